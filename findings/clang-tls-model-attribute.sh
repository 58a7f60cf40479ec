#!/usr/bin/env bash
# clang takes __attribute__((tls_model("initial-exec"))) as the least it may do: with -fPIE a static thread-local variable becomes local-exec all the
# same, and the object cannot go into a shared library. gcc does what the attribute says.
# Version:   clang-19 1:19.1.7-3~deb12u1, gcc-12 12.2.0-14+deb12u1, binutils 2.40-2 of Debian 12.
# Behaviour: the same file compiled with -fPIE, which is the default of both: gcc reads the offset from the GOT (R_X86_64_GOTTPOFF), clang has it in
#            the instruction (R_X86_64_TPOFF32), at -O0 and -O2; with -fPIC clang honours the attribute, too. `gcc -shared` links the first and refuses
#            the second. (-ftls-model=initial-exec is likewise no more than a floor.)
# Guess:     an explicit model is the model, as gcc has it; so that code which is position-independent anyway can be linked both into executables and
#            into shared libraries if its few thread-local variables say initial-exec.
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
debs clang-19=1:19.1.7-3~deb12u1 gcc-12=12.2.0-14+deb12u1 cpp-12=12.2.0-14+deb12u1 libgcc-12-dev=12.2.0-14+deb12u1 binutils=2.40-2
clang-19 --version | head -n 1; gcc-12 --version | head -n 1
cat >"$tmp/counter.c" <<'C'
__attribute__((tls_model("initial-exec"))) static __thread int count;
int next(void) { return ++count; }
C
try() { # COMPILER OPTIONS...: its relocations of thread-local storage, and whether a shared library can be made of it
  "$@" -c "$tmp/counter.c" -o "$tmp/counter.o"
  local how=$(objdump -r "$tmp/counter.o" | grep -o 'R_X86_64_[A-Z]*TPOFF[0-9]*' | sort -u)
  gcc-12 -shared -nostdlib "$tmp/counter.o" -o "$tmp/counter.so" 2>/dev/null && echo "$how, links" || echo "$how, does not link"
}
got=$(for level in -O0 -O2; do
  echo "gcc -fPIE $level: $(try gcc-12 -fPIE $level)"
  echo "clang -fPIE $level: $(try clang-19 -fPIE $level)"
  echo "clang -fPIC $level: $(try clang-19 -fPIC $level)"
done
echo "clang -fPIE -ftls-model=initial-exec: $(try clang-19 -fPIE -ftls-model=initial-exec)")
echo "$got"; echo "one would guess: R_X86_64_GOTTPOFF, links, everywhere"
want=$(for level in -O0 -O2; do
  echo "gcc -fPIE $level: R_X86_64_GOTTPOFF, links"
  echo "clang -fPIE $level: R_X86_64_TPOFF32, does not link"
  echo "clang -fPIC $level: R_X86_64_GOTTPOFF, links"
done
echo "clang -fPIE -ftls-model=initial-exec: R_X86_64_TPOFF32, does not link")
[ "$got" = "$want" ] || { echo "CHANGED"; exit 1; }
