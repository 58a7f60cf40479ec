// The tables words.def and flags.def as data, and what is made of them: help, the manual page, guesses at what was meant.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace vo::cli {

enum class Word : uint8_t {
#define VO_WORD(name, text, arguments, meaning, more) name,
#include "cli/words.def"
};

/// Words as bits: kRun, kBuild, ...
#define VO_WORD(name, text, arguments, meaning, more) inline constexpr uint32_t k##name = 1u << static_cast<unsigned>(Word::name);
#include "cli/words.def"

inline bool isOneOf(Word word, uint32_t set) { return (set >> static_cast<unsigned>(word) & 1) != 0; }

struct WordRow {
  std::string_view text, arguments, meaning, more;
};

enum class Flag : uint8_t {
#define VO_FLAG(name, text, words, hasValue, isGo, meaning) name,
#include "cli/flags.def"
};

struct FlagRow {
  std::string_view text;
  uint32_t words;  ///< which have it
  bool hasValue;
  bool isGo;       ///< may stand in GOFLAGS
  std::string_view meaning;
};

std::span<const WordRow> words();
std::span<const FlagRow> flags();
/// Null if there is no such word.
const WordRow* findWord(std::string_view text);
inline Word wordOf(const WordRow* row) { return static_cast<Word>(row - words().data()); }
/// The flag of that name that a word has, or null.
const FlagRow* findFlag(std::string_view text, Word word);
inline Flag flagOf(const FlagRow* row) { return static_cast<Flag>(row - flags().data()); }

/// What of these was meant, if one is near enough (letters inserted, left out, replaced or exchanged); else empty.
std::string_view nearestWord(std::string_view text);
std::string_view nearestFlag(std::string_view text, Word word);

/// `vo help`, and `vo help WORD`.
std::string helpText();
std::string helpText(Word word);
/// vo.1, in troff.
std::string manualPage();

}  // namespace vo::cli
