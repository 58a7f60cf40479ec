// The library image as the compiler sees it: the root structure, and which packages are in it.
//
// The structure lies in the image and is read only; any number of compilations and threads read it.
#pragma once

#include <string>
#include <vector>

#include "base/region.h"
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

/// What compilations and programs of a process stand on: the metadata region, with the library image in its
/// front. Whoever starts a process' first compilation makes it, once; it outlives all compilations and programs.
/// Any number of them may use it at the same time, each in a thread.
class MetadataSpace {
 public:
  static constexpr uintptr_t kBase = base::Region::kAddress;
  static constexpr size_t kSize = base::Region::kMost;

  /// Maps the library image at `imagePath` if there is one for this executable; else, or if it is empty, there is
  /// none, and compilations compile the library from its sources.
  explicit MetadataSpace(const std::string& imagePath);
  MetadataSpace(const MetadataSpace&) = delete;
  MetadataSpace& operator=(const MetadataSpace&) = delete;

  /// False if the addresses are taken: there is another such object, or something strange in the process.
  bool valid() const { return region_.valid(); }
  base::Region& region() { return region_; }
  /// Null without image.
  const ImageRoot* image() const { return image_; }
  /// What is wrong with the image file, if there is one of this build that cannot be used; nothing compiles then.
  const std::string& damage() const { return damage_; }
  /// See image::mapImage.
  const std::string& imageHash() const { return imageHash_; }

 private:
  base::Region region_{kBase, kSize};
  std::string imageHash_, damage_;
  const ImageRoot* image_ = nullptr;
};

/// A linked program, and the piece of the metadata region that it lies in, which goes back when it ends. It needs
/// nothing of the compilation that made it. One thread at a time; REQUIRES: what runs it has ended before it.
class Program {
 public:
  /// Whose names a stranger chooses, or not (base/keyed_hash.h).
  enum class From : uint8_t { Sources, File };
  explicit Program(MetadataSpace& space, From from = From::Sources);
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;
  /// Null before it is linked, and if that failed.
  const link::Program* linked() const { return linked_; }
  /// Where it lies in the metadata region.
  std::vector<base::Region::Extent> extents() const { return piece_.extents(); }

 private:
  friend class Compilation;
  base::Piece piece_;
  /// What the linked program consists of.
  base::Arena arena_{piece_};
  base::Interner names_;
  const link::Program* linked_ = nullptr;
};

/// The image of the installation: lib/vo/std.voa; for another architecture, std-arm64.voa.
std::string defaultImagePath(std::string_view goarch = "amd64");

/// Writes profiles of the program that it is linked into (CompileOptions::first), as the environment says: VO_PROFILE_CPU, _MEM,
/// _BLOCK, _MUTEX and _TRACE name files.
inline constexpr const char* kRunProfilePackage = "internal/runprofile";

/// The packages of the image, kRunProfilePackage among them: all that programs, and those that run tests, may import. What they import is in it too.
std::vector<std::string> libraryPackages();

}  // namespace vo::driver
