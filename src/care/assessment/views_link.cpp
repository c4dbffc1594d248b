#include "care/assessment/views_link.hpp"

namespace homeward::assessment {

Result<ListOf<LinkLine>> open_links(Reader& reader, Id<Person> person) {
  if (!reader.find(person)) return reject(ErrorKind::not_found, "not-found");
  access::Sql open("t.used IS NULL AND t.revoked IS NULL AND t.person = ");
  open.bind(person).add(" AND t.expires > ").bind(reader.now());
  auto rows = reader.list<FormLink>(open, "t.made DESC");
  ListOf<LinkLine> out;
  out.total = reader.total_beyond(rows, open);
  for (auto& row : rows) {
    const auto* by = row.see<&FormLink::made_by>();
    std::optional<Disclosed<Account>> made_by;
    if (by) made_by = reader.find(*by);
    out.items.push_back({std::move(row), std::move(made_by)});
  }
  return out;
}

Result<InvitedForm> invited_form(Reader& reader, const Instruments& instruments,
                                 const catalogue::Catalogue& catalogue) {
  const auto link = reader.find(Id<FormLink>{reader.viewer().invitation->link});
  const auto* instrument = link ? link->see<&FormLink::instrument>() : nullptr;
  const auto* version = link ? link->see<&FormLink::instrument_version>() : nullptr;
  const auto* language = link ? link->see<&FormLink::language>() : nullptr;
  const auto* form = link ? link->see<&FormLink::form>() : nullptr;
  const auto* expires = link ? link->see<&FormLink::expires>() : nullptr;
  const catalogue::Pack* pack =
      instrument && version ? catalogue.find("instruments", instrument->str(), *version) : nullptr;
  if (!pack || !language || !form || !expires) return reject(ErrorKind::not_found, "not-found");
  InvitedForm out{{&pack->content}, {language->str()}, *expires, std::nullopt};
  if (auto line = find_form(reader, instruments, *form)) out.form = std::move(*line);
  return out;
}

}  // namespace homeward::assessment
