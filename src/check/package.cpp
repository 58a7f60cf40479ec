// This file drives the check of a package: it collects the declarations of all files, imports
// packages, ties methods to their types, then declares everything and runs what was put off.
#include <algorithm>

#include "check/impl.h"

namespace vo::check {

using namespace syntax;

/// A method whose receiver has the form of a type name.
struct MethodInfo {
  Func* func;
  bool ptr;
  Ident* receiver;
};

CheckedPackage checkPackage(CheckContext& context, std::string_view path, std::span<File*> files) {
  base::PassScope pass("check");
  base::setPassSubject(path.data(), path.size());
  Checker checker(context);
  checker.run(files, path);
  return std::move(checker.checked);
}

Checker::Checker(CheckContext& c) : ctx(c), tc(c.types), info(c.info), arena(c.types.arena()) {
  blank = tc.symbol("_");
  initName = tc.symbol("init");
  mainName = tc.symbol("main");
  firstError = c.sink.errorCount();
  stackBase = reinterpret_cast<uintptr_t>(__builtin_frame_address(0));
}

void Checker::run(std::span<File*> list, std::string_view path) {
  types::TypeHooks* savedHooks = &tc.hooks();
  tc.setHooks(this);
  initFiles(list, path);
  tc.setMessagePackage(pkg);
  collectObjects();
  linkNames();
  directCycles();
  packageObjects();
  processDelayed(0);
  initOrder();
  if (!ctx.options.ignoreFuncBodies) unusedImports();
  if (!hadError()) monomorph();
  if (!ctx.sink.unitHasErrors()) checkInterfaceCycles();
  if (!ctx.sink.unitHasErrors()) {
    lateErrors();
    embedPlaces();
  }
  if (!ctx.sink.unitHasErrors() && !ctx.options.isLibrary) {
    checkArraySizes();
    checkElementSizes();
  }
  if (!ctx.sink.unitHasErrors()) embedVars();
  for (Signature* sig : scopedSignatures) sig->scope = nullptr;
  pkg->complete = true;
  checked.package = pkg;
  checked.hasErrors = hadError();
  info.setKept(false);
  tc.setHooks(savedHooks);
}

// ---- Files -------------------------------------------------------------------------------------

int versionOf(std::string_view v) {
  if (!v.starts_with("go1.")) return 0;
  int n = 0;
  for (char c : v.substr(4)) {
    if (c < '0' || c > '9') break;
    n = n * 10 + (c - '0');
    if (n > 9999) return 0;
  }
  return n;
}

namespace {

constexpr int kNewestVersion = 27;
constexpr int kLoopVariables = 22;  ///< from here on each iteration has its own

bool importsUnsafe(const File& f) {
  for (const ImportDecl* d : f.imports)
    if (d->path->value == "unsafe") return true;
  return false;
}

}  // namespace

void Checker::initFiles(std::span<File*> list, std::string_view path) {
  Symbol name;
  int version = versionOf(ctx.options.goVersion);
  for (File* f : list) {
    Symbol own = f->package != nullptr ? f->package->name : mainName;
    if (name.empty()) {
      if (own == blank) {
        error(f->package, Kind::BlankPkgName, "invalid package name _");
        own = mainName;
      }
      name = own;
    } else if (own != name) {
      error(f->package != nullptr ? rangeOf(f->package) : Range{}, Kind::MismatchedPkgName, "package ", own,
            "; expected package ", name);
      continue;
    }
    FileInfo& info_ = files.emplace_back();
    info_.file = f;
    info_.isVo = f->isVo;
    info_.version = version;
    if (int v = versionOf(f->goVersion); v != 0) {
      info_.version = std::max(v, int(kGo1_21));
      if (v > kNewestVersion)
        error(f->package != nullptr ? rangeOf(f->package) : Range{}, Kind::TooNew,
              "file requires newer Go version ", f->goVersion);
    }
    f->source->sharedLoopVariables = info_.version != 0 && info_.version < kLoopVariables;
  }
  pkg = tc.newPackage(path, name.empty() ? std::string_view("main") : name.str());
  pkg->goVersion = arena.copy(ctx.options.goVersion);
  pkg->isVoLibrary = ctx.options.isLibrary;
}

// ---- Collecting --------------------------------------------------------------------------------

DeclInfo* Checker::newDecl(FileInfo& file, Object* o) {
  DeclInfo& d = declStore.emplace_back();
  d.object = o;
  d.file = &file;
  d.index = static_cast<uint32_t>(decls.size());
  decls.push_back(&d);
  o->order = static_cast<uint32_t>(decls.size());
  return &d;
}

DeclInfo* Checker::declarePackageObject(FileInfo& file, Ident* id, Object* o) {
  DeclInfo* d = newDecl(file, o);
  if (id->name == initName) {
    error(id, Kind::InvalidInitDecl, "cannot declare init - must be func");
  } else if (id->name == mainName && pkg->name == mainName) {
    error(id, Kind::InvalidMainDecl, "cannot declare main - must be func");
  } else {
    declare(pkg->scope, id, o, Pos{});
    if (o->parent == nullptr) o->parent = pkg->scope;  // blank
  }
  return d;
}

void Checker::arity(Pos pos, std::span<Ident*> names, std::span<Expr*> inits, bool isConst, bool inherited) {
  size_t l = names.size(), r = inits.size();
  if (l < r) {
    if (inherited) {
      error(pos, Kind::WrongAssignCount, "extra init expr at ", inits[l]->pos);
    } else {
      error(inits[l], Kind::WrongAssignCount, "extra init expr ", inits[l]);
    }
  } else if (l > r && (isConst || r != 1)) {
    error(names[r], Kind::WrongAssignCount, "missing init expr for ", names[r]->name);
  }
}

void Checker::collectObjects() {
  std::vector<MethodInfo> methods;
  for (FileInfo& f : files) {
    env.file = &f;
    f.scope = newScope(pkg->scope, Pos{}, Pos{});
    collectFile(f, methods);
    for (Linkname& l : f.file->linknames) {
      checked.linknames.push_back(l);
    }
  }
  env.file = nullptr;
  checkFileScopes();
  associateMethods(methods);
  std::sort(pkg->imports.begin(), pkg->imports.end(),
            [](const Package* a, const Package* b) { return a->path < b->path; });
}

void Checker::collectFile(FileInfo& file, std::vector<MethodInfo>& methods) {
  for (Decl* d : file.file->decls) {
    switch (d->kind) {
      case NodeKind::ImportDecl: collectImport(file, cast<ImportDecl>(d)); break;
      case NodeKind::ConstDecl: collectConst(file, cast<ConstDecl>(d)); break;
      case NodeKind::VarDecl: collectVar(file, cast<VarDecl>(d)); break;
      case NodeKind::TypeDecl: {
        TypeDecl* t = cast<TypeDecl>(d);
        TypeName* name = tc.newTypeName(t->name->pos, pkg, t->name->name, nullptr);
        name->isAlias = t->isAlias;
        declarePackageObject(file, t->name, name)->typeDecl = t;
        break;
      }
      case NodeKind::FuncDecl: collectFunc(file, cast<FuncDecl>(d), methods); break;
      default: break;
    }
  }
}

void Checker::collectConst(FileInfo& file, ConstDecl* d) {
  const ConstDecl* source = d->inherited != nullptr ? d->inherited : d;
  ConstValue* iota = types::makeInt64(arena, d->iota);
  for (size_t i = 0; i < d->names.size(); i++) {
    Const* c = tc.newConst(d->names[i]->pos, pkg, d->names[i]->name, nullptr, iota);
    DeclInfo* info_ = declarePackageObject(file, d->names[i], c);
    info_->type = source->type;
    info_->init = i < source->values.size() ? source->values[i] : nullptr;
    info_->inherited = source != d;
  }
  arity(d->pos, d->names, source->values, true, source != d);
}

void Checker::collectVar(FileInfo& file, VarDecl* d) {
  std::span<Var*> lhs = tc.transient().array<Var*>(d->names.size());
  bool oneForAll = d->values.size() == 1 && d->names.size() > 1;
  DeclInfo* first = nullptr;
  for (size_t i = 0; i < d->names.size(); i++) {
    Var* v = tc.newVar(d->names[i]->pos, pkg, d->names[i]->name, nullptr);
    v->used = true;
    lhs[i] = v;
    DeclInfo* info_ = declarePackageObject(file, d->names[i], v);
    info_->type = d->type;
    if (oneForAll) {
      if (first == nullptr) first = info_;
      info_->shared = first;
      info_->lhs = lhs;
      info_->init = d->values[0];
    } else if (i < d->values.size()) {
      info_->init = d->values[i];
    }
    checked.variables.push_back(v);
  }
  if (d->type == nullptr || !d->values.empty()) arity(d->pos, d->names, d->values, false, false);
}

void Checker::collectFunc(FileInfo& file, FuncDecl* d, std::vector<MethodInfo>& methods) {
  Symbol name = d->name->name;
  Func* f = tc.newFunc(d->name->pos, pkg, name, nullptr);
  f->hasBody = d->body != nullptr;
  f->pragmas = d->pragmas;
  if (d->isGeneric) f->decl = d;
  newDecl(file, f)->funcDecl = d;
  checked.functions.push_back({f, d});
  bool typeParamError = false;
  if (d->receiver.empty()) {
    typeParamError = !d->type->typeParams.empty() && (name == initName || (name == mainName && pkg->name == mainName));
    if (name == initName || (name == mainName && pkg->name == mainName)) checkMainSignature(d, f);
    if (name == initName) {
      f->parent = pkg->scope;
      recordDef(d->name, f);
      if (d->body == nullptr) error(f, Kind::MissingInitBody, "func init must have a body");
    } else {
      declare(pkg->scope, d->name, f, Pos{});
      if (f->parent == nullptr) f->parent = pkg->scope;
    }
  }
  if (!d->type->typeParams.empty() && !typeParamError && d->type->typeParams[0].name != nullptr)
    d->receiver.empty() ? verifyVersion(d->type->typeParams[0].name, kGo1_18, "type parameter")
                        : verifyVersion(d->type->typeParams[0].name, kGo1_27, "generic method");
  if (d->receiver.empty()) return;
  recordDef(d->name, f);
  bool ptr;
  Expr* base;
  unpackReceiver(d->receiver[0].type, false, &ptr, &base, nullptr);
  Ident* id = dynCast<Ident>(base);
  f->hasPtrRecv = ptr;
  if (id != nullptr && name != blank) methods.push_back({f, ptr, id});
}

// init and main have no parameters and results; in .vo files main may return an error or an int.
void Checker::checkMainSignature(FuncDecl* d, Func*) {
  std::string_view name = d->name->name.str();
  Kind kind = name == "init" ? Kind::InvalidInitDecl : Kind::InvalidMainDecl;
  if (!d->type->typeParams.empty()) {
    Field& p = d->type->typeParams[0];
    error(p.name != nullptr ? rangeOf(p.name) : rangeOf(d->name), kind, "func ", name, " must have no type parameters");
  }
  bool results = !d->type->results.empty();
  if (results && name == "main" && env.file->isVo && d->type->results.size() == 1) {
    Ident* id = dynCast<Ident>(d->type->results[0].type);
    if (id != nullptr && (id->name.str() == "error" || id->name.str() == "int")) results = false;
  }
  if (!d->type->params.empty() || results) {
    diag::Diagnostic* e = error(d->name, kind, "func ", name, " must have no arguments and no return values");
    if (results && name == "main") {
      hint(e, env.file->isVo ? "main may return error or int" : "in a .vo file main may return error or int");
    }
  }
}

// ---- Imports -----------------------------------------------------------------------------------

namespace {

bool isUtf8(std::string_view s) {
  for (size_t i = 0; i < s.size();) {
    unsigned char c = static_cast<unsigned char>(s[i]);
    size_t n = c < 0x80 ? 1 : (c & 0xe0) == 0xc0 ? 2 : (c & 0xf0) == 0xe0 ? 3 : (c & 0xf8) == 0xf0 ? 4 : 0;
    if (n == 0 || i + n > s.size()) return false;
    for (size_t j = 1; j < n; j++)
      if ((static_cast<unsigned char>(s[i + j]) & 0xc0) != 0x80) return false;
    i += n;
  }
  return true;
}

/// What is wrong with an import path, or empty.
std::string invalidPath(std::string_view path) {
  if (path.empty()) return "empty string";
  for (char c : path) {
    unsigned char u = static_cast<unsigned char>(c);
    if (u <= ' ' || u == 0x7f || std::string_view("!\"#$%&'()*,:;<=>?[\\]^{|}`").find(c) != std::string_view::npos) {
      char code[16];
      snprintf(code, sizeof code, "U+%04X", u);
      std::string out = std::string("invalid character ") + code;
      if (u > ' ' && u != 0x7f) out += std::string(" '") + c + "'";
      return out;
    }
  }
  if (path.find("\xef\xbf\xbd") != std::string_view::npos || !isUtf8(path)) return "invalid character U+FFFD";
  return {};
}

}  // namespace

Package* Checker::importPackage(ImportDecl* d, std::string_view path) {
  if (path == "unsafe") return tc.universe().unsafePackage;
  auto found = importMap.find(path);
  if (found != importMap.end()) return found->second;
  std::string why;
  Package* p = ctx.importer.import(path, pkg, &why);
  tc.setMessagePackage(pkg);  // the importer may have checked another package
  if (p != nullptr && (p->name.empty() || p->name == blank)) {
    why = "invalid package name: \"" + std::string(p->name.str()) + "\"";
    p = nullptr;
  }
  if (p == nullptr) {
    error(d->path, Kind::BrokenImport, "could not import ", path, " (", why, ")");
    std::string_view name = path;
    while (name.ends_with('/')) name.remove_suffix(1);
    if (size_t slash = name.rfind('/'); slash != std::string_view::npos) name = name.substr(slash + 1);
    p = tc.newPackage(path, name);
    p->fake = true;
  }
  importMap[arena.copy(path)] = p;
  return p;
}

void Checker::collectImport(FileInfo& file, ImportDecl* d) {
  if (d->path == nullptr || d->path->bad) return;
  std::string_view path = d->path->value;
  if (std::string why = invalidPath(path); !why.empty()) {
    error(d->path, Kind::BadImportPath, "invalid import path (", why, ")");
    return;
  }
  // The importer knows the others: std/ is the library, whatever the module is called.
  if (path == "std/unsafe") path.remove_prefix(4);
  Package* p = importPackage(d, path);
  Symbol name = p->name;
  if (d->name != nullptr) {
    name = d->name->name;
    if (path == "C") {
      error(d->name, Kind::ImportCRenamed, "cannot rename import \"C\"");
      return;
    }
  }
  if (name == initName) {
    error(d, Kind::InvalidInitDecl, "cannot import package as init - init must be a func");
    return;
  }
  if (p != tc.universe().unsafePackage &&
      std::find(checked.imports.begin(), checked.imports.end(), p) == checked.imports.end()) {
    checked.imports.push_back(p);
    pkg->imports.push(arena, p);
  }
  PkgName* object = tc.newPkgName(d->name != nullptr ? d->name->pos : d->pos, pkg, name, p);
  if (d->name != nullptr) recordDef(d->name, object);
  if (p->fake) object->used = true;
  importNames.push_back(object);
  importFiles.push_back(&file);
  if (name.str() == ".") {
    dotImport(file, d, object);
  } else {
    declare(file.scope, nullptr, object, Pos{});
  }
}

void Checker::dotImport(FileInfo& file, ImportDecl* d, PkgName* name) {
  for (const auto& entry : name->imported->scope->elems.entries()) {
    if (!entry.value->isExported()) continue;
    if (Object* other = file.scope->lookup(entry.key)) {
      noteOther(error(d->name, Kind::DuplicateDecl, other->name, " redeclared in this block"), other);
      continue;
    }
    file.scope->elems.insert(tc.transient(), entry.key, entry.value);
    file.dotImports[entry.value] = name;
  }
}

// A name must not be both in the package and, by an import, in one of its files.
void Checker::checkFileScopes() {
  for (FileInfo& f : files) {
    for (const auto& entry : f.scope->elems.entries()) {
      Object* inPackage = pkg->scope->lookup(entry.key);
      if (inPackage == nullptr) continue;
      if (PkgName* name = dynCast<PkgName>(entry.value)) {
        const Package* p = name->imported;
        std::string what = text("package ", p->name, " (", types::quoteGo(p->path), ")");
        noteOther(error(inPackage, Kind::DuplicateDecl, inPackage->name, " already declared through import of ", what),
                  name);
      } else {
        const Package* p = entry.value->package;
        diag::Diagnostic* d = error(inPackage, Kind::DuplicateDecl, inPackage->name, " already declared through dot-import of package ",
                                    p != nullptr ? text(p->name, " (", types::quoteGo(p->path), ")") : std::string());
        noteOther(d, entry.value);
      }
    }
  }
}

// ---- Methods -----------------------------------------------------------------------------------

void Checker::associateMethods(std::span<MethodInfo> methods) {
  for (MethodInfo& m : methods) {
    bool ptr = m.ptr;
    TypeName* base = resolveBaseTypeName(&ptr, m.receiver);
    if (base == nullptr) continue;
    m.func->hasPtrRecv = ptr;
    methodsOf[base].push_back(m.func);
  }
}

// The type declaration a receiver's name leads to through aliases without parameters; at most one
// pointer on the way.
TypeName* Checker::resolveBaseTypeName(bool* ptr, Ident* name) {
  std::unordered_set<TypeName*> seen;
  while (name != nullptr) {
    TypeName* t = dynCast<TypeName>(pkg->scope->lookup(name->name));
    if (t == nullptr || !seen.insert(t).second) return nullptr;
    DeclInfo* d = declOf(t);
    if (d == nullptr || d->typeDecl == nullptr) return nullptr;
    if (!d->typeDecl->isAlias) return t;
    if (!d->typeDecl->typeParams.empty()) return nullptr;
    Expr* rhs = d->typeDecl->type;
    while (ParenExpr* p = dynCast<ParenExpr>(rhs)) rhs = p->x;
    if (StarExpr* s = dynCast<StarExpr>(rhs)) {
      if (*ptr) return nullptr;
      *ptr = true;
      rhs = s->x;
      while (ParenExpr* p = dynCast<ParenExpr>(rhs)) rhs = p->x;
    }
    name = dynCast<Ident>(rhs);
  }
  return nullptr;
}

// ---- Declaring ---------------------------------------------------------------------------------

// Defined types come first, then aliases, then all else: then the type of an alias is there when it
// is asked for.
void Checker::packageObjects() {
  for (DeclInfo* d : decls)
    if (d->typeDecl != nullptr && !d->typeDecl->isAlias) objDecl(d->object);
  for (DeclInfo* d : decls)
    if (d->typeDecl != nullptr && d->typeDecl->isAlias) objDecl(d->object);
  for (DeclInfo* d : decls)
    if (d->typeDecl == nullptr) objDecl(d->object);
  methodsOf.clear();
}

void Checker::linkNames() {
  for (const Linkname& l : checked.linknames) {
    if (Func* f = dynCast<Func>(pkg->scope->lookup(l.local))) {
      f->linkname = l.target.empty() ? arena.copy(std::string_view(text(pkg->path, ".", l.local)))
                                     : arena.copy(l.target);
    }
  }
}

// What gc notices only when it writes a package that has passed all checks.
void Checker::lateErrors() {
  if (ctx.options.isLibrary) return;
  std::unordered_set<Object*> linked;
  for (FileInfo& f : files) {
    if (f.isVo) continue;
    for (const LateError& e : f.file->lateErrors) error(e.pos, Kind::MisplacedDirective, e.text);
    for (const Linkname& l : f.file->linknames) lateLinkname(f, l, linked);
  }
  for (const FuncBody& f : checked.functions) lateFunction(f, linked.contains(f.func));
}

void Checker::lateLinkname(const FileInfo& f, const Linkname& l, std::unordered_set<Object*>& linked) {
  std::string_view directive = l.isStd ? "//go:linknamestd" : "//go:linkname";
  Object* o = pkg->scope->lookup(l.local);
  if (!importsUnsafe(*f.file)) {
    error(l.pos, Kind::MisplacedDirective, directive, " only allowed in Go files that import \"unsafe\"");
  } else if (size_t open = l.target.find('['); open != std::string_view::npos && l.target.find(']') != std::string_view::npos) {
    error(l.pos, Kind::MisplacedDirective, directive, " reference of an instantiation is not allowed");
  } else if (!isa<Func>(o) && !isa<Var>(o)) {
    if (f.version == 0 || f.version >= kGo1_18)
      error(l.pos, Kind::MisplacedDirective, directive, " must refer to declared function or variable");
  } else if (!linked.insert(o).second) {
    error(l.pos, Kind::MisplacedDirective, "duplicate ", directive, " for ", l.local);
  }
}

void Checker::lateFunction(const FuncBody& f, bool isLinked) {
  FileInfo* file = declOf(f.func)->file;
  if (file->isVo) return;
  if (f.decl->body != nullptr && (f.func->pragmas & syntax::kNoEscape) != 0) {
    error(f.decl->behindFunc, Kind::MisplacedDirective,
          "can only use //go:noescape with external func implementations");
  } else if (f.decl->body == nullptr && !isLinked && !ctx.options.hasAssembly) {
    hint(error(f.decl->behindFunc, Kind::MissingFuncBody, "missing function body"),
         "functions implemented elsewhere can be declared in .vo files");
  }
}

void Checker::unusedImports() {
  for (size_t i = 0; i < importNames.size(); i++) {
    PkgName* name = importNames[i];
    if (name->used || name->name == blank) continue;
    std::string_view path = name->imported->path, last = path;
    if (size_t slash = path.rfind('/'); slash != std::string_view::npos) last = path.substr(slash + 1);
    std::string message = types::quoteGo(path);
    if (name->name.str() == "." || name->name.str() == last) {
      message += " imported and not used";
    } else {
      message += text(" imported as ", name->name, " and not used");
    }
    if (importFiles[i]->isVo) {
      reportWarning(rangeOf(name), Kind::UnusedImportWarning, std::move(message));
    } else {
      report(rangeOf(name), Kind::UnusedImport, std::move(message));
    }
  }
}

}  // namespace vo::check
