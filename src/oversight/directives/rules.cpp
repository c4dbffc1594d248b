#include "oversight/directives/rules.hpp"

#include <algorithm>

namespace homeward::directives {

LocalDate answer_due(LocalDate since, LocalDate act_by) { return std::min(since + k_answer_days, act_by); }

bool may_issue(PlaceKind kind) { return kind == PlaceKind::nation || kind == PlaceKind::region; }

namespace {

void check_counts(const CountedAct& c, const std::string& prefix, FieldFaults& faults) {
  const auto only_with = [&](bool given, bool fits, const char* member) {
    if (given && !fits)
      faults.push_back({prefix + member, "directive.counts-does-not-fit", "this narrows another kind of record"});
  };
  const bool of_a_stage = c.kind == ActKind::stay_started || c.kind == ActKind::arrival_confirmed;
  only_with(c.stage.has_value(), of_a_stage, "stage");
  only_with(c.contact.has_value(), c.kind == ActKind::contact_held, "contact");
  only_with(c.instrument.has_value(), c.kind == ActKind::form_finished, "instrument");
  only_with(c.whom != ActWhom::anybody, c.kind != ActKind::own_statement, "whom");
  if (c.kind == ActKind::form_finished && !c.instrument)
    faults.push_back({prefix + "instrument", "field.missing", "say which form"});
}

}  // namespace

FieldFaults check_order(const DirectiveOrder& order, LocalDate earliest, const std::string& prefix) {
  FieldFaults faults;
  const auto add = [&](const std::string& path, const char* reason, const char* detail) {
    faults.push_back({prefix + path, reason, detail});
  };
  if (order.title.empty()) add("title", "field.missing", "a title is needed");
  if (order.aim.empty()) add("aim", "field.missing", "say what is to be different");
  if (order.places.empty()) add("places", "field.missing", "say to whom it goes");
  for (std::size_t i = 0; i < order.places.size(); ++i) {
    if (std::find(order.places.begin(), order.places.begin() + static_cast<std::ptrdiff_t>(i), order.places[i]) !=
        order.places.begin() + static_cast<std::ptrdiff_t>(i))
      add("places[" + std::to_string(i) + "]", "directive.place-twice", "this place is named already");
  }
  check_counts(order.counts, prefix + "counts.", faults);
  if (order.act_by < earliest) add("act_by", "directive.act-by-past", "that day is over");
  if (order.ends_on && *order.ends_on < order.act_by)
    add("ends_on", "directive.ends-before-act-by", "it would end before it has to be acted on");
  return faults;
}

Result<void> decide_change(const Directive& directive) {
  if (directive.withdrawn_on) return reject(ErrorKind::conflict, "directive.withdrawn", "it was taken back");
  return {};
}

Result<void> decide_answer(const Directive& directive, const GivenAnswer& answer,
                           std::optional<DirectiveAnswerKind> last, LocalDate today) {
  HW_TRY_VOID(decide_change(directive));
  using K = DirectiveAnswerKind;
  FieldFaults faults;
  if (answer.kind == K::will_do) {
    if (!answer.by) faults.push_back({"by", "answer.by-needed", "say by which day"});
    if (answer.by && *answer.by < today) faults.push_back({"by", "answer.by-past", "that day is over"});
  } else if (answer.by) {
    faults.push_back({"by", "answer.by-not-fitting", "a day belongs to what will be done"});
  }
  if (answer.kind == K::cannot && !answer.reason) faults.push_back({"reason", "answer.reason-needed", "say why"});
  if (answer.kind != K::cannot && answer.reason)
    faults.push_back({"reason", "answer.reason-not-fitting", "a reason belongs to what cannot be done"});
  if ((answer.kind == K::done || answer.kind == K::cannot) && !answer.has_words)
    faults.push_back({"words", "answer.words-needed", "say in words what was done, or why not"});
  if (!faults.empty()) return reject_fields(std::move(faults));
  if (answer.kind == K::received && last)
    return reject(ErrorKind::conflict, "answer.received-already", "the house has said more than that");
  return {};
}

DirectiveState state_of(const Directive& d, LocalDate today) {
  if (d.withdrawn_on) return DirectiveState::withdrawn;
  if (d.order.ends_on && *d.order.ends_on < today) return DirectiveState::ended;
  return d.order.act_by < today ? DirectiveState::past_act_by : DirectiveState::open;
}

LocalDate counted_until(const Directive& d, LocalDate today) {
  LocalDate last = today;
  for (const auto& end : {d.order.ends_on, d.withdrawn_on})
    if (end) last = std::min(last, *end);
  return last;
}

Standing standing_of(std::optional<DirectiveAnswerKind> last) {
  if (!last) return Standing::unanswered;
  switch (*last) {
    case DirectiveAnswerKind::received: return Standing::received;
    case DirectiveAnswerKind::will_do: return Standing::will_do;
    case DirectiveAnswerKind::done: return Standing::done;
    case DirectiveAnswerKind::cannot: return Standing::cannot;
  }
  return Standing::unanswered;
}

std::optional<LocalDate> next_due(const Directive& d, Standing standing, std::optional<LocalDate> will_do_by) {
  if (d.withdrawn_on) return std::nullopt;
  switch (standing) {
    case Standing::unanswered: return answer_due(d.edition_since, d.order.act_by);
    case Standing::received: return d.order.act_by;
    case Standing::will_do: return will_do_by ? will_do_by : d.order.act_by;
    case Standing::done:
    case Standing::cannot: return std::nullopt;
  }
  return std::nullopt;
}

SaidAndShown compare(Standing standing, bool shown) {
  if (standing == Standing::done) return shown ? SaidAndShown::both : SaidAndShown::said_only;
  return shown ? SaidAndShown::shown_only : SaidAndShown::neither;
}

std::int64_t week_of(LocalDate issued, LocalDate acted) { return (acted - issued).count / 7 + 1; }

std::optional<double> median(std::vector<std::int64_t> values) {
  if (values.empty()) return std::nullopt;
  std::ranges::sort(values);
  const std::size_t middle = values.size() / 2;
  if (values.size() % 2) return static_cast<double>(values[middle]);
  return static_cast<double>(values[middle - 1] + values[middle]) / 2;
}

}  // namespace homeward::directives
