// This file edits a line on a terminal: the whole line is written again after each key.
#include "cli/line_editor.h"

#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <fstream>

namespace vo::cli {

namespace {

constexpr int control(char c) { return c & 0x1f; }
constexpr int kEnd = -1, kEscape = 27, kBackspace = 127;

/// The terminal gives bytes as they are typed.
class Raw {
 public:
  Raw() {
    if (tcgetattr(0, &before_) != 0) return;
    termios raw = before_;
    raw.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO | ISIG | IEXTEN);
    raw.c_iflag &= ~static_cast<tcflag_t>(ICRNL | IXON);
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    isSet_ = tcsetattr(0, TCSADRAIN, &raw) == 0;
  }
  ~Raw() {
    if (isSet_) tcsetattr(0, TCSADRAIN, &before_);
  }
  Raw(const Raw&) = delete;
  Raw& operator=(const Raw&) = delete;

 private:
  termios before_ = {};
  bool isSet_ = false;
};

bool isInner(char c) { return (c & 0xC0) == 0x80; }

/// Columns that a text takes, if every character takes one.
size_t columns(std::string_view text) {
  return static_cast<size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !isInner(c); }));
}

bool isWordPart(char c) {
  return isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '.' || c == ':' || (c & 0x80);
}

void put(std::string_view text) {
  while (!text.empty()) {
    ssize_t n = write(1, text.data(), text.size());
    if (n < 0 && errno != EINTR) return;
    if (n > 0) text.remove_prefix(static_cast<size_t>(n));
  }
}

std::string stateFolder() {
  const char* state = getenv("XDG_STATE_HOME");
  const char* home = getenv("HOME");
  if (state != nullptr && *state == '/') return std::string(state) + "/vo";
  return home != nullptr && *home == '/' ? std::string(home) + "/.local/state/vo" : std::string();
}

void makeFolders(const std::string& path) {
  for (size_t at = 1; (at = path.find('/', at)) != path.npos; at++)
    mkdir(path.substr(0, at).c_str(), 0700);
}

}  // namespace

History::History() {
  std::string folder = stateFolder();
  if (folder.empty()) return;
  path_ = folder + "/repl_history";
  std::ifstream in(path_);
  for (std::string line; std::getline(in, line);) lines_.push_back(line);
  written_ = lines_.size();
  if (lines_.size() > kMost) lines_.erase(lines_.begin(), lines_.end() - kMost);
}

void History::add(const std::string& line) {
  if (line.empty() || (!lines_.empty() && lines_.back() == line)) return;
  lines_.push_back(line);
  if (lines_.size() > kMost) lines_.erase(lines_.begin());
  if (path_.empty()) return;
  makeFolders(path_);
  if (++written_ <= 2 * kMost) {
    std::ofstream(path_, std::ios::app) << line << '\n';
    return;
  }
  std::string fresh = path_ + "." + std::to_string(getpid());
  {
    std::ofstream out(fresh);
    for (const std::string& l : lines_) out << l << '\n';
  }
  if (rename(fresh.c_str(), path_.c_str()) == 0) written_ = lines_.size();
}

LineEditor::LineEditor(History& history, Complete complete, Wait wait)
    : history_(history), complete_(std::move(complete)), wait_(std::move(wait)) {}

int LineEditor::key() {
  for (;;) {
    wait_();
    unsigned char c;
    ssize_t n = ::read(0, &c, 1);
    if (n == 1) return c;
    if (n == 0 || errno != EINTR) return kEnd;
  }
}

void LineEditor::show() const {
  std::string out = "\r" + prompt_ + text_ + "\x1b[K";
  if (size_t back = columns(std::string_view(text_).substr(at_)); back != 0)
    out += "\x1b[" + std::to_string(back) + "D";
  put(out);
}

size_t LineEditor::before(size_t at) const {
  if (at != 0) at--;
  while (at != 0 && isInner(text_[at])) at--;
  return at;
}

size_t LineEditor::behind(size_t at) const {
  if (at < text_.size()) at++;
  while (at < text_.size() && isInner(text_[at])) at++;
  return at;
}

void LineEditor::erase(size_t begin, size_t end) {
  text_.erase(begin, end - begin);
  at_ = begin;
}

/// Line `index` of the history; behind the last is what was typed.
void LineEditor::recall(size_t index) {
  const std::vector<std::string>& lines = history_.lines();
  if (index > lines.size()) return;
  if (recalled_ == lines.size()) own_ = text_;
  recalled_ = index;
  text_ = index == lines.size() ? own_ : lines[index];
  at_ = text_.size();
}

