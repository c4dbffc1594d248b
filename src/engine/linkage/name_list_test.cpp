#include "engine/linkage/name_index.hpp"
#include "engine/linkage/name_key.hpp"
#include "support/test_data.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>

/// The folding on real lists of names, where they are at hand.
namespace homeward::linkage {
namespace {

struct Lists {
  // by "language kind": names
  std::map<std::string, std::vector<std::string>> names;
};

Lists read(const std::filesystem::path& path) {
  Lists out;
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {  // language,kind,sex,name,source; nothing in it is quoted
    std::vector<std::string> cells(1);
    for (char c : line) {
      if (c == ',') {
        cells.emplace_back();
      } else {
        cells.back() += c;
      }
    }
    if (cells.size() == 5) out.names[cells[0] + " " + cells[1]].push_back(cells[3]);
  }
  return out;
}

bool is_cyrillic(const std::string& name) { return (static_cast<unsigned char>(name[0]) & 0xfc) == 0xd0; }

/// How many names in Cyrillic letters have one in Latin letters with the same key.
double paired(const std::vector<std::string>& names) {
  std::set<std::string> latin;
  for (const auto& n : names)
    if (!is_cyrillic(n)) latin.insert(name_key(n));
  double cyrillic = 0, both = 0;
  for (const auto& n : names) {
    if (!is_cyrillic(n)) continue;
    ++cyrillic;
    both += latin.contains(name_key(n)) ? 1 : 0;
  }
  return both / cyrillic;
}

/// Of the names that read differently in Latin letters, how many stay different as keys.
double kept_apart(const std::vector<std::string>& names) {
  std::set<std::string> latin, keys;
  for (const auto& n : names) {
    latin.insert(latin_form(n));
    keys.insert(name_key(n));
  }
  return static_cast<double>(keys.size()) / static_cast<double>(latin.size());
}

TEST(NameLists, CyrillicAndLatinSpellingsMeet) {
  HW_NEEDS_SHARED(path, "names/names.csv");
  Lists lists = read(path);

  EXPECT_EQ(paired(lists.names["ky given"]), 1);
  EXPECT_GE(paired(lists.names["kk given"]), 0.9);
  EXPECT_GE(paired(lists.names["kk family"]), 0.85);
}

TEST(NameLists, FewNamesAreJoined) {
  HW_NEEDS_SHARED(path, "names/names.csv");
  Lists lists = read(path);

  for (const char* list : {"uz given", "uz family", "ru family", "id family", "id given"})
    EXPECT_GE(kept_apart(lists.names[list]), 0.95) << list;
  EXPECT_GE(kept_apart(lists.names["en given"]), 0.75);  // many spellings of one name
}

TEST(NameLists, EveryNameIsFoundByItselfAndWithOneLetterMissing) {
  HW_NEEDS_SHARED(path, "names/names.csv");
  Lists lists = read(path);
  NameIndex index;
  std::vector<std::string> all;
  for (const auto& [list, names] : lists.names)
    for (const auto& name : names) all.push_back(name);
  const auto id = [](std::size_t n) {
    Uuid u;
    for (int i = 0; i < 4; ++i)
      u.bytes[static_cast<std::size_t>(12 + i)] = static_cast<std::uint8_t>(n >> (24 - 8 * i));
    return u;
  };
  for (std::size_t i = 0; i < all.size(); ++i) index.put(id(i + 1), std::span(&all[i], 1), {}, all[i]);

  std::size_t missed = 0, asked = 0;
  for (std::size_t i = 0; i < all.size(); i += 21) {
    const auto hit = [&](const std::string& query) {
      const auto found = index.find(query, Filter::all(), 200);
      return std::any_of(found.begin(), found.end(), [&](const Match& m) { return m.person == id(i + 1); });
    };
    const std::string latin = latin_form(all[i]);
    EXPECT_TRUE(latin.size() < 2 || hit(all[i])) << all[i];
    if (latin.size() < 5) continue;
    ++asked;
    std::string typo = latin;
    typo.erase(latin.size() / 2, 1);
    missed += !hit(typo);
  }
  EXPECT_LE(missed * 12, asked) << missed << " of " << asked;  // nearly all of five or six letters
}

}  // namespace
}  // namespace homeward::linkage
