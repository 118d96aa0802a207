#!/bin/sh
# hinges.sh - what a verdict of a bundled case is said to turn on, tried: each of the facts and appraisals that a row
# lists is assumed to be so and not to be so, in every combination.
#
# Of each row whose hinges --assume can name, and that has no more than three: every combination settles it; together they give
# its verdicts and no others; and the hinges are those of rule 27 (a fact in a smallest difference between two
# combinations with different verdicts). A row that lists none of what is assumed stays as it is, unless a `given` line ties it
# to that. Of sets of three the first of each case is tried (THREES: more), to bound the time. CASUS_RELEASE, else CASUS, names the program.
set -u
: "${CASUS:?name the program}"
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
program=${CASUS_RELEASE:-$CASUS}
threes=${THREES:-1}
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
failed=0 sets=0

# Sets of hinges, one a line, separated by semicolons.
sets_of='
$1 != "joint" {
    n = split(($8 == "-" ? "" : $8) ";" ($9 == "-" ? "" : $9), h, ";")
    for (i = k = 0; i++ < n;) {
        if (h[i] == "") continue
        if (h[i] !~ /^[A-Za-z_0-9]+$/ && h[i] !~ /^[a-z_]+\([^()]*\)$/) next
        own[++k] = h[i]
    }
    if (k == 0 || k > 3) next
    line = own[1]
    for (i = 2; i <= k; i++) line = line ";" own[i]
    if (line in seen || (k == 3 && ++three > threes)) next
    seen[line] = 1
    print line
}'

# The rows as they are, then one file for each combination that the record admits, named after its answers.
judge='
function key() { return $1 FS $3 FS $4 FS $5 FS $6 }
function member(h,    i) { for (i = 1; i <= n; i++) if (hinge[i] == h) return i; return 0 }
function asked(i, bits,    arg, k, a, e) {
    if (!(a = index(hinge[i], "("))) return 1
    k = split(substr(hinge[i], a + 1, length(hinge[i]) - a - 1), arg, ", ")
    for (a = 1; a <= k; a++) if ((e = member(arg[a])) && !substr(bits, e, 1)) return 0
    return 1
}
function difference(a, b,    i, d) {
    d = ""
    for (i = 1; i <= n; i++) d = d (asked(i, a) && asked(i, b) && substr(a, i, 1) != substr(b, i, 1) ? 1 : 0)
    return d
}
function part_of(d, of,    i) {
    if (d == of) return 0
    for (i = 1; i <= n; i++) if (substr(d, i, 1) == 1 && substr(of, i, 1) == 0) return 0
    return 1
}
BEGIN { n = split(set, hinge, ";") }
FNR == 1 { file++; bits = FILENAME; sub(/.*\./, "", bits); if (file > 1) combination[file - 1] = bits }
$1 == "joint" || $7 == "NO DUTY" { next }
file == 1 { open_[key()] = $7; listed[key()] = $8 == "-" ? $9 : $9 == "-" ? $8 : $8 ";" $9; rights[key()] = $7 ~ /AVAILABLE|USED/; next }
{ got[key(), bits] = $7 }
END {
    many = file - 1
    for (k in open_) {
        gone = rights[k] ? "NOT AVAILABLE" : "NOT TRIGGERED"
        split("", all); union = ""; turns = ""
        for (i = 1; i <= n; i++) turns = turns 0
        for (c = 1; c <= many; c++) verdict[c] = (k, combination[c]) in got ? got[k, combination[c]] : gone
        if (listed[k] != set) {
            m = split(listed[k], h, ";")
            for (i = 1; i <= m; i++) if (member(h[i])) break
            if (i > m && !tied) for (c = 1; c <= many; c++) if (verdict[c] != open_[k])
                print "lists nothing of " set ", and yet " combination[c] " gives " verdict[c] ": " k
            continue
        }
        for (c = 1; c <= many; c++) {
            if (verdict[c] ~ /\|/) print "not settled by " set " as " combination[c] ", but " verdict[c] ": " k
            if (!((verdict[c]) in all)) { all[verdict[c]] = 1; if (!index("|" open_[k] "|", "|" verdict[c] "|")) print "a verdict not told, " verdict[c] ": " k }
            for (d = 1; d <= many; d++) {
                if (verdict[c] == verdict[d]) continue
                own = difference(combination[c], combination[d])
                for (e = 1; e <= many; e++)
                    if (verdict[e] != verdict[c] && part_of(difference(combination[c], combination[e]), own)) break
                if (e <= many) continue
                for (i = 1; i <= n; i++) if (substr(own, i, 1) == 1) turns = substr(turns, 1, i - 1) 1 substr(turns, i + 1)
            }
        }
        m = split(open_[k], told, "|")
        for (i = 1; i <= m; i++) if (!(told[i] in all)) print "in no combination " told[i] ": " k
        for (i = 1; i <= n; i++) if (substr(turns, i, 1) == 0) print "no hinge: " hinge[i] ": " k
        tried++
    }
    print tried + 0 > count
}'

try_set() { # case file, hinges
    rm -f "$work"/to.*
    IFS=';'
    # shellcheck disable=SC2086
    set -- "$1" $2
    IFS=$space
    file=$1
    shift
    for one in 0 1; do for two in ${2:+0} 1; do for three in ${3:+0} 1; do
        bits=$one${2:+$two}${3:+$three}
        [ $one = 1 ] && a=$1 || a="not $1"
        [ $two = 1 ] && b=${2:-} || b="not $2"
        [ $three = 1 ] && c=${3:-} || c="not $3"
        "$program" assess "$file" --format rows --detail verdicts --assume "$a" ${2:+--assume "$b"} ${3:+--assume "$c"} >"$work/to.$bits" 2>"$work/err"
        status=$?
        [ $status -eq 0 ] && continue
        # What the record does not admit is no combination.
        rm -f "$work/to.$bits"
        [ $status -eq 2 ] && grep -q E302 "$work/err" || { echo "${file##*/} with $a, $b, $c: exit $status"; head -n 5 "$work/err"; failed=1; }
    done; done; done
}

space=$IFS
rows=0
for file in "$root"/cases/*.case; do
    "$program" assess "$file" --format rows >"$work/open" 2>/dev/null
    awk -F '\t' -v threes="$threes" "$sets_of" "$work/open" >"$work/sets"
    sed -n '/^  given/,/\]/p' "$file" >"$work/given"
    while IFS= read -r set; do
        try_set "$file" "$set"
        tied=
        for hinge in $(echo "$set" | tr -d ' ' | tr ';' ' '); do
            tr -d ' ' <"$work/given" | grep -qF "$hinge" && tied=1
        done
        awk -F '\t' -v set="$set" -v tied="$tied" -v count="$work/count" "$judge" "$work/open" "$work"/to.* >"$work/wrong"
        [ ! -s "$work/wrong" ] || { echo "${file##*/}:"; head -n 5 "$work/wrong"; failed=1; }
        rows=$((rows + $(cat "$work/count")))
        sets=$((sets + 1))
    done <"$work/sets"
done
[ $sets -gt 80 ] && [ $rows -gt 300 ] || { echo "only $rows rows of $sets sets of hinges were tried"; failed=1; }
[ -z "${TELL:-}" ] || echo "$rows rows of $sets sets of hinges"
exit $failed
