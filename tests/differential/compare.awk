# compare.awk - tells how the lines of two evaluators differ, as multisets.
#
#   awk -v limits=FILE -f compare.awk REFERENCE ROWS
#
# Lines of the reference that begin with SKIP name rows it did not enumerate; FILE holds the
# program's messages, of which `limit` ones name rows it did not: both are left out on both sides.
# Prints `- line` for what only the reference says, `+ line` for what only the program says, and
# last `rows N M K`: rows compared and left out, and what stands over verdicts, compared.
BEGIN {
    FS = OFS = "\t"
    while (limits != "" && (getline line < limits) > 0)
        if (line ~ /^limit\[L00[17]\]: /) {
            sub(/^limit\[L00[17]\]: /, "", line)
            sub(/: .*/, "", line)
            n = split(line, part, ", ")
            limited[++cuts] = part[1]
            about[cuts] = n > 1 ? part[2] : ""
            whose[cuts] = n > 2 ? part[3] : ""
        }
}
function ordered(list, by,   item, n, i, j, hold, out) {
    n = split(list, item, by)
    for (i = 2; i <= n; i++)
        for (j = i; j > 1 && item[j - 1] > item[j]; j--) { hold = item[j]; item[j] = item[j - 1]; item[j - 1] = hold }
    out = item[1]
    for (i = 2; i <= n; i++) if (item[i] != item[i - 1]) out = out by item[i]
    return out
}
function is_over() { return ($1 == "joint" ? $6 : $7) ~ /^over / }
function is_cut(   i, k, same) { # rows as a whole, and what stands over them
    for (i = 1; i <= skips; i++) {
        same = 1
        for (k = 2; k <= width[i]; k++) if (skip[i, k] != "*" && skip[i, k] != $(k - 1)) same = 0
        if (same) return 1
    }
    for (i = 1; i <= unweighed && is_over(); i++) {
        same = 1
        for (k = 3; k <= ($1 == "joint" ? 7 : 8); k++) if (over[i, k] != $(k - 2)) same = 0
        if (same) return 1
    }
    for (i = 1; i <= cuts; i++) {
        if ($1 == "joint" && $2 == limited[i]) return 1
        if ($1 == limited[i] && $3 == about[i] && (whose[i] == "" || $4 == whose[i])) return 1
        if ($1 == limited[i] && $3 == "-" && $4 == about[i]) return 1
    }
    return 0
}
function put_in_order(   i) {
    if ($1 == "joint") {
        gsub(/, /, ",", $3)
        $3 = ordered($3, ",")
        $4 = ordered($4, ",")
    }
    for (i = NF - 2; i <= NF; i++) {
        if ($i ~ /unrecorded/) gsub(/ (after|before|during) (\([^()]*\)|[0-9]+-[0-9]+-[0-9]+( \.\. [0-9]+-[0-9]+-[0-9]+)?|[A-Za-z0-9_]+)/, "", $i) # the reference does not tell times
        $i = ordered($i, ";")
    }
}
FNR == 1 { file++ }
$1 == "INNER" {
    inner[$2, $3, $4, $5, $6, $7] = 1
    inners++
    next
}
$1 == "SKIP" && $2 == "over" {
    unweighed++
    sub(/^SKIP\tover\t/, "")
    put_in_order()
    for (i = 1; i <= 6; i++) over[unweighed, i + 2] = $i
    next
}
$1 == "SKIP" {
    width[++skips] = NF
    for (i = 2; i <= NF; i++) skip[skips, i] = $i
    next
}
file == 1 { kept[++held] = $0; next }
{ put_in_order(); said[++n_said] = $0 } # what is left out is known only once all lines are
# Of such a row hinges on what unrecorded events would have been like are not compared.
function without_inner(   i, n, item, out) {
    if (!inners || !(($1, $2, $3, $4, $5, $6) in inner) || is_over()) return
    n = split($8, item, ";")
    for (i = 1; i <= n; i++) if (item[i] !~ /^unrecorded .*\.[a-z]+$/) out = out (out == "" ? "" : ";") item[i]
    $8 = out == "" ? "-" : out
}
END {
    for (h = 1; h <= n_said; h++) {
        $0 = said[h]
        if (is_cut()) { left_out += !is_over(); continue }
        without_inner()
        count[$0]--
    }
    for (h = 1; h <= held; h++) {
        $0 = kept[h]
        put_in_order()
        if (is_cut()) continue
        without_inner()
        count[$0]++
        if (is_over()) overlays++
        else rows++
    }
    for (line in count) for (i = count[line]; i != 0; i += i > 0 ? -1 : 1) print (i > 0 ? "- " : "+ ") line
    print "rows " rows + 0 " " left_out + 0 " " overlays + 0
}
