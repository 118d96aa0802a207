#!/bin/sh
# mirror.sh A B - copies its input with the two names swapped, whole words only, so that a case can be
# put to its own mirror image: what A did B does, and the other way round. A and B are names of states
# as files declare them (Kyrgyzstan Tajikistan); labels, places and words of prose stay.
set -u
[ $# -eq 2 ] || { echo "usage: mirror.sh A B <text" >&2; exit 2; }
LC_ALL=C awk -v a="$1" -v b="$2" '
{
    out = ""
    rest = $0
    while (match(rest, /[A-Za-z0-9_]+/)) {
        word = substr(rest, RSTART, RLENGTH)
        out = out substr(rest, 1, RSTART - 1) (word == a ? b : word == b ? a : word)
        rest = substr(rest, RSTART + RLENGTH)
    }
    print out rest
}'
