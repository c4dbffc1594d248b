#include "support/pdf.hpp"

#include <re2/re2.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <stdlib.h>
#include <unistd.h>

namespace homeward::testing {
namespace {

/// A file as long as a tool reads it.
class Kept {
 public:
  explicit Kept(const std::string& content) {
    const int fd = ::mkstemp(path_.data());
    if (fd < 0) throw std::runtime_error("no temporary file");
    ::close(fd);
    std::ofstream(path_, std::ios::binary) << content;
  }
  ~Kept() { ::unlink(path_.c_str()); }
  Kept(const Kept&) = delete;
  Kept& operator=(const Kept&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_ = "/tmp/hw-pdf.XXXXXX";
};

struct Told {
  std::string text;
  int status = 0;
};

Told told(const std::string& before, const std::string& pdf, const std::string& after) {
  const Kept file(pdf);
  FILE* out = ::popen((before + " " + file.path() + " " + after + " 2>&1").c_str(), "r");
  if (!out) throw std::runtime_error("cannot start " + before);
  Told told;
  std::array<char, 4096> piece;
  while (const std::size_t n = ::fread(piece.data(), 1, piece.size(), out)) told.text.append(piece.data(), n);
  told.status = ::pclose(out);
  RE2::GlobalReplace(&told.text, "\u00a0", " ");
  return told;
}

}  // namespace

std::string pdf_text(const std::string& pdf) { return told("pdftotext -layout -enc UTF-8", pdf, "-").text; }
std::string pdf_info(const std::string& pdf) { return told("pdfinfo", pdf, "").text; }
std::string pdf_structure(const std::string& pdf) { return told("pdfinfo -struct-text", pdf, "").text; }
std::string pdf_faults(const std::string& pdf) {
  const Told found = told("qpdf --check", pdf, "");
  return found.status == 0 ? "" : found.text;
}

}  // namespace homeward::testing
