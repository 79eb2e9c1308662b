#!/usr/bin/env bash
# Installs what the tests of the command line need. Called by .ci/run, which exports `retry` and VPC_DOCTOR_TESTS_VENV and
# has refreshed the package lists.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

# awscli builds worlds in the test API server; curl invokes functions in network namespaces; the venv module is a package of
# its own for Debian's Python.
packages=()
for package in awscli curl python3-venv; do
    dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || packages+=("$package")
done
if ((${#packages[@]})); then
    retry apt-get -q -y -o DPkg::Lock::Timeout=600 --no-install-recommends install "${packages[@]}"
fi

# The test API server, and what judges policies and templates, at pinned versions. The list is copied last, so a broken attempt is not taken for a good one.
if ! cmp -s requirements.txt "$VPC_DOCTOR_TESTS_VENV/requirements.txt" ||
    ! "$VPC_DOCTOR_TESTS_VENV/bin/python" -c 'import moto.server, parliament, hcl2'; then
    rm -rf "$VPC_DOCTOR_TESTS_VENV"
    python3 -m venv "$VPC_DOCTOR_TESTS_VENV"
    retry "$VPC_DOCTOR_TESTS_VENV/bin/pip" install --quiet --disable-pip-version-check --no-input -r requirements.txt
    "$VPC_DOCTOR_TESTS_VENV/bin/pip" check
    "$VPC_DOCTOR_TESTS_VENV/bin/python" -c 'import moto.server, parliament, hcl2'
    cp requirements.txt "$VPC_DOCTOR_TESTS_VENV/requirements.txt"
fi
