# Read by run.sh: what a report must not keep to itself: the encoder's own word behind a verdict, sources without a
# day, an open event behind an appraisal, who it was, another clause under which the help was owed.

says() { # case, options ..., then the lines on the standard input that stand there, in whatever columns
    file=$1
    shift
    "$CASUS" assess "$file" --rules "$here" --width 1000 "$@" >"$work/said" 2>&1
    [ $? -eq $exits ] || wrong "$file $*: not exit $exits" "$work/said"
    tr -s ' ' <"$work/said" | sed 's/^ //' >"$work/lines"
    while read -r line; do
        grep -qxF -- "$line" "$work/lines" || wrong "$file $*: does not say: $line" "$work/said"
    done
}
silent() { # what is not said, case, options ...
    what=$1
    shift
    assess "$@" --width 1000
    ! grep -qF -- "$what" "$work/said" || wrong "$*: says $what" "$work/said"
}

# ---- a verdict that rests on the encoder's word says so, and only such a one -----------------------------------
cat >"$work/word.case" <<'CASE'
use "pact.treaty"
case word "On the encoder's word" {
  assess under PACT
  span 2020-03-01 .. 2020-04-30
  encoded by "a student" on 2021-01-01
  2020-03-01: force x by Elm on Birch at Vale with gravity heavy stipulated
  appraised: not justified(x) stipulated
  2020-03-01: force y by Elm on Birch at Vale with gravity light stipulated
  appraised: justified(y) stipulated
  2020-03-02: request call by Birch for troops [birch_says]
  2020-03-03: assistance by Alder to Birch with form troops [alder_says]
  record complete for assistance, offer until 2020-12-31 by encoder "none was found"
  record complete for request until 2020-12-31 [rec]
}
CASE
says "$work/word.case" --for Cedar <<'LINES'
NOT HONORED, on the encoder's statement
NOT HONORED, on the encoder's statement that the record is complete
but for the encoder's statement that the record is complete for assistance, offer: HONORED, TENDER REFUSED, HONORED LATE, HONORED IN PART or NOT HONORED
NOT TRIGGERED
LINES
says "$work/word.case" --for Cedar --detail verdicts <<'LINES'
NOT HONORED, on the encoder's statement
LINES
counts 1 '"rests_on_encoder":{"statements":["the record is complete for assistance","the record is complete for offer"],"verdicts_without":["HONORED","TENDER REFUSED","HONORED LATE","HONORED IN PART","NOT HONORED"],"limited":false}' "$work/word.case" --for Cedar
"$CASUS" matrix "$work/word.case" --rules "$here" >"$work/said" 2>&1
grep -qF 'NOT HONORED [e] (4)' "$work/said" || wrong 'the table does not mark what rests on the encoder' "$work/said"
# Alder's help is on record: nothing rests on there being no more of it.
counts 0 '"rests_on_encoder":{' "$work/word.case" --for Alder
# A source's word is no encoder's.
sed 's/by encoder .*/[rec]/' "$work/word.case" >"$work/sourced.case"
silent "the encoder's statement" "$work/sourced.case"
# Two statements of which either would do: both are named.
sed 's/^  record complete for assistance.*/&\n  record complete for assistance until 2021-01-31 by encoder "looked again"/' "$work/word.case" >"$work/twice.case"
counts 1 '"statements":["the record is complete for assistance","the record is complete for offer","the record is complete for assistance"]' "$work/twice.case" --for Cedar

# ---- rule 11: what is later than --known-by, and what has no day ------------------------------------------------
says "$work/word.case" --for Cedar --known-by 2020-12-31 <<'LINES'
Only what was known by 31 December 2020; the treaties and their readings are taken as they are written down today
Kept, though they have no day and may be later: rec
The encoder's own statements that the record is complete are left out: they are of 1 January 2021
HONORED, TENDER REFUSED, HONORED LATE, HONORED IN PART or NOT HONORED
LINES
says "$work/word.case" --for Cedar --known-by 2021-01-01 <<'LINES'
The encoder's own statements that the record is complete are kept: they are of 1 January 2021
NOT HONORED, on the encoder's statement
LINES
says "$work/word.case" --for Cedar --known-by 2020-04-01 <<'LINES'
Left out, for they are of later days: birch_says
LINES
counts 1 '"known_by":"2020-04-01","left_out":["birch_says"],"undated":["rec"],"encoder_statements":"left out"' "$work/word.case" --known-by 2020-04-01
counts 1 '"known_by":null,"left_out":[],"undated":[],"encoder_statements":null' "$work/word.case"
sed '/encoded by/d' "$work/word.case" >"$work/undated.case"
says "$work/undated.case" --for Cedar --known-by 2020-12-31 <<'LINES'
The encoder's own statements that the record is complete are kept, though the file does not say when they were made
NOT HONORED, on the encoder's statement
LINES
# A later source is not cited for what an earlier one told.
sed 's/\[birch_says\]/[birch_says, elm_says]/' "$work/word.case" >"$work/later.case"
says "$work/later.case" --for Cedar --known-by 2020-05-15 <<'LINES'
call: request by Birch for troops, 2 March 2020 [birch_says]
LINES

