// This file checks calls of functions that format: those of fmt, log and testing, and functions
// that hand their last parameters on to such, which findPrinters finds, also in packages before.
#include "vet/printf.h"

#include <algorithm>
#include <map>

#include "syntax/token.h"
#include "vet/satisfied.h"

namespace vo::vet {

using namespace syntax;

namespace {

constexpr std::string_view kPrinters[] = {
    "fmt.Append", "fmt.Appendf", "fmt.Appendln", "fmt.Errorf", "fmt.Fprint", "fmt.Fprintf",
    "fmt.Fprintln", "fmt.Print", "fmt.Printf", "fmt.Println", "fmt.Sprint", "fmt.Sprintf",
    "fmt.Sprintln", "runtime/trace.Logf", "log.Print", "log.Printf", "log.Println", "log.Fatal",
    "log.Fatalf", "log.Fatalln", "log.Panic", "log.Panicf", "log.Panicln", "(*log.Logger).Fatal",
    "(*log.Logger).Fatalf", "(*log.Logger).Fatalln", "(*log.Logger).Panic", "(*log.Logger).Panicf",
    "(*log.Logger).Panicln", "(*log.Logger).Print", "(*log.Logger).Printf", "(*log.Logger).Println",
    "(*testing.common).Error", "(*testing.common).Errorf", "(*testing.common).Fatal",
    "(*testing.common).Fatalf", "(*testing.common).Log", "(*testing.common).Logf",
    "(*testing.common).Skip", "(*testing.common).Skipf", "(testing.TB).Error",
    "(testing.TB).Errorf", "(testing.TB).Fatal", "(testing.TB).Fatalf", "(testing.TB).Log",
    "(testing.TB).Logf", "(testing.TB).Skip", "(testing.TB).Skipf",
    // Found in the library by what they forward to.
    "(*net/textproto.Writer).PrintfLine", "(*net/textproto.Conn).Cmd"};

PrintKind kindByName(std::string_view full) {
  if (std::find(std::begin(kPrinters), std::end(kPrinters), full) == std::end(kPrinters))
    return PrintKind::None;
  if (full == "fmt.Errorf") return PrintKind::Errorf;
  return full.ends_with("f") || full.ends_with("PrintfLine") || full.ends_with("Cmd")
             ? PrintKind::Printf
             : PrintKind::Print;
}

const types::Object* originOf(const types::Object* o) {
  if (const auto* f = types::dynCast<types::Func>(o); f != nullptr && f->origin != nullptr)
    return f->origin;
  if (const auto* v = types::dynCast<types::Var>(o); v != nullptr && v->origin != nullptr)
    return v->origin;
  return o;
}

/// The last parameters of a function that may print: `args ...any`, and before it `format string`.
struct PrintParams {
  const types::Var* format = nullptr;
  const types::Var* args = nullptr;
};

bool isEmptyInterface(const types::Type* t) {
  const auto* i = types::as<types::Interface>(t);
  return i != nullptr && types::typeSet(i)->isAll();
}

PrintParams printParams(Pass& pass, const types::Signature* s) {
  PrintParams p;
  if (s == nullptr || !s->variadic) return p;
  auto vars = s->params->vars;
  const auto* slice = types::dynCast<types::Slice>(vars.back()->type);
  if (slice == nullptr || !isEmptyInterface(slice->elem)) return p;
  p.args = vars.back();
  if (vars.size() >= 2 && vars[vars.size() - 2]->type == pass.stringType())
    p.format = vars[vars.size() - 2];
  return p;
}

std::string_view word(PrintKind kind) {
  return kind == PrintKind::Print ? "print" : kind == PrintKind::Printf ? "printf" : "errorf";
}

/// Finds which functions of the package print.
class PrinterFinder {
 public:
  PrinterFinder(Pass& pass, bool reports) : pass_(pass), reports_(reports) {}

