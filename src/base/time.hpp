#pragma once
#include "base/result.hpp"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace homeward {

/// A length in whole civil days.
struct Days {
  std::int64_t count = 0;
  auto operator<=>(const Days&) const = default;
};

/// A length in seconds, for clocks and deadlines.
struct Seconds {
  std::int64_t count = 0;
  auto operator<=>(const Seconds&) const = default;
};

/// A point on the time line: microseconds since 1970-01-01T00:00Z. For audit and for what has happened.
struct Instant {
  std::int64_t micros = 0;

  auto operator<=>(const Instant&) const = default;
  Instant operator+(Seconds s) const { return {micros + s.count * 1'000'000}; }
  Instant operator-(Seconds s) const { return {micros - s.count * 1'000'000}; }
  /// ISO 8601 in UTC with microseconds only where there are any: 2026-11-21T08:00:00Z.
  std::string to_string() const;
  /// Accepts what `to_string` writes (1 to 6 decimals); only `Z`.
  static std::optional<Instant> parse(std::string_view text);
};

/// A civil date without a place: days since 1970-01-01 in the proleptic Gregorian calendar. For care.
struct LocalDate {
  std::int32_t days = 0;

  auto operator<=>(const LocalDate&) const = default;
  LocalDate operator+(Days d) const { return {static_cast<std::int32_t>(days + d.count)}; }
  LocalDate operator-(Days d) const { return {static_cast<std::int32_t>(days - d.count)}; }
  Days operator-(LocalDate other) const { return {days - other.days}; }
  int year() const;
  /// ISO 8601: 2026-11-21.
  std::string to_string() const;
  /// Only a real date between 1800-01-01 and 2999-12-31.
  static std::optional<LocalDate> parse(std::string_view text);
  static std::optional<LocalDate> from(int year, unsigned month, unsigned day);
};

/// Completed years on `day` of somebody born on `birth`; born on 29 February counts from 1 March in common years.
int completed_years(LocalDate birth, LocalDate day);

/// An IANA time zone that the system's database knows. Every place has one.
class Zone {
 public:
  Zone() = default;                                      // UTC
  static Result<Zone> find(std::string_view iana_name);  // reason zone.unknown
  const std::string& name() const { return name_; }
  bool operator==(const Zone&) const = default;

 private:
  explicit Zone(std::string name) : name_(std::move(name)) {}
  std::string name_ = "Etc/UTC";
};

/// A civil wall-clock time, minutes from midnight. For what is to come.
struct LocalTime {
  LocalDate date;
  std::int32_t minutes = 0;
  auto operator<=>(const LocalTime&) const = default;
};

/// The only two bridges between the time line and civil dates.
LocalDate today(const Zone& zone, Instant now);
/// A wall-clock time that the zone skips is moved forward by the gap; one that occurs twice means the first.
Instant instant(LocalTime local, const Zone& zone);

}  // namespace homeward
