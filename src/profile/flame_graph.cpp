// This file merges stacks to a tree, takes its largest nodes, and puts them as JSON into the page
// (flame_graph.html), whose script draws them.
//
// The order in which nodes are taken is by their share of the total, parents before children; so
// what is taken is a tree, and nothing that is left out is larger than what is drawn. No function
// here recurses: stacks may be as deep as a profile is long.
#include "profile/flame_graph.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <queue>
#include <unordered_map>

#include "profile/table.h"

namespace vo::profile {

extern const char* const kFlameGraphPage;

namespace {

constexpr size_t kMaxNodes = size_t{4} << 20;

/// A function as the picture knows it.
struct Name {
  std::string text;
  std::string_view file;
};

struct Node {
  uint32_t name = 0, depth = 0;
  uint32_t firstChild = kNone, nextSibling = kNone;
};

class Tree {
 public:
  explicit Tree(const Profile& p) : p_(p), types_(p.sampleTypes.size()) {
    add(kNone, nameOf("all", {}));
    lineNames_.reserve(p.lines.size());
    locationNames_.assign(p.locations.size(), 0);
    for (size_t i = 0; i < p.locations.size(); i++) {
      const Location& l = p.locations[i];
      if (l.lineCount == 0) locationNames_[i] = nameOf(unknownName(p, l), {});
      for (const Line& line : p.linesOf(l)) {
        bool isKnown = line.function != kNone && !p.functions[line.function].name.empty();
        lineNames_.push_back(isKnown ? nameOf(std::string(p.functions[line.function].name),
                                              p.functions[line.function].file)
                                     : nameOf(unknownName(p, l), {}));
      }
    }
  }

  /// False: there are too many different stacks.
  bool addSamples() {
    for (size_t i = 0; i < p_.samples.size(); i++) {
      const Sample& s = p_.samples[i];
      uint32_t at = 0;
      count(total_, at, i, s.isBase);
      std::span<const uint32_t> frames = p_.framesOf(s);
      for (size_t k = frames.size(); k-- > 0;) {
        const Location& l = p_.locations[frames[k]];
        if (l.lineCount == 0) at = child(at, locationNames_[frames[k]]);
        if (l.lineCount == 0) count(total_, at, i, s.isBase);
        for (uint32_t line = l.lineCount; line-- > 0;) {
          at = child(at, lineNames_[l.firstLine + line]);
          count(total_, at, i, s.isBase);
        }
        if (nodes_.size() > kMaxNodes || total_.size() > 4 * kMaxNodes) return false;
      }
      count(own_, at, i, s.isBase);
    }
    return true;
  }

  /// The largest nodes, parents before their children, and children beside each other by size.
  std::vector<uint32_t> largest(size_t type, size_t* left) const {
    struct Next {
      double share;
      uint32_t depth, node;
      bool operator<(const Next& o) const {
        return share != o.share   ? share < o.share
               : depth != o.depth ? depth > o.depth
                                  : node > o.node;
      }
    };
    std::priority_queue<Next> next;
    next.push({1, 0, 0});
    std::vector<bool> taken(nodes_.size(), false);
    for (size_t n = 0; n < kMostFrames && !next.empty(); n++) {
      Next best = next.top();
      next.pop();
      taken[best.node] = true;
      for (uint32_t c = nodes_[best.node].firstChild; c != kNone; c = nodes_[c].nextSibling)
        next.push({std::min(share(c), best.share), nodes_[c].depth, c});
    }
    *left = nodes_.size() - static_cast<size_t>(std::count(taken.begin(), taken.end(), true));
    // In order, without recursion: children are pushed so that the largest is popped first.
    std::vector<uint32_t> out, open = {0}, children;
    while (!open.empty()) {
      uint32_t n = open.back();
      open.pop_back();
      out.push_back(n);
      children.clear();
      for (uint32_t c = nodes_[n].firstChild; c != kNone; c = nodes_[c].nextSibling)
        if (taken[c]) children.push_back(c);
      std::sort(children.begin(), children.end(), [&](uint32_t a, uint32_t b) {
        int64_t x = value(a, type), y = value(b, type);
        return x != y ? x < y : names_[nodes_[a].name].text > names_[nodes_[b].name].text;
      });
      open.insert(open.end(), children.begin(), children.end());
    }
    return out;
  }

