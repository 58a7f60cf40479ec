#!/usr/bin/env bash
# int128_t of Boost.Multiprecision is a sign and 128 bits: its range is not that of a 128-bit integer.
# Version:   libboost1.81-dev 1.81.0-5+deb12u1 of Debian 12.
# Behaviour: numeric_limits<int128_t> gives 128 digits, max 2^128-1 and min -(2^128-1); max + 1 is 0, and the type takes 32 bytes.
# Guess:     two's complement in 16 bytes: 127 digits, max 2^127-1, max + 1 = min. A compiler that tests for overflow of
#            128-bit constants with max() or by wrap-round accepts what it should refuse.
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
#include <boost/multiprecision/cpp_int.hpp>
#include <iostream>
using namespace boost::multiprecision;
int main() {
  using L = std::numeric_limits<int128_t>;
  int128_t max = (L::max)();
  std::cout << "digits " << L::digits << ", max is 2^128-1: " << (max == (cpp_int(1) << 128) - 1) << ", min is -max: " << ((L::min)() == -max)
            << ", max+1: " << int128_t(max + 1) << ", bytes " << sizeof(int128_t) << "\n";
}
E
include=/usr/include; [ ! -d "$tmp/root" ] || include=$tmp/root/usr/include
nice -n 10 c++ -std=c++17 -w -I "$include" "$tmp/b.cc" -o "$tmp/b"
grep -h 'define BOOST_LIB_VERSION' "$include/boost/version.hpp"
got=$("$tmp/b")
echo "$got"; echo "one would guess: digits 127, max 2^127-1, max+1 the least value, 16 bytes"
[ "$got" = "digits 128, max is 2^128-1: 1, min is -max: 1, max+1: 0, bytes 32" ] || { echo "CHANGED"; exit 1; }
