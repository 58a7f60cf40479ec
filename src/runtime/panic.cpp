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

std::string boundsText(const abi::RuntimePanic& p) {
  const char* format = kRows[static_cast<size_t>(p.kind)].text;
  auto code = static_cast<size_t>(boundsCode(p.kind));
  if (p.isSigned && p.x < 0 && code < std::size(kNegative)) format = kNegative[code];
  std::string out = "runtime error: ";
  for (const char* c = format; *c != 0; c++) {
    if (*c != '%') {
      out += *c;
    } else if (*++c == 'x') {
      out += p.isSigned ? std::to_string(p.x) : std::to_string(static_cast<uint64_t>(p.x));
    } else {
      out += std::to_string(p.y);
    }
  }
  return out;
}

std::string assertionText(const abi::RuntimePanic& p, const abi::MetadataSpace& meta) {
  std::string from = p.types[0] != nullptr ? std::string(meta.typeString(p.types[0])) : "interface";
  std::string want(meta.typeString(p.types[2]));
  if (p.types[1] == nullptr) return "interface conversion: " + from + " is nil, not " + want;
  std::string have(meta.typeString(p.types[1]));
  if (p.text.len != 0) {
    return "interface conversion: " + have + " is not " + want + ": missing method " +
           std::string(p.text.view());
  }
  std::string out = "interface conversion: " + from + " is " + have + ", not " + want;
  if (have != want) return out;
  bool samePackage = meta.pkgPath(p.types[1]) == meta.pkgPath(p.types[2]);
  return out + (samePackage ? " (types from different scopes)" : " (types from different packages)");
}

}  // namespace

PanicClass panicClass(PanicKind kind) { return kRows[static_cast<size_t>(kind)].cls; }

std::string panicText(const abi::RuntimePanic& panic, const abi::MetadataSpace& metadata) {
  const Row& row = kRows[static_cast<size_t>(panic.kind)];
  std::string text = panic.text.len != 0 ? std::string(panic.text.view()) : row.text;
  switch (row.cls) {
    case PanicClass::Bounds: return boundsText(panic);
    case PanicClass::Error: return "runtime error: " + text;
    case PanicClass::TypeError:
      return "runtime error: " + text + std::string(metadata.typeString(panic.types[0]));
    case PanicClass::Assertion: return assertionText(panic, metadata);
    case PanicClass::Plain:
    case PanicClass::NilPanic:
    case PanicClass::Fatal: return text;
  }
  return text;
}

}  // namespace vo::runtime
