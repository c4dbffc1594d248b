#pragma once
#include "care/assessment/instruments.hpp"
#include "care/assessment/views.hpp"
#include "platform/http/routes.hpp"

/// What the catalogue of this deployment holds, where each pack comes from and what of it nobody has verified: content
/// about nobody, for whoever runs the house.
namespace homeward::app {

using access::ListOf;
using access::PublicText;
using assessment::Wording;

/// What of a pack was not compared with its source: its key and words, readings of a score, how soon a flow sheet is
/// repeated, the least change that is not chance, codes of other systems.
enum class ContentPart { whole, readings, rounds, change, codes };
BOOST_DESCRIBE_ENUM(ContentPart, whole, readings, rounds, change, codes)

struct UnverifiedPart {
  ContentPart part = ContentPart::whole;
  std::int64_t count = 1, of = 1;
};
BOOST_DESCRIBE_STRUCT(UnverifiedPart, (), (part, count, of))

/// Whether an instrument can be filled in on screen. Without words or an accepted licence its questions are shown to
/// nobody, and only the numbers of a licensed paper form can be entered.
struct InstrumentText {
  PublicText tier;
  bool words = false;     ///< every question has its words, and its answers have theirs
  bool accepted = false;  ///< tier A, or a licence that this deployment accepted
  std::optional<PublicText> holder, terms, accepted_by, accepted_on;
};
BOOST_DESCRIBE_STRUCT(InstrumentText, (), (tier, words, accepted, holder, terms, accepted_by, accepted_on))

/// `languages` are those of the text of an instrument, of the name of another pack; `drafted` those of them that a
/// machine wrote and nobody of the field has read. `overrides`: the version of ours that a centre's stands in for.
/// `waits_for`: instruments of a set whose text is not loaded, so that the set is asked without them.
struct ContentLine {
  PublicText kind, id;
  std::int64_t version = 0;
  std::vector<Wording> names;
  PublicText source, licence;
  std::vector<UnverifiedPart> unverified;
  std::vector<PublicText> languages, drafted;
  bool own = false;
  std::optional<std::int64_t> overrides;
  std::optional<InstrumentText> text;
  std::vector<PublicText> waits_for;
};
BOOST_DESCRIBE_STRUCT(ContentLine, (),
                      (kind, id, version, names, source, licence, unverified, languages, drafted, own, overrides, text,
                       waits_for))

/// Every pack, in order of kind and id.
ListOf<ContentLine> list_content(const catalogue::Catalogue& catalogue, const assessment::Instruments& instruments);

void add_content_routes(http::Routes& routes, const catalogue::Catalogue& catalogue,
                        const assessment::Instruments& instruments);

}  // namespace homeward::app
