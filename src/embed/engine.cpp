// This file compiles scripts: from a text to a linked program, and the types of its functions.
#include <dlfcn.h>

#include <algorithm>
#include <mutex>

#include "embed/state.h"
#include "image/image.h"
#include "package/files.h"
#include "stdlib/natives.h"
#include "storage/file_cache.h"
#include "storage/output.h"
#include "types/scope.h"
#include "types/type_string.h"

namespace vo {

namespace {

/// One in a process: programs lie at fixed addresses.
struct Only {
  std::mutex mutex;
  std::weak_ptr<detail::EngineState> state;
};
Only& only() {
  static Only it;
  return it;
}

Error engineError(std::string text) { return {ErrorKind::Engine, std::move(text), {}, 0}; }

/// Compiles the library of Go.
std::string makeImage(const std::string& path) {
  driver::MetadataSpace space{std::string()};
  if (!space.valid()) return "the addresses of the library image are taken in this process";
  driver::Compilation compilation(space, driver::Makes::Image);
  driver::CompileOptions options;
  options.library = driver::libraryPackages();
  std::string error;
  if (!compilation.compile(options)) return "the library cannot be compiled: " + diag::render(compilation.sink(), compilation.sources(), {});
  return compilation.writeImage(path, &error) ? std::string() : error;
}

/// Where images of installations lie: this executable's, and that of a shared libvo.
std::vector<std::string> installedImages() {
  std::vector<std::string> out = {driver::defaultImagePath()};
  Dl_info self;
  if (dladdr(reinterpret_cast<void*>(&only), &self) != 0 && self.dli_fname != nullptr)
    out.push_back(package::parentOf(package::absolutePath(self.dli_fname)) + "/vo/std.voa");
  return out;
}

/// Where this libvo's image lies in the user's cache; empty: there is no cache.
std::string cachedImage() {
  std::string folder = storage::cacheFolder();
  return folder.empty() ? folder : folder + "/image-" + std::string(image::makerId()) + ".voa";
}

/// As detail::Type<T>::name has it, or a text that no C++ type has.
class TypeNames {
 public:
  explicit TypeNames(types::TypeContext& types) : types_(types) {}

  std::string of(types::Type* type, int depth = 0) const {
    constexpr int kDeepest = 8;  // a type may contain itself
    types::Type* t = types::under(type);
    if (depth > kDeepest) return types::typeString(types_, type);
    if (const auto* b = types::dynCast<types::Basic>(t)) return basic(*b);
    if (const auto* s = types::dynCast<types::Slice>(t)) return "[]" + of(s->elem, depth + 1);
    if (const auto* p = types::dynCast<types::Pointer>(t)) return "*" + of(p->elem, depth + 1);
    if (const auto* s = types::dynCast<types::Struct>(t)) {
      std::string out;
      for (types::Var* f : s->fields) {
        std::string name(f->name.str());
        for (char& c : name)
          if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        out += (out.empty() ? "" : "; ") + name + " " + of(f->type, depth + 1);
      }
      return "struct{" + out + "}";
    }
    if (const auto* f = types::dynCast<types::Signature>(t))
      return detail::textOf(of(*f, depth + 1));
    return types::typeString(types_, type);
  }
  detail::Signature of(const types::Signature& s, int depth = 0) const {
    detail::Signature out;
    for (types::Var* v : s.params->vars)
      out.params.push_back((s.variadic && v == s.params->vars.back() ? "..." : "") +
                           of(v->type, depth));
    types::Type* error = types_.universe().errorType;
    for (types::Var* v : s.results->vars)
      out.results.push_back(v->type == error ? "error" : of(v->type, depth));
    return out;
  }

