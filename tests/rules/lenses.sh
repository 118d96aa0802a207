# Read by run.sh: the same record looked at through options: another text, another day, one side's
# account, other readings, other lengths of time.

# ---- rule 9: a wrong text is never chosen silently -------------------------------------------------------
full VERS.1.assist 09-version-per-pair.case --text new_text --for Alder <<'ROWS'
new_text on_birch Alder Birch - HONORED - - -
new_text on_cedar Alder Cedar - HONORED - - -
new_text day_before Alder Dogwood - HONORED_LATE - - -
new_text first_day Alder Dogwood - HONORED_LATE - - -
ROWS
# Of these only the first has that text, and of article 2 the row to Birch.
counts 1 '"anachronism":false' 09-version-per-pair.case --text new_text --for Alder
counts 3 '"anachronism":true' 09-version-per-pair.case --text new_text --for Alder
ends 0 09-version-per-pair.case --text new_text <<'WORDS'
ANACHRONISM
WORDS
counts 0 '"anachronism":true' 09-version-per-pair.case

# ---- rule 11: as-of and known-by -----------------------------------------------------------------------------
# The request of 2020-03-05 is still to come.
rows PACT.2.assist 19-nine-verdicts.case --as-of 2020-03-04 <<'ROWS'
attack Alder Birch NOT_DUE
attack Cedar Birch NOT_DUE
attack Dogwood Birch NOT_DUE
attack Fir Birch NOT_DUE
attack Gorse Birch NOT_DUE
ROWS
# On the last day: what is not done in full is pending still, but for the tender refused.
rows PACT.2.assist 19-nine-verdicts.case --as-of 2020-03-15 <<'ROWS'
attack Alder Birch HONORED
attack Cedar Birch PENDING
attack Dogwood Birch TENDER_REFUSED
attack Fir Birch PENDING
attack Gorse Birch PENDING
ROWS
rows PACT.2.assist 19-nine-verdicts.case --as-of 2020-03-16 <<'ROWS'
attack Alder Birch HONORED
attack Cedar Birch HONORED_LATE
attack Dogwood Birch TENDER_REFUSED
attack Fir Birch HONORED_IN_PART
attack Gorse Birch NOT_HONORED
ROWS
# Nothing unrecorded is late before the last day is over; an open day ends with the as-of day.
cat >"$work/pending.case" <<'CASE'
use "pact.treaty"
case pending_ "Nothing closed" {
  assess under PACT
  span 2020-03-01 .. 2020-04-30
  2020-03-01: force x by Elm on Birch at Vale with gravity heavy stipulated
  appraised: not justified(x) stipulated
  2020-03-05: request call by Birch for troops stipulated
  sometime 2020-03-14 .. 2020-03-20: assistance help by Alder to Birch with form troops stipulated
  record complete for request, offer until 2020-12-31 [rec]
  record complete for assistance by Alder until 2020-12-31 [rec]
}
CASE
rows PACT.2.assist "$work/pending.case" --as-of 2020-03-15 --for Cedar <<'ROWS'
x Cedar Birch HONORED|PENDING
ROWS
rows PACT.2.assist "$work/pending.case" --as-of 2020-03-16 --for Cedar <<'ROWS'
x Cedar Birch HONORED|HONORED_LATE|HONORED_IN_PART|NOT_HONORED
ROWS
rows PACT.2.assist "$work/pending.case" --for Alder <<'ROWS'
x Alder Birch HONORED|HONORED_LATE
ROWS
rows PACT.2.assist "$work/pending.case" --as-of 2020-03-15 --for Alder <<'ROWS'
x Alder Birch HONORED
ROWS
rows PACT.2.assist "$work/pending.case" --as-of 2020-03-13 --for Alder <<'ROWS'
x Alder Birch PENDING
ROWS
# Standing duties as of a day within the case: what came later is not looked at. As of a day before it nothing is
# said of them, and that is told; on the first day it is.
rows HOMES.2.stay_home 03-disjoint-days.case --as-of 2020-04-09 --for Dogwood <<'ROWS'
- Dogwood - HONORED
ROWS
rows HOMES.2.stay_home 03-disjoint-days.case --as-of 2020-04-10 --for Dogwood <<'ROWS'
- Dogwood - HONORED|NOT_HONORED
ROWS
rows HOMES.2.stay_home 03-disjoint-days.case --as-of 2020-03-01 --for Alder <<'ROWS'
- Alder - HONORED
ROWS
counts 0 '"verdict"' 03-disjoint-days.case --as-of 2020-02-29
ends 0 03-disjoint-days.case --as-of 2020-02-29 <<'WORDS'
as of 29 February 2020 no day of the case had come (it begins on 1 March 2020)
WORDS
ends 0 03-disjoint-days.case --as-of 2020-04-09 <<'WORDS'
a prohibition is HONORED where it was kept until that day
WORDS
# A state that accedes after the as-of day is no bearer yet.
cat >"$work/law/accession.treaty" <<'LAW'
use "words.terms"
treaty ACC "A later party" {
  party Alder from 2000-01-01
  party Birch from 2020-04-01
  version only from 2000-01-01
  article 1 { duty refrain { owed by each party o shall not "no force" force by o } }
}
LAW
cp words.terms "$work/law/words.terms"
printf '%s\n' 'use "accession.treaty"' 'case acc "A later party" {' '  assess under ACC' '  span 2020-03-01 .. 2020-06-30' '}' >"$work/acc.case"
rules_here=$here
here=$work/law
rows ACC.1.refrain "$work/acc.case" --as-of 2020-03-31 <<'ROWS'
- Alder - HONORED
ROWS
rows ACC.1.refrain "$work/acc.case" --as-of 2020-04-01 <<'ROWS'
- Alder - HONORED
- Birch - HONORED
ROWS
here=$rules_here
# By 2020-04-15 only what Alder said, and what cites nothing dated, was known: facts without voices go,
# and so do denials without a source.
rows PLAIN.1.each_force 03-standings.case --known-by 2020-04-15 <<'ROWS'
cited parties Birch NOT_HONORED
found_ parties Birch NOT_HONORED
agreed_ parties Birch NOT_HONORED
stipulated_ parties Birch NOT_HONORED
unknown_ parties Birch NOT_TRIGGERED|NOT_HONORED
found_denied parties Birch NOT_HONORED
admitted_denied parties Birch NOT_TRIGGERED|NOT_HONORED
cited_denied parties Birch NOT_HONORED
ROWS
# Dated on the day itself is known; a day earlier it is not.
rows PLAIN.1.each_force 03-standings.case --known-by 2020-04-01 <<'ROWS'
cited parties Birch NOT_HONORED
found_ parties Birch NOT_HONORED
agreed_ parties Birch NOT_HONORED
stipulated_ parties Birch NOT_HONORED
unknown_ parties Birch NOT_TRIGGERED|NOT_HONORED
found_denied parties Birch NOT_HONORED
admitted_denied parties Birch NOT_TRIGGERED|NOT_HONORED
cited_denied parties Birch NOT_HONORED
ROWS
rows PLAIN.1.each_force 03-standings.case --known-by 2020-03-31 <<'ROWS'
cited parties Birch NOT_HONORED
found_ parties Birch NOT_HONORED
agreed_ parties Birch NOT_HONORED
stipulated_ parties Birch NOT_HONORED
unknown_ parties Birch NOT_TRIGGERED|NOT_HONORED
found_denied parties Birch NOT_HONORED
cited_denied parties Birch NOT_HONORED
ROWS

