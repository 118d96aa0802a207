#!/bin/sh
# The command line: exit status, what goes to which stream, options, files and folders, help.
# CASUS is the program with sanitizers, CASUS_RELEASE the other one.
set -u
cd "$(dirname "$0")/../.." || exit 2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
unset CASUS_RULES NO_COLOR
failed=0 name=

# run NAME STATUS COMMAND...: runs it; the checks below speak of its output.
run() {
    name=$1 want=$2
    shift 2
    timeout 60 "$@" >"$work/out" 2>"$work/err" </dev/null
    status=$?
    [ $status = "$want" ] || bad "exit status $status, not $want"
}
bad() {
    echo "FAIL $name: $1"
    sed 's/^/    | /' "$work/err" | head -12
    failed=1
}
out() { grep -qF -e "$1" "$work/out" || bad "not on the standard output: $1"; }
err() { tr -s ' \n' '  ' <"$work/err" | grep -qF -e "$1" || bad "not on the standard error: $1"; }
no_out() { [ ! -s "$work/out" ] || bad "something on the standard output"; }
no_err() { [ ! -s "$work/err" ] || bad "something on the standard error"; }

case1=cases/kyrgyzstan-2010.case
case2=cases/batken-2022.case

# A small law and cases of our own.
mkdir -p "$work/own/deep" "$work/law" "$work/far"
cat >"$work/law/pact.treaty" <<'END'
scale size { small < great }
event strike { by state on state with force size }
event help { by state to state }
state A "Aland" from 1900-01-01
state B "Beland" from 1900-01-01
state C "Celand" from 1900-01-01
source p "Pact"
treaty PACT "Pact" {
  party A, B from 1950-01-01 [p]
  version only from 1950-01-01
  article 1 "Help" {
    text "if attacked, help" [p]
    duty aid {
      arises for each strike f, party v
      where "attacked" f.on is v
      owed by each party o other than v
      owed to v
      shall "help" help h by o to v after f
      within implied "at once" 5 days of f
    }
  }
}
END
make_case() { # name, verdict expected
    cat <<END
use "pact.treaty"
case $1 "$1" {
  assess under PACT
  span 1960-01-01 .. 1960-02-01
  source s "S"
  1960-01-02: strike hit by C on A with force great [s]
  1960-01-03: help came by B to A [s]
  expect PACT.1.aid(hit) for B: $2
}
END
}
make_case well honored >"$work/own/well.case"
make_case wrong "not honored" >"$work/own/deep/wrong.case"
sed 's/assess under/assess/' "$work/own/well.case" >"$work/broken.case"

# ---- people who do not know yet
run 'alone' 2 "$CASUS"; no_out; err 'casus assess cases/'; err 'casus help assess'
run 'unknown command' 2 "$CASUS" asses x; no_out; err 'did you mean: casus assess'; err 'casus check FILE'
run 'far command' 2 "$CASUS" zzzzzz; err 'there is no command'
run 'a case as command' 2 "$CASUS" $case1; err "type: casus assess $case1"
run 'a treaty as command' 2 "$CASUS" rules/cst.treaty; err 'type: casus check rules/cst.treaty'
for c in assess why check test matrix list explain help version; do
    run "$c --help" 0 "$CASUS" $c --help; no_err; out "Usage: casus $c"; out '--color WHEN'
    [ "$(grep -nE '^(Examples|Usage)' "$work/out" | head -1 | cut -d: -f2 | cut -c1-8)" = Examples ] || bad 'examples do not come first'
    awk 'length($0) > 84 { exit 1 }' "$work/out" || bad 'a line is too long'
    run "help $c" 0 "$CASUS" help $c; out "Usage: casus $c"
done
run '-h' 0 "$CASUS" assess -h; out 'Examples:'
run 'help' 0 "$CASUS" help; no_err; out 'Exit status'
run '--help' 0 "$CASUS" --help; out 'Exit status'
run 'help of nothing' 2 "$CASUS" help nothing; no_out
run 'version' 0 "$CASUS" version; out 'casus '
run '--version' 0 "$CASUS" --version; out 'casus '

