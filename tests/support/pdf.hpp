#pragma once
#include <string>

namespace homeward::testing {

/// What somebody reads out of a file with a common tool, line by line as it lies on the page; hard spaces are spaces.
std::string pdf_text(const std::string& pdf);
/// What the file says of itself: title, pages, size, whether it is tagged.
std::string pdf_info(const std::string& pdf);
/// The elements of its structure with their text.
std::string pdf_structure(const std::string& pdf);
/// Whether a strict reader finds fault with it; what it found.
std::string pdf_faults(const std::string& pdf);

}  // namespace homeward::testing
