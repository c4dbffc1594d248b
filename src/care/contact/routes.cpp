#include "care/contact/routes.hpp"

#include "care/contact/actions.hpp"

namespace homeward::contact {

void add_routes(http::Routes& routes) {
  routes.action<EnterContact>(
      "/api/v1/people/{id}/contacts",
      http::info("contact.write", Category::clinical, "Enters a contact, planned or over."),
      [](const EnterContact& c, http::Call& call, journal::Transaction& tx) -> Result<journal::Changed> {
        HW_TRY(const auto id, call.id<Person>("id"));
        return enter_contact(tx, call.viewer, id, c);
      });
  routes.action<SayOutcome>(
      "/api/v1/contacts/{id}/outcome",
      http::info("contact.write", Category::clinical, "Says what came of a planned contact."),
      [](const SayOutcome& c, http::Call& call, journal::Transaction& tx) -> Result<journal::Changed> {
        HW_TRY(const auto id, call.id<Contact>("id"));
        return say_outcome(tx, call.viewer, id, c);
      });
}

}  // namespace homeward::contact
