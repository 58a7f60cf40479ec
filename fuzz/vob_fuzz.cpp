// This file is the fuzz target of the module reader: bytes through decoder, structural checks and
// disassembler. The mutator changes rows and instructions of modules (corpus: .vob files that the
// build compiles from corpus/vob/*.go), so that most inputs pass the decoder.
#include <algorithm>
#include <string>

#include "base/check.h"
#include "bytecode/decode.h"
#include "bytecode/disasm.h"
#include "bytecode/encode.h"
#include "bytecode/structure.h"
#include "module_mutator.h"

extern "C" size_t LLVMFuzzerMutate(uint8_t* data, size_t size, size_t maxSize);

namespace {

using namespace vo;

/// Bytes with the hash of this build's instruction set, so that stored inputs stay alive.
std::vector<uint8_t> refreshed(const uint8_t* data, size_t size) {
  std::vector<uint8_t> bytes(data, data + size);
  if (size >= 12 && bytecode::looksLikeModule(bytes)) {
    bytes[3] = bytecode::codec::kVersion;
    for (size_t i = 0; i < 8; i++) bytes[4 + i] = static_cast<uint8_t>(bytecode::codec::opcodeHash() >> (8 * i));
  }
  return bytes;
}

}  // namespace

extern "C" size_t LLVMFuzzerCustomMutator(uint8_t* data, size_t size, size_t maxSize, unsigned seed) {
  std::minstd_rand random(seed);
  bytecode::DecodeResult r = bytecode::decode(refreshed(data, size));
  if (random() % 20 == 0 || !r.error.empty()) return LLVMFuzzerMutate(data, size, maxSize);
  fuzz::mutateModules(random, r.modules);
  std::vector<const bytecode::Module*> list;
  for (const bytecode::Module& m : r.modules) list.push_back(&m);
  std::vector<uint8_t> bytes = bytecode::encode(list);
  if (bytes.size() > maxSize) return LLVMFuzzerMutate(data, size, maxSize);
  std::copy(bytes.begin(), bytes.end(), data);
  return bytes.size();
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::vector<uint8_t> bytes = refreshed(data, size);
  bytecode::DecodeResult r = bytecode::decode(bytes);
  if (!r.error.empty()) return 0;
  std::vector<const bytecode::Module*> list;
  for (const bytecode::Module& m : r.modules) list.push_back(&m);
  VO_CHECK(bytecode::encode(list) == bytes, "a module has one binary form");
  for (const bytecode::Module& m : r.modules) {
    if (!bytecode::checkStructure(m).empty()) return 0;
    VO_CHECK(!bytecode::disassemble(m).empty(), "what passes the checks can be shown");
  }
  return 0;
}
