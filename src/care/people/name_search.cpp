#include "care/people/name_search.hpp"

#include "care/people/rules.hpp"
#include "platform/access/working.hpp"

namespace homeward::people {
namespace {

constexpr int k_page = 500;

std::string joined(const PersonName& name) {
  std::string out;
  for (const auto& part : {name.given, name.patronymic, name.family}) {
    if (part && !part->empty()) out += (out.empty() ? "" : " ") + part->str();
  }
  return out;
}

/// The usual name as lists are sorted by it: family name first where there is one.
std::string sort_text(const Person& p) {
  for (const PersonName& n : p.names.reveal()) {
    if (n.family && !n.family->empty()) return n.family->str() + " " + (n.given ? n.given->str() : "");
    return joined(n);
  }
  return p.code ? p.code->reveal().str() : std::string();
}

}  // namespace

NameSearch::NameSearch(journal::Journal& journal) : journal_(journal) {}
NameSearch::~NameSearch() { stop(); }

void NameSearch::start() {
  thread_ = std::thread([this] { run(); });
}

void NameSearch::stop() {
  stopping_ = true;
  if (thread_.joinable()) thread_.join();
}

void NameSearch::put(std::span<const Uuid> ids, bool look_for_doubles) {
  const auto tx = journal_.store().read();
  access::Working working(*tx, journal_.vault(), "name index");
  std::set<Uuid> present;
  for (const auto& p : working.load<Person>(ids)) {
    present.insert(p->id.value);
    std::vector<std::string> names;
    for (const PersonName& n : p->names.reveal()) names.push_back(joined(n));
    if (p->code) names.push_back(p->code->reveal().str());
    const auto year = p->birth_year ? std::optional<int>(*p->birth_year) : std::nullopt;
    if (look_for_doubles && on_doubles && !p->names.reveal().empty()) {
      const Datum house[] = {p->home.value, p->id.value};
      const auto doubles = index_.possible_duplicates(
          names, year, linkage::Filter::each([&](const Uuid& other) {
            const Datum pair[] = {other, p->home.value};
            return other != p->id.value &&
                   tx->find_integer("SELECT 1 FROM person WHERE id = $1 AND home <> $2", pair).has_value();
          }),
          5);
      if (!doubles.empty()) on_doubles(p->id.value, doubles);
    }
    index_.put(p->id.value, names, year, sort_text(p.value));
  }
  for (const Uuid& id : ids)
    if (!present.contains(id)) index_.remove(id);
}

void NameSearch::put_readable(std::span<const Uuid> ids, bool look_for_doubles) {
  try {
    return put(ids, look_for_doubles);
  } catch (const StorageFailure& failure) {
    if (failure.kind() != StorageFailure::Kind::damaged) throw;
  }
  for (const Uuid& id : ids) {
    try {
      put(std::span(&id, 1), look_for_doubles);
    } catch (const StorageFailure& failure) {
      if (failure.kind() != StorageFailure::Kind::damaged) throw;
      index_.remove(id);  // a damaged row is `homeward verify`'s to name; everybody else must still be found
    }
  }
}

void NameSearch::build() {
  // What comes in while building is read again from the feed: putting twice is harmless.
  const std::int64_t from = journal_.entries().head(*journal_.store().read()).position;
  Uuid after{};
  while (!stopping_) {
    const Datum page[] = {after, std::int64_t{k_page}};
    const auto ids =
        journal_.store().read()->list_uuids("SELECT id FROM person WHERE id > $1 ORDER BY id LIMIT $2", page);
    if (ids.empty()) break;
    put_readable(ids, false);
    after = ids.back();
  }
  position_ = from;
  ready_ = true;
}

void NameSearch::run() {
  while (!stopping_) {
    try {
      if (!ready_) build();
      journal_.wait_for_news(position_, std::chrono::milliseconds(200));
      const auto items = journal_.entries().read(*journal_.store().read(), position_, k_page);
      if (items.empty()) continue;
      std::vector<Uuid> people;
      for (const auto& item : items)
        if (item.head.record == meta_of<Person>().number) people.push_back(item.head.row);
      std::sort(people.begin(), people.end());
      people.erase(std::unique(people.begin(), people.end()), people.end());
      put_readable(people, true);
      position_ = items.back().position;
    } catch (const StorageFailure&) {
      // The store is away: the feed keeps its place and is read again.
      std::this_thread::sleep_for(std::chrono::milliseconds(200));
    }
  }
}

bool NameSearch::catch_up(std::chrono::milliseconds at_most) {
  const std::int64_t head = journal_.entries().head(*journal_.store().read()).position;
  const auto until = std::chrono::steady_clock::now() + at_most;
  while (position_ < head || !ready_) {
    if (std::chrono::steady_clock::now() > until) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  return true;
}

}  // namespace homeward::people
