#pragma once
#include "base/check.hpp"
#include "base/describe.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace homeward::access {

class Reader;

/// What travels with data that is shown under a consent or in an emergency.
enum class Notice { none, under_consent, break_glass };
BOOST_DESCRIBE_ENUM(Notice, none, under_consent, break_glass)

/// A record as one viewer may see it: the record, which members are open, and the notice that travels with it.
/// Only `Reader` makes it; renderers accept nothing else, so a forgotten check does not compile.
template <class T>
class Disclosed {
 public:
  Id<T> id() const { return id_; }
  const Uuid& version() const { return version_; }
  Notice notice() const { return notice_; }

  /// The member where this viewer may see it, else null: `page.stay.see<&Stay::ended>()`.
  template <auto Member>
  const auto* see() const {
    static const std::size_t index = index_of<Member>();
    HW_CHECK(index != k_none, "not a described member");
    return open_ >> index & 1 ? &(value_.*Member) : nullptr;
  }
  /// Members by position of the description; for rendering.
  bool open(std::size_t index) const { return open_ >> index & 1; }
  const T& raw_for_rendering() const { return value_; }

 private:
  friend class Reader;
  Disclosed(T value, Id<T> id, Uuid version, std::uint64_t open, Notice notice)
      : value_(std::move(value)), id_(id), version_(version), open_(open), notice_(notice) {}

  template <auto Member>
  static std::size_t index_of() {
    using Members = boost::describe::describe_members<T, boost::describe::mod_public>;
    std::size_t index = 0, found = k_none;
    boost::mp11::mp_for_each<Members>([&](auto d) {
      if constexpr (std::is_same_v<std::remove_cv_t<decltype(d.pointer)>, std::remove_cv_t<decltype(Member)>>) {
        if (d.pointer == Member) found = index;
      }
      ++index;
    });
    return found;
  }
  static constexpr std::size_t k_none = 64;

  T value_;
  Id<T> id_;
  Uuid version_;
  std::uint64_t open_;
  Notice notice_;
};

}  // namespace homeward::access
