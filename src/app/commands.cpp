#include "app/commands.hpp"

#include "app/command_parts.hpp"
#include "app/serve.hpp"
#include "app/system_routes.hpp"

#include <CLI/CLI.hpp>

#include <csignal>
#include <filesystem>
#include <iostream>

namespace homeward::app {
namespace {

int serve(ServeOptions& options, const std::string& listen) {
  const std::size_t colon = listen.rfind(':');
  options.address = listen.substr(0, colon);
  options.port = static_cast<unsigned short>(std::stoi(listen.substr(colon + 1)));
  // Blocked before any thread starts, so that only the wait below gets them.
  sigset_t ends;
  sigemptyset(&ends);
  sigaddset(&ends, SIGINT);
  sigaddset(&ends, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &ends, nullptr);
  Server server(options);
  server.start();
  const std::string address = std::string(options.tls_certificate.empty() ? "http" : "https") + "://" +
                              options.address + ":" + std::to_string(server.port());
  std::cout << "Homeward is at " << address << "\n";
  if (!server.setup_token().empty()) {
    std::cout << "First administrator, this link works once: " << address << "/setup#" << server.setup_token() << "\n";
  }
  if (server.house().kind() == StoreKind::demo) {
    std::cout << "Demo accounts (password " << k_demo_password << "):\n";
    for (const DemoAccount& a : list_demo_accounts(server.house())) {
      std::cout << "  " << a.login << "  " << a.role << ", " << a.place << "\n";
    }
  }
  std::cout << "Ctrl-C stops." << std::endl;
  int signal = 0;
  sigwait(&ends, &signal);
  std::cout << "Stopping." << std::endl;
  server.stop();
  return 0;
}

/// The table exists only with a house behind it: a throw-away one.
int with_throw_away_house(const std::function<void(Server&)>& use) {
  const auto folder = std::filesystem::temp_directory_path() / ("homeward-" + vault::new_uuid({}).to_string());
  std::filesystem::create_directories(folder);
  {
    ServeOptions options;
    options.house.db = "sqlite:" + (folder / "x.db").string();
    options.house.create_as = StoreKind::test;
    Server server(options);
    use(server);
  }
  std::filesystem::remove_all(folder);
  return 0;
}

}  // namespace

int run_command_line(int argc, char** argv) {
  CLI::App app{
      "Homeward: a country's general system of drug rehabilitation. Example: homeward serve --db "
      "sqlite:var/homeward.db"};
  app.set_version_flag("--version", HW_VERSION);
  app.require_subcommand(1);
  std::function<int()> chosen;

  HouseOptions house;
  ServeOptions serving;
  std::string listen = "127.0.0.1:8484", create_as = "production";
  auto* serve_command = app.add_subcommand(
      "serve", "Runs the server. Example: homeward serve --db sqlite:var/homeward.db --listen 127.0.0.1:8484");
  add_house_options(*serve_command, house);
  serve_command->add_option("--listen", listen, "address:port")->envname("HOMEWARD_LISTEN")->capture_default_str();
  serve_command->add_option("--tls-certificate", serving.tls_certificate, "PEM file")
      ->envname("HOMEWARD_TLS_CERTIFICATE");
  serve_command->add_option("--tls-key", serving.tls_key, "PEM file")->envname("HOMEWARD_TLS_KEY");
  serve_command
      ->add_option("--checkpoint-file", serving.checkpoint_file,
                   "signed checkpoints of the journal, outside the database")
      ->envname("HOMEWARD_CHECKPOINT_FILE");
  serve_command->add_option("--create-as", create_as, "what a new database is for")
      ->check(CLI::IsMember({"production", "demo", "test"}));
  serve_command->add_flag("--settable-clock", house.settable_clock, "demo and test databases only");
  serve_command->callback([&] {
    chosen = [&] {
      serving.house = house;
      serving.house.create_as = *from_word<StoreKind>(create_as);
      return serve(serving, listen);
    };
  });
  app.add_subcommand("openapi", "Prints the description of the API. Example: homeward openapi > openapi.json")
      ->callback([&] {
        chosen = [] {
          return with_throw_away_house([](Server& s) { std::cout << http::openapi(s.routes(), HW_VERSION) << "\n"; });
        };
      });
  bool as_json = true;
  auto* routes_command = app.add_subcommand(
      "routes", "Lists every route with permission, compartment and purpose. Example: homeward routes --json");
  routes_command->add_flag("--json", as_json, "as JSON (the only form)");
  routes_command->callback([&] {
    chosen = [] {
      return with_throw_away_house([](Server& s) { std::cout << http::routes_json(s.routes()) << "\n"; });
    };
  });
  add_more_commands(app, chosen);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    return app.exit(e) == 0 ? 0 : 2;
  }
  try {
    return chosen();
  } catch (const StorageFailure& e) {
    std::cerr << "homeward: " << e.what() << "\n";
    return 1;
  } catch (const std::exception& e) {  // `main` is one of the three places that catch
    std::cerr << "homeward: " << e.what() << "\n";
    return 1;
  }
}

}  // namespace homeward::app
