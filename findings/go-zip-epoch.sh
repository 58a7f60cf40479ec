#!/usr/bin/env bash
# A zip file that Go writes with the time 0 of Unix says 1970 to Go and unzip, and 2098 to Python.
# Version:   go1.26 (archive/zip), Python 3 (zipfile).
# Behaviour: the old date field counts years from 1980 in 7 bits; Go lets 1970 wrap round in it without an error, and writes the
#            true time in an extra field that zipfile does not read. Writer.Create, which sets no time, writes month 0 and
#            day 0: zipfile shows (1980, 0, 0, ...), from which datetime() cannot be made.
# Guess:     a time before 1980 is clamped to 1980-01-01 or refused (Python's own zipfile refuses it): the epoch is what
#            reproducible builds set, and "no time" is a valid date.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
export GOTOOLCHAIN=local GOWORK=off GOFLAGS="-modcacherw -buildvcs=false" CGO_ENABLED=0
cat > main.go <<'E'
package main

import (
	"archive/zip"
	"fmt"
	"os"
	"time"
)

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func main() {
	f, err := os.Create("t.zip")
	check(err)
	w := zip.NewWriter(f)
	_, err = w.CreateHeader(&zip.FileHeader{Name: "epoch", Modified: time.Unix(0, 0).UTC()})
	check(err)
	_, err = w.Create("plain")
	check(err)
	check(w.Close())
	r, err := zip.OpenReader("t.zip")
	check(err)
	for _, f := range r.File {
		fmt.Print(f.Name, " ", f.Modified.Format(time.DateOnly), " ")
	}
}
E
go version; python3 --version
got="Go: $(go run main.go)Python: $(python3 -c 'import zipfile
for i in zipfile.ZipFile("t.zip").infolist(): print(i.filename, i.date_time[:3], end=" ")')"
echo "seen: $got; one would guess: 1970 (or 1980-01-01) from both"
[ "$got" = "Go: epoch 1970-01-01 plain 1979-11-30 Python: epoch (2098, 1, 1) plain (1980, 0, 0) " ] || { echo "CHANGED"; exit 1; }
