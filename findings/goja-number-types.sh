#!/usr/bin/env bash
# goja exports a JavaScript number as int64 or float64 according to its value, not to how it was written or computed.
# Version:   github.com/dop251/goja v0.0.0-20250630131328-58d95d85e994, go1.26.
# Behaviour: 0.5+0.5 and 10/2 are int64, 10/4 float64; -0 is float64; 2**53 is int64 and 2**53+2 float64 again; the elements of
#            [1, 2.0, 3.5] have two Go types.
# Guess:     a JavaScript number is a float64, as encoding/json gives it: `v.Export().(float64)` works until a sum comes out
#            whole, and a type switch on int64 fails for large whole numbers.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
export GOTOOLCHAIN=local GOWORK=off GOFLAGS="-modcacherw -buildvcs=false" CGO_ENABLED=0 GOPATH=$tmp/go
go mod init m 2>/dev/null
cat > main.go <<'E'
package main

import (
	"fmt"

	"github.com/dop251/goja"
)

func main() {
	vm := goja.New()
	for _, s := range []string{"0.5+0.5", "10/2", "10/4", "-0", "2**53", "2**53+2"} {
		v, err := vm.RunString(s)
		if err != nil {
			panic(err)
		}
		fmt.Printf("%s %T, ", s, v.Export())
	}
}
E
go get github.com/dop251/goja@v0.0.0-20250630131328-58d95d85e994 2>/dev/null
go version
got=$(nice -n 10 go run .)
echo "seen: $got one would guess: float64 everywhere"
[ "$got" = "0.5+0.5 int64, 10/2 int64, 10/4 float64, -0 float64, 2**53 int64, 2**53+2 float64, " ] || { echo "CHANGED"; exit 1; }
