#pragma once
#include "base/describe.hpp"

/// `meta_of<T>()`: the runtime description of a described struct, built once at first use. Included by one .cpp a room,
/// which instantiates it for each of its structs with HW_DESCRIBED, and by files that describe a struct of their own.
namespace homeward {

namespace detail {

template <class T>
struct Shape {  // what lies under optional, Protected and vector
  static constexpr bool optional = false, sealed = false, list = false;
  using Inner = T;
};
template <class T>
struct Shape<std::optional<T>> : Shape<T> {
  static constexpr bool optional = true;
};
template <class T>
struct Shape<Protected<T>> : Shape<T> {
  static constexpr bool sealed = true;
};
template <class T>
struct Shape<std::vector<T>> : Shape<T> {
  static constexpr bool list = true;
};

template <class D>
struct MemberOf;
template <class T, class M>
struct MemberOf<M T::*> {
  using Record = T;
  using Member = M;
};

template <auto Pointer>
FieldMeta field_of(const MemberTable& table, Category record_category) {
  using Record = typename MemberOf<decltype(Pointer)>::Record;
  using Member = typename MemberOf<decltype(Pointer)>::Member;
  using S = Shape<Member>;
  using Inner = typename S::Inner;
  FieldMeta f;
  f.number = table.number;
  f.name = table.name;
  f.doc = table.doc;
  f.kind = ValueOf<Member>::kind;
  f.optional = S::optional;
  f.sealed = S::sealed;
  f.list = S::list;
  f.category = table.category.value_or(record_category);
  f.index = table.index;
  f.since = table.since;
  f.item = ValueOf<Inner>::kind;
  if constexpr (std::is_enum_v<Inner>) f.words = Words<Inner>::k_list;
  if constexpr (requires { ValueOf<Inner>::max_length; }) f.max_length = ValueOf<Inner>::max_length;
  if constexpr (boost::describe::has_describe_members<Inner>::value) f.nested = &meta_of<Inner>();
  f.default_value = ValueOf<Member>::datum(Member{});
  f.get = [](const void* r) { return ValueOf<Member>::datum(static_cast<const Record*>(r)->*Pointer); };
  f.set = [](void* r, const Datum& d) { static_cast<Record*>(r)->*Pointer = ValueOf<Member>::from(d); };
  f.write = [](const void* r, json::Writer& out) {
    ValueOf<Member>::write(static_cast<const Record*>(r)->*Pointer, out);
  };
  f.read = [](void* r, const json::Value& in, const std::string& path, FieldFaults& faults) {
    ValueOf<Member>::read(static_cast<Record*>(r)->*Pointer, in, path, faults);
  };
  return f;
}

/// The member tables must name the struct's members, in order: checked when the program is compiled.
template <class T>
constexpr bool names_agree() {
  using Members = boost::describe::describe_members<T, boost::describe::mod_public>;
  bool same = std::size(Described<T>::members) == boost::mp11::mp_size<Members>::value;
  std::size_t i = 0;
  boost::mp11::mp_for_each<Members>([&](auto d) {
    same = same && i < std::size(Described<T>::members) && Described<T>::members[i].name == std::string_view(d.name);
    ++i;
  });
  return same;
}

void finish_meta(Meta& meta, const RecordTable& table);

}  // namespace detail

template <class T>
const Meta& meta_of() {
  static_assert(detail::names_agree<T>(), "the member table differs from the described members");
  static constexpr RecordTable table = Described<T>::table;
  static_assert(table.number == 0 || table.shared || !table.home.empty() || !table.subject.empty(),
                "a stored record says whose it is");
  static const Meta meta = [] {
    Meta m;
    using Members = boost::describe::describe_members<T, boost::describe::mod_public>;
    std::size_t i = 0;
    m.fields.reserve(boost::mp11::mp_size<Members>::value);
    boost::mp11::mp_for_each<Members>([&](auto d) {
      m.fields.push_back(detail::field_of<decltype(d)::pointer>(Described<T>::members[i++], table.category));
    });
    detail::finish_meta(m, table);
    return m;
  }();
  return meta;
}

}  // namespace homeward

/// In a .cpp, outside all namespaces, the name in full.
#define HW_DESCRIBED(Type) template const ::homeward::Meta& homeward::meta_of<Type>()
