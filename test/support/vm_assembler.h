// What the VM's tests and micro benchmarks share: linked programs assembled by hand.
#pragma once

#include <sys/mman.h>

#include <algorithm>
#include <cstring>
#include <deque>
#include <initializer_list>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "abi/type.h"
#include "base/check.h"
#include "base/region.h"
#include "bytecode/opcodes.h"
#include "link/program.h"
#include "vm/frame.h"
#include "vm/machine.h"

namespace vo::vm::testing {

using abi::Kind;
using abi::Type;
using bytecode::Insn;
using bytecode::MemKind;
using bytecode::Op;
using link::Function;

/// A metadata region to build a program in.
class Assembly {
 public:
  Assembly() : size_(size_t{1} << 30) {
    base_ = memory_ = static_cast<std::byte*>(mmap(nullptr, size_, PROT_READ | PROT_WRITE,
                                         MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0));
    VO_CHECK(base_ != MAP_FAILED, "the test has address space");
    program.regionBase = base_;
  }
  /// In a piece of the process' region, as linked programs are: then it can have machine code.
  explicit Assembly(base::Region& region) : piece_(std::make_unique<base::Piece>(region)), size_(size_t{1} << 20) {
    base_ = region.base();
    memory_ = static_cast<std::byte*>(piece_->take(size_));
    program.regionBase = base_;
  }
  ~Assembly() {
    if (piece_ == nullptr) munmap(memory_, size_);
  }
  Assembly(const Assembly&) = delete;
  Assembly& operator=(const Assembly&) = delete;

  void* allocate(size_t bytes) {
    void* p = memory_ + used_;
    used_ += (bytes + 15) & ~size_t{15};
    VO_CHECK(used_ <= size_, "the test program fits its region");
    return p;
  }
  uint32_t offset(const void* p) const {
    return static_cast<uint32_t>((static_cast<const std::byte*>(p) - base_) / 8);
  }

  // --- Types ----------------------------------------------------------------------------------------
  /// A type of `size` bytes whose words in `pointers` are references, with a copy plan of words.
  Type* type(Kind kind, size_t size, std::initializer_list<uint32_t> pointers,
             std::string_view text, size_t bytes = sizeof(abi::StructType)) {
    auto* plan = static_cast<link::CopyPlan*>(allocate(sizeof(link::CopyPlan)));
    auto* memory = static_cast<uint64_t*>(allocate(bytes + 16));
    memory[1] = reinterpret_cast<uint64_t>(plan);
    auto* t = reinterpret_cast<Type*>(memory + 2);
    t->size = size;
    t->kind_ = kind;
    t->align = t->fieldAlign = 8;
    auto* bits = static_cast<uint8_t*>(allocate(size / 64 + 8));
    for (uint32_t w : pointers) {
      bits[w / 8] = static_cast<uint8_t>(bits[w / 8] | 1u << w % 8);
      t->ptrBytes = (w + 1) * 8;
    }
    t->gcData = bits;
    auto words = static_cast<uint32_t>(size / 8);
    auto* steps = static_cast<link::CopyStep*>(allocate(sizeof(link::CopyStep) * (words + 1)));
    for (uint32_t i = 0; i < words; i++) {
      bool ref = (bits[i / 8] >> i % 8 & 1) != 0;
      steps[i] = {i * 8, static_cast<uint8_t>(ref ? MemKind::Ref : MemKind::Word), 1, 0};
    }
    *plan = {words, 1, steps};
    auto* name = static_cast<uint8_t*>(allocate(text.size() + 16));
    abi::Name::encode(name, text, "", true, false, false, 0);
    t->str = static_cast<int32_t>(reinterpret_cast<std::byte*>(name) - base_);
    return t;
  }
  Type* intType() { return type(Kind::Int, 8, {}, "int"); }
  Type* stringType() { return type(Kind::String, 16, {0}, "string"); }
  /// A header {data, len} in the region.
  uint32_t string(std::string_view text) {
    auto* bytes = static_cast<uint8_t*>(allocate(text.size() + 1));
    memcpy(bytes, text.data(), text.size());
    auto* header = static_cast<abi::GoString*>(allocate(sizeof(abi::GoString)));
    *header = {bytes, static_cast<int64_t>(text.size())};
    return offset(header);
  }

