#pragma once
#include "exchange/facilities/facility_map.hpp"
#include "exchange/tables/csv.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace homeward::facilities {

/// One line of a facility file that can become a place.
struct FacilityRow {
  std::uint64_t line = 0;
  Text<60> code;
  Text<160> name;
  std::optional<Text<160>> operated_by;
  std::optional<Text<40>> telephone;
  std::optional<Text<160>> region;
  std::string district_code;  // empty where there is none
  std::optional<Text<160>> district;
  std::optional<Text<80>> city;
  Setting setting = Setting::outpatient;
  bool detox = false;
  std::optional<std::int32_t> capacity;
  std::optional<double> latitude;
  std::optional<double> longitude;
  std::optional<LocalDate> opened;
};

struct FacilityFile {
  std::vector<FacilityRow> rows;           ///< in the order of the file, codes distinct
  std::vector<tables::FileFault> refused;  ///< one for each line that cannot be taken, its first fault
};

/// Reads the whole file. Lines that are wrong are refused one by one and the others accepted. Reasons of lines:
/// csv.wrong-number-of-columns, csv.not-utf8, facility.code-missing, facility.code-repeated, facility.name-missing,
/// facility.word-unknown (yes or no), number.malformed, number.out-of-range, date.malformed, text.too-long,
/// text.control-character. A fault of the file as a whole: csv.column-missing (the map names a column that the header
/// lacks) and what CsvReader cannot read on behind.
tables::FileResult<FacilityFile> read_facilities(tables::CsvReader& csv, const FacilityMap& map);

}  // namespace homeward::facilities
