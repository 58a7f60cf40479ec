#!/usr/bin/env bash
# LLVM 19's own header ScopedPrinter.h is no C++23 for clang 19, but for gcc 12 it is.
# Version:   llvm-19-dev and clang-19 1:19.1.7-3~deb12u1, g++-12 12.2.0-14+deb12u1 (its libstdc++ serves both) of Debian 12.
# Behaviour: a file that includes llvm/Support/ScopedPrinter.h alone (every reader of DWARF includes it) compiles with clang as C++17
#            and C++20, but not as C++23: a default argument destroys a unique_ptr of a class that is only declared there.
#            g++ 12 takes it in all three.
# Guess:     LLVM's installed headers can be included in any later standard by LLVM's own compiler.
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
debs llvm-19-dev=1:19.1.7-3~deb12u1 clang-19=1:19.1.7-3~deb12u1 g++-12=12.2.0-14+deb12u1
clang++-19 --version | head -n 1
include=/usr/lib/llvm-19/include
[ -d "$tmp/root$include" ] && include=$tmp/root$include
takes() { # COMPILER STANDARD
  echo '#include "llvm/Support/ScopedPrinter.h"' | "$1" "-std=c++$2" -I"$include" -fsyntax-only -x c++ - 2>/dev/null && echo yes || echo no; }
got=
for c in clang++-19 g++-12; do got+="$c:"; for s in 17 20 23; do got+=" $s $(takes $c $s)"; done; got+='; '; done
echo "$got"; echo "one would guess: yes everywhere"
[ "$got" = "clang++-19: 17 yes 20 yes 23 no; g++-12: 17 yes 20 yes 23 yes; " ] || { echo "CHANGED"; exit 1; }
