#include "native/stack_maps.h"

#include <elf.h>

#include <algorithm>
#include <cstring>
#include <optional>

#include "base/check.h"
#include "native/object_reader.h"
#include "native_runtime/stack_map.h"

namespace vo::native {

using link::Function;
using native_runtime::StackMapHeader;

// --- Tables ---------------------------------------------------------------------------------------------

namespace {

void putNumber(std::vector<uint8_t>& out, uint64_t n) {
  for (; n >= 0x80; n >>= 7) out.push_back(static_cast<uint8_t>(n | 0x80));
  out.push_back(static_cast<uint8_t>(n));
}
void putSigned(std::vector<uint8_t>& out, int64_t n) { putNumber(out, static_cast<uint64_t>(n) << 1 ^ static_cast<uint64_t>(n >> 63)); }

void putBits(std::vector<uint8_t>& out, const std::vector<bool>& bits) {
  for (size_t i = 0; i < bits.size(); i += 8) {
    uint8_t b = 0;
    for (size_t k = i; k < std::min(i + 8, bits.size()); k++) b |= static_cast<uint8_t>(bits[k] ? 1u << (k - i) : 0);
    out.push_back(b);
  }
}

void putWords(std::vector<uint8_t>& out, const std::vector<int64_t>& words) {
  auto [first, last] = std::minmax_element(words.begin(), words.end());
  std::vector<bool> bits(static_cast<size_t>(*last - *first) + 1);
  for (int64_t w : words) bits[static_cast<size_t>(w - *first)] = true;
  putSigned(out, *first);
  putNumber(out, (bits.size() + 7) / 8);
  putBits(out, bits);
}

}  // namespace

void StackMapBuilder::add(uint32_t offset, RootSet set) {
  using namespace native_runtime;
  // What is a reference for sure need not be looked at again.
  std::erase_if(set.maybe, [&](int64_t w) { return std::find(set.sure.begin(), set.sure.end(), w) != set.sure.end(); });
  set.maybeRegisters &= static_cast<uint16_t>(~set.sureRegisters);
  std::vector<uint8_t> out = {0};
  auto part = [&](bool is, StackMapFlag flag) {
    if (is) out[0] |= flag;
    return is;
  };
  if (set.fromRbp) out[0] |= kFromRbp;
  if (part((set.sureRegisters | set.maybeRegisters) != 0, kMapRegisters)) {
    putNumber(out, set.sureRegisters);
    putNumber(out, set.maybeRegisters);
  }
  if (part(!set.sure.empty(), kMapSure)) putWords(out, set.sure);
  if (part(!set.maybe.empty(), kMapMaybe)) putWords(out, set.maybe);
  if (part(set.hasVariables, kMapVariables)) {
    putSigned(out, set.variablesAt);
    std::vector<bool> live(variables_.size());
    for (uint32_t v : set.live) live[v] = true;
    putBits(out, live);
  }
  auto [it, isNew] = calls_.try_emplace(offset, std::move(out));
  VO_CHECK(isNew, "a call is in the object's maps once");
}

std::vector<uint8_t> StackMapBuilder::finishUnknown() const {
  StackMapHeader header{.calls = StackMapHeader::kUnknown, .variables = 0, .saved = saved_, .isWide = 0, .top = top_};
  std::vector<uint8_t> out(sizeof header);
  memcpy(out.data(), &header, sizeof header);
  return out;
}

std::vector<uint8_t> StackMapBuilder::finish() const {
  std::vector<uint8_t> pool;
  uint32_t end = 0;
  for (const Variable& v : variables_) {
    putNumber(pool, v.first - end);
    putNumber(pool, v.isReference.size());
    putBits(pool, v.isReference);
    end = v.first + static_cast<uint32_t>(v.isReference.size());
  }
  std::map<std::vector<uint8_t>, uint32_t> places;
  std::vector<std::pair<uint32_t, uint32_t>> entries;
  for (const auto& [offset, set] : calls_) {
    auto [it, isNew] = places.try_emplace(set, static_cast<uint32_t>(pool.size()));
    if (isNew) pool.insert(pool.end(), set.begin(), set.end());
    entries.push_back({offset, it->second});
  }
  VO_CHECK(variables_.size() <= UINT16_MAX, "frames have fewer variables");
  bool isWide = pool.size() > UINT16_MAX || (!entries.empty() && entries.back().first > UINT16_MAX);
  StackMapHeader header{.calls = static_cast<uint32_t>(entries.size()), .variables = static_cast<uint16_t>(variables_.size()),
                        .saved = saved_, .isWide = isWide, .top = top_};
  std::vector<uint8_t> out(sizeof header);
  memcpy(out.data(), &header, sizeof header);
  for (auto [offset, place] : entries)
    for (uint32_t n : {offset, place})
      for (unsigned i = 0; i < (isWide ? 4u : 2u); i++) out.push_back(static_cast<uint8_t>(n >> 8 * i));
  out.insert(out.end(), pool.begin(), pool.end());
  return out;
}

// --- The object -------------------------------------------------------------------------------------------

namespace {

using BySection = std::unordered_map<uint64_t, const Function*>;

std::vector<StackMapBuilder::Variable> variablesOf(const Function& f) {
  std::vector<StackMapBuilder::Variable> out;
  for (const link::FrameVariable& v : f.variables) {
    std::vector<bool> bits;
    for (uint32_t w = v.first; w < v.first + v.words; w++) bits.push_back((f.refs[w / 64] >> w % 64 & 1) != 0);
    out.push_back({v.first - f.slots, std::move(bits)});
  }
  return out;
}

/// What functions say of their frames in .eh_frame: at[r] is how many words below the frame's top register r of DWARF lies, 0: it
/// is not saved.
constexpr unsigned kDwarfRegisters = 128;
template <class Take>
void readFrames(const ObjectReader& object, const BySection& bySection, Take take) {
  uint32_t section = object.find(".eh_frame");
  if (section == 0) return;
  std::unordered_map<uint64_t, uint64_t> targets = object.targets(section);
  Elf64_Shdr h = object.section(section);
  for (uint64_t next, from = 0; from + 4 < h.sh_size; from = next) {
    auto length = object.at<uint32_t>(h.sh_offset + from);
    next = from + 4 + length;
    if (length == 0 || object.at<uint32_t>(h.sh_offset + from + 4) == 0) continue;  // a CIE
    auto target = targets.find(from + 8);
    auto function = target != targets.end() ? bySection.find(target->second) : bySection.end();
    if (function == bySection.end()) continue;
    uint64_t p = h.sh_offset + from + 16, end = h.sh_offset + next;
    auto byte = [&] { return object.at<uint8_t>(p++); };
    auto number = [&] {
      uint64_t n = 0;
      for (unsigned shift = 0;; shift += 7) {
        uint8_t b = byte();
        n |= uint64_t{b & 0x7fu} << shift;
        if (b < 0x80) return n;
      }
    };
    uint64_t augmentation = number();
    p += augmentation;
    uint32_t at[kDwarfRegisters] = {};
    auto saved = [&](uint64_t r) {
      uint64_t words = number();
      VO_CHECK(r < kDwarfRegisters, "a register of the processor");
      at[r] = static_cast<uint32_t>(object.isAarch64() ? words / 2 : words);  // it counts in instructions
    };
    while (p < end) {
      uint8_t op = byte();
      switch (op >> 6) {
        case 1: continue;                                                   // DW_CFA_advance_loc
        case 2: saved(op & 63); continue;                                   // DW_CFA_offset
        case 3: continue;                                                   // DW_CFA_restore
        default: break;
      }
      switch (op) {
        case 0: case 0x0a: case 0x0b: break;                                // nop, remember_state, restore_state
        case 2: p += 1; break;                                              // advance_loc1, 2, 4
        case 3: p += 2; break;
        case 4: p += 4; break;
        case 5: saved(number()); break;                                     // offset_extended
        case 6: case 8: number(); break;                                    // restore_extended, same_value
        case 0x0d: case 0x0e: case 0x2e: number(); break;                   // def_cfa_register, def_cfa_offset, GNU_args_size
        case 0x0c: number(), number(); break;                               // def_cfa
        default: VO_UNREACHABLE("an instruction that functions with a frame pointer have");
      }
    }
    take(function->second, at);
  }
}

/// Which registers a function saves: their places must be those that the run time knows.
void noteFrame(StackMapBuilder& builder, const uint32_t (&at)[kDwarfRegisters], bool isAarch64) {
  if (isAarch64) {
    constexpr unsigned kX19 = 19, kX29 = 29;
    if (at[kX29] == 0) return;  // without a frame of the chain it calls nobody
    builder.top(at[kX29]);
    unsigned n = 0, k = 0;
    for (unsigned r = 0; r < native_runtime::kSavedRegistersAarch64; r++) n += at[kX19 + r] != 0;
    for (unsigned r = 0; r < native_runtime::kSavedRegistersAarch64; r++) {
      if (at[kX19 + r] == 0) continue;
      VO_CHECK(at[kX19 + r] == native_runtime::savedBelow(k++, n, at[kX29]), "registers are saved in their order, at the frame's top");
      builder.saves(r);
    }
    return;
  }
  constexpr unsigned kDwarf[] = {15, 14, 13, 12, 3}, kRbp = 6;
  if (at[kRbp] == 0) return;
  uint32_t place = 2;  // return address and rbp
  for (unsigned r = 0; r < native_runtime::kSavedRegistersX86; r++) {
    if (at[kDwarf[r]] == 0) continue;
    VO_CHECK(at[kDwarf[r]] == ++place, "registers are pushed in their order, first thing");
    builder.saves(r);
  }
}

/// .llvm_stackmaps, version 3.
class Records {
 public:
  using Builders = std::unordered_map<const Function*, StackMapBuilder>;
  Records(const ObjectReader& object, const BySection& bySection, const Builders& builders)
      : object_(object), bySection_(bySection), builders_(builders) {}
  template <class Take>
  void read(uint32_t section, Take take);

