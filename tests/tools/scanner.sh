#!/bin/sh
# scanner.sh - no rule of the scanner backs up (grammar/lexer.l says why): flex -b lists the states
# that would, with the lines of their rules. Fails with that list.
cd "$(dirname "$0")/../.." || exit 2
at=$(mktemp -d) || exit 2
trap 'rm -rf "$at"' EXIT
cp grammar/lexer.l "$at" && (cd "$at" && "${FLEX:-flex}" -Cf -b -o lexer.c lexer.l) || exit 2
grep -q '^No backing up' "$at/lex.backup" && exit 0
cat "$at/lex.backup"
exit 1
