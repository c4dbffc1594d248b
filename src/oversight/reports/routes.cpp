#include "oversight/reports/routes.hpp"

#include "base/check.hpp"
#include "oversight/indicators/routes.hpp"
#include "oversight/reports/figures_report.hpp"

namespace homeward::reports {
namespace {

using access::Reader;
using http::Answer;
using http::Call;
using indicators::Continuum;
using indicators::IndicatorComparison;
using indicators::IndicatorFigures;
using indicators::Overview;

using Query = std::vector<std::pair<std::string, std::string>>;

enum class Format { csv, xlsx, pdf };
BOOST_DESCRIBE_ENUM(Format, csv, xlsx, pdf)

/// For whom a file is made: a role at a place, as the language has it.
std::string asking(Reader& reader, const Words& words) {
  const access::Viewer& viewer = reader.viewer();
  std::string out = viewer.role ? words.word("role", viewer.role->id) : std::string();
  if (const auto place = viewer.place ? reader.find(*viewer.place) : std::nullopt) out += ", " + words.place(*place);
  return out;
}

std::pair<std::string, std::string> content_of(const Report& report, Format format, Reader& reader,
                                               const Words& words) {
  switch (format) {
    case Format::xlsx:
      return {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx_of(report, reader.now())};
    case Format::pdf: return {"application/pdf", pdf_of(report, {reader.now(), asking(reader, words)}, words)};
    case Format::csv: break;
  }
  return {"text/csv; charset=utf-8; header=present", csv_of(report)};
}

Answer file_of(const Report& report, Format format, Reader& reader, const Words& words) {
  const std::string name = report.file + "." + std::string(to_word(format));
  auto [type, content] = content_of(report, format, reader, words);
  return {std::move(content),
          200,
          {},
          {{"Content-Type", std::move(type)}, {"Content-Disposition", "attachment; filename=\"" + name + "\""}}};
}

const json::Value& definition_of(const indicators::Indicators& indicators, const IndicatorFigures& figures) {
  const json::Value* said = indicators.said(figures.id.text);
  HW_CHECK(said != nullptr, "what was counted is defined");
  return *said;
}

/// `ask` gives what the screen is answered with, `table` makes the table of it. All that is wrong is said at once.
template <class V>
void add_file(http::Routes& routes, std::string path, std::string summary, Query query,
              const catalogue::Catalogue& catalogue, std::function<Result<V>(Call&, Reader&)> ask,
              std::function<Report(const Call&, const V&, const Words&)> table) {
  http::Route& route = routes.view<V>(
      std::move(path), http::info("figures.read", Category::place, std::move(summary), "oversight"), ask);
  route.answer_schema = {};
  route.query = std::move(query);
  route.query.insert(route.query.end(), {{"format", "csv, xlsx or pdf."},
                                         {"language", "Of names and words; as the deployment has them."}});
  route.view = [&catalogue, ask, table](Call& call, Reader& reader) -> Result<Answer> {
    HW_TRY(const std::string asked_format, call.text_query("format"));
    HW_TRY(const std::string language, call.text_query("language"));
    FieldFaults faults;
    const auto format = from_word<Format>(asked_format);
    if (!format) faults.push_back({"?format", "word.unknown", "csv, xlsx or pdf is expected"});
    const auto words = Words::find(catalogue, language);
    if (!words) {
      faults.push_back({"?language", "word.unknown",
                        language.empty() ? "say in which language the file is to be, as language=en"
                                         : "this deployment does not have the language"});
    }
    const auto answer = ask(call, reader);
    if (!answer && answer.error().fields.empty()) return tl::unexpected(answer.error());
    if (!answer) faults.insert(faults.end(), answer.error().fields.begin(), answer.error().fields.end());
    if (!faults.empty()) return reject_fields(std::move(faults));
    return file_of(table(call, *answer, *words), *format, reader, *words);
  };
}

}  // namespace

void add_routes(http::Routes& routes, const indicators::Indicators& indicators, figures::LiveFigures& figures,
                const catalogue::Catalogue& catalogue) {
  add_file<IndicatorFigures>(
      routes, "/api/v1/indicators/{id}/figures/file", "An indicator of a place as a file.", indicators::figures_query(),
      catalogue,
      [&](Call& call, Reader& reader) { return indicators::asked_figures(call, reader, indicators, figures); },
      [&indicators](const Call&, const IndicatorFigures& answer, const Words& words) {
        return report_of(answer, definition_of(indicators, answer), words);
      });
  add_file<IndicatorComparison>(
      routes, "/api/v1/indicators/{id}/comparison/file",
      "An indicator beside another period, place or group as a file.", indicators::comparison_query(), catalogue,
      [&](Call& call, Reader& reader) { return indicators::asked_comparison(call, reader, indicators, figures); },
      [&indicators](const Call& call, const IndicatorComparison& answer, const Words& words) {
        const std::string* group = call.request.query_value("against_group");
        return report_of(answer, group ? *group : "", definition_of(indicators, answer.figures), words);
      });
  add_file<Continuum>(
      routes, "/api/v1/continuum/file", "The road through the five stages as a file.", indicators::continuum_query(),
      catalogue,
      [&](Call& call, Reader& reader) { return indicators::asked_continuum(call, reader, indicators, figures); },
      [](const Call&, const Continuum& answer, const Words& words) { return report_of(answer, words); });
  add_file<Overview>(
      routes, "/api/v1/overview/file", "The road and every indicator of a place as one file.",
      indicators::continuum_query(), catalogue,
      [&](Call& call, Reader& reader) { return indicators::asked_overview(call, reader, indicators, figures); },
      [&indicators](const Call&, const Overview& answer, const Words& words) {
        return report_of(answer, indicators, words);
      });
}

}  // namespace homeward::reports
