#!/bin/sh
# The manual and the README say what is so: their blocks are run, with the program named by CASUS.
#
#   ```casus-terms NAME, ```casus-treaty NAME, ```casus-case NAME
#       a file, saved under that name; a second block of one name goes on where the first ended. At
#       the end of the page every file must be free of mistakes and of warnings, and every case must
#       meet its expectations. With the word `wrong` behind the name it must be refused instead.
#   ```console
#       lines `$ command` with exactly what the command prints, run in order where the files are; a
#       line `...` stands for lines that are left out.
#   ```sh
#       lines that begin with casus or build/casus must end with status 0; others are not run.
#
# UPDATE=1 writes what the commands print into the pages instead of comparing it: as much as was shown
# before, where lines were left out.
set -u
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
CASUS=${CASUS:-$root/build/casus}
case $CASUS in /*) ;; *) CASUS=$(pwd)/$CASUS ;; esac
failed=0
top=$(mktemp -d) || exit 2
trap 'rm -rf "$top"' EXIT
unset CASUS_RULES NO_COLOR

for page in README.md grammar/LANGUAGE.md docs/article-claims.md; do
    work=$top/$(basename "$page" .md)
    mkdir -p "$work/build" "$work/.run"
    cp -r "$root/rules" "$root/cases" "$work"
    # Both ways to type it work: `casus` as installed, `build/casus` as built.
    printf '#!/bin/sh\nexec "%s" "$@"\n' "$CASUS" >"$work/build/casus"
    chmod +x "$work/build/casus"
    (
        cd "$work" || exit 1
        PATH=$work/build:$PATH
        CASUS_RULES=$work/rules
        export PATH CASUS_RULES
        LC_ALL=C awk -v page="$page" -v update="${UPDATE:-}" -f "$here/blocks.awk" "$root/$page" || exit 1
        status=0
        while read -r name kind; do
            if [ "$kind" = wrong ]; then
                casus check "$name" >.run/out 2>&1
                [ $? = 2 ] && continue
                echo "$page: $name is shown as wrong, and is not refused"
                status=1
            else
                casus check "$name" >.run/out 2>&1 && { [ "$kind" = warned ] || grep -q ', 0 warnings' .run/out; } || {
                    echo "$page: $name:"
                    cat .run/out
                    status=1
                }
                case $name in *.case) casus test "$name" >.run/out 2>&1 || { cat .run/out; status=1; } ;; esac
            fi
        done <.run/files
        exit $status
    ) || failed=1
    [ -z "${UPDATE:-}" ] || [ ! -s "$work/.run/page" ] || cmp -s "$work/.run/page" "$root/$page" ||
        cp "$work/.run/page" "$root/$page"
done

# The table of what the bundled cases show: a row names cases, and commands, which must run, or clauses, on which one
# of the cases has an expectation; and no case stands there for nothing.
work=$top/shown
mkdir -p "$work/build"
cp -r "$root/rules" "$root/cases" "$work"
cp "$top/LANGUAGE/build/casus" "$work/build"
sed -n '/^## 17/,$s/^| *\([0-9][0-9]* .*\)/\1/p' "$root/grammar/LANGUAGE.md" >"$work/rows"
[ "$(grep -c . "$work/rows")" = 28 ] || { echo "grammar/LANGUAGE.md: the table of what the cases show has not 28 rows"; failed=1; }
while IFS='|' read -r number _ cases see; do
    names=$(printf '%s\n' "$cases" | grep -o '`[^`]*`' | tr -d '`')
    printf '%s\n' "$see" | grep -o '`[^`]*`' | tr -d '`' >"$work/see"
    for name in $names; do
        grep -q "cases/$name\.case" "$work/see" && continue
        sed -n 's/^casus .*//;/./p' "$work/see" | sed 's/^/expect /' >"$work/clauses"
        grep -qF -f "$work/clauses" "$work/cases/$name.case" ||
            { echo "grammar/LANGUAGE.md, what the cases show, $number: nothing named there stands in $name"; failed=1; }
    done
    while read -r token; do
        case $token in
        "casus "*)
            (cd "$work" && PATH=$work/build:$PATH CASUS_RULES=$work/rules sh -c "$token" </dev/null >out 2>&1) ||
                { echo "grammar/LANGUAGE.md, what the cases show, $number: \`$token\` fails"; cat "$work/out"; failed=1; }
            ;;
        *)
            held=
            for name in $names; do grep -qF "expect $token" "$work/cases/$name.case" && held=yes; done
            [ "$held" ] || { echo "grammar/LANGUAGE.md, what the cases show, $number: no case of that row expects $token"; failed=1; }
            ;;
        esac
    done <"$work/see"
done <"$work/rows"

# The words the manual lists are those the scanner knows (its `day` is one of them, too).
sed -n 's|^\("[-a-z"|]*\) *return.*|\1|p' "$root/grammar/lexer.l" | tr '"|' '\n\n' | grep . | LC_ALL=C sort >"$top/words"
sed -n '/^```text/,/^```$/p' "$root/grammar/LANGUAGE.md" | grep -v '```' | tr ' ' '\n' | grep . | LC_ALL=C sort >"$top/listed"
diff "$top/listed" "$top/words" || { echo "grammar/LANGUAGE.md lists other words (<) than the scanner knows (>)"; failed=1; }
exit $failed