  // --- Functions --------------------------------------------------------------------------------------
  struct Shape {
    uint32_t results = 0;
    uint32_t params = 0;
    uint32_t slots = 0;       ///< all of them
    uint32_t frameWords = 0;  ///< slots and memory; 0: slots
    uint32_t tail = 8;        ///< words of the outgoing area
    uint32_t flags = 0;
    std::vector<uint32_t> refs = {};
  };
  /// Declares a function; its code is set later.
  Function* declare(std::string_view name, const Shape& s) {
    auto* f = static_cast<Function*>(allocate(sizeof(Function)));
    f->self = f;
    f->flags = s.flags;
    f->resultSlots = s.results;
    f->paramSlots = s.params;
    f->slots = s.slots;
    f->frameWords = s.frameWords != 0 ? s.frameWords : s.slots;
    f->totalWords = f->frameWords + kHeaderWords + s.tail;
    auto* bits = static_cast<uint64_t*>(allocate(f->frameWords / 8 + 8));
    uint32_t first = f->frameWords, end = 0;
    for (uint32_t r : s.refs) {
      bits[r / 64] |= uint64_t{1} << r % 64;
      if (r < s.results) {
        clearResults_.insert(f);
      } else if (r >= s.results + s.params) {
        first = std::min(first, r);
        end = std::max(end, r + 1);
      }
    }
    if (!s.refs.empty()) f->refs = bits;
    // All of the frame memory is one variable.
    if (!s.refs.empty() && *std::max_element(s.refs.begin(), s.refs.end()) >= s.slots) {
      auto* v = static_cast<link::FrameVariable*>(allocate(sizeof(link::FrameVariable)));
      *v = {s.slots, f->frameWords - s.slots};
      f->variables = {v, 1};
    }
    if (end > 0) {
      f->zeroFrom = first;
      f->zeroTo = end;
    }
    auto* text = static_cast<char*>(allocate(name.size() + 1));
    memcpy(text, name.data(), name.size());
    f->name = {text, name.size()};
    f->startLine = 1;
    return f;
  }

  /// Functions clear results that refer to something themselves, before anything else.
  bool clearsResults(const Function* f) const { return clearResults_.contains(f); }

  link::Program program = {};

 private:
  std::set<const Function*> clearResults_;
  std::unique_ptr<base::Piece> piece_;
  size_t size_;
  std::byte* memory_;  ///< `size_` bytes, in `piece_` or mapped
  std::byte* base_;    ///< of the region: offsets count from here
  size_t used_ = 4096;
};

/// Writes the code of a function.
class Code {
 public:
  explicit Code(Assembly& assembly) : assembly_(assembly) {}
  using Label = size_t;

  Code& op(Op o, uint32_t a = 0, uint32_t b = 0, int32_t c = 0, unsigned flags = 0) {
    words_.push_back(Insn::abc(o, static_cast<uint8_t>(flags), static_cast<uint16_t>(a),
                               static_cast<uint16_t>(b), static_cast<uint16_t>(c))
                         .word);
    return *this;
  }
  Code& imm(Op o, uint32_t a, int64_t v, unsigned flags = 0) {
    words_.push_back(
        Insn::aImm(o, static_cast<uint8_t>(flags), static_cast<uint16_t>(a), static_cast<uint32_t>(v))
            .word);
    return *this;
  }
  Code& word(uint64_t w) {
    words_.push_back(w);
    return *this;
  }
  Code& typeX(const Type* t, uint32_t extra = 0) {
    return word(assembly_.offset(t) | uint64_t{extra} << 32);
  }
  Code& call(const Function* f, uint32_t base) { return imm(Op::Call, base, assembly_.offset(f)); }
  Label here() const { return words_.size(); }
  /// A jump whose target is patched later; returns its place.
  Label jump(Op o, uint32_t a = 0, uint32_t b = 0) {
    op(o, a, b);
    return words_.size() - 1;
  }
  /// Makes the 16-bit jump at `at` (or a 32-bit one: wide) lead to `to`.
  void patch(Label at, Label to, bool wide = false) {
    auto d = static_cast<int64_t>(to) - static_cast<int64_t>(at) - 1;
    if (wide) {
      words_[at] = (words_[at] & 0xffffffffu) | static_cast<uint64_t>(static_cast<uint32_t>(d)) << 32;
    } else {
      words_[at] = (words_[at] & 0xffffffffffffu) | static_cast<uint64_t>(d) << 48;
    }
  }
  void jumpTo(Op o, uint32_t a, uint32_t b, Label to) { patch(jump(o, a, b), to); }
  void wideTo(Op o, uint32_t a, Label to) { patch(jump(o, a), to, true); }
  void finish(Function* f) {
    if (assembly_.clearsResults(f)) {
      words_.insert(words_.begin(),
                    Insn::abc(Op::ZeroN, static_cast<uint8_t>(f->resultSlots), 0, 0, 0).word);
      if (f->epilogue != 0) f->epilogue++;
    }
    auto* code = static_cast<uint64_t*>(assembly_.allocate(words_.size() * 8));
    memcpy(code, words_.data(), words_.size() * 8);
    f->code = code;
    f->codeWords = static_cast<uint32_t>(words_.size());
  }

 private:
  Assembly& assembly_;
  std::vector<uint64_t> words_;
};

/// What a run printed and how it ended.
struct Ran {
  std::string out;
  std::string err;
  int code = 0;
};
inline Ran run(Assembly& a, Function* main, Options options = {}) {
  a.program.main = main;
  Ran ran;
  options.write = [](void* context, int fd, std::string_view text) {
    auto* r = static_cast<Ran*>(context);
    (fd == 1 ? r->out : r->err) += text;
  };
  options.writeContext = &ran;
  if (options.runtime.seed == 0) options.runtime.seed = 1;
  Machine machine(a.program, options);
  ran.code = machine.run();
  return ran;
}

}  // namespace vo::vm::testing
