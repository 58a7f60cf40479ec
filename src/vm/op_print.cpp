// This file carries out the print built-in.
#include <unistd.h>

#include "vm/operands.h"
#include "vm/text.h"

namespace vo::vm {

using bytecode::PrintKind;

void Vm::write(int fd, std::string_view text) const {
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

void appendGo(std::string& out, PrintKind kind, const Slot* s) {
  switch (kind) {
    case PrintKind::Bool: out += s[0] != 0 ? "true" : "false"; break;
    case PrintKind::Int: appendInt(out, abi::slotInt(s[0])); break;
    case PrintKind::Uint: appendUint(out, s[0]); break;
    case PrintKind::Float64: appendFloat(out, abi::slotF64(s[0])); break;
    case PrintKind::Float32: appendFloat(out, double{abi::slotF32(s[0])}, 32); break;
    case PrintKind::Complex128: appendComplex(out, abi::slotF64(s[0]), abi::slotF64(s[1])); break;
    case PrintKind::Complex64:
      appendComplex(out, double{abi::slotF32(s[0])}, double{abi::slotF32(s[1])}, 32);
      break;
    case PrintKind::String: out += abi::slotString(s).view(); break;
    case PrintKind::Pointer: appendHex(out, s[0]); break;
    case PrintKind::Slice:
      out += '[';
      appendInt(out, abi::slotInt(s[1]));
      out += '/';
      appendInt(out, abi::slotInt(s[2]));
      out += ']';
      appendHex(out, s[0]);
      break;
    case PrintKind::Eface:
    case PrintKind::Iface:
      out += '(';
      appendHex(out, s[0]);
      out += ',';
      appendHex(out, s[1]);
      out += ')';
      break;
    case PrintKind::Space: out += ' '; break;
    case PrintKind::Newline: out += '\n'; break;
  }
}

/// The format of .vo files: what fmt.Println writes for a basic type.
void appendVo(std::string& out, PrintKind kind, const Slot* s) {
  switch (kind) {
    case PrintKind::Float64: appendShortFloat(out, abi::slotF64(s[0]), 64); break;
    case PrintKind::Float32: appendShortFloat(out, double{abi::slotF32(s[0])}, 32); break;
    case PrintKind::Complex128:
    case PrintKind::Complex64: {
      bool wide = kind == PrintKind::Complex128;
      double re = wide ? abi::slotF64(s[0]) : double{abi::slotF32(s[0])};
      double im = wide ? abi::slotF64(s[1]) : double{abi::slotF32(s[1])};
      appendShortComplex(out, re, im, wide ? 64 : 32);
      break;
    }
    default: appendGo(out, kind, s); break;
  }
}

}  // namespace

bool Vm::opPrint(Word w) {
  Operands o{w, fp};
  bool isVo = (o.b() & bytecode::kPrintVo) != 0;
  auto kind = static_cast<PrintKind>(o.b() & ~uint32_t{bytecode::kPrintVo});
  (isVo ? appendVo : appendGo)(printBuffer, kind, &o.ra());
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
