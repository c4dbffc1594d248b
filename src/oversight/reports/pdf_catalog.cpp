#include "oversight/reports/pdf_catalog.hpp"

#include "base/check.hpp"

#include <fmt/format.h>

#include <string_view>

namespace homeward::reports {
namespace {

/// What stands between the last `after` of the text and the next `before`.
std::string_view between(std::string_view text, std::string_view after, std::string_view before) {
  const auto begin = text.rfind(after);
  HW_CHECK(begin != text.npos, "the drawn file has no " + std::string(after));
  const auto from = begin + after.size(), to = text.find(before, from);
  HW_CHECK(to != text.npos, "the drawn file breaks off");
  return text.substr(from, to - from);
}

}  // namespace

std::string with_language(std::string pdf, const std::string& language) {
  const std::string trailer(between(pdf, "trailer\n", "startxref"));
  const std::string before(between(pdf, "startxref\n", "\n"));
  const std::string root(between(trailer, "/Root ", " 0 R"));
  const std::string catalog(between(pdf, "\n" + root + " 0 obj\n<<", "endobj"));
  const std::size_t object = pdf.size();
  pdf += fmt::format("{} 0 obj\n<< /Lang ({}) /ViewerPreferences << /DisplayDocTitle true >>{}endobj\n", root, language,
                     catalog);
  const std::size_t table = pdf.size();
  pdf += fmt::format("xref\n{} 1\n{:010} 00000 n \ntrailer\n<< /Prev {}{}startxref\n{}\n%%EOF\n", root, object, before,
                     trailer.substr(trailer.find("<<") + 2), table);
  return pdf;
}

}  // namespace homeward::reports
