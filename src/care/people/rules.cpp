#include "care/people/rules.hpp"

#include <algorithm>

namespace homeward::people {
namespace {

void fault(FieldFaults& out, std::string path, std::string_view reason, std::string_view detail) {
  out.push_back({std::move(path), std::string(reason), std::string(detail)});
}

bool has_text(const std::optional<Text<80>>& t) { return t && !t->empty(); }

}  // namespace

bool is_language(std::string_view tag) {
  const std::size_t first = std::min(tag.find('-'), tag.size());
  return first >= 2 && first <= 8 && tag.back() != '-' && std::all_of(tag.begin(), tag.end(), [](unsigned char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
         });
}

std::optional<std::int32_t> year_of(const Birth& birth) {
  return birth.date ? std::optional<std::int32_t>(birth.date->year()) : birth.year;
}

FieldFaults check_person(const Person& p, LocalDate today) {
  FieldFaults out;
  const auto& names = p.names.reveal();
  if (p.kinds.empty()) fault(out, "kinds", "kind.missing", "say what the person is to the system");
  if (names.empty() && !p.code) fault(out, "names", "name.missing", "a name or a code is needed");
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (!has_text(names[i].given) && !has_text(names[i].patronymic) && !has_text(names[i].family)) {
      fault(out, "names[" + std::to_string(i) + "]", "name.empty", "one part of a name is enough, but one is needed");
    }
  }
  const Birth& birth = p.birth.reveal();
  if (birth.date && *birth.date > today) fault(out, "birth.date", "birth.in-future", "the date is still to come");
  if (const auto year = year_of(birth); year && (*year < today.year() - 120 || *year > today.year())) {
    fault(out, "birth.year", *year > today.year() ? "birth.in-future" : "birth.too-early", "the year is not possible");
  }
  if (birth.date && birth.year && birth.date->year() != *birth.year) {
    fault(out, "birth.year", "birth.year-differs", "year and date differ");
  }
  for (std::size_t i = 0; i < p.languages.size(); ++i) {
    if (!is_language(p.languages[i].str())) {
      fault(out, "languages[" + std::to_string(i) + "]", "language.malformed",
            "a BCP 47 tag like uz or ky is expected");
    }
  }
  return out;
}

FieldFaults check_safe_contact(const SafeContact& c) {
  FieldFaults out;
  if (c.to.reveal().empty()) fault(out, "to", "contact.missing", "a number or a name is needed");
  const bool both = c.from_minute.has_value() == c.until_minute.has_value();
  const auto in_day = [](const std::optional<std::int32_t>& m) { return !m || (*m >= 0 && *m <= 24 * 60); };
  if (!both || !in_day(c.from_minute) || !in_day(c.until_minute)) {
    fault(out, "from_minute", "contact.hours", "both hours or none, within a day");
  }
  return out;
}

FieldFaults check_identifier(const Identifier& i) {
  FieldFaults out;
  if (plain_number(i.value.reveal().str()).empty()) fault(out, "value", "identifier.missing", "a number is needed");
  if (i.issuer.empty()) fault(out, "issuer", "identifier.issuer-missing", "a number says little without who issued it");
  return out;
}

FieldFaults check_address(const Address& a) {
  FieldFaults out;
  if (a.lines.reveal().empty()) fault(out, "lines", "address.missing", "an address is needed");
  return out;
}