# ---- options
run 'no case' 2 "$CASUS" assess; no_out; err 'needs: casus assess CASE'
run 'why without clause' 2 "$CASUS" why $case1; err 'needs: casus why CASE CLAUSE'
run 'too much' 2 "$CASUS" why $case1 CST.4 CST.5; err '`CST.5` is too much'
run 'misspelled option' 2 "$CASUS" assess $case1 --undr narrow; no_out; err 'did you mean --under?'
run 'unknown option' 2 "$CASUS" assess $case1 --zzz; err 'casus help assess'
run 'option of another command' 2 "$CASUS" check $case1 --under narrow; err '--under is an option of `casus assess`'
run 'value missing' 2 "$CASUS" assess $case1 --under; err '--under needs a value: --under PROFILE'
run 'value empty' 2 "$CASUS" assess $case1 --under=; err '--under needs a value'
run 'value too many' 2 "$CASUS" assess $case1 --help=yes; err '--help takes no value'
run 'misspelled choice' 2 "$CASUS" assess $case1 --format jsn; err 'did you mean json?'
run 'wrong choice' 2 "$CASUS" assess $case1 --color purple; err '--color cannot be purple'
run 'wrong number' 2 "$CASUS" assess $case1 --width 12; err 'from 40 to 1000'
run 'no number' 2 "$CASUS" assess $case1 --width wide; err 'from 40 to 1000'
run 'one hyphen' 2 "$CASUS" assess $case1 -x; err 'two hyphens'
run 'one hyphen before an option' 2 "$CASUS" assess $case1 -for Russia; err 'did you mean --for?'
run 'order' 0 "$CASUS" assess --under narrow $case1 --format=rows; cp "$work/out" "$work/first"
run 'other order' 0 "$CASUS" assess $case1 --format rows --under=narrow; cmp -s "$work/out" "$work/first" || bad 'not the same'
cp "$work/own/well.case" "$work/law/--help"
(cd "$work/law" && run 'after --' 0 "$CASUS" assess --format rows -- --help && out 'PACT.1.aid' && exit $failed) || failed=1
run 'unknown profile' 2 "$CASUS" assess $case1 --under narow; no_out; err 'did you mean `narrow`?'
run 'lens of a case' 0 "$CASUS" assess $case1 --reading attacker=anyone --set at_once=71 --policy case-of:Russia --as-of 2010-07-01 \
    --known-by 2010-12-31 --text amended --for Russia --assume 'not acts_for(Kyrgyz_groups, any state)' --detail verdicts --format rows
run 'a state that owes nothing' 0 "$CASUS" assess cases/kazakhstan-2022.case --for Germany; out 'Nothing to tell of Germany'
run 'an account of nobody' 0 "$CASUS" assess $case2 --for Russia --policy case-of:Russia; out 'Note: Russia claims and denies nothing in this record'
run 'an account of somebody' 0 "$CASUS" assess $case2 --for Russia --policy case-of:Kyrgyzstan; grep -q 'claims and denies nothing' "$work/out" && bad 'it does speak'
run 'an assumption in another order' 2 "$CASUS" assess $case2 --assume 'fighting_t not justified'; no_out; err 'write for instance not justified(x)'
run 'an assumption of no event' 2 "$CASUS" assess $case2 --assume fighting; no_out; err 'no event is called `fighting`'; err '`fighting_t`'
run 'contradicting assumptions' 2 "$CASUS" assess $case2 --assume 'justified(fighting_t)' --assume 'not justified(fighting_t)'; err E302

# ---- a draft in the place of a bundled treaty, also where other bundled treaties use it
mkdir -p "$work/draft" "$work/beside"
sed 's/^      provided  "at the request"/      when "one of the Member States" f.by is state\n&/' rules/cst.treaty >"$work/draft/cst.treaty"
run 'a draft' 0 "$CASUS" assess cases/armenia-freeze-2024.case --rules "$work/draft" --detail verdicts; no_err
out 'Read instead of the bundled file of the same name'; tr -d '\n' <"$work/out" | grep -qF "$work/draft/cst.treaty" || bad 'the file is not named'
run 'a draft, rows' 0 "$CASUS" assess cases/armenia-freeze-2024.case --rules "$work/draft" --format rows; err 'Read instead'; grep -q Read "$work/out" && bad 'among the rows'
run 'a draft in a table' 0 "$CASUS" matrix cases/kazakhstan-2022.case --clause CST.4.assist --rules "$work/draft"; out 'Read instead'
run 'the bundled folder named' 0 "$CASUS" matrix $case2 --clause CST.4 --rules rules; grep -q 'Read instead' "$work/out" && bad 'nothing is read instead'
cp rules/cst.treaty "$work/beside/"; cp cases/armenia-freeze-2024.case "$work/beside/"
run 'two copies' 2 "$CASUS" assess "$work/beside/armenia-freeze-2024.case"; no_out; err 'E402'; err '`cst.treaty` is read from two folders'
[ "$(grep -c '^error' "$work/err")" = 1 ] || bad 'more than one message'

