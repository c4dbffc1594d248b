#include "oversight/figures/planned_tables.hpp"

#include "oversight/figures/tables.hpp"

namespace homeward::figures {
namespace {

using cohort::ColumnKind;
using cohort::ColumnSpec;

ColumnSpec reference(std::string name, Table to) { return {std::move(name), ColumnKind::reference, {}, to}; }
ColumnSpec day(std::string name) { return {std::move(name), ColumnKind::day}; }
ColumnSpec code(std::string name, std::vector<std::string> words) {
  return {std::move(name), ColumnKind::code, std::move(words)};
}
ColumnSpec yes_or_no(std::string name) { return code(std::move(name), {"no", "yes"}); }

cohort::TableSpec table_of(std::string name, std::vector<ColumnSpec> more) {
  cohort::TableSpec out{std::move(name), {reference("person", person::table), reference("place", place::table)}};
  for (ColumnSpec& column : more) out.columns.push_back(std::move(column));
  return out;
}

}  // namespace

std::vector<cohort::TableSpec> planned_tables() {
  const auto first = static_cast<std::uint16_t>(entering::table.number + 1);
  const Table family_session{static_cast<std::uint16_t>(first + 1)}, peer_match{static_cast<std::uint16_t>(first + 4)};
  return {
      table_of("family_consent", {reference("episode", episode::table), day("given_on"), day("ended_on")}),
      table_of("family_session", {reference("episode", episode::table), day("on")}),
      // One core skill of a session that somebody listened to.
      table_of("fidelity_rating", {reference("session", family_session),
                                   day("on"),
                                   yes_or_no("drawn_at_random"),
                                   yes_or_no("applicable"),
                                   yes_or_no("used"),
                                   {"trainer_generation", ColumnKind::integer}}),
      table_of("intervention",
               {day("opened_on"), code("opened_by", {"concerned_other", "service", "other"}), day("met_on")}),
      table_of("peer_match", {day("asked_on"), day("matched_on"), day("ended_on")}),
      // A post of the online community that somebody asked a moderator to look at; whose post it is.
      table_of("forum_report", {day("reported_on"), day("decided_on")}),
      table_of("peer_meeting", {reference("peer_match", peer_match), day("on")}),
      // Somebody close was at the person's side.
      table_of("support", {reference("episode", episode::table), day("on")}),
  };
}

}  // namespace homeward::figures
