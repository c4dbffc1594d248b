#include "engine/expression/evaluator.hpp"

#include "engine/expression/number_columns.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <deque>

namespace homeward::expression {
namespace {

/// Letters of patterns made during a run. Addresses stay until the next one.
class Letters {
 public:
  /// Room for one pattern.
  std::span<char> room(std::size_t size) {
    if (left_ < size) {
      if (++chunk_ >= chunks_.size()) chunks_.emplace_back(std::make_unique<char[]>(k_chunk));
      at_ = chunks_[chunk_].get();
      left_ = k_chunk;
    }
    return {at_, left_};
  }
  std::string_view keep(std::size_t size) {
    const std::string_view out(at_, size);
    at_ += size;
    left_ -= size;
    return out;
  }
  void clear() {
    chunk_ = ~std::size_t{0};
    left_ = 0;
  }

 private:
  static constexpr std::size_t k_chunk = 1 << 16;
  std::deque<std::unique_ptr<char[]>> chunks_;
  std::size_t chunk_ = ~std::size_t{0}, left_ = 0;
  char* at_ = nullptr;
};

double look_up(const Node& node, double x) {
  const double at = x - node.index;
  if (!(at >= 0) || at >= static_cast<double>(node.table.size()) || at != std::floor(at)) return k_missing;
  return node.table[static_cast<std::size_t>(at)];
}

double nearest(const Node& node, double x) {
  if (is_missing(x)) return k_missing;
  std::size_t best = 0;
  for (std::size_t i = 1; i < node.table.size(); ++i)
    if (std::abs(node.table[i] - x) < std::abs(node.table[best] - x)) best = i;
  return static_cast<double>(best + 1);
}

double number_of(std::size_t n) { return static_cast<double>(n); }
double week_or_missing(std::size_t week) { return week == 0 ? k_missing : number_of(week); }

}  // namespace

struct Evaluator::State {
  using Numbers = std::array<double, k_batch>;
  using Texts = std::array<std::string_view, k_batch>;

  const Plan* plan = nullptr;
  std::vector<Step> steps;  // in order, without inputs and constants
  std::vector<std::uint32_t> column;
  std::deque<Numbers> numbers;
  std::deque<Texts> texts;
  std::vector<std::uint32_t> input_column;
  std::size_t rows = 0, padded = 0;
  Letters letters;
  std::vector<columns::Column> many;

  const double* numbers_of(Step step) const { return numbers[column[step]].data(); }
  const Texts& texts_of(Step step) const { return texts[column[step]]; }

  std::uint32_t new_column(Type type) {
    if (is_text(type)) {
      texts.emplace_back();
      return static_cast<std::uint32_t>(texts.size() - 1);
    }
    numbers.emplace_back().fill(k_missing);
    return static_cast<std::uint32_t>(numbers.size() - 1);
  }

  void prepare(const Plan& of, std::span<const Step> wanted) {
    plan = &of;
    std::vector<bool> needed(of.size(), false);
    for (Step step : wanted) needed[step] = true;
    for (std::size_t i = of.size(); i-- > 0;) {
      if (!needed[i]) continue;
      for (Step from : of[static_cast<Step>(i)].of) needed[from] = true;
    }
    column.assign(of.size(), 0);
    for (const Variable& input : of.inputs()) input_column.push_back(new_column(input.type));
    for (Step step = 0; step < of.size(); ++step) {
      const Node& node = of[step];
      if (node.op == Op::input) {
        column[step] = input_column[static_cast<std::size_t>(node.index)];
      } else if (needed[step]) {
        column[step] = new_column(node.type);
        if (node.op == Op::constant) {
          set_constant(node, step);
        } else {
          steps.push_back(step);
        }
      }
    }
  }

  void set_constant(const Node& node, Step step) {
    if (node.index == 0) return;  // missing
    if (is_text(node.type)) {
      texts[column[step]].fill(node.text);
    } else {
      numbers[column[step]].fill(node.number);
    }
  }

