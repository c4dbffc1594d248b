#pragma once
#include <functional>

#include "platform/http/routes.hpp"

namespace homeward::people {

/// Finds people who may be the same among ids (ascending) the asker may see; handed in by app.
using DuplicateFinder = std::function<std::vector<std::pair<Uuid, double>>(
    const std::vector<std::string>& names, std::optional<int> birth_year, std::span<const Uuid> within)>;

/// `entries` and `access_log` are the two chains; they outlive the routes.
void add_routes(http::Routes& routes, const journal::Chain& entries, const journal::Chain& access_log,
                DuplicateFinder find_duplicates);

}  // namespace homeward::people
