#include "oversight/figures/live_figures.hpp"

#include "platform/journal/waiting.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace homeward::figures {
namespace {

/// Rows of one import that are read again at once.
constexpr std::int64_t k_page = 10'000;
constexpr int k_feed_page = 2'000;
/// While there is more to read, figures are published only so often.
constexpr auto k_publish_after = std::chrono::milliseconds(250);

const Meta& links() { return meta_of<PersonLink>(); }

template <class T>
const T* held(const db::StoredRow& row, const Meta& meta, std::string_view member) {
  return std::get_if<T>(&row.members[static_cast<std::size_t>(meta.find(member) - meta.fields.data())]);
}

bool is_ours(const Meta& meta) { return table_of(meta.number) || meta.number == links().number; }
bool is_form(const Meta& meta) { return meta.number == meta_of<Assessment>().number; }

/// Of the n-th score of a form. Mixing in a constant keeps ids of different forms apart.
Uuid score_id(const Uuid& form, std::uint16_t n) {
  std::uint64_t mix = (n + 1) * 0x9e3779b97f4a7c15ull;  // splitmix64, Steele et al. 2014
  mix = (mix ^ mix >> 30) * 0xbf58476d1ce4e5b9ull;
  mix = (mix ^ mix >> 27) * 0x94d049bb133111ebull;
  mix ^= mix >> 31;
  Uuid out = form;
  for (std::size_t i = 0; i < 8; ++i) out.bytes[8 + i] ^= static_cast<std::uint8_t>(mix >> i * 8);
  return out;
}

}  // namespace

LiveFigures::LiveFigures(journal::Journal& journal, ScoreForm scores)
    : journal_(journal), score_form_(std::move(scores)) {
  for (const cohort::TableSpec& table : schema().tables) last_word_.emplace_back(table.columns.size(), 0);
}
LiveFigures::~LiveFigures() { stop(); }

void LiveFigures::start() {
  thread_ = std::thread([this] { run(); });
}

void LiveFigures::stop() {
  stopping_ = true;
  if (thread_.joinable()) thread_.join();
}

template <class Use>
void LiveFigures::reading(const Use& use) {
  const auto tx = journal_.store().read();
  Working working(*tx, journal_.vault(), "figures");
  use(working);
}

void LiveFigures::take_link(const db::StoredRow& row, bool hidden) {
  const Meta& meta = links();
  const Uuid id = journal::row_id(meta, row);
  const auto *person = held<Uuid>(row, meta, "person"), *other = held<Uuid>(row, meta, "other");
  const auto* state = held<std::string>(row, meta, "state");
  if (!hidden && person && other && state && *state == to_word(LinkState::linked)) {
    store_.put_link(id, *person, *other);
  } else {
    store_.remove_link(id);
  }
}

void LiveFigures::take_zone(const db::StoredRow& place) {
  const Meta& meta = meta_of<Place>();
  const auto* name = held<std::string>(place, meta, "zone");
  const auto zone = name ? Zone::find(*name) : Result<Zone>(Zone{});
  zones_.insert_or_assign(journal::row_id(meta, place), zone.value_or(Zone{}));
}

void LiveFigures::set_entered(cohort::Store::Row& to, const Meta& meta, const db::StoredRow& row,
                              const FirstEntry& first) {
  const Source& source = sources()[table_of(meta.number)->number];
  const auto* on = std::get_if<std::int64_t>(&row.members[source.members[*source.entered_after]]);
  const auto* home = held<Uuid>(row, meta, "home");
  if (!on || !home) return;
  const auto* relative = meta.find("relative_date") ? held<std::int64_t>(row, meta, "relative_date") : nullptr;
  const auto zone = zones_.find(*home);
  const HowEntered how{{static_cast<std::int32_t>(*on)}, first.at, row.import.has_value(), relative && *relative != 0};
  const auto days = entered_after(how, zone == zones_.end() ? Zone{} : zone->second);
  if (!days) return;
  to.set(*source.entered_after, *days);
  if (first.by) take_operator(*first.by, *home, how.on + Days{*days});
}

/// Only ever more: who entered what was removed since has entered it all the same.
void LiveFigures::take_operator(const Uuid& account, const Uuid& house, LocalDate day) {
  const Uuid id = operator_id(account, house);
  const auto [at, fresh] = operators_.try_emplace(id, day, day);
  Operator& known = at->second;
  if (!fresh && known.first <= day && day <= known.last) return;
  known = {std::min(known.first, day), std::max(known.last, day)};
  auto row = store_.put(entering::table, id);
  row.refer(entering::place.number, house);
  row.set(entering::entered_first.number, known.first.days);
  row.set(entering::entered_last.number, known.last.days);
}

