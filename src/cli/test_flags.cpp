// This file reads the command line of `vo test`: flags for it and for the test programs may stand before and behind the packages.
#include "cli/test_flags.h"

#include <sched.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iterator>
#include <optional>
#include <set>
#include <string_view>

#include "package/files.h"

namespace vo::cli {
namespace {

enum class Flag : uint8_t {
#define VO_TEST_FLAG(name, text, value, use, meaning) name,
#include "cli/test_flags.def"
};
enum class Value : uint8_t { Bool, String, Int, Duration, Shuffle, Verbose };
enum class Use : uint8_t { Pass, Both, Own, Refuse };

struct Row {
  std::string_view text;
  Value value;
  Use use;
  bool isBool() const { return value == Value::Bool || value == Value::Verbose; }
  bool isPassed() const { return use == Use::Pass || use == Use::Both; }
};

constexpr Row kFlags[] = {
#define VO_TEST_FLAG(name, text, value, use, meaning) {text, Value::value, Use::use},
#include "cli/test_flags.def"
};

/// `test.run` is `run`.
const Row* find(std::string_view name) {
  bool isLong = name.starts_with("test.");
  if (isLong) name.remove_prefix(5);
  auto it = std::find_if(std::begin(kFlags), std::end(kFlags), [&](const Row& r) { return r.text == name && (!isLong || r.isPassed()); });
  return it == std::end(kFlags) ? nullptr : it;
}

std::optional<bool> truthOf(std::string_view v) {
  for (std::string_view t : {"1", "t", "T", "true", "TRUE", "True"})
    if (v == t) return true;
  for (std::string_view f : {"0", "f", "F", "false", "FALSE", "False"})
    if (v == f) return false;
  return std::nullopt;
}

bool isInteger(std::string_view v) {
  int64_t n = 0;
  if (v.starts_with('+')) v.remove_prefix(1);
  auto [end, error] = std::from_chars(v.data(), v.data() + v.size(), n);
  return error == std::errc() && end == v.data() + v.size();
}

/// As time.ParseDuration.
std::optional<int64_t> durationOf(std::string_view v) {
  struct Unit {
    std::string_view name;
    double nanoseconds;
  };
  constexpr Unit kUnits[] = {{"ns", 1}, {"us", 1e3}, {"µs", 1e3}, {"ms", 1e6}, {"s", 1e9}, {"m", 60e9}, {"h", 3600e9}};
  bool isNegative = v.starts_with('-');
  if (isNegative || v.starts_with('+')) v.remove_prefix(1);
  if (v == "0") return 0;
  if (v.empty()) return std::nullopt;
  double total = 0;
  while (!v.empty()) {
    size_t digits = std::min(v.find_first_not_of("0123456789."), v.size());
    double n = 0;
    auto [end, error] = std::from_chars(v.data(), v.data() + digits, n, std::chars_format::fixed);
    if (error != std::errc() || end != v.data() + digits) return std::nullopt;
    v.remove_prefix(digits);
    std::string_view unit = v.substr(0, std::min(v.find_first_of("0123456789."), v.size()));
    auto it = std::find_if(std::begin(kUnits), std::end(kUnits), [&](const Unit& u) { return u.name == unit; });
    if (it == std::end(kUnits)) return std::nullopt;
    total += n * it->nanoseconds;
    v.remove_prefix(unit.size());
  }
  constexpr double kMost = 9.2e18;
  if (total > kMost) return std::nullopt;
  return static_cast<int64_t>(isNegative ? -total : total);
}

class Parser {
 public:
  explicit Parser(TestCommand* out) : out_(*out) {}

  int parse(int argc, char** argv) {
    if (std::string why = takeGoFlags(); !why.empty()) return complain("vo: " + why), 2;
    std::vector<std::string_view> args(argv + 2, argv + argc);
    for (size_t i = 0; i < args.size();) {
      if (args[i].size() < 2 || args[i][0] != '-') {
        if (!takeOperand(args, &i)) break;
        continue;
      }
      if (args[i] == "--") {
        explicit_.insert(explicit_.end(), args.begin() + static_cast<ptrdiff_t>(i), args.end());
        break;
      }
      inPackages_ = afterUnknown_ = false;
      if (args[i] == "-args" || args[i] == "--args") {
        packagesEnded_ = true;
        explicit_.insert(explicit_.end(), args.begin() + static_cast<ptrdiff_t>(i) + 1, args.end());
        break;
      }
      if (int status = takeFlag(args, &i); status != 0) return status;
    }
    return finish();
  }

