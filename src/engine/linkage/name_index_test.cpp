#include "engine/linkage/name_index.hpp"

#include "engine/linkage/name_key.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <atomic>
#include <map>
#include <thread>

namespace homeward::linkage {
namespace {

Uuid id(int n) {
  Uuid u;
  u.bytes[0] = 1;
  u.bytes[14] = static_cast<std::uint8_t>(n >> 8);
  u.bytes[15] = static_cast<std::uint8_t>(n);
  return u;
}
int number(const Uuid& u) { return u.bytes[14] << 8 | u.bytes[15]; }

struct Known {
  std::vector<std::string> names;
  std::optional<int> year;
};

class NameIndexTest : public testing::Test {
 protected:
  void put(int n, std::vector<std::string> names, std::optional<int> year = {}) {
    index.put(id(n), names, year, names.empty() ? "" : names.front());
  }
  std::vector<int> found(const std::string& query, const Filter& filter = Filter::all()) {
    std::vector<int> out;
    for (const Match& m : index.find(query, filter, 10)) out.push_back(number(m.person));
    return out;
  }
  std::vector<int> twins(std::vector<std::string> names, std::optional<int> year) {
    std::vector<int> out;
    for (const Match& m : index.possible_duplicates(names, year, Filter::all())) out.push_back(number(m.person));
    return out;
  }
  NameIndex index;
};

using testing::ElementsAre;
using testing::IsEmpty;

TEST_F(NameIndexTest, FindsAcrossScriptsAndSpellings) {
  put(1, {"Дмитрий Иванов"});
  put(2, {"Muhammad Rahimov"});
  put(3, {"Budi Santoso"});

  EXPECT_THAT(found("Dmitriy"), ElementsAre(1));
  EXPECT_THAT(found("дмитрий"), ElementsAre(1));
  EXPECT_THAT(found("Muhamad"), ElementsAre(2));
  EXPECT_THAT(found("Мухаммад"), ElementsAre(2));
  EXPECT_THAT(found("Mohammed Rakhimov"), ElementsAre(2));
  EXPECT_THAT(found("santoso budi"), ElementsAre(3));
}

TEST_F(NameIndexTest, FindsTheBeginningOfAWordFromTwoLettersOn) {
  put(1, {"Дмитрий Иванов"});
  put(2, {"Violetta Orlova"});

  EXPECT_THAT(found("d"), IsEmpty());
  for (const char* typed : {"dm", "dmi", "Дмит", "dmitr", "ivano", "Иванов д", "i dm"}) {
    EXPECT_THAT(found(typed), ElementsAre(1)) << typed;
  }
  for (const char* typed : {"vi", "vio", "viol", "violett"}) EXPECT_THAT(found(typed), ElementsAre(2)) << typed;
}

TEST_F(NameIndexTest, ForgivesTypos) {
  put(1, {"Nursultan Abdurahmonov"});

  for (const char* typed :
       {"Nursultna", "Nurslutan", "Nursulton", "Abdurakhmanov", "Abdurahmnov", "Nursltan Abdurahmanov"})
    EXPECT_THAT(found(typed), ElementsAre(1)) << typed;
  EXPECT_THAT(found("Bekzat"), IsEmpty());
}

TEST_F(NameIndexTest, PutsTheNearestSpellingFirst) {
  put(1, {"Muhammad Aliyev"});
  put(2, {"Muhamad"});
  put(3, {"Muhammad"});
  put(4, {"Mohammed"});
  put(5, {"Muhammadjon"});

  EXPECT_THAT(found("Muhammad"), ElementsAre(3, 1, 4, 2, 5));
  EXPECT_DOUBLE_EQ(index.find("Muhammad", Filter::all(), 1)[0].score, 1);
}

TEST_F(NameIndexTest, FindsCodesWholeOrFromTheirBeginningButNeverMisspelt) {
  put(1, {"CTN94-1234"});
  put(2, {"CTN94-1235"});

  EXPECT_THAT(found("ctn94-1234"), ElementsAre(1));
  EXPECT_THAT(found("1235"), ElementsAre(2));
  EXPECT_THAT(found("123"), ElementsAre(1, 2));
  EXPECT_THAT(found("1243"), IsEmpty());
}

TEST_F(NameIndexTest, LooksOnlyWithinTheFilter) {
  for (int n = 0; n < 200; ++n) put(n, {n % 2 ? "Timur" : "Timur Karimov"});
  const std::vector<Uuid> two{id(4), id(7)};

  EXPECT_THAT(found("Timur", Filter::only(two)), ElementsAre(7, 4));
  EXPECT_THAT(found("Timur", Filter::each([](const Uuid& u) { return number(u) == 101; })), ElementsAre(101));
  EXPECT_THAT(found("Timur", Filter::only({})), IsEmpty());
}

TEST_F(NameIndexTest, EndsWithNothingWhereTheFilterGivesUp) {
  for (int n = 0; n < 500; ++n) put(n, {"Timur"});
  int asked = 0;
  const auto gives_up = Filter::where([&](std::span<const Uuid> some) {
    return ++asked == 2 ? std::vector<bool>{} : std::vector<bool>(some.size(), true);
  });

  EXPECT_THAT(index.find("Timur", gives_up, 200), IsEmpty());
  EXPECT_EQ(asked, 2);
}

TEST_F(NameIndexTest, ForgetsARemovedPersonAndReplacesOnPut) {
  put(1, {"Timur"});
  put(2, {"Ruslan"});
  index.remove(id(1));
  index.remove(id(1));
  put(2, {"Rustam"});

  EXPECT_THAT(found("Timur"), IsEmpty());
  EXPECT_THAT(found("Ruslan"), IsEmpty());
  EXPECT_THAT(found("Rustam"), ElementsAre(2));
  EXPECT_EQ(index.size(), 1u);
}

TEST_F(NameIndexTest, DoesNotGrowWhenPeopleComeAndGo) {
  const auto round = [&] {
    for (int n = 0; n < 50; ++n) put(n, {"Abdurahmonov" + std::string(1, static_cast<char>('a' + n % 20)) + " Timur"});
    for (int n = 0; n < 50; ++n) index.remove(id(n));
    return index.memory_bytes();
  };
  const std::size_t first = round();

  for (int i = 0; i < 20; ++i) EXPECT_LE(round(), first);
  EXPECT_EQ(index.size(), 0u);
}

TEST_F(NameIndexTest, SortsByUsualNameIgnoringCaseAndAccents) {
  put(1, {"Öмүрбек"});
  put(2, {"zainab"});
  put(3, {"Émile"});
  put(4, {"Emine"});
  put(5, {"Борис"});
  put(6, {"Анна"});

  const auto sorted = index.order({id(9), id(2), id(3), id(8), id(5), id(4), id(6)});

  std::vector<int> numbers;
  for (const Uuid& u : sorted) numbers.push_back(number(u));
  EXPECT_THAT(numbers, ElementsAre(3, 4, 2, 6, 5, 8, 9));
}

TEST_F(NameIndexTest, NamesPossibleDuplicates) {
  put(1, {"Дмитрий Сергеевич Иванов"}, 1985);
  put(2, {"Dmitri Ivanov"}, 1985);
  put(3, {"Dmitri Ivanov"}, 1961);
  put(4, {"Dmitri Petrov"}, 1985);
  put(5, {"Suharto"}, 1970);

  EXPECT_THAT(twins({"Dmitry Ivanov"}, 1985), ElementsAre(2, 1));
  EXPECT_THAT(twins({"Dmitry Ivanov"}, std::nullopt), ElementsAre(2, 3, 1));
  EXPECT_THAT(twins({"Soeharto"}, 1970), ElementsAre(5));
  EXPECT_THAT(twins({"Soeharto"}, std::nullopt), IsEmpty());  // one common word is not enough
  EXPECT_THAT(twins({"Dmi Iva"}, 1985), IsEmpty());           // beginnings are not names
  EXPECT_THAT(twins({}, 1985), IsEmpty());
}

TEST_F(NameIndexTest, ManyReadersBesideOneWriter) {
  for (int n = 0; n < 300; ++n) put(n, {"Timur Karimov"});
  std::atomic<bool> stop = false;
  std::vector<std::thread> readers;
  for (int t = 0; t < 3; ++t) {
    readers.emplace_back([&] {
      while (!stop) {
        index.find("Tim Karimov", Filter::each([](const Uuid& u) { return number(u) % 3 == 0; }), 50);
        index.possible_duplicates(std::vector<std::string>{"Timur Karimov"}, 1990, Filter::all());
        index.order({id(1), id(2)});
      }
    });
  }
  for (int n = 0; n < 2000; ++n) {
    index.remove(id(n % 300));
    put(n % 300, {n % 2 ? "Тимур Каримов" : "Timur Kamilov"});
  }
  stop = true;
  for (auto& r : readers) r.join();

  EXPECT_EQ(index.size(), 300u);
}

/// Names of a few parts, so that they collide and resemble each other.
rc::Gen<std::string> any_name() {
  const auto part =
      rc::gen::element<std::string>("Muhammad", "Мухаммад", "Muhamad", "Karim", "Karimov", "Каримова", "Timur", "Temur",
                                    "Ali", "Alisher", "Dmitri", "Дмитрий", "CTN94", "12");
  return rc::gen::map(rc::gen::resize(3, rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(part))),
                      [](const std::vector<std::string>& parts) {
                        std::string out;
                        for (const auto& p : parts) out += p + " ";
                        return out;
                      });
}

void fill(NameIndex& index, const std::map<int, Known>& people) {
  for (const auto& [n, known] : people)
    index.put(id(n), known.names, known.year, known.names.empty() ? "" : known.names[0]);
}

RC_GTEST_PROP(NameIndexProperty, OthersLeaveNoTraceInAnAnswer, ()) {
  const int count = *rc::gen::inRange(1, 60);
  std::map<int, Known> all, mine;
  std::vector<Uuid> ids;
  for (int n = 0; n < count; ++n) {
    all[n] = {{*any_name()}, *rc::gen::inRange(1980, 1984)};
    if (*rc::gen::inRange(0, 3) == 0) {
      mine[n] = all[n];
      ids.push_back(id(n));
    }
  }
  NameIndex whole, alone;
  fill(whole, all);
  fill(alone, mine);
  const std::string query = *any_name();
  const auto in = [&](const Uuid& u) { return mine.contains(number(u)); };

  const auto expected = alone.find(query, Filter::all(), 10);
  RC_ASSERT(whole.find(query, Filter::only(ids), 10) == expected);
  RC_ASSERT(whole.find(query, Filter::each(in), 10) == expected);
  const std::vector<std::string> names{query};
  const auto twins = alone.possible_duplicates(names, 1981, Filter::all(), 10);
  RC_ASSERT(whole.possible_duplicates(names, 1981, Filter::only(ids), 10) == twins);
  RC_ASSERT(whole.possible_duplicates(names, 1981, Filter::each(in), 10) == twins);
}

RC_GTEST_PROP(NameIndexProperty, AnswersDependOnTheContentAlone, ()) {
  NameIndex worn;
  std::map<int, Known> left;
  for (int i = 0, n = *rc::gen::inRange(1, 150); i < n; ++i) {
    const int who = *rc::gen::inRange(0, 30);
    if (*rc::gen::inRange(0, 3) == 0) {
      worn.remove(id(who));
      left.erase(who);
    } else {
      left[who] = {{*any_name(), *any_name()}, 1980};
      worn.put(id(who), left[who].names, 1980, left[who].names[0]);
    }
  }
  NameIndex fresh;
  fill(fresh, left);
  const std::string query = *any_name();

  RC_ASSERT(worn.find(query, Filter::all(), 40) == fresh.find(query, Filter::all(), 40));
  RC_ASSERT(worn.size() == left.size());
}

RC_GTEST_PROP(NameIndexProperty, EverybodyIsFoundByTheirOwnName, ()) {
  NameIndex index;
  std::map<int, Known> people;
  for (int n = 0; n < 40; ++n) people[n] = {{*any_name()}, {}};
  fill(index, people);
  const int who = *rc::gen::inRange(0, 40);

  const auto found = index.find(people[who].names[0], Filter::all(), 40);

  RC_ASSERT(
      std::any_of(found.begin(), found.end(), [&](const Match& m) { return m.person == id(who) && m.score > 0.9; }));
}

}  // namespace
}  // namespace homeward::linkage
