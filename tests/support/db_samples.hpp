#pragma once
#include "base/describe_meta.hpp"
#include "platform/db/store.hpp"

/// Invented records for the tests of the storage layer: one with every kind of member, one that is small.
namespace homeward::sample {

enum class Mood { calm, very_busy };
BOOST_DESCRIBE_ENUM(Mood, calm, very_busy)

struct Part {
  Text<40> word;
  std::optional<LocalDate> day;
};
BOOST_DESCRIBE_STRUCT(Part, (), (word, day))

struct Everything {
  Id<Everything> id;
  Id<Everything> person;
  std::optional<Id<Everything>> place;
  bool open = false;
  std::int64_t count = 0;
  std::optional<std::int32_t> end;
  double when = 0;
  std::optional<double> order;
  Text<200> text;
  std::optional<Text<200>> group;
  Mood mood = Mood::calm;
  Instant at;
  std::optional<LocalDate> day;
  Part part;
  std::vector<Part> parts;
  Blob bytes;
  std::optional<Blob> more_bytes;
  Protected<Text<200>> name;
  std::optional<Protected<Text<200>>> note;
};
BOOST_DESCRIBE_STRUCT(Everything, (),
                      (id, person, place, open, count, end, when, order, text, group, mood, at, day, part, parts, bytes,
                       more_bytes, name, note))

struct Counter {
  Id<Counter> id;
  std::int64_t value = 0;
  Text<40> label;
};
BOOST_DESCRIBE_STRUCT(Counter, (), (id, value, label))

/// An id from two numbers: readable in a failing test.
Uuid uuid(std::uint32_t high, std::uint32_t low);

/// The members of a record as a row, sealed ones as bytes that stand for a sealed value.
template <class T>
db::StoredRow row_of(const T& record, Uuid version = uuid(9, 9), std::optional<Uuid> import = std::nullopt) {
  db::StoredRow row{{}, version, import};
  for (const FieldMeta& field : meta_of<T>().fields) {
    Datum datum = field.get(&record);
    if (field.sealed) {
      if (const auto* text = std::get_if<std::string>(&datum)) datum = Blob{"sealed:" + *text};
    }
    row.members.push_back(std::move(datum));
  }
  return row;
}

/// Every member away from its default, with bytes and letters that are easy to get wrong.
Everything full_sample(std::uint32_t number);

}  // namespace homeward::sample

template <>
struct homeward::Described<homeward::sample::Part> {
  static constexpr RecordTable table{.name = "part", .doc = "A part."};
  static constexpr MemberTable members[] = {{1, "word", ""}, {2, "day", ""}};
};
template <>
struct homeward::Described<homeward::sample::Everything> {
  static constexpr RecordTable table{
      .number = 60001, .name = "everything", .subject = "person", .home = "place", .doc = "Every kind of member."};
  static constexpr MemberTable members[] = {
      {1, "id", ""},     {2, "person", ""},      {3, "place", ""}, {4, "open", ""},  {5, "count", "", Index::plain},
      {6, "end", ""},    {7, "when", ""},        {8, "order", ""}, {9, "text", ""},  {10, "group", "", Index::unique},
      {11, "mood", ""},  {12, "at", ""},         {13, "day", ""},  {14, "part", ""}, {15, "parts", ""},
      {16, "bytes", ""}, {17, "more_bytes", ""}, {18, "name", ""}, {19, "note", ""}};
};
template <>
struct homeward::Described<homeward::sample::Counter> {
  static constexpr RecordTable table{.number = 60002, .name = "counter", .shared = true, .doc = "A number."};
  static constexpr MemberTable members[] = {{1, "id", ""}, {2, "value", ""}, {3, "label", ""}};
};
