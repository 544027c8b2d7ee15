#!/usr/bin/env bash
# Installs what the interop tests need: foreign phones, flite's library, the SDKs, and what reads our
# OpenAPI document.
# With --check it installs nothing and only says, by its exit code, whether all of it is there.
set -euo pipefail
cd "$(dirname "$0")"

PACKAGES='sip-tester baresip libflite1'

tools_are_there() {
  command -v sipp >/dev/null && command -v baresip >/dev/null && flite_is_there
}

flite_is_there() {
  local folder
  for folder in /usr/lib/*-linux-gnu /usr/lib /usr/lib64 /usr/local/lib; do
    [ ! -e "$folder/libflite.so.1" ] || return 0
  done
  return 1
}

# What npm has installed is what the lock file wants.
sdk_is_there() {
  [ -d sdk/node_modules/@jambonz ] && [ ! sdk/package-lock.json -nt sdk/node_modules/.package-lock.json ]
}

# The generator and the tester of our OpenAPI document, in an environment of their own.
clients_are_there() {
  [ -x clients/venv/bin/schemathesis ] && [ ! clients/requirements.txt -nt clients/venv/installed ]
}

venv_is_there() { python3 -c 'import venv, ensurepip' 2>/dev/null; }

node_is_there() { command -v node >/dev/null && command -v npm >/dev/null; }

if [ "${1:-}" = --check ]; then
  tools_are_there && node_is_there && sdk_is_there && clients_are_there
  exit
fi

if ! tools_are_there || ! node_is_there || ! venv_is_there; then
  node_is_there || PACKAGES="$PACKAGES nodejs npm"
  venv_is_there || PACKAGES="$PACKAGES python3 python3-venv"
  root=''
  [ "$(id -u)" = 0 ] || root='sudo -n'
  export DEBIAN_FRONTEND=noninteractive
  $root apt-get install -y --no-install-recommends $PACKAGES ||
    { $root apt-get update && $root apt-get install -y --no-install-recommends $PACKAGES; }
fi
# The lock file names versions and checksums and no registry; nothing runs at installation.
if ! sdk_is_there; then
  npm ci --prefix sdk --ignore-scripts --no-audit --no-fund
  touch sdk/node_modules/.package-lock.json
fi
# The list names every version.
if ! clients_are_there; then
  python3 -m venv --clear clients/venv
  clients/venv/bin/pip install --quiet --disable-pip-version-check --no-deps \
    --requirement clients/requirements.txt
  touch clients/venv/installed
fi
