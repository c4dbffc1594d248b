#pragma once
#include "care/assessment/actions.hpp"
#include "exchange/fhir/response.hpp"
#include "platform/access/view.hpp"
#include "platform/http/routes.hpp"

/// One person's forms as FHIR R4, out and in.
namespace homeward::fhir {

/// A form and its scores as a Bundle; made only where the guard opened all that it tells.
struct FormBundle {
  access::Disclosed<Assessment> form;
  const scoring::Scorer* scorer = nullptr;
};
/// Reasons: not-found (also where the answers may not be seen), instrument.version-gone.
Result<FormBundle> form_bundle(access::Reader& reader, const assessment::Instruments& instruments, Id<Assessment> id);

struct BringForm {
  Id<Assessment> id;
  Protected<Text<200000>> response;
};
BOOST_DESCRIBE_STRUCT(BringForm, (), (id, response))

/// A finished form from elsewhere; what it says of danger opens tasks as for every other. Paths of faults are
/// `response` and the pointer within it. Reasons: those of read_response and of assessment::begin_form.
Result<journal::Changed> bring_form(journal::Transaction& tx, const access::Viewer& who,
                                    const assessment::Instruments& instruments, Id<Person> person, const BringForm& c);

/// `instruments` outlives the routes.
void add_routes(http::Routes& routes, const assessment::Instruments& instruments);

}  // namespace homeward::fhir

namespace homeward {
template <>
struct access::ViewOf<fhir::FormBundle> {
  static void write(json::Writer& out, const fhir::FormBundle& bundle);
  static void schema(json::Writer& out) {
    out.raw(R"({"type":"object","description":"FHIR R4 Bundle, a collection."})");
  }
};
template <>
struct Described<fhir::BringForm> {
  static constexpr RecordTable table{
      .name = "bring_form", .category = Category::clinical, .doc = "A form that was filled in elsewhere."};
  static constexpr MemberTable members[] = {{1, "id", "Id, made by the sender."},
                                            {2, "response", "QuestionnaireResponse of FHIR R4, as JSON."}};
};
}  // namespace homeward