 private:
  enum class Kind : uint8_t { Register = 1, Direct, Indirect, Constant, ConstantIndex };
  struct Location {
    Kind kind;
    uint16_t reg;
    int64_t offset;  ///< or the constant
  };
  /// Nothing: it cannot be told.
  std::optional<RootSet> rootSet(const Function& f, uint64_t frameBytes, const std::vector<Location>& all);
  static int64_t constantOf(const Location& l) {
    VO_CHECK(l.kind == Kind::Constant, "how many values follow is a constant");
    return l.offset;
  }

  const ObjectReader& object_;
  const BySection& bySection_;
  const Builders& builders_;
};

template <class Take>
void Records::read(uint32_t section, Take take) {
  Elf64_Shdr h = object_.section(section);
  std::unordered_map<uint64_t, uint64_t> targets = object_.targets(section);
  uint64_t p = h.sh_offset;
  auto next = [&]<class T>(T) {
    T value = object_.at<T>(p);
    p += sizeof(T);
    return value;
  };
  VO_CHECK(next(uint8_t{}) == 3, "the version that LLVM 19 writes");
  p += 3;
  auto functions = next(uint32_t{}), constants = next(uint32_t{});
  p += 4;  // records
  struct Of {
    const Function* function;
    uint64_t frameBytes, records;
  };
  std::vector<Of> all;
  for (uint32_t i = 0; i < functions; i++) {
    auto target = targets.find(p - h.sh_offset);
    VO_CHECK(target != targets.end() && bySection_.contains(target->second), "calls with maps are in functions of the program");
    const Function* f = bySection_.find(target->second)->second;
    p += 8;
    auto frameBytes = next(uint64_t{});
    all.push_back({f, frameBytes, next(uint64_t{})});
  }
  uint64_t pool = p;
  p += uint64_t{constants} * 8;
  std::vector<Location> locations;
  for (const Of& f : all) {
    for (uint64_t i = 0; i < f.records; i++) {
      p += 8;  // number
      auto offset = next(uint32_t{});
      p += 2;
      auto count = next(uint16_t{});
      locations.clear();
      for (uint16_t k = 0; k < count; k++) {
        Location l{};
        l.kind = static_cast<Kind>(next(uint8_t{}));
        p += 1;
        auto bytes = next(uint16_t{});
        l.reg = next(uint16_t{});
        p += 2;
        l.offset = next(int32_t{});
        if (l.kind == Kind::ConstantIndex) {
          l.offset = object_.at<int64_t>(pool + static_cast<uint64_t>(l.offset) * 8);
          l.kind = Kind::Constant;
        }
        VO_CHECK(l.kind != Kind::Indirect || bytes == 8, "roots are words");
        locations.push_back(l);
      }
      p = (p + 7) & ~uint64_t{7};
      p += 2;
      auto liveOuts = next(uint16_t{});
      p += uint64_t{liveOuts} * 4;
      p = (p + 7) & ~uint64_t{7};
      take(f.function, offset, rootSet(*f.function, f.frameBytes, locations));
    }
  }
}

std::optional<RootSet> Records::rootSet(const Function& f, uint64_t frameBytes, const std::vector<Location>& all) {
  bool isAarch64 = object_.isAarch64();
  const uint16_t kRbp = isAarch64 ? 29 : 6, kRsp = isAarch64 ? 31 : 7;
  RootSet out;
  bool hasBase = false, isKnown = true;
  size_t at = 3;  // behind calling convention, flags, number of operands
  auto one = [&]() -> const Location& {
    VO_CHECK(at < all.size(), "operands say how many they are");
    return all[at++];
  };
  auto number = [&] { return constantOf(one()); };
  auto wordOf = [&](const Location& l) {
    VO_CHECK(l.reg == kRbp || l.reg == kRsp, "frames are addressed by rbp or rsp");
    VO_CHECK(l.offset % 8 == 0, "words are aligned");
    if (isAarch64) {
      // Both stand in the same distance all the time.
      VO_CHECK(frameBytes != UINT64_MAX, "frames do not grow");
      out.fromRbp = true;
      auto distance = static_cast<int64_t>(frameBytes / 8) - static_cast<int64_t>(builders_.find(&f)->second.top());
      return l.offset / 8 - (l.reg == kRbp ? 0 : distance);
    }
    VO_CHECK(!hasBase || out.fromRbp == (l.reg == kRbp), "by one of them in a call");
    hasBase = true;
    out.fromRbp = l.reg == kRbp;
    return l.offset / 8;
  };
  auto memory = [&] {
    const Location& l = one();
    // LLVM may know that something else has the same address there, and name that.
    if (l.kind != Kind::Direct) isKnown = false;
    return isKnown ? wordOf(l) : 0;
  };
  std::vector<int64_t> addresses;  // of places in the frame that are values
  auto values = [&](std::vector<int64_t>& words, uint16_t& registers) {
    for (int64_t n = number(); n > 0; n--) {
      const Location& l = one();
      switch (l.kind) {
        case Kind::Register: {
          if (isAarch64) {
            // In x0 is the first argument of a function of which LLVM knows that it gives that back: it keeps it alive.
            constexpr uint16_t kX0 = 0, kX19 = 19, kZero = 31;
            if (l.reg == kX0 || l.reg == kZero) break;
            VO_CHECK(l.reg >= kX19 && l.reg < kX19 + native_runtime::kSavedRegistersAarch64, "a value is in a register that calls preserve");
            registers |= static_cast<uint16_t>(1u << (l.reg - kX19));
            break;
          }
          constexpr uint16_t kDwarf[] = {15, 14, 13, 12, 3};
          const auto* r = std::find(std::begin(kDwarf), std::end(kDwarf), l.reg);
          VO_CHECK(r != std::end(kDwarf), "a value is in a register that calls preserve");
          registers |= static_cast<uint16_t>(1u << (r - kDwarf));
          break;
        }
        case Kind::Direct: addresses.push_back(wordOf({l.kind, l.reg, l.offset & ~int64_t{7}})); break;
        case Kind::Indirect: words.push_back(wordOf(l)); break;
        case Kind::Constant: break;
        default: VO_UNREACHABLE("a kind of location");
      }
    }
  };
  while (at < all.size()) {
    number();  // code word
    values(out.sure, out.sureRegisters);
    values(out.maybe, out.maybeRegisters);
    if (int64_t n = number(); n != 0) {
      int64_t kept = memory();
      for (; n > 0; n--) out.sure.push_back(kept + number());
    }
    if (int64_t n = number(); n != 0) {
      int64_t scratch = memory();
      for (int64_t i = 0; i < n; i++) out.maybe.push_back(scratch + i);
    }
    if (int64_t n = number(); n != 0) {
      out.hasVariables = true;
      out.variablesAt = memory();
      for (; n > 1; n--) out.live.push_back(static_cast<uint32_t>(number()));
      for (int64_t a : addresses)
        for (uint32_t i = 0; i < f.variables.size(); i++) {
          int64_t first = out.variablesAt + f.variables[i].first - f.slots;
          if (a >= first && a < first + f.variables[i].words) out.live.push_back(i);
        }
    }
  }
  return isKnown ? std::optional(std::move(out)) : std::nullopt;
}

}  // namespace

std::unordered_map<const Function*, std::vector<uint8_t>> stackMaps(const std::string& object, const BySection& bySection,
                                                                     const std::unordered_set<const Function*>& unmapped) {
  ObjectReader reader(object);
  std::unordered_map<const Function*, StackMapBuilder> builders;
  for (auto [section, f] : bySection) builders.emplace(f, StackMapBuilder(variablesOf(*f)));
  readFrames(reader, bySection,
             [&](const Function* f, const auto& at) { noteFrame(builders.find(f)->second, at, reader.isAarch64()); });
  std::unordered_map<const Function*, std::vector<uint8_t>> out;
  std::unordered_set<const Function*> unknown = unmapped;
  uint32_t section = reader.find(".llvm_stackmaps");
  if (section != 0)
    Records(reader, bySection, builders).read(section, [&](const Function* f, uint32_t offset, std::optional<RootSet> set) {
      if (set.has_value()) {
        builders.find(f)->second.add(offset, std::move(*set));
      } else {
        unknown.insert(f);
      }
    });
  for (auto& [f, b] : builders) out.emplace(f, unknown.contains(f) ? b.finishUnknown() : b.finish());
  return out;
}

void dropStackMaps(std::string& object) {
  // The bytes are taken out, with what makes the rest stay aligned; the headers stay, so that numbers stay what they are.
  constexpr uint64_t kAlign = 64;
  for (const char* name : {".rela.llvm_stackmaps", ".llvm_stackmaps"}) {
    ObjectReader reader(object);
    uint32_t i = reader.find(name);
    if (i == 0) continue;
    Elf64_Shdr h = reader.section(i);
    uint64_t bytes = h.sh_size & ~(kAlign - 1), from = h.sh_offset;
    uint64_t behind = from + bytes;
    auto moved = [&](uint64_t offset) { return offset >= behind ? offset - bytes : offset; };
    h.sh_size = 0;
    h.sh_type = SHT_PROGBITS;
    h.sh_flags = 0;
    h.sh_link = h.sh_info = 0;
    memcpy(object.data() + reader.headerAt(i), &h, sizeof h);
    for (uint32_t k = 1; k < reader.sections(); k++) {
      Elf64_Shdr other = reader.section(k);
      other.sh_offset = moved(other.sh_offset);
      memcpy(object.data() + reader.headerAt(k), &other, sizeof other);
    }
    auto e = reader.at<Elf64_Ehdr>(0);
    e.e_shoff = moved(e.e_shoff);
    memcpy(object.data(), &e, sizeof e);
    object.erase(from, bytes);
  }
}

}  // namespace vo::native
