#include "oversight/indicators/kept.hpp"

namespace homeward::indicators {

KeptFigure kept(const ShownGroup& g) {
  KeptFigure out;
  out.withheld = g.withheld;
  out.too_few = g.too_few;
  out.n = g.n;
  out.events = g.events;
  if (g.estimate) {
    out.value = g.estimate->value;
    out.low = g.estimate->low;
    out.high = g.estimate->high;
  }
  out.p90 = g.p90;
  out.person_years = g.person_years;
  return out;
}

ShownGroup shown_of(const KeptFigure& f) {
  ShownGroup out;
  out.withheld = f.withheld;
  out.too_few = f.too_few;
  out.n = f.n;
  out.events = f.events;
  if (f.value) out.estimate = Estimate{*f.value, f.low, f.high};
  out.p90 = f.p90;
  out.person_years = f.person_years;
  return out;
}

}  // namespace homeward::indicators
