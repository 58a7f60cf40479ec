// What the metadata object of an executable says is what the linked program says: it is loaded as a linker would, and read
// again beside its original.
#include <elf.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <map>
#include <memory>
#include <string>

#include "abi/itab_list.h"
#include "abi/metadata.h"
#include "base/system_allocator.h"
#include "driver/compile.h"
#include "driver/library.h"
#include "native/metadata.h"
#include "native/symbols.h"

namespace vo::native {
namespace {

constexpr const char* kSource = R"(package main

type Shape interface{ Area() float64; hidden() }
type Square struct {
	side float64 `json:"s"`
	Name string
}
type Tree[K comparable] struct {
	left, right *Tree[K]
	key         K
	m           map[K][]Square
}

func (s Square) Area() float64  { return s.side * s.side }
func (s *Square) hidden()       {}
func (s *Square) Unused() int   { return 1 }
func (s *Square) Close() error  { return nil }

type closer interface{ Close() error }

var names = [...]string{"one", "two", "", "three"}
var shapes = []Shape{&Square{1, "a"}}
var table = map[string]func(int) int{"twice": func(i int) int { return 2 * i }}
var functions = [...]func(int) int{twice, nil, func(i int) int { return i }}
var values = [...]any{1, "text", Square{2, "b"}, &names, nil, twice}
var self = &values
var zero [1000]*int

func twice(i int) int { return 2 * i }

func main() {
	var x any = shapes[0]
	if c, ok := x.(closer); ok {
		c.Close()
	}
	t := &Tree[string]{key: "k"}
	println(len(names), shapes[0].Area(), table["twice"](2), functions[0](1), len(values), self == nil, zero[3] == nil, t.key)
}
)";

/// An object in memory below 2 GiB; undefined symbols have addresses of their own.
class Loaded {
 public:
  explicit Loaded(const std::string& bytes) {
    Elf64_Ehdr e;
    memcpy(&e, bytes.data(), sizeof e);
    std::vector<Elf64_Shdr> headers(e.e_shnum);
    memcpy(headers.data(), bytes.data() + e.e_shoff, headers.size() * sizeof(Elf64_Shdr));
    std::vector<uint64_t> at(headers.size());
    for (size_t i = 0; i < headers.size(); i++) {
      const Elf64_Shdr& h = headers[i];
      if ((h.sh_flags & SHF_ALLOC) == 0 || h.sh_size == 0) continue;
      void* p = mmap(nullptr, h.sh_size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT, -1, 0);
      EXPECT_NE(p, MAP_FAILED);
      at[i] = reinterpret_cast<uint64_t>(p);
      if (h.sh_type != SHT_NOBITS) memcpy(p, bytes.data() + h.sh_offset, h.sh_size);
    }
    std::vector<uint64_t> values;
    for (const Elf64_Shdr& h : headers) {
      if (h.sh_type != SHT_SYMTAB) continue;
      const char* texts = bytes.data() + headers[h.sh_link].sh_offset;
      for (uint64_t o = 0; o < h.sh_size; o += sizeof(Elf64_Sym)) {
        Elf64_Sym s;
        memcpy(&s, bytes.data() + h.sh_offset + o, sizeof s);
        uint64_t value = s.st_shndx != 0 ? at[s.st_shndx] + s.st_value : 0x1000 + 16 * values.size();
        values.push_back(value);
        if (const char* name = texts + s.st_name; *name != 0) symbols[name] = value;
      }
    }
    for (const Elf64_Shdr& h : headers) {
      if (h.sh_type != SHT_RELA) continue;
      for (uint64_t o = 0; o < h.sh_size; o += sizeof(Elf64_Rela)) {
        Elf64_Rela r;
        memcpy(&r, bytes.data() + h.sh_offset + o, sizeof r);
        uint64_t value = values[ELF64_R_SYM(r.r_info)] + static_cast<uint64_t>(r.r_addend);
        bool isWord = ELF64_R_TYPE(r.r_info) == R_X86_64_64;
        EXPECT_TRUE(isWord || (ELF64_R_TYPE(r.r_info) == R_X86_64_32 && value <= INT32_MAX));
        EXPECT_LE(r.r_offset + (isWord ? 8 : 4), headers[h.sh_info].sh_size);
        memcpy(reinterpret_cast<void*>(at[h.sh_info] + r.r_offset), &value, isWord ? 8 : 4);
      }
    }
  }
  template <class T>
  const T* get(const std::string& symbol) const {
    auto it = symbols.find(symbol);
    EXPECT_NE(it, symbols.end()) << symbol;
    return it == symbols.end() ? nullptr : reinterpret_cast<const T*>(it->second);
  }
  std::map<std::string, uint64_t> symbols;
};

class MetadataTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string path = testing::TempDir() + "metadata_test_" + std::to_string(getpid()) + ".go";
    FILE* f = fopen(path.c_str(), "w");
    fputs(kSource, f);
    fclose(f);
    driver::CompileOptions options;
    options.paths = {path};
    driver::Compilation compilation(space_);
    bool ok = compilation.compile(options);
    unlink(path.c_str());
    ASSERT_TRUE(ok);
    program_ = compilation.takeProgram();
    index_ = std::make_unique<ProgramIndex>(*program_->linked());
    reached_ = reach(*index_);
    loaded_ = std::make_unique<Loaded>(writeMetadata(Arch::X86_64, *index_, reached_).finish());
    made_ = loaded_->get<link::Program>(kProgramSymbol);
    before_.base = const_cast<std::byte*>(program_->linked()->regionBase);
  }

  static void expectText(std::string_view a, std::string_view b) { EXPECT_EQ(a, b); }
  void expectName(abi::Name have, abi::Name want) {
    ASSERT_EQ(have.isNull(), want.isNull() || want.bytes == reinterpret_cast<const uint8_t*>(before_.base));
    if (have.isNull()) return;
    EXPECT_EQ(have.bytes[0], want.bytes[0]);
    EXPECT_EQ(have.name(), want.name());
    EXPECT_EQ(have.tag(), want.tag());
    if (want.hasPkgPath()) expectName(after_.name(have.pkgPathOff()), before_.name(want.pkgPathOff()));
  }
  void expectType(const abi::Type* have, const abi::Type* want) {
    if (want == nullptr || !reached_.has(want)) {
      EXPECT_EQ(have, nullptr);
    } else {
      EXPECT_EQ(have, loaded_->get<abi::Type>(typeSymbol(want)));
    }
  }
  void expectFunction(const void* have, const void* want) {
    EXPECT_EQ(have, loaded_->get<link::Function>(functionSymbol(*static_cast<const link::Function*>(want))));
  }
  void expectMethods(const abi::Type* have, const abi::Type* want);
  void expectParts(const abi::Type* have, const abi::Type* want);

  driver::MetadataSpace space_{std::string()};
  std::unique_ptr<driver::Program> program_;
  std::unique_ptr<ProgramIndex> index_;
  Reached reached_;
  std::unique_ptr<Loaded> loaded_;
  const link::Program* made_ = nullptr;
  base::SystemAllocator memory_;
  abi::MetadataSpace before_{memory_}, after_{memory_};
};

