// The names by which code objects, the metadata object and the run time find each other (docs/native.md).
//
// Pure functions of a linked program in the metadata region at its address; for any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "link/program.h"

namespace vo::native {

inline constexpr const char* kProgramSymbol = "vo_program";
inline constexpr const char* kNamedSymbol = "vo_named";
inline constexpr const char* kMetadataEnd = "vo_meta_end";

/// Distance in bytes from the region's base.
uint64_t metadataOffset(const void* p);

/// `NAME$OFF`: the code. Of the two functions that are entered with any signature, what the run time has for them.
std::string codeSymbol(const link::Function& f);
/// `F$OFF`: the link::Function.
std::string functionSymbol(const link::Function& f);
/// `L$OFF`: the line table.
std::string linesSymbol(const link::Function& f);
/// `T$OFF`: a descriptor.
std::string typeSymbol(const abi::Type* type);
/// `I$OFF`: an interface table.
std::string itabSymbol(const abi::ITab* itab);
/// `G$OFF`: the part of the block of globals that begins at the offset; 0: the place of variables of size 0.
std::string globalsSymbol(uint64_t partOffset);
/// The name of the C++ function of a row of natives.def: "bitsMul64".
std::string_view nativeName(uint32_t number);
/// Whether generated code calls it where it stands (abi::kHelperLeaf).
bool isLeafNative(uint32_t number);
/// Its symbol.
std::string nativeSymbol(uint32_t number);
/// Whether codeSymbol is a function of the run time, so that code objects have none for it.
bool isRuntimeCode(const link::Function& f);

}  // namespace vo::native
