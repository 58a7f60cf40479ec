#!/usr/bin/env bash
# go tool pprof strips <...> from function names and adds the functions up, unless their system names are left empty.
# Version:   go1.26 (go tool pprof), github.com/google/pprof v0.0.0-20250403155104-27863c87afa6 to write the profile.
# Behaviour: a profile of no binary at all, whose functions Map<int> and Map<string> carry the same text as system name, shows one
#            line "Map" with both values; with SystemName empty, or with -symbolize=none, there are two. main.F[int] is kept.
# Guess:     the names of the file are shown as they are: nothing has to be demangled when Name is filled, and Go's
#            own run time fills both with the same text. A profiler of a language with <> in its names loses functions.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
export GOTOOLCHAIN=local GOWORK=off GOFLAGS="-modcacherw -buildvcs=false" CGO_ENABLED=0
export GOPATH=$tmp/go
go mod init m 2>/dev/null
cat > main.go <<'E'
package main

import (
	"os"

	"github.com/google/pprof/profile"
)

func write(file string, system bool) {
	p := &profile.Profile{SampleType: []*profile.ValueType{{Type: "n", Unit: "count"}}}
	for i, name := range []string{"Map<int>", "Map<string>", "main.F[int]", "main.F[string]"} {
		f := &profile.Function{ID: uint64(i + 1), Name: name, Filename: "x.src"}
		if system {
			f.SystemName = name
		}
		m := &profile.Mapping{ID: 1, Limit: 1 << 40, File: "x", HasFunctions: true, HasFilenames: true, HasLineNumbers: true}
		if i > 0 {
			m = p.Mapping[0]
		} else {
			p.Mapping = append(p.Mapping, m)
		}
		l := &profile.Location{ID: uint64(i + 1), Mapping: m, Address: uint64(i+1) * 16, Line: []profile.Line{{Function: f, Line: 1}}}
		p.Function = append(p.Function, f)
		p.Location = append(p.Location, l)
		p.Sample = append(p.Sample, &profile.Sample{Location: []*profile.Location{l}, Value: []int64{1}})
	}
	f, err := os.Create(file)
	if err == nil {
		err = p.Write(f)
	}
	if err != nil {
		panic(err)
	}
}

func main() { write("system.pb.gz", true); write("empty.pb.gz", false) }
E
go get -v github.com/google/pprof@v0.0.0-20250403155104-27863c87afa6 2>/dev/null
go version; go run .
top() { go tool pprof -top "$@" 2>/dev/null | awk '/%/ && !/flat%/ && !/^Showing/ {print $1 " " $6}' | sort | paste -sd, ; }
got="$(top system.pb.gz) | $(top empty.pb.gz) | $(top -symbolize=none system.pb.gz)"
echo "seen: $got; one would guess: three times the same"
four="1 Map<int>,1 Map<string>,1 main.F[int],1 main.F[string]"
[ "$got" = "1 main.F[int],1 main.F[string],2 Map | $four | $four" ] || { echo "CHANGED"; exit 1; }
