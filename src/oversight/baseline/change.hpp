#pragma once
#include "oversight/indicators/shown.hpp"

#include <span>

/// What changed, and how sure that is. Pure.
namespace homeward::baseline {

using indicators::Definition;
using indicators::Estimate;
using indicators::ShownGroup;

/// `one` less `other`, two figures of different people, as `indicators::difference`; nothing where one of them has no
/// limits. The difference of two changes is made from the two changes likewise, which gives the interval recovered from
/// all four (Zou & Donner 2008, Stat. Med. 27:1693).
std::optional<Estimate> known_difference(const std::optional<Estimate>& one, const std::optional<Estimate>& other);

/// Wider than this a share's change says nothing: it could not tell a rise by 20 points from none.
constexpr double k_widest_share = 0.4;
/// Whether a change is narrow enough to be told. Of a rate or a number of days the interval may be as wide as the
/// figure before was large, and no wider.
bool says_something(const Definition& definition, const Estimate& change, double before);

/// Figures of groups that share no unit, put together from what is shown of each. A median cannot be put together, and
/// where one is withheld so are all.
ShownGroup together(const Definition& definition, std::span<const ShownGroup> groups);

}  // namespace homeward::baseline
