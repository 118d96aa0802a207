#!/bin/sh
# The bundled cases and those beside this script answer as they say they do; of a case with two sides, the
# mirror image gets the mirrored report; and what is changed in a case changes the answer (changed.sh).
#
# Where both sides are parties alike (Batken), only the case is mirrored. Where one side is no party
# (Armenia and Azerbaijan), the law is mirrored with it: then the names alone differ.
set -u
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
failed=0

"$CASUS" test "$root"/cases/*.case "$here"/*/*.case >"$work/out" 2>&1 || { cat "$work/out"; failed=1; }

mirror() { # case, side, side, files of the law to mirror with it
    name=$1 a=$2 b=$3
    shift 3
    dir=$work/$name
    mkdir -p "$dir"
    sh "$root/tests/props/mirror.sh" "$a" "$b" <"$root/cases/$name.case" >"$dir/$name.case"
    for file in "$@"; do
        sh "$root/tests/props/mirror.sh" "$a" "$b" <"$root/rules/$file" >"$dir/$file"
    done
    "$CASUS" assess "$root/cases/$name.case" --format rows >"$dir/plain" || failed=1
    # That the mirrored law is read in place of the bundled one is said there; here it is meant.
    "$CASUS" assess "$dir/$name.case" --rules "$root/rules" --format rows >"$dir/image" 2>"$dir/said" || { cat "$dir/said"; failed=1; }
    sh "$root/tests/props/mirror.sh" "$a" "$b" <"$dir/plain" | sh "$root/tests/props/settle.sh" >"$dir/expected"
    sh "$root/tests/props/settle.sh" <"$dir/image" >"$dir/got"
    if [ ! -s "$dir/got" ]; then
        echo "mirror of $name: no rows"
        failed=1
    elif ! diff "$dir/expected" "$dir/got" >"$dir/diff"; then
        echo "mirror of $name: < mirrored report, > report of the mirror image"
        cat "$dir/diff"
        failed=1
    fi
}

law='authorities.terms general-law.terms vocabulary.terms states.terms un-charter.treaty cst.treaty rus-arm-1997.treaty'
mirror batken-2022 Kyrgyzstan Tajikistan
mirror karabakh-2020 Armenia Azerbaijan $law
mirror armenia-2022 Armenia Azerbaijan $law
mirror karabakh-2016 Armenia Azerbaijan $law
mirror tavush-2020 Armenia Azerbaijan $law
mirror syunik-2021-05 Armenia Azerbaijan $law csto-crisis-response-2010.treaty
mirror syunik-2021-11 Armenia Azerbaijan $law
mirror karabakh-2023 Armenia Azerbaijan $law
mirror golovnoy-2021 Kyrgyzstan Tajikistan
base='authorities.terms vocabulary.terms states.terms provocation.terms'
mirror italy-1914 Austria_Hungary Italy $base dual-alliance-1879.treaty triple-alliance.treaty franco-russian-1892.treaty \
    franco-italian-1902.treaty
mirror romania-1914 Austria_Hungary Russia $base austro-romanian-1883.treaty
mirror belgium-1914 France Germany $base london-1839.treaty london-1867.treaty
mirror czechoslovakia-1938 France Germany $base franco-czechoslovak-1924.treaty franco-czechoslovak-1925.treaty \
    soviet-czechoslovak-1935.treaty munich-1938.treaty
mirror poland-1939 Germany Russia $base anglo-polish-1939.treaty franco-polish-1921.treaty franco-polish-1925.treaty \
    franco-polish-1939.treaty
mirror hungary-1956 Hungary Russia $base warsaw-1955.treaty
mirror czechoslovakia-1968 Czechoslovakia Russia $base warsaw-1955.treaty
# Where the sides stand in many treaties, all of the law is mirrored with the case.
all=$(cd "$root/rules" && ls)
mirror soccer-war-1969 El_Salvador Honduras $all
mirror india-pakistan-1965 India Pakistan $all
mirror india-pakistan-1971 India Pakistan $all
mirror kuwait-1990 Iraq Kuwait $all
mirror cyprus-1974 Greece Turkey $all
mirror falklands-1982 Argentina United_Kingdom $all
mirror goa-1961 India Portugal $all
mirror ukraine-2022 Russia Ukraine $all
mirror crimea-donbas-2014 Russia Ukraine $all

sh "$here/changed.sh" || failed=1
exit $failed
