// This file makes the texts of run-time errors, equal to those of Go's runtime/error.go.
#include "runtime/panic.h"

#include <iterator>

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

}  // namespace vo::runtime
