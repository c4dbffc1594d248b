#pragma once
#include "oversight/reports/report.hpp"

#include <memory>
#include <string>

namespace homeward::reports {

/// Numbers as people of a language write them, rounded as on the screens: shares in whole percents, others to one
/// digit behind the point, differences of shares in points of a hundred.
class Numbers {
 public:
  explicit Numbers(const std::string& language);
  ~Numbers();
  Numbers(const Numbers&) = delete;
  Numbers& operator=(const Numbers&) = delete;

  std::string say(Form form, double value) const;
  std::string whole(std::int64_t value) const { return say(Form::whole, static_cast<double>(value)); }

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace homeward::reports
