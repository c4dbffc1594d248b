#include "platform/access/verify.hpp"

#include "base/json.hpp"

namespace homeward::access {
namespace {

constexpr std::size_t k_pairs = 50;  // persons looked up in one statement

std::optional<Uuid> read_id(const json::Value& in, std::string_view key) {
  const json::Value* v = in.find(key);
  return v && v->string() ? Uuid::parse(*v->string()) : std::nullopt;
}

struct Read {
  journal::EntryHead head;
  std::vector<Uuid> subjects;
};

/// The columns as `AccessLog` derives them from a disclosure.
std::optional<Read> read_disclosure(std::string_view bytes) {
  const auto parsed = json::parse(bytes, 1 << 22);
  if (!parsed) return std::nullopt;
  const auto id = read_id(*parsed, "id");
  const json::Value* at = parsed->find("at");
  const json::Value* subjects = parsed->find("subjects");
  if (!id || !at || !at->integer() || !subjects || !subjects->array()) return std::nullopt;
  Read out;
  for (const json::Value& s : *subjects->array()) {
    const auto subject = s.string() ? Uuid::parse(*s.string()) : std::nullopt;
    if (!subject) return std::nullopt;
    out.subjects.push_back(*subject);
  }
  out.head.id = *id;
  out.head.row = read_id(*parsed, "sign_in").value_or(Uuid{});
  if (out.subjects.size() == 1) out.head.subject = out.subjects.front();
  out.head.home = read_id(*parsed, "place");
  // Whoever holds a link has no account: then the column holds the empty id, and the entry names the link.
  out.head.actor = read_id(*parsed, "actor").value_or(Uuid{});
  out.head.recorded = *at->integer();
  return out;
}

struct Pair {
  Uuid subject, entry;
  std::int64_t position;
};

const std::string& count_statement() {
  static const std::string sql = [] {
    std::string out = "SELECT count(*) FROM disclosure_subject WHERE ";
    for (std::size_t i = 0; i < k_pairs; ++i) {
      out += (i ? " OR (subject = $" : "(subject = $") + std::to_string(2 * i + 1);
      out += " AND entry = $" + std::to_string(2 * i + 2) + ")";
    }
    return out;
  }();
  return sql;
}

bool all_found(db::ReadTransaction& tx, std::span<const Pair> pairs) {
  std::vector<Datum> params;
  for (std::size_t i = 0; i < k_pairs; ++i) {  // padded with the last one, so that the statement is prepared once
    const Pair& pair = pairs[std::min(i, pairs.size() - 1)];
    params.emplace_back(pair.subject);
    params.emplace_back(pair.entry);
  }
  return tx.find_integer(count_statement(), params) == static_cast<std::int64_t>(pairs.size());
}

}  // namespace

journal::VerifyOptions::Inspect inspect_disclosures() {
  return [](db::ReadTransaction& tx, std::span<const journal::Chain::Link> page,
            const std::function<void(journal::Finding)>& add) {
    std::vector<Pair> pairs;
    for (const journal::Chain::Link& link : page) {
      if (link.bytes.empty()) continue;
      const auto read = read_disclosure(link.bytes);
      if (!read) {
        add({.what = "entry.malformed", .position = link.position, .entry = link.entry});
        continue;
      }
      if (read->head != link.head) {
        add({.what = "entry.columns-differ",
             .position = link.position,
             .entry = link.entry,
             .detail = "the columns that look-ups use say something else than the entry"});
      }
      for (const Uuid& subject : read->subjects) pairs.push_back({subject, link.entry, link.position});
    }
    for (std::size_t from = 0; from < pairs.size(); from += k_pairs) {
      const auto some = std::span(pairs).subspan(from, std::min(k_pairs, pairs.size() - from));
      if (all_found(tx, some)) continue;
      for (const Pair& pair : some) {
        if (all_found(tx, std::span(&pair, 1))) continue;
        add({.what = "disclosure.hidden",
             .position = pair.position,
             .entry = pair.entry,
             .row = pair.subject,
             .detail = "a look at this person is not found by who asks for looks at the person"});
      }
    }
  };
}

}  // namespace homeward::access
