// This file writes expressions as gofmt does. Sources are mostly formatted, so that is their text:
// only the indentation of further lines differs, and blanks around operators, which depend on the
// expression that one stands in: those inside of it decide where it stands alone.
#include "vet/pass.h"

namespace vo::vet {

using namespace syntax;

namespace {

/// Whether it is one operator between names, selectors or literals.
bool isSimpleBinary(const Node* n) {
  const auto* b = dynCast<BinaryExpr>(n);
  auto isSimple = [](const Node* x) {
    return x->kind == NodeKind::Ident || x->kind == NodeKind::BasicLit ||
           x->kind == NodeKind::SelectorExpr;
  };
  return b != nullptr && isSimple(b->x) && isSimple(b->y);
}

}  // namespace

std::string Pass::text(const Node* n) const {
  if (isSimpleBinary(n)) {
    const auto* b = cast<BinaryExpr>(n);
    return text(b->x) + " " + std::string(tokenText(b->op)) + " " + text(b->y);
  }
  std::string_view all = source(n->range());
  if (all.find('\n') == std::string_view::npos) return std::string(all);
  // Further lines lose the indentation of the line that the expression begins in.
  std::string_view first = unit.sources.lineText(n->pos);
  size_t depth = 0;
  while (depth < first.size() && first[depth] == '\t') depth++;
  std::string out;
  for (size_t i = 0; i < all.size(); i++) {
    out += all[i];
    if (all[i] != '\n') continue;
    for (size_t k = 0; k < depth && i + 1 < all.size() && all[i + 1] == '\t'; k++) i++;
  }
  return out;
}

}  // namespace vo::vet
