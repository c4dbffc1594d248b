#include "care/assessment/actions_urine.hpp"
#include "care/assessment/outcome_views.hpp"
#include "care/assessment/routes.hpp"
#include "care/assessment/views_urine.hpp"

namespace homeward::assessment {
namespace {

using http::Audience;
using http::Call;

const std::vector<std::pair<std::string, std::string>> k_query = {{"definition", "Id of the outcome."}};

const std::vector<std::pair<std::string, std::string>> k_place_query = {
    {"definition", "Id of the outcome."},
    {"from", "The first day on which a journey began that counts; without it all earlier ones do."},
    {"until", "The last such day."}};

Result<std::optional<LocalDate>> day_in(const Call& call, std::string_view name) {
  HW_TRY(const std::string given, call.text_query(name));
  if (given.empty()) return std::optional<LocalDate>();
  const auto day = LocalDate::parse(given);
  if (!day) return reject_fields({{std::string(name), "date.malformed", "a date like 2026-11-21 is expected"}});
  return day;
}

void add_urine_routes(http::Routes& routes) {
  routes.view<ListOf<UrineTestLine>>(
      "/api/v1/people/{id}/urine-tests",
      http::info("assessment.read", Category::clinical, "Urine tests that were entered by hand, newest first."),
      [](Call& call, Reader& reader) -> Result<ListOf<UrineTestLine>> {
        HW_TRY(const auto id, call.id<Person>("id"));
        return urine_tests(reader, id);
      });
  routes.action<EnterUrineTest>(
      "/api/v1/people/{id}/urine-tests",
      http::info("assessment.write", Category::clinical, "Enters a urine test, or corrects that of the day."),
      [](const EnterUrineTest& c, Call& call, journal::Transaction& tx) -> Result<journal::Changed> {
        HW_TRY(const auto id, call.id<Person>("id"));
        return enter_urine_test(tx, call.viewer, id, c);
      });
  routes.action<TakeBackUrineTest>(
      "/api/v1/people/{id}/urine-tests/take-back",
      http::info("assessment.write", Category::clinical, "Takes a urine test back that was entered by mistake."),
      [](const TakeBackUrineTest& c, Call& call, journal::Transaction& tx) -> Result<journal::Changed> {
        HW_TRY(const auto id, call.id<Person>("id"));
        return take_back_urine_test(tx, call.viewer, id, c);
      });
}

}  // namespace

void add_outcome_routes(http::Routes& routes, const Outcomes& outcomes) {
  add_urine_routes(routes);
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
                            BegunIn begun;
                            HW_TRY(begun.from, day_in(call, "from"));
                            HW_TRY(begun.until, day_in(call, "until"));
                            return place_outcome(reader, outcomes, definition, id, begun);
                          })
      .query = k_place_query;
}

}  // namespace homeward::assessment
