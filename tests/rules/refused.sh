# Read by run.sh: records that cannot be, and expectations that do not hold.

# ---- rule 28: a record without any admissible world is refused, with a minimal set in order of days and names ---
cat >"$work/head" <<'CASE'
use "plain.treaty"
case clash "A record that cannot be" {
  assess under PLAIN
  span 2020-03-01 .. 2020-04-30
  2020-03-02: force later_blow by Elm on Birch at Vale with gravity heavy stipulated
  2020-03-01: force blow by Elm on Birch at Vale with gravity heavy stipulated
  2020-03-03: force third_blow by Elm on Birch at Vale with gravity heavy stipulated
  appraised: justified(third_blow) claimed by Elm [elm_says]
CASE
refused() { # lines that clash, on the standard input; the set to be told stands in order

    cat "$work/head" - >"$work/clash.case"
    echo "}" >>"$work/clash.case"
    "$CASUS" assess "$work/clash.case" --rules "$here" --width 1000 >"$work/said" 2>&1
    status=$?
    [ $status -eq 2 ] || wrong "a record that cannot be: exit $status, not 2" "$work/clash.case"
    awk '/this cannot be true/ { sub(/^[^:]*: /, ""); sub(/: this cannot be true.*/, ""); print }
         /also:  with this(, [a-z]+ [0-9][^:]*)?: / { sub(/.*with this[^:]*: /, ""); print }' "$work/said" >"$work/got"
    diff "$work/order" "$work/got" >"$work/diff" || wrong "a record that cannot be: < expected set, > told set" "$work/diff"
}
in_order() { cat >"$work/order"; }

# Both found: lawful, and not.
in_order <<'ORDER'
justified(blow)
not justified(blow)
ORDER
refused <<'CASE'
  appraised: justified(blow) found by Tribunal [rec]
  appraised: not justified(blow) found by Court [rec]
CASE
# Two holders of one place on the same days; the first to begin stands first.
in_order <<'ORDER'
title(Hill, Cedar)
title(Hill, Birch)
ORDER
refused <<'CASE'
  2020-03-02 .. 2020-03-05: title(Hill, Birch) stipulated
  2020-03-01 .. 2020-03-02: title(Hill, Cedar) stipulated
CASE
# Somebody's, and nobody's.
in_order <<'ORDER'
acts_for(Riders, Elm)
no acts_for(Riders, any state)
ORDER
refused <<'CASE'
  throughout: acts_for(Riders, Elm) stipulated
  throughout: no acts_for(Riders, any state) found by Tribunal [rec]
CASE
# What one side denies under its own account, and what is established: that account does not fit.
cat "$work/head" - >"$work/account.case" <<'CASE'
  throughout: acts_for(Riders, any state) claimed by Birch [birch_says] denied by Elm [elm_says]
  throughout: acts_for(Riders, Cedar) stipulated
}
CASE
ends 0 "$work/account.case" </dev/null
ends 0 "$work/account.case" --policy case-of:Birch </dev/null
ends 2 "$work/account.case" --policy case-of:Elm <<'SAID'
E302
with this: acts_for(Riders, any state)
this account does not fit what is established
SAID
# No notice on record, and a notice.
in_order <<'ORDER'
no notice to Birch
notice by Alder to Birch
ORDER
refused <<'CASE'
  2020-03-05: notice letter by Alder to Birch stipulated
  2020-03-01 .. 2020-03-31: no notice to Birch stipulated
CASE
# Two settled facts against a given line. Another given line, and what else is recorded, have no part in it.
in_order <<'ORDER'
a `given` line
justified(blow)
justified(later_blow)
ORDER
refused <<'CASE'
  given at least one of (justified(third_blow), justified(blow)) [rec]
  given at most one of (justified(blow), justified(later_blow), justified(third_blow)) [rec]
  appraised: justified(later_blow) stipulated
  appraised: justified(blow) stipulated
