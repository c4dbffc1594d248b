#include "base/json_indented.hpp"

namespace homeward::json {
namespace {

void indent(std::string& out, const Value& v, std::size_t depth) {
  const std::string line = "\n" + std::string(2 * (depth + 1), ' ');
  const auto close = [&](char bracket) { (out += "\n").append(2 * depth, ' ') += bracket; };
  if (const auto* object = v.object(); object && !object->empty()) {
    out += '{';
    for (std::size_t i = 0; i < object->size(); ++i) {
      out += (i > 0 ? "," : "") + line + Writer{}.string((*object)[i].first).take() + ": ";
      indent(out, (*object)[i].second, depth + 1);
    }
    return close('}');
  }
  if (const auto* array = v.array(); array && !array->empty()) {
    out += '[';
    for (std::size_t i = 0; i < array->size(); ++i) {
      out += (i > 0 ? "," : "") + line;
      indent(out, (*array)[i], depth + 1);
    }
    return close(']');
  }
  out += to_string(v);
}

}  // namespace

std::string indented(const Value& v) {
  std::string out;
  indent(out, v, 0);
  return out + "\n";
}

}  // namespace homeward::json
