#!/usr/bin/env bash
# go tool compile removes what -o names when the source has an error, whoever made it and whatever it is.
# Version:   go1.26 (cmd/compile).
# Behaviour: an object of an earlier, good compilation is gone after one that fails; so is a named pipe, which the compiler
#            has never opened. (As root a device goes, too: a check of many sources with -o /dev/null takes /dev/null away.)
# Guess:     a failed compilation leaves the old output (gcc) or at most removes a regular file (clang), and leaves what is none.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
export GOTOOLCHAIN=local GOWORK=off
go version
printf 'package p\n\nvar X = 1\n' > good.go
printf 'package p\n\nvar X int = "s"\n' > bad.go
left() { if [ -p "$1" ]; then echo pipe; elif [ -s "$1" ]; then echo object; else echo nothing; fi; }
go tool compile -p p -o out.o good.go
before=$(left out.o)
go tool compile -p p -o out.o bad.go > errors && exit 1
grep -q 'cannot use "s"' errors
mkfifo fifo
pipe=$(left fifo)
go tool compile -p p -o fifo bad.go > errors && exit 1
got="$before, then $(left out.o); $pipe, then $(left fifo)"
echo "seen: $got; one would guess: object, then object; pipe, then pipe"
[ "$got" = "object, then nothing; pipe, then nothing" ] || { echo "CHANGED"; exit 1; }
