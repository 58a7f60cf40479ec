// This file parses build constraints and turns `//go:build` lines to `// +build` lines.
#include "vet/constraint.h"

#include <algorithm>

namespace vo::vet {

using Kind = Constraint::Kind;

bool isTagByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '.' || (c & 0x80) != 0;
}

std::string_view trimmed(std::string_view s) {
  constexpr std::string_view kBlanks = " \t\r\n\v\f";
  size_t begin = s.find_first_not_of(kBlanks);
  return begin == std::string_view::npos ? std::string_view()
                                         : s.substr(begin, s.find_last_not_of(kBlanks) + 1 - begin);
}

static bool splitMark(std::string_view line, std::string_view mark, std::string_view* text) {
  if (!line.starts_with(mark)) return false;
  line.remove_prefix(mark.size());
  *text = trimmed(line);
  return line.empty() || text->size() != line.size();
}

bool splitGoBuild(std::string_view line, std::string_view* text) {
  return line.starts_with("//go:build") && splitMark(trimmed(line), "//go:build", text);
}

bool splitPlusBuild(std::string_view line, std::string_view* text) {
  return line.starts_with("//") && splitMark(trimmed(line.substr(2)), "+build", text);
}

const Constraint* Constraints::tag(std::string_view name) {
  return &nodes_.emplace_back(Constraint{Kind::Tag, std::string(name)});
}
const Constraint* Constraints::make(Kind kind, const Constraint* x, const Constraint* y) {
  return &nodes_.emplace_back(Constraint{kind, {}, x, y});
}

namespace {

/// By Go's grammar: `||` of `&&` of `!` of tags and parentheses.
class Parser {
 public:
  Parser(Constraints& made, std::string_view text) : made_(made), text_(text) {}
  std::string error;

  const Constraint* run() {
    const Constraint* c = either();
    if (c != nullptr && !token_.empty()) return fail("unexpected token " + std::string(token_));
    return c;
  }

 private:
  const Constraint* fail(std::string why) {
    if (error.empty()) error = std::move(why);
    return nullptr;
  }

  const Constraint* either() {
    const Constraint* x = all();
    while (x != nullptr && token_ == "||") {
      const Constraint* y = all();
      x = y == nullptr ? nullptr : made_.make(Kind::Or, x, y);
    }
    return x;
  }
  const Constraint* all() {
    const Constraint* x = negated();
    while (x != nullptr && token_ == "&&") {
      const Constraint* y = negated();
      x = y == nullptr ? nullptr : made_.make(Kind::And, x, y);
    }
    return x;
  }
  const Constraint* negated() {
    constexpr int kMaxSize = 1000;
    if (++size_ > kMaxSize) return fail("build expression too large");
    if (!next()) return nullptr;
    if (token_ != "!") return atom();
    if (!next()) return nullptr;
    if (token_ == "!") return fail("double negation not allowed");
    const Constraint* x = atom();
    return x == nullptr ? nullptr : made_.make(Kind::Not, x);
  }
  const Constraint* atom() {
    if (token_ == "(") {
      const Constraint* x = either();
      if (x == nullptr) {
        if (error == "unexpected end of expression") error = "missing close paren";
        return nullptr;
      }
      if (token_ != ")") return fail("missing close paren");
      return next() ? x : nullptr;
    }
    if (!isTag_)
      return fail(token_.empty() ? "unexpected end of expression"
                                 : "unexpected token " + std::string(token_));
    const Constraint* x = made_.tag(token_);
    return next() ? x : nullptr;
  }

  bool next() {
    isTag_ = false;
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t')) at_++;
    size_t begin = at_;
    if (at_ == text_.size()) return token_ = {}, true;
    char c = text_[at_];
    if (c == '(' || c == ')' || c == '!') {
      at_++;
    } else if (c == '&' || c == '|') {
      if (text_.substr(at_, 2) != std::string(2, c))
        return fail(std::string("invalid syntax at ") + c), false;
      at_ += 2;
    } else {
      while (at_ < text_.size() && isTagByte(text_[at_])) at_++;
      if (at_ == begin) return fail(std::string("invalid syntax at ") + c), false;
      isTag_ = true;
    }
    token_ = text_.substr(begin, at_ - begin);
    return true;
  }

  Constraints& made_;
  std::string_view text_, token_;
  size_t at_ = 0;
  int size_ = 0;
  bool isTag_ = false;
};

constexpr const char* kTooComplex = "expression too complex for // +build lines";

void split(Kind kind, const Constraint* c, std::vector<const Constraint*>* out) {
  if (c->kind != kind) return out->push_back(c);
  split(kind, c->x, out);
  split(kind, c->y, out);
}

}  // namespace

