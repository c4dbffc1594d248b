#pragma once
#include "app/house.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>

/// `homeward demo create`: an invented country of two regions, told day by day over 18 months until now, through the
/// same actions as users, each by the worker who took it and at its own time.
namespace homeward::app::demo {

struct DemoOptions {
  int people = 6000;
  std::uint64_t seed = 1;
  /// The present of the story; absent: now. The same seed, number of people and present make the same country, but for
  /// ids and times that the rules themselves give.
  std::optional<Instant> present;
  /// Told after each day: how many of how many are over.
  std::function<void(int done, int of)> progress;
};

struct DemoReport {
  std::int64_t people = 0, actions = 0, entries = 0;
  /// Actions that the rules refused, by action and reason; empty unless the story is wrong.
  std::map<std::string, int> refused;
};

/// In the note and the names of one person whom only the workers of one centre may see (country: Part::keeps_canary);
/// none of the listed demo accounts works there or above with such a right. Tests look for it in every answer.
inline constexpr std::string_view k_canary = "kanareyka-5417";

/// So many of the accounts are listed before sign-in: those with the first ids.
constexpr std::size_t k_listed_accounts = 25;

/// A SQLite database is made beside its place and moved there when it is whole, so that an interruption leaves nothing
/// that looks like a country. Throws std::runtime_error when there is a database already.
DemoReport create_demo_country(HouseOptions house, const DemoOptions& options);

}  // namespace homeward::app::demo
