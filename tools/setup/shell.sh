# shellcheck shell=bash
# Sourced by ./run, ./test and ./dev, which have changed to the project's folder: words on the screen, steps, root.

if [[ -t 1 && -z "${NO_COLOR:-}" ]]; then bold=$'\e[1m' red=$'\e[31m' plain=$'\e[0m'; else bold='' red='' plain=''; fi

say() { printf '%s==> %s%s\n' "$bold" "$*" "$plain"; }
fail() { printf '%s%s%s\n' "$red" "$*" "$plain" >&2; exit 1; }

# step WORDS COMMAND...: runs a command whose output matters only when it fails.
step() {
  local words=$1 log began=$SECONDS
  shift
  mkdir -p build/log
  log="build/log/$(tr -c 'a-z0-9\n' '-' <<<"${words,,}").log"
  printf '%s==> %s%s ... ' "$bold" "$words" "$plain"
  if "$@" >"$log" 2>&1; then
    printf 'done (%d s)\n' $((SECONDS - began))
  else
    printf '%sfailed%s\n' "$red" "$plain"
    tail -n 40 "$log" >&2
    printf '%sThe whole output is in %s%s\n' "$red" "$log" "$plain" >&2
    return 1
  fi
}

as_root() {
  if [[ $EUID -eq 0 ]]; then "$@"
  elif command -v sudo >/dev/null; then sudo "$@"
  else fail "installing packages needs root: run this once as root, or install sudo"
  fi
}
