# Read by run.sh: which rows there are and which not, what stands over a verdict, and what a row turns on.

# ---- rule 1: sixteen are answered; seventeen are named, and what the bounds settle is told ---------------
sed '/: warning w16/{p;s/w16/w17/;}' 01-sixteen-questions.case >"$work/seventeen.case"
ends 3 "$work/seventeen.case" <<'WORDS'
more than 16 open questions
w01, w02, w03, w04, w05, w06, w07, w08, w09, w10, w11, w12, w13, w14, w15, w16, w17
WORDS
exits=3
rows PLAIN.5.warned "$work/seventeen.case" <<'ROWS'
x parties Birch NOT_TRIGGERED|NOT_HONORED
ROWS
rows PLAIN.1.each_force "$work/seventeen.case" <<'ROWS'
x parties Birch NOT_HONORED
ROWS
exits=0
ends 3 "$work/seventeen.case" --detail verdicts <<'WORDS'
more than 16 open questions
WORDS
# One answer less, and it is sixteen again.
rows PLAIN.5.warned "$work/seventeen.case" --assume 'not w17' <<'ROWS'
x parties Birch NOT_TRIGGERED|NOT_HONORED
ROWS
rows PLAIN.5.warned "$work/seventeen.case" --assume w17 <<'ROWS'
x parties Birch NOT_HONORED
ROWS

# ---- rule 8: stretches between the days on which memberships and texts begin or end ------------------------
cat >"$work/stretches.case" <<'CASE'
use "pact.treaty"
use "versions.treaty"
case stretches "On one of some days" {
  assess under PACT, VERS
  span 2020-05-01 .. 2020-07-31
  # Gorse is a party until 2020-06-01.
  sometime 2020-05-30 .. 2020-06-02: force raid by Elm on Gorse at Vale with gravity heavy stipulated
  appraised: not justified(raid) stipulated
  2020-06-03: request by Gorse for troops stipulated
  # The last text binds all from 2020-06-15; before it ten days, then thirty.
  sometime 2020-06-14 .. 2020-06-15: force blow by Elm on Dogwood at Vale with gravity heavy stipulated
  appraised: justified(blow) stipulated
  2020-07-01: assistance by Alder to Dogwood with form troops stipulated
  record complete for request, assistance, offer, refusal, notice until 2020-12-31 [rec]
}
CASE
full PACT.2.assist "$work/stretches.case" --for Alder <<'ROWS'
only raid Alder Gorse - NOT_HONORED - - -
only blow Alder Dogwood - NOT_TRIGGERED - - -
ROWS
rows PACT.2.assist "$work/stretches.case" --for Gorse <<'ROWS'
raid - Gorse NO_DUTY
ROWS
full VERS.1.assist "$work/stretches.case" --for Alder <<'ROWS'
first_text blow Alder Dogwood - HONORED_LATE - - -
last_text blow Alder Dogwood - HONORED - - -
ROWS

# ---- rules 12 to 14: which rows there are, and which not ---------------------------------------------------
rows HOMES.1.soil 12-instances.case <<'ROWS'
both parties Birch NOT_TRIGGERED|NOT_HONORED
both parties Fir NOT_TRIGGERED|NOT_HONORED
ROWS
# Alder, Birch and Cedar in any case; of the two whose acts overlap at least one, whichever.
joints 12-shall-not.case <<'ROWS'
PACT.1.refrain - Alder,Birch,Cedar - NOT_HONORED - - -
PACT.1.refrain by_alder,_by_birch Alder,Birch - NOT_HONORED - - -
ROWS
rows PACT.2.assist 14-no-help-against-itself.case <<'ROWS'
by_alder Cedar Birch NOT_HONORED
by_alder Dogwood Birch NOT_HONORED
by_alder Fir Birch NOT_HONORED
by_alder Gorse Birch NOT_HONORED
joint Birch Cedar NOT_HONORED
joint Dogwood Cedar NOT_HONORED
joint Fir Cedar NOT_HONORED
joint Gorse Cedar NOT_HONORED
by_somebody Alder Dogwood NOT_TRIGGERED|NOT_HONORED
by_somebody Birch Dogwood NOT_TRIGGERED|NOT_HONORED
by_somebody Cedar Dogwood NOT_TRIGGERED|NOT_HONORED
by_somebody Fir Dogwood NOT_TRIGGERED|NOT_HONORED
by_somebody Gorse Dogwood NOT_TRIGGERED|NOT_HONORED
by_nobody Alder Dogwood NOT_HONORED
by_nobody Birch Dogwood NOT_HONORED
by_nobody Cedar Dogwood NOT_HONORED
by_nobody Fir Dogwood NOT_HONORED
by_nobody Gorse Dogwood NOT_HONORED
ROWS

