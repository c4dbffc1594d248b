#pragma once
#include "base/value.hpp"

/// Describing a struct: beside BOOST_DESCRIBE_STRUCT, a specialisation of `Described` with its tables. What is made of
/// them, `meta_of<T>()`, is declared here and made once in a .cpp of the room (base/describe_meta.hpp): made in every
/// file that uses a record, it took two thirds of the whole compile time.
namespace homeward {

template <class T>
struct Described;

}  // namespace homeward
