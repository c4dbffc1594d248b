#include "exchange/imports/import_ctn0094.hpp"

#include "care/people/actions.hpp"
#include "exchange/imports/import_places.hpp"

namespace homeward::imports {
namespace {

using journal::Transaction;

void put_batch(ImportWriter& writer, Transaction& tx, const ctn0094::Batch& b) {
  const auto plain = [](Transaction& t, const auto& record) { t.insert(record); };
  writer.put_all(tx, b.persons, [](Transaction& t, const Person& p) { people::insert_person(t, p); });
  writer.put_all(tx, b.journeys, plain);
  writer.put_all(tx, b.episodes, plain);
  writer.put_all(tx, b.stays, plain);
  writer.put_all(tx, b.substances, plain);
  writer.put_all(tx, b.contacts, plain);
  writer.put_all(tx, b.observations, plain);
}

}  // namespace

tables::FileResult<Ctn0094Import> import_ctn0094(journal::Journal& journal, const std::string& directory,
                                                 const Progress& progress) {
  ctn0094::Options options;
  options.nation = known_nation(journal);
  auto plan = ctn0094::Plan::read(directory, options);
  if (!plan) return tl::unexpected(plan.error());

  ImportWriter writer(journal, "ctn0094",
                      directory.substr(directory.find_last_not_of('/') == std::string::npos
                                           ? 0
                                           : directory.rfind('/', directory.find_last_not_of('/')) + 1),
                      ImportWriter::hash_of(directory));
  const auto& places = plan->places();
  writer.set_home(options.nation ? *options.nation : places.empty() ? Id<Place>{} : places.front().place.id);
  writer.batch([&](Transaction& tx) {
    for (const auto& place : places) put_place(writer, tx, place);
  });
  const ctn0094::Counts& all = plan->counts();
  const auto total = static_cast<std::int64_t>(all.persons + all.journeys + all.episodes + all.stays + all.substances +
                                               all.contacts + all.observations);
  std::int64_t done = 0;
  while (const auto batch = plan->next()) {
    writer.batch([&](Transaction& tx) { put_batch(writer, tx, *batch); });
    done += static_cast<std::int64_t>(batch->size());
    if (progress) progress(done, total);
  }
  writer.complete(0);
  Ctn0094Import out;
  out.counts = writer.counts();
  out.counts.places = static_cast<std::int64_t>(all.places);
  out.counts.persons = static_cast<std::int64_t>(all.persons);
  out.counts.episodes = static_cast<std::int64_t>(all.episodes);
  out.counts.stays = static_cast<std::int64_t>(all.stays);
  out.counts.contacts = static_cast<std::int64_t>(all.contacts);
  out.counts.observations = static_cast<std::int64_t>(all.observations);
  out.id = writer.id();
  return out;
}

}  // namespace homeward::imports
