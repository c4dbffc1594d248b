#pragma once
#include <map>
#include <string>
#include <string_view>

namespace homeward::testing {

/// The files of an archive by name, as any reader would find them; throws where it is none. Packed by deflate or not
/// at all.
std::map<std::string, std::string> unzip(std::string_view archive);

}  // namespace homeward::testing
