// The library image as the compiler sees it: the root structure, and which packages are in it.
//
// The structure lies in the image and is read only; any number of compilations and threads read it.
#pragma once

#include <string>
#include <vector>

#include "base/symbol.h"
#include "diag/source_map.h"
#include "ir/builder.h"
#include "link/program.h"
#include "types/context.h"
#include "types/info.h"

namespace vo::driver {

/// Where everything in an image hangs. An arena struct.
struct ImageRoot {
  const base::Interner::Table* symbols;
  const diag::SourceMap::Table* sources;
  const types::Universe* universe;
  const types::Info::Tables* facts;
  const ir::Program* ir;
  uint32_t nextKept;
  const link::Program* program;
  base::SymbolMap<types::Package*> packages;  ///< by import path
};

/// The image beside this executable: ../lib/vo/std.voa.
std::string defaultImagePath();

/// The packages of the image: all that programs may import. What they import is in it too.
std::vector<std::string> libraryPackages();

}  // namespace vo::driver