  void run(Step step) {
    const Node& node = (*plan)[step];
    if (is_text(node.type)) {
      run_text(node, texts[column[step]]);
    } else if (!run_number(node, numbers[column[step]].data())) {
      run_pattern(node, numbers[column[step]].data());
    }
  }

  bool run_number(const Node& node, double* out) {
    const auto at = [&](std::size_t i) { return numbers_of(node.of[i]); };
    const auto each = [&](auto f) {
      columns::map(out, padded, at(0), f);
      return true;
    };
    const auto pairs = [&](auto f) {
      columns::map(out, padded, at(0), at(1), f);
      return true;
    };
    const auto single = [&](auto f) {
      columns::map_single(out, rows, at(0), f);
      return true;
    };
    using namespace columns;
    using B = const Block&;
    switch (node.op) {
      case Op::negate: return each([](B a) { return -a; });
      case Op::add: return pairs([](B a, B b) { return finite(a + b); });
      case Op::subtract: return pairs([](B a, B b) { return finite(a - b); });
      case Op::multiply: return pairs([](B a, B b) { return finite(a * b); });
      case Op::divide: return pairs([](B a, B b) { return finite(a / b); });
      case Op::less: return pairs([](B a, B b) { return truth(a < b) + missing_of(a, b); });
      case Op::less_equal: return pairs([](B a, B b) { return truth(a <= b) + missing_of(a, b); });
      case Op::equal: return pairs([](B a, B b) { return truth(a == b) + missing_of(a, b); });
      case Op::not_equal: return pairs([](B a, B b) { return truth(a != b) + missing_of(a, b); });
      case Op::both:
        return pairs([](B a, B b) { return columns::choose((a == all(0)) | (b == all(0)), all(0), a * b); });
      case Op::either:
        return pairs([](B a, B b) { return columns::choose((a == all(1)) | (b == all(1)), all(1), a + b); });
      case Op::deny: return each([](B a) { return all(1) - a; });
      case Op::choose:
        map(out, padded, at(0), at(1), at(2),
            [](B c, B yes, B no) { return columns::choose(missing(c), c, columns::choose(c == all(1), yes, no)); });
        return true;
      case Op::otherwise: return pairs([](B a, B b) { return columns::choose(missing(a), b, a); });
      case Op::is_missing: return each([](B a) { return truth(missing(a)); });
      case Op::absolute: return each([](B a) { return columns::choose(a < all(0), -a, a); });
      case Op::floor: return single([](double a) { return std::floor(a); });
      case Op::ceiling: return single([](double a) { return std::ceil(a); });
      case Op::round: return single([](double a) { return std::round(a); });
      case Op::logarithm: return single([](double a) { return a > 0 ? std::log(a) : k_missing; });
      case Op::lookup: return single([&](double a) { return look_up(node, a); });
      case Op::nearest: return single([&](double a) { return nearest(node, a); });
      case Op::level:
        return each([&](B a) {
          Block reached = a * all(0);
          for (double least : node.table) reached += truth(a >= all(least));
          return reached;
        });
      default: return run_many(node, out);
    }
  }

  bool run_many(const Node& node, double* out) {
    using namespace columns;
    using B = const Block&;
    constexpr double infinite = std::numeric_limits<double>::infinity();
    if (node.op < Op::sum || node.op > Op::weighted) return false;
    many.clear();
    for (Step step : node.of) many.push_back(numbers_of(step));
    const auto n = static_cast<double>(many.size());
    const auto same = [](B x) { return x; };
    const auto plus = [](B a, B b) { return a + b; };
    const auto larger = [](B a, B b) { return columns::choose(missing(b) | (b > a), b, a); };
    const auto smaller = [](B a, B b) { return columns::choose(missing(b) | (b < a), b, a); };
    const auto if_any = [](B state, B known) { return columns::choose(known > all(0), state, all(k_missing)); };
    switch (node.op) {
      case Op::sum:
      case Op::count_true: fold(out, padded, many, 0, plus, finite); break;
      case Op::mean: fold(out, padded, many, 0, plus, [n](B s) { return finite(s / all(n)); }); break;
      case Op::smallest: fold(out, padded, many, infinite, smaller, same); break;
      case Op::largest: fold(out, padded, many, -infinite, larger, same); break;
      case Op::sum_answered: fold_answered(out, padded, many, 0, plus, if_any); break;
      case Op::mean_answered:
        fold_answered(out, padded, many, 0, plus, [](B s, B known) { return finite(s / known); });
        break;
      case Op::largest_answered: fold_answered(out, padded, many, -infinite, larger, if_any); break;
      case Op::answered:
        fold(
            out, padded, many, 0, [](B a, B b) { return a + truth(b == b); }, same);
        break;
      case Op::weighted: weighted(node, out); break;
      default: return false;
    }
    return true;
  }