void MetadataTest::expectMethods(const abi::Type* have, const abi::Type* want) {
  const abi::UncommonType *a = have->uncommon(), *b = want->uncommon();
  ASSERT_EQ(a == nullptr, b == nullptr);
  if (a == nullptr) return;
  expectName(after_.name(a->pkgPath), before_.name(b->pkgPath));
  ASSERT_EQ(a->mcount, b->mcount);
  EXPECT_EQ(a->xcount, b->xcount);
  for (uint16_t i = 0; i < a->mcount; i++) {
    const abi::Method &m = a->methods()[i], &n = b->methods()[i];
    expectName(after_.name(m.name), before_.name(n.name));
    if (reached_.methods.contains(&n)) {
      expectFunction(after_.resolve(m.ifn), before_.resolve(n.ifn));
      expectFunction(after_.resolve(m.tfn), before_.resolve(n.tfn));
      expectType(after_.type(m.mtyp), before_.type(n.mtyp));
    } else {
      EXPECT_EQ(m.ifn, -1);
      EXPECT_EQ(m.tfn, -1);
    }
  }
}

void MetadataTest::expectParts(const abi::Type* have, const abi::Type* want) {
  switch (want->kind()) {
    case abi::Kind::Array:
      expectType(abi::asArray(have)->elem, abi::asArray(want)->elem);
      expectType(abi::asArray(have)->slice, abi::asArray(want)->slice);
      EXPECT_EQ(abi::asArray(have)->len, abi::asArray(want)->len);
      break;
    case abi::Kind::Func:
      ASSERT_EQ(abi::asFunc(have)->inCount, abi::asFunc(want)->inCount);
      ASSERT_EQ(abi::asFunc(have)->outCount_, abi::asFunc(want)->outCount_);
      for (size_t i = 0; i < size_t{abi::asFunc(want)->numIn()} + abi::asFunc(want)->numOut(); i++)
        expectType(abi::asFunc(have)->types()[i], abi::asFunc(want)->types()[i]);
      break;
    case abi::Kind::Interface: {
      const auto *a = abi::asInterface(have), *b = abi::asInterface(want);
      ASSERT_EQ(a->methodCount, b->methodCount);
      EXPECT_EQ(a->methodCap, b->methodCap);
      expectName(a->pkgPath, b->pkgPath);
      for (int64_t i = 0; i < a->methodCount; i++) {
        expectName(after_.name(a->methods[i].name), before_.name(b->methods[i].name));
        expectType(after_.type(a->methods[i].typ), before_.type(b->methods[i].typ));
      }
      break;
    }
    case abi::Kind::Map:
      expectType(abi::asMap(have)->key, abi::asMap(want)->key);
      expectType(abi::asMap(have)->elem, abi::asMap(want)->elem);
      EXPECT_EQ(abi::asMap(have)->flags, abi::asMap(want)->flags);
      expectFunction(reinterpret_cast<const void*>(abi::asMap(have)->hasher->code),
                     reinterpret_cast<const void*>(abi::asMap(want)->hasher->code));
      break;
    case abi::Kind::Pointer: expectType(abi::asPtr(have)->elem, abi::asPtr(want)->elem); break;
    case abi::Kind::Slice: expectType(abi::asSlice(have)->elem, abi::asSlice(want)->elem); break;
    case abi::Kind::Chan:
      expectType(abi::asChan(have)->elem, abi::asChan(want)->elem);
      EXPECT_EQ(abi::asChan(have)->dir, abi::asChan(want)->dir);
      break;
    case abi::Kind::Struct: {
      const auto *a = abi::asStruct(have), *b = abi::asStruct(want);
      ASSERT_EQ(a->fieldCount, b->fieldCount);
      expectName(a->pkgPath, b->pkgPath);
      for (int64_t i = 0; i < a->fieldCount; i++) {
        expectName(a->fields[i].name, b->fields[i].name);
        expectType(a->fields[i].typ, b->fields[i].typ);
        EXPECT_EQ(a->fields[i].offset, b->fields[i].offset);
      }
      break;
    }
    default: break;
  }
}