 private:
  static void complain(const std::string& text) {
    fprintf(stderr,
            "%s\nusage: vo test [build/test flags] [packages] [build/test flags & test binary flags]\n"
            "Run 'vo help' for details.\n",
            text.c_str());
  }

  /// A package, or an argument of the programs. False: so is all that follows.
  bool takeOperand(const std::vector<std::string_view>& args, size_t* i) {
    if (!inPackages_ && packagesEnded_) {
      if (afterUnknown_) {  // it may be the value of the flag before
        afterUnknown_ = false;
        explicit_.emplace_back(args[(*i)++]);
        return true;
      }
      explicit_.insert(explicit_.end(), args.begin() + static_cast<ptrdiff_t>(*i), args.end());
      return false;
    }
    inPackages_ = packagesEnded_ = true;
    out_.packages.emplace_back(args[(*i)++]);
    return true;
  }

  int takeFlag(const std::vector<std::string_view>& args, size_t* i) {
    std::string_view raw = args[(*i)++], text = raw;
    text.remove_prefix(text.starts_with("--") ? 2 : 1);
    size_t equals = text.find('=');
    bool hasValue = equals != std::string_view::npos;
    std::string name(text.substr(0, equals)), value(hasValue ? text.substr(equals + 1) : "");
    if (name.empty() || name[0] == '-') return complain("bad flag syntax: " + std::string(raw)), 2;
    const Row* row = find(name);
    if (row == nullptr) {
      if (name == "h" || name == "help") {
        if (packagesEnded_) return explicit_.emplace_back(raw), 0;
        complain("");
        return 2;
      }
      packagesEnded_ = true;
      afterUnknown_ = !hasValue;
      if (unknown_.empty()) unknown_ = raw;
      explicit_.emplace_back(raw);
      return 0;
    }
    if (!hasValue && row->isBool()) value = "true";
    if (!hasValue && !row->isBool()) {
      if (*i >= args.size()) return complain("flag needs an argument: -" + name), 2;
      value = args[(*i)++];
    }
    std::string passed;
    isFirst_ = *i <= (hasValue || row->isBool() ? 1 : 2);
    if (std::string why = take(*row, value, &passed); !why.empty()) {
      const char* kind = row->isBool() ? "invalid boolean value \"" : "invalid value \"";
      return complain(kind + value + "\" for " + (row->isBool() ? "" : "flag ") + "-" + name + ": " + why), 2;
    }
    if (!refused_.empty()) return fprintf(stderr, "vo: %s\n", refused_.c_str()), 2;
    if (row->isPassed()) {
      explicit_.push_back("-test." + std::string(row->text) + "=" + passed);
      given_.insert(row->text);
    }
    return 0;
  }

  /// `passed`: the value as the program gets it. What is wrong with it, or empty.
  std::string take(const Row& row, const std::string& value, std::string* passed) {
    *passed = value;
    bool on = false;
    if (row.value == Value::Bool || (row.value == Value::Verbose && value != "test2json")) {
      std::optional<bool> truth = truthOf(value);
      if (!truth) return row.value == Value::Bool ? "parse error" : "invalid flag -test.v=" + value;
      on = *truth;
      *passed = on ? "true" : "false";
    } else if (row.value == Value::Int && !isInteger(value)) {
      return "parse error";
    } else if (row.value == Value::Duration) {
      std::optional<int64_t> d = durationOf(value);
      if (!d) return "parse error";
      *passed = durationText(*d);
    } else if (row.value == Value::Shuffle && value != "on" && value != "off" && !isInteger(value)) {
      return "-shuffle argument must be \"on\", \"off\", or an int64: strconv.ParseInt: parsing \"" + value + "\": invalid syntax";
    }
    return row.use == Use::Pass ? std::string() : apply(static_cast<Flag>(&row - kFlags), value, on || value == "test2json");
  }

