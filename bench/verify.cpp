// `homeward verify` on a store of 30,000 persons' rows with four entries each, against only reading the same entries in
// the order of the chain and hashing them, in one run.
#include "platform/journal/verify.hpp"

#include "bench/support/table.hpp"
#include "platform/journal/journal.hpp"
#include "support/db_samples.hpp"

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <sys/resource.h>
#include <unistd.h>

namespace {

using namespace homeward;
using sample::Everything;
using Clock = std::chrono::steady_clock;

constexpr int k_rows = 30'000;
constexpr int k_batch = 500;
constexpr int k_changes = 3;

double seconds_of(const auto& run) {
  const auto start = Clock::now();
  run();
  return std::chrono::duration<double>(Clock::now() - start).count();
}

void fill(journal::Journal& journal, const journal::Clock& clock) {
  std::vector<Uuid> ids;
  for (int from = 0; from < k_rows; from += k_batch) {
    (void)journal.write_as_system("bench", [&](journal::Transaction& tx) -> Result<journal::Changed> {
      tx.allow_all("test");
      journal::Changed last;
      for (int i = 0; i < k_batch; ++i) {
        Everything record = sample::full_sample(static_cast<std::uint32_t>(from + i));
        record.id = vault::new_id<Everything>(clock.now());
        last = tx.insert(record);
        ids.push_back(record.id.value);
      }
      return last;
    });
  }
  for (int change = 0; change < k_changes; ++change) {
    for (int from = 0; from < k_rows; from += k_batch) {
      (void)journal.write_as_system("bench", [&](journal::Transaction& tx) -> Result<journal::Changed> {
        tx.allow_all("test");
        journal::Changed last;
        for (auto& row : tx.load<Everything>(std::span(ids).subspan(static_cast<std::size_t>(from), k_batch))) {
          row.value.count += 1;
          row.value.note =
              Protected(Text<200>::trusted("a note of the usual length, number " + std::to_string(change)));
          last = tx.save(row);
        }
        return last;
      });
    }
  }
}

std::int64_t only_hash(db::Store& store, const journal::Chain& chain) {
  journal::ChainPoint before;
  for (;;) {
    const std::int64_t from = before.position;
    chain.walk(*store.read(), from, 500, [&](const journal::Chain::Link& link) {
      before = {link.position, journal::Chain::next_hash(before, link.entry, link.bytes)};
    });
    if (before.position == from) return from;
  }
}

}  // namespace

int main() {
  const auto folder = std::filesystem::temp_directory_path() / ("hw_bench_verify_" + std::to_string(getpid()));
  std::filesystem::create_directories(folder);
  int code = 1;
  {
    const Uuid store_id = sample::uuid(1, 1);
    const auto store = db::open_store({.url = "sqlite:" + (folder / "store.db").string()});
    vault::Vault vault({.master_file = folder / "master", .keys_url = "sqlite:" + (folder / "keys.db").string()},
                       store_id);
    const journal::SystemClock clock;
    journal::Journal journal(*store, vault, clock, store_id);
    store->write_and_wait([&](db::WriteTransaction& tx) {
      for (const std::string& sql : vault::Vault::schema(tx.engine())) tx.execute(sql);
      for (const std::string& sql : journal::Journal::schema(tx.engine())) tx.execute(sql);
      for (const std::string& sql : db::schema_of(meta_of<Everything>(), tx.engine())) tx.execute(sql);
      return db::Verdict::keep;
    });
    const double filling = seconds_of([&] { fill(journal, clock); });

    static const Meta* const records[] = {&meta_of<Everything>()};
    std::int64_t hashed = 0;
    journal::VerifyReport report;
    const double floor = seconds_of([&] { hashed = only_hash(*store, journal.entries()); });
    rusage before{};
    getrusage(RUSAGE_SELF, &before);
    const double whole = seconds_of([&] {
      report = journal::verify(*store, journal.entries(), {.records = records, .inspect = journal::inspect_entries()});
    });
    rusage after{};
    getrusage(RUSAGE_SELF, &after);
    const double rate = static_cast<double>(report.entries) / whole;
    std::printf("Verifying %lld entries of %lld rows, made at %.0f entries a second\n",
                static_cast<long long>(report.entries), static_cast<long long>(report.rows),
                static_cast<double>(report.entries) / filling);
    bench::Table table("only hashing");
    table.add("verify", "entries/s", rate, static_cast<double>(hashed) / floor);
    table.add("more memory for it", "MB", static_cast<double>(after.ru_maxrss - before.ru_maxrss) * 1024 / 1e6,
              std::nullopt);
    table.print();
    code = report.clean() && report.entries == hashed ? 0 : 1;
    store->close();
  }
  std::error_code ignored;
  std::filesystem::remove_all(folder, ignored);
  return code;
}
