// This file carries out the print built-in.
#include <algorithm>

#include "bytecode/opcodes.h"
#include "native_runtime/machine.h"
#include "native_runtime/ops.h"
#include "runtime/pieces.h"
#include "runtime/print.h"

using namespace vo;
using namespace vo::native_runtime;
using abi::HelperContext;
using abi::HelperStatus;
using bytecode::PrintKind;

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
  machineOf(cx).write(static_cast<int>(s[0]), {abi::slotPtr<const char>(s[1]), n});
  s[1] += n;
  s[2] -= n;
  return again(cx, abi::kMaxWork, s[2] != 0 ? continuePrint : nullptr);
}

}  // namespace

VO_DEFINE_OP(Print) {
  Machine& m = machineOf(cx);
  int fd = (frame[0] & bytecode::kPrintVo) != 0 ? 1 : 2;
  auto kind = static_cast<PrintKind>(frame[0] & ~uint64_t{bytecode::kPrintVo});
  bool goesOn = frame[1] != 0;
  const Slot* value = frame + 2;
  if (kind == PrintKind::String && abi::slotInt(value[1]) > static_cast<int64_t>(runtime::kPieceBytes)) {
    m.write(fd, vo_thread->printBuffer.view());
    vo_thread->printBuffer.clear();
    cx.state[0] = static_cast<Slot>(fd);
    cx.state[1] = value[0];
    cx.state[2] = value[1];
    return continuePrint(cx, nullptr);
  }
  addPrinted(vo_thread->printBuffer, kind, value);
  // The pieces of one print in a row are written at once.
  if (goesOn) return HelperStatus::Done;
  m.write(fd, vo_thread->printBuffer.view());
  vo_thread->printBuffer.clear();
  return HelperStatus::Done;
}
