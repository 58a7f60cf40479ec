// This file links functions: numbers in instructions become metadata offsets and byte offsets.
#include <algorithm>
#include <bit>

#include "bytecode/op_info.h"
#include "link/debug_info.h"
#include "link/linker.h"

namespace vo::link {

using bytecode::ExtraWord;
using bytecode::FunctionRow;
using bytecode::Insn;
using bytecode::Op;
using bytecode::Operand;

void Linker::linkCode(const Unit& u, const FunctionRow& row, Function& f) {
  auto code = arena_.array<Word>(row.code.size());
  VO_DCHECK(f.self == &f && isOurs(&f), "only functions of this link are written, and a function is its own closure");
  VO_DCHECK(!row.code.empty(), "natives have no rows with code");
  auto wide = [](Word w, uint32_t v) { return (w & 0xffffffffu) | Word{v} << 32; };
  auto low = [](Word w, uint32_t v) { return (w & ~Word{0xffffffffu}) | v; };
  auto high = [](Word w, uint32_t v) { return (w & 0xffffffffu) | Word{v} << 32; };
  for (size_t i = 0; i < row.code.size(); i++) {
    Word w = row.code[i];
    Op op = Insn{w}.op();
    VO_DCHECK(static_cast<unsigned>(op) < bytecode::kOpCount, "structure checks have seen the code, or lowering has made it");
    const bytecode::OpInfo& info = bytecode::opInfo(op);
    uint32_t n = Insn{w}.imm32();
    if (op == Op::DeferToken) f.flags |= kGivesToken;
    switch (info.b) {
      case Operand::Func32: {
        VO_DCHECK(n < u.functions.size(), "a call names a row or an import");
        const Function* callee = u.functions[n];
        if (op == Op::Call && (callee->flags & (kNative | kExternal)) == kNative) {
          w = Insn::aImm(Op::CallExt, callShapeFlags(callee->resultSlots, callee->paramSlots), Insn{w}.a(), callee->native).word;
        } else {
          w = wide(w, offsetOf(callee));
        }
        break;
      }
      case Operand::Type32: w = wide(w, offsetOf(u.types[n])); break;
      case Operand::Str32: w = wide(w, offsetOf(u.strings[n])); break;
      case Operand::Off32:
        if (bytecode::isFrameAccess(op)) {
          w = wide(w, n + 8 * row.slots);
        } else {
          const bytecode::GlobalRef& g = u.module->globalRefs[n];
          VO_DCHECK(u.globals[g.global] + g.offset <= program_->globalsSize, "the variable is in the program's block");
          w = wide(w, static_cast<uint32_t>(u.globals[g.global] + g.offset));
        }
        break;
      default: break;
    }
    // In a verified module the address of an interface's cell may still be nil.
    if (op == Op::Iface && options_.untrusted &&
        !isDirect(u, u.module->types[static_cast<uint32_t>(row.code[i + 1])]))
      w |= 0x100;
    code[i] = w;
    if (info.x == ExtraWord::None) continue;
    i++;
    Word x = row.code[i];
    auto first = static_cast<uint32_t>(x), second = static_cast<uint32_t>(x >> 32);
    VO_DCHECK(info.x != ExtraWord::TypeX || first < u.types.size(), "the word behind names one of the module's types");
    VO_DCHECK(info.x != ExtraWord::FuncX || (first < u.functions.size() && second < u.types.size()),
              "a closure names its function and layout");
    if (info.x == ExtraWord::TypeX) {
      x = low(x, offsetOf(u.types[first]));
      // An assertion's second half names the static interface type as well.
      if ((op == Op::AssertI || op == Op::Unbox) && (second >> 8) != 0)
        x = high(x, (second & 1) | offsetOf(u.types[(second >> 8) - 1]) << 1);
      if (op == Op::Iface)
        x = high(x, second == 0 ? offsetOf(u.types[first]) : offsetOf(u.itabs[second - 1]));
    } else if (info.x == ExtraWord::FuncX) {
      x = low(x, offsetOf(u.functions[first]));
      x = high(x, offsetOf(u.types[second]));
    }
    code[i] = x;
    if (info.x == ExtraWord::Table) {
      for (uint32_t k = 0; k < first; k++) {
        i++;
        code[i] = row.code[i];
      }
    }
  }
  f.code = code.data();
  f.codeWords = static_cast<uint32_t>(code.size());
}

// Which words of the frame are references.
void Linker::frameBits(const Unit& u, const FunctionRow& row, Function& f) {
  std::vector<FrameVariable> variables;
  for (const bytecode::FrameVariable& v : row.frame) {
    VO_DCHECK(v.offset % 8 == 0 && v.offset + u.types[v.type]->ptrBytes <= row.frameBytes, "frame variables lie in the frame");
    if (u.types[v.type]->ptrBytes != 0)
      variables.push_back({row.slots + v.offset / 8, static_cast<uint32_t>((u.types[v.type]->size + 7) / 8)});
  }
  auto refsOf = [&](const bytecode::SlotGroup& g) { return slotRefs(u, u.module->types[g.type]); };
  if (variables.empty() && std::ranges::all_of(row.groups, [&](auto& g) { return refsOf(g) == 0; })) return;
  if (f.frameWords > frameWordsLeft_) {
    if (frameWordsLeft_ != 0) errors_.push_back("function " + row.symbol + ": the frames of all functions are too large together");
    frameWordsLeft_ = 0;
    return;
  }
  frameWordsLeft_ -= f.frameWords;
  auto words = arena_.array<uint64_t>((f.frameWords + 63) / 64);
  for (const bytecode::SlotGroup& g : row.groups) {
    VO_DCHECK(g.first < row.slots, "a group's slots are the function's");
    for (uint64_t refs = refsOf(g); refs != 0; refs &= refs - 1) {
      uint64_t i = g.first + static_cast<uint64_t>(std::countr_zero(refs));
      words[i / 64] |= uint64_t{1} << (i % 64);
    }
  }
  static_assert(std::endian::native == std::endian::little);
  auto* bytes = reinterpret_cast<uint8_t*>(words.data());
  for (const bytecode::FrameVariable& v : row.frame)
    orBits(bytes, row.slots + v.offset / 8, u.types[v.type]->gcData, u.types[v.type]->ptrBytes / 8);
  std::sort(variables.begin(), variables.end(),
            [](const FrameVariable& a, const FrameVariable& b) { return a.first < b.first; });
  if (!variables.empty()) f.variables = keep(variables);
  f.refs = words.data();
}

void Linker::linkFunction(Unit& u, const FunctionRow& row, Function& f) {
  f.flags = row.flags;
  f.resultSlots = row.resultSlots;
  f.paramSlots = row.paramSlots;
  f.slots = row.slots;
  f.frameWords = row.slots + row.frameBytes / 8;
  VO_DCHECK(row.frameBytes % 8 == 0, "frame memory is whole words");
  f.totalWords = row.totalWords;
  VO_DCHECK(f.totalWords >= f.frameWords + bytecode::kFrameHeaderWords, "a call has room for the next frame's header");
  f.zeroFrom = row.zeroFrom;
  f.zeroTo = row.zeroTo;
  VO_DCHECK(row.resultSlots + row.paramSlots <= row.slots, "results and parameters are the first slots");
  VO_DCHECK(row.zeroFrom <= row.zeroTo && row.zeroTo <= f.frameWords, "what is cleared lies in the frame");
  if (options_.untrusted) {
    f.zeroFrom = row.resultSlots + row.paramSlots;
    f.zeroTo = f.frameWords;
  }
  f.epilogue = row.epilogue;
  VO_DCHECK(options_.untrusted || (row.flags & kHasDefer) == 0 || row.epilogue < row.code.size(),
            "a recovered panic goes on at the epilogue");
  f.name = arena_.copy(row.name);
  f.startLine = row.startLine;
  f.startFile = row.startFile < u.files.size() ? u.files[row.startFile] : 0;
  if (row.type != bytecode::kNoId) f.type = abi::asFunc(u.types[row.type]);
  if (row.recv != bytecode::kNoId) f.recv = u.types[row.recv];
  if (row.symbol.starts_with("runtime.")) f.flags |= kRuntimeInternal;
  linkCode(u, row, f);
  frameBits(u, row, f);
  auto lines = arena_.array<LineStep>(row.lines.size());
  for (size_t i = 0; i < lines.size(); i++) {
    const bytecode::LineRow& l = row.lines[i];
    VO_DCHECK(i == 0 || row.lines[i - 1].pc <= l.pc, "line steps ascend: they are searched");
    VO_DCHECK(l.inlined <= row.inlines.size(), "a step's inlined call has its row");
    lines[i] = {l.pc, l.line, l.file < u.files.size() ? u.files[l.file] : uint16_t{0},
                static_cast<uint16_t>(l.inlined)};
  }
  f.lines = lines;
  auto inlines = arena_.array<InlineFrame>(row.inlines.size());
  for (size_t i = 0; i < inlines.size(); i++) {
    const bytecode::InlineRow& l = row.inlines[i];
    VO_DCHECK(l.parent <= i, "an inlined call is behind the one around it");
    inlines[i] = {arena_.copy(l.function), l.line, u.files[l.file],
                  static_cast<uint16_t>(l.parent)};
  }
  f.inlines = inlines;
  if (row.locals.empty()) return;
  auto locals = arena_.array<DebugLocal>(row.locals.size());
  for (size_t i = 0; i < locals.size(); i++) {
    const bytecode::LocalRow& l = row.locals[i];
    locals[i] = {arena_.copy(l.name), u.types[l.type], l.at, l.fromPc, l.toPc, l.inFrame, l.fromPc == 0};
  }
  auto* info = arena_.make<DebugInfo>();
  info->locals = locals;
  f.debug = info;
}

}  // namespace vo::link
