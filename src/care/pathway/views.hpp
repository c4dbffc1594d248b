#pragma once
#include "care/pathway/records_no_call.hpp"
#include "care/pathway/rules.hpp"
#include "care/pathway/shorter_way.hpp"
#include "care/people/records_tie.hpp"
#include "care/tasks/records.hpp"
#include "platform/access/counting.hpp"
#include "platform/access/view.hpp"

#include <memory>

/// What staff see of people's roads. Every record in here was disclosed by the guard.
namespace homeward::pathway {

using access::Disclosed;
using access::ListOf;
using access::PublicText;
using access::Reader;

/// How people are found and sorted by name: the in-memory index, handed in by app.
struct PeopleFinder {
  /// Who has a number of exactly this text, as far as the reader may see it.
  std::function<std::vector<Uuid>(Reader& reader, std::string_view typed)> find_by_number;
  /// Ids of `within` (ascending) that match, best first.
  std::function<std::vector<Uuid>(const std::string& query, std::span<const Uuid> within, std::size_t limit)> find;
  /// The same among those that are allowed: asked about some dozens of matches at a time, best first.
  using Allows = std::function<std::vector<bool>(std::span<const Uuid>)>;
  std::function<std::vector<Uuid>(const std::string& query, const Allows& allows, std::size_t limit)> find_allowed;
  std::function<std::vector<Uuid>(std::vector<Uuid>)> sort_by_name;
  std::shared_ptr<ShorterWay> shorter_way = std::make_shared<ShorterWay>();
};

struct PlaceName {
  Disclosed<Place> place;
};
BOOST_DESCRIBE_STRUCT(PlaceName, (), (place))

/// Whether somebody is in care in the houses of the reader's role. What may not be seen is `not_shown`, never absent.
enum class CareNow { in_care, not_now, not_shown };
BOOST_DESCRIBE_ENUM(CareNow, in_care, not_now, not_shown)

struct PersonLine {
  Disclosed<Person> person;
  CareNow care = CareNow::not_shown;
  std::optional<Disclosed<Stay>> stay;
  std::optional<Disclosed<Account>> keyworker;
};
BOOST_DESCRIBE_STRUCT(PersonLine, (), (person, care, stay, keyworker))

struct PeopleQuery {
  std::string text;
  std::optional<Stage> stage;
  bool in_care_only = false;
  bool no_keyworker = false;  ///< in care, and nobody is their keyworker
  bool newest_first = false;
  std::size_t from = 0;
};
struct PeoplePage {
  std::vector<PersonLine> items;
  std::optional<PublicText> next;
  std::int64_t total = 0;
  /// Where nobody is in care: how many there are besides, so that the page can say what to do next.
  std::optional<std::int64_t> everybody;
};
BOOST_DESCRIBE_STRUCT(PeoplePage, (), (items, next, total, everybody))
PeoplePage list_people(Reader& reader, const PeopleFinder& finder, const PeopleQuery& query);

/// The permission of whoever names keyworkers.
constexpr std::string_view k_assigns = "person.assign";
/// The condition on `person` (alias `t`) of who is in care in the houses of the reader's role without a keyworker
/// there.
access::Sql without_keyworker(Reader& reader);

struct WorkerLine {
  Disclosed<Relation> relation;
  std::optional<Disclosed<Account>> account;
};
BOOST_DESCRIBE_STRUCT(WorkerLine, (), (relation, account))

/// How long a stay was planned for and lasted, as a class of programme by the one boundary rule (`class_of`).
struct StayClass {
  Id<Stay> stay;
  std::optional<ProgrammeClass> planned;
  std::optional<ProgrammeClass> actual;  ///< once it has ended
};
BOOST_DESCRIBE_STRUCT(StayClass, (), (stay, planned, actual))

/// The other record of a link, where it may be seen as well.
struct LinkedRecord {
  Id<PersonLink> link;
  Disclosed<Person> person;
};
BOOST_DESCRIBE_STRUCT(LinkedRecord, (), (link, person))

/// Somebody who stands beside the person, by name where they may be seen as well.
struct TieLine {
  Disclosed<PersonTie> tie;
  std::optional<Disclosed<Person>> person;
  /// Of what stands now each is said once, however many linked records say it; this one is said by another line.
  bool again = false;
};
BOOST_DESCRIBE_STRUCT(TieLine, (), (tie, person, again))
/// What stood and stands on the page of this person, also where a linked record of theirs says it.
std::vector<TieLine> ties_of(Reader& reader, Id<Person> person);

struct PersonPage {
  Disclosed<Person> person;
  std::vector<Disclosed<Identifier>> identifiers;
  std::vector<Disclosed<Address>> addresses;
  std::vector<Disclosed<SafeContact>> safe_contacts;
  std::vector<Disclosed<Journey>> journeys;
  std::vector<Disclosed<Episode>> episodes;
  std::vector<Disclosed<Stay>> stays;
  std::vector<StayClass> classes;
  std::vector<Disclosed<StageMark>> marks;
  std::vector<Disclosed<SubstanceUse>> substances;
  std::vector<Disclosed<Handover>> handovers;
  std::vector<Disclosed<FollowUp>> follow_ups;
  std::vector<Disclosed<Attempt>> attempts;
  std::vector<Disclosed<Task>> tasks;
  std::vector<Disclosed<Consent>> consents;
  std::vector<Disclosed<PersonLink>> links;
  std::vector<LinkedRecord> linked;
  std::vector<WorkerLine> workers;
  std::vector<TieLine> ties;
  std::vector<Disclosed<NoCall>> no_calls;
  std::vector<Disclosed<Place>> places;
  std::vector<PublicText> permissions;
  bool changes_gender = false;                ///< whether what was said of it is open, and may be changed
  bool begins_care = false;                   ///< whether care may be begun here and is not going on in this house
  bool shows_contact = false;                 ///< whether an empty list of safe ways says that there are none
  std::int64_t next_stay_days = 0;            ///< after the end of a stay, before nobody has heard from the person
  std::optional<Disclosed<Place>> number_at;  ///< whose number the person can call at any time
  LocalDate today;
};
BOOST_DESCRIBE_STRUCT(PersonPage, (),
                      (person, identifiers, addresses, safe_contacts, journeys, episodes, stays, classes, marks,
                       substances, handovers, follow_ups, attempts, tasks, consents, links, linked, workers, ties,
                       no_calls, places, permissions, changes_gender, begins_care, shows_contact, next_stay_days,
                       number_at, today))
Result<PersonPage> person_page(Reader& reader, const RoadRules& road, Id<Person> person);

struct OfferLine {
  Disclosed<PlaceOffer> offer;
  std::optional<std::int64_t> occupied;
  std::optional<std::int64_t> held;
  std::optional<std::int64_t> free;
  bool has_room = true;
};
BOOST_DESCRIBE_STRUCT(OfferLine, (), (offer, occupied, held, free, has_room))
/// What a place offers today with live occupancy: true counts for its own staff, for others whether there is room.
std::vector<OfferLine> offers_of(Reader& reader, const RoadRules& road, Id<Place> place);

struct StayLine {
  Disclosed<Stay> stay;
  std::optional<Disclosed<Person>> person;
  std::optional<Disclosed<Account>> keyworker;
};
BOOST_DESCRIBE_STRUCT(StayLine, (), (stay, person, keyworker))
struct HandoverLine {
  Disclosed<Handover> handover;
  std::optional<Disclosed<Person>> person;
};
BOOST_DESCRIBE_STRUCT(HandoverLine, (), (handover, person))
/// Somebody who arrived and is not in care there: for how many days, and whether care should have begun.
struct ArrivedLine {
  Disclosed<Handover> handover;
  std::optional<Disclosed<Person>> person;
  std::int64_t days = 0;
  bool overdue = false;
};
BOOST_DESCRIBE_STRUCT(ArrivedLine, (), (handover, person, days, overdue))
/// Somebody who was not heard from (`overdue`), or whose next step is still open.
struct NotHeardLine {
  Disclosed<FollowUp> follow_up;
  std::optional<Disclosed<Person>> person;
  std::vector<Disclosed<SafeContact>> safe_contacts;
  std::optional<Disclosed<Place>> number_at;  ///< whose number is left with them
  std::int64_t days = 0;
  bool overdue = false;
};
BOOST_DESCRIBE_STRUCT(NotHeardLine, (), (follow_up, person, safe_contacts, number_at, days, overdue))

/// The place whose number somebody in the care of this house can call at any time, see number_to_call.hpp.
std::optional<Disclosed<Place>> number_at(Reader& reader, Id<Place> home);

/// A list that does not show all there is.
struct CutList {
  PublicText list;
  std::int64_t total = 0;
};
BOOST_DESCRIBE_STRUCT(CutList, (), (list, total))

struct CentreBoard {
  Disclosed<Place> place;
  std::vector<OfferLine> offers;
  std::vector<StayLine> in_care;
  /// How many are in care here, also those whose stays the reader may not see; for the house's own staff.
  std::optional<std::int64_t> in_care_count;
  std::vector<StayLine> leaving;
  std::vector<HandoverLine> arriving;
  std::vector<ArrivedLine> arrived;  ///< and care here has not begun
  std::vector<HandoverLine> handovers;
  std::vector<NotHeardLine> not_heard_from;
  std::vector<NotHeardLine> next_step_open;
  std::vector<Disclosed<Place>> places;
  std::vector<CutList> cut;
  LocalDate today;
};
BOOST_DESCRIBE_STRUCT(CentreBoard, (),
                      (place, offers, in_care, in_care_count, leaving, arriving, arrived, handovers, not_heard_from,
                       next_step_open, places, cut, today))
Result<CentreBoard> centre_board(Reader& reader, const RoadRules& road, Id<Place> place);

struct TaskLine {
  Disclosed<Task> task;
  std::optional<Disclosed<Person>> person;
  std::optional<Disclosed<Handover>> handover;  ///< where it is about one: which tells it from another of its kind
};
BOOST_DESCRIBE_STRUCT(TaskLine, (), (task, person, handover))
struct MyDay {
  std::vector<TaskLine> tasks;
  std::vector<NotHeardLine> not_heard_from;
  std::vector<HandoverLine> arriving;
  std::vector<ArrivedLine> arrived;  ///< and care in the house has not begun; for whoever may begin it
  std::vector<StayLine> leaving;
  std::vector<StayLine> my_people;
  /// How many are in care in the house and nobody is their keyworker; for whoever may name one, as many as the list of
  /// people asked for the same shows them.
  std::optional<std::int64_t> no_keyworker;
  std::vector<Disclosed<Place>> places;
  std::vector<CutList> cut;
  LocalDate today;
};
BOOST_DESCRIBE_STRUCT(MyDay, (),
                      (tasks, not_heard_from, arriving, arrived, leaving, my_people, no_keyworker, places, cut, today))
MyDay my_day(Reader& reader, const RoadRules& road);

/// A region in numbers: how many, for how long, and which house has to act; never who.
struct CentreFigures {
  Disclosed<Place> place;
  access::ShownCount in_care;
  access::ShownCount not_heard_from;
  access::ShownCount has_to_act;
  /// The longest silence, of eight people at least and no closer than 14, 30, 90, 180, 365 or 730 days and more: the
  /// day itself would be one person's.
  std::optional<std::int64_t> longest_days;
  std::optional<std::int64_t> capacity;
};
BOOST_DESCRIBE_STRUCT(CentreFigures, (), (place, in_care, not_heard_from, has_to_act, longest_days, capacity))
struct JointFigures {
  Stage stage = Stage::detoxification;
  access::ShownCount ended;
  access::ShownCount went_on;
  access::ShownCount not_heard_from;
  /// Of those who ended, who went on, with its 95 % interval (Wilson), from the counts as they are shown and from 20
  /// people on.
  std::optional<double> share, low, high;
};
BOOST_DESCRIBE_STRUCT(JointFigures, (), (stage, ended, went_on, not_heard_from, share, low, high))
struct RegionFigures {
  Disclosed<Place> place;
  Instant as_of;
  /// Of the joints: stays that ended on these days, so that the days for a next one are over for all of them.
  LocalDate from;
  LocalDate until;
  std::vector<CentreFigures> centres;
  std::vector<JointFigures> joints;
};
BOOST_DESCRIBE_STRUCT(RegionFigures, (), (place, as_of, from, until, centres, joints))
Result<RegionFigures> region_figures(Reader& reader, const RoadRules& road, Id<Place> region);

}  // namespace homeward::pathway
