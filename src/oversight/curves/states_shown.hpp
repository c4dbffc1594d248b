#pragma once
#include "oversight/curves/shown.hpp"
#include "oversight/curves/states_counted.hpp"

/// What may be shown of where people are. The rules of shown.hpp hold, over a table of people by group, day and state;
/// with those who have not been followed so long, with who was there on the day before, came and went between two days,
/// and with the sums over groups. They hold for the house itself too, of its own people: where somebody is after they
/// left, in care in another house or not, is that house's to know; a true share of one or few would tell it without
/// their consent.
///
/// A share is the estimate times those who began, shown as a count. Where nobody is seen in a state, but the estimate
/// says that some of those who are not watched so long would be, it is withheld: it would speak of a few.
namespace homeward::curves {

struct ShownState {
  bool withheld = false;
  std::optional<double> share = {}, low = {}, high = {};
};
struct ShownDay {
  std::int32_t day = 0;
  std::int64_t watched = 0;
  std::array<ShownState, k_wheres> in{};
  /// In any of the stages: the shares shown of them, added up, so that it tells nothing that they do not. Withheld
  /// where one of them is.
  ShownState in_care{};
};
struct ShownStates {
  std::optional<std::int32_t> key;
  bool withheld = false;
  bool too_few = false;
  std::optional<std::int64_t> n;
  std::vector<ShownDay> days;  ///< as many as may be shown
};

struct OpenStates {
  bool all = false;
  struct Day {
    bool watched = false;
    std::array<bool, k_wheres> in{};
  };
  std::array<Day, k_days.size()> days{};

  static OpenStates everything();
  /// Leaves open only what is open in both.
  void narrow(const OpenStates& other);
};
/// Groups as `CountedStates` has them: all together first.
std::vector<OpenStates> control(const CountedStates& counted, const Noise& noise);

std::vector<ShownStates> show_masked(const CountedStates& counted, const std::vector<OpenStates>& open,
                                     const Noise& noise);

}  // namespace homeward::curves
