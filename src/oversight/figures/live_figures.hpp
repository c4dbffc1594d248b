#pragma once
#include "engine/cohort/store.hpp"
#include "oversight/figures/form_scores.hpp"
#include "oversight/figures/table_walk.hpp"
#include "oversight/figures/tables.hpp"
#include "platform/access/working.hpp"
#include "platform/journal/journal.hpp"

#include <atomic>
#include <set>
#include <thread>
#include <unordered_map>

/// Figures are live: a column store in memory, loaded from the tables in the background at start and kept by the feed
/// of the journal, so what was saved a second ago is counted. Nothing is written anywhere; a restart loads it anew.
///
/// What is not counted: rows of an import that is not complete (or is being undone), and damaged rows, which are
/// `homeward verify`'s to name. Who is erased is gone from the next snapshot on. Linked records are one person while
/// the link stands. Answers of forms stay sealed in the tables and are opened only to score them (form_scores.hpp).
namespace homeward::figures {

class LiveFigures {
 public:
  /// Without `scores` no form has any.
  explicit LiveFigures(journal::Journal& journal, ScoreForm scores = {});
  ~LiveFigures();
  LiveFigures(const LiveFigures&) = delete;
  LiveFigures& operator=(const LiveFigures&) = delete;

  void start();
  void stop();
  /// What there is to count, up to its position. Any thread. Before `ready` it is empty.
  std::shared_ptr<const cohort::Snapshot> snapshot() const { return store_.snapshot(); }
  std::int64_t position() const { return position_.load(); }
  bool ready() const { return ready_.load(); }
  /// Heap bytes as of the last published position.
  std::size_t memory_bytes() const { return memory_.load(); }
  /// Waits until the journal as it is now is counted; false when the time is over.
  bool catch_up(std::chrono::milliseconds at_most);
  /// What was saved before the question is in the answer. Figures that are not there yet are no figures, and nobody
  /// waits in line for them. Reason: figures.not-ready.
  Result<std::shared_ptr<const cohort::Snapshot>> counted_so_far();
  /// The same without waiting, for inside a write.
  Result<std::shared_ptr<const cohort::Snapshot>> counted_last() const;

  /// Called once if a defect of ours ends the following: figures then stay as they are and are not ready.
  std::function<void(std::string_view why)> on_defect;

  /// On the calling thread, without `start`: loads everything, and takes in what the feed has behind the position.
  void load();
  void follow();

 private:
  using Working = access::Working;

  void run();
  template <class Use>
  void reading(const Use& use);
  void take_page(const TablePage& page);
  void take(const Meta& meta, const db::StoredRow& row, const std::set<Uuid>& open, const FirstEntries& entered);
  void take_zone(const db::StoredRow& place);
  void set_entered(cohort::Store::Row& to, const Meta& meta, const db::StoredRow& row, const FirstEntry& first);
  void take_operator(const Uuid& account, const Uuid& house, LocalDate day);
  void take_link(const db::StoredRow& row, bool hidden);
  void take_scores(const db::StoredRow& form);
  void forget_scores(const Uuid& form);
  /// Reads rows again, one by one where one of them is damaged; what is not there any more goes.
  void take_again(const Meta& meta, std::span<const Uuid> ids);
  void forget(const Meta& meta, const Uuid& id);
  void take_import(const Uuid& import);
  void take_news(const std::vector<journal::Chain::Item>& items);
  void publish(std::int64_t position);

  journal::Journal& journal_;
  ScoreForm score_form_;
  std::unordered_map<Uuid, std::uint16_t, UuidHash> scores_of_;  ///< by form: how many
  std::unordered_map<Uuid, Zone, UuidHash> zones_;  ///< by place: how soon something is entered is by its days
  std::unordered_map<Uuid, Operator, UuidHash> operators_;
  cohort::Store store_{schema()};
  std::vector<std::vector<std::size_t>> last_word_;  ///< by table and column: the word met last, mostly met again
  std::int64_t read_to_ = -1;                        ///< of the feed; published a little later
  std::atomic<std::int64_t> position_{0};
  std::atomic<std::size_t> memory_{0};
  std::atomic<bool> ready_{false}, stopping_{false};
  std::thread thread_;
};

}  // namespace homeward::figures
