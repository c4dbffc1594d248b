#pragma once
#include "platform/access/disclosed.hpp"

/// What a renderer takes: described view structs whose members are disclosed records, other views, ids, dates,
/// instants, numbers, words and public text. A string or a sealed value as a member does not compile, so personal
/// text can leave only inside a `Disclosed`.
namespace homeward::access {

/// Text of the catalogue or of our own code: never about a person.
struct PublicText {
  std::string text;
};

/// A count of persons as it may be shown (made by `mask_count`): "*" for 1 to 7, else rounded to 5.
class ShownCount {
 public:
  const std::string& text() const { return text_; }

 private:
  friend ShownCount mask_count(std::int64_t true_count, std::uint64_t noise);
  explicit ShownCount(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

template <class T>
struct ViewOf;

template <class T>
void write_view(json::Writer& out, const T& view) {
  ViewOf<T>::write(out, view);
}

/// JSON Schema of a view, for OpenAPI. Records are referred to by name.
template <class T>
void write_view_schema(json::Writer& out) {
  ViewOf<T>::schema(out);
}

void write_disclosed(json::Writer& out, const Meta& meta, const void* record, std::uint64_t open, const Uuid& version,
                     Notice notice);

template <class T>
struct ViewOf<Disclosed<T>> {
  static void write(json::Writer& out, const Disclosed<T>& d) {
    std::uint64_t open = 0;
    for (std::size_t i = 0; i < meta_of<T>().fields.size(); ++i) open |= std::uint64_t{d.open(i)} << i;
    write_disclosed(out, meta_of<T>(), &d.raw_for_rendering(), open, d.version(), d.notice());
  }
  static void schema(json::Writer& out) {
    out.begin_object().key("$ref").string("#/components/schemas/" + std::string(meta_of<T>().name)).end_object();
  }
};

template <class T>
struct ViewOf<std::vector<T>> {
  static void write(json::Writer& out, const std::vector<T>& all) {
    out.begin_array();
    for (const T& one : all) write_view(out, one);
    out.end_array();
  }
  static void schema(json::Writer& out) {
    out.begin_object().key("type").string("array").key("items");
    write_view_schema<T>(out);
    out.end_object();
  }
};

template <>
struct ViewOf<PublicText> {
  static void write(json::Writer& out, const PublicText& t) { out.string(t.text); }
  static void schema(json::Writer& out) { out.raw(R"({"type":"string"})"); }
};
template <>
struct ViewOf<ShownCount> {
  static void write(json::Writer& out, const ShownCount& c) { out.string(c.text()); }
  static void schema(json::Writer& out) { out.raw(R"({"type":"string","pattern":"^([*]|[0-9]+)$"})"); }
};
template <class T>
  requires(std::is_same_v<T, bool> || std::is_integral_v<T> || std::is_same_v<T, double>)
struct ViewOf<T> {
  static void write(json::Writer& out, T v) { ValueOf<T>::write(v, out); }
  static void schema(json::Writer& out) {
    out.begin_object().key("type");
    out.string(std::is_same_v<T, bool> ? "boolean" : std::is_same_v<T, double> ? "number" : "integer").end_object();
  }
};
template <class R>
struct ViewOf<Id<R>> {
  static void write(json::Writer& out, const Id<R>& id) { out.string(id.to_string()); }
  static void schema(json::Writer& out) { out.raw(R"({"type":"string","format":"uuid"})"); }
};
template <>
struct ViewOf<Uuid> {
  static void write(json::Writer& out, const Uuid& id) { out.string(id.to_string()); }
  static void schema(json::Writer& out) { out.raw(R"({"type":"string","format":"uuid"})"); }
};
template <>
struct ViewOf<Instant> {
  static void write(json::Writer& out, Instant at) { out.string(at.to_string()); }
  static void schema(json::Writer& out) { out.raw(R"({"type":"string","format":"date-time"})"); }
};
template <>
struct ViewOf<LocalDate> {
  static void write(json::Writer& out, LocalDate day) { out.string(day.to_string()); }
  static void schema(json::Writer& out) { out.raw(R"({"type":"string","format":"date"})"); }
};
template <class E>
  requires std::is_enum_v<E>
struct ViewOf<E> {
  static void write(json::Writer& out, E e) { out.string(to_word(e)); }
  static void schema(json::Writer& out) {
    out.begin_object().key("type").string("string").key("enum").begin_array();
    for (std::string_view word : Words<E>::k_list) out.string(word);
    out.end_array().end_object();
  }
};

template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {
  using Inner = T;
};

/// A described view struct. Absent optional members are left out.
template <class T>
  requires boost::describe::has_describe_members<T>::value
struct ViewOf<T> {
  using Members = boost::describe::describe_members<T, boost::describe::mod_public>;
  static void write(json::Writer& out, const T& view) {
    out.begin_object();
    boost::mp11::mp_for_each<Members>([&](auto d) {
      const auto& member = view.*d.pointer;
      using M = std::decay_t<decltype(member)>;
      if constexpr (IsOptional<M>::value) {
        if (member) {
          out.key(d.name);
          write_view(out, *member);
        }
      } else {
        out.key(d.name);
        write_view(out, member);
      }
    });
    out.end_object();
  }
  static void schema(json::Writer& out) {
    json::Writer needed;
    needed.begin_array();
    out.begin_object().key("type").string("object").key("properties").begin_object();
    boost::mp11::mp_for_each<Members>([&](auto d) {
      using M = std::decay_t<decltype(std::declval<T>().*d.pointer)>;
      out.key(d.name);
      if constexpr (IsOptional<M>::value) {
        write_view_schema<typename IsOptional<M>::Inner>(out);
      } else {
        write_view_schema<M>(out);
        needed.string(d.name);
      }
    });
    out.end_object().key("required").raw(needed.end_array().take()).end_object();
  }
};

/// A page of a list. `next` is a sealed cursor; `total` is said where more exist than can be reached.
template <class T>
struct ListOf {
  std::vector<T> items;
  std::optional<PublicText> next = std::nullopt;
  std::optional<std::int64_t> total = std::nullopt;
};
template <class T>
struct ViewOf<ListOf<T>> {
  static void write(json::Writer& out, const ListOf<T>& page) {
    out.begin_object().key("items");
    write_view(out, page.items);
    if (page.next) out.key("next").string(page.next->text);
    if (page.total) out.key("total").integer(*page.total);
    out.end_object();
  }
  static void schema(json::Writer& out) {
    out.begin_object().key("type").string("object").key("properties").begin_object().key("items");
    write_view_schema<std::vector<T>>(out);
    out.key("next")
        .raw(R"({"type":"string"})")
        .key("total")
        .raw(R"({"type":"integer"})")
        .end_object()
        .key("required")
        .raw(R"(["items"])")
        .end_object();
  }
};

}  // namespace homeward::access
