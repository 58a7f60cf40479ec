#!/usr/bin/env bash
# On x86-64 a preserve_none function passes up to 12 integers in registers, but one that uses all 12 for an indirect call does not compile.
# Version:   clang-19 1:19.1.7-3~deb12u1 of Debian 12.
# Behaviour: with 11 parameters a jump through a table compiles at -O0 and -O2; with 12 the register allocator gives up
#            ("ran out of registers"), also at -O0 and without musttail: no register is left for the target of the call.
#            aarch64 compiles the same file.
# Guess:     what does not fit in registers is passed on the stack, so the number of parameters is a matter of speed only;
#            an interpreter that keeps its state in parameters finds the limit when one more is added.
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
program() { # N: a function of N parameters that swaps the first two and calls through a table
  local list=$(seq -s, -f 'long a%.0f' 0 $(($1 - 1))) rest=$(seq -s, -f 'a%.0f' 2 $(($1 - 1)))
  echo "typedef __attribute__((preserve_none)) void (*op)($list); extern op table[];"
  echo "__attribute__((preserve_none)) void f($list) { ${2-__attribute__((musttail)) return} table[a0](a1, a0, $rest); }"
}
compile() { # TARGET OPTIONS: what clang says first about the program on its input
  clang-19 --target="$1-linux-gnu" $2 -x c -c - -o /dev/null 2>&1 | head -n 1 | grep . || echo fine; }
got=$(set +o pipefail
  echo "11: $(program 11 | compile x86_64 -O0), $(program 11 | compile x86_64 -O2)"
  echo "12: $(program 12 | compile x86_64 -O0), $(program 12 | compile x86_64 -O2), without musttail $(program 12 '' | compile x86_64 -O2)"
  echo "12 on aarch64: $(program 12 | compile aarch64 -O2)")
echo "$got"; echo "one would guess: fine everywhere"
e="error: ran out of registers during register allocation"
[ "$got" = "11: fine, fine
12: $e, $e, without musttail $e
12 on aarch64: fine" ] || { echo "CHANGED"; exit 1; }
