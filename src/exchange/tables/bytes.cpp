#include "exchange/tables/bytes.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>
#include <utility>

namespace homeward::tables {
namespace {

struct Closer {
  void operator()(std::FILE* f) const { std::fclose(f); }
};
using File = std::unique_ptr<std::FILE, Closer>;

class PlainSource final : public ByteSource {
 public:
  PlainSource(File file, std::string name) : file_(std::move(file)), name_(std::move(name)) {}

  FileResult<std::size_t> read(std::span<char> into) override {
    const std::size_t got = std::fread(into.data(), 1, into.size(), file_.get());
    if (got == 0 && std::ferror(file_.get())) {
      return reject_file({name_, 0, 0, "file.unreadable", "reading the file failed"});
    }
    return got;
  }

 private:
  File file_;
  std::string name_;
};

class MemorySource final : public ByteSource {
 public:
  explicit MemorySource(std::string_view bytes) : rest_(bytes) {}

  FileResult<std::size_t> read(std::span<char> into) override {
    const std::size_t got = std::min(into.size(), rest_.size());
    if (got > 0) std::memcpy(into.data(), rest_.data(), got);
    rest_.remove_prefix(got);
    return got;
  }

 private:
  std::string_view rest_;
};

/// One or several gzip members, as `gzip -c a b` writes them.
class GzipSource final : public ByteSource {
 public:
  GzipSource(std::unique_ptr<ByteSource> packed, std::string name)
      : packed_(std::move(packed)), name_(std::move(name)) {
    ready_ = inflateInit2(&stream_, 15 + 16) == Z_OK;
  }
  GzipSource(const GzipSource&) = delete;
  GzipSource& operator=(const GzipSource&) = delete;
  ~GzipSource() override {
    if (ready_) inflateEnd(&stream_);
  }

  FileResult<std::size_t> read(std::span<char> into) override {
    if (!ready_) return damaged("the unpacker could not be started", {});
    stream_.next_out = reinterpret_cast<Bytef*>(into.data());
    stream_.avail_out = static_cast<uInt>(std::min<std::size_t>(into.size(), 1u << 30));
    const uInt wanted = stream_.avail_out;
    const auto unpacked = [&] { return std::string_view(into.data(), wanted - stream_.avail_out); };
    while (stream_.avail_out == wanted) {
      if (stream_.avail_in == 0) {
        HW_TRY(const std::size_t got, packed_->read(input_));
        stream_.next_in = reinterpret_cast<Bytef*>(input_.data());
        stream_.avail_in = static_cast<uInt>(got);
        if (got == 0) {
          if (inside_ || !any_) return damaged("the packed file is cut off", unpacked());
          return std::size_t{0};
        }
      }
      if (!inside_) inflateReset(&stream_);
      inside_ = any_ = true;
      const int result = inflate(&stream_, Z_NO_FLUSH);
      if (result == Z_STREAM_END) {
        inside_ = false;
      } else if (result != Z_OK && result != Z_BUF_ERROR) {
        return damaged("the packed bytes are no gzip or their checksum is wrong", unpacked());
      }
    }
    count(unpacked());
    return wanted - stream_.avail_out;
  }

 private:
  void count(std::string_view text) {
    lines_ += static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n'));
    const std::size_t at = text.rfind('\n');
    if (at != text.npos) commas_ = 0;
    const std::string_view line = at == text.npos ? text : text.substr(at + 1);
    commas_ += static_cast<std::uint32_t>(std::count(line.begin(), line.end(), ','));
  }
  /// In the line that could be read last, and the field there as far as commas tell.
  tl::unexpected<FileFault> damaged(const char* detail, std::string_view last) {
    count(last);
    return reject_file({name_, lines_ + (any_ ? 1 : 0), any_ ? commas_ + 1 : 0, "gzip.damaged", detail});
  }

