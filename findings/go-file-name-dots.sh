#!/usr/bin/env bash
# api_linux.pb.go is built for Linux only: the name that is looked at ends at the first dot.
# Version:   go1.26 (go/build, cmd/go).
# Behaviour: of a_linux.pb.go, b.pb_linux.go and c_linux.go, Windows leaves out the first and the third; b.pb_linux.go, whose
#            name ends in _linux.go as the rule seems to ask, is built everywhere.
# Guess:     the other way round: the suffix before ".go" decides. Generators that put their own ending (.pb, .gen) behind
#            a message named after a system make code that is missing on all others.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
export GOTOOLCHAIN=local GOWORK=off GOFLAGS="-modcacherw -buildvcs=false" CGO_ENABLED=0
for f in a_linux.pb.go b.pb_linux.go c_linux.go d.go; do echo 'package p' > "$f"; done
printf 'module p\n\ngo 1.26\n' > go.mod
go version
got=$(GOOS=windows go list -f '{{.GoFiles}} without {{.IgnoredGoFiles}}' .)
echo "seen on Windows: $got; one would guess: [a_linux.pb.go d.go] without [b.pb_linux.go c_linux.go]"
[ "$got" = "[b.pb_linux.go d.go] without [a_linux.pb.go c_linux.go]" ] || { echo "CHANGED"; exit 1; }