# ---- rule 18 and 22: release and excuse, with their grounds, and nowhere else ------------------------------
counts 2 '"kind":"RELEASED"' 18-release.case
counts 1 '{"kind":"RELEASED","ground":"membership_ended","on":"2020-03-10","when":null}' 18-release.case
counts 1 '{"kind":"RELEASED","ground":"request_withdrawn","on":"2020-04-12","when":null}' 18-release.case
counts 0 '"kind":"EXCUSED"' 18-release.case
counts 2 '"kind":"EXCUSED"' 22-excuse.case --for Dogwood
counts 0 '"kind":"EXCUSED"' 22-excuse.case --for Gorse

# Whatever the detail, the same is laid over the verdicts (acts that use a right belong to the reasons).
laid_over() { grep -o '"overlays":\[[^]]*\]' "$work/said" | sed 's/{"kind":"USED"[^}]*}//g; s/,*\]/]/; s/\[,*/[/'; }
for file in 09-*.case 18-release.case 19-*.case 21-*.case 22-excuse.case; do
    assess "$file" --format json
    laid_over >"$work/laid"
    assess "$file" --format json --detail verdicts
    laid_over | diff "$work/laid" - >"$work/diff" || wrong "$file: < overlays, > with verdicts only" "$work/diff"
done
"$CASUS" matrix 22-excuse.case --rules "$here" --format csv >"$work/said"
grep -qF '; NOT HONORED, EXCUSED (4)"' "$work/said" || wrong "the matrix shows no EXCUSED" "$work/said"

# ---- an act that a right names twice, while it was not there, is told once ---------------------------------------
sed 's/may      "defend itself".*/&\n               implied "by any means"  force e by v after f/' rights.treaty >"$work/law/rights.treaty"
cp words.terms 19-rights.case "$work/law"
counts 2 '"kind":"ACTED WHILE NOT AVAILABLE","ground":"day_after"' 19-rights.case
counts 2 '"kind":"ACTED WHILE NOT AVAILABLE","ground":"day_after"' "$work/law/19-rights.case"

# ---- rule 20: an unmet gate is missing; its label is known only below it -----------------------------------
counts 5 '"missing":["at its request"]' 20-unmet-gate.case
counts 2 '"missing":["asked","decided"]' 20-unmet-gate.case
sed 's/when     "without right".*/when "above its gate" some notice n by v after r/' pact.treaty >"$work/law/pact.treaty"
cp words.terms "$work/law"
printf 'use "pact.treaty"\ncase above "A label above its gate" {\n assess under PACT\n span 2020-03-01 .. 2020-03-02\n}\n' >"$work/law/above.case"
ends 2 "$work/law/above.case" <<'WORDS'
no event is called `r` here
WORDS

# ---- rule 21: a priority holds where the other clause is owed -------------------------------------------------
counts 2 '{"kind":"EXCUSED","ground":"EMBARGO.1.abstain prevails","on":null,"when":"justified(x)"}' 21-priority-open.case
counts 2 '"kind":"EXCUSED"' 21-priority-open.case
counts 3 '"kind":"EXCUSED"' 21-priority.case
counts 2 '"kind":"EXCUSED"' 21-priority-any-victim.case
counts 2 '"kind":"EXCUSED"' 21-priority-bearers.case

# ---- rule 27: minimal sets of answers that are enough -------------------------------------------------------------
# For each of the three blows on Birch, in two clauses; the other answers add nothing.
counts 6 '"enough":[{"facts":["w did not happen"],"verdict":"NOT TRIGGERED"},{"facts":["w happened"],"verdict":"NOT HONORED"}]' 27-hinges.case
# Which of three was lawful: one alone excludes it, the two others together leave only it.
counts 1 '{"facts":["not justified(y)","not justified(z)"],"verdict":"NOT HONORED"}' 27-hinges.case
counts 0 '{"facts":["not justified(x)","not justified(y)"],"verdict":"NOT TRIGGERED"}' 27-hinges.case


