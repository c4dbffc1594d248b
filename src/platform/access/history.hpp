#pragma once
#include "platform/access/reader.hpp"
#include "platform/access/view.hpp"
#include "platform/journal/history.hpp"

/// The history of changes as one viewer may see it.
namespace homeward::access {

/// A value out of the journal that this viewer may see, as JSON: made only by `History`, so that personal text leaves
/// in no other way than through the guard.
class DisclosedValue {
 public:
  const std::string& json() const { return json_; }

 private:
  friend class History;
  explicit DisclosedValue(std::string json) : json_(std::move(json)) {}
  std::string json_;
};
template <>
struct ViewOf<DisclosedValue> {
  static void write(json::Writer& out, const DisclosedValue& v) { out.raw(v.json()); }
  static void schema(json::Writer& out) { out.raw(R"({"description":"The value as its record writes it."})"); }
};

enum class HistoryOperation { created, changed, removed };
BOOST_DESCRIBE_ENUM(HistoryOperation, created, changed, removed)

/// A member that this viewer may see. A side that is absent had no value; `erased`: it had one, sealed under a key that
/// was destroyed.
struct HistoryMember {
  PublicText member;
  std::optional<DisclosedValue> before, after;
  bool erased = false;
};
BOOST_DESCRIBE_STRUCT(HistoryMember, (), (member, before, after, erased))

/// Who changed what, when, where and why. Members out of reach are absent, as if they had not changed.
struct HistoryEntry {
  Uuid entry;
  Instant at;
  Instant happened;
  std::optional<Id<Account>> actor;
  std::optional<Id<Account>> invited_by;  ///< where somebody without an account did it, by a link
  PublicText role;
  std::optional<Id<Place>> place;
  PublicText purpose;
  std::optional<PublicText> reaction;  ///< name of the rule of ours that made the change
  PublicText record;
  Uuid row;
  HistoryOperation operation = HistoryOperation::changed;
  std::vector<HistoryMember> members;
  Notice notice = Notice::none;
};
BOOST_DESCRIBE_STRUCT(HistoryEntry, (),
                      (entry, at, happened, actor, invited_by, role, place, purpose, reaction, record, row, operation,
                       members, notice))

/// Newest first. `older` is where the next page begins, absent at the end; a route seals it into its cursor.
struct HistoryPage {
  std::vector<HistoryEntry> items;
  std::optional<std::int64_t> older;
};

/// Reads histories for one reader, whose access log notes what is given out. Left out wholly are: entries about records
/// whose category is not in reach, or in reach only through a consent (consents cover what is, and a span of days, not
/// how it came about); entries of imports that are not shown yet; changes of nothing but members out of reach.
class History {
 public:
  explicit History(Reader& reader, const journal::Chain& chain) : reader_(reader), chain_(chain) {}

  HistoryPage of_row(const Uuid& row, std::optional<std::int64_t> before = std::nullopt, int limit = 50);
  HistoryPage about_subject(const Uuid& subject, std::optional<std::int64_t> before = std::nullopt, int limit = 50);

 private:
  HistoryPage read(journal::HistoryQuery query);
  std::optional<HistoryEntry> disclose(const journal::PastChange& change);
  bool is_open_now(const Meta& meta, const Uuid& row);
  bool import_is_shown(const std::optional<Uuid>& import);

  Reader& reader_;
  const journal::Chain& chain_;
  std::optional<std::set<Uuid>> hidden_imports_;
};

}  // namespace homeward::access
