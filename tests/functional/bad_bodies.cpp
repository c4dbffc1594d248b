#include "functional/bad_bodies.hpp"

namespace homeward::testing {
namespace {

std::string repeated(const std::string& text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

Json schema_of(const Json& openapi, const std::string& name) { return openapi["components"]["schemas"][name]; }

/// A body where one member is this JSON text, which need not be valid.
std::string with_raw(const Json& right, const std::string& member, const std::string& raw) {
  const std::string mark = "replace-this-member";
  std::string text = right.with(member, mark).dump();
  return text.replace(text.find('"' + mark + '"'), mark.size() + 2, raw);
}

/// Values that no member of this schema takes, with the reason where it is one.
std::vector<std::pair<std::string, std::string>> wrong_values(const Json& property) {
  const std::string type = property["type"].text(), format = property["format"].text();
  const std::string wrong = "field.wrong-type";
  std::vector<std::pair<std::string, std::string>> out{{R"({"deep":{"er":[1]}})", type.empty() ? "" : wrong}};
  if (type != "array") out.emplace_back("[]", wrong);
  if (type != "boolean") out.emplace_back("true", wrong);
  if (type != "integer" && type != "number") out.emplace_back("12345", wrong);
  if (type != "string") out.emplace_back('"' + std::string(k_input_canary) + '"', wrong);
  if (type == "integer") {
    for (const char* number : {"1.5", "1e300"}) out.emplace_back(number, wrong);
  }
  if (type != "string") return out;
  if (format == "uuid") {
    for (const char* id : {"\"\"", "\"not-an-id\"", "\"00000000-0000-0000-0000-000000000000\"",
                           "\"{01890000-0000-7000-8000-000000000000}\"", "\"0189000000007000800000000000000\""}) {
      out.emplace_back(id, "id.malformed");
    }
  } else if (format == "date") {
    for (const char* day :
         {"\"\"", "\"2026-02-30\"", "\"20260101\"", "\"9999-12-31\"", "\"2026-1-1\"", "\"2026-01-01T00:00:00Z\""}) {
      out.emplace_back(day, "date.malformed");
    }
  } else if (format == "date-time") {
    for (const char* at : {"\"2026-01-01\"", "\"2026-01-01T00:00:00\"", "\"2026-01-01T25:00:00Z\""}) {
      out.emplace_back(at, "instant.malformed");
    }
  } else if (property.has("enum")) {
    out.emplace_back("\"no_such_word\"", "word.unknown");
    out.emplace_back('"' + property["enum"][0].text() + "\\u0000\"", "");
  } else {
    if (property.has("maxLength")) {
      const auto longest = static_cast<std::size_t>(property["maxLength"].number());
      out.emplace_back('"' + repeated("ж", longest + 1) + '"', "text.too-long");
    }
    out.emplace_back("\"a\\u0000b\"", "text.control-character");
    out.emplace_back("\"a\\u202eb\"", "text.control-character");
  }
  return out;
}

}  // namespace

std::vector<BadBody> bodies_that_are_no_json_object() {
  std::vector<BadBody> out{{"nothing", "", "", "json.malformed"},
                           {"half an object", R"({"a":)", "", "json.malformed"},
                           {"two objects", "{} {}", "", "json.malformed"},
                           {"a comma too much", R"({"a":1,})", "", "json.malformed"},
                           {"not a number", R"({"a":NaN})", "", "json.malformed"},
                           {"a bad escape", R"({"a":"\x"})", "", "json.malformed"},
                           {"half a surrogate pair", R"({"a":"\ud800"})", "", "json.malformed"},
                           {"bytes that are no UTF-8", "{\"a\":\"\xff\xfe\"}", "", "json.malformed"},
                           {"an overlong code", "{\"a\":\"\xc0\xaf\"}", "", "json.malformed"},
                           {"a number beyond 64 bits", R"({"a":99999999999999999999})", "", "json.malformed"},
                           {"the same key twice", R"({"a":1,"a":2})", "", "json.duplicate-key"},
                           {"too deep", R"({"a":)" + repeated("[", 40) + repeated("]", 40) + "}", "", "json.too-deep"},
                           {"very deep", repeated("[", 100'000), "", ""},
                           {"too large", R"({"a":")" + repeated("x", 1 << 20) + "\"}", "", "", 413}};
  for (const char* other : {"[]", "\"text\"", "17", "null", "true"}) {
    out.push_back({std::string("no object: ") + other, other, "", "field.wrong-type"});
  }
  return out;
}

std::vector<BadBody> bodies_against(const Json& openapi, const std::string& schema, const Json& right) {
  std::vector<BadBody> out;
  const Json described = schema_of(openapi, schema);
  out.push_back({"a member too much", right.with("surprise", k_input_canary).dump(), "surprise", "field.unknown"});
  const std::string key = "a" + repeated("ж", 40);  // cut in the middle of a letter, the answer would be no UTF-8
  out.push_back({"a long unknown member", right.with(key, 1).dump(), "", ""});
  for (const Json& needed : described["required"].items()) {
    out.push_back({"without " + needed.text(), right.without(needed.text()).dump(), needed.text(), "field.missing"});
    out.push_back({"null for " + needed.text(), right.with(needed.text(), nullptr).dump(), needed.text(), ""});
  }
  for (const std::string& name : described["properties"].keys()) {
    Json property = described["properties"][name];
    for (const auto& [raw, reason] : wrong_values(property)) {
      BadBody bad{name + " = " + raw.substr(0, 60), with_raw(right, name, raw), name, reason};
      // Inside a described struct the path goes on below the member.
      if (property["type"].text().empty() || raw.starts_with("{\"deep")) bad.reason.clear();
      out.push_back(std::move(bad));
    }
    if (property["type"].text() == "array") {
      out.push_back(
          {name + " with 201 items", with_raw(right, name, "[" + repeated("1,", 200) + "1]"), name, "list.too-long"});
      out.push_back({name + " with a wrong item", with_raw(right, name, "[17]"), name + "[0]", "field.wrong-type"});
    }
  }
  return out;
}

std::pair<std::string, std::size_t> body_with_all_members_wrong(const Json& openapi, const std::string& schema,
                                                                const Json& right) {
  const Json described = schema_of(openapi, schema);
  Json body = right;
  const auto names = described["properties"].keys();
  for (const std::string& name : names) {
    const bool list = described["properties"][name]["type"].text() == "array";
    body = body.with(name, list ? Json(17) : Json(json::Value{json::Array{}}));
  }
  return {body.dump(), names.size()};
}

}  // namespace homeward::testing
