// This file makes the table of functions.
//
// pprof makes a graph of functions and calls, leaves out functions that took too little, and makes
// the graph anew: a frame that was left out is skipped, and its time is nobody's own. Which calls
// are inlined is a property of the graph's edges, so it needs those, too, and leaves out small
// ones.
#include "profile/table.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "profile/units.h"

namespace vo::profile {
namespace {

constexpr double kLeastNode = 0.005, kLeastEdge = 0.001;

std::string_view baseName(std::string_view path) {
  while (path.size() > 1 && path.ends_with('/')) path.remove_suffix(1);
  size_t slash = path.rfind('/');
  return slash == std::string_view::npos || path.size() == 1 ? path : path.substr(slash + 1);
}

// --- The graph -----------------------------------------------------------------------------------

struct Node {
  std::string name;  ///< as it is printed
  int64_t flat = 0, cum = 0;
  bool isInlined = false, isCalled = false;
};

struct Edge {
  int64_t weight = 0;
  bool isInlined = true;
  size_t seen = 0;  ///< 1 + the last sample that was added
};

/// Functions of a profile, and which one each line of a location is.
class Graph {
 public:
  explicit Graph(const Profile& p) : p_(p) {
    std::unordered_map<std::string_view, uint32_t> byName;
    std::map<std::tuple<std::string_view, int64_t, bool>, uint32_t> nameless;
    lineNodes_.resize(p.lines.size());
    locationNodes_.resize(p.locations.size());
    auto known = [&](const Location& l, const Function* f) {
      if (f != nullptr && !f->name.empty()) {
        auto [at, isNew] = byName.emplace(f->name, static_cast<uint32_t>(nodes_.size()));
        if (isNew) nodes_.push_back({std::string(f->name)});
        return at->second;
      }
      std::string_view file = l.mapping == kNone ? std::string_view() : p.mappings[l.mapping].file;
      auto [at, isNew] =
          nameless.emplace(std::tuple(file, f == nullptr ? 0 : f->startLine, f == nullptr),
                           static_cast<uint32_t>(nodes_.size()));
      if (isNew) nodes_.push_back({unknownName(p, l)});
      return at->second;
    };
    for (size_t i = 0; i < p.locations.size(); i++) {
      const Location& l = p.locations[i];
      if (l.lineCount == 0) locationNodes_[i] = known(l, nullptr);
      for (uint32_t k = l.firstLine; k < l.firstLine + l.lineCount; k++)
        lineNodes_[k] =
            known(l, p.lines[k].function == kNone ? nullptr : &p.functions[p.lines[k].function]);
    }
    kept_.assign(nodes_.size(), true);
  }

  size_t size() const { return nodes_.size(); }
  Node& node(uint32_t n) { return nodes_[n]; }
  /// Not left out by keep, and in some stack that counts.
  bool isThere(uint32_t n) const { return kept_[n] && (nodes_[n].flat != 0 || nodes_[n].cum != 0); }
  std::vector<uint32_t> all() const {
    std::vector<uint32_t> out;
    for (uint32_t n = 0; n < size(); n++)
      if (isThere(n)) out.push_back(n);
    return out;
  }

  /// Counts all stacks, of nodes that are kept.
  void count(size_t type) {
    edges_.clear();
    for (Node& n : nodes_) n.flat = n.cum = 0;
    std::vector<size_t> seen(size(), 0);
    for (size_t i = 0; i < p_.samples.size(); i++) {
      int64_t value = p_.value(i, type);
      if (value == 0) continue;
      uint32_t parent = kNone;
      bool skipped = false;
      auto enter = [&](uint32_t n, bool isInlined) {
        if (!kept_[n]) {
          skipped = true;
          return;
        }
        if (seen[n] != i + 1) nodes_[n].cum = wrappingSum(nodes_[n].cum, value);
        seen[n] = i + 1;
        if (parent != kNone && parent != n) {
          Edge& e = edges_[static_cast<uint64_t>(parent) << 32 | n];
          if (e.seen != i + 1) {
            e.weight = wrappingSum(e.weight, value);
            e.isInlined &= isInlined;
          }
          e.seen = i + 1;
        }
        parent = n;
        skipped = false;
      };
      std::span<const uint32_t> frames = p_.framesOf(p_.samples[i]);
      for (size_t k = frames.size(); k-- > 0;) {
        const Location& l = p_.locations[frames[k]];
        if (l.lineCount == 0) enter(locationNodes_[frames[k]], false);
        for (uint32_t line = l.lineCount; line-- > 0;)
          enter(lineNodes_[l.firstLine + line], line != l.lineCount - 1);
      }
      if (parent != kNone && !skipped)
        nodes_[parent].flat = wrappingSum(nodes_[parent].flat, value);
    }
  }

  void keep(const std::vector<uint32_t>& nodes) {
    kept_.assign(size(), false);
    for (uint32_t n : nodes) kept_[n] = true;
  }

