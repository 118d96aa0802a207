#!/bin/sh
# seeds.sh FOLDER - inputs for fuzz_law to begin with: each case of the rules of meaning with the law it
# uses, in one text.
set -u
out=${1:?names a folder}
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$out" || exit 2
cd "$here/../rules" || exit 2
for file in *.case; do
    case $file in *sixteen*) continue ;; esac # tables of sixteen bits take a sanitized program seconds
    {
        cat words.terms
        for treaty in $(sed -n 's/^use "\(.*\.treaty\)".*/\1/p' "$file"); do cat "$treaty"; done | grep -v '^use '
        printf '\n%%%%\n'
        grep -v '^use ' "$file"
    } >"$out/$file"
done
