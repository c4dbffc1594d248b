#include "base/check.hpp"
#include "oversight/reports/report.hpp"

#include <array>
#include <ctime>
#include <sys/mman.h>
#include <unistd.h>
#include <utility>
#include <xlsxwriter.h>

namespace homeward::reports {
namespace {

/// A file in memory alone, because the library writes to a path: no figure is left on a disk. Its pieces on the way go
/// to files without a name in memory as well (`k_pieces`).
class MemoryFile {
 public:
  MemoryFile() : fd_(::memfd_create("report", MFD_CLOEXEC)) { HW_CHECK(fd_ >= 0, "no file in memory"); }
  ~MemoryFile() { ::close(fd_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  std::string path() const { return "/proc/self/fd/" + std::to_string(fd_); }
  std::string content() const {
    std::string out;
    std::array<char, 1 << 14> piece;
    for (off_t at = 0;;) {
      const ssize_t n = ::pread(fd_, piece.data(), piece.size(), at);
      HW_CHECK(n >= 0, "the file in memory cannot be read");
      if (n == 0) return out;
      out.append(piece.data(), static_cast<std::size_t>(n));
      at += n;
    }
  }

 private:
  int fd_;
};

constexpr const char* k_pieces = "/dev/shm";
constexpr double k_name_width = 30, k_number_width = 14, k_about_width = 90;
constexpr lxw_row_t k_head = 3;  // rows above the table: title, subtitle, an empty one

class Workbook {
 public:
  explicit Workbook(const std::string& path) : book_(opened(path)) {
    HW_CHECK(book_ != nullptr, "no memory for a workbook");
    title_ = format();
    format_set_bold(title_);
    format_set_font_size(title_, 14);
    head_ = format();
    format_set_bold(head_);
    format_set_text_wrap(head_);
    format_set_bottom(head_, LXW_BORDER_THIN);
    format_set_align(head_, LXW_ALIGN_VERTICAL_TOP);
    wrapped_ = format();
    format_set_text_wrap(wrapped_);
    format_set_align(wrapped_, LXW_ALIGN_VERTICAL_TOP);
    words_ = format();
    format_set_align(words_, LXW_ALIGN_RIGHT);
    for (const auto& [form, number] : {std::pair{Form::whole, "#,##0"},
                                       {Form::decimal, "#,##0.0"},
                                       {Form::share, "0%"},
                                       {Form::points, "+0.0%;-0.0%;0.0%"}})
      format_set_num_format(numbers_[static_cast<std::size_t>(form)] = format(), number);
  }

  void write(const Report& report, Instant made) {
    lxw_doc_properties about{};
    about.title = const_cast<char*>(report.title.c_str());  // the library only reads it
    about.created = static_cast<std::time_t>(made.micros / 1'000'000);
    workbook_set_properties(book_, &about);
    write_table(report);
    write_about(report);
  }
  ~Workbook() {
    if (book_) lxw_workbook_free(book_);
  }
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;

  void close() {
    const lxw_error error = workbook_close(std::exchange(book_, nullptr));  // frees it, whatever comes of it
    HW_CHECK(error == LXW_NO_ERROR, "the workbook cannot be written");
  }

 private:
  static lxw_workbook* opened(const std::string& path) {
    lxw_workbook_options options{};
    options.tmpdir = const_cast<char*>(k_pieces);  // the library only reads it
    return workbook_new_opt(path.c_str(), &options);
  }

  lxw_format* format() { return workbook_add_format(book_); }

  lxw_worksheet* sheet(const std::string& name) {
    // A language whose word is too long for a sheet gets the number that spreadsheets give by themselves.
    const bool fits = workbook_validate_sheet_name(book_, name.c_str()) == LXW_NO_ERROR;
    lxw_worksheet* out = workbook_add_worksheet(book_, fits ? name.c_str() : nullptr);
    HW_CHECK(out != nullptr, "no memory for a sheet");
    worksheet_set_paper(out, k_a4);
    worksheet_fit_to_pages(out, 1, 0);
    return out;
  }

  void write_table(const Report& report) {
    lxw_worksheet* to = sheet(report.table_name);
    worksheet_set_landscape(to);
    worksheet_write_string(to, 0, 0, report.title.c_str(), title_);
    worksheet_write_string(to, 1, 0, report.subtitle.c_str(), nullptr);
    lxw_col_t at = 0;
    for (std::size_t i = 0; i < report.columns.size(); ++i) {
      const Column& column = report.columns[i];
      if (!is_shown(report, i)) continue;
      worksheet_set_column(to, at, at,
                           column.beneath              ? k_about_width
                           : column.form == Form::text ? k_name_width
                                                       : k_number_width,
                           nullptr);
      worksheet_write_string(to, k_head, at, column.name.c_str(), head_);
      for (std::size_t r = 0; r < report.rows.size(); ++r)
        write_cell(to, k_head + 1 + static_cast<lxw_row_t>(r), at, form_of(report, r, i), report.rows[r][i]);
      ++at;
    }
    worksheet_freeze_panes(to, k_head + 1, 0);
    worksheet_repeat_rows(to, k_head, k_head);
  }

  void write_cell(lxw_worksheet* to, lxw_row_t row, lxw_col_t at, Form form, const Cell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell)) {
      worksheet_write_string(to, row, at, text->c_str(), form == Form::text ? nullptr : words_);
    } else if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
      worksheet_write_number(to, row, at, static_cast<double>(*whole), numbers_[static_cast<std::size_t>(form)]);
    } else if (const auto* number = std::get_if<double>(&cell)) {
      worksheet_write_number(to, row, at, *number, numbers_[static_cast<std::size_t>(form)]);
    }
  }

  void write_about(const Report& report) {
    lxw_worksheet* to = sheet(report.about_name);
    worksheet_set_column(to, 0, 0, k_name_width, nullptr);
    worksheet_set_column(to, 1, 1, k_about_width, nullptr);
    for (std::size_t i = 0; i < report.about.size(); ++i) {
      const auto row = static_cast<lxw_row_t>(i);
      worksheet_write_string(to, row, 0, report.about[i].name.c_str(), wrapped_);
      worksheet_write_string(to, row, 1, report.about[i].text.c_str(), wrapped_);
    }
  }

  static constexpr std::uint8_t k_a4 = 9;  // as the format numbers papers

  lxw_workbook* book_;
  lxw_format *title_, *head_, *wrapped_, *words_;
  std::array<lxw_format*, 5> numbers_{};  ///< by form
};

}  // namespace

std::string xlsx_of(const Report& report, Instant made) {
  const MemoryFile file;
  Workbook book(file.path());
  book.write(report, made);
  book.close();
  return file.content();
}

}  // namespace homeward::reports
