// This file reads the command line. As go's: one dash or two, `-flag value` or `-flag=value`, and of switches
// `-flag=false`; a flag that stands twice counts as it stood last.
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <span>
#include <string_view>
#include <vector>

#include "cli/command.h"
#include "cli/link_flags.h"
#include "cli/sandbox.h"
#include "driver/module_file.h"
#include "package/files.h"

namespace vo::cli {
namespace {

/// "; did you mean -trimpath?", or where to read on.
std::string hint(std::string_view name, Word word) {
  std::string_view nearest = nearestFlag(name, word);
  if (nearest.empty()) return "; see 'vo help " + std::string(words()[static_cast<size_t>(word)].text) + "'";
  return "; did you mean -" + std::string(nearest) + "?";
}

// ---- What a flag does ----------------------------------------------------------------------------

/// Go's words for a truth value.
bool isTruth(std::string_view s, bool* value) {
  for (std::string_view t : {"1", "t", "T", "true", "TRUE", "True"})
    if (s == t) return *value = true;
  for (std::string_view f : {"0", "f", "F", "false", "FALSE", "False"})
    if (s == f) return *value = false, true;
  return false;
}

std::vector<std::string> splitTags(std::string_view list) {
  std::vector<std::string> tags;
  while (!list.empty()) {
    size_t end = list.find_first_of(", ");
    if (end != 0) tags.emplace_back(list.substr(0, end));
    list.remove_prefix(end == std::string_view::npos ? list.size() : end + 1);
  }
  return tags;
}

std::string setBaseline(std::string_view mode, Command& c) {
  using enum Command::Baseline;
  if (mode != "on" && mode != "off" && mode != "eager") return "-baseline is on, off or eager, not " + std::string(mode);
  c.namesBaseline = true;
  c.baseline = mode == "on" ? On : mode == "off" ? Off : Eager;
  return {};
}

std::string setEngine(std::string_view name, Command& c) {
  using enum Command::Engine;
  if (name != "vm" && name != "jit" && name != "auto") return "no engine " + std::string(name) + ": vm, jit and auto are the engines";
  c.engine = name == "vm" ? Vm : name == "jit" ? Jit : Auto;
  return {};
}

std::string setRows(const std::string& text, Command& c) {
  auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), c.prof.count);
  bool isNumber = problem == std::errc() && end == text.data() + text.size();
  return isNumber ? std::string() : "-n takes a number of rows, not " + text;
}

std::string setProfile(const char* kind, const std::string& file, Command& c) {
  if (file.empty()) return "a profile needs the name of a file";
  c.profiles.emplace_back(std::string("VO_PROFILE_") + kind, file);
  return {};
}

std::string setCpu(std::string_view name, std::string_view what, Command& c) {
  if (name.starts_with("x86-64-")) name.remove_prefix(7);
  if (name != "v1" && name != "v2" && name != "v3" && name != "v4")
    return "invalid " + std::string(what) + ": must be v1, v2, v3, v4, not " + std::string(name);
  c.cpu = c.compile.settings.goamd64 = name;
  return {};
}

/// A target's name, of which clang's, rust's and go's forms will do.
std::string setTarget(const std::string& name, Command& c) {
  for (auto [machine, goarch] : {std::pair{"x86_64", "amd64"}, std::pair{"aarch64", "arm64"}}) {
    for (const char* system : {"-linux", "-linux-gnu", "-unknown-linux-gnu"})
      if (name == std::string(machine) + system) return c.compile.settings.goarch = goarch, std::string();
    if (name == std::string("linux/") + goarch) return c.compile.settings.goarch = goarch, std::string();
  }
  return "unknown target " + name + ": programs are built for x86_64-linux and aarch64-linux";
}

std::string refusal(Flag flag) {
  switch (flag) {
    case Flag::Race: return "there is no race detector yet: -race is refused";
    case Flag::Msan:
    case Flag::Asan: return "no sanitizers: -msan and -asan are refused";
    case Flag::Cover: return "coverage is not measured: -cover is refused";
    default: return "vo build starts no commands: -n and -x have nothing to show";
  }
}

