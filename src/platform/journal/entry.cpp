#include "platform/journal/entry.hpp"

#include <simdjson.h>

#include <algorithm>
#include <charconv>

namespace homeward::journal {
namespace {

void write_datum(json::Writer& out, const Datum& datum) {
  struct Visit {
    json::Writer& out;
    void operator()(std::monostate) { out.null(); }
    void operator()(std::int64_t n) { out.integer(n); }
    void operator()(double n) { out.begin_object().key("d").number(n).end_object(); }
    void operator()(const std::string& s) { out.string(s); }
    void operator()(const Uuid& id) { out.begin_object().key("i").string(id.to_string()).end_object(); }
    void operator()(const Blob& b) { out.begin_object().key("b").string(vault::to_base64(b.bytes)).end_object(); }
  };
  std::visit(Visit{out}, datum);
}

Datum read_datum(const json::Value& v) {
  if (const std::int64_t* n = v.integer()) return *n;
  if (const std::string* s = v.string()) return *s;
  if (const json::Value* d = v.find("d")) {
    if (const double* x = std::get_if<double>(&d->is)) return *x;
    if (const std::int64_t* n = d->integer()) return static_cast<double>(*n);
  }
  if (const json::Value* i = v.find("i"); i && i->string()) return Uuid::parse(*i->string()).value_or(Uuid{});
  if (const json::Value* b = v.find("b"); b && b->string()) return Blob{vault::from_base64(*b->string())};
  return {};
}

constexpr std::string_view k_operations[] = {"create", "change", "remove"};
constexpr std::string_view k_kinds[] = {"person", "system", "import"};

std::optional<Uuid> read_id(const json::Value& in, std::string_view key) {
  const json::Value* v = in.find(key);
  return v && v->string() ? Uuid::parse(*v->string()) : std::nullopt;
}
std::string read_text(const json::Value& in, std::string_view key) {
  const json::Value* v = in.find(key);
  return v && v->string() ? *v->string() : std::string();
}
std::int64_t read_integer(const json::Value& in, std::string_view key) {
  const json::Value* v = in.find(key);
  return v && v->integer() ? *v->integer() : 0;
}

Operation operation_from(std::string_view word) {
  return word == k_operations[0] ? Operation::create : word == k_operations[1] ? Operation::change : Operation::remove;
}

/// Fills what is of this kind; anything else is left out.
void read_summary_member(EntrySummary& out, std::string_view key, simdjson::dom::element value) {
  std::string_view text;
  std::int64_t number = 0;
  if (value.get(text) == simdjson::SUCCESS) {
    if (key == "op") out.operation = operation_from(text);
    const auto id = Uuid::parse(text);
    if (!id) return;
    if (key == "id") out.head.id = *id;
    if (key == "row") out.head.row = *id;
    if (key == "home") out.head.home = *id;
    if (key == "actor") out.head.actor = *id;
  } else if (value.get(number) == simdjson::SUCCESS) {
    if (key == "record") out.head.record = static_cast<std::uint16_t>(number);
    if (key == "recorded") out.head.recorded = number;
    if (key == "sum") out.checksum = number;
  } else if (key == "subjects" && value.at(0).get(text) == simdjson::SUCCESS) {
    out.head.subject = Uuid::parse(text);
  }
}

}  // namespace

void EntryFields::add(const FieldMeta& field, const Datum& old_value, const Datum& new_value) {
  empty_ = false;
  out_.key(std::to_string(field.number)).begin_array();
  write_datum(out_, old_value);
  write_datum(out_, new_value);
  out_.end_array();
}

std::string entry_bytes(const EntryContent& c) {
  json::Writer out;
  const auto id = [&](std::string_view key, const std::optional<Uuid>& value) {
    if (value && *value) out.key(key).string(value->to_string());
  };
  const auto text = [&](std::string_view key, std::string_view value) {
    if (!value.empty()) out.key(key).string(value);
  };
  out.begin_object();
  out.key("v").integer(1);
  out.key("id").string(c.entry.to_string());
  id("command", c.command.id);
  // The origin's own position and hash are those of its chain; set here only for entries made elsewhere.
  out.key("origin").string(c.installation.to_string());
  out.key("record").integer(c.meta.number);
  out.key("schema").integer(c.meta.since);
  out.key("row").string(c.row.to_string());
  out.key("op").string(k_operations[static_cast<std::size_t>(c.operation)]);
  id("parent", c.parent);
  if (c.owner.subject) out.key("subjects").begin_array().string(c.owner.subject->to_string()).end_array();
  id("home", c.owner.home);
  id("other_home", c.owner.other_home);
  out.key("kind").string(k_kinds[static_cast<std::size_t>(c.actor.kind)]);
  if (c.actor.account) id("actor", c.actor.account->value);
  text("role", c.actor.role);
  if (c.actor.place) id("place", c.actor.place->value);
  id("sign_in", c.actor.sign_in);
  id("on_behalf", c.actor.on_behalf);
  text("purpose", c.actor.purpose);
  if (c.actor.consent) id("consent", c.actor.consent->value);
  text("reaction", c.reaction);
  out.key("happened").integer(c.command.happened.value_or(c.recorded).micros);
  out.key("recorded").integer(c.recorded.micros);
  out.key("clock").string(c.clock);
  if (c.command.import) id("import", c.command.import->value);
  out.key("sum").integer(c.checksum);
  out.key("fields").raw(c.fields);
  out.end_object();
  return out.take();
}

std::optional<Entry> parse_entry(std::string_view bytes) {
  const auto parsed = json::parse(bytes, 1 << 24);
  if (!parsed) return std::nullopt;
  const auto id = read_id(*parsed, "id"), row = read_id(*parsed, "row");
  if (!id || !row) return std::nullopt;
  Entry e;
  e.id = *id;
  e.row = *row;
  e.parent = read_id(*parsed, "parent").value_or(Uuid{});
  e.record = static_cast<std::uint16_t>(read_integer(*parsed, "record"));
  const std::string op = read_text(*parsed, "op");
  e.operation = operation_from(op);
  e.checksum = read_integer(*parsed, "sum");
  e.actor = read_id(*parsed, "actor");
  e.on_behalf = read_id(*parsed, "on_behalf");
  e.place = read_id(*parsed, "place");
  e.sign_in = read_id(*parsed, "sign_in");
  e.import = read_id(*parsed, "import");
  e.role = read_text(*parsed, "role");
  e.purpose = read_text(*parsed, "purpose");
  e.reaction = read_text(*parsed, "reaction");
  e.recorded = {read_integer(*parsed, "recorded")};
  e.happened = {read_integer(*parsed, "happened")};
  e.owner.home = read_id(*parsed, "home");
  e.owner.other_home = read_id(*parsed, "other_home");
  if (const json::Value* all = parsed->find("subjects"); all && all->array() && !all->array()->empty()) {
    if (const std::string* first = all->array()->front().string()) e.owner.subject = Uuid::parse(*first);
  }
  if (const json::Value* fields = parsed->find("fields"); fields && fields->object()) {
    for (const auto& [number, pair] : *fields->object()) {
      const json::Array* both = pair.array();
      if (!both || both->size() != 2) return std::nullopt;
      Entry::Field f;
      std::from_chars(number.data(), number.data() + number.size(), f.number);
      f.before = read_datum((*both)[0]);
      f.after = read_datum((*both)[1]);
      e.fields.push_back(std::move(f));
    }
  }
  return e;
}

std::optional<EntrySummary> summarize_entry(std::string_view bytes) {
  thread_local simdjson::dom::parser parser;
  thread_local std::string padded;
  padded.assign(bytes);
  padded.reserve(std::max<std::size_t>(bytes.size(), 4096) + simdjson::SIMDJSON_PADDING);
  simdjson::dom::object members;
  if (parser.parse(padded).get(members) != simdjson::SUCCESS) return std::nullopt;
  EntrySummary out;
  for (const auto& [key, value] : members) read_summary_member(out, key, value);
  if (!out.head.id || !out.head.row) return std::nullopt;
  return out;
}

}  // namespace homeward::journal
