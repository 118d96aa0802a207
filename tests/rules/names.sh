# What states are called in reports on days on which they had other names. Sourced by run.sh.

named=$work/named
mkdir "$named"
# Alder changed its name amid the case; Birch had one other name on all of its days; Cedar a full name beside the short
# one; Elm's are of other days. Dogwood is spelled out.
sed 's/^state Alder .*/state Alder "Alder" also "Old Alder" (1900-01-01 .. 2020-03-10) also "Wood" from 1900-01-01/
     s/^state Birch .*/state Birch "Birch" also "the White Grove" (1900-01-01 .. 2020-03-31) also "the Pale Wood"/
     s/^state Cedar .*/state Cedar "Cedar" also "the Cedar Realm" (1900-01-01 .. 2099-12-31) also "Cedar" (1900-01-01 .. 2099-12-31)/
     s/^state Elm .*/state Elm "Elm" also "Elmia" (1900-01-01 .. 1999-12-31)/' words.terms >"$named/words.terms"
cp pact.treaty 03-two-lines.case "$named"
two=$named/03-two-lines.case

say() { "$CASUS" "$@" --rules "$named" --width 400 >"$work/said" 2>&1; }
told() { grep -qF -- "$1" "$work/said" || wrong "names: \"$1\" is not said" "$work/said"; }
never() { grep -qF -- "$1" "$work/said" && wrong "names: \"$1\" is said" "$work/said"; }

say assess "$two"
told 'Names of those days: Old Alder until 10 March 2020, here Alder; the White Grove, recorded as Birch; the Cedar Realm, here Cedar'
told 'at least one of Alder, the White Grove and Cedar: NOT HONORED'
told 'x: force by Alder on the White Grove at Vale'
told 'justified(y), claimed by the White Grove [rec]'
never Elmia
never Wood
sed 's/recorded as Birch//; s/birch_says//' "$work/said" | grep -q Birch && wrong "names: the declared name is told" "$work/said"
say why "$two" PACT.1
told 'x: force by Alder on the White Grove at Vale'
sed 's/recorded as Birch//; s/birch_says//' "$work/said" | grep -q Birch && wrong "names: the declared name is told" "$work/said"

# For programs everything is called as it is declared, beside one list of names.
say assess "$two" --format rows
never 'White Grove'
say assess "$two" --format json
told '"names_then":[{"declared":"Alder","then":"Old Alder","from":null,"to":"2020-03-10","told":false},{"declared":"Birch","then":"White Grove","from":null,"to":null,"told":true},{"declared":"Cedar","then":"Cedar Realm","from":null,"to":null,"told":false}]'
told '"obligor":"Birch"'

# What is typed may be any of the names; a state that has one of these is also found by it in --assume.
"$CASUS" assess "$two" --rules "$named" --for Birch --format rows >"$work/expected"
for name in 'the White Grove' 'White Grove' White_Grove 'Pale Wood'; do
    say assess "$two" --for "$name" --format rows
    cmp -s "$work/expected" "$work/said" || wrong "--for $name" "$work/said"
done
say assess "$two" --for 'White Grov'
told 'did you mean `Birch`?'
say assess "$two" --policy case-of:White_Grove
told 'Policy case-of:White_Grove: the claims of one side'
say assess "$two" --policy 'case-of:the White Grove' --format rows
"$CASUS" assess "$two" --rules "$named" --policy case-of:Birch --format rows | cmp -s - "$work/said" || wrong "--policy case-of: by another name" "$work/said"
sed 's/by Birch on Cedar/by White_Grove on Cedar/' "$two" >"$named/other.case"
say check "$named/other.case" # in files the declared name alone is a name
told 'did you mean `Birch`?'

# Tables: in words, and how they are recorded; for programs as declared.
say matrix "$two" --by party
told '  White Grove  '
told 'White Grove, recorded as Birch'
never 'Cedar Realm'
say matrix "$two"
told 'PACT.1.refrain, at least one of Alder, White Grove, Cedar'
say matrix "$two" --by party --format csv
never Grove
say matrix "$two" --by policy
told case-of:White_Grove
"$CASUS" list parties "$named/pact.treaty" --rules "$named" --on 2020-03-05 >"$work/said" 2>&1
told 'White Grove, recorded as Birch'
told 'Old Alder'
"$CASUS" list parties "$named/pact.treaty" --rules "$named" --on 2020-04-05 >"$work/said" 2>&1
never Grove
never Old
"$CASUS" list parties "$named/pact.treaty" --rules "$named" --on 2020-03-05 --format csv >"$work/said" 2>&1
told '"Birch"'
never Grove

# Who acts together, groups, places and organs: spelled out where the title does so, before a comma; in formulas as declared.
mkdir "$named/spelled"
sed 's/^group Riders .*/group Riders_of_Elm "the Riders-of-Elm, a band"/; s/^place Vale .*/place The_vale "The vale"/; s/^place Ford .*/place Ford "a ford" in The_vale/' words.terms >"$named/spelled/words.terms"
cat >"$named/spelled/peace.treaty" <<'LAW'
use "words.terms"
treaty PEACE "Peace" {
  organ High_council "the High council" of PEACE
  party Alder, Birch, Cedar from 2000-01-01
  version only from 2000-01-01
  article 1 "Peace" {
    text "shall not use force, itself or through others"
    duty keep {
      owed by   each party o
      shall not "shall not use force, itself or through others"  force f on any state such that (f.by is o or acts_for(f.by, o))
      unless    implied "help of the council"  some decision by High_council on o
    }
  }
}
LAW
cat >"$named/spelled/together.case" <<'CASE'
use "peace.treaty"
case joint "Together" {
  assess under PEACE
  span 2020-03-01 .. 2020-03-31
  2020-03-02: force x by Alder, Birch, Riders_of_Elm on Cedar at The_vale with gravity heavy stipulated
  throughout: acts_for(Riders_of_Elm, Cedar) unknown
  2020-03-05: decision d by High_council on Alder stipulated
}
CASE
say assess "$named/spelled/together.case"
told 'x: force by Alder, Birch and the Riders-of-Elm on Cedar at The vale'
told 'decision by the High council on Alder'
told 'acts_for(Riders_of_Elm, Cedar)'
never Riders-of-Elm,
