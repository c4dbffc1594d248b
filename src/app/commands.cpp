#include "app/commands.hpp"

#include "app/command_parts.hpp"
#include "app/logging.hpp"
#include "app/serve.hpp"
#include "app/system_routes.hpp"

#include <CLI/CLI.hpp>

#include <csignal>
#include <filesystem>
#include <iostream>

namespace homeward::app {
namespace {

int serve(const ServeOptions& options) {
  // Blocked before any thread starts, so that only the wait below gets them.
  sigset_t ends;
  sigemptyset(&ends);
  sigaddset(&ends, SIGINT);
  sigaddset(&ends, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &ends, nullptr);
  start_logging({options.config.log_level, options.config.log_format});
  Server server(options);
  server.start();
  const bool v6 = options.config.address.find(':') != std::string::npos;
  const std::string address = std::string(options.config.tls_certificate.empty() ? "http" : "https") + "://" +
                              (v6 ? "[" + options.config.address + "]" : options.config.address) + ":" +
                              std::to_string(server.port());
  std::cout << "Homeward is at " << address << "\n";
  if (!server.setup_token().empty()) {
    std::cout << "First administrator, this link works once: " << address << "/setup#" << server.setup_token() << "\n";
  }
  if (server.house().copy_needed()) {
    std::cout << "The master key has no recovery copy yet. Without the key nothing can be read again: make one with\n"
                 "  "
              << std::filesystem::read_symlink("/proc/self/exe").string()
              << " master-key copy --to FILE --db "
              // An address of PostgreSQL may hold a password.
              << (options.config.db.starts_with("sqlite:") ? options.config.db : "postgresql://...") << "\n";
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
    options.config.db = "sqlite:" + (folder / "x.db").string();
    options.create_as = StoreKind::test;
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

  std::string create_as = "production";
  bool settable_clock = false;
  auto* serve_command = app.add_subcommand(
      "serve", "Runs the server. Example: homeward serve --db sqlite:var/homeward.db --listen 127.0.0.1:8484");
  const ConfigFlags flags = ConfigFlags::all(*serve_command);
  serve_command->add_option("--create-as", create_as, "what a new database is for")
      ->check(CLI::IsMember({"production", "demo", "test"}));
  serve_command->add_flag("--settable-clock", settable_clock, "demo and test databases only");
  serve_command->callback([&] {
    chosen = [&] { return serve({flags.read(), *from_word<StoreKind>(create_as), settable_clock}); };
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
  add_config_commands(app, chosen);
  add_import_commands(app, chosen);
  add_verify_commands(app, chosen);
  add_erase_commands(app, chosen);
  add_master_key_commands(app, chosen);
  add_second_factor_commands(app, chosen);
  add_score_commands(app, chosen);
  add_instrument_text_commands(app, chosen);
  add_outcome_commands(app, chosen);
  add_survival_commands(app, chosen);
  add_fhir_commands(app, chosen);
  add_indicator_commands(app, chosen);
  add_demo_commands(app, chosen);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    return app.exit(e) == 0 ? 0 : 2;
  }
  try {
    return chosen();
  } catch (const ConfigError& e) {
    std::cerr << "homeward: " << e.what() << "\n";
    return 2;
  } catch (const std::exception& e) {  // `main` is one of the three places that catch
    std::cerr << "homeward: " << e.what() << "\n";
    return 1;
  }
}

}  // namespace homeward::app
