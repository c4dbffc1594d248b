#pragma once
#include "base/describe.hpp"

/// What the journal itself keeps as records: imports, which are shown and counted only when complete.
namespace homeward {

struct Place;

enum class ImportState { running, complete, undoing, undone };
BOOST_DESCRIBE_ENUM(ImportState, running, complete, undoing, undone)

struct ImportRun {
  Id<ImportRun> id;
  Id<Place> home;
  Text<40> kind;
  Text<200> source;
  Text<64> source_hash;
  ImportState state = ImportState::running;
  Instant started;
  std::optional<Instant> finished;
  std::int64_t rows = 0;
  std::int64_t refused = 0;
};
BOOST_DESCRIBE_STRUCT(ImportRun, (), (id, home, kind, source, source_hash, state, started, finished, rows, refused))
template <>
struct Described<ImportRun> {
  static constexpr RecordTable table{.number = 10,
                                     .name = "import_run",
                                     .home = "home",
                                     .category = Category::audit,
                                     .doc = "One import; its rows are shown when it is complete."};
  static constexpr MemberTable members[] = {{1, "id", "Id, also of the job."},
                                            {2, "home", "The place that imported."},
                                            {3, "kind", "Which importer."},
                                            {4, "source", "File or directory name."},
                                            {5, "source_hash", "SHA-256 over the files."},
                                            {6, "state", "Where it stands."},
                                            {7, "started", "When."},
                                            {8, "finished", "When it was complete or undone."},
                                            {9, "rows", "Rows written."},
                                            {10, "refused", "Rows refused."}};
};

}  // namespace homeward
