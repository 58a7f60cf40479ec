#!/usr/bin/env bash
# encoding/json on top of json/v2 keeps its API but not its error offsets, its null rule, its map keys or its bytes.
# Version:   go1.26 with and without GOEXPERIMENT=jsonv2.
# Behaviour: SyntaxError.Offset of "[1,]" is 4 before and 3 after (the byte itself, no longer the one behind it);
#            UnmarshalTypeError.Offset of 300 into int8 is 3 before (end of the value) and 0 after (its beginning);
#            null into a channel is taken before and refused after; map[float64]int is refused before and written after; a byte
#            that is not UTF-8 is written as the six characters \ufffd before and as the three bytes of U+FFFD after.
# Guess:     the old package is bit for bit the same, since it is said to run on the new one with options for every difference.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
export GOTOOLCHAIN=local GOWORK=off GOFLAGS="-modcacherw -buildvcs=false" CGO_ENABLED=0
cat > main.go <<'E'
package main

import (
	"encoding/json"
	"errors"
	"fmt"
)

func main() {
	var any1 any
	var small int8
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	errors.As(json.Unmarshal([]byte("[1,]"), &any1), &syntax)
	errors.As(json.Unmarshal([]byte("300"), &small), &kind)
	var channel chan int
	null := json.Unmarshal([]byte("null"), &channel)
	keys, _ := json.Marshal(map[float64]int{1.5: 1})
	text, _ := json.Marshal("\xff")
	fmt.Printf("%d %d %v %s %d", syntax.Offset, kind.Offset, null == nil, keys, len(text))
}
E
printf 'module m\n\ngo 1.26\n' > go.mod
go version
one=$(GOEXPERIMENT=nojsonv2 go run .); two=$(GOEXPERIMENT=jsonv2 go run .)
echo "seen: $one (old), $two (on v2); one would guess: the same"
[ "$one" = "4 3 true  8" ] && [ "$two" = '3 0 false {"1.5":1} 5' ] || { echo "CHANGED"; exit 1; }
