#include "base/describe_meta.hpp"

#include <gtest/gtest.h>

namespace homeward {
struct Sample;
struct Inner {
  Text<10> word;
  std::optional<LocalDate> day;
};
BOOST_DESCRIBE_STRUCT(Inner, (), (word, day))
enum class Colour { red, deep_blue };
BOOST_DESCRIBE_ENUM(Colour, red, deep_blue)
struct Sample {
  Id<Sample> id;
  Protected<std::vector<Inner>> inner;
  Colour colour = Colour::red;
  std::optional<std::int32_t> n;
};
BOOST_DESCRIBE_STRUCT(Sample, (), (id, inner, colour, n))
template <>
struct Described<Inner> {
  static constexpr RecordTable table{.name = "inner", .doc = "a part"};
  static constexpr MemberTable members[] = {{1, "word", ""}, {2, "day", ""}};
};
template <>
struct Described<Sample> {
  static constexpr RecordTable table{.number = 900, .name = "sample", .subject = "id", .doc = "for this test"};
  static constexpr MemberTable members[] = {{1, "id", ""}, {2, "inner", ""}, {3, "colour", ""}, {4, "n", ""}};
};

TEST(Record, DescribesItsMembers) {
  const Meta& m = meta_of<Sample>();

  EXPECT_EQ(m.fields.size(), 4u);
  EXPECT_TRUE(m.find("inner")->sealed);
  EXPECT_TRUE(m.find("inner")->list);
  EXPECT_EQ(m.find("inner")->nested, &meta_of<Inner>());
  EXPECT_EQ(m.find("colour")->words[1], "deep_blue");
  EXPECT_EQ(m.subject->name, "id");
}

TEST(Record, ReadsBackWhatItWrites) {
  Sample s{{*Uuid::parse("0192aaaa-bbbb-7ccc-8ddd-eeeeffff0000")},
           Protected<std::vector<Inner>>({{Text<10>::trusted("x\"y"), LocalDate::parse("2024-02-29")}}),
           Colour::deep_blue,
           7};
  json::Writer out;
  write_json(meta_of<Sample>(), &s, out);

  Sample back;
  FieldFaults faults;
  read_json(meta_of<Sample>(), &back, *json::parse(out.str()), "", faults);

  EXPECT_EQ(faults, FieldFaults{});
  json::Writer again;
  write_json(meta_of<Sample>(), &back, again);
  EXPECT_EQ(again.str(), out.str());
  for (const FieldMeta& f : meta_of<Sample>().fields) {
    Sample copy;
    f.set(&copy, f.get(&s));
    EXPECT_EQ(f.get(&copy), f.get(&s)) << f.name;
  }
}

TEST(Record, ListsAllFieldFaultsAtOnce) {
  Sample s;
  FieldFaults faults;

  read_json(
      meta_of<Sample>(), &s,
      *json::parse(R"({"id":"no","inner":[{"word":"01234567890","day":"2023-02-29"}],"colour":"mauve","extra":1})"), "",
      faults);

  std::vector<std::string> seen;
  for (const auto& f : faults) seen.push_back(f.path + " " + f.reason);
  EXPECT_EQ(seen, (std::vector<std::string>{"extra field.unknown", "id id.malformed", "inner[0].word text.too-long",
                                            "inner[0].day date.malformed", "colour word.unknown"}));
}

TEST(Json, RefusesDuplicateKeysDepthAndSize) {
  EXPECT_EQ(json::parse(R"({"a":1,"a":2})").error().reason, "json.duplicate-key");
  EXPECT_EQ(json::parse(std::string(40, '[') + std::string(40, ']')).error().reason, "json.too-deep");
  EXPECT_EQ(json::parse("[1]", 2).error().reason, "json.too-large");
  EXPECT_EQ(json::parse("{").error().reason, "json.malformed");
}

TEST(Json, KeepsSeventeenDigitDoubles) {
  const auto v = json::parse("[0.1,1e23,9007199254740993,1.7976931348623157e308]");
  EXPECT_EQ(json::to_string(*v), "[0.1,1e+23,9007199254740993,1.7976931348623157e+308]");
}
}  // namespace homeward
