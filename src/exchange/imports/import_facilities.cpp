#include "exchange/imports/import_facilities.hpp"

#include <fstream>

#include "care/places/actions.hpp"

namespace homeward::imports {
namespace {

using journal::Transaction;

/// SHA-256 of a file, read in pieces of its own: names the content of an import.
std::string hash_of_file(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::string content((std::istreambuf_iterator<char>(in)), {});
  const vault::Hash h = vault::sha256(content);
  return vault::to_hex({reinterpret_cast<const char*>(h.data()), h.size()});
}

std::optional<Id<Place>> known_nation(journal::Journal& journal) {
  const auto id = journal.store().read()->find_uuid("SELECT id FROM place WHERE kind = 'nation' ORDER BY id LIMIT 1");
  if (!id) return std::nullopt;
  return Id<Place>{*id};
}

/// A place that is there keeps its first day; everything else follows the file.
void put_place(ImportWriter& writer, Transaction& tx, const facilities::PlannedPlace& planned) {
  Place place = planned.place;
  if (const auto known = tx.find(place.id)) {
    place.opened = (*known)->opened;
    place.closed = (*known)->closed;
    writer.put(tx, place);
  } else {
    std::optional<Id<Place>> parent;
    if (planned.parent) parent = planned.parent->parent;
    places::insert_place(tx, place, parent);
    writer.note_written(1);
  }
  for (PlaceOffer offer : planned.offers) {
    if (const auto known = tx.find(offer.id)) offer.since = (*known)->since;
    writer.put(tx, offer);
  }
}

}  // namespace

tables::FileResult<FacilityImport> import_facilities(journal::Journal& journal, const std::string& file,
                                                     const std::string& map_file, const Progress& progress) {
  FacilityMap map = facilities::california();
  if (!map_file.empty()) {
    std::ifstream in(map_file);
    const std::string text((std::istreambuf_iterator<char>(in)), {});
    auto read = facilities::parse_map(text);
    if (!read) return tables::reject_file({map_file, 0, 0, read.error().reason, read.error().detail});
    map = std::move(*read);
  }
  auto csv = tables::CsvReader::open(file);
  if (!csv) return tl::unexpected(csv.error());
  auto rows = facilities::read_facilities(*csv, map);
  if (!rows) return tl::unexpected(rows.error());
  const auto nation = known_nation(journal);
  const facilities::FacilityPlan plan =
      facilities::plan_facilities(*rows, map, today(Zone{}, journal.clock().now()), nation);

  FacilityImport out;
  out.refused = rows->refused;
  ImportWriter writer(journal, "facilities", file.substr(file.rfind('/') + 1), hash_of_file(file));
  writer.set_home(nation ? *nation : plan.places.empty() ? Id<Place>{} : plan.places.front().place.id);
  constexpr std::size_t k_places = 100;  // some five rows each
  for (std::size_t from = 0; from < plan.places.size(); from += k_places) {
    const std::size_t until = std::min(plan.places.size(), from + k_places);
    writer.batch([&](Transaction& tx) {
      for (std::size_t i = from; i < until; ++i) put_place(writer, tx, plan.places[i]);
    });
    if (progress) progress(static_cast<std::int64_t>(until), static_cast<std::int64_t>(plan.places.size()));
  }
  writer.complete(static_cast<std::int64_t>(out.refused.size()));
  out.counts = writer.counts();
  out.counts.places = static_cast<std::int64_t>(plan.centres);
  out.id = writer.id();
  return out;
}

}  // namespace homeward::imports
