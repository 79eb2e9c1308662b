#!/usr/bin/env bash
# Times `vpc-doctor path` as a whole process, on a real snapshot, against `aws --version` in the same run. The goal is three
# quarters of it at most: whoever waits for one AWS call anyway does not notice the answer.
#
# usage: whole-process.sh [RUNS]        after `mvn package`; RUNS is 30 if not given
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

doctor=../target/dist/bin/vpc-doctor
snapshot=../src/test/resources/aws-snapshots/nat-gateway
path=("$doctor" path --from i-0a128d26e59be60f3 --to 8.8.8.8:443 --snapshot "$snapshot")
# Debian's, not one from a virtual environment that comes first on the PATH.
aws=/usr/bin/aws
goal=0.75

for need in "$doctor" "$aws" "$snapshot"; do
    [[ -e $need ]] || { echo "whole-process.sh: $need is missing (mvn package, apt-get install awscli)" >&2; exit 2; }
done
command -v hyperfine >/dev/null || { echo "whole-process.sh: hyperfine is missing (apt-get install hyperfine)" >&2; exit 2; }

# A command that only complains about its usage would be fast too.
status=0
"${path[@]}" || status=$?
((status == 0 || status == 1 || status == 3)) || { echo "whole-process.sh: path ended with exit code $status" >&2; exit 2; }

result=$(mktemp)
trap 'rm -f "$result"' EXIT
hyperfine --shell=none --ignore-failure --warmup 3 --runs "${1:-30}" --export-json "$result" \
    --command-name "vpc-doctor path" "$(printf '%q ' "${path[@]}")" \
    --command-name "aws --version" "$aws --version"

python3 - "$result" "$goal" <<'PYTHON'
import json, sys

path, aws = (run["median"] for run in json.load(open(sys.argv[1]))["results"])
ratio, goal = path / aws, float(sys.argv[2])
print(f"vpc-doctor path {path * 1000:.0f} ms, aws --version {aws * 1000:.0f} ms: {ratio:.2f} of it (goal {goal})")
sys.exit(ratio > goal)
PYTHON
