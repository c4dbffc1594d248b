#pragma once
#include "base/check.hpp"
#include "base/record.hpp"
#include "base/text.hpp"
#include "base/time.hpp"

#include <boost/describe.hpp>
#include <boost/mp11.hpp>

#include <array>
#include <cmath>
#include <limits>
#include <type_traits>

/// How each member type is stored, written and read. `ValueOf<T>` has: `kind`, `datum`, `from`, `write`, `read`.
namespace homeward {

template <class T>
const Meta& meta_of();

template <class E>
struct Words {
  static constexpr auto list() {
    using D = boost::describe::describe_enumerators<E>;
    std::array<std::string_view, boost::mp11::mp_size<D>::value> out{};
    std::size_t i = 0;
    boost::mp11::mp_for_each<D>([&](auto d) { out[i++] = d.name; });
    return out;
  }
  static constexpr auto k_list = list();
};

/// The word of a described enumerator: what is stored, sent and compared.
template <class E>
std::string_view to_word(E value) {
  return boost::describe::enum_to_string(value, "");
}
template <class E>
std::optional<E> from_word(std::string_view word) {
  // Not by the library's own way, which takes a C string: what stands after a NUL would not count.
  std::optional<E> out;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
    if (word == d.name) out = d.value;
  });
  return out;
}

namespace detail {
[[noreturn]] void damaged(const char* what);
void fault(FieldFaults& faults, const std::string& path, std::string_view reason, std::string detail);
const std::string* expect_string(const json::Value& in, const std::string& path, FieldFaults& faults);

template <class T>
const T& stored(const Datum& d, const char* what) {
  if (const T* v = std::get_if<T>(&d)) return *v;
  damaged(what);
}
}  // namespace detail

template <class T, class = void>
struct ValueOf;

template <>
struct ValueOf<bool> {
  static constexpr Kind kind = Kind::boolean;
  static Datum datum(bool v) { return std::int64_t{v}; }
  static bool from(const Datum& d) { return detail::stored<std::int64_t>(d, "boolean") != 0; }
  static void write(bool v, json::Writer& out) { out.boolean(v); }
  static void read(bool& v, const json::Value& in, const std::string& path, FieldFaults& faults) {
    if (const bool* b = in.boolean()) {
      v = *b;
    } else {
      detail::fault(faults, path, "field.wrong-type", "true or false is expected");
    }
  }
};

template <class T>
struct ValueOf<T, std::enable_if_t<std::is_integral_v<T> && !std::is_same_v<T, bool>>> {
  static constexpr Kind kind = Kind::integer;
  static Datum datum(T v) { return static_cast<std::int64_t>(v); }
  static T from(const Datum& d) { return static_cast<T>(detail::stored<std::int64_t>(d, "integer")); }
  static void write(T v, json::Writer& out) { out.integer(static_cast<std::int64_t>(v)); }
  static void read(T& v, const json::Value& in, const std::string& path, FieldFaults& faults) {
    const std::int64_t* n = in.integer();
    if (!n) return detail::fault(faults, path, "field.wrong-type", "a whole number is expected");
    if (*n < static_cast<std::int64_t>(std::numeric_limits<T>::min()) ||
        (sizeof(T) < 8 && *n > static_cast<std::int64_t>(std::numeric_limits<T>::max()))) {
      return detail::fault(faults, path, "number.out-of-range", "the number is out of range");
    }
    v = static_cast<T>(*n);
  }
};

template <>
struct ValueOf<double> {
  static constexpr Kind kind = Kind::number;
  static Datum datum(double v) { return v; }
  static double from(const Datum& d) { return detail::stored<double>(d, "number"); }
  static void write(double v, json::Writer& out) { out.number(v); }
  static void read(double& v, const json::Value& in, const std::string& path, FieldFaults& faults) {
    if (const std::int64_t* n = in.integer()) {
      v = static_cast<double>(*n);
    } else if (const double* x = std::get_if<double>(&in.is)) {
      v = *x;
    } else {
      detail::fault(faults, path, "field.wrong-type", "a number is expected");
    }
  }
};

