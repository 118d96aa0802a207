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
