#include "care/people/routes.hpp"

#include "care/people/actions.hpp"
#include "platform/access/cursor.hpp"
#include "platform/access/history.hpp"

namespace homeward::people {

struct DuplicateLine {
  access::Disclosed<Person> person;
  double score = 0;
};
BOOST_DESCRIBE_STRUCT(DuplicateLine, (), (person, score))

struct LookLine {
  Instant at;
  std::optional<access::Disclosed<Account>> actor;
  std::optional<Id<Place>> place;
  access::PublicText role;
  access::PublicText purpose;
  access::PublicText route;
  bool break_glass = false;
};
BOOST_DESCRIBE_STRUCT(LookLine, (), (at, actor, place, role, purpose, route, break_glass))

struct EmergencyLine {
  access::Disclosed<BreakGlass> look;
  std::optional<access::Disclosed<Account>> account;
  std::optional<access::Disclosed<Person>> person;
};
BOOST_DESCRIBE_STRUCT(EmergencyLine, (), (look, account, person))

/// A word in one language.
struct GenderWord {
  access::PublicText language;
  access::PublicText text;
};
BOOST_DESCRIBE_STRUCT(GenderWord, (), (language, text))
struct GenderChoice {
  access::PublicText id;
  std::vector<GenderWord> names;
};
BOOST_DESCRIBE_STRUCT(GenderChoice, (), (id, names))
struct GenderQuestion {
  bool asked = false;
  bool own_words = false;
  std::vector<GenderChoice> options;
};
BOOST_DESCRIBE_STRUCT(GenderQuestion, (), (asked, own_words, options))

struct LinkLine {
  access::Disclosed<PersonLink> link;
  std::optional<access::Disclosed<Person>> person;
  std::optional<access::Disclosed<Person>> other;
};
BOOST_DESCRIBE_STRUCT(LinkLine, (), (link, person, other))

}  // namespace homeward::people

