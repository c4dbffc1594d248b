#pragma once
#include "engine/cohort/scan.hpp"
#include "engine/linkage/number_table.hpp"

/// From keys to group numbers. Only for this engine.
namespace homeward::cohort {

/// Numbers groups in the order in which they are met, in one part of a scan.
class Grouper {
 public:
  Grouper(const Snapshot& s, const std::vector<Value>& by);
  /// The group of each row; without keys all are group 0.
  void groups(Rows rows, std::uint32_t* out);
  std::uint32_t count() const { return static_cast<std::uint32_t>(keys_.size()); }
  const std::vector<Key>& keys() const { return keys_; }

 private:
  /// Codes of one key to small numbers: by a list where its range is known and small, else by hashing.
  class Numbers {
   public:
    explicit Numbers(Range range);
    void of(const std::int32_t* codes, std::uint32_t count, std::uint32_t* out);
    const std::vector<std::int32_t>& codes() const { return codes_; }

   private:
    std::uint32_t add(std::int32_t code);
    std::uint32_t hashed(std::int32_t code);
    Range range_;
    std::vector<std::uint32_t> listed_;  ///< number + 1; the first is k_missing's
    linkage::NumberTable hashed_;
    std::vector<std::int32_t> codes_;
  };

  std::vector<std::shared_ptr<const Evaluator>> by_;
  std::vector<Numbers> numbers_;
  struct Level {
    linkage::NumberTable hashed;
    std::vector<std::uint32_t> dense;  ///< [before * width + number]: pair + 1
    std::uint32_t width = 0;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    std::uint32_t of(std::uint32_t before, std::uint32_t number);
    /// Pairs take the place of what was before.
    void of(std::uint32_t* before, const std::uint32_t* numbers, std::uint32_t count);
  };
  std::vector<Level> levels_;  ///< from the second key on
  std::vector<Key> keys_;
  Key key_of(std::uint32_t group) const;

  /// Where the ranges of all keys are known and small together, all of them are one number.
  struct Digit {
    std::int32_t from = 0;    ///< the code that is 1; 0 is k_missing
    std::uint32_t radix = 1;  ///< how many there are
  };
  bool set_digits(const std::vector<Range>& ranges);
  void groups_by_digits(Rows rows, std::uint32_t* out);
  Key key_of_digits(std::uint32_t number) const;
  std::vector<Digit> digits_;
  std::vector<std::uint32_t> listed_;  ///< by number: group + 1; empty where there are no digits
};

/// The groups of all parts together, ascending by key.
struct Merged {
  explicit Merged(const std::vector<Grouper>& parts);
  std::vector<Key> keys;
  std::vector<std::vector<std::uint32_t>> place;  ///< [part][group of the part]
};

/// One grouper for each part of a scan.
std::vector<Grouper> groupers(const Snapshot& s, const Question& q);

}  // namespace homeward::cohort
