# blocks.awk - runs the blocks of one page (see run.sh): files are written into the present folder
# and listed in .run/files, commands are run and compared; the page as it ought to be is .run/page.
function tell(line, what) {
    printf "%s:%d: %s\n", page, line, what
    bad = 1
}

function put(line) { print line > ".run/page" }

function run(command,    line) {
    print command > ".run/command"
    close(".run/command")
    got_n = 0
    while (("sh .run/command 2>&1" | getline line) > 0) got[++got_n] = line
    close("sh .run/command 2>&1")
}

# Where lines FROM..TO of what was shown stand in what was printed, at AT or below; 0: nowhere. With
# `loose` the first of them is enough.
function find(from, to, at, loose,    i, same) {
    for (; at + (loose ? 0 : to - from) <= got_n; at++) {
        same = 1
        for (i = from; i <= (loose ? from : to) && same; i++) same = got[at + i - from] == shown[i]
        if (same) return at
    }
    return 0
}

# Compares what a command printed with what is shown for it, in pieces between lines `...`; with
# `update`, each piece is put anew, found again by its first line.
function compare(    from, to, at, found, last, i, k) {
    at = 1
    for (from = 1; from <= shown_n + 1; from = to + 2) {
        for (to = from; to <= shown_n && shown[to] != "..."; to++);
        to--
        last = to == shown_n
        if (from == 1 && last) { # nothing is left out
            found = 1
            k = got_n
        } else {
            k = to - from + 1
            found = from == 1 ? 1 : last && k > 0 ? got_n - k + 1 : k > 0 ? find(from, to, at, update) : at
        }
        if (update) {
            if (found < at && k > 0) { tell(shown_at, "no line printed is: " shown[from]); found = at }
            for (i = found; i < found + k && i <= got_n; i++) put(got[i])
            if (!last) put("...")
        } else if (k != to - from + 1 || (k > 0 && (found < at || find(from, to, found, 0) != found))) {
            tell(shown_at, "`" command "` prints something else:")
            for (i = 1; i <= got_n; i++) print got[i]
            return
        }
        if (k > 0) at = found + k
    }
}

function finish(    i) {
    if (command == "") return
    run(command)
    # What stands below a command before an empty last line belongs to it.
    compare()
    command = ""
    shown_n = 0
}

/^```/ {
    if (inside == "") {
        inside = "other"
        if ($1 ~ /^```casus-(terms|treaty|case)$/) {
            inside = "file"
            file = $2
            ending = $1
            sub(/^```casus-/, ".", ending)
            if (file !~ /^[a-z0-9-]+\.[a-z]+$/ || substr(file, length(file) - length(ending) + 1) != ending)
                tell(FNR, "a block of this kind needs a name ending in " ending)
            if (file in known) print "" > file
            else print file, ($3 == "" ? "good" : $3) > ".run/files"
            known[file] = 1
        } else if ($1 == "```console") inside = "console"
        else if ($1 == "```sh") inside = "shell"
    } else {
        if (inside == "console") finish()
        if (inside == "file") fflush(file)
        inside = ""
    }
    put($0)
    next
}
inside == "file" { print > file }
inside == "shell" && /^(build\/)?casus / {
    print > ".run/command"
    close(".run/command")
    if (system("sh .run/command >/dev/null 2>&1") != 0) tell(FNR, "this does not end well")
    put($0)
    next
}
inside == "console" && /^\$ / {
    finish()
    command = substr($0, 3)
    shown_at = FNR
    put($0)
    next
}
inside == "console" {
    shown[++shown_n] = $0
    next
}
{ put($0) }
END {
    if (inside != "") tell(FNR, "a block is not closed")
    printf "" > ".run/files"
    exit bad
}
