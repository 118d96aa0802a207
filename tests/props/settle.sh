#!/bin/sh
# settle.sh - copies rows (assess --format rows) in an order that depends neither on names nor on the
# order in which things were written: the lists inside them sorted, then the rows.
set -u
LC_ALL=C awk -F '\t' -v OFS='\t' '
function sorted(text, by,    part, n, i, j, t) {
    n = split(text, part, by)
    for (i = 2; i <= n; i++)
        for (j = i; j > 1 && part[j] < part[j - 1]; j--) { t = part[j]; part[j] = part[j - 1]; part[j - 1] = t }
    text = part[1]
    for (i = 2; i <= n; i++) text = text by part[i]
    return text
}
{ gsub(/, /, ",")
  for (i = 1; i <= NF; i++) $i = index($i, ";") ? sorted($i, ";") : index($i, "(") ? $i : sorted($i, ","); print }' |
LC_ALL=C sort
