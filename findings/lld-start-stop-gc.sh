#!/usr/bin/env bash
# With --gc-sections lld drops a registration table that is reached only through __start_NAME/__stop_NAME; GNU ld and mold keep it.
# Version:   lld-19 1:19.1.7-3~deb12u1, clang-19 the same, mold 1.10.1+dfsg-1, ld of binutils 2.40 (Debian 12).
# Behaviour: a loop over the section "table" between weak __start_table and __stop_table sees 2 entries with ld and mold,
#            0 with lld and no message at all (strong references are an error there); -z nostart-stop-gc gives 2 again.
# Guess:     a reference to __start_NAME keeps the sections NAME, whatever the linker, since all three know these symbols.
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
debs clang-19=1:19.1.7-3~deb12u1 lld-19=1:19.1.7-3~deb12u1 mold=1.10.1+dfsg-1
cd "$tmp"
cat > table.c <<'E'
#define ENTRY __attribute__((section("table"), used)) 
ENTRY int one = 1;
E
cat > main.c <<'E'
extern int __start_table[] __attribute__((weak)), __stop_table[] __attribute__((weak));
int printf(const char*, ...);
__attribute__((section("table"), used)) static int two = 2;
int main(void) { printf("%d", (int)(__stop_table - __start_table)); }
E
clang-19 --version | head -n 1; ld.lld-19 --version; mold --version
run() { clang-19 --ld-path="$(command -v "$1")" -Wl,--gc-sections ${2-} main.c table.c -o prog && ./prog; }
got="ld $(run ld), mold $(run mold), lld $(run ld.lld-19), lld -z nostart-stop-gc $(run ld.lld-19 -Wl,-z,nostart-stop-gc)"
echo "seen: $got; one would guess: 2 everywhere"
[ "$got" = "ld 2, mold 2, lld 0, lld -z nostart-stop-gc 2" ] || { echo "CHANGED"; exit 1; }
