#!/bin/sh
# run.sh - hostile and oversized input: every run ends by itself within seconds with one of the
# expected exit states, never by a signal, and a refusal is told. CASUS is the program with
# sanitizers, CASUS_RELEASE the other, for what is big or needs a small stack (the sanitizers'
# frames do not fit). LONG=1 adds the sizes that take long. What damage at every single byte does
# is tested inside the library: tests/unit/casus/test_hostile.c.
set -u
cd "$(dirname "$0")" || exit 2
here=$(pwd)
: "${CASUS:?names the program}"
RELEASE=${CASUS_RELEASE:-$CASUS}
SECONDS_MOST=${SECONDS_MOST:-20}
failed=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2
mkdir rules
cp "$here/pact.treaty" rules/pact.treaty
export CASUS_RULES="$work/rules"

problem() {
    echo "limits: $*"
    failed=1
}

# run STATES WORDS COMMAND...: the exit state is one of STATES (a|b), and WORDS are said ("" for none).
run() {
    states=$1 words=$2
    shift 2
    timeout "$SECONDS_MOST" "$@" >out 2>&1 </dev/null
    status=$?
    case "|$states|" in
    *"|$status|"*) ;;
    *) problem "$(echo "$*" | cut -c1-150): exit $status, not $states: $(head -c 300 out)" ;;
    esac
    [ "$status" = 0 ] || [ -s out ] || problem "$*: refused without a word"
    ! grep -q -e ':0:0$' -e '"line":0' out || problem "$(echo "$*" | cut -c1-150): a place that is none"
    [ -z "$words" ] || grep -q -e "$words" out || problem "$(echo "$*" | cut -c1-150): does not say \"$words\": $(head -c 300 out)"
}

