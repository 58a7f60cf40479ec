// This file runs a fuzz target once per file of the folders that are named: corpus and finds as a test
// of ordinary builds. Each file is also run with a few mutations (VO_FUZZ_MUTATIONS says how many), so
// that the mutator is tested, too; VO_FUZZ_SAVE names a file that gets each input before it is run.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);
extern "C" size_t LLVMFuzzerCustomMutator(uint8_t* data, size_t size, size_t maxSize, unsigned seed);
extern "C" [[gnu::weak]] int LLVMFuzzerInitialize(int* argc, char*** argv);

// libFuzzer's own mutation of bytes: here one byte changes.
extern "C" size_t LLVMFuzzerMutate(uint8_t* data, size_t size, size_t) {
  if (size != 0) data[size / 2] ^= 0x15;
  return size;
}

namespace {

void runInput(const uint8_t* data, size_t size) {
  if (const char* path = getenv("VO_FUZZ_SAVE"))
    std::ofstream(path, std::ios::binary).write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
  LLVMFuzzerTestOneInput(data, size);
}

}  // namespace

int main(int argc, char** argv) {
  const char* given = getenv("VO_FUZZ_MUTATIONS");
  const unsigned mutations = given == nullptr ? 8 : static_cast<unsigned>(atoi(given));
  namespace fs = std::filesystem;
  if (LLVMFuzzerInitialize != nullptr) LLVMFuzzerInitialize(&argc, &argv);
  std::vector<fs::path> files;
  for (int i = 1; i < argc; i++) {
    if (fs::is_regular_file(argv[i])) files.emplace_back(argv[i]);
    if (!fs::is_directory(argv[i])) continue;
    for (const auto& e : fs::directory_iterator(argv[i]))
      if (e.is_regular_file() && e.path().filename() != ".keep") files.push_back(e.path());
  }
  std::sort(files.begin(), files.end());
  for (const fs::path& p : files) {
    std::ifstream in(p, std::ios::binary);
    std::stringstream s;
    s << in.rdbuf();
    std::string text = s.str();
    // The name of the file that failed is the last line of output.
    fprintf(stderr, "%s\n", p.c_str());
    runInput(reinterpret_cast<const uint8_t*>(text.data()), text.size());
    for (unsigned n = 1; n <= mutations; n++) {
      std::vector<uint8_t> changed(text.begin(), text.end());
      changed.resize(text.size() + 1000);
      size_t size = LLVMFuzzerCustomMutator(changed.data(), text.size(), changed.size(), n);
      runInput(changed.data(), size);
    }
  }
  printf("%zu files\n", files.size());
  return 0;
}
