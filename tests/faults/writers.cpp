#include "faults/writers.hpp"

#include "app/house.hpp"
#include "care/people/records.hpp"
#include "platform/journal/verify.hpp"

namespace homeward::testing {

Writers::Writers(const ServerProcess& server, Session& as, Options options) : options_(std::move(options)) {
  Headers headers = as.cookie_header();
  headers.emplace_back("Content-Type", "application/json");
  headers.emplace_back("X-CSRF-Token", as.csrf());
  for (int i = 0; i < options_.threads; ++i) {
    threads_.emplace_back([this, &server, headers] { run(server, headers); });
  }
}

void Writers::run(const ServerProcess& server, const Headers& headers) {
  HttpClient client(server.port());
  for (int i = 0; i < options_.most && !stopping_; ++i) {
    const Json person = a_person("Writer", "Kept");
    Headers mine = headers;
    mine.emplace_back("Idempotency-Key", new_id());
    for (bool settled = false; !settled;) {
      try {
        settled = settle(client.send("POST", "/api/v1/people", mine, person.dump()), person["id"].text());
      } catch (const Disconnected&) {
        count("cut");
        if (!options_.insist) return;
        client.close();
      }
      if (settled) break;
      if (!options_.insist) break;
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
  }
}

bool Writers::settle(const HttpAnswer& answer, const std::string& id) {
  const bool taken = answer.status == 201 || answer.status == 200;
  count(std::to_string(answer.status) + (taken ? "" : " " + answer.reason()));
  if (!taken) return answer.status != 503;
  if (options_.on_acknowledged) options_.on_acknowledged(id);
  const std::lock_guard lock(mutex_);
  acknowledged_.push_back(id);
  return true;
}

void Writers::count(const std::string& what) {
  const std::lock_guard lock(mutex_);
  ++answers_[what];
}

void Writers::stop() {
  stopping_ = true;
  join();
}

void Writers::join() {
  for (std::thread& t : threads_)
    if (t.joinable()) t.join();
}

std::vector<std::string> Writers::acknowledged() const {
  const std::lock_guard lock(mutex_);
  return acknowledged_;
}

std::map<std::string, int> Writers::answers() const {
  const std::lock_guard lock(mutex_);
  return answers_;
}

Inspection inspect(const std::filesystem::path& folder, const std::vector<std::string>& acknowledged) {
  app::HouseOptions options;
  options.db = "sqlite:" + (folder / "house.db").string();
  options.master_key = (folder / "master.key").string();
  app::House house(options);
  const auto tx = house.store().read();
  Inspection out;
  out.persons = static_cast<std::size_t>(tx->find_integer("SELECT count(*) FROM person").value_or(0));
  std::vector<Uuid> ids;
  for (const std::string& id : acknowledged) ids.push_back(*Uuid::parse(id));
  std::set<Uuid> readable;
  for (const auto& person : journal::load<Person>(*tx, house.vault(), ids)) {
    const auto& names = person->names.reveal();
    if (names.size() == 1 && names[0].family && names[0].family->str() == "Kept") readable.insert(person->id.value);
  }
  for (std::size_t i = 0; i < ids.size(); ++i)
    if (!readable.contains(ids[i])) out.lost.push_back(acknowledged[i]);
  const journal::VerifyReport report = journal::verify(house.store(), house.journal().entries());
  for (const journal::Finding& f : report.findings)
    out.findings.push_back(std::string(f.what) + " " + f.record + " " + f.detail);
  return out;
}

std::string verified(const std::string& db, const std::string& keys, const std::filesystem::path& master_key) {
  std::vector<std::string> words{"verify", "--db", db, "--master-key", master_key.string()};
  if (!keys.empty()) words.insert(words.end(), {"--keys", keys});
  const Finished done = run_homeward(words);
  return done.code == 0 ? "" : done.output + done.errors;
}

}  // namespace homeward::testing
