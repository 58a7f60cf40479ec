// Linking: bytecode modules become a program in the metadata region.
//
// Takes modules, which it reads only and which may die afterwards; makes a Program in the arena it is given, or says
// what is wrong and gives none. Programs it stands on (the image) are never written. One link at a time per arena;
// the Program is immutable when link returns, so that any thread may read it.
#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/arena.h"
#include "base/symbol.h"
#include "bytecode/module.h"
#include "link/program.h"

namespace vo::link {

/// Finds native functions (the library's table, a host's functions).
class NativeResolver {
 public:
  virtual ~NativeResolver() = default;
  /// Its number, or -1.
  virtual int32_t find(std::string_view linkName) const = 0;
  /// Whether modules from files may name it: it says what it believes of its arguments.
  virtual bool mayBeNamed(int32_t number) const = 0;
};

struct LinkOptions {
  /// The number of the native that raises "not implemented" when called: functions of the library
  /// that nobody supplies link to it. Negative: a missing function is an error.
  int32_t missingNative = -1;
  /// The modules come from a file that was verified: nothing of them is taken for the base's, and
  /// frames are cleared as a whole whatever the rows say.
  bool untrusted = false;
  /// Packages, by module, in which a declaration of a function that nobody supplies is an error where the program can
  /// come to it. Empty: none.
  std::vector<bool> ownModules;
  /// What ownModules declare without body may be a function of C: for executables.
  bool linksC = false;
  /// The modules are the next input of a session: package main's functions are made anew, though the base may have them; its
  /// variables and types are those that the base has by the same name.
  bool isSession = false;
  /// Of a session: how often a name of package main has been declared again; types that have to do with it are others each time.
  std::span<const std::pair<std::string, uint32_t>> generations;
  uint32_t input = 0;  ///< of a session: its number, by which local types are others than those of inputs before
  /// Program::libraries.
  std::vector<std::string> libraries;
};

struct LinkResult {
  Program* program = nullptr;        ///< null if there are errors
  /// "main.f: declared without a body, and nothing implements it", or that the region has no room for the program.
  std::vector<std::string> errors;
};

/// Links `modules` (imported ones first) behind `base` (may be null), which is only read. Everything is
/// allocated in `arena`, whose memory is `piece`. `names` stands on the base's names and has the same arena:
/// the program's tables refer to it. Nothing of `modules` is referred to afterwards.
LinkResult link(base::Arena& arena, const base::Piece& piece, base::Interner& names,
                const NativeResolver& natives, const Program* base,
                std::span<const bytecode::Module* const> modules, const LinkOptions& options);

}  // namespace vo::link
