#pragma once
#include "care/contact/records.hpp"
#include "platform/access/reader.hpp"
#include "platform/access/view.hpp"

/// Urine tests as they were entered by hand.
namespace homeward::assessment {

/// `id` is that of the sample: who corrects the test names it. `here`: entered at the viewer's own place, whose test of
/// the day it is.
struct UrineTestLine {
  Id<Observation> id;
  LocalDate on;
  bool here = false;
  std::vector<access::PublicText> found, not_found;
};
BOOST_DESCRIBE_STRUCT(UrineTestLine, (), (id, on, here, found, not_found))

/// Newest first; `total` where there are more than are shown. Reasons: not-found.
Result<access::ListOf<UrineTestLine>> urine_tests(access::Reader& reader, Id<Person> person);

}  // namespace homeward::assessment
