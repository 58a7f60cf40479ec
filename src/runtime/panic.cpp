// This file makes the texts of run-time errors, equal to those of Go's runtime/error.go.
#include "runtime/panic.h"

#include <iterator>

#include "runtime/runtime.h"
#include "runtime/string.h"

namespace vo::runtime {

using abi::PanicClass;
using abi::PanicKind;

namespace {

struct Row {
  PanicClass cls;
  const char* text;
};
constexpr Row kRows[] = {
    {PanicClass::Plain, ""},
#define VO_PANIC(kind, cls, text) {PanicClass::cls, text},
#include "abi/panics.def"
};

/// Used instead when x is negative: y says nothing then.
constexpr const char* kNegative[] = {
    "index out of range [%x]",           "slice bounds out of range [:%x]",
    "slice bounds out of range [:%x]",   "slice bounds out of range [%x:]",
    "slice bounds out of range [::%x]",  "slice bounds out of range [::%x]",
    "slice bounds out of range [:%x:]",  "slice bounds out of range [%x::]",
};

void addBoundsText(base::Text& out, const abi::RuntimePanic& p) {
  const char* format = kRows[static_cast<size_t>(p.kind)].text;
  auto code = static_cast<size_t>(boundsCode(p.kind));
  if (p.isSigned && p.x < 0 && code < std::size(kNegative)) format = kNegative[code];
  out += "runtime error: ";
  for (const char* c = format; *c != 0; c++) {
    if (*c != '%') {
      out += *c;
    } else if (*++c != 'x') {
      out.addInt(p.y);
    } else if (p.isSigned) {
      out.addInt(p.x);
    } else {
      out.addUint(static_cast<uint64_t>(p.x));
    }
  }
}

void addAssertionText(base::Text& out, const abi::RuntimePanic& p, const abi::MetadataSpace& meta) {
  std::string_view from = p.types[0] != nullptr ? meta.typeString(p.types[0]) : "interface";
  std::string_view want = meta.typeString(p.types[2]);
  out += "interface conversion: ";
  if (p.types[1] == nullptr) {
    ((out += from) += " is nil, not ") += want;
    return;
  }
  std::string_view have = meta.typeString(p.types[1]);
  if (p.text.len != 0) {
    ((((out += have) += " is not ") += want) += ": missing method ") += p.text.view();
    return;
  }
  ((((out += from) += " is ") += have) += ", not ") += want;
  if (have != want) return;
  bool samePackage = meta.pkgPath(p.types[1]) == meta.pkgPath(p.types[2]);
  out += samePackage ? " (types from different scopes)" : " (types from different packages)";
}

}  // namespace

PanicClass panicClass(PanicKind kind) { return kRows[static_cast<size_t>(kind)].cls; }

void addPanicText(base::Text& out, const abi::RuntimePanic& panic, const abi::MetadataSpace& metadata) {
  VO_DCHECK(static_cast<size_t>(panic.kind) < std::size(kRows), "each kind of panic has a row");
  const Row& row = kRows[static_cast<size_t>(panic.kind)];
  std::string_view text = panic.text.len != 0 ? panic.text.view() : row.text;
  switch (row.cls) {
    case PanicClass::Bounds: return addBoundsText(out, panic);
    case PanicClass::Assertion: return addAssertionText(out, panic, metadata);
    case PanicClass::Error: (out += "runtime error: ") += text; return;
    case PanicClass::TypeError: ((out += "runtime error: ") += text) += metadata.typeString(panic.types[0]); return;
    case PanicClass::Plain:
    case PanicClass::NilPanic:
    case PanicClass::Fatal: out += text; return;
  }
}

namespace {
constexpr uint8_t kStringPointers = 1;

/// What a record says that the library does not make up itself.
std::string_view textForLibrary(const Runtime& rt, const abi::RuntimePanic& panic, base::Text& made) {
  constexpr std::string_view kPrefix = "runtime error: ";
  PanicClass cls = panicClass(panic.kind);
  if (cls == PanicClass::TypeError) {
    return panic.kind == PanicKind::Unhashable      ? "hash of unhashable type "
           : panic.kind == PanicKind::UnhashableKey ? "hash of unhashable type: "
                                                    : "comparing uncomparable type ";
  }
  std::string_view text = panic.text.view();
  if (text.empty() && (cls == PanicClass::Error || cls == PanicClass::Plain)) {
    addPanicText(made, panic, rt.metadata);
    text = made;
  }
  if (cls == PanicClass::Error && text.starts_with(kPrefix)) text.remove_prefix(kPrefix.size());
  return text;
}

bool copyToHeap(Runtime& rt, std::string_view text, abi::GoString* out) {
  *out = {};
  return text.empty() || stringFromBytes(rt, text.data(), static_cast<int64_t>(text.size()), out);
}

}  // namespace

const abi::Type kPlainErrorType = {.size = 16, .ptrBytes = 8, .align = 8, .fieldAlign = 8, .kind_ = abi::Kind::String,
                                   .gcData = &kStringPointers};

abi::Eface plainError(Runtime& rt, const abi::RuntimePanic& panic) {
  base::Text text(rt.memory);
  addPanicText(text, panic, rt.metadata);
  auto* box = static_cast<abi::Slot*>(rt.heap.allocMask(16, 1));
  abi::GoString copy;
  if (box != nullptr && copyToHeap(rt, text, &copy)) abi::putString(box, copy);
  return {&kPlainErrorType, box};
}

bool makeErrorCall(Runtime& rt, const abi::RuntimePanic& panic, ErrorCall& call) {
  base::Text made(rt.memory);
  abi::GoString text;
  if (!copyToHeap(rt, textForLibrary(rt, panic, made), &text)) return false;
  PanicClass cls = panicClass(panic.kind);
  call = {{static_cast<abi::Slot>(cls), cls == PanicClass::Bounds ? abi::intSlot(boundsCode(panic.kind)) : 0,
           abi::intSlot(panic.x), panic.isSigned, abi::intSlot(panic.y), abi::ptrSlot(panic.types[0]),
           abi::ptrSlot(panic.types[1]), abi::ptrSlot(panic.types[2])}};
  abi::putString(call.args + 8, text);
  return true;
}

}  // namespace vo::runtime
