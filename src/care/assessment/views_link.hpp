#pragma once
#include "care/assessment/rules_link.hpp"
#include "care/assessment/views.hpp"
#include "platform/catalogue/catalogue.hpp"

/// Links as staff see them, and the one form as whoever holds its link sees it.
namespace homeward::assessment {

struct LinkLine {
  Disclosed<FormLink> link;
  std::optional<Disclosed<Account>> made_by;
};
BOOST_DESCRIBE_STRUCT(LinkLine, (), (link, made_by))
/// Those that still open something, newest first. Reasons: not-found.
Result<ListOf<LinkLine>> open_links(Reader& reader, Id<Person> person);

/// All that the page at a link needs, in one answer, because it is read on a phone with a bad line. No name is in it.
struct InvitedForm {
  PackContent pack;
  PublicText language;
  Instant expires;
  std::optional<FormLine> form;
};
BOOST_DESCRIBE_STRUCT(InvitedForm, (), (pack, language, expires, form))
/// For a reader that came by a link. Reasons: not-found.
Result<InvitedForm> invited_form(Reader& reader, const Instruments& instruments, const catalogue::Catalogue& catalogue);

}  // namespace homeward::assessment
