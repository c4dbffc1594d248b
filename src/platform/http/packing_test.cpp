#include "platform/http/packing.hpp"

#include <gtest/gtest.h>
#include <zlib.h>

namespace homeward::http {
namespace {

Request asking(const std::string& path, const std::string& codings) {
  Request r;
  r.path = path;
  if (!codings.empty()) r.headers.emplace_back("accept-encoding", codings);
  return r;
}

Response json_of(std::size_t bytes) {
  return {200, {{"Content-Type", "application/json"}}, "{\"a\":\"" + std::string(bytes, 'x') + "\"}"};
}

std::string unpacked(const std::string& packed) {
  z_stream stream{};
  inflateInit2(&stream, 15 + 16);
  std::string out(1 << 20, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
}

TEST(PackJson, MakesALargeAnswerSmallForWhoTakesIt) {
  const Response plain = json_of(50'000);
  Response r = plain;
  pack_json(asking("/api/v1/my-day", "gzip, deflate, br"), r);

  EXPECT_LT(r.body.size(), 1000U);
  EXPECT_EQ(unpacked(r.body), plain.body);
  EXPECT_EQ(r.headers[1], (std::pair<std::string, std::string>{"Content-Encoding", "gzip"}));
}

TEST(PackJson, LeavesAloneWhatIsSmallCarriesATokenOrIsNotJson) {
  Response small = json_of(100), token = json_of(5000), page = json_of(5000), unasked = json_of(5000);
  page.headers[0].second = "text/html";
  pack_json(asking("/api/v1/my-day", "gzip"), small);
  pack_json(asking("/api/v1/me", "gzip"), token);
  pack_json(asking("/api/v1/my-day", "gzip"), page);
  pack_json(asking("/api/v1/my-day", ""), unasked);

  for (const Response* r : {&small, &token, &page, &unasked}) EXPECT_EQ(r->headers.size(), 1U);
}

TEST(AcceptsCoding, TakesTheNameAndItsWeight) {
  EXPECT_TRUE(accepts_coding(asking("/", "br, gzip;q=0.5"), "gzip"));
  EXPECT_FALSE(accepts_coding(asking("/", "br, gzip;q=0"), "gzip"));
  EXPECT_FALSE(accepts_coding(asking("/", "gzip; q=0.000"), "gzip"));
  EXPECT_FALSE(accepts_coding(asking("/", "x-gzip, brotli"), "gzip"));
}

}  // namespace
}  // namespace homeward::http
