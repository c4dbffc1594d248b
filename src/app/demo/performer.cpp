#include "app/demo/performer.hpp"

#include "app/demo/country.hpp"

#include <algorithm>
#include <condition_variable>
#include <mutex>

namespace homeward::app::demo {
namespace {

constexpr std::size_t k_wave = 1000;  // below the limit of waiting writes of a store

std::string first_fault(const Error& e) {
  return e.fields.empty() ? e.reason : e.fields.front().path + " " + e.fields.front().reason;
}

}  // namespace

Performer::Performer(House& house, Instant not_after)
    : house_(house), not_after_(not_after), zone_(*Zone::find(k_zone)) {}

void Performer::act(const Worker& worker, std::string_view what, Action action) {
  today_.push_back({{}, access::actor_of(worker.viewer), worker.viewer, what, std::move(action)});
}

void Performer::act_as_system(std::string_view role, std::string_view what, Action action) {
  journal::Actor actor;
  actor.role = role;
  actor.purpose = "administration";
  today_.push_back({{}, std::move(actor), {}, what, std::move(action)});
}

void Performer::end_day(LocalDate day) {
  if (today_.empty()) return;
  const Instant midnight = instant({day, 0}, zone_);
  const auto of_day = [&](int minutes) { return midnight + Seconds{minutes * 60}; };
  const Instant end = std::min(of_day(18 * 60 + 30), not_after_);
  const Instant begin = std::max(midnight, std::min(of_day(8 * 60), end - Seconds{3600}));
  const std::int64_t each = (end.micros - begin.micros) / static_cast<std::int64_t>(today_.size() + 1);
  Instant at = begin;
  for (Step& step : today_) {
    at.micros += each;
    step.at = at;
    waiting_.push_back(std::move(step));
  }
  today_.clear();
  if (waiting_.size() >= k_wave) write_waiting();
}

std::shared_ptr<const cohort::Snapshot> Performer::counted_so_far() {
  write_waiting();
  figures::LiveFigures figures(house_.journal());
  figures.load();
  return figures.snapshot();
}

void Performer::finish() {
  write_waiting();
  house_.settable_clock()->set(not_after_);
}

void Performer::write_waiting() {
  std::mutex mutex;
  std::condition_variable all_done;
  std::size_t open = 0;
  std::exception_ptr failure;
  journal::SettableClock& clock = *house_.settable_clock();
  // SQLite runs the bodies one after another, so each sets the clock for the next; PostgreSQL runs several at once.
  const bool one_by_one = house_.store().engine() == db::Engine::postgresql;
  const auto wait_until = [&](std::size_t left) {
    std::unique_lock lock(mutex);
    all_done.wait(lock, [&] { return open <= left; });
    if (failure) std::rethrow_exception(failure);
  };
  for (std::size_t i = 0; i < waiting_.size(); ++i) {
    Step& step = waiting_[i];
    if (i == 0 || one_by_one) clock.set(step.at);
    const Instant next = i + 1 < waiting_.size() ? waiting_[i + 1].at : step.at;
    {
      const std::lock_guard lock(mutex);
      ++open;
    }
    house_.journal().write(
        step.actor, {},
        [&step, &clock, next, one_by_one](journal::Transaction& tx) {
          auto answer = step.action(tx, step.viewer);
          if (!one_by_one) clock.set(next);
          return answer;
        },
        [&, what = step.what](journal::Outcome outcome) {
          const std::lock_guard lock(mutex);
          if (outcome.failure && !failure) failure = outcome.failure;
          if (outcome.answer) ++done_;
          if (!outcome.answer && !outcome.failure)
            ++refused_[std::string(what) + ": " + first_fault(outcome.answer.error())];
          --open;
          all_done.notify_one();
        });
    if (one_by_one) wait_until(0);
    if (i % k_wave == k_wave - 1) wait_until(0);
  }
  wait_until(0);
  waiting_.clear();
}

}  // namespace homeward::app::demo
