// This file implements the printing of expressions, types and lists of them.
//
// Blanks around binary operators show how they bind. Operators of levels 1 to 3 (||, &&,
// comparisons) always have them. Whether those of levels 4 (+) and 5 (*) have them is decided per
// tree of operators, by its depth in lists, indices and parentheses:
//
//     on their own                  a*b + c, but a * b and a + b
//     deeper, as f(x, a+b)          no blanks
//     x/*p, a&&&b, a - -b           blanks, so that operators do not run into each other
//
// Lists that go over lines keep the source's line breaks. Elements `key: value` on lines of their
// own are aligned; a section ends where sizes of keys differ too much.
#include <algorithm>
#include <cmath>

#include "format/printer.h"

namespace vo::format {

namespace {

constexpr int kUnary = 6;
constexpr int kPrimary = 7;

int precedenceOf(const Binary* b) { return syntax::precedence(b->op); }

// Whether `[P x]` could be the length P*x of an array: then a comma says that it is not.
bool combinesWithName(const Expr* x) {
  switch (x->kind) {
    case NodeKind::Star:
      return !isTypeElem(static_cast<const Star*>(x)->x);
    case NodeKind::Binary: {
      const auto* b = static_cast<const Binary*>(x);
      return combinesWithName(b->x) && !isTypeElem(b->y);
    }
    case NodeKind::Paren:
      return !isTypeElem(static_cast<const Paren*>(x)->x);
    default:
      return false;
  }
}

// A rough logarithm and its inverse: they must be the same everywhere, not exact.
double roughLog2(double x) {
  int exponent = 0;
  double fraction = std::frexp(x, &exponent);
  return exponent + 2 * (fraction - 1);
}
double roughExp2(double x) {
  double whole = std::floor(x);
  return std::ldexp(1 + (x - whole), static_cast<int>(whole));
}

/// The geometric mean of the sizes of keys in a section.
class MeanSize {
 public:
  void add(int size) {
    sum_ += roughLog2(size);
    count_++;
  }
  void reset() {
    sum_ = 0;
    count_ = 0;
  }
  /// Whether a key of `size` behind one of `previous` begins another section.
  bool isFar(int previous, int size) const {
    constexpr int kSmall = 40;
    constexpr double kRatio = 2.5;
    if (count_ == 0 || (previous <= kSmall && size <= kSmall)) return false;
    double ratio = size / roughExp2(sum_ / count_);
    return kRatio * ratio <= 1 || kRatio <= ratio;
  }

