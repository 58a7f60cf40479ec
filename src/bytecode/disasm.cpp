// This file prints modules: one line per instruction, operands by the kinds of opcodes.def.
#include "bytecode/disasm.h"

#include <cstdio>

#include "bytecode/op_info.h"

namespace vo::bytecode {
namespace {

void appendf(std::string& out, const char* format, auto... args) {
  char buf[96];
  snprintf(buf, sizeof buf, format, args...);
  out += buf;
}

std::string functionName(const Module& m, uint32_t id) {
  if (id < m.functions.size()) return m.functions[id].symbol;
  id -= static_cast<uint32_t>(m.functions.size());
  return id < m.imports.size() ? m.imports[id].symbol : "?";
}

std::string typeName(const Module& m, uint32_t id) {
  return id < m.types.size() ? m.types[id].string : "?";
}

std::string quoted(std::string_view s) {
  std::string out = "\"";
  for (char c : s.substr(0, 40)) {
    if (c == '\n') {
      out += "\\n";
    } else if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else {
      out += static_cast<unsigned char>(c) < 0x20 ? '?' : c;
    }
  }
  return out + (s.size() > 40 ? "…\"" : "\"");
}

void operand(std::string& out, const Module& m, Operand kind, Insn in, unsigned field,
             unsigned flags, uint32_t pc) {
  if (kind == Operand::None) return;
  VO_DCHECK(field < 3, "an instruction has three operands");
  uint16_t v = field == 0 ? in.a() : field == 1 ? in.b() : in.c();
  uint32_t wide = in.imm32();
  out += ' ';
  switch (kind) {
    case Operand::Imm: appendf(out, "%d", static_cast<int16_t>(v)); return;
    case Operand::UImm: appendf(out, "%u", v); return;
    case Operand::Imm32: appendf(out, "%d", static_cast<int32_t>(wide)); return;
    case Operand::Off32: appendf(out, "@%u", wide); return;
    case Operand::Func32: out += functionName(m, wide); return;
    case Operand::Type32: out += "(" + typeName(m, wide) + ")"; return;
    case Operand::Str32: out += wide < m.strings.size() ? quoted(m.strings[wide]) : "?"; return;
    case Operand::Ext32: appendf(out, "ext %u", wide); return;
    case Operand::Jump: appendf(out, "-> %d", static_cast<int>(pc) + 1 + static_cast<int16_t>(v)); return;
    case Operand::Jump32: appendf(out, "-> %d", static_cast<int>(pc + 1 + wide)); return;
    default: break;
  }
  unsigned n = slotCount(kind, flags);
  if (kind == Operand::T) {
    appendf(out, "tail %u", v);
  } else if (n > 1) {
    appendf(out, "r%u..%u", v, v + n - 1);
  } else {
    appendf(out, "r%u", v);
  }
}

}  // namespace

std::string disassemble(const Module& m, const FunctionRow& f) {
  std::string out = "func " + f.symbol;
  appendf(out, "  results %u params %u slots %u frame %u\n", f.resultSlots, f.paramSlots, f.slots,
          f.frameBytes);
  size_t line = 0;
  for (uint32_t pc = 0; pc < f.code.size(); pc++) {
    for (; line < f.lines.size() && f.lines[line].pc <= pc; line++)
      if (f.lines[line].pc == pc && f.lines[line].line != 0)
        appendf(out, "  ; line %u\n", f.lines[line].line);
    Insn in{f.code[pc]};
    VO_DCHECK(static_cast<unsigned>(in.op()) < kOpCount, "checkStructure has seen the module, or lowering has made it");
    const OpInfo& info = opInfo(in.op());
    appendf(out, "%6u  %-14.*s", pc, static_cast<int>(info.text.size()), info.text.data());
    operand(out, m, info.a, in, 0, in.flags(), pc);
    operand(out, m, info.b, in, 1, in.flags(), pc);
    if (!isWide(info.b)) operand(out, m, info.c, in, 2, in.flags(), pc);
    if (in.flags() != 0) appendf(out, "  flags %u", in.flags());
    if (info.x != ExtraWord::None && pc + 1 < f.code.size()) {
      uint64_t x = f.code[++pc];
      auto low = static_cast<uint32_t>(x), high = static_cast<uint32_t>(x >> 32);
      switch (info.x) {
        case ExtraWord::TypeX: out += "  [" + typeName(m, low) + "]"; break;
        case ExtraWord::FuncX: out += "  [" + functionName(m, low) + "]"; break;
        case ExtraWord::Table: {
          appendf(out, "  [%u entries, default -> %d]", low, static_cast<int>(pc + high));
          pc += low;
          break;
        }
        default: appendf(out, "  [%llu]", static_cast<unsigned long long>(x)); break;
      }
      if (info.x == ExtraWord::TypeX && high != 0) appendf(out, " extra %u", high);
    }
    out += '\n';
  }
  return out;
}

std::string disassemble(const Module& m) {
  std::string out = "package " + m.path + "\n";
  for (const FunctionRow& f : m.functions)
    if (!f.code.empty()) out += "\n" + disassemble(m, f);
  return out;
}

}  // namespace vo::bytecode
