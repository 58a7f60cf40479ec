// This file implements comments that are directives: //go:… and //vo:….
//
// A directive is kept until the declaration behind it takes it. What nobody took by the end of a
// statement or declaration is misplaced, which is an error for the directives that Go's compiler
// knows; all other //go: lines are ignored. What a declaration takes and should not have, gc reports
// after it has checked the package: those are File::lateErrors.
#include "syntax/parser_impl.h"

namespace vo::syntax {
namespace {

enum class Owner : uint8_t { All, Library, Runtime };

struct Known {
  std::string_view name;
  uint32_t flags;  ///< PragmaFlag; 0: known, of no consequence here
  Owner owner = Owner::All;  ///< whose packages may have it
};
constexpr Known kKnown[] = {
    {"go:noescape", kNoEscape},
    {"go:nosplit", kNoSplit},
    {"go:noinline", kNoInline},
    {"go:uintptrkeepalive", kUintptrKeepAlive, Owner::Library},
    {"go:uintptrescapes", kUintptrEscapes | kUintptrKeepAlive},
    {"go:build", Parser::kGoBuild},
    {"go:norace", 0},
    {"go:nocheckptr", 0},
    {"go:systemstack", 0, Owner::Runtime},
    {"go:nowritebarrier", 0, Owner::Runtime},
    {"go:nowritebarrierrec", 0, Owner::Runtime},
    {"go:yeswritebarrierrec", 0, Owner::Runtime},
    {"go:cgo_unsafe_args", 0},
    {"go:registerparams", 0},
};

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/// Takes the next blank-separated word off `text`; empty at its end.
std::string_view takeWord(std::string_view& text) {
  size_t i = 0;
  while (i < text.size() && isBlank(text[i])) i++;
  size_t begin = i;
  while (i < text.size() && !isBlank(text[i])) i++;
  std::string_view word = text.substr(begin, i - begin);
  text = text.substr(i);
  return word;
}

}  // namespace

// Not counted as an error of the syntax: the parser goes on as if nothing had happened.
void Parser::directiveError(Range where, std::string text) {
  if (directiveErrors_++ < Lexer::kMaxErrors)
    context_.sink.error(diag::Kind::MisplacedDirective, where, std::move(text));
}

void Parser::handleDirectives() {
  for (const Directive& d : lex_.directives) {
    if (d.text.starts_with("vo:")) {
      voDirective(d);
    } else {
      goDirective(d);
    }
  }
  lex_.directives.clear();
}

void Parser::voDirective(const Directive& d) {
  std::string_view rest = d.text, verb = takeWord(rest);
  if (verb == "vo:link") {
    for (std::string_view library = takeWord(rest); !library.empty(); library = takeWord(rest)) libraries_.push_back(arena_->copy(library));
    return;
  }
  if (verb != "vo:omit") return;
  std::string_view omitted = takeWord(rest);
  if (omitted.empty()) {
    pragmas_.push_back({d.offset, kVoOmit, false});
    return;
  }
  for (; !omitted.empty(); omitted = takeWord(rest)) omits_.push_back(arena_->copy(omitted));
}

void Parser::goDirective(const Directive& d) {
  Range where{lex_.posAt(d.offset),
              lex_.posAt(d.offset + static_cast<uint32_t>(d.text.size()))};
  if (!d.ownLine) return directiveError(where, "misplaced compiler directive");
  std::string_view rest = d.text;
  std::string_view verb = takeWord(rest);
  if (d.text.starts_with("go:linkname ") || d.text.starts_with("go:linknamestd ")) {
    std::string_view local = takeWord(rest);
    std::string_view target = takeWord(rest);
    if (local.empty() || !takeWord(rest).empty())
      return directiveError(where, "usage: //" + std::string(verb) + " localname [linkname]");
    linknames_.push_back(
        {where.begin, context_.symbols.intern(local), arena_->copy(target), verb == "go:linknamestd"});
    return;
  }
  if (verb == "go:embed") return embedDirective(d, rest);
  for (const Known& k : kKnown) {
    if (k.name != verb) continue;
    if (k.owner == Owner::Runtime && !context_.isLibrary)
      directiveError(where, "//" + std::string(verb) + " only allowed in runtime");
    if (k.owner == Owner::Library && !context_.isLibrary)
      directiveError(where, "//" + std::string(verb) + " is only allowed in the standard library");
    pragmas_.push_back({d.offset, k.flags, false});
    return;
  }
}

// The patterns are words, or Go strings: "…" or `…`.
void Parser::embedDirective(const Directive& d, std::string_view arguments) {
  Range where{lex_.posAt(d.offset),
              lex_.posAt(d.offset + static_cast<uint32_t>(d.text.size()))};
  size_t count = 0;
  for (std::string_view rest = arguments;;) {
    while (!rest.empty() && isBlank(rest.front())) rest.remove_prefix(1);
    if (rest.empty()) break;
    char quote = rest.front();
    if (quote != '"' && quote != '`') {
      embeds_.push_back(arena_->copy(takeWord(rest)));
      count++;
      continue;
    }
    size_t close = 1;
    std::string pattern;
    bool escapes = true;  // other escapes than these are of no use in a file's name
    for (; close < rest.size() && rest[close] != quote; close++) {
      if (rest[close] == '\\' && quote == '"') {
        close++;
        escapes = escapes && close < rest.size() && (rest[close] == '\\' || rest[close] == '"');
      }
      if (close < rest.size()) pattern += rest[close];
    }
    bool complete = close < rest.size() && (close + 1 == rest.size() || isBlank(rest[close + 1]));
    if (!complete || !escapes) {
      directiveError(where, "invalid quoted string in //go:embed: " + std::string(rest));
      count = 0;  // gc goes on without any pattern
      break;
    }
    embeds_.push_back(arena_->copy(std::string_view(pattern)));
    rest = rest.substr(close + 1);
    count++;
  }
  if (count == 0) return directiveError(where, "usage: //go:embed pattern...");
  pragmas_.push_back({d.offset, 0, true});
}

uint32_t Parser::takePragmas(Taker taker) {
  uint32_t flags = 0;
  for (const Pragma& p : pragmas_) {
    Taker wanted = p.isEmbed ? Taker::Var : p.flag == kGoBuild ? Taker::File : Taker::Func;
    if (wanted == taker) {
      flags |= p.flag;
    } else {
      lateErrors_.push_back({lex_.posAt(p.offset), misplaced(p)});
    }
  }
  pragmas_.clear();
  if (taker != Taker::Var) embeds_.clear();
  return flags;
}

// Complains about directives that nothing took.
void Parser::clearPragmas() {
  if (pragmas_.empty()) return;
  for (const Pragma& p : pragmas_)
    directiveError(pointAt(lex_.posAt(p.offset)), std::string(misplaced(p)));
  pragmas_.clear();
  embeds_.clear();
}

}  // namespace vo::syntax
