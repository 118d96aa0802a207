#!/bin/sh
# shrink.sh DIR NAME [OUT] - reduces a pair on which the evaluators disagree.
#
# DIR/NAME.{terms,treaty,case,args} come from the generator. Keeps the first case of the stream that
# shows the disagreement, then leaves out blocks, lines and words as long as the evaluators still
# differ in the same way (verdicts, facts, appraisals, readings, what stands over them, or rows that one of them lacks).
# What is left is printed, and written to OUT where one is given.
set -u
cd "$(dirname "$0")/../.." || exit 2
root=$(pwd)
TOOLS=$root/build/differential
CASUS_RELEASE=${CASUS_RELEASE:-$root/build/casus}
. tests/differential/pairs.sh
if [ $# -lt 2 ] || [ ! -e "$1/$2.case" ]; then
    echo "usage: tests/differential/shrink.sh DIR NAME [OUT]" >&2
    exit 2
fi
from=$1 name=$2 out=${3:-}
build_tools || exit 2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT INT TERM

# In which columns the rows of one key differ.
ways() {
    LC_ALL=C awk -F'\t' '
        /^[-+] / && $7 ~ /^over / { print "overlays"; next }
        /^[-+] / { sign = substr($0, 1, 1); sub(/^. /, ""); last = $1 == "joint" ? 5 : 6; key = ""
            for (i = 1; i <= last; i++) key = key FS $i
            for (i = 1; i <= 4; i++) said[sign, key, i] = $(last + i)
            seen[sign, key] = 1; keys[key] = 1 }
        END { split("verdicts facts appraisals readings", column, " ")
            for (key in keys)
                if (!(("-", key) in seen)) print "only-program"
                else if (!(("+", key) in seen)) print "only-reference"
                else for (i = 1; i <= 4; i++) if (said["-", key, i] != said["+", key, i]) print column[i] }' "$1" | sort -u
}

differs() { # does the pair p in $work still differ in the way that is looked for?
    rm -f "$work/p.differ"
    compare_pair "$work" p 4000 2>/dev/null
    [ $? -eq 1 ] || return 1
    [ -z "${way:-}" ] || ways "$work/p.differ" | grep -qx "$way"
}

attempt() { # FILE: takes the candidate in $work/next for it where the pair still differs
    cp "$work/$1" "$work/before"
    cp "$work/next" "$work/$1"
    differs && return 0
    cp "$work/before" "$work/$1"
    return 1
}

# Line I, with the block that it opens.
without_block() {
    awk -v at="$2" 'NR == at && /^[ \t]*}/ { exit 3 }
        NR == at { skip = 1; depth = 0 }
        skip { depth += gsub(/{/, "{") - gsub(/}/, "}"); if (depth <= 0) skip = 0; next }
        { print }' "$work/$1" >"$work/next"
}

without_words() { # FILE LINE FIRST COUNT
    awk -v at="$2" -v first="$3" -v count="$4" 'NR == at {
            n = split($0, word, " "); if (first + count - 1 > n) exit 3
            text = ""
            for (i = 1; i <= n; i++) if (i < first || i >= first + count) text = text (text == "" ? "  " : " ") word[i]
            print text; next }
        { print }' "$work/$1" >"$work/next"
}

lines_of() {
    awk 'END { print NR }' "$work/$1"
}

drop_lines() {
    i=1
    while [ "$i" -le "$(lines_of "$1")" ]; do
        if without_block "$1" "$i" && attempt "$1"; then smaller=1; else i=$((i + 1)); fi
    done
}

drop_words() {
    i=2
    while [ "$i" -le "$(lines_of "$1")" ]; do
        for count in 6 4 3 2 1; do
            w=2
            while without_words "$1" "$i" "$w" "$count"; do
                if attempt "$1"; then smaller=1; else w=$((w + 1)); fi
            done
        done
        i=$((i + 1))
    done
}

cp "$from/$name.terms" "$work/p.terms"
sed "s/\"$name\.terms\"/\"p.terms\"/" "$from/$name.treaty" >"$work/p.treaty"
cp "$from/$name.args" "$work/p.args"
way=
awk -v dir="$work" '/^case / { n++ } n { print > (dir "/case." n) }' "$from/$name.case"
found=
for one in "$work"/case.*; do
    { echo 'use "p.treaty"'; cat "$one"; } >"$work/p.case"
    if differs; then found=1; break; fi
done
if [ -z "$found" ]; then
    echo "the evaluators agree on every case of $from/$name.case"
    exit 1
fi
way=$(ways "$work/p.differ" | head -1)
echo >"$work/next"
attempt p.args
smaller=1
while [ $smaller -eq 1 ]; do
    smaller=0
    for file in p.case p.treaty; do drop_lines $file; done
    for file in p.case p.treaty; do drop_words $file; done
done
drop_lines p.terms
differs
for part in args treaty case differ; do
    echo "--- $part"
    cat "$work/p.$part"
done
if [ -n "$out" ]; then
    mkdir -p "$out"
    cp "$work/p.terms" "$work/p.treaty" "$work/p.case" "$work/p.args" "$work/p.differ" "$out/"
fi
