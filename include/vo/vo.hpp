// libvo: Go and Vo as the scripting language of a C++ program. C++17 or newer; no exceptions needed.
//
//     vo::Host host;
//     host.bind("log", [](std::string_view text) { std::cout << text << '\n'; });
//     auto engine = vo::Engine::open();
//     auto program = engine.value().compile({"rules.vo", source}, host);
//     vo::Vm vm(program.value());
//     vm.start();
//     auto score = vm.function<double(std::string_view, int64_t)>("score");
//     vo::Result<double> r = score.value()("Ada", 3);
//
// An Engine is the library of Go; it and Programs may be used by any number of threads. A Vm is one running program, isolated from all
// others: one thread at a time uses it, any thread may interrupt it. Nothing here changes the process: no signal handlers, no environment,
// no exit.
//
// Types of functions: bool, integers (int64_t is int, int64; uint64_t is uint, uint64, uintptr), float, double, strings (std::string_view as a
// parameter, std::string as a result). A function whose last result is an error says it as an Error of its own kind.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace vo {

struct Diagnostic {
  std::string file;
  int line = 0, column = 0;
  std::string text;
};

enum class ErrorKind : uint8_t {
  Engine,       ///< the library cannot be used
  Compile,      ///< see diagnostics
  Signature,    ///< no such function, or another type
  Returned,     ///< the function has returned an error that is not nil
  Panic,        ///< nobody has recovered; the Vm goes on
  Goexit,       ///< the function has called runtime.Goexit; the Vm goes on
  // A limit has stopped the call where it was, without its deferred functions; the Vm goes on. (During Vm::start they end the program.)
  Fuel,         ///< see setFuel
  Memory,
  Stack,        ///< calls too deep
  Interrupted,  ///< by Vm::interrupt or the deadline, which then is no more, or for too much output
  // From here on the program has ended: the Vm can only be destroyed.
  Exited,       ///< os.Exit, a fatal error, a panic of another goroutine: see exitCode
  Over,         ///< it had ended before the call, or the call came out of a host function
};

struct Error {
  ErrorKind kind = ErrorKind::Engine;
  std::string text;                      ///< a panic's is what Go prints of it, and the trace
  std::vector<Diagnostic> diagnostics;
  int exitCode = 0;
};

/// A value or an Error.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : value_(std::move(value)) {}                                    // NOLINT: implicit on purpose
  Result(Error error) : error_(std::make_unique<Error>(std::move(error))) {}       // NOLINT
  explicit operator bool() const { return ok(); }
  bool ok() const { return error_ == nullptr; }
  /// REQUIRES: ok().
  T& value() { return value_; }
  const T& value() const { return value_; }
  /// REQUIRES: !ok().
  const Error& error() const { return *error_; }

 private:
  T value_{};
  std::unique_ptr<Error> error_;
};
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::make_unique<Error>(std::move(error))) {}  // NOLINT
  explicit operator bool() const { return ok(); }
  bool ok() const { return error_ == nullptr; }
  const Error& error() const { return *error_; }

 private:
  std::unique_ptr<Error> error_;
};

/// What a host function throws, or any std::exception, becomes a panic of the script.
struct Panic {
  std::string text;
};

class Vm;
struct VmAccess;

