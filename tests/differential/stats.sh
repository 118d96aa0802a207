#!/bin/sh
# stats.sh [SEED [N]] - what the random pairs hold: how often each verdict, kind of hinge and
# construct occurs, and how many worlds the rows have. For tuning the generator.
set -u
cd "$(dirname "$0")/../.." || exit 2
TOOLS=$(pwd)/build/differential
CASUS_RELEASE=
. tests/differential/pairs.sh
build_tools || exit 2
dir=$(mktemp -d) || exit 2
trap 'rm -rf "$dir"' EXIT INT TERM
"$TOOLS/generate" "${1:-1}" "${2:-500}" "$dir" || exit 2
cd "$dir" || exit 2
for case in p*.case; do
    # shellcheck disable=SC2046
    "$TOOLS/reference" --most 400 --worlds $(cat "${case%.case}.args") "$case" 2>>worlds >>rows
done
echo "rows:"
awk -F'\t' '
    $1 == "SKIP" { skipped++; next }
    $7 ~ /^over / { overlay[substr($7, 6)]++; next }
    { rows++; at = $1 == "joint" ? 6 : 7; joint += at == 6
      open += $at ~ /\|/; n = split($at, v, "|"); for (i = 1; i <= n; i++) verdict[v[i]]++
      n = split($(at + 1) == "-" ? "" : $(at + 1), h, ";")
      for (i = 1; i <= n; i++) {
          k = h[i]
          if (k ~ /^unrecorded/) k = k ~ /\.[a-z]+$/ ? "slot of an unrecorded event" : "unrecorded event"
          else if (k ~ /^day of/) k = "day"
          else if (k ~ /\(/) { any = k ~ /any /; sub(/\(.*/, "", k); if (any) k = k "(any)" }
          else k = k ~ /\./ ? "slot" : "occurs"
          hinge[k]++
      }
      if ($(at + 2) != "-") hinge["judgment"]++
      if ($(at + 3) != "-") hinge["reading"]++ }
    END { printf "%7d in all, %d joint, %d open, %d skipped\n", rows, joint, open, skipped
        for (k in verdict) printf "%7d %s\n", verdict[k], k | "sort -rn"; close("sort -rn")
        print "over verdicts:"
        for (k in overlay) printf "%7d %s\n", overlay[k], k | "sort -rn"; close("sort -rn")
        print "hinges:"
        for (k in hinge) printf "%7d %s\n", hinge[k], k | "sort -rn" }' rows
echo "worlds:"
awk '/^worlds/ { w = $2; k = w == 1 ? "1" : w <= 20 ? "2 to 20" : w <= 200 ? "21 to 200" : w <= 400 ? "201 to 400" : "more"; n[k]++ }
    END { for (k in n) printf "%7d %s\n", n[k], k | "sort -rn" }' worlds
echo "constructs, in lines of law and cases:"
for word in 'arises for' 'party v' 'where' 'when' 'provided' 'first' 'unless' 'shall not' 'partly' 'tendered' 'within' 'excused by' 'released by' \
    'subject to' 'parties together' 'owed by each' 'owed to' 'such that' 'every' ' no ' 'during' 'before' 'article . version' 'reading r' 'requires' \
    'excludes' 'sometime' 'any state' 'at least' 'at most' 'joined by' 'record complete' 'throughout' 'appraised' 'given' 'claimed by' 'denied by' \
    'unknown' 'admitted' 'found by' 'agreed' 'stipulated' ' none' '--as-of' '--policy' '--set'; do
    printf '%7d %s\n' "$(cat p*.treaty p*.case p*.args | grep -c -- "$word")" "$word"
done
