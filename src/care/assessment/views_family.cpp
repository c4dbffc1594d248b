#include "care/assessment/views_family.hpp"

#include "care/assessment/rules_family.hpp"

#include <map>
#include <set>

namespace homeward::assessment {
namespace {

using access::Sql;

void add_ids(Sql& sql, const std::set<Uuid>& ids) {
  sql.add(" IN (");
  bool first = true;
  for (const Uuid& id : ids) {
    sql.add(first ? "" : ", ").bind(Datum{id});
    first = false;
  }
  sql.add(")");
}

/// Those and whoever stands to one of them by a consent to family support that the viewer may see.
std::set<Uuid> with_relatives(Reader& reader, std::set<Uuid> known) {
  Sql consents("t.recipient_kind = 'person' AND t.state = 'active' AND t.purposes LIKE ");
  consents.bind_word("%\"family_support\"%").add(" AND (t.valid_until IS NULL OR t.valid_until >= ");
  consents.bind(reader.today()).add(") AND (t.subject");
  add_ids(consents, known);
  consents.add(" OR t.recipient");
  add_ids(consents, known);
  consents.add(")");
  for (const auto& consent : reader.list<Consent>(consents)) {
    const auto* subject = consent.see<&Consent::subject>();
    const auto* recipient = consent.see<&Consent::recipient>();
    if (subject && recipient) known.insert({subject->value, recipient->value});
  }
  return known;
}

/// Two steps: from a relative over the person in care to the other relatives.
std::set<Uuid> family_of(Reader& reader, Id<Person> person) {
  return with_relatives(reader, with_relatives(reader, {person.value}));
}

std::vector<ScoreLine> scores_of(const Instruments& instruments, const Disclosed<Assessment>& form) {
  const auto* answers = form.see<&Assessment::answers>();
  const auto* instrument = form.see<&Assessment::instrument>();
  const auto* version = form.see<&Assessment::instrument_version>();
  if (!answers || !instrument || !version) return {};
  const scoring::Scorer* scorer = instruments.find(instrument->str(), *version);
  return scorer ? score_lines(score(*scorer, answers->reveal())) : std::vector<ScoreLine>{};
}

/// The latest form of each member, in the order of the newest.
std::vector<FamilyMember> members_of(Reader& reader, const Instruments& instruments, const std::string& instrument,
                                     const std::set<Uuid>& family) {
  Sql forms("t.state = 'finished' AND t.instrument = ");
  forms.bind_word(instrument).add(" AND t.person");
  add_ids(forms, family);
  std::vector<FamilyMember> out;
  std::set<Uuid> seen;
  for (const auto& form : reader.list<Assessment>(forms, R"(t."on" DESC, t.started DESC, t.id DESC)")) {
    const auto* person = form.see<&Assessment::person>();
    const auto* on = form.see<&Assessment::on>();
    if (!person || !on || seen.contains(person->value)) continue;
    auto scores = scores_of(instruments, form);
    if (std::ranges::none_of(scores, [](const ScoreLine& line) { return line.value.has_value(); })) continue;
    seen.insert(person->value);
    if (auto who = reader.find(*person)) out.push_back({std::move(*who), form.id(), *on, false, std::move(scores)});
  }
  std::vector<LocalDate> days;
  for (const FamilyMember& member : out) days.push_back(member.on);
  const std::vector<bool> counted = of_one_time(days);
  for (std::size_t i = 0; i < out.size(); ++i) out[i].counted = counted[i];
  return out;
}

std::vector<ScoreSpread> spreads_of(const std::vector<FamilyMember>& members) {
  std::map<std::string, std::vector<double>> values;
  for (const FamilyMember& member : members)
    for (const ScoreLine& line : member.scores)
      if (member.counted && line.value) values[line.name.text].push_back(*line.value);
  std::vector<ScoreSpread> out;
  for (const auto& [name, of_members] : values)
    if (const auto spread = spread_of(of_members))
      out.push_back({{name}, spread->lowest, spread->highest, spread->mean, spread->members});
  return out;
}

}  // namespace

Result<ListOf<FamilyForms>> family_forms(Reader& reader, const Instruments& instruments, Id<Person> person) {
  if (!reader.find(person)) return reject(ErrorKind::not_found, "not-found");
  const std::set<Uuid> family = family_of(reader, person);
  ListOf<FamilyForms> out;
  if (family.size() < 2) return out;
  for (const auto& [id, scorer] : instruments.all()) {
    if (!scorer.instrument().of_family) continue;
    auto members = members_of(reader, instruments, id, family);
    auto spreads = spreads_of(members);
    if (members.size() > 1) out.items.push_back({{id}, std::move(members), std::move(spreads)});
  }
  return out;
}

}  // namespace homeward::assessment
