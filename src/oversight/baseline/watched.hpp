#pragma once
#include "care/places/records.hpp"
#include "oversight/indicators/packs.hpp"
#include "oversight/indicators/shown.hpp"
#include "platform/access/counting.hpp"

#include <memory>
#include <span>

/// Figures of groups of places within one, through disclosure control.
namespace homeward::baseline {

using Places = std::vector<Id<Place>>;

/// What is counted of the places within one, at one moment.
class Watched {
 public:
  /// `tx` and `vault` outlive it.
  Watched(db::ReadTransaction& tx, const vault::Vault& vault, const indicators::Indicators& packs,
          std::shared_ptr<const cohort::Snapshot> snapshot, Id<Place> whole, LocalDate today)
      : tx_(tx), counting_(tx, vault), packs_(packs), snapshot_(std::move(snapshot)), whole_(whole), today_(today) {}

  std::int64_t position() const { return snapshot_->position(); }
  /// One for each group, all in one table with the whole, what lies in no group, and every house: neither the whole
  /// less the others nor a house less what other tables show gives away what is withheld. Groups share no place.
  Result<std::vector<indicators::ShownGroup>> figures(const indicators::Indicator& indicator,
                                                      std::span<const Places> groups, Period period);

 private:
  /// Everything of the whole in this period, by house.
  indicators::Asked whole(Period period) const;
  Result<indicators::Counted> counted(const indicators::Indicator& indicator, const indicators::Asked& asked) const;
  std::vector<cohort::Slot> slots(std::span<const Id<Place>> places) const;

  db::ReadTransaction& tx_;
  access::Counting counting_;
  const indicators::Indicators& packs_;
  std::shared_ptr<const cohort::Snapshot> snapshot_;
  Id<Place> whole_;
  LocalDate today_;
};

}  // namespace homeward::baseline
