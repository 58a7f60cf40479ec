#!/usr/bin/env bash
# debug/dwarf of Go reads 64-bit DWARF 4 and 32-bit DWARF 5, but not 64-bit DWARF 5.
# Version:   go1.26 (debug/dwarf), clang-19 1:19.1.7-3~deb12u1; gdb 13 reads all three.
# Behaviour: with clang -gdwarf-5 -gdwarf64 the first entry fails ("decoding dwarf section str ... underflow"): indirect
#            strings go through .debug_str_offsets, whose entries are 8 bytes wide there.
# Guess:     the package knows both versions and both widths, each alone works, so the pair works.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
export GOTOOLCHAIN=local GOWORK=off GOFLAGS="-modcacherw -buildvcs=false" CGO_ENABLED=0
debs() { # NAME=VERSION...: unless this machine has them, they and what it lacks of their dependencies, unpacked in $tmp/root
  local p missing=${FINDINGS_FRESH-}
  for p; do [ "$(dpkg-query -Wf '${Version}' "${p%%=*}" 2>/dev/null)" = "${p#*=}" ] || missing=1; done
  [ -n "$missing" ] || return 0
  mkdir -p "$tmp/debs/partial"
  apt-get -qq -y --download-only --reinstall --no-install-recommends -o Debug::NoLocking=1 -o APT::Sandbox::User=root \
    -o Dir::Cache::archives="$tmp/debs" install "$@" >/dev/null
  for p in "$tmp"/debs/*.deb; do dpkg -x "$p" "$tmp/root"; done
  export PATH="$tmp/root/usr/bin:$PATH" LD_LIBRARY_PATH="$tmp/root/usr/lib/x86_64-linux-gnu"
}
debs clang-19=1:19.1.7-3~deb12u1
echo 'int main(void) { return 0; }' > z.c
cat > main.go <<'E'
package main

import (
	"debug/dwarf"
	"debug/elf"
	"fmt"
	"os"
)

func main() {
	f, err := elf.Open(os.Args[1])
	if err == nil {
		var d *dwarf.Data
		if d, err = f.DWARF(); err == nil {
			var e *dwarf.Entry
			if e, err = d.Reader().Next(); err == nil {
				fmt.Print(e.Val(dwarf.AttrName))
				return
			}
		}
	}
	fmt.Print(err)
}
E
go version; clang-19 --version | head -n 1
go build -o reader main.go
read_() { clang-19 -g "$@" -c z.c -o z.o && clang-19 z.o -o z && ./reader z; }
got="$(read_ -gdwarf-4 -gdwarf64) | $(read_ -gdwarf-5) | $(read_ -gdwarf-5 -gdwarf64)"
echo "seen: $got; one would guess: z.c three times"
[[ "$got" = "z.c | z.c | decoding dwarf section str at offset "*underflow ]] || { echo "CHANGED"; exit 1; }
