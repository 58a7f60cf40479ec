// This file drives the check of a package: it collects the declarations of all files, imports
// packages, ties methods to their types, then declares everything and runs what was put off.
#include <algorithm>

#include "check/decl.h"
#include "check/delayed.h"
#include "check/hooks.h"
#include "check/package.h"
#include "check/report.h"
#include "check/scope.h"
#include "check/state.h"
#include "check/type_expr.h"

namespace vo::check {

using namespace syntax;

static void run(Checker& ck, std::span<syntax::File*> list, std::string_view path);
static void initFiles(Checker& ck, std::span<syntax::File*> list, std::string_view path);
static void collectObjects(Checker& ck);
static void collectFile(Checker& ck, FileInfo& file, std::vector<struct MethodInfo>& methods);
static void collectImport(Checker& ck, FileInfo& file, syntax::ImportDecl* d);
static void collectConst(Checker& ck, FileInfo& file, syntax::ConstDecl* d);
static void collectVar(Checker& ck, FileInfo& file, syntax::VarDecl* d);
static void collectFunc(Checker& ck, FileInfo& file, syntax::FuncDecl* d, std::vector<struct MethodInfo>& methods);
static void checkMainSignature(Checker& ck, syntax::FuncDecl* d, Func* f);
static void dotImport(Checker& ck, FileInfo& file, syntax::ImportDecl* d, PkgName* name);
static void checkFileScopes(Checker& ck);
static void associateMethods(Checker& ck, std::span<struct MethodInfo> methods);
static TypeName* resolveBaseTypeName(Checker& ck, bool* ptr, syntax::Ident* name);
static void packageObjects(Checker& ck);
static void linkNames(Checker& ck);
static void unusedImports(Checker& ck);
static void lateErrors(Checker& ck);
static void lateLinkname(Checker& ck, const FileInfo& f, const syntax::Linkname& l,
                         std::unordered_set<Object*>& linked);
static void lateFunction(Checker& ck, const FuncBody& f, bool isLinked);

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
  run(checker, files, path);
  return std::move(checker.checked);
}

Checker::Checker(CheckContext& c) : ctx(c), tc(c.types), info(c.info), arena(c.types.arena()) {
  blank = tc.symbol("_");
  initName = tc.symbol("init");
  mainName = tc.symbol("main");
  firstError = c.sink.errorCount();
  stackBase = reinterpret_cast<uintptr_t>(__builtin_frame_address(0));
}

