#include "care/assessment/views.hpp"

namespace homeward::assessment {
namespace {

using access::Sql;

void add_scores(FormLine& line, const scoring::Scorer& scorer, const std::vector<FormAnswer>& answers) {
  const scoring::ScoredForm scored = score(scorer, answers);
  if (const auto* finished = line.assessment.see<&Assessment::finished>(); finished && *finished)
    line.next_round = next_round(scorer.instrument(), scored, **finished);
  line.scored = true;
  line.status = {std::string(scoring::word_of(scored.status))};
  for (const auto& entry : scored.scores) {
    ScoreLine s{{entry.name}, entry.value, std::nullopt};
    if (entry.band) s.band = PublicText{entry.band->id};
    line.scores.push_back(std::move(s));
  }
  for (const std::string& alert : scored.alerts) line.alerts.push_back({alert});
}

FormLine line_of(Reader& reader, const Instruments& instruments, Disclosed<Assessment> form) {
  std::optional<Disclosed<Account>> administrator;
  if (const auto* by = form.see<&Assessment::administrator>(); by && *by) administrator = reader.find(**by);
  FormLine line{std::move(form), std::move(administrator), false, {"unscored"}, {}, {}, {}};
  const auto* answers = line.assessment.see<&Assessment::answers>();
  const auto* state = line.assessment.see<&Assessment::state>();
  const auto* instrument = line.assessment.see<&Assessment::instrument>();
  const auto* version = line.assessment.see<&Assessment::instrument_version>();
  const auto* reading = line.assessment.see<&Assessment::reading>();
  if (!answers || !state || !instrument || !version || *state == FormState::entered_in_error) return line;
  const std::string named = reading && *reading ? (*reading)->str() : std::string();
  const scoring::Scorer* scorer = instruments.find(instrument->str(), *version, named);
  if (scorer) add_scores(line, *scorer, answers->reveal());
  return line;
}

std::vector<PublicText> texts(const std::vector<std::string>& all) {
  std::vector<PublicText> out;
  for (const std::string& one : all) out.push_back({one});
  return out;
}

}  // namespace

std::vector<Wording> wordings(const scoring::Words& words) {
  std::vector<Wording> out;
  for (const auto& [language, text] : words) out.push_back({{language}, {text}});
  return out;
}

Result<ListOf<FormLine>> forms_of(Reader& reader, const Instruments& instruments, Id<Person> person) {
  if (!reader.find(person)) return reject(ErrorKind::not_found, "not-found");
  Sql about("t.person = ");
  about.bind(person);
  auto rows = reader.list<Assessment>(about, "t.\"on\" DESC, t.started DESC");
  ListOf<FormLine> out;
  out.total = reader.total_beyond(rows, about);
  for (auto& row : rows) out.items.push_back(line_of(reader, instruments, std::move(row)));
  return out;
}

Result<FormLine> find_form(Reader& reader, const Instruments& instruments, Id<Assessment> id) {
  auto form = reader.find(id);
  if (!form) return reject(ErrorKind::not_found, "not-found");
  return line_of(reader, instruments, std::move(*form));
}

ListOf<InstrumentLine> list_instruments(const Instruments& instruments) {
  ListOf<InstrumentLine> out;
  for (const auto& [id, scorer] : instruments.all()) {
    const scoring::Instrument& i = scorer.instrument();
    constexpr std::string_view k_tiers[] = {"A", "B", "C"};
    InstrumentLine line{{id}, i.version, wordings(i.title), {std::string(k_tiers[static_cast<std::size_t>(i.tier)])}};
    line.verified = i.verified;
    line.not_validated = i.not_validated;
    line.may_show_text = may_show_text(i);
    line.minutes = i.minutes;
    line.domains = texts(i.domains);
    line.languages = texts(i.languages);
    line.administered_by = texts(i.administered_by);
    line.youngest = i.youngest;
    line.oldest = i.oldest;
    line.flow_sheet = i.is_flow_sheet();
    out.items.push_back(std::move(line));
  }
  return out;
}

}  // namespace homeward::assessment
