// Objects come back as they were put in, or not at all.
#include "storage/file_cache.h"

#include <gtest/gtest.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace vo::storage {
namespace {

namespace fs = std::filesystem;

class Cache : public testing::Test {
 protected:
  Cache() { folder_ = mkdtemp(pattern_); }
  ~Cache() override { fs::remove_all(folder_); }
  static std::string keyOf(int i) {
    FileCache::Key key;
    key.add("object");
    key.add(std::to_string(i));
    return key.text();
  }
  std::vector<fs::path> files() const {
    std::vector<fs::path> out;
    for (const auto& e : fs::recursive_directory_iterator(folder_))
      if (e.path().extension() == ".o") out.push_back(e.path());
    return out;
  }
  char pattern_[32] = "/tmp/vo_cache_XXXXXX";
  std::string folder_;
};

TEST_F(Cache, GivesBackWhatWasPutIn) {
  FileCache cache(folder_ + "/a/b");
  EXPECT_FALSE(cache.find(keyOf(1)));
  std::string large(100'000, 'x');
  cache.add(keyOf(1), large);
  cache.add(keyOf(2), "y");
  EXPECT_EQ(cache.find(keyOf(1)), large);
  EXPECT_EQ(FileCache(folder_ + "/a/b").find(keyOf(2)), "y");
  EXPECT_FALSE(cache.find(keyOf(3)));
  EXPECT_FALSE(FileCache("").find(keyOf(1)));
}

TEST_F(Cache, KeysAreOfPartsNotOfTheirConcatenation) {
  auto of = [](std::initializer_list<std::string_view> parts) {
    FileCache::Key key;
    for (std::string_view p : parts) key.add(p);
    return key.text();
  };
  EXPECT_EQ(of({"ab", "c"}), of({"ab", "c"}));
  EXPECT_NE(of({"ab", "c"}), of({"a", "bc"}));
  EXPECT_NE(of({"ab"}), of({"ab", ""}));
  EXPECT_EQ(of({"ab"}).size(), 32u);
}

TEST_F(Cache, DropsWhatIsDamaged) {
  FileCache cache(folder_);
  std::string object(1000, 'x');
  for (size_t at : {0, 15, 16, 500, 1015}) {
    cache.add(keyOf(1), object);
    ASSERT_EQ(files().size(), 1u);
    std::fstream f(files()[0], std::ios::in | std::ios::out | std::ios::binary);
    f.seekp(static_cast<std::streamoff>(at));
    f.put('z');
    f.close();
    EXPECT_FALSE(cache.find(keyOf(1))) << at;
    EXPECT_TRUE(files().empty());
  }
  for (size_t size : {0, 10, 16, 17, 1015}) {
    cache.add(keyOf(1), object);
    fs::resize_file(files()[0], size);
    EXPECT_FALSE(cache.find(keyOf(1))) << size;
  }
}

TEST_F(Cache, IsNoneWhereThereCanBeNoFolder) {
  std::ofstream(folder_ + "/file") << "text";
  FileCache cache(folder_ + "/file/cache");
  cache.add(keyOf(1), "x");
  EXPECT_FALSE(cache.find(keyOf(1)));
  EXPECT_EQ(fs::file_size(folder_ + "/file"), 4u);
}

TEST_F(Cache, TheOldestGoFirst) {
  std::string object(10'000, 'x');
  {
    FileCache cache(folder_);
    for (int i = 0; i < 40; i++) cache.add(keyOf(i), object);
  }
  timespec times[2] = {};
  for (int i = 0; i < 40; i++) {
    std::string path = folder_ + "/" + keyOf(i).substr(0, 2) + "/" + keyOf(i).substr(2) + ".o";
    times[0].tv_sec = times[1].tv_sec = 1'700'000'000 + i * 10;
    ASSERT_EQ(utimensat(AT_FDCWD, path.c_str(), times, 0), 0);
  }
  std::string left = folder_ + "/00";
  fs::create_directory(left);
  std::ofstream(left + "/half.o.tmp1") << "of a process that was killed";
  ASSERT_EQ(utimensat(AT_FDCWD, (left + "/half.o.tmp1").c_str(), times, 0), 0);
  {
    FileCache cache(folder_, 200'000);
    EXPECT_EQ(cache.find(keyOf(0)), object);  // is young again
    cache.add(keyOf(40), std::string(30'000, 'y'));  // an eighth of the limit
  }
  EXPECT_FALSE(fs::exists(left + "/half.o.tmp1"));
  FileCache cache(folder_);
  EXPECT_LE(files().size(), 15u);
  EXPECT_GE(files().size(), 10u);
  for (int i : {0, 39, 40}) EXPECT_TRUE(cache.find(keyOf(i))) << i;
  for (int i : {1, 20}) EXPECT_FALSE(cache.find(keyOf(i))) << i;
}

}  // namespace
}  // namespace vo::storage
