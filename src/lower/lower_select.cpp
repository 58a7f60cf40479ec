// This file lowers select statements: channels and values are evaluated in order, one instruction chooses, and what was
// received is copied to where the cases want it.
#include "lower/function_lowerer.h"
#include "types/predicates.h"

namespace vo::lower {

using types::Type;

/// Cases that fit the word behind Op::Select.
constexpr uint32_t kMaxSmallSelect = 63;

void FunctionLowerer::select(ir::Node* n, std::span<ir::Node*> places) {
  uint32_t count = n->count;
  std::vector<Reg> channels(count), values(count);
  std::vector<Place> buffers(count, Place{Place::Kind::Slots, nullptr});
  for (uint32_t i = 0; i < count; i++) {
    ir::Node* part = n->items[i];
    Reg ch = gen(part->a);
    channels[i] = temp(part->a->type);
    emit(Op::Mov, channels[i], ch);
    if (part->op == ir::Op::SelectSend) {
      values[i] = spilled(part->b);
      // Whether a case of a large select sends is data: the verifier takes each for one that receives.
      if (count > kMaxSmallSelect && code_.accessOf(values[i]) == Access::ReadOnly) {
        Place copy = memoryTemp(part->b->type);
        store(copy, loadTemp(pointerPlace(values[i], part->b->type)));
        values[i] = address(copy);
      }
    } else {
      Type* elem = types::cast<types::Chan>(types::under(part->a->type))->elem;
      buffers[i] = receiveTemp(elem);
      values[i] = address(buffers[i]);
    }
  }
  Reg area = kNoReg;
  for (uint32_t i = 0; i < count; i++) {
    Type* ch = n->items[i]->a->type;
    Type* elem = types::cast<types::Chan>(types::under(ch))->elem;
    Reg r = consecutive({ch, types_.pointerTo(elem)}, code_.accessOf(values[i]));
    if (area == kNoReg) area = r;
  }
  uint64_t sends = 0;
  for (uint32_t i = 0; i < count; i++) {
    emit(Op::Mov, area + 2 * i, channels[i]);
    emit(Op::Mov, area + 2 * i + 1, values[i]);
    if (n->items[i]->op == ir::Op::SelectSend && i < 63) sends |= uint64_t{1} << i;
  }
  if (area == kNoReg) area = 0;
  VO_DCHECK(count == 0 || area + 2 * count <= code_.slotCount(), "channels and buffers lie side by side");
  Reg r = consecutive({types_.intType(), types_.boolType()});
  at(n);
  bool hasDefault = n->has(ir::kHasDefault);
  if (count <= kMaxSmallSelect) {
    emit(Op::Select, r, area, count);
    code_.emitExtra(sends | (hasDefault ? uint64_t{1} << 63 : 0));
  } else {
    // A byte per case says whether it sends; one more for default.
    Type* bytes = types_.context().newArray(types_.basic(types::BasicKind::Uint8), count + 1);
    Place marks = memoryTemp(bytes);
    Reg one = temp(types_.intType());
    for (uint32_t i = 0; i <= count; i++) {
      bool set = i < count ? n->items[i]->op == ir::Op::SelectSend : hasDefault;
      code_.emitWide(Op::LoadI, one, set ? 1 : 0);
      Place b = marks;
      b.type = types_.basic(types::BasicKind::Uint8);
      b.offset += i;
      store(b, one);
    }
    Reg a = address(marks);
    emit(Op::SelectBig, r, area, a);
    code_.emitExtra(count);
  }
  if (places.size() > 0 && places[0] != nullptr) store(place(places[0]), r);
  if (places.size() > 1 && places[1] != nullptr) store(place(places[1]), r + 1);
  // Received values: only the chosen case has one.
  size_t at = 2;
  for (uint32_t i = 0; i < count; i++) {
    if (n->items[i]->op != ir::Op::SelectRecv) continue;
    ir::Node* p = at < places.size() ? places[at] : nullptr;
    at++;
    if (p == nullptr) continue;
    Label skip = code_.newLabel();
    if (i <= INT16_MAX)
      code_.branch(Op::JNeI, r, i, skip, Op::JEqI, false, false);
    CodeBuffer::Mark m = code_.mark();
    Reg v = loadTemp(buffers[i]);
    store(place(p), v);
    code_.releaseTemps(m);
    code_.bind(skip);
  }
}

}  // namespace vo::lower