std::string plain_number(std::string_view typed) {
  std::string plain;
  for (const char c : typed) {
    if (c == ' ' || c == '-' || c == '.' || c == '/') continue;
    plain += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return plain;
}

Result<void> decide_contact_way(const SafeContact& way, Id<Person> person) {
  if (way.person != person)
    return reject(ErrorKind::invalid, "contact.other-person", "this way belongs to somebody else");
  if (way.ended) return reject(ErrorKind::conflict, "contact.ended", "this way is no longer safe");
  return {};
}

Result<LinkState> decide_link(const PersonLink& link, Id<Account> who, LinkState wanted) {
  const bool open = link.state == LinkState::proposed;
  const bool undo = wanted == LinkState::unlinked;
  if (undo ? link.state != LinkState::linked : !open) {
    return reject(ErrorKind::conflict, "link.not-open", "this was decided meanwhile");
  }
  if (!undo && link.proposed_by == who) {
    return reject(ErrorKind::forbidden, "link.own-proposal", "a second person has to decide");
  }
  return wanted;
}

void LinkedGroups::join(const Uuid& a, const Uuid& b) {
  const Uuid one = one_of(a), other = one_of(b);
  if (one != other) above_[std::max(one, other)] = std::min(one, other);
}

Uuid LinkedGroups::one_of(const Uuid& id) const {
  Uuid at = id;
  for (auto it = above_.find(at); it != above_.end(); it = above_.find(at)) at = it->second;
  return at;
}

FieldFaults check_consent(const Consent& c, LocalDate today) {
  FieldFaults out;
  const auto missing = [&](std::string path, std::string_view what) {
    fault(out, std::move(path), "consent.element-missing", what);
  };
  if (c.purposes.empty()) missing("purposes", "what the data may be used for");
  if (c.classes.empty()) missing("classes", "which data");
  if (!c.recipient) missing("recipient", "who may see it");
  if (c.language.empty()) missing("language", "the language of the text that was shown");
  if (c.text_hash.empty()) missing("text_hash", "which text was shown");
  if (!c.valid_until && (!c.ends_with || c.ends_with->empty()))
    missing("valid_until", "when it ends: a day or an event");
  if (c.grantor != GrantorKind::self && (!c.grantor_name || !c.grantor_proof)) {
    missing("grantor_proof", "who agreed for the person, and by what authority");
  }
  if (!c.consequences_told) missing("consequences_told", "what refusing means has to be explained");
  if (!c.copy_given) missing("copy_given", "the person gets a copy");
  if (c.capacity == CapacityNote::not_assessed) missing("capacity", "note whether the person could decide then");
  if (c.signed_on > today) fault(out, "signed_on", "consent.dates", "the signature is still to come");
  if (c.valid_until && *c.valid_until < c.signed_on)
    fault(out, "valid_until", "consent.dates", "it ends before it begins");
  if (c.covers_from && c.covers_until && *c.covers_until < *c.covers_from) {
    fault(out, "covers_until", "consent.dates", "the span ends before it begins");
  }
  // Counselling notes need a consent of their own (42 CFR 2.31, domain reference 8.1).
  const bool notes = std::find(c.classes.begin(), c.classes.end(), ConsentClass::note) != c.classes.end();
  if (notes && c.classes.size() > 1) fault(out, "classes", "consent.note-needs-own", "notes are agreed to separately");
  return out;
}

Result<Consent> make_consent(const NewConsent& c, Id<Person> person, Id<Place> home, LocalDate today,
                             const std::string& prefix) {
  Consent out;
  out.id = c.id;
  out.subject = {person.value};
  out.home = home;
  out.state = c.refused ? ConsentState::refused : ConsentState::active;
  out.rule_set = c.rule_set;
  out.grantor = c.grantor;
  out.grantor_name = c.grantor_name;
  out.grantor_proof = c.grantor_proof;
  out.language = c.language;
  out.text_hash = c.text_hash;
  out.interpreter = c.interpreter;
  out.method = c.method;
  out.purposes = c.purposes;
  out.classes = c.classes;
  out.covers_from = c.covers_from;
  out.covers_until = c.covers_until;
  out.recipient_kind = c.recipient_kind;
  out.recipient = c.recipient;
  out.redisclosure = c.redisclosure;
  out.signed_on = c.signed_on;
  out.valid_until = c.valid_until;
  out.ends_with = c.ends_with;
  out.copy_given = c.copy_given;
  out.consequences_told = c.consequences_told;
  out.capacity = c.capacity;
  out.notice_version = Text<40>::trusted("notice-1");
  if (c.refused) return out;
  FieldFaults faults = check_consent(out, today);
  for (FieldFault& f : faults) f.path = prefix + f.path;
  if (!faults.empty()) return reject_fields(std::move(faults));
  return out;
}

}  // namespace homeward::people
