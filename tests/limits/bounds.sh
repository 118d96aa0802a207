# bounds.sh - the limits of an assessment, of the warnings and of the command line that are counted: just below and
# at the limit nothing is said of it, just above it is told in words. Read by run.sh, in its folder of work.
# The limits of texts and of the law are tried in tests/unit: syntax/test_limits.c, sema/test_limits.c,
# eval/test_table.c, eval/test_space.c, eval/test_outcome.c, base/test_diag.c, base/test_arena.c.
cp "$here/bound.treaty" rules/bound.treaty

# Below (-1) and at the limit (0) the words are not said; above it (1) they are, and the command ends so.
bound() { # which, exit state above, words above, command...
    which=$1 above=$2 said=$3
    shift 3
    if [ "$which" -le 0 ]; then
        run '0|1|2' "" "$@"
        ! grep -q -e "$said" out || problem "$(echo "$*" | cut -c1-150): says \"$said\" below the limit"
        ! grep -q -e '\[L0' out || problem "$(echo "$*" | cut -c1-150): a limit is met too early: $(grep '\[L0' out | head -2)"
    else
        run "$above" "$said" "$@"
    fi
}
assessed() { # what stands between, in a case of the bounded treaty
    printf 'use "bound.treaty"\ncase c "C" {\n assess under B\n span 1914-01-01 .. 1918-12-31\n'
    cat
    printf '\n}\n'
}
ATTACK='1914-01-01: force f by Zenda on Ruritania at Border with gravity grave [common]'
REQUEST='1914-01-01: request q by Ruritania to Strelsau [common]'
lines() { # how many, the line: %d is its number
    awk -v n="$1" -v line="$2" 'BEGIN { for (i = 0; i < n; i++) { s = line; gsub(/%d/, i, s); print s } }'; }
acts() { # so many acts, one a day from the third of January 1914 on
    awk -v n="$1" 'BEGIN { for (i = 2; i < n + 2; i++) { y = 1914; d = i + 1
        for (m = 1; d > (l = m == 2 ? 28 + (y == 1916) : 30 + (m == 1 || m == 3 || m == 5 || m == 7 || m == 8 || m == 10 || m == 12)); ) { d -= l; if (++m > 12) { m = 1; y++ } }
        printf " %d-%02d-%02d: assistance a%d by Strelsau to Ruritania with form military [common]\n", y, m, d, i } }'
}
duty() { # what stands between, in a duty
    printf 'treaty Q "q" {\n party Ruritania, Strelsau from 1870-01-01\n version o from 1870-01-01\n article 1 { text "help"\n duty d {\n  arises for each force f\n owed by each party o\n'
    cat
    printf '\n  shall "help" assistance by o\n  within "help" no later than 1950-01-01\n } } }\n'
}

