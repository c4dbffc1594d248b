#include "care/assessment/actions_link.hpp"

#include "care/assessment/filling.hpp"

namespace homeward::assessment {
namespace {

using access::Viewer;
using journal::Changed;
using journal::Stored;
using journal::Transaction;

/// What whoever holds a link is in the house: somebody who sees clinical records about themselves, and of those
/// (Viewer::only_rows) the form and its link. There is no such role in the catalogue, and nobody can be given it.
const access::Role& role_by_link() {
  static const access::Role role = [] {
    access::Role out;
    out.id = "by_link";
    out.grants[access::Scope::self] = {Category::clinical};
    out.staff = false;
    return out;
  }();
  return role;
}

Blob key_of(const vault::Vault& vault, std::string_view token) { return vault.look_up_key("form-link", token); }

/// The link as it stands at this moment of the write: it may have been taken back since the request came in.
Result<Stored<FormLink>> open_link(Transaction& tx, const Viewer& who) {
  HW_TRY(auto link, tx.get(Id<FormLink>{who.invitation->link}));
  if (standing_of(link.value, tx.now()) != LinkStanding::open) return reject(ErrorKind::not_found, "not-found");
  tx.allow_subject(link->person.value);
  return link;
}

/// The version of the instrument that was chosen with the link, though the catalogue may have a newer one by now.
Result<Assessment> begun_by_link(Transaction& tx, const Viewer& who, const Instruments& instruments,
                                 const FormLink& link, const Text<35>& language) {
  const scoring::Scorer* scorer = instruments.find(link.instrument.str(), link.instrument_version);
  if (!scorer) return reject(ErrorKind::not_found, "not-found");
  Assessment form = new_form(tx, who, link.person, scorer->instrument(), link.form, language);
  form.mode = FormMode::self_by_link;
  form.reading = link.reading;
  form.on = access::today_for(tx, who);
  form.started = tx.now();
  return form;
}

Result<Changed> answer(Transaction& tx, const Viewer& who, const Instruments& instruments, const AnswerByLink& c,
                       const CheckSeen& seen, bool last) {
  HW_TRY(auto link, open_link(tx, who));
  auto known = tx.find(link->form);
  Assessment fresh;
  if (known) {
    HW_TRY_VOID(seen(known->version()));
  } else {
    HW_TRY(fresh, begun_by_link(tx, who, instruments, link.value, c.language));
  }
  Assessment& form = known ? known->value : fresh;
  const scoring::Scorer* asked = instruments.find(form.instrument.str(), form.instrument_version);
  if (asked) {
    auto faults = check_language(asked->instrument(), FormMode::self_by_link, c.language.str());
    if (!faults.empty()) return reject_fields(std::move(faults));
  }
  HW_TRY_VOID(take_answers(tx, who, instruments, form, c.answers));
  form.language = c.language;
  if (last) {
    form.state = FormState::finished;
    form.finished = tx.now();
    link->used = tx.now();
    tx.save(link);
  }
  return known ? tx.save(*known) : tx.insert(form);
}

}  // namespace

std::optional<Viewer> invited_by(db::ReadTransaction& tx, vault::Vault& vault, std::string_view token, Instant now) {
  const Datum wanted[] = {key_of(vault, token)};
  const auto id = tx.find_uuid("SELECT id FROM form_link WHERE token_key = $1", wanted);
  if (!id) return std::nullopt;
  const auto links = journal::load<FormLink>(tx, vault, std::span(&*id, 1));
  if (links.empty() || standing_of(links.front().value, now) == LinkStanding::gone) return std::nullopt;
  const FormLink& link = links.front().value;
  Viewer out;
  out.person = link.person;
  out.role = &role_by_link();
  out.place = link.home;
  out.only_rows = {link.id.value, link.form.value};
  out.invitation = access::Invitation{link.id.value, link.made_by};
  return out;
}

Result<Changed> make_link(Transaction& tx, const Viewer& who, const Instruments& instruments, Id<Person> person,
                          const MakeLink& c, const std::string& token) {
  HW_TRY_VOID(access::require_person(tx, who, "assessment.write", person, Category::clinical));
  HW_TRY_VOID(access::require_place(tx, who, "assessment.write", *who.place));
  const scoring::Scorer* scorer = instruments.find(c.instrument.str());
  FieldFaults faults;
  if (!scorer) {
    faults.push_back({"instrument", "instrument.unknown", "the catalogue has no such instrument"});
  } else {
    faults = check_link(scorer->instrument());
    if (c.reading && !instruments.find(c.instrument.str(), scorer->instrument().version, c.reading->str()))
      faults.push_back({"reading", "instrument.no-such-reading", "this instrument has no such reading"});
  }
  if (!faults.empty()) return reject_fields(std::move(faults));
  FormLink link;
  link.id = c.id;
  link.person = person;
  link.home = *who.place;
  link.instrument = c.instrument;
  link.instrument_version = static_cast<std::int32_t>(scorer->instrument().version);
  link.reading = c.reading;
  link.language = c.language;
  link.form = tx.new_id<Assessment>();
  link.token_key = key_of(tx.vault(), token);
  link.made_by = who.account;
  link.made = tx.now();
  link.expires = tx.now() + k_link_lives;
  return tx.insert(link);
}

Result<Changed> revoke_link(Transaction& tx, const Viewer& who, Id<FormLink> id) {
  HW_TRY(auto link, tx.get(id));
  HW_TRY_VOID(access::require_person(tx, who, "assessment.write", link->person, Category::clinical));
  HW_TRY_VOID(access::require_place(tx, who, "assessment.write", link->home));
  HW_TRY_VOID(decide_revoke(link.value, tx.now()));
  link->revoked = tx.now();
  link->revoked_by = who.account;
  return tx.save(link);
}

Result<Changed> save_by_link(Transaction& tx, const Viewer& who, const Instruments& instruments, const AnswerByLink& c,
                             const CheckSeen& seen) {
  return answer(tx, who, instruments, c, seen, false);
}

Result<Changed> finish_by_link(Transaction& tx, const Viewer& who, const Instruments& instruments,
                               const AnswerByLink& c, const CheckSeen& seen) {
  return answer(tx, who, instruments, c, seen, true);
}

}  // namespace homeward::assessment
