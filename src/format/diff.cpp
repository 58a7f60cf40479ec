// This file implements differences by anchors: lines that are there once in either text stay where
// they keep their order. It takes the time of a sort, and what it shows reads well.
#include "format/diff.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

namespace vo::format {

namespace {

struct Pair {
  size_t x;
  size_t y;
};

constexpr std::string_view kNoNewline = "\n\\ No newline at end of file\n";

/// A text's lines with their newlines. `storage` holds a last line without one.
std::vector<std::string_view> linesOf(std::string_view text, std::string& storage) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    size_t newline = text.find('\n');
    if (newline == std::string_view::npos) {
      storage.assign(text).append(kNoNewline);
      lines.push_back(storage);
      break;
    }
    lines.push_back(text.substr(0, newline + 1));
    text.remove_prefix(newline + 1);
  }
  return lines;
}

/// The longest sequence of unique lines that both have in the same order (by Szymanski's
/// algorithm), with {0, 0} before and both ends behind it.
std::vector<Pair> anchors(const std::vector<std::string_view>& x,
                          const std::vector<std::string_view>& y) {
  struct Occurrence {
    int inX = 0, inY = 0;
    size_t index = 0;  ///< among the unique lines of y
  };
  std::unordered_map<std::string_view, Occurrence> occurrences;
  for (std::string_view line : x) occurrences[line].inX++;
  for (std::string_view line : y) occurrences[line].inY++;
  std::vector<size_t> uniqueX, uniqueY, partner;
  for (size_t i = 0; i < y.size(); i++) {
    Occurrence& o = occurrences[y[i]];
    if (o.inX != 1 || o.inY != 1) continue;
    o.index = uniqueY.size();
    uniqueY.push_back(i);
  }
  for (size_t i = 0; i < x.size(); i++) {
    const Occurrence& o = occurrences[x[i]];
    if (o.inX != 1 || o.inY != 1) continue;
    uniqueX.push_back(i);
    partner.push_back(o.index);
  }
  // lengths[i]: of the longest ascending sequence that ends with partner[i]; ends[k]: the least end
  // of one of length k+1.
  std::vector<size_t> ends, lengths;
  for (size_t p : partner) {
    auto at = std::lower_bound(ends.begin(), ends.end(), p);
    lengths.push_back(static_cast<size_t>(at - ends.begin()) + 1);
    if (at == ends.end()) {
      ends.push_back(p);
    } else {
      *at = p;
    }
  }
  size_t length = ends.size();
  std::vector<Pair> sequence(length + 2);
  sequence[0] = {0, 0};
  sequence[length + 1] = {x.size(), y.size()};
  size_t last = partner.size();
  for (size_t i = partner.size(); i-- > 0;) {
    if (lengths[i] != length || partner[i] >= last) continue;
    sequence[length--] = {uniqueX[i], uniqueY[partner[i]]};
  }
  return sequence;
}

/// Lines of the output between two heads `@@`.
struct Chunk {
  Pair begin = {0, 0};
  Pair count = {0, 0};
  std::string text;

  void add(char mark, std::string_view line) {
    (text += mark) += line;
    if (mark != '+') count.x++;
    if (mark != '-') count.y++;
  }
  void writeTo(std::string& out) {
    auto place = [](size_t begin, size_t n) {
      return std::to_string(n > 0 ? begin + 1 : begin) + "," + std::to_string(n);
    };
    out += "@@ -" + place(begin.x, count.x) + " +" + place(begin.y, count.y) + " @@\n" + text;
    *this = {};
  }
};

}  // namespace

std::string diff(std::string_view oldName, std::string_view before, std::string_view newName,
                 std::string_view after) {
  if (before == after) return {};
  std::string storageX, storageY;
  std::vector<std::string_view> x = linesOf(before, storageX), y = linesOf(after, storageY);
  std::string out;
  out.append("diff ").append(oldName).append(" ").append(newName).append("\n");
  out.append("--- ").append(oldName).append("\n");
  out.append("+++ ").append(newName).append("\n");
  constexpr size_t kContext = 3;
  Pair done = {0, 0};
  Chunk chunk;
  for (Pair match : anchors(x, y)) {
    if (match.x < done.x) continue;
    Pair begin = match, end = match;
    for (; begin.x > done.x && begin.y > done.y && x[begin.x - 1] == y[begin.y - 1]; begin.x--)
      begin.y--;
    for (; end.x < x.size() && end.y < y.size() && x[end.x] == y[end.y]; end.x++) end.y++;
    for (size_t i = done.x; i < begin.x; i++) chunk.add('-', x[i]);
    for (size_t i = done.y; i < begin.y; i++) chunk.add('+', y[i]);
    bool isEnd = end.x >= x.size() && end.y >= y.size();
    size_t same = end.x - begin.x;
    // With so few lines between, the chunk goes on.
    if (!isEnd && (same < kContext || (!chunk.text.empty() && same < 2 * kContext))) {
      for (size_t i = begin.x; i < end.x; i++) chunk.add(' ', x[i]);
      done = end;
      continue;
    }
    if (!chunk.text.empty()) {
      size_t n = std::min(same, kContext);
      for (size_t i = 0; i < n; i++) chunk.add(' ', x[begin.x + i]);
      done = {begin.x + n, begin.y + n};
      chunk.writeTo(out);
    }
    if (isEnd) break;
    chunk.begin = {end.x - kContext, end.y - kContext};
    for (size_t i = chunk.begin.x; i < end.x; i++) chunk.add(' ', x[i]);
    done = end;
  }
  return out;
}

}  // namespace vo::format
