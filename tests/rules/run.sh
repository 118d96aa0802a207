#!/bin/sh
# The rules of meaning, one by one. The cases beside this script hold what follows from each rule as
# `expect` lines, worked out by hand; what needs options, refusals, and rows that must not be there
# stand in rows.sh, names.sh, lenses.sh, trust.sh, refused.sh and caps.sh. CASUS names the program.
set -u
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
mkdir "$work/law" || exit 2
cd "$here" || exit 2
failed=0

. ./kit.sh
"$CASUS" test . >"$work/out" 2>&1 || wrong "expectations of the rule cases" "$work/out"
. ./rows.sh
. ./names.sh
. ./lenses.sh
. ./trust.sh
. ./refused.sh
. ./caps.sh
exit $failed
