// This file checks what modules hold besides types and code: indices, variables and data, frames and
// line tables.
#include "bytecode/structure.h"

#include <algorithm>

#include "abi/type.h"
#include "bytecode/structure_impl.h"

namespace vo::bytecode {

using abi::Kind;

namespace {
/// Operands are 16 bits, so no function's frame and outgoing area are larger.
constexpr uint32_t kMaxWords = 0xffff;
constexpr uint32_t kKnownFlags = kWrapper | kHasDefer | kIsClosure | kErrorResult | kRuntimeInternal | kSafepointFree |
                                kMemoryResults;
/// Numbers of files are 16 bits in a program, and the library has some.
constexpr size_t kMaxFiles = 40000;
}  // namespace

std::string checkStructure(const Module& module) { return StructureChecker(module).run(); }

std::string StructureChecker::run() {
  if (types() && tables() && data()) {
    for (const FunctionRow& f : m_.functions) {
      if (function(f)) continue;
      if (!error_.starts_with("function ")) error_ = "function " + f.symbol + ": " + error_;
      break;
    }
  }
  return error_.empty() ? error_ : "package " + m_.path + ": " + error_;
}

bool StructureChecker::tables() {
  if (m_.path.empty()) return fail("the package has no path");
  if (m_.files.size() > kMaxFiles) return fail("too many files");
  if (uint64_t{m_.functions.size()} + m_.imports.size() >= 0x7fffffff) return fail("too many functions");
  for (const ImportRow& i : m_.imports) {
    if (i.symbol.empty()) return fail("an import has no name");
    if (i.resultSlots > kMaxWords || i.paramSlots > kMaxWords)
      return fail("import " + i.symbol + ": too many slots");
    if (i.type != kNoId && (!isType(i.type) || type(i.type).kind != static_cast<uint8_t>(Kind::Func)))
      return fail("import " + i.symbol + ": its type is no function type");
    if (i.recv != kNoId && !isType(i.recv)) return fail("import " + i.symbol + ": no such receiver type");
  }
  for (const ItabRow& i : m_.itabs) {
    if (!isType(i.interface) || type(i.interface).kind != static_cast<uint8_t>(Kind::Interface))
      return fail("an interface table is not of an interface type");
    if (!isType(i.concrete) || type(i.concrete).kind == static_cast<uint8_t>(Kind::Interface))
      return fail("an interface table is not for a concrete type");
  }
  for (FunctionId id : {m_.init, m_.main}) {
    if (id == kNoId) continue;
    if (id >= m_.functions.size() || !isFunction(id) || m_.functions[id].paramSlots != 0 ||
        m_.functions[id].resultSlots != 0)
      return fail("init and main are functions of this package without parameters and results");
  }
  return true;
}

// ---- Variables and data --------------------------------------------------------------------------

bool StructureChecker::data() {
  VO_CHECK(shapes_.size() == m_.types.size(), "types have been looked at: everything else counts on their sizes");
  uint64_t size = m_.data.bytes.size();
  if (m_.globalsSize > size) return fail("the package variables are larger than their data");
  for (const GlobalRow& g : m_.globals) {
    if (!isType(g.type)) return fail("variable " + g.symbol + ": no such type");
    if (g.imported && (g.offset != 0 || g.symbol.empty()))
      return fail("variable " + g.symbol + ": an imported variable has a name and no offset");
  }
  for (const GlobalRef& r : m_.globalRefs) {
    if (r.global >= m_.globals.size() || r.offset > type(m_.globals[r.global].type).size)
      return fail("a reference to a variable is outside of it");
  }
  if (!dataLayout()) return false;
  for (const DataReloc& r : m_.data.relocs) {
    if (r.at % 8 != 0 || r.at >= size || size - r.at < 8)
      return fail("an address in the data is no word of it");
    bool good = false;
    switch (r.target) {
      case DataReloc::Target::Data: good = r.index == 0 && r.addend < size; break;
      case DataReloc::Target::Global:
        good = r.index < m_.globals.size() && r.addend <= type(m_.globals[r.index].type).size;
        break;
      case DataReloc::Target::Function: good = isFunction(r.index) && r.addend == 0; break;
      case DataReloc::Target::Type: good = isType(r.index) && r.addend == 0; break;
      case DataReloc::Target::Itab: good = r.index < m_.itabs.size() && r.addend == 0; break;
      case DataReloc::Target::String: good = r.index < m_.strings.size() && r.addend == 0; break;
    }
    if (!good) return fail("an address in the data leads nowhere");
  }
  return true;
}

// Variables and objects lie in the data one behind the other; a variable may stand for an object.
bool StructureChecker::dataLayout() {
  struct Part {
    uint64_t offset;
    TypeId type;
  };
  std::vector<Part> parts;
  for (const GlobalRow& g : m_.globals)
    if (!g.imported) parts.push_back({g.offset, g.type});
  for (const FrameVariable& o : m_.data.objects) {
    if (!isType(o.type)) return fail("no such type of a static object");
    parts.push_back({o.offset, o.type});
  }
  std::sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) {
    return a.offset != b.offset ? a.offset < b.offset : a.type < b.type;
  });
  uint64_t end = 0;
  for (size_t i = 0; i < parts.size(); i++) {
    const TypeRow& t = type(parts[i].type);
    VO_DCHECK(t.align != 0 && (t.align & (t.align - 1)) == 0, "layouts have been checked");
    if (i > 0 && parts[i].offset == parts[i - 1].offset && parts[i].type == parts[i - 1].type) continue;
    if (parts[i].offset % t.align != 0 || parts[i].offset < end)
      return fail("a variable of type " + t.string + " is not aligned, or overlaps another");
    if (t.size > m_.data.bytes.size() || parts[i].offset > m_.data.bytes.size() - t.size)
      return fail("a variable of type " + t.string + " lies outside of the data");
    end = parts[i].offset + std::max<uint64_t>(t.size, 1);
  }
  return true;
}

