#include "care/people/rules.hpp"

#include <gtest/gtest.h>

namespace homeward::people {
namespace {

LocalDate day(std::string_view text) { return *LocalDate::parse(text); }

Person a_person() {
  Person p;
  p.kinds = {PersonKind::in_care};
  PersonName name;
  name.given = Text<80>::trusted("Sukarno");
  p.names = Protected(std::vector{name});
  return p;
}

std::vector<std::string> reasons(const FieldFaults& faults) {
  std::vector<std::string> out;
  for (const FieldFault& f : faults) out.push_back(f.path + " " + f.reason);
  return out;
}

Consent a_consent() {
  Consent c;
  c.purposes = {Purpose::care};
  c.classes = {ConsentClass::identity, ConsentClass::care};
  c.recipient = {*Uuid::parse("0192aaaa-bbbb-7ccc-8ddd-eeeeffff0000")};
  c.language = Text<35>::trusted("ky");
  c.text_hash = Text<64>::trusted("ab");
  c.signed_on = day("2026-01-02");
  c.valid_until = day("2026-12-31");
  c.copy_given = c.consequences_told = true;
  c.capacity = CapacityNote::clear;
  return c;
}

TEST(PlainNumber, IsTheSameHoweverItWasTyped) {
  for (const char* typed : {"AN1234567", "an 1234567", "An-123-45.67", " AN/1234567 "}) {
    EXPECT_EQ(plain_number(typed), "AN1234567");
  }
  EXPECT_EQ(plain_number(" - "), "");
  EXPECT_EQ(plain_number("ИД 7"), "ИД7");
}

TEST(CheckPerson, TakesOneNameOrACode) {
  EXPECT_TRUE(check_person(a_person(), day("2026-01-01")).empty());

  Person coded = a_person();
  coded.names = {};
  EXPECT_EQ(reasons(check_person(coded, day("2026-01-01"))), (std::vector<std::string>{"names name.missing"}));
  coded.code = Protected(Text<40>::trusted("K-17"));
  EXPECT_TRUE(check_person(coded, day("2026-01-01")).empty());
}

TEST(CheckPerson, TakesADateAYearOrNeither) {
  Person p = a_person();
  p.birth = Protected(Birth{std::nullopt, 1990});
  EXPECT_TRUE(check_person(p, day("2026-01-01")).empty());
  p.birth = Protected(Birth{day("1990-05-05"), 1991});
  EXPECT_EQ(reasons(check_person(p, day("2026-01-01"))), (std::vector<std::string>{"birth.year birth.year-differs"}));
  p.birth = Protected(Birth{day("2026-01-02"), std::nullopt});
  EXPECT_EQ(reasons(check_person(p, day("2026-01-01"))), (std::vector<std::string>{"birth.date birth.in-future"}));
}

TEST(DecideLink, TakesTwoPeopleAndCanBeUndone) {
  PersonLink link;
  link.proposed_by = {*Uuid::parse("0192aaaa-bbbb-7ccc-8ddd-eeeeffff0001")};
  const Id<Account> other{*Uuid::parse("0192aaaa-bbbb-7ccc-8ddd-eeeeffff0002")};

  EXPECT_EQ(decide_link(link, link.proposed_by, LinkState::linked).error().reason, "link.own-proposal");
  EXPECT_EQ(*decide_link(link, other, LinkState::linked), LinkState::linked);
  EXPECT_EQ(decide_link(link, other, LinkState::unlinked).error().reason, "link.not-open");
  link.state = LinkState::linked;
  EXPECT_EQ(*decide_link(link, link.proposed_by, LinkState::unlinked), LinkState::unlinked);
}

TEST(LinkedGroups, CountAGroupAsOne) {
  const auto id = [](char last) { return *Uuid::parse(std::string("0192aaaa-bbbb-7ccc-8ddd-eeeeffff000") + last); };
  LinkedGroups groups;
  groups.join(id('3'), id('2'));
  groups.join(id('4'), id('3'));
  groups.join(id('7'), id('8'));

  EXPECT_EQ(groups.one_of(id('4')), groups.one_of(id('2')));
  EXPECT_NE(groups.one_of(id('7')), groups.one_of(id('2')));
  EXPECT_EQ(groups.one_of(id('9')), id('9'));
}

TEST(CheckConsent, NeedsEveryElement) {
  EXPECT_TRUE(check_consent(a_consent(), day("2026-01-02")).empty());

  Consent empty;
  empty.signed_on = day("2026-01-03");
  EXPECT_EQ(reasons(check_consent(empty, day("2026-01-02"))),
            (std::vector<std::string>{"purposes consent.element-missing", "classes consent.element-missing",
                                      "recipient consent.element-missing", "language consent.element-missing",
                                      "text_hash consent.element-missing", "valid_until consent.element-missing",
                                      "consequences_told consent.element-missing", "copy_given consent.element-missing",
                                      "capacity consent.element-missing", "signed_on consent.dates"}));
}

TEST(CheckConsent, AsksForNotesSeparately) {
  Consent c = a_consent();
  c.classes.push_back(ConsentClass::note);
  EXPECT_EQ(reasons(check_consent(c, day("2026-01-02"))), (std::vector<std::string>{"classes consent.note-needs-own"}));
}

TEST(DecideContactWay, GoesOnlyByASafeWayOfThisPerson) {
  SafeContact way;
  way.person = {*Uuid::parse("0192aaaa-bbbb-7ccc-8ddd-eeeeffff0001")};

  EXPECT_TRUE(decide_contact_way(way, way.person).has_value());
  EXPECT_EQ(decide_contact_way(way, {}).error().reason, "contact.other-person");
  way.ended = true;
  EXPECT_EQ(decide_contact_way(way, way.person).error().reason, "contact.ended");
}

TEST(CheckIdentifier, NeedsANumberAndWhoIssuedIt) {
  Identifier number;
  number.value = Protected(Text<60>::trusted(" - "));
  const FieldFaults faults = check_identifier(number);
  ASSERT_EQ(faults.size(), 2U);
  EXPECT_EQ(faults[0].path + " " + faults[0].reason, "value identifier.missing");
  EXPECT_EQ(faults[1].path + " " + faults[1].reason, "issuer identifier.issuer-missing");

  number.value = Protected(Text<60>::trusted("AN 123"));
  number.issuer = Text<80>::trusted("KG");
  EXPECT_TRUE(check_identifier(number).empty());
}

TEST(CheckAddress, NeedsLines) {
  Address address;
  ASSERT_EQ(check_address(address).size(), 1U);
  EXPECT_EQ(check_address(address)[0].reason, "address.missing");

  address.lines = Protected(Text<300>::trusted("Chuy 12"));
  EXPECT_TRUE(check_address(address).empty());
}

}  // namespace
}  // namespace homeward::people
