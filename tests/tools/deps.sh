#!/bin/sh
# deps.sh build|test - looks for what building (and testing) needs and installs what is missing.
# Silent and quick where all is there. CC names the compiler.
set -u
CC=${CC:-gcc}
missing= packages=

need() { # what, package
    missing="$missing $1"
    packages="$packages $2"
}
header() { printf '#include <stdarg.h>\n#include <stddef.h>\n#include <stdint.h>\n#include <setjmp.h>\n#include <%s>\n' "$1" |
    "$CC" -E -x c - >/dev/null 2>&1; }
look() {
    missing= packages=
    command -v "$CC" >/dev/null 2>&1 || { need "$CC" gcc; return; }
    header stdio.h || { need "the C library's headers" libc6-dev; }
    command -v "${FLEX:-flex}" >/dev/null 2>&1 || need flex flex
    command -v "${BISON:-bison}" >/dev/null 2>&1 || need bison bison
    # Without the C library's headers no other header can be read: those are asked for, too.
    header jansson.h || need jansson.h libjansson-dev
    if [ "${1:-}" = test ]; then
        header cmocka.h || need cmocka.h libcmocka-dev
    fi
}

look "${1:-build}"
[ -z "$missing" ] && exit 0

echo "missing:$missing"
# What whoever sits before it can type; sudo asks for the password.
ask() {
    if command -v sudo >/dev/null 2>&1; then echo "please type: sudo apt-get update && sudo apt-get install$packages"
    else echo "please run as root: apt-get update && apt-get install$packages"
    fi
    echo "and then what you typed before, again"
}
if ! command -v apt-get >/dev/null 2>&1; then
    echo "please install (Debian's names):$packages"
    exit 1
elif [ "$(id -u)" = 0 ]; then
    as=
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    as="sudo -n"
else
    ask
    exit 1
fi
echo "installing:$packages"
export DEBIAN_FRONTEND=noninteractive
if $as apt-get update && $as env DEBIAN_FRONTEND=noninteractive apt-get install -y $packages; then
    look "${1:-build}"
    [ -z "$missing" ] && exit 0
    echo "still missing:$missing"
fi
ask
exit 1
