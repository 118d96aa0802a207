#!/bin/sh
# shuffle.sh SEED - copies a file with the statements of each treaty and case in another order, the same for
# the same seed. It goes by the layout that the files keep: what stands in a treaty or case begins two
# blanks in, and what continues it stands deeper (or is the closing brace). Comments are dropped.
# `use` lines at the top are taken in reverse order.
set -u
[ $# -eq 1 ] || { echo "usage: shuffle.sh SEED <file" >&2; exit 2; }
LC_ALL=C awk -v seed="$1" '
function random(n) { # a number below n; the same on every awk
    state = (state * 16807) % 2147483647
    return state % n
}
function flush_uses(    i) {
    for (i = uses; i > 0; i--) print use[i]
    uses = 0
}
function flush_items(    i, k, t) {
    for (i = items; i > 1; i--) {
        k = random(i) + 1
        t = item[i]; item[i] = item[k]; item[k] = t
    }
    for (i = 1; i <= items; i++) printf "%s", item[i]
    items = 0
}
BEGIN { state = seed * 7919 + 1 }
/^ *#/ || /^ *$/ { next }
/^use / { use[++uses] = $0; next }
/^(treaty|case) / { flush_uses(); inside = 1; print; next }
inside && /^}/ { flush_items(); inside = 0; print; next }
inside && /^  [^ }]/ { item[++items] = $0 "\n"; next }
inside { item[items] = item[items] $0 "\n"; next }
{ flush_uses(); print }
END { flush_uses() }'
