#pragma once
#include "platform/db/store.hpp"

#include <string>

/// Parts of `schema_of` that migrations use.
namespace homeward::db {

/// An identifier in double quotes: members are called `end`, `order` and `when`.
std::string quoted(std::string_view name);

/// `"name" TYPE NOT NULL`. A needed member that a later release added has its default in the schema, so that a fresh
/// store and a migrated one are the same.
std::string column_definition(const FieldMeta& field, Engine engine);

/// `ALTER TABLE ... ADD COLUMN`: old rows get the member's default and keep their checksum.
std::string add_column(const Meta& meta, const FieldMeta& field, Engine engine);

}  // namespace homeward::db