# ---- which of them it was; and an appraisal of what may not have happened ------------------------------------------
cat >"$work/which.case" <<'CASE'
use "pact.treaty"
case which "One of two" {
  assess under PACT
  span 2020-03-01 .. 2020-04-30
  2020-03-01: force x by Alder on Birch at Vale with gravity heavy [rec]
  2020-03-01: force y by Birch on Alder at Vale with gravity heavy [rec]
  appraised: justified(x) claimed by Alder [alder_says] denied by Birch [birch_says]
  appraised: justified(y) claimed by Birch [birch_says] denied by Alder [alder_says]
  given at most one of (justified(x), justified(y)) [rec]
  2020-04-01: force z by Cedar on Birch at Vale with gravity heavy claimed by Birch [birch_says] denied by Alder [alder_says]
  appraised: justified(z) claimed by Alder [alder_says] denied by Birch [birch_says]
  record complete for request, assistance, offer, refusal until 2020-12-31 [rec]
}
CASE
says "$work/which.case" <<'LINES'
at least one of Alder, Birch and Cedar: NOT HONORED
which one turns on z: force by Cedar on Birch at Vale, gravity heavy, 1 April 2020, claimed by Birch [birch_says], denied by Alder [alder_says]
justified(x), claimed by Alder [alder_says], denied by Birch [birch_says]
justified(y), claimed by Birch [birch_says], denied by Alder [alder_says]
NOT HONORED if z happened and not justified(z)
HONORED if z did not happen; or z happened and justified(z)
notes a breach if z happened and not justified(z): z (1 April 2020)
LINES
counts 1 '"turns_on":{"facts":[],"appraisals":[],"readings":[]},"which_one_turns_on":{"facts":[],"appraisals":["justified(x)","justified(y)"],"readings":[]}' "$work/which.case"
counts 1 '{"facts":["z happened","not justified(z)"],"verdict":"NOT HONORED"}' "$work/which.case" --for Cedar

# ---- without a duty under this clause, but under that one --------------------------------------------------------------
cat >"$work/law/two-ways.treaty" <<'LAW'
use "words.terms"
treaty WAYS "Two ways" {
  party Alder, Birch, Cedar from 2000-01-01
  version only from 2000-01-01
  article 1 "Against what is unlawful" {
    duty unlawful {
      arises for each force f, party v
      where  implied "the party struck" f.on is v
      when   implied "unlawful"         not justified(f)
      owed by each party o other than v
      owed to v
      shall  implied "troops"           assistance a by o to v after f with form troops
    }
  }
  article 2 "Measures of all" {
    duty measures {
      arises for each force f, party v
      where  implied "the party struck" f.on is v
      owed by parties together
      owed to v
      shall  implied "help"             assistance a to v after f
    }
    duty warned {
      arises for each force f, party v
      where  implied "the party struck" f.on is v
      when   implied "after a warning"  some warning w to v
      owed by each party o other than v
      owed to v
      shall  implied "help"             assistance a by o to v after f
    }
  }
}
LAW
cat >"$work/ways.case" <<'CASE'
use "two-ways.treaty"
case ways "Help that was owed elsewhere" {
  assess under WAYS
  span 2020-03-01 .. 2020-04-30
  2020-03-01: force x by Elm on Birch at Vale with gravity heavy stipulated
  appraised: justified(x) stipulated
  2020-03-03: assistance by Alder to Birch with form troops stipulated
  record complete for assistance until 2020-12-31 [rec]
}
CASE
says "$work/ways.case" --rules "$work/law" <<'LINES'
notes PERFORMED WITHOUT DUTY under this clause; it was owed under WAYS.2.measures
LINES
# Also where the lens looks at this bearer or this clause alone.
counts 2 'PERFORMED WITHOUT DUTY under this clause; it was owed under WAYS.2.measures"' "$work/ways.case" --rules "$work/law" --for Alder
sed 's/^  appraised.*/&\n  2020-02-01: warning w by Elm to Birch claimed by Birch [birch_says] denied by Elm [elm_says]/' "$work/ways.case" >"$work/perhaps.case"
counts 1 'PERFORMED WITHOUT DUTY under this clause; it was owed under WAYS.2.measures; it may have been owed under WAYS.2.warned"' "$work/perhaps.case" --rules "$work/law" --for Alder
