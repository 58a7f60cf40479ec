// A command line: the word, its flags, what it is about.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/words.h"
#include "doc/show.h"
#include "driver/compile.h"
#include "sandbox/permissions.h"

namespace vo::cli {

struct EvalOptions {
  std::string code, end;             ///< `end`: for when all lines are read
  std::vector<std::string> imports;  ///< paths
  bool perLine = false, printsLines = false;
};

struct FmtOptions {
  bool diff = false, list = false, simplify = false, write = false;
};

/// Flags of `vo run` that keep a program in bounds.
struct ConfinedOptions {
  bool isOn = false;                  ///< -sandbox
  bool hasPermissions = false;        ///< flags that mean something in a sandbox only
  sandbox::Permissions permissions;
  uint64_t memory = 0, fuel = 0, seed = 0;
  int64_t timeout = 0;                ///< nanoseconds
  bool isLimited() const { return isOn || memory != 0 || fuel != 0 || seed != 0 || timeout != 0; }
};

struct GenerateOptions {
  std::string run, skip;  ///< regular expressions, or empty
  bool dryRun = false, verbose = false, trace = false;
};

/// Flags of `vo prof`; Command::output is where the text goes.
struct ProfOptions {
  std::string base, html, list, sampleType, unit = "minimum";
  size_t count = 0;
  bool byCum = false, tags = false;
};

struct Command {
  Word word = Word::Help;
  std::string name() const { return std::string(words()[static_cast<size_t>(word)].text); }
  bool allErrors = false;            ///< not only the first ten
  driver::CompileOptions compile;
  std::vector<std::string> args;     ///< os.Args of the program
  std::string stage = "bytecode";    ///< of `vo dump`
  std::string function;              ///< the only one that `vo dump` shows, or empty
  std::string emit;                  ///< `vo build --emit=`
  std::string output;                ///< `vo build -o`
  std::vector<std::string> backend;  ///< flags for the native backend
  std::vector<std::string> linkFlags; ///< -extldflags: libraries of C
  std::string cpu;                   ///< v1 to v4; empty: the backend's choice
  bool strip = false;                ///< no symbols
  bool debug = false;                ///< what debuggers want
  bool allowUnsafe = false;
  enum class Baseline : uint8_t { Off, On, Eager } baseline = Baseline::On;
  bool namesBaseline = false;        ///< the mode was given
  enum class Engine : uint8_t { Auto, Vm, Jit } engine = Engine::Auto;
  std::string listen;                ///< of `vo dap`
  bool json = false;                 ///< of `vo list`, `env` and `version`
  bool modules = false;              ///< -m of `vo list`, `mod why` and `version`
  bool withoutTests = false;         ///< `vo mod why -vendor`
  std::string format;                ///< `vo list -f`
  bool withDependencies = false;     ///< `vo list -deps`
  bool manual = false;               ///< `vo help -man`
  bool stats = false;
  bool perfMap = false;
  EvalOptions eval;
  doc::ShowOptions doc;
  FmtOptions fmt;
  GenerateOptions generate;
  ProfOptions prof;
  ConfinedOptions confined;
  /// Variables of the environment by which internal/runprofile knows what to write where.
  std::vector<std::pair<std::string, std::string>> profiles;
  bool isModule = false;             ///< the file is compiled already (.vob)
};

inline bool isSource(std::string_view s) { return s.ends_with(".go") || s.ends_with(".vo"); }
/// Whether the file begins with `#!`: then the kernel may have started us, and what follows it are the script's
/// arguments, even if they are names of source files.
bool isScript(const char* path);

enum class Parsed : uint8_t { Right, Wrong, Help };
/// Fills `c`, whose word is known, from the environment (GOFLAGS, GOAMD64, VO_BASELINE) and the arguments behind the word: flags,
/// then files or a folder, then the program's arguments; of words that take no program what is no flag becomes `args`. If
/// something is wrong a line on stderr says so. -C changes the working directory.
Parsed parseArguments(std::span<char* const> args, Command& c);

}  // namespace vo::cli
