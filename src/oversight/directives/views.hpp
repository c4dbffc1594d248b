#pragma once
#include "oversight/directives/addressed.hpp"
#include "oversight/directives/rules.hpp"
#include "platform/access/reader.hpp"
#include "platform/access/view.hpp"

/// Directives as those see them who issue them and those who are asked. Places, answers and days are shown in full to
/// those responsible; people only as counts under disclosure control, and one by one through the guard.
namespace homeward::directives {

using access::Disclosed;
using access::PublicText;
using access::Reader;
using access::ShownCount;

/// How many of the houses that this viewer answers for stand where.
struct Standings {
  std::int64_t addressed = 0, received = 0, will_do = 0, done = 0, cannot = 0, unanswered = 0, overdue = 0;
};
BOOST_DESCRIBE_STRUCT(Standings, (), (addressed, received, will_do, done, cannot, unanswered, overdue))

struct DirectiveLine {
  Disclosed<Directive> directive;
  std::optional<Disclosed<Place>> issuer;
  DirectiveState state = DirectiveState::open;
  bool ours = false;  ///< the viewer's place or one below it issued it
  Standings standings;
  /// Where one house alone is meant: where it stands and by when it has to move.
  std::optional<Standing> own;
  std::optional<LocalDate> due;
};
BOOST_DESCRIBE_STRUCT(DirectiveLine, (), (directive, issuer, state, ours, standings, own, due))

/// People reached: all, of them relatives, and the others.
struct ReachedCount {
  ShownCount all, people, relatives;
};
BOOST_DESCRIBE_STRUCT(ReachedCount, (), (all, people, relatives))
/// The true counts, for the house's own people only.
struct OwnReached {
  std::int64_t people = 0, relatives = 0;
};
BOOST_DESCRIBE_STRUCT(OwnReached, (), (people, relatives))

struct HouseLine {
  Disclosed<Place> place;
  std::optional<Id<Place>> region;
  Standing standing = Standing::unanswered;
  std::optional<LocalDate> due;
  bool overdue = false;
  std::vector<Disclosed<DirectiveAnswer>> answers;  ///< the last first
  std::optional<std::int64_t> days_to_answer;
  bool shown = false;  ///< records show that somebody acted
  std::optional<std::int64_t> week_of_act;
  SaidAndShown compared = SaidAndShown::neither;
  std::optional<ReachedCount> reached;
  std::optional<OwnReached> own_reached;
};
BOOST_DESCRIBE_STRUCT(HouseLine, (),
                      (place, region, standing, due, overdue, answers, days_to_answer, shown, week_of_act, compared,
                       reached, own_reached))

struct RegionLine {
  Disclosed<Place> place;
  Standings standings;
  std::int64_t shown = 0;
  std::optional<double> median_days_to_answer;
  std::optional<std::int64_t> week_of_act;
  std::optional<double> median_week_of_act;
  std::optional<ReachedCount> reached;
};
BOOST_DESCRIBE_STRUCT(RegionLine, (),
                      (place, standings, shown, median_days_to_answer, week_of_act, median_week_of_act, reached))

/// From the order to the families. Of said and shown, each half alone is where the gap between the levels lies.
struct Road {
  Standings standings;
  std::int64_t shown = 0;
  std::int64_t said_only = 0, shown_only = 0;
  std::optional<ReachedCount> reached;
  std::optional<double> median_days_to_answer;
  std::optional<double> median_week_to_region, median_week_to_house, median_week_to_person;
};
BOOST_DESCRIBE_STRUCT(Road, (),
                      (standings, shown, said_only, shown_only, reached, median_days_to_answer, median_week_to_region,
                       median_week_to_house, median_week_to_person))

struct DirectivePage {
  Disclosed<Directive> directive;
  std::optional<Disclosed<Place>> issuer;
  std::vector<Disclosed<Place>> places;
  DirectiveState state = DirectiveState::open;
  bool ours = false;
  LocalDate today;
  std::vector<Disclosed<DirectiveEdition>> editions;
  Road road;
  std::vector<RegionLine> regions;
  std::vector<HouseLine> houses;
};
BOOST_DESCRIBE_STRUCT(DirectivePage, (),
                      (directive, issuer, places, state, ours, today, editions, road, regions, houses))

struct ReachedLine {
  Disclosed<Person> person;
};
BOOST_DESCRIBE_STRUCT(ReachedLine, (), (person))

/// A form of the catalogue that a directive can count.
struct CountableForm {
  PublicText id, title;
};
BOOST_DESCRIBE_STRUCT(CountableForm, (), (id, title))

/// Issued or addressed within the viewer's reach, the newest first, at most 200.
access::ListOf<DirectiveLine> list_directives(Reader& reader);
/// Reason not-found, also for one that neither comes from nor goes to a place of the viewer.
Result<DirectivePage> directive_page(Reader& reader, Id<Directive> id);
/// Whom a house reached, as far as the viewer may see the record that counts and the person. Reason not-found.
Result<access::ListOf<ReachedLine>> people_reached(Reader& reader, Id<Directive> id, Id<Place> house);

}  // namespace homeward::directives