void LiveFigures::take(const Meta& meta, const db::StoredRow& row, const std::set<Uuid>& open,
                       const FirstEntries& entered) {
  const bool hidden = row.import && open.contains(*row.import);
  if (meta.number == links().number) return take_link(row, hidden);
  const Table table = *table_of(meta.number);
  if (hidden) return forget(meta, journal::row_id(meta, row));
  if (is_form(meta)) take_scores(row);
  if (meta.number == meta_of<Place>().number) take_zone(row);
  const Source& source = sources()[table.number];
  const auto& columns = schema().tables[table.number].columns;
  cohort::Store::Row to = store_.put(table, journal::row_id(meta, row));
  if (const auto first = entered.find(journal::row_id(meta, row)); source.entered_after && first != entered.end())
    set_entered(to, meta, row, first->second);
  for (std::uint16_t c = 0; c < columns.size(); ++c) {
    if (source.entered_after == c) continue;
    const Datum& datum = row.members[source.members[c]];
    if (const auto* id = std::get_if<Uuid>(&datum)) {
      to.refer(c, *id);
    } else if (const auto* number = std::get_if<double>(&datum)) {
      to.set_number(c, *number);
    } else if (const auto* whole = std::get_if<std::int64_t>(&datum)) {
      to.set(c, static_cast<std::int32_t>(*whole));
    } else if (const auto* word = std::get_if<std::string>(&datum)) {
      if (columns[c].kind == cohort::ColumnKind::word) {
        to.set_word(c, *word);
        continue;
      }
      const auto& words = columns[c].words;
      std::size_t& last = last_word_[table.number][c];
      if (words[last] != *word) {
        const auto it = std::ranges::find(words, *word);
        if (it == words.end()) continue;  // a word of a later release: nobody here knows it
        last = static_cast<std::size_t>(it - words.begin());
      }
      to.set(c, static_cast<std::int32_t>(last));
    }
  }
}

void LiveFigures::forget_scores(const Uuid& form) {
  const auto known = scores_of_.find(form);
  if (known == scores_of_.end()) return;
  for (std::uint16_t n = 0; n < known->second; ++n) store_.remove(score::table, score_id(form, n));
  scores_of_.erase(known);
}

void LiveFigures::take_scores(const db::StoredRow& row) {
  if (!score_form_) return;
  const Meta& meta = meta_of<Assessment>();
  Assessment form;
  journal::unpack(meta, row, &form, journal_.vault());
  forget_scores(form.id.value);
  const auto scores = score_form_(form);
  if (scores.empty()) return;
  for (std::uint16_t n = 0; n < scores.size(); ++n) {
    const FormScore& s = scores[n];
    auto to = store_.put(score::table, score_id(form.id.value, n));
    to.refer(score::person.number, form.person.value);
    to.refer(score::place.number, form.home.value);
    if (form.episode) to.refer(score::episode.number, form.episode->value);
    to.refer(score::assessment.number, form.id.value);
    to.set_word(score::instrument.number, form.instrument.str());
    to.set_word(score::name.number, s.name);
    to.set_number(score::value.number, s.value);
    if (s.value == std::floor(s.value)) to.set(score::whole.number, static_cast<std::int32_t>(s.value));
    if (s.reliable_change)
      to.set(score::reliable_change.number, static_cast<std::int32_t>(std::ceil(*s.reliable_change)));
    to.set(score::on.number, form.on.days);
  }
  scores_of_.emplace(form.id.value, static_cast<std::uint16_t>(scores.size()));
}

void LiveFigures::forget(const Meta& meta, const Uuid& id) {
  if (is_form(meta)) forget_scores(id);
  if (meta.number == links().number) {
    store_.remove_link(id);
  } else {
    store_.remove(*table_of(meta.number), id);
  }
}

void LiveFigures::take_again(const Meta& meta, std::span<const Uuid> ids) {
  try {
    reading([&](Working& working) {
      const auto open = open_imports(working);
      std::set<Uuid> gone(ids.begin(), ids.end());
      const auto rows = working.rows(meta, ids);
      const auto entered = first_entries(working, meta, rows);
      for (const db::StoredRow& row : rows) {
        gone.erase(journal::row_id(meta, row));
        take(meta, row, open, entered);
      }
      for (const Uuid& id : gone) forget(meta, id);
    });
  } catch (const StorageFailure& failure) {
    if (failure.kind() != StorageFailure::Kind::damaged) throw;
    if (ids.size() == 1) return forget(meta, ids.front());
    for (const Uuid& id : ids) take_again(meta, std::span(&id, 1));
  }
}

void LiveFigures::take_page(const TablePage& page) {
  const auto rows = page.all();
  const auto table = table_of(page.meta->number);
  // The ids of a row and of what it refers to, twice ahead of the row: then the store need not wait for memory.
  const auto each_id = [&](std::size_t row, const auto& use) {
    if (!table || row >= rows.size()) return;
    use(*table, journal::row_id(*page.meta, rows[row]));
    const Source& source = sources()[table->number];
    const auto& columns = schema().tables[table->number].columns;
    for (std::size_t c = 0; c < columns.size(); ++c)
      if (const auto* id = std::get_if<Uuid>(&rows[row].members[source.members[c]]); id && columns[c].refers_to)
        use(*columns[c].refers_to, *id);
  };
  constexpr std::size_t k_first = 16, k_then = 8;
  for (std::size_t i = 0; i < rows.size() + k_first; ++i) {
    each_id(i, [&](Table t, const Uuid& id) { store_.expect(t, id); });
    if (i >= k_then) each_id(i - k_then, [&](Table t, const Uuid& id) { store_.expect_more(t, id); });
    if (i >= k_first) take(*page.meta, rows[i - k_first], page.open, page.entered);
  }
}

