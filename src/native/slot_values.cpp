// This file makes values of slots as M. Braun et al. do ("Simple and Efficient Construction of Static Single Assignment
// Form"): block by block; where a slot is read that has not been written since, a phi, if more than one block leads there.
//
// LLVM's pass looks at the dominator tree for each variable. Lowering reuses slots, so that many have
// definitions all over the function: 2,000 of them in 20,000 blocks took minutes. Here the time is that of
// the instructions, and of the joins that values live through.
#include "native/slot_values.h"

#include <vector>

#include "base/check.h"
#include <llvm/ADT/DenseMap.h>
#include <llvm/ADT/DenseSet.h>
#include <llvm/ADT/PostOrderIterator.h>
#include <llvm/ADT/STLExtras.h>
#include <llvm/IR/CFG.h>
#include <llvm/IR/Constants.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/Instructions.h>
#include <llvm/Transforms/Utils/Local.h>

namespace vo::native {
namespace {

class Construction {
 public:
  Construction(llvm::Function& f, std::span<llvm::AllocaInst* const> slots, const SlotNote& note) : f_(f), slots_(slots), note_(note) {}
  void run();

 private:
  /// What is in slots at the end of a block, or so far: those that it has written, and those that anybody has asked for.
  using Slots = llvm::SmallDenseMap<unsigned, llvm::Value*, 4>;

  void walk(llvm::BasicBlock& block);
  llvm::Value* value(llvm::BasicBlock* block, unsigned slot);
  void dropTrivialPhis();
  Slots& slotsOf(const llvm::BasicBlock* block) { return blocks_[numbers_.find(block)->second]; }

  llvm::Function& f_;
  std::span<llvm::AllocaInst* const> slots_;
  const SlotNote& note_;
  llvm::DenseMap<const llvm::Value*, unsigned> slotNumbers_, numbers_;
  std::vector<Slots> blocks_;
  struct Phi {
    llvm::PHINode* node;
    unsigned slot;
  };
  std::vector<Phi> phis_;
  llvm::DenseSet<llvm::PHINode*> left_;  ///< of them
};

void Construction::run() {
  llvm::removeUnreachableBlocks(f_);
  for (unsigned i = 0; i < slots_.size(); i++) slotNumbers_[slots_[i]] = i;
  for (llvm::BasicBlock& b : f_) numbers_[&b] = static_cast<unsigned>(numbers_.size());
  blocks_.resize(numbers_.size());
  // A block's only predecessor is walked before it.
  for (llvm::BasicBlock* b : llvm::ReversePostOrderTraversal<llvm::Function*>(&f_)) walk(*b);
  for (size_t i = 0; i < phis_.size(); i++) {  // while they become more
    Phi p = phis_[i];
    for (llvm::BasicBlock* from : llvm::predecessors(p.node->getParent())) p.node->addIncoming(value(from, p.slot), from);
  }
  dropTrivialPhis();
  if (note_) {
    for (const Phi& p : phis_)
      if (left_.contains(p.node)) note_(p.slot, p.node, p.node->getParent()->getFirstNonPHI());
  }
  for (llvm::AllocaInst* a : slots_) a->eraseFromParent();
}

void Construction::walk(llvm::BasicBlock& block) {
  for (llvm::Instruction& i : llvm::make_early_inc_range(block)) {
    if (auto* load = llvm::dyn_cast<llvm::LoadInst>(&i)) {
      auto it = slotNumbers_.find(load->getPointerOperand());
      if (it == slotNumbers_.end()) continue;
      load->replaceAllUsesWith(value(&block, it->second));
      load->eraseFromParent();
    } else if (auto* store = llvm::dyn_cast<llvm::StoreInst>(&i)) {
      auto it = slotNumbers_.find(store->getPointerOperand());
      if (it == slotNumbers_.end()) continue;
      slotsOf(&block)[it->second] = store->getValueOperand();
      // (the zero that each slot begins with is nobody's)
      if (note_ && store->getPrevNode() != store->getPointerOperand()) note_(it->second, store->getValueOperand(), store);
      store->eraseFromParent();
    }
  }
}

llvm::Value* Construction::value(llvm::BasicBlock* block, unsigned slot) {
  llvm::SmallVector<llvm::BasicBlock*, 16> asked;
  llvm::Value* found = nullptr;
  for (llvm::BasicBlock* b = block; found == nullptr;) {
    Slots& slots = slotsOf(b);
    if (auto it = slots.find(slot); it != slots.end()) {
      found = it->second;
      break;
    }
    asked.push_back(b);
    llvm::BasicBlock* only = b->getUniquePredecessor();
    if (only != nullptr) {
      b = only;
      continue;
    }
    llvm::Type* type = slots_[slot]->getAllocatedType();
    if (b->isEntryBlock()) {
      found = llvm::Constant::getNullValue(type);
    } else {
      auto* phi = llvm::PHINode::Create(type, 2, "", b->begin());
      phis_.push_back({phi, slot});
      found = phi;
    }
  }
  for (llvm::BasicBlock* b : asked) slotsOf(b)[slot] = found;
  return found;
}

/// Phis whose operands are one value and themselves are that value.
void Construction::dropTrivialPhis() {
  llvm::DenseSet<llvm::PHINode*>& left = left_;
  std::vector<llvm::PHINode*> work;
  for (const Phi& p : phis_) {
    left.insert(p.node);
    work.push_back(p.node);
  }
  while (!work.empty()) {
    llvm::PHINode* phi = work.back();
    work.pop_back();
    if (!left.contains(phi)) continue;
    llvm::Value* same = nullptr;
    bool isTrivial = true;
    for (llvm::Value* v : phi->incoming_values()) {
      if (v == phi || v == same) continue;
      isTrivial = isTrivial && same == nullptr;
      same = v;
    }
    if (!isTrivial) continue;
    VO_CHECK(same != nullptr, "a block that can be reached is reached from somewhere else");
    for (llvm::User* u : phi->users())
      if (auto* other = llvm::dyn_cast<llvm::PHINode>(u); other != nullptr && other != phi && left.contains(other)) work.push_back(other);
    phi->replaceAllUsesWith(same);
    left.erase(phi);
    phi->eraseFromParent();
  }
}

}  // namespace

void slotsToValues(llvm::Function& f, std::span<llvm::AllocaInst* const> slots, const SlotNote& note) { Construction(f, slots, note).run(); }

}  // namespace vo::native
