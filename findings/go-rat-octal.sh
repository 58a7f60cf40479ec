#!/usr/bin/env bash
# big.Rat reads "010" as ten and "010/1" as eight.
# Version:   go1.26 (math/big), no module needed.
# Behaviour: a string without a slash is read as a floating-point number, where a leading 0 means nothing; in a quotient both
#            parts are read as integers with prefixes, where it means octal: "08" is 8, "08/1" is refused, "1/010" is 1/8.
# Guess:     one reading of digits for one method; a program that appends "/1" to whole numbers does not change them.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
export GOTOOLCHAIN=local GOWORK=off GOFLAGS="-modcacherw -buildvcs=false" CGO_ENABLED=0
cat > main.go <<'E'
package main

import (
	"fmt"
	"math/big"
)

func main() {
	for _, s := range []string{"010", "010/1", "1/010", "08", "08/1", "010.5", "0x10", "0x10/1"} {
		if r, ok := new(big.Rat).SetString(s); ok {
			fmt.Print(s, "=", r.RatString(), " ")
		} else {
			fmt.Print(s, " refused ")
		}
	}
}
E
go version
got=$(go run main.go)
echo "seen: $got; one would guess: 010/1=10 and 08/1=8"
[ "$got" = "010=10 010/1=8 1/010=1/8 08=8 08/1 refused 010.5=21/2 0x10=16 0x10/1=16 " ] || { echo "CHANGED"; exit 1; }
