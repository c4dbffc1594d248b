#include "exchange/survival/design.hpp"

namespace homeward::survival {

std::optional<std::string> factor_of(std::string_view term) {
  constexpr std::string_view k_begin = "factor(";
  if (!term.starts_with(k_begin) || !term.ends_with(')')) return std::nullopt;
  term = term.substr(k_begin.size(), term.size() - k_begin.size() - 1);
  while (term.starts_with(' ')) term.remove_prefix(1);
  while (term.ends_with(' ')) term.remove_suffix(1);
  return std::string(term);
}

Result<Design> design_of(const Question& ask, const Rows& rows) {
  Design out;
  for (std::uint32_t t = 0; t < ask.terms.size(); ++t) {
    const std::string& term = ask.terms[t];
    const auto factor = factor_of(term);
    if (!factor) {
      out.columns.push_back(rows.number(ask.columns, term));
      out.names.push_back(term);
      out.term_of.push_back(t);
      continue;
    }
    const Levels levels = levels_of(rows.word(ask.columns, *factor));
    if (levels.count() < 2) return reject(ErrorKind::invalid, "survival.one-level", term + " is the same in every row");
    for (std::uint32_t l = 1; l < levels.count(); ++l) {
      std::vector<double> column;
      for (auto level : levels.of_row) column.push_back(level == l ? 1 : 0);
      out.columns.push_back(std::move(column));
      out.names.push_back(term + levels.labels[l]);
      out.term_of.push_back(t);
    }
  }
  return out;
}

Notes notes_about(const Design& design, std::span<const Coefficient> states) {
  Notes out;
  for (std::size_t j = 0; j < states.size(); ++j) {
    if (states[j] == Coefficient::dependent)
      out.push_back(
          std::string("survival.term-dependent") + ": " + design.names[j] +
          " is a combination of the terms before it or never varies among those at risk; it has no coefficient");
    if (states[j] == Coefficient::infinite)
      out.push_back(std::string("survival.term-infinite") + ": the likelihood goes on rising with " + design.names[j] +
                    "; it has no finite coefficient and there is no Wald test");
  }
  return out;
}

}  // namespace homeward::survival
