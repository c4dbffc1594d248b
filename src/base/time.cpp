#include "base/time.hpp"

#include <date/date.h>
#include <date/tz.h>

#include <array>
#include <charconv>
#include <cstdio>

namespace homeward {
namespace {

bool all_digits(std::string_view s) {
  for (char c : s)
    if (c < '0' || c > '9') return false;
  return !s.empty();
}

std::optional<int> number(std::string_view s) {
  if (!all_digits(s)) return std::nullopt;
  int value = 0;
  std::from_chars(s.data(), s.data() + s.size(), value);
  return value;
}

std::string two(std::int64_t n) {
  std::array<char, 24> text{};
  std::snprintf(text.data(), text.size(), "%02lld", static_cast<long long>(n));
  return text.data();
}

date::year_month_day civil(LocalDate d) { return date::sys_days{date::days{d.days}}; }

}  // namespace

std::string Instant::to_string() const {
  constexpr std::int64_t day = 86'400'000'000;
  std::int64_t days = micros / day;
  std::int64_t rest = micros % day;
  if (rest < 0) {
    rest += day;
    --days;
  }
  const std::int64_t seconds = rest / 1'000'000;
  std::string out = LocalDate{static_cast<std::int32_t>(days)}.to_string() + "T" + two(seconds / 3600) + ":" +
                    two(seconds / 60 % 60) + ":" + two(seconds % 60);
  if (const std::int64_t part = rest % 1'000'000; part != 0) {
    std::array<char, 24> text{};
    std::snprintf(text.data(), text.size(), ".%06lld", static_cast<long long>(part));
    out += text.data();
  }
  return out + "Z";
}

std::optional<Instant> Instant::parse(std::string_view t) {
  if (t.size() < 20 || t[10] != 'T' || t[13] != ':' || t[16] != ':' || t.back() != 'Z') return std::nullopt;
  const auto date = LocalDate::parse(t.substr(0, 10));
  const auto h = number(t.substr(11, 2)), m = number(t.substr(14, 2)), s = number(t.substr(17, 2));
  if (!date || !h || !m || !s || *h > 23 || *m > 59 || *s > 59) return std::nullopt;
  std::int64_t part = 0;
  if (t.size() > 20) {
    const std::string_view decimals = t.substr(20, t.size() - 21);
    if (t[19] != '.' || decimals.size() > 6 || !all_digits(decimals)) return std::nullopt;
    part = *number(decimals);
    for (std::size_t i = decimals.size(); i < 6; ++i) part *= 10;
  }
  return Instant{((static_cast<std::int64_t>(date->days) * 24 + *h) * 3600 + *m * 60 + *s) * 1'000'000 + part};
}

int LocalDate::year() const { return static_cast<int>(civil(*this).year()); }

std::string LocalDate::to_string() const {
  const auto c = civil(*this);
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(c.year()),
                static_cast<unsigned>(c.month()), static_cast<unsigned>(c.day()));
  return text.data();
}

std::optional<LocalDate> LocalDate::parse(std::string_view t) {
  if (t.size() != 10 || t[4] != '-' || t[7] != '-') return std::nullopt;
  const auto y = number(t.substr(0, 4)), m = number(t.substr(5, 2)), d = number(t.substr(8, 2));
  if (!y || !m || !d) return std::nullopt;
  return from(*y, static_cast<unsigned>(*m), static_cast<unsigned>(*d));
}

std::optional<LocalDate> LocalDate::from(int year, unsigned month, unsigned day) {
  if (year < 1800 || year > 2999) return std::nullopt;
  const date::year_month_day c{date::year{year}, date::month{month}, date::day{day}};
  if (!c.ok()) return std::nullopt;
  return LocalDate{static_cast<std::int32_t>(date::sys_days{c}.time_since_epoch().count())};
}

int completed_years(LocalDate birth, LocalDate day) {
  const auto b = civil(birth), d = civil(day);
  const int years = static_cast<int>(d.year()) - static_cast<int>(b.year());
  const bool had_birthday = std::pair{d.month(), d.day()} >= std::pair{b.month(), b.day()};
  return had_birthday ? years : years - 1;
}

Result<Zone> Zone::find(std::string_view iana_name) {
  try {
    return Zone(date::locate_zone(std::string(iana_name))->name());
  } catch (const std::runtime_error&) {  // the library's only way to say "unknown"
    return reject(ErrorKind::invalid, "zone.unknown", "the time zone is not in the IANA database");
  }
}

LocalDate today(const Zone& zone, Instant now) {
  const date::sys_time<std::chrono::microseconds> at{std::chrono::microseconds{now.micros}};
  const auto local = date::locate_zone(zone.name())->to_local(at);
  return {static_cast<std::int32_t>(date::floor<date::days>(local).time_since_epoch().count())};
}

Instant instant(LocalTime local, const Zone& zone) {
  const date::local_time<std::chrono::minutes> wall{date::days{local.date.days} + std::chrono::minutes{local.minutes}};
  const auto* tz = date::locate_zone(zone.name());
  const auto info = tz->get_info(wall);
  // In a gap the offset before it moves the clock forward by the gap; in a fold it means the first of the two.
  const auto utc = wall.time_since_epoch() - info.first.offset;
  return {std::chrono::duration_cast<std::chrono::microseconds>(utc).count()};
}

}  // namespace homeward
