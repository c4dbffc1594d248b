#include "care/pathway/routes.hpp"

#include "care/pathway/actions_take_back.hpp"
#include "platform/access/cursor.hpp"

#include <charconv>

namespace homeward::pathway {
namespace {

using http::Call;
using http::info;
using journal::Changed;
using journal::Transaction;

Result<PeoplePage> search(const PeopleFinder& finder, const SearchPeople& asked, Reader& reader) {
  PeopleQuery query;
  if (asked.text) query.text = asked.text->reveal().str();
  query.stage = asked.stage;
  query.in_care_only = asked.in_care.value_or(false);
  query.no_keyworker = asked.no_keyworker.value_or(false);
  if (query.no_keyworker && !reader.viewer().may(k_assigns)) {
    return reject(ErrorKind::forbidden, "permission.missing", "who goes beside whom is for whoever assigns it");
  }
  query.newest_first = asked.sort == PeopleOrder::newest;
  if (asked.page) {
    HW_TRY(const std::string from, access::open_cursor(reader.vault(), reader.viewer(), "people", asked.page->str()));
    std::from_chars(from.data(), from.data() + from.size(), query.from);
  }
  return list_people(reader, finder, query);
}

/// Loads the stay of the path for a change: out of reach and absent answer alike, before any version is compared.
Result<journal::Stored<Stay>> stay_for(Call& call, Transaction& tx, std::string_view permission) {
  HW_TRY(const auto id, call.id<Stay>("id"));
  HW_TRY(auto stay, tx.get(id));
  HW_TRY_VOID(access::require_person(tx, call.viewer, permission, stay->person, Category::care));
  HW_TRY_VOID(call.expect_version(stay.version()));
  return stay;
}

/// The rules of a road that compare members.
const std::vector<http::Compared> k_compared{{"stay.planned-before-start", {"started"}},
                                             {"stage.back-needs-reason", {"stage"}},
                                             {"stage.mark-needed", {"stage"}},
                                             {"end.reason-does-not-fit", {"end_type"}},
                                             {"substance.age", {"age_answer", "started"}},
                                             {"substance.twice", {"substances"}},
                                             {"substance.two-principals", {"substances"}},
                                             {"substance.not-principal", {"rank"}},
                                             {"substance.not-named", {"route", "frequency", "age_answer"}}};

}  // namespace

void add_handover_routes(http::Routes& routes, const RoadRules& road);

void add_routes(http::Routes& routes, PeopleFinder finder, const RoadRules& road) {
  routes.question<PeoplePage, SearchPeople>(
      "/api/v1/people/search", info("person.search", Category::identity, "Finds people one may see."),
      [finder](const SearchPeople& asked, Call&, Reader& reader) { return search(finder, asked, reader); });
  routes.view<PersonPage>("/api/v1/people/{id}",
                          info("person.read", Category::identity, "A person with the road, as far as one may see."),
                          [&road](Call& call, Reader& reader) -> Result<PersonPage> {
                            HW_TRY(const auto id, call.id<Person>("id"));
                            return person_page(reader, road, id);
                          });
  routes.view<CentreBoard>("/api/v1/places/{id}/board", info("board.read", Category::presence, "A centre today."),
                           [&road](Call& call, Reader& reader) -> Result<CentreBoard> {
                             HW_TRY(const auto id, call.id<Place>("id"));
                             return centre_board(reader, road, id);
                           });
  routes.view<MyDay>("/api/v1/my-day", info("my-day.read", Category::task, "What waits for whom is signed in."),
                     [&road](Call&, Reader& reader) -> Result<MyDay> { return my_day(reader, road); });
  routes.view<RegionFigures>("/api/v1/regions/{id}/figures",
                             info("figures.region", Category::place, "A region in numbers.", "oversight"),
                             [&road](Call& call, Reader& reader) -> Result<RegionFigures> {
                               HW_TRY(const auto id, call.id<Place>("id"));
                               return region_figures(reader, road, id);
                             });
  routes
      .action<Admit>("/api/v1/people/{id}/admissions", info("stay.admit", Category::care, "Care begins."),
                     [&road](const Admit& c, Call& call, Transaction& tx) -> Result<Changed> {
                       HW_TRY(const auto id, call.id<Person>("id"));
                       return admit(tx, call.viewer, road, id, c);
                     })
      .with_all_faults(k_compared);
  routes
      .action<EndStay>("/api/v1/stays/{id}/end", info("stay.end", Category::care, "A stay ends."),
                       [](const EndStay& c, Call& call, Transaction& tx) -> Result<Changed> {
                         HW_TRY(auto stay, stay_for(call, tx, "stay.end"));
                         return end_stay(tx, call.viewer, stay, c);
                       })
      .with_all_faults(k_compared);
  routes.action<TakeBackEnd>("/api/v1/stays/{id}/take-back-end",
                             info("stay.end", Category::care, "A stay was ended by mistake and goes on."),
                             [&road](const TakeBackEnd& c, Call& call, Transaction& tx) -> Result<Changed> {
                               HW_TRY(auto stay, stay_for(call, tx, "stay.end"));
                               return take_back_end(tx, call.viewer, road, stay, c);
                             });
  routes
      .action<MoveOn>("/api/v1/stays/{id}/move-on",
                      info("stay.end", Category::care, "On to another stage in the same house, in one save."),
                      [&road](const MoveOn& c, Call& call, Transaction& tx) -> Result<Changed> {
                        HW_TRY(auto stay, stay_for(call, tx, "stay.end"));
                        return move_on(tx, call.viewer, road, stay, c);
                      })
      .with_all_faults(k_compared);
  routes.action<NewMark>("/api/v1/people/{id}/stage-marks",
                         info("stage.mark", Category::care, "A stage is left out on purpose."),
                         [](const NewMark& c, Call& call, Transaction& tx) -> Result<Changed> {
                           HW_TRY(const auto id, call.id<Person>("id"));
                           return mark_stage(tx, call.viewer, id, c);
                         });
  add_handover_routes(routes, road);
}

}  // namespace homeward::pathway
