#include "platform/access/view.hpp"

namespace homeward::access {

void write_disclosed(json::Writer& out, const Meta& meta, const void* record, std::uint64_t open, const Uuid& version,
                     Notice notice) {
  out.begin_object();
  for (std::size_t i = 0; i < meta.fields.size(); ++i) {
    const FieldMeta& f = meta.fields[i];
    if ((open >> i & 1) == 0 || f.kind == Kind::blob) continue;
    if (f.optional && std::holds_alternative<std::monostate>(f.get(record))) continue;
    out.key(f.name);
    f.write(record, out);
  }
  out.key("version").string(version.to_string());
  if (notice != Notice::none) out.key("notice").string(to_word(notice));
  out.end_object();
}

}  // namespace homeward::access
