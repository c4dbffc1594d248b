#include "oversight/directives/actions.hpp"

#include "oversight/directives/addressed.hpp"

#include <algorithm>

namespace homeward::directives {
namespace {

using access::require_place;
using access::Viewer;
using journal::Changed;
using journal::Stored;
using journal::Transaction;

/// What only the database and the catalogue know to be wrong with an order.
void check_against_stored(Transaction& tx, const DirectiveOrder& order, Id<Place> issuer, LocalDate today,
                          const KnowsInstrument& knows, FieldFaults& faults) {
  const auto within = access::list_places_below(tx.sql(), issuer, today);
  for (std::size_t i = 0; i < order.places.size(); ++i) {
    if (std::ranges::find(within, order.places[i].value) == within.end())
      faults.push_back({"order.places[" + std::to_string(i) + "]", "directive.place-elsewhere",
                        "it does not lie below the place that orders"});
  }
  if (order.counts.instrument && !knows(order.counts.instrument->str()))
    faults.push_back({"order.counts." + std::string("instrument"), "directive.instrument-unknown",
                      "the catalogue has no such form"});
}

/// Out of reach and absent answer alike.
Result<Stored<Directive>> own_directive(Transaction& tx, const Viewer& who, Id<Directive> id, const Expects& expects) {
  HW_TRY_VOID(access::require(tx, who, "directive.issue"));
  HW_TRY(auto directive, tx.get(id));
  HW_TRY_VOID(require_place(tx, who, "directive.issue", directive->issued_by));
  HW_TRY_VOID(expects(directive.version()));
  HW_TRY_VOID(decide_change(directive.value));
  return directive;
}

std::optional<Stored<DirectiveAnswer>> last_answer(Transaction& tx, const Directive& d, Id<Place> house) {
  const Datum wanted[] = {d.id.value, house.value, std::int64_t{d.edition}};
  auto found = tx.list<DirectiveAnswer>(
      "SELECT id FROM directive_answer WHERE directive = $1 AND home = $2 AND edition = $3 ORDER BY \"at\" DESC, id "
      "DESC LIMIT 1",
      wanted);
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

}  // namespace

Result<Changed> issue(Transaction& tx, const Viewer& who, const IssueDirective& c, const KnowsInstrument& knows) {
  HW_TRY_VOID(require_place(tx, who, "directive.issue", c.issued_by));
  HW_TRY(auto issuer, tx.get(c.issued_by));
  const LocalDate today = access::today_at(tx, c.issued_by);
  FieldFaults faults = check_order(c.order, today, "order.");
  if (!may_issue(issuer->kind))
    faults.push_back({"issued_by", "directive.issuer-kind", "the nation or a region orders"});
  if (c.number.empty()) faults.push_back({"number", "field.missing", "a number is needed"});
  const Datum taken[] = {c.issued_by.value, c.number.str()};
  if (tx.sql().find_integer("SELECT 1 FROM directive WHERE issued_by = $1 AND number = $2", taken))
    faults.push_back({"number", "directive.number-taken", "another directive has this number"});
  check_against_stored(tx, c.order, c.issued_by, today, knows, faults);
  if (!faults.empty()) return reject_fields(std::move(faults));
  Directive d;
  d.id = c.id;
  d.issued_by = c.issued_by;
  d.number = c.number;
  d.order = c.order;
  d.issued_on = d.edition_since = today;
  return tx.insert(d);
}

Result<Changed> amend(Transaction& tx, const Viewer& who, Id<Directive> id, const AmendDirective& c,
                      const KnowsInstrument& knows, const Expects& expects) {
  HW_TRY(auto directive, own_directive(tx, who, id, expects));
  const LocalDate today = access::today_at(tx, directive->issued_by);
  // A day that has passed may stay; a new one lies ahead.
  FieldFaults faults = check_order(c.order, std::min(today, directive->order.act_by), "order.");
  if (c.why.empty()) faults.push_back({"why", "field.missing", "say why"});
  if (c.order == directive->order)
    faults.push_back({"order", "directive.nothing-changed", "it reads as it did before"});
  check_against_stored(tx, c.order, directive->issued_by, today, knows, faults);
  if (!faults.empty()) return reject_fields(std::move(faults));
  DirectiveEdition before;
  before.id = tx.new_id<DirectiveEdition>();
  before.directive = id;
  before.home = directive->issued_by;
  before.edition = directive->edition;
  before.order = directive->order;
  before.since = directive->edition_since;
  before.until = today;
  before.why = c.why;
  tx.insert(before);
  directive->order = c.order;
  directive->edition += 1;
  directive->edition_since = today;
  return tx.save(directive);
}

Result<Changed> withdraw(Transaction& tx, const Viewer& who, Id<Directive> id, const WithdrawDirective& c,
                         const Expects& expects) {
  HW_TRY(auto directive, own_directive(tx, who, id, expects));
  if (c.why.empty()) return reject_fields({{"why", "field.missing", "say why"}});
  directive->withdrawn_on = access::today_at(tx, directive->issued_by);
  directive->withdrawn_why = c.why;
  return tx.save(directive);
}

Result<Changed> answer(Transaction& tx, const Viewer& who, Id<Directive> id, const AnswerDirective& c,
                       const Expects& expects) {
  HW_TRY_VOID(require_place(tx, who, "directive.answer", c.place));
  HW_TRY(auto directive, tx.get(id));
  const LocalDate today = access::today_at(tx, c.place);
  const auto asked = addressed_houses(tx.sql(), directive->order.places, counted_until(directive.value, today));
  if (std::ranges::find(asked, c.place, &House::id) == asked.end()) return reject(ErrorKind::not_found, "not-found");
  const auto last = last_answer(tx, directive.value, c.place);
  HW_TRY_VOID(expects(last ? last->version() : directive.version()));
  const GivenAnswer given{c.kind, c.by, c.reason, c.words && !c.words->reveal().empty()};
  HW_TRY_VOID(decide_answer(directive.value, given, last ? std::optional((*last)->kind) : std::nullopt, today));
  DirectiveAnswer a;
  a.id = c.id;
  a.directive = id;
  a.home = c.place;
  a.edition = directive->edition;
  a.kind = c.kind;
  a.by = c.by;
  a.reason = c.reason;
  if (given.has_words) a.words = c.words;
  a.on = today;
  a.at = tx.now();
  a.answered_by = who.account;
  return tx.insert(a);
}

}  // namespace homeward::directives
