#!/bin/sh
# Installs what the probe's integration tests and benchmarks run against, on Debian. Idempotent; needs root for packages.
#
#   VPC_DOCTOR_TESTS   where programs that Debian does not package are put
#                      (default: ${XDG_CACHE_HOME:-~/.cache}/vpc-doctor-tests)
set -eu

tests=${VPC_DOCTOR_TESTS:-${XDG_CACHE_HOME:-$HOME/.cache}/vpc-doctor-tests}
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$tests/bin"

packages="postgresql mariadb-server redis-server nginx-light unbound dnsmasq-base memcached nftables iproute2 procps
  openssl nmap python3-aiosmtpd"
python3 -m pip --version >/dev/null 2>&1 || packages="$packages python3-pip"
missing=
for package in $packages; do
  case $(dpkg-query -W -f '${Status}' "$package" 2>/dev/null || true) in
    *"ok installed") ;;
    *) missing="$missing $package" ;;
  esac
done
if [ -n "$missing" ]; then
  # The tests start servers of their own on free ports; none shall come up as a service of the system.
  policy=/usr/sbin/policy-rc.d
  if [ ! -e "$policy" ]; then
    trap 'rm -f "$policy"' EXIT
    printf '#!/bin/sh\nexit 101\n' > "$policy"
    chmod 755 "$policy"
  fi
  apt-get update -qq -o DPkg::Lock::Timeout=600
  # shellcheck disable=SC2086
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq -o DPkg::Lock::Timeout=600 --no-install-recommends $missing
fi

# AWS's Lambda runtime interface emulator, as AWS builds it and ships it in the SAM CLI. Its Go module has no version that
# the module proxy serves.
sam=1.146.0
if [ ! -x "$tests/bin/aws-lambda-rie-$sam" ]; then
  work=$(mktemp -d)
  python3 -m pip download --quiet --no-deps --no-binary :none: --dest "$work" \
    --require-hashes --requirement "$here/sam-cli.txt"
  case $(uname -m) in
    aarch64) built=arm64 ;;
    *) built=x86_64 ;;
  esac
  python3 -m zipfile -e "$work"/aws_sam_cli-$sam-*.whl "$work/sam"
  install -m 755 "$work/sam/samcli/local/rapid/aws-lambda-rie-$built" "$tests/bin/aws-lambda-rie-$sam"
  rm -rf "$work"
fi
ln -sf "aws-lambda-rie-$sam" "$tests/bin/aws-lambda-rie"

# blackbox_exporter, the peer of the benchmark: pinned with all that it needs in go.mod and go.sum. No test needs it.
if ! command -v go >/dev/null; then
  echo "without a Go toolchain there is no blackbox_exporter, which only probe/bench/bench.py needs" >&2
elif [ ! -x "$tests/bin/blackbox_exporter-0.27.0" ]; then
  (cd "$here/blackbox" && go build -o "$tests/bin/blackbox_exporter-0.27.0" github.com/prometheus/blackbox_exporter)
fi
if [ -x "$tests/bin/blackbox_exporter-0.27.0" ]; then
  ln -sf blackbox_exporter-0.27.0 "$tests/bin/blackbox_exporter"
fi