# ---- rule 24: one pick replaced in every profile; a missing pick is an error ----------------------------------
full FREE.1.tell 24-profiles.case --reading FREE.how_grave=any_blow <<'ROWS'
only light_state parties Birch narrow NOT_HONORED - - how_grave
only light_state parties Birch broad NOT_HONORED - - how_grave
only light_group parties Birch narrow NOT_TRIGGERED - - who
only light_group parties Birch broad NOT_HONORED - - how_grave;who
only heavy_group parties Birch narrow NOT_TRIGGERED - - who
only heavy_group parties Birch broad NOT_HONORED - - who
only heavy_state parties Birch narrow NOT_HONORED - - -
only heavy_state parties Birch broad NOT_HONORED - - -
ROWS
full FREE.1.tell 24-profiles.case --under broad <<'ROWS'
only light_state parties Birch broad NOT_HONORED - - how_grave
only light_group parties Birch broad NOT_HONORED - - how_grave;who
only heavy_group parties Birch broad NOT_HONORED - - who
only heavy_state parties Birch broad NOT_HONORED - - -
ROWS
counts 1 '"not_run":["narrow"]' 24-profiles.case --under broad
sed 's/profile narrow .*/profile narrow { who as a_state lawful as unlawful }/' readings.treaty >"$work/law/readings.treaty"
cp 24-profiles.case "$work/law"
ends 2 "$work/law/24-profiles.case" <<'WORDS'
the profile `narrow` picks no reading of `how_grave`
WORDS

