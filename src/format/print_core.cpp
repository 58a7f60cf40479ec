// This file implements how tokens, white space and comments get to the output.
//
// White space before a token is pending until the token comes: only then is it known whether
// comments stand between. A comment takes of the pending white space what places it well, and what
// is left goes behind it.
#include <algorithm>
#include <deque>

#include "format/build_lines.h"
#include "format/printer.h"
#include "format/text.h"

namespace vo::format {

namespace {

constexpr int kMaxNewlines = 2;  // one blank line

// Whether two tokens side by side would be read as another one.
bool wouldCombine(Token last, char next) {
  switch (last) {
    case Token::Int:
      return next == '.';
    case Token::Add:
      return next == '+';
    case Token::Sub:
      return next == '-';
    case Token::Div:
      return next == '*';
    case Token::Less:
      return next == '-' || next == '<';
    case Token::And:
      return next == '&' || next == '^';
    default:
      return false;
  }
}

bool isLinebreak(Space s) { return s == Space::Newline || s == Space::FormFeed; }

bool endsStatement(Token t) {
  switch (t) {
    case Token::Break:
    case Token::Continue:
    case Token::Fallthrough:
    case Token::Return:
    case Token::IncOp:
    case Token::DecOp:
    case Token::RParen:
    case Token::RBrack:
    case Token::RBrace:
    case Token::Question:
      return true;
    default:
      return false;
  }
}

}  // namespace

Printer::Printer(Lines& lines, std::span<CommentGroup* const> comments, int baseIndent)
    : lines_(lines), comments_(comments), baseIndent_(baseIndent) {
  nextComment();
}

std::string Printer::file(const File& f) {
  if (f.package.valid()) {
    at(f.package);
    put(Token::Package);
    put(Space::Blank);
    expr(f.name);
  }
  declList(f.decls);
  put(Space::Newline);
  finish();
  fixBuildLines(output_, goBuild_, plusBuild_);
  return std::move(output_);
}

// Writes what is pending, as the end of the file does.
void Printer::finish() {
  impliedSemi_ = false;
  flush({kInfinity, kInfinity, 0}, Token::EndOfFile);
}

// ---- Items -------------------------------------------------------------------------------------

Printer::Place Printer::placeOf(Pos pos) {
  if (!pos.valid()) return {0, 0, 0};
  return {static_cast<int>(pos.value) - 1, lines_.lineOf(pos), lines_.columnOf(pos)};
}

// The next item is at `pos`.
void Printer::at(Pos pos) {
  if (pos.valid()) place_ = placeOf(pos);
}

// What is directly behind an opening parenthesis or bracket gets no extra blank (intersperse()).
void Printer::noteOpening() {
  if (lastToken_ == Token::Illegal) return;
  previousOpen_ =
      lastToken_ == Token::LParen || lastToken_ == Token::LBrack ? lastToken_ : Token::Illegal;
}

void Printer::put(Mode mode) {
  noteOpening();
  mode_ ^= mode;
}

void Printer::put(Space s) {
  noteOpening();
  if (s == Space::None) return;
  if (pendingCount_ == kMaxPending) writeSpaces(pendingCount_);
  pending_[pendingCount_++] = s;
  // Comments may stand before the next token, so this is about the state before it.
  if (isLinebreak(s)) impliedSemi_ = false;
  lastToken_ = Token::Illegal;
}

void Printer::put(Token t) { item(syntax::tokenText(t), t, false, endsStatement(t)); }

void Printer::word(std::string_view text, bool ends) { item(text, Token::Name, false, ends); }

void Printer::literalText(std::string_view text, Token kind) { item(text, kind, true, true); }

void Printer::item(std::string_view text, Token token, bool isLiteral, bool ends) {
  noteOpening();
  if (isTooBig_) return;
  if (token > Token::String && wouldCombine(lastToken_, text[0]))
    pending_[pendingCount_++] = Space::Blank;
  lastToken_ = token;
  Place next = place_;
  Flushed flushed = flush(next, token);
  // Line breaks of the source behind comments stay, if they would be no semicolons.
  if (!impliedSemi_) {
    int n = std::min(next.line - place_.line, kMaxNewlines);
    if (flushed.wroteNewline && n == kMaxNewlines) n--;
    if (n > 0) {
      writeByte(flushed.droppedFormFeed ? '\f' : '\n', n);
      ends = false;
    }
  }
  if (lineToRecord_ != nullptr) {
    *lineToRecord_ = out_.line;
    lineToRecord_ = nullptr;
  }
  writeString(next, text, isLiteral);
  impliedSemi_ = ends;
}

// Breaks the line as often as it takes to get to `line` of the source, two times at most and
// `least` times at least; gives 0 for no break, 1 for one that leaves columns alone, more for those
// that end them.
int Printer::linebreak(int line, int least, Space before, bool newSection) {
  int n = std::max(std::min(line - place_.line, kMaxNewlines), least);
  if (n <= 0) return 0;
  int breaks = n;
  put(before);
  if (newSection) {
    put(Space::FormFeed);
    n--;
    breaks = n + 2;
  }
  for (; n > 0; n--) put(Space::Newline);
  return breaks;
}

// ---- Output ------------------------------------------------------------------------------------

void Printer::writeIndent() {
  int n = baseIndent_ + indent_;
  if (isMeasuring_) {
    size_ += n;
  } else {
    output_.append(static_cast<size_t>(std::max(n, 0)), '\t');
  }
  place_.offset += n;
  place_.column += n;
  out_.column += n;
}

void Printer::writeByte(char c, int n) {
  if (endsAlignment_) {
    if (c == '\t' || c == '\v') c = ' ';
    if (c == '\n' || c == '\f') {
      c = '\f';
      endsAlignment_ = false;
    }
  }
  if (out_.column == 1) writeIndent();
  bool isBreak = c == '\n' || c == '\f';
  if (isMeasuring_) {
    size_ += n;
    if (isBreak) isTooBig_ = true;
  } else {
    output_.append(static_cast<size_t>(n), c);
  }
  place_.offset += n;
  if (isBreak) {
    place_.line += n;
    out_.line += n;
    place_.column = out_.column = 1;
  } else {
    place_.column += n;
    out_.column += n;
  }
}

void Printer::writeString(Place place, std::string_view s, bool isLiteral) {
  if (out_.column == 1) writeIndent();
  if (place.line > 0) place_ = place;
  size_t lastBreak = std::string_view::npos;
  int breaks = 0;
  // Only literals and comments go over lines.
  if (isLiteral) {
    breaks = static_cast<int>(
        std::count_if(s.begin(), s.end(), [](char c) { return c == '\n' || c == '\f'; }));
    if (breaks > 0) lastBreak = s.find_last_of("\n\f");
  }
  int size = static_cast<int>(s.size());
  if (isMeasuring_) {
    size_ += size;
    solidSize_ = size_;
    if (breaks > 0 || solidSize_ > limit_) isTooBig_ = true;
  } else if (isLiteral) {
    output_ += kEscape;
    output_ += s;
    output_ += kEscape;
  } else {
    output_ += s;
  }
  place_.offset += size;
  if (breaks > 0) {
    endsAlignment_ = true;
    place_.line += breaks;
    out_.line += breaks;
    place_.column = out_.column = size - static_cast<int>(lastBreak);
  } else {
    place_.column += size;
    out_.column += size;
  }
  last_ = place_;
}

// Writes the first n pending ones.
void Printer::writeSpaces(size_t n) {
  for (size_t i = 0; i < n; i++) {
    Space s = pending_[i];
    switch (s) {
      case Space::None:
        break;
      case Space::Indent:
        indent_++;
        break;
      case Space::Unindent:
        indent_ = std::max(indent_ - 1, 0);
        break;
      case Space::Newline:
      case Space::FormFeed:
        // A label is a step to the left of its line: the step comes before the break, which ends
        // columns so that the label's length does not move lines above.
        if (i + 1 < n && pending_[i + 1] == Space::Unindent) {
          indent_ = std::max(indent_ - 1, 0);
          pending_[i + 1] = Space::FormFeed;
          break;
        }
        [[fallthrough]];
      default:
        writeByte(static_cast<char>(s), 1);
    }
  }
  std::copy(pending_ + n, pending_ + pendingCount_, pending_);
  pendingCount_ -= n;
}

// ---- Comments ----------------------------------------------------------------------------------

void Printer::nextComment() {
  commentOffset_ = kInfinity;
  if (nextComment_ == comments_.size()) return;
  comment_ = comments_[nextComment_++];
  commentOffset_ = static_cast<int>(comment_->list[0].pos.value) - 1;
  int line = lineOf(comment_->list[0].pos);
  commentHasNewline_ =
      std::any_of(comment_->list.begin(), comment_->list.end(), [&](const Comment& c) {
        return lineOf(c.pos) != line || c.isLine() || c.text.find('\n') != std::string_view::npos;
      });
}

// Bytes of the comments before `next` that have no line break.
int Printer::commentSizeBefore(Place next) {
  if (!commentBefore(next)) return 0;
  size_t index = nextComment_;
  int size = 0;
  while (commentBefore(next)) {
    for (const Comment& c : comment_->list) size += static_cast<int>(c.text.size());
    nextComment();
  }
  nextComment_ = index - 1;
  nextComment();
  return size;
}

bool Printer::pendingLinebreak() const {
  return std::any_of(pending_, pending_ + pendingCount_, isLinebreak);
}

// Writes what is pending and the comments before the next token.
Printer::Flushed Printer::flush(Place next, Token token) {
  if (commentBefore(next)) return intersperse(next, token);
  writeSpaces(pendingCount_);
  return {};
}

// A comment that begins a line and ends right above the token. (Those of cgo's import "C" are
// programs.)
bool Printer::isDocComment(const CommentGroup& group, Place next, Token token) {
  if (token == Token::Name || lastToken_ == Token::Import) return false;
  if (lines_.columnOf(group.list[0].pos) != 1) return false;
  Pos behind = group.list.back().end().plus(1);
  return static_cast<int>(behind.value) - 1 == next.offset && placeOf(behind) == next;
}

Printer::Flushed Printer::intersperse(Place next, Token token) {
  const Comment* last = nullptr;
  std::deque<std::string> texts;
  // Comments that were made stay where they are while later ones are.
  std::deque<std::vector<Comment>> changed;
  while (commentBefore(next)) {
    std::span<const Comment> original = comment_->list;
    std::span<const Comment> list = original;
    bool isDoc = isDocComment(*comment_, next, token);
    if (isDoc) {
      changed.push_back(formatDocComment(original, texts));
      list = changed.back();
      if (list.empty()) {
        // Nothing is left of it; but it was there.
        commentPrefix(placeOf(original[0].pos), next, last, token);
        place_ = last_ = next;
        nextComment();
        return commentSuffix(false);
      }
    }
    for (const Comment& c : list) {
      commentPrefix(placeOf(c.pos), next, last, token);
      writeComment(c);
      last = &c;
    }
    if (isDoc) {
      last = &original.back();
      place_ = last_ = placeOf(last->end());
    }
    nextComment();
  }
  bool needsLinebreak = false;
  bool closes = (token == Token::RParen && previousOpen_ != Token::LParen) ||
                (token == Token::RBrack && previousOpen_ != Token::LBrack);
  if ((mode_ & kNoExtraBlank) == 0 && !last->isLine() && lineOf(last->pos) == next.line &&
      token != Token::Comma && !closes) {
    // The token follows on the comment's line.
    if (pendingLinebreak() && (mode_ & kNoExtraLinebreak) == 0 && level_ == 0) {
      needsLinebreak = true;
    } else {
      writeByte(' ', 1);
    }
  }
  if (last->isLine() || token == Token::EndOfFile ||
      (token == Token::RBrace && (mode_ & kNoExtraLinebreak) == 0))
    needsLinebreak = true;
  return commentSuffix(needsLinebreak);
}

// White space before a comment that is at `place`; `next` and `token` are what follows all
// comments.
void Printer::commentPrefix(Place place, Place next, const Comment* previous, Token token) {
  if (output_.empty()) return;
  if (place.line == last_.line && (previous == nullptr || !previous->isLine())) {
    commentPrefixSameLine(place, next, previous);
  } else {
    commentPrefixNewLine(place, next, previous, token);
  }
}

void Printer::commentPrefixSameLine(Place place, Place next, const Comment* previous) {
  bool hasSeparator = false;
  if (previous == nullptr) {
    // Columns that the line has begun are kept.
    size_t take = 0;
    for (size_t i = 0; i < pendingCount_; i++) {
      if (pending_[i] == Space::Blank) {
        pending_[i] = Space::None;
      } else if (pending_[i] == Space::VTab) {
        hasSeparator = true;
      } else if (pending_[i] != Space::Indent) {
        take = i;
        break;
      }
    }
    writeSpaces(take);
  }
  if (!hasSeparator) writeByte(place.line == next.line ? ' ' : '\t', 1);
}

void Printer::commentPrefixNewLine(Place place, Place next, const Comment* previous, Token token) {
  bool droppedBreak = false;
  size_t take = 0;
  for (size_t i = 0; i < pendingCount_; i++) {
    Space s = pending_[i];
    if (s == Space::Blank || s == Space::VTab) {
      pending_[i] = Space::None;
      continue;
    }
    if (s == Space::Indent) continue;
    if (s == Space::Unindent) {
      // The last step to the left closes a block, to which the comment still belongs; unless it
      // stands below what follows, as one before a `case` does.
      if (i + 1 < pendingCount_ && pending_[i + 1] == Space::Unindent) continue;
      if (token != Token::RBrace && place.column == next.column) continue;
    }
    if (isLinebreak(s)) {
      pending_[i] = Space::None;
      droppedBreak = previous == nullptr;
    }
    take = i;
    break;
  }
  writeSpaces(take);
  int n = place.line > 0 && last_.line > 0 ? std::max(place.line - last_.line, 0) : 0;
  // Between declarations the blank line before a comment is not lost.
  if (indent_ == 0 && droppedBreak) n++;
  if (n == 0 && previous != nullptr && previous->isLine()) n = 1;
  if (n > 0) writeByte('\f', std::min(n, kMaxNewlines));
}

void Printer::writeComment(const Comment& c) {
  Place place = placeOf(c.pos);
  int indent = indent_;
  // A line directive counts at the beginning of a line only.
  if (c.text.starts_with("//line ") && (place.line == 0 || place.column == 1)) indent_ = 0;
  if (c.isLine()) {
    if (isGoBuildLine(c.text)) {
      goBuild_.push_back(output_.size());
    } else if (isPlusBuildLine(c.text)) {
      plusBuild_.push_back(output_.size());
    }
    writeString(place, trimRight(c.text), true);
  } else {
    bool isFirst = true;
    for (const std::string& line : reindentComment(c.text, place.column == 1 && indent_ > 0)) {
      if (!isFirst) {
        writeByte('\f', 1);
        place = place_;
      }
      isFirst = false;
      if (!line.empty()) writeString(place, trimRight(line), true);
    }
  }
  indent_ = indent;
}

// What is pending behind a comment; with a line break, if one is needed.
Printer::Flushed Printer::commentSuffix(bool needsLinebreak) {
  Flushed flushed;
  for (size_t i = 0; i < pendingCount_; i++) {
    Space& s = pending_[i];
    if (s == Space::Blank || s == Space::VTab) s = Space::None;
    if (!isLinebreak(s)) continue;
    if (needsLinebreak) {
      needsLinebreak = false;
      flushed.wroteNewline = true;
    } else {
      if (s == Space::FormFeed) flushed.droppedFormFeed = true;
      s = Space::None;
    }
  }
  writeSpaces(pendingCount_);
  if (needsLinebreak) {
    writeByte('\n', 1);
    flushed.wroteNewline = true;
  }
  return flushed;
}

}  // namespace vo::format