CASE
# Given lines against each other.
in_order <<'ORDER'
a `given` line
a `given` line
ORDER
refused <<'CASE'
  given at least one of (justified(third_blow), justified(blow)) [rec]
  given not justified(third_blow) and not justified(blow) [rec]
CASE
# What happened against a given line; what has no day, as an appraisal, stands before what has one.
in_order <<'ORDER'
a `given` line
not justified(blow)
force by Elm on Birch at Vale, gravity heavy
ORDER
refused <<'CASE'
  given if blow then justified(blow) [rec]
  appraised: not justified(blow) stipulated
CASE
# A given line that no world meets on the day of an event, though one does on the first day of the case.
in_order <<'ORDER'
a `given` line
title(Hill, Birch)
ORDER
refused <<'CASE'
  given title(Hill, Cedar) [rec]
  throughout: title(Hill, Cedar) claimed by Elm [elm_says]
  2020-03-03 .. 2020-04-30: title(Hill, Birch) stipulated
CASE
# On different days nobody contradicts anybody.
cat "$work/head" - >"$work/fine.case" <<'CASE'
  2020-03-01 .. 2020-03-02: title(Hill, Birch) stipulated
  2020-03-03 .. 2020-03-05: title(Hill, Cedar) stipulated
  2020-03-05: notice letter by Alder to Birch stipulated
  2020-03-01 .. 2020-03-04: no notice to Birch stipulated
}
CASE
ends 0 "$work/fine.case" </dev/null

# ---- rule 29: an expectation is exact, of every row it selects -----------------------------------------------------
cat >"$work/expects.case" <<'CASE'
use "pact.treaty"
case expects "Expectations that do not hold" {
  assess under PACT
  span 2020-03-01 .. 2020-04-30
  2020-03-01: force x by Elm on Birch at Vale with gravity heavy stipulated
  appraised: justified(x) claimed by Elm [elm_says] denied by Birch [birch_says]
  2020-03-02: request by Birch for troops stipulated
  2020-03-03: assistance by Alder to Birch with form troops stipulated
  record complete for request, assistance, offer, refusal until 2020-12-31 [rec]
  # These hold ...
  expect PACT.2.assist(x) for Alder: not triggered or honored
  expect PACT.2.assist(x) for Cedar: never honored
  expect PACT.2.assist(x) for Cedar: not honored or not triggered turning on justified(x)
CASE
cat >"$work/failing" <<'CASE'
  expect PACT.2.assist(x) for Alder: honored
  expect PACT.2.assist(x) for Alder: not triggered or honored or not honored
  expect PACT.2.assist(x): not triggered or honored
  expect PACT.2.assist(x) for Elm: no duty
  expect PACT.2.assist(x) for Cedar: never not honored
  expect PACT.2.assist(x) for Cedar: not honored or not triggered turning on x
  expect PACT.2.assist(x) for Cedar: not honored or not triggered turning on justified(x), x
  expect PACT.2.assist(x) for Cedar: not honored or not triggered because "without right"
  expect PACT.2.assist(x) for Cedar: not honored or not triggered noting excused
  expect PACT.2(x) for Elm : version only
  expect PACT.1.refrain for some party: not honored
  expect that justified(x)
  expect that not x
CASE
# ... and of these not one, each for a reason of its own.
while read -r line; do
    { cat "$work/expects.case"; echo "  $line"; echo "}"; } >"$work/one.case"
    "$CASUS" test "$work/one.case" --rules "$here" >"$work/said" 2>&1
    status=$?
    [ $status -eq 1 ] && grep -q "3 held, 1 failed" "$work/said" || wrong "holds, or takes others with it: $line" "$work/said"
done <"$work/failing"

{ sed '$d' 09-version-per-pair.case; echo "  expect VERS.1(on_cedar) : version new_text"; echo "}"; } >"$work/one.case"
"$CASUS" test "$work/one.case" --rules "$here" >"$work/said" 2>&1
[ $? -eq 1 ] && grep -q "version first_text" "$work/said" || wrong "another text than that in force" "$work/said"
