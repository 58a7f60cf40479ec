// This file implements the token tables.
#include "syntax/token.h"

#include "syntax/ast.h"

namespace vo::syntax {

std::string_view tokenText(Token token) {
  static constexpr std::string_view kTexts[] = {
#define VO_TOKEN(name, text) text,
#include "syntax/tokens.def"
  };
  return kTexts[static_cast<size_t>(token)];
}

int precedence(Token token) {
  static constexpr int8_t kPrecedences[] = {
#define VO_TOKEN(name, text) 0,
#define VO_OPERATOR(name, text, precedence) precedence,
#include "syntax/tokens.def"
  };
  return kPrecedences[static_cast<size_t>(token)];
}

std::string_view nodeKindName(NodeKind kind) {
  static constexpr std::string_view kNames[] = {
#define VO_EXPR(name) #name,
#define VO_STMT(name) #name,
#define VO_DECL(name) #name,
#include "syntax/nodes.def"
  };
  return kNames[static_cast<size_t>(kind)];
}

}  // namespace vo::syntax