  void run() {
    pass_.tree.each<FuncDecl>([&](const FuncDecl* d, uint32_t) {
      if (d->body != nullptr) add(pass_.definition(d->name), d->body);
    });
    pass_.tree.each<FuncLit>([&](const FuncLit* lit, uint32_t i) { addLiteral(lit, i); });
    addInterfaces();
    for (uint32_t i = 0; i < wrappers_.size(); i++)
      if (wrappers_[i].body != nullptr) scan(i);
  }

  PrintKind kindOf(const types::Object* o) {
    o = originOf(o);
    if (auto it = kinds_.find(o); it != kinds_.end()) return it->second;
    PrintKind kind = types::isa<types::Func>(o) ? kindByName(pass_.fullName(o)) : PrintKind::None;
    auto known = pass_.knowledge.printers.find(o);
    if (kind == PrintKind::None && known != pass_.knowledge.printers.end()) kind = known->second;
    return kinds_[o] = kind;
  }

 private:
  struct Caller {
    uint32_t wrapper;
    const CallExpr* call;  ///< null: implements the method
  };
  struct Wrapper {
    const types::Object* object;
    const BlockStmt* body;  ///< null: a method of an interface
    PrintParams params;
    std::vector<Caller> callers = {};
  };

  void add(const types::Object* o, const BlockStmt* body, const types::Signature* s = nullptr) {
    if (o == nullptr) return;
    PrintParams p =
        printParams(pass_, s != nullptr ? s : types::dynCast<types::Signature>(o->type));
    if (p.args == nullptr) return;
    byObject_[originOf(o)] = static_cast<uint32_t>(wrappers_.size());
    wrappers_.push_back({o, body, p});
  }

  void addLiteral(const FuncLit* lit, uint32_t i) {
    const Node* parent = pass_.tree.above(i);
    const types::Object* o = nullptr;
    auto among = [&](auto names, std::span<Expr* const> values) {
      for (size_t k = 0; k < values.size() && k < names.size(); k++) {
        if (values[k] != lit) continue;
        const Node* name = names[k];
        if (const auto* id = dynCast<Ident>(name)) o = pass_.info.object(id);
        if (const auto* s = dynCast<SelectorExpr>(name)) o = pass_.info.object(s->sel);
      }
    };
    if (const auto* s = dynCast<AssignStmt>(parent)) among(s->lhs, s->rhs);
    if (const auto* d = dynCast<VarDecl>(parent)) among(d->names, d->values);
    if (types::isa<types::Var>(o))
      add(o, lit->body, types::dynCast<types::Signature>(pass_.typeOf(lit)));
  }

  /// Methods of interfaces print as what implements them does, as far as the package has values of
  /// both.
  void addInterfaces() {
    size_t first = wrappers_.size();
    pass_.tree.each<InterfaceType>([&](const InterfaceType* t, uint32_t i) {
      const auto* interface = types::dynCast<types::Interface>(pass_.typeOf(t));
      if (interface == nullptr || pass_.minorVersionOf(i) < 26) return;
      for (const types::Func* f : types::typeSet(interface)->methods)
        if (f->package == pass_.unit.package) add(f, nullptr);
    });
    if (wrappers_.size() == first) return;
    auto satisfied = [&](types::Type* interface, types::Type* t) {
      for (const types::Func* f :
           types::typeSet(types::underAs<types::Interface>(interface))->methods) {
        auto wrapper = byObject_.find(originOf(f));
        if (wrapper == byObject_.end() || wrappers_[wrapper->second].body != nullptr) continue;
        types::Object* method =
            types::lookupFieldOrMethod(pass_.types, t, false, pass_.unit.package, f->name).object;
        if (types::isa<types::Func>(method) && method != f)
          forward(wrapper->second, method, nullptr);
      }
    };
    eachSatisfied(pass_, satisfied);
  }

  bool names(const Expr* e, const types::Var* v) const {
    const auto* id = dynCast<Ident>(e);
    return id != nullptr && v != nullptr && pass_.info.object(id) == v;
  }
  bool namesParam(const Expr* e, const PrintParams& p) const {
    return names(e, p.format) || names(e, p.args);
  }