# ---- rule 25: hinges of law with `requires` and `excludes`; on every reading ---------------------------------
full BOUND.1.tell 24-profiles.case <<'ROWS'
only light_state parties Birch narrow NOT_TRIGGERED - - -
only light_state parties Birch broad NOT_HONORED - - how_hard
only light_group parties Birch narrow NOT_TRIGGERED - - -
only light_group parties Birch broad NOT_HONORED - - how_hard
only heavy_group parties Birch narrow NOT_TRIGGERED - - by_whom
only heavy_group parties Birch broad NOT_HONORED - - -
only heavy_state parties Birch narrow NOT_HONORED - - -
only heavy_state parties Birch broad NOT_HONORED - - -
ROWS
full BARRED.1.tell 24-profiles.case <<'ROWS'
only light_state parties Birch narrow NOT_TRIGGERED - - -
only light_state parties Birch broad NOT_HONORED - - how_bad
only light_group parties Birch narrow NOT_TRIGGERED - - -
only light_group parties Birch broad NOT_TRIGGERED - - -
only heavy_group parties Birch narrow NOT_HONORED - - by_which
only heavy_group parties Birch broad NOT_TRIGGERED - - -
only heavy_state parties Birch narrow NOT_HONORED - - -
only heavy_state parties Birch broad NOT_HONORED - - -
ROWS

# Nobody can hold both of two readings that bar each other, or one without what it needs.
ends 2 24-profiles.case --reading how_hard=any_blow --under narrow <<'WORDS'
`how_hard` as `any_blow`, which requires `by_whom.anyone`
WORDS
ends 2 24-profiles.case --reading how_bad=any_blow --under narrow <<'WORDS'
`how_bad` as `any_blow`, which excludes `by_which.anyone`
WORDS
ends 0 24-profiles.case --reading how_hard=any_blow --reading by_whom=anyone </dev/null

# ---- rule 26: as one state says -----------------------------------------------------------------------------------
# Birch's claims are true, its denials false; what Elm says stays open.
full PLAIN.1.each_force 03-standings.case --policy case-of:Birch <<'ROWS'
only cited parties Birch - NOT_HONORED - - -
only admitted_ parties Birch - NOT_HONORED - - -
only found_ parties Birch - NOT_HONORED - - -
only agreed_ parties Birch - NOT_HONORED - - -
only stipulated_ parties Birch - NOT_HONORED - - -
only claimed_ parties Birch - NOT_HONORED - - -
only denied_ parties Birch - NOT_TRIGGERED|NOT_HONORED denied_ - -
only unknown_ parties Birch - NOT_TRIGGERED|NOT_HONORED unknown_ - -
only disputed parties Birch - NOT_HONORED - - -
only found_denied parties Birch - NOT_HONORED - - -
only admitted_denied parties Birch - NOT_HONORED - - -
only cited_denied parties Birch - NOT_TRIGGERED|NOT_HONORED cited_denied - -
ROWS
# What Elm denies did not happen: no instance. What it admitted, or a body found, stays true.
full PLAIN.1.each_force 03-standings.case --policy case-of:Elm <<'ROWS'
only cited parties Birch - NOT_HONORED - - -
only admitted_ parties Birch - NOT_HONORED - - -
only found_ parties Birch - NOT_HONORED - - -
only agreed_ parties Birch - NOT_HONORED - - -
only stipulated_ parties Birch - NOT_HONORED - - -
only claimed_ parties Birch - NOT_TRIGGERED|NOT_HONORED claimed_ - -
only unknown_ parties Birch - NOT_TRIGGERED|NOT_HONORED unknown_ - -
only found_denied parties Birch - NOT_HONORED - - -
only admitted_denied parties Birch - NOT_HONORED - - -
ROWS
# A claim that something is not so makes it false.
full PLAIN.2.lawful 03-denied-facts.case --policy case-of:Birch <<'ROWS'
only a parties Birch - NOT_TRIGGERED - - -
only b parties Birch - NOT_TRIGGERED - - -
only c parties Birch - NOT_TRIGGERED - - -
only d parties Birch - NOT_HONORED - - -
only e parties Birch - NOT_TRIGGERED|NOT_HONORED - justified(e) -
ROWS

