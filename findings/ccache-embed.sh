#!/usr/bin/env bash
# ccache does not see the files that #embed takes in: a changed file gives the old object.
# Version:   ccache 4.8+really4.7.5-1 and clang-19 1:19.1.7-3~deb12u1 of Debian 12.
# Behaviour: clang lists the embedded file in its dependency file, so ninja and make compile again when it changes; ccache's
#            direct mode knows only the included files, finds nothing changed and hands back the object with the old bytes.
# Guess:     what is in the compiler's own dependency list is part of the key, as it is for #include (and as .incbin turns
#            caching off). CCACHE_NODIRECT=1 gives the right object: the preprocessed text holds the bytes.
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
debs ccache=4.8+really4.7.5-1 clang-19=1:19.1.7-3~deb12u1
ccache --version | head -n 1; clang-19 --version | head -n 1
export CCACHE_DIR=$tmp/cache CCACHE_CONFIGPATH=$tmp/none CCACHE_SLOPPINESS=
cd "$tmp"
printf 'const char text[] = {\n#embed "d.txt"\n, 0};\n' > e.c
object() { ccache clang-19 -w -MD -MF e.d -c e.c -o "$1"; }
printf 'old!' > d.txt; touch -d '1 minute ago' d.txt e.c
object first.o
grep -q 'd\.txt' e.d || { echo "CHANGED: clang no longer lists the file in its dependency file"; exit 1; }
printf 'new!' > d.txt
object second.o
CCACHE_NODIRECT=1 CCACHE_DIR=$tmp/cache2 object nodirect.o
clang-19 -w -c e.c -o plain.o
text() { grep -aoE 'old!|new!' "$1"; }
got="ccache: $(text second.o), without direct mode: $(text nodirect.o), without ccache: $(text plain.o)"
echo "seen: $got; one would guess: new! three times"
[ "$got" = "ccache: old!, without direct mode: new!, without ccache: new!" ] || { echo "CHANGED"; exit 1; }
