#!/usr/bin/env bash
# gopher-lua says _VERSION "Lua 5.1", but math.huge is finite, tonumber("1e1") is nil, and numbers print otherwise.
# Version:   github.com/yuin/gopher-lua v1.1.1, go1.26; lua5.1 5.1.5-9 of Debian 12.
# Behaviour: math.huge is the greatest finite number (math.huge < 1/0); tonumber takes no exponent although arithmetic on the
#            same string does; 2^53 prints with all digits, 1/0 as +Inf, 0.1+0.2 with 17 digits.
# Guess:     numbers are doubles in both, so sums, limits and printed results of a script agree.
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
debs lua5.1=5.1.5-9
export GOPATH=$tmp/go
go mod init m 2>/dev/null
cat > main.go <<'E'
package main

import lua "github.com/yuin/gopher-lua"

func main() {
	l := lua.NewState()
	defer l.Close()
	if err := l.DoFile("n.lua"); err != nil {
		panic(err)
	}
}
E
cat > n.lua <<'E'
io.write(_VERSION, " ", tostring(math.huge == 1/0), " ", tostring(tonumber("1e1")), " ", "1e1" + 0, " ", tostring(2^53), " ", tostring(1/0), " ", 0.1 + 0.2)
E
go get github.com/yuin/gopher-lua@v1.1.1 2>/dev/null
go version
one=$(lua5.1 n.lua); two=$(go run .)
echo "seen: $one / $two (gopher-lua); one would guess: the same"
[ "$one" = "Lua 5.1 true 10 10 9.007199254741e+15 inf 0.3" ] && [ "$two" = "Lua 5.1 false nil 10 9007199254740992 +Inf 0.30000000000000004" ] || { echo "CHANGED"; exit 1; }