// ---- Functions -----------------------------------------------------------------------------------

bool StructureChecker::function(const FunctionRow& f) {
  if (f.code.empty()) {
    FunctionRow empty;
    empty.name = f.name;
    empty.symbol = f.symbol;
    // A native of the package: its type is told, and where it is declared (for errors of the linker).
    empty.type = f.type;
    empty.recv = f.recv;
    empty.startFile = f.startFile;
    empty.startLine = f.startLine;
    empty.resultSlots = f.resultSlots;
    empty.paramSlots = f.paramSlots;
    if (f.startFile != 0 && f.startFile >= m_.files.size()) return fail("no such file");
    return f == empty || fail("a function without code has a frame");
  }
  if (f.symbol.empty()) return fail("it has no name");
  if (f.type != kNoId && (!isType(f.type) || type(f.type).kind != static_cast<uint8_t>(Kind::Func)))
    return fail("its type is no function type");
  if (f.recv != kNoId && !isType(f.recv)) return fail("no such receiver type");
  for (TypeId c : f.captures)
    if (!isType(c)) return fail("no such type of a captured value");
  if ((f.flags & ~kKnownFlags) != 0) return fail("unknown flags");
  return frame(f) && debugRows(f) && code(f);
}

bool StructureChecker::frame(const FunctionRow& f) {
  if (f.resultSlots > f.slots || f.paramSlots > f.slots - f.resultSlots)
    return fail("results and parameters are more than the slots");
  if (f.frameBytes % 8 != 0 || f.slots > kMaxWords || f.frameBytes / 8 > kMaxWords - f.slots)
    return fail("the frame is too large, or no number of words");
  frameWords_ = f.slots + f.frameBytes / 8;
  if (f.totalWords < frameWords_ + kFrameHeaderWords || f.totalWords > kMaxWords)
    return fail("the words of the frame do not hold its parts");
  if (f.zeroFrom > f.zeroTo || f.zeroTo > frameWords_) return fail("the part to clear is not in the frame");
  uint64_t next = 0;
  for (const SlotGroup& g : f.groups) {
    if (!isType(g.type)) return fail("no such type of a slot group");
    if (g.first != next || shapes_[g.type].slots == 0)
      return fail("slot groups do not cover the slots one by one");
    next += shapes_[g.type].slots;
    VO_DCHECK(shapes_[g.type].state == 2 && shapes_[g.type].slots <= kMaxValueSlots, "every type's shape is known, and larger values are addresses");
  }
  if (next != f.slots) return fail("slot groups do not cover the slots one by one");
  uint64_t end = 0;
  for (const FrameVariable& v : f.frame) {
    if (!isType(v.type)) return fail("no such type of a frame variable");
    const TypeRow& t = type(v.type);
    if (v.offset < end || v.offset % t.align != 0 || t.size > f.frameBytes || v.offset > f.frameBytes - t.size)
      return fail("a frame variable lies outside of the frame, or on another");
    end = v.offset + t.size;
  }
  return true;
}

bool StructureChecker::debugRows(const FunctionRow& f) {
  VO_DCHECK(frameWords_ == f.slots + f.frameBytes / 8, "the frame has been looked at");
  auto isFile = [&](uint32_t file) { return file < m_.files.size() || (file == 0 && m_.files.empty()); };
  if (!isFile(f.startFile)) return fail("no such file");
  if (f.inlines.size() > 0xffff) return fail("too many inlined calls");
  for (size_t i = 0; i < f.inlines.size(); i++)
    if (f.inlines[i].file >= m_.files.size() || f.inlines[i].parent > i)
      return fail("an inlined call has no file, or stands in itself");
  for (size_t i = 0; i < f.lines.size(); i++) {
    const LineRow& l = f.lines[i];
    if (l.pc >= f.code.size() || (i > 0 && l.pc <= f.lines[i - 1].pc)) return fail("line rows do not ascend in the code");
    if (!isFile(l.file) || l.inlined > f.inlines.size()) return fail("a line row names no file or inlined call");
  }
  for (const LocalRow& l : f.locals) {
    if (!isType(l.type) || l.fromPc > l.toPc || l.toPc > f.code.size() ||
        l.at >= (l.inFrame ? f.frameBytes : f.slots))
      return fail("variable " + l.name + " is not in the frame or the code");
  }
  return true;
}

}  // namespace vo::bytecode
