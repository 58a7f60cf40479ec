// This file implements the formatting of a text: parse, sort imports, simplify, print, align.
#include "format/format.h"

#include <algorithm>

#include "format/imports.h"
#include "format/parser.h"
#include "format/printer.h"
#include "format/simplify.h"

namespace vo::format {

namespace {

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::string_view trim(std::string_view s) {
  while (!s.empty() && isSpace(s.front())) s.remove_prefix(1);
  while (!s.empty() && isSpace(s.back())) s.remove_suffix(1);
  return s;
}

/// A text being formatted, with all that is made of it.
class Formatting {
 public:
  Formatting(std::string_view name, std::string text, const Options& options)
      : text_(std::move(text)), options_(options) {
    source_.path = name;
    source_.text = text_;
    source_.base = 1;
    source_.size = static_cast<uint32_t>(text_.size());
    file_ = parse(arena_, source_, options.isVo, errors_);
  }

  bool hasErrors() const { return !errors_.empty(); }
  bool hasError(std::string_view part) const {
    return std::any_of(errors_.begin(), errors_.end(), [part](const ParseError& e) {
      return e.text.find(part) != std::string::npos;
    });
  }

  // Sorted by place; `name:line:column: text` each.
  std::string errors() const {
    struct Line {
      diag::Location at;
      std::string_view text;
      bool operator<(const Line& o) const {
        return std::tie(at.file, at.line, at.column, text) <
               std::tie(o.at.file, o.at.line, o.at.column, o.text);
      }
    };
    std::vector<Line> lines;
    for (const ParseError& e : errors_) lines.push_back({diag::locateIn(source_, e.pos), e.text});
    std::stable_sort(lines.begin(), lines.end());
    std::string out;
    for (const Line& l : lines)
      out.append(diag::locationText(l.at)).append(": ").append(l.text).append("\n");
    return out;
  }

  // REQUIRES: no errors.
  std::string print(int indent) {
    Lines lines(source_.lineStarts.span());
    sortImports(file_, lines, arena_);
    if (options_.simplifies) simplify(file_, text_);
    return align(Printer(lines, file_.comments, indent).file(file_));
  }

 private:
  std::string text_;
  Options options_;
  base::Arena arena_;
  diag::SourceFile source_;
  std::vector<ParseError> errors_;
  File file_;
};

// A list of declarations or statements is formatted inside of a file, from which it is cut then.
// White space around it stays, and its first line says how far it is indented.
class Fragment {
 public:
  Fragment(std::string_view name, std::string_view text, const Options& options)
      : name_(name), text_(text), options_(options) {}

  Result format() {
    Formatting declarations(name_, "package p;" + std::string(text_), options_);
    if (!declarations.hasErrors()) {
      int indent = indentation();
      std::string out = declarations.print(indent);
      return cut(std::string_view(out).substr(static_cast<size_t>(indent) + kPackage.size()));
    }
    if (!declarations.hasError("expected declaration")) return {{}, declarations.errors()};
    Formatting statements(name_, "package p; func _() {" + std::string(text_) + "\n\n}", options_);
    if (statements.hasErrors()) return {{}, statements.errors()};
    // The function has indented its body.
    int indent = indentation() - 1;
    std::string out = statements.print(indent);
    auto skipped =
        static_cast<size_t>(std::max(indent, 0)) * 2 + kPackage.size() + kFunction.size();
    std::string_view body = std::string_view(out).substr(skipped);
    return cut(body.substr(0, body.size() - 2));
  }

 private:
  static constexpr std::string_view kPackage = "package p\n";
  static constexpr std::string_view kFunction = "\nfunc _() {";

  size_t begin() const { return std::min(text_.find_first_not_of(" \t\n\r"), text_.size()); }
  size_t lineBegin() const {
    size_t newline = text_.substr(0, begin()).rfind('\n');
    return newline == std::string_view::npos ? 0 : newline + 1;
  }
  int indentation() const {
    std::string_view space = text_.substr(lineBegin(), begin() - lineBegin());
    auto tabs = std::count(space.begin(), space.end(), '\t');
    return tabs == 0 && space.find(' ') != std::string_view::npos ? 1 : static_cast<int>(tabs);
  }

  Result cut(std::string_view formatted) const {
    formatted = trim(formatted);
    if (formatted.empty()) return {std::string(text_), {}};
    std::string out(text_.substr(0, lineBegin()));
    out.append(static_cast<size_t>(indentation()), '\t');
    out += formatted;
    size_t end = text_.find_last_not_of(" \t\n\r") + 1;
    out += text_.substr(end);
    return {std::move(out), {}};
  }

  std::string_view name_;
  std::string_view text_;
  const Options& options_;
};

}  // namespace

Result format(std::string_view name, std::string_view text, const Options& options) {
  std::string_view firstLine;
  if (options.isVo && text.starts_with("#!"))
    firstLine = text.substr(0, std::min(text.find('\n'), text.size() - 1) + 1);
  Formatting formatting(name, std::string(text), options);
  if (!formatting.hasErrors()) {
    std::string out = formatting.print(0);
    return {firstLine.empty() ? std::move(out) : std::string(firstLine) + out, {}};
  }
  if (options.takesFragments && formatting.hasError("expected 'package'"))
    return Fragment(name, text, options).format();
  return {{}, formatting.errors()};
}

}  // namespace vo::format
