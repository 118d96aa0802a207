#!/bin/sh
# banned.sh - what must not occur: unsafe functions in the sources; in the release library (at
# -O0 flex's unused handler would still show) any symbol that ends the process, prints, or takes
# memory behind the embedder's back; and writable globals.
set -u
cd "$(dirname "$0")/../.." || exit 2
status=0

# Comments and string literals may name them.
for f in src/*.[ch] src/*/*.[ch] grammar/*.[ly] tests/unit/*/*.[ch] tests/fuzz/*.c; do
    [ -e "$f" ] || continue
    sed -e 's/"\([^"\\]\|\\.\)*"/""/g' -e 's,/\*.*\*/,,' "$f" |
        grep -nE '(^|[^[:alnum:]_])(strcpy|strcat|sprintf|vsprintf|gets|strtok|atoi|atol|atof|alloca)[[:space:]]*\(' |
        sed "s,^,$f:," | grep . && status=1
done

lib=build/release/libcasus.a
if [ ! -e "$lib" ]; then
    echo "no $lib"
    exit 1
fi
ends='exit|_exit|_Exit|quick_exit|atexit|abort|__assert_fail|raise|kill|system'
prints='(__)?(v|f|vf|d|vd|s|vs|sn|vsn|as|vas)?printf(_chk)?|puts|fputs|putchar|putc|fputc|_?IO_putc|fwrite|write|perror|stdout|stderr'
takes='malloc|calloc|realloc|free|strdup|strndup'
found=$(nm -A --undefined-only "$lib" | grep -E "[[:space:]]U ($ends|$prints|$takes)\$")
if [ -n "$found" ]; then
    echo "$found"
    status=1
fi
# Constant tables of pointers stand in .data.rel.ro and are no writable data.
found=$(size -A "$lib" | awk '/ +\(ex / || / :$/ { member = $1 } $1 ~ /^\.(data|bss|tdata|tbss)$/ && $2 > 0 { print member ": " $2 " bytes of writable data in " $1 }')
if [ -n "$found" ]; then
    echo "$found"
    status=1
fi
exit $status
