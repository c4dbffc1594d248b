#include "engine/scoring/explain.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace homeward::scoring {
namespace {

std::string text(double n) {
  std::array<char, 40> out;
  return {out.data(), std::to_chars(out.data(), out.data() + out.size(), n).ptr};
}

std::string english(const Words& words) {
  const auto found = words.find("en");
  if (found != words.end()) return found->second;
  return words.empty() ? "" : words.begin()->second;
}

template <class T, class F>
std::string joined(const std::vector<T>& all, F f, const char* between = ", ") {
  std::string out;
  for (const T& each : all) {
    if (!out.empty()) out += between;
    out += f(each);
  }
  return out;
}

class Explainer {
 public:
  explicit Explainer(const Instrument& instrument) : in_(instrument) {}

  std::string run() {
    about();
    items();
    out_ += "\nScores\n";
    for (const Score& s : in_.scores) score(s);
    if (in_.form) {
      line("No score at all where more than " + std::to_string(in_.form->most_missing) + " of " +
           std::to_string(in_.form->items.size()) + " answers are missing.");
    }
    readings();
    alerts();
    return std::move(out_);
  }

 private:
  static std::string same(const std::string& s) { return s; }
  void line(const std::string& s) { out_ += "  " + s + "\n"; }

  void about() {
    out_ += english(in_.title) + " (" + in_.id + ", version " + std::to_string(in_.version) + ")\n";
    const std::string tier(1, "ABC"[static_cast<std::size_t>(in_.tier)]);
    const std::string words = in_.tier == Tier::a ? "comes with its text"
                              : in_.text_accepted
                                  ? "text loaded by this deployment (" + joined(in_.languages, same) + ")"
                                  : "key without text";
    line("Tier " + tier + ", " + words + ". " + in_.licence);
    line("Source: " + in_.source + (in_.verified ? "" : ". Not verified"));
    if (in_.not_validated) line("Not a validated scale.");
    line("For: " + joined(in_.domains, same) + "; by: " + joined(in_.administered_by, same) + "; about " +
         text(in_.minutes) + " minutes" +
         (in_.recall_days > 0 ? "; about the past " + std::to_string(in_.recall_days) + " days" : ""));
    if (in_.youngest || in_.oldest) {
      line("Ages: " + (in_.youngest ? "from " + std::to_string(*in_.youngest) : "") +
           (in_.oldest ? " to " + std::to_string(*in_.oldest) : ""));
    }
    if (in_.rounds) {
      line("Repeated within hours and read as a series:");
      for (const auto& [level, minutes] : in_.rounds->after)
        line("  after " + level + " again in " + std::to_string(minutes) + " minutes");
    }
    if (!in_.notes.empty()) line(in_.notes);
  }

  void items() {
    out_ += "\nItems\n";
    for (const Item& item : in_.items) {
      std::string says = item.id + ": ";
      if (item.is_text) {
        says += "words";
      } else if (item.options.empty()) {
        says += (item.whole ? "whole number from " : "number from ") + text(item.from) + " to " + text(item.to);
      } else {
        says += joined(item.options, [](const Option& o) {
          return text(o.value) + (o.counts ? " (counts " + text(*o.counts) + ")" : "");
        });
      }
      if (item.reverse) says += "; reversed: counts " + text(item.lowest() + plain_high(item)) + " less the answer";
      if (item.optional) says += "; may stay open";
      if (!item.asked_if.empty()) says += "; asked only if " + item.asked_if;
      if (item.when_skipped) says += ", else it counts " + text(*item.when_skipped);
      line(says);
    }
  }

  static double plain_high(const Item& item) {
    double high = item.lowest();
    for (const Option& o : item.options)
      if (!o.counts) high = std::max(high, o.value);
    return item.options.empty() ? item.highest() : high;
  }

  std::string formula(const Score& s) const {
    const std::string items = joined(s.items, same);
    switch (s.method) {
      case Method::sum: return "sum of " + items;
      case Method::mean: return "mean of " + items;
      case Method::max: return "the highest of " + items;
      case Method::weighted: {
        std::string out;
        for (std::size_t i = 0; i < s.items.size(); ++i)
          out += (i ? " + " : "") + text(s.weights[i]) + " * " + s.items[i];
        return out;
      }
      case Method::count: return "how many of " + items + " count at least " + text(s.at_least.value_or(0));
      case Method::nearest:
        return "which of " + joined(s.profiles, [](double p) { return text(p); }) + " is nearest to " + s.of +
               ", counted from 1";
      case Method::flow:
        return joined(
                   s.steps, [](const FlowStep& f) { return text(f.gives) + " if " + f.when; }, "; else ") +
               "; else " + text(s.otherwise);
      case Method::formula: return s.formula;
    }
    return {};
  }

  static std::string rule(const MissingRule& rule) {
    switch (rule.kind) {
      case MissingRule::Kind::all: return "every answer is needed";
      case MissingRule::Kind::replaced:
        return "up to " + std::to_string(rule.most) + " missing answers are replaced by the mean of the others";
      case MissingRule::Kind::answered: return "what was answered counts alone";
    }
    return {};
  }

  void score(const Score& s) {
    std::string says = s.name + " = " + formula(s);
    if (s.multiply != 1) says += ", times " + text(s.multiply);
    if (s.add != 0) says += s.add > 0 ? ", plus " + text(s.add) : ", less " + text(-s.add);
    line(says + " (" + text(s.from) + " to " + text(s.to) + ")");
    if (s.method <= Method::count) line("  Missing: " + rule(s.missing) + ".");
    if (s.as_study) line("  With --missing as-study: " + rule(*s.as_study) + ".");
  }

  void readings() {
    if (in_.bands.empty()) return;
    out_ += "\nReadings\n";
    for (const Bands& set : in_.bands) {
      line(set.score + " by " + set.id + ", " + set.population + (set.on_request ? ", on request" : "") + " (" +
           set.source + (set.verified ? "" : "; not verified") + ")");
      line("  " + joined(set.levels, [](const Level& l) { return text(l.from) + "-" + text(l.to) + " " + l.id; }));
    }
  }

  void alerts() {
    if (!in_.alerts.empty()) out_ += "\nTasks\n";
    for (const Alert& a : in_.alerts) line(a.id + ": " + a.opens + " task if " + a.when);
    for (const ReliableChange& c : in_.changes)
      line("A change of " + c.score + " by " + text(c.at_least) + " is reliable (" + c.source +
           (c.verified ? "" : "; not verified") + ")");
    if (in_.changes.empty() && !in_.scores.empty()) line("Reliable change: no published threshold is known here.");
  }

  const Instrument& in_;
  std::string out_;
};

}  // namespace

std::string explain(const Instrument& instrument) { return Explainer(instrument).run(); }

}  // namespace homeward::scoring