template <std::size_t N>
struct ValueOf<Text<N>> {
  static constexpr Kind kind = Kind::text;
  static constexpr std::size_t max_length = N;
  static Datum datum(const Text<N>& v) { return v.str(); }
  static Text<N> from(const Datum& d) { return Text<N>::trusted(detail::stored<std::string>(d, "text")); }
  static void write(const Text<N>& v, json::Writer& out) { out.string(v.str()); }
  static void read(Text<N>& v, const json::Value& in, const std::string& path, FieldFaults& faults) {
    const std::string* s = detail::expect_string(in, path, faults);
    if (!s) return;
    if (auto t = Text<N>::create(*s)) {
      v = std::move(*t);
    } else {
      detail::fault(faults, path, t.error().reason, t.error().detail);
    }
  }
};

template <class R>
struct ValueOf<Id<R>> {
  static constexpr Kind kind = Kind::id;
  static Datum datum(const Id<R>& v) { return v.value; }
  static Id<R> from(const Datum& d) { return {detail::stored<Uuid>(d, "id")}; }
  static void write(const Id<R>& v, json::Writer& out) { out.string(v.to_string()); }
  static void read(Id<R>& v, const json::Value& in, const std::string& path, FieldFaults& faults) {
    const std::string* s = detail::expect_string(in, path, faults);
    if (!s) return;
    const auto id = Uuid::parse(*s);
    if (!id || !*id) return detail::fault(faults, path, "id.malformed", "an id of 36 characters is expected");
    v.value = *id;
  }
};

template <>
struct ValueOf<Instant> {
  static constexpr Kind kind = Kind::instant;
  static Datum datum(Instant v) { return v.micros; }
  static Instant from(const Datum& d) { return {detail::stored<std::int64_t>(d, "instant")}; }
  static void write(Instant v, json::Writer& out) { out.string(v.to_string()); }
  static void read(Instant& v, const json::Value& in, const std::string& path, FieldFaults& faults) {
    const std::string* s = detail::expect_string(in, path, faults);
    if (!s) return;
    if (const auto at = Instant::parse(*s)) {
      v = *at;
    } else {
      detail::fault(faults, path, "instant.malformed", "an instant like 2026-11-21T08:00:00Z is expected");
    }
  }
};

template <>
struct ValueOf<LocalDate> {
  static constexpr Kind kind = Kind::date;
  static Datum datum(LocalDate v) { return std::int64_t{v.days}; }
  static LocalDate from(const Datum& d) { return {static_cast<std::int32_t>(detail::stored<std::int64_t>(d, "date"))}; }
  static void write(LocalDate v, json::Writer& out) { out.string(v.to_string()); }
  static void read(LocalDate& v, const json::Value& in, const std::string& path, FieldFaults& faults) {
    const std::string* s = detail::expect_string(in, path, faults);
    if (!s) return;
    if (const auto day = LocalDate::parse(*s)) {
      v = *day;
    } else {
      detail::fault(faults, path, "date.malformed", "a date like 2026-11-21 is expected");
    }
  }
};

template <>
struct ValueOf<Blob> {
  static constexpr Kind kind = Kind::blob;
  static Datum datum(const Blob& v) { return v; }
  static Blob from(const Datum& d) { return detail::stored<Blob>(d, "blob"); }
  static void write(const Blob&, json::Writer& out) { out.null(); }  // bytes never leave through JSON
  static void read(Blob&, const json::Value&, const std::string& path, FieldFaults& faults) {
    detail::fault(faults, path, "field.unknown", "this member cannot be set");
  }
};

template <class E>
struct ValueOf<E, std::enable_if_t<std::is_enum_v<E>>> {
  static constexpr Kind kind = Kind::word;
  static Datum datum(E v) { return std::string(to_word(v)); }
  static E from(const Datum& d) {
    const auto v = from_word<E>(detail::stored<std::string>(d, "word"));
    if (!v) detail::damaged("word");
    return *v;
  }
  static void write(E v, json::Writer& out) { out.string(to_word(v)); }
  static void read(E& v, const json::Value& in, const std::string& path, FieldFaults& faults) {
    const std::string* s = detail::expect_string(in, path, faults);
    if (!s) return;
    if (const auto e = from_word<E>(*s)) {
      v = *e;
    } else {
      detail::fault(faults, path, "word.unknown", "not one of the words this member knows");
    }
  }
};

