// Entry to the bytecode interpreter.
#pragma once

namespace vo::vm {

struct Vm;

/// Runs from vm.pc, vm.fp until the program has ended (vm.ended).
void interpret(Vm& vm);

}  // namespace vo::vm
