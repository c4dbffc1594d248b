#include "app/command_parts.hpp"
#include "platform/journal/erase.hpp"

#include <CLI/CLI.hpp>

#include <iostream>

namespace homeward::app {

void add_erase_commands(CLI::App& app, std::function<int()>& chosen) {
  auto person = std::make_shared<std::string>();
  auto decided = std::make_shared<bool>(false);
  auto* erase = app.add_subcommand(
      "erase", "Erases a person for good: rows and key. Example: homeward erase ID --decided-by-two --db sqlite:FILE");
  const ConfigFlags flags(*erase);
  erase->add_option("person", *person, "id of the record, as in the address of its page")->required();
  erase->add_flag("--decided-by-two", *decided, "two people have decided this; it cannot be taken back");
  erase->callback([&chosen, flags, person, decided] {
    chosen = [flags, person, decided] {
      const auto id = Uuid::parse(*person);
      if (!id || !*decided) {
        std::cerr << "homeward: " << (id ? "two people decide: add --decided-by-two" : "this is not an id") << "\n";
        return 2;
      }
      House house(flags.house());
      if (!house.store().read()->find_uuid("SELECT id FROM person WHERE id = $1", std::vector<Datum>{*id})) {
        std::cerr << "homeward: there is no such person\n";
        return 1;
      }
      const journal::Erased done = journal::erase_subject(house.journal(), *id, house.clock().now());
      std::cout << "Erased: " << done.rows << " rows, "
                << (done.key_destroyed ? "and the key." : "the key was gone already.") << "\n";
      return 0;
    };
  });
}

}  // namespace homeward::app