  const Node& node(uint32_t n) const { return nodes_[n]; }
  const Name& name(uint32_t n) const { return names_[n]; }
  size_t nameCount() const { return names_.size(); }
  int64_t value(uint32_t n, size_t type) const { return total_[(2 * n) * types_ + type]; }
  int64_t own(uint32_t n, size_t type) const { return own_[(2 * n) * types_ + type]; }
  int64_t before(uint32_t n, size_t type) const { return total_[(2 * n + 1) * types_ + type]; }

 private:
  uint32_t nameOf(std::string text, std::string_view file) {
    auto [at, isNew] = byName_.emplace(std::move(text), static_cast<uint32_t>(names_.size()));
    if (isNew) names_.push_back({at->first, file});
    return at->second;
  }

  uint32_t add(uint32_t parent, uint32_t name) {
    auto n = static_cast<uint32_t>(nodes_.size());
    nodes_.push_back({name, parent == kNone ? 0 : nodes_[parent].depth + 1});
    total_.resize(nodes_.size() * 2 * types_);
    own_.resize(nodes_.size() * 2 * types_);
    if (parent != kNone) {
      nodes_[n].nextSibling = nodes_[parent].firstChild;
      nodes_[parent].firstChild = n;
    }
    return n;
  }

  uint32_t child(uint32_t parent, uint32_t name) {
    auto [at, isNew] = children_.try_emplace(static_cast<uint64_t>(parent) << 32 | name, 0);
    if (isNew) at->second = add(parent, name);
    return at->second;
  }

  /// Adds a sample's values: of the profile, or of the one that it is compared with (where they are
  /// negative).
  void count(std::vector<int64_t>& to, uint32_t n, size_t sample, bool isBase) {
    for (size_t t = 0; t < types_; t++) {
      int64_t v = p_.value(sample, t);
      int64_t& sum = to[(2 * n + (isBase ? 1 : 0)) * types_ + t];
      sum = wrappingSum(sum, isBase ? static_cast<int64_t>(-static_cast<uint64_t>(v)) : v);
    }
  }

  /// The largest part of a total that a node is, over all types.
  double share(uint32_t n) const {
    double most = 0;
    for (size_t t = 0; t < types_; t++)
      if (value(0, t) != 0)
        most = std::max(
            most, std::fabs(static_cast<double>(value(n, t)) / static_cast<double>(value(0, t))));
    return most;
  }

