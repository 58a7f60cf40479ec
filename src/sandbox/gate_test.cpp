// What the gate answers, call by call; what programs see is test/sandbox.py's.
#include "sandbox/gate.h"

#include <errno.h>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <initializer_list>
#include <set>

namespace vo::sandbox {
namespace {

using stdlib::Refusal;

/// The error that the program gets; 0: none, or the call is made.
uint64_t errorOf(Gate& gate, uint64_t number, std::initializer_list<uint64_t> arguments) {
  uint64_t a[6] = {};
  std::copy(arguments.begin(), arguments.end(), a);
  os::CallResult r = {};
  return gate.answers(number, a, &r) ? r.error : 0;
}

template <class T>
uint64_t word(T* p) {
  return reinterpret_cast<uint64_t>(p);
}

TEST(Gate, CallsWithoutARowAreRefused) {
  Gate gate({}, "/", 0);
  const std::set<uint64_t> known = {
#define VO_CALL(name, method) SYS_##name,
#include "sandbox/calls.def"
  };
  for (uint64_t n = 0; n < 2000; n++) {
    if (known.contains(n)) continue;
    auto want = n == SYS_execve || n == SYS_execveat ? Refusal::Run : Refusal::System;
    EXPECT_EQ(errorOf(gate, n, {}), static_cast<uint64_t>(want)) << n;
  }
}

TEST(Gate, FilesOfOthersAreNone) {
  Gate gate({}, "/", 0);
  int fd = open("/dev/null", O_RDWR);
  ASSERT_GE(fd, 3);
  auto n = static_cast<uint64_t>(fd);
  char buffer[8];
  for (uint64_t call : {SYS_read, SYS_write, SYS_close, SYS_fstat, SYS_lseek, SYS_fcntl, SYS_dup, SYS_ftruncate, SYS_getdents64, SYS_recvfrom, SYS_sendto, SYS_shutdown, SYS_fchdir,
                        SYS_listen, SYS_connect, SYS_setsockopt, SYS_ioctl, SYS_flock})
    EXPECT_EQ(errorOf(gate, static_cast<uint64_t>(call), {n, word(buffer), 0}), static_cast<uint64_t>(EBADF)) << call;
  EXPECT_FALSE(gate.owns(fd));
  EXPECT_FALSE(gate.owns(-1));
  // What the program opens itself is its own until it closes it.
  uint64_t a[6] = {static_cast<uint64_t>(AT_FDCWD), word("/dev/null"), O_RDWR};
  os::CallResult r = {};
  ASSERT_TRUE(gate.answers(SYS_openat, a, &r));
  ASSERT_TRUE(r.ok());
  EXPECT_TRUE(gate.owns(static_cast<int>(r.r1)));
  const uint64_t mine[6] = {r.r1};
  EXPECT_FALSE(gate.answers(SYS_close, mine, &r));
  EXPECT_FALSE(gate.owns(static_cast<int>(mine[0])));
  close(static_cast<int>(mine[0]));
  close(fd);
}

TEST(Gate, StandardFilesAreShared) {
  Gate gate({}, "/", 0);
  gate.hasInput = false;
  char buffer[8];
  auto einval = static_cast<uint64_t>(EINVAL), notSocket = static_cast<uint64_t>(ENOTSOCK);
  for (uint64_t fd : {0, 1, 2}) {
    // A copy would be neither counted nor closed to the program.
    EXPECT_EQ(errorOf(gate, SYS_dup, {fd}), einval);
    EXPECT_EQ(errorOf(gate, SYS_fcntl, {fd, F_DUPFD_CLOEXEC}), einval);
    EXPECT_EQ(errorOf(gate, SYS_shutdown, {fd, SHUT_RDWR}), notSocket);
    EXPECT_EQ(errorOf(gate, SYS_sendto, {fd, word(buffer), 1}), notSocket);
    EXPECT_EQ(errorOf(gate, SYS_recvfrom, {fd, word(buffer), 1}), notSocket);
    EXPECT_EQ(errorOf(gate, SYS_ftruncate, {fd, 0}), static_cast<uint64_t>(Refusal::Write));
    const uint64_t a[6] = {fd};
    os::CallResult r = {1, 1, 1};
    EXPECT_TRUE(gate.answers(SYS_close, a, &r)) << "it stays open";
    EXPECT_TRUE(r.ok());
  }
  int ends[2];
  uint64_t pipe[6] = {word(ends)};
  os::CallResult r = {};
  ASSERT_TRUE(gate.answers(SYS_pipe2, pipe, &r));
  ASSERT_TRUE(r.ok());
  auto out = static_cast<uint64_t>(ends[1]);
  EXPECT_EQ(errorOf(gate, SYS_sendfile, {out, 0, 0, 8}), einval);
  EXPECT_EQ(errorOf(gate, SYS_splice, {0, 0, out, 0, 8}), einval);
  EXPECT_EQ(errorOf(gate, SYS_splice, {out, 0, 1, 0, 8}), einval);
  for (uint64_t call : {SYS_read, SYS_pread64}) {
    const uint64_t a[6] = {0, word(buffer), 8};
    r = {7, 7, 0};
    EXPECT_TRUE(gate.answers(call, a, &r)) << "standard input is empty";
    EXPECT_EQ(r.r1, 0u);
  }
}

TEST(Gate, OutputIsCountedAndHandedOver) {
  Permissions p;
  p.outputBytes = 10;
  Gate gate(p, "/", 0);
  std::string got;
  std::atomic<bool> ending = false;
  gate.output = [&](int fd, std::string_view text) { (got += std::to_string(fd)) += text; };
  gate.interrupt = &ending;
  const iovec pieces[] = {{const_cast<char*>("abc"), 3}, {const_cast<char*>("de"), 2}};
  EXPECT_EQ(errorOf(gate, SYS_write, {1, word("12345"), 5}), 0u);
  EXPECT_EQ(errorOf(gate, SYS_writev, {2, word(pieces), 2}), 0u);
  EXPECT_EQ(got, "1123452abc2de");
  EXPECT_FALSE(ending.load());
  EXPECT_EQ(errorOf(gate, SYS_write, {1, word("6"), 1}), static_cast<uint64_t>(EFBIG));
  EXPECT_TRUE(ending.load() && gate.outputExceeded());
  EXPECT_EQ(errorOf(gate, SYS_pwrite64, {1, word("6"), 1}), static_cast<uint64_t>(ESPIPE));
}

TEST(Permissions, Addresses) {
  Permissions p;
  for (const char* good : {"10.0.0.0/8:80", "[fe80::/10]:1", "::1", "*:53"}) EXPECT_EQ(p.addNet(good), "") << good;
  auto v4 = [](uint8_t a, uint8_t b, uint8_t c, uint8_t d, int port, const Permissions& all) {
    uint8_t ip[16] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, a, b, c, d};
    return all.mayReach(ip, port);
  };
  EXPECT_TRUE(v4(10, 255, 0, 1, 80, p));
  EXPECT_FALSE(v4(10, 255, 0, 1, 81, p));
  EXPECT_FALSE(v4(11, 0, 0, 1, 80, p));
  EXPECT_TRUE(v4(1, 2, 3, 4, 53, p));
  uint8_t loop[16] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, link[16] = {0xfe, 0x80}, other[16] = {0xfe, 0xc0};
  EXPECT_TRUE(p.mayReach(loop, 9999));
  EXPECT_TRUE(p.mayReach(link, 1));
  EXPECT_FALSE(p.mayReach(other, 1));
  for (const char* bad : {"", "x", "1.2.3", "1.2.3.4:", "1.2.3.4/", "1.2.3.4/33", "[::1", "[::1]x", "1.2.3.4:65536", "1.2.3.4:-1", "::/129"}) EXPECT_NE(p.addNet(bad), "") << bad;
}

}  // namespace
}  // namespace vo::sandbox
