#!/usr/bin/env bash
# Debian 12's valgrind runs a clang -g program of one source file, and refuses to start one of two files.
# Version:   valgrind 1:3.19.0-1, clang-19 1:19.1.7-3~deb12u1 (Debian 12).
# Behaviour: with one unit all is well; with two ("unhandled dwarf2 abbrev form code 0x25", then "I can't recover. Giving
#            up.") the program is not run at all and the status is 1. clang's DWARF 5 names strings by index from a base
#            that each unit states; valgrind 3.19 knows no such base. -gdwarf-4, -g0 or strip --strip-debug help.
# Guess:     debug data that a tool cannot read cost it names and lines, not the run; and what works for one file works for two.
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
  export PATH="$tmp/root/usr/bin:$PATH" LD_LIBRARY_PATH="$tmp/root/usr/lib/x86_64-linux-gnu" VALGRIND_LIB="$tmp/root/usr/libexec/valgrind"
}
debs clang-19=1:19.1.7-3~deb12u1 valgrind=1:3.19.0-1
cd "$tmp"
cat > two.c <<'E'
int twice(int x) { return x * 2; }
E
cat > main.c <<'E'
int twice(int x);
int main(int argc, char** argv) { (void)argv; return twice(argc) - 2; }
E
cat two.c main.c > one.c
clang-19 --version | head -n 1; valgrind --version
try() { # FLAGS FILES: status of the program under valgrind
  clang-19 $1 $2 -o prog && ./prog
  local status=0
  valgrind -q --tool=none ./prog > log 2>&1 || status=$?
  echo "$status"
}
got="one file $(try -g one.c), two files $(try -g "main.c two.c"), two files with -gdwarf-4 $(try "-g -gdwarf-4" "main.c two.c")"
echo "seen: status of $got; one would guess: 0 everywhere"
[ "$got" = "one file 0, two files 1, two files with -gdwarf-4 0" ] || { echo "CHANGED"; exit 1; }
