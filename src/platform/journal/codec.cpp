#include "platform/journal/codec.hpp"

#include "base/check.hpp"

#include <charconv>

namespace homeward::journal {

std::string plain_bytes(const Datum& datum) {
  struct Visit {
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(std::int64_t n) const { return std::to_string(n); }
    std::string operator()(double n) const { return json::Writer{}.number(n).take(); }
    std::string operator()(const std::string& s) const { return s; }
    std::string operator()(const Uuid& id) const { return id.to_string(); }
    std::string operator()(const Blob& b) const { return b.bytes; }
  };
  return std::visit(Visit{}, datum);
}

Datum from_plain_bytes(Kind kind, std::string bytes) {
  switch (kind) {
    case Kind::boolean:
    case Kind::integer:
    case Kind::instant:
    case Kind::date: {
      std::int64_t n = 0;
      std::from_chars(bytes.data(), bytes.data() + bytes.size(), n);
      return n;
    }
    case Kind::number: {
      double n = 0;
      std::from_chars(bytes.data(), bytes.data() + bytes.size(), n);
      return n;
    }
    case Kind::id: return Uuid::parse(bytes).value_or(Uuid{});
    case Kind::blob: return Blob{std::move(bytes)};
    case Kind::text:
    case Kind::word:
    case Kind::json: return bytes;
  }
  throw InternalError("unknown kind");
}

void unpack(const Meta& meta, const db::StoredRow& row, void* record, vault::Vault& vault, std::uint64_t open) {
  const Uuid id = row_id(meta, row);
  for (std::size_t i = 0; i < meta.fields.size(); ++i) {
    const FieldMeta& f = meta.fields[i];
    const Datum& stored = row.members[i];
    if ((open >> i & 1) == 0) continue;
    if (!f.sealed) {
      f.set(record, stored);
    } else if (const Blob* sealed = std::get_if<Blob>(&stored)) {
      if (auto plain = vault.open(*sealed, {id, meta.number, f.number})) {
        f.set(record, from_plain_bytes(f.kind, std::move(*plain)));
      }
    }
  }
}

Uuid row_id(const Meta& meta, const db::StoredRow& row) {
  for (std::size_t i = 0; i < meta.fields.size(); ++i)
    if (meta.fields[i].name == "id") return std::get<Uuid>(row.members[i]);
  throw InternalError("a stored record has no id: " + std::string(meta.name));
}

std::optional<Uuid> id_member(const FieldMeta* field, const void* record) {
  if (!field) return std::nullopt;
  const Datum d = field->get(record);
  if (const Uuid* id = std::get_if<Uuid>(&d)) return *id;
  return std::nullopt;
}

}  // namespace homeward::journal