void LiveFigures::load() {
  // What comes in while loading is read again from the feed: putting twice is harmless. A load that the storage broke
  // off goes by the first position, or what was removed since would stay.
  if (read_to_ < 0) read_to_ = journal_.entries().head(*journal_.store().read()).position;
  // Which day it was where something was entered must be known before the first of it comes.
  db::TablePlace place;
  reading([&](Working& working) {
    while (working.read_page(meta_of<Place>(), place, k_page, [&](db::StoredRow& row) { take_zone(row); }) > 0) {
    }
  });
  std::vector<const Meta*> tables;
  for (const Source& source : sources())
    if (is_record(source)) tables.push_back(source.record);
  tables.push_back(&links());
  walk_tables(journal_, tables, [&](const TablePage& page) {
    if (!stopping_) take_page(page);
    return !stopping_;
  });
  if (stopping_) return;
  publish(read_to_);
  ready_ = true;
}

void LiveFigures::take_import(const Uuid& import) {
  const auto take_all = [&](const Meta& meta) {
    Uuid after{};
    for (std::vector<Uuid> ids(1); !ids.empty() && !stopping_;) {
      const Datum page[] = {import, after, k_page};
      ids = journal_.store().read()->list_uuids(
          "SELECT id FROM \"" + std::string(meta.name) + "\" WHERE import_id = $1 AND id > $2 ORDER BY id LIMIT $3",
          page);
      if (ids.empty()) break;
      take_again(meta, ids);
      after = ids.back();
    }
  };
  for (const Source& source : sources())
    if (is_record(source)) take_all(*source.record);
  take_all(links());
}

void LiveFigures::take_news(const std::vector<journal::Chain::Item>& items) {
  std::map<std::uint16_t, std::vector<Uuid>> rows;
  for (const auto& item : items) rows[item.head.record].push_back(item.head.row);
  for (auto& [record, ids] : rows) {
    std::ranges::sort(ids);
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    if (record == meta_of<ImportRun>().number) {
      for (const Uuid& import : ids) take_import(import);
      continue;
    }
    const Meta* meta = find_record(record);
    if (meta && is_ours(*meta)) take_again(*meta, ids);
  }
}

void LiveFigures::publish(std::int64_t position) {
  store_.publish(position);
  memory_ = store_.memory_bytes();
  position_ = position;
}

void LiveFigures::follow() {
  auto published = std::chrono::steady_clock::now();
  while (!stopping_) {
    const auto items = journal_.entries().read(*journal_.store().read(), read_to_, k_feed_page);
    if (items.empty()) break;
    take_news(items);
    read_to_ = items.back().position;
    const auto now = std::chrono::steady_clock::now();
    if (now - published < k_publish_after && items.size() == k_feed_page) continue;
    publish(read_to_);
    published = now;
  }
  if (read_to_ != position_) publish(read_to_);
}

void LiveFigures::run() {
  try {
    while (!stopping_) {
      try {
        if (!ready_) load();
        journal_.wait_for_news(position_, std::chrono::milliseconds(200));
        follow();
      } catch (const StorageFailure&) {
        // The store is away: the feed keeps its place and is read again.
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
      }
    }
  } catch (const std::exception& defect) {  // nobody above: a defect must not end the server
    ready_ = false;
    if (on_defect) on_defect(defect.what());
  }
}

bool LiveFigures::catch_up(std::chrono::milliseconds at_most) {
  const auto until = std::chrono::steady_clock::now() + at_most;
  const auto wait = [&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
    return std::chrono::steady_clock::now() <= until;
  };
  const journal::Chain& entries = journal_.entries();
  std::int64_t wanted = 0;
  std::optional<Uuid> unchained;
  {
    const auto tx = journal_.store().read();
    wanted = entries.head(*tx).position;
    unchained = journal::newest_waiting(*tx, entries);
  }
  // What is committed counts, also where it has no position yet.
  while (unchained) {
    if (const auto position = journal::position_of(*journal_.store().read(), entries, *unchained)) {
      wanted = std::max(wanted, *position);
      break;
    }
    if (!wait()) return false;
  }
  while (position_ < wanted || !ready_)
    if (!wait()) return false;
  return true;
}

Result<std::shared_ptr<const cohort::Snapshot>> LiveFigures::counted_last() const {
  if (!ready()) return reject(ErrorKind::conflict, "figures.not-ready", "the figures are still being put together");
  return snapshot();
}

Result<std::shared_ptr<const cohort::Snapshot>> LiveFigures::counted_so_far() {
  if (ready()) catch_up(std::chrono::seconds(2));
  return counted_last();
}

}  // namespace homeward::figures
