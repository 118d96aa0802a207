#!/bin/sh
# all.sh - runs every test of the project: the checks of the sources, the scripts tests/*/run.sh
# (each gets CASUS, the program with sanitizers, and CASUS_RELEASE; exit 77 means SKIP), and last
# the unit tests, so that their summary ends the output. Fails if anything failed.
set -u
cd "$(dirname "$0")/../.." || exit 2
root=$(pwd)
config=${CONFIG:-asan}
CASUS=$root/build/$config/casus
CASUS_RELEASE=$root/build/casus
export CASUS CASUS_RELEASE LONG
# A finding of a sanitizer must not look like one of the program's own exit states.
ASAN_OPTIONS=${ASAN_OPTIONS:-detect_leaks=1:exitcode=99:detect_stack_use_after_return=1}
UBSAN_OPTIONS=${UBSAN_OPTIONS:-print_stacktrace=1:exitcode=99}
export ASAN_OPTIONS UBSAN_OPTIONS
failed=

step() { # name, command ...
    name=$1
    shift
    "$@"
    status=$?
    case $status in
    0) echo "ok    $name" ;;
    77) echo "SKIP  $name" ;;
    *) echo "FAIL  $name (exit $status)"; failed="$failed $name" ;;
    esac
}

for tool in clang valgrind sqlite3 node; do
    command -v $tool >/dev/null 2>&1 || echo "SKIP  $tool is not installed; what needs it is left out"
done

step layering sh tests/tools/layering.sh
step banned sh tests/tools/banned.sh
step scanner sh tests/tools/scanner.sh
for script in tests/*/run.sh; do
    [ -x "$script" ] || continue
    name=$(basename "$(dirname "$script")")
    [ "$name" = bench ] && continue
    if [ ! -x "$CASUS" ]; then
        echo "SKIP  $name: there is no program yet"
        continue
    fi
    step "$name" "$script"
done
# Unit programs are found by their sources: one left over from a removed source is not run.
for source in tests/unit/*/test_*.c; do
    [ -e "$source" ] || continue
    program=build/$config/${source%.c}
    "$program" 2>&1 || failed="$failed ${source%.c}"
done
if [ -n "$failed" ]; then
    echo "FAILED:$failed"
    exit 1
fi
