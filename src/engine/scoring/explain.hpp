#pragma once
#include "engine/scoring/scorer.hpp"

#include <string>

namespace homeward::scoring {

/// The key of an instrument in plain words, in lines of a page: what is asked of whom, how each score comes about, what
/// happens to missing answers, what scores are called, what opens a task, what is not verified.
std::string explain(const Instrument& instrument);

}  // namespace homeward::scoring
