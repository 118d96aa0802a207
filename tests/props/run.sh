#!/bin/sh
# Properties of section 9 of the language's design, on the bundled cases and on the rule cases: renaming,
# order, what no clause mentions, closing open facts, accounts of one side, policies, hinges (hinges.sh), readings,
# and the same bytes on every run. (Mirrored cases: tests/cases/run.sh.) CASUS and CASUS_RELEASE name the programs.
set -u
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
failed=0

wrong() { # what, file to show
    echo "$1"
    cut -c 1-200 "$2" | head -n 40
    failed=1
}

# Two worlds of files, each with its cases beside its law: the imagined one and the bundled one.
worlds="rules bundled"
mkdir "$work/rules" "$work/bundled"
cp "$root"/tests/rules/*.terms "$root"/tests/rules/*.treaty "$root"/tests/rules/*.case "$work/rules"
# Those of sixteen open questions take long and have no more to say here.
rm "$work"/rules/*-sixteen-*.case
cp "$root"/rules/*.terms "$root"/rules/*.treaty "$root"/cases/*.case "$work/bundled"
states_of() {
    case $1 in
    rules) echo "Alder Birch Cedar Dogwood Elm Fir Gorse" ;;
    bundled) echo "Armenia Azerbaijan Belarus Georgia Kazakhstan Kyrgyzstan Russia Tajikistan Uzbekistan" ;;
    esac
}

rows_in() { # folder, to
    "$CASUS" assess "$1"/*.case --format rows >"$2" 2>"$work/err" || wrong "the cases of $1: exit $?" "$work/err"
}

same_rows() { # what, expected, got
    "$here/settle.sh" <"$2" >"$work/expected"
    "$here/settle.sh" <"$3" >"$work/got"
    [ -s "$work/expected" ] || wrong "$1: no rows" /dev/null
    diff "$work/expected" "$work/got" >"$work/diff" || wrong "$1: < before, > after" "$work/diff"
}

# The files of a folder as one stream, each after a line with its name, through a command into another folder.
through() { # folder, to, command ...
    from=$1 to=$2
    shift 2
    mkdir "$to"
    (cd "$from" && awk 'FNR == 1 { print "=== " FILENAME } { print }' *) | "$@" |
        (cd "$to" && awk '/^=== / { close(to); to = $2; next } { print >to }')
}

# ---- renaming states changes only names --------------------------------------------------------------------
# One name after the other is swapped with one that nobody has, from the other end of the alphabet.
renamed() {
    cat >"$work/text"
    for state in $1; do
        "$here/mirror.sh" "$state" "Z$(echo "$state" | rev)" <"$work/text" >"$work/text2"
        mv "$work/text2" "$work/text"
    done
    cat "$work/text"
}
for world in $worlds; do
    rows_in "$work/$world" "$work/$world.rows"
    through "$work/$world" "$work/$world.renamed" renamed "$(states_of $world)"
    rows_in "$work/$world.renamed" "$work/after"
    renamed "$(states_of $world)" <"$work/$world.rows" >"$work/before"
    same_rows "renaming the states of $world" "$work/before" "$work/after"
done

# And swapping two of them mirrors the report.
through "$work/rules" "$work/rules.mirrored" "$here/mirror.sh" Alder Birch
rows_in "$work/rules.mirrored" "$work/after"
"$here/mirror.sh" Alder Birch <"$work/rules.rows" >"$work/before"
same_rows "Alder and Birch swapped" "$work/before" "$work/after"

# ---- the order of facts, clauses and files changes nothing ------------------------------------------------------
for world in $worlds; do
    for seed in 1 2; do
        through "$work/$world" "$work/$world.order$seed" "$here/shuffle.sh" $seed
        rows_in "$work/$world.order$seed" "$work/after"
        same_rows "another order ($seed) of $world" "$work/$world.rows" "$work/after"
    done
done

# Nor does the order in which the files are named.
for world in $worlds; do
    "$CASUS" assess $(ls -r "$work/$world"/*.case) --format rows >"$work/after" 2>"$work/err" || wrong "$world, last case first" "$work/err"
    same_rows "the cases of $world, the last one first" "$work/$world.rows" "$work/after"
done

# ---- verdicts alone are those that come with hinges and reasons ------------------------------------------------------------
for world in $worlds; do
    for detail in verdicts reasons; do
        "$CASUS" assess "$work/$world"/*.case --format rows --detail $detail 2>"$work/err" |
            awk -F '\t' '$1 == "joint" { print $2, $3, $4, $5, $6; next } { print $1, $2, $3, $4, $5, $6, $7 }' >"$work/got"
        awk -F '\t' '$1 == "joint" { print $2, $3, $4, $5, $6; next } { print $1, $2, $3, $4, $5, $6, $7 }' "$work/$world.rows" |
            diff - "$work/got" >"$work/diff" || wrong "$world with --detail $detail: < with hinges, > without" "$work/diff"
    done
done

# Nor does that of operands, where two stand on one line.
swapped() {
    sed 's/\(means *\)\([^"()]*\|[^"()]*([^()]*)[^"()]*\) \(and\|or\) \([^"()]*\|[^"()]*([^()]*)[^"()]*\)$/\1\4 \3 \2/
         s/(\([a-z_]*([^()]*)\) \(and\|or\) \([a-z_]*([^()]*)\))/(\3 \2 \1)/
         s/" *\(justified(f)\) \(or\) \(not justified(f)\)$/" \3 \2 \1/'
}
for world in $worlds; do
    through "$work/$world" "$work/$world.swapped" swapped
    diff -r "$work/$world" "$work/$world.swapped" >"$work/diff" && wrong "no operands to swap in $world" "$work/diff"
    rows_in "$work/$world.swapped" "$work/after"
    same_rows "operands of $world swapped" "$work/$world.rows" "$work/after"
done

# ---- a fact that no clause mentions changes nothing -----------------------------------------------------------------
for world in $worlds; do
    state=$(states_of $world | cut -d ' ' -f 1)
    mkdir "$work/$world.more"
    cp "$work/$world"/* "$work/$world.more"
    cat >"$work/$world.more/unheard.terms" <<TERMS
event unheard { by state on state }
relation unasked(state, one state)
judgment unjudged(unheard)
source nobody "Nobody in particular" dated 2020-01-02
TERMS
    for file in "$work/$world.more"/*.case; do
        sed -e '1i use "unheard.terms"' -e '$d' "$file" >"$work/text"
        cat >>"$work/text" <<CASE
  1995-01-01: unheard unheard_fact on $state stipulated
  sometime 1995-01-01 .. 2030-01-01: unheard unheard_claim by $state claimed by $state [nobody]
  throughout: unasked($state, $state) claimed by $state [nobody]
  appraised: unjudged(unheard_claim) denied by $state [nobody]
  1995-01-01 .. 2030-01-01: no unheard by $state on $state stipulated
}
CASE
        cp "$work/text" "$file"
    done
    rows_in "$work/$world.more" "$work/after"
    same_rows "facts that no clause of $world mentions" "$work/$world.rows" "$work/after"
done

# ---- closing what is open ------------------------------------------------------------------------------------------------
# Each row of the first file: its verdicts must take in those of the same row in the others, and
# where these are all the ways in which it can turn out, be theirs together. A row that is not there any more is one that
# nothing triggers, or a right that is not there. (NO DUTY rows and joint findings are compared elsewhere.)
closing='
function key() { return $1 FS $2 FS $3 FS $4 FS $5 FS $6 }
function add(set, k, verdicts,    v, n, i) { n = split(verdicts, v, "|"); for (i = 1; i <= n; i++) set[k, v[i]] = 1 }
FNR == 1 { file++ }
$1 == "joint" || $7 == "NO DUTY" { next }
file == 1 { row[key()] = 1; add(open, key(), $7); if ($7 ~ /AVAILABLE|USED/) rights[key()] = 1 }
file > 1 { there[file, key()] = 1; add(closed, key(), $7) }
END {
    for (f = 2; f < ARGC; f++) for (k in row) if (!((f, k) in there)) closed[k, k in rights ? "NOT AVAILABLE" : "NOT TRIGGERED"] = 1
    for (c in closed) if (!(c in open)) { split(c, part, SUBSEP); print "more: " part[2] " of " part[1] }
    if (whole) for (o in open) if (!(o in closed)) { split(o, part, SUBSEP); print "lost: " part[2] " of " part[1] }
}'
compare_closed() { # what, whole: 1 where nothing may be lost, open, closed ...
    what=$1 whole=$2
    shift 2
    awk -F '\t' -v whole="$whole" "$closing" "$@" | LC_ALL=C sort >"$work/diff"
    [ ! -s "$work/diff" ] || wrong "$what" "$work/diff"
}

# Under an assumption the record may have no world at all; then there are no rows to compare.
assumed() { # case, to, options ...
    file=$1 to=$2
    shift 2
    "$CASUS" assess "$file" --format rows --detail verdicts "$@" >"$to" 2>"$work/err"
    status=$?
    [ $status -eq 0 ] && return 0
    [ $status -eq 2 ] && grep -q E302 "$work/err" && return 1
    wrong "$file $*: exit $status" "$work/err"
    return 1
}

# The first few of the facts and appraisals that rows of a case turn on, as far as --assume can name them.
hinges_of() {
    awk -F '\t' '$1 != "joint" { n = split($8 ";" $9, h, ";"); for (i = 1; i <= n; i++) print h[i] }' "$1" |
        grep -E '^[A-Za-z_0-9]+$|^[a-z_]+\([^()]*\)$' | LC_ALL=C sort -u | head -n 4
}
compared=0
for file in "$work"/rules/*.case "$work"/bundled/*.case; do
    name=${file##*/}
    "$CASUS" assess "$file" --format rows >"$work/open" 2>/dev/null
    hinges_of "$work/open" >"$work/hinges"
    while read -r fact; do
        # A relation that is settled on other days would be changed there as well.
        grep -qF ": $fact stipulated" "$file" && continue
        assumed "$file" "$work/yes" --assume "$fact" && yes=$work/yes || yes=
        assumed "$file" "$work/no" --assume "not $fact" && no=$work/no || no=
        [ "$yes$no" ] && compare_closed "$name: $fact settled either way" 1 "$work/open" $yes $no
        compared=$((compared + 1))
    done <"$work/hinges"
    # What one side says is one of the courses of events that are open.
    sed 's|#.*||' "$file" | grep -oE '(claimed|denied) by [A-Za-z_]+' | cut -d ' ' -f 3 | LC_ALL=C sort -u >"$work/sides"
    while read -r side; do
        assumed "$file" "$work/side" --policy "case-of:$side" || continue
        compare_closed "$name: the case of $side" 0 "$work/open" "$work/side"
    done <"$work/sides"
    # Whatever was not found is taken not to be so, and what is presumed to be so, as far as the record allows that.
    for policy in found-only burden; do
        assumed "$file" "$work/side" --policy $policy && compare_closed "$name: the policy $policy" 0 "$work/open" "$work/side"
    done
