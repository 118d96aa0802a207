# What the scripts of the rule cases share (read by run.sh): the program is run, and what it says compared.

exits=0 # what the program must end with in `rows`, `full`, `joints` and `counts`

wrong() { # what, file to show
    echo "$1"
    cut -c 1-200 "$2" | head -n 40
    failed=1
}

assess() { # case, options ...: to $work/said; its end is checked
    file=$1
    shift
    "$CASUS" assess "$file" --rules "$here" "$@" >"$work/said" 2>"$work/err"
    status=$?
    [ $status -eq $exits ] || wrong "$file $*: exit $status, not $exits" "$work/err"
}

# The rows of a clause, one a line: instance obligor beneficiary verdicts, and in `full` also version,
# profile, facts, appraisals and terms; compared with the expected ones on the standard input. Blanks
# within a field are written as _, and joint findings have the clause "joint".
compare() { # awk columns, clause, case, options ...
    columns=$1 clause=$2
    shift 2
    cat >"$work/expected"
    assess "$@" --format rows
    tr ' \t' '_ ' <"$work/said" | awk -v clause="$clause" "\$1 == clause { print $columns }" >"$work/got"
    if [ ! -s "$work/expected" ] || ! diff "$work/expected" "$work/got" >"$work/diff"; then
        wrong "$clause of $*: < expected, > got" "$work/diff"
    fi
}
rows() { compare '$3, $4, $5, $7' "$@"; }
full() { compare '$2, $3, $4, $5, $6, $7, $8, $9, $10' "$@"; }
joints() { compare '$2, $3, $4, $5, $6, $7, $8, $9' joint "$@"; }

# How often something stands in the report as JSON.
counts() { # number, text, case, options ...
    want=$1 text=$2
    shift 2
    assess "$@" --format json
    n=$(grep -oF -- "$text" "$work/said" | wc -l)
    [ "$n" -eq "$want" ] || wrong "$*: $text stands there $n times, not $want" "$work/said"
}

# How the program ends, and words it must say on either channel.
ends() { # status, case, options ..., then the words on the standard input, one phrase a line
    want=$1 file=$2
    shift 2
    "$CASUS" assess "$file" --rules "$here" --width 1000 "$@" >"$work/said" 2>&1
    status=$?
    [ $status -eq "$want" ] || wrong "$file $*: exit $status, not $want" "$work/said"
    while read -r phrase; do
        grep -qF -- "$phrase" "$work/said" || wrong "$file $*: does not say: $phrase" "$work/said"
    done
}