/// What is wrong, or empty. `on`: of a switch.
std::string take(Flag flag, std::string_view value, bool on, Command& c) {
  std::string text(value);
  switch (flag) {
    case Flag::Tags: c.compile.tags = splitTags(value); return {};
    case Flag::Mod: c.compile.mod = value; return {};
    case Flag::Ldflags: {
      LinkFlags link;
      if (std::string why = parseLinkFlags(value, link); !why.empty()) return why;
      c.compile.variables = std::move(link.variables);
      c.compile.settings.ldflags = value;
      c.strip = link.strip;
      c.linkFlags = std::move(link.external);
      if (link.noDebug) c.debug = false;
      return {};
    }
    case Flag::Gcflags: {
      CompilerFlags gc;
      if (std::string why = parseCompilerFlags(value, gc); !why.empty()) return why;
      c.compile.settings.gcflags = value;
      c.compile.noInline = gc.noInline;
      if (gc.allErrors) c.allErrors = true;
      if (gc.noOptimisation) c.backend.push_back("-O0");
      return {};
    }
    case Flag::Trimpath: c.compile.settings.trimpath = on; return {};
    case Flag::Buildvcs:
    case Flag::All: return {};
    case Flag::Parallel: return atoi(text.c_str()) > 0 ? std::string() : "-p is a number, not " + text;
    case Flag::Verbose: c.compile.verbose = on; return {};
    case Flag::Buildmode: return text == "exe" || text == "default" ? std::string() : "-buildmode=" + text + " is not supported: exe and default are";
    case Flag::Compiler: return text == "gc" ? std::string() : "-compiler=" + text + " is not supported: vo is its own, and answers to gc";
    case Flag::Race:
    case Flag::Msan:
    case Flag::Asan:
    case Flag::Cover:
    case Flag::Commands:
    case Flag::DryRun: return on ? refusal(flag) : std::string();
    case Flag::Folder: return chdir(text.c_str()) == 0 ? std::string() : "-C: chdir " + text + ": " + strerror(errno);
    case Flag::Output: c.output = value; return {};
    case Flag::Emit: c.emit = value; return {};
    case Flag::Cpu: return setCpu(value, "--cpu", c);
    case Flag::GcRoots:
      if (text != "maps" && text != "conservative") return "--gc-roots is maps or conservative, not " + text;
      c.backend.push_back("--gc-roots=" + text);
      return {};
    case Flag::Target: return setTarget(text, c);
    case Flag::Level0:
    case Flag::Level1:
    case Flag::Level2:
    case Flag::Level3:
      c.backend.push_back("-" + std::string(flags()[static_cast<size_t>(flag)].text));
      return {};
    case Flag::Debug: c.debug = on; return {};
    case Flag::Strip: c.strip = on; return {};
    case Flag::Verify:
    case Flag::NoArchive:
      if (on) c.backend.push_back("--" + std::string(flags()[static_cast<size_t>(flag)].text));
      return {};
    case Flag::Timings: c.compile.timings = on; return {};
    case Flag::AllErrors: c.allErrors = on; return {};
    case Flag::Rundir: c.compile.rundir = on; return {};
    case Flag::TestPackage: c.compile.testPackage = value; return {};  // its image has none of the package's tests
    case Flag::Explain: c.compile.explain = on; return {};
    case Flag::NoInline: c.compile.noInline = on; return {};
    case Flag::Engine: return setEngine(value, c);
    case Flag::Baseline: return setBaseline(value, c);
    case Flag::Stats: c.stats = on; return {};
    case Flag::CpuProfile: return setProfile("CPU", text, c);
    case Flag::MemProfile: return setProfile("MEM", text, c);
    case Flag::BlockProfile: return setProfile("BLOCK", text, c);
    case Flag::MutexProfile: return setProfile("MUTEX", text, c);
    case Flag::Trace: return setProfile("TRACE", text, c);
    case Flag::PerfMap: c.perfMap = on; return {};
    case Flag::AllowUnsafe: c.allowUnsafe = on; return {};
    case Flag::Sandbox: c.confined.isOn = on; return {};
    case Flag::AllowRead:
    case Flag::AllowWrite:
    case Flag::AllowNet:
    case Flag::AllowEnv: return addPermissions(flag, value, c.confined);
    case Flag::AllowEntropy: c.confined.permissions.entropy = on; return {};
    case Flag::Clock:
    case Flag::MaxFiles:
    case Flag::MaxOutput:
    case Flag::Memory:
    case Flag::Fuel:
    case Flag::Timeout:
    case Flag::Seed: return setLimit(flag, value, c.confined);
    case Flag::Stage: c.stage = value; return {};
    case Flag::Function: c.function = value; return {};
    case Flag::EachLine: c.eval.perLine = on; return {};
    case Flag::PrintLines: c.eval.printsLines = on; return {};
    case Flag::AtEnd: c.eval.end = value; return {};
    case Flag::Import: c.eval.imports.emplace_back(value); return {};
    case Flag::ProfTop: c.prof.tags = !on; return {};
    case Flag::ProfTags: c.prof.tags = on; return {};
    case Flag::ProfList: c.prof.list = value; return {};
    case Flag::ProfCum: c.prof.byCum = on; return {};
    case Flag::ProfHtml: c.prof.html = value; return {};
    case Flag::ProfOutput: (text.ends_with(".html") ? c.prof.html : c.output) = value; return {};
    case Flag::ProfType: c.prof.sampleType = value; return {};
    case Flag::ProfUnit: c.prof.unit = value; return {};
    case Flag::ProfDiff:
    case Flag::ProfDiff2: c.prof.base = value; return {};
    case Flag::ProfCount:
    case Flag::ProfCount2: return setRows(text, c);
    case Flag::DocAll: c.doc.all = on; return {};
    case Flag::DocShort: c.doc.brief = on; return {};
    case Flag::DocSource: c.doc.source = on; return {};
    case Flag::DocHidden: c.doc.unexported = on; return {};
    case Flag::DocCase: c.doc.matchesCase = on; return {};
    case Flag::DocCommand: c.doc.commands = on; return {};
    case Flag::Stdio: return {};
    case Flag::Listen: c.listen = value; return {};
    case Flag::FmtDiff: c.fmt.diff = on; return {};
    case Flag::FmtList: c.fmt.list = on; return {};
    case Flag::FmtSimplify: c.fmt.simplify = on; return {};
    case Flag::FmtWrite: c.fmt.write = on; return {};
    case Flag::GenerateRun: c.generate.run = value; return {};
    case Flag::GenerateSkip: c.generate.skip = value; return {};
    case Flag::GenerateDryRun: c.generate.dryRun = on; return {};
    case Flag::GenerateVerbose: c.generate.verbose = on; return {};
    case Flag::GenerateTrace: c.generate.trace = on; return {};
    case Flag::Json: c.json = on; return {};
    case Flag::WhyVendor: c.withoutTests = on; return {};
    case Flag::WhyModules:
    case Flag::ListModules:
    case Flag::InfoModules: c.modules = on; return {};
    case Flag::Dependencies: c.withDependencies = on; return {};
    case Flag::Format: c.format = value; return {};
    case Flag::Manual: c.manual = on; return {};
  }
  return {};
}

