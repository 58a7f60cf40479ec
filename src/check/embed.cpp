// This file checks variables with `//go:embed` and finds their files. As gc it does so when everything else
// is right: first where the lines stand, then the types of the variables.
#include <algorithm>
#include <set>

#include "check/package.h"
#include "check/report.h"
#include "check/state.h"

namespace vo::check {

using namespace syntax;

namespace {

bool importsEmbed(const File& f) {
  return std::any_of(f.imports.begin(), f.imports.end(), [](const ImportDecl* d) { return d->path->value == "embed"; });
}

bool isEmbedFS(Type* t) {
  Named* n = dynCast<Named>(unalias(t));
  return n != nullptr && n->object->name.str() == "FS" && n->object->package != nullptr && n->object->package->path == "embed";
}

/// Folder and last element, which is how package embed looks files up.
std::pair<std::string_view, std::string_view> splitName(std::string_view name) {
  if (name.ends_with("/")) name.remove_suffix(1);
  size_t slash = name.rfind('/');
  if (slash == std::string_view::npos) return {".", name};
  return {name.substr(0, slash), name.substr(slash + 1)};
}

}  // namespace

static void embedPlace(Checker& ck, const FileInfo& file, const VarDecl* d, bool local) {
  Range at{d->embedPos, d->embedPos};
  if (!importsEmbed(*file.file)) {
    error(ck, at, Kind::InvalidEmbed,
          "go:embed requires import \"embed\" (or import _ \"embed\", if package is not used)");
  } else if (d->names.size() > 1) {
    error(ck, at, Kind::InvalidEmbed, "go:embed cannot apply to multiple vars");
  } else if (!d->values.empty()) {
    error(ck, at, Kind::InvalidEmbed, "go:embed cannot apply to var with initializer");
  } else if (local) {
    error(ck, at, Kind::InvalidEmbed, "go:embed cannot apply to var inside func");
  } else if (std::string_view lang = ck.ctx.options.goVersion; versionOf(lang) != 0 && versionOf(lang) < kGo1_16) {
    error(ck, at, Kind::InvalidEmbed, "go:embed requires go1.16 or later (-lang was set to ", lang, "; check go.mod)");
  }
}

static void embedVar(Checker& ck, const VarDecl* d) {
  // A blank variable is in no scope, and gc does not look at its files.
  Var* v = dynCast<Var>(ck.pkg->scope->lookup(d->names[0]->name));
  if (v == nullptr) return;
  EmbedVar out{v, EmbedVar::Kind::Files, {}};
  Type* u = under(v->type);
  const Slice* slice = dynCast<Slice>(u);
  const Basic* basic = dynCast<Basic>(slice == nullptr ? u : under(slice->elem));
  if (!isEmbedFS(v->type)) {
    bool bytes = slice != nullptr && basic != nullptr && basic->basic == BasicKind::Uint8;
    if (!bytes && (basic == nullptr || slice != nullptr || basic->basic != BasicKind::String)) {
      error(ck, v, Kind::InvalidEmbed, "go:embed cannot apply to var of type ", v->type);
      return;
    }
    out.kind = bytes ? EmbedVar::Kind::Bytes : EmbedVar::Kind::String;
  }
  std::set<std::string> names;
  for (std::string_view pattern : d->embeds) {
    auto found = ck.ctx.options.embeds->find(pattern);
    if (found == ck.ctx.options.embeds->end()) continue;
    for (const std::string& file : found->second) {
      names.insert(file);
      if (out.kind != EmbedVar::Kind::Files) continue;
      for (size_t slash = file.rfind('/'); slash != std::string::npos && slash != 0; slash = file.rfind('/', slash - 1))
        names.insert(file.substr(0, slash + 1));
    }
  }
  out.files.assign(names.begin(), names.end());
  std::sort(out.files.begin(), out.files.end(), [](const std::string& a, const std::string& b) { return splitName(a) < splitName(b); });
  if (out.kind != EmbedVar::Kind::Files && out.files.size() > 1) {
    error(ck, v, Kind::InvalidEmbed, "invalid go:embed: multiple files for type ", v->type);
  } else {
    ck.checked.embeds.push_back(std::move(out));
  }
}

void embedPlaces(Checker& ck) {
  if (ck.ctx.options.embeds == nullptr) return;
  for (FileInfo& f : ck.files) {
    for (const Decl* d : f.file->decls) {
      const VarDecl* v = dynCast<VarDecl>(d);
      if (v != nullptr && !v->embeds.empty()) embedPlace(ck, f, v, false);
    }
  }
  for (auto [file, d] : ck.localEmbeds) embedPlace(ck, *file, d, true);
}

void embedVars(Checker& ck) {
  if (ck.ctx.options.embeds == nullptr) return;
  for (FileInfo& f : ck.files) {
    for (const Decl* d : f.file->decls) {
      const VarDecl* v = dynCast<VarDecl>(d);
      if (v != nullptr && !v->embeds.empty()) embedVar(ck, v);
    }
  }
}

}  // namespace vo::check
