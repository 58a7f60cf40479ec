// This file evaluates expressions while it reads them: precedence climbing over Go's binary
// operators.
//
// What && and || do not need is read with `dead_` above 0: then nothing is looked up and every
// operand is false.
#include "debug/evaluate.h"

#include <charconv>
#include <cstring>
#include <optional>

namespace vo::debug {

using abi::Kind;

namespace {

using Result = std::expected<Value, std::string>;

template <class T>
T load(const Value& v) {
  T x;
  memcpy(&x, v.at, sizeof x);
  return x;
}

bool isSigned(Kind k) { return k >= Kind::Int && k <= Kind::Int64; }
bool isUnsigned(Kind k) { return k >= Kind::Uint && k <= Kind::Uintptr; }
bool isInteger(Kind k) { return isSigned(k) || isUnsigned(k); }
bool isFloat(Kind k) { return k == Kind::Float32 || k == Kind::Float64; }

int64_t integerOf(const Value& v) {
  uint64_t bits = 0;
  memcpy(&bits, v.at, v.type->size);
  if (!isSigned(v.type->kind())) return static_cast<int64_t>(bits);
  auto shift = static_cast<unsigned>(64 - v.type->size * 8);
  return static_cast<int64_t>(bits << shift) >> shift;
}

double floatOf(const Value& v) {
  switch (v.type->kind()) {
    case Kind::Float32:
      return static_cast<double>(load<float>(v));
    case Kind::Float64:
      return load<double>(v);
    default:
      return isSigned(v.type->kind()) ? static_cast<double>(integerOf(v))
                                      : static_cast<double>(static_cast<uint64_t>(integerOf(v)));
  }
}

bool isLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}
bool isDigit(char c) { return c >= '0' && c <= '9'; }

class Evaluator {
 public:
  Evaluator(Inspector& inspector, const Frame& frame, std::string_view text)
      : in_(inspector), frame_(frame), text_(text) {}

  Result run() {
    next();
    if (token_.empty()) return fail("there is no expression");
    Result v = binary(1);
    if (!v) return v;
    if (!token_.empty()) {
      if (token_ == "=" || token_ == ":=")
        return fail("an assignment is no expression: use the variables view to set a variable");
      return fail("unexpected " + std::string(token_));
    }
    return v;
  }

 private:
  static std::unexpected<std::string> fail(std::string why) {
    return std::unexpected(std::move(why));
  }