  void weighted(const Node& node, double* out) {
    for (std::size_t i = 0; i < rows; ++i) {
      double sum = 0;
      for (std::size_t k = 0; k < many.size(); ++k) sum += many[k][i] * node.table[k];
      out[i] = std::isfinite(sum) ? sum : k_missing;
    }
  }

  /// Patterns and texts to numbers.
  void run_pattern(const Node& node, double* out) {
    const Texts& first = texts_of(node.of[0]);
    const auto each = [&](auto f) {
      for (std::size_t i = 0; i < rows; ++i)
        out[i] = expression::is_missing(first[i]) ? k_missing : static_cast<double>(f(first[i]));
    };
    using View = std::string_view;
    switch (node.op) {
      case Op::length: return each([](View w) { return w.size(); });
      case Op::count: return each([&](View w) { return count_weeks(w, node.letters); });
      case Op::weigh: return each([&](View w) { return weigh(w, node.weights); });
      case Op::weigh_by_week: return each([&](View w) { return weigh_by_week(w, node.weights); });
      case Op::first_week: return each([&](View w) { return week_or_missing(first_week(w, node.letters)); });
      case Op::last_week: return each([&](View w) { return week_or_missing(last_week(w, node.letters)); });
      case Op::longest_run: return each([&](View w) { return longest_run(w, node.letters); });
      case Op::contains: return each([&](View w) { return w.find(node.text) != w.npos ? 1 : 0; });
      case Op::first_window:
        return each([&](View w) {
          return week_or_missing(first_window(w, static_cast<std::size_t>(node.number),
                                              static_cast<std::size_t>(node.index), node.letters));
        });
      case Op::text_missing:
        for (std::size_t i = 0; i < rows; ++i) out[i] = expression::is_missing(first[i]) ? 1 : 0;
        return;
      case Op::same_text: {
        const Texts& second = texts_of(node.of[1]);
        for (std::size_t i = 0; i < rows; ++i) {
          const bool missing = expression::is_missing(first[i]) || expression::is_missing(second[i]);
          out[i] = missing ? k_missing : first[i] == second[i] ? 1 : 0;
        }
        return;
      }
      default: std::fill_n(out, rows, k_missing);
    }
  }

  void run_text(const Node& node, Texts& out) {
    switch (node.op) {
      case Op::choose_text: {
        const double* condition = numbers_of(node.of[0]);
        const Texts &yes = texts_of(node.of[1]), &no = texts_of(node.of[2]);
        for (std::size_t i = 0; i < rows; ++i) {
          const std::string_view chosen = condition[i] == 1 ? yes[i] : no[i];
          out[i] = expression::is_missing(condition[i]) ? std::string_view{} : chosen;
        }
        return;
      }
      case Op::otherwise_text: {
        const Texts &a = texts_of(node.of[0]), &b = texts_of(node.of[1]);
        for (std::size_t i = 0; i < rows; ++i) out[i] = expression::is_missing(a[i]) ? b[i] : a[i];
        return;
      }
      case Op::weeks: {
        const Texts& w = texts_of(node.of[0]);
        const double *from = numbers_of(node.of[1]), *to = numbers_of(node.of[2]);
        for (std::size_t i = 0; i < rows; ++i) {
          const bool missing =
              expression::is_missing(w[i]) || expression::is_missing(from[i]) || expression::is_missing(to[i]);
          // A week further off than the longest pattern is as good as that.
          const auto week = [](double n) { return static_cast<std::int64_t>(std::clamp(n, -1e6, 1e6)); };
          out[i] = missing ? std::string_view{} : weeks_of(w[i], week(from[i]), week(to[i]));
        }
        return;
      }
      default: return run_made(node, out);
    }
  }

