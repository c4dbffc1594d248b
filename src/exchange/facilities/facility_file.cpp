#include "exchange/facilities/facility_file.hpp"

#include <algorithm>
#include <charconv>
#include <unordered_set>

namespace homeward::facilities {
namespace {

using tables::CsvReader;
using tables::FileFault;
using tables::FileResult;
using tables::reject_file;

constexpr std::int32_t k_most_beds = 100'000;

struct Columns {
  std::optional<std::size_t> code, name, operated_by, telephone, region, district_code, district, city, setting, detox,
      capacity, latitude, longitude, opened;
};

FileResult<Columns> find_columns(const CsvReader& csv, const FacilityMapColumns& names) {
  Columns out;
  std::optional<FileFault> missing;
  const auto find = [&](const Text<120>& name, std::optional<std::size_t>& at) {
    at = csv.find_column(name.str());
    if (!at && !missing) {
      missing = FileFault{csv.name(), 1, 0, "csv.column-missing",
                          "the map names the column \"" + name.str() + "\", the header lacks it"};
    }
  };
  const auto find_any = [&](const std::optional<Text<120>>& name, std::optional<std::size_t>& at) {
    if (name) find(*name, at);
  };
  find(names.code, out.code);
  find(names.name, out.name);
  find_any(names.operated_by, out.operated_by);
  find_any(names.telephone, out.telephone);
  find_any(names.region, out.region);
  find_any(names.district_code, out.district_code);
  find_any(names.district, out.district);
  find_any(names.city, out.city);
  find_any(names.setting, out.setting);
  find_any(names.detox, out.detox);
  find_any(names.capacity, out.capacity);
  find_any(names.latitude, out.latitude);
  find_any(names.longitude, out.longitude);
  find_any(names.opened, out.opened);
  if (missing) return reject_file(*missing);
  return out;
}

/// The fields of one line; keeps the first fault.
class Line {
 public:
  explicit Line(const CsvReader& csv) : csv_(csv) {}

  template <std::size_t N>
  std::optional<Text<N>> text(std::optional<std::size_t> column) {
    if (!column || csv_[*column].empty()) return std::nullopt;
    auto made = Text<N>::create(csv_[*column]);
    if (!made) refuse(column, made.error().reason, made.error().detail);
    if (!made || made->empty()) return std::nullopt;
    return *std::move(made);
  }

  template <class Number>
  std::optional<Number> number(std::optional<std::size_t> column, Number least, Number most) {
    if (!column || csv_[*column].empty()) return std::nullopt;
    const std::string_view text = csv_[*column];
    Number out{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    if (error == std::errc::result_out_of_range) {
      refuse(column, "number.out-of-range", "the number is out of range");
    } else if (error != std::errc() || end != text.data() + text.size()) {
      refuse(column, "number.malformed",
             std::is_integral_v<Number> ? "a whole number is expected" : "a number is expected");
    } else if (!(out >= least && out <= most)) {
      refuse(column, "number.out-of-range", "the number is out of range");
    }
    return out;
  }

  bool yes(std::optional<std::size_t> column, const FacilityMap& map) {
    if (!column || csv_[*column].empty()) return false;
    const auto is = [&](const Text<40>& word) { return word.str() == csv_[*column]; };
    if (std::any_of(map.yes.begin(), map.yes.end(), is)) return true;
    if (!std::any_of(map.no.begin(), map.no.end(), is))
      refuse(column, "facility.word-unknown", "one of the map's words for yes and no is expected");
    return false;
  }

  std::optional<LocalDate> date(std::optional<std::size_t> column) {
    if (!column || csv_[*column].empty()) return std::nullopt;
    const auto day = LocalDate::parse(csv_[*column]);
    if (!day) refuse(column, "date.malformed", "a date like 2026-11-21 is expected");
    return day;
  }

  /// A facility of which nothing is said is taken to be an outpatient one, unless the map says otherwise.
  Setting setting(std::optional<std::size_t> column, const FacilityMap& map) {
    const Setting unsaid = map.other_setting.value_or(Setting::outpatient);
    if (!column || csv_[*column].empty()) return unsaid;
    for (const FacilityMapSetting& s : map.settings)
      if (s.word.str() == csv_[*column]) return s.setting;
    if (!map.other_setting)
      refuse(column, "facility.setting-unknown", "one of the map's words for settings is expected");
    return unsaid;
  }

  void refuse(std::optional<std::size_t> column, std::string_view reason, std::string detail) {
    if (!fault) fault = csv_.fault(column.value_or(0), reason, std::move(detail));
  }

  std::optional<FileFault> fault;

 private:
  const CsvReader& csv_;
};

FileResult<FacilityRow> read_row(const CsvReader& csv, const Columns& at, const FacilityMap& map) {
  Line line(csv);
  FacilityRow row{.line = csv.line()};
  if (auto code = line.text<60>(at.code)) {
    row.code = *std::move(code);
  } else {
    line.refuse(at.code, "facility.code-missing", "a facility needs its code");
  }
  if (auto name = line.text<160>(at.name)) {
    row.name = *std::move(name);
  } else {
    line.refuse(at.name, "facility.name-missing", "a facility needs a name");
  }
  row.operated_by = line.text<160>(at.operated_by);
  row.telephone = line.text<40>(at.telephone);
  row.region = line.text<160>(at.region);
  row.district = line.text<160>(at.district);
  if (const auto code = line.text<60>(at.district_code)) row.district_code = code->str();
  row.city = line.text<80>(at.city);
  row.setting = line.setting(at.setting, map);
  row.detox = line.yes(at.detox, map);
  row.capacity = line.number<std::int32_t>(at.capacity, 0, k_most_beds);
  if (row.capacity == 0) row.capacity.reset();
  row.latitude = line.number<double>(at.latitude, -90, 90);
  row.longitude = line.number<double>(at.longitude, -180, 180);
  if (!row.latitude || !row.longitude) row.latitude = row.longitude = std::nullopt;
  row.opened = line.date(at.opened);
  if (line.fault) return reject_file(*line.fault);
  return row;
}

}  // namespace

FileResult<FacilityFile> read_facilities(CsvReader& csv, const FacilityMap& map) {
  HW_TRY(const Columns at, find_columns(csv, map.columns));
  FacilityFile out;
  std::unordered_set<std::string> codes;
  for (;;) {
    const auto found = csv.next();
    if (!found) {
      const std::string& reason = found.error().reason;
      if (reason != "csv.wrong-number-of-columns" && reason != "csv.not-utf8") return reject_file(found.error());
      out.refused.push_back(found.error());
      continue;
    }
    if (!*found) return out;
    auto row = read_row(csv, at, map);
    if (row && !codes.insert(row->code.str()).second) {
      row = reject_file(csv.fault(*at.code, "facility.code-repeated", "an earlier line has the same code"));
    }
    if (row) {
      out.rows.push_back(*std::move(row));
    } else {
      out.refused.push_back(std::move(row).error());
    }
  }
}

}  // namespace homeward::facilities
