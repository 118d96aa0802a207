# Read by run.sh: nothing is left out silently where there is much of it.

# A treaty whose term has n readings, of which only the last is met, and as many profiles.
crowd() { # n: the law in $work/law/crowd.treaty, a case in $work/crowd.case
    awk -v n="$1" 'BEGIN {
        print "use \"words.terms\"\ntreaty CROWD \"Many readings\" {\n  party Alder, Birch from 2000-01-01\n  version only from 2000-01-01"
        print "  term struck(f: force) \"Which way?\" {"
        for (i = 1; i <= n; i++) printf "    reading r%d objection \"o\" means %s\n", i, i < n ? "f.by is place" : "f.by is state"
        print "  }"
        for (i = 1; i <= n; i++) printf "  profile p%d { struck as r%d }\n", i, i
        print "  article 1 { duty help { arises for each force f, party v where implied \"struck\" f.on is v when implied \"way\" struck(f)"
        print "    owed by each party o other than v owed to v shall \"s\" notice n by o to v } }\n}" }' >"$work/law/crowd.treaty"
    cp words.terms "$work/law/words.terms"
    cat >"$work/crowd.case" <<'CASE'
use "crowd.treaty"
case crowd "Many readings" {
  assess under CROWD
  span 2020-03-01 .. 2020-04-30
  2020-03-01: force x by Elm on Birch at Vale with gravity heavy stipulated
  record complete for notice until 2020-12-31 [rec]
}
CASE
}
here_before=$here
here=$work/law
for size in 63 64 65 130; do
    crowd $size
    counts $size '"obligor":"Alder"' "$work/crowd.case"
    counts 1 '"verdict":"NOT HONORED"' "$work/crowd.case" # on the last profile
    counts 0 '"on_every_reading":true' "$work/crowd.case"
    counts $size '"readings":["struck"]' "$work/crowd.case"
done
here=$here_before

# The values of a parameter are searched in records of any size, and a case of many facts says for how many
# of them it was tried what the verdict would be without them.
{
    sed -n '/^use/,/^  record complete/p' parameter.case | sed '$d'
    awk 'BEGIN { for (i = 0; i < 300; i++) printf "  2020-03-02: notice by Elm to Birch [rec]\n" }'
    echo '  record complete for assistance until 2020-12-31 [rec]'
    echo '}'
} >"$work/many.case"
counts 1 '"name":"at_once","value":10,"least":1,"most":30,"ranges":[{"from":1,"to":14,"verdicts":["HONORED LATE"]},{"from":15,"to":30,"verdicts":["HONORED"]}]' "$work/many.case" --for Alder
for size in 11 12 13; do
    { sed '$d' parameter.case | grep -v '^  expect\|assistance by'
        awk -v n=$size 'BEGIN { for (i = 1; i <= n; i++) printf "  2020-03-%02d: assistance by Alder to Birch with form troops [rec]\n", i + 1 }'
        echo '}'; } >"$work/many.case"
    [ $size -gt 12 ]; told=$((1 - $?))
    counts $told "of the $size facts it rests on, the first 12 were tried" "$work/many.case" --for Alder
done

# Facts that clash are found wherever they stand among many.
clash() { # n facts between the two
    echo 'use "pact.treaty"'
    echo 'case clash "Two holders" {'
    echo '  assess under PACT'
    echo '  span 2020-03-01 .. 2020-04-30'
    echo '  2020-03-01 .. 2020-03-31: title(Vale, Alder) [rec]'
    awk -v n="$1" 'BEGIN { for (i = 0; i < n; i++) printf "  20%02d-%02d-%02d: title(Vale, Birch) [rec]\n", i / 300 + 21, i / 28 % 12 + 1, i % 28 + 1 }'
    echo '  2020-03-15: title(Vale, Cedar) [rec]'
    echo '}'
}
for n in 0 254 255 256 600; do
    clash $n >"$work/clash.case"
    ends 2 "$work/clash.case" <<'WORDS'
E302
title(Vale, Alder)
WORDS
done

# Too many open questions with the roles of what nobody recorded: weighed without these, and that is told.
cat >"$work/law/inner.treaty" <<'TREATY'
use "words.terms"
treaty INNER "What was offered" {
  party Birch from 2000-01-01
  version only from 2000-01-01
  article 1 "Help" {
    duty assist {
      arises for each force f, party v
      provided implied "asked"  first request r by v
      owed by each party o
      shall    implied "troops" assistance a by o such that (a.form is troops)
      tendered implied "offer"  offer t by o to v such that (t.form is r.for)
      refused  implied "no"     refusal by v of t
      within   implied "soon"   4 days of r
    }
  }
}
TREATY
cat >"$work/law/inner.case" <<'CASE'
use "inner.treaty"
case inner "What was offered is not on record" {
  assess under INNER
  span 2020-03-01 .. 2020-03-03
  2020-03-01: force x by Alder on Elm at Vale with gravity heavy stipulated
  2020-03-04: offer goods_only by Birch with form goods stipulated
  2020-03-04: request asked by Birch for troops stipulated
}
CASE
cp words.terms "$work/law/words.terms"
here_before=$here
here=$work/law
counts 1 'too many open questions to see whether this also turns on what unrecorded events would have been like' "$work/law/inner.case"
sed 's/^}/  record complete for request until 2020-12-31 [rec]\n}/' "$work/law/inner.case" >"$work/law/fewer.case"
counts 0 'unrecorded events would have been like' "$work/law/fewer.case"
here=$here_before
