// This file is the C API over the C++ one.
#include "vo/vo.h"

#include <bit>
#include <cstring>
#include <deque>
#include <optional>
#include <utility>

#include "embed/state.h"

struct vo_engine {
  vo::Engine engine;
};
struct vo_program {
  vo::Program program;
};
struct vo_error {
  vo::Error error;
};
namespace vo {

/// The way behind vo::Vm's handle.
struct VmAccess {
  static detail::VmState* stateOf(Vm& vm) { return vm.state_.get(); }
  static Result<const void*> find(Vm& vm, std::string_view name, const detail::Signature& signature, bool* hasError) { return vm.find(name, signature, hasError); }
};

namespace {

using detail::Slot;

enum class Kind : uint8_t { Bool, Int32, Int64, Uint64, Float32, Float64, String };
constexpr const char* kNames[] = {"bool",    "int32",   "int64", "uint64",
                                  "float32", "float64", "string"};

struct Kinds {
  std::vector<Kind> params, results;
  detail::Signature signature() const {
    detail::Signature s;
    for (Kind k : params) s.params.emplace_back(kNames[static_cast<size_t>(k)]);
    for (Kind k : results) s.results.emplace_back(kNames[static_cast<size_t>(k)]);
    return s;
  }
};

std::optional<Kind> kindOf(char letter) {
  switch (letter) {
    case 'b': return Kind::Bool;
    case 'i': return Kind::Int32;
    case 'l': return Kind::Int64;
    case 'u': return Kind::Uint64;
    case 'f': return Kind::Float32;
    case 'd': return Kind::Float64;
    case 's': return Kind::String;
    default: return std::nullopt;
  }
}

std::optional<Kinds> parse(const char* type) {
  Kinds s;
  std::vector<Kind>* to = &s.params;
  for (const char* p = type; *p != 0; p++) {
    if (*p == ':' && to == &s.params) {
      to = &s.results;
      continue;
    }
    std::optional<Kind> k = kindOf(*p);
    if (!k) return std::nullopt;
    to->push_back(*k);
  }
  if (to == &s.params || s.results.size() > 1) return std::nullopt;
  return s;
}

size_t slotsOf(Kind kind) { return kind == Kind::String ? 2 : 1; }
size_t slotsOf(const std::vector<Kind>& kinds) {
  size_t n = 0;
  for (Kind k : kinds) n += slotsOf(k);
  return n;
}

vo_value load(Kind kind, const Slot* from) {
  vo_value v{};
  switch (kind) {
    case Kind::String: v.string = {reinterpret_cast<const char*>(from[0]), static_cast<size_t>(from[1])}; break;
    case Kind::Float32: v.number = static_cast<double>(std::bit_cast<float>(static_cast<uint32_t>(*from))); break;
    case Kind::Int32: v.integer = static_cast<int32_t>(*from); break;
    case Kind::Bool: v.integer = *from != 0 ? 1 : 0; break;
    default: v.unsigned_integer = *from; break;
  }
  return v;
}

/// False: no memory.
bool store(detail::VmState& vm, Kind kind, const vo_value& v, Slot* to) {
  switch (kind) {
    case Kind::String: return detail::newString(vm, {v.string.data, v.string.size}, to);
    case Kind::Float32: *to = std::bit_cast<uint32_t>(static_cast<float>(v.number)); break;
    case Kind::Int32: *to = static_cast<Slot>(int64_t{static_cast<int32_t>(v.integer)}); break;
    case Kind::Bool: *to = v.integer != 0 ? 1 : 0; break;
    default: *to = v.unsigned_integer; break;
  }
  return true;
}

vo_status refuse(vo_error** out, Error e) {
  auto status = static_cast<vo_status>(static_cast<int>(e.kind) + VO_ENGINE);
  if (out != nullptr) *out = new vo_error{std::move(e)};
  return status;
}
std::nullptr_t refused(vo_error** out, Error e) {
  refuse(out, std::move(e));
  return nullptr;
}
static_assert(static_cast<int>(ErrorKind::Over) + VO_ENGINE == VO_OVER);

Error wrongType(const char* type) {
  return {ErrorKind::Signature, std::string("\"") + type + "\" is no type of a function: letters of b, i, l, u, f, d, s, then ':', then at most one", {}, 0};
}

detail::HostFunction hostFunction(const vo_host_function& f, const Kinds& kinds) {
  using detail::HostStatus;
  auto call = [f, kinds](detail::VmState& vm, const Slot* params, Slot* results,
                         detail::HostAnswer* answer) {
    std::vector<vo_value> args;
    for (Kind k : kinds.params) {
      args.push_back(load(k, params));
      params += slotsOf(k);
    }
    vo_value result{};
    if (const char* text = f.call(f.context, args.data(), &result); text != nullptr) {
      answer->text = *text != 0 ? text : "panic";
      return HostStatus::Panicked;
    }
    if (kinds.results.empty() || store(vm, kinds.results[0], result, results))
      return HostStatus::Done;
    // (the host's text may be gone by then)
    detail::retry(vm, [text = std::string(result.string.data, result.string.size)](
                          detail::VmState& v, Slot* to, std::string*) {
      return detail::newString(v, text, to) ? HostStatus::Done : HostStatus::NoMemory;
    });
    return HostStatus::NoMemory;
  };
  return {f.name, kinds.signature(), slotsOf(kinds.params), slotsOf(kinds.results), false, call};
}

}  // namespace
}  // namespace vo

struct vo_function {
  vo::detail::VmState* state;
  const void* function;
  vo::Kinds kinds;
  bool hasError;
  mutable std::string text;  ///< of the last result
};
struct vo_vm {
  vo_vm(vo::Program program, vo::VmOptions options) : vm(std::move(program), std::move(options)) {}
  vo::Vm vm;
  std::deque<vo_function> functions;  ///< they do not move
};

