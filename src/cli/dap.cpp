// This file is `vo dap`: its arguments, and where its client is.
#include "cli/dap.h"

#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>

#include "dap/adapter.h"

namespace vo::cli {

namespace {

/// A connection of the first client that comes, or -1 and a message.
int acceptClient(const std::string& where) {
  size_t colon = where.rfind(':');
  if (colon == std::string::npos) {
    fprintf(stderr, "vo: dap -listen takes HOST:PORT, not %s\n", where.c_str());
    return -1;
  }
  std::string host = where.substr(0, colon), port = where.substr(colon + 1);
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  // Whoever speaks to a debugger runs what he likes: not the whole network, unless it is named.
  if (host.empty()) host = "127.0.0.1";
  addrinfo wanted{}, *found = nullptr;
  wanted.ai_family = AF_UNSPEC;
  wanted.ai_socktype = SOCK_STREAM;
  wanted.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
  if (host == "localhost") host = "127.0.0.1";
  wanted.ai_flags |= AI_NUMERICHOST;
  if (int e = getaddrinfo(host.c_str(), port.c_str(), &wanted, &found); e != 0) {
    fprintf(
        stderr,
        "vo: dap cannot listen on %s: %s (an address and a port in numbers, as 127.0.0.1:2345)\n",
        where.c_str(), gai_strerror(e));
    return -1;
  }
  int listener = socket(found->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0), on = 1, client = -1;
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (bind(listener, found->ai_addr, found->ai_addrlen) == 0 && listen(listener, 1) == 0) {
    sockaddr_storage address{};
    socklen_t size = sizeof address;
    char number[16] = "";
    getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size);
    getnameinfo(reinterpret_cast<sockaddr*>(&address), size, nullptr, 0, number, sizeof number,
                NI_NUMERICSERV);
    printf("DAP server listening at: %s:%s\n", host.c_str(), number);
    fflush(stdout);
    do {
      client = accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
    } while (client < 0 && errno == EINTR);
  }
  if (client < 0)
    fprintf(stderr, "vo: dap cannot listen on %s: %s\n", where.c_str(), strerror(errno));
  freeaddrinfo(found);
  close(listener);
  return client;
}

}  // namespace

int runDebugAdapter(const Command& c, const std::string& image) {
  if (!c.args.empty()) {
    fprintf(stderr, "vo: dap takes no arguments (%s): its client says what to debug\n",
            c.args[0].c_str());
    return 2;
  }
  signal(SIGPIPE, SIG_IGN);  // a client that is gone is noticed by write
  if (c.listen.empty()) return dap::serve(STDIN_FILENO, STDOUT_FILENO, image);
  int client = acceptClient(c.listen);
  return client >= 0 ? dap::serve(client, client, image) : 1;
}

}  // namespace vo::cli