static void run(Checker& ck, std::span<File*> list, std::string_view path) {
  VO_DCHECK(ck.pkg == nullptr && ck.decls.empty(), "a checker checks one package");
  types::TypeHooks* savedHooks = &ck.tc.hooks();
  Hooks hooks(ck);
  ck.tc.setHooks(&hooks);
  initFiles(ck, list, path);
  ck.tc.setMessagePackage(ck.pkg);
  collectObjects(ck);
  linkNames(ck);
  directCycles(ck);
  packageObjects(ck);
  processDelayed(ck, 0);
  VO_DCHECK(ck.delayed.empty() && ck.objectPath.empty(), "all that was put off is done, and no declaration is half done");
  initOrder(ck);
  if (!ck.ctx.options.ignoreFuncBodies) unusedImports(ck);
  if (!ck.hadError()) monomorph(ck);
  if (!ck.ctx.sink.unitHasErrors()) checkInterfaceCycles(ck);
  if (!ck.ctx.sink.unitHasErrors()) {
    lateErrors(ck);
    embedPlaces(ck);
  }
  if (!ck.ctx.sink.unitHasErrors() && !ck.ctx.options.isLibrary) {
    checkArraySizes(ck);
    checkElementSizes(ck);
    for (const BackEndError& e : ck.backEndErrors) error(ck, e.at, e.kind, e.text);
  }
  if (!ck.ctx.sink.unitHasErrors()) embedVars(ck);
  for (Signature* sig : ck.scopedSignatures) sig->scope = nullptr;
  ck.pkg->complete = true;
  ck.checked.package = ck.pkg;
  ck.checked.hasErrors = ck.hadError();
  ck.info.setKept(false);
  ck.tc.setHooks(savedHooks);
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

static void initFiles(Checker& ck, std::span<File*> list, std::string_view path) {
  Symbol name;
  int version = versionOf(ck.ctx.options.goVersion);
  for (File* f : list) {
    Symbol own = f->package != nullptr ? f->package->name : ck.mainName;
    if (name.empty()) {
      if (own == ck.blank) {
        error(ck, f->package, Kind::BlankPkgName, "invalid package name _");
        own = ck.mainName;
      }
      name = own;
    } else if (own != name) {
      error(ck, f->package != nullptr ? rangeOf(f->package) : Range{}, Kind::MismatchedPkgName, "package ", own,
            "; expected package ", name);
      continue;
    }
    FileInfo& info_ = ck.files.emplace_back();
    info_.file = f;
    info_.isVo = f->isVo;
    info_.version = version;
    if (int v = versionOf(f->goVersion); v != 0) {
      info_.version = std::max(v, int(kGo1_21));
      if (v > kNewestVersion)
        error(ck, f->package != nullptr ? rangeOf(f->package) : Range{}, Kind::TooNew,
              "file requires newer Go version ", f->goVersion);
    }
    f->source->sharedLoopVariables = info_.version != 0 && info_.version < kLoopVariables;
  }
  ck.pkg = ck.tc.newPackage(path, name.empty() ? std::string_view("main") : name.str());
  ck.pkg->goVersion = ck.arena.copy(ck.ctx.options.goVersion);
  ck.pkg->isVoLibrary = ck.ctx.options.isLibrary;
}

// ---- Collecting --------------------------------------------------------------------------------

static DeclInfo* newDecl(Checker& ck, FileInfo& file, Object* o) {
  DeclInfo& d = ck.declStore.emplace_back();
  d.object = o;
  d.file = &file;
  d.index = static_cast<uint32_t>(ck.decls.size());
  ck.decls.push_back(&d);
  o->order = static_cast<uint32_t>(ck.decls.size());
  VO_DCHECK(ck.decls[o->order - 1] == &d && d.index + 1 == o->order, "an object finds its declaration by its number");
  return &d;
}

static DeclInfo* declarePackageObject(Checker& ck, FileInfo& file, Ident* id, Object* o) {
  DeclInfo* d = newDecl(ck, file, o);
  if (id->name == ck.initName) {
    error(ck, id, Kind::InvalidInitDecl, "cannot declare init - must be func");
  } else if (id->name == ck.mainName && ck.pkg->name == ck.mainName) {
    error(ck, id, Kind::InvalidMainDecl, "cannot declare main - must be func");
  } else {
    declare(ck, ck.pkg->scope, id, o, Pos{});
    if (o->parent == nullptr) o->parent = ck.pkg->scope;  // blank
  }
  return d;
}

void arity(Checker& ck, Pos pos, std::span<Ident*> names, std::span<Expr*> inits, bool isConst, bool inherited) {
  size_t l = names.size(), r = inits.size();
  if (l < r) {
    if (inherited) {
      error(ck, pos, Kind::WrongAssignCount, "extra init expr at ", inits[l]->pos);
    } else {
      error(ck, inits[l], Kind::WrongAssignCount, "extra init expr ", inits[l]);
    }
  } else if (l > r && (isConst || r != 1)) {
    error(ck, names[r], Kind::WrongAssignCount, "missing init expr for ", names[r]->name);
  }
}

static void collectObjects(Checker& ck) {
  std::vector<MethodInfo> methods;
  for (FileInfo& f : ck.files) {
    ck.env.file = &f;
    f.scope = ck.newScope(ck.pkg->scope, Pos{}, Pos{});
    collectFile(ck, f, methods);
    for (Linkname& l : f.file->linknames) {
      ck.checked.linknames.push_back(l);
    }
  }
  ck.env.file = nullptr;
  checkFileScopes(ck);
  associateMethods(ck, methods);
  std::sort(ck.pkg->imports.begin(), ck.pkg->imports.end(),
            [](const Package* a, const Package* b) { return a->path < b->path; });
}

static void collectFile(Checker& ck, FileInfo& file, std::vector<MethodInfo>& methods) {
  for (Decl* d : file.file->decls) {
    switch (d->kind) {
      case NodeKind::ImportDecl: collectImport(ck, file, cast<ImportDecl>(d)); break;
      case NodeKind::ConstDecl: collectConst(ck, file, cast<ConstDecl>(d)); break;
      case NodeKind::VarDecl: collectVar(ck, file, cast<VarDecl>(d)); break;
      case NodeKind::TypeDecl: {
        TypeDecl* t = cast<TypeDecl>(d);
        TypeName* name = ck.tc.newTypeName(t->name->pos, ck.pkg, t->name->name, nullptr);
        name->isAlias = t->isAlias;
        declarePackageObject(ck, file, t->name, name)->typeDecl = t;
        break;
      }
      case NodeKind::FuncDecl: collectFunc(ck, file, cast<FuncDecl>(d), methods); break;
      default: break;
    }
  }
}

static void collectConst(Checker& ck, FileInfo& file, ConstDecl* d) {
  const ConstDecl* source = d->inherited != nullptr ? d->inherited : d;
  ConstValue* iota = types::makeInt64(ck.localArena(), d->iota);
  for (size_t i = 0; i < d->names.size(); i++) {
    Const* c = ck.tc.newConst(d->names[i]->pos, ck.pkg, d->names[i]->name, nullptr, iota);
    DeclInfo* info_ = declarePackageObject(ck, file, d->names[i], c);
    info_->type = source->type;
    info_->init = i < source->values.size() ? source->values[i] : nullptr;
    info_->inherited = source != d;
  }
  arity(ck, d->pos, d->names, source->values, true, source != d);
}

static void collectVar(Checker& ck, FileInfo& file, VarDecl* d) {
  std::span<Var*> lhs = ck.tc.transient().array<Var*>(d->names.size());
  bool oneForAll = d->values.size() == 1 && d->names.size() > 1;
  DeclInfo* first = nullptr;
  for (size_t i = 0; i < d->names.size(); i++) {
    Var* v = ck.tc.newVar(d->names[i]->pos, ck.pkg, d->names[i]->name, nullptr);
    v->used = true;
    lhs[i] = v;
    DeclInfo* info_ = declarePackageObject(ck, file, d->names[i], v);
    info_->type = d->type;
    if (oneForAll) {
      if (first == nullptr) first = info_;
      info_->shared = first;
      info_->lhs = lhs;
      info_->init = d->values[0];
    } else if (i < d->values.size()) {
      info_->init = d->values[i];
    }
    ck.checked.variables.push_back(v);
  }
  if (d->type == nullptr || !d->values.empty()) arity(ck, d->pos, d->names, d->values, false, false);
}

static void collectFunc(Checker& ck, FileInfo& file, FuncDecl* d, std::vector<MethodInfo>& methods) {
  Symbol name = d->name->name;
  Func* f = ck.tc.newFunc(d->name->pos, ck.pkg, name, nullptr);
  f->hasBody = d->body != nullptr;
  f->pragmas = d->pragmas;
  if (d->isGeneric) f->decl = d;
  newDecl(ck, file, f)->funcDecl = d;
  ck.checked.functions.push_back({f, d});
  bool typeParamError = false;
  if (d->receiver.empty()) {
    typeParamError =
        !d->type->typeParams.empty() && (name == ck.initName || (name == ck.mainName && ck.pkg->name == ck.mainName));
    if (name == ck.initName || (name == ck.mainName && ck.pkg->name == ck.mainName)) checkMainSignature(ck, d, f);
    if (name == ck.initName) {
      f->parent = ck.pkg->scope;
      ck.recordDef(d->name, f);
      if (d->body == nullptr) error(ck, f, Kind::MissingInitBody, "func init must have a body");
    } else {
      declare(ck, ck.pkg->scope, d->name, f, Pos{});
      if (f->parent == nullptr) f->parent = ck.pkg->scope;
    }
  }
  if (!d->type->typeParams.empty() && !typeParamError && d->type->typeParams[0].name != nullptr)
    d->receiver.empty() ? verifyVersion(ck, d->type->typeParams[0].name, kGo1_18, "type parameter")
                        : verifyVersion(ck, d->type->typeParams[0].name, kGo1_27, "generic method");
  if (d->receiver.empty()) return;
  ck.recordDef(d->name, f);
  bool ptr;
  Expr* base;
  unpackReceiver(ck, d->receiver[0].type, false, &ptr, &base, nullptr);
  Ident* id = dynCast<Ident>(base);
  f->hasPtrRecv = ptr;
  if (id != nullptr && name != ck.blank) methods.push_back({f, ptr, id});
}

// init and main have no parameters and results; in .vo files main may return an error or an int.
static void checkMainSignature(Checker& ck, FuncDecl* d, Func*) {
  std::string_view name = d->name->name.str();
  Kind kind = name == "init" ? Kind::InvalidInitDecl : Kind::InvalidMainDecl;
  if (!d->type->typeParams.empty()) {
    Field& p = d->type->typeParams[0];
    error(ck, p.name != nullptr ? rangeOf(p.name) : rangeOf(d->name), kind, "func ", name,
          " must have no type parameters");
  }
  bool results = !d->type->results.empty();
  if (results && name == "main" && ck.env.file->isVo && d->type->results.size() == 1) {
    Ident* id = dynCast<Ident>(d->type->results[0].type);
    if (id != nullptr && (id->name.str() == "error" || id->name.str() == "int")) results = false;
  }
  if (!d->type->params.empty() || results) {
    diag::Diagnostic* e = error(ck, d->name, kind, "func ", name, " must have no arguments and no return values");
    if (results && name == "main") {
      hint(e, ck.env.file->isVo ? "main may return error or int" : "in a .vo file main may return error or int");
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

static Package* importPackage(Checker& ck, ImportDecl* d, std::string_view path) {
  if (path == "unsafe") return ck.tc.universe().unsafePackage;
  auto found = ck.importMap.find(path);
  if (found != ck.importMap.end()) return found->second;
  std::string why;
  Package* p = ck.ctx.importer.import(path, ck.pkg, &why);
  ck.tc.setMessagePackage(ck.pkg);  // the importer may have checked another package
  if (p != nullptr && (p->name.empty() || p->name == ck.blank)) {
    why = "invalid package name: \"" + std::string(p->name.str()) + "\"";
    p = nullptr;
  }
  if (p == nullptr) {
    error(ck, d->path, Kind::BrokenImport, "could not import ", path, " (", why, ")");
    std::string_view name = path;
    while (name.ends_with('/')) name.remove_suffix(1);
    if (size_t slash = name.rfind('/'); slash != std::string_view::npos) name = name.substr(slash + 1);
    p = ck.tc.newPackage(path, name);
    p->fake = true;
  }
  ck.importMap[ck.arena.copy(path)] = p;
  return p;
}

static void collectImport(Checker& ck, FileInfo& file, ImportDecl* d) {
  if (d->path == nullptr || d->path->bad) return;
  std::string_view path = d->path->value;
  if (std::string why = invalidPath(path); !why.empty()) {
    error(ck, d->path, Kind::BadImportPath, "invalid import path (", why, ")");
    return;
  }
  // The importer knows the others: std/ is the library, whatever the module is called.
  if (path == "std/unsafe") path.remove_prefix(4);
  Package* p = importPackage(ck, d, path);
  Symbol name = p->name;
  if (d->name != nullptr) {
    name = d->name->name;
    if (path == "C") {
      error(ck, d->name, Kind::ImportCRenamed, "cannot rename import \"C\"");
      return;
    }
  }
  if (name == ck.initName) {
    error(ck, d, Kind::InvalidInitDecl, "cannot import package as init - init must be a func");
    return;
  }
  if (p != ck.tc.universe().unsafePackage &&
      std::find(ck.checked.imports.begin(), ck.checked.imports.end(), p) == ck.checked.imports.end()) {
    ck.checked.imports.push_back(p);
    ck.pkg->imports.push(ck.arena, p);
  }
  PkgName* object = ck.tc.newPkgName(d->name != nullptr ? d->name->pos : d->pos, ck.pkg, name, p);
  if (d->name != nullptr) ck.recordDef(d->name, object);
  if (p->fake) object->used = true;
  ck.importNames.push_back(object);
  ck.importFiles.push_back(&file);
  if (name.str() == ".") {
    dotImport(ck, file, d, object);
  } else {
    declare(ck, file.scope, nullptr, object, Pos{});
  }
}

static void dotImport(Checker& ck, FileInfo& file, ImportDecl* d, PkgName* name) {
  for (const auto& entry : name->imported->scope->elems.entries()) {
    if (!entry.value->isExported()) continue;
    if (Object* other = file.scope->lookup(entry.key)) {
      noteOther(ck, error(ck, d->name, Kind::DuplicateDecl, other->name, " redeclared in this block"), other);
      continue;
    }
    file.scope->elems.insert(ck.tc.transient(), entry.key, entry.value);
    file.dotImports[entry.value] = name;
  }
}

// A name must not be both in the package and, by an import, in one of its files.
static void checkFileScopes(Checker& ck) {
  for (FileInfo& f : ck.files) {
    for (const auto& entry : f.scope->elems.entries()) {
      Object* inPackage = ck.pkg->scope->lookup(entry.key);
      if (inPackage == nullptr) continue;
      if (PkgName* name = dynCast<PkgName>(entry.value)) {
        const Package* p = name->imported;
        std::string what = text(ck, "package ", p->name, " (", types::quoteGo(p->path), ")");
        noteOther(
            ck,
            error(ck, inPackage, Kind::DuplicateDecl, inPackage->name, " already declared through import of ", what),
            name);
      } else {
        const Package* p = entry.value->package;
        diag::Diagnostic* d = error(
            ck, inPackage, Kind::DuplicateDecl, inPackage->name, " already declared through dot-import of package ",
            p != nullptr ? text(ck, p->name, " (", types::quoteGo(p->path), ")") : std::string());
        noteOther(ck, d, entry.value);
      }
    }
  }
}

// ---- Methods -----------------------------------------------------------------------------------

static void associateMethods(Checker& ck, std::span<MethodInfo> methods) {
  for (MethodInfo& m : methods) {
    bool ptr = m.ptr;
    TypeName* base = resolveBaseTypeName(ck, &ptr, m.receiver);
    if (base == nullptr) continue;
    m.func->hasPtrRecv = ptr;
    ck.methodsOf[base].push_back(m.func);
  }
}

// The type declaration a receiver's name leads to through aliases without parameters; at most one
// pointer on the way.
static TypeName* resolveBaseTypeName(Checker& ck, bool* ptr, Ident* name) {
  std::unordered_set<TypeName*> seen;
  while (name != nullptr) {
    TypeName* t = dynCast<TypeName>(ck.pkg->scope->lookup(name->name));
    if (t == nullptr || !seen.insert(t).second) return nullptr;
    DeclInfo* d = declOf(ck, t);
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
static void packageObjects(Checker& ck) {
  for (DeclInfo* d : ck.decls)
    if (d->typeDecl != nullptr && !d->typeDecl->isAlias) objDecl(ck, d->object);
  for (DeclInfo* d : ck.decls)
    if (d->typeDecl != nullptr && d->typeDecl->isAlias) objDecl(ck, d->object);
  for (DeclInfo* d : ck.decls)
    if (d->typeDecl == nullptr) objDecl(ck, d->object);
  ck.methodsOf.clear();
}

static void linkNames(Checker& ck) {
  for (const Linkname& l : ck.checked.linknames) {
    if (Func* f = dynCast<Func>(ck.pkg->scope->lookup(l.local))) {
      f->linkname = l.target.empty() ? ck.arena.copy(std::string_view(text(ck, ck.pkg->path, ".", l.local)))
                                     : ck.arena.copy(l.target);
    }
  }
}

// What gc notices only when it writes a package that has passed all checks.
static void lateErrors(Checker& ck) {
  if (ck.ctx.options.isLibrary) return;
  std::unordered_set<Object*> linked;
  for (FileInfo& f : ck.files) {
    if (f.isVo) continue;
    for (const LateError& e : f.file->lateErrors) error(ck, e.pos, Kind::MisplacedDirective, e.text);
    for (const Linkname& l : f.file->linknames) lateLinkname(ck, f, l, linked);
  }
  for (const FuncBody& f : ck.checked.functions) lateFunction(ck, f, linked.contains(f.func));
}

static void lateLinkname(Checker& ck, const FileInfo& f, const Linkname& l, std::unordered_set<Object*>& linked) {
  std::string_view directive = l.isStd ? "//go:linknamestd" : "//go:linkname";
  Object* o = ck.pkg->scope->lookup(l.local);
  if (!importsUnsafe(*f.file)) {
    error(ck, l.pos, Kind::MisplacedDirective, directive, " only allowed in Go files that import \"unsafe\"");
  } else if (size_t open = l.target.find('['); open != std::string_view::npos && l.target.find(']') != std::string_view::npos) {
    error(ck, l.pos, Kind::MisplacedDirective, directive, " reference of an instantiation is not allowed");
  } else if (!isa<Func>(o) && !isa<Var>(o)) {
    if (f.version == 0 || f.version >= kGo1_18)
      error(ck, l.pos, Kind::MisplacedDirective, directive, " must refer to declared function or variable");
  } else if (!linked.insert(o).second) {
    error(ck, l.pos, Kind::MisplacedDirective, "duplicate ", directive, " for ", l.local);
  }
}

static void lateFunction(Checker& ck, const FuncBody& f, bool isLinked) {
  FileInfo* file = declOf(ck, f.func)->file;
  if (file->isVo) return;
  if (f.decl->body != nullptr && (f.func->pragmas & syntax::kNoEscape) != 0) {
    error(ck, f.decl->behindFunc, Kind::MisplacedDirective,
          "can only use //go:noescape with external func implementations");
  } else if (f.decl->body == nullptr && !isLinked && !ck.ctx.options.hasAssembly) {
    hint(error(ck, f.decl->behindFunc, Kind::MissingFuncBody, "missing function body"),
         "functions implemented elsewhere can be declared in .vo files");
  }
}

static void unusedImports(Checker& ck) {
  for (size_t i = 0; i < ck.importNames.size(); i++) {
    PkgName* name = ck.importNames[i];
    if (name->used || name->name == ck.blank) continue;
    std::string_view path = name->imported->path, last = path;
    if (size_t slash = path.rfind('/'); slash != std::string_view::npos) last = path.substr(slash + 1);
    std::string message = types::quoteGo(path);
    if (name->name.str() == "." || name->name.str() == last) {
      message += " imported and not used";
    } else {
      message += text(ck, " imported as ", name->name, " and not used");
    }
    if (ck.importFiles[i]->isVo) {
      reportWarning(ck, rangeOf(name), Kind::UnusedImportWarning, std::move(message));
    } else {
      report(ck, rangeOf(name), Kind::UnusedImport, std::move(message));
    }
  }
}

}  // namespace vo::check
