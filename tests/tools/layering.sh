#!/bin/sh
# layering.sh - who may include whom: base <- syntax <- sema <- eval <- report <- casus*.c <- cli.
#   base includes base only; eval never sees syntax/ast.h, not even through another header;
#   report reads eval/model.h and nothing else of eval; cli includes casus.h and its own headers
#   only; stdio belongs to cli, jansson to report and cli. The grammar counts as syntax.
set -u
cd "$(dirname "$0")/../.." || exit 2
CC=${CC:-gcc}

files=$(ls src/*.[ch] src/*/*.[ch] src/*/*.def grammar/*.[ly] 2>/dev/null)
awk '
function rank(path) {
    if (path ~ /^casus(_[a-z]+)?\.[ch]$/) return 5
    sub(/\/.*/, "", path)
    return path in level ? level[path] : -1
}
function tell(what) { printf "%s:%d: %s\n", FILENAME, FNR, what; bad = 1 }
BEGIN { level["base"] = 0; level["syntax"] = 1; level["grammar"] = 1; level["sema"] = 2; level["eval"] = 3
        level["report"] = 4; level["cli"] = 6 }
/^[ \t]*#[ \t]*include/ {
    me = FILENAME; sub(/^src\//, "", me)
    room = me; sub(/\/.*/, "", room)
    if (match($0, /<[^>]*>/)) {
        what = substr($0, RSTART + 1, RLENGTH - 2)
        if (what ~ /^stdio\.h$/ && room != "cli") tell("stdio.h outside of cli")
        if (what ~ /^jansson/ && room != "cli" && room != "report") tell("jansson outside of report and cli")
        next
    }
    if (!match($0, /"[^"]*"/)) { tell("an include that is no name"); next }
    what = substr($0, RSTART + 1, RLENGTH - 2)
    if (what == "parser.h" || what == "lexer.h") {
        if (rank(me) != 1) tell(what " outside of syntax")
        next
    }
    if (rank(what) < 0) tell("\"" what "\" is of no known folder (paths begin at src/)")
    else if (me == "casus.h") tell("the public header includes \"" what "\"")
    else if (room == "cli" && what != "casus.h" && what !~ /^cli\//) tell("cli includes \"" what "\"")
    else if (rank(what) > rank(me)) tell(room " includes \"" what "\" of a later stage")
    else if (room == "eval" && what == "syntax/ast.h") tell("eval includes syntax/ast.h")
    else if (room == "report" && what ~ /^eval\// && what != "eval/model.h") tell("report includes \"" what "\"")
}
END { exit bad }' $files || exit 1

status=0
for f in src/eval/*.c; do
    [ -e "$f" ] || continue
    if "$CC" -std=c11 -Isrc -Ibuild/gen -MM -MG "$f" | grep -q 'syntax/ast\.h'; then
        echo "$f: sees syntax/ast.h through another header"
        status=1
    fi
done
exit $status
