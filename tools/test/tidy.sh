#!/usr/bin/env bash
# clang-tidy over the C++ files that changed since the branch left origin/main (or in the last commit, where that is
# the same), committed or not. HOMEWARD_BASE names another commit to compare with.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

base=${HOMEWARD_BASE:-$(git merge-base HEAD origin/main 2>/dev/null || true)}
if [[ -z $base || $(git rev-parse "$base") == $(git rev-parse HEAD) && -z "$(git status --porcelain -- src)" ]]; then
  base=$(git rev-parse --verify --quiet HEAD~1 || true)
fi

# Its own preset: the commands of a GCC build with a precompiled header mean nothing to clang. The second run of cmake
# takes in new files; a file that no target compiles is left out.
[[ -e build/tidy/build.ninja ]] || cmake --preset tidy >/dev/null
cmake build/tidy >/dev/null
mapfile -t files < <(
  { git diff --name-only --diff-filter=d "${base:-HEAD}" -- '*.cpp'
    git ls-files --others --exclude-standard -- '*.cpp'; } | sort -u |
    while read -r file; do ! grep -qF "\"$PWD/$file\"" build/tidy/compile_commands.json || echo "$file"; done
)
((${#files[@]})) || { echo "no C++ file changed"; exit 0; }

echo "${#files[@]} files"
printf '%s\0' "${files[@]}" | xargs -0 -n 1 -P "$(nproc)" clang-tidy-16 --quiet -p build/tidy 2> >(grep -v 'warnings generated' >&2)
