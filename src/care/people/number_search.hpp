#pragma once
#include "platform/access/reader.hpp"

/// Finding people by a whole number that somebody issued, e.g. of a passport.
namespace homeward::people {

/// The keyed hash under which a number is looked up: the number itself stands sealed in its row.
Blob number_key(const vault::Vault& vault, std::string_view issuer, std::string_view number);

/// Persons with an identifier of this number, whoever issued it, among the identifiers that may be seen. Nobody where
/// what was typed cannot be a number: without a digit, or too short to mean one person.
std::vector<Uuid> find_by_number(access::Reader& reader, std::string_view typed);

}  // namespace homeward::people
