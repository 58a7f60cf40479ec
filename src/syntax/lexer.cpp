// This file implements the lexer: names, operators, comments and directives. Literals are in
// lexer_literals.cpp.
//
// Before the first token one pass over the bytes finds the line starts and bytes that may not
// occur (NUL, broken UTF-8, a byte order mark inside). Such bytes are noted and blanked in a copy,
// so that everything behind may rely on valid UTF-8 and on '\0' meaning the end.
#include "syntax/lexer.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "base/path.h"
#include "syntax/char_class.h"
#include "syntax/unicode.h"

namespace vo::syntax {

using diag::Kind;

namespace {

struct Keyword {
  std::string_view text;
  Token token;
};
constexpr Keyword kKeywords[] = {
#define VO_TOKEN(name, text)
#define VO_OPERATOR(name, text, precedence)
#define VO_KEYWORD(name, text) {text, Token::name},
#include "syntax/tokens.def"
};

// A perfect hash of the keywords over first two bytes and length; the table is built (and its
// perfection checked) by the compiler.
constexpr size_t keywordSlot(char first, char second, size_t length) {
  return (((static_cast<size_t>(first) << 4) ^ static_cast<size_t>(second)) + length) & 63;
}
constexpr auto kKeywordTable = [] {
  std::array<Keyword, 64> table{};
  for (const Keyword& k : kKeywords) {
    Keyword& slot = table[keywordSlot(k.text[0], k.text[1], k.text.size())];
    if (!slot.text.empty()) __builtin_trap();
    slot = k;
  }
  return table;
}();

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

}  // namespace

Lexer::Lexer(base::Arena& kept, base::Arena& transient, diag::Sink& sink, diag::SourceFile& file,
             bool isVo)
    : data_(file.text.data()),
      size_(static_cast<Offset>(file.text.size())),
      isVo_(isVo),
      text_(file.text),
      kept_(kept),
      sink_(sink),
      file_(file) {
  VO_CHECK(file.text.size() < UINT32_MAX, "positions have 32 bits");
  scanBytes(kept, transient);
  if (cursor_ == 0 && text_.starts_with(kByteOrderMark)) cursor_ = 3;
  if ((isVo_ || file.isScript) && text_.substr(cursor_).starts_with("#!"))
    while (cursor_ < size_ && data_[cursor_] != '\n') cursor_++;
}

void Lexer::scanBytes(base::Arena& kept, base::Arena& transient) {
  std::vector<uint32_t> starts;
  starts.reserve(size_ / 24 + 4);
  starts.push_back(0);
  bool suspicious = false;
  Offset i = 0;
#if defined(__SSE2__)
  const __m128i newline = _mm_set1_epi8('\n');
  const __m128i zero = _mm_setzero_si128();
  int unusual = 0;
  for (; i + 16 <= size_; i += 16) {
    __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i*>(data_ + i));
    unusual |= _mm_movemask_epi8(_mm_or_si128(v, _mm_cmpeq_epi8(v, zero)));
    auto lines = static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(v, newline)));
    for (; lines != 0; lines &= lines - 1)
      starts.push_back(i + static_cast<Offset>(std::countr_zero(lines)) + 1);
  }
  suspicious = unusual != 0;
#endif
  for (; i < size_; i++) {
    char c = data_[i];
    if (c == '\n') starts.push_back(i + 1);
    if (c <= 0) suspicious = true;
  }
  VO_DCHECK(starts.back() <= size_, "a line begins in the file, or at its end");
  file_.lineStarts.clear();
  file_.directives.clear();
  file_.lineStarts.resize(kept, starts.size());
  memcpy(file_.lineStarts.begin(), starts.data(), starts.size() * sizeof(uint32_t));
  if (suspicious) repair(transient);
}

