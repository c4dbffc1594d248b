#include "support/journal_house.hpp"

namespace homeward::testing {

void OnBothJournals::SetUp() {
  OnBothEngines::SetUp();
  if (IsSkipped()) return;
  keys_ = std::make_unique<Scratch>(db::Engine::sqlite);
  store().write_and_wait([&](db::WriteTransaction& tx) {
    for (const std::string& sql : vault::Vault::schema(tx.engine())) tx.execute(sql);
    for (const std::string& sql : journal::Journal::schema(tx.engine())) tx.execute(sql);
    return db::Verdict::keep;
  });
  make_tables(meta_of<sample::Everything>());
  open();
}

void OnBothJournals::TearDown() {
  journal_.reset();
  vault_.reset();
  keys_.reset();
  OnBothEngines::TearDown();
}

std::filesystem::path OnBothJournals::master_file() const { return keys_->file().parent_path() / "master"; }

void OnBothJournals::open() {
  const Uuid store_id = sample::uuid(1, 1);
  vault_ = std::make_unique<vault::Vault>(
      vault::VaultOptions{.master_file = master_file(), .keys_url = keys_->url(), .stock = 16}, store_id);
  journal_ = std::make_unique<journal::Journal>(store(), *vault_, clock_, store_id);
}

void OnBothJournals::restart() {
  journal_.reset();
  vault_.reset();
  reopen(scratch_->options());
  open();
}

journal::Changed OnBothJournals::write(const journal::Body& body) {
  const auto done = journal().write_as_system("test", [&](journal::Transaction& tx) {
    tx.allow_all("test");
    return body(tx);
  });
  EXPECT_TRUE(done) << (done ? "" : done.error().reason);
  chain_all();
  return done.value_or(journal::Changed{});
}

Id<sample::Everything> OnBothJournals::add(const sample::Everything& record) {
  write([&](journal::Transaction& tx) -> Result<journal::Changed> { return tx.insert(record); });
  return record.id;
}

sample::Everything OnBothJournals::sample_about(const Uuid& person) {
  static std::uint32_t next = 0;
  sample::Everything out = sample::full_sample(++next);
  out.id = vault::new_id<sample::Everything>(clock_.now());
  out.person = {person};
  return out;
}

}  // namespace homeward::testing
