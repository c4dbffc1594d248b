#include "platform/access/log.hpp"

namespace homeward::access {
namespace {

std::string bytes_of(const Disclosure& d, const Uuid& id) {
  json::Writer out;
  out.begin_object().key("v").integer(1).key("id").string(id.to_string());
  out.key("at").integer(d.at.micros);
  if (d.viewer.invitation) {
    out.key("on_behalf").string(d.viewer.invitation->by.to_string());
    out.key("link").string(d.viewer.invitation->link.to_string());
  } else {
    out.key("actor").string(d.viewer.account.to_string());
  }
  if (d.viewer.role) out.key("role").string(d.viewer.role->id);
  if (d.viewer.place) out.key("place").string(d.viewer.place->to_string());
  out.key("sign_in").string(d.viewer.sign_in.to_string());
  out.key("purpose").string(d.viewer.purpose).key("route").string(d.viewer.route);
  out.key("request").string(d.viewer.request_id);
  out.key("subjects").begin_array();
  for (const Uuid& s : d.subjects) out.string(s.to_string());
  out.end_array().key("categories").begin_array();
  for (Category c : d.categories) out.string(to_word(c));
  out.end_array();
  if (d.break_glass) out.key("break_glass").boolean(true);
  if (d.outward) out.key("outward").boolean(true);
  return out.end_object().take();
}

}  // namespace

AccessLog::AccessLog(db::Store& store, const journal::Clock& clock, std::size_t limit)
    : store_(store), clock_(clock), limit_(limit), thread_([this] { run(); }) {}

AccessLog::~AccessLog() { stop(); }

std::vector<std::string> AccessLog::schema(db::Engine engine) {
  const std::string id = engine == db::Engine::postgresql ? "uuid" : "BLOB";
  std::vector<std::string> out = journal::Chain("disclosure").schema(engine);
  out.push_back("CREATE TABLE IF NOT EXISTS disclosure_subject (subject " + id + " NOT NULL, entry " + id +
                " NOT NULL, PRIMARY KEY (subject, entry))" +
                (engine == db::Engine::postgresql ? "" : " WITHOUT ROWID"));
  return out;
}

bool AccessLog::note(Disclosure disclosure) {
  if (disclosure.subjects.empty()) return true;
  {
    const std::lock_guard lock(mutex_);
    if (waiting_.size() >= limit_ || stopping_) return false;
    waiting_.push_back(std::move(disclosure));
    if (waiting_.size() % 256 != 0) return true;
  }
  wake_.notify_one();
  return true;
}

void AccessLog::note_and_wait(const Disclosure& disclosure) {
  if (!disclosure.subjects.empty() || disclosure.outward) write({disclosure});
}

void AccessLog::write(const std::vector<Disclosure>& all) {
  store_.write_and_wait([&](db::WriteTransaction& tx) {
    for (const Disclosure& d : all) {
      const Uuid id = vault::new_uuid(clock_.now());
      const auto only = d.subjects.size() == 1 ? std::optional(*d.subjects.begin()) : std::nullopt;
      const auto place = d.viewer.place ? std::optional(d.viewer.place->value) : std::nullopt;
      chain_.append(tx, {id, 0, d.viewer.sign_in.value, only, place, d.viewer.account.value, d.at.micros},
                    bytes_of(d, id));
      for (const Uuid& subject : d.subjects) {
        const Datum row[] = {subject, id};
        tx.enqueue("INSERT INTO disclosure_subject (subject, entry) VALUES ($1, $2)", row);
      }
    }
    return db::Verdict::keep;
  });
}

void AccessLog::flush() {
  std::vector<Disclosure> batch;
  {
    const std::lock_guard lock(mutex_);
    batch.assign(waiting_.begin(), waiting_.end());
  }
  if (batch.empty()) return;
  write(batch);  // on failure they stay queued: nothing shown goes unlogged, and a full queue stops further reads
  const std::lock_guard lock(mutex_);
  waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(batch.size()));
}

void AccessLog::run() {
  for (;;) {
    {
      std::unique_lock lock(mutex_);
      wake_.wait_for(lock, std::chrono::milliseconds(400));
      if (stopping_) break;
    }
    try {
      flush();
      chain_.chain_waiting(store_);
    } catch (const StorageFailure&) {
      // The entries wait in the queue; readers are refused once it is full.
    }
  }
}

void AccessLog::stop() {
  {
    const std::lock_guard lock(mutex_);
    if (stopping_) return;
    stopping_ = true;
  }
  wake_.notify_one();
  thread_.join();
  try {
    flush();
    chain_.chain_waiting(store_);
  } catch (const StorageFailure&) {
    // Nothing more can be done at the end; what was shown in the last moment before a dead disk is lost with it.
  }
}

std::vector<Uuid> AccessLog::entries_about(db::ReadTransaction& tx, const Uuid& subject,
                                           const std::optional<Uuid>& before, int limit) {
  Sql sql("SELECT entry FROM disclosure_subject WHERE subject = ");
  sql.bind(Datum{subject});
  if (before) sql.add(" AND entry < ").bind(Datum{*before});
  sql.add(" ORDER BY entry DESC LIMIT ").bind(Datum{std::int64_t{limit}});
  return tx.list_uuids(sql.text(), sql.params());
}

std::optional<AccessLog::Seen> AccessLog::parse(std::string_view bytes) {
  const auto v = json::parse(bytes, 1 << 22);
  if (!v) return std::nullopt;
  const auto text = [&](std::string_view key) {
    const json::Value* m = v->find(key);
    return m && m->string() ? *m->string() : std::string();
  };
  Seen seen;
  if (const json::Value* at = v->find("at"); at && at->integer()) seen.at = {*at->integer()};
  seen.actor = Uuid::parse(text("actor"));
  seen.place = Uuid::parse(text("place"));
  seen.role = text("role");
  seen.purpose = text("purpose");
  seen.route = text("route");
  const json::Value* broken = v->find("break_glass");
  seen.break_glass = broken && broken->boolean() && *broken->boolean();
  return seen;
}

}  // namespace homeward::access
