// This file lowers a function as a whole: parameters, results, captures, prologue and epilogue.
//
// Frame: result slots, parameter slots, then everything else. A result or parameter that is a
// memory value is one slot with an address: for a parameter of a copy that this function owns, for a
// result of the caller's memory for it. A function with defers leaves through one epilogue, which a
// recovered panic continues at, too; so what results live in memory are loaded there.
#include "lower/function_lowerer.h"

#include <algorithm>

#include "types/predicates.h"

namespace vo::lower {

using types::Type;

namespace {
/// More slots than this in one function: variables go to frame memory instead.
constexpr uint32_t kManySlots = 12000;
/// Constants that loops keep in slots.
constexpr size_t kMaxLoopConstants = 24;
/// Variables larger than this, and those beyond kMaxFrame in all, are on the heap.
constexpr uint64_t kMaxFrameVariable = 64 * 1024;
constexpr uint64_t kMaxFrame = 192 * 1024;
}  // namespace

void lowerFunction(ModuleLowerer& module, ir::Func& f, bytecode::FunctionRow& row) {
  VO_DCHECK(f.body != nullptr, "functions without a body are natives: nothing to lower");
  base::setPassSubject(f.linkName.data(), f.linkName.size());
  FunctionLowerer(module, f, row).run();
}

FunctionLowerer::FunctionLowerer(ModuleLowerer& module, ir::Func& f, bytecode::FunctionRow& row)
    : module_(module), types_(module.types()), func_(f), row_(row), code_(module.code()) {}

void FunctionLowerer::run() {
  ir::prefetchBody(func_);
  code_.clear();
  lowerBody();
  if (!code_.finish(row_, fixedSlots_)) {
    // A jump did not reach: once more, with all of them long.
    code_.clear();
    code_.useLongJumps();
    homes_.clear();
    labels_.clear();
    resultRegs_.clear();
    buffered_.clear();
    smallArray_.clear();
    row_ = {};
    for (auto& m : loopConstants_) m.clear();
    lineBegin_ = 1;
    lineEnd_ = 0;
    lowerBody();
    VO_CHECK(code_.finish(row_, fixedSlots_), "long jumps reach everything");
  }
  finishLocals();
  fillRow();
}

void FunctionLowerer::fillRow() {
  row_.name = func_.name;
  row_.symbol = func_.linkName;
  row_.alias = func_.externName;
  row_.dedup = func_.has(ir::kFuncDupOk);
  row_.flags = 0;
  if (func_.has(ir::kFuncWrapper)) row_.flags |= bytecode::kWrapper;
  if (func_.has(ir::kFuncHasDefer)) row_.flags |= bytecode::kHasDefer;
  if (func_.has(ir::kFuncIsClosure)) row_.flags |= bytecode::kIsClosure;
  for (const ir::Local* r : func_.results)
    if (shape(r->type).memory) row_.flags |= bytecode::kMemoryResults;
  if (Type* block = captureBlock(func_)) {
    row_.captures = {types_.idOf(types_.pointerTo(block))};
  } else {
    for (ir::Local* c : func_.captures) row_.captures.push_back(types_.idOf(c->type));
  }
  diag::Location start = module_.context().build.sources.locate(func_.pos);
  row_.startLine = start.line;
  row_.startFile = start.file.empty() ? 0 : module_.fileId(start.file);
  for (const ir::InlineSite& s : func_.inlineSites) {
    diag::Location loc = module_.context().build.sources.locate(s.call);
    row_.inlines.push_back({std::string(s.callee->name), loc.line, module_.fileId(loc.file),
                            s.parent});
  }
}

void FunctionLowerer::tellLocal(const ir::Local* l, bool isParameter) {
  const LowerContext& cx = module_.context();
  if (!cx.debug || l->name.empty() || l->name == "_" || !cx.own.contains(func_.package)) return;
  // (not what inlined calls have brought)
  bool isOwn = isParameter || l->kind == ir::LocalKind::Capture;
  // The variables of a range over a function stand in front of its body.
  isOwn |= func_.has(ir::kFuncRangeBody) && func_.inlineSites.empty();
  if (!isOwn && (l->pos.value < func_.pos.value || l->pos.value > func_.end.value)) return;
  const Home& h = homes_[l->id];
  const Shape& s = shape(l->type);
  bool isAddress = l->byRef || h.kind == Home::Kind::Pointer;
  if (h.kind == Home::Kind::None || (h.kind == Home::Kind::Slots && s.slots == 0)) return;
  Type* t = h.kind == Home::Kind::Pointer ? types_.pointerTo(l->type) : l->type;
  uint32_t from = isParameter ? 0 : std::max(code_.here(), 1u);
  row_.locals.push_back({(isAddress ? "&" : "") + std::string(l->name), types_.idOf(t), h.kind == Home::Kind::Frame, h.kind == Home::Kind::Frame ? h.offset : h.reg, from, 0});
}

/// When the code is complete.
void FunctionLowerer::finishLocals() {
  for (bytecode::LocalRow& l : row_.locals) {
    if (l.toPc == 0) l.toPc = static_cast<uint32_t>(row_.code.size());
    if (l.fromPc >= l.toPc) l.fromPc = l.toPc - 1;
    if (l.inFrame) l.at = code_.frameOffset(l.at);
  }
  std::erase_if(row_.locals, [](const bytecode::LocalRow& l) { return l.toPc == 0; });
}

void FunctionLowerer::lowerBody() {
  homes_.resize(func_.locals.size());
  VO_DCHECK(loopConstants_[0].empty() && loopConstants_[1].empty(), "constants of loops are those of this attempt");
  labels_.resize(func_.labels);
  layOutParams();
  epilogue_ = code_.newLabel();
  code_.setLine(0, 0, 0);
  prologue();
  for (const ir::Local* p : func_.params) tellLocal(p, true);
  for (const ir::Local* r : func_.results) tellLocal(r, true);
  for (const ir::Local* c : func_.captures) tellLocal(c);
  if (tailCall()) return;
  stmt(func_.body);
  VO_CHECK(code_.mark().slots == 0 && code_.mark().frames == 0, "each statement gives back its temporaries");
  // The end of the body: reached only in functions without results, or never.
  ir::Node end{};
  end.pos = func_.end;
  at(&end);
  if (func_.has(ir::kFuncHasDefer)) {
    epilogue();
  } else {
    if (!func_.results.empty()) storeResults();
    emit(Op::Return);
  }
}

// In modules for files a variable whose address is taken lies on the heap: the address may go anywhere.
bool FunctionLowerer::isOnHeap(const ir::Local* l) const {
  if (l->storage == ir::Storage::Heap) return true;
  return l->storage == ir::Storage::Frame && isForHeap(types_.shape(l->type).size) && l->kind != ir::LocalKind::MapIter;
}

// Whether the receiver of a wrapper is only read through, so that it may be the cell of an interface.
bool FunctionLowerer::looksThroughReceiver() const {
  if (!func_.has(ir::kFuncMethodWrapper) || !types::isa<types::Pointer>(types::under(func_.params[0]->type))) return false;
  const ir::Local* recv = func_.params[0];
  auto reads = [&](auto& self, const ir::Node* n) -> bool {
    auto isRecv = [&](const ir::Node* x) { return x->op == ir::Op::Local && x->local == recv; };
    if (isRecv(n)) return false;
    if (n->op == ir::Op::Addr || n->op == ir::Op::Assign || n->op == ir::Op::AssignOp) {
      const ir::Node* root = n->a;
      while (root->op == ir::Op::Field || (root->op == ir::Op::Index && types::isa<types::Array>(types::under(root->a->type))))
        root = root->a;
      if (root->op == ir::Op::Deref && isRecv(root->a)) return false;
    }
    if ((n->op == ir::Op::Deref || n->op == ir::Op::IsNil) && isRecv(n->a)) return true;
    return !ir::anyChild(n, [&](const ir::Node* x) { return !self(self, x); });
  };
  return reads(reads, func_.body);
}

bool FunctionLowerer::livesInMemory(const ir::Local* l) const {
  if (l->storage != ir::Storage::Slot) return true;
  return types_.shape(l->type).memory || l->indexed || l->kind == ir::LocalKind::MapIter ||
         code_.slotCount() > kManySlots;
}

void FunctionLowerer::layOutParams() {
  uint32_t count = 0;
  // What callers pass by address lies in their frames.
  auto byAddress = [&](const ir::Local* l) { return shape(l->type).memory ? Access::Borrowed : Access::Plain; };
  for (ir::Local* r : func_.results) {
    resultRegs_.push_back(code_.newSlots(r->type, byAddress(r)));
    count += shape(r->type).slots;
  }
  row_.resultSlots = count;
  for (ir::Local* p : func_.params) {
    Home& h = homes_[p->id];
    VO_DCHECK(h.kind == Home::Kind::None, "a parameter is laid out once");
    h.kind = Home::Kind::Slots;
    bool cell = module_.context().portable && p == func_.params[0] && looksThroughReceiver();
    h.reg = code_.newSlots(p->type, cell ? Access::ReadOnly : byAddress(p));
    count += shape(p->type).slots;
  }
  row_.paramSlots = count - row_.resultSlots;
  VO_CHECK(code_.slotCount() >= count, "results and parameters are the first slots");
  row_.type = module_.funcType(func_);
  if (ir::isMethod(func_)) row_.recv = types_.idOf(func_.params[0]->type);
  fixedSlots_ = count;
}

void FunctionLowerer::makeView(Home& h, Type* t, Access access) {
  if (!types::isa<types::Array>(types::under(t))) return;
  h.view = code_.newSlots(types_.sliceOf(types::cast<types::Array>(types::under(t))->elem), access);
}

// Gives a variable its home; its memory, if it is on the heap, is allocated by its Decl.
void FunctionLowerer::bindLocal(ir::Local* l) {
  VO_DCHECK(l->id < homes_.size(), "numbers of locals are those of their function");
  Home& h = homes_[l->id];
  if (h.kind != Home::Kind::None) return;
  if (!livesInMemory(l)) {
    h.kind = Home::Kind::Slots;
    h.reg = code_.newSlots(l->type);
    return;
  }
  const Shape& s = shape(l->type);
  bool heap = isOnHeap(l) || s.size > kMaxFrameVariable ||
              code_.frameBytes() + s.size > kMaxFrame;
  if (heap && l->kind != ir::LocalKind::MapIter) {
    h.kind = Home::Kind::Pointer;
    h.reg = code_.newSlots(types_.pointerTo(l->type));
    if (l->indexed) makeView(h, l->type, Access::Plain);
    return;
  }
  h.kind = Home::Kind::Frame;
  h.offset = code_.newFrame(l->type);
  if (l->indexed && types::isa<types::Array>(types::under(l->type))) {
    makeView(h, l->type, Access::Borrowed);
    // Frame memory stays where it is: one view serves the whole call.
    Reg p = temp(types_.pointerTo(l->type), Access::Borrowed);
    code_.emitWide(Op::FrameAddr, p, h.offset);
    emit(Op::ArrView, h.view, p);
    code_.emitExtra(typeX(l->type));
  }
}

// Captures come from the closure object, in its order.
void FunctionLowerer::loadCaptures() {
  Reg block = kNoReg;
  Type* blockType = captureBlock(func_);
  if (blockType != nullptr) {
    block = code_.newSlots(types_.pointerTo(blockType));
    emit(Op::LoadCap, block, 0, 0, 1);
  }
  uint32_t word = 0;
  for (size_t i = 0; i < func_.captures.size(); i++) {
    ir::Local* c = func_.captures[i];
    VO_DCHECK(homes_[c->id].kind == Home::Kind::None, "a capture is neither parameter nor result");
    Home& h = homes_[c->id];
    const Shape& s = shape(c->type);
    Reg r = code_.newSlots(c->type);
    if (block != kNoReg) {
      Type* t = types::cast<types::Struct>(blockType)->fields[i]->type;
      if (s.slots != 0) load(field(pointerPlace(block, blockType), t, i, blockType), r);
    } else if (s.slots != 0) {
      emit(Op::LoadCap, r, word, 0, s.slots);
    }
    word += s.slots;
    VO_DCHECK(word <= UINT8_MAX || block != kNoReg, "the captured words can be named: see kMaxCaptureWords");
    h.kind = s.memory ? Home::Kind::Pointer : Home::Kind::Slots;
    h.reg = r;
  }
}

void FunctionLowerer::prologue() {
  CodeBuffer::Mark m = code_.mark();
  // The collector reads result slots, so those with references are cleared before anything is
  // allocated. Others must be zero if they can be seen before a return sets them.
  bool seen = func_.has(ir::kFuncNamedResults) || func_.has(ir::kFuncHasDefer);
  VO_DCHECK(resultRegs_.size() == func_.results.size(), "each result has slots");
  for (size_t i = 0; i < func_.results.size(); i++) {
    const Shape& s = shape(func_.results[i]->type);
    if (s.memory || s.slots == 0 || (!seen && !s.hasPointers)) continue;
    if (s.slots == 1) {
      emit(Op::Zero, resultRegs_[i]);
    } else {
      emit(Op::ZeroN, resultRegs_[i], 0, 0, s.slots);
    }
  }
  loadCaptures();
  for (ir::Local* p : func_.params) {
    Home& h = homes_[p->id];
    Reg arg = h.reg;
    if (shape(p->type).memory && !isOnHeap(p)) {
      h.kind = Home::Kind::Pointer;  // the copy is ours
      if (p->indexed) {
        makeView(h, p->type, Access::Borrowed);
        if (h.view != kNoReg) {
          emit(Op::ArrView, h.view, arg);
          code_.emitExtra(typeX(p->type));
        }
      }
      continue;
    }
    if (!livesInMemory(p)) continue;
    h = Home{};
    ir::Local copy = *p;
    copy.kind = ir::LocalKind::Var;
    bindLocal(&copy);
    if (homes_[p->id].kind == Home::Kind::Pointer) {
      code_.emitWide(Op::New, homes_[p->id].reg, types_.idOf(p->type));
      if (homes_[p->id].view != kNoReg) {
        emit(Op::ArrView, homes_[p->id].view, homes_[p->id].reg);
        code_.emitExtra(typeX(p->type));
      }
    }
    Place dst = localPlace(p);
    if (shape(p->type).memory) {
      copyMemory(dst, arg);
    } else {
      store(dst, arg);
    }
  }
  for (size_t i = 0; i < func_.results.size(); i++) {
    ir::Local* r = func_.results[i];
    Home& h = homes_[r->id];
    if (!livesInMemory(r)) {
      h.kind = Home::Kind::Slots;
      h.reg = resultRegs_[i];
      continue;
    }
    bindLocal(r);
    if (h.kind == Home::Kind::Pointer) {
      code_.emitWide(Op::New, h.reg, types_.idOf(r->type));
      if (h.view != kNoReg) {
        emit(Op::ArrView, h.view, h.reg);
        code_.emitExtra(typeX(r->type));
      }
    } else {
      clear(localPlace(r));
    }
  }
  for (ir::Local* l : func_.locals.span()) {
    if (l->kind == ir::LocalKind::Var || l->kind == ir::LocalKind::Temp ||
        l->kind == ir::LocalKind::MapIter)
      bindLocal(l);
  }
  if (func_.has(ir::kFuncHasLoop)) collectLoopConstants(func_.body, 0);
  for (int isFloat = 0; isFloat < 2; isFloat++) {
    auto& uses = constantUses_[isFloat];
    std::stable_sort(uses.begin(), uses.end(),
                     [](auto& a, auto& b) { return a.second > b.second; });
    if (uses.size() > kMaxLoopConstants) uses.resize(kMaxLoopConstants);
    for (auto [bits, n] : uses) {
      Reg r = code_.newSlots(isFloat ? types_.basic(types::BasicKind::Float64) : types_.intType());
      loadWord(r, bits);
      loopConstants_[isFloat][bits] = r;
    }
    uses.clear();
  }
  code_.releaseTemps(m);
}

// Finds constants in loops that no instruction has room for.
void FunctionLowerer::collectLoopConstants(const ir::Node* n, int depth) {
  if (n->op == ir::Op::Loop) depth++;
  if (n->op == ir::Op::Const && depth > 0 && n->type != nullptr) {
    NumClass c = numClass(n->type);
    int64_t small;
    if ((isInt(c) && !smallConst(n, &small)) || isFloat(c)) {
      uint64_t bits = isInt(c) ? types::lowBits(n->constant)
                      : c == NumClass::F64
                          ? std::bit_cast<uint64_t>(types::float64Value(n->constant))
                          : std::bit_cast<uint32_t>(types::float32Value(n->constant));
      auto& uses = constantUses_[isFloat(c) ? 1 : 0];
      auto it = std::find_if(uses.begin(), uses.end(), [&](auto& u) { return u.first == bits; });
      if (it == uses.end()) {
        if (uses.size() < 200) uses.emplace_back(bits, 1);
      } else {
        it->second++;
      }
    }
    return;
  }
  ir::forEachChild(n, [&](const ir::Node* i) { collectLoopConstants(i, depth); });
}

// Brings the results into their slots, or to where the caller wants them.
void FunctionLowerer::storeResults() {
  CodeBuffer::Mark m = code_.mark();
  for (size_t i = 0; i < func_.results.size(); i++) {
    ir::Local* r = func_.results[i];
    const Home& h = homes_[r->id];
    if (h.kind == Home::Kind::Slots && h.reg == resultRegs_[i]) continue;
    if (shape(r->type).memory) {
      copyMemory(pointerPlace(resultRegs_[i], r->type), address(localPlace(r)));
    } else {
      load(localPlace(r), resultRegs_[i]);
    }
  }
  code_.releaseTemps(m);
}

void FunctionLowerer::epilogue() {
  VO_DCHECK(func_.has(ir::kFuncHasDefer), "only defers need an epilogue");
  code_.bind(epilogue_);
  CodeBuffer::Mark m = code_.mark();
  Reg error = 0;
  unsigned flags = 0;
  if (func_.has(ir::kFuncHasErrDefer) && !func_.results.empty()) {
    ir::Local* last = func_.results.back();
    if (types::isInterface(last->type)) {
      Place p = localPlace(last);
      error = p.kind == Place::Kind::Slots ? p.reg : kNoReg;
      row_.epilogue = code_.here();
      if (error == kNoReg) error = loadTemp(p);
      flags = 1;
    }
  }
  if (flags == 0) row_.epilogue = code_.here();
  emit(Op::ReturnDefer, error, 0, 0, flags);
  storeResults();
  emit(Op::Return);
  code_.releaseTemps(m);
}

/// Sets the line's number and range of positions. Most often it is one of the next lines.
void FunctionLowerer::findLine(diag::Pos pos) {
  constexpr uint32_t kNear = 8;
  uint32_t v = pos.value;
  const diag::SourceFile* f = source_;
  bool sameFile = f != nullptr && v - f->base <= f->size && f->directives.empty();
  if (!sameFile) {
    diag::SourceMap& sources = module_.context().build.sources;
    f = source_ = sources.fileOf(pos);
    if (f == nullptr) return;
    diag::Location loc = sources.locate(pos);
    line_ = loc.line;
    file_ = module_.fileId(loc.file);
    if (!f->directives.empty()) {
      lineBegin_ = v, lineEnd_ = v + 1;
      return;
    }
  }
  auto lines = f->lineStarts.span();
  VO_DCHECK(!lines.empty() && line_ >= 1, "a file has a line, and lines count from 1");
  uint32_t offset = v - f->base;
  uint32_t line = line_;  // counts from 1: the start of the next line
  if (line > lines.size() || lines[line - 1] > offset) line = static_cast<uint32_t>(lines.size());
  uint32_t last = std::min(line + kNear, static_cast<uint32_t>(lines.size()));
  while (line < last && lines[line] <= offset) line++;
  if (line == last && (line == lines.size() || lines[line] <= offset)) {
    line = static_cast<uint32_t>(std::upper_bound(lines.begin(), lines.end(), offset) - lines.begin());
  }
  line_ = line;
  lineBegin_ = f->base + lines[line - 1];
  lineEnd_ = line == lines.size() ? f->base + f->size + 2 : f->base + lines[line];
  VO_DCHECK(lineBegin_ <= v && v < lineEnd_, "the line found is that of the position");
}

void FunctionLowerer::at(const ir::Node* n) {
  if (!n->pos.valid()) return;
  uint32_t v = n->pos.value;
  if (v < lineBegin_ || v >= lineEnd_) {
    findLine(n->pos);
  }
  code_.setLine(line_, file_, n->inlined);
}

void FunctionLowerer::movSlots(uint32_t count, Reg dst, Reg src) {
  if (dst == src || count == 0) return;
  VO_DCHECK(dst != kNoReg && src != kNoReg, "values have slots");
  VO_DCHECK(count <= kMaxValueSlots, "larger values are in memory and copied there");
  switch (count) {
    case 1: emit(Op::Mov, dst, src); return;
    case 2: emit(Op::Mov2, dst, src); return;
    case 3: emit(Op::Mov3, dst, src); return;
    default: emit(Op::MovN, dst, src, 0, count); return;
  }
}

void FunctionLowerer::mov(Type* t, Reg dst, Reg src) { movSlots(shape(t).slots, dst, src); }

Reg FunctionLowerer::consecutive(std::initializer_list<Type*> list, Access pointers) {
  Reg first = kNoReg;
  for (Type* t : list) {
    Reg r = code_.newSlots(t, types::isa<types::Pointer>(t) ? pointers : Access::Plain);
    if (first == kNoReg) first = r;
  }
  return first;
}

// ---- Questions about trees ---------------------------------------------------------------------

bool FunctionLowerer::mentions(const ir::Node* n, const ir::Local* l) const {
  if (n == nullptr) return false;
  if (n->op == ir::Op::Local) return n->local == l;
  return ir::anyChild(n, [&](const ir::Node* i) { return mentions(i, l); });
}

// Whether the value may depend on memory that a store could change.
bool FunctionLowerer::readsMemory(const ir::Node* n) const {
  if (n == nullptr) return false;
  switch (n->op) {
    case ir::Op::Local: return homes_[n->local->id].kind != Home::Kind::Slots;
    case ir::Op::Global: case ir::Op::Deref: case ir::Op::Unbox: case ir::Op::MapIndex:
      return true;
    case ir::Op::Index:
      if (!types::isa<types::Array>(types::under(n->a->type))) return true;
      break;
    default: break;
  }
  return ir::anyChild(n, [&](const ir::Node* i) { return readsMemory(i); });
}

// Whether evaluating it may reach a safepoint, use the outgoing area, or is a memory value.
bool FunctionLowerer::allocates(const ir::Node* n) const {
  if (n == nullptr) return false;
  if ((ir::opInfo(n->op).effects & (ir::kAllocs | ir::kCalls)) != 0) return true;
  if (n->type != nullptr && n->type->kind != types::TypeKind::Tuple) {
    if (types_.shape(n->type).memory) return true;
    if (isComplex(numClass(n->type)) && n->op == ir::Op::Div) return true;
  }
  switch (n->op) {
    case ir::Op::MapIndex: case ir::Op::Eq: case ir::Op::Ne: case ir::Op::UnsafeSlice:
    case ir::Op::UnsafeString: return true;  // may spill large values or call
    default: break;
  }
  return ir::anyChild(n, [&](const ir::Node* i) { return allocates(i); });
}

// Whether evaluating it may jump: the verifier forgets what the outgoing area holds there.
bool FunctionLowerer::branches(const ir::Node* n) const {
  if (n == nullptr) return false;
  if (n->op == ir::Op::AndAnd || n->op == ir::Op::OrOr || n->op == ir::Op::Min || n->op == ir::Op::Max) return true;
  return ir::anyChild(n, [&](const ir::Node* i) { return branches(i); });
}

}  // namespace vo::lower
