#include "care/assessment/views.hpp"

#include "platform/access/authority.hpp"
#include "platform/access/cursor.hpp"

#include <sstream>

namespace homeward::assessment {
namespace {

using access::Sql;

/// What cursors of this list are sealed for.
constexpr std::string_view k_list = "forms";

void add_scores(FormLine& line, const scoring::Scorer& scorer, const std::vector<FormAnswer>& answers) {
  const scoring::ScoredForm scored = score(scorer, answers);
  if (const auto* finished = line.assessment.see<&Assessment::finished>(); finished && *finished)
    line.next_round = next_round(scorer.instrument(), scored, **finished);
  line.scored = true;
  line.status = {std::string(scoring::word_of(scored.status))};
  line.scores = score_lines(scored);
  for (const std::string& alert : scored.alerts) line.alerts.push_back({alert});
}

FormLine line_of(Reader& reader, const Instruments& instruments, Disclosed<Assessment> form) {
  std::optional<Disclosed<Account>> administrator;
  if (const auto* by = form.see<&Assessment::administrator>(); by && *by) administrator = reader.find(**by);
  FormLine line{std::move(form), std::move(administrator), false, {"unscored"}, {}, {}, {}, {}};
  if (const auto* home = line.assessment.see<&Assessment::home>())
    line.zone = {access::zone_at(reader.sql(), *home).name()};
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

/// Where a page of forms ended, as its cursor holds it: day, moment and id of the last one.
std::string end_of(const Disclosed<Assessment>& form) {
  const auto* on = form.see<&Assessment::on>();
  const auto* started = form.see<&Assessment::started>();
  return std::to_string(on ? on->days : 0) + " " + std::to_string(started ? started->micros : 0) + " " +
         form.id().to_string();
}

Result<Sql> forms_after(Reader& reader, std::string_view cursor) {
  HW_TRY(const std::string position, access::open_cursor(reader.vault(), reader.viewer(), k_list, cursor));
  std::istringstream in(position);
  LocalDate on;
  Instant started;
  std::string text;
  in >> on.days >> started.micros >> text;
  const auto id = Uuid::parse(text);
  if (!in || !id) return reject(ErrorKind::invalid, "cursor.malformed", "this page is no page of this list");
  Sql sql(R"( AND (t."on" < )");
  sql.bind(on).add(R"( OR (t."on" = )").bind(on).add(" AND (t.started < ").bind(started);
  sql.add(" OR (t.started = ").bind(started).add(" AND t.id < ").bind(Datum{*id}).add("))))");
  return sql;
}

}  // namespace

std::vector<ScoreLine> score_lines(const scoring::ScoredForm& scored) {
  std::vector<ScoreLine> out;
  for (const auto& entry : scored.scores) {
    ScoreLine line{{entry.name}, entry.value, std::nullopt};
    if (entry.band) line.band = PublicText{entry.band->id};
    out.push_back(std::move(line));
  }
  return out;
}

std::vector<Wording> wordings(const scoring::Words& words) {
  std::vector<Wording> out;
  for (const auto& [language, text] : words) out.push_back({{language}, {text}});
  return out;
}

Result<ListOf<FormLine>> forms_of(Reader& reader, const Instruments& instruments, Id<Person> person,
                                  std::string_view after) {
  if (!reader.find(person)) return reject(ErrorKind::not_found, "not-found");
  Sql about("t.person = ");
  about.bind(person);
  Sql page(about);
  if (!after.empty()) {
    HW_TRY(const Sql rest, forms_after(reader, after));
    page.add(rest);
  }
  auto rows = reader.list<Assessment>(page, R"(t."on" DESC, t.started DESC, t.id DESC)");
  ListOf<FormLine> out;
  out.total = reader.total_beyond(rows, about);
  if (reader.total_beyond(rows, page)) {
    out.next = PublicText{access::seal_cursor(reader.vault(), reader.viewer(), k_list, end_of(rows.back()))};
  }
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
    if (i.recall_days > 0) line.recall_days = i.recall_days;
    out.items.push_back(std::move(line));
  }
  return out;
}

}  // namespace homeward::assessment