# ---- section 3 of the design: parameters ----------------------------------------------------------------------------
rows PARAM.1.assist parameter.case --set at_once=15 <<'ROWS'
x Alder Birch HONORED
x Cedar Birch NOT_HONORED
x Dogwood Birch HONORED_LATE
ROWS
# Alder came on the fifteenth day; the others' verdicts do not hang on the number.
counts 1 '"ranges":[' parameter.case
counts 1 '"ranges":[{"from":1,"to":14,"verdicts":["HONORED LATE"]},{"from":15,"to":30,"verdicts":["HONORED"]}]' parameter.case
ends 2 parameter.case --set at_once=31 <<'WORDS'
31 days of `at_once` do not lie between 1 and 30
WORDS


# ---- rule 11: what closes the record, and what is given, is known by a day as well ------------------------------------
cat >"$work/known.case" <<'CASE'
use "plain.treaty"
case known "Closed by what is published later" {
  assess under PLAIN
  span 2020-03-01 .. 2020-04-30
  2020-03-01: force x by Elm on Birch at Vale with gravity heavy stipulated
  2020-03-01: force y by Elm on Cedar at Vale with gravity heavy stipulated
  appraised: justified(y) claimed by Elm [alder_says]
  given justified(y) [elm_says]
  record complete for notice to Birch until 2020-12-31 [birch_says]
  record complete for notice to Cedar until 2020-12-31 [rec]
}
CASE
rows PLAIN.1.each_force "$work/known.case" --known-by 2020-05-01 <<'ROWS'
x parties Birch NOT_HONORED
y parties Cedar NOT_HONORED
ROWS
rows PLAIN.1.each_force "$work/known.case" --known-by 2020-04-30 <<'ROWS'
x parties Birch HONORED|HONORED_LATE|NOT_HONORED
y parties Cedar NOT_HONORED
ROWS
rows PLAIN.2.lawful "$work/known.case" --known-by 2020-06-01 <<'ROWS'
x parties Birch NOT_TRIGGERED|NOT_HONORED
y parties Cedar NOT_HONORED
ROWS
rows PLAIN.2.lawful "$work/known.case" --known-by 2020-05-31 <<'ROWS'
x parties Birch NOT_TRIGGERED|NOT_HONORED
y parties Cedar NOT_TRIGGERED|NOT_HONORED
ROWS

# ---- rule 26: an absence that one side claims closes the record on its account -------------------------------------------
rows PACT.2.assist 04-open-record.case --policy case-of:Birch --for Alder <<'ROWS'
x Alder Birch TENDER_REFUSED|NOT_HONORED
ROWS

# ---- rule 11: an unrecorded request is none of the days to come -----------------------------------------------------------
rows PACT.2.assist 04-gate-in-span.case --as-of 2020-03-03 --for Gorse <<'ROWS'
early Gorse Birch NOT_DUE|PENDING
partly_closed Gorse Fir NOT_DUE
ROWS
# An earlier request that nobody recorded has its own ten days, and these are over.
cat >"$work/earlier.case" <<'CASE'
use "06-limits.treaty"
case earlier "A recorded request, and perhaps one before it" {
  assess under LIMITS
  span 2020-03-01 .. 2020-04-30
  2020-03-01 .. 2020-04-05: force x by Elm on Birch at Vale with gravity heavy stipulated
  2020-04-05: request call by Birch for troops stipulated
}
CASE
rows LIMITS.1.assist "$work/earlier.case" --as-of 2020-04-10 <<'ROWS'
x Alder Birch HONORED|HONORED_LATE|PENDING|NOT_HONORED
ROWS
# Release attaches to what is pending, too: withdrawn on the last day.
rows RELIEF.1.assist 18-release.case --as-of 2020-04-12 --for Alder <<'ROWS'
x Alder Birch NOT_HONORED
y Alder Cedar PENDING
ROWS
counts 1 '"kind":"RELEASED"' 18-release.case --as-of 2020-04-12 --for Alder

