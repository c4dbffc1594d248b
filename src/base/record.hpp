#pragma once
#include "base/json.hpp"
#include "base/result.hpp"
#include "base/uuid.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// Described records: the one description from which JSON, SQL columns, OpenAPI, history and checksums come.
/// A record is a plain struct described with Boost.Describe and a constexpr table beside it:
///
///     struct Stay { Id<Stay> id; Id<Person> person; LocalDate started; };
///     BOOST_DESCRIBE_STRUCT(Stay, (), (id, person, started))
///     template <> struct homeward::Described<Stay> {
///       static constexpr RecordTable table{.number = 21, .name = "stay", .subject = "person", .home = "place",
///                                          .category = Category::care, .doc = "An interval in one stage."};
///       static constexpr MemberTable members[] = {{1, "id", "Made by the device or the server."}, ...};
///     };
///
/// `meta_of<Stay>()` in base/describe.hpp turns that into a `Meta`, which all generic code works on.
namespace homeward {

struct Blob {
  std::string bytes;
  auto operator<=>(const Blob&) const = default;
};

/// One value as a database holds it.
using Datum = std::variant<std::monostate, std::int64_t, double, std::string, Uuid, Blob>;

/// Disclosure category: what a role or a consent can grant. Words are stored in consents: never renamed.
enum class Category {
  place,     ///< structure of the system: public to everybody signed in
  identity,  ///< who somebody is: names, birth, identifiers
  contact,   ///< how to reach somebody safely
  presence,  ///< the bare fact of an arrival or an expected arrival
  care,      ///< journeys, episodes, stays, handovers
  clinical,  ///< substances, contacts, observations, results
  note,      ///< free text about a person
  intimate,  ///< gender and what else a pack seals by default
  task,      ///< who is asked to do what by when
  consent,   ///< what was agreed
  account,   ///< users and roles
  audit,     ///< who looked and who changed what
  staff,     ///< names of colleagues
  secret,    ///< passwords, keys and their hashes: no role can open it
};

enum class Kind : std::uint8_t { boolean, integer, number, text, word, id, instant, date, json, blob };
enum class Index : std::uint8_t { none, plain, unique };

/// What a type cannot say about a record. `subject` and `home` name members; empty where there is none.
struct RecordTable {
  std::uint16_t number = 0;          ///< permanent, never reused; 0 for commands and views, which are not stored
  std::string_view name;             ///< table name and API noun, singular
  std::string_view subject = {};     ///< member with the person or case it is about
  std::string_view home = {};        ///< member with the place whose installation decides about it
  std::string_view other_home = {};  ///< member with a second place that shares in it (handovers)
  /// Members that the index of `home` holds as well, so that questions by place read the index alone.
  std::array<std::string_view, 4> home_with = {};
  std::string_view day = {};  ///< member with the local day it is about, for consents that cover a time span
  bool shared = false;        ///< belongs to the catalogue or to everybody: neither subject nor home
  Category category = Category::care;
  std::string_view doc;
  std::uint16_t since = 1;
};

struct MemberTable {
  std::uint16_t number = 0;  ///< permanent within the record, never reused
  std::string_view name;
  std::string_view doc;
  Index index = Index::none;
  std::optional<Category> category = std::nullopt;  ///< where it differs from the record's
  std::uint16_t since = 1;
};

struct Meta;

/// One member, with type-erased access to it inside a record of its type.
struct FieldMeta {
  std::uint16_t number = 0;
  std::string_view name;
  std::string_view doc;
  Kind kind = Kind::text;
  bool optional = false;
  bool sealed = false;
  bool list = false;                        ///< kind json: an array
  std::size_t max_length = 0;               ///< kind text: code points; 0 where it does not apply
  std::span<const std::string_view> words;  ///< kind word (also items of a list of words)
  const Meta* nested = nullptr;             ///< kind json: the described struct inside
  Kind item = Kind::text;                   ///< kind json, list: what the items are when not nested
  Category category = Category::care;
  Index index = Index::none;
  std::uint16_t since = 1;
  Datum default_value;

  Datum (*get)(const void* record) = nullptr;
  /// Throws StorageFailure::damaged when the datum cannot be a value of this member.
  void (*set)(void* record, const Datum& datum) = nullptr;
  void (*write)(const void* record, json::Writer& out) = nullptr;
  void (*read)(void* record, const json::Value& in, const std::string& path, FieldFaults& faults) = nullptr;
};

struct Meta {
  std::uint16_t number = 0;
  std::string_view name;
  std::string_view doc;
  Category category = Category::care;
  std::uint16_t since = 1;
  bool shared = false;
  const FieldMeta* subject = nullptr;
  const FieldMeta* home = nullptr;
  const FieldMeta* other_home = nullptr;
  const FieldMeta* day = nullptr;
  std::array<std::string_view, 4> home_with = {};
  std::vector<FieldMeta> fields;

  const FieldMeta* find(std::string_view field_name) const;
  const FieldMeta& at(std::uint16_t field_number) const;
};

/// Every member as a JSON object; optional members that are absent are left out.
void write_json(const Meta& meta, const void* record, json::Writer& out);

/// Fills `record` from an object. All faults are collected; unknown and missing members are faults.
/// Reasons: field.missing, field.unknown, field.wrong-type, word.unknown, id.malformed, date.malformed,
/// instant.malformed, number.out-of-range and those of text.hpp.
void read_json(const Meta& meta, void* record, const json::Value& in, const std::string& path, FieldFaults& faults);

/// Stored records by permanent number, for verification, schema and history. `app/records.cpp` registers all of them
/// before anything is opened; numbers and names are unique. Registering one twice is fine.
const std::vector<const Meta*>& registered_records();
const Meta* find_record(std::uint16_t number);
const Meta* find_record(std::string_view name);
void register_record(const Meta& meta);

std::string_view to_word(Category category);
std::optional<Category> category_from_word(std::string_view word);

}  // namespace homeward
