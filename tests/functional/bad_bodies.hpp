#pragma once
#include "support/json_value.hpp"

/// Wrong bodies, made from a right one and its schema in the API description.
namespace homeward::testing {

struct BadBody {
  std::string what;         ///< for the failure's text
  std::string text;         ///< as sent
  std::string field = {};   ///< path that a field fault must name; empty: the whole body is refused
  std::string reason = {};  ///< of the fault or of the answer; empty: any
  int status = 400;
};

/// Bodies that no route may take, whatever it wants.
std::vector<BadBody> bodies_that_are_no_json_object();
/// Bodies that are JSON but not what this schema says.
std::vector<BadBody> bodies_against(const Json& openapi, const std::string& schema, const Json& right);
/// One body with every member wrong at once, and how many faults it must have at least.
std::pair<std::string, std::size_t> body_with_all_members_wrong(const Json& openapi, const std::string& schema,
                                                                const Json& right);

/// Text that must not come back in an answer about a bad body.
inline constexpr const char* k_input_canary = "bad-input-CANARY";

}  // namespace homeward::testing
