#include "engine/linkage/name_key.hpp"

#include "engine/linkage/similarity.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <atomic>
#include <thread>

namespace homeward::linkage {
namespace {

class SameKey : public testing::TestWithParam<std::vector<const char*>> {};

TEST_P(SameKey, JoinsSpellingsOfOneName) {
  for (const char* name : GetParam()) EXPECT_EQ(name_key(name), name_key(GetParam().front())) << name;
}

using Group = std::vector<const char*>;
INSTANTIATE_TEST_SUITE_P(
    NameKey, SameKey,
    testing::Values(
        Group{"Дмитрий", "Dmitriy", "Dmitri", "Dmitry", "Dmitrij", "DMITRIY"},
        Group{"Мухаммад", "Muhamad", "Muhammad", "Mohammed", "Muxammad", "Mukhammad", "Мұхаммед", "Muḥammad"},
        Group{"Юсуф", "Yusuf", "Yusup", "Jusuf", "Юсуп"},
        Group{"Жамшид", "Jamshid", "Djamshid", "Dzhamshid", "Zhamshid", "Джамшид"},
        Group{"Хасан", "Hasan", "Khasan", "Xasan", "Ҳасан", "Hassan"},
        Group{"Евгений", "Yevgeniy", "Evgeny", "Evgenii"}, Group{"Александра", "Aleksandra", "Alexandra"},
        Group{"Максим", "Maxim", "Maksim"}, Group{"Ксения", "Xenia", "Kseniya", "Ksenia"},
        Group{"Фёдор", "Fyodor", "Fedor", "Фeдор"}, Group{"Юлия", "Yuliya", "Yulia", "Julia", "Iuliia"},
        Group{"Андреев", "Andreyev", "Andreev"}, Group{"Иванов", "Ivanov", "Ivanoff"}, Group{"Щербаков", "Shcherbakov"},
        Group{"Ғайрат", "Gʻayrat", "G'ayrat", "Ghayrat", "Gayrat"}, Group{"Абдулла", "Abdulla", "Abdullah"},
        Group{"Soekarno", "Sukarno"}, Group{"Djoko", "Joko"}, Group{"Sjarif", "Syarif", "Sharif", "Шариф"},
        Group{"Нұрсұлтан", "Nursultan"}, Group{"Әлия", "Aliya", "Alia"}, Group{"Бакыт", "Bakyt", "Bakit"},
        Group{"Өмүрбек", "Omurbek", "Umurbek"}, Group{"Ҷамшед", "Jamshed"}, Group{"Айша", "Ayşa", "Aysha", "Aisha"},
        Group{"Цой", "Tsoy", "Tsoi"}, Group{"Бахтиёр", "Bakhtiyor", "Baxtiyor", "Bakhtier"},
        Group{"Anna-Maria", "ANNA MARIA", "  Anna, Maria "}));

TEST(NameKey, KeepsDifferentNamesApart) {
  for (const auto& [a, b] : {std::pair{"Ivan", "Iman"},
                             {"Karim", "Rahim"},
                             {"Shamil", "Samir"},
                             {"Marat", "Murat"},
                             {"Olga", "Alla"},
                             {"Timur", "Damir"},
                             {"Natalya", "Natasha"},
                             {"Budi", "Dedi"}}) {
    EXPECT_NE(name_key(a), name_key(b)) << a << " and " << b;
  }
}

TEST(NameKey, WritesOtherScriptsInLatinLetters) {
  EXPECT_EQ(latin_form("გიორგი"), "giorgi");
  EXPECT_EQ(latin_form("王小明"), "wang xiao ming");
  EXPECT_EQ(latin_form("Ўроқов Ғайрат"), "oroqov gayrat");
  EXPECT_EQ(latin_form("Д’Артаньян"), "dartanyan");
  EXPECT_EQ(latin_form("О\u0301льга Ники\u0306тина"), "olga nikytina");  // decomposed marks
}

TEST(NameKey, IsEmptyWhereNothingCanBeRead) {
  EXPECT_EQ(name_key(""), "");
  EXPECT_EQ(name_key(" - ' \xff\xfe "), "");
}

TEST(NameKey, LeavesCodesAsTheyAre) { EXPECT_EQ(name_key("CTN94-0012"), "ctn94 0012"); }

TEST(NameKey, SameFromManyThreads) {
  const std::string expected = name_key("Muhammad Dmitriyev");
  std::vector<std::thread> threads;
  std::atomic<int> wrong = 0;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 200; ++i) wrong += name_key("Мухаммад Дмитриев") != expected;
    });
  }
  for (auto& t : threads) t.join();
  EXPECT_EQ(wrong, 0);
}

RC_GTEST_PROP(NameKeyProperty, LatinFormIsItsOwnLatinForm, (std::string name)) {
  const std::string latin = latin_form(name);
  RC_ASSERT(latin_form(latin) == latin);
  RC_ASSERT(name_key(latin) == name_key(name));
  for (char c : latin) RC_ASSERT((c >= 'a' && c <= 'z') || is_digit(c) || c == ' ');
}

RC_GTEST_PROP(NameKeyProperty, CyrillicKeyIsTheKeyOfItsLatinForm, ()) {
  std::string name;
  for (int i = 0, n = *rc::gen::inRange(1, 12); i < n; ++i) {
    const int c = *rc::gen::inRange(0x430, 0x450);
    name += static_cast<char>(0xc0 | c >> 6);
    name += static_cast<char>(0x80 | (c & 0x3f));
  }
  RC_ASSERT(name_key(latin_form(name)) == name_key(name));
}

RC_GTEST_PROP(EditDistanceProperty, IsSymmetricAndZeroOnlyForEqualWords, ()) {
  const auto word = rc::gen::container<std::string>(rc::gen::elementOf(std::string("abeilmn")));
  const std::string a = *word, b = *word;
  RC_PRE(a.size() <= 64 && b.size() <= 64);
  const double d = edit_distance(a, b, 100);
  RC_ASSERT(d == edit_distance(b, a, 100));
  RC_ASSERT((d == 0) == (a == b));
  RC_ASSERT(edit_distance(a, b, d) == d);
  if (d > 0) RC_ASSERT(edit_distance(a, b, d - 0.5) > d - 0.5);
}

TEST(EditDistance, WeighsVowelsHalf) {
  EXPECT_EQ(edit_distance("karimjan", "karimjun", 3), 0.5);
  EXPECT_EQ(edit_distance("ahmat", "ahamat", 3), 0.5);
  EXPECT_EQ(edit_distance("timur", "timul", 3), 1);
  EXPECT_EQ(edit_distance("ifan", "ifna", 3), 1);  // neighbours swapped
}

}  // namespace
}  // namespace homeward::linkage