/// One flag of which all is known but whether its value is any good.
std::string takeSwitchOrValue(const FlagRow& row, std::string_view value, bool hasValue, Command& c) {
  Flag flag = flagOf(&row);
  bool on = true;
  if (!row.hasValue && hasValue && !isTruth(value, &on)) {
    std::string name(row.text);
    if (flag != Flag::Buildvcs) return "invalid boolean value \"" + std::string(value) + "\" for -" + name;
    if (value != "auto") return "invalid boolean value \"" + std::string(value) + "\" for -buildvcs: value is neither 'auto' nor a valid bool";
  }
  return take(flag, value, on, c);
}

bool complain(const std::string& text) {
  fprintf(stderr, "vo: %s\n", text.c_str());
  return false;
}

/// The flags in GOFLAGS that this command has; what others have is of no interest to it.
std::string takeGoFlags(Command& c) {
  const char* env = getenv("GOFLAGS");
  std::vector<std::string> list;
  // (a value that go would refuse was of no interest here either)
  if (!splitQuoted(env == nullptr ? "" : env, list).empty()) return {};
  for (std::string_view flag : list) {
    if (!flag.starts_with("-")) continue;
    flag.remove_prefix(flag.starts_with("--") ? 2 : 1);
    size_t equals = flag.find('=');
    const FlagRow* row = findFlag(flag.substr(0, equals), c.word);
    bool hasValue = equals != std::string_view::npos;
    if (row == nullptr || !row->isGo || hasValue < row->hasValue) continue;
    if (std::string why = takeSwitchOrValue(*row, hasValue ? flag.substr(equals + 1) : "", hasValue, c); !why.empty()) return "$GOFLAGS: " + why;
  }
  return {};
}

