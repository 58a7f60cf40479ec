// The answers to requests, one function each (requests.def).
//
// They take the parameters of the protocol, which may be anything, and give its results; null where there is nothing to
// say. On the thread of the workspace.
#pragma once

#include <string>

#include "lsp/names.h"

namespace vo::lsp {

/// A result, or why there is none.
struct Answer {
  Answer(Json json) : result(std::move(json)) {}  // NOLINT: implicit on purpose
  static Answer failed(std::string why) {
    Answer a{Json()};
    a.error = std::move(why);
    return a;
  }
  Json result;
  std::string error;
};

#define VO_REQUEST(function, method) Answer function(Context& cx, Value params);
#include "lsp/requests.def"

/// The legend of semanticTokens.
Json semanticTokenTypes();
Json semanticTokenModifiers();

}  // namespace vo::lsp
