// stub
#include "vm/vm.h"
namespace vo::vm {
bool Vm::reflectReturned() { return true; }
bool Vm::jobReturned() { return true; }
bool Vm::isMakeFuncStub(const Slot*) const { return false; }
}
