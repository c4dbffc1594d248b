#pragma once
#include <filesystem>

/// The pack of a country that asks for gender, or of one that stopped.
namespace homeward::testing {

struct GenderPack {
  bool asked = true;
  bool own_words = true;
};
void write_asking(const std::filesystem::path& overlay, const GenderPack& pack = {});

}  // namespace homeward::testing
