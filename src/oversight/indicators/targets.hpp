#pragma once
#include "care/places/records.hpp"
#include "oversight/indicators/aimed.hpp"
#include "platform/access/reader.hpp"
#include "platform/access/view.hpp"

/// Targets as those see them who read the figures of a place.
namespace homeward::indicators {

/// A target on the axis of a figure. About work: nothing of it is masked, and whether it is reached follows from what
/// is shown of the figure alone.
struct TargetMark {
  double value = 0;
  Reached state = Reached::withheld;
  std::optional<Id<IndicatorTarget>> id;  ///< without one that of whoever published the definition
};
BOOST_DESCRIBE_STRUCT(TargetMark, (), (value, state, id))

/// Whose it is and who set it, as far as the viewer is told names of staff.
struct NamedTarget {
  access::Disclosed<IndicatorTarget> target;
  std::optional<access::Disclosed<Place>> place;   ///< for which it was set
  std::optional<access::Disclosed<Place>> set_at;  ///< where it was set
  std::optional<access::Disclosed<Account>> set_by;
};
BOOST_DESCRIBE_STRUCT(NamedTarget, (), (target, place, set_at, set_by))

/// Finds for a place and a day the target that holds: its own, else that of the nearest place above which has one, else
/// the published one.
class Targets {
 public:
  Targets(access::Reader& reader, const Definition& definition);

  struct Shown {
    std::optional<std::int64_t> n;
    bool too_few = false;
    std::optional<Estimate> estimate;
  };
  std::optional<TargetMark> mark(Id<Place> place, LocalDate day, const Shown& figure);
  /// Those that marks spoke of so far, in the order in which they were first spoken of.
  std::vector<NamedTarget> named() const;

 private:
  const access::Disclosed<IndicatorTarget>* nearest(Id<Place> place, LocalDate day);

  access::Reader& reader_;
  const Definition& definition_;
  std::vector<access::Disclosed<IndicatorTarget>> all_;
  std::vector<const access::Disclosed<IndicatorTarget>*> used_;
};

struct TargetLine {
  NamedTarget named;
  TargetState state = TargetState::holds;
  bool changeable = false;  ///< by the viewer
};
BOOST_DESCRIBE_STRUCT(TargetLine, (), (named, state, changeable))

/// What was set for this very place, the last first. Reason not-found.
Result<access::ListOf<TargetLine>> list_targets(access::Reader& reader, const std::string& indicator,
                                                const std::string& place);

}  // namespace homeward::indicators
