// What printf's parts share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "vet/pass.h"

namespace vo::vet {

/// Kinds of arguments that a verb takes.
enum ArgType : uint16_t {
  kArgBool = 1,
  kArgByte = 2,
  kArgInt = 4,
  kArgRune = 8,
  kArgString = 16,
  kArgFloat = 32,
  kArgComplex = 64,
  kArgPointer = 128,
  kArgError = 256,
  kArgAny = 0xffff,
};

/// Whether an argument fits; `reason` may say which type of a type parameter does not.
bool matchesArg(Pass& pass, uint16_t wanted, const syntax::Expr* arg, std::string* reason);
/// Whether a value of the type may format itself.
bool isFormatter(Pass& pass, types::Type* t);
/// Whether formatting `arg` calls the method that the call is in: its name.
bool isRecursiveStringer(Pass& pass, uint32_t call, const syntax::Expr* arg, std::string* method);

/// One directive of a format: `%[2]*.3d`.
struct Operation {
  std::string_view text;
  size_t begin = 0;  ///< in the format
  std::string_view flags;
  int width = -1, precision = -1;  ///< the arguments of stars, by number in the call
  bool isIndexed = false;          ///< some argument is named by number
  uint32_t verb = 0;
  std::string_view verbText;
  int arg = 0;  ///< of the verb, by number in the call
};

/// The directives of a format whose first argument is number `firstArg` of the call; or what is
/// wrong with it.
std::string parseFormat(std::string_view format, int firstArg, std::vector<Operation>* out);

}  // namespace vo::vet
