#!/usr/bin/env bash
# Writes every string marked for translation to a template: extract.sh OUTPUT.pot
# Texts are formatted by {fmt}: what looks like a printf format to xgettext ("5 % of") is none.
set -euo pipefail
# Texts are fmt formats: a percent sign is only a percent sign.
output=$(realpath -m "$1")
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
mkdir -p "$(dirname "$output")"
find sim gui -name '*.[ch]pp' | LC_ALL=C sort | xgettext --files-from=- --language=C++ --from-code=UTF-8 \
    --keyword= --keyword=tr --keyword=tr_n:1,2 --keyword=UMBRAL_N \
    --sort-by-file --no-location --no-wrap --package-name=umbral --output=- \
    | sed '/^#, c-format$/d; /^"POT-Creation-Date/d; /^"PO-Revision-Date/d; s/charset=CHARSET/charset=UTF-8/' >"$output"