/// What the environment says of the machine that the program is for.
std::string takeTarget(Command& c) {
  auto set = [](const char* name) {
    const char* value = getenv(name);
    return std::string(value == nullptr ? "" : value);
  };
  if (std::string value = set("GOOS"); !value.empty() && value != "linux") return "GOOS=" + value + ": programs are built for linux only";
  if (std::string value = set("GOARCH"); !value.empty()) {
    if (value != "amd64" && value != "arm64") return "GOARCH=" + value + ": programs are built for amd64 and arm64 only";
    c.compile.settings.goarch = value;
  }
  std::string cpu = set("GOAMD64");
  return cpu.empty() ? std::string() : setCpu(cpu, "GOAMD64", c);
}

/// `vo run -`: the program that is on standard input.
bool takeInput(std::span<char* const> operands, Command& c) {
  if (c.word != Word::Run && operands.size() > 1) return complain(c.name() + " takes standard input alone: not also " + operands[1]);
  std::string text;
  char buffer[1 << 16];
  for (ssize_t n; (n = read(0, buffer, sizeof buffer)) != 0;) {
    if (n < 0 && errno != EINTR) return complain(std::string("cannot read standard input: ") + strerror(errno));
    if (n > 0) text.append(buffer, static_cast<size_t>(n));
    if (text.size() > package::kMaxSourceBytes) return complain("standard input is too large for a program");
  }
  c.compile.source = package::SourceText{"<stdin>", std::move(text)};
  c.compile.paths.emplace_back("<stdin>");
  c.args.assign(operands.begin(), operands.end());
  return true;
}

/// The code of `vo eval` and its arguments.
bool takeCode(std::span<char* const> operands, Command& c) {
  if (operands.empty()) return complain("eval needs code; see 'vo help eval'");
  c.eval.code = operands[0];
  c.compile.paths.emplace_back("<eval>");
  size_t first = operands.size() > 1 && std::string_view(operands[1]) == "--" ? 2 : 1;
  c.args.emplace_back("<eval>");
  c.args.insert(c.args.end(), operands.begin() + static_cast<ptrdiff_t>(first), operands.end());
  return true;
}

