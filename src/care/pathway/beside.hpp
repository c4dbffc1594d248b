#pragma once
#include "care/pathway/views.hpp"

#include <map>
#include <set>
#include <span>

/// What stands beside the rows of a list, asked for once for all of them. Only for the views of this room.
namespace homeward::pathway {

/// Rows of one kind by their id, as far as they may be seen.
template <class T>
class Known {
 public:
  Known(Reader& reader, const std::set<Uuid>& ids) {
    for (auto& row : reader.load<T>(std::vector<Uuid>(ids.begin(), ids.end()))) {
      const Uuid id = row.id().value;
      rows_.emplace(id, std::move(row));
    }
  }
  std::optional<Disclosed<T>> find(std::optional<Uuid> id) const {
    const auto found = id ? rows_.find(*id) : rows_.end();
    return found == rows_.end() ? std::nullopt : std::optional(found->second);
  }

 private:
  std::map<Uuid, Disclosed<T>> rows_;
};

/// The id that a row holds; nothing where it is not open, or there is none.
template <auto Member, class T>
std::optional<Uuid> id_in(const Disclosed<T>& row) {
  const auto* id = row.template see<Member>();
  if (!id) return std::nullopt;
  if constexpr (requires { id->has_value(); }) {
    return *id ? std::optional((*id)->value) : std::nullopt;
  } else {
    return id->value;
  }
}

template <auto Member, class T>
std::set<Uuid> ids_in(std::span<const Disclosed<T>> rows) {
  std::set<Uuid> out;
  for (const auto& row : rows)
    if (const auto id = id_in<Member>(row)) out.insert(*id);
  return out;
}

/// Whoever is keyworker of these people today. A stay says who it was when it began, which may have changed since.
class Keyworkers {
 public:
  Keyworkers(Reader& reader, const std::set<Uuid>& people);
  /// Named last at the place of the stay; where nobody was, at another that the reader sees.
  std::optional<Disclosed<Account>> of(const Disclosed<Stay>& stay) const;

 private:
  Keyworkers(Reader& reader, const std::vector<Disclosed<Relation>>& named);
  std::map<Uuid, Uuid> anywhere_;             ///< by person
  std::map<std::pair<Uuid, Uuid>, Uuid> at_;  ///< by person and place
  Known<Account> accounts_;
};

}  // namespace homeward::pathway
