#include "sandbox/permissions.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <cstring>

namespace vo::sandbox {
namespace {

constexpr int kMappedBits = 96;  // of ::ffff:0:0/96, where IPv4 is
constexpr uint8_t kMapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

bool parseNumber(std::string_view text, int most, int* value) {
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), *value);
  return error == std::errc() && end == text.data() + text.size() && *value >= 0 && *value <= most;
}

/// An address without port; `bits` becomes the length of one of its kind.
bool parseAddress(const std::string& text, AddressRange* to, int* base) {
  if (in_addr v4; inet_pton(AF_INET, text.c_str(), &v4) == 1) {
    memcpy(to->ip, kMapped, sizeof kMapped);
    memcpy(to->ip + sizeof kMapped, &v4, sizeof v4);
    *base = kMappedBits;
    return true;
  }
  *base = 0;
  return inet_pton(AF_INET6, text.c_str(), to->ip) == 1;
}

}  // namespace

std::string Permissions::addNet(std::string_view text) {
  AddressRange range;
  std::string_view host = text, port;
  if (text.starts_with('[')) {
    size_t end = text.find(']');
    if (end == std::string_view::npos) return "there is a ] missing in " + std::string(text);
    host = text.substr(1, end - 1);
    std::string_view rest = text.substr(end + 1);
    if (!rest.empty() && rest[0] != ':')
      return "a port begins with a colon, not " + std::string(rest);
    if (!rest.empty()) port = rest.substr(1);
    if (!rest.empty() && port.empty())
      return "there is no port behind the colon of " + std::string(text);
  } else if (size_t colon = text.rfind(':');
             colon != std::string_view::npos && text.find(':') == colon) {
    host = text.substr(0, colon);
    port = text.substr(colon + 1);
    if (port.empty()) return "there is no port behind the colon of " + std::string(text);
  }
  constexpr int kMostPort = 65535;
  if (!port.empty() && port != "*" && !parseNumber(port, kMostPort, &range.port))
    return std::string(port) + " is no port: a number up to 65535, or *";
  if (host == "*") {
    net.push_back(range);
    return {};
  }
  if (host == "localhost") {
    for (const char* a : {"127.0.0.0/8", "::1"}) {
      std::string one = std::string("[") + a + "]" + (port.empty() ? "" : ":" + std::string(port));
      if (std::string why = addNet(one); !why.empty()) return why;
    }
    return {};
  }
  std::string_view address = host, bits;
  if (size_t slash = host.find('/'); slash != std::string_view::npos) {
    address = host.substr(0, slash);
    bits = host.substr(slash + 1);
  }
  int base;
  if (!parseAddress(std::string(address), &range, &base))
    return std::string(address) +
           " is no IP address: names are resolved outside of a sandbox; localhost and * are "
           "understood";
  range.bits = 128;
  if (host.size() != address.size()) {
    if (!parseNumber(bits, 128 - base, &range.bits))
      return std::string(bits) + " is no number of bits of " + std::string(address);
    range.bits += base;
  }
  net.push_back(range);
  return {};
}

bool Permissions::mayReach(const uint8_t ip[16], int port) const {
  return std::any_of(net.begin(), net.end(), [&](const AddressRange& r) {
    if (r.port >= 0 && r.port != port) return false;
    for (int bit = 0; bit < r.bits; bit++)
      if (((ip[bit / 8] ^ r.ip[bit / 8]) >> (7 - bit % 8) & 1) != 0) return false;
    return true;
  });
}

std::vector<std::string> Permissions::environment(const std::vector<std::string>& all) const {
  std::vector<std::string> out;
  for (const std::string& e : all) {
    std::string_view name = std::string_view(e).substr(0, e.find('='));
    if (std::any_of(env.begin(), env.end(),
                    [&](const std::string& p) { return p == "*" || p == name; }))
      out.push_back(e);
  }
  return out;
}

}  // namespace vo::sandbox