namespace homeward::people {
namespace {

using access::ListOf;
using access::Reader;
using http::Call;
using http::info;
using journal::Changed;
using journal::Transaction;

std::vector<std::string> whole_names(const std::vector<PersonName>& names) {
  std::vector<std::string> out;
  for (const PersonName& n : names) {
    std::string whole;
    for (const auto& part : {n.given, n.patronymic, n.family}) {
      if (part && !part->empty()) whole += (whole.empty() ? "" : " ") + part->str();
    }
    out.push_back(std::move(whole));
  }
  return out;
}

/// What forms offer; nothing where it is not asked.
GenderQuestion question_of(const GenderAsked& asked) {
  GenderQuestion out{asked.asked, asked.asked && asked.own_words, {}};
  if (!asked.asked) return out;
  for (const GenderOption& option : asked.options) {
    GenderChoice choice{{option.id}, {}};
    for (const auto& [language, said] : option.names) choice.names.push_back({{language}, {said}});
    out.options.push_back(std::move(choice));
  }
  return out;
}

/// Who looked, newest first: entries of the access log, with names where this viewer may see them.
ListOf<LookLine> list_looks(Reader& reader, const journal::Chain& log, Id<Person> person) {
  ListOf<LookLine> out;
  for (const Uuid& entry : access::AccessLog::entries_about(reader.sql(), person.value, std::nullopt, 100)) {
    const auto bytes = log.bytes(reader.sql(), entry);
    const auto seen = bytes ? access::AccessLog::parse(*bytes) : std::nullopt;
    if (!seen) continue;
    LookLine line{seen->at, {}, {}, {seen->role}, {seen->purpose}, {seen->route}, seen->break_glass};
    if (seen->actor) line.actor = reader.find(Id<Account>{*seen->actor});
    if (seen->place) line.place = Id<Place>{*seen->place};
    out.items.push_back(std::move(line));
  }
  return out;
}

/// Who waits for review, with the names that this viewer may see: who looked, and at whom.
ListOf<EmergencyLine> list_emergencies(Reader& reader) {
  const access::Sql waiting("t.review = 'waiting'");
  auto looks = reader.list<BreakGlass>(waiting, "t.opened DESC");
  ListOf<EmergencyLine> out;
  out.total = reader.total_beyond(looks, waiting);
  for (auto& look : looks) {
    EmergencyLine line{std::move(look), {}, {}};
    if (const auto* account = line.look.see<&BreakGlass::account>()) line.account = reader.find(*account);
    if (const auto* subject = line.look.see<&BreakGlass::subject>())
      line.person = reader.find(Id<Person>{subject->value});
    out.items.push_back(std::move(line));
  }
  return out;
}

ListOf<LinkLine> list_links(Reader& reader) {
  const access::Sql open("t.state IN ('proposed', 'linked')");
  auto links = reader.list<PersonLink>(open, "t.id DESC");
  ListOf<LinkLine> out;
  out.total = reader.total_beyond(links, open);
  for (auto& link : links) {
    LinkLine line{std::move(link), {}, {}};
    if (const auto* person = line.link.see<&PersonLink::person>()) line.person = reader.find(*person);
    if (const auto* other = line.link.see<&PersonLink::other>()) line.other = reader.find(*other);
    out.items.push_back(std::move(line));
  }
  return out;
}

}  // namespace

std::vector<http::Compared> compared_of_a_person() {
  return {{"name.missing", {"code"}},
          {"birth.year-differs", {"date"}},
          {"birth.in-future", {"date"}},
          {"birth.too-early", {"date"}},
          {"contact.hours", {"until_minute"}}};
}

void add_particulars_routes(http::Routes& routes);
void add_tie_routes(http::Routes& routes, const GenderAsked& asked);

void add_routes(http::Routes& routes, const journal::Chain& entries, const journal::Chain& access_log,
                DuplicateFinder find_duplicates, const GenderAsked& gender) {
  routes.question<ListOf<DuplicateLine>, FindDuplicates>(
      "/api/v1/people/possible-duplicates",
      info("person.register", Category::identity, "Who may be registered already, among those one may see."),
      [find_duplicates](const FindDuplicates& asked, Call&, Reader& reader) -> Result<ListOf<DuplicateLine>> {
        const auto year = asked.birth ? year_of(asked.birth->reveal()) : std::nullopt;
        const auto within = reader.all_ids<Person>(access::Sql());
        ListOf<DuplicateLine> found;
        for (const auto& [id, score] : find_duplicates(whole_names(asked.names.reveal()), year, within)) {
          if (auto person = reader.find(Id<Person>{id})) found.items.push_back({std::move(*person), score});
        }
        return found;
      });
  routes.view<ListOf<access::Disclosed<Person>>>(
      "/api/v1/people/open",
      info("person.read", Category::identity, "Whose record one may open, for who may not search."),
      [](Call&, Reader& reader) -> Result<ListOf<access::Disclosed<Person>>> {
        ListOf<access::Disclosed<Person>> out{reader.list<Person>(access::Sql())};
        out.total = reader.total_beyond(out.items, access::Sql());
        return out;
      });
  routes.view<GenderQuestion>(
      "/api/v1/people/gender-asked",
      info("person.read", Category::place, "Whether gender is asked here, and in which words."),
      [question = question_of(gender)](Call&, Reader&) -> Result<GenderQuestion> { return question; });
  routes
      .action<RegisterPerson>("/api/v1/people", info("person.register", Category::identity, "Registers somebody."),
                              [&gender](const RegisterPerson& c, Call& call, Transaction& tx) {
                                return register_person(tx, call.viewer, c, gender);
                              })
      .with_all_faults(compared_of_a_person());
  routes
      .action<ChangeDetails>(
          "/api/v1/people/{id}/details",
          info("person.change", Category::identity, "Changes details; names somebody later."),
          [&gender](const ChangeDetails& c, Call& call, Transaction& tx) -> Result<Changed> {
            HW_TRY(const auto id, call.id<Person>("id"));
            HW_TRY(auto person, tx.get(id));
            // Who may not see the person learns neither of the person nor of a version.
            HW_TRY_VOID(access::require_person(tx, call.viewer, "person.change", id, Category::identity));
            HW_TRY_VOID(call.expect_version(person.version()));
            return change_details(tx, call.viewer, person, c, gender);
          })
      .with_all_faults(compared_of_a_person());
  add_particulars_routes(routes);
  add_tie_routes(routes, gender);
  routes.action<NewSafeContact>("/api/v1/people/{id}/safe-contacts",
                                info("person.change", Category::contact, "Adds a safe way to reach somebody."),
                                [](const NewSafeContact& c, Call& call, Transaction& tx) -> Result<Changed> {
                                  HW_TRY(const auto id, call.id<Person>("id"));
                                  return add_safe_contact(tx, call.viewer, id, c);
                                });
  routes.action<http::Nothing>("/api/v1/safe-contacts/{id}/end",
                               info("person.change", Category::contact, "This way is no longer safe."),
                               [](const http::Nothing&, Call& call, Transaction& tx) -> Result<Changed> {
                                 HW_TRY(const auto id, call.id<SafeContact>("id"));
                                 return end_safe_contact(tx, call.viewer, id);
                               });
  routes.action<AssignWorker>("/api/v1/people/{id}/workers",
                              info("person.assign", Category::care, "Says who cares for somebody."),
                              [](const AssignWorker& c, Call& call, Transaction& tx) -> Result<Changed> {
                                HW_TRY(const auto id, call.id<Person>("id"));
                                return assign_worker(tx, call.viewer, id, c);
                              });
  routes.action<http::Nothing>("/api/v1/relations/{id}/end",
                               info("person.assign", Category::care, "Ends a worker's care for somebody."),
                               [](const http::Nothing&, Call& call, Transaction& tx) -> Result<Changed> {
                                 HW_TRY(const auto id, call.id<Relation>("id"));
                                 return end_relation(tx, call.viewer, id);
                               });
  routes.action<OpenInEmergency>("/api/v1/people/{id}/break-glass",
                                 info("person.break-glass", Category::audit, "Opens a record in an emergency."),
                                 [](const OpenInEmergency& c, Call& call, Transaction& tx) -> Result<Changed> {
                                   HW_TRY(const auto id, call.id<Person>("id"));
                                   return open_in_emergency(tx, call.viewer, id, c);
                                 });
  routes.view<ListOf<EmergencyLine>>(
      "/api/v1/break-glass", info("break-glass.review", Category::audit, "Looks in an emergency that wait for review."),
      [](Call&, Reader& reader) -> Result<ListOf<EmergencyLine>> { return list_emergencies(reader); });
  routes.action<ReviewLook>("/api/v1/break-glass/{id}/review",
                            info("break-glass.review", Category::audit, "Decides on a look in an emergency."),
                            [](const ReviewLook& c, Call& call, Transaction& tx) -> Result<Changed> {
                              HW_TRY(const auto id, call.id<BreakGlass>("id"));
                              return review_look(tx, call.viewer, id, c.review);
                            });
  routes.action<ProposeLink>("/api/v1/people/{id}/links",
                             info("person.link", Category::identity, "Says that two records are one person."),
                             [](const ProposeLink& c, Call& call, Transaction& tx) -> Result<Changed> {
                               HW_TRY(const auto id, call.id<Person>("id"));
                               return propose_link(tx, call.viewer, id, c);
                             });
  routes.view<ListOf<LinkLine>>(
      "/api/v1/links",
      info("link.approve", Category::identity, "Links that wait for a second person, and those that stand."),
      [](Call&, Reader& reader) -> Result<ListOf<LinkLine>> { return list_links(reader); });
  constexpr std::tuple<std::string_view, LinkState, std::string_view> k_decisions[] = {
      {"approve", LinkState::linked, "A second person agrees that two records are one."},
      {"refuse", LinkState::refused, "A second person says that they are two."},
      {"undo", LinkState::unlinked, "Takes a link back; each record kept its id and key."}};
  for (const auto& [verb, state, summary] : k_decisions) {
    routes.action<http::Nothing>(
        "/api/v1/links/{id}/" + std::string(verb), info("link.approve", Category::identity, std::string(summary)),
        [wanted = state](const http::Nothing&, Call& call, Transaction& tx) -> Result<Changed> {
          HW_TRY(const auto id, call.id<PersonLink>("id"));
          return decide_link_of(tx, call.viewer, id, wanted);
        });
  }
  routes.action<NewConsent>("/api/v1/people/{id}/consents",
                            info("consent.manage", Category::consent, "Records what was agreed, or refused."),
                            [](const NewConsent& c, Call& call, Transaction& tx) -> Result<Changed> {
                              HW_TRY(const auto id, call.id<Person>("id"));
                              return record_consent(tx, call.viewer, id, c);
                            });
  routes.action<RevokeConsent>("/api/v1/consents/{id}/revoke",
                               info("consent.manage", Category::consent, "Takes a consent back, at once."),
                               [](const RevokeConsent& c, Call& call, Transaction& tx) -> Result<Changed> {
                                 HW_TRY(const auto id, call.id<Consent>("id"));
                                 return revoke_consent(tx, call.viewer, id, c);
                               });
  auto& history = routes.view<ListOf<access::HistoryEntry>>(
      "/api/v1/people/{id}/history", info("person.history", Category::care, "What changed, when, by whom and why."),
      [&entries](Call& call, Reader& reader) -> Result<ListOf<access::HistoryEntry>> {
        HW_TRY(const auto id, call.id<Person>("id"));
        HW_TRY(const std::string page, call.text_query("page", 600));
        if (!reader.find(id)) return reject(ErrorKind::not_found, "not-found");
        std::optional<std::int64_t> before;
        if (!page.empty()) {
          HW_TRY(const std::string position, access::open_cursor(reader.vault(), reader.viewer(), "history", page));
          before = std::stoll(position);
        }
        auto found = access::History(reader, entries).about_subject(id.value, before);
        ListOf<access::HistoryEntry> out{std::move(found.items), {}};
        if (found.older) {
          out.next = access::PublicText{
              access::seal_cursor(reader.vault(), reader.viewer(), "history", std::to_string(*found.older))};
        }
        return out;
      });
  history.query = {{"page", "`next` of the last answer."}};
  routes.view<ListOf<LookLine>>("/api/v1/people/{id}/accesses",
                                info("person.history", Category::audit, "Who looked, and why."),
                                [&access_log](Call& call, Reader& reader) -> Result<ListOf<LookLine>> {
                                  HW_TRY(const auto id, call.id<Person>("id"));
                                  if (!reader.find(id)) return reject(ErrorKind::not_found, "not-found");
                                  return list_looks(reader, access_log, id);
                                });
}

}  // namespace homeward::people
