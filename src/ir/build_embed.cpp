// This file makes the data of variables with `//go:embed`: texts, bytes, and the table of files that an
// embed.FS points to.
#include "ir/build_func.h"
#include "ir/func_builder.h"
#include "ir/nodes.h"

namespace vo::ir {

namespace {

/// An array of bytes as one constant, and a slice of it.
Node* staticBytes(FuncBuilder& f, std::string_view bytes, Type* t, Pos pos) {
  Type* array = f.b.tc.newArray(underAs<types::Slice>(t)->elem, static_cast<int64_t>(bytes.size()));
  Node* n = make(f, Op::StaticSlice, pos, t);
  n->global = f.b.newStatic(array, constant(f, types::makeString(f.b.cx.bodies, bytes), array, pos), pos, false);
  return n;
}

/// type FS struct { files *[]file }; type file struct { name, data string; hash [16]byte }
Node* staticFiles(FuncBuilder& f, const check::EmbedVar& e, Type* t, Pos pos) {
  Type* list = underAs<types::Pointer>(underAs<types::Struct>(t)->fields[0]->type)->elem;
  Type* file = underAs<types::Slice>(list)->elem;
  types::Struct* fields = underAs<types::Struct>(file);
  VO_CHECK(fields->fields.size() == 3, "embed.FS is as it was");
  NodeVec files;
  for (size_t i = 0; i < e.files.size(); i++) {
    Node* parts[3] = {strConst(f, f.b.text(e.files[i]), pos), strConst(f, e.contents[i], pos),
                      zero(f, fields->fields[2]->type, pos)};
    files.push_back(makeList(f, Op::StructLit, pos, file, parts));
  }
  Type* array = f.b.tc.newArray(file, static_cast<int64_t>(files.size()));
  Node* slice = make(f, Op::StaticSlice, pos, list);
  slice->global = f.b.newStatic(array, makeList(f, Op::ArrayLit, pos, array, files), pos, false);
  Node* place = make(f, Op::Global, pos, list);
  place->global = f.b.newStatic(list, slice, pos, false);
  Node* address = make(f, Op::Addr, pos, underAs<types::Struct>(t)->fields[0]->type, place);
  return makeList(f, Op::StructLit, pos, t, std::span<Node* const>(&address, 1));
}

}  // namespace

void embedded(FuncBuilder& fb, const check::EmbedVar& e) {
  Pos pos = e.var->pos;
  Global* g = fb.b.global(e.var);
  switch (e.kind) {
    case check::EmbedVar::Kind::String:
      g->init = constant(fb, types::makeString(fb.b.cx.bodies, e.contents[0]), e.var->type, pos);
      break;
    case check::EmbedVar::Kind::Bytes: g->init = staticBytes(fb, e.contents[0], e.var->type, pos); break;
    case check::EmbedVar::Kind::Files: g->init = staticFiles(fb, e, e.var->type, pos); break;
  }
}

}  // namespace vo::ir
