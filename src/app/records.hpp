#pragma once

namespace homeward::app {
/// Registers every stored record of the program, once, before anything is opened.
void register_all_records();
}  // namespace homeward::app
