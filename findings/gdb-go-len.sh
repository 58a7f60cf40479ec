#!/usr/bin/env bash
# In gdb's expressions for Go the fields len and cap of a slice or string cannot be named: "A syntax error in expression".
# Version:   gdb 13.1-3, clang-19 1:19.1.7-3~deb12u1 (Debian 12).
# Behaviour: under `set language go` (which gdb takes by itself in programs of Go) `print t.len` and `print t.cap` are syntax errors, for
#            len and cap are keywords there; `print t.str` and `ptype t` work. `with language c -- print t.len` answers.
# Guess:     gc and gccgo describe strings and slices as structs with just these fields, so that gdb for Go can name them.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
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
debs clang-19=1:19.1.7-3~deb12u1 gdb=13.1-3
cd "$tmp"
# Any program with such a struct will do.
cat > text.c <<'E'
struct text { char* str; long len; long cap; };
struct text t = { "abc", 3, 3 };
int main(void) { return (int)(t.len + t.cap) - 6; }
E
clang-19 -g text.c -o text
gdb --version | head -n 1
ask() { gdb -nx -batch -ex 'set debuginfod enabled off' -ex 'set language go' -ex "$1" ./text 2>&1 | tail -n 1; }
got="t.len: $(ask 'print t.len') t.cap: $(ask 'print t.cap') by C: $(ask 'with language c -- print t.len')"
echo "seen: $got"
echo "one would guess: 3 each time"
[ "$got" = "t.len: A syntax error in expression, near \`len'. t.cap: A syntax error in expression, near \`cap'. by C: \$1 = 3" ] || { echo "CHANGED"; exit 1; }