  /// Its calls, up to where it changes its parameters.
  void scan(uint32_t w) {
    bool isOver = false;
    PrintParams p = wrappers_[w].params;
    auto visit = [&](const Node* n) {
      if (isOver) return false;
      if (const auto* s = dynCast<AssignStmt>(n)) {
        for (const Expr* e : s->lhs) isOver |= namesParam(e, p);
      } else if (const auto* u = dynCast<UnaryExpr>(n)) {
        isOver |= u->op == Token::And && namesParam(u->x, p);
      } else if (const auto* call = dynCast<CallExpr>(n)) {
        const types::Object* callee =
            !call->args.empty() && names(call->args.back(), p.args) ? pass_.callee(call) : nullptr;
        if (callee != nullptr) forward(w, callee, call);
      }
      return !isOver;
    };
    walk(wrappers_[w].body, pass_.info, visit);
  }

  void forward(uint32_t w, const types::Object* callee, const CallExpr* call) {
    if (auto it = byObject_.find(originOf(callee)); it != byObject_.end())
      wrappers_[it->second].callers.push_back({w, call});
    PrintKind kind = kindOf(callee);
    if (kind != PrintKind::None) propagate(w, call, kind);
  }

  void propagate(uint32_t w, const CallExpr* call, PrintKind kind) {
    if (call != nullptr && !isForwarded(wrappers_[w].params, call, kind)) return;
    const types::Object* o = originOf(wrappers_[w].object);
    if (kinds_[o] == kind) return;
    kinds_[o] = pass_.knowledge.printers[o] = kind;
    std::vector<Caller> callers = wrappers_[w].callers;
    for (const Caller& c : callers) propagate(c.wrapper, c.call, kind);
  }

  bool isForwarded(const PrintParams& p, const CallExpr* call, PrintKind kind) {
    auto args = call->args;
    if (kind != PrintKind::Print && (args.size() < 2 || !names(args[args.size() - 2], p.format)))
      return false;
    if (call->ellipsis.valid()) return true;
    const auto* s = types::dynCast<types::Signature>(pass_.typeOf(call->fun));
    if (s == nullptr || args.size() > s->params->vars.size()) return false;
    if (reports_)
      pass_.report(
          call, "missing ... in args forwarded to " + std::string(word(kind)) + "-like function");
    return false;
  }

  Pass& pass_;
  bool reports_;
  std::vector<Wrapper> wrappers_;
  std::map<const types::Object*, uint32_t> byObject_;
  std::map<const types::Object*, PrintKind> kinds_;
};

// ---- Printf ------------------------------------------------------------------------------------

struct Verb {
  char verb;
  std::string_view flags;
  uint16_t args;
};

constexpr std::string_view kNumFlags = " -+.0", kAllFlags = " -+.0#";
constexpr Verb kVerbs[] = {
    {'%', "", 0},
    {'b', kAllFlags, kArgInt | kArgFloat | kArgComplex | kArgPointer},
    {'c', "-", kArgRune | kArgInt},
    {'d', kNumFlags, kArgInt | kArgPointer},
    {'e', kAllFlags, kArgFloat | kArgComplex},
    {'E', kAllFlags, kArgFloat | kArgComplex},
    {'f', kAllFlags, kArgFloat | kArgComplex},
    {'F', kAllFlags, kArgFloat | kArgComplex},
    {'g', kAllFlags, kArgFloat | kArgComplex},
    {'G', kAllFlags, kArgFloat | kArgComplex},
    {'o', kAllFlags, kArgInt | kArgPointer},
    {'O', kAllFlags, kArgInt | kArgPointer},
    {'p', "-#", kArgPointer},
    {'q', kAllFlags, kArgRune | kArgInt | kArgString},
    {'s', kNumFlags, kArgString},
    {'t', "-", kArgBool},
    {'T', "-", kArgAny},
    {'U', "-#", kArgRune | kArgInt},
    {'v', kAllFlags, kArgAny},
    {'w', kAllFlags, kArgError},
    {'x', kAllFlags, kArgRune | kArgInt | kArgString | kArgPointer | kArgFloat | kArgComplex},
    {'X', kAllFlags, kArgRune | kArgInt | kArgString | kArgPointer | kArgFloat | kArgComplex},
};

/// The offset in a literal, quotes included, of what is at `offset` in its value.
size_t offsetInLiteral(std::string_view literal, size_t offset) {
  if (literal.starts_with('`')) {
    size_t i = 1;
    for (size_t value = 0; i < literal.size(); i++) {
      if (literal[i] == '\r') continue;
      if (value++ == offset) break;
    }
    return i;
  }
  size_t i = 1, value = 0;
  while (value < offset && i + 1 < literal.size()) {
    if (literal[i] != '\\') {
      i++, value++;
      continue;
    }
    char c = literal[i + 1];
    uint32_t rune = 0;
    size_t digits = c == 'u' ? 4 : c == 'U' ? 8 : 0;
    for (size_t k = 0; k < digits && i + 2 + k < literal.size(); k++) {
      char d = literal[i + 2 + k];
      rune = rune * 16 + static_cast<uint32_t>(d <= '9' ? d - '0' : (d | 32) - 'a' + 10);
    }
    i += digits != 0 ? 2 + digits : c == 'x' || (c >= '0' && c <= '7') ? 4 : 2;
    value += digits == 0 || rune < 0x80 ? 1 : rune < 0x800 ? 2 : rune < 0x10000 ? 3 : 4;
  }
  return i;
}

/// One call of a function like Printf.
class FormatCheck {
 public:
  FormatCheck(Pass& pass, const CallExpr* call, uint32_t index, PrintKind kind, std::string name)
      : pass_(pass),
        call_(call),
        index_(index),
        kind_(kind),
        name_(std::move(name)),
        minor_(pass.minorVersionOf(index)) {}

