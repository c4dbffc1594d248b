// Resources of FHIR from anywhere. What is read keeps what the readers promise: answers are those of the instrument,
// what is written again is read again as the same, and every fault names its place and its reason.
#include "app/content.hpp"
#include "exchange/fhir/element.hpp"
#include "exchange/fhir/response.hpp"

#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

using namespace homeward;

void expect(bool holds) {
  if (!holds) std::abort();
}

void expect_faults(const Error& error) {
  expect(!error.fields.empty());
  for (const FieldFault& fault : error.fields) expect(fault.reason.starts_with("fhir.") && !fault.detail.empty());
}

const assessment::Instruments& instruments() {
  static const assessment::Instruments all(app::load_catalogue("", {"instruments"}));
  return all;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto resource = json::parse(std::string_view(reinterpret_cast<const char*>(data), size));
  if (!resource) return 0;
  const auto asked = fhir::read_questionnaire(*resource, instruments());
  if (asked) {
    const auto& instrument = instruments().find(asked->instrument)->instrument();
    const auto again = fhir::read_questionnaire(fhir::write_questionnaire(*asked, instrument), instruments());
    expect(again && again->instrument == asked->instrument && again->links.size() == asked->links.size());
  } else {
    expect_faults(asked.error());
  }
  const auto read = fhir::read_response(*resource, instruments());
  if (!read) {
    expect_faults(read.error());
    return 0;
  }
  const scoring::Scorer& scorer = *instruments().find(read->instrument);
  expect(assessment::check_answers(scorer.instrument(), read->answers).empty());
  const json::Value written = fhir::write_response(*read, scorer.instrument());
  const auto again = fhir::read_response(written, instruments());
  expect(again && again->answers.size() == read->answers.size());
  for (std::size_t i = 0; i < read->answers.size(); ++i) {
    // Members may stand in another order, so a list of answers never does.
    expect(again->answers[i].item == read->answers[i].item && again->answers[i].value == read->answers[i].value);
  }
  expect(fhir::write_bundle(written, scorer, read->answers).find("entry") != nullptr);
  return 0;
}
