#!/usr/bin/env bash
# LLVM's assembler for AArch64 refuses `add x8, x8, :tprel_hi12:v, lsl #12` and takes it with a '#' before the colon.
# Version:   clang-19 1:19.1.7-3~deb12u1 against binutils-aarch64-linux-gnu 2.40-2.
# Behaviour: without '#' the shift is "invalid operand for instruction"; without '#' and without shift the line is taken, and the instruction
#            is shifted all the same (0x91400108). GNU as takes all of them and makes the same instruction. With `lo12` and others '#' means nothing.
# Guess:     '#' before an immediate is optional on AArch64, so the form that GNU's manuals and compilers' outputs have for the thread pointer's
#            two-instruction offset works in inline assembly, too; what is refused with `lsl #12` is not shifted without it.
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
debs clang-19=1:19.1.7-3~deb12u1 binutils-aarch64-linux-gnu=2.40-2
clang-19 --version | head -n 1
seen=
for operand in ':tprel_hi12:v, lsl #12' '#:tprel_hi12:v, lsl #12' ':tprel_hi12:v'; do
  echo "add x8, x8, $operand" > "$tmp/a.s"
  llvm=refused gnu=refused
  word() { aarch64-linux-gnu-objdump -d "$tmp/a.o" | sed -n 's/^ *0:\t\([0-9a-f]*\).*/\1/p'; }
  clang-19 --target=aarch64-linux-gnu -c "$tmp/a.s" -o "$tmp/a.o" 2>/dev/null && llvm=$(word)
  aarch64-linux-gnu-as "$tmp/a.s" -o "$tmp/a.o" 2>/dev/null && gnu=$(word)
  echo "seen: add x8, x8, $operand -> LLVM $llvm, GNU $gnu"
  seen+="$llvm $gnu;"
done
[ "$seen" = "refused 91400108;91400108 91400108;91400108 91400108;" ] || { echo "CHANGED"; exit 1; }
