#include "app/command_parts.hpp"
#include "platform/access/accounts.hpp"

#include <CLI/CLI.hpp>

#include <iostream>

namespace homeward::app {

void add_second_factor_commands(CLI::App& app, std::function<int()>& chosen) {
  auto login = std::make_shared<std::string>();
  auto decided = std::make_shared<bool>(false);
  auto* reset = app.add_subcommand(
      "reset-second-factor",
      "Forgets the lost device of an administrator where nobody else can. Example: homeward reset-second-factor "
      "aigul --decided-by-two --db sqlite:FILE");
  const ConfigFlags flags(*reset);
  reset->add_option("login", *login, "what the user types to sign in")->required();
  reset->add_flag("--decided-by-two", *decided, "two people have decided this and know who asks");
  reset->callback([&chosen, flags, login, decided] {
    chosen = [flags, login, decided] {
      if (!*decided) {
        std::cerr << "homeward: two people decide: add --decided-by-two\n";
        return 2;
      }
      House house(flags.house());
      const auto done = house.journal().write_as_system(
          "second-factor-reset", [&](journal::Transaction& tx) -> Result<journal::Changed> {
            tx.allow_all("second-factor-reset");
            const Datum wanted[] = {access::login_key(tx.vault(), *login)};
            auto found = tx.list<Account>("SELECT id FROM account WHERE login_key = $1", wanted);
            if (found.empty()) return reject(ErrorKind::not_found, "not-found", "nobody has this login");
            return access::clear_second_factor(tx, found.front());
          });
      if (!done) {
        std::cerr << "homeward: " << done.error().detail << "\n";
        return 1;
      }
      std::cout << "The next sign-in of " << *login << " sets up a new device.\n";
      return 0;
    };
  });
}

}  // namespace homeward::app