  void run() {
    const auto* s = types::dynCast<types::Signature>(pass_.typeOf(call_->fun));
    if (s == nullptr || !s->variadic || s->params->vars.size() < 2) return;
    size_t at = s->params->vars.size() - 2, count = call_->args.size();
    if (at >= count) return;
    format_ = call_->args[at];
    std::string_view format;
    if (!pass_.constantString(format_, &format)) {
      if (at == count - 1 && minor_ >= 24)
        pass_.report(format_, "non-constant format string in call to " + name_);
      return;
    }
    first_ = static_cast<int>(at) + 1;
    if (format.find('%') == std::string_view::npos) {
      if (count > at + 1)
        pass_.report(call_->args[at + 1],
                     name_ + " call has arguments but no formatting directives");
      return;
    }
    std::vector<Operation> operations;
    if (std::string wrong = parseFormat(format, first_, &operations); !wrong.empty())
      return pass_.report(format_, name_ + " " + wrong);
    checkAll(operations);
  }

 private:
  void checkAll(const std::vector<Operation>& operations) {
    int last = first_ - 1;
    bool isIndexed = false;
    for (const Operation& op : operations) {
      isIndexed |= op.isIndexed;
      if (op.verb == 'w' && kind_ != PrintKind::Errorf)
        return pass_.report(rangeOf(op), name_ + " does not support error-wrapping directive %w");
      if (!check(op, &last)) return;
    }
    int count = static_cast<int>(call_->args.size());
    if ((call_->ellipsis.valid() && last >= count - 2) || isIndexed || last + 1 >= count) return;
    auto needed = static_cast<size_t>(last + 1 - first_),
         given = static_cast<size_t>(count - first_);
    pass_.report(
        call_, name_ + " call needs " + plural(needed, "arg") + " but has " + plural(given, "arg"));
  }

  diag::Range rangeOf(const Operation& op) const {
    const auto* literal = dynCast<BasicLit>(format_);
    if (literal == nullptr) return format_->range();
    auto place = [&](size_t offset) {
      return literal->pos.plus(static_cast<uint32_t>(offsetInLiteral(literal->text, offset)));
    };
    return {place(op.begin), place(op.begin + op.text.size())};
  }

  bool fail(const Operation& op, const std::string& what) {
    pass_.report(rangeOf(op), name_ + " format " + std::string(op.text) + " " + what);
    return false;
  }

