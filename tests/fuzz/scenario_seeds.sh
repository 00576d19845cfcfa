#!/usr/bin/env bash
# Writes the seeds of fuzz targets: each scenario folder of the tree as one file to FOLDER/scenario, and each plan to
# FOLDER/plan. scenario_seeds.sh FOLDER
set -euo pipefail
mkdir -p "$1/scenario" "$1/plan"
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
    ) >"$output/scenario/$(tr / - <<<"${scenario#./}").txt"
done
find . -path '*/plans/*.json' | LC_ALL=C sort | while read -r plan; do
    cp "$plan" "$output/plan/$(tr / - <<<"${plan#./}")"
done
