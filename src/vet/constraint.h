// Build constraints as trees: what `//go:build` and `// +build` lines say, to compare them.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace vo::vet {

struct Constraint {
  enum class Kind : uint8_t { Tag, Not, And, Or } kind;
  std::string tag;
  const Constraint* x = nullptr;
  const Constraint* y = nullptr;
};

/// Owns the trees that it makes.
class Constraints {
 public:
  /// What stands behind `//go:build`; null and Go's error text if it is malformed.
  const Constraint* parse(std::string_view text, std::string* error);
  /// What stands behind `// +build`; null and an error if it is too large.
  const Constraint* parsePlus(std::string_view text, std::string* error);
  const Constraint* both(const Constraint* x, const Constraint* y) {
    return x == nullptr ? y : make(Constraint::Kind::And, x, y);
  }
  /// What the `// +build` lines for a constraint would say; null and an error if there are none for
  /// it.
  const Constraint* asPlusLines(const Constraint* c, std::string* error);

  const Constraint* tag(std::string_view name);
  const Constraint* make(Constraint::Kind kind, const Constraint* x, const Constraint* y = nullptr);

 private:
  const Constraint* withoutNot(const Constraint* c, bool negate);
  std::deque<Constraint> nodes_;
};

std::string constraintText(const Constraint* c);
/// The tags, from left to right.
void tagsOf(const Constraint* c, std::vector<std::string_view>* out);
/// Behind the mark, without blanks around; false if the line is no such one.
bool splitGoBuild(std::string_view line, std::string_view* text);
bool splitPlusBuild(std::string_view line, std::string_view* text);
std::string_view trimmed(std::string_view s);
bool isTagByte(char c);

}  // namespace vo::vet
