// Profiles in pprof's format (profile.proto), as runtime/pprof and many other profilers write them:
// read, and made one of two.
//
// A Profile owns its bytes and rows; texts point into the bytes. What refers to rows of a table is
// an index into it. Reading keeps memory within some fixed multiple of kMaxBytes, whatever the
// bytes are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vo::profile {

inline constexpr uint32_t kNone = ~0u;
/// Larger profiles are refused; compressed ones by their size afterwards.
inline constexpr size_t kMaxBytes = size_t{256} << 20;
/// Rows of all tables together, but for those.
inline constexpr size_t kMaxRows = size_t{8} << 20;
/// Frames of stacks; and values.
inline constexpr size_t kMaxFrames = size_t{32} << 20;

inline constexpr size_t kMaxTypes = 64;

/// What a sample's value counts, and in what.
struct ValueType {
  std::string_view type, unit;
};

struct Mapping {
  uint64_t id = 0;
  std::string_view file, buildId;
};

struct Function {
  uint64_t id = 0;
  std::string_view name, file;
  int64_t startLine = 0;
};

/// A call at a location; the first one of a location is inlined into the second and so on.
struct Line {
  uint32_t function = kNone;
  int64_t line = 0;
};

/// A program counter. Without lines it is a frame of which nothing is known but the mapping.
struct Location {
  uint64_t id = 0, address = 0;
  uint32_t mapping = kNone;
  uint32_t firstLine = 0, lineCount = 0;
};

/// A text, or a number with a unit.
struct Label {
  std::string_view key, text, unit;
  int64_t number = 0;
  bool isNumber = false;
};

struct Sample {
  uint32_t firstFrame = 0, frameCount = 0;  ///< the leaf is first
  uint32_t firstLabel = 0, labelCount = 0;
  bool isBase = false;  ///< of the profile that is compared with; its values are negative
};

struct Profile {
  std::vector<ValueType> sampleTypes;  ///< at least one
  std::vector<Sample> samples;
  std::vector<int64_t> values;   ///< of each sample as many as there are types
  std::vector<uint32_t> frames;  ///< locations
  std::vector<Label> labels;
  std::vector<Mapping> mappings;
  std::vector<Location> locations;
  std::vector<Line> lines;
  std::vector<Function> functions;
  std::vector<std::string_view> comments;
  std::string_view defaultSampleType, docUrl, dropFrames;
  ValueType periodType;
  int64_t timeNanos = 0, durationNanos = 0, period = 0;
  std::vector<std::shared_ptr<const std::string>> bytes;  ///< that the texts are in

  int64_t value(size_t sample, size_t type) const {
    return values[sample * sampleTypes.size() + type];
  }
  std::span<const uint32_t> framesOf(const Sample& s) const {
    return {frames.data() + s.firstFrame, s.frameCount};
  }
  std::span<const Label> labelsOf(const Sample& s) const {
    return {labels.data() + s.firstLabel, s.labelCount};
  }
  std::span<const Line> linesOf(const Location& l) const {
    return {lines.data() + l.firstLine, l.lineCount};
  }
};

/// Reads a profile, compressed by gzip or not. What is wrong and where, or empty: then `out` is
/// complete.
[[nodiscard]] std::string read(std::string bytes, Profile* out);

/// Adds the samples of `base` to `profile`, negative and marked, as `go tool pprof -diff_base`
/// does. What keeps the two from being compared, or empty.
[[nodiscard]] std::string subtract(Profile& profile, const Profile& base);

/// Which value -sample_index means: a type's name, its number, or empty: the profile's default.
/// False: there is none; `error` says which there are.
[[nodiscard]] bool findSampleType(const Profile& profile, std::string_view wanted, size_t* index,
                                  std::string* error);

/// Sums wrap around, as Go's: hostile profiles are no reason to stop.
inline int64_t wrappingSum(int64_t a, int64_t b) {
  return static_cast<int64_t>(static_cast<uint64_t>(a) + static_cast<uint64_t>(b));
}
inline int64_t magnitude(int64_t v) {
  return v < 0 ? static_cast<int64_t>(-static_cast<uint64_t>(v)) : v;
}

}  // namespace vo::profile