# ---- rule 8: rows of a standing duty in several texts -----------------------------------------------------------------
full TEXTS.1.refrain 08-text-of-each-act.case <<'ROWS'
older - Alder - - NOT_HONORED - - -
older - Birch - - HONORED - - -
older - Cedar - - HONORED - - -
older - Gorse - - NOT_HONORED - - -
newer - Alder - - HONORED - - -
newer - Birch - - HONORED - - -
newer - Cedar - - NOT_HONORED - - -
newer - Dogwood - - NOT_HONORED - - -
ROWS

# ---- section 6 of the design: but for what a settled verdict would be another --------------------------------------------
# Five obligors whose help to Cedar is not owed but for the lawfulness; then a request would be missing.
counts 5 '"but_for":[{"facts":["justified(lawful)"],"verdicts":["NOT DUE"]}]' 19-nine-verdicts.case
# The help in time; the late help; the tender and its refusal (without the offer there is late help still).
counts 1 '"but_for":[{"facts":["alder_troops"],"verdicts":["NOT HONORED"]}]' 19-nine-verdicts.case
counts 1 '"but_for":[{"facts":["cedar_troops"],"verdicts":["NOT HONORED"]}]' 19-nine-verdicts.case
counts 1 '"but_for":[{"facts":["fir_goods"],"verdicts":["NOT HONORED"]}]' 19-nine-verdicts.case
counts 1 '"but_for":[{"facts":["dogwood_offer"],"verdicts":["HONORED LATE"]},{"facts":["dogwood_refusal"],"verdicts":["HONORED LATE"]}]' 19-nine-verdicts.case

# ---- rule 4: where the same is asked of both, troops in time are enough; where something else is, they are not ------
counts 1 '{"facts":["an unrecorded assistance by Alder to Birch with form troops happened in time"],"verdict":"HONORED"}' 04-one-act-in-another.case

# ---- rule 25: the sixteen warnings with the readings: not on every reading ---------------------------------------------------
counts 2 '"on_every_reading":false' 25-sixteen-and-readings.case
# One warning known: then every reading agrees.
counts 2 '"on_every_reading":true' 25-sixteen-and-readings.case --assume w01

# ---- rule 12: a state struck that is no party is told of once, whatever the number of texts ----------------------------------
cat >"$work/stranger.case" <<'CASE'
use "versions.treaty"
use "pact.treaty"
case stranger_ "Elm struck, and Dogwood before its time" {
  assess under VERS, PACT
  span 2020-05-01 .. 2020-07-31
  2020-06-10: force x by Alder on Elm at Vale with gravity heavy stipulated
  2005-01-01: force y by Elm on Dogwood at Vale with gravity heavy stipulated
  appraised: justified(x) stipulated
  appraised: justified(y) stipulated
  record complete for assistance, notice, request until 2020-12-31 [rec]
}
CASE
full VERS.1.assist "$work/stranger.case" <<'ROWS'
- y - Dogwood - NO_DUTY - - -
- x - Elm - NO_DUTY - - -
ROWS
# A version that only one of the treaties has leaves the other as it is.
full PACT.2.assist "$work/stranger.case" --text new_text --for Alder <<'ROWS'
only y Alder Dogwood - NOT_TRIGGERED - - -
ROWS

# ---- rule 4: an absence in the midst of the days leaves those before and after it --------------------------------------------
cat >"$work/midst.case" <<'CASE'
use "pact.treaty"
case midst "No request from the 4th to the 6th" {
  assess under PACT
  span 2020-03-01 .. 2020-03-10
  2020-03-01: force x by Elm on Birch at Vale with gravity heavy stipulated
  appraised: not justified(x) stipulated
  2020-03-04 .. 2020-03-06: no request by Birch stipulated
  2020-03-14: assistance fourteenth by Alder to Birch with form troops stipulated
  2020-03-16: assistance sixteenth by Cedar to Birch with form troops stipulated
  2020-03-18: assistance eighteenth by Dogwood to Birch with form troops stipulated
  2020-03-10: force y by Elm on Gorse at Vale with gravity heavy stipulated
  appraised: not justified(y) stipulated
  record complete for assistance, offer, refusal until 2020-12-31 [rec]
}
CASE
# In time until ten days after the request, of which the 4th to the 6th are none: the 14th needs one of the
# 4th or later, so of the 7th to the 10th; late for one of the first three days.
rows PACT.2.assist "$work/midst.case" <<'ROWS'
x Alder Birch NOT_DUE|HONORED|HONORED_LATE
x Cedar Birch NOT_DUE|HONORED|HONORED_LATE
x Dogwood Birch NOT_DUE|HONORED|HONORED_LATE
x Fir Birch NOT_DUE|NOT_HONORED
x Gorse Birch NOT_DUE|NOT_HONORED
y Alder Gorse NOT_DUE|NOT_HONORED
y Birch Gorse NOT_DUE|NOT_HONORED
y Cedar Gorse NOT_DUE|NOT_HONORED
y Dogwood Gorse NOT_DUE|NOT_HONORED
y Fir Gorse NOT_DUE|NOT_HONORED
ROWS
# With only the days of the absence left there is no request: nothing before the 4th, nothing after the 6th.
sed 's/span 2020-03-01 .. 2020-03-10/span 2020-03-04 .. 2020-03-06/' "$work/midst.case" >"$work/none.case"
rows PACT.2.assist "$work/none.case" --for Alder <<'ROWS'
x Alder Birch NOT_DUE
y Alder Gorse NOT_DUE
ROWS