done
[ $compared -gt 50 ] || wrong "only $compared facts were settled either way" /dev/null

# ---- what a verdict turns on -----------------------------------------------------------------------------------------------
"$here/hinges.sh" || failed=1

# ---- readings ----------------------------------------------------------------------------------------------------------------
# Without a reading, what the readings together leave possible is no more than before.
without() { # term, reading, the reading picked instead
    awk -v term="$1" -v gone="$2" -v other="$3" '
        /^  term / { here = $2 ~ "^" term "\\(" }
        /^    reading / { skip = here && $2 == gone }
        /^  }/ { skip = 0 }
        skip { next }
        { gsub(term " +as " gone, term " as " other); print }'
}
# Of every reading of two terms, under one profile.
on_readings() { # folder, case, to, profile, term, its readings, term, its readings
    : >"$3"
    for one in $6; do
        for two in $8; do
            "$CASUS" assess "$1/$2" --format rows --detail verdicts --under "$4" \
                --reading "$5=$one" --reading "$7=$two" >>"$3" 2>"$work/err" || wrong "$2, $5=$one, $7=$two" "$work/err"
        done
    done
}
through "$work/rules" "$work/rules.fewer" without how_grave any_blow battle
on_readings "$work/rules" 24-profiles.case "$work/open" narrow FREE.how_grave "battle any_blow" FREE.who "a_state anyone"
on_readings "$work/rules.fewer" 24-profiles.case "$work/fewer" narrow FREE.how_grave battle FREE.who "a_state anyone"
compare_closed "without the reading any_blow" 0 "$work/open" "$work/fewer"
through "$work/bundled" "$work/bundled.fewer" without attacker anyone a_state
on_readings "$work/bundled" kazakhstan-2022.case "$work/open" broad attacker "a_state anyone" outside "outsider either"
on_readings "$work/bundled.fewer" kazakhstan-2022.case "$work/fewer" broad attacker a_state outside "outsider either"
compare_closed "without the reading anyone" 0 "$work/open" "$work/fewer"

