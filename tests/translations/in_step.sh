#!/usr/bin/env bash
# Fails when es.po lacks a string of the sources, keeps one that is gone, or has one untranslated or fuzzy.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
data/translations/extract.sh "$work/umbral.pot"
msgcmp data/translations/es.po "$work/umbral.pot" || { echo "run: ./dev translate" >&2; exit 1; }
msgattrib --only-obsolete data/translations/es.po >"$work/obsolete.po"
msgmerge --quiet --no-fuzzy-matching data/translations/es.po "$work/umbral.pot" \
    | msgattrib --only-obsolete >>"$work/obsolete.po"
if [ -s "$work/obsolete.po" ]; then
    cat "$work/obsolete.po" >&2
    echo "these strings are no longer in the sources; run: ./dev translate" >&2
    exit 1
fi
