// What a name in a file means, and what there is to say about it.
//
// Objects of several units that stand for one declaration (a package with and without its tests, fields and methods of
// instances) have one position; so declarations are told apart by that, and names of the universe by their texts.
#pragma once

#include <string>
#include <vector>

#include "lsp/json.h"
#include "lsp/workspace.h"

namespace vo::lsp {

/// What requests share: the workspace and what client and server have agreed on.
struct Context {
  Workspace& workspace;
  Encoding encoding = Encoding::Utf16;
  bool hasSnippets = false;

  Json range(const Text& text, uint32_t begin, uint32_t end) const;
  /// Null if the file is not there any more.
  Json location(const Span& span) const;
  /// Of a member {line, character}.
  static Place place(Value position);
};

/// A place in a file that a request is about.
struct Cursor {
  FileView view;
  std::string path;
  uint32_t offset = 0;
  std::vector<const syntax::Node*> nodes;  ///< see pathTo
  const syntax::Ident* name = nullptr;     ///< the identifier at the place
  types::Object* object = nullptr;         ///< what it means
  explicit operator bool() const { return static_cast<bool>(view); }
};

/// Of the members textDocument and position.
Cursor cursorOf(Context& cx, Value params);
void lookAt(Cursor& cursor);

/// The declaration of which it is an instance's part, else itself.
types::Object* originOf(types::Object* o);
bool sameDeclaration(const types::Object* a, const types::Object* b);
/// What an identifier means, the bound variable of a type switch included. `switches` encloses it.
types::Object* objectOf(const Unit& unit, const syntax::Ident* name, std::span<const syntax::Node* const> around);
/// Where it is declared: empty for what the universe has (but for what package builtin documents).
Span declarationOf(Context& cx, const types::Object* o);
bool isPackageLevel(const types::Object* o);

/// The comment that documents the declaration, without its marks.
std::string docOf(const Text& text, uint32_t offset);
std::string docOf(Context& cx, const types::Object* o);
/// The doc comment of a package.
std::string packageDoc(Context& cx, const std::string& dir);
/// In Go's syntax, from the point of view of a package. `use`: where it is used, which says what type arguments it has
/// there; may be null.
std::string describe(Context& cx, const types::Object* o, const Unit* unit, const syntax::Ident* use = nullptr);

/// Each identifier of a file that means something: f(name, object).
void forEachName(const FileView& view, base::FunctionRef<void(const syntax::Ident*, types::Object*)> f);
/// All names of the workspace that mean the declaration, that itself included.
std::vector<Span> referencesTo(Context& cx, const types::Object* o);

}  // namespace vo::lsp
