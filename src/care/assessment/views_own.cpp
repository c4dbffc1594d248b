#include "care/assessment/views_own.hpp"

#include <set>

namespace homeward::assessment {
namespace {

using access::Sql;

/// The instrument of the form, as long as it may stand on the own page today: a deployment may have thought better of
/// it since the form was begun.
const scoring::Scorer* shown_with(const Instruments& instruments, const Disclosed<Assessment>& form) {
  const auto* instrument = form.see<&Assessment::instrument>();
  const auto* version = form.see<&Assessment::instrument_version>();
  const auto* reading = form.see<&Assessment::reading>();
  if (!instrument || !version || !reading) return nullptr;
  const scoring::Scorer* newest = instruments.find(instrument->str());
  if (!newest || newest->instrument().own_page.empty()) return nullptr;
  return instruments.find(instrument->str(), *version, *reading ? (*reading)->str() : std::string());
}

}  // namespace

OwnForms own_forms(Reader& reader, const Instruments& instruments, const catalogue::Catalogue& catalogue) {
  OwnForms out;
  const auto& person = reader.viewer().person;
  if (!person) return out;
  Sql mine("t.state = 'finished' AND t.person = ");
  mine.bind(*person);
  const auto rows = reader.list<Assessment>(mine, R"(t."on" DESC, t.started DESC, t.id DESC)");
  out.total = reader.total_beyond(rows, mine);
  std::set<std::string> used;
  for (const auto& form : rows) {
    const scoring::Scorer* scorer = shown_with(instruments, form);
    const auto* on = form.see<&Assessment::on>();
    const auto* answers = form.see<&Assessment::answers>();
    if (!scorer || !on || !answers) continue;
    const scoring::ScoredForm scored = score(*scorer, answers->reveal());
    OwnForm line{form.id(), {scorer->instrument().id}, *on, {}, {std::string(scoring::word_of(scored.status))}, {}};
    if (const auto* reading = form.see<&Assessment::reading>(); reading && *reading)
      line.reading = PublicText{(*reading)->str()};
    line.scores = score_lines(scored);
    if (used.insert(line.instrument.text).second) {
      if (const catalogue::Pack* pack = catalogue.find("instruments", line.instrument.text))
        out.packs.push_back({&pack->content});
    }
    out.items.push_back(std::move(line));
  }
  return out;
}

}  // namespace homeward::assessment