# ---- section 10: only what was found ------------------------------------------------------------------------------------------
# b is merely claimed: it gives no row. No notice is on record, so none was sent; the days of e stay open.
full PLAIN.1.each_force 26-found-only.case --policy found-only <<'ROWS'
only a parties Birch - NOT_HONORED - - -
only c parties Birch - NOT_HONORED - - -
only d parties Birch - NOT_HONORED - - -
only e parties Cedar - NOT_HONORED - - -
ROWS
# Of a it is said that it was not lawful, of c that it was: neither is found, and the affirmative is false. e is tied to
# whose the Hill is: from "lawful, not Alder's" no world is nearer in which it was not lawful than "not lawful, Alder's".
full PLAIN.2.lawful 26-found-only.case --policy found-only <<'ROWS'
only a parties Birch - NOT_TRIGGERED - - -
only c parties Birch - NOT_TRIGGERED - - -
only d parties Birch - NOT_HONORED - - -
only e parties Cedar - NOT_TRIGGERED|NOT_HONORED title(Hill,_Alder) justified(e) -
ROWS
# p or not p is true, p and not p is not, whatever was found.
rows PLAIN.3.either 26-found-only.case --policy found-only <<'ROWS'
a parties Birch NOT_HONORED
c parties Birch NOT_HONORED
d parties Birch NOT_HONORED
e parties Cedar NOT_HONORED
ROWS
rows PLAIN.3.both 26-found-only.case --policy found-only <<'ROWS'
a parties Birch NOT_TRIGGERED
c parties Birch NOT_TRIGGERED
d parties Birch NOT_TRIGGERED
e parties Cedar NOT_TRIGGERED
ROWS
# Somebody stands behind the Riders, for Elm does, though that somebody does is merely claimed.
rows PLAIN.6.behind 26-found-only.case --policy found-only <<'ROWS'
a parties Birch NOT_TRIGGERED
c parties Birch NOT_TRIGGERED
d parties Birch NOT_HONORED
e parties Cedar NOT_TRIGGERED
ROWS
# The Hill may be Alder's, by the given line; it is Birch's by nobody's word.
rows PLAIN.7.soil 26-found-only.case --policy found-only <<'ROWS'
a parties Birch NOT_TRIGGERED
c parties Birch NOT_TRIGGERED
d parties Birch NOT_HONORED
e parties Cedar NOT_TRIGGERED
ROWS
ends 0 26-found-only.case --policy found-only <<'WORDS'
Policy found-only: only what is undisputed, admitted, found, agreed or stipulated counts.
for want of a finding: not justified(a)
for want of a finding: no unrecorded notice to Birch happened
b did not happen
WORDS
counts 1 '"question":"b","answer":"b did not happen"' 26-found-only.case --policy found-only
counts 0 '"question":' 26-found-only.case