for off in -1 0 1; do
    # 20,000 days for a request that nobody recorded.
    last=$(echo "1954-10-04 1954-10-05 1954-10-06" | cut -d' ' -f$((off + 2)))
    echo "1900-01-01: force f by Zenda on Ruritania at Border with gravity grave [common]" | assessed | sed "s/^ span.*/ span 1900-01-01 .. $last/" >bound.case
    bound $off 3 "open days lie too far" "$CASUS" assess --width 1000 bound.case
    # Two open stretches of 64 days.
    last=$(echo "1914-03-05 1914-03-06 1914-03-07" | cut -d' ' -f$((off + 2)))
    printf 'sometime 1914-01-01 .. %s: force f by Zenda on Ruritania at Border with gravity grave [common]\nsometime 1914-01-01 .. %s: request q by Ruritania to Strelsau [common]\nrecord complete for request, assistance until 1920-01-01 [common]\n' "$last" "$last" | assessed >bound.case
    bound $off 3 "open days lie too far" "$CASUS" assess --width 1000 bound.case
    # 400 values of a parameter, of 4,194,304 pairs of events.
    { echo "$ATTACK"; echo "$REQUEST"; acts $((399 + off)); } | assessed >bound.case
    bound $off 0 "values of promptness above 400 were not tried" "$RELEASE" assess --width 1000 bound.case
    { echo "$ATTACK"; lines 2048 '1914-01-01: request q%d by Ruritania to Strelsau [common]'; lines $((2047 + off)) '1914-02-01: assistance a%d by Strelsau to Ruritania with form military [common]'; } | assessed >bound.case
    bound $off 0 "too many events to see at which values of promptness" "$RELEASE" assess --width 1000 bound.case
    # 12 facts left out in turn.
    { echo "$ATTACK"; echo "$REQUEST"; acts $((12 + off)); echo 'record complete for request, assistance until 1920-01-01 [common]'; } | assessed >bound.case
    bound $off 0 "of the 13 facts it rests on, the first 12 were tried" "$CASUS" assess --width 1000 bound.case
    # 4,096 products of readings: 12 terms of two. (11 are 2,048.)
    { echo 'use "pact.treaty"'; lines 6 'judgment j%d(force)'
        { awk -v n=$((12 + off)) 'BEGIN { for (i = 0; i < n; i++) printf "  when \"help\" t%d(f)\n", i }'; } | duty |
            awk -v n=$((12 + off)) '{ print } /version o/ { for (i = 0; i < n; i++) printf " term t%d(f: force) \"t\" { reading a \"a\" objection \"o\" means true reading b \"b\" objection \"o\" means (j%d(f) and j5(f)) or not j%d(f) or not j5(f) }\n", i, i % 5, i % 5 }'
    } >rules/products.treaty
    printf 'use "products.treaty"\ncase c "C" {\n assess under Q\n span 1914-01-01 .. 1914-12-31\n %s\n 1914-01-02: assistance z by Strelsau to Ruritania [common]\n}\n' "$ATTACK" >bound.case
    bound $off 0 "HONORED, on the readings tried" "$RELEASE" assess --width 1000 bound.case
    if [ $off -le 0 ]; then
        grep -q 'HONORED, on every reading' out || problem "products of readings: not every one was tried"
    else
        grep -q 'too many combinations to try them all' out || problem "products of readings: that they were too many is not told"
    fi
    # 67,108,864 pairs of facts on the same days: of 11,585, 131, 8 and 2 facts about one thing each.
    places=$(echo "3 4 5" | cut -d' ' -f$((off + 2)))
    awk -v places="$places" 'BEGIN { split("11585 131 8 2 2", n, " "); for (g = 1; g <= places; g++) { printf " place p%d \"p\"\n", g
        for (i = 0; i < n[g]; i++) printf " throughout: title(p%d, Ruritania) [common]\n", g } }' | assessed >bound.case
    bound $off 3 "too many facts hold on the same days" "$RELEASE" assess --width 1000 bound.case
    # As many comparisons of what one side says: 8,192 times 8,192.
    { echo 'place p "p"'; lines $((8192 + off)) 'throughout: title(p, Ruritania) claimed by Ruritania [common]'; } | assessed >bound.case
    bound $off 3 "too many facts about the same things to see what the account of Ruritania says" "$RELEASE" assess --policy case-of:Ruritania --width 1000 bound.case

    # Warnings: 20,000,000 comparisons of 5,000 facts with 4,000 claims of one side.
    { lines 5000 'place p%d "p"'; lines $((4000 + off)) 'throughout: title(p%d, Ruritania) claimed by Ruritania [common]'
        lines $((1000 - off)) 'throughout: title(p%d, Strelsau) [common]'; } | assessed >bound.case
    bound $off 3 "too many relations and judgments to see" "$RELEASE" check bound.case
    # 50,000,000 of 50,000 words with 1,000 quotations.
    awk -v n=$((1000 + off)) 'BEGIN { print "use \"pact.treaty\"\ntreaty Q \"q\" {\n party Ruritania, Strelsau from 1870-01-01\n version o from 1870-01-01\n article 1 {"
        for (t = 0; t < 25; t++) { printf " text \""; for (i = 0; i < 1999; i++) printf "w "; print "y\"" }
        for (i = 0; i < n; i++) if (i % 20) print "  when \"y\" f.by is state"; else printf "%s duty d%d {\n  arises for each force f\n  owed by each party o\n  within implied \"none\" no later than 1950-01-01\n  shall \"y\" assistance by o\n", i ? " }\n" : "", i
        print " } } }" }' >rules/words.treaty
    bound $off 3 "the article is too long to see which of its words are used" "$RELEASE" check --width 1000 rules/words.treaty
    # 64 conditions of one duty, and 16 questions of one condition.
    { echo 'use "pact.treaty"'; lines $((64 + off)) '  when "help" f.by is state' | duty; } >rules/conditions.treaty
    bound $off 3 "the conditions of .d. ask too many things" "$CASUS" check --width 1000 rules/conditions.treaty
    { echo 'use "pact.treaty"'; lines 17 'judgment j%d(force)'; { printf '  when "help" j0(f)'; awk -v n=$((16 + off)) 'BEGIN { for (i = 1; i < n; i++) printf " or j%d(f)", i }'; } | duty; } >rules/conditions.treaty
    bound $off 3 "the conditions of .d. ask too many things" "$CASUS" check --width 1000 rules/conditions.treaty

    # 64 folders within one another, 64 accounts.
    rm -rf within && mkdir within
    (cd within && for i in $(seq 1 $((64 + off))); do mkdir x && cd x || exit; done && echo >last.case)
    bound $off 3 "lies more than 64 deep and was not looked into" "$CASUS" list cases within
    { echo 'use "pact.treaty"'; lines 65 'state S%d "s"'; } >rules/speakers.terms
    { echo 'use "speakers.terms"'; lines $((64 + off)) '1914-01-01: force f%d by Zenda on Ruritania with gravity grave claimed by S%d [common]' | assessed; } >bound.case
    bound $off 0 "65 states claim or deny something; the accounts of the first 64 are shown" "$CASUS" matrix --by policy --format csv bound.case
done
rm -rf within bound.case

# Eight rows of a case (of two profiles each) are given 16 million steps before they are given up, those after them one million.
given_up() { "$RELEASE" assess --width 1000 often.case 2>&1 | grep -c "$1 steps"; }
[ "$(given_up 16777216)" = 4 ] || problem "not eight rows are given all their steps"
[ "$(given_up 1048576)" = 35 ] || problem "those after the eighth are not given up sooner, and told"

# A length of time longer than the calendar costs no more than one that fits.
sed 's/between 1 and 900 days/between 1 and 999999999 days/' rules/bound.treaty >rules/wide.treaty
{ echo "$ATTACK"; echo "$REQUEST"; acts 5 | sed -n '5p'; echo 'record complete for request, assistance until 1920-01-01 [common]'; } | assessed | sed 's/bound.treaty/wide.treaty/' >bound.case
run 0 "with 1 to 5 days: HONORED LATE; 6 to 999999999: HONORED" ./small_memory assess --width 1000 bound.case
run 0 "promptness, 999999999 days" "$RELEASE" assess --width 1000 --set promptness=999999999 bound.case
run 2 "sets no number of days" "$RELEASE" assess --width 1000 --set promptness=9999999999 bound.case