# "On every reading" is said of a row exactly where all combinations of its terms' readings agree.
on_readings "$work/rules" 24-profiles.case "$work/all" narrow FREE.how_grave "battle any_blow" FREE.who "a_state anyone"
"$CASUS" assess "$work/rules/24-profiles.case" --under narrow --format json | grep -oE '"on_every_reading":(true|false)' >"$work/flags"
"$CASUS" assess "$work/rules/24-profiles.case" --under narrow --format rows | paste - "$work/flags" |
    awk -F '\t' '$1 == "FREE.1.tell" { print $3, $NF }' | LC_ALL=C sort >"$work/got"
awk -F '\t' '$1 == "FREE.1.tell" { if ($3 in seen && seen[$3] != $7) split_[$3] = 1; seen[$3] = $7 }
             END { for (i in seen) print i, "\"on_every_reading\":" (i in split_ ? "false" : "true") }' "$work/all" | LC_ALL=C sort >"$work/expected"
grep -q true "$work/expected" && grep -q false "$work/expected" || wrong "readings that agree, and that do not" "$work/expected"
diff "$work/expected" "$work/got" >"$work/diff" || wrong "on every reading: < expected, > told" "$work/diff"

# ---- the same bytes ------------------------------------------------------------------------------------------------------------
cd "$work/bundled" || exit 2
for format in text json rows; do
    "$CASUS" assess ./*.case --format $format --width 80 >"$work/first" 2>&1
    [ -s "$work/first" ] || wrong "no report as $format" /dev/null
    "$CASUS" assess ./*.case --format $format --width 80 >"$work/again" 2>&1
    cmp "$work/first" "$work/again" >"$work/diff" 2>&1 || wrong "$format, run twice" "$work/diff"
    "${CASUS_RELEASE:-$CASUS}" assess ./*.case --format $format --width 80 >"$work/again" 2>&1
    cmp "$work/first" "$work/again" >"$work/diff" 2>&1 || wrong "$format, from the two builds" "$work/diff"
    for locale in C C.UTF-8 de_DE.UTF-8 tr_TR.UTF-8; do
        LC_ALL=$locale LANG=$locale TZ=Pacific/Kiritimati \
            "${CASUS_RELEASE:-$CASUS}" assess ./*.case --format $format --width 80 >"$work/again" 2>&1
        cmp "$work/first" "$work/again" >"$work/diff" 2>&1 || wrong "$format, in the locale $locale" "$work/diff"
    done
done
exit $failed
