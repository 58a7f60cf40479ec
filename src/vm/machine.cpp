// This file sets a VM up: run-time core, package variables, tables of the program.
#include "vm/machine.h"

#include <sys/mman.h>

#include <algorithm>
#include <cstring>

#include "runtime/type_ops.h"
#include "vm/baseline/baseline.h"
#include "vm/interpreter.h"
#include "vm/vm.h"

namespace vo::vm {

namespace {

/// Enters the interface tables that the linker made, base first.
void addItabs(runtime::ItabTable& table, const link::Program& p) {
  if (p.base != nullptr) addItabs(table, *p.base);
  table.addUnit(p.itabs);
}

/// Of little address space most is the heap's.
runtime::RuntimeOptions withinLimits(runtime::RuntimeOptions o) {
  o.heap.reserve = std::min<size_t>(o.heap.reserve, base::addressSpaceLeft() / 4 * 3);
  return o;
}

uintptr_t functionOfText(runtime::Runtime& rt, abi::TextOff off) {
  return reinterpret_cast<uintptr_t>(rt.metadata.resolve(off));
}

}  // namespace

Vm::Vm(const link::Program& p, const Options& o)
    : rt(withinLimits(o.runtime), allocator), cx(rt), program(p), options(o), callLayout(rt.memory, rt.barrier), runQueue(rt.memory), fibers(rt.memory), unwinder(rt.memory, rt.gc), printBuffer(rt.memory) {
  rt.engine = this;
  rt.resolveText = functionOfText;
  rt.metadata.base = const_cast<std::byte*>(p.regionBase);
  rt.metadata.size = size_t{2} << 30;
  placeSpecialCode();
  meta = p.regionBase;
  barrier = &rt.barrier;
  heap = &rt.heap;
  natives = o.natives.data();
  nativeCount = o.natives.size();
  slice = o.slice;
  smallValueStore = std::make_unique<uint64_t[]>(256);
  for (uint64_t i = 0; i < 256; i++) smallValueStore[i] = i;
  smallValues = smallValueStore.get();
  for (Function& f : stubs) f.self = &f;
  addItabs(rt.itabs(), p);
  installHooks();
  setUpGlobals();
  if (options.baseline != nullptr && options.compileAll) options.baseline->compileAll(program);
}

Vm::~Vm() {
  for (runtime::G* g = rt.firstG(); g != nullptr;) {
    Fiber* f = fiberOf(g);
    g = g->allNext;
    unwinder.dropAll(*f);
    fibers.destroy(f);
  }
  if (globals != nullptr) munmap(globals, globalsBytes);
}

// --- Package variables ------------------------------------------------------------------------------

/// One private mapping for all units. The bytes of the packages that the program reaches are copied to their
/// places; the pages of others are never touched.
void Vm::setUpGlobals() {
  constexpr size_t kPage = 4096;
  globalsBytes = (program.globalsSize + kPage - 1) / kPage * kPage;
  if (globalsBytes == 0) globalsBytes = kPage;
  globalsBytes = std::max(globalsBytes, options.globalsRoom);
  void* p = mmap(nullptr, globalsBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (p == MAP_FAILED) base::outOfHostMemory();
  globals = static_cast<std::byte*>(p);
  rt.heap.setZeroBase(globals);
  for (const link::GlobalsPart& part : program.globals) {
    if (options.globalsRoom != 0) reached.insert(part.offset);
    fillGlobals(part);
  }
  if (program.memProfileRate != 0)
    heap->startSampling(rt.profiler, reinterpret_cast<const int64_t*>(globals + program.memProfileRate), true);
}

void Vm::fillGlobals(const link::GlobalsPart& part) {
  std::byte* to = globals + part.offset;
  for (const link::GlobalsPart::Run& r : part.runs) memcpy(to + r.offset, part.init + r.offset, r.size);
  for (uint64_t at : part.relocations) {
    uint64_t offset;
    memcpy(&offset, globals + at, sizeof offset);
    uint64_t address = reinterpret_cast<uint64_t>(globals) + offset;
    memcpy(globals + at, &address, sizeof address);
  }
  rt.gc.addGlobals(to, part.refs, part.size / 8);
}

/// The functions that make the values and texts of run-time errors. Looked up by the first panic: a
/// start does not wait for it.
void Vm::findErrorFunctions() {
  if (errorFunctionsFound) return;
  errorFunctionsFound = true;
  makeError = findFunction("runtime.vo_runtimeError");
  panicText = findFunction("runtime.vo_panicText");
}

const Function* Vm::findFunction(std::string_view name) const {
  for (const link::Program* p = &program; p != nullptr; p = p->base)
    for (const auto& e : p->byName.entries())
      if (e.key.str() == name) return e.value;
  return nullptr;
}

// --- Machine ------------------------------------------------------------------------------------------

Machine::Machine(const link::Program& program, const Options& options)
    : vm_(std::make_unique<Vm>(program, options)) {}
Machine::~Machine() = default;

bool Machine::extend(const link::Program& next) {
  Vm& v = *vm_;
  VO_CHECK(v.hostCall == nullptr && !v.ended, "a program grows while it stands still");
  if (next.globalsSize > v.globalsBytes) return false;
  for (const link::GlobalsPart& part : next.globals)
    if (v.reached.insert(part.offset).second) v.fillGlobals(part);
  v.program = next;
  v.rt.itabs().addUnit(next.itabs);
  v.byCode.clear();
  v.typeLinks.clear();
  return true;
}

int Machine::run() {
  if (vm_->startMain()) interpret(*vm_);
  return vm_->exitCode;
}
std::string Machine::traceAtEnd() const {
  Vm& v = *vm_;
  VO_CHECK(v.ended, "the program has ended");
  if (v.fiber == nullptr) return {};
  base::Text out(v.rt.memory);
  v.appendTrace(out, v.fiber, FrameCursor(v.fiber->stack, v.fp, v.pc), "running");
  return std::string(out.view());
}

Outcome Machine::outcome() const { return vm_->outcome; }
int Machine::exitCode() const { return vm_->exitCode; }
runtime::Runtime& Machine::runtime() { return vm_->rt; }
uint64_t Machine::mostWork() const { return vm_->mostWork; }
Deaf Machine::longestDeaf() const { return vm_->longestDeaf; }

}  // namespace vo::vm
