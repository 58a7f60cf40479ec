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
// vo/types.hpp says which types functions may have. A function whose last result is an error says
// it as an Error of its own kind. Handles (Function, Ref) may outlive their Vm: they then refer to
// nothing, and a call is an error.
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

#include "vo/types.hpp"

// find_package(Vo) says where the installed image is; `pkg-config --variable=image vo`, too.
#ifndef VO_IMAGE_FILE
#define VO_IMAGE_FILE ""
#endif
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
  Exited,  ///< os.Exit, a fatal error, a panic of another goroutine: see exitCode
  Over,    ///< it had ended before the call, or its Vm is no more
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
template <class R>
class Promise;

namespace detail {

struct Signature {
  std::vector<std::string> params, results;
};

struct ProgramState;
struct EngineState;
struct PromiseState;

/// How a host function's call ends.
enum class HostStatus : uint8_t {
  Done,
  Panicked,  ///< with the text
  Failed,    ///< its last result is an error with the text
  NoMemory,  ///< for the results; `retry` has been called
  Parked,    ///< its promise says later how
};
struct HostAnswer {
  std::string text;                       ///< of a panic or an error
  std::shared_ptr<PromiseState> promise;  ///< Parked: that
};
/// What a host function is called with: its slots.
using HostCall =
    std::function<HostStatus(VmState& vm, const Slot* params, Slot* results, HostAnswer* answer)>;
using PutResults = std::function<HostStatus(VmState& vm, Slot* results, std::string* text)>;
struct HostFunction {
  std::string name;
  Signature signature;
  size_t paramSlots = 0, resultSlots = 0;  ///< without those of an error
  bool hasError = false;                   ///< the last result
  HostCall call;
};

/// Results to be put again when memory has been made.
void retry(VmState& vm, PutResults put);
/// Why an argument or result could not be put.
Error notPut(VmState& vm);
/// `results` has room for all result slots.
Result<void> call(VmState& vm, const void* callee, const Slot* args, size_t argSlots, Slot* results,
                  size_t resultSlots, bool hasError);

/// The goroutine that waits for it.
std::shared_ptr<PromiseState> newPromise(VmState& vm);
/// Any thread; the first time counts.
void settle(const std::shared_ptr<PromiseState>& promise, PutResults put);

/// A parameter of a host function.
template <class A>
struct Argument {
  using T = Type<Plain<A>>;
  static constexpr size_t kSlots = T::kSlots;
  static std::string name() { return T::name(); }
  static bool isNil(const Slot*) { return false; }
  static decltype(auto) get(VmState& vm, const Slot* from) { return T::get(vm, from); }
};
/// The script's own object.
template <class S>
struct ArgumentInPlace {
  static_assert(Type<S>::kIsPlain, "objects that are shared in place are structs of numbers");
  static constexpr size_t kSlots = 1;
  static std::string name() { return "*" + Type<S>::name(); }
  static bool isNil(const Slot* from) { return *from == 0; }
  static S& get(VmState&, const Slot* from) { return *reinterpret_cast<S*>(*from); }
};
template <class S, class = void>
struct HasFields : std::false_type {};
template <class S>
struct HasFields<S, std::void_t<typename Fields<S>::Members>> : std::true_type {};
template <class A>
using ArgumentOf = std::conditional_t<std::is_lvalue_reference_v<A> &&
                                          !std::is_const_v<std::remove_reference_t<A>> &&
                                          HasFields<Plain<A>>::value,
                                      ArgumentInPlace<Plain<A>>, Argument<A>>;

/// What a function gives.
template <class R>
struct Results {
  static constexpr size_t kSlots = Type<R>::kSlots;
  static constexpr bool kHasError = false;
  using Value = R;
  static void addTo(Signature& s) { s.results.push_back(Type<R>::name()); }
  static HostStatus put(VmState& vm, const R& value, Slot* to, std::string*) {
    return Type<R>::put(vm, value, to) ? HostStatus::Done : HostStatus::NoMemory;
  }
};
template <>
struct Results<void> {
  static constexpr size_t kSlots = 0;
  static constexpr bool kHasError = false;
  using Value = void;
  static void addTo(Signature&) {}
};
template <class R>
struct Results<Result<R>> {
  static constexpr size_t kSlots = Results<R>::kSlots;
  static constexpr bool kHasError = true;
  using Value = R;
  static void addTo(Signature& s) {
    Results<R>::addTo(s);
    s.results.emplace_back("error");
  }
  static HostStatus put(VmState& vm, const Result<R>& value, Slot* to, std::string* text) {
    if (!value.ok()) {
      *text = value.error().text;
      return HostStatus::Failed;
    }
    if constexpr (!std::is_void_v<R>) return Results<R>::put(vm, value.value(), to, text);
    return HostStatus::Done;
  }
};

template <class R, class... A>
Signature signatureOf() {
  Signature s{{Type<Plain<A>>::name()...}, {}};
  Results<R>::addTo(s);
  return s;
}

/// Puts a result, now or when there is memory.
template <class R>
HostStatus putResult(VmState& vm, R value, Slot* results, std::string* text) {
  HostStatus s = Results<R>::put(vm, value, results, text);
  if (s == HostStatus::NoMemory)
    retry(vm,
          [kept = std::make_shared<R>(std::move(value))](VmState& v, Slot* to, std::string* why) {
            return Results<R>::put(v, *kept, to, why);
          });
  return s;
}

template <class... T>
struct LastOf {
  using type = void;
};
template <class T>
struct LastOf<T> {
  using type = T;
};
template <class T, class... More>
struct LastOf<T, More...> : LastOf<More...> {};
template <class T>
struct PromiseOf {
  static constexpr bool kIsOne = false;
};
template <class R>
struct PromiseOf<Promise<R>> {
  static constexpr bool kIsOne = true;
  using type = R;
};

template <class R, class... A>
struct Callable {
  using Last = PromiseOf<Plain<typename LastOf<A...>::type>>;
  using Tuple = std::tuple<A...>;

