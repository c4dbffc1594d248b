#pragma once
#include "platform/journal/journal.hpp"

/// The bytes of an entry: canonical JSON, stored as written and hashed as stored. Members never change their meaning:
/// journals live for ever. Sealed values stay sealed inside.
namespace homeward::journal {

/// Collects the changed members: permanent number -> [old, new].
class EntryFields {
 public:
  EntryFields() { out_.begin_object(); }
  void add(const FieldMeta& field, const Datum& old_value, const Datum& new_value);
  bool empty() const { return empty_; }
  std::string take() { return out_.end_object().take(); }

 private:
  json::Writer out_;
  bool empty_ = true;
};

struct RowOwner {
  std::optional<Uuid> subject, home, other_home;
};

struct EntryContent {
  const Meta& meta;
  Operation operation;
  Uuid entry, row, parent;
  RowOwner owner;
  const Actor& actor;
  const Command& command;
  Instant recorded;
  std::string_view clock;
  Uuid installation;
  std::string_view reaction;
  std::string fields;
  std::int64_t checksum;
};
std::string entry_bytes(const EntryContent& content);

/// An entry read back, as far as history and verification need it.
struct Entry {
  Uuid id, row, parent;
  std::uint16_t record = 0;
  Operation operation = Operation::create;
  std::int64_t checksum = 0;
  std::optional<Uuid> actor, on_behalf, place, sign_in, import;
  std::string role, purpose, reaction;
  Instant recorded, happened;
  RowOwner owner;
  struct Field {
    std::uint16_t number = 0;
    Datum before, after;  ///< sealed values as Blob
  };
  std::vector<Field> fields;
};
/// Nothing when the bytes are not an entry.
std::optional<Entry> parse_entry(std::string_view bytes);

/// What verification compares of an entry: without its changed members, and some ten times faster to read.
struct EntrySummary {
  EntryHead head;
  Operation operation = Operation::create;
  std::int64_t checksum = 0;
};
std::optional<EntrySummary> summarize_entry(std::string_view bytes);

}  // namespace homeward::journal
