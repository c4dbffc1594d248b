#pragma once
#include "base/json.hpp"
#include "engine/scoring/instrument.hpp"

#include <cmath>
#include <functional>
#include <optional>
#include <string>
#include <vector>

/// Reading packs so that every fault is found at once and nothing malformed is ever used. Only for this room.
namespace homeward::scoring {

using Faults = FieldFaults;

inline bool is_whole(double n) { return n == std::floor(n) && std::abs(n) <= 1e9; }

/// A place in a pack. What is asked of the wrong kind of place is a fault and answered with nothing.
class Member {
 public:
  Member(const json::Value& value, std::string pointer, Faults& faults)
      : value_(&value), pointer_(std::move(pointer)), faults_(&faults) {}

  void fault(std::string detail) const { faults_->push_back({pointer_, "instrument.malformed", std::move(detail)}); }

  /// A member that is needed.
  Member member(std::string_view name) const {
    static const json::Value nothing;
    const json::Value* found = value_->find(name);
    return Member(found ? *found : nothing, pointer_ + "/" + std::string(name), *faults_);
  }
  std::optional<Member> find(std::string_view name) const {
    const json::Value* found = value_->find(name);
    if (!found) return std::nullopt;
    return Member(*found, pointer_ + "/" + std::string(name), *faults_);
  }

  std::string text() const {
    if (const auto* s = value_->string()) return *s;
    fault("a text is expected");
    return {};
  }
  bool truth() const {
    if (const auto* b = value_->boolean()) return *b;
    fault("true or false is expected");
    return false;
  }
  double number() const {
    double out = 0;
    if (const auto* n = value_->integer()) {
      out = static_cast<double>(*n);
    } else if (const auto* d = std::get_if<double>(&value_->is)) {
      out = *d;
    } else {
      fault("a number is expected");
    }
    if (std::abs(out) <= 1e9) return out;
    fault("a number up to 1,000,000,000 is expected");
    return 0;
  }
  std::int64_t whole(std::int64_t from, std::int64_t to) const {
    if (const auto* n = value_->integer(); n && *n >= from && *n <= to) return *n;
    fault("a whole number from " + std::to_string(from) + " to " + std::to_string(to) + " is expected");
    return from;
  }
  Words words() const {
    Words out;
    each_member([&](const std::string& language, Member m) { out.emplace(language, m.text()); });
    return out;
  }
  std::vector<std::string> texts() const {
    std::vector<std::string> out;
    each([&](Member m) { out.push_back(m.text()); });
    return out;
  }
  std::vector<double> numbers() const {
    std::vector<double> out;
    each([&](Member m) { out.push_back(m.number()); });
    return out;
  }

  void each(const std::function<void(Member)>& f) const {
    const auto* list = value_->array();
    if (!list) return fault("a list is expected");
    for (std::size_t i = 0; i < list->size(); ++i) f(Member((*list)[i], pointer_ + "/" + std::to_string(i), *faults_));
  }
  void each_member(const std::function<void(const std::string&, Member)>& f) const {
    const auto* object = value_->object();
    if (!object) return fault("an object is expected");
    for (const auto& [name, value] : *object) f(name, Member(value, pointer_ + "/" + name, *faults_));
  }

 private:
  const json::Value* value_;
  std::string pointer_;
  Faults* faults_;
};

}  // namespace homeward::scoring
