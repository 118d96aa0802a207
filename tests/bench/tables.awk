# tables.awk - writes the facts of a file of cases (and the memberships of pact.treaty) as tables for
# rows.sql: awk -f tables.awk -v to=FOLDER pact.treaty CASES. Days are numbers from 1970-01-01 on.

function day(text,   y, m, d, era, yoe, doy) {
    if (text in days) return days[text]
    y = substr(text, 1, 4) + 0; m = substr(text, 6, 2) + 0; d = substr(text, 9, 2) + 0
    if (m <= 2) y--
    era = int(y / 400); yoe = y - era * 400
    doy = int((153 * (m > 2 ? m - 3 : m + 9) + 2) / 5) + d - 1
    return days[text] = era * 146097 + yoe * 365 + int(yoe / 4) - int(yoe / 100) + doy - 719468
}
# The word behind `word` on this line, or "".
function after(word,   i) {
    for (i = 2; i < NF; i++) if ($i == word) return $(i + 1)
    return ""
}
function open() { return / claimed by | denied by /  ? 0 : 1 }

BEGIN { OFS = "\t" }
/^  party / {
    until = after("until")
    for (i = 2; $i != "from"; i++) {
        name = $i; sub(/,$/, "", name)
        if (!(name in order)) order[name] = ++members
        print order[name], name, day(after("from")), until == "" ? 9999999 : day(until) > (to "/member")
    }
}
/^case / { number++; line = 0 }
/^  span / { print number, day($2), day($4) > (to "/span") }
/^  throughout: / {
    split($0, part, /[(), ]+/)
    print number, part[4], part[5], open() > (to "/title")
}
/^  appraised: / {
    not = $2 == "not"; label = $(not + 2)
    gsub(/.*\(|\).*/, "", label)
    print number, label, open() ? (not ? "no" : "yes") : "open" > (to "/appraisal")
}
/^  [0-9]/ {
    for (i = 1; $i !~ /:$/; i++);
    other = after("on"); if (other == "") other = after("to")
    article = after("under"); sub(/PACT\./, "", article)
    level = after("gravity"); if (level == "") level = after("form")
    print number, ++line, $(i + 1), $(i + 2), day($1), after("by"), other, after("at"), article, level, open() > (to "/event")
}
