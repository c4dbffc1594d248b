#include "care/assessment/outcome_views.hpp"
#include "care/assessment/routes.hpp"

namespace homeward::assessment {
namespace {

using http::Audience;
using http::Call;

const std::vector<std::pair<std::string, std::string>> k_query = {{"definition", "Id of the outcome."}};

}  // namespace

void add_outcome_routes(http::Routes& routes, const Outcomes& outcomes) {
  // Content of the catalogue, about nobody.
  routes.custom(http::Method::get, "/api/v1/outcomes",
                {Audience::role, "place.read", Category::place, "administration",
                 "The named outcomes of this deployment: what each says, and over what."},
                [&outcomes](auto, auto, http::Respond respond) {
                  respond({200, {{"Content-Type", "application/json"}}, outcomes.described()});
                });
  routes
      .view<PersonOutcome>("/api/v1/people/{id}/outcome",
                           {Audience::role, "assessment.read", Category::clinical, "care",
                            "A person's weekly pattern, what a named outcome says of it, and why."},
                           [&outcomes](Call& call, Reader& reader) -> Result<PersonOutcome> {
                             HW_TRY(const auto id, call.id<Person>("id"));
                             HW_TRY(const std::string definition, call.text_query("definition"));
                             return person_outcome(reader, outcomes, definition, id);
                           })
      .query = k_query;
  routes
      .view<PlaceOutcome>("/api/v1/places/{id}/outcome",
                          {Audience::role, "figures.region", Category::place, "oversight",
                           "A named outcome of the people of a place, in numbers."},
                          [&outcomes](Call& call, Reader& reader) -> Result<PlaceOutcome> {
                            HW_TRY(const auto id, call.id<Place>("id"));
                            HW_TRY(const std::string definition, call.text_query("definition"));
                            return place_outcome(reader, outcomes, definition, id);
                          })
      .query = k_query;
}

}  // namespace homeward::assessment