TEST_F(MetadataTest, Functions) {
  ASSERT_EQ(made_->functions.size(), reached_.functions.size());
  for (size_t i = 0; i < reached_.functions.size(); i++) {
    const link::Function &have = *made_->functions[i], &want = *reached_.functions[i];
    EXPECT_EQ(have.self, &have);
    EXPECT_EQ(&have, loaded_->get<link::Function>(functionSymbol(want)));
    EXPECT_EQ(have.code, loaded_->get<link::Word>(codeSymbol(want)));
    EXPECT_EQ(have.name, want.name);
    EXPECT_EQ(have.flags, want.flags);
    EXPECT_EQ(have.resultSlots, want.resultSlots);
    EXPECT_EQ(have.paramSlots, want.paramSlots);
    EXPECT_EQ(have.startLine, want.startLine);
    EXPECT_EQ(reinterpret_cast<uint64_t>(have.lines.data()), reinterpret_cast<uint64_t>(loaded_->get<char>(linesSymbol(want))) + 8);
    EXPECT_EQ(have.refs, nullptr);
    expectType(have.type, want.type);
    expectType(have.recv, want.recv);
    ASSERT_LT(have.startFile, made_->files.size());
    EXPECT_EQ(made_->files[have.startFile], index_->file(want.startFile));
    ASSERT_EQ(have.inlines.size(), want.inlines.size());
    for (size_t k = 0; k < want.inlines.size(); k++) {
      EXPECT_EQ(have.inlines[k].function, want.inlines[k].function);
      EXPECT_EQ(have.inlines[k].line, want.inlines[k].line);
      EXPECT_EQ(have.inlines[k].parent, want.inlines[k].parent);
      EXPECT_EQ(made_->files[have.inlines[k].file], index_->file(want.inlines[k].file));
    }
  }
  ASSERT_EQ(made_->inits.size(), program_->linked()->inits.size());
  for (size_t i = 0; i < made_->inits.size(); i++) expectFunction(made_->inits[i], program_->linked()->inits[i]);
  expectFunction(made_->main, program_->linked()->main);
  auto* named = loaded_->get<const link::Function*>(kNamedSymbol);
  for (size_t i = 0; i < reached_.named.size(); i++) {
    if (reached_.named[i] == nullptr) {
      EXPECT_EQ(named[i], nullptr);
    } else {
      expectFunction(named[i], reached_.named[i]);
    }
  }
}

