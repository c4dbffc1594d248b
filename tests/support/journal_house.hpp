#pragma once
#include "platform/journal/journal.hpp"
#include "support/db_backends.hpp"

/// A store with vault, journal and the sample records, on both engines. The keys lie in a SQLite file of their own.
namespace homeward::testing {

class OnBothJournals : public OnBothEngines {
 protected:
  void SetUp() override;
  void TearDown() override;

  journal::Journal& journal() { return *journal_; }
  vault::Vault& vault() { return *vault_; }
  /// Closes everything and opens it again: what a start after a kill finds.
  void restart();
  /// Gives positions to what waits (PostgreSQL; SQLite has done it).
  void chain_all() {
    while (journal().entries().chain_waiting(store()) > 0) {
    }
  }
  std::filesystem::path keys_file() const { return keys_->file(); }
  std::filesystem::path master_file() const;

  /// One write with all rights; fails the test when it is refused. Chained on return.
  journal::Changed write(const journal::Body& body);
  Id<sample::Everything> add(const sample::Everything& record);
  /// A full sample with a fresh id, about this person.
  sample::Everything sample_about(const Uuid& person);

  journal::SystemClock clock_;
  std::unique_ptr<Scratch> keys_;
  std::unique_ptr<vault::Vault> vault_;
  std::unique_ptr<journal::Journal> journal_;

 private:
  void open();
};

}  // namespace homeward::testing