  /// Whether the argument can be seen.
  bool isThere(const Operation& op, int arg) {
    int count = static_cast<int>(call_->args.size());
    if (arg < count - 1) return true;
    if (call_->ellipsis.valid()) return false;
    if (arg < count) return true;
    return fail(op, "reads arg #" + std::to_string(arg - first_ + 1) + ", but call has " +
                        plural(static_cast<size_t>(count - first_), "arg"));
  }

  std::string textOf(const Expr* arg) const { return pass_.text(arg); }

  bool check(const Operation& op, int* last) {
    const Verb* verb = std::find_if(std::begin(kVerbs), std::end(kVerbs), [&](const Verb& v) {
      return static_cast<uint32_t>(v.verb) == op.verb;
    });
    bool isKnown = verb != std::end(kVerbs);
    uint16_t wanted = isKnown ? verb->args : kArgAny;
    if (op.verb == 'q' && minor_ >= 26) wanted = kArgRune | kArgByte | kArgString;
    bool formats = false;
    if (wanted != kArgError && static_cast<size_t>(op.arg) < call_->args.size()) {
      types::Type* t = pass_.typeOf(call_->args[static_cast<size_t>(op.arg)]);
      formats = t != nullptr && isFormatter(pass_, t);
    }
    if (!formats) {
      if (!isKnown) return fail(op, "has unknown verb " + std::string(op.verbText));
      for (char flag : op.flags)
        if (flag != '0' && verb->flags.find(flag) == std::string_view::npos)
          return fail(op, std::string("has unrecognized flag ") + flag);
    }
    for (int star : {op.width, op.precision})
      if (star >= 0 && !checkStar(op, star)) return false;
    for (int arg : {op.width, op.precision, op.verb == '%' ? -1 : op.arg})
      *last = std::max(*last, arg);
    if (op.verb == '%' || formats) return true;
    return isThere(op, op.arg) && checkArg(op, call_->args[static_cast<size_t>(op.arg)], wanted);
  }

  bool checkStar(const Operation& op, int star) {
    if (!isThere(op, star)) return false;
    const Expr* arg = call_->args[static_cast<size_t>(star)];
    std::string reason;
    if (matchesArg(pass_, kArgInt, arg, &reason)) return true;
    return fail(op, "uses non-int " + textOf(arg) + (reason.empty() ? "" : " (" + reason + ")") +
                        " as argument of *");
  }

  bool checkArg(const Operation& op, const Expr* arg, uint16_t wanted) {
    types::Type* t = pass_.typeOf(arg);
    if (op.verb == 'w' && minor_ >= 27 && !checkWrapped(op, t)) return false;
    if (types::isa<types::Signature>(t) && op.verb != 'p' && op.verb != 'T')
      return fail(op, "arg " + textOf(arg) + " is a func value, not called");
    std::string reason;
    if (!matchesArg(pass_, wanted, arg, &reason))
      return fail(op, "has arg " + textOf(arg) + " of wrong type " +
                          (t == nullptr ? "" : pass_.typeText(t)) +
                          (reason.empty() ? "" : " (" + reason + ")"));
    bool callsMethods = op.flags.find('#') == std::string_view::npos || op.verb == 'q' ||
                        op.verb == 'x' || op.verb == 'X';
    std::string method;
    if ((wanted & kArgString) != 0 && op.verb != 'T' && callsMethods &&
        isRecursiveStringer(pass_, index_, arg, &method))
      return fail(op, "with arg " + textOf(arg) + " causes recursive " + method + " method call");
    return true;
  }

  /// A pointer to an error is another error.
  bool checkWrapped(const Operation& op, types::Type* t) {
    auto* pointer = types::underAs<types::Pointer>(t);
    if (pointer == nullptr || !pass_.implements(pointer->elem, pass_.errorType())) return true;
    types::Qualifier here(pass_.unit.package);
    pass_.report(rangeOf(op), "%w wants operand of error type " +
                                  types::typeString(pointer->elem, here) + ", not pointer type " +
                                  types::typeString(t, here) + " (defeats errors.Is)");
    return false;
  }

