#!/usr/bin/env bash
# Linking LLVM's static archives as llvm-config says needs Polly, which no package brings along.
# Version:   llvm-19-dev 1:19.1.7-3~deb12u1 of Debian 12.
# Behaviour: `llvm-config --link-static --libs lto` names -lPolly and -lPollyISL: libLLVMLTO.a and libLLVMExtensions.a ask for
#            getPollyPluginInfo. The libraries are in libpolly-19-dev, which llvm-19-dev does not depend on, nor does any other
#            package (lld's archives of liblld-19-dev want LTO, too). `--libs passes` does not name them.
# Guess:     what llvm-config lists is in the package that it belongs to, or in one that this depends on.
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
debs llvm-19-dev=1:19.1.7-3~deb12u1
llvm=/usr/lib/llvm-19
[ -d "$tmp/root/usr/lib/llvm-19/include" ] && llvm=$tmp/root/usr/lib/llvm-19
"$llvm/bin/llvm-config" --version
named() { "$llvm/bin/llvm-config" --link-static --libs "$1" 2>/dev/null | tr ' ' '\n' | grep -c '^-lPolly' || true; }
asks() { nm -C "$llvm/lib/$1" 2>/dev/null | grep -c ' U getPollyPluginInfo()' || true; }
dependent=$(LC_ALL=C apt-cache rdepends libpolly-19-dev | tail -n +3 | grep -c . || true)
got="names: lto $(named lto), passes $(named passes); asks: LTO $(asks libLLVMLTO.a), Extensions $(asks libLLVMExtensions.a); packages that depend on libpolly-19-dev: $dependent"
echo "$got"; echo "one would guess: no library that is not there"
[ "$got" = "names: lto 2, passes 0; asks: LTO 1, Extensions 1; packages that depend on libpolly-19-dev: 0" ] || { echo "CHANGED"; exit 1; }
