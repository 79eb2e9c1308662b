#!/bin/sh
# Builds the probe's jar twice, from two copies of the committed sources in different places, and compares the bytes.
set -eu
root=$(git -C "$(dirname "$0")" rev-parse --show-toplevel)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for copy in one another-place; do
  mkdir "$work/$copy"
  git -C "$root" archive HEAD | tar -x -C "$work/$copy"
  (cd "$work/$copy" && mvn -q -pl probe -am package -DskipTests -Dformat.skip)
done
one=$(ls "$work"/one/probe/target/*-shaded.jar)
cmp "$one" "$work/another-place/probe/target/$(basename "$one")"
size=$(wc -c < "$one")
[ "$size" -le 1048576 ] || { echo "the jar has $size bytes, more than 1 MB" >&2; exit 1; }
echo "same bytes twice: $(sha256sum "$one" | cut -d' ' -f1), $size bytes"