  /// Parameter number I.
  template <size_t I>
  using At = ArgumentOf<std::tuple_element_t<I, Tuple>>;
  template <size_t I, size_t... J>
  static constexpr size_t placeOf(std::index_sequence<J...>) {
    return ((J < I ? At<J>::kSlots : 0) + ... + 0);
  }
  template <size_t... I>
  static constexpr size_t kParamSlots = (At<I>::kSlots + ... + 0);
  /// Calls f with the first parameters and what is given besides.
  template <class F, size_t... I, class... More>
  static R invoke(F& f, VmState& vm, const Slot* params, std::index_sequence<I...> all,
                  More&&... more) {
    (void)vm, (void)params, (void)all;
    return f(At<I>::get(vm, params + placeOf<I>(all))..., std::forward<More>(more)...);
  }
  template <size_t... I>
  static bool anyNil(const Slot* params, std::index_sequence<I...> all) {
    (void)params, (void)all;
    return (At<I>::isNil(params + placeOf<I>(all)) || ... || false);
  }
  template <class F, size_t... I>
  static HostFunction makeFrom(std::string name, F f, std::index_sequence<I...> first) {
    Signature signature{{ArgumentOf<std::tuple_element_t<I, Tuple>>::name()...}, {}};
    if constexpr (Last::kIsOne) {
      static_assert(std::is_void_v<R>,
                    "a host function that answers by a promise returns nothing else");
      using Later = Results<typename Last::type>;
      Later::addTo(signature);
      auto call = [f = std::move(f), first](VmState& vm, const Slot* params, Slot*,
                                            HostAnswer* answer) mutable {
        if (anyNil(params, first)) return nilPanic(answer);
        return guarded(answer, [&] {
          answer->promise = newPromise(vm);
          Promise<typename Last::type> promise(answer->promise);
          invoke(f, vm, params, first, std::move(promise));
          return HostStatus::Parked;
        });
      };
      return {std::move(name), std::move(signature), kParamSlots<I...>,
              Later::kSlots,   Later::kHasError,     std::move(call)};
    } else {
      Results<R>::addTo(signature);
      auto call = [f = std::move(f), first](VmState& vm, const Slot* params, Slot* results,
                                            HostAnswer* answer) mutable {
        if (anyNil(params, first)) return nilPanic(answer);
        return guarded(answer, [&] {
          if constexpr (std::is_void_v<R>) {
            (void)results;
            invoke(f, vm, params, first);
            return HostStatus::Done;
          } else {
            return putResult<R>(vm, invoke(f, vm, params, first), results, &answer->text);
          }
        });
      };
      return {std::move(name),    std::move(signature),  kParamSlots<I...>,
              Results<R>::kSlots, Results<R>::kHasError, std::move(call)};
    }
  }
  static HostStatus nilPanic(HostAnswer* answer) {
    answer->text = "nil pointer";
    return HostStatus::Panicked;
  }
  /// C++ exceptions become panics.
  template <class F>
  static HostStatus guarded(HostAnswer* answer, F body) {
#ifdef __cpp_exceptions
    try {
      return body();
    } catch (const Panic& p) {
      answer->text = p.text;
    } catch (const std::exception& e) {
      answer->text = e.what();
    } catch (...) {
      answer->text = "unknown C++ exception";
    }
    return HostStatus::Panicked;
#else
    (void)answer;
    return body();
#endif
  }
  template <class F>
  static HostFunction make(std::string name, F f) {
    return makeFrom(std::move(name), std::move(f),
                    std::make_index_sequence<sizeof...(A) - (Last::kIsOne ? 1 : 0)>());
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

/// The answer of a host function that comes later: `host.bind("fetch", [](std::string url,
/// vo::Promise<std::string> answer) { … })`. The goroutine that has called waits, others run. A
/// copyable handle, of any thread. If all copies go without an answer, the script gets a panic.
template <class R>
class Promise {
 public:
  Promise() = default;
  explicit Promise(std::shared_ptr<detail::PromiseState> state)
      : state_(std::make_shared<Last>(std::move(state))) {}
  /// The first answer counts.
  template <class V = R>
  void resolve(V value) const {
    detail::settle(state_->state, [kept = std::make_shared<R>(std::move(value))](
                                      detail::VmState& vm, detail::Slot* to, std::string* why) {
      return detail::Results<R>::put(vm, *kept, to, why);
    });
  }
  void resolve() const {
    static_assert(std::is_void_v<R>, "the answer is a value");
    detail::settle(state_->state, [](detail::VmState&, detail::Slot*, std::string*) {
      return detail::HostStatus::Done;
    });
  }
  /// The script's call panics.
  void reject(std::string text) const { state_->reject(std::move(text)); }

 private:
  struct Last {
    explicit Last(std::shared_ptr<detail::PromiseState> s) : state(std::move(s)) {}
    ~Last() { reject("the promise was dropped"); }
    Last(const Last&) = delete;
    Last& operator=(const Last&) = delete;
    void reject(std::string text) const {
      detail::settle(state,
                     [why = std::move(text)](detail::VmState&, detail::Slot*, std::string* out) {
                       *out = why;
                       return detail::HostStatus::Panicked;
                     });
    }
    std::shared_ptr<detail::PromiseState> state;
  };
  std::shared_ptr<Last> state_;
};

/// An object of a script, in its memory; C++ and the script see each other's changes. A handle of
/// the Vm's thread, which keeps the object alive.
template <class T>
class Ref {
 public:
  Ref() = default;
  explicit Ref(std::shared_ptr<detail::Root> root) : root_(std::move(root)) {}
  /// Null: there is none, or its Vm has gone.
  T* get() const { return root_ == nullptr ? nullptr : static_cast<T*>(root_->object); }
  T& operator*() const { return *get(); }
  T* operator->() const { return get(); }
  explicit operator bool() const { return get() != nullptr; }
  const detail::Root* root() const { return root_.get(); }

 private:
  std::shared_ptr<detail::Root> root_;
};

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
  /// `image`: the compiled library (lib/vo/std.voa of an installation), or where one is made if there is no
  /// file, which takes some seconds. Empty, or another libvo's, which stays as it is: the installation's, or
  /// the user's cache.
  static Result<Engine> open(const std::string& image = VO_IMAGE_FILE);
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

/// What Vm::run has left.
struct RunState {
  enum class Kind : uint8_t {
    Idle,     ///< no goroutine will run before the next call
    Waiting,  ///< some wait for a timer, a file or a promise
    Ready,    ///< there was not time enough for all
  };
  Kind kind = Kind::Idle;
  std::chrono::nanoseconds nextTimer =
      std::chrono::nanoseconds::max();  ///< from now; max: there is none
};

/// One running program.
class Vm {
 public:
  explicit Vm(Program program, VmOptions options = {});
  ~Vm();
  Vm(const Vm&) = delete;
  Vm& operator=(const Vm&) = delete;

  /// Initialises the package variables and runs the init functions.
  Result<void> start();
  /// A function of the script by name; its type must be that of the template's argument. Host
  /// functions may call it, too: on a goroutine of its own, while theirs waits.
  template <class F>
  Result<Function<F>> function(std::string_view name);
  /// A new object, all zero; empty: there is no memory.
  template <class T>
  Ref<T> make() {
    static_assert(detail::Type<T>::kIsPlain,
                  "objects that are shared in place are numbers or structs of numbers");
    return Ref<T>(newObject(sizeof(T)));
  }
  /// Runs goroutines that are ready, for so long at most; waits for nothing. Not out of host
  /// functions.
  Result<RunState> run(std::chrono::nanoseconds longest);
  /// For the poll or epoll of an event loop: readable when a file or promise that goroutines wait
  /// for is ready, so that run has something to do (timers: RunState::nextTimer). The Vm's own; -1:
  /// there is none.
  int eventFd();
  /// From any thread, or a signal handler: what runs ends soon.
  void interrupt();
  /// Calls that take longer from now on are interrupted; nanoseconds::max(): none is.
  void setDeadline(std::chrono::nanoseconds fromNow);
  /// From now on it may make so many calls and back-edges; 0: no limit. What a call of its own host functions says is ignored.
  void setFuel(uint64_t more);
  /// Calls and back-edges so far: the same for the same calls each time, if the script reads no clock.
  uint64_t fuelUsed() const;

 private:
  friend struct VmAccess;
  Result<const void*> find(std::string_view name, const detail::Signature& signature,
                           bool* hasError);
  std::shared_ptr<detail::Root> newObject(size_t bytes);
  std::shared_ptr<detail::VmState> state_;
};

/// A function of a script: one that was asked for by name, or a func value. A handle of its Vm's
/// thread.
template <class R, class... A>
class Function<R(A...)> {
 public:
  using Value = typename detail::Results<R>::Value;
  Function() = default;
  explicit Function(std::shared_ptr<detail::Root> root)
      : vm_(root->vm),
        callee_(root->object),
        hasError_(detail::Results<R>::kHasError),
        root_(std::move(root)) {}
  /// False: it is nil.
  explicit operator bool() const { return callee_ != nullptr; }
  Result<Value> operator()(A... args) const {
    using namespace detail;
    constexpr size_t kArgs = (Type<Plain<A>>::kSlots + ... + 0);
    if (callee_ == nullptr) return Error{ErrorKind::Signature, "the function is nil", {}, 0};
    Slot in[kArgs + 1];
    in[kArgs] = 0;
    size_t at = 0;
    (void)at;
    bool fits =
        (Type<Plain<A>>::put(*vm_, args, in + std::exchange(at, at + Type<Plain<A>>::kSlots)) &&
         ... && true);
    if (!fits) return notPut(*vm_);
    if constexpr (std::is_void_v<Value>) {
      Slot out[2];
      return call(*vm_, callee_, in, kArgs, out, 0, hasError_);
    } else {
      Slot out[Type<Value>::kSlots + 2];
      Result<void> r = call(*vm_, callee_, in, kArgs, out, Type<Value>::kSlots, hasError_);
      if (!r) return Error(r.error());
      return Value(Type<Value>::get(*vm_, out));
    }
  }
  const void* callee() const { return callee_; }
  const detail::VmState* vm() const { return vm_.get(); }

 private:
  friend class Vm;
  Function(std::shared_ptr<detail::VmState> vm, const void* callee, bool hasError)
      : vm_(std::move(vm)), callee_(callee), hasError_(hasError) {}
  std::shared_ptr<detail::VmState> vm_;
  const void* callee_ = nullptr;
  bool hasError_ = false;
  std::shared_ptr<detail::Root> root_;
};

namespace detail {
template <class F>
struct SignatureOf;
template <class R, class... A>
struct SignatureOf<R(A...)> {
  static Signature get() { return signatureOf<typename Results<R>::Value, A...>(); }
};
}  // namespace detail

template <class F>
Result<Function<F>> Vm::function(std::string_view name) {
  bool hasError = false;
  Result<const void*> found = find(name, detail::SignatureOf<F>::get(), &hasError);
  if (!found) return found.error();
  return Function<F>(state_, found.value(), hasError);
}

}  // namespace vo
