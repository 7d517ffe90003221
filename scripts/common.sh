# shellcheck shell=bash
# What the scripts share. To be sourced: what is said goes to standard error, under the name of the script that says it.

script=$(basename "$0")
say() { printf '%s\n' "$script: $*" >&2; }
give_up() { say "$@"; exit 2; }

# A fixed version may be one that the engine refuses; left alone, client and engine agree on one.
unset DOCKER_API_VERSION

# missing COMMAND=PACKAGE...: the packages of those commands that are not there.
missing() {
  local pair
  for pair; do
    command -v "${pair%%=*}" >/dev/null || printf '%s\n' "${pair#*=}"
  done
}

# install_packages PACKAGE...: Debian's, as root; elsewhere says what is to be installed. Nothing is nothing to do.
install_packages() {
  [ $# -gt 0 ] || return 0
  if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    give_up "missing: $*. Install that, then run $script again."
  fi
  say "installing $*"
  # Only what goes wrong is shown.
  apt-get update -qq >/dev/null </dev/null || say "the lists of packages could not be brought up to date"
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null </dev/null ||
    give_up "could not install $*"
  hash -r
}

# install_missing COMMAND=PACKAGE...: the packages of those commands that are not there.
install_missing() {
  # shellcheck disable=SC2046 # names of packages have no blanks
  install_packages $(missing "$@")
}

limited() { if command -v timeout >/dev/null; then timeout 10 "$@"; else "$@"; fi; }

# find_engine [HOST]: whether an engine answers, at HOST or where the client looks by itself (DOCKER_HOST, its context,
# the default socket). Sets `docker` to the first client on the PATH that gets an answer, for there are clients that an
# older engine refuses, and `engine` to what answered.
# shellcheck disable=SC2034 # both are for whoever sources this
find_engine() {
  local client
  while IFS= read -r client; do
    engine=$(limited "$client" ${1:+-H "$1"} version \
      --format '{{.Server.Version}}, API {{.Server.APIVersion}}' 2>/dev/null) || continue
    docker=$client
    return 0
  done < <(type -ap docker)
  return 1
}
