// This file is the fuzz target of the front end's reading side: any bytes as a .go and as a .vo
// file through lexer, parser, dump, build constraints and outline.
#include <cstdint>
#include <string_view>

#include "source_mutator.h"
#include "syntax/build_constraint.h"
#include "syntax/parser.h"
#include "syntax/printer.h"

VO_FUZZ_SOURCE_MUTATOR

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace vo;
  std::string_view text(reinterpret_cast<const char*>(data), size);
  for (bool isVo : {false, true}) {
    base::Arena kept, transient;
    base::Interner symbols(kept);
    diag::Sink sink;
    diag::SourceMap map(kept);
    syntax::ParseContext context{kept, transient, symbols, sink};
    diag::SourceFile* source = map.add(isVo ? "x.vo" : "x.go", text);
    syntax::File* file = syntax::parseFile(context, *source, isVo);
    VO_CHECK(!syntax::dumpFile(*file).empty(), "a file has a dump");
    diag::render(sink, map, {});
    syntax::scanOutline(text, isVo);
  }
  syntax::evaluateConstraint(text, [](std::string_view tag) { return tag.size() % 2 == 0; });
  syntax::headerGoVersion(text);
  return 0;
}
