#include "platform/access/log.hpp"
#include "platform/access/verify.hpp"
#include "support/journal_house.hpp"

#include <gmock/gmock.h>

namespace homeward {
namespace {

using sample::uuid;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class AccessVerify : public testing::OnBothJournals {
 protected:
  void SetUp() override {
    OnBothJournals::SetUp();
    if (IsSkipped()) return;
    store().write_and_wait([&](db::WriteTransaction& tx) {
      for (const std::string& sql : access::AccessLog::schema(tx.engine())) tx.execute(sql);
      return db::Verdict::keep;
    });
    look_at({uuid(2, 1)});
    std::set<Uuid> many;
    for (std::uint32_t i = 1; i <= 120; ++i) many.insert(uuid(2, i));
    look_at(many);
  }
  void look_at(const std::set<Uuid>& subjects, const std::optional<access::Invitation>& by = {}) {
    access::Disclosure d;
    if (!by) d.viewer.account = {uuid(3, 1)};
    d.viewer.invitation = by;
    d.viewer.place = Id<Place>{uuid(3, 2)};
    d.viewer.sign_in = {uuid(3, 3)};
    d.viewer.route = "/people";
    d.at = clock_.now();
    d.subjects = subjects;
    access::AccessLog log(store(), clock_);
    log.note_and_wait(d);
    log.stop();
  }
  std::vector<std::string> verify(std::int64_t entries = 2) {
    const auto report =
        journal::verify(store(), journal::Chain("disclosure"), {.inspect = access::inspect_disclosures()});
    EXPECT_EQ(report.entries, entries);
    std::vector<std::string> out;
    for (const auto& f : report.findings) out.emplace_back(f.what);
    return out;
  }
};
HW_ON_BOTH_ENGINES(AccessVerify);

TEST_P(AccessVerify, FindsNothingInALogThatOnlyTheLogWrote) { EXPECT_THAT(verify(), IsEmpty()); }

TEST_P(AccessVerify, FindsNothingInALookByWhoeverHoldsALink) {
  look_at({uuid(2, 1)}, access::Invitation{uuid(4, 1), {uuid(3, 1)}});

  EXPECT_THAT(verify(3), IsEmpty());
}

TEST_P(AccessVerify, FindsALookThatWasHiddenFromThePerson) {
  const Datum params[] = {uuid(2, 77)};
  ASSERT_EQ(run("DELETE FROM disclosure_subject WHERE subject = $1", params), 1);

  EXPECT_THAT(verify(), ElementsAre("disclosure.hidden"));
}

TEST_P(AccessVerify, FindsALookThatWasPutOnSomebodyElse) {
  const Datum params[] = {uuid(3, 9)};
  ASSERT_EQ(run("UPDATE disclosure SET actor = $1", params), 2);

  EXPECT_THAT(verify(), ElementsAre("entry.columns-differ", "entry.columns-differ"));
}

TEST_P(AccessVerify, FindsALookThatWasCutOff) {
  run("DELETE FROM disclosure_chain WHERE position = 2");

  const auto report =
      journal::verify(store(), journal::Chain("disclosure"), {.inspect = access::inspect_disclosures()});

  ASSERT_EQ(report.findings.size(), 1u);
  EXPECT_EQ(report.findings[0].what, "entry.unlinked");
}

}  // namespace
}  // namespace homeward