# ---- rule 17: which request was withdrawn is open among the requests on record -----------------------------------------------
cat >"$work/which.case" <<'CASE'
use "relief.treaty"
case which "Something was withdrawn" {
  assess under RELIEF
  span 2020-03-01 .. 2020-04-30
  2020-03-01: force x by Elm on Birch at Vale with gravity heavy stipulated
  2020-03-02: request first_call by Birch for troops stipulated
  2020-03-03: request second_call by Birch for goods stipulated
  2020-03-05: withdrawal off by Birch stipulated
  record complete for request, assistance, withdrawal, plea until 2020-12-31 [rec]
}
CASE
counts 1 '{"kind":"RELEASED","ground":"request_withdrawn","on":"2020-03-05","when":"off.of is first_call"}' "$work/which.case" --for Alder

# ---- rule 1: two open days of more than 64 each are too many to compare; what may be is told ----------------------------------
cat >"$work/wide.case" <<'CASE'
use "gates.treaty"
case wide "Asked and helped on some days of the year" {
  assess under GATES
  span 2020-01-01 .. 2020-12-31
  2020-01-01: force x by Elm on Birch at Vale with gravity heavy stipulated
  2020-01-01: decision by Council on Birch stipulated
  sometime 2020-01-01 .. 2020-12-31: request call by Birch stipulated
  sometime 2020-01-01 .. 2020-12-31: assistance help by Alder to Birch with form troops stipulated
  record complete for request, decision, notice, assistance until 2021-12-31 [rec]
}
CASE
exits=3
rows GATES.2.decided "$work/wide.case" --for Alder <<'ROWS'
x Alder Birch NOT_TRIGGERED|NOT_DUE|HONORED|HONORED_LATE|NOT_HONORED
ROWS
exits=0
rows GATES.2.decided "$work/wide.case" --for Cedar <<'ROWS'
x Cedar Birch NOT_HONORED
ROWS

# Rule 8: a day that may lie before a suspension or in it is split there.
rows SUSP.1.assist 09-suspended.case --for Cedar <<'END'
earlier Cedar Alder NOT_HONORED
some_day Cedar Alder NOT_HONORED
some_day Cedar Alder NO_DUTY
first_day Cedar Alder NO_DUTY
third Cedar Birch NOT_HONORED
END

# ---- rule 4: two queries that ask for other times have other names ------------------------------------------
cat >"$work/law/times.treaty" <<'LAW'
use "words.terms"
treaty TIMES "Two warnings" {
  party Alder, Birch from 2000-01-01
  version only from 2000-01-01
  article 1 {
    duty help {
      arises for each force f, party v
      where    implied "the party struck"  f.on is v
      provided implied "warned before"     some warning w to v before f
               implied "and after"         some warning u to v after f
      owed by  each party o other than v
      owed to  v
      shall    implied "tell it"           notice n by o to v
    }
  }
}
LAW
cp words.terms "$work/law/words.terms"
cat >"$work/times.case" <<'CASE'
use "times.treaty"
case times "Two warnings" {
  assess under TIMES
  span 2020-02-01 .. 2020-04-30
  2020-03-01: force x by Elm on Birch at Vale with gravity heavy stipulated
  record complete for notice until 2020-12-31 [rec]
}
CASE
rules_here=$here
here=$work/law
full TIMES.1.help "$work/times.case" <<'ROWS'
only x Alder Birch - NOT_DUE|NOT_HONORED unrecorded_warning_to_Birch_after_x;unrecorded_warning_to_Birch_before_x - -
ROWS
here=$rules_here

