#include "layers/layers.hpp"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <span>
#include <sstream>

namespace homeward::layers {
namespace {

using Names = std::vector<std::string_view>;

const std::map<std::string_view, Names> k_tiers = {
    {"base", {}},
    {"engine", {"base"}},
    {"platform", {"base"}},
    {"care", {"base", "engine", "platform"}},
    {"oversight", {"base", "engine", "platform", "care"}},
    {"exchange", {"base", "engine", "platform", "care", "oversight"}},
    {"app", {"base", "engine", "platform", "care", "oversight", "exchange"}},
};

// A room may include those to its left.
const Names k_platform = {"db", "vault", "journal", "access", "catalogue", "files", "messages", "jobs", "http"};
const Names k_care = {"people", "places",   "tasks",  "pathway",      "contact", "assessment",
                      "plan",   "training", "family", "intervention", "peer",    "community"};

struct Fence {
  std::string_view header;  // a pattern of what stands between the angle brackets
  std::string_view where;   // a pattern of the paths that may include it
  std::string_view rule;
};

constexpr std::array k_fences = {
    Fence{R"(sqlite3\.h|libpq-fe\.h|libpq/.*|postgresql/.*)", R"(platform/db/.*)",
          "sqlite3 and libpq only in platform/db"},
    Fence{R"(boost/(asio|beast)[./].*)", R"(platform/http/.*)", "Asio and Beast only in platform/http"},
    Fence{R"(sodium(\.h|/.*))", R"(platform/vault/.*)", "libsodium only in platform/vault"},
    Fence{R"(openssl/.*)", R"(platform/(vault|journal|http)/.*)", "OpenSSL only in platform/vault, journal and http"},
    Fence{R"(xlsxwriter(\.h|/.*))", R"(oversight/reports/.*)", "libxlsxwriter only in oversight/reports"},
    Fence{R"(cairo(-pdf)?\.h|pango/.*)", R"(oversight/reports/.*)", "cairo and pango only in oversight/reports"},
    Fence{R"(simdjson.*)", R"(base/json.*|platform/.*|exchange/.*|.*/routes(_\w+)?\.cpp)",
          "simdjson only in base/json, platform, exchange and routes.cpp"},
};

constexpr std::array k_impure = {
    Fence{R"(random|ctime|time\.h|sys/time\.h|sys/random\.h)", "", "pure parts read no clock and make no randomness"},
    Fence{R"(fstream|iostream|filesystem|syslog\.h|unistd\.h|fcntl\.h|sys/.*)", "", "pure parts do no I/O"},
    Fence{R"(spdlog/.*)", "", "pure parts do not log"},
};

constexpr Fence k_threads{R"(thread|mutex|shared_mutex|future|condition_variable|semaphore|latch|barrier)", "",
                          "records and rules know no threads"};

bool matches(std::string_view text, std::string_view pattern) {
  return RE2::FullMatch(re2::StringPiece(text.data(), text.size()), std::string(pattern));
}

bool has(const Names& names, std::string_view name) { return std::ranges::find(names, name) != names.end(); }

struct Path {
  std::string_view whole, tier, room, file;  // room is empty for a file that stands directly in its tier

  explicit Path(std::string_view path) : whole(path), tier(path.substr(0, path.find('/'))) {
    const auto last = path.rfind('/');
    file = path.substr(last == path.npos ? 0 : last + 1);
    if (last != path.npos && last > tier.size()) {
      room = path.substr(tier.size() + 1, last - tier.size() - 1);
      room = room.substr(0, room.find('/'));
    }
  }
  bool is_records() const { return matches(file, R"(records(_\w+)?\.hpp)"); }
  bool is_rules_header() const { return matches(file, R"(rules(_\w+)?\.hpp)"); }
  bool is_test() const { return file.ends_with("_test.cpp"); }
  bool is_room_pure() const { return matches(file, R"((records|rules)(_\w+)?\.[ch]pp)"); }
  bool is_pure() const { return !is_test() && (tier == "base" || tier == "engine" || is_room_pure()); }
};

/// The rule that forbids room `from` to include room `to` of the same tier, by the tier's order.
std::optional<std::string> order_broken(const Names& order, const Path& from, const Path& to) {
  const auto here = std::ranges::find(order, from.room), there = std::ranges::find(order, to.room);
  if (here == order.end() || there == order.end())
    return fmt::format("{}/{} is not in the order of {}", from.tier, here == order.end() ? from.room : to.room,
                       from.tier);
  if (there > here) return fmt::format("{}/{} stands right of {}/{}", to.tier, to.room, from.tier, from.room);
  return std::nullopt;
}

std::optional<std::string> care_broken(const Path& from, const Path& to) {
  if (matches(from.file, R"(views(_\w+)?\.cpp)") && to.is_records()) return std::nullopt;
  if (!to.is_records() && !to.is_rules_header()) return "between rooms of care only records.hpp and rules.hpp";
  return order_broken(k_care, from, to);
}

std::optional<std::string> own_include_broken(const Path& from, const Path& to) {
  if (from.is_test() && to.tier == "support") return std::nullopt;  // tests/support
  if (!k_tiers.contains(to.tier)) return "includes of ours are rooted at src/";
  if (from.is_pure() && !to.is_pure()) return "pure parts include only base, engine, records and rules";
  if (from.tier != to.tier) {
    if (!has(k_tiers.at(from.tier), to.tier)) return fmt::format("{} may not include {}", from.tier, to.tier);
    if (from.tier == "oversight" && to.tier == "care" && !to.is_records() && !to.is_rules_header())
      return "oversight may include only records.hpp and rules.hpp of care";
    return std::nullopt;
  }
  if (from.room == to.room) return std::nullopt;
  if (from.tier == "platform") return order_broken(k_platform, from, to);
  if (from.tier == "care") return care_broken(from, to);
  return std::nullopt;
}

std::optional<std::string> library_include_broken(const Path& from, std::string_view header) {
  for (const Fence& fence : k_fences)
    if (matches(header, fence.header) && !matches(from.whole, fence.where)) return std::string(fence.rule);
  if (!from.is_pure()) return std::nullopt;
  for (const Fence& fence : k_impure)
    if (matches(header, fence.header)) return std::string(fence.rule);
  if (from.is_room_pure() && matches(header, k_threads.header)) return std::string(k_threads.rule);
  return std::nullopt;
}

std::optional<std::string> line_broken(const Path& from, const std::string& line) {
  static const RE2 include(R"(^\s*#\s*include\s*(["<])([^">]+)[">])");
  static const RE2 impure(
      R"(_clock::now\s*\(|\btime\s*\(\s*(nullptr|NULL|0)\s*\)|\b(random_device|getenv|fopen|printf|puts)\b)");
  std::string bracket, header;
  if (RE2::PartialMatch(line, include, &bracket, &header))
    return bracket == "<" ? library_include_broken(from, header) : own_include_broken(from, Path(header));
  if (from.is_pure() && RE2::PartialMatch(line.substr(0, line.find("//")), impure))
    return "pure parts take now, randomness and settings as arguments and print nothing";
  return std::nullopt;
}

}  // namespace

std::vector<Violation> check_file(std::string_view path, std::string_view text) {
  const Path from(path);
  if (!k_tiers.contains(from.tier)) return {{std::string(path), 0, "src/ has no such tier"}};

  std::vector<Violation> found;
  std::istringstream lines{std::string(text)};
  std::string line;
  for (int number = 1; std::getline(lines, line); ++number)
    if (auto rule = line_broken(from, line)) found.push_back({std::string(path), number, *std::move(rule)});
  return found;
}

}  // namespace homeward::layers