  /// Nodes learn whether calls of them are inlined, by edges of at least `least`.
  void findInlined(int64_t least) {
    for (Node& n : nodes_) n.isInlined = n.isCalled = false;
    for (const auto& [ends, e] : edges_) {
      if (magnitude(e.weight) < least) continue;
      Node& to = nodes_[static_cast<uint32_t>(ends)];
      (e.isInlined ? to.isInlined : to.isCalled) = true;
    }
  }

 private:
  const Profile& p_;
  std::vector<Node> nodes_;
  std::vector<uint32_t> lineNodes_, locationNodes_;
  std::vector<bool> kept_;
  std::unordered_map<uint64_t, Edge> edges_;  ///< from << 32 | to
};

int64_t fractionOf(int64_t total, double fraction) {
  return magnitude(static_cast<int64_t>(static_cast<double>(total) * fraction));
}

// --- The head ------------------------------------------------------------------------------------

std::string timeText(int64_t nanos) {
  constexpr int64_t kSecond = 1'000'000'000;
  time_t seconds = nanos / kSecond - (nanos % kSecond < 0 ? 1 : 0);
  tm parts = {};
  char text[100] = "?";
  if (localtime_r(&seconds, &parts) != nullptr)
    strftime(text, sizeof text, "%Y-%m-%d %H:%M:%S %Z", &parts);
  return text;
}

/// What of a double is an int64, as far as it can be.
int64_t rounded(double v) {
  return v >= 9.2e18 ? INT64_MAX : v <= -9.2e18 ? INT64_MIN : static_cast<int64_t>(v);
}

std::string head(const Profile& p, const TableOptions& o, int64_t total, std::string_view unit) {
  std::string out;
  auto line = [&out](std::string_view name, std::string_view value) {
    out.append(name).append(value).append("\n");
  };
  if (!p.mappings.empty()) {
    if (!p.mappings[0].file.empty()) line("File: ", baseName(p.mappings[0].file));
    if (!p.mappings[0].buildId.empty()) line("Build ID: ", p.mappings[0].buildId);
  }
  for (std::string_view c : p.comments)
    if (!c.starts_with('#')) line("", c);
  const ValueType& type = p.sampleTypes[o.sample];
  if (!type.type.empty()) line("Type: ", type.type);
  if (!p.docUrl.empty()) line("Doc: ", p.docUrl);
  if (p.timeNanos != 0) line("Time: ", timeText(p.timeNanos));
  if (p.durationNanos != 0) {
    Scaled nanos = scale(total, type.unit, "nanoseconds");
    std::string share;
    if (nanos.unit == "ns" && nanos.value != 0)
      share = "(" + percentage(rounded(nanos.value), p.durationNanos) + ")";
    line("Duration: ", scaledText(p.durationNanos, "nanoseconds", "auto") +
                           ", Total samples = " + scaledText(total, type.unit, unit) + " " + share);
  }
  return out;
}

std::string_view trimmed(std::string_view s) {
  while (s.starts_with(' ')) s.remove_prefix(1);
  return s;
}

std::string padded(std::string_view s, size_t width) {
  return s.size() >= width ? std::string(s) : std::string(width - s.size(), ' ') + std::string(s);
}

/// One unit for all rows, in which the smallest is not 0.00 and the largest is not long.
std::string_view commonUnit(Graph& g, const std::vector<uint32_t>& rows, int64_t total,
                            std::string_view unit) {
  int64_t least = 0;
  for (uint32_t n : rows) {
    int64_t v = magnitude(g.node(n).flat);
    if (v == 0) v = magnitude(g.node(n).cum);
    if (v > 0 && (least == 0 || v < least)) least = v;
  }
  if (least == 0) least = total;
  std::string_view ofLeast = scale(least, unit, "minimum").unit,
                   ofMost = scale(total, unit, "minimum").unit;
  auto hundredfold = static_cast<int64_t>(100 * static_cast<uint64_t>(least));
  if (ofLeast != ofMost && hundredfold < total) ofLeast = scale(hundredfold, unit, "minimum").unit;
  return ofLeast.empty() ? unit : ofLeast;
}

}  // namespace

int64_t totalOf(const Profile& p, size_t type) {
  int64_t total = 0, base = 0;
  for (size_t i = 0; i < p.samples.size(); i++) {
    int64_t v = magnitude(p.value(i, type));
    total = wrappingSum(total, v);
    if (p.samples[i].isBase) base = wrappingSum(base, v);
  }
  return base > 0 ? base : total;
}

std::string unknownName(const Profile& p, const Location& l) {
  if (l.mapping == kNone || p.mappings[l.mapping].file.empty()) return "<unknown>";
  return "[" + std::string(baseName(p.mappings[l.mapping].file)) + "]";
}

std::string topTable(const Profile& p, const TableOptions& o) {
  Graph g(p);
  g.count(o.sample);
  int64_t ownTotal = 0, total = totalOf(p, o.sample);
  for (uint32_t n : g.all()) ownTotal = wrappingSum(ownTotal, g.node(n).flat);
  int64_t leastNode = fractionOf(ownTotal, kLeastNode),
          leastEdge = fractionOf(ownTotal, kLeastEdge);
  std::vector<uint32_t> rows = g.all();
  size_t dropped = rows.size();
  if (leastNode > 0)
    std::erase_if(rows, [&](uint32_t n) { return magnitude(g.node(n).cum) < leastNode; });
  dropped -= rows.size();
  if (dropped != 0) {
    g.keep(rows);
    g.count(o.sample);
    rows = g.all();
  }
  auto sort = [&] {
    std::sort(rows.begin(), rows.end(), [&](uint32_t a, uint32_t b) {
      const Node &x = g.node(a), &y = g.node(b);
      int64_t i = magnitude(o.byCum ? x.cum : x.flat), k = magnitude(o.byCum ? y.cum : y.flat);
      return i != k ? i > k : x.name != y.name ? x.name < y.name : a < b;
    });
  };
  sort();
  size_t before = rows.size();
  if (o.count != 0 && o.count < rows.size()) {
    rows.resize(o.count);
    g.keep(rows);
    g.count(o.sample);
    rows = g.all();
    sort();
  }
  g.findInlined(leastEdge);

  std::string_view from = p.sampleTypes[o.sample].unit;
  std::string_view unit =
      o.unit == "minimum" && !rows.empty() ? commonUnit(g, rows, total, from) : o.unit;
  auto show = [&](int64_t v) { return scaledText(v, from, unit); };
  int64_t shown = 0;
  for (uint32_t n : rows) shown = wrappingSum(shown, g.node(n).flat);
  std::string out = head(p, o, total, unit);
  out += "Showing nodes accounting for " + show(shown) + ", " +
         std::string(trimmed(percentage(shown, total))) + " of " + show(total) + " total\n";
  if (total != 0 && dropped != 0)
    out += "Dropped " + std::to_string(dropped) + (dropped > 1 ? " nodes" : " node") +
           " (cum <= " + show(fractionOf(total, kLeastNode)) + ")\n";
  if (total != 0 && !rows.empty() && rows.size() < before)
    out += "Showing top " + std::to_string(rows.size()) + " nodes out of " +
           std::to_string(before) + "\n";
  out += "      flat  flat%   sum%        cum   cum%\n";
  int64_t sum = 0;
  for (uint32_t n : rows) {
    const Node& node = g.node(n);
    sum = wrappingSum(sum, node.flat);
    out += padded(show(node.flat), 10) + " " + percentage(node.flat, total) + " " +
           percentage(sum, total) + " " + padded(show(node.cum), 10) + " " +
           percentage(node.cum, total) + "  " + node.name;
    if (node.isInlined) out += node.isCalled ? " (partial-inline)" : " (inline)";
    out += "\n";
  }
  return out;
}

std::string labelTable(const Profile& p, const TableOptions& o) {
  // Numbers whose unit is not said: that of the label's key, which may be one.
  std::unordered_map<std::string_view, std::string_view> units;
  for (const Label& l : p.labels)
    if (l.isNumber && !l.unit.empty()) units.emplace(l.key, l.unit);
  auto unitOf = [&](std::string_view key) {
    auto at = units.find(key);
    if (at != units.end()) return at->second;
    return key == "alignment" || key == "request" ? std::string_view("bytes") : key;
  };
  std::map<std::string_view, std::map<std::string, int64_t>> values;
  for (size_t i = 0; i < p.samples.size(); i++) {
    for (const Label& l : p.labelsOf(p.samples[i])) {
      if (l.isNumber && l.number == 0 && l.unit.empty()) continue;
      std::string text =
          l.isNumber ? scaledText(l.number, unitOf(l.key), o.unit) : std::string(l.text);
      int64_t& sum = values[l.key][text];
      sum = wrappingSum(sum, p.value(i, o.sample));
    }
  }
  int64_t total = totalOf(p, o.sample);
  std::string out;
  for (const auto& [key, ofKey] : values) {
    auto show = [&](int64_t v) { return scaledText(v, p.sampleTypes[o.sample].unit, o.unit); };
    auto share = [&](int64_t v) {
      return total > 0 ? " (" + percentage(v, total) + ")" : std::string();
    };
    int64_t ofThem = 0;
    std::vector<std::pair<std::string, int64_t>> rows(ofKey.begin(), ofKey.end());
    std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
      return magnitude(a.second) > magnitude(b.second);
    });
    size_t width = 0;
    for (const auto& [text, value] : rows) {
      ofThem = wrappingSum(ofThem, value);
      width = std::max(width, show(value).size() + share(value).size() + 2);
    }
    out += " " + std::string(key) + ": Total " + show(ofThem) + " of " + show(total) +
           share(ofThem) + "\n";
    for (const auto& [text, value] : rows)
      out += std::string(key.size() + 2, ' ') + padded(show(value) + share(value) + ":", width) +
             " " + text + "\n";
    out += "\n";
  }
  return out;
}

}  // namespace vo::profile
