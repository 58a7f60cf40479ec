// This file carries out the print built-in.
#include <unistd.h>

#include <algorithm>

#include "runtime/pieces.h"
#include "runtime/print.h"
#include "vm/operands.h"

namespace vo::vm {

using abi::HelperContext;
using abi::HelperStatus;
using bytecode::PrintKind;

void Vm::write(int fd, std::string_view text) const {
  if (library->unnoticed.hold(fd, text)) return;
  if (options.write != nullptr) {
    options.write(options.writeContext, fd, text);
    return;
  }
  while (!text.empty()) {
    ssize_t n = ::write(fd, text.data(), text.size());
    if (n <= 0) return;
    text.remove_prefix(static_cast<size_t>(n));
  }
}

namespace {

void addPrinted(base::Text& out, PrintKind kind, const Slot* s) {
  switch (kind) {
    case PrintKind::Bool: out += s[0] != 0 ? "true" : "false"; break;
    case PrintKind::Int: out.addInt(abi::slotInt(s[0])); break;
    case PrintKind::Uint: out.addUint(s[0]); break;
    case PrintKind::Float64: runtime::addFloat(out, abi::slotF64(s[0])); break;
    case PrintKind::Float32: runtime::addFloat(out, double{abi::slotF32(s[0])}, 32); break;
    case PrintKind::Complex128: runtime::addComplex(out, abi::slotF64(s[0]), abi::slotF64(s[1])); break;
    case PrintKind::Complex64:
      runtime::addComplex(out, double{abi::slotF32(s[0])}, double{abi::slotF32(s[1])}, 32);
      break;
    case PrintKind::String: out += abi::slotString(s).view(); break;
    case PrintKind::Pointer: runtime::addAddress(out, s[0]); break;
    case PrintKind::Slice:
      (out += '[').addInt(abi::slotInt(s[1]));
      (out += '/').addInt(abi::slotInt(s[2]));
      out += ']';
      runtime::addAddress(out, s[0]);
      break;
    case PrintKind::Eface:
    case PrintKind::Iface:
      out += '(';
      runtime::addAddress(out, s[0]);
      out += ',';
      runtime::addAddress(out, s[1]);
      out += ')';
      break;
    case PrintKind::Space: out += ' '; break;
    case PrintKind::Newline: out += '\n'; break;
  }
}

/// State: {descriptor, bytes, how many}.
HelperStatus continuePrint(HelperContext& cx, Slot*) {
  Slot* s = cx.state;
  size_t n = std::min<size_t>(s[2], runtime::kPieceBytes);
  static_cast<Vm*>(cx.runtime.engine)->write(static_cast<int>(s[0]), {abi::slotPtr<const char>(s[1]), n});
  s[1] += n;
  s[2] -= n;
  return again(cx, abi::kMaxWork, s[2] != 0 ? continuePrint : nullptr);
}

}  // namespace

bool Vm::printLong(int fd, abi::GoString s) {
  write(fd, printBuffer);
  printBuffer.clear();
  cx.state[0] = static_cast<Slot>(fd);
  cx.state[1] = abi::ptrSlot(s.data);
  cx.state[2] = static_cast<Slot>(s.len);
  return finish(continuePrint(cx, nullptr));
}

bool Vm::opPrint(Word w) {
  Operands o{w, fp};
  bool isVo = (o.b() & bytecode::kPrintVo) != 0;
  auto kind = static_cast<PrintKind>(o.b() & ~uint32_t{bytecode::kPrintVo});
  if (kind == PrintKind::String && abi::slotInt(fp[o.a() + 1]) > static_cast<int64_t>(runtime::kPieceBytes))
    return printLong(isVo ? 1 : 2, abi::slotString(&o.ra()));
  addPrinted(printBuffer, kind, &o.ra());
  // The pieces of one print in a row are written at once.
  constexpr Word kSame = 0xffff | Word{bytecode::kPrintVo} << 32;
  if (((*pc ^ w) & kSame) == 0) return true;
  write(isVo ? 1 : 2, printBuffer);
  printBuffer.clear();
  return true;
}

bool Vm::opMathF(Word w) {
  Operands o{w, fp};
  double x = abi::slotF64(o.rb());
  switch (static_cast<bytecode::MathFn>(o.flags())) {
    case bytecode::MathFn::Sqrt: x = __builtin_sqrt(x); break;
    case bytecode::MathFn::Floor: x = __builtin_floor(x); break;
    case bytecode::MathFn::Ceil: x = __builtin_ceil(x); break;
    case bytecode::MathFn::Trunc: x = __builtin_trunc(x); break;
    case bytecode::MathFn::RoundToEven: x = __builtin_nearbyint(x); break;
    case bytecode::MathFn::Abs: x = __builtin_fabs(x); break;
  }
  o.ra() = abi::f64Slot(x);
  return true;
}

}  // namespace vo::vm
