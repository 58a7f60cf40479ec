// This file implements the walk.
#include "format/walk.h"

namespace vo::format {

namespace {

using Visit = std::function<bool(Node*)>;

template <class T>
void each(std::span<T> list, const Visit& visit) {
  for (auto* n : list) walk(n, visit);
}

void fields(const FieldList& list, const Visit& visit) {
  for (const Field& f : list.list) {
    each(f.names, visit);
    walk(f.type, visit);
  }
}

void specs(GenDecl* d, const Visit& visit) {
  for (Spec* s : d->specs) {
    each(s->names, visit);
    fields(s->typeParams, visit);
    walk(s->type, visit);
    each(s->values, visit);
  }
}

template <class T, class... Member>
void parts(Node* n, const Visit& visit, Member... member) {
  T* t = cast<T>(n);
  auto one = [&](auto m) {
    if constexpr (requires { (t->*m)->kind; }) {
      walk(t->*m, visit);
    } else if constexpr (requires { (t->*m).isThere; }) {
      fields(t->*m, visit);
    } else {
      for (auto* child : t->*m) walk(child, visit);
    }
  };
  (one(member), ...);
}

}  // namespace

void walk(Node* n, const Visit& visit) {
  if (n == nullptr || !visit(n)) return;
  switch (n->kind) {
    case NodeKind::Bad:
    case NodeKind::Name:
    case NodeKind::Literal:
    case NodeKind::BadStmt:
    case NodeKind::EmptyStmt:
      return;
    case NodeKind::CompositeLit:
      return parts<CompositeLit>(n, visit, &CompositeLit::type, &CompositeLit::elements);
    case NodeKind::KeyValue:
      return parts<KeyValue>(n, visit, &KeyValue::key, &KeyValue::value);
    case NodeKind::FuncLit:
      return parts<FuncLit>(n, visit, &FuncLit::type, &FuncLit::body);
    case NodeKind::Paren:
      return parts<Paren>(n, visit, &Paren::x);
    case NodeKind::Selector:
      return parts<Selector>(n, visit, &Selector::x, &Selector::name);
    case NodeKind::Index:
      return parts<Index>(n, visit, &Index::x, &Index::index);
    case NodeKind::IndexList:
      return parts<IndexList>(n, visit, &IndexList::x, &IndexList::indices);
    case NodeKind::Slice:
      return parts<Slice>(n, visit, &Slice::x, &Slice::parts);
    case NodeKind::TypeAssert:
      return parts<TypeAssert>(n, visit, &TypeAssert::x, &TypeAssert::type);
    case NodeKind::Call:
      return parts<Call>(n, visit, &Call::fun, &Call::args);
    case NodeKind::Star:
      return parts<Star>(n, visit, &Star::x);
    case NodeKind::Unary:
      return parts<Unary>(n, visit, &Unary::x);
    case NodeKind::Binary:
      return parts<Binary>(n, visit, &Binary::x, &Binary::y);
    case NodeKind::Try:
      return parts<Try>(n, visit, &Try::x);
    case NodeKind::DynSelector:
      return parts<DynSelector>(n, visit, &DynSelector::x, &DynSelector::name);
    case NodeKind::DynIndex:
      return parts<DynIndex>(n, visit, &DynIndex::x, &DynIndex::key);
    case NodeKind::Ellipsis:
      return parts<Ellipsis>(n, visit, &Ellipsis::element);
    case NodeKind::ArrayType:
      return parts<ArrayType>(n, visit, &ArrayType::length, &ArrayType::element);
    case NodeKind::StructType:
      return parts<StructType>(n, visit, &StructType::fields);
    case NodeKind::FuncType:
      return parts<FuncType>(n, visit, &FuncType::typeParams, &FuncType::params,
                             &FuncType::results);
    case NodeKind::InterfaceType:
      return parts<InterfaceType>(n, visit, &InterfaceType::methods);
    case NodeKind::MapType:
      return parts<MapType>(n, visit, &MapType::key, &MapType::value);
    case NodeKind::ChanType:
      return parts<ChanType>(n, visit, &ChanType::value);
    case NodeKind::DeclStmt:
      return specs(cast<DeclStmt>(n)->decl, visit);
    case NodeKind::LabeledStmt:
      return parts<LabeledStmt>(n, visit, &LabeledStmt::label, &LabeledStmt::stmt);
    case NodeKind::ExprStmt:
      return parts<ExprStmt>(n, visit, &ExprStmt::x);
    case NodeKind::SendStmt:
      return parts<SendStmt>(n, visit, &SendStmt::chan, &SendStmt::value);
    case NodeKind::IncDecStmt:
      return parts<IncDecStmt>(n, visit, &IncDecStmt::x);
    case NodeKind::AssignStmt:
      return parts<AssignStmt>(n, visit, &AssignStmt::lhs, &AssignStmt::rhs);
    case NodeKind::WordStmt:
      return parts<WordStmt>(n, visit, &WordStmt::x);
    case NodeKind::ReturnStmt:
      return parts<ReturnStmt>(n, visit, &ReturnStmt::results);
    case NodeKind::BranchStmt:
      return parts<BranchStmt>(n, visit, &BranchStmt::label);
    case NodeKind::BlockStmt:
      return parts<BlockStmt>(n, visit, &BlockStmt::list);
    case NodeKind::IfStmt:
      return parts<IfStmt>(n, visit, &IfStmt::init, &IfStmt::cond, &IfStmt::body,
                           &IfStmt::otherwise);
    case NodeKind::CaseClause:
      return parts<CaseClause>(n, visit, &CaseClause::list, &CaseClause::body);
    case NodeKind::SwitchStmt:
      return parts<SwitchStmt>(n, visit, &SwitchStmt::init, &SwitchStmt::tag, &SwitchStmt::body);
    case NodeKind::TypeSwitchStmt:
      return parts<TypeSwitchStmt>(n, visit, &TypeSwitchStmt::init, &TypeSwitchStmt::guard,
                                   &TypeSwitchStmt::body);
    case NodeKind::CommClause:
      return parts<CommClause>(n, visit, &CommClause::comm, &CommClause::body);
    case NodeKind::SelectStmt:
      return parts<SelectStmt>(n, visit, &SelectStmt::body);
    case NodeKind::ForStmt:
      return parts<ForStmt>(n, visit, &ForStmt::init, &ForStmt::cond, &ForStmt::post,
                            &ForStmt::body);
    case NodeKind::RangeStmt:
      return parts<RangeStmt>(n, visit, &RangeStmt::key, &RangeStmt::value, &RangeStmt::x,
                              &RangeStmt::body);
  }
}

void walk(const Decl& d, const Visit& visit) {
  if (d.gen != nullptr) return specs(d.gen, visit);
  fields(d.fun->receiver, visit);
  walk(d.fun->name, visit);
  walk(d.fun->type, visit);
  walk(d.fun->body, visit);
}

}  // namespace vo::format
