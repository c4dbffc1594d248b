#include "platform/http/routes.hpp"

#include <map>

namespace homeward::http {
namespace {

std::string_view method_word(Method m) { return m == Method::get ? "get" : m == Method::post ? "post" : "other"; }
std::string_view audience_word(Audience a) {
  switch (a) {
    case Audience::anonymous: return "anonymous";
    case Audience::invited: return "invited";
    case Audience::signed_in: return "signed_in";
    case Audience::role: break;
  }
  return "role";
}

class Schemas {
 public:
  /// Schema of a described struct; nested structs become components as well.
  void need(const Meta& meta, bool disclosed) {
    auto& slot = all_[std::string(meta.name)];
    if (slot.second) return;
    slot = {&meta, true};
    disclosed_[std::string(meta.name)] = disclosed;
    for (const FieldMeta& f : meta.fields)
      if (f.nested) need(*f.nested, false);
  }
  void write(json::Writer& out) const {
    for (const auto& [name, entry] : all_) {
      out.key(name);
      write_record(out, *entry.first, disclosed_.at(name));
    }
  }

 private:
  static void write_scalar(json::Writer& out, const FieldMeta& f, Kind kind) {
    out.begin_object();
    switch (kind) {
      case Kind::boolean: out.key("type").string("boolean"); break;
      case Kind::integer: out.key("type").string("integer"); break;
      case Kind::number: out.key("type").string("number"); break;
      case Kind::id: out.key("type").string("string").key("format").string("uuid"); break;
      case Kind::instant: out.key("type").string("string").key("format").string("date-time"); break;
      case Kind::date: out.key("type").string("string").key("format").string("date"); break;
      case Kind::text:
      case Kind::blob:
        out.key("type").string("string");
        if (f.max_length > 0) out.key("maxLength").integer(static_cast<std::int64_t>(f.max_length));
        break;
      case Kind::word:
        out.key("type").string("string").key("enum").begin_array();
        for (std::string_view w : f.words) out.string(w);
        out.end_array();
        break;
      case Kind::json: break;
    }
    if (!f.doc.empty()) out.key("description").string(f.doc);
    out.end_object();
  }
  static void write_field(json::Writer& out, const FieldMeta& f) {
    const auto reference = [&] {
      out.begin_object().key("$ref").string("#/components/schemas/" + std::string(f.nested->name)).end_object();
    };
    if (f.kind != Kind::json) return write_scalar(out, f, f.kind);
    if (!f.list) return reference();
    out.begin_object().key("type").string("array").key("items");
    if (f.nested) {
      reference();
    } else {
      write_scalar(out, f, f.item);
    }
    out.key("description").string(f.doc).end_object();
  }
  static void write_record(json::Writer& out, const Meta& meta, bool disclosed) {
    out.begin_object().key("type").string("object").key("description").string(meta.doc);
    out.key("properties").begin_object();
    for (const FieldMeta& f : meta.fields) {
      if (f.kind == Kind::blob) continue;
      out.key(f.name);
      write_field(out, f);
    }
    if (disclosed) {
      out.key("version").raw(R"({"type":"string","format":"uuid","description":"For If-Match."})");
      out.key("notice").raw(R"({"type":"string","enum":["under_consent","break_glass"]})");
    }
    out.end_object().key("required").begin_array();
    for (const FieldMeta& f : meta.fields) {
      if (disclosed ? f.name == "id" : !f.optional && !f.list && f.kind != Kind::blob) out.string(f.name);
    }
    if (disclosed) out.string("version");
    out.end_array().end_object();
  }

