// This file makes help, the manual page and guesses of the two tables, so that a new row appears everywhere.
#include "cli/words.h"

#include <algorithm>
#include <iterator>
#include <vector>

namespace vo::cli {
namespace {

constexpr WordRow kWords[] = {
#define VO_WORD(name, text, arguments, meaning, more) {text, arguments, meaning, more},
#include "cli/words.def"
};

constexpr FlagRow kFlags[] = {
#define VO_FLAG(name, text, words, hasValue, isGo, meaning) {text, words, hasValue, isGo, meaning},
#include "cli/flags.def"
};
static_assert(std::size(kWords) <= 32, "a set of words is a uint32_t");

/// Letters to insert, remove, replace or swap with the next.
size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<size_t>> d(a.size() + 1, std::vector<size_t>(b.size() + 1));
  for (size_t i = 0; i <= a.size(); i++) {
    for (size_t j = 0; j <= b.size(); j++) {
      if (i == 0 || j == 0) {
        d[i][j] = i + j;
        continue;
      }
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  }
  return d[a.size()][b.size()];
}

/// Keeps the nearest of the names that it is shown.
class Guess {
 public:
  explicit Guess(std::string_view text) : text_(text), best_(text.size() > 4 ? 3 : 2) {}
  void consider(std::string_view name) {
    // (what is that short is near to everything; a text that long is no slip)
    if (name.size() < 3 || text_.size() > name.size() + 3) return;
    if (size_t d = distance(text_, name); d < best_) best_ = d, nearest_ = name;
  }
  std::string_view nearest() const { return nearest_; }

 private:
  std::string_view text_;
  size_t best_;
  std::string_view nearest_;
};

// ---- Help ------------------------------------------------------------------------------------------------

/// A flag's meaning has the name of its value in quotes, as in Go's package flag: "build `tags` that are true".
struct Meaning {
  std::string value, text;
};
Meaning meaningOf(const FlagRow& flag) {
  Meaning m{flag.hasValue ? "value" : "", std::string(flag.meaning)};
  size_t begin = m.text.find('`'), end = m.text.find('`', begin + 1);
  if (end == std::string::npos) return m;
  m.value = m.text.substr(begin + 1, end - begin - 1);
  m.text.erase(end, 1).erase(begin, 1);
  return m;
}

/// Two columns. What is too wide for the first has a line of its own.
struct TwoColumns {
  size_t width;
  std::string out;
  void add(std::string left, std::string_view right) {
    out += "  " + left;
    left.size() < width ? out.append(width - left.size(), ' ') : out.append("\n").append(width + 2, ' ');
    out.append(right) += "\n";
  }
};

std::string capitalised(std::string_view text) {
  std::string s(text);
  if (!s.empty() && s[0] >= 'a' && s[0] <= 'z') s[0] = static_cast<char>(s[0] - 'a' + 'A');
  return s;
}

std::string commandLine(const WordRow& word) {
  return "vo " + std::string(word.text) + (word.arguments.empty() ? "" : " ") + std::string(word.arguments);
}

/// The rows that help shows, sorted by name as in the go command's.
std::vector<const FlagRow*> shownFlags(Word word) {
  std::vector<const FlagRow*> rows;
  for (const FlagRow& f : kFlags)
    if (isOneOf(word, f.words) && !f.meaning.empty()) rows.push_back(&f);
  std::sort(rows.begin(), rows.end(), [](const FlagRow* a, const FlagRow* b) { return a->text < b->text; });
  return rows;
}

// ---- The manual page -----------------------------------------------------------------------------------------

/// Text in troff: dashes that can be copied, no line that is taken for a request.
std::string troff(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); i++) {
    if (text[i] == '-' || text[i] == '\\') out += '\\';
    if ((text[i] == '.' || text[i] == '\'') && (i == 0 || text[i - 1] == '\n')) out += "\\&";
    out += text[i] == '\\' ? 'e' : text[i];
  }
  return out;
}

/// Paragraphs, and lines that are indented as they are.
std::string troffParagraphs(std::string_view text) {
  std::string out;
  bool isVerbatim = false;
  while (!text.empty()) {
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    bool indented = line.starts_with(' ');
    if (indented != isVerbatim && !line.empty()) out += indented ? ".PP\n.nf\n" : ".fi\n", isVerbatim = indented;
    out += line.empty() ? (isVerbatim ? "\n" : ".PP\n") : troff(line) + "\n";
  }
  return out + (isVerbatim ? ".fi\n" : "");
}

constexpr std::string_view kManualHead =
    ".TH VO 1 \"\" \"vo @VERSION@\" \"User commands\"\n"
    ".SH NAME\n"
    "vo \\- run and compile Go and Vo programs\n"
    ".SH SYNOPSIS\n";

constexpr std::string_view kManualDescription =
    ".SH DESCRIPTION\n"
    "A\n.I FILE\nends in .go (Go, exactly) or .vo (Go and a little more); a file with the first line\n"
    ".B #!/usr/bin/env \\-S vo run\nis a script. A\n.I FOLDER\nis a package; go.mod, go.work, vendor folders and the module cache are read as "
    "by the go command, and nothing is fetched.\n"
    ".PP\nFlags have one dash or two, and their value behind\n.B =\nor as the next word. Those marked * may also stand in\n.BR GOFLAGS .\n";

