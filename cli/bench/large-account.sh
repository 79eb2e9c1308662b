#!/usr/bin/env bash
# Loads the snapshot of a generated account and walks 10,000 times in it: 2,000 functions, 20,000 network interfaces, 2,500
# security groups of 60 rules, 200 subnets, 20 prefix lists of 1,000 entries; and a quarter and four times of all that, to
# show how the cost grows. The options of the JVM are the launcher's. The goal for the whole: 10 s, and 1 GiB of memory.
#
# usage: large-account.sh        after `mvn -Pbench -DskipTests package`
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

lib=../target/dist/lib
classes=target/classes
for need in "$lib/vpc-doctor.jar" "$classes/dev/vpcdoctor/bench/LargeAccountBenchmark.class"; do
    [[ -e $need ]] || { echo "large-account.sh: $need is missing (mvn -Pbench -DskipTests package)" >&2; exit 2; }
done
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

run() {
    "$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 "-Xmx$1" -cp "$classes:$lib/vpc-doctor.jar" \
        dev.vpcdoctor.bench.LargeAccountBenchmark "${@:2}"
}

printf 'size\tMB of JSON\tload s\twalks s\tMiB\tverdicts\n'
# The heap that the whole account gets leaves room below 1 GiB for all else that a JVM holds.
for size in 0.25:850m 1:850m 4:3400m; do
    factor=${size%:*}
    run "${size#*:}" write "$factor" "$folder/$factor"
    # Three processes each: a loaded machine disturbs, so the fastest counts.
    best=$(for _ in 1 2 3; do run "${size#*:}" walk "$factor" "$folder/$factor"; done | sort -t$'\t' -k2,2n | head -1)
    printf '%s\t%s\t%s\n' "$factor" "$(du -sm "$folder/$factor" | cut -f1)" "$(cut -f2- <<<"$best")"
    rm -rf "${folder:?}/$factor"
done
