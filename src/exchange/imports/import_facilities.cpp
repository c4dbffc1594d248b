#include "exchange/imports/import_facilities.hpp"

#include "exchange/imports/import_places.hpp"

#include <fstream>

namespace homeward::imports {
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
  ImportWriter writer(journal, "facilities", file.substr(file.rfind('/') + 1), ImportWriter::hash_of(file));
  writer.set_home(nation ? *nation : plan.places.empty() ? Id<Place>{} : plan.places.front().place.id);
  constexpr std::size_t k_places = 100;  // some five rows each
  for (std::size_t from = 0; from < plan.places.size(); from += k_places) {
    const std::size_t until = std::min(plan.places.size(), from + k_places);
    writer.batch([&](journal::Transaction& tx) {
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