using vo::ErrorKind;

vo_status vo_error_status(const vo_error* error) { return static_cast<vo_status>(static_cast<int>(error->error.kind) + VO_ENGINE); }
const char* vo_error_text(const vo_error* error) { return error->error.text.c_str(); }
int vo_error_line(const vo_error* error) { return error->error.diagnostics.empty() ? 0 : error->error.diagnostics[0].line; }
int vo_error_column(const vo_error* error) { return error->error.diagnostics.empty() ? 0 : error->error.diagnostics[0].column; }
int vo_error_exit_code(const vo_error* error) { return error->error.exitCode; }
void vo_error_free(vo_error* error) { delete error; }

vo_engine* vo_engine_open(const char* image, vo_error** error) {
  vo::Result<vo::Engine> opened = vo::Engine::open(image != nullptr ? image : "");
  return opened ? new vo_engine{opened.value()} : vo::refused(error, opened.error());
}
void vo_engine_free(vo_engine* engine) { delete engine; }

vo_program* vo_compile(vo_engine* engine, const char* name, const char* text, size_t size, const vo_host_function* host, size_t host_count, vo_error** error) {
  if (engine == nullptr) return vo::refused(error, {ErrorKind::Engine, "there is no engine", {}, 0});
  vo::Host functions;
  for (size_t i = 0; i < host_count; i++) {
    std::optional<vo::Kinds> s = vo::parse(host[i].type);
    if (!s) return vo::refused(error, vo::wrongType(host[i].type));
    functions.add(vo::hostFunction(host[i], *s));
  }
  vo::Result<vo::Program> compiled = engine->engine.compile({name, std::string(text, size)}, functions);
  return compiled ? new vo_program{compiled.value()} : vo::refused(error, compiled.error());
}
void vo_program_free(vo_program* program) { delete program; }

vo_vm* vo_vm_new(vo_program* program, const vo_options* options, vo_error** error) {
  if (program == nullptr) return vo::refused(error, {ErrorKind::Over, "there is no program", {}, 0});
  vo::VmOptions o;
  if (options != nullptr) {
    o.memory = options->memory;
    o.fuel = options->fuel;
    o.seed = options->seed;
    auto names = [](const char* const* list) {
      std::vector<std::string> out;
      for (; list != nullptr && *list != nullptr; list++) out.emplace_back(*list);
      return out;
    };
    o.env = names(options->env);
    o.permissions.read = names(options->allow_read);
    o.permissions.write = names(options->allow_write);
    o.permissions.net = names(options->allow_net);
    o.permissions.entropy = options->allow_entropy != 0;
    if (options->clock_step != 0) o.permissions.clock = std::chrono::nanoseconds(options->clock_step);
    if (options->open_files != 0) o.permissions.openFiles = options->open_files;
    o.permissions.outputBytes = options->output_bytes;
    if (options->output != nullptr)
      o.output = [output = options->output, context = options->output_context](int fd, std::string_view text) { output(context, fd, text.data(), text.size()); };
  }
  auto vm = std::make_unique<vo_vm>(program->program, std::move(o));
  if (vo::Result<void> started = vm->vm.start(); !started) return vo::refused(error, started.error());
  return vm.release();
}
void vo_vm_free(vo_vm* vm) { delete vm; }
void vo_vm_interrupt(vo_vm* vm) { vm->vm.interrupt(); }
void vo_vm_set_deadline(vo_vm* vm, int64_t nanoseconds) { vm->vm.setDeadline(std::chrono::nanoseconds(nanoseconds)); }

const vo_function* vo_find(vo_vm* vm, const char* name, const char* type, vo_error** error) {
  std::optional<vo::Kinds> s = vo::parse(type);
  if (!s) return vo::refused(error, vo::wrongType(type));
  bool hasError = false;
  vo::Result<const void*> found = vo::VmAccess::find(vm->vm, name, s->signature(), &hasError);
  if (!found) return vo::refused(error, found.error());
  return &vm->functions.emplace_back(vo::VmAccess::stateOf(vm->vm), found.value(), std::move(*s), hasError, std::string());
}

vo_status vo_call(const vo_function* function, const vo_value* args, vo_value* result,
                  vo_error** error) {
  using vo::Kind;
  using vo::detail::Slot;
  const vo_function& f = *function;
  constexpr size_t kFew = 32;
  Slot few[kFew], out[4];
  std::vector<Slot> many;
  size_t count = vo::slotsOf(f.kinds.params), results = vo::slotsOf(f.kinds.results);
  if (count > kFew) many.resize(count);
  Slot* in = count > kFew ? many.data() : few;
  size_t at = 0;
  for (size_t i = 0; i < f.kinds.params.size(); i++) {
    if (!vo::store(*f.state, f.kinds.params[i], args[i], in + at))
      return vo::refuse(error, {ErrorKind::Memory, "no memory for the arguments", {}, 0});
    at += vo::slotsOf(f.kinds.params[i]);
  }
  vo::Result<void> r = vo::detail::call(*f.state, f.function, in, count, out, results, f.hasError);
  if (!r) return vo::refuse(error, r.error());
  if (results == 0) return VO_OK;
  vo_value v = vo::load(f.kinds.results[0], out);
  if (f.kinds.results[0] == Kind::String) {
    f.text.assign(v.string.data != nullptr ? v.string.data : "", v.string.size);
    v.string = {f.text.data(), f.text.size()};
  }
  if (result != nullptr) *result = v;
  return VO_OK;
}