  Pass& pass_;
  const CallExpr* call_;
  uint32_t index_;
  PrintKind kind_;
  std::string name_;
  int minor_;
  const Expr* format_ = nullptr;
  int first_ = 0;  ///< number of the first argument behind the format
};

// ---- Print -------------------------------------------------------------------------------------

bool isHex(char c) { return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'f'); }

/// Behind `[0-9]+`, or a `*` that may have an index; or i.
size_t skipNumber(std::string_view s, size_t i) {
  size_t k = i;
  while (k < s.size() && s[k] >= '0' && s[k] <= '9') k++;
  if (k > i) return k;
  auto skipIndex = [&](size_t at) {
    if (at >= s.size() || s[at] != '[') return at;
    size_t end = at + 1;
    while (end < s.size() && s[end] >= '0' && s[end] <= '9') end++;
    return end > at + 1 && end < s.size() && s[end] == ']' ? end + 1 : at;
  };
  k = skipIndex(i);
  return k < s.size() && s[k] == '*' ? k + 1 : i;
}

/// The first thing in a text that looks like a directive, or empty.
std::string_view possibleDirective(std::string_view s) {
  if (s.ends_with('%')) s.remove_suffix(1);
  for (size_t begin = 0; (begin = s.find('%', begin)) != std::string_view::npos;) {
    size_t i = begin + 1;
    while (i < s.size() && (s[i] == '+' || s[i] == '-' || s[i] == '#')) i++;
    i = skipNumber(s, i);
    if (i < s.size() && s[i] == '.') i++;
    i = skipNumber(s, i);
    if (size_t end = s.find(']', i); i < s.size() && s[i] == '[' && end != std::string_view::npos &&
                                     end > i + 1 &&
                                     std::all_of(s.begin() + static_cast<ptrdiff_t>(i) + 1,
                                                 s.begin() + static_cast<ptrdiff_t>(end),
                                                 [](char c) { return c >= '0' && c <= '9'; }))
      i = end + 1;
    if (i >= s.size() ||
        std::string_view("bcdefgopqstvxEFGTUX").find(s[i]) == std::string_view::npos) {
      begin++;
      continue;
    }
    std::string_view match = s.substr(begin, i + 1 - begin);
    if (match.size() < 3 || !isHex(match[1]) || !isHex(match[2]))
      return match;  // not an escape as in an URL
    begin = i + 1;
  }
  return {};
}

void checkPrint(Pass& pass, const CallExpr* call, uint32_t index, const std::string& name) {
  size_t first = 0;
  if (const auto* s = types::underAs<types::Signature>(pass.typeOf(call->fun))) {
    if (!s->variadic) return;
    first = s->params->vars.size() - 1;
    const auto* slice = types::dynCast<types::Slice>(s->params->vars[first]->type);
    if (slice == nullptr || !isEmptyInterface(slice->elem)) return;
  }
  if (call->args.size() <= first) return;
  auto args = call->args.subspan(first);
  if (first == 0) {
    const auto* selector = dynCast<SelectorExpr>(call->args[0]);
    const auto* x = selector == nullptr ? nullptr : dynCast<Ident>(selector->x);
    if (x != nullptr && x->name.str() == "os" && selector->sel->name.str().starts_with("Std"))
      pass.report(call,
                  name + " does not take io.Writer but has first arg " + pass.text(call->args[0]));
  }
  std::string_view text;
  if (pass.constantString(args[0], &text)) {
    std::string_view directive = possibleDirective(text);
    if (!directive.empty())
      pass.report(
          call, name + " call has possible Printf formatting directive " + std::string(directive));
  }
  if (name.ends_with("ln") && pass.constantString(args.back(), &text) && text.ends_with('\n'))
    pass.report(call, name + " arg list ends with redundant newline");
  for (const Expr* arg : args) {
    if (types::isa<types::Signature>(pass.typeOf(arg)))
      pass.report(call, name + " arg " + pass.text(arg) + " is a func value, not called");
    std::string method;
    if (isRecursiveStringer(pass, index, arg, &method))
      pass.report(call, name + " arg " + pass.text(arg) + " causes recursive call to " + method +
                            " method");
  }
}

}  // namespace