  std::unique_ptr<ByteSource> packed_;
  std::string name_;
  std::uint64_t lines_ = 0;   ///< unpacked so far
  std::uint32_t commas_ = 0;  ///< of these in the line begun
  z_stream stream_{};
  bool ready_ = false, inside_ = false, any_ = false;
  std::array<char, 1 << 16> input_;
};

class PlainSink final : public ByteSink {
 public:
  PlainSink(File file, std::string name) : file_(std::move(file)), name_(std::move(name)) {}

  FileResult<void> write(std::string_view bytes) override {
    if (std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size()) return failed();
    return {};
  }
  FileResult<void> close() override {
    if (std::fclose(file_.release()) != 0) return failed();
    return {};
  }

 private:
  tl::unexpected<FileFault> failed() const {
    return reject_file({name_, 0, 0, "file.unwritable", "writing the file failed; is the disk full"});
  }
  File file_;
  std::string name_;
};

class GzipSink final : public ByteSink {
 public:
  explicit GzipSink(std::unique_ptr<ByteSink> packed) : packed_(std::move(packed)) {
    // The head that zlib writes of itself has no time and no name: the same content gives the same bytes.
    ready_ = deflateInit2(&stream_, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK;
  }
  GzipSink(const GzipSink&) = delete;
  GzipSink& operator=(const GzipSink&) = delete;
  ~GzipSink() override {
    if (ready_) deflateEnd(&stream_);
  }

  FileResult<void> write(std::string_view bytes) override { return pack(bytes, Z_NO_FLUSH); }
  FileResult<void> close() override {
    HW_TRY_VOID(pack({}, Z_FINISH));
    return packed_->close();
  }

 private:
  FileResult<void> pack(std::string_view bytes, int flush) {
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // zlib only reads it
    stream_.avail_in = static_cast<uInt>(bytes.size());
    do {
      stream_.next_out = reinterpret_cast<Bytef*>(output_.data());
      stream_.avail_out = static_cast<uInt>(output_.size());
      deflate(&stream_, flush);
      HW_TRY_VOID(packed_->write({output_.data(), output_.size() - stream_.avail_out}));
    } while (stream_.avail_out == 0);
    return {};
  }

  std::unique_ptr<ByteSink> packed_;
  z_stream stream_{};
  bool ready_ = false;
  std::array<char, 1 << 16> output_;
};

bool is_packed(const std::filesystem::path& path) { return path.extension() == ".gz"; }

}  // namespace

FileResult<std::unique_ptr<ByteSource>> open_bytes(const std::filesystem::path& path, std::string name) {
  if (name.empty()) name = path.filename().string();
  std::error_code ignored;  // what cannot be looked at cannot be opened either
  File file(std::filesystem::is_directory(path, ignored) ? nullptr : std::fopen(path.c_str(), "rb"));
  if (!file) return reject_file({name, 0, 0, "file.unreadable", "there is no such file, or it may not be read"});
  std::unique_ptr<ByteSource> source = std::make_unique<PlainSource>(std::move(file), name);
  if (is_packed(path)) source = std::make_unique<GzipSource>(std::move(source), name);
  return source;
}

std::unique_ptr<ByteSource> bytes_of(std::string_view bytes) { return std::make_unique<MemorySource>(bytes); }

std::unique_ptr<ByteSource> unpacked_bytes_of(std::string_view gzip, std::string name) {
  return std::make_unique<GzipSource>(bytes_of(gzip), std::move(name));
}

FileResult<std::unique_ptr<ByteSink>> create_bytes(const std::filesystem::path& path) {
  const std::string name = path.filename().string();
  File file(std::fopen(path.c_str(), "wb"));
  if (!file) return reject_file({name, 0, 0, "file.unwritable", "the file cannot be made"});
  std::unique_ptr<ByteSink> sink = std::make_unique<PlainSink>(std::move(file), name);
  if (is_packed(path)) sink = std::make_unique<GzipSink>(std::move(sink));
  return sink;
}

std::string FileFault::to_string() const {
  std::string out = file;
  if (line > 0) out += ":" + std::to_string(line);
  if (line > 0 && column > 0) out += ":" + std::to_string(column);
  return out + ": " + reason + ": " + detail;
}

}  // namespace homeward::tables