  const Profile& p_;
  size_t types_;
  std::vector<Node> nodes_;
  std::vector<int64_t> total_,
      own_;  ///< of each node: a value per type, then a value per type of what it is compared with
  std::vector<Name> names_;
  std::vector<uint32_t> lineNames_, locationNames_;
  std::unordered_map<std::string, uint32_t> byName_;
  std::unordered_map<uint64_t, uint32_t> children_;  ///< by parent << 32 | name
};

// --- JSON ----------------------------------------------------------------------------------------

/// Bytes of the character that begins here, or 0: it is none.
size_t characterSize(std::string_view s) {
  auto b = static_cast<uint8_t>(s[0]);
  size_t size = b < 0x80                ? 1
                : b >= 0xc2 && b < 0xe0 ? 2
                : b >= 0xe0 && b < 0xf0 ? 3
                : b >= 0xf0 && b < 0xf5 ? 4
                                        : 0;
  if (size > s.size()) return 0;
  for (size_t i = 1; i < size; i++)
    if ((static_cast<uint8_t>(s[i]) & 0xc0) != 0x80) return 0;
  auto second = size > 2 ? static_cast<uint8_t>(s[1]) : uint8_t{0x90};
  bool isWrong = (b == 0xe0 && second < 0xa0) || (b == 0xed && second > 0x9f) ||
                 (b == 0xf0 && second < 0x90) || (b == 0xf4 && second > 0x8f);
  return isWrong ? 0 : size;
}

/// A JSON string that also may stand in a <script>.
void addString(std::string& out, std::string_view s) {
  out += '"';
  while (!s.empty()) {
    size_t size = characterSize(s);
    if (size == 0) out += "\\ufffd";
    if (size == 1 && (s[0] == '"' || s[0] == '\\')) out += '\\';
    if (size == 1 && (s[0] < ' ' || s[0] == '<' || s[0] == '>' || s[0] == '&' || s[0] == 0x7f)) {
      constexpr char kDigits[] = "0123456789abcdef";
      out += "\\u00";
      out += kDigits[s[0] >> 4];
      out += kDigits[s[0] & 15];
    } else {
      out.append(s.substr(0, size));
    }
    s.remove_prefix(std::max<size_t>(size, 1));
  }
  out += '"';
}

template <typename List, typename F>
void addList(std::string& out, const List& list, F add) {
  out += '[';
  bool isFirst = true;
  for (const auto& item : list) {
    if (!isFirst) out += ',';
    isFirst = false;
    add(item);
  }
  out += ']';
}

void addKey(std::string& out, std::string_view key) {
  if (!out.ends_with('{')) out += ',';
  out.append("\"").append(key).append("\":");
}

std::string describe(const Profile& p, size_t type, std::string_view title, const Tree& tree) {
  size_t left = 0;
  std::vector<uint32_t> nodes = tree.largest(type, &left);
  std::vector<uint32_t> number(tree.nameCount(), kNone), names;
  for (uint32_t n : nodes) {
    uint32_t name = tree.node(n).name;
    if (number[name] != kNone) continue;
    number[name] = static_cast<uint32_t>(names.size());
    names.push_back(name);
  }
  std::vector<size_t> types(p.sampleTypes.size());
  for (size_t t = 0; t < types.size(); t++) types[t] = t;
  std::string out = "{";
  auto addNumber = [&out](auto n) { out += std::to_string(n); };
  auto addColumns = [&](std::string_view key, auto valueOf) {
    addKey(out, key);
    addList(out, types,
            [&](size_t t) { addList(out, nodes, [&](uint32_t n) { addNumber(valueOf(n, t)); }); });
  };
  addKey(out, "title"), addString(out, title);
  addKey(out, "shown"), addNumber(type);
  addKey(out, "left"), addNumber(left);
  addKey(out, "types"),
      addList(out, p.sampleTypes, [&](const ValueType& t) { addString(out, t.type); });
  addKey(out, "units"),
      addList(out, p.sampleTypes, [&](const ValueType& t) { addString(out, t.unit); });
  addKey(out, "timeNanos"), addNumber(p.timeNanos);
  addKey(out, "durationNanos"), addNumber(p.durationNanos);
  addKey(out, "labels"), addString(out, labelTable(p, {.sample = type}));
  addKey(out, "names"), addList(out, names, [&](uint32_t n) { addString(out, tree.name(n).text); });
  addKey(out, "files"), addList(out, names, [&](uint32_t n) { addString(out, tree.name(n).file); });
  addKey(out, "name"),
      addList(out, nodes, [&](uint32_t n) { addNumber(number[tree.node(n).name]); });
  addKey(out, "depth"), addList(out, nodes, [&](uint32_t n) { addNumber(tree.node(n).depth); });
  addColumns("value", [&](uint32_t n, size_t t) { return tree.value(n, t); });
  addColumns("own", [&](uint32_t n, size_t t) { return tree.own(n, t); });
  bool isDifference =
      std::any_of(p.samples.begin(), p.samples.end(), [](const Sample& s) { return s.isBase; });
  if (isDifference) addColumns("before", [&](uint32_t n, size_t t) { return tree.before(n, t); });
  return out + "}";
}

}  // namespace

std::string flameGraph(const Profile& p, size_t sample, std::string_view title, std::string* page) {
  Tree tree(p);
  if (!tree.addSamples())
    return "there are more than " + std::to_string(kMaxNodes) +
           " different frames of stacks: too many for a picture";
  constexpr std::string_view kPlace = "{{profile}}";
  *page = kFlameGraphPage;
  page->replace(page->find(kPlace), kPlace.size(), describe(p, sample, title, tree));
  return {};
}

}  // namespace vo::profile
