// Mutations of source text by tokens, so that more of what is tried gets through the parser.
#pragma once

#include <cctype>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <random>
#include <string>
#include <string_view>
#include <vector>

extern "C" size_t LLVMFuzzerMutate(uint8_t* data, size_t size, size_t maxSize);

namespace vo::fuzz {

/// Words, numbers, literals, operators of one character and blanks, in order; together the text.
inline std::vector<std::string_view> tokens(std::string_view text) {
  std::vector<std::string_view> list;
  auto isWord = [](char c) { return isalnum(static_cast<unsigned char>(c)) || c == '_' || (c & 0x80) != 0; };
  for (size_t i = 0; i < text.size();) {
    size_t n = 1;
    if (isWord(text[i])) {
      while (i + n < text.size() && isWord(text[i + n])) n++;
    } else if (text[i] == '"' || text[i] == '`' || text[i] == '\'') {
      while (i + n < text.size() && text[i + n] != text[i] && text[i + n] != '\n') n++;
      if (i + n < text.size()) n++;
    } else if (isspace(static_cast<unsigned char>(text[i]))) {
      while (i + n < text.size() && isspace(static_cast<unsigned char>(text[i + n]))) n++;
    }
    list.push_back(text.substr(i, n));
    i += n;
  }
  return list;
}

inline constexpr std::string_view kWords[] = {
    "int", "string", "[]", "[3]", "[...]", "map[string]int", "*", "&", "func()", "func", "struct{}", "struct",
    "interface{}", "interface", "any", "error", "chan int", "<-", "x", "y", "T", "F", "T[int]", "[T any]",
    "[T ~int|~string]", "comparable", "nil", "0", "1", "-1", "1<<62", "1e1000", "0x1p-2", "'a'", "\"s\"", "1i",
    "true", "iota", "len(x)", "cap", "append", "make", "new", "copy", "delete", "clear", "min", "max", "panic",
    "recover()", "print", "complex", "real", "close", "unsafe.Pointer", "unsafe.Sizeof(x)", "fmt.Println",
    "errors.New", "return", "defer", "go", "select", "switch", "case", "default:", "for", "range", "range x",
    "if", "else", "goto L", "L:", "break", "continue", "fallthrough", "~>", "v~>f", "~>[0]", "~>(x)", "type", "const", "var", "import", ":=", "=",
    "+=", "==", "!=", "<", "<=", "<<", ">>", "&^", "&&", "||", "!", "^", "%", "/", ".(type)", ".(T)", ".", "...",
    "...x", "?", "fail", "errdefer", "assert", "(", ")", "{", "}", "[", "]", ",", ";", ":", "\n", "uint8",
    "float64", "complex128", "uintptr", "rune", "byte", "~", "//go:build go1.21\n", "//go:noinline\n", "_"};

/// Changes `text` a few times.
inline std::string mutateSource(std::string_view text, unsigned seed, std::string_view other = {}) {
  std::minstd_rand random(seed);
  std::vector<std::string_view> list = tokens(text);
  std::vector<std::string_view> donor = tokens(other.empty() ? text : other);
  auto at = [&](size_t n) { return n == 0 ? 0 : random() % n; };
  for (unsigned times = 1 + random() % 4; times > 0; times--) {
    size_t i = at(list.size()), n = 1 + at(8);
    if (i + n > list.size()) n = list.size() - i;
    auto p = list.begin() + static_cast<std::ptrdiff_t>(i);
    switch (random() % 7) {
      case 0: list.erase(p, p + static_cast<std::ptrdiff_t>(n)); break;
      case 1: {
        std::vector<std::string_view> copy(p, p + static_cast<std::ptrdiff_t>(n));
        list.insert(list.begin() + static_cast<std::ptrdiff_t>(at(list.size() + 1)), copy.begin(), copy.end());
        break;
      }
      case 2: case 3:
        if (!list.empty()) *p = kWords[at(std::size(kWords))];
        break;
      case 4: list.insert(p, kWords[at(std::size(kWords))]); break;
      case 5:
        if (!list.empty()) std::swap(*p, list[at(list.size())]);
        break;
      default: {
        if (donor.empty()) break;
        size_t from = at(donor.size()), count = 1 + at(30);
        if (from + count > donor.size()) count = donor.size() - from;
        list.insert(p, donor.begin() + static_cast<std::ptrdiff_t>(from), donor.begin() + static_cast<std::ptrdiff_t>(from + count));
      }
    }
  }
  std::string out;
  for (std::string_view t : list) out += t;
  return out;
}

/// For LLVMFuzzerCustomMutator: tokens most of the time, bytes else.
inline size_t mutate(uint8_t* data, size_t size, size_t maxSize, unsigned seed) {
  if (seed % 8 == 0) return LLVMFuzzerMutate(data, size, maxSize);
  std::string out = mutateSource({reinterpret_cast<char*>(data), size}, seed);
  if (out.size() > maxSize) out.resize(maxSize);
  memcpy(data, out.data(), out.size());
  return out.size();
}

inline size_t crossOver(const uint8_t* a, size_t aSize, const uint8_t* b, size_t bSize, uint8_t* out,
                        size_t maxSize, unsigned seed) {
  std::string s = mutateSource({reinterpret_cast<const char*>(a), aSize}, seed,
                               {reinterpret_cast<const char*>(b), bSize});
  if (s.size() > maxSize) s.resize(maxSize);
  memcpy(out, s.data(), s.size());
  return s.size();
}

}  // namespace vo::fuzz

#define VO_FUZZ_SOURCE_MUTATOR                                                                          \
  extern "C" size_t LLVMFuzzerCustomMutator(uint8_t* data, size_t size, size_t maxSize, unsigned seed) { \
    return vo::fuzz::mutate(data, size, maxSize, seed);                                                 \
  }                                                                                                     \
  extern "C" size_t LLVMFuzzerCustomCrossOver(const uint8_t* a, size_t aSize, const uint8_t* b,         \
                                              size_t bSize, uint8_t* out, size_t maxSize, unsigned seed) { \
    return vo::fuzz::crossOver(a, aSize, b, bSize, out, maxSize, seed);                                 \
  }