  void next() {
    while (at_ < text_.size() &&
           (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n' || text_[at_] == '\r'))
      at_++;
    size_t from = at_;
    if (at_ == text_.size()) {
      token_ = {};
      return;
    }
    char c = text_[at_];
    if (isLetter(c)) {
      while (at_ < text_.size() && (isLetter(text_[at_]) || isDigit(text_[at_]))) at_++;
    } else if (isDigit(c)) {
      bool isHex = c == '0' && at_ + 1 < text_.size() && (text_[at_ + 1] | 0x20) == 'x';
      while (
          at_ < text_.size() &&
          (isLetter(text_[at_]) || isDigit(text_[at_]) || text_[at_] == '.' ||
           (!isHex && (text_[at_] == '+' || text_[at_] == '-') && (text_[at_ - 1] | 0x20) == 'e')))
        at_++;
    } else if (c == '"' || c == '`' || c == '\'') {
      for (at_++; at_ < text_.size() && text_[at_] != c; at_++)
        if (text_[at_] == '\\' && c != '`') at_++;
      at_ = std::min(at_ + 1, text_.size());
    } else {
      at_++;
      for (std::string_view two : {"==", "!=", "<=", ">=", "&&", "||", "<<", ">>", "&^", ":="})
        if (text_.substr(from, 2) == two) at_ = from + 2;
    }
    token_ = text_.substr(from, at_ - from);
  }

  bool take(std::string_view token) {
    if (token_ != token) return false;
    next();
    return true;
  }

  const abi::Type* basic(std::string_view name) { return in_.basic(name); }
  Result boolean(bool b) {
    const abi::Type* t = basic("bool");
    if (t == nullptr) return fail("type bool is not in this program");
    Value v = Inspector::make(t, &b);
    v.isUntyped = true;
    return v;
  }
  Result integer(int64_t n, bool isUntyped = true) {
    const abi::Type* t = basic("int");
    if (t == nullptr) return fail("type int is not in this program");
    Value v = Inspector::make(t, &n);
    v.isUntyped = isUntyped;
    return v;
  }
  Result number(double d) {
    const abi::Type* t = basic("float64");
    if (t == nullptr) return fail("type float64 is not in this program");
    Value v = Inspector::make(t, &d);
    v.isUntyped = true;
    return v;
  }
  Result string(std::string s, const abi::Type* t = nullptr) {
    bool isUntyped = t == nullptr;
    if (t == nullptr) t = basic("string");
    if (t == nullptr) return fail("type string is not in this program");
    Value v = Inspector::make(t);
    // Behind the value: its text.
    size_t at = v.copy->bytes.size();
    v.copy->bytes.resize(at + s.size());
    v.at = v.copy->bytes.data();
    memcpy(v.at + at, s.data(), s.size());
    abi::GoString header{reinterpret_cast<const uint8_t*>(v.at + at),
                         static_cast<int64_t>(s.size())};
    memcpy(v.at, &header, sizeof header);
    v.isUntyped = isUntyped;
    return v;
  }

  static int precedence(std::string_view op) {
    if (op == "||") return 1;
    if (op == "&&") return 2;
    for (std::string_view o : {"==", "!=", "<", "<=", ">", ">="})
      if (op == o) return 3;
    for (std::string_view o : {"+", "-", "|", "^"})
      if (op == o) return 4;
    for (std::string_view o : {"*", "/", "%", "<<", ">>", "&", "&^"})
      if (op == o) return 5;
    return 0;
  }

  Result binary(int least) {
    if (++depth_ > kMostDepth) return fail("the expression nests too deep");
    Result x = unary();
    while (x) {
      std::string_view op = token_;
      int p = precedence(op);
      if (p < least || p == 0) break;
      next();
      if (p <= 2) {
        if (dead_ == 0 && (x->isNil() || x->type->kind() != Kind::Bool))
          return fail("operand of " + std::string(op) + " is no bool");
        bool left = dead_ == 0 && load<bool>(*x), isDecided = dead_ != 0 || left == (op == "||");
        dead_ += isDecided ? 1 : 0;
        Result y = binary(p + 1);
        dead_ -= isDecided ? 1 : 0;
        if (!y) return y;
        if (isDecided) continue;
        if (y->isNil() || y->type->kind() != Kind::Bool)
          return fail("operand of " + std::string(op) + " is no bool");
        x = y;
        continue;
      }
      Result y = binary(p + 1);
      if (!y) return y;
      if (dead_ != 0) continue;
      x = p == 3 ? compare(op, *x, *y) : arithmetic(op, *x, *y);
    }
    depth_--;
    return x;
  }

  /// Constants get the other operand's type. False: the operands do not go together.
  bool unify(Value& x, Value& y) {
    if (x.isNil() || y.isNil() || x.type == y.type) return true;
    for (auto [constant, other] : {std::pair(&x, &y), std::pair(&y, &x)}) {
      if (!constant->isUntyped) continue;
      Value converted = Inspector::make(other->type);
      if (in_.assign(converted, *constant).empty()) {
        converted.isUntyped = other->isUntyped;
        kept_.push_back(constant->copy);
        *constant = converted;
        return true;
      }
    }
    return false;
  }

  std::unexpected<std::string> mismatch(std::string_view op, const Value& x, const Value& y) {
    return fail("mismatched types " + in_.typeText(x.type) + " and " + in_.typeText(y.type) +
                " of " + std::string(op));
  }

  Result compare(std::string_view op, Value x, Value y) {
    if (!unify(x, y)) {
      // An interface is compared with what it may hold.
      if (!x.isNil() && x.type->kind() == Kind::Interface) {
        x = in_.dynamic(x);
      } else if (!y.isNil() && y.type->kind() == Kind::Interface) {
        y = in_.dynamic(y);
      } else {
        return mismatch(op, x, y);
      }
      if (!x.isNil() && !y.isNil() && !unify(x, y)) return boolean(op == "!=");
      if (x.isNil() != y.isNil()) return boolean(op == "!=");
    }
    if (op == "==") return boolean(in_.equal(x, y));
    if (op == "!=") return boolean(!in_.equal(x, y));
    if (x.isNil() || y.isNil()) return fail("nil has no order");
    Kind k = x.type->kind();
    int order = 0;
    if (k == Kind::String) {
      auto a = load<abi::GoString>(x), b = load<abi::GoString>(y);
      if (!Inspector::isReadable(a.data, static_cast<uint64_t>(a.len)) ||
          !Inspector::isReadable(b.data, static_cast<uint64_t>(b.len)))
        return fail("a string cannot be read");
      order = a.view().compare(b.view());
    } else if (isFloat(k)) {
      double a = floatOf(x), b = floatOf(y);
      if (a != a || b != b) return boolean(false);
      order = a < b ? -1 : a > b;
    } else if (isSigned(k)) {
      order = integerOf(x) < integerOf(y) ? -1 : integerOf(x) > integerOf(y);
    } else if (isUnsigned(k)) {
      auto a = static_cast<uint64_t>(integerOf(x)), b = static_cast<uint64_t>(integerOf(y));
      order = a < b ? -1 : a > b;
    } else {
      return fail("values of type " + in_.typeText(x.type) + " have no order");
    }
    if (op == "<") return boolean(order < 0);
    if (op == "<=") return boolean(order <= 0);
    if (op == ">") return boolean(order > 0);
    return boolean(order >= 0);
  }

  Result arithmetic(std::string_view op, Value x, Value y) {
    if (x.isNil() || y.isNil()) return fail("nil is no operand of " + std::string(op));
    bool isShift = op == "<<" || op == ">>";
    if (!isShift && !unify(x, y)) return mismatch(op, x, y);
    Kind k = x.type->kind();
    bool isUntyped = x.isUntyped && y.isUntyped;
    if (k == Kind::String && op == "+") {
      auto a = load<abi::GoString>(x), b = load<abi::GoString>(y);
      constexpr int64_t kMost = 1 << 20;
      if (a.len > kMost || b.len > kMost) return fail("the strings are too long");
      if (!Inspector::isReadable(a.data, static_cast<uint64_t>(a.len)) ||
          !Inspector::isReadable(b.data, static_cast<uint64_t>(b.len)))
        return fail("a string cannot be read");
      return string(std::string(a.view()) + std::string(b.view()), isUntyped ? nullptr : x.type);
    }
    Value r = Inspector::make(x.type);
    r.isUntyped = isUntyped;
    if (isFloat(k) && !isShift) {
      double a = floatOf(x), b = floatOf(y), d = 0;
      if (op == "+") {
        d = a + b;
      } else if (op == "-") {
        d = a - b;
      } else if (op == "*") {
        d = a * b;
      } else if (op == "/") {
        d = a / b;
      } else {
        return fail("operator " + std::string(op) + " is not defined on " + in_.typeText(x.type));
      }
      auto f = static_cast<float>(d);
      memcpy(r.at, k == Kind::Float64 ? static_cast<void*>(&d) : static_cast<void*>(&f),
             x.type->size);
      return r;
    }
    if (!isInteger(k) || !isInteger(y.type->kind()))
      return fail("operator " + std::string(op) + " is not defined on " +
                  in_.typeText(isInteger(k) ? y.type : x.type));
    auto a = static_cast<uint64_t>(integerOf(x)), b = static_cast<uint64_t>(integerOf(y));
    uint64_t n = 0;
    if (op == "+") {
      n = a + b;
    } else if (op == "-") {
      n = a - b;
    } else if (op == "*") {
      n = a * b;
    } else if (op == "/" || op == "%") {
      if (b == 0) return fail("division by zero");
      bool isQuotient = op == "/";
      if (!isSigned(k)) {
        n = isQuotient ? a / b : a % b;
      } else if (b == UINT64_MAX) {
        n = isQuotient ? 0 - a : 0;  // (the smallest number by -1)
      } else {
        auto sa = static_cast<int64_t>(a), sb = static_cast<int64_t>(b);
        n = static_cast<uint64_t>(isQuotient ? sa / sb : sa % sb);
      }
    } else if (isShift) {
      if (isSigned(y.type->kind()) && static_cast<int64_t>(b) < 0)
        return fail("negative shift count");
      if (op == "<<") {
        n = b < 64 ? a << b : 0;
      } else if (isSigned(k)) {
        n = static_cast<uint64_t>(static_cast<int64_t>(a) >> std::min<uint64_t>(b, 63));
      } else {
        n = b < 64 ? a >> b : 0;
      }
    } else if (op == "&") {
      n = a & b;
    } else if (op == "|") {
      n = a | b;
    } else if (op == "^") {
      n = a ^ b;
    } else {
      n = a & ~b;
    }
    memcpy(r.at, &n, x.type->size);
    return r;
  }

  Result unary() {
    if (++depth_ > kMostDepth) return fail("the expression nests too deep");
    Result r = unaryInner();
    depth_--;
    return r;
  }

  Result unaryInner() {
    std::string_view op = token_;
    if (op != "-" && op != "+" && op != "!" && op != "^" && op != "*" && op != "&" && op != "<")
      return primary();
    next();
    if (op == "<") return fail("a debugger does not receive from channels");
    Result x = unary();
    if (!x || dead_ != 0) return x;
    if (op == "&") return fail("addresses are not taken: evaluate the variable itself");
    if (op == "*") return in_.pointee(*x);
    if (x->isNil()) return fail("nil is no operand of " + std::string(op));
    Kind k = x->type->kind();
    if (op == "!")
      return k == Kind::Bool ? boolean(!load<bool>(*x)) : fail("operand of ! is no bool");
    if (op == "^" ? !isInteger(k) : !(isInteger(k) || isFloat(k)))
      return fail("operator " + std::string(op) + " is not defined on " + in_.typeText(x->type));
    if (op == "+") return x;
    Value r = Inspector::make(x->type);
    r.isUntyped = x->isUntyped;
    if (isFloat(k)) {
      double d = -floatOf(*x);
      auto f = static_cast<float>(d);
      memcpy(r.at, k == Kind::Float64 ? static_cast<void*>(&d) : static_cast<void*>(&f),
             r.type->size);
      return r;
    }
    auto n = static_cast<uint64_t>(integerOf(*x));
    n = op == "-" ? 0 - n : ~n;
    memcpy(r.at, &n, r.type->size);
    return r;
  }

  Result literal() {
    std::string_view t = token_;
    next();
    char c = t[0];
    if (isDigit(c)) {
      std::string digits;
      for (char d : t)
        if (d != '_') digits += d;
      int base = 10;
      const char* from = digits.data();
      const char* end = from + digits.size();
      if (digits.size() > 2 && c == '0' && (digits[1] | 0x20) != 'e' && digits[1] != '.') {
        base = (digits[1] | 0x20) == 'x' ? 16 : (digits[1] | 0x20) == 'b' ? 2 : 8;
        from += isDigit(digits[1]) ? 1 : 2;
      }
      uint64_t n = 0;
      std::from_chars_result r = std::from_chars(from, end, n, base);
      if (r.ec == std::errc() && r.ptr == end) return integer(static_cast<int64_t>(n));
      double d = 0;
      r = std::from_chars(digits.data(), end, d);
      if (r.ec == std::errc() && r.ptr == end) return number(d);
      return fail("bad number " + std::string(t));
    }
    if (t.size() < 2 || t.back() != c)
      return fail("the literal " + std::string(t) + " does not end");
    t = t.substr(1, t.size() - 2);
    std::string s;
    for (size_t i = 0; i < t.size(); i++) {
      if (t[i] != '\\' || c == '`') {
        s += t[i];
        continue;
      }
      if (++i == t.size()) return fail("bad escape in a literal");
      switch (t[i]) {
        case 'n':
          s += '\n';
          break;
        case 't':
          s += '\t';
          break;
        case 'r':
          s += '\r';
          break;
        case '0':
          s += '\0';
          break;
        case '\\':
        case '"':
        case '\'':
          s += t[i];
          break;
        default:
          return fail("the escape \\" + std::string(1, t[i]) + " is not known here");
      }
    }
    if (c != '\'') return string(s);
    if (s.empty()) return fail("empty rune literal");
    auto lead = static_cast<unsigned char>(s[0]);
    int n = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (s.size() != static_cast<size_t>(n)) return fail("a rune literal holds one character");
    int64_t rune = n == 1 ? lead : lead & (0x7f >> n);
    for (int i = 1; i < n; i++)
      rune = rune << 6 | (static_cast<unsigned char>(s[static_cast<size_t>(i)]) & 0x3f);
    return integer(rune);
  }

  Result primary() {
    Result x;
    if (token_.empty()) return fail("the expression ends too soon");
    if (take("(")) {
      x = binary(1);
      if (!x) return x;
      if (!take(")")) return fail(") is missing");
    } else if (isDigit(token_[0]) || token_[0] == '"' || token_[0] == '`' || token_[0] == '\'') {
      x = literal();
    } else if (isLetter(token_[0])) {
      x = name();
    } else {
      return fail("unexpected " + std::string(token_));
    }
    while (x) {
      if (take(".")) {
        x = selector(*x);
      } else if (take("[")) {
        x = index(*x);
      } else if (token_ == "(") {
        return fail("functions are not called while the program stands");
      } else {
        break;
      }
    }
    return x;
  }

  Result selector(const Value& x) {
    if (take("(")) {
      std::string type;
      for (int depth = 0; !token_.empty() && (depth != 0 || token_ != ")"); next()) {
        depth += token_ == "(" ? 1 : token_ == ")" ? -1 : 0;
        type += token_;
      }
      if (!take(")")) return fail(") is missing");
      if (dead_ != 0) return x;
      if (x.isNil() || x.type->kind() != Kind::Interface)
        return fail("a value of type " + in_.typeText(x.type) + " is no interface");
      Value d = in_.dynamic(x);
      if (d.isNil()) return fail("the interface is nil");
      std::string has = in_.typeText(d.type);
      if (type != "data" && type != has && "main." + type != has &&
          "*main." + type.substr(type.starts_with('*') ? 1 : 0) != has)
        return fail("the interface holds " + has + ", not " + type);
      return d;
    }
    std::string field(token_);
    if (token_.empty() || !isLetter(token_[0])) return fail("a name is missing behind the dot");
    next();
    if (dead_ != 0) return x;
    if (token_ == "(")
      return fail("functions are not called while the program stands: " + field + "(...)");
    return in_.field(x, field);
  }

  Result index(const Value& x) {
    Result low;
    bool hasLow = token_ != ":";
    if (hasLow) {
      low = binary(1);
      if (!low) return low;
    }
    if (take("]")) return dead_ != 0 ? Result(x) : in_.element(x, *low);
    if (!take(":")) return fail("] is missing");
    Result high;
    bool hasHigh = token_ != "]";
    if (hasHigh) {
      high = binary(1);
      if (!high) return high;
    }
    if (!take("]")) return fail("] is missing");
    if (dead_ != 0) return x;
    for (Result* r : {hasLow ? &low : nullptr, hasHigh ? &high : nullptr})
      if (r != nullptr && ((*r)->isNil() || !isInteger((*r)->type->kind())))
        return fail("index " + in_.text(**r) + " is no integer");
    return part(x, hasLow ? integerOf(*low) : 0,
                hasHigh ? std::optional(integerOf(*high)) : std::nullopt);
  }

  /// x[from:to].
  Result part(const Value& x, int64_t from, std::optional<int64_t> to) {
    if (x.isNil() || (x.type->kind() != Kind::Slice && x.type->kind() != Kind::String))
      return fail("a value of type " + in_.typeText(x.type) + " is not sliced here");
    bool isString = x.type->kind() == Kind::String;
    auto header = load<abi::GoString>(x);
    int64_t most = isString ? header.len : load<abi::GoSlice>(x).cap, end = to.value_or(header.len);
    if (from < 0 || from > end || end > most)
      return fail("bounds [" + std::to_string(from) + ":" + std::to_string(end) +
                  "] are out of range");
    Value r = Inspector::make(x.type);
    if (isString) {
      if (!Inspector::isReadable(header.data + from, static_cast<uint64_t>(end - from)))
        return fail("the string cannot be read");
      return string(std::string(header.view().substr(static_cast<size_t>(from),
                                                     static_cast<size_t>(end - from))),
                    x.type);
    }
    auto elem = static_cast<int64_t>(abi::asSlice(x.type)->elem->size);
    auto s = load<abi::GoSlice>(x);
    abi::GoSlice cut{static_cast<std::byte*>(s.data) + from * elem, end - from, s.cap - from};
    memcpy(r.at, &cut, sizeof cut);
    return r;
  }

  Result name() {
    std::string id(token_);
    next();
    if (id == "true" || id == "false") return boolean(id == "true");
    if (id == "nil") return Value{};
    if (token_ == "(") return call(id);
    if (dead_ != 0) return boolean(false);
    Result v = in_.variable(frame_, id);
    if (v || token_ != ".") return v;
    // A variable of another package.
    next();
    std::string member(token_);
    next();
    Result other = in_.packageVariable(id, member);
    if (!other) return fail("there is no variable " + id + " here, nor " + id + "." + member);
    return other;
  }

  Result call(const std::string& id) {
    bool isLength = id == "len" || id == "cap";
    const abi::Type* to = isLength ? nullptr : basic(id);
    if (!isLength && (to == nullptr || to->kind() == Kind::Interface))
      return fail("functions are not called while the program stands: " + id + "(...)");
    next();
    Result x = binary(1);
    if (!x) return x;
    if (!take(")")) return fail(") is missing");
    if (dead_ != 0) return x;
    return isLength ? length(id, *x) : convert(to, *x);
  }

  Result length(const std::string& id, const Value& x) {
    Kind k = x.isNil() ? Kind::Invalid : x.type->kind();
    if (k == Kind::Slice)
      return integer(id == "len" ? load<abi::GoSlice>(x).len : load<abi::GoSlice>(x).cap, false);
    if (k == Kind::Array) return integer(static_cast<int64_t>(abi::asArray(x.type)->len), false);
    // The first words of maps and channels are their lengths, the second one of channels their
    // capacity.
    if (k == Kind::Chan || (k == Kind::Map && id == "len")) {
      auto* p = load<const int64_t*>(x);
      return integer(p == nullptr ? 0 : p[id == "len" ? 0 : 1], false);
    }
    if (k == Kind::String && id == "len") return integer(load<abi::GoString>(x).len, false);
    return fail("a value of type " + in_.typeText(x.type) + " has no " + id);
  }

  Result convert(const abi::Type* to, const Value& x) {
    if (x.isNil()) return fail("nil is not converted to " + in_.typeText(to));
    Kind from = x.type->kind(), k = to->kind();
    Value r = Inspector::make(to);
    if (from == k) {
      memcpy(r.at, x.at, to->size);
      if (k == Kind::String) return string(std::string(load<abi::GoString>(x).view()), to);
      return r;
    }
    bool isNumber = isInteger(from) || isFloat(from);
    if (isNumber && isFloat(k)) {
      double d = floatOf(x);
      auto f = static_cast<float>(d);
      memcpy(r.at, k == Kind::Float64 ? static_cast<void*>(&d) : static_cast<void*>(&f), to->size);
      return r;
    }
    if (isNumber && isInteger(k)) {
      constexpr double kLimit = 9.2e18;
      double d = isFloat(from) ? floatOf(x) : 0;
      if (!(d > -kLimit && d < kLimit))
        return fail("the number is too large for " + in_.typeText(to));
      int64_t n = isFloat(from) ? static_cast<int64_t>(d) : integerOf(x);
      memcpy(r.at, &n, to->size);
      return r;
    }
    if (k == Kind::String && from == Kind::Slice &&
        abi::asSlice(x.type)->elem->kind() == Kind::Uint8) {
      auto s = load<abi::GoString>(x);
      constexpr int64_t kMost = 1 << 20;
      if (s.len > kMost || !Inspector::isReadable(s.data, static_cast<uint64_t>(s.len)))
        return fail("the bytes cannot be read");
      return string(std::string(s.view()), to);
    }
    return fail("a value of type " + in_.typeText(x.type) + " is not converted to " +
                in_.typeText(to));
  }

  static constexpr int kMostDepth = 200;
  Inspector& in_;
  const Frame& frame_;
  std::string_view text_;
  size_t at_ = 0;
  std::string_view token_;
  int dead_ = 0, depth_ = 0;
  std::vector<std::shared_ptr<Copy>> kept_;  ///< texts that converted constants refer to
};

}  // namespace

std::expected<Value, std::string> evaluate(Inspector& inspector, const Frame& frame,
                                           std::string_view expression) {
  return Evaluator(inspector, frame, expression).run();
}

std::expected<bool, std::string> evaluateCondition(Inspector& inspector, const Frame& frame,
                                                   std::string_view expression) {
  std::expected<Value, std::string> v = evaluate(inspector, frame, expression);
  if (!v) return std::unexpected(v.error());
  if (v->isNil() || v->type->kind() != Kind::Bool)
    return std::unexpected("the condition is no bool: " + std::string(expression));
  return load<bool>(*v);
}

}  // namespace vo::debug