  std::string apply(Flag flag, const std::string& value, bool on) {
    std::string name = "-" + std::string(kFlags[static_cast<size_t>(flag)].text);
    switch (flag) {
      case Flag::Bench: out_.benchmarks = !value.empty(); return {};
      case Flag::BlockProfile:
      case Flag::CpuProfile:
      case Flag::MemProfile:
      case Flag::MutexProfile:
      case Flag::Trace:
        if (!value.empty()) out_.profile = name;
        return {};
      case Flag::Failfast: out_.failfast = on; return {};
      case Flag::Fuzz: out_.fuzzes = !value.empty(); return {};
      case Flag::List: lists_ = !value.empty(); return {};
      case Flag::OutputDir: outputDir_ = package::absolutePath(value); return {};
      case Flag::Cover: covers_ = on; return {};
      case Flag::CoverMode:
        if (value != "set" && value != "count" && value != "atomic") return "valid modes are \"set\", \"count\", or \"atomic\"";
        covers_ = true;
        out_.coverMode = value;
        return {};
      case Flag::CoverPkg:
        covers_ = true;
        out_.coverPackages = splitList(value);
        return {};
      case Flag::CoverProfile:
        covers_ = true;
        out_.coverProfile = value;
        return {};
      case Flag::Timeout: out_.timeout = *durationOf(value); return {};
      case Flag::Verbose: verbose_ = on; return {};
      case Flag::Json: out_.json = on; return {};
      case Flag::Compile: out_.compilesOnly = on; return {};
      case Flag::Output: out_.output = value; return {};
      case Flag::Vet:
        if (value != "off" && !value.empty()) refused_ = "-vet=" + value + ": there is no vet yet; -vet=off says the same as nothing";
        return {};
      case Flag::Folder:
        if (!isFirst_) return "-C flag must be first flag on command line";
        if (chdir(value.c_str()) != 0) refused_ = "-C: chdir " + value + ": " + strerror(errno);
        return {};
      case Flag::Tags: out_.tags = splitList(value); return {};
      case Flag::Mod: out_.mod = value; return {};
      case Flag::Processes: out_.processes = atoi(value.c_str()); return {};
      case Flag::All: return {};
      case Flag::Engine:
        if (value != "vm" && value != "jit" && value != "auto") return "vm, jit and auto are the engines";
        out_.settings.push_back(name + "=" + value);
        return {};
      case Flag::Baseline:
        if (value != "on" && value != "off" && value != "eager") return "on, off and eager are the modes";
        out_.settings.push_back(name + "=" + value);
        return {};
      case Flag::Race:
      case Flag::Msan:
      case Flag::Asan:
        if (on) refused_ = name + ": there is no such detector; without it tests run as they are";
        return {};
      default:
        // A switch that is off asks for nothing.
        if (on || kFlags[static_cast<size_t>(flag)].value != Value::Bool) refused_ = name + ": test does not have it";
        return {};
    }
  }

  static std::vector<std::string> splitList(std::string_view list) {
    std::vector<std::string> out;
    while (!list.empty()) {
      std::string_view item = list.substr(0, list.find_first_of(", "));
      list.remove_prefix(std::min(list.size(), item.size() + 1));
      if (!item.empty()) out.emplace_back(item);
    }
    return out;
  }

  /// What GOFLAGS has of ours; the rest is other commands'. (Values with blanks are no flags of tests.)
  std::string takeGoFlags() {
    const char* env = getenv("GOFLAGS");
    std::string_view rest = env == nullptr ? "" : env;
    while (!rest.empty()) {
      std::string_view flag = rest.substr(0, rest.find(' '));
      rest.remove_prefix(std::min(rest.size(), flag.size() + 1));
      if (!flag.starts_with('-')) continue;
      flag.remove_prefix(flag.starts_with("--") ? 2 : 1);
      size_t equals = flag.find('=');
      const Row* row = find(flag.substr(0, equals));
      if (row == nullptr || row->use == Use::Refuse || (equals == std::string_view::npos && !row->isBool())) continue;
      std::string passed, value(equals == std::string_view::npos ? "true" : flag.substr(equals + 1));
      if (std::string why = take(*row, value, &passed); !why.empty())
        return std::string(row->isBool() ? "invalid boolean value \"" : "invalid value \"") + value + "\" for flag -" + std::string(row->text) + " (from $GOFLAGS): " + why;
      if (row->isPassed()) environment_.emplace_back(row->text, passed);
    }
    return {};
  }

