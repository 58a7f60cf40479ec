// This file runs the chosen analyzers over a package.
#include "vet/vet.h"

#include <algorithm>
#include <tuple>

#include "vet/pass.h"

namespace vo::vet {

namespace {

struct Row {
  std::string_view name, meaning;
  void (*run)(Pass&);
};

constexpr Row kRows[] = {
#define VO_ANALYZER(name, function, meaning) {#name, meaning, function},
#include "vet/analyzers.def"
};

}  // namespace

/// For what looks at nothing that is compiled here.
void nothing(Pass&) {}

std::string_view analyzerName(Analyzer a) { return kRows[static_cast<size_t>(a)].name; }
std::string_view analyzerMeaning(Analyzer a) { return kRows[static_cast<size_t>(a)].meaning; }

std::optional<Analyzer> findAnalyzer(std::string_view name) {
  for (size_t i = 0; i < kAnalyzers; i++)
    if (kRows[i].name == name) return static_cast<Analyzer>(i);
  return std::nullopt;
}

std::vector<Finding> analyse(const Unit& unit, Knowledge& knowledge, const Selection& chosen) {
  Pass pass(unit, knowledge);
  if (chosen.none()) {
    findPrinters(pass);
    return {};
  }
  for (size_t i = 0; i < kAnalyzers; i++) {
    if (!chosen[i]) continue;
    pass.current = static_cast<Analyzer>(i);
    kRows[i].run(pass);
  }
  auto key = [](const Finding& f) { return std::tuple(f.pos, f.analyzer); };
  std::stable_sort(pass.findings.begin(), pass.findings.end(),
                   [&](const Finding& a, const Finding& b) { return key(a) < key(b); });
  return std::move(pass.findings);
}

}  // namespace vo::vet
