// This file has the calls on sockets. There are those of IP alone, and none waits in the kernel.
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/syscall.h>

#include <algorithm>
#include <cstring>
#include <iterator>

#include "sandbox/gate.h"

namespace vo::sandbox {

using os::CallResult;
using stdlib::Refusal;

bool Gate::mayReach(const void* address, uint64_t size) const {
  sockaddr_in6 v6 = {};
  memcpy(&v6, address, std::min(size, sizeof v6));
  if (v6.sin6_family == AF_INET6 && size >= sizeof v6)
    return permissions_.mayReach(v6.sin6_addr.s6_addr, ntohs(v6.sin6_port));
  sockaddr_in v4 = {};
  memcpy(&v4, address, std::min(size, sizeof v4));
  if (v4.sin_family != AF_INET || size < sizeof v4) return false;
  uint8_t ip[16] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
  memcpy(ip + 12, &v4.sin_addr, 4);
  return permissions_.mayReach(ip, ntohs(v4.sin_port));
}

bool Gate::socket(uint64_t, const uint64_t* a, CallResult* r) {
  uint64_t type = a[1] & ~uint64_t{SOCK_NONBLOCK | SOCK_CLOEXEC};
  bool isIp = (a[0] == AF_INET || a[0] == AF_INET6) &&
              (type == SOCK_STREAM || type == SOCK_DGRAM) &&
              (a[2] == 0 || a[2] == IPPROTO_TCP || a[2] == IPPROTO_UDP);
  if (permissions_.net.empty() || !isIp) return *r = refusal(Refusal::Net), true;
  if (isFull()) return *r = failure(EMFILE), true;
  *r = note(os::call(SYS_socket, a[0], type | SOCK_NONBLOCK | SOCK_CLOEXEC, a[2]), false);
  return true;
}

bool Gate::address(uint64_t number, const uint64_t* a, CallResult* r) {
  if (own(number, a, r)) return true;
  if (mayReach(reinterpret_cast<const void*>(a[1]), a[2])) return false;
  *r = refusal(Refusal::Net);
  return true;
}

/// A socket without a name gets one from the kernel, on all addresses.
bool Gate::listen(uint64_t number, const uint64_t* a, CallResult* r) {
  if (own(number, a, r)) return true;
  sockaddr_in6 own = {};
  socklen_t size = sizeof own;
  if (os::call(SYS_getsockname, a[0], &own, &size).ok() && mayReach(&own, size)) return false;
  *r = refusal(Refusal::Net);
  return true;
}

bool Gate::accept(uint64_t number, const uint64_t* a, CallResult* r) {
  if (own(number, a, r)) return true;
  if (isFull()) return *r = failure(EMFILE), true;
  *r = note(os::call(SYS_accept4, a[0], a[1], a[2], SOCK_NONBLOCK | SOCK_CLOEXEC), false);
  return true;
}

bool Gate::sendTo(uint64_t number, const uint64_t* a, CallResult* r) {
  if (own(number, a, r)) return true;
  if (a[4] == 0 || mayReach(reinterpret_cast<const void*>(a[4]), a[5])) return false;
  *r = refusal(Refusal::Net);
  return true;
}

bool Gate::sendMessage(uint64_t number, const uint64_t* a, CallResult* r) {
  if (own(number, a, r)) return true;
  const auto* message = reinterpret_cast<const msghdr*>(a[1]);
  if (message->msg_name == nullptr || mayReach(message->msg_name, message->msg_namelen))
    return false;
  *r = refusal(Refusal::Net);
  return true;
}

bool Gate::option(uint64_t number, const uint64_t* a, CallResult* r) {
  if (own(number, a, r)) return true;
  constexpr uint64_t kSocket[] = {SO_REUSEADDR, SO_BROADCAST, SO_KEEPALIVE,
                                  SO_LINGER,    SO_RCVBUF,    SO_SNDBUF};
  constexpr uint64_t kTcp[] = {TCP_NODELAY, TCP_KEEPIDLE, TCP_KEEPINTVL, TCP_KEEPCNT};
  auto has = [&](auto& list) {
    return std::find(std::begin(list), std::end(list), a[2]) != std::end(list);
  };
  bool isHarmless = a[1] == SOL_SOCKET    ? has(kSocket)
                    : a[1] == IPPROTO_TCP ? has(kTcp)
                                          : a[1] == IPPROTO_IPV6 && a[2] == IPV6_V6ONLY;
  if (isHarmless) return false;
  *r = refusal(Refusal::Net);
  return true;
}

}  // namespace vo::sandbox