TEST_F(MetadataTest, Types) {
  const abi::Type* last = nullptr;
  for (const abi::Type* want : reached_.types) {
    const auto* have = loaded_->get<abi::Type>(typeSymbol(want));
    SCOPED_TRACE(before_.typeString(want));
    EXPECT_LT(last, have);
    last = have;
    EXPECT_EQ(memcmp(have, want, offsetof(abi::Type, equal)), 0);
    EXPECT_EQ(after_.typeString(have), before_.typeString(want));
    ASSERT_EQ(have->equal == nullptr, want->equal == nullptr);
    if (have->equal != nullptr) {
      expectFunction(reinterpret_cast<const void*>(have->equal->code), reinterpret_cast<const void*>(want->equal->code));
      EXPECT_EQ(reinterpret_cast<const uint64_t*>(have->equal)[1], reinterpret_cast<uint64_t>(have));
    }
    if (want->ptrBytes != 0) {
      EXPECT_EQ(memcmp(have->gcData, want->gcData, (want->ptrBytes / 8 + 7) / 8), 0);
    }
    if (const abi::Type* pointer = after_.type(have->ptrToThis)) expectType(pointer, before_.type(want->ptrToThis));
    const link::CopyPlan *a = link::planOf(have), *b = link::planOf(want);
    ASSERT_EQ(a == nullptr, b == nullptr);
    if (a != nullptr) {
      ASSERT_EQ(a->steps, b->steps);
      EXPECT_EQ(a->allWords, b->allWords);
      EXPECT_EQ(memcmp(a->step, b->step, a->steps * sizeof(link::CopyStep)), 0);
    }
    expectParts(have, want);
    expectMethods(have, want);
  }
  for (size_t i = 1; i < made_->typeLinks.size(); i++)
    EXPECT_LE(after_.typeString(made_->typeLinks[i - 1]), after_.typeString(made_->typeLinks[i]));
  EXPECT_FALSE(made_->typeLinks.empty());
}

TEST_F(MetadataTest, Itabs) {
  ASSERT_EQ(made_->itabs.size(), reached_.itabs.size());
  EXPECT_TRUE(std::is_sorted(made_->itabs.begin(), made_->itabs.end(), abi::itabLess));
  for (size_t i = 0; i < made_->itabs.size(); i++) {
    const abi::ITab &have = *made_->itabs[i], &want = *reached_.itabs[i];
    expectType(have.inter, want.inter);
    expectType(have.type, want.type);
    EXPECT_EQ(have.hash, want.hash);
    for (int64_t m = 0; m < want.inter->methodCount; m++)
      expectFunction(reinterpret_cast<const void*>(have.fun[m]), reinterpret_cast<const void*>(want.fun[m]));
  }
}

TEST_F(MetadataTest, PackageVariables) {
  ASSERT_EQ(made_->globals.size(), reached_.globals.size());
  auto word = [](uint64_t at) { return *reinterpret_cast<const uint64_t*>(at); };
  for (size_t i = 0; i < made_->globals.size(); i++) {
    const link::GlobalsPart &have = made_->globals[i], &want = *reached_.globals[i];
    EXPECT_EQ(have.offset, reinterpret_cast<uint64_t>(loaded_->get<char>(globalsSymbol(want.offset))));
    EXPECT_EQ(have.size, want.size);
    EXPECT_EQ(memcmp(have.refs, want.refs, (want.size / 8 + 7) / 8), 0);
    for (uint64_t at = 0; at + 8 <= want.size; at += 8) {
      uint64_t a = word(have.offset + at), b;
      memcpy(&b, want.init + at, 8);
      bool isRef = (want.refs[at / 64] >> (at / 8 % 8) & 1) != 0;
      if (!isRef) {
        EXPECT_EQ(a, b);
      } else if (isMetadata(reinterpret_cast<const void*>(b)) && !index_->isFunction(reinterpret_cast<const void*>(b)) &&
                 !index_->isType(reinterpret_cast<const void*>(b)) && !index_->isItab(reinterpret_cast<const void*>(b))) {
        EXPECT_EQ(memcmp(reinterpret_cast<const void*>(a), reinterpret_cast<const void*>(b), word(have.offset + at + 8)), 0);
      } else {
        EXPECT_EQ(a == 0, b == 0);
        EXPECT_LE(a, INT32_MAX);
      }
    }
  }
}

// Square.hidden is in an interface table, Close in an asserted interface; nobody can call Unused.
TEST_F(MetadataTest, Methods) {
  const abi::Type* t = index_->type("*main.Square");
  ASSERT_NE(t, nullptr);
  ASSERT_TRUE(reached_.has(t));
  EXPECT_FALSE(reached_.reflectsMethods);
  for (uint16_t i = 0; i < t->uncommon()->mcount; i++) {
    const abi::Method& m = t->uncommon()->methods()[i];
    std::string_view name = before_.name(m.name).name();
    EXPECT_EQ(reached_.methods.contains(&m), name == "Close") << name;
  }
  EXPECT_TRUE(std::ranges::none_of(reached_.functions, [](auto* f) { return f->name == "main.(*Square).Unused"; }));
}

}  // namespace
}  // namespace vo::native