# ---- tables
run 'matrix' 0 "$CASUS" matrix $case1 $case2 --clause CST.4.assist; no_err
out 'narrow'; out 'broad'; out 'kyrgyzstan_2010  Osh'; out 'NOT TRIGGERED (12)'; out '? NOT TRIGGERED or NOT'; out 'No adjudication'
awk 'length($0) > 80 { exit 1 }' "$work/out" || bad 'a line is too long'
run 'matrix of a folder' 0 "$CASUS" matrix "$work/own" --rules "$work/law" --format csv; no_err
out '"case","title","clause","no profile"'; out '"well","well","PACT.1.aid","HONORED"'; out '"wrong","wrong","PACT.1.aid","HONORED"'
run 'matrix by party' 0 "$CASUS" matrix $case2 --by party --clause CST.1 --format csv; out '"Kyrgyzstan"'; out '"? HONORED or NOT HONORED"'
run 'matrix by party, who is involved' 0 "$CASUS" matrix cases/kuwait-1990.case --by party --clause UN_CHARTER.2; out 'Left out: '; out 'Iraq'
run 'matrix by party, everybody' 0 "$CASUS" matrix cases/kuwait-1990.case --by party --clause UN_CHARTER.2 --format csv; out '"Uruguay"'
run 'parties that are counted' 0 "$CASUS" assess cases/kuwait-1990.case; out ' other parties'; out '--for STATE tells of one'
run 'one of the parties counted' 0 "$CASUS" assess cases/kuwait-1990.case --for Uruguay; out 'Owed by Uruguay'
run 'matrix by treaty' 0 "$CASUS" matrix cases/armenia-2022.case --by treaty --clause assist --format csv
out '"case","title","clause","profile","CST","RUS_ARM_1997"'
run 'matrix under a lens' 0 "$CASUS" matrix $case2 --under narrow --assume 'justified(fighting_t)' --clause CST.4
[ "$(head -1 "$work/out" | grep -c broad)" = 0 ] || bad 'a profile that was not asked for'
run 'matrix of nothing' 2 "$CASUS" matrix $case1 --clause CST.9; no_out; err 'no finding on `CST.9`'
run 'matrix without cases' 2 "$CASUS" matrix; err 'needs: casus matrix CASE'
run 'matrix, misspelled' 2 "$CASUS" matrix $case1 --by profil; err 'did you mean profile?'
run 'matrix, a format of assess' 2 "$CASUS" matrix $case1 --format rows; err 'csv'
run 'matrix by policy' 0 "$CASUS" matrix $case2 --by policy --clause CST.1 --format csv
out '"open"'; out '"found-only"'; out '"burden"'; out '"case-of:Kyrgyzstan"'; out '"case-of:Tajikistan"'
run 'matrix by policy under one' 2 "$CASUS" matrix $case2 --by policy --policy open; no_out
# The title may be broken, as the longest name of a treaty leaves it less room; the two never run together.
run 'list' 0 "$CASUS" list; no_err; out 'CST  '; out '  Collective Security'; out 'Collective Security'
run 'list parties' 0 "$CASUS" list parties rules/cst.treaty --on 2012-12-18 --format csv; no_err
out '"Uzbekistan","CST","original","2006-08-16","2012-12-19","suspension"'; out '"Armenia","CST","original"'
run 'list parties a day later' 0 "$CASUS" list parties rules/cst.treaty --on 2012-12-19 --format csv
out '"Armenia","CST","amended"'; grep -q Uzbekistan "$work/out" && bad 'Uzbekistan was suspended on that day'
run 'list readings' 0 "$CASUS" list readings rules/cst.treaty; no_err; out 'CST.attacker  Must a state be behind the force?'; out 'a_state'
run 'list cases' 0 "$CASUS" list cases; no_err; out 'batken_2022'
run 'list cases on a day' 0 "$CASUS" list cases --on 2022-09-16 --format json; out '"batken_2022"'; out '"schema":"casus.list/1"'
grep -q kyrgyzstan_2010 "$work/out" && bad 'a case of other days'
run 'list of something else' 2 "$CASUS" list partis; no_out; err 'did you mean: casus list parties'
run 'list on no day' 2 "$CASUS" list parties --on 2012-02-30; no_out; err 'must be in the calendar'
run 'list readings on a day' 2 "$CASUS" list readings --on 2012-02-03; no_out
run 'list of states' 2 "$CASUS" list states; no_out; err 'casus list parties'
run 'list of a file' 2 "$CASUS" list rules/cst.treaty; no_out; err 'casus list readings rules/cst.treaty'
run 'list of nothing there' 2 "$CASUS" list readings nowhere.treaty; no_out; err 'there is no file'
run 'list with a file that is not there' 2 "$CASUS" list treaties nowhere.treaty rules/cst.treaty; out 'CST'; err 'there is no file'
run 'matrix with a case refused' 2 "$CASUS" matrix "$work/own/well.case" "$work/broken.case" --rules "$work/law" --format csv
out '"well"'; err "broken.case is left out of the table"
run 'matrix, a profile of some' 2 "$CASUS" matrix $case1 "$work/own/well.case" --rules "$work/law" --under narrow
out 'kyrgyzstan_2010'; err 'has a profile `narrow`'; err 'well.case is left out of the table'
run 'list of broken law' 2 "$CASUS" list treaties "$work/own/well.case"

