#!/usr/bin/env bash
# A go:embed of a folder leaves out, silently, every sub-folder with a go.mod; naming it is an error.
# Version:   go1.26 (cmd/go).
# Behaviour: "static" holds x.txt and sub/ with its own go.mod: the embedded tree has x.txt only, also with "all:static", and
#            neither build nor vet says so. "//go:embed static/sub" says: in different module.
# Guess:     what is an error when named is an error when met, or is embedded: templates of projects are often such folders,
#            and they are missing only in the program.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
export GOTOOLCHAIN=local GOWORK=off GOFLAGS="-modcacherw -buildvcs=false" CGO_ENABLED=0
mkdir -p static/sub && echo x > static/x.txt && echo y > static/sub/y.txt && echo 'module sub' > static/sub/go.mod && printf 'module a\n\ngo 1.26\n' > go.mod
program() { # PATTERN
  cat > main.go <<E
package main

import (
	"embed"
	"fmt"
	"io/fs"
)

//go:embed $1
var files embed.FS

func main() {
	fs.WalkDir(files, ".", func(p string, d fs.DirEntry, err error) error { fmt.Print(p, " "); return err })
}
E
}
go version
program static; go vet .; plain=$(go run .)
program all:static; all=$(go run .)
program static/sub; named=$(go build -o /dev/null . 2>&1 || true)
echo "seen: $plain/ $all/ $named; one would guess: static/sub in it, or an error"
[ "$plain" = ". static static/x.txt " ] && [ "$all" = "$plain" ] && grep -q 'different module' <<< "$named" || { echo "CHANGED"; exit 1; }
