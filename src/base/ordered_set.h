// A sorted set over an Allocator: a treap.
//
// A binary tree by value that is at the same time a heap by a random number per node, so its depth is about
// logarithmic whatever the order of insertion. Nodes are reused; a set that has once been large keeps them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>

#include "base/allocator.h"

namespace vo::base {

/// `Less` orders the elements and is all that is looked at: `find` of another one that is equal by it finds it.
template <class T, class Less>
class OrderedSet {
 public:
  explicit OrderedSet(Allocator& allocator) : allocator_(&allocator) {}
  ~OrderedSet() {
    while (root_ != nullptr) {
      Node* n = root_;
      root_ = merge(n->left, n->right);
      allocator_->destroy(n);
    }
    while (free_ != nullptr) {
      Node* n = free_;
      free_ = n->left;
      allocator_->destroy(n);
    }
  }
  OrderedSet(const OrderedSet&) = delete;
  OrderedSet& operator=(const OrderedSet&) = delete;

  bool empty() const { return root_ == nullptr; }

  /// REQUIRES: none is there that is equal.
  void insert(const T& value) {
    Node* n = free_;
    if (n != nullptr) {
      free_ = n->left;
      n->value = value;
    } else {
      n = allocator_->template make<Node>(value);
    }
    n->priority = nextPriority();
    Node** at = &root_;
    while (*at != nullptr && (*at)->priority >= n->priority) at = less(value, (*at)->value) ? &(*at)->left : &(*at)->right;
    split(*at, value, n->left, n->right);
    *at = n;
  }
  /// REQUIRES: it is there.
  void erase(const T& value) {
    Node** at = &root_;
    for (;;) {
      VO_CHECK(*at != nullptr, "what is erased is in the set");
      if (less(value, (*at)->value)) {
        at = &(*at)->left;
      } else if (less((*at)->value, value)) {
        at = &(*at)->right;
      } else {
        break;
      }
    }
    Node* n = *at;
    *at = merge(n->left, n->right);
    n->left = free_;
    free_ = n;
  }
  /// The first that is not less than `value`. Null if there is none. Good until the set changes, as all of these.
  const T* firstFrom(const T& value) const {
    const T* found = nullptr;
    for (const Node* n = root_; n != nullptr;) {
      if (less(n->value, value)) {
        n = n->right;
      } else {
        found = &n->value;
        n = n->left;
      }
    }
    return found;
  }
  /// The last that is less than `value`.
  const T* lastBefore(const T& value) const {
    const T* found = nullptr;
    for (const Node* n = root_; n != nullptr;) {
      if (less(n->value, value)) {
        found = &n->value;
        n = n->right;
      } else {
        n = n->left;
      }
    }
    return found;
  }

 private:
  struct Node {
    T value;
    Node* left = nullptr;
    Node* right = nullptr;
    uint32_t priority = 0;
  };
  static bool less(const T& a, const T& b) { return Less{}(a, b); }
  uint32_t nextPriority() {
    random_ ^= random_ << 13;
    random_ ^= random_ >> 17;
    random_ ^= random_ << 5;
    return random_;
  }
  /// What is less than `value` goes to `left`, the others to `right`.
  static void split(Node* n, const T& value, Node*& left, Node*& right) {
    Node **l = &left, **r = &right;
    while (n != nullptr) {
      if (less(n->value, value)) {
        *l = n;
        l = &n->right;
        n = n->right;
      } else {
        *r = n;
        r = &n->left;
        n = n->left;
      }
    }
    *l = *r = nullptr;
  }
  /// All of `a` are less than all of `b`.
  static Node* merge(Node* a, Node* b) {
    Node* root;
    Node** at = &root;
    while (a != nullptr && b != nullptr) {
      if (a->priority >= b->priority) {
        *at = a;
        at = &a->right;
        a = a->right;
      } else {
        *at = b;
        at = &b->left;
        b = b->left;
      }
    }
    *at = a != nullptr ? a : b;
    return root;
  }

  Allocator* allocator_;
  Node* root_ = nullptr;
  Node* free_ = nullptr;  ///< by left
  uint32_t random_ = 0x9e3779b9;
};

}  // namespace vo::base