# ---- results and findings
run 'assess' 0 "$CASUS" assess $case1; no_err; out 'CST.4'
run 'assess json' 0 "$CASUS" assess $case1 $case2 --format json; no_err
[ "$(wc -l <"$work/out")" = 2 ] && [ "$(grep -c '^{.*}$' "$work/out")" = 2 ] || bad 'not one object a line'
if command -v node >/dev/null 2>&1; then
    node -e 'const l = require("fs").readFileSync(0, "utf8").trim().split("\n").map(x => JSON.parse(x));
        if (l.length != 2 || l[1].case != "batken_2022" || !l[1].results.length) process.exit(1)' <"$work/out" || bad 'no JSON'
fi
# A line for each case: counted again from the rows, for cases whose every state is named.
count_rows() { # case: nothing owed, honored, between, not honored, turning on readings, on facts
    "$CASUS" assess "$1" --format rows | awk -F '\t' '$1 != "joint" && $7 !~ /AVAILABLE|USED/ {
            key = $1 FS $3 FS $4 FS $5
            if (!(key in had)) { had[key] = $7; open[key] = 0; other[key] = 0 }
            if ($7 ~ /\|/) open[key] = 1
            if ($7 != had[key]) other[key] = 1 }
        END { for (k in had) {
                if (open[k]) n[6]++
                else if (other[k]) n[5]++
                else if (had[k] ~ /^(NO DUTY|NOT TRIGGERED|NOT DUE)$/) n[1]++
                else if (had[k] == "HONORED") n[2]++
                else if (had[k] == "NOT HONORED") n[4]++
                else n[3]++ }
            for (i = 1; i <= 6; i++) printf("%s%s%s", i == 1 ? "" : " ", n[i] ? n[i] : "-", i == 4 ? " |" : i == 6 ? "\n" : "") }'
}
run 'summary' 0 "$CASUS" assess cases --detail summary; no_err; cp "$work/out" "$work/lines"
out 'the same under each profile'; out 'tells the verdicts, the reasons'
awk 'length($0) > 80 { exit 1 }' "$work/out" || bad 'a line is too long'
[ "$(grep -c '[0-9-] | ' "$work/lines")" = "$(ls cases/*.case | wc -l)" ] || bad 'not a line for each case'
for c in batken-2022 kazakhstan-2022 kyrgyzstan-2010 romania-1914; do
    name="summary of $c"
    [ "$(sed -n "s/^$c  *//p" "$work/lines" | tr -s ' ')" = "$(count_rows cases/$c.case)" ] || bad "the rows say $(count_rows cases/$c.case)"
done
run 'summary of small cases' 0 "$CASUS" assess "$work/own" --rules "$work/law" --detail summary; out 'well                          -        1'
run 'summary under a lens' 0 "$CASUS" assess $case1 --detail summary --under narrow --for Russia; out 'kyrgyzstan-2010'
run 'summary for programs' 2 "$CASUS" assess $case1 --detail summary --format json; no_out; err 'a page for people'
run 'summary, fail-on' 1 "$CASUS" assess $case2 --detail summary --fail-on 'not honored'; no_err
run 'summary of a refused case' 2 "$CASUS" assess "$work/broken.case" $case1 --rules "$work/law" --detail summary; err E007; out 'kyrgyzstan-2010'
run 'a misspelled summary' 2 "$CASUS" assess $case1 --detail sumary; err 'did you mean summary?'

# What README and Makefile promise to whoever types it first: a screen or two, and the reports in files.
if [ "${CASUS_RELEASE:-}" -ef build/casus ]; then
    timeout 300 make run >"$work/out" 2>"$work/err" </dev/null
    name='make run' status=$?
    [ $status = 0 ] || bad "exit status $status"
    no_err
    [ "$(grep -vc '^  [a-z]* *[a-z]*/' "$work/out")" -lt 80 ] || bad 'more than two screens'
    sed '/^-----/,/^$/!d' "$work/lines" >"$work/lines.cut"
    sed '/^-----/,/^$/!d' "$work/out" | cmp -s - "$work/lines.cut" || bad 'not the summary of all cases'
    out 'less build/reports/kazakhstan-2022.txt'
    for c in cases/*.case; do
        "$CASUS" assess "$c" | cmp -s - "build/reports/$(basename "$c" .case).txt" || bad "not the report of $c"
    done
fi

run 'assume what begins later' 2 "$CASUS" assess cases/kazakhstan-2022.case --as-of 2022-01-05 --assume sending; no_out
err '`sending` begins on 2022-01-06 and had not happened as of 2022-01-05'; err 'kazakhstan-2022.case:'
run 'assume what begins on the day' 0 "$CASUS" assess cases/kazakhstan-2022.case --as-of 2022-01-06 --assume sending --detail verdicts
run 'assume later things not to be' 0 "$CASUS" assess cases/kazakhstan-2022.case --as-of 2022-01-05 --assume 'not sending' --width 1000 --detail verdicts
out 'as of 5 January 2022, sending (6 January 2022) is not looked at: that "not sending" is assumed changes nothing about it'
sed 1,3d "$work/out" | grep -v -e 'Note: ' -e '^Assumed' >"$work/first"
run 'the same without it' 0 "$CASUS" assess cases/kazakhstan-2022.case --as-of 2022-01-05 --width 1000 --detail verdicts
sed 1,3d "$work/out" | grep -v -e 'Note: ' >"$work/second"; cmp -s "$work/first" "$work/second" || bad 'the assumption changes something'

run 'fail-on met' 1 "$CASUS" assess $case2 --fail-on 'not honored'; no_err
run 'fail-on unmet' 0 "$CASUS" assess $case2 --fail-on PENDING
run 'fail-on nonsense' 2 "$CASUS" assess $case2 --fail-on BROKEN; no_out; err 'NOT TRIGGERED'
run 'why' 0 "$CASUS" why $case2 CST.4.assist --under narrow --for Russia; no_err; out 'CST.4.assist'
# Readings that stand behind "such that" are told like those of a condition of their own, with what speaks against them.
run 'why readings within' 0 "$CASUS" why cases/kazakhstan-2022.case CST.4.assist --under narrow --for Russia --width 200
out 'Reading of_the_organization: one to the Organization, for help'; out 'objection: the Article names no addressee'; out '  aid_protocol'
run 'why not' 0 "$CASUS" why $case1 CST.4.assist --under narrow; out 'No recorded event'
run 'why nothing' 2 "$CASUS" why $case1 CST.40; no_out; err 'CST.4.assist'
run 'check' 0 "$CASUS" check $case1 rules/*; out 'no mistakes'
run 'check a warning' 0 "$CASUS" check rules/cst.treaty; err 'W006'; out '1 file: no mistakes, 1 warning'
run 'check nothing at all' 2 "$CASUS" check ""; err 'the name of a file is empty'
run 'check a mistake' 2 "$CASUS" check "$work/broken.case" --rules "$work/law"; err 'E007'; out '1 mistake'
run 'check days that clash' 2 "$CASUS" check tests/diag/contradiction_days.case; err 'with this, from 1914-02-01 to 1914-03-01: title(Border, Strelsau)'
err 'end the one where the other begins'
run 'explain' 0 "$CASUS" explain E302; no_err; out 'E302'
run 'explain small' 0 "$CASUS" explain e302; out 'E302'
run 'explain all' 0 "$CASUS" explain; out 'W010'; out 'NOT DUE: '
run 'explain a verdict' 0 "$CASUS" explain not due; no_err; out 'NOT DUE'; out 'has to come first'
run 'explain a verdict, quoted' 0 "$CASUS" explain 'Tender-Refused'; out 'TENDER REFUSED'
run 'explain a profile' 2 "$CASUS" explain narrow; no_out; err 'casus list readings'
run 'explain nothing' 2 "$CASUS" explain E999; no_out; err 'E999'

# ---- test
run 'test well' 0 "$CASUS" test "$work/own/well.case" --rules "$work/law"; no_err; out '1 case, 1 expectation: 1 held, 0 failed'
run 'test failing' 1 "$CASUS" test "$work/own" --rules "$work/law"; no_err; out 'deep/wrong.case:8:3'; out 'HONORED'
out '2 cases, 2 expectations: 1 held, 1 failed'
out 'verdicts that expectations name: 2 of 15'; out 'none uses '; tail -1 "$work/out" | grep -q 'excused by' || bad 'no construct is untried'
run 'test rejected' 2 "$CASUS" test "$work/broken.case" "$work/own" --rules "$work/law"; err E007; out '1 failed'
run 'test of an empty folder' 2 "$CASUS" test "$work/far"; err 'no case below'
run 'test of nothing' 2 "$CASUS" test "$work/nowhere"; err E401
(cd "$work" && run 'test without cases/' 2 "$CASUS" test && no_out && err 'no folder `cases` here' && exit $failed) || failed=1
(cd "$work" && run 'list without cases/' 2 "$CASUS" list cases && no_out && err 'no folder `cases` here' && exit $failed) || failed=1
ln -s . "$work/own/circle"
run 'test in a circle of links' 1 "$CASUS" test "$work/own" --rules "$work/law"; out '2 cases'
rm "$work/own/circle"

# ---- files
run 'no file' 2 "$CASUS" assess nowhere.case; no_out; err 'there is no file `nowhere.case`'
run 'a folder' 0 "$CASUS" assess "$work/own" --rules "$work/law" --format rows; no_err; [ "$(wc -l <"$work/out")" = 2 ] || bad 'not two cases'
run 'a folder without cases' 2 "$CASUS" assess "$work/far"; no_out; err 'there is no case below'; err 'ends in .case'
run 'a folder to be checked' 2 "$CASUS" check "$work/own" "$work/law" "$work/broken.case" --rules "$work/law"; out '4 files: 1 mistake'
run 'nothing to be checked' 2 "$CASUS" check "$work/far"; err 'there is nothing to check below'
run 'a device' 2 "$CASUS" assess /dev/zero; err 'not a file of text'
mkfifo "$work/pipe" && { run 'a pipe' 2 "$CASUS" assess "$work/pipe"; err 'not a file of text'; }
run 'a file called alike' 2 "$CASUS" assess cases/kyrgyzstan_2010; err 'did you mean `cases/kyrgyzstan-2010.case`?'
run 'a case without its folder' 2 "$CASUS" assess kyrgyzstan-2010.case; err 'did you mean `cases/kyrgyzstan-2010.case`?'
run 'a treaty without its ending' 2 "$CASUS" check rules/cst; err 'did you mean `rules/cst.treaty`?'
run 'a file of a bundled rules folder' 2 "$CASUS" check un-charter.treaty; err 'did you mean `rules/un-charter.treaty`?'
run 'no file is called alike' 2 "$CASUS" check "$work/own/zzzzzz.case"; err 'check the spelling and the folder'
sed 's/pact.treaty/pakt/' "$work/own/well.case" >"$work/law/alike.case"
run 'use of a file called alike' 2 "$CASUS" assess "$work/law/alike.case"; err 'did you mean: use "pact.treaty"'; grep -q 'DIR' "$work/err" && bad 'a folder is asked for'
rm "$work/law/alike.case"
run 'clause before case' 2 "$CASUS" why CST.4 $case2; no_out; err "casus why $case2 CST.4"
run 'good after bad' 2 "$CASUS" assess nowhere.case $case1; err nowhere.case; out 'CST.4'
run 'a treaty' 2 "$CASUS" assess rules/cst.treaty; no_out; err E012; err 'casus check rules/cst.treaty'
run 'a treaty and a case' 2 "$CASUS" assess rules/cst.treaty $case1; err "run: casus assess $case1"; out 'CST.4'
run 'several files, one law' 0 "$CASUS" assess $case1 $case2 --format rows; cp "$work/out" "$work/both"
{ "$CASUS" assess $case1 --format rows; "$CASUS" assess $case2 --format rows; } | cmp -s - "$work/both" || bad 'files side by side differ from files alone'

# ---- the standard input
run 'no input' 2 "$CASUS" assess -; err 'no case'
name='a stream'
cat $case1 $case2 | "$CASUS" assess - --format rows >"$work/out" 2>"$work/err" || bad 'exit status'
cmp -s "$work/out" "$work/both" || bad 'a stream differs from files'
name='a stream with a broken case'
{ sed 's/^  span.*//' $case1; cat $case2; } | "$CASUS" assess - --format rows >"$work/out" 2>"$work/err"
[ $? = 2 ] || bad 'exit status'
err E303; out fighting_t
name='check of the input'
"$CASUS" check - <rules/un-charter.treaty >"$work/out" 2>"$work/err" || bad 'exit status'
out 'no mistakes'
name='what the input uses'
"$CASUS" check - <"$work/own/well.case" >"$work/out" 2>"$work/err" && bad 'exit status'
err 'the present folder'
(cd "$work/law" && "$CASUS" check - <"$work/own/well.case" >"$work/out" 2>"$work/err") || bad 'exit status in its folder'

# ---- what files use
run 'not found' 2 "$CASUS" assess "$work/own/well.case"; no_out
err 'there is no file `pact.treaty`'; err "$work/own"; err 'rules'
err "with the folder DIR that holds pact.treaty, run: casus assess $work/own/well.case --rules DIR"
run '--rules' 0 "$CASUS" assess "$work/own/well.case" --rules "$work/far" --rules "$work/law"; no_err
run 'CASUS_RULES' 0 env CASUS_RULES="$work/far::$work/law" "$CASUS" assess "$work/own/well.case"; no_err
sed 's/"Pact" {/"Nearer" {/' "$work/law/pact.treaty" >"$work/own/pact.treaty"
run 'own folder first' 0 "$CASUS" assess "$work/own/well.case" --rules "$work/law"; out Nearer
sed 's/"Pact" {/"Other" {/' "$work/law/pact.treaty" >"$work/far/pact.treaty"
rm "$work/own/pact.treaty"
run '--rules before CASUS_RULES' 0 env CASUS_RULES="$work/far" "$CASUS" assess "$work/own/well.case" --rules "$work/law"; out '(Pact)'
uses() { # name, status, path used, what is said
    sed "s,^use .*,use \"$3\"," "$work/own/well.case" >"$work/own/uses.case"
    run "$1" "$2" "$CASUS" assess "$work/own/uses.case"
    [ -z "${4:-}" ] || err "$4"
}
cp "$work/law/pact.treaty" "$work/own/deep/pact.treaty"
ln -s ../../law/pact.treaty "$work/own/deep/out.treaty"
ln -s pact.treaty "$work/own/deep/in.treaty"
ln -s ../law "$work/own/door"
ln -s lost "$work/own/lost"
mkfifo "$work/own/pipe"
uses 'below' 0 deep/pact.treaty
uses 'a link inside' 0 deep/in.treaty
uses 'upwards' 2 ../law/pact.treaty E402
uses 'upwards in between' 2 deep/../../law/pact.treaty E402
uses 'absolute' 2 "$work/law/pact.treaty" E402
uses 'a link out' 2 deep/out.treaty E402
uses 'through a link out' 2 door/pact.treaty E402
uses 'a lost link' 2 lost E401
uses 'a used pipe' 2 pipe 'not a file of text'
uses 'a used folder' 2 deep 'not a file of text'
uses 'a used case' 2 well.case E012
uses 'a used name with ..' 2 ..pact.treaty E401
printf 'use "b.terms"\nstate X "X"\n' >"$work/own/a.terms"
printf 'use "a.terms"\nstate Y "Y"\n' >"$work/own/b.terms"
uses 'a circle' 2 a.terms E402
i=0
while [ $i -lt 20 ]; do
    printf 'use "n%d.terms"\nstate S%d "S"\n' $((i + 1)) $i >"$work/own/n$i.terms"
    i=$((i + 1))
done
printf 'state S20 "S"\n' >"$work/own/n20.terms"
uses 'too deep' 2 n0.terms L005
run 'deep enough' 0 "$CASUS" check "$work/own/n4.terms"
rm -f "$work/own"/*.terms "$work/own/uses.case" "$work/own/pipe"

# ---- names of files that a terminal would obey, or that are no text
strange=$(printf "it's \\033[31m\\302\\233\\342\\200\\256\\377.case")
printf 'use "nowhere.treaty"\ncase c "C" { }\n' >"$work/$strange"
for command in check assess matrix test 'list cases'; do
    # shellcheck disable=SC2086
    (cd "$work" && timeout 60 "$CASUS" $command "$strange" >out 2>err)
    name="$command of a strange name"
    LC_ALL=C grep -q "$(printf '\033\\|\302\233\\|\342\200\256\\|\377')" "$work/out" "$work/err" && bad 'it speaks to the terminal'
    err 'u{1b}[31m'
done
run 'a command to be typed again' 2 "$CASUS" check "$work/$strange"; err "'\\''s \\u{1b}[31m\\u{9b}\\u{202e}\\x{ff}.case' --rules DIR"
rm -f "$work/$strange"

# ---- output
name='a full disk'
if [ -w /dev/full ]; then
    "$CASUS" assess $case1 >/dev/full 2>"$work/err"
    [ $? = 3 ] || bad 'exit status'
    err 'could not be written'
    "$CASUS" help >/dev/full 2>"$work/err"
    [ $? = 3 ] || bad 'exit status of help'
fi
name='a file that may not grow'
(ulimit -f 1 && exec "$CASUS" assess $case2 >"$work/small" 2>"$work/err")
[ $? = 3 ] || bad 'exit status'
err 'could not be written'
rm -f "$work/small"
name='a closed pipe'
{ "$CASUS" assess cases/*.case --format json 2>"$work/err"; echo $? >"$work/status"; } | head -c 1 >/dev/null
[ "$(cat "$work/status")" = 3 ] || bad "exit status $(cat "$work/status")"
err 'closed before everything was written'
name='no standard output'
"$CASUS" assess $case1 >&- 2>"$work/err"
[ $? = 3 ] || bad 'exit status'
name='no standard error'
"$CASUS" assess nowhere.case 2>&- >"$work/out"
[ $? = 2 ] || bad 'exit status'
esc=$(printf '\033')
run 'color' 0 "$CASUS" assess $case1 --color always; out "$esc["
run 'no color' 0 "$CASUS" assess $case1; grep -q "$esc" "$work/out" && bad 'colors in a file'
run 'never' 0 "$CASUS" assess $case1 --color never; grep -q "$esc" "$work/out" && bad 'colors'
run 'colored messages' 2 "$CASUS" assess nowhere.case --color always; err "$esc["
run 'width' 0 "$CASUS" assess $case1 --width 60
LC_ALL=C awk '!/http/ && length($0) > 70 { exit 1 }' "$work/out" || bad 'lines are longer'
terminal() { # words on the command line; the terminal's output is in out
    script -qec "env $1 '$CASUS' assess '$work/own/well.case' --rules '$work/law'" /dev/null >"$work/out" 2>"$work/err" </dev/null
}
# Where no terminal can be had (a chroot without /dev/pts), what needs one is left out.
if command -v script >/dev/null 2>&1 && [ "$(script -qec 'test -t 1 && echo yes' /dev/null 2>/dev/null </dev/null | tr -d '\r')" = yes ]; then
    name='a terminal'; terminal TERM=xterm; out "$esc["
    name='NO_COLOR'; terminal 'TERM=xterm NO_COLOR=1'; grep -q "$esc" "$work/out" && bad colors
    name='NO_COLOR empty'; terminal 'TERM=xterm NO_COLOR='; out "$esc["
    name='TERM=dumb'; terminal TERM=dumb; grep -q "$esc" "$work/out" && bad colors
    # Long work on several cases shows on a terminal how far it is, and nowhere else.
    name='progress'
    slow="{ cat '$work/own/well.case'; sleep 1.2; sed '1d; s/case well/case second/' '$work/own/well.case'; }"
    script -qec "$slow | '$CASUS' assess - --rules '$work/law' --detail verdicts >'$work/told'" /dev/null >"$work/out" 2>"$work/err" </dev/null
    out 'casus: 1 case done, now second'; grep -q 'casus:' "$work/told" && bad 'progress in the result'
    tr '\r' '\n' <"$work/out" | tail -n 1 | grep -q '[^ ]' && bad 'the line is left standing'
    name='no progress in a pipe'
    sh -c "$slow" | "$CASUS" assess - --rules "$work/law" --detail verdicts >"$work/out" 2>"$work/err"; no_err
    cmp -s "$work/out" "$work/told" || bad 'not the same result'
else echo "SKIP  cli: no terminal can be had here; what needs one is left out"
fi

# ---- the same bytes everywhere
run 'plain surroundings' 0 "$CASUS" assess cases/*.case; cp "$work/out" "$work/first"
run 'again' 0 "$CASUS" assess cases/*.case; cmp -s "$work/out" "$work/first" || bad 'not the same bytes'
run 'other surroundings' 0 env LC_ALL=tr_TR.UTF-8 TZ=Pacific/Apia "$CASUS" assess cases/*.case; cmp -s "$work/out" "$work/first" || bad 'not the same bytes'
if [ -x "${CASUS_RELEASE:-}" ]; then
    run 'other compilation' 0 "$CASUS_RELEASE" assess cases/*.case; cmp -s "$work/out" "$work/first" || bad 'not the same bytes'
    # Little memory: a result or a message, but never a crash. Below some size nothing at all starts.
    for kb in 6000 7000 8000 9000 10000 12000 16000; do
        (ulimit -v $kb && "$CASUS_RELEASE" version) >/dev/null 2>&1 || continue
        name="memory of $kb kB"
        (ulimit -v $kb && exec "$CASUS_RELEASE" assess cases/*.case) >"$work/out" 2>"$work/err"
        status=$?
        [ $status = 0 ] || [ $status = 3 ] || bad "exit status $status"
        [ $status = 0 ] || err memory
    done
fi
exit $failed
