# shellcheck shell=bash
# Sourced after shell.sh: installs what is missing, and takes under a second when nothing is.

node_bin="$PWD/tools/node/node_modules/.bin"

missing_packages() {
  comm -23 <(sed 's/#.*//' tools/setup/apt-packages.txt | tr -s ' ' '\n' | grep . | sort -u) \
           <(dpkg-query -W -f='${db:Status-Status} ${Package}\n' | sed -n 's/^installed //p' | sort -u)
}

apt_install() { # as root, in an environment without questions
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"
}

install_debian_packages() {
  local missing
  mapfile -t missing < <(missing_packages)
  ((${#missing[@]})) || return 0
  command -v apt-get >/dev/null || fail "this needs Debian 12; missing: ${missing[*]}"
  # PostgreSQL would make and start a cluster that nobody here uses.
  if [[ ! -e /etc/postgresql-common/createcluster.conf ]]; then
    as_root mkdir -p /etc/postgresql-common
    echo 'create_main_cluster = false' | as_root tee /etc/postgresql-common/createcluster.conf >/dev/null
  fi
  step "Reading Debian's package lists" as_root apt-get update
  step "Installing ${#missing[@]} Debian packages (some minutes)" apt_install "${missing[@]}"
}

# The pinned Node comes as an npm package; any npm can fetch it, nothing else is done with the system's.
install_node() {
  local wanted
  wanted=$(sed -n 's/.*"node": "\([0-9.]*\)".*/\1/p' tools/node/package.json)
  [[ "$("$node_bin/node" --version 2>/dev/null)" == "v$wanted" ]] && return 0
  # Debian's npm conflicts with a nodejs from elsewhere, so it is installed only where there is none.
  command -v npm >/dev/null || step "Installing Debian's npm" apt_install nodejs npm
  step "Fetching Node $wanted" env -C tools/node npm ci
  [[ "$("$node_bin/node" --version)" == "v$wanted" ]] || fail "tools/node has $("$node_bin/node" --version), not v$wanted"
}

# npm must itself run under the pinned Node: an older one silently leaves out native parts.
in_web() { env -C web PATH="$node_bin:$PATH" "$@"; }

install_web_packages() {
  local stamp=web/node_modules/.installed now
  now=$(cat web/package-lock.json tools/node/package-lock.json | sha256sum)
  [[ "$(cat "$stamp" 2>/dev/null)" == "$now" ]] && return 0
  step "Installing the web app's packages" in_web npm ci
  echo "$now" >"$stamp"
}

install_all() {
  install_debian_packages
  install_node
  install_web_packages
}
