// The control flow graph of a function body: blocks of statements and conditions, in the order in
// which they run.
//
// Built for one question and dropped. Blocks after panic, os.Exit and calls of functions that never
// return are not reached.
#pragma once

#include <deque>
#include <map>
#include <vector>

#include "vet/pass.h"

namespace vo::vet {

struct Block {
  std::vector<const syntax::Node*> nodes;
  std::vector<Block*> next;  ///< what is taken if a condition holds comes first
  bool isLive = false;
  bool returns = false;
  bool endsBody = false;  ///< runs off the end of the function
};

struct ControlFlow {
  std::deque<Block> blocks;  ///< the first is the entry
  bool neverReturns = false;
};

/// Answers for calls whether they come back; functions of the package are looked at when they are
/// first asked about.
class Returns {
 public:
  explicit Returns(Pass& pass);
  bool mayReturn(const syntax::CallExpr* call);
  ControlFlow build(const syntax::BlockStmt* body);

 private:
  enum class Answer : uint8_t { Busy, Yes, No };
  Pass& pass_;
  std::map<const types::Func*, const syntax::FuncDecl*> declarations_;
  std::map<const types::Func*, Answer> answers_;
};

}  // namespace vo::vet
