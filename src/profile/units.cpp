// This file knows the units of profiles: bytes and times (and Google's compute units, which no Go
// program counts, are not here).
#include "profile/units.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdio>
#include <span>

namespace vo::profile {
namespace {

struct Unit {
  std::string_view name;
  std::string_view aliases[3];  ///< small letters, without s at the end
  double factor;
};

struct Family {
  std::span<const Unit> units;
  Unit normal;  ///< what nothing better is found for
};

constexpr double kKilo = 1024;
constexpr Unit kBytes[] = {{"B", {"b", "byte"}, 1},
                           {"kB", {"kb", "kbyte", "kilobyte"}, kKilo},
                           {"MB", {"mb", "mbyte", "megabyte"}, kKilo* kKilo},
                           {"GB", {"gb", "gbyte", "gigabyte"}, kKilo* kKilo* kKilo},
                           {"TB", {"tb", "tbyte", "terabyte"}, kKilo* kKilo* kKilo* kKilo},
                           {"PB", {"pb", "pbyte", "petabyte"}, kKilo* kKilo* kKilo* kKilo* kKilo}};
constexpr Unit kTimes[] = {{"ns", {"ns", "nanosecond"}, 1},
                           {"us", {"μs", "us", "microsecond"}, 1e3},
                           {"ms", {"ms", "millisecond"}, 1e6},
                           {"s", {"s", "sec", "second"}, 1e9},
                           {"hrs", {"hour", "hr"}, 3600e9}};
constexpr Family kFamilies[] = {{kBytes, kBytes[0]}, {kTimes, kTimes[3]}};

const Unit* find(const Family& family, std::string_view name) {
  std::string small(name);
  for (char& c : small) c = static_cast<char>(tolower(static_cast<unsigned char>(c)));
  if (small.size() > 2 && small.ends_with('s')) small.pop_back();
  for (const Unit& u : family.units)
    if (std::find(std::begin(u.aliases), std::end(u.aliases), small) != std::end(u.aliases) &&
        !small.empty())
      return &u;
  return nullptr;
}

bool isAutomatic(std::string_view unit) { return unit == "minimum" || unit == "auto"; }

}  // namespace

Scaled scale(int64_t value, std::string_view from, std::string_view to) {
  if (value < 0 && value != INT64_MIN) {
    Scaled s = scale(-value, from, to);
    return {-s.value, s.unit};
  }
  for (const Family& family : kFamilies) {
    const Unit* unit = find(family, from);
    if (unit == nullptr) continue;
    double v = static_cast<double>(value) * unit->factor;
    const Unit* best = nullptr;
    if (isAutomatic(to)) {
      for (const Unit& u : family.units)
        if (v / u.factor >= 1) best = &u;
    } else {
      best = find(family, to);
    }
    if (best == nullptr) best = &family.normal;
    return {v / best->factor, best->name};
  }
  bool saysNothing = isAutomatic(to) || to == "count" || to == "sample" || to == "unit";
  return {static_cast<double>(value), saysNothing ? std::string_view() : to};
}

std::string scaledText(int64_t value, std::string_view from, std::string_view to) {
  Scaled s = scale(value, from, to);
  char digits[400];
  snprintf(digits, sizeof digits, "%.2f", s.value);
  std::string text = digits;
  if (text.ends_with(".00")) text.resize(text.size() - 3);
  if (text == "0" || text == "-0") return "0";
  return text + std::string(s.unit);
}

std::string percentage(int64_t value, int64_t total) {
  double ratio =
      total == 0 ? 0 : std::fabs(static_cast<double>(value) / static_cast<double>(total)) * 100;
  if (ratio >= 99.95 && ratio <= 100.05) return "  100%";
  char text[400];
  snprintf(text, sizeof text, ratio >= 1 ? "%5.2f%%" : "%5.2g%%", ratio);
  return text;
}

}  // namespace vo::profile
