// This file keeps the machine code of a process: memory, tables, what belongs to which function, and its end.
#include "vm/baseline/baseline.h"

#include <strings.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <climits>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <vector>

#include "base/check.h"
#include "bytecode/op_info.h"
#include "link/liveness.h"
#include "link/native_code.h"
#include "vm/baseline/entry.h"
#include "vm/baseline/function_compiler.h"

namespace vo::vm::baseline {

namespace {

constexpr uintptr_t kEntries = base::Region::kAddress - link::kSpecialRoom - link::kNativeEntryDistance;

/// Reserves zero pages at a fixed address. They come when they are touched.
bool reserveAt(uintptr_t address, size_t size) {
  void* wanted = reinterpret_cast<void*>(address);
  void* p = mmap(wanted, size, PROT_READ | PROT_WRITE,
                 MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE, -1, 0);
  if (p == MAP_FAILED) return false;
  if (p != wanted) {
    munmap(p, size);
    return false;
  }
  // What is touched is scattered: a large page for a few words would cost more than all the machine code.
  madvise(p, size, MADV_NOHUGEPAGE);
  return true;
}
constexpr size_t kEntriesSize = base::Region::kMost;
constexpr size_t kOpcodesSize = kEntries - link::kOpcodeTable;

/// Whether f can be compiled, and in a time that nobody waits for.
bool isWorth(const Function& f) {
  constexpr uint32_t kMostWords = 20'000;  // some milliseconds
  auto distance = reinterpret_cast<uintptr_t>(f.code) - base::Region::kAddress;
  return f.codeWords != 0 && f.codeWords <= kMostWords && (f.flags & link::kNative) == 0 &&
         distance < base::Region::kMost - link::kSpecialRoom;
}

/// Of the words that f's frame has to begin with as zero, those that f may read before it sets them, or that somebody may
/// look at: what is dead at entry is looked at by nobody (docs/frames.md). Other threads may be calling f; whatever they see
/// of the two numbers is enough.
void zeroLess(const Function& f, const std::byte* regionBase) {
  constexpr uint32_t kWorthAnalysing = 8;
  if (f.zeroTo - f.zeroFrom < kWorthAnalysing) return;
  uint32_t from = f.zeroTo, to = f.zeroFrom;
  bool isKnown = link::Liveness::atEntry(f, regionBase, link::Liveness::kMaxWork, [&](uint32_t first, uint32_t words) {
    if (first >= f.zeroTo || first + words <= f.zeroFrom) return;
    from = std::min(from, std::max(first, f.zeroFrom));
    to = std::max(to, std::min(first + words, f.zeroTo));
  });
  if (!isKnown) return;
  auto& g = const_cast<Function&>(f);
  std::atomic_ref(g.zeroFrom).store(from < to ? from : f.zeroFrom, std::memory_order_relaxed);
  std::atomic_ref(g.zeroTo).store(from < to ? to : f.zeroFrom, std::memory_order_relaxed);
}

/// take(index of the word, the word as it was linked) for each instruction.
template <class Take>
void forEachInstruction(const Function& f, Take take) {
  for (uint32_t i = 0; i < f.codeWords;) {
    Word w = link::codeWord(f.code + i);
    take(i, w);
    bytecode::ExtraWord x = bytecode::opInfo(bytecode::Insn{w}.op()).x;
    i += x == bytecode::ExtraWord::None ? 1 : 2;
    if (x == bytecode::ExtraWord::Table) i += static_cast<uint32_t>(f.code[i - 1]);
  }
}

uint64_t now() {
  timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return static_cast<uint64_t>(t.tv_sec) * 1'000'000'000 + static_cast<uint64_t>(t.tv_nsec);
}

const void* addressOf(Symbol s) {
  switch (s) {
    case Symbol::to_exit: return reinterpret_cast<const void*>(&vo_baseline_exit);
    case Symbol::to_edge: return reinterpret_cast<const void*>(&vo_baseline_edge);
    case Symbol::to_collect: return reinterpret_cast<const void*>(&vo_baseline_collect);
    case Symbol::to_called: return reinterpret_cast<const void*>(&vo_baseline_called);
    case Symbol::to_dispatch: return reinterpret_cast<const void*>(&vo_baseline_dispatch);
    case Symbol::call_bcmp: return reinterpret_cast<const void*>(&bcmp);
    case Symbol::call_fma: return reinterpret_cast<const void*>(static_cast<double (*)(double, double, double)>(&::fma));
    case Symbol::call_vo_baseline_alloc: return reinterpret_cast<const void*>(&vo_baseline_alloc);
    case Symbol::call_vo_baseline_convert: return reinterpret_cast<const void*>(&vo_baseline_convert);
    default: return nullptr;
  }
}

}  // namespace

Baseline::Baseline(base::Region& region, size_t most) : region_(region), most_(most) {
  region_.setGiven([this](std::byte* from, size_t size) { forget(from, size); });
}

Baseline::~Baseline() {
  region_.setGiven({});
  for (const auto& [word, code] : codes_) restore(code);
  if (state_ != State::Ready) return;
  region_.makeFrontWritable(false);
  munmap(reinterpret_cast<void*>(kEntries), kEntriesSize);
  munmap(reinterpret_cast<void*>(link::kOpcodeTable), kOpcodesSize);
}

bool Baseline::start() {
  if (state_ != State::Idle) return state_ == State::Ready && process_ == getpid();
  state_ = State::Refused;
  if (reinterpret_cast<uintptr_t>(region_.base()) != base::Region::kAddress) return false;
  // Where address space is scarce (`ulimit -v`) it is for the program.
  constexpr size_t kWanted = kEntriesSize + kOpcodesSize;
  if (base::addressSpaceLeft() / 4 < kWanted) return false;
  auto memory = std::make_unique<CodeMemory>(most_);
  if (!memory->valid()) return false;
  if (!reserveAt(kEntries, kEntriesSize)) return false;
  bool hasOpcodes = reserveAt(link::kOpcodeTable, kOpcodesSize);
  if (!hasOpcodes || !region_.makeFrontWritable(true)) {
    munmap(reinterpret_cast<void*>(kEntries), kEntriesSize);
    if (hasOpcodes) munmap(reinterpret_cast<void*>(link::kOpcodeTable), kOpcodesSize);
    return false;
  }
  memory_ = std::move(memory);
  process_ = getpid();
  constexpr size_t kVeneers = static_cast<size_t>(Symbol::Count) + 1;
  veneers_ = memory_->take(kVeneers * kVeneerSize);
  auto write = [&](size_t at, const void* to) {
    if (to == nullptr) return;
    static constexpr uint8_t kJump[] = {0xff, 0x25, 0, 0, 0, 0};  // jmp [rip]
    memcpy(memory_->writeAt(at), kJump, sizeof kJump);
    memcpy(memory_->writeAt(at) + sizeof kJump, &to, sizeof to);
  };
  for (size_t s = 0; s < static_cast<size_t>(Symbol::Count); s++)
    write(veneer(static_cast<Symbol>(s)), addressOf(static_cast<Symbol>(s)));
  methodVeneer_ = veneer(Symbol::Count);
  write(methodVeneer_, reinterpret_cast<const void*>(&vo_baseline_method));
  compiler_ = std::make_unique<FunctionCompiler>(*this);
  state_ = State::Ready;
  return true;
}

void Baseline::compile(const Function* f, unsigned depth) {
  std::lock_guard lock(mutex_);
  if (!start()) return;
  uint64_t begin = now();
  compileLocked(f, depth);
  stats_.nanoseconds += now() - begin;
  showToGdb();
}

void Baseline::compileAll(const link::Program& program) {
  std::lock_guard lock(mutex_);
  if (!start()) return;
  uint64_t begin = now();
  for (const Function* f : program.functions) compileLocked(f, UINT_MAX);
  stats_.nanoseconds += now() - begin;
  showToGdb();
}

/// Callees before callers, so that these may jump to them. (With a list of its own: a chain of calls may be longer than
/// the C++ stack is deep.)
void Baseline::compileLocked(const Function* first, unsigned depth) {
  struct Pending {
    const Function* function;
    unsigned depth;
    bool calleesDone;
  };
  std::vector<Pending> pending = {{first, depth, false}};
  while (!pending.empty()) {
    auto [f, left, calleesDone] = pending.back();
    if (calleesDone) {
      pending.pop_back();
      auto it = codes_.find(f->code);
      zeroLess(*f, region_.base());
      if (!compiler_->compile(*f, it->second)) {
        codes_.erase(it);
        stats_.left++;
      } else if (gdb_ != nullptr) {
        gdb_->add(memory_->runAt(it->second.at), it->second.size, f->name);
      }
      continue;
    }
    // What is in codes_ is compiled, or waits below in the list.
    if (!isWorth(*f) || codes_.contains(f->code)) {
      pending.pop_back();
      continue;
    }
    codes_.emplace(f->code, Code{f, 0, 0});
    pending.back().calleesDone = true;
    if (left == 0) continue;
    forEachInstruction(*f, [&](uint32_t, Word w) {
      if (bytecode::Insn{w}.op() == Op::Call)
        pending.push_back({link::functionAt(region_.base(), bytecode::Insn{w}.imm32()), left - 1, false});
    });
  }
}

/// Code words are as link made them again.
void Baseline::restore(const Code& code) {
  if (code.size == 0) return;
  const Function& f = *code.function;
  forEachInstruction(f, [&](uint32_t i, Word w) {
    std::atomic_ref(const_cast<Word&>(f.code[i])).store(w, std::memory_order_release);
  });
}

/// A program has ended, and its piece of the region goes back.
void Baseline::forget(std::byte* from, size_t size) {
  std::lock_guard lock(mutex_);
  if (state_ != State::Ready) return;
  auto first = codes_.lower_bound(reinterpret_cast<const Word*>(from));
  auto last = codes_.lower_bound(reinterpret_cast<const Word*>(from + size));
  if (first == last) return;
  for (auto it = first; it != last; ++it) {
    if (it->second.size == 0) continue;
    if (gdb_ != nullptr) gdb_->remove(memory_->runAt(it->second.at));
    memory_->give(it->second.at, it->second.size);
  }
  codes_.erase(first, last);
  // Whole grains of the region: whole pages of both tables.
  auto at = reinterpret_cast<uintptr_t>(from);
  madvise(reinterpret_cast<void*>(at - link::kNativeEntryDistance), size, MADV_DONTNEED);
  madvise(reinterpret_cast<void*>(link::kOpcodeTable + (at - base::Region::kAddress) / sizeof(Word)), size / sizeof(Word),
          MADV_DONTNEED);
}

Stats Baseline::stats() const {
  std::lock_guard lock(mutex_);
  Stats stats = stats_;
  stats.taken = memory_ == nullptr ? 0 : memory_->used();
  stats.isRefused = state_ == State::Refused;
  return stats;
}

std::string Baseline::perfMap() const {
  std::lock_guard lock(mutex_);
  std::string out;
  for (const auto& [word, code] : codes_) {
    if (code.size == 0) continue;
    char range[64];
    snprintf(range, sizeof range, "%zx %zx ", reinterpret_cast<uintptr_t>(memory_->runAt(code.at)), code.size);
    out.append(range).append(code.function->name).append("\n");
  }
  return out;
}

void Baseline::tellGdb() {
  std::lock_guard lock(mutex_);
  if (gdb_ == nullptr) gdb_ = std::make_unique<GdbSymbols>();
}

void Baseline::showToGdb() {
  if (gdb_ != nullptr) gdb_->show();
}

CodePlace Baseline::placeOf(const void* address) const {
  if (memory_ == nullptr || !memory_->contains(address)) return {};
  size_t at = memory_->offsetOf(address);
  for (const auto& [first, code] : codes_) {
    if (at - code.at >= code.size) continue;
    CodePlace place = {code.function, 0};
    forEachInstruction(*code.function, [&](uint32_t i, Word) {
      auto entry = reinterpret_cast<uintptr_t>(first + i) - link::kNativeEntryDistance;
      const auto* begin = *reinterpret_cast<const uint8_t* const*>(entry);
      // The entry of an instruction in a loop is a stub: a call, and the jump to where it is.
      if (memory_->offsetOf(begin) - code.at >= code.hot) {
        constexpr size_t kCall = 5, kJump = 5;
        int32_t distance;
        memcpy(&distance, begin + kCall + 1, sizeof distance);
        begin += static_cast<ptrdiff_t>(kCall + kJump) + distance;
      }
      if (begin <= static_cast<const uint8_t*>(address)) place.word = i;
    });
    return place;
  }
  return {};
}

}  // namespace vo::vm::baseline
