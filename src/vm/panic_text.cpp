// This file writes the report of uncaught panics, as gc's printpanics does. The values' Error and
// String methods have been called before: their results are plain strings here.
#include "vm/text.h"
#include "vm/vm.h"

namespace vo::vm {

using abi::Kind;

void Vm::appendPanics(std::string& out, const Panic* newest) const {
  std::vector<const Panic*> chain;
  for (const Panic* p = newest; p != nullptr; p = p->link) chain.push_back(p);
  for (size_t i = chain.size(); i-- > 0;) {
    const Panic* p = chain[i];
    if (p->link != nullptr) {
      if (p->link->repanicked) continue;
      if (!p->link->goexit) out += '\t';
    }
    if (p->goexit) continue;
    out += "panic: ";
    appendPanicValue(out, p->value);
    if (p->recovered) out += p->repanicked ? " [recovered, repanicked]" : " [recovered]";
    out += '\n';
  }
}

namespace {

template <class T>
T read(const void* p) {
  T v;
  memcpy(&v, p, sizeof v);
  return v;
}

/// A basic value as print writes it. False: not of a basic kind.
bool appendBasic(std::string& out, Kind kind, const void* p) {
  switch (kind) {
    case Kind::Bool: out += read<bool>(p) ? "true" : "false"; return true;
    case Kind::Int:
    case Kind::Int64: appendInt(out, read<int64_t>(p)); return true;
    case Kind::Int8: appendInt(out, read<int8_t>(p)); return true;
    case Kind::Int16: appendInt(out, read<int16_t>(p)); return true;
    case Kind::Int32: appendInt(out, read<int32_t>(p)); return true;
    case Kind::Uint:
    case Kind::Uint64:
    case Kind::Uintptr: appendUint(out, read<uint64_t>(p)); return true;
    case Kind::Uint8: appendUint(out, read<uint8_t>(p)); return true;
    case Kind::Uint16: appendUint(out, read<uint16_t>(p)); return true;
    case Kind::Uint32: appendUint(out, read<uint32_t>(p)); return true;
    case Kind::Float32: appendFloat(out, double{read<float>(p)}, 32); return true;
    case Kind::Float64: appendFloat(out, read<double>(p)); return true;
    case Kind::Complex64:
      appendComplex(out, double{read<float>(p)}, double{read<float>(static_cast<const char*>(p) + 4)}, 32);
      return true;
    case Kind::Complex128:
      appendComplex(out, read<double>(p), read<double>(static_cast<const char*>(p) + 8));
      return true;
    case Kind::String: appendIndented(out, read<abi::GoString>(p).view()); return true;
    default: return false;
  }
}

}  // namespace

void Vm::appendPanicValue(std::string& out, abi::Eface v) const {
  if (v.type == nullptr) {
    out += "nil";
    return;
  }
  Kind kind = v.type->kind();
  if (v.type == &plainErrorType) {
    appendBasic(out, Kind::String, v.data);
    return;
  }
  std::string_view name = rt.metadata.typeString(v.type);
  if (name == abi::kindName(kind) && appendBasic(out, kind, v.data)) return;
  std::string text;
  if (appendBasic(text, kind, v.data)) {
    // Complex numbers bring their own parentheses.
    bool quoted = kind == Kind::String;
    out += name;
    bool complex = kind == Kind::Complex64 || kind == Kind::Complex128;
    if (!complex) out += '(';
    if (quoted) out += '"';
    out += text;
    if (quoted) out += '"';
    if (!complex) out += ')';
    return;
  }
  out += '(';
  out += name;
  out += ") ";
  appendHex(out, reinterpret_cast<uint64_t>(v.data));
}

}  // namespace vo::vm