void Lexer::repair(base::Arena& transient) {
  char* copy = nullptr;
  auto blank = [&](Offset from, Offset n, const char* message) {
    VO_DCHECK(from < size_ && n <= size_ - from, "what is blanked is part of the text");
    if (copy == nullptr) {
      copy = static_cast<char*>(transient.alloc(size_t{size_} + 1, 1));
      memcpy(copy, data_, size_);
    }
    memset(copy + from, ' ', n);
    if (byteErrors_.size() < kMaxErrors) byteErrors_.push_back({from, n, message});
  };
  for (Offset i = 0; i < size_;) {
    if (data_[i] > 0) {
      i++;
      continue;
    }
    if (data_[i] == 0) {
      blank(i++, 1, "invalid NUL character");
      continue;
    }
    DecodedRune r = decodeRune(text_.substr(i));
    if (!r.valid) blank(i, 1, "invalid UTF-8 encoding");
    if (r.valid && r.value == 0xfeff && i > 0) blank(i, 3, "invalid BOM in the middle of the file");
    i += r.width;
  }
  if (copy == nullptr) return;
  VO_CHECK(!byteErrors_.empty(), "what is blanked is reported");
  data_ = copy;
  text_ = {copy, size_};
  nextByteError_ = byteErrors_[0].offset;
}

void Lexer::reportByteErrors() {
  while (cursor_ >= nextByteError_) {
    VO_DCHECK(reportedBytes_ < byteErrors_.size(), "the next bad byte is one that was found");
    const ByteError& e = byteErrors_[reportedBytes_++];
    nextByteError_ =
        reportedBytes_ < byteErrors_.size() ? byteErrors_[reportedBytes_].offset : UINT32_MAX;
    error(Kind::InvalidUTF8, {posAt(e.offset), posAt(e.offset + e.length)}, e.message);
  }
}

void Lexer::error(Kind kind, diag::Range range, std::string message) {
  VO_DCHECK(range.begin.valid(), "what is wrong with a text is somewhere in it");
  errorCount_++;
  if (errorCount_ <= kMaxErrors) sink_.error(kind, range, std::move(message));
  if (errorCount_ == kMaxErrors) stop();
}

void Lexer::lexError(Offset where, std::string message, Offset length) {
  error(Kind::SyntaxError, {posAt(where), posAt(where + length)}, std::move(message));
}

void Lexer::stop() {
  cursor_ = size_;
  semiDue_ = false;
}

std::string_view Lexer::rest() const { return text_.substr(std::min(end, size_)); }

char Lexer::peekOnLine() const {
  for (Offset i = cursor_; i < size_;) {
    char c = data_[i];
    if (c == ' ' || c == '\t' || c == '\r') {
      i++;
    } else if (c == '/' && at(i + 1) == '*') {
      size_t close = text_.find("*/", i + 2);
      if (close == std::string_view::npos) return '\0';
      i = static_cast<Offset>(close) + 2;
    } else {
      return c == '\n' ? '\0' : c;
    }
  }
  return '\0';
}