 private:
  std::string basic(const types::Basic& b) const {
    using enum types::BasicKind;
    switch (b.basic) {
      case Bool:
        return "bool";
      case Int8:
        return "int8";
      case Int16:
        return "int16";
      case Int32:
        return "int32";
      case Int:
      case Int64:
        return "int64";
      case Uint8:
        return "uint8";
      case Uint16:
        return "uint16";
      case Uint32:
        return "uint32";
      case Uint:
      case Uint64:
      case Uintptr:
        return "uint64";
      case Float32:
        return "float32";
      case Float64:
        return "float64";
      case String:
        return "string";
      default:
        return types::typeString(types_, const_cast<types::Basic*>(&b));
    }
  }
  types::TypeContext& types_;
};

bool operator==(const detail::Signature& a, const detail::Signature& b) { return a.params == b.params && a.results == b.results; }

}  // namespace

namespace detail {

std::string textOf(const Signature& s) {
  auto list = [](const std::vector<std::string>& names) {
    std::string out;
    for (const std::string& n : names) out += (out.empty() ? "" : ", ") + n;
    return out;
  };
  std::string results = list(s.results);
  return "func(" + list(s.params) + ")" + (s.results.empty() ? "" : s.results.size() == 1 ? " " + results : " (" + results + ")");
}

}  // namespace detail

Result<Engine> Engine::open(const std::string& image) {
  std::lock_guard lock(only().mutex);
  if (std::shared_ptr<detail::EngineState> s = only().state.lock()) return Engine(s);
  const std::string cached = cachedImage();
  std::vector<std::string> paths = installedImages();
  paths.insert(paths.begin(), image);
  paths.push_back(cached);
  std::string damage;
  auto tryOpen = [&damage](const std::string& path) {
    auto state = std::make_shared<detail::EngineState>(path);
    if (!state->space.damage().empty()) damage = state->space.damage();
    if (!state->space.valid() || state->space.image() != nullptr) return state;
    return std::shared_ptr<detail::EngineState>();
  };
  std::shared_ptr<detail::EngineState> state;
  for (const std::string& path : paths)
    if (state == nullptr && package::isFile(path)) state = tryOpen(path);
  // There is none: one is made where the host has said, or in the user's cache.
  std::string why;
  for (const std::string& path : {image, cached}) {
    if (state != nullptr || path.empty()) continue;
    if (package::isFile(path) && !image::isDamaged(path)) continue;  // another libvo's
    storage::makeFolders(package::parentOf(package::absolutePath(path)));
    why = makeImage(path);
    if (why.empty()) state = tryOpen(path);
  }
  if (state == nullptr && why.empty()) why = "there is no library image that can be used, and none could be made";
  if (state == nullptr) return engineError(damage.empty() ? why : damage + "; " + why);
  if (!state->space.valid()) return engineError("the addresses of the library image are taken in this process");
  only().state = state;
  return Engine(state);
}

Result<Program> Engine::compile(const Source& source, const Host& host) const {
  if (state_ == nullptr) return engineError("the engine is not open");
  if (host.functions().size() > detail::hostThunks().size())
    return engineError("more than " + std::to_string(detail::hostThunks().size()) + " host functions");
  auto made = std::make_shared<detail::ProgramState>();
  made->engine = state_;
  made->host = host.functions();
  driver::Compilation compilation(state_->space);
  driver::CompileOptions options;
  options.source = package::SourceText{source.name, source.text};
  for (const detail::HostFunction& f : made->host) options.hostFunctions.push_back(f.name);
  std::vector<std::string> wrong;
  // (the library is in the image, so there is one package of sources)
  options.onChecked = [&](const driver::CheckedUnit& unit) {
    made->package = unit.checked.package->path;
    for (const check::FuncBody& f : unit.checked.functions) {
      const types::Signature* s = f.func->signature();
      if (s == nullptr || s->recv != nullptr || !s->typeParams.empty()) continue;
      std::string name(f.func->name.str());
      detail::Callee callee{TypeNames(unit.types).of(*s), types::typeString(unit.types, s),
                            nullptr};
      if (f.decl->body == nullptr) {
        auto bound = std::find_if(made->host.begin(), made->host.end(), [&](const detail::HostFunction& h) { return h.name == name; });
        if (bound == made->host.end()) {
          wrong.push_back("func " + name + " has no body, and the host has no function of that name");
        } else if (!(bound->signature == callee.signature)) {
          wrong.push_back("func " + name + " is declared as " + callee.text + ", and the host's is " + detail::textOf(bound->signature));
        }
        continue;
      }
      made->functions.emplace(name, std::move(callee));
    }
  };
  made->isTrusted = source.isTrusted;
  options.portable = options.keepModules = !source.isTrusted;
  bool ok = compilation.compile(options) && wrong.empty() && (source.isTrusted || compilation.confine());
  if (!ok) {
    Error e{ErrorKind::Compile, diag::render(compilation.sink(), compilation.sources(), {}), {}, 0};
    for (const diag::Listed& l : compilation.sink().listed(compilation.sources(), 0)) {
      if (l.diagnostic == nullptr) continue;
      diag::Location at = compilation.sources().locate(l.diagnostic->range.begin);
      e.diagnostics.push_back({std::string(at.file), static_cast<int>(at.line), static_cast<int>(at.column), l.diagnostic->text});
    }
    for (const std::string& w : wrong) {
      e.text += source.name + ": " + w + "\n";
      e.diagnostics.push_back({source.name, 0, 0, w});
    }
    return e;
  }
  made->program = compilation.takeProgram();
  const link::Program& p = *made->program->linked();
  for (const auto& entry : p.byName.entries()) {
    std::string_view name = entry.key.str();
    if (!name.starts_with(made->package + ".")) continue;
    auto it = made->functions.find(std::string(name.substr(made->package.size() + 1)));
    if (it != made->functions.end()) it->second.function = entry.value;
  }
  std::span<const abi::HelperFn> library = stdlib::nativeFunctions();
  made->natives = source.isTrusted ? std::vector(library.begin(), library.end()) : sandbox::confinedNatives();
  for (size_t i = 0; i < made->host.size(); i++) made->natives.push_back(detail::hostThunks()[i]);
  return Program(made);
}

}  // namespace vo
