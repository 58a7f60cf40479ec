// This file has the names and places of the functions of Go's run time.
#include "runtime/library_frames.h"

#include <iterator>

#include "runtime/bubble.h"

namespace vo::runtime {

namespace {

constexpr LibraryFrame kFrames[] = {
    {"runtime.gopanic", "/usr/local/go/src/runtime/panic.go", 859},
    {"runtime.gopark", "/usr/local/go/src/runtime/proc.go", 474},
    {"runtime.chanrecv", "/usr/local/go/src/runtime/chan.go", 667},
    {"runtime.chanrecv1", "/usr/local/go/src/runtime/chan.go", 509},
    {"runtime.chansend", "/usr/local/go/src/runtime/chan.go", 283},
    {"runtime.chansend1", "/usr/local/go/src/runtime/chan.go", 161},
    {"runtime.selectgo", "/usr/local/go/src/runtime/select.go", 351},
    {"runtime.block", "/usr/local/go/src/runtime/select.go", 104},
    {"runtime.semacquire1", "/usr/local/go/src/runtime/sema.go", 192},
    {"internal/sync.runtime_SemacquireMutex", "/usr/local/go/src/runtime/sema.go", 95},
    {"sync.runtime_SemacquireWaitGroup", "/usr/local/go/src/runtime/sema.go", 114},
    {"sync.runtime_notifyListWait", "/usr/local/go/src/runtime/sema.go", 617},
    {"time.Sleep", "/usr/local/go/src/runtime/time.go", 368},
    {"runtime.netpollblock", "/usr/local/go/src/runtime/netpoll.go", 580},
    {"internal/poll.runtime_pollWait", "/usr/local/go/src/runtime/netpoll.go", 351},
    {"runtime.Goexit", "/usr/local/go/src/runtime/panic.go", 694},
    {"runtime.doInit1", "/usr/local/go/src/runtime/proc.go", 8154},
    {"runtime.doInit", "/usr/local/go/src/runtime/proc.go", 8121},
    {"runtime.main", "/usr/local/go/src/runtime/proc.go", 269},
    {"runtime.main", "/usr/local/go/src/runtime/proc.go", 302},
#if defined(__aarch64__)
    {"runtime.goexit", "/usr/local/go/src/runtime/asm_arm64.s", 1039},
#else
    {"runtime.goexit", "/usr/local/go/src/runtime/asm_amd64.s", 1264},
#endif
};
static_assert(std::size(kFrames) == static_cast<unsigned>(LibraryFn::Count));

bool isChannelWait(WaitReason reason) {
  return reason == WaitReason::ChanReceive || reason == WaitReason::ChanSend || reason == WaitReason::Select;
}

}  // namespace

const LibraryFrame& libraryFrame(LibraryFn fn) { return kFrames[static_cast<unsigned>(fn)]; }

const LibraryFrame* libraryFrameAt(uint64_t pc) {
  pc -= reinterpret_cast<uint64_t>(kFrames);
  return pc < sizeof kFrames ? &kFrames[pc / sizeof kFrames[0]] : nullptr;
}

std::span<const LibraryFn> parkedIn(WaitReason reason) {
  using Fn = LibraryFn;
  using Reason = WaitReason;
  static constexpr Fn kRecv[] = {Fn::Gopark, Fn::Chanrecv, Fn::Chanrecv1}, kSend[] = {Fn::Gopark, Fn::Chansend, Fn::Chansend1},
                      kSelect[] = {Fn::Gopark, Fn::Selectgo}, kBlock[] = {Fn::Gopark, Fn::Block},
                      kMutex[] = {Fn::Gopark, Fn::Semacquire1, Fn::SemacquireMutex},
                      kGroup[] = {Fn::Gopark, Fn::Semacquire1, Fn::SemacquireWaitGroup},
                      kCond[] = {Fn::Gopark, Fn::NotifyListWait}, kSleep[] = {Fn::Gopark, Fn::Sleep},
                      kIo[] = {Fn::Gopark, Fn::Netpollblock, Fn::PollWait}, kOther[] = {Fn::Gopark};
  switch (reason) {
    case Reason::None: return {};
    case Reason::ChanReceive:
    case Reason::ChanReceiveNil: return kRecv;
    case Reason::ChanSend:
    case Reason::ChanSendNil: return kSend;
    case Reason::Select: return kSelect;
    case Reason::SelectNoCases: return kBlock;
    case Reason::MutexLock:
    case Reason::RWMutexLock:
    case Reason::RWMutexRLock: return kMutex;
    case Reason::WaitGroupWait: return kGroup;
    case Reason::CondWait: return kCond;
    case Reason::Sleep: return kSleep;
    case Reason::IoWait: return kIo;
    default: return kOther;
  }
}

size_t waitingPcs(const G& g, bool all, std::span<uint64_t> out) {
  WaitReason reason = plainReason(g.waitReason);
  if (g.status != GStatus::Waiting || (!all && !isChannelWait(reason))) return 0;
  std::span<const LibraryFn> list = parkedIn(reason);
  size_t n = 0;
  for (LibraryFn fn : all ? list : list.last(1))
    if (n < out.size()) out[n++] = libraryPc(fn);
  return n;
}

}  // namespace vo::runtime