void Lexer::scan() {
  VO_DCHECK(cursor_ <= size_, "behind the end there is a zero, and nothing behind that");
  bool semiDue = semiDue_;
  semiDue_ = false;
  for (;;) {
    Offset start = cursor_;
    bool sawNewline = false;
    for (;; cursor_++) {
      char c = here();
      if (c == ' ' || c == '\t' || c == '\r') continue;
      if (c != '\n' || semiDue) break;
      sawNewline = true;
    }
    offset = cursor_;
    char c = here();
    if (asGoScanner && isIllegalRune()) return illegalToken(semiDue);
    if (isNameByte(c) && !isDecimal(c)) {
      if (static_cast<signed char>(c) < 0 && !identifierRune(true)) continue;
      identifier();
      return;
    }
    if (c != '/' || (at(cursor_ + 1) != '/' && at(cursor_ + 1) != '*')) break;
    bool ownLine = sawNewline || start == 0 || data_[start - 1] == '\n' || start == 3;
    if (at(cursor_ + 1) == '/') {
      lineComment(ownLine);
    } else if (fullComment() && semiDue) {
      // A comment over several lines acts like a newline.
      token = Token::Semicolon;
      semi = Semi::Newline;
      end = offset;
      return;
    }
  }
  auto is = [&](Offset i, char c) { return at(cursor_ + i) == c; };
  switch (char c = here()) {
    case '\0':
      VO_CHECK(cursor_ >= size_, "repair() blanked all NUL bytes");
      end = offset = cursor_ = size_;
      token = Token::EndOfFile;
      if (semiDue) {
        token = Token::Semicolon;
        semi = Semi::EndOfFile;
      }
      return;
    case '\n':
      semi = Semi::Newline;
      cursor_++;
      token = Token::Semicolon;
      end = offset;
      return;
    case '0': case '1': case '2': case '3': case '4':
    case '5': case '6': case '7': case '8': case '9':
      return number(false);
    case '"': return stringLiteral();
    case '`': return rawString();
    case '\'': return runeLiteral();
    case '(': return single(Token::LParen, false);
    case '[': return single(Token::LBrack, false);
    case '{': return single(Token::LBrace, false);
    case ',': return single(Token::Comma, false);
    case ';':
      semi = Semi::Written;
      return single(Token::Semicolon, false);
    case ')': return single(Token::RParen, true);
    case ']': return single(Token::RBrack, true);
    case '}': return single(Token::RBrace, true);
    case ':':
      if (!is(1, '=')) return single(Token::Colon, false);
      cursor_++;
      return single(Token::Define, false);
    case '.':
      if (isDecimal(at(cursor_ + 1))) {
        cursor_++;
        return number(true);
      }
      if (!is(1, '.') || !is(2, '.')) return single(Token::Dot, false);
      cursor_ += 2;
      return single(Token::DotDotDot, false);
    case '+':
    case '-': {
      if (!is(1, c)) return operatorToken(c == '+' ? Token::Add : Token::Sub, 1);
      cursor_++;
      return single(c == '+' ? Token::IncOp : Token::DecOp, true);
    }
    case '*': return operatorToken(Token::Mul, 1);
    case '/': return operatorToken(Token::Div, 1);
    case '%': return operatorToken(Token::Rem, 1);
    case '^': return operatorToken(Token::Xor, 1);
    case '&':
      if (is(1, '^')) return operatorToken(Token::AndNot, 2);
      if (!is(1, '&')) return operatorToken(Token::And, 1);
      cursor_++;
      return single(Token::AndAnd, false);
    case '|':
      if (!is(1, '|')) return operatorToken(Token::Or, 1);
      cursor_++;
      return single(Token::OrOr, false);
    case '<':
      if (is(1, '<')) return operatorToken(Token::Shl, 2);
      if (is(1, '=') || is(1, '-')) {
        cursor_++;
        return single(here() == '=' ? Token::LessEqual : Token::Arrow, false);
      }
      return single(Token::Less, false);
    case '>':
      if (is(1, '>')) return operatorToken(Token::Shr, 2);
      if (!is(1, '=')) return single(Token::Greater, false);
      cursor_++;
      return single(Token::GreaterEqual, false);
    case '=':
      if (!is(1, '=')) return single(Token::Assign, false);
      cursor_++;
      return single(Token::Equal, false);
    case '!':
      if (!is(1, '=')) return single(Token::Not, false);
      cursor_++;
      return single(Token::NotEqual, false);
    case '~':
      if (!isVo_ || !is(1, '>')) return single(Token::Tilde, false);
      cursor_++;
      return single(Token::Squiggle, false);
    case '?':
      if (isVo_) return single(Token::Question, true);
      [[fallthrough]];
    default:
      if (asGoScanner && cursor_ < size_) return illegalToken(semiDue);
      lexError(cursor_, "invalid character " + describeRune(static_cast<uint8_t>(c)));
      if (cursor_ < size_) cursor_++;
      semiDue_ = semiDue;
      return scan();
  }
}