  /// Patterns that are written anew.
  void run_made(const Node& node, Texts& out) {
    const Texts& first = texts_of(node.of[0]);
    const auto each = [&](std::size_t room, auto f) {
      for (std::size_t i = 0; i < rows; ++i) {
        out[i] = {};
        if (expression::is_missing(first[i])) continue;
        const std::size_t size = f(first[i], letters.room(std::max(room, first[i].size() + 1)));
        out[i] = letters.keep(size);
      }
    };
    using View = std::string_view;
    using Room = std::span<char>;
    switch (node.op) {
      case Op::recode: return each(0, [&](View w, Room to) { return recode(w, node.text, node.more, to); });
      case Op::drop: return each(0, [&](View w, Room to) { return drop(w, node.letters, to); });
      case Op::fill_between:
        return each(0, [&](View w, Room to) { return fill_between(w, node.letters, node.text, to); });
      case Op::pad: {
        const auto size = static_cast<std::size_t>(node.index);
        return each(size, [&](View w, Room to) { return pad(w, size, node.text[0], to); });
      }
      case Op::see: return each(node.text.size(), [&](View w, Room to) { return see(w, node.text, to); });
      case Op::pick:
        return each(node.table.size(), [&](View w, Room to) {
          std::size_t size = 0;
          for (double week : node.table)
            if (week <= number_of(w.size())) to[size++] = w[static_cast<std::size_t>(week) - 1];
          return size;
        });
      case Op::fill: return run_fill(node, first, out);
      case Op::most_frequent:
        for (std::size_t i = 0; i < rows; ++i) {
          const auto found = expression::is_missing(first[i]) ? std::nullopt : most_frequent(first[i], node.text);
          out[i] = found ? std::string_view(node.text).substr(node.text.find(*found), 1) : std::string_view{};
        }
        return;
      default: out.fill({});
    }
  }

  void run_fill(const Node& node, const Texts& first, Texts& out) {
    const Texts& with = texts_of(node.of[1]);
    for (std::size_t i = 0; i < rows; ++i) {
      out[i] = {};
      if (expression::is_missing(first[i]) || with[i].size() != 1 || find_foreign(with[i])) continue;
      const std::size_t size =
          expression::fill(first[i], node.letters, with[i].front(), letters.room(first[i].size() + 1));
      out[i] = letters.keep(size);
    }
  }
};

Evaluator::Evaluator(const Plan& plan, std::span<const Step> wanted) : state_(std::make_unique<State>()) {
  state_->prepare(plan, wanted);
}
Evaluator::Evaluator(Evaluator&&) noexcept = default;
Evaluator::~Evaluator() = default;

std::span<double, k_batch> Evaluator::numbers(std::size_t input) {
  return std::span<double, k_batch>(state_->numbers[state_->input_column[input]]);
}
std::span<const double, k_batch> Evaluator::numbers(std::size_t input) const {
  return std::span<const double, k_batch>(state_->numbers[state_->input_column[input]]);
}
std::span<std::string_view, k_batch> Evaluator::texts(std::size_t input) {
  return std::span<std::string_view, k_batch>(state_->texts[state_->input_column[input]]);
}

void Evaluator::run(std::size_t rows) {
  state_->rows = std::min(rows, k_batch);
  state_->padded = (state_->rows + columns::k_step - 1) / columns::k_step * columns::k_step;
  state_->letters.clear();
  for (Step step : state_->steps) state_->run(step);
}

std::span<const double, k_batch> Evaluator::numbers_of(Step step) const {
  return std::span<const double, k_batch>(state_->numbers[state_->column[step]]);
}
std::span<const std::string_view, k_batch> Evaluator::texts_of(Step step) const {
  return std::span<const std::string_view, k_batch>(state_->texts[state_->column[step]]);
}

}  // namespace homeward::expression
