// What a package declares, sorted as go doc shows it: constants and variables by group, functions with the type that they
// make, methods with their type, also those of embedded types that are not exported.
//
// Reads the files it is given. A Package owns the texts, trees and all that refers to them. Any thread, one at a time.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/symbol.h"
#include "diag/diagnostic.h"
#include "diag/source_map.h"
#include "doc/comment_text.h"
#include "doc/source.h"
#include "syntax/ast.h"

namespace vo::doc {

/// A line of a const or var declaration.
struct Spec {
  std::span<syntax::Ident* const> names;
  const syntax::Expr* type;
  std::span<syntax::Expr* const> values;
  uint32_t begin, end;
};

struct Type;

/// A const or var declaration.
struct Value {
  const Source* source;
  bool isConst;
  bool isGroup;         ///< in parentheses
  uint32_t begin, end;  ///< of the declaration; `open`: of the parenthesis
  uint32_t open;
  std::vector<Spec> specs;
  std::string doc;
  const Type* type = nullptr;  ///< that it belongs to
};

struct Func {
  const Source* source;
  const syntax::FuncDecl* decl;
  std::string name, doc;
  std::string receiver;   ///< of a method of an embedded type: the type's that has it, as "*T"
  std::string original;   ///< name of the type that it was declared for
  int level = 0;          ///< of embedding
  const Type* type = nullptr;  ///< that it makes
};

struct Type {
  std::string name, doc;
  const Source* source = nullptr;
  const syntax::TypeDecl* decl = nullptr;  ///< null: declared nowhere
  uint32_t begin = 0;                      ///< of the declaration, or of the name in a group
  uint32_t docBegin = 0;                   ///< of its comment, if it has one
  bool isEmbedded = false;
  std::map<Type*, bool> embedded;          ///< and whether by a pointer
  std::vector<Value*> values, consts, vars;
  std::map<std::string, Func*> funcsByName, methodsByName;
  std::vector<Func*> funcs, methods;
};

class Package {
 public:
  /// The files' paths, sorted (there may be none). What is wrong with one goes to error(). Declarations are shown as they stand in
  /// the files, so `formats` those that may not be in gofmt's form.
  Package(std::string importPath, std::string name, const std::vector<std::string>& paths, bool formats);
  Package(const Package&) = delete;
  Package& operator=(const Package&) = delete;

  const std::string& error() const { return error_; }
  const std::string& importPath() const { return importPath_; }
  const std::string& name() const { return name_; }
  const std::string& text() const { return doc_; }
  const std::vector<Value*>& consts() const { return consts_; }
  const std::vector<Value*>& vars() const { return vars_; }
  const std::vector<Func*>& funcs() const { return funcs_; }
  const std::vector<Type*>& types() const { return types_; }
  const std::vector<std::string>& bugs() const { return bugs_; }
  /// REQUIRES: the package outlives them.
  Links links() const;

 private:
  bool read(const std::string& path, bool formats);
  const syntax::File* parse(const std::string& path, std::string text);
  void addFile(const Source& source);
  void addImport(const syntax::ImportDecl* import);
  void addType(const Source& source, const syntax::TypeDecl* decl, uint32_t begin, bool isGroup);
  void addValue(Value* value);
  void addFunc(const Source& source, const syntax::FuncDecl* decl);
  void addBugs(const Source& source);
  Type* typeNamed(std::string_view name);
  void embedMethods(Type* type, Type* in, bool byPointer, int level, std::set<Type*>& visited);
  void finish();
  void recordSymbols();

  std::string importPath_, name_, doc_, error_;
  base::Arena arena_;
  base::Interner symbols_{arena_};
  diag::SourceMap map_{arena_};
  diag::Sink sink_;
  std::deque<std::string> texts_;
  std::deque<Source> sources_;
  std::deque<Value> allValues_;
  std::deque<Func> allFuncs_;
  std::deque<Type> allTypes_;
  std::map<std::string, Type*, std::less<>> typesByName_;
  std::map<std::string, Func*> funcsByName_;
  std::vector<Value*> values_;
  std::map<std::string, std::string> imports_;  ///< path by name; empty: several
  std::vector<Value*> consts_, vars_;
  std::vector<Func*> funcs_;
  std::vector<Type*> types_;
  std::vector<std::string> bugs_;
  std::set<std::string, std::less<>> declared_;  ///< "Name", "Type.Method"
};

/// Fields or parameters that are written together, `a, b int`, as one.
std::vector<std::span<syntax::Field>> groupFields(std::span<syntax::Field> fields);

}  // namespace vo::doc
