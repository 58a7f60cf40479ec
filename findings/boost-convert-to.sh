#!/usr/bin/env bash
# Boost.Multiprecision converts a cpp_int that is too large in three ways: signed targets saturate, unsigned wrap, negative throws.
# Version:   libboost1.81-dev 1.81.0-5+deb12u1 of Debian 12.
# Behaviour: 2^64+5 to int and long long gives their greatest values, to unsigned and unsigned long long 5; -1 to unsigned throws
#            std::range_error although cpp_int is the unchecked type; cpp_int("010") is 8 and cpp_int("") is 0.
# Guess:     one rule for all: the low bits, as for built-in integers (so that -1 gives all ones), and decimal strings.
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
  cpp_int big = (cpp_int(1) << 64) + 5;
  std::cout << big.convert_to<int>() << " " << big.convert_to<unsigned>() << " " << big.convert_to<long long>() << " "
            << big.convert_to<unsigned long long>() << " ";
  try { std::cout << cpp_int(-1).convert_to<unsigned>(); } catch (const std::range_error&) { std::cout << "range_error"; }
  std::cout << " " << cpp_int("010") << " " << cpp_int("") << "\n";
}
E
include=/usr/include; [ ! -d "$tmp/root" ] || include=$tmp/root/usr/include
nice -n 10 c++ -std=c++17 -w -I "$include" "$tmp/b.cc" -o "$tmp/b"
grep -h 'define BOOST_LIB_VERSION' "$include/boost/version.hpp"
got=$("$tmp/b")
echo "$got"; echo "one would guess: 5 5 5 5 4294967295 10 and an exception for the empty string"
[ "$got" = "2147483647 5 9223372036854775807 5 range_error 8 0" ] || { echo "CHANGED"; exit 1; }
