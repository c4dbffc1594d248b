#include "engine/cohort/store.hpp"

#include "base/check.hpp"

#include <algorithm>
#include <numeric>

namespace homeward::cohort {
namespace {

/// More different words than a column keeps apart are one word.
constexpr std::size_t k_most_words = k_no_word - 1;
constexpr std::string_view k_further_words = "(further words)";

std::uint32_t hash_of(const Uuid& id) {
  // Mixed once more: ids that are not random (imports, tests) may differ in a few bits only.
  const std::uint64_t h = UuidHash{}(id);
  return static_cast<std::uint32_t>((h ^ (h >> 32)) * 0x9e3779b97f4a7c15ULL >> 32);
}

}  // namespace

Store::Store(Schema schema) : schema_(std::make_shared<const Schema>(std::move(schema))) {
  auto layouts = std::make_shared<std::vector<TableLayout>>();
  tables_.resize(schema_->tables.size());
  for (std::size_t t = 0; t < tables_.size(); ++t) {
    const TableSpec& spec = schema_->tables[t];
    layouts->emplace_back(spec);
    tables_[t].dictionaries.resize(spec.columns.size());
    for (std::size_t c = 0; c < spec.columns.size(); ++c)
      if (spec.columns[c].kind == ColumnKind::word)
        tables_[t].dictionaries[c].words = std::make_shared<std::vector<std::string>>();
  }
  layouts_ = std::move(layouts);
  one_of_ = std::make_shared<const std::vector<Slot>>();
  publish(0);
}

std::optional<Slot> Store::find(const Content& content, const Uuid& id) const {
  const auto slot = content.index.find(
      hash_of(id), [&](std::uint32_t s) { return content.chunks[Chunk::of(s)]->id(Chunk::at(s)) == id; });
  if (slot == linkage::NumberTable::k_none) return std::nullopt;
  return slot;
}

void Store::expect(Table table, const Uuid& id) const { tables_[table.number].index.expect(hash_of(id)); }

void Store::expect_more(Table table, const Uuid& id) const {
  const Content& content = tables_[table.number];
  const std::uint32_t slot = content.index.guess(hash_of(id));
  if (slot != linkage::NumberTable::k_none) content.chunks[Chunk::of(slot)]->expect(Chunk::at(slot));
}

Chunk& Store::writable(Table table, std::uint32_t number, std::uint32_t rows) {
  Content& content = tables_[table.number];
  content.published = nullptr;
  if (number == content.chunks.size()) {
    content.chunks.push_back(std::make_shared<Chunk>((*layouts_)[table.number], rows));
    content.fresh.push_back(1);
  }
  auto& chunk = content.chunks[number];
  if (content.fresh[number] == 0 || chunk->room() < rows) {
    chunk = std::make_shared<Chunk>((*layouts_)[table.number], std::max(rows, chunk->room()), chunk.get());
    content.fresh[number] = 1;
  }
  return *chunk;
}

Slot Store::slot_of(Table table, const Uuid& id) {
  const auto known = find(tables_[table.number], id);
  return known ? *known : new_slot(table, id);
}

Slot Store::new_slot(Table table, const Uuid& id) {
  Content& content = tables_[table.number];
  const Slot slot = content.slots++;
  HW_CHECK(slot < static_cast<std::uint32_t>(std::numeric_limits<std::int32_t>::max()), "a table is full");
  Chunk& chunk = writable(table, Chunk::of(slot), Chunk::at(slot) + 1);
  chunk.set_id(Chunk::at(slot), id);
  chunk.clear((*layouts_)[table.number], Chunk::at(slot));
  content.index.insert(hash_of(id), slot);
  return slot;
}

Store::Row Store::put(Table table, const Uuid& id) {
  Content& content = tables_[table.number];
  const auto known = find(content, id);
  const Slot slot = known ? *known : new_slot(table, id);
  Chunk& chunk = writable(table, Chunk::of(slot), Chunk::at(slot) + 1);
  const std::uint32_t row = Chunk::at(slot);
  if (!chunk.present(row)) {
    ++content.rows;
    chunk.set_present(row, true);
  }
  if (known) chunk.clear((*layouts_)[table.number], row);
  return {*this, table, chunk, slot};
}

void Store::remove(Table table, const Uuid& id) {
  Content& content = tables_[table.number];
  const auto slot = find(content, id);
  if (!slot || !content.chunks[Chunk::of(*slot)]->present(Chunk::at(*slot))) return;
  Chunk& chunk = writable(table, Chunk::of(*slot), Chunk::at(*slot) + 1);
  chunk.set_present(Chunk::at(*slot), false);
  chunk.clear((*layouts_)[table.number], Chunk::at(*slot));
  --content.rows;
}

Store::Row& Store::Row::set(std::uint16_t column, std::int32_t code) {
  const ColumnLayout& c = (*store_.layouts_)[table_.number].columns[column];
  const std::uint32_t row = Chunk::at(slot_);
  switch (c.kind) {
    case ColumnKind::code:
      HW_CHECK(code >= 0 && code < k_no_code, "a code takes one byte");
      chunk_->column<std::uint8_t>(c)[row] = static_cast<std::uint8_t>(code);
      return *this;
    case ColumnKind::integer:
      chunk_->column<std::int16_t>(c)[row] = static_cast<std::int16_t>(
          std::clamp<std::int32_t>(code, k_no_integer + 1, std::numeric_limits<std::int16_t>::max()));
      return *this;
    case ColumnKind::day: chunk_->column<std::int32_t>(c)[row] = code; return *this;
    case ColumnKind::word:
    case ColumnKind::reference:
    case ColumnKind::number: break;
  }
  throw InternalError("this column takes no code");
}

Store::Row& Store::Row::set_word(std::uint16_t column, std::string_view word) {
  const ColumnLayout& c = (*store_.layouts_)[table_.number].columns[column];
  HW_CHECK(c.kind == ColumnKind::word, "this column takes no word");
  Dictionary& d = store_.tables_[table_.number].dictionaries[column];
  auto it = d.codes.find(std::string(word));
  if (it == d.codes.end()) {
    const std::string kept(d.words->size() < k_most_words - 1 ? word : k_further_words);
    const auto [place, fresh] = d.codes.try_emplace(kept, static_cast<std::uint16_t>(d.words->size()));
    if (fresh) {
      if (d.shared) d.words = std::make_shared<std::vector<std::string>>(*d.words);
      d.shared = false;
      d.words->push_back(kept);
    }
    it = place;
  }
  chunk_->column<std::uint16_t>(c)[Chunk::at(slot_)] = it->second;
  return *this;
}

Store::Row& Store::Row::set_number(std::uint16_t column, double number) {
  const ColumnLayout& c = (*store_.layouts_)[table_.number].columns[column];
  HW_CHECK(c.kind == ColumnKind::number, "this column takes no amount");
  chunk_->column<float>(c)[Chunk::at(slot_)] = static_cast<float>(number);
  return *this;
}

Store::Row& Store::Row::refer(std::uint16_t column, const Uuid& id) {
  const ColumnLayout& c = (*store_.layouts_)[table_.number].columns[column];
  const auto to = store_.schema_->tables[table_.number].columns[column].refers_to;
  HW_CHECK(c.kind == ColumnKind::reference && to, "this column refers to nothing");
  const auto target = static_cast<std::int32_t>(store_.slot_of(*to, id));
  // A new slot of this very table may have moved the chunk that this row is in.
  if (*to == table_) chunk_ = store_.tables_[table_.number].chunks[Chunk::of(slot_)].get();
  chunk_->column<std::int32_t>(c)[Chunk::at(slot_)] = target;
  return *this;
}

void Store::put_link(const Uuid& id, const Uuid& person, const Uuid& other) {
  const auto [it, fresh] = links_.try_emplace(id, person, other);
  if (!fresh && it->second == std::pair(person, other)) return;
  it->second = {person, other};
  links_changed_ = true;
}

void Store::remove_link(const Uuid& id) { links_changed_ = links_.erase(id) != 0 || links_changed_; }

void Store::link_persons() {
  std::map<Slot, Slot> above;
  const auto root = [&](Slot s) {
    for (auto it = above.find(s); it != above.end() && it->second != s; it = above.find(s)) s = it->second;
    return s;
  };
  const auto id_of = [&](Slot s) { return tables_[schema_->person.number].chunks[Chunk::of(s)]->id(Chunk::at(s)); };
  for (const auto& [link, pair] : links_) {
    const Slot a = root(slot_of(schema_->person, pair.first)), b = root(slot_of(schema_->person, pair.second));
    // The smallest id stands for the group, whatever the order in which links came.
    const bool first = id_of(a) <= id_of(b);
    above[first ? b : a] = first ? a : b;
    above.try_emplace(first ? a : b, first ? a : b);
  }
  std::vector<Slot> one_of(above.empty() ? 0 : above.rbegin()->first + 1);
  std::iota(one_of.begin(), one_of.end(), Slot{0});
  for (const auto& [slot, up] : above) one_of[slot] = root(up);
  one_of_ = std::make_shared<const std::vector<Slot>>(std::move(one_of));
}

void Store::build_tree(Snapshot& next) const {
  const TreeSpec& tree = *schema_->tree;
  const auto unchanged = [&](Table t) { return published_ && published_->tables_[t.number] == next.tables_[t.number]; };
  if (unchanged(tree.place) && unchanged(tree.scope_place.table)) {
    next.places_ = published_->places_;
    return;
  }
  std::vector<PlaceTree::Scope> scopes;
  const Table table = tree.scope_place.table;
  for (Slot s = 0; s < next.slots(table); ++s) {
    if (!next.present(table, s)) continue;
    const std::int32_t ancestor = next.code(tree.scope_ancestor, s);
    const std::int32_t level = ancestor == k_missing ? k_missing : next.code(tree.kind, static_cast<Slot>(ancestor));
    scopes.push_back({next.code(tree.scope_place, s), ancestor, level, next.code(tree.scope_since, s),
                      next.code(tree.scope_until, s)});
  }
  const auto levels = static_cast<std::uint32_t>(schema_->spec(tree.kind).words.size());
  next.places_ = std::make_shared<const PlaceTree>(std::move(scopes), next.slots(tree.place), levels);
}

void Store::publish(std::int64_t position) {
  if (std::exchange(links_changed_, false)) link_persons();
  auto next = std::make_shared<Snapshot>();
  next->position_ = position;
  next->schema_ = schema_;
  next->layouts_ = layouts_;
  next->one_of_ = one_of_;
  for (Content& content : tables_) {
    if (!content.published) {
      content.published = std::make_shared<const TableState>(
          TableState{{content.chunks.begin(), content.chunks.end()}, content.slots, content.rows});
      std::ranges::fill(content.fresh, char{0});
    }
    next->tables_.push_back(content.published);
    auto& words = next->words_.emplace_back();
    for (Dictionary& d : content.dictionaries) {
      d.shared = true;
      words.push_back(d.words);
    }
  }
  if (schema_->tree) {
    build_tree(*next);
  } else {
    next->places_ = std::make_shared<const PlaceTree>();
  }
  std::shared_ptr<const Snapshot> before;  // let go of outside the lock
  const std::lock_guard lock(mutex_);
  before = std::exchange(published_, std::move(next));
}

std::shared_ptr<const Snapshot> Store::snapshot() const {
  const std::lock_guard lock(mutex_);
  return published_;
}

std::size_t Store::memory_bytes() const {
  std::size_t out = one_of_->capacity() * sizeof(Slot) + links_.size() * 96;
  for (const Content& content : tables_) {
    out += content.index.memory_bytes();
    for (const auto& chunk : content.chunks) out += chunk->memory_bytes() + 3 * sizeof(void*);
    for (const Dictionary& d : content.dictionaries) out += d.codes.size() * 150;
  }
  return out;
}

}  // namespace homeward::cohort
