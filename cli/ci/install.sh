#!/usr/bin/env bash
# Installs what the tests of the command line need, on Debian. Idempotent; needs root for packages. Called by .ci/run, which
# exports `retry`.
#
#   VPC_DOCTOR_TESTS_VENV   where the Python programs are put
#                           (default: ${XDG_CACHE_HOME:-~/.cache}/vpc-doctor-tests/venv)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

venv=${VPC_DOCTOR_TESTS_VENV:-${XDG_CACHE_HOME:-$HOME/.cache}/vpc-doctor-tests/venv}
if ! declare -F retry >/dev/null; then
    retry() { "$@"; }
fi

# awscli builds worlds in the test API server; curl invokes functions in network namespaces; the venv module is a package of
# its own for Debian's Python.
packages=()
for package in awscli curl python3-venv; do
    dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || packages+=("$package")
done
if ((${#packages[@]})); then
    retry apt-get -q -o DPkg::Lock::Timeout=600 update
    DEBIAN_FRONTEND=noninteractive retry apt-get -q -y -o DPkg::Lock::Timeout=600 --no-install-recommends install "${packages[@]}"
fi

# The test API server, and what judges policies and templates, at pinned versions. The list is copied last, so a broken attempt is not taken for a good one.
if ! cmp -s requirements.txt "$venv/requirements.txt" ||
    ! "$venv/bin/python" -c 'import moto.server, parliament, hcl2'; then
    rm -rf "$venv"
    python3 -m venv "$venv"
    retry "$venv/bin/pip" install --quiet --disable-pip-version-check --no-input -r requirements.txt
    "$venv/bin/pip" check
    "$venv/bin/python" -c 'import moto.server, parliament, hcl2'
    cp requirements.txt "$venv/requirements.txt"
fi