// A rune above ASCII that cannot begin a name, or be in one.
bool Lexer::isIllegalRune() const {
  if (static_cast<signed char>(here()) >= 0) return false;
  char32_t c = decodeRune(text_.substr(cursor_)).value;
  return !isUnicodeLetter(c) && (cursor_ == offset || !isUnicodeDigit(c));
}

void Lexer::illegalToken(bool semiDue) {
  DecodedRune r = decodeRune(text_.substr(cursor_));
  lexError(cursor_, "invalid character " + describeRune(r.value), r.width);
  cursor_ = std::min(cursor_ + r.width, size_);
  end = cursor_;
  token = Token::Illegal;
  semiDue_ = semiDue;
}

void Lexer::single(Token t, bool endsStatement) {
  VO_DCHECK(cursor_ < size_, "the zero behind the end is no token");
  cursor_++;
  end = cursor_;
  token = t;
  semiDue_ = endsStatement;
}

void Lexer::operatorToken(Token plain, Offset length) {
  VO_DCHECK(length <= size_ - cursor_, "an operator has been read");
  cursor_ += length;
  token = plain;
  if (here() == '=') {
    cursor_++;
    token = Token::AssignOp;
    op = plain;
  }
  end = cursor_;
}

// At a byte above ASCII: takes one rune of a name. As in Go, a rune that no name can hold is
// reported and taken all the same.
bool Lexer::identifierRune(bool first) {
  VO_DCHECK(static_cast<signed char>(here()) < 0, "ASCII is taken without decoding");
  DecodedRune r = decodeRune(text_.substr(cursor_));
  if (isUnicodeDigit(r.value)) {
    if (first)
      lexError(cursor_, "identifier cannot begin with digit " + describeRune(r.value), r.width);
  } else if (!isUnicodeLetter(r.value)) {
    lexError(cursor_, "invalid character " + describeRune(r.value) + " in identifier", r.width);
  }
  // The error may have been the last one: then the text is over.
  if (cursor_ >= size_) return false;
  cursor_ += r.width;
  return true;
}

void Lexer::identifier() {
  for (;;) {
    char c = here();
    if (!isNameByte(c)) break;
    if (static_cast<signed char>(c) >= 0) {
      cursor_++;
    } else if ((asGoScanner && isIllegalRune()) || !identifierRune(false)) {
      break;
    }
  }
  end = cursor_;
  text = {data_ + offset, std::min<size_t>(cursor_, size_) - offset};
  // Behind ~> there are names only: x~>type.
  if (text.size() >= 2 && token != Token::Squiggle) {
    const Keyword& k = kKeywordTable[keywordSlot(text[0], text[1], text.size())];
    if (k.text == text) {
      token = k.token;
      semiDue_ = token == Token::Break || token == Token::Continue ||
                 token == Token::Fallthrough || token == Token::Return;
      return;
    }
  }
  semiDue_ = true;
  token = Token::Name;
}

// At `//`. Leaves the newline: it may be a semicolon.
void Lexer::lineComment(bool ownLine) {
  VO_DCHECK(here() == '/' && at(cursor_ + 1) == '/', "a comment begins here");
  Offset start = cursor_ + 2;
  const void* newline = memchr(data_ + start, '\n', size_ - start);
  cursor_ = newline == nullptr
                ? size_
                : static_cast<Offset>(static_cast<const char*>(newline) - data_);
  if (comments != nullptr) comments->push_back({start - 2, cursor_});
  char first = start < cursor_ ? data_[start] : '\0';
  if (first != 'g' && first != 'l' && first != 'v') return;
  Offset stop = cursor_ > start && data_[cursor_ - 1] == '\r' ? cursor_ - 1 : cursor_;
  std::string_view comment = text_.substr(start, stop - start);
  if (comment.starts_with("go:") || comment.starts_with("vo:")) {
    directives.push_back({start, comment, ownLine});
  } else if (comment.starts_with("line ")) {
    // Only at the very start of a line.
    bool atLineStart = start == 2 || data_[start - 3] == '\n';
    if (atLineStart) lineDirective(start + 5, stop, cursor_ + 1);
  }
}

