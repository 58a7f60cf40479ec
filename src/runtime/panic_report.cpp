// This file writes the report of uncaught panics, as gc's printpanics does.
#include <signal.h>

#include <cstring>

#include "runtime/panic.h"
#include "runtime/print.h"
#include "runtime/report.h"

namespace vo::runtime {

using abi::Kind;

namespace {

template <class T>
T read(const void* p) {
  T v;
  memcpy(&v, p, sizeof v);
  return v;
}

/// A basic value as print writes it. False: not of a basic kind.
bool addBasic(base::Text& out, Kind kind, const void* p) {
  switch (kind) {
    case Kind::Bool: out += read<bool>(p) ? "true" : "false"; return true;
    case Kind::Int:
    case Kind::Int64: out.addInt(read<int64_t>(p)); return true;
    case Kind::Int8: out.addInt(read<int8_t>(p)); return true;
    case Kind::Int16: out.addInt(read<int16_t>(p)); return true;
    case Kind::Int32: out.addInt(read<int32_t>(p)); return true;
    case Kind::Uint:
    case Kind::Uint64:
    case Kind::Uintptr: out.addUint(read<uint64_t>(p)); return true;
    case Kind::Uint8: out.addUint(read<uint8_t>(p)); return true;
    case Kind::Uint16: out.addUint(read<uint16_t>(p)); return true;
    case Kind::Uint32: out.addUint(read<uint32_t>(p)); return true;
    case Kind::Float32: addFloat(out, double{read<float>(p)}, 32); return true;
    case Kind::Float64: addFloat(out, read<double>(p)); return true;
    case Kind::Complex64:
      addComplex(out, double{read<float>(p)}, double{read<float>(static_cast<const char*>(p) + 4)}, 32);
      return true;
    case Kind::Complex128:
      addComplex(out, read<double>(p), read<double>(static_cast<const char*>(p) + 8));
      return true;
    case Kind::String: addIndented(out, read<abi::GoString>(p).view()); return true;
    default: return false;
  }
}

void addPanicValue(base::Text& out, const abi::MetadataSpace& meta, abi::Eface v) {
  if (v.type == nullptr) {
    out += "nil";
    return;
  }
  Kind kind = v.type->kind();
  if (v.type == &kPlainErrorType) {
    addBasic(out, Kind::String, v.data);
    return;
  }
  std::string_view name = meta.typeString(v.type);
  if (name == abi::kindName(kind) && addBasic(out, kind, v.data)) return;
  base::Text text(out.allocator());
  if (addBasic(text, kind, v.data)) {
    // Complex numbers bring their own parentheses.
    bool quoted = kind == Kind::String;
    bool complex = kind == Kind::Complex64 || kind == Kind::Complex128;
    out += name;
    if (!complex) out += '(';
    if (quoted) out += '"';
    out += text;
    if (quoted) out += '"';
    if (!complex) out += ')';
    return;
  }
  ((out += '(') += name) += ") ";
  addAddress(out, reinterpret_cast<uint64_t>(v.data));
}

}  // namespace

void addPanics(base::Text& out, const abi::MetadataSpace& meta, const Panic* newest) {
  base::Vec<const Panic*> chain(out.allocator());
  for (const Panic* p = newest; p != nullptr; p = p->link) chain.push(p);
  for (size_t i = chain.size(); i-- > 0;) {
    const Panic* p = chain[i];
    if (p->link != nullptr) {
      if (p->link->repanicked) continue;
      if (!p->link->goexit) out += '\t';
    }
    if (p->goexit) continue;
    out += "panic: ";
    addPanicValue(out, meta, p->value);
    if (p->recovered) out += p->repanicked ? " [recovered, repanicked]" : " [recovered]";
    out += '\n';
  }
}

uint32_t deadlockedBubble(const abi::MetadataSpace& meta, const Panic* p) {
  if (p->value.type == nullptr || meta.typeString(p->value.type) != "runtime.synctestDeadlockError") return 0;
  struct DeadlockError {
    abi::GoString reason;
    uint32_t bubble;
  };
  return static_cast<const DeadlockError*>(p->value.data)->bubble;
}

void addSignal(base::Text& out, const Unwinding& u, uint64_t pc) {
  if (!u.sawSignal) return;
  out += "[signal SIGSEGV: segmentation violation code=0x1 addr=";
  addAddress(out, u.signalAddress);
  out += " pc=";
  addAddress(out, pc);
  out += "]\n";
}

std::string_view endingSignalText(int signal) {
  switch (signal) {
    case SIGABRT: return "SIGABRT: abort";
    case SIGSEGV: return "SIGSEGV: segmentation violation";
    case SIGBUS: return "SIGBUS: bus error";
    case SIGFPE: return "SIGFPE: floating-point exception";
    case SIGILL: return "SIGILL: illegal instruction";
    case SIGTRAP: return "SIGTRAP: trace trap";
    case SIGSYS: return "SIGSYS: bad system call";
    case SIGSTKFLT: return "SIGSTKFLT: stack fault";
    default: return "SIGQUIT: quit";
  }
}

}  // namespace vo::runtime