// ---- Formats -----------------------------------------------------------------------------------

namespace {

/// Reads one directive.
class FormatReader {
 public:
  FormatReader(std::string_view text, int firstArg, int arg)
      : text_(text), firstArg_(firstArg), arg_(arg) {}

  std::string read(Operation* op) {
    size_t begin = at_;
    while (at_ < text_.size() &&
           std::string_view("#0+- ").find(text_[at_]) != std::string_view::npos)
      at_++;
    op->flags = text_.substr(begin, at_ - begin);
    if (std::string wrong = index(); !wrong.empty()) return wrong;
    size(op, &op->width);
    if (at_ < text_.size() && text_[at_] == '.') {
      at_++;
      if (std::string wrong = index(); !wrong.empty()) return wrong;
      size(op, &op->precision);
    }
    if (!isPending_)
      if (std::string wrong = index(); !wrong.empty()) return wrong;
    if (at_ == text_.size())
      return "format " + std::string(text_) + " is missing verb at end of string";
    size_t length = 1;
    while (at_ + length < text_.size() && (text_[at_] & 0xc0) == 0xc0 &&
           (text_[at_ + length] & 0xc0) == 0x80)
      length++;
    op->isIndexed |= isPending_;
    op->verbText = text_.substr(at_, length);
    op->verb = length == 1 ? static_cast<unsigned char>(text_[at_]) : 0xfffd;
    op->arg = arg_;
    op->text = text_.substr(0, at_ + length);
    return {};
  }
  int arg() const { return arg_; }

 private:
  std::string index() {
    if (at_ == text_.size() || text_[at_] != '[') return {};
    size_t begin = ++at_;
    while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9') at_++;
    bool ok = at_ < text_.size() && at_ > begin && text_[at_] == ']';
    if (!ok) {
      at_ = text_.find(']', begin);
      if (at_ == std::string_view::npos)
        return "format " + std::string(text_) + " is missing closing ]";
    }
    std::string_view digits = text_.substr(begin, at_ - begin);
    int64_t n = 0;
    for (char c : digits) n = ok && n < INT32_MAX ? n * 10 + (c - '0') : n;
    if (!ok || n <= 0 || n > INT32_MAX)
      return "format has invalid argument index [" + std::string(digits) + "]";
    at_++;
    arg_ = static_cast<int>(n) + firstArg_ - 1;
    isPending_ = true;
    return {};
  }

  void size(Operation* op, int* star) {
    if (at_ < text_.size() && text_[at_] == '*') {
      at_++;
      op->isIndexed |= isPending_;
      isPending_ = false;
      *star = arg_++;
      return;
    }
    while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9') at_++;
  }

  std::string_view text_;
  int firstArg_;
  int arg_;
  size_t at_ = 1;
  bool isPending_ = false;  ///< an index for what comes next
};

}  // namespace

std::string parseFormat(std::string_view format, int firstArg, std::vector<Operation>* out) {
  int arg = firstArg;
  for (size_t i = 0; i < format.size();) {
    if (format[i] != '%') {
      i++;
      continue;
    }
    Operation op;
    FormatReader reader(format.substr(i), firstArg, arg);
    if (std::string wrong = reader.read(&op); !wrong.empty()) return wrong;
    op.begin = i;
    if (op.verb != '%') arg = reader.arg() + 1;
    i += op.text.size();
    out->push_back(op);
  }
  return {};
}

void findPrinters(Pass& pass) { PrinterFinder(pass, false).run(); }

void printf(Pass& pass) {
  PrinterFinder finder(pass, true);
  finder.run();
  pass.tree.each<CallExpr>([&](const CallExpr* call, uint32_t i) {
    const types::Object* callee = pass.callee(call);
    if (callee == nullptr) return;
    PrintKind kind = finder.kindOf(callee);
    if (kind == PrintKind::Print)
      checkPrint(pass, call, i, pass.fullName(callee));
    else if (kind != PrintKind::None)
      FormatCheck(pass, call, i, kind, pass.fullName(callee)).run();
  });
}

}  // namespace vo::vet