namespace detail {

/// A register of the Vm.
using Slot = uint64_t;

enum class Kind : uint8_t { Bool, Int8, Int16, Int32, Int64, Uint8, Uint16, Uint32, Uint64, Float32, Float64, String, Error, Other };

struct Signature {
  std::vector<Kind> params, results;
};

struct VmState;
struct ProgramState;
struct EngineState;

/// What a host function is called with: its slots, and a place for the text of a panic. False: it panics.
using HostCall = std::function<bool(VmState& vm, const Slot* params, Slot* results, std::string* panic)>;
struct HostFunction {
  std::string name;
  Signature signature;
  HostCall call;
};

bool newString(VmState& vm, std::string_view text, Slot out[2]);
/// `results` has room for all result slots.
Result<void> call(VmState& vm, const void* function, const Slot* args, size_t argSlots, Slot* results, size_t resultSlots, bool hasError);

template <class T, class = void>
struct Type;  // a type that can be shared with scripts

template <class T, Kind kind>
struct Scalar {
  static constexpr Kind kKind = kind;
  static constexpr size_t kSlots = 1;
  static bool put(VmState&, T value, Slot* to) {
    if constexpr (std::is_floating_point_v<T>) {
      *to = 0;
      __builtin_memcpy(to, &value, sizeof value);
    } else {
      *to = static_cast<Slot>(static_cast<std::conditional_t<std::is_signed_v<T>, int64_t, uint64_t>>(value));
    }
    return true;
  }
  static T get(const Slot* from) {
    T value;
    if constexpr (std::is_same_v<T, bool>) {
      value = *from != 0;
    } else {
      __builtin_memcpy(&value, from, sizeof value);
    }
    return value;
  }
};
template <> struct Type<bool> : Scalar<bool, Kind::Bool> {};
template <> struct Type<float> : Scalar<float, Kind::Float32> {};
template <> struct Type<double> : Scalar<double, Kind::Float64> {};
template <class T>
constexpr Kind integerKind() {
  constexpr int kSize = sizeof(T) == 1 ? 0 : sizeof(T) == 2 ? 1 : sizeof(T) == 4 ? 2 : 3;
  return static_cast<Kind>(static_cast<int>(std::is_signed_v<T> ? Kind::Int8 : Kind::Uint8) + kSize);
}
template <class T>
struct Type<T, std::enable_if_t<std::is_integral_v<T> && !std::is_same_v<T, bool>>> : Scalar<T, integerKind<T>()> {};

struct StringType {
  static constexpr Kind kKind = Kind::String;
  static constexpr size_t kSlots = 2;
  static bool put(VmState& vm, std::string_view text, Slot* to) { return newString(vm, text, to); }
  static std::string_view get(const Slot* from) { return {reinterpret_cast<const char*>(from[0]), static_cast<size_t>(from[1])}; }
};
/// As a host function's parameter: valid until it returns.
template <> struct Type<std::string_view> : StringType {};
template <> struct Type<std::string> : StringType {
  static std::string get(const Slot* from) { return std::string(StringType::get(from)); }
};

template <class T>
using Plain = std::remove_cv_t<std::remove_reference_t<T>>;

template <class R, class... A>
Signature signatureOf() {
  Signature s{{Type<Plain<A>>::kKind...}, {}};
  if constexpr (!std::is_void_v<R>) s.results.push_back(Type<R>::kKind);
  return s;
}

template <class R, class... A>
struct Callable {
  template <class F, size_t... I>
  static bool invoke(F& f, VmState& vm, const Slot* params, Slot* results, std::index_sequence<I...>) {
    size_t at = 0;
    auto next = [&at](size_t slots) { return std::exchange(at, at + slots); };
    size_t places[] = {next(Type<Plain<A>>::kSlots)..., 0};
    (void)places;
    if constexpr (std::is_void_v<R>) {
      f(Type<Plain<A>>::get(params + places[I])...);
      return true;
    } else {
      return Type<R>::put(vm, f(Type<Plain<A>>::get(params + places[I])...), results);
    }
  }
  template <class F>
  static HostFunction make(std::string name, F f) {
    auto call = [f = std::move(f)](VmState& vm, const Slot* params, Slot* results, std::string* panic) mutable {
#ifdef __cpp_exceptions
      try {
        return invoke(f, vm, params, results, std::index_sequence_for<A...>());
      } catch (const Panic& p) {
        *panic = p.text;
      } catch (const std::exception& e) {
        *panic = e.what();
      } catch (...) {
        *panic = "unknown C++ exception";
      }
      return false;
#else
      (void)panic;
      return invoke(f, vm, params, results, std::index_sequence_for<A...>());
#endif
    };
    return {std::move(name), signatureOf<R, A...>(), std::move(call)};
  }
};
template <class F>
struct Deduced : Deduced<decltype(&F::operator())> {};
template <class R, class... A>
struct Deduced<R (*)(A...)> : Callable<R, A...> {};
template <class C, class R, class... A>
struct Deduced<R (C::*)(A...) const> : Callable<R, A...> {};
template <class C, class R, class... A>
struct Deduced<R (C::*)(A...)> : Callable<R, A...> {};

}  // namespace detail

/// C++ functions that scripts declare without a body: `func log(text string)`.
class Host {
 public:
  /// `f`: a lambda, a function object or pointer. It is called by any Vm of the programs that are compiled with this host, in the Vm's thread.
  template <class F>
  Host& bind(std::string name, F f) {
    functions_.push_back(detail::Deduced<F>::make(std::move(name), std::move(f)));
    return *this;
  }
  Host& add(detail::HostFunction f) {
    functions_.push_back(std::move(f));
    return *this;
  }
  const std::vector<detail::HostFunction>& functions() const { return functions_; }

 private:
  std::vector<detail::HostFunction> functions_;
};

struct Source {
  std::string name;  ///< in messages and traces
  std::string text;  ///< a package of any name, which need not have a function main
  /// It may do all that the process may, and use package unsafe. Else the compiler proves that it cannot leave its memory, and of the system it has
  /// what VmOptions::permissions says.
  bool isTrusted = false;
};

/// A compiled script; a handle.
class Program {
 public:
  Program() = default;
  explicit operator bool() const { return state_ != nullptr; }

 private:
  friend class Engine;
  friend class Vm;
  explicit Program(std::shared_ptr<detail::ProgramState> state) : state_(std::move(state)) {}
  std::shared_ptr<detail::ProgramState> state_;
};

