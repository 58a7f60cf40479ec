#!/usr/bin/env bash
# A value that may be anything costs an instruction: __builtin_nondeterministic_value as an argument becomes a zero.
# Version:   clang-19 1:19.1.7-3~deb12u1 of Debian 12.
# Behaviour: at -O2 a tail call that passes the builtin's result clears the argument's register first (xor), one for each such
#            argument; the output of an empty assembly statement passes whatever is there, with no instruction.
# Guess:     a value that nobody asks anything of takes whatever the register holds; code that leaves room in a calling
#            convention this way pays on each path instead.
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
debs clang-19=1:19.1.7-3~deb12u1
clang-19 --version | head -n 1
code() { # EXPRESSION: the instructions of a function that passes it as second argument
  printf 'void g(long, long);\nvoid f(long a) { long any; %s g(a, any); }\n' "$1" |
    clang-19 --target=x86_64-linux-gnu -O2 -S -x c -o - - | sed 's/#.*//' | grep -P '^\t[a-z]' | tr -s '\t ' ' ' | tr '\n' ';'; }
got="builtin:$(code 'any = __builtin_nondeterministic_value(a);')
assembly:$(code '__asm__("" : "=r"(any));')"
echo "$got"; echo "one would guess: jmp g alone for both"
[ "$got" = "builtin: xorl %esi, %esi; jmp g@PLT ;
assembly: jmp g@PLT ;" ] || { echo "CHANGED"; exit 1; }
