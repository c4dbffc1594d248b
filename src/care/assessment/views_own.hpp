#pragma once
#include "care/assessment/views.hpp"
#include "platform/catalogue/catalogue.hpp"

/// What somebody's own forms say, for their own page.
namespace homeward::assessment {

/// No answers and no alerts: whoever else holds the phone must not read there what was answered. Which instruments may
/// stand there at all is the pack's word (`own_page`), kept with each form; the guard opens no others.
struct OwnForm {
  Id<Assessment> id;
  PublicText instrument;
  LocalDate on;
  std::optional<PublicText> reading;
  PublicText status;
  std::vector<ScoreLine> scores;
};
BOOST_DESCRIBE_STRUCT(OwnForm, (), (id, instrument, on, reading, status, scores))

/// Newest first, with the packs that give the scores their words.
struct OwnForms {
  std::vector<OwnForm> items;
  std::vector<PackContent> packs;
  std::optional<std::int64_t> total;
};
BOOST_DESCRIBE_STRUCT(OwnForms, (), (items, packs, total))

/// Finished forms of the viewer's own record. Nothing for whoever has none.
OwnForms own_forms(Reader& reader, const Instruments& instruments, const catalogue::Catalogue& catalogue);

}  // namespace homeward::assessment