/// The files or the folder, and the program's arguments.
bool takeOperands(std::span<char* const> operands, Command& c) {
  if (operands.empty() && c.word != Word::Build) return complain(c.name() + " needs a file or folder; see 'vo help " + c.name() + "'");
  if (operands.empty()) {
    c.compile.paths.emplace_back(".");
    return true;
  }
  if (std::string_view(operands[0]) == "-" && (c.word == Word::Run || c.word == Word::Check)) return takeInput(operands, c);
  size_t i = 0;
  c.isModule = driver::isModuleFile(operands[0]);
  if (!c.isModule && isSource(operands[0]) && !(c.word == Word::Run && isScript(operands[0]))) {
    while (i < operands.size() && isSource(operands[i])) {
      c.compile.paths.emplace_back(operands[i++]);
      if (c.word == Word::Run && c.compile.paths.size() == 1 && i < operands.size() && !isSource(operands[i])) break;
    }
  } else {
    c.compile.paths.emplace_back(operands[i++]);
  }
  if (c.word != Word::Run && i < operands.size())
    return complain(c.name() + " takes files of one folder, or one folder: not also " + operands[i]);
  c.args.push_back(c.compile.paths[0]);
  for (; i < operands.size(); i++) c.args.emplace_back(operands[i]);
  return true;
}

}  // namespace

bool isScript(const char* path) {
  int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  char start[2] = {};
  bool found = fd >= 0 && read(fd, start, 2) == 2 && start[0] == '#' && start[1] == '!';
  if (fd >= 0) close(fd);
  return found;
}

Parsed parseArguments(std::span<char* const> args, Command& c) {
  auto wrong = [](const std::string& text) {
    complain(text);
    return Parsed::Wrong;
  };
  if (std::string why = takeGoFlags(c); !why.empty()) return wrong(why);
  if (c.word == Word::Build)
    if (std::string why = takeTarget(c); !why.empty()) return wrong(why);
  if (const char* mode = getenv("VO_BASELINE"); mode != nullptr && *mode != 0)
    if (std::string why = setBaseline(mode, c); !why.empty()) return wrong(why);
  if (const char* engine = getenv("VO_ENGINE"); engine != nullptr && *engine != 0)
    if (std::string why = setEngine(engine, c); !why.empty()) return wrong("$VO_ENGINE: " + why);
  bool namesLevel = false, flagsEnd = false;
  std::vector<char*> operands;
  for (size_t i = 0; i < args.size(); i++) {
    // What follows the file of 'run', the code of 'eval' and the name of a tool is the program's.
    if (flagsEnd || args[i][0] != '-' || args[i][1] == 0) {
      operands.push_back(args[i]);
      flagsEnd |= isOneOf(c.word, kRun | kEval | kTool);
      continue;
    }
    if (std::string_view(args[i]) == "--") {
      flagsEnd = true;
      continue;
    }
    std::string_view flag = args[i] + (args[i][1] == '-' ? 2 : 1);
    size_t equals = flag.find('=');
    bool hasValue = equals != std::string_view::npos;
    std::string_view name = flag.substr(0, equals), value = hasValue ? flag.substr(equals + 1) : "";
    const FlagRow* row = findFlag(name, c.word);
    if (row == nullptr && (name == "h" || name == "help")) return Parsed::Help;
    if (row == nullptr && std::any_of(flags().begin(), flags().end(), [&](const FlagRow& r) { return r.text == name; }))
      return wrong(c.name() + " has no flag -" + std::string(name) + "; see 'vo help " + c.name() + "'");
    if (row == nullptr) return wrong("unknown flag -" + std::string(name) + hint(name, c.word));
    if (row->hasValue && !hasValue) {
      if (i + 1 >= args.size()) return wrong("flag -" + std::string(name) + " needs a value");
      value = args[++i];
      hasValue = true;
    }
    if (std::string why = takeSwitchOrValue(*row, value, hasValue, c); !why.empty()) return wrong(why);
    namesLevel |= flagOf(row) == Flag::Cpu;
  }
  if (c.compile.settings.goarch != "amd64") {
    if (namesLevel) return wrong("--cpu names levels of x86-64: aarch64-linux has one");
    c.cpu.clear();
  }
  if (isOneOf(c.word, kRun | kBuild | kCheck | kDump)) return takeOperands(operands, c) ? Parsed::Right : Parsed::Wrong;
  if (c.word == Word::Eval) return takeCode(operands, c) ? Parsed::Right : Parsed::Wrong;
  c.args.assign(operands.begin(), operands.end());
  return Parsed::Right;
}

}  // namespace vo::cli
