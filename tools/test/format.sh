#!/usr/bin/env bash
# clang-format over our C++ files: `--check` fails on a difference, without it they are rewritten.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
mode=(-i)
[[ ${1:-} == --check ]] && mode=(--dry-run -Werror)
find src tests bench cmake \( -name '*.cpp' -o -name '*.hpp' \) -print0 2>/dev/null |
  xargs -0 --no-run-if-empty -n 40 -P "$(nproc)" clang-format-16 "${mode[@]}"