  std::map<std::string, std::pair<const Meta*, bool>> all_;
  std::map<std::string, bool> disclosed_;
};

// A parameter of a path is the id of a record, but for `{pack}`: that is the id of a pack as catalogue/schema.json has
// it.
constexpr std::string_view k_pack = "pack";
constexpr std::string_view k_id_schema = R"({"type":"string","format":"uuid"})";
constexpr std::string_view k_pack_schema =
    R"({"type":"string","pattern":"^[a-z][a-z0-9]*([_-][A-Za-z0-9]+)*$","maxLength":40})";

void write_operation(json::Writer& out, const Route& r) {
  out.begin_object().key("summary").string(r.info.summary);
  out.key("x-permission").string(r.info.permission).key("x-audience").string(audience_word(r.info.audience));
  out.key("x-compartment").string(to_word(r.info.compartment)).key("x-purpose").string(r.info.purpose);
  out.key("parameters").begin_array();
  for (std::size_t at = r.path.find('{'); at != std::string::npos; at = r.path.find('{', at + 1)) {
    const std::string name = r.path.substr(at + 1, r.path.find('}', at) - at - 1);
    out.begin_object().key("name").string(name).key("in").string("path").key("required").boolean(true);
    out.key("schema").raw(name == k_pack ? k_pack_schema : k_id_schema).end_object();
  }
  for (const auto& [name, meaning] : r.query) {
    out.begin_object().key("name").string(name).key("in").string("query").key("description").string(meaning);
    out.key("schema").raw(R"({"type":"string"})").end_object();
  }
  if (r.action) {
    out.raw(R"({"name":"Idempotency-Key","in":"header","required":true,"schema":{"type":"string","format":"uuid"}})");
    out.raw(R"({"name":"X-CSRF-Token","in":"header","required":true,"schema":{"type":"string"}})");
    out.raw(R"({"name":"If-Match","in":"header","schema":{"type":"string"}})");
  }
  out.end_array();
  if (r.body) {
    out.key("requestBody").begin_object().key("required").boolean(true).key("content").begin_object();
    out.key("application/json").begin_object().key("schema").begin_object();
    out.key("$ref").string("#/components/schemas/" + std::string(r.body->name));
    out.end_object().end_object().end_object().end_object();
  }
  out.key("responses").begin_object().key(r.action ? "201" : "200").begin_object().key("description").string("Done.");
  out.key("content").begin_object();
  out.key(r.view && !r.answer_schema ? "application/octet-stream" : "application/json").begin_object().key("schema");
  if (r.answer_schema) {
    r.answer_schema(out);
  } else if (r.action) {
    out.raw(R"({"$ref":"#/components/schemas/acknowledgement"})");
  } else {
    out.raw("{}");
  }
  out.end_object().end_object().end_object();
  out.key("default").raw(
      R"({"description":"Refused.","content":{"application/problem+json":{"schema":{"$ref":"#/components/schemas/problem"}}}})");
  out.end_object().end_object();
}

}  // namespace

std::string openapi(const Routes& routes, std::string_view version) {
  json::Writer out;
  out.begin_object().key("openapi").string("3.1.0");
  out.key("info").begin_object().key("title").string("Homeward").key("version").string(version);
  out.key("license").raw(R"({"name":"Apache-2.0","identifier":"Apache-2.0"})").end_object();
  std::map<std::string, std::vector<const Route*>> by_path;
  Schemas schemas;
  for (const Route& r : routes.all()) {
    by_path[r.path].push_back(&r);
    if (r.body) schemas.need(*r.body, false);
  }
  for (const Meta* m : registered_records()) schemas.need(*m, true);
  out.key("paths").begin_object();
  for (const auto& [path, all] : by_path) {
    out.key(path).begin_object();
    for (const Route* r : all) {
      out.key(method_word(r->method));
      write_operation(out, *r);
    }
    out.end_object();
  }
  out.end_object().key("components").begin_object().key("schemas").begin_object();
  schemas.write(out);
  out.key("acknowledgement")
      .raw(
          R"({"type":"object","properties":{"id":{"type":"string","format":"uuid"},"version":{"type":"string","format":"uuid"},"repeated":{"type":"boolean"}},"required":["id","version","repeated"]})");
  out.key("problem").raw(
      R"({"type":"object","properties":{"type":{"type":"string"},"status":{"type":"integer"},"reason":{"type":"string"},"detail":{"type":"string"},"fields":{"type":"array","items":{"type":"object","properties":{"path":{"type":"string"},"reason":{"type":"string"},"detail":{"type":"string"}},"required":["path","reason"]}},"request_id":{"type":"string"}},"required":["status","reason","request_id"]})");
  return out.end_object().end_object().end_object().take();
}

std::string routes_json(const Routes& routes) {
  json::Writer out;
  out.begin_array();
  for (const Route& r : routes.all()) {
    out.begin_object().key("method").string(method_word(r.method)).key("path").string(r.path);
    out.key("audience").string(audience_word(r.info.audience)).key("permission").string(r.info.permission);
    out.key("compartment").string(to_word(r.info.compartment)).key("purpose").string(r.info.purpose);
    out.key("kind").string(r.view ? "view" : r.action ? "action" : "custom");
    out.key("summary").string(r.info.summary).end_object();
  }
  return out.end_array().take();
}

}  // namespace homeward::http
