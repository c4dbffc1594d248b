#pragma once
#include "exchange/ctn0094/plan.hpp"
#include "exchange/tables/row_id.hpp"

/// The records of one person; inside of Plan.
namespace homeward::ctn0094 {

/// Key of the place a person belongs to: the site, or the trial.
std::string place_key(const PersonRow& row);
Id<Place> place_id(const std::string& dataset, const std::string& key);

/// Whether a rating before or after induction says what withdrawal says about the same day.
bool is_repeated(const Event& induction, std::span<const Event> withdrawals);

/// Everything about one person, in the order in which it is written.
Batch plan_person(const Tables& tables, std::uint32_t person, const std::string& dataset);

}  // namespace homeward::ctn0094
