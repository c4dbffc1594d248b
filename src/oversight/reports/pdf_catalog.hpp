#pragma once
#include <string>

namespace homeward::reports {

/// The same file, which now says the language of its text and shows its title in the window's bar, as an update at its
/// end (ISO 32000-1, 7.5.6): the library that draws writes neither. `language` holds letters, digits and hyphens.
std::string with_language(std::string pdf, const std::string& language);

}  // namespace homeward::reports