  int finish() {
    if (!unknown_.empty() && out_.compilesOnly) return complain("vo: unknown flag " + unknown_ + " cannot be used with -c"), 2;
    if (!out_.output.empty() && !out_.compilesOnly) return fprintf(stderr, "vo: -o: test has it only with -c\n"), 2;
    std::vector<std::string>& args = out_.args;
    if (out_.json) {
      args.emplace_back("-test.v=test2json");
      given_.insert("v");
    }
    for (auto& [name, value] : environment_)
      if (!given_.contains(name)) args.push_back("-test." + name + "=" + value);
    bool hasTimeout = given_.contains("timeout") || std::any_of(environment_.begin(), environment_.end(), [](auto& e) { return e.first == "timeout"; });
    if (!hasTimeout) {
      constexpr int64_t kTenMinutes = int64_t{600} * 1'000'000'000;
      out_.timeout = kTenMinutes;
      args.push_back("-test.timeout=" + durationText(kTenMinutes));
    }
    if (!out_.profile.empty() && !given_.contains("outputdir")) args.push_back("-test.outputdir=" + package::absolutePath("."));
    if (!covers_) {
      out_.coverMode.clear();
    } else if (out_.coverMode.empty()) {
      out_.coverMode = "set";
    }
    if (!covers_) out_.coverProfile.clear();
    if (!out_.coverProfile.empty() && out_.coverProfile[0] != '/')
      out_.coverProfile = (outputDir_.empty() ? package::absolutePath(".") : outputDir_) + "/" + out_.coverProfile;
    bool helps = false;
    for (const std::string& a : explicit_) {
      if (a == "--") break;
      helps = helps || a == "-h" || a == "-help" || a == "--help";
    }
    args.insert(args.end(), explicit_.begin(), explicit_.end());
    out_.showsPasses = verbose_ || lists_ || helps;
    return 0;
  }

  TestCommand& out_;
  std::vector<std::string> explicit_;
  std::vector<std::pair<std::string, std::string>> environment_;
  std::set<std::string_view> given_;
  std::string refused_;
  std::string outputDir_;
  std::string unknown_;  ///< the first flag that is not ours
  bool covers_ = false;
  bool isFirst_ = false;  ///< the flag at hand
  bool inPackages_ = false, packagesEnded_ = false, afterUnknown_ = false, verbose_ = false, lists_ = false;
};

}  // namespace

std::string durationText(int64_t nanoseconds) {
  if (nanoseconds == 0) return "0s";
  bool isNegative = nanoseconds < 0;
  auto n = isNegative ? 0 - static_cast<uint64_t>(nanoseconds) : static_cast<uint64_t>(nanoseconds);
  auto decimal = [](uint64_t whole, uint64_t part, int digits) {
    std::string out = std::to_string(whole), fraction = std::to_string(part);
    fraction.insert(0, static_cast<size_t>(digits) - fraction.size(), '0');
    fraction.erase(fraction.find_last_not_of('0') + 1);
    return fraction.empty() ? out : out + "." + fraction;
  };
  constexpr uint64_t kSecond = 1'000'000'000;
  std::string out;
  if (n < 1000) {
    out = std::to_string(n) + "ns";
  } else if (n < 1'000'000) {
    out = decimal(n / 1000, n % 1000, 3) + "µs";
  } else if (n < kSecond) {
    out = decimal(n / 1'000'000, n % 1'000'000, 6) + "ms";
  } else {
    uint64_t seconds = n / kSecond;
    if (seconds >= 3600) out += std::to_string(seconds / 3600) + "h";
    if (seconds >= 60) out += std::to_string(seconds / 60 % 60) + "m";
    out += decimal(seconds % 60, n % kSecond, 9) + "s";
  }
  return isNegative ? "-" + out : out;
}

int parseTestArguments(int argc, char** argv, TestCommand* out) {
  cpu_set_t processors;
  out->processes = sched_getaffinity(0, sizeof processors, &processors) == 0 ? CPU_COUNT(&processors) : 1;
  int status = Parser(out).parse(argc, argv);
  out->processes = std::max(1, out->processes);
  return status;
}

}  // namespace vo::cli
