# Turns messages as `casus check` writes them into one line each: CODE LINE:COLUMN-MARKS headline.
function finish() { if (code != "") print code " " place headline; code = "" }
/^(error|warning|limit|note)\[[EWL][0-9][0-9][0-9]\]: / {
    finish()
    code = substr($0, index($0, "[") + 1, 4)
    headline = " " substr($0, index($0, "]: ") + 3)
    place = "-"
    state = "headline"
    next
}
state == "headline" && /^  --> / {
    n = split($0, part, ":")
    place = part[n - 1] ":" part[n]
    state = "marks"
    next
}
state == "headline" && /^  (why|help|fix|page|also): / { state = "" }
state == "headline" && /^  / { sub(/^ +/, " "); headline = headline $0; next }
state == "marks" && /^ +\| +\^+$/ { sub(/^[^^]*/, ""); place = place "-" length($0); state = "" }
END { finish() }
