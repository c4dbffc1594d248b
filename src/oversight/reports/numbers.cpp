#include "oversight/reports/numbers.hpp"

#include "base/check.hpp"

#include <unicode/numberformatter.h>

#include <cmath>

namespace homeward::reports {
namespace {

using icu::number::LocalizedNumberFormatter;
using icu::number::NumberFormatter;
using icu::number::Precision;

/// As the screens round, halves upwards.
double one_digit(double value) { return std::floor(value * 10 + 0.5) / 10; }

}  // namespace

struct Numbers::Inside {
  LocalizedNumberFormatter plain, percent, points;
};

Numbers::Numbers(const std::string& language) {
  UErrorCode error = U_ZERO_ERROR;
  const auto locale = icu::Locale::forLanguageTag(language, error);
  HW_CHECK(U_SUCCESS(error), "not a language: " + language);
  const auto plain = NumberFormatter::withLocale(locale).precision(Precision::maxFraction(1));
  const auto percent = NumberFormatter::withLocale(locale)
                           .precision(Precision::integer())
                           .roundingMode(UNUM_ROUND_HALFUP)
                           .unit(icu::NoUnit::percent())
                           .scale(icu::number::Scale::powerOfTen(2));
  inside_ = std::make_unique<Inside>(Inside{plain, percent, plain.sign(UNUM_SIGN_EXCEPT_ZERO)});
}
Numbers::~Numbers() = default;

std::string Numbers::say(Form form, double value) const {
  UErrorCode error = U_ZERO_ERROR;
  const auto said = form == Form::share    ? inside_->percent.formatDouble(value, error)
                    : form == Form::points ? inside_->points.formatDouble(one_digit(value * 100), error)
                    : form == Form::whole  ? inside_->plain.formatDouble(std::round(value), error)
                                           : inside_->plain.formatDouble(one_digit(value), error);
  std::string out;
  said.toString(error).toUTF8String(out);
  HW_CHECK(U_SUCCESS(error), "a number cannot be written");
  return out;
}

}  // namespace homeward::reports