const Constraint* Constraints::parse(std::string_view text, std::string* error) {
  Parser parser(*this, text);
  const Constraint* c = parser.run();
  *error = parser.error;
  return c;
}

const Constraint* Constraints::parsePlus(std::string_view text, std::string* error) {
  constexpr int kMaxSize = 100;
  int size = 0;
  const Constraint* any = nullptr;
  while (!(text = trimmed(text)).empty()) {
    std::string_view clause = text.substr(0, std::min(text.find_first_of(" \t"), text.size()));
    text.remove_prefix(clause.size());
    const Constraint* all = nullptr;
    for (bool more = true; more;) {
      size_t comma = clause.find(',');
      std::string_view literal = clause.substr(0, comma);
      more = comma != std::string_view::npos;
      if (more) clause.remove_prefix(comma + 1);
      bool isNot = literal.starts_with('!') && !literal.starts_with("!!") && literal != "!";
      if (isNot) literal.remove_prefix(1);
      bool isValid = !literal.empty() && std::all_of(literal.begin(), literal.end(), isTagByte);
      const Constraint* one = tag(isValid ? literal : "ignore");
      if (isNot) one = make(Kind::Not, one);
      size += all != nullptr;
      all = both(all, one);
    }
    size += any != nullptr;
    any = any == nullptr ? all : make(Kind::Or, any, all);
  }
  if (size > kMaxSize) return *error = kTooComplex, nullptr;
  return any == nullptr ? tag("ignore") : any;
}

const Constraint* Constraints::withoutNot(const Constraint* c, bool negate) {
  switch (c->kind) {
    case Kind::Tag:
      return negate ? make(Kind::Not, c) : c;
    case Kind::Not:
      return withoutNot(c->x, !negate);
    case Kind::And:
    case Kind::Or: {
      Kind kind = (c->kind == Kind::And) == negate ? Kind::Or : Kind::And;
      return make(kind, withoutNot(c->x, negate), withoutNot(c->y, negate));
    }
  }
  return c;
}

const Constraint* Constraints::asPlusLines(const Constraint* c, std::string* error) {
  std::vector<const Constraint*> lines;
  split(Kind::And, withoutNot(c, false), &lines);
  using Literals = std::vector<const Constraint*>;
  std::vector<std::vector<Literals>> all;
  size_t most = 0;
  for (const Constraint* line : lines) {
    std::vector<const Constraint*> clauses;
    split(Kind::Or, line, &clauses);
    std::vector<Literals>& row = all.emplace_back();
    for (const Constraint* clause : clauses) {
      split(Kind::And, clause, &row.emplace_back());
      for (const Constraint* literal : row.back())
        if (literal->kind == Kind::And || literal->kind == Kind::Or)
          return *error = kTooComplex, nullptr;
    }
    most = std::max(most, row.size());
  }
  // One line is enough if no line has alternatives.
  if (most == 1) {
    Literals one;
    for (const auto& row : all) one.insert(one.end(), row[0].begin(), row[0].end());
    all = {{one}};
  }
  const Constraint* out = nullptr;
  for (const auto& row : all) {
    const Constraint* line = nullptr;
    for (const Literals& literals : row) {
      const Constraint* clause = nullptr;
      for (const Constraint* l : literals) clause = both(clause, l);
      line = line == nullptr ? clause : make(Kind::Or, line, clause);
    }
    out = both(out, line);
  }
  return out;
}

std::string constraintText(const Constraint* c) {
  auto operand = [](const Constraint* x, bool needsParens) {
    return needsParens ? "(" + constraintText(x) + ")" : constraintText(x);
  };
  auto isBinary = [](const Constraint* x) { return x->kind == Kind::And || x->kind == Kind::Or; };
  switch (c->kind) {
    case Kind::Tag:
      return c->tag;
    case Kind::Not:
      return "!" + operand(c->x, isBinary(c->x));
    case Kind::And:
      return operand(c->x, c->x->kind == Kind::Or) + " && " + operand(c->y, c->y->kind == Kind::Or);
    case Kind::Or:
      return operand(c->x, c->x->kind == Kind::And) + " || " +
             operand(c->y, c->y->kind == Kind::And);
  }
  return {};
}

void tagsOf(const Constraint* c, std::vector<std::string_view>* out) {
  if (c->kind == Kind::Tag) return out->push_back(c->tag);
  tagsOf(c->x, out);
  if (c->y != nullptr) tagsOf(c->y, out);
}

}  // namespace vo::vet
