#include "exchange/tables/csv_blocks.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace homeward::tables {
namespace {

constexpr std::size_t k_piece = 1 << 20;

/// Behind the last line break that stands outside quotes, or 0. A line break is inside quotes when an odd number of
/// quotes stands before it: doubled ones count twice.
std::size_t records_end(std::string_view text) {
  if (std::memchr(text.data(), '"', text.size()) == nullptr) return text.rfind('\n') + 1;  // npos + 1 is 0
  std::size_t end = 0;
  bool inside = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') inside = !inside;
    if (text[i] == '\n' && !inside) end = i + 1;
  }
  return end;
}

std::size_t first_record_end(std::string_view text) {
  bool inside = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') inside = !inside;
    if (text[i] == '\n' && !inside) return i + 1;
  }
  return 0;
}

/// A header, then a block, without copying them together.
class Joined final : public ByteSource {
 public:
  Joined(std::string_view first, std::string_view second) : first_(first), second_(second) {}
  FileResult<std::size_t> read(std::span<char> into) override {
    std::string_view& from = first_.empty() ? second_ : first_;
    const std::size_t got = std::min(into.size(), from.size());
    std::memcpy(into.data(), from.data(), got);
    from.remove_prefix(got);
    return got;
  }

 private:
  std::string_view first_, second_;
};

}  // namespace

bool CsvBlock::is_plain() const {
  // Eight bytes at a time: every byte of a large file passes here.
  std::uint64_t high = 0;
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, text.data() + at, 8);
    high |= eight;
  }
  for (; at < text.size(); ++at) high |= static_cast<unsigned char>(text[at]);
  return (high & 0x8080808080808080u) == 0 && std::memchr(text.data(), '"', text.size()) == nullptr;
}

std::uint64_t CsvBlock::lines() const { return static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n')); }

CsvBlocks::CsvBlocks(std::unique_ptr<ByteSource> source, std::string name, CsvLimits limits)
    : source_(std::move(source)), name_(std::move(name)), limits_(limits) {}

FileResult<CsvBlocks> CsvBlocks::open(const std::filesystem::path& path, CsvLimits limits) {
  HW_TRY(auto source, open_bytes(path));
  return over(std::move(source), path.filename().string(), limits);
}

FileResult<CsvBlocks> CsvBlocks::over(std::unique_ptr<ByteSource> source, std::string name, CsvLimits limits) {
  CsvBlocks out(std::move(source), std::move(name), limits);
  HW_TRY_VOID(out.read_header());
  return out;
}

FileResult<bool> CsvBlocks::fetch() {
  const std::size_t kept = pending_.size();
  pending_.resize(kept + k_piece);
  const auto got = source_->read({pending_.data() + kept, k_piece});
  if (!got) return reject_file(got.error());
  pending_.resize(kept + *got);
  at_end_ = *got == 0;
  return !at_end_;
}

FileResult<void> CsvBlocks::read_header() {
  std::size_t end = 0;
  while (end == 0) {
    HW_TRY(const bool more, fetch());
    end = first_record_end(pending_);
    if (!more || pending_.size() > limits_.line_bytes + k_piece) break;
  }
  if (end == 0) end = pending_.size();
  header_text_ = pending_.substr(0, end);
  HW_TRY(const CsvReader reader, CsvReader::over(bytes_of(header_text_), name_, limits_));
  header_ = reader.header();
  if (!header_text_.ends_with('\n')) header_text_ += '\n';
  header_lines_ = static_cast<std::uint64_t>(std::count(header_text_.begin(), header_text_.end(), '\n'));
  pending_.erase(0, end);
  return {};
}

std::optional<std::size_t> CsvBlocks::find_column(std::string_view name) const {
  const auto at = std::find(header_.begin(), header_.end(), name);
  if (at == header_.end()) return std::nullopt;
  return static_cast<std::size_t>(at - header_.begin());
}

FileResult<std::optional<CsvBlock>> CsvBlocks::next() {
  if (done_) return std::nullopt;
  std::size_t end = 0;
  for (bool looked = false; end == 0; looked = true) {
    if (!at_end_ && (looked || pending_.size() < k_piece)) {
      HW_TRY_VOID(fetch());
    }
    if (at_end_) break;
    end = records_end(pending_);
    // No record is that long: whoever reads the block will say what is wrong with it.
    if (end == 0 && pending_.size() > limits_.line_bytes + k_piece) break;
  }
  CsvBlock block;
  if (end == 0) {
    done_ = block.last = true;
    if (pending_.empty()) return std::nullopt;
    block.text = std::move(pending_);
  } else {
    std::string rest = pending_.substr(end);
    pending_.resize(end);
    block.text = std::exchange(pending_, std::move(rest));
  }
  if (!block.text.ends_with('\n')) block.text += '\n';  // the last line may end with the file
  return block;
}

FileResult<CsvReader> CsvBlocks::reader(const CsvBlock& block) const {
  return CsvReader::over(std::make_unique<Joined>(header_text_, block.text), name_, limits_);
}

}  // namespace homeward::tables