// At `/*`. Says whether the comment spans lines.
bool Lexer::fullComment() {
  VO_DCHECK(here() == '/' && at(cursor_ + 1) == '*', "a comment begins here");
  Offset start = cursor_ + 2;
  size_t close = text_.find("*/", start);
  if (close == std::string_view::npos) {
    bool lines = text_.find('\n', start) != std::string_view::npos;
    lexError(cursor_, "comment not terminated", 2);
    cursor_ = size_;
    return lines;
  }
  auto stop = static_cast<Offset>(close);
  cursor_ = stop + 2;
  if (comments != nullptr) comments->push_back({start - 2, cursor_});
  std::string_view comment = text_.substr(start, stop - start);
  bool lines = comment.find('\n') != std::string_view::npos;
  if (!lines && comment.starts_with("line ")) lineDirective(start + 5, stop, stop + 2);
  return lines;
}

namespace {

struct TrailingNumber {
  size_t start = 0;  ///< of the digits, behind the colon; 0: there is no colon
  uint64_t value = 0;
  bool ok = false;
};

TrailingNumber trailingNumber(std::string_view text) {
  TrailingNumber n;
  size_t colon = text.rfind(':');
  if (colon == std::string_view::npos) return n;
  n.start = colon + 1;
  n.ok = n.start < text.size();
  for (char c : text.substr(n.start)) {
    if (!isDecimal(c) || n.value > (uint64_t{1} << 40)) {
      n.ok = false;
      break;
    }
    n.value = n.value * 10 + static_cast<uint64_t>(c - '0');
  }
  return n;
}

}  // namespace

namespace {
std::string folderPrefix(std::string_view path) { return std::string(path.substr(0, path.rfind('/') + 1)); }
}  // namespace

// `file:line` or `file:line:column` in [textStart, textEnd); counts from `effect` on.
void Lexer::lineDirective(Offset textStart, Offset textEnd, Offset effect) {
  constexpr uint64_t kMaxLine = 1u << 30;
  VO_DCHECK(textStart <= textEnd && textEnd <= size_, "a directive is in its comment");
  std::string_view all = text_.substr(textStart, textEnd - textStart);
  TrailingNumber last = trailingNumber(all);
  if (last.start == 0) return;  // not a line directive
  auto complain = [&](const char* what, size_t from) {
    lexError(textStart + static_cast<Offset>(from),
             std::string("invalid ") + what + " number: " + std::string(all.substr(from)));
  };
  if (!last.ok) return complain("line", last.start);
  TrailingNumber before = trailingNumber(all.substr(0, last.start - 1));
  TrailingNumber line = last;
  uint64_t column = 0;
  if (before.ok) {
    line = before;
    column = last.value;
    if (column == 0 || column > kMaxLine) return complain("column", last.start);
  }
  if (line.value == 0 || line.value > kMaxLine) {
    std::string_view shown = all.substr(0, before.ok ? last.start - 1 : all.size());
    all = shown;
    return complain("line", line.start);
  }
  std::string_view name = all.substr(0, line.start - 1);
  if (!name.empty()) {
    bool absolute = name.starts_with('/');
    name = kept_.copy(base::cleanPath(absolute ? std::string(name) : folderPrefix(file_.path) + std::string(name)));
  } else if (!before.ok) {
    name = diag::kNoFileName;
  } else {
    name = file_.directives.empty() ? file_.path : file_.directives.back().file;
  }
  VO_CHECK(file_.directives.empty() || file_.directives.back().offset <= effect, "directives ascend: they are searched");
  file_.directives.push(kept_, {effect, static_cast<uint32_t>(line.value),
                                static_cast<uint32_t>(column), name});
}

}  // namespace vo::syntax
