// What has been compiled before (objects, executables), in files named after what they were made of.
//
// All that goes wrong (no folder, a full disk, a damaged file) is the same as if there were nothing: an object that is not found is
// compiled. Several processes and threads may use one folder.
#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vo::storage {

class FileCache {
 public:
  /// Files lie in folders of `path`, which is made when needed; empty: there is no cache. What is not used goes when all
  /// together are larger than `limit` bytes.
  explicit FileCache(std::string path, uint64_t limit = kLimit) : path_(std::move(path)), limit_(limit) {}
  /// If much has been put in, or it is long ago, it looks whether that is too much.
  ~FileCache();
  FileCache(const FileCache&) = delete;
  FileCache& operator=(const FileCache&) = delete;

  bool isOn() const { return !path_.empty(); }
  std::optional<std::string> find(const std::string& key) const;
  /// Where a file stands that begins with what was added, if that is whole now: what one can do with an executable that is not worth a
  /// copy. It may go at any time.
  std::optional<std::string> findPath(const std::string& key) const;
  void add(const std::string& key, std::string_view bytes, bool isExecutable = false);

  /// Removes what is in it, files of other kinds excepted. Their bytes.
  uint64_t clear() const;

  /// A name for all that the parts say: 32 hexadecimal digits, of XXH3 (xxhash.com): good against chance, not against malice.
  class Key {
   public:
    Key();
    ~Key();
    void add(std::string_view part);
    std::string text();

   private:
    struct State;
    State* state_;
  };

  static constexpr uint64_t kLimit = uint64_t{1} << 30;

 private:
  std::string pathOf(const std::string& key) const;
  void trim() const;
  std::string path_;
  uint64_t limit_;
  std::atomic<uint64_t> added_ = 0;
};

/// Where the user's cache is: what VO_CACHE says (an absolute path; "off" and others: nowhere), else `vo` in $XDG_CACHE_HOME or ~/.cache; empty: nowhere.
std::string cacheFolder();

}  // namespace vo::storage