# ---- rule 13: an organ of another treaty acts for nobody here, unless the record says who joined ------------------
cat >"$work/law/bureau.treaty" <<'LAW'
use "words.terms"
treaty OTHER "Another treaty" {
  organ Bureau "its bureau" of OTHER
  party Alder, Cedar from 2000-01-01
  version only from 2000-01-01
  article 1 { text "nothing is asked" }
}
treaty HELP "Help" {
  organ Senate "its senate" of HELP
  party Alder, Birch, Cedar from 2000-01-01
  version only from 2000-01-01
  article 1 {
    duty help {
      arises for each force f, party v
      where    implied "the party struck"  f.on is v
      owed by  each party o other than v
      owed to  v
      shall    implied "tell it"           assistance by o to v after f
    }
  }
}
LAW
cat >"$work/bureau.case" <<'CASE'
use "bureau.treaty"
case bureau "Organs" {
  assess under HELP
  span 2020-02-01 .. 2020-04-30
  2020-03-01: force x by Elm on Birch at Vale with gravity heavy stipulated
  2020-03-02: assistance a by Bureau to Birch with form troops stipulated
CASE
cp "$work/bureau.case" "$work/joined.case"
cp "$work/bureau.case" "$work/senate.case"
echo '  record complete for assistance until 2020-12-31 [rec]
}' >>"$work/bureau.case"
echo '  2020-03-03: assistance b by Bureau to Birch with form troops stipulated joined by Cedar
  record complete for assistance until 2020-12-31 [rec]
}' >>"$work/joined.case"
echo '  2020-03-03: assistance b by Senate to Birch with form troops stipulated
  record complete for assistance until 2020-12-31 [rec]
}' >>"$work/senate.case"
rules_here=$here
here=$work/law
rows HELP.1.help "$work/bureau.case" <<'ROWS'
x Alder Birch NOT_HONORED
x Cedar Birch NOT_HONORED
ROWS
rows HELP.1.help "$work/joined.case" <<'ROWS'
x Alder Birch NOT_HONORED
x Cedar Birch HONORED
ROWS
rows HELP.1.help "$work/senate.case" <<'ROWS'
x Alder Birch HONORED
x Cedar Birch HONORED
ROWS
counts 0 'counts as its own' "$work/bureau.case"
counts 1 'b, an act of Bureau, counts as its own: it joined in it' "$work/joined.case"
counts 2 'b, an act of Senate, counts as its own: it was a party that day, and nobody is named as joining' "$work/senate.case"
here=$rules_here

# ---- rule 14: whom the clause leaves out is told: in the rows of those who are left, or for the case -------------
counts 4 'Alder owes nothing here: the force by_alder is by it, and nobody owes help against itself (implied)' 14-no-help-against-itself.case
counts 4 'Alder owes nothing here: the force joint is by it' 14-no-help-against-itself.case
counts 8 'owes nothing here' 14-no-help-against-itself.case
# Of a clause with several texts only that which binds speaks.
counts 1 'CST.4.assist, fighting_k: Kyrgyzstan owes nothing here' ../../cases/batken-2022.case --for Kyrgyzstan
sed 's/party Alder, Birch, Cedar from/party Alder, Birch from/; s/owed by  each party o other than v$/owed by  each party o other than v, f.by/' "$work/law/bureau.treaty" >"$work/law/two.treaty"
sed 's/bureau.treaty/two.treaty/; s/force x by Elm/force x by Alder/' "$work/bureau.case" >"$work/two.case"
rules_here=$here
here=$work/law
counts 1 'HELP.1.help, x: Alder owes nothing here: the force x is by it' "$work/two.case"
counts 0 '"verdict"' "$work/two.case"
ends 0 "$work/two.case" <<'WORDS'
Note: HELP.1.help, x: Alder owes nothing here
WORDS
here=$rules_here

# ---- section 3, rule 2: in the tree of reasons each line says what it says ----------------------------------------
"$CASUS" why 03-two-lines.case PACT.1 --rules "$here" --for Alder >"$work/said"
grep -qF -- '- not justified(x), found by Commission' "$work/said" || wrong "why: a line with not" "$work/said"
grep 'justified(x), found' "$work/said" | grep -vq 'not justified(x), found' && wrong "why: a not is lost" "$work/said"

