#!/usr/bin/env bash
# Writes each scenario folder of the tree as one file for the scenario fuzz target: scenario_seeds.sh FOLDER
set -euo pipefail
mkdir -p "$1"
output=$(realpath "$1")
cd "$(dirname "${BASH_SOURCE[0]}")/../../scenarios"
find . -name scenario.json -printf '%h\n' | LC_ALL=C sort | while read -r scenario; do
    (
        cd "$scenario"
        find . -name '*.json' -o -name '*.csv' | LC_ALL=C sort | while read -r file; do
            printf '=== %s\n' "${file#./}"
            cat "$file"
            echo
        done
    ) >"$output/$(tr / - <<<"${scenario#./}").txt"
done
