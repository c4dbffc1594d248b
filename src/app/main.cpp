#include "app/commands.hpp"

int main(int argc, char** argv) { return homeward::app::run_command_line(argc, argv); }
