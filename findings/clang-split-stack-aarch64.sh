#!/usr/bin/env bash
# clang takes -fsplit-stack for AArch64 and RISC-V without a word and makes code without any stack check.
# Version:   clang-19 1:19.1.7-3~deb12u1 of Debian 12.
# Behaviour: for x86-64 a function calls __morestack in its prologue; for aarch64 and riscv64 it does not, and neither an error
#            nor a warning says so (-Wall -Wextra -Werror pass).
# Guess:     a target without segmented stacks refuses the flag; a run time that
#            trusts it has no overflow check at all there.
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
echo 'int g(int*); int f(int n) { int a[1000]; return g(a) + n; }' > "$tmp/s.c"
calls() { clang-19 --target="$1-linux-gnu" -Wall -Wextra -Werror -fsplit-stack -O1 -S "$tmp/s.c" -o "$tmp/s.s" && grep -c __morestack "$tmp/s.s" || true; }
got="calls of __morestack: x86_64 $(calls x86_64), aarch64 $(calls aarch64), riscv64 $(calls riscv64)"
echo "seen: $got; one would guess: an error for the last two"
[ "$got" = "calls of __morestack: x86_64 1, aarch64 0, riscv64 0" ] || { echo "CHANGED"; exit 1; }
