# shellcheck shell=bash
# Sourced after packages.sh: builds the web app and the C++ presets.

# Vite empties dist/, so the mark in it is there only after a whole build.
build_web() {
  local mark=web/dist/.built
  if [[ -e $mark && -z "$(find web -path web/node_modules -prune -o -path web/dist -prune -o -newer "$mark" -print -quit)" ]]; then
    return 0
  fi
  step "Building the web app" in_web npm run build
  touch "$mark"
}

# configure PRESET: only when needed; later changes of CMake files are noticed by the build itself.
configure() {
  [[ -e build/$1/build.ninja ]] || step "Configuring build/$1" cmake --preset "$1"
}

# build PRESET [TARGET...]; off a terminal only what goes wrong is printed.
build() {
  local preset=$1 quiet=()
  shift
  [[ -t 1 ]] || quiet=(-- --quiet)
  configure "$preset"
  cmake --build "build/$preset" ${1:+--target "$@"} "${quiet[@]}"
}
