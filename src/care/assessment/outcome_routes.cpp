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
    {"period", "In which the journeys began: a year, 2026-Q2 or 2026-05; whenever they did unless said."}};

/// Nobody chooses days: see names_days.
Result<std::optional<Period>> period_in(const Call& call, LocalDate today) {
  HW_TRY(const std::string given, call.text_query("period"));
  if (given.empty()) return std::optional<Period>();
  const auto period = whole_period(given, today);
  if (!period)
    return reject_fields({{"?period", "indicator.malformed-period", "a year, a quarter or a month is expected"}});
  return period;
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
                            HW_TRY(const auto begun, period_in(call, reader.today()));
                            return place_outcome(reader, outcomes, definition, id, begun);
                          })
      .query = k_place_query;
}

}  // namespace homeward::assessment
