// What a sandboxed program may do, by name: nothing that is not said.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vo::sandbox {

/// Addresses of a network: IP/bits, and one port or all.
struct AddressRange {
  uint8_t ip[16] = {};  ///< IPv4 as ::ffff:a.b.c.d
  int bits = 0;         ///< leading ones that count, of 128
  int port = -1;        ///< -1: any
};

struct Permissions {
  std::vector<std::string> read, write;  ///< folders with all below them, and files
  std::vector<AddressRange> net;         ///< to connect to, and to listen on
  std::vector<std::string> env;          ///< names of variables; "*": all
  bool entropy = false;                  ///< random numbers of the system
  int64_t clockStep = 1'000'000;         ///< clocks show multiples of so many nanoseconds
  uint64_t openFiles = 256;              ///< at a time
  uint64_t outputBytes = 0;              ///< to standard output and error; 0: any number

  /// `text`: ADDRESS[/BITS][:PORT] with an IP address, [IPv6] in brackets if a port follows,
  /// "localhost" or "*". What is wrong with it, or empty.
  std::string addNet(std::string_view text);
  bool mayReach(const uint8_t ip[16], int port) const;
  /// Those of "NAME=value" whose name is permitted.
  std::vector<std::string> environment(const std::vector<std::string>& all) const;
};

}  // namespace vo::sandbox
