#include "support/transport_client.hpp"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>

namespace homeward::http {
namespace {

/// A key and a certificate for one hour, in files that go with the test.
class Certificate {
 public:
  Certificate() {
    std::string pattern = (std::filesystem::temp_directory_path() / "homeward-tls-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(EVP_EC_gen("P-256"), EVP_PKEY_free);
    const std::unique_ptr<X509, decltype(&X509_free)> certificate(X509_new(), X509_free);
    X509_set_version(certificate.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), 0);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
    X509_set_pubkey(certificate.get(), key.get());
    X509_NAME* name = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("localhost"), -1, -1,
                               0);
    X509_set_issuer_name(certificate.get(), name);
    X509_sign(certificate.get(), key.get(), EVP_sha256());
    const auto write = [](const std::string& path, auto how) {
      std::FILE* file = std::fopen(path.c_str(), "w");
      if (!file) throw std::runtime_error("cannot write " + path);
      how(file);
      std::fclose(file);
    };
    write(certificate_file(), [&](std::FILE* f) { PEM_write_X509(f, certificate.get()); });
    write(key_file(), [&](std::FILE* f) { PEM_write_PrivateKey(f, key.get(), nullptr, nullptr, 0, nullptr, nullptr); });
  }
  Certificate(const Certificate&) = delete;
  Certificate& operator=(const Certificate&) = delete;
  ~Certificate() { std::filesystem::remove_all(folder_); }
  std::string certificate_file() const { return folder_ + "/certificate.pem"; }
  std::string key_file() const { return folder_ + "/key.pem"; }

 private:
  std::string folder_;
};

/// TLS over a Client's socket; blocking.
class TlsClient {
 public:
  explicit TlsClient(unsigned short port, int max_version = TLS1_3_VERSION, std::string_view alpn = "")
      : socket_(port), context_(SSL_CTX_new(TLS_client_method()), SSL_CTX_free), tls_(nullptr, SSL_free) {
    SSL_CTX_set_security_level(context_.get(), 0);
    SSL_CTX_set_min_proto_version(context_.get(), TLS1_VERSION);
    SSL_CTX_set_max_proto_version(context_.get(), max_version);
    if (!alpn.empty()) {
      SSL_CTX_set_alpn_protos(context_.get(), reinterpret_cast<const unsigned char*>(alpn.data()),
                              static_cast<unsigned>(alpn.size()));
    }
    tls_.reset(SSL_new(context_.get()));
    SSL_set_fd(tls_.get(), socket_.fd());
    connected = SSL_connect(tls_.get()) == 1;
  }
  void send(std::string_view bytes) {
    EXPECT_EQ(SSL_write(tls_.get(), bytes.data(), static_cast<int>(bytes.size())), static_cast<int>(bytes.size()));
  }
  std::string receive(std::size_t size) {
    std::string out;
    std::array<char, 16384> piece;
    while (out.size() < size) {
      const int n = SSL_read(tls_.get(), piece.data(), static_cast<int>(std::min(piece.size(), size - out.size())));
      if (n <= 0) break;
      out.append(piece.data(), static_cast<std::size_t>(n));
    }
    return out;
  }
  /// One answer with a body of known length.
  std::string answer() {
    std::string head;
    while (!head.ends_with("\r\n\r\n")) {
      const auto next = receive(1);
      if (next.empty()) return {};
      head += next;
    }
    const auto at = head.find("Content-Length: ");
    return head + receive(at == std::string::npos ? 0 : std::stoul(head.substr(at + 16)));
  }
  std::string protocol() const {
    const unsigned char* name = nullptr;
    unsigned size = 0;
    SSL_get0_alpn_selected(tls_.get(), &name, &size);
    return {reinterpret_cast<const char*>(name), size};
  }
  bool ended_properly() {
    char c = 0;
    return SSL_read(tls_.get(), &c, 1) <= 0 && (SSL_get_shutdown(tls_.get()) & SSL_RECEIVED_SHUTDOWN) != 0;
  }
  Client& socket() { return socket_; }
  bool connected = false;

 private:
  Client socket_;
  std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context_;
  std::unique_ptr<SSL, decltype(&SSL_free)> tls_;
};

class TlsServerTest : public ServerTest {
 protected:
  TlsServerTest() {
    options_.tls_certificate = certificate_.certificate_file();
    options_.tls_key = certificate_.key_file();
  }
  Certificate certificate_;
};

TEST_F(TlsServerTest, ServesOverTls) {
  start();
  for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
    TlsClient client(port(), version, "\x08http/1.1");
    ASSERT_TRUE(client.connected) << version;
    EXPECT_EQ(client.protocol(), "http/1.1");
    client.send(get("/?who") + post("/b", "two"));
    EXPECT_EQ(body_of_answer(client.answer()).substr(0, 26), "127.0.0.1 loopback secure ");
    EXPECT_EQ(body_of_answer(client.answer()), "POST /b two");
    client.send(get("/big") + get("/bye"));
    EXPECT_EQ(body_of_answer(client.answer()), std::string(8u << 20, 'b'));
    EXPECT_EQ(body_of_answer(client.answer()), "bye");
    EXPECT_TRUE(client.ended_properly());
  }
}

TEST_F(TlsServerTest, RefusesOldVersionsAndOtherProtocols) {
  start();

  EXPECT_FALSE(TlsClient(port(), TLS1_1_VERSION).connected);
  EXPECT_FALSE(TlsClient(port(), TLS1_3_VERSION, "\x02h2").connected);
  Client plain(port());
  plain.send(get("/a"));
  EXPECT_EQ(plain.all_until_closed().find("HTTP"), std::string::npos);
  EXPECT_TRUE(soon([&] { return rejected(*server_, "http.tls-handshake-failed") == 3; }));
}

TEST_F(TlsServerTest, SendsEventsOverTls) {
  start();
  TlsClient client(port());
  client.send(get("/events"));
  client.answer();
  EXPECT_TRUE(sink()->send("data: 1\n\n"));
  EXPECT_EQ(client.receive(9), "data: 1\n\n");
  sink()->close();
  EXPECT_TRUE(client.ended_properly());
}

TEST_F(TlsServerTest, CutsHandshakesThatDoNotEnd) {
  options_.header_deadline = 100ms;
  start();
  Client silent(port());
  EXPECT_TRUE(silent.closed_by_server());

  TlsClient slow(port());
  slow.send("GET / HT");
  EXPECT_EQ(status_of(slow.answer()), 408);
}

TEST_F(TlsServerTest, StopsWithOpenConnections) {
  start();
  TlsClient idle(port()), streaming(port()), waiting(port());
  idle.send(get("/a"));
  idle.answer();
  streaming.send(get("/events"));
  streaming.answer();
  waiting.send(get("/keeps"));
  ASSERT_TRUE(soon([&] { return server_->figures().requests == 3; }));

  server_->stop(50ms);

  EXPECT_EQ(server_->figures().open_connections, 0u);
  EXPECT_EQ(streams_closed_, 1);
}

}  // namespace
}  // namespace homeward::http
