// This file implements what is asked of the tree and of lines.
#include "format/tree.h"

#include <algorithm>

namespace vo::format {

bool isTypeElem(const Expr* x) {
  switch (x->kind) {
    case NodeKind::ArrayType:
    case NodeKind::StructType:
    case NodeKind::FuncType:
    case NodeKind::InterfaceType:
    case NodeKind::MapType:
    case NodeKind::ChanType:
      return true;
    case NodeKind::Binary: {
      const auto* b = static_cast<const Binary*>(x);
      return isTypeElem(b->x) || isTypeElem(b->y);
    }
    case NodeKind::Unary:
      return static_cast<const Unary*>(x)->op == Token::Tilde;
    case NodeKind::Paren:
      return isTypeElem(static_cast<const Paren*>(x)->x);
    default:
      return false;
  }
}

size_t Lines::find(uint32_t offset) const {
  // Mostly one of the next lines.
  size_t i = last_;
  if (offset >= starts_[i]) {
    for (int tries = 0; tries < 4 && i + 1 < starts_.size(); tries++, i++)
      if (offset < starts_[i + 1]) return i;
  }
  return static_cast<size_t>(std::upper_bound(starts_.begin(), starts_.end(), offset) -
                             starts_.begin()) -
         1;
}

}  // namespace vo::format