/// The compiler and Go's library; a handle. All engines of a process are the same one.
class Engine {
 public:
  Engine() = default;
  /// `image`: where the compiled library is kept for this executable; it is made if it is not there, which takes some seconds. Empty: in the user's
  /// cache.
  static Result<Engine> open(const std::string& image = {});
  Result<Program> compile(const Source& source, const Host& host = {}) const;

 private:
  explicit Engine(std::shared_ptr<detail::EngineState> state) : state_(std::move(state)) {}
  std::shared_ptr<detail::EngineState> state_;
};

/// What a script that is not trusted may ask of the system: nothing that is not said (docs/sandbox.md).
struct Permissions {
  std::vector<std::string> read, write;  ///< folders with all below them, and files
  std::vector<std::string> net;          ///< IP[/bits][:port], "localhost", "*"
  bool entropy = false;                  ///< random numbers of the system; with VmOptions::seed there are others
  std::chrono::nanoseconds clock = std::chrono::milliseconds(1);  ///< clocks show multiples of it
  uint64_t openFiles = 256;              ///< at a time
  uint64_t outputBytes = 0;              ///< after which the program ends; 0: any number
};

struct VmOptions {
  std::vector<std::string> args = {"script"};  ///< os.Args
  std::vector<std::string> env;                ///< "NAME=value"
  size_t memory = 0;                           ///< bytes; 0: the 4 GiB of address space that a Vm then has
  uint64_t fuel = 0;                           ///< calls and back-edges, of all calls together, start included; 0: no limit
  uint64_t seed = 0;                           ///< of what the run time leaves to chance; 0: taken from the system
  /// Output: of print, println and traces, and if the script is not trusted all else that it writes to standard output and error. Empty: the process'.
  std::function<void(int fd, std::string_view text)> output;
  Permissions permissions;                     ///< of a script that is not trusted. Its standard input is empty
};

template <class F>
class Function;

/// One running program.
class Vm {
 public:
  explicit Vm(Program program, VmOptions options = {});
  ~Vm();
  Vm(const Vm&) = delete;
  Vm& operator=(const Vm&) = delete;

  /// Initialises the package variables and runs the init functions.
  Result<void> start();
  /// A function of the script by name; its type must be that of the template's argument.
  template <class F>
  Result<Function<F>> function(std::string_view name);
  /// From any thread, or a signal handler: what runs ends soon.
  void interrupt();
  /// Calls that take longer from now on are interrupted; nanoseconds::max(): none is.
  void setDeadline(std::chrono::nanoseconds fromNow);
  /// From now on it may make so many calls and back-edges; 0: no limit. What a call of its own host functions says is ignored.
  void setFuel(uint64_t more);
  /// Calls and back-edges so far: the same for the same calls each time, if the script reads no clock.
  uint64_t fuelUsed() const;

 private:
  template <class F>
  friend class Function;
  friend struct VmAccess;
  Result<const void*> find(std::string_view name, const detail::Signature& signature, bool* hasError);
  std::unique_ptr<detail::VmState> state_;
};

/// REQUIRES: the Vm outlives it.
template <class R, class... A>
class Function<R(A...)> {
 public:
  Function() = default;
  Result<R> operator()(A... args) const {
    using namespace detail;
    constexpr size_t kArgs = (Type<Plain<A>>::kSlots + ... + 0);
    Slot in[kArgs + 1];
    size_t at = 0;
    bool fits = (Type<Plain<A>>::put(*vm_, args, in + std::exchange(at, at + Type<Plain<A>>::kSlots)) && ... && true);
    if (!fits) return Error{ErrorKind::Memory, "no memory for the arguments", {}, 0};
    if constexpr (std::is_void_v<R>) {
      Slot out[2];
      return call(*vm_, function_, in, kArgs, out, 0, hasError_);
    } else {
      Slot out[Type<R>::kSlots + 2];
      Result<void> r = call(*vm_, function_, in, kArgs, out, Type<R>::kSlots, hasError_);
      if (!r) return Error(r.error());
      return R(Type<R>::get(out));
    }
  }

 private:
  friend class Vm;
  Function(detail::VmState* vm, const void* function, bool hasError) : vm_(vm), function_(function), hasError_(hasError) {}
  detail::VmState* vm_ = nullptr;
  const void* function_ = nullptr;
  bool hasError_ = false;
};

namespace detail {
template <class F>
struct SignatureOf;
template <class R, class... A>
struct SignatureOf<R(A...)> {
  static Signature get() { return signatureOf<R, A...>(); }
};
}  // namespace detail

template <class F>
Result<Function<F>> Vm::function(std::string_view name) {
  bool hasError = false;
  Result<const void*> found = find(name, detail::SignatureOf<F>::get(), &hasError);
  if (!found) return found.error();
  return Function<F>(state_.get(), found.value(), hasError);
}

}  // namespace vo
