#include "platform/catalogue/json_schema.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace homeward::catalogue {

void PrintTo(const SchemaFault& fault, std::ostream* out) { *out << fault.pointer << ": " << fault.detail; }

namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

json::Value value(std::string_view text) { return json::parse(text).value(); }

std::vector<SchemaFault> check(std::string_view schema, std::string_view document) {
  return JsonSchema::create(value(schema)).value().check(value(document));
}
FieldFaults faults_of_schema(std::string_view schema) {
  auto made = JsonSchema::create(value(schema));
  return made ? FieldFaults{} : made.error().fields;
}

TEST(JsonSchema, NamesEveryFaultWithItsPlace) {
  const auto faults = check(
      R"({"type":"object","required":["id","title"],"additionalProperties":false,
          "properties":{"id":{"type":"string","pattern":"^[a-z]+$"},"n":{"type":"integer","minimum":1},
                        "title":{"type":"object","additionalProperties":{"type":"string","minLength":1}}}})",
      R"({"id":"A b","n":0,"title":{"en":"","a/b":3},"more":1})");

  EXPECT_THAT(faults, ElementsAre(SchemaFault{"/id", "\"A b\" does not have the form ^[a-z]+$"},
                                  SchemaFault{"/n", "0 is not at least 1"},
                                  SchemaFault{"/title/en", "at least 1 characters are expected"},
                                  SchemaFault{"/title/a~1b", "string is expected, found number"},
                                  SchemaFault{"/more", "no such member"}));
}

TEST(JsonSchema, NamesTheFaultsOfTheAlternativeThatComesClosest) {
  const auto faults = check(
      R"({"oneOf":[{"required":["a"],"properties":{"a":{"type":"string"},"b":{"type":"string"}}},
                   {"required":["c","d","e"]}]})",
      R"({"a":1})");

  EXPECT_THAT(faults, ElementsAre(SchemaFault{"/a", "string is expected, found number"}));
}

TEST(JsonSchema, RefusesAMisspeltRule) {
  const auto faults = faults_of_schema(R"({"properties":{"id":{"typ":"string"}},"items":[{"minlength":3}]})");

  ASSERT_EQ(faults.size(), 2u);
  EXPECT_EQ(faults[0].path, "/properties/id/typ");
  EXPECT_EQ(faults[1].path, "/items/0/minlength");
}

TEST(JsonSchema, RefusesRulesOfAWrongFormBeforeAnyDocumentIsSeen) {
  EXPECT_EQ(faults_of_schema(R"({"type":"text"})").size(), 1u);
  EXPECT_EQ(faults_of_schema(R"({"pattern":"("})").size(), 1u);
  EXPECT_EQ(faults_of_schema(R"#({"patternProperties":{"(?=x)":true}})#").size(), 1u);
  EXPECT_EQ(faults_of_schema(R"({"minLength":-1,"required":[1],"enum":[],"allOf":[],"properties":3})").size(), 5u);
  EXPECT_EQ(faults_of_schema(R"({"$ref":"#/definitions/absent"})").size(), 1u);
  EXPECT_EQ(faults_of_schema("3").size(), 1u);
}

/// The cases of json-schema.org for draft-07, from Debian's package json-schema-test-suite.
class SchemaSuite : public ::testing::TestWithParam<std::string> {};

// Left out on purpose: other documents (refRemote), annotations (default needs nothing; format).
const std::set<std::string> k_not_ours = {"refRemote", "definitions"};

std::filesystem::path suite() { return "/usr/share/json-schema-test-suite/tests/draft7"; }

std::vector<std::string> suite_files() {
  std::vector<std::string> out;
  std::error_code absent;
  for (const auto& file : std::filesystem::directory_iterator(suite(), absent)) {
    const std::string name = file.path().stem();
    if (file.path().extension() == ".json" && !k_not_ours.contains(name)) out.push_back(name);
  }
  if (out.empty()) out.emplace_back("absent");
  std::ranges::sort(out);
  return out;
}

TEST_P(SchemaSuite, Agrees) {
  ASSERT_NE(GetParam(), "absent") << "install the package json-schema-test-suite";
  std::ifstream in(suite() / (GetParam() + ".json"));
  const json::Value groups = value(std::string(std::istreambuf_iterator<char>(in), {}));
  int cases = 0;
  for (const json::Value& group : *groups.array()) {
    auto schema = JsonSchema::create(*group.find("schema"));
    if (!schema) {
      // References to other documents and by $id, and keywords that nobody knows, are refused, not guessed.
      for (const FieldFault& fault : schema.error().fields) {
        EXPECT_TRUE(fault.detail == "no such keyword" || fault.detail == "names nothing in this schema")
            << *group.find("description")->string() << " " << fault.path << " " << fault.detail;
      }
      continue;
    }
    for (const json::Value& test : *group.find("tests")->array()) {
      const auto faults = schema->check(*test.find("data"));
      EXPECT_EQ(faults.empty(), *test.find("valid")->boolean())
          << *group.find("description")->string() << ": " << *test.find("description")->string();
      ++cases;
    }
  }
  EXPECT_GT(cases, 0);
}
std::string letters_of(const ::testing::TestParamInfo<std::string>& file) {
  std::string name = file.param;
  std::erase(name, '-');
  return name;
}
INSTANTIATE_TEST_SUITE_P(Draft7, SchemaSuite, ::testing::ValuesIn(suite_files()), letters_of);

}  // namespace
}  // namespace homeward::catalogue
