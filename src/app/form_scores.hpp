#pragma once
#include "care/assessment/instruments.hpp"
#include "oversight/figures/form_scores.hpp"

namespace homeward::app {

/// Scores of finished forms, by the version they were begun with. `instruments` must outlive it. Any thread.
figures::ScoreForm score_by(const assessment::Instruments& instruments);

}  // namespace homeward::app
