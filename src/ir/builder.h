// From a checked package to IR.
//
//   Program program;                                  // one per compilation (or image)
//   BuildContext cx{…};
//   Module* m = buildPackage(cx, checked);            // imports first
//
// A module holds every function that its package declares, and all closures, wrappers and instances
// that were asked for while building it and that no earlier module of the Program has. A later package
// may ask for new instances of an earlier package's generic functions: their syntax and facts are kept.
#pragma once

#include "base/symbol.h"
#include "check/checker.h"
#include "ir/ir.h"

namespace vo::types {
class TypeContext;
}

namespace vo::ir {

/// What has been built, for all packages of a compilation. Lives in an arena (part of the image).
struct Program {
  const Program* frozen;  ///< the image's, which numbers come first; or null
  uint32_t firstDeclared, firstGlobal;
  base::SymbolMap<Func*> byName;
  base::ArenaVec<Func*> declared;
  base::ArenaVec<Global*> globals;

  explicit Program(const Program* below = nullptr)
      : frozen(below), firstDeclared(below == nullptr ? 0 : below->declaredEnd()),
        firstGlobal(below == nullptr ? 0 : below->globalsEnd()) {}
  /// By linkName: declared functions, wrappers and instances. Or null.
  Func* find(base::Symbol linkName) const {
    Func* f = byName.get(linkName);
    return f == nullptr && frozen != nullptr ? frozen->find(linkName) : f;
  }
  /// By types::Func::backendId and types::Var::backendId, which are 1 + such a number.
  Func* declaredAt(uint32_t n) const { return n < firstDeclared ? frozen->declaredAt(n) : declared[n - firstDeclared]; }
  Global* globalAt(uint32_t n) const { return n < firstGlobal ? frozen->globalAt(n) : globals[n - firstGlobal]; }
  uint32_t declaredEnd() const { return firstDeclared + static_cast<uint32_t>(declared.size()); }
  uint32_t globalsEnd() const { return firstGlobal + static_cast<uint32_t>(globals.size()); }
};

struct BuildContext {
  base::Arena& arena;   ///< receives what later packages may ask for: functions without their bodies, variables
  base::Arena& bodies;  ///< receives the rest; it may end after endModule()
  types::TypeContext& types;
  types::Info& info;
  diag::SourceMap& sources;
  diag::Sink& sink;
  base::Interner& symbols;
  Program& program;
  /// Of the program, for its package main: texts that become its variables "main..godebug" and "main..modinfo".
  std::string_view godebugDefault = {};
  std::string_view moduleInfo = {};
  /// The package is for a file: it may not reach into structs of others by fields without export.
  bool portable = false;
  /// For debuggers: a statement with variables of its own is a Block.
  bool keepsScopes = false;
};

/// The IR of a package without errors. Packages it imports have been built before.
Module* buildPackage(BuildContext& cx, const check::CheckedPackage& checked);

/// The function that an itab or method table of the concrete type `recv` holds for `method` (a method of
/// its method set, promoted or not): it takes one receiver word, the data word of an interface (the value itself
/// for pointer-shaped types, else a pointer to it), then the parameters. Made on demand: a function that has not
/// been asked for before is built and appended to `module`.
Func* methodWrapper(BuildContext& cx, Module& module, Type* recv, const types::Func* method);

/// The function that reflection's method table holds as Tfn: it takes the receiver itself.
Func* methodFunc(BuildContext& cx, Module& module, Type* recv, const types::Func* method);

}  // namespace vo::ir