constexpr std::string_view kManualTail =
    ".SH ENVIRONMENT\n"
    ".TP\n.B VO_ROOT\nWhere vo is installed (the folder of bin/vo and lib/vo), if not where its executable lies.\n"
    ".TP\n.B VO_ENGINE\nAs\n.BR \\-engine .\n"
    ".TP\n.B VO_CACHE\nThe folder where vo build and vo run keep what they have compiled (an absolute path; off: nowhere), if not ~/.cache/vo.\n"
    ".TP\n.B GOFLAGS\\fR, \\fBGOAMD64\\fR, \\fBGOMODCACHE\\fR, \\fBGOPATH\\fR, \\fBGOWORK\nAs for the go command.\n"
    ".TP\n.B GOGC\\fR, \\fBGOMEMLIMIT\\fR, \\fBGODEBUG\\fR, \\fBGOTRACEBACK\nAs for Go's programs, in\n.B vo run\nand in executables.\n"
    ".SH FILES\n"
    ".TP\n.I lib/vo/std.voa\nThe library image.\n"
    ".TP\n.I lib/vo/vo\\-native\\fR, \\fIlib/vo/native\nThe native backend, and what executables are linked with.\n"
    ".TP\n.I lib/vo/go/src\\fR, \\fIlib/vo/overlay\nSources of the library.\n"
    ".SH EXIT STATUS\n"
    "2 if the command line is wrong, 1 if a program cannot be compiled, else the program's own.\n"
    ".SH SEE ALSO\n"
    "share/doc/vo beside bin: README.md, docs, examples.\n";

}  // namespace

std::span<const WordRow> words() { return kWords; }
std::span<const FlagRow> flags() { return kFlags; }

const WordRow* findWord(std::string_view text) {
  const WordRow* row = std::find_if(std::begin(kWords), std::end(kWords), [&](const WordRow& r) { return r.text == text; });
  return row == std::end(kWords) ? nullptr : row;
}

const FlagRow* findFlag(std::string_view text, Word word) {
  const FlagRow* row = std::find_if(std::begin(kFlags), std::end(kFlags), [&](const FlagRow& r) { return r.text == text && isOneOf(word, r.words); });
  return row == std::end(kFlags) ? nullptr : row;
}

std::string_view nearestWord(std::string_view text) {
  Guess guess(text);
  for (const WordRow& r : kWords) guess.consider(r.text);
  return guess.nearest();
}

std::string_view nearestFlag(std::string_view text, Word word) {
  Guess guess(text);
  for (const FlagRow& r : kFlags)
    if (isOneOf(word, r.words)) guess.consider(r.text);
  return guess.nearest();
}

std::string helpText() {
  TwoColumns table{12, {}};
  for (const WordRow& r : kWords) table.add(std::string(r.text), r.meaning);
  return "Vo runs Go and Vo programs.\n\nusage: vo WORD [flags] [arguments]\n\n" + table.out +
         "\n'vo help WORD' and 'vo WORD -h' say more. Flags have one dash or two, -flag=value or -flag value.\n";
}

std::string helpText(Word word) {
  const WordRow& row = kWords[static_cast<size_t>(word)];
  std::string out = "usage: " + commandLine(row) + "\n\n" + capitalised(row.meaning) + ".\n";
  if (!row.more.empty()) out += "\n" + std::string(row.more);
  TwoColumns table{20, {}};
  bool anyGo = false;
  for (const FlagRow* f : shownFlags(word)) {
    Meaning m = meaningOf(*f);
    anyGo |= f->isGo;
    table.add("-" + std::string(f->text) + (m.value.empty() ? "" : " " + m.value) + (f->isGo ? " *" : ""), m.text);
  }
  if (!table.out.empty()) out += "\nflags" + std::string(anyGo ? " (*: may also stand in GOFLAGS)" : "") + ":\n" + table.out;
  return out;
}

std::string manualPage() {
  std::string out(kManualHead);
  for (const WordRow& r : kWords) {
    out += (&r == kWords ? ".B vo " : ".br\n.B vo ") + std::string(r.text) + "\n";
    if (!r.arguments.empty()) out += troff(r.arguments) + "\n";
  }
  out += kManualDescription;
  out += ".SH COMMANDS\n";
  for (const WordRow& r : kWords) {
    out += ".SS " + troff(commandLine(r)) + "\n" + capitalised(troff(r.meaning)) + ".\n";
    if (!r.more.empty()) out += ".PP\n" + troffParagraphs(r.more);
    for (const FlagRow* f : shownFlags(wordOf(&r))) {
      Meaning m = meaningOf(*f);
      out += ".TP\n\\fB" + troff("-" + std::string(f->text)) + "\\fR" + (m.value.empty() ? "" : " \\fI" + troff(m.value) + "\\fR") + (f->isGo ? " *" : "") + "\n" +
             capitalised(troff(m.text)) + ".\n";
    }
  }
  return out.append(kManualTail);
}

}  // namespace vo::cli
