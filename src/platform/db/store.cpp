#include "platform/db/store.hpp"

#include <condition_variable>
#include <mutex>
#include <utility>

namespace homeward::db {

void Row::datum(int column, const FieldMeta& field, Datum& out) const {
  if (is_null(column)) {
    out = std::monostate{};
    return;
  }
  if (field.sealed) {
    held<Blob>(out).bytes.assign(blob(column));
    return;
  }
  switch (field.kind) {
    case Kind::boolean:
    case Kind::integer:
    case Kind::instant:
    case Kind::date: out = integer(column); return;
    case Kind::number: out = number(column); return;
    case Kind::text:
    case Kind::word:
    case Kind::json: held<std::string>(out).assign(text(column)); return;
    case Kind::id: out = uuid(column); return;
    case Kind::blob: held<Blob>(out).bytes.assign(blob(column)); return;
  }
  throw InternalError("a kind that cannot be stored");
}

std::optional<std::int64_t> ReadTransaction::find_integer(std::string_view sql, Params params) {
  std::optional<std::int64_t> found;
  query(sql, params, [&](const Row& row) {
    if (!row.is_null(0)) found = row.integer(0);
    return false;
  });
  return found;
}

std::optional<std::string> ReadTransaction::find_text(std::string_view sql, Params params) {
  std::optional<std::string> found;
  query(sql, params, [&](const Row& row) {
    if (!row.is_null(0)) found = row.text(0);
    return false;
  });
  return found;
}

std::optional<Uuid> ReadTransaction::find_uuid(std::string_view sql, Params params) {
  std::optional<Uuid> found;
  query(sql, params, [&](const Row& row) {
    if (!row.is_null(0)) found = row.uuid(0);
    return false;
  });
  return found;
}

std::vector<Uuid> ReadTransaction::list_uuids(std::string_view sql, Params params) {
  std::vector<Uuid> list;
  query(sql, params, [&](const Row& row) {
    if (!row.is_null(0)) list.push_back(row.uuid(0));
    return true;
  });
  return list;
}

bool Store::write_and_wait(WriteBody body) {
  struct Wait {
    std::mutex mutex;
    std::condition_variable done;
    std::optional<WriteOutcome> outcome;
  };
  // Shared, because the notifying thread may still be inside `done` when the waiting one has left.
  const auto wait = std::make_shared<Wait>();
  write(std::move(body), [wait](WriteOutcome outcome) {
    const std::lock_guard lock(wait->mutex);
    wait->outcome = std::move(outcome);
    wait->done.notify_one();
  });
  std::unique_lock lock(wait->mutex);
  wait->done.wait(lock, [&] { return wait->outcome.has_value(); });
  const WriteOutcome outcome = *std::exchange(wait->outcome, std::nullopt);
  if (outcome.failure) std::rethrow_exception(outcome.failure);
  return outcome.kept;
}

}  // namespace homeward::db
