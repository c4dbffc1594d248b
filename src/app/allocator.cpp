#include <mimalloc.h>

/// How the allocator of the programs is set; part of each program that links it, not of a tier.
namespace {

/// A figure takes some ten megabytes for a tenth of a second. Given back to the system at once, every page of it has to
/// be cleared anew for the next figure, a sixth of its time; so memory goes back once nobody has wanted it for a while.
constexpr long k_keep_ms = 5000;

[[maybe_unused]] const bool k_set = [] {
  mi_option_set(mi_option_decommit_delay, k_keep_ms);
  return true;
}();

}  // namespace
