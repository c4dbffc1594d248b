#include "base/check.hpp"
#include "platform/http/routes.hpp"

#include <gtest/gtest.h>

namespace homeward::http {
namespace {

const std::vector<Compared> k_compared{{"stay.ends-before-start", {"started"}}};

FieldFault unread(std::string path) { return {std::move(path), "field.wrong-type", ""}; }

std::vector<std::string> paths(FieldFaults shape, const FieldFaults& ruled) {
  const Error all =
      all_faults(std::move(shape), k_compared, [&]() -> Result<journal::Changed> { return reject_fields(ruled); });
  std::vector<std::string> out;
  for (const FieldFault& f : all.fields) out.push_back(f.path);
  return out;
}
using Paths = std::vector<std::string>;

TEST(AllFaults, NamesWhatCouldNotBeReadAndWhatTheRulesRefuseBesides) {
  EXPECT_EQ(paths({unread("sex")}, {{"names", "name.missing", ""}}), (Paths{"sex", "names"}));
}

TEST(AllFaults, ARuleHasNoSayAboutWhatCouldNotBeRead) {
  EXPECT_EQ(paths({unread("names[0].given")}, {{"names[0]", "name.empty", ""}}), Paths{"names[0].given"});
  EXPECT_EQ(paths({unread("names")}, {{"names[0].given", "name.empty", ""}}), Paths{"names"});
  EXPECT_EQ(paths({unread("started")}, {{"ended", "stay.ends-before-start", ""}}), Paths{"started"});
  EXPECT_EQ(paths({unread("restarted")}, {{"ended", "stay.ends-before-start", ""}}), (Paths{"restarted", "ended"}));
  EXPECT_EQ(paths({unread("stay.started")}, {{"ended", "stay.ends-before-start", ""}}), Paths{"stay.started"});
  EXPECT_EQ(paths({unread("name")}, {{"names", "name.missing", ""}}), (Paths{"name", "names"}))
      << "another member that only begins alike";
}

TEST(AllFaults, WhatTheRulesWouldTakeOrRefuseAsAWholeStaysUnsaid) {
  const auto whole = [](const std::function<Result<journal::Changed>()>& rules) {
    return all_faults({unread("sex")}, k_compared, rules);
  };
  const Error taken = whole([]() -> Result<journal::Changed> { return journal::Changed{}; });
  const Error absent = whole([]() -> Result<journal::Changed> { return reject(ErrorKind::not_found, "not-found"); });
  const Error lost = whole([]() -> Result<journal::Changed> {
    HW_CHECK(false, "a hole in the command");
    return journal::Changed{};
  });

  EXPECT_EQ(taken.reason, "input.invalid");
  EXPECT_EQ(taken, absent);
  EXPECT_EQ(taken, lost);
  EXPECT_EQ(taken.fields, (FieldFaults{unread("sex")}));
}

}  // namespace
}  // namespace homeward::http
