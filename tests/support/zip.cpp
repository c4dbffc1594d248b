#include "support/zip.hpp"

#include <zlib.h>

#include <cstdint>
#include <stdexcept>

namespace homeward::testing {
namespace {

// PKWARE's APPNOTE 4.3.
constexpr std::uint32_t k_end = 0x06054b50, k_entry = 0x02014b50;
constexpr std::size_t k_end_size = 22, k_entry_size = 46, k_local_size = 30;

std::uint32_t number(std::string_view bytes, std::size_t at, std::size_t size) {
  if (at + size > bytes.size()) throw std::runtime_error("the archive is cut");
  std::uint32_t out = 0;
  for (std::size_t i = size; i-- > 0;) out = out << 8 | static_cast<unsigned char>(bytes[at + i]);
  return out;
}

std::string inflated(std::string_view packed, std::size_t size) {
  std::string out(size, '\0');
  z_stream stream{};
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) throw std::runtime_error("no memory for unpacking");
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));  // zlib only reads it
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int end = inflate(&stream, Z_FINISH);
  inflateEnd(&stream);
  if (end != Z_STREAM_END || stream.total_out != size) throw std::runtime_error("a file of the archive is damaged");
  return out;
}

}  // namespace

std::map<std::string, std::string> unzip(std::string_view archive) {
  std::size_t end = archive.size() < k_end_size ? archive.npos : archive.size() - k_end_size;
  while (end != archive.npos && number(archive, end, 4) != k_end) end = end == 0 ? archive.npos : end - 1;
  if (end == archive.npos) throw std::runtime_error("this is no archive");
  std::map<std::string, std::string> out;
  std::size_t at = number(archive, end + 16, 4);
  for (std::uint32_t left = number(archive, end + 10, 2); left > 0; --left) {
    if (number(archive, at, 4) != k_entry) throw std::runtime_error("the directory of the archive is damaged");
    const std::uint32_t method = number(archive, at + 10, 2), packed = number(archive, at + 20, 4),
                        size = number(archive, at + 24, 4), name = number(archive, at + 28, 2);
    const std::size_t local = number(archive, at + 42, 4);
    const std::size_t data = local + k_local_size + number(archive, local + 26, 2) + number(archive, local + 28, 2);
    const std::string_view content = archive.substr(data, packed);
    out[std::string(archive.substr(at + k_entry_size, name))] =
        method == 0 ? std::string(content) : inflated(content, size);
    at += k_entry_size + name + number(archive, at + 30, 2) + number(archive, at + 32, 2);
  }
  return out;
}

}  // namespace homeward::testing
