#include "faults/power_cut_replay.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>

namespace homeward::testing {
namespace {

constexpr std::size_t k_sector = 512;

std::string read_file(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

PowerCutReplay::PowerCutReplay(const std::filesystem::path& base, const std::filesystem::path& log) {
  for (const auto& file : std::filesystem::directory_iterator(base)) {
    if (file.is_regular_file()) durable_[file.path().filename().string()] = read_file(file.path());
  }
  const std::string all = read_file(log);
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t end = all.find('\n', at);
    std::istringstream line(all.substr(at, end - at));
    Event event;
    std::size_t length = 0;
    line >> event.operation >> event.name >> event.offset >> length;
    at = end + 1;
    if (event.operation == 'W') {
      event.data = all.substr(at, length);
      at += length;
    }
    events_.push_back(std::move(event));
  }
}

void PowerCutReplay::apply(Files& files, const Event& event, std::size_t only_bytes) {
  std::string& bytes = files[event.name];
  const auto offset = static_cast<std::size_t>(event.offset);
  if (event.operation == 'T') return bytes.resize(offset);
  const std::size_t length = std::min(only_bytes, event.data.size());
  if (bytes.size() < offset + length) bytes.resize(offset + length);
  std::copy_n(event.data.begin(), length, bytes.begin() + event.offset);
}

void PowerCutReplay::step(const Event& e) {
  switch (e.operation) {
    case 'A': acknowledged_.push_back(e.name); break;
    case 'S':
      for (const Event* earlier : pending_[e.name]) apply(durable_, *earlier, earlier->data.size());
      pending_.erase(e.name);
      break;
    case 'D':
      for (const std::string& name : removed_) {
        durable_.erase(name);
        pending_.erase(name);
      }
      removed_.clear();
      new_names_.clear();
      break;
    case 'U': removed_.insert(e.name); break;
    default:
      if (removed_.erase(e.name) > 0) {  // made anew under a name that went: the old file is no longer reachable
        durable_.erase(e.name);
        pending_.erase(e.name);
      }
      if (!durable_.contains(e.name) && !pending_.contains(e.name)) new_names_.insert(e.name);
      pending_[e.name].push_back(&e);
  }
}

void PowerCutReplay::advance(std::size_t event) {
  while (at_ < std::min(event, events_.size())) step(events_[at_++]);
}

void PowerCutReplay::cut_into(const std::filesystem::path& folder) {
  enum class Fate { none, some, torn };
  Files files = durable_;
  const auto coin = [&] { return random_() % 2 == 0; };
  for (const auto& [name, events] : pending_) {
    const Fate fate = static_cast<Fate>(random_() % 3);
    for (const Event* event : events) {
      if (fate == Fate::none || coin()) continue;
      std::size_t bytes = event->data.size();
      if (fate == Fate::torn && bytes > k_sector) bytes = (1 + random_() % (bytes / k_sector)) * k_sector;
      apply(files, *event, bytes);
    }
  }
  for (const std::string& name : removed_)
    if (coin()) files.erase(name);
  for (const std::string& name : new_names_)
    if (coin()) files.erase(name);
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  for (const auto& [name, bytes] : files) {
    std::ofstream(folder / name, std::ios::binary) << bytes;
    std::filesystem::permissions(folder / name, std::filesystem::perms(0600));  // a master key needs it
  }
}

}  // namespace homeward::testing
