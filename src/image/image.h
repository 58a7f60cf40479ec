// The file form of a metadata region: the library image.
//
// An image is a header page and the bytes of a region, to be mapped privately at the same address.
// It holds absolute addresses of the region and numbers of the libraries that made it (natives, opcodes), and nothing of the
// executable that they were linked into: the header has those libraries' id (makerId).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/allocation_log.h"
#include "base/chunk_pool.h"
#include "base/region.h"

namespace vo::image {

/// Of the sources and flags of all that decides what an image holds: hexadecimal digits.
std::string_view makerId();
/// The id the linker gave this executable (20 bytes), or empty.
std::string buildId();

/// Looks for words of the used part of `region` that are addresses in what `pool` has ever given out: a process
/// that maps the image would follow them to nowhere. Empty if there are none, else a line for each of the first
/// ones. The pool never uses a chunk again (ChunkPool::Reuse::Never). Conservative: every word counts, whatever it is.
/// `log` knows whose they are.
std::string findDangling(const base::Region& region, const base::ChunkPool& pool, const base::AllocationLog& log);

/// Writes the used part of `region`. `root` is where a reader starts. On failure false and a
/// sentence in *error. The file appears under its name only when it is complete.
bool writeImage(const std::string& path, const base::Region& region, const void* root,
                std::string* error);

/// Maps the image into the empty `region`, which must be reserved at the address it was written
/// for. Null if there is none of this maker (why: *error). *hash becomes 32 hexadecimal digits
/// that depend on the image's content and on the maker: what compiled modules belong to.
/// `Any`: also one of another maker, whose numbers nobody follows.
enum class Maker : uint8_t { This, Any };
void* mapImage(const std::string& path, base::Region& region, std::string* error,
               std::string* hash, Maker maker = Maker::This);
/// Whether there is a file that is no image, or not all of one: nothing like another build's.
bool isDamaged(const std::string& path);

}  // namespace vo::image