void LineEditor::complete() {
  size_t begin = at_;
  while (begin != 0 && isWordPart(text_[begin - 1])) begin--;
  std::vector<std::string> found = complete_(std::string_view(text_).substr(begin, at_ - begin));
  if (found.empty()) return put("\a");
  std::string common = found[0];
  for (const std::string& f : found)
    common.resize(static_cast<size_t>(
        std::mismatch(common.begin(), common.end(), f.begin(), f.end()).first - common.begin()));
  if (common.size() > at_ - begin || found.size() == 1) {
    text_.replace(begin, at_ - begin, common);
    at_ = begin + common.size();
    return;
  }
  constexpr size_t kMostShown = 100;
  std::string list = "\r\n";
  for (size_t i = 0; i < found.size() && i < kMostShown; i++)
    list += found[i] + (i + 1 < found.size() ? "  " : "");
  if (found.size() > kMostShown) list += "...";
  put(list + "\r\n");
}

/// Ctrl-R: the latest line that contains what is typed.
void LineEditor::search() {
  std::string wanted, found;
  size_t from = history_.lines().size();
  for (;;) {
    put("\r(search) " + wanted + ": " + found + "\x1b[K");
    int k = key();
    if (k == control('R')) {
      if (from == 0) continue;
    } else if (k == kBackspace || k == control('H')) {
      if (!wanted.empty()) wanted.pop_back();
      from = history_.lines().size();
    } else if (k >= ' ' && k != kBackspace) {
      wanted += static_cast<char>(k);
      from = history_.lines().size();
    } else {
      if (k != control('C') && k != control('G')) {
        text_ = found;
        at_ = text_.size();
      }
      return;
    }
    for (size_t i = from; i-- > 0;)
      if (history_.lines()[i].find(wanted) != std::string::npos) {
        found = history_.lines()[i];
        from = i;
        break;
      }
  }
}

void LineEditor::escape() {
  int k = key();
  if (k != '[' && k != 'O') return;
  int number = 0;
  for (k = key(); k >= '0' && k <= '9'; k = key()) number = number * 10 + k - '0';
  switch (k) {
    case 'A':
      return recall(recalled_ == 0 ? 0 : recalled_ - 1);
    case 'B':
      return recall(recalled_ + 1);
    case 'C':
      return move(behind(at_));
    case 'D':
      return move(before(at_));
    case 'H':
      return move(0);
    case 'F':
      return move(text_.size());
    case '~':
      if (number == 1 || number == 7) return move(0);
      if (number == 4 || number == 8) return move(text_.size());
      if (number == 3) return erase(at_, behind(at_));
      return;
    default:
      return;
  }
}

LineEditor::Result LineEditor::read(const std::string& prompt, std::string* line) {
  Raw raw;
  prompt_ = prompt;
  text_.clear();
  own_.clear();
  at_ = 0;
  recalled_ = history_.lines().size();
  for (;;) {
    show();
    int k = key();
    switch (k) {
      case kEnd:
        return Result::End;
      case '\r':
      case '\n':
        move(text_.size());
        show();
        put("\r\n");
        *line = text_;
        return Result::Line;
      case control('C'):
        put("^C\r\n");
        return Result::Interrupted;
      case control('D'):
        if (text_.empty()) {
          put("\r\n");
          return Result::End;
        }
        erase(at_, behind(at_));
        break;
      case control('A'):
        move(0);
        break;
      case control('E'):
        move(text_.size());
        break;
      case control('B'):
        move(before(at_));
        break;
      case control('F'):
        move(behind(at_));
        break;
      case control('K'):
        erase(at_, text_.size());
        break;
      case control('U'):
        erase(0, at_);
        break;
      case control('P'):
        recall(recalled_ == 0 ? 0 : recalled_ - 1);
        break;
      case control('N'):
        recall(recalled_ + 1);
        break;
      case control('L'):
        put("\x1b[H\x1b[2J");
        break;
      case control('R'):
        search();
        break;
      case control('W'): {
        size_t begin = at_;
        while (begin != 0 && text_[begin - 1] == ' ') begin--;
        while (begin != 0 && text_[begin - 1] != ' ') begin--;
        erase(begin, at_);
        break;
      }
      case kBackspace:
      case control('H'):
        erase(before(at_), at_);
        break;
      case '\t':
        complete();
        break;
      case kEscape:
        escape();
        break;
      default:
        if (k < ' ') break;
        text_.insert(at_++, 1, static_cast<char>(k));
        break;
    }
  }
}

}  // namespace vo::cli
