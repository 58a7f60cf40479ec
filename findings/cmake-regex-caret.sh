#!/usr/bin/env bash
# string(REGEX REPLACE) of CMake looks for `^` again at every place where the previous match ended.
# Version:   cmake 3.25.1-1 of Debian 12.
# Behaviour: "^a" removes every leading "a" of "aaab", and "^[ab]" replaces two characters of "abc": after a match the rest
#            of the text is searched as if it were a new text, so the anchor holds there too.
# Guess:     an anchor matches at the beginning only, once: "aab" and "xbc". Whoever strips one prefix strips them all.
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
debs cmake=3.25.1-1 cmake-data=3.25.1-1
cmake --version | head -n 1
cat > "$tmp/r.cmake" <<'E'
string(REGEX REPLACE "^a" "" one "aaab")
string(REGEX REPLACE "^[ab]" "x" two "abc")
message("${one} ${two}")
E
got=$(cmake -P "$tmp/r.cmake" 2>&1)
echo "seen: $got; one would guess: aab xbc"
[ "$got" = "b xxc" ] || { echo "CHANGED: not 'b xxc'"; exit 1; }