 private:
  double sum_ = 0;
  int count_ = 0;
};

/// Prefixes and exponents in lower case; no zeros in front of imaginary integers.
std::string normalNumber(std::string_view text) {
  std::string s(text);
  auto lowerLast = [&](char c) {
    size_t i = s.rfind(c);
    if (i != std::string::npos) s[i] = static_cast<char>(s[i] | 0x20);
    return i != std::string::npos;
  };
  if (s[0] == '0' && (s[1] == 'x' || s[1] == 'X')) {
    s[1] = 'x';
    lowerLast('P');
  } else if (s[0] == '0' && (s[1] == 'o' || s[1] == 'O')) {
    s[1] = 'o';
  } else if (s[0] == '0' && (s[1] == 'b' || s[1] == 'B')) {
    s[1] = 'b';
  } else if (!lowerLast('E') && s.back() == 'i' && s.find_first_of(".e") == std::string::npos) {
    s.erase(0, std::min(s.find_first_not_of("0_"), s.size()));
    if (s == "i") s = "0i";
  }
  return s;
}

}  // namespace

// ---- Lists -------------------------------------------------------------------------------------

void Printer::nameList(std::span<Name*> names, bool indents) {
  std::vector<Expr*> list(names.begin(), names.end());
  exprList(Pos{}, list, 1, indents ? 0u : kNoIndent, Pos{});
}

// `previous` is the place of what opens the list, `next` of what closes it; none where there is no
// such thing.
void Printer::exprList(Pos previous, std::span<Expr* const> list, int depth, unsigned mode,
                       Pos next) {
  if (list.empty()) return;
  int line = lineOf(list[0]->pos);
  if (!previous.valid() || lineOf(previous) != line || line != lineOf(list.back()->end))
    return exprListOnLines(previous, list, depth, mode, next);
  for (size_t i = 0; i < list.size(); i++) {
    if (i > 0) {
      at(list[i]->pos);
      put(Token::Comma, Space::Blank);
    }
    expr0(list[i], depth);
  }
}

void Printer::exprListOnLines(Pos previous, std::span<Expr* const> list, int depth, unsigned mode,
                              Pos next) {
  Space before = (mode & kNoIndent) != 0 ? Space::None : Space::Indent;
  bool hasIndented = false;
  size_t lastBreak = SIZE_MAX;  // the element before which the last line break is
  int line = lineOf(list[0]->pos);
  int previousLine = lineOf(previous);
  if (previous.valid() && previousLine < line && linebreak(line, 0, before, true) > 0) {
    before = Space::None;
    hasIndented = true;
    lastBreak = 0;
  }
  MeanSize mean;
  int size = 0;  // of the element, or of its key; 0 if it does not fit on a line
  for (size_t i = 0; i < list.size() && !isTooBig_; i++) {
    Expr* x = list[i];
    line = lineOf(x->pos);
    auto* pair = dynCast<KeyValue>(x);
    int previousSize = size;
    constexpr int kLongest = 1'000'000;
    size = nodeSize(x, kLongest);
    if (size > kLongest || !previous.valid() || !next.valid()) {
      size = 0;
    } else if (pair != nullptr) {
      size = nodeSize(pair->key, kLongest);
    }
    bool newSection = previousSize == 0 || size == 0 || mean.isFar(previousSize, size);
    bool needsBreak = 0 < previousLine && previousLine < line;
    if (i > 0) {
      // Comments behind the comma stay behind it.
      if (!needsBreak) at(x->pos);
      put(Token::Comma);
      bool needsBlank = true;
      if (needsBreak) {
        int breaks = linebreak(line, 0, before, newSection || lastBreak + 1 < i);
        if (breaks > 0) {
          hasIndented = true;
          before = Space::None;
          lastBreak = i;
          needsBlank = false;
        }
        if (breaks > 1) mean.reset();
      }
      if (needsBlank) put(Space::Blank);
    }
    if (list.size() > 1 && pair != nullptr && size > 0 && needsBreak) {
      expr(pair->key);
      at(pair->colon);
      put(Token::Colon, Space::VTab);
      expr(pair->value);
    } else {
      expr0(x, depth);
    }
    if (size > 0) mean.add(size);
    previousLine = line;
  }
  hasIndented = hasIndented && (mode & kNoIndent) == 0;
  bool isTerminated = (mode & kCommaTerm) != 0 && next.valid() && place_.line < lineOf(next);
  if (isTerminated) put(Token::Comma);
  if (hasIndented) put(Space::Unindent);
  if (isTerminated) put(Space::FormFeed);
}

void Printer::parameters(const FieldList& fields, ParamMode mode) {
  bool isFunc = mode == ParamMode::Func;
  at(fields.open);
  put(isFunc ? Token::LParen : Token::LBrack);
  if (!fields.list.empty()) {
    int previousLine = lineOf(fields.open);
    Space before = Space::Indent;
    bool isFirst = true;
    for (const Field& f : fields.list) {
      int begin = lineOf(f.pos());
      bool needsBreak = 0 < previousLine && previousLine < begin;
      if (!isFirst) {
        if (!needsBreak) at(f.pos());
        put(Token::Comma);
      }
      if (needsBreak && linebreak(begin, 0, before, true) > 0) {
        before = Space::None;
      } else if (!isFirst) {
        put(Space::Blank);
      }
      if (!f.names.empty()) {
        nameList(f.names, before == Space::Indent);
        put(Space::Blank);
      }
      expr(withoutParens(f.type));
      previousLine = lineOf(f.end());
      isFirst = false;
    }
    int closing = lineOf(fields.close);
    if (0 < previousLine && previousLine < closing) {
      put(Token::Comma);
      linebreak(closing, 0, Space::None, true);
    } else if (mode == ParamMode::TypeTypeParams && fields.list.size() == 1 &&
               fields.list[0].names.size() == 1 &&
               combinesWithName(withoutParens(fields.list[0].type))) {
      put(Token::Comma);
    }
    if (before == Space::None) put(Space::Unindent);
  }
  at(fields.close);
  put(isFunc ? Token::RParen : Token::RBrack);
}

void Printer::signature(FuncType* t) {
  if (t->typeParams.isThere) parameters(t->typeParams, ParamMode::FuncTypeParams);
  parameters(t->params, ParamMode::Func);
  std::span<Field> results = t->results.list;
  if (results.empty()) return;
  put(Space::Blank);
  if (results.size() == 1 && results[0].names.empty()) {
    expr(withoutParens(results[0].type));
  } else {
    parameters(t->results, ParamMode::Func);
  }
}

// ---- Fields ------------------------------------------------------------------------------------

// One field without tag and comment, of about 30 bytes.
bool Printer::isOneLineFieldList(std::span<Field> list) {
  if (list.size() != 1 || list[0].tag != nullptr || list[0].hasComment) return false;
  constexpr int kLongest = 30;
  return (list[0].names.empty() ? 0 : 1) + nodeSize(list[0].type, kLongest) <= kLongest;
}

void Printer::method(const Field& f) {
  if (f.names.empty()) return expr(f.type);
  expr(f.names[0]);
  signature(cast<FuncType>(f.type));
}

// Prints the fields if they go on one line.
bool Printer::oneLineFields(const FieldList& fields, bool isStruct) {
  if (fields.list.empty()) {
    at(fields.open);
    put(Token::LBrace);
    at(fields.close);
    put(Token::RBrace);
    return true;
  }
  if (!isOneLineFieldList(fields.list)) return false;
  const Field& f = fields.list[0];
  at(fields.open);
  put(Token::LBrace, Space::Blank);
  if (isStruct) {
    for (size_t i = 0; i < f.names.size(); i++) {
      if (i > 0) put(Token::Comma, Space::Blank);
      expr(f.names[i]);
    }
    if (!f.names.empty()) put(Space::Blank);
    expr(f.type);
  } else {
    method(f);
  }
  put(Space::Blank);
  at(fields.close);
  put(Token::RBrace);
  return true;
}

void Printer::fieldList(const FieldList& fields, bool isStruct) {
  bool hasComments = commentBefore(fields.close);
  bool isOneLine = lineOf(fields.open) == lineOf(fields.close);
  if (!hasComments && isOneLine && oneLineFields(fields, isStruct)) return;
  put(Space::Blank);
  at(fields.open);
  put(Token::LBrace, Space::Indent);
  if (hasComments || !fields.list.empty()) put(Space::FormFeed);
  if (isStruct) {
    structFields(fields.list);
  } else {
    interfaceElements(fields.list);
  }
  put(Space::Unindent, Space::FormFeed);
  at(fields.close);
  put(Token::RBrace);
}

void Printer::structFields(std::span<Field> list) {
  Space separator = list.size() == 1 ? Space::Blank : Space::VTab;
  int line = 0;
  for (size_t i = 0; i < list.size() && !isTooBig_; i++) {
    const Field& f = list[i];
    if (i > 0) linebreak(lineOf(f.pos()), 1, Space::None, linesFrom(line) > 0);
    recordLine(&line);
    // Columns that a comment has to its left: type and tag.
    int columns = 2;
    if (!f.names.empty()) {
      nameList(f.names, false);
      put(separator);
      columns = 1;
    }
    expr(f.type);
    if (f.tag != nullptr) {
      if (!f.names.empty() && separator == Space::VTab) put(separator);
      put(separator);
      expr(f.tag);
      columns = 0;
    }
    if (!f.hasComment) continue;
    for (; columns > 0; columns--) put(separator);
  }
}

void Printer::interfaceElements(std::span<Field> list) {
  int line = 0;
  for (size_t i = 0; i < list.size() && !isTooBig_; i++) {
    if (i > 0) linebreak(lineOf(list[i].pos()), 1, Space::None, linesFrom(line) > 0);
    recordLine(&line);
    method(list[i]);
  }
}

// ---- Binary expressions ------------------------------------------------------------------------

// Which levels of operators are in the tree, and how much blanks would be missed.
OperatorMix Printer::mixOf(Binary* b) {
  if (b->mix.isKnown) return b->mix;
  OperatorMix mix{true, precedenceOf(b) == 4, precedenceOf(b) == 5, 0};
  auto join = [&mix](OperatorMix m) {
    mix.has4 |= m.has4;
    mix.has5 |= m.has5;
    mix.problem = std::max(mix.problem, m.problem);
  };
  // A tree that binds less than this operator is in parentheses, and does not count.
  if (auto* l = dynCast<Binary>(b->x); l != nullptr && precedenceOf(l) >= precedenceOf(b))
    join(mixOf(l));
  if (auto* r = dynCast<Binary>(b->y); r != nullptr && precedenceOf(r) > precedenceOf(b))
    join(mixOf(r));
  if (isa<Star>(b->y) && b->op == Token::Div) mix.problem = 5;
  if (auto* u = dynCast<Unary>(b->y)) {
    if (b->op == Token::And && (u->op == Token::And || u->op == Token::Xor)) mix.problem = 5;
    if (b->op == u->op && (b->op == Token::Add || b->op == Token::Sub))
      mix.problem = std::max<int8_t>(mix.problem, 4);
  }
  return b->mix = mix;
}

// Operators of this level and above have no blanks.
int Printer::cutoffOf(Binary* b, int depth) {
  OperatorMix mix = mixOf(b);
  if (mix.problem > 0) return mix.problem + 1;
  if (mix.has4 && mix.has5) return depth == 1 ? 5 : 4;
  return depth == 1 ? 6 : 4;
}

void Printer::binary(Binary* b, int above, int cutoff, int depth) {
  int binds = precedenceOf(b);
  if (binds < above) {
    put(Token::LParen);
    expr0(b, std::max(depth - 1, 1));
    put(Token::RParen);
    return;
  }
  bool hasBlank = binds < cutoff;
  auto* left = dynCast<Binary>(b->x);
  bool isSameLevel = left != nullptr && precedenceOf(left) == binds;
  expr1(b->x, binds, depth + (isSameLevel ? 0 : 1));
  if (hasBlank) put(Space::Blank);
  int xLine = place_.line;  // the operator may be on the next one
  int yLine = lineOf(b->y->pos);
  at(b->opPos);
  put(b->op);
  bool isIndented =
      xLine != yLine && xLine > 0 && yLine > 0 && linebreak(yLine, 1, Space::Indent, true) > 0;
  if (hasBlank && !isIndented) put(Space::Blank);
  expr1(b->y, binds + 1, depth + 1);
  if (isIndented) put(Space::Unindent);
}

// ---- Other expressions -------------------------------------------------------------------------

void Printer::expr1(Expr* x, int above, int depth) {
  if (isTooBig_) return;
  at(x->pos);
  switch (x->kind) {
    case NodeKind::Name:
      return word(static_cast<Name*>(x)->text, true);
    case NodeKind::Literal:
      return literal(cast<Literal>(x));
    case NodeKind::Binary: {
      auto* b = cast<Binary>(x);
      return binary(b, above, cutoffOf(b, depth), depth);
    }
    case NodeKind::KeyValue: {
      auto* p = cast<KeyValue>(x);
      expr(p->key);
      at(p->colon);
      put(Token::Colon, Space::Blank);
      return expr(p->value);
    }
    case NodeKind::Star: {
      bool needsParens = kUnary < above;
      if (needsParens) put(Token::LParen);
      put(Token::Mul);
      expr(cast<Star>(x)->x);
      if (needsParens) put(Token::RParen);
      return;
    }
    case NodeKind::Unary: {
      auto* u = cast<Unary>(x);
      if (kUnary < above) {
        put(Token::LParen);
        expr(u);
        put(Token::RParen);
        return;
      }
      put(u->op);
      return expr1(u->x, kUnary, depth);
    }
    case NodeKind::FuncLit:
      return funcLit(cast<FuncLit>(x));
    case NodeKind::Paren:
      return paren(cast<Paren>(x), depth);
    case NodeKind::Selector: {
      selector(cast<Selector>(x), depth, false);
      return;
    }
    case NodeKind::TypeAssert:
      return typeAssert(cast<TypeAssert>(x), depth);
    case NodeKind::Index: {
      auto* i = cast<Index>(x);
      expr1(i->x, kPrimary, 1);
      at(i->lbrack);
      put(Token::LBrack);
      expr0(i->index, depth + 1);
      at(i->rbrack);
      return put(Token::RBrack);
    }
    case NodeKind::IndexList: {
      auto* l = cast<IndexList>(x);
      expr1(l->x, kPrimary, 1);
      at(l->lbrack);
      put(Token::LBrack);
      exprList(l->lbrack, l->indices, depth + 1, kCommaTerm, l->rbrack);
      at(l->rbrack);
      return put(Token::RBrack);
    }
    case NodeKind::Slice:
      return slice(cast<Slice>(x), depth);
    case NodeKind::Call:
      return call(cast<Call>(x), depth);
    case NodeKind::Try: {
      auto* t = cast<Try>(x);
      expr1(t->x, kPrimary, depth);
      at(t->question);
      return put(Token::Question);
    }
    case NodeKind::DynSelector: {
      auto* s = cast<DynSelector>(x);
      expr1(s->x, kPrimary, depth);
      put(Token::Squiggle);
      selectedName(s->name, false);
      return;
    }
    case NodeKind::DynIndex: {
      auto* i = cast<DynIndex>(x);
      expr1(i->x, kPrimary, 1);
      put(Token::Squiggle);
      at(i->lbrack);
      put(Token::LBrack);
      expr0(i->key, depth + 1);
      at(i->rbrack);
      return put(Token::RBrack);
    }
    case NodeKind::CompositeLit:
      return composite(cast<CompositeLit>(x), depth);
    case NodeKind::Ellipsis: {
      put(Token::DotDotDot);
      if (Expr* element = cast<Ellipsis>(x)->element) expr(element);
      return;
    }
    case NodeKind::ArrayType: {
      auto* t = cast<ArrayType>(x);
      put(Token::LBrack);
      if (t->length != nullptr) expr(t->length);
      put(Token::RBrack);
      return expr(t->element);
    }
    case NodeKind::StructType:
      put(Token::Struct);
      return fieldList(cast<StructType>(x)->fields, true);
    case NodeKind::FuncType:
      put(Token::Func);
      return signature(cast<FuncType>(x));
    case NodeKind::InterfaceType:
      put(Token::Interface);
      return fieldList(cast<InterfaceType>(x)->methods, false);
    case NodeKind::MapType: {
      auto* t = cast<MapType>(x);
      put(Token::Map, Token::LBrack);
      expr(t->key);
      put(Token::RBrack);
      return expr(t->value);
    }
    case NodeKind::ChanType:
      return chanType(cast<ChanType>(x));
    default:
      VO_CHECK(false, "a file with errors is not printed");
  }
}

void Printer::literal(Literal* l) {
  bool isNumber = l->token == Token::Int || l->token == Token::Float || l->token == Token::Imag;
  // Measuring must not depend on what is made of a number.
  if (!isNumber || l->text.size() < 2 || isMeasuring_) return literalText(l->text, l->token);
  std::string normal = normalNumber(l->text);
  literalText(normal, l->token);
}

void Printer::funcLit(FuncLit* f) {
  at(f->type->pos);
  put(Token::Func);
  int start = out_.column - 4;
  signature(f->type);
  funcBody(distanceFrom(f->type->pos, start), Space::Blank, f->body);
}

void Printer::paren(Paren* p, int depth) {
  if (isa<Paren>(p->x)) return expr0(p->x, depth);
  put(Token::LParen);
  expr0(p->x, std::max(depth - 1, 1));
  at(p->rparen);
  put(Token::RParen);
}

bool Printer::selectedName(Name* name, bool isMethod) {
  int line = lineOf(name->pos);
  bool isOnNewLine = place_.line > 0 && place_.line < line;
  if (isOnNewLine) put(Space::Indent, Space::Newline);
  at(name->pos);
  word(name->text, true);
  if (isOnNewLine && !isMethod) put(Space::Unindent);
  return isOnNewLine;
}

// Says whether the name is on a line of its own; if it is that of a method, the caller ends the
// indentation.
bool Printer::selector(Selector* s, int depth, bool isMethod) {
  expr1(s->x, kPrimary, depth);
  put(Token::Dot);
  return selectedName(s->name, isMethod);
}

void Printer::typeAssert(TypeAssert* t, int depth) {
  expr1(t->x, kPrimary, depth);
  put(Token::Dot);
  at(t->lparen);
  put(Token::LParen);
  if (t->type != nullptr) {
    expr(t->type);
  } else {
    put(Token::Type);
  }
  at(t->rparen);
  put(Token::RParen);
}

void Printer::slice(Slice* s, int depth) {
  expr1(s->x, kPrimary, 1);
  at(s->lbrack);
  put(Token::LBrack);
  int count = 0;
  bool hasBinary = false;
  for (Expr* part : s->parts) {
    count += part != nullptr;
    hasBinary |= isa<Binary>(part);
  }
  bool hasBlanks = depth <= 1 && count > 1 && hasBinary;
  for (int i = 0; i < (s->parts[2] != nullptr ? 3 : 2); i++) {
    if (i > 0) {
      if (s->parts[i - 1] != nullptr && hasBlanks) put(Space::Blank);
      put(Token::Colon);
      if (s->parts[i] != nullptr && hasBlanks) put(Space::Blank);
    }
    if (s->parts[i] != nullptr) expr0(s->parts[i], depth + 1);
  }
  at(s->rbrack);
  put(Token::RBrack);
}

bool Printer::callee(Expr* x, int depth) {
  if (auto* s = dynCast<Selector>(x)) {
    // The place of a selector is not set here: what it begins with sets it.
    return selector(s, depth, true);
  }
  if (auto* s = dynCast<DynSelector>(x)) {
    expr1(s->x, kPrimary, depth);
    put(Token::Squiggle);
    return selectedName(s->name, true);
  }
  expr1(x, kPrimary, depth);
  return false;
}

void Printer::call(Call* c, int depth) {
  if (c->args.size() > 1) depth++;
  auto* channel = dynCast<ChanType>(c->fun);
  // In func()(x) the parentheses of the conversion would be results.
  bool needsParens = isa<FuncType>(c->fun) || (channel != nullptr && channel->dir == ChanDir::Recv);
  if (needsParens) put(Token::LParen);
  bool wasIndented = callee(c->fun, depth);
  if (needsParens) put(Token::RParen);
  if (c->isDynamic) put(Token::Squiggle);
  at(c->lparen);
  put(Token::LParen);
  if (c->ellipsis.valid()) {
    exprList(c->lparen, c->args, depth, 0, c->ellipsis);
    at(c->ellipsis);
    put(Token::DotDotDot);
    if (lineOf(c->ellipsis) < lineOf(c->rparen)) put(Token::Comma, Space::FormFeed);
  } else {
    exprList(c->lparen, c->args, depth, kCommaTerm, c->rparen);
  }
  at(c->rparen);
  put(Token::RParen);
  if (wasIndented) put(Space::Unindent);
}

void Printer::composite(CompositeLit* c, int depth) {
  if (c->type != nullptr) expr1(c->type, kPrimary, depth);
  level_++;
  at(c->lbrace);
  put(Token::LBrace);
  exprList(c->lbrace, c->elements, 1, kCommaTerm, c->rbrace);
  // A comment before the brace gets no line break (there may be no comma), and a blank only in an
  // empty literal.
  auto mode = static_cast<Mode>(c->elements.empty() ? kNoExtraLinebreak
                                                    : kNoExtraLinebreak | kNoExtraBlank);
  // Lone comments are indented.
  put(Space::Indent, Space::Unindent, mode);
  at(c->rbrace);
  put(Token::RBrace, mode);
  level_--;
}

void Printer::chanType(ChanType* t) {
  if (t->dir == ChanDir::Recv) put(Token::Arrow);
  put(Token::Chan);
  if (t->dir == ChanDir::Send) {
    at(t->arrow);
    put(Token::Arrow);
  }
  put(Space::Blank);
  expr(t->value);
}

// ---- Sizes -------------------------------------------------------------------------------------

Printer::Printer(Lines& lines, Measuring measuring)
    : lines_(lines), isMeasuring_(true), limit_(measuring.limit) {}

// Bytes of the node's one-line form; more than the limit if it has none, or none that short.
int Printer::nodeSize(Node* n, int limit) {
  if (n->size < 0) {
    n->size = limit + 1;
    Printer p(lines_, Measuring{limit});
    if (n->kind >= NodeKind::BadStmt) {
      // A label steps to the left.
      if (n->kind == NodeKind::LabeledStmt) p.indent_ = 1;
      p.stmt(static_cast<Stmt*>(n), false);
    } else {
      p.expr(static_cast<Expr*>(n));
    }
    p.finish();
    if (!p.isTooBig_) n->size = p.solidSize_;
  }
  return n->size;
}

}  // namespace vo::format
