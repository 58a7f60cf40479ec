// A package's syntax as one list in preorder, with parents: what analyzers walk.
//
// Views trees and facts of others, which outlive it. Of the two readings of `fail (x)` and
// `errdefer (f)(x)` it has the one that the checker has chosen.
#pragma once

#include <array>
#include <span>
#include <unordered_map>
#include <vector>

#include "base/function_ref.h"
#include "syntax/ast.h"
#include "types/info.h"

namespace vo::vet {

/// The nodes right below `n`, in the order of the text.
void children(const syntax::Node* n, const types::Info& info,
              base::FunctionRef<void(const syntax::Node*)> f);
/// `n` and all below it in preorder; what is below a node for which `f` gives false is left out.
void walk(const syntax::Node* n, const types::Info& info,
          base::FunctionRef<bool(const syntax::Node*)> f);

/// Without the parentheses around it.
inline const syntax::Expr* unparen(const syntax::Expr* e) {
  while (const auto* p = syntax::dynCast<syntax::ParenExpr>(e)) e = p->x;
  return e;
}

class Tree {
 public:
  static constexpr uint32_t kNone = ~0u;
  struct Entry {
    const syntax::Node* node;
    uint32_t parent;  ///< kNone: a declaration of a file
    uint32_t file;
  };

  Tree(std::span<syntax::File* const> files, const types::Info& info);

  const Entry& at(uint32_t i) const { return entries_[i]; }
  /// The n-th node above, or null.
  const syntax::Node* above(uint32_t i, int n = 1) const;
  /// Calls f(node, index) for each node of the kind.
  template <class T, class F>
  void each(F&& f) const {
    for (uint32_t i : ofKind(T::kKind)) f(static_cast<const T*>(entries_[i].node), i);
  }
  std::span<const uint32_t> ofKind(syntax::NodeKind kind) const {
    return byKind_[static_cast<size_t>(kind)];
  }

 private:
  void add(const syntax::Node* n, uint32_t parent, uint32_t file, const types::Info& info);

  std::vector<Entry> entries_;
  std::array<std::vector<uint32_t>, 256> byKind_;
};

}  // namespace vo::vet
