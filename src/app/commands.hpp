#pragma once

namespace homeward::app {
/// The command line: `homeward <verb> ...`. Exit codes: 0 done, 1 refused or found wrong, 2 bad input.
int run_command_line(int argc, char** argv);
}  // namespace homeward::app