/// A described struct inside a record: stored as JSON text.
template <class T>
struct ValueOf<T, std::enable_if_t<boost::describe::has_describe_members<T>::value>> {
  static constexpr Kind kind = Kind::json;
  static void write(const T& v, json::Writer& out) { write_json(meta_of<T>(), &v, out); }
  static void read(T& v, const json::Value& in, const std::string& path, FieldFaults& faults) {
    read_json(meta_of<T>(), &v, in, path, faults);
  }
  static Datum datum(const T& v) {
    json::Writer out;
    write(v, out);
    return out.take();
  }
  static T from(const Datum& d);
};

template <class T>
struct ValueOf<std::vector<T>> {
  static constexpr Kind kind = Kind::json;
  static constexpr std::size_t k_max_items = 200;
  static void write(const std::vector<T>& v, json::Writer& out) {
    out.begin_array();
    for (const T& item : v) ValueOf<T>::write(item, out);
    out.end_array();
  }
  static void read(std::vector<T>& v, const json::Value& in, const std::string& path, FieldFaults& faults) {
    const json::Array* items = in.array();
    if (!items) return detail::fault(faults, path, "field.wrong-type", "a list is expected");
    if (items->size() > k_max_items) return detail::fault(faults, path, "list.too-long", "at most 200 items");
    v.clear();
    for (std::size_t i = 0; i < items->size(); ++i) {
      v.emplace_back();
      ValueOf<T>::read(v.back(), (*items)[i], path + "[" + std::to_string(i) + "]", faults);
    }
  }
  static Datum datum(const std::vector<T>& v) {
    if (v.empty()) return std::string();  // the default, so that it stays out of the row's checksum
    json::Writer out;
    write(v, out);
    return out.take();
  }
  static std::vector<T> from(const Datum& d);
};

namespace detail {
/// JSON as it was stored by us: a fault means damage.
template <class T>
T from_stored_json(const Datum& d) {
  T out{};
  const std::string& text = stored<std::string>(d, "json");
  if (text.empty()) return out;
  const auto parsed = json::parse(text, 1 << 24);
  FieldFaults faults;
  if (parsed) ValueOf<T>::read(out, *parsed, "", faults);
  if (!parsed || !faults.empty()) damaged("json");
  return out;
}
}  // namespace detail

template <class T>
T ValueOf<T, std::enable_if_t<boost::describe::has_describe_members<T>::value>>::from(const Datum& d) {
  return detail::from_stored_json<T>(d);
}
template <class T>
std::vector<T> ValueOf<std::vector<T>>::from(const Datum& d) {
  return detail::from_stored_json<std::vector<T>>(d);
}

template <class T>
struct ValueOf<std::optional<T>> {
  static constexpr Kind kind = ValueOf<T>::kind;
  static Datum datum(const std::optional<T>& v) { return v ? ValueOf<T>::datum(*v) : Datum{}; }
  static std::optional<T> from(const Datum& d) {
    if (std::holds_alternative<std::monostate>(d)) return std::nullopt;
    return ValueOf<T>::from(d);
  }
  static void write(const std::optional<T>& v, json::Writer& out) {
    if (v) {
      ValueOf<T>::write(*v, out);
    } else {
      out.null();
    }
  }
  static void read(std::optional<T>& v, const json::Value& in, const std::string& path, FieldFaults& faults) {
    v.reset();
    if (in.is_null()) return;
    v.emplace();
    ValueOf<T>::read(*v, in, path, faults);
  }
};

template <class T>
struct ValueOf<Protected<T>> {
  static constexpr Kind kind = ValueOf<T>::kind;
  static Datum datum(const Protected<T>& v) { return ValueOf<T>::datum(v.reveal()); }
  static Protected<T> from(const Datum& d) { return Protected<T>(ValueOf<T>::from(d)); }
  static void write(const Protected<T>& v, json::Writer& out) { ValueOf<T>::write(v.reveal(), out); }
  static void read(Protected<T>& v, const json::Value& in, const std::string& path, FieldFaults& faults) {
    ValueOf<T>::read(v.reveal(), in, path, faults);
  }
};

}  // namespace homeward