# ---- rights: the state of things on a day, one side's account, and why uses are closed ----------------------
# Before the request and after it; the notices of March are still to come, or claimed by one side.
rows RIGHTS.2.act_alone 19-rights.case --as-of 2020-03-04 <<'ROWS'
raid Alder Birch NOT_AVAILABLE
raid Cedar Birch NOT_AVAILABLE
raid Dogwood Birch NOT_AVAILABLE
reply - Elm NOT_AVAILABLE
too_early - Elm NOT_AVAILABLE
ROWS
rows RIGHTS.2.act_alone 19-rights.case --as-of 2020-03-14 <<'ROWS'
raid Alder Birch AVAILABLE
raid Cedar Birch AVAILABLE
raid Dogwood Birch AVAILABLE
reply - Elm NOT_AVAILABLE
too_early - Elm NOT_AVAILABLE
ROWS
rows RIGHTS.3.withdraw 19-rights.case --policy case-of:Alder <<'ROWS'
- Alder - USED
- Birch - AVAILABLE
- Cedar - USED
- Dogwood - AVAILABLE
ROWS
# Nothing closes force, and none but the recorded is a use; the gates are open where the record is.
cat >"$work/rights.case" <<'CASE'
use "rights.treaty"
case rights_ "Nothing closed" {
  assess under RIGHTS
  span 2020-03-01 .. 2020-04-30
  2020-03-01: force x by Elm on Birch at Vale with gravity heavy stipulated
  sometime 2020-03-14 .. 2020-03-16: force act by Alder on Elm with gravity light stipulated
  appraised: restores(act) stipulated
  2020-03-05: request call by Birch for troops unknown
  record complete for request, decision until 2020-12-31 [rec]
}
CASE
full RIGHTS.1.defend "$work/rights.case" <<'ROWS'
only x Birch Birch - AVAILABLE - - -
- act - Elm - NOT_AVAILABLE - - -
ROWS
full RIGHTS.2.act_alone "$work/rights.case" --for Alder <<'ROWS'
only x Alder Birch - NOT_AVAILABLE|AVAILABLE|USED day_of_act;call - -
ROWS
full RIGHTS.2.act_alone "$work/rights.case" --for Cedar <<'ROWS'
only x Cedar Birch - NOT_AVAILABLE|AVAILABLE call - -
ROWS
counts 1 '"kind":"power","version"' "$work/rights.case" --for Cedar

# ---- what is assumed holds whatever the voices: also of what the sources of the day did not tell, or denied --------------
rows PLAIN.2.lawful "$work/known.case" --known-by 2020-03-01 <<'ROWS'
x parties Birch NOT_TRIGGERED|HONORED|NOT_HONORED
y parties Cedar NOT_TRIGGERED|NOT_HONORED
ROWS
rows PLAIN.2.lawful "$work/known.case" --known-by 2020-03-01 --assume 'justified(y)' <<'ROWS'
x parties Birch NOT_TRIGGERED|HONORED|NOT_HONORED
y parties Cedar NOT_HONORED
ROWS
rows PLAIN.2.lawful "$work/known.case" --known-by 2020-03-01 --assume 'not justified(y)' <<'ROWS'
x parties Birch NOT_TRIGGERED|HONORED|NOT_HONORED
y parties Cedar NOT_TRIGGERED
ROWS
cat >"$work/behind.case" <<'CASE'
use "plain.treaty"
case behind_ "Denied, and assumed" {
  assess under PLAIN
  span 2020-03-01 .. 2020-04-30
  2020-03-01: force x by Wolves on Birch at Vale with gravity heavy stipulated
  throughout: no acts_for(Wolves, Elm) claimed by Elm [elm_says] denied by Cedar [rec]
  record complete for notice until 2020-12-31 [rec]
}
CASE
full PLAIN.6.behind "$work/behind.case" <<'ROWS'
only x parties Birch - NOT_TRIGGERED|NOT_HONORED acts_for(Wolves,_Elm);acts_for(Wolves,_any_state) - -
ROWS
full PLAIN.6.own "$work/behind.case" <<'ROWS'
only x parties Birch - NOT_TRIGGERED|NOT_HONORED acts_for(Wolves,_Birch) - -
ROWS
# Assumed, or true by the account of who denies the `no`: Elm stands behind them, so some state does, and Birch is another.
for lens in --assume=acts_for\(Wolves,Elm\) --policy=case-of:Cedar; do
    full PLAIN.6.behind "$work/behind.case" "$lens" <<'ROWS'
only x parties Birch - NOT_HONORED - - -
ROWS
    full PLAIN.6.own "$work/behind.case" "$lens" <<'ROWS'
only x parties Birch - NOT_TRIGGERED - - -
ROWS
done
# On Elm's account it does not, and nobody else is named.
full PLAIN.6.behind "$work/behind.case" --policy case-of:Elm <<'ROWS'
only x parties Birch - NOT_TRIGGERED|NOT_HONORED acts_for(Wolves,_any_state) - -
ROWS