repeat() { # n text: the text n times
    yes "$2" | head -n "$1" | tr -d '\n'
}
HEAD='use "pact.treaty"
case c "C" {
  assess under PACT
  span 1914-01-01 .. 1914-12-31'

# ---- nesting and length ---------------------------------------------------------------------------
formula() { # what stands between, as an expectation of a case
    { printf '%s\n  expect that ' "$HEAD"; cat; printf '\n}\n'; } >formula.case
}
means() { # what stands between, as the condition of a duty
    cat >condition
    awk 'NR == FNR { means = means $0; next } { i = index($0, "MEANS"); print i ? substr($0, 1, i - 1) means : $0 }' condition "$here/means.treaty" >"$1"
}
deep() { # program
    repeat 1000000 '(' | fold -w 100000 | formula
    run 2 L002 "$1" check formula.case
    repeat 1000000 'not ' | fold -w 100000 | formula
    run 2 L002 "$1" check formula.case
    { repeat 200 '('; printf true; repeat 200 ')'; } | formula
    run 0 "" "$1" check formula.case
    run '0|1' "" "$1" test formula.case
    { repeat 199 'not '; printf true; } | formula
    run '0|1' "" "$1" test formula.case
    { printf true; repeat 100000 ' or true'; } | formula
    run 0 "" "$1" check formula.case
    run '0|1' "" "$1" test formula.case
    { printf 'f.by is state'; repeat 45000 ' or f.by is state'; } | means rules/long.treaty
    run 0 "" "$1" check rules/long.treaty
    { repeat 200 '('; printf 'f.by is state'; repeat 200 ')'; } | means rules/deep.treaty
    for law in long deep; do
        sed "s/LAW/$law.treaty/" "$here/means.case" >means.case
        run 0 "NOT HONORED" "$1" assess means.case
        run 0 "" "$1" why means.case M.1
    done
}
deep "$CASUS"
# The same on a stack of 64 kB.
printf '#!/bin/sh\nulimit -s 64\nexec "%s" "$@"\n' "$RELEASE" >small_stack
chmod +x small_stack
deep ./small_stack
for law in pact; do run 0 "" ./small_stack check rules/$law.treaty; done
for example in "$here"/../../cases/*.case; do
    [ -e "$example" ] && run 0 "" env -u CASUS_RULES ./small_stack assess "$example"
done

# ---- bytes and lines --------------------------------------------------------------------------------
for at in 0 1 40 100 170; do
    { head -c $at rules/pact.treaty; printf '\0'; tail -c +$((at + 2)) rules/pact.treaty; } >nul.treaty
    run 2 "NUL byte at offset $at" "$CASUS" check nul.treaty
    { head -c $at rules/pact.treaty; printf '\377'; tail -c +$((at + 2)) rules/pact.treaty; } >bad.treaty
    run 2 "offset $at that is no UTF-8" "$CASUS" check bad.treaty
done
for at in 1 50 500 1000; do
    head -c $at rules/pact.treaty >cut.treaty
    run 2 "" "$CASUS" check cut.treaty
done
: >empty.treaty
printf '# nothing\n\n' >comments.treaty
printf '\357\273\277' >bom.treaty
for file in empty comments bom; do
    run 2 E013 "$CASUS" check $file.treaty
    run 2 E013 "$CASUS" assess $file.treaty
done
{ printf '\357\273\277'; sed 's/$/\r/' rules/pact.treaty; } >crlf.treaty
run 0 "" "$CASUS" check crlf.treaty
head -c 100000000 /dev/zero | tr '\0' x >line.case
for program in "$CASUS" "$RELEASE"; do
    run 2 L003 "$program" check line.case
    run 2 L003 "$program" assess line.case
done
rm line.case
# One declaration: 64 MB are allowed, counted to its last word. Messages keep their places, however much is passed over.
for extra in -1 0 1; do
    { printf 'scale s { a '; yes "$(printf '%999s' '')" | head -c $((67108864 + extra - 16)); printf '< b}\n'; } >item.terms
    if [ $extra -le 0 ]; then run 0 "" "$RELEASE" check item.terms; else run 2 L003 "$RELEASE" check item.terms; fi
done
rm item.terms
long_case() { # what each line is, and how many bytes of it
    echo "$HEAD"
    yes "$1" | head -c "$2"
    printf '\n}\ncase d "D" {\n  asses\n}\n'
}
for line in '  record complete for force until 1914-12-31 by encoder "It was looked for in all papers of the time"' '  # It was looked for in all papers of the time, and nothing was found'; do
    long_case "$line" 80000000 >long.case
    run 2 'long.case:2:1' "$RELEASE" check long.case
    grep -q 'L003' out || problem "a case of 80 MB is not told"
    grep -q 'long.case:[0-9]*:3$' out || problem "what comes after a case of 80 MB is not read"
done
long_case '  asses under PACT' 80000000 >long.case
run 2 'long.case:5:3' "$RELEASE" check long.case
{ echo 'use "nowhere.treaty"'; yes '# nothing' | head -c 4000000; echo 'case c "C" { }'; } >long.case
run 2 'long.case:1:1' "$CASUS" check long.case
rm long.case
# One file of law: 128 MB.
for extra in -1 0 1; do
    { yes '' | head -c $((134217728 + extra - 12)); echo 'state S "s"'; } >text.terms
    if [ $extra -le 0 ]; then run 0 "" "$RELEASE" check text.terms; else run 2 L003 "$RELEASE" check text.terms; fi
done
rm text.terms
head -c 2000000 /dev/urandom >noise.case
run 2 E001 "$CASUS" assess noise.case

# ---- what is no file of text -------------------------------------------------------------------------
mkfifo pipe
mkdir folder
ln -s /dev/zero device
for thing in pipe device /dev/null /dev/zero /dev/tty nowhere; do
    run 2 E401 "$CASUS" check $thing
    run 2 E401 "$CASUS" assess $thing
done
run 2 "nothing to check below folder" "$CASUS" check folder
run 2 "no case below folder" "$CASUS" assess folder

# ---- what files use ----------------------------------------------------------------------------------
use() { # name: a file of law that uses it
    printf 'use "%s"\nstate Zz "Zz"\n' "$1" >use.terms
    run 2 "$2" "$CASUS" check use.terms
}
mkdir below outside
echo 'state Outside "o"' >outside/o.terms
mkdir inner
ln -s ../outside/o.terms inner/link.terms
ln -s "$work/outside" inner/linked
ln -s /etc/passwd passwd
ln -s loop loop
use pipe E401
use folder E401
use device E40
use passwd E402
use loop E40
use /etc/passwd E402
use ../outside/o.terms E402
use below/../outside/o.terms E402
use .. E402
use . E40
use "" E40
use use.terms E402
printf 'use "link.terms"\nstate Zz "Zz"\n' >inner/use.terms
run 2 E402 "$CASUS" check inner/use.terms
printf 'use "linked/o.terms"\nstate Zz "Zz"\n' >inner/use.terms
run 2 E402 "$CASUS" check inner/use.terms
echo 'use "b.terms"
state A "a"' >a.terms
echo 'use "a.terms"
state B "b"' >b.terms
run 2 E402 "$CASUS" check a.terms
ln outside/o.terms twice.terms
printf 'use "twice.terms"\nuse "outside/o.terms"\nuse "./twice.terms"\n' >use.terms
run 0 "" "$CASUS" check use.terms # one file under three names is read once

# Use within use: 16 below the first file are allowed.
for i in $(seq 0 17); do printf 'use "u%d.terms"\nstate S%d "s"\n' $((i + 1)) "$i" >u$i.terms; done
echo 'state Last "s"' >u18.terms
run 0 "" "$CASUS" check u3.terms
run 0 "" "$CASUS" check u2.terms
run 2 L005 "$CASUS" check u1.terms
# Files of one law: 256.
for i in $(seq 1 300); do echo "state S$i \"s\"" >f$i.terms; done
for n in 254 255 256 300; do
    for i in $(seq 1 $n); do echo "use \"f$i.terms\""; done >many.terms
    if [ $n -le 255 ]; then run 0 "" "$CASUS" check many.terms; else run 2 L005 "$CASUS" check many.terms; fi
done

# Lines of `use` in one file: 1,024.
for n in 1023 1024 1025 100000; do
    yes 'use "twice.terms"' | head -n $n >uses.terms
    { cat uses.terms; echo 'use "pact.treaty"'; echo 'case c "C" { assess under PACT span 1914-01-01 .. 1914-12-31 }'; } | tail -n +2 >uses.case
    if [ $n -le 1024 ]; then
        run 0 "" "$CASUS" check uses.terms
        run 0 "" "$CASUS" check uses.case
    else
        run 2 "more than 1024 .use. lines" "$CASUS" check uses.terms
        run 2 "more than 1024 .use. lines" "$CASUS" check uses.case
        [ "$(grep -c 'more than 1024' out)" = 1 ] || problem "too many lines of use are not told once"
    fi
done

# ---- many ------------------------------------------------------------------------------------------
facts() { # n facts
    printf '%s\n' "$HEAD"
    awk -v n="$1" 'BEGIN { for (i = 0; i < n; i++) printf "  1914-%02d-%02d: force %s by Strelsau on Ruritania at Border with gravity grave [common]\n", i % 12 + 1, i % 28 + 1, i % 2 ? "" : "f" i }'
    echo '}'
}
mistakes() { # n mistakes of several kinds
    awk -v n="$1" 'BEGIN { for (i = 0; i < n; i++) print i % 3 == 0 ? "sate S" i " \"s\"" : i % 3 == 1 ? "source s" i " \"S\" dated 1914-02-30" : "place p" i " \"p\" in nowhere" i }'
}
small=20000
facts $small >facts.case
run 0 "" "$CASUS" check facts.case
mistakes $small >mistakes.terms
run 2 "further messages" "$CASUS" check mistakes.terms
{ printf '%s\n' "$HEAD"; awk -v n=$small 'BEGIN { for (i = 0; i < n; i++) print "  1914-01-01: force f" i " by Strelsow on Ruritania [comon]" }'; echo '}'; } >wrong.case
run 2 "further messages" "$CASUS" check wrong.case
mistakes 1000000 >mistakes.terms
run 2 "further messages" "$RELEASE" check mistakes.terms
{ printf '%s\n' "$HEAD"; awk 'BEGIN { for (i = 0; i < 1000000; i++) print "  1914-01-01: force f" i " by Strelsow on Ruritania [comon]" }'; echo '}'; } >wrong.case
run 2 "further messages" "$RELEASE" check wrong.case
rm -f wrong.case mistakes.terms
awk 'BEGIN { printf "event "; for (i = 0; i < 100000; i++) printf "%se%d%s", i ? ", " : "", i, i % 100 ? "" : "\n"; print " { by state }" }' >kinds.terms
run 0 "" "$RELEASE" check kinds.terms
long=$(head -c 60000 /dev/zero | tr '\0' a)
run 2 "there is no file" "$CASUS" check "$long"
run 2 "there is no file" "$CASUS" assess "$long/$long"
run 0 "" "$CASUS" check --rules "$long" rules/pact.treaty
facts 100000 >facts.case
run 0 "" "$RELEASE" check facts.case

# Open questions at once: 16 are weighed, 17 are named and left.
open() { # n forces whose justification nobody recorded
    awk -v n="$1" 'BEGIN {
        print "use \"open.treaty\"\ncase c \"C\" {\n  assess under M\n  span 1914-01-01 .. 1914-12-31"
        for (i = 0; i < n; i++) print "  1914-01-01: force f" i " by Strelsau on Ruritania claimed by Ruritania [common] denied by Strelsau [common]"
        print "}" }'
}
cp "$here/open.treaty" rules/open.treaty
open 15 >open.case
run 0 "" "$CASUS" assess open.case
open 16 >open.case
run 0 "" "$CASUS" assess open.case
open 17 >open.case
run 3 L001 "$CASUS" assess open.case
open 200 >open.case
run 3 L001 "$RELEASE" assess open.case

# What would multiply without end: terms that ask terms twice, requests on unknown days, long lists.
{ printf 't31(f)'; } | means rules/doubling.treaty
awk '/article 1/ { print "  term t0(f: force) means f.by is state"; for (i = 1; i < 32; i++) printf "  term t%d(f: force) means t%d(f) and not t%d(f)\n", i, i - 1, i - 1 } { print }' rules/doubling.treaty >doubling && mv doubling rules/doubling.treaty
run 2 "t16" "$CASUS" check rules/doubling.treaty
{ printf '%s\n  1914-01-01: force f0 by Zenda on Ruritania at Border with gravity grave [common]\n' "$HEAD"
    awk 'BEGIN { for (i = 0; i < 200; i++) print "  sometime 1914-01-01 .. 1914-12-31: request r" i " by Ruritania to Strelsau claimed by Ruritania [common]" }'; echo '}'; } >someday.case
run 3 "days lie too far apart" "$RELEASE" assess --width 1000 someday.case
# Only the question that takes too long is given up: the other force has its row, and what is asked of both.
{ printf '%s\n  1914-01-01: force f0 by Zenda on Ruritania at Border with gravity grave [common]\n' "$HEAD"
    printf '  1914-05-01: force f1 by Zenda on Strelsau at Border with gravity grave [common]\n  1914-05-02: request q by Strelsau to Ruritania [common]\n'
    printf '  record complete for assistance until 1914-12-31 [common]\n'
    awk 'BEGIN { for (i = 0; i < 200; i++) print "  sometime 1914-01-01 .. 1914-02-20: request r" i " by Ruritania to Strelsau claimed by Ruritania [common]" }'; echo '}'; } >steps.case
run 3 "PACT.4.assist, f0, Strelsau: not weighed further, it takes more than 16777216 steps" "$RELEASE" assess --width 1000 steps.case
run 3 "narrow, broad: NOT HONORED, on every reading" "$RELEASE" assess --width 1000 steps.case
run 3 '"instance":"f1".*"verdict":"NOT HONORED"' "$RELEASE" assess --format json steps.case
run 3 "L007" "$RELEASE" test steps.case
# Of very many such questions the later ones are given up sooner, so that the case ends.
{ sed '$d' steps.case
    awk 'BEGIN { for (i = 2; i < 40; i++) print "  1914-01-01: force f" i " by Zenda on Ruritania at Border with gravity grave [common]" }'; echo '}'; } >often.case
run 3 "f39, Strelsau: not weighed further, it takes more than 1048576 steps" "$RELEASE" assess --width 1000 often.case
{ printf '%s\n  1914-01-01: force f0 by Zenda on Ruritania at Border with gravity grave [common]\n  given at least one of (f0' "$HEAD"; repeat 50000 ', f0'; printf ') [common]\n}\n'; } >givens.case
run 0 "" "$RELEASE" assess givens.case

# ---- rights, powers, presumptions, ranks, suspensions -------------------------------------------------
treaty() { # what stands between, as an article's or a treaty's statements
    printf 'use "pact.treaty"\ntreaty T "t" {\n  party Ruritania, Strelsau, Zenda from 1900-01-01\n  version o from 1900-01-01\n'
    cat
    printf '\n}\n'
}
article() { printf '  article 1 {\n text "may help"\n'; cat; printf '\n}\n'; }
presumed() { printf 'use "pact.treaty"\npresume p(f: force) "p" {\n that not justified(f)\n where '; cat; printf '\n burden on f.by authority "x" objection "y" }\n'; }
repeat 1000000 '(' | fold -w 100000 | presumed >presumed.terms
run 2 L002 "$CASUS" check presumed.terms
{ printf 'f.by is state'; repeat 20000 ' or f.by is state' | fold -s -w 10000; } | presumed >presumed.terms
run 0 "" "$CASUS" check presumed.terms
{ echo 'use "pact.treaty"'; awk 'BEGIN { for (i = 0; i < 2000; i++) printf "judgment j%d(force)\npresume p%d(f: force) \"p\" { that not j%d(f) where j%d(f) burden on f.by authority \"x\" objection \"y\" }\n", i, i, i, (i + 1) % 2000 }'; } >presumed.terms
run 2 E207 "$CASUS" check presumed.terms
# One name too many in a clause leaves the others what they are.
for n in 14 15 16 3000; do
    { printf 'right d { held by each party o may '; repeat $n '"help" assistance by o ' | fold -s -w 10000; echo '}'; } | article | treaty >rules/acts.treaty
    if [ $n -le 15 ]; then run 0 "" "$CASUS" check rules/acts.treaty; else run 2 "more than 16 names" "$CASUS" check rules/acts.treaty; fi
    { printf 'right d { held by each party o may "help" assistance by o '; repeat $n 'until "help" force by o ' | fold -s -w 10000; echo '}'; } | article | treaty >rules/ends.treaty
    run '0|2' "" "$CASUS" check rules/ends.treaty
done
for n in 256 257 10000; do
    awk -v n=$n 'BEGIN { for (i = 0; i < n; i++) print "prefer T over PACT \"may help\"" }' | article | treaty >rules/ranks.treaty
    if [ $n -le 256 ]; then run 0 "" "$CASUS" check rules/ranks.treaty; else run 2 "more than 256 ranks" "$CASUS" check rules/ranks.treaty; fi
    [ "$(grep -c 'more than 256' out)" -le 1 ] || problem "$n ranks are told more than once"
done
awk 'BEGIN { for (i = 0; i < 10000; i++) printf "suspended between Ruritania, Strelsau from %d-01-01 until %d-01-01\n", 1901 + i, 1902 + i }' | treaty >rules/suspended.treaty
run '0|2' "" "$CASUS" check rules/suspended.treaty
awk 'BEGIN { print "term t(f: force) \"t\" { reading a \"a\" objection \"o\" means true reading b \"b\" objection \"o\" means false }"; for (i = 0; i < 1000; i++) print "profile p" i " { t as a }" }' | treaty >rules/profiles.treaty
run '0|2' "" "$CASUS" check rules/profiles.treaty
{ printf 'use "pact.treaty"\n'; awk 'BEGIN { for (i = 0; i < 10000; i++) printf "state P%d \"p\"\n", i
    print "treaty T \"t\" {\n version o from 1900-01-01"; for (i = 0; i < 10000; i++) printf "party P%d from 1900-01-01\n", i
    print "article 1 { text \"may help\" right d { held by each party o may \"help\" assistance by o } } }" }'; } >rules/parties.treaty
run '0|2' "" "$RELEASE" check rules/parties.treaty
run '0|2|3' "" "$RELEASE" list parties rules/parties.treaty --on 1950-01-01

# ---- tables ----------------------------------------------------------------------------------------
{ echo 'use "pact.treaty"'; awk 'BEGIN { for (i = 0; i < 10000; i++) printf "case c%d \"T\" {\n assess under PACT\n span 1914-01-01 .. 1914-12-31\n 1914-02-01: force f by Zenda on Ruritania at Border with gravity grave [common]\n}\n", i }'; } >rows.case
for format in text csv json; do
    run 0 "" "$RELEASE" matrix rows.case --format $format
    run 0 "" "$RELEASE" list cases rows.case --format $format
done
run 0 "" "$RELEASE" matrix rows.case --by policy --format csv
# Formulas, quotes and signs that a terminal obeys, in a title.
printf 'use "pact.treaty"\ncase c "=cmd|calc'"'"'!A1, +1 @x" {\n assess under PACT\n span 1914-01-01 .. 1914-12-31\n 1914-02-01: force f by Zenda on Ruritania [common]\n}\n' >formula.case
run 0 "" "$CASUS" matrix formula.case --format csv
grep -q '^"c","=' out && problem "a cell begins as a formula does"
mkdir strange
mkfifo strange/pipe.case
ln -s . strange/again
cp rows.case "strange/$(printf 'a\033[31m\302\233b.case')"
echo 'cas' >>"strange/$(printf 'a\033[31m\302\233b.case')"
run 2 E401 "$CASUS" matrix strange --clause PACT.4
grep -q "$(printf '\033')" out && problem "a file's name speaks to the terminal"
run 2 E401 "$CASUS" list cases strange

# ---- memory and output -------------------------------------------------------------------------------
printf '#!/bin/sh\nulimit -v 60000\nexec "%s" "$@"\n' "$RELEASE" >small_memory
chmod +x small_memory
run '2|3' "memory" ./small_memory check facts.case
if [ -w /dev/full ]; then
    for command in "assess means.case" "check means.case" "matrix means.case" "matrix means.case --format csv" "list cases means.case --format json" \
        "list treaties rules/pact.treaty" "list parties rules/pact.treaty --format csv" "list readings rules/pact.treaty"; do
        timeout 20 "$CASUS" $command >/dev/full 2>err
        [ $? = 3 ] || problem "$command: a full device is not noticed"
        [ -s err ] || problem "$command: a full device is not told"
    done
fi

# ---- counted limits ----------------------------------------------------------------------------------
. "$here/bounds.sh"

# ---- the same bytes everywhere -----------------------------------------------------------------------
same() {
    for variable in LC_ALL=C LC_ALL=C.UTF-8 LC_ALL=de_DE.UTF-8 LC_ALL=tr_TR.UTF-8 LC_NUMERIC=fr_FR.UTF-8 LANG=ja_JP.UTF-8 TZ=UTC TZ=Asia/Tokyo TZ=America/Caracas; do
        env -u LC_ALL -u TZ "$variable" "$RELEASE" "$@" >other 2>&1 </dev/null
        cmp -s first other || problem "$* is not the same under $variable"
    done
}
unset CASUS_RULES
for example in "$here"/../../cases/*.case; do
    [ -e "$example" ] || continue
    for format in text json; do
        "$RELEASE" assess --format $format "$example" >first 2>&1 </dev/null
        same assess --format $format "$example"
    done
done

# ---- what takes long ----------------------------------------------------------------------------------
if [ -n "${LONG:-}" ]; then
    SECONDS_MOST=300
    export CASUS_RULES="$work/rules"
    { printf '%s\n' "$HEAD"; awk 'BEGIN { for (i = 0; i < 64; i++) print "  1914-02-01: force g" i " by Zenda on Strelsau claimed by Zenda [common] denied by Strelsau"
        printf "  given at most one of (g0"; for (i = 1; i < 64; i++) printf ", g%d", i; print ") [common]\n}" }'; } >tied.case
    run 3 "" "$RELEASE" assess tied.case
    facts 1000000 >facts.case
    run '0|3' "" "$RELEASE" check facts.case
    mistakes 1000000 >mistakes.terms
    run 2 "further messages" "$CASUS" check mistakes.terms
    yes '' | head -c 100000000 >lines.terms
    run 2 E013 "$RELEASE" check lines.terms
    repeat 95 "$(printf '#'; repeat 1040000 ' ')" | fold -w 1040000 >comments.terms
    run 2 E013 "$RELEASE" check comments.terms
fi
exit $failed
