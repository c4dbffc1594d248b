// The first load of the web app: what a browser fetches from the real server before anything is on the screen, which is
// the page, what it names and what those modules import at once; compressed, with the heads of the answers, against the
// same files as they are.
#include "bench/support/country.hpp"
#include "bench/support/table.hpp"

#include <cstdio>
#include <regex>
#include <set>

namespace {

using namespace homeward::bench;
using namespace homeward::testing;

struct Fetched {
  std::set<std::string> seen;
  double compressed = 0, plain = 0;

  /// A file and, where it is a page or a module, what it needs at once. Import expressions wait for a later screen.
  void fetch(HttpClient& client, const std::string& target) {
    static const std::regex k_named(R"re((?:src|href)="(/[^"]+)")re"), k_imported(R"re((?:from|import)"\./([^"]+)")re");
    if (!seen.insert(target).second) return;
    const HttpAnswer packed = client.send("GET", target, {{"Accept-Encoding", "gzip, br"}});
    const HttpAnswer whole = client.send("GET", target);
    if (whole.status != 200) throw std::runtime_error("no " + target);
    compressed += static_cast<double>(packed.head.size() + packed.body.size());
    plain += static_cast<double>(whole.head.size() + whole.body.size());
    const bool page = target == "/";
    if (!page && !target.ends_with(".js")) return;
    const std::regex& link = page ? k_named : k_imported;
    const std::string prefix = page ? "" : "/assets/";
    for (std::sregex_iterator it(whole.body.begin(), whole.body.end(), link), end; it != end; ++it)
      fetch(client, prefix + (*it)[1].str());
  }
};

}  // namespace

int main() try {
  const TemporaryFolder folder(disk());
  ServerProcess server(folder.path());
  server.start();
  HttpClient client(server.port());
  Fetched first;
  first.fetch(client, "/");
  std::printf("First load of the web app: %zu files\n", first.seen.size());
  Table table("uncompressed");
  table.add("bytes on the line", "kB", first.compressed / 1000, first.plain / 1000, below(250));
  table.print();
} catch (const std::exception& e) {  // so that folders and servers go away by unwinding
  std::fprintf(stderr, "%s\n", e.what());
  return 1;
}
