#!/usr/bin/env bash
# cpp_dec_float_50 converts to double without subnormals and not to the nearest value.
# Version:   libboost1.81-dev 1.81.0-5+deb12u1 of Debian 12.
# Behaviour: 5e-324 and 2.2250738585072011e-308 (a hair below the least normal double) become 0; a number just above the middle
#            of 1 and its neighbour becomes 1. strtod of the same text gives the right double each time.
# Guess:     50 digits are more than enough for a correctly rounded double: a compiler may fold its decimal constants with it.
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
debs libboost1.81-dev=1.81.0-5+deb12u1
cat > "$tmp/b.cc" <<'E'
#include <boost/multiprecision/cpp_dec_float.hpp>
#include <cstdio>
#include <cstdlib>
int main() {
  for (const char* s : {"5e-324", "2.2250738585072011e-308", "1.00000000000000011102230246251565404236316680908203126"})
    std::printf("%a %a\n", boost::multiprecision::cpp_dec_float_50(s).convert_to<double>(), std::strtod(s, nullptr));
}
E
include=/usr/include; [ ! -d "$tmp/root" ] || include=$tmp/root/usr/include
nice -n 10 c++ -std=c++17 -w -I "$include" "$tmp/b.cc" -o "$tmp/b"
grep -h 'define BOOST_LIB_VERSION' "$include/boost/version.hpp"
got=$("$tmp/b")
echo "$got"; echo "one would guess: both columns the same"
[ "$got" = "0x0p+0 0x0.0000000000001p-1022
0x0p+0 0x0.fffffffffffffp-1022
0x1p+0 0x1.0000000000001p+0" ] || { echo "CHANGED"; exit 1; }
