// The types that C++ and scripts share, and how their values lie in a script's registers. Part of
// vo.hpp.
//
//     bool, integers, float, double                  the same in Go (int64_t is int, int64;
//     uint64_t is uint, uint64, uintptr) std::string; std::string_view as a parameter   string
//     struct T of VO_STRUCT(T, x, y)                 struct { x …; y … }, by value; names may
//     differ in case std::vector<E>; Slice<E> as a parameter        []E, of numbers, of structs of
//     numbers, of strings (vectors only) T& of a host function; Ref<T>                  *T, for
//     structs of numbers: the script's own object Function<R(A...)> func(A...) R Result<T> of a
//     host function or Function       (T, error), or error for Result<void>
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace vo {

/// The fields of a struct that is shared with scripts: see VO_STRUCT.
template <class T>
struct Fields;

/// Elements of a script's slice, in place: as a parameter of a host function, until that returns;
/// as an argument, they are copied.
template <class E>
struct Slice {
  E* data = nullptr;
  size_t size = 0;
  E* begin() const { return data; }
  E* end() const { return data + size; }
  E& operator[](size_t i) const { return data[i]; }
};

template <class T>
class Ref;
template <class F>
class Function;
template <class T>
class Result;

namespace detail {

/// A register of the Vm.
using Slot = uint64_t;

struct VmState;

/// Keeps an object of a script alive.
struct Root {
  Root(std::shared_ptr<VmState> state, void* object);
  ~Root();
  Root(const Root&) = delete;
  Root& operator=(const Root&) = delete;
  std::shared_ptr<VmState> vm;
  void* object;  ///< null: the Vm has gone
};
std::shared_ptr<Root> newRoot(VmState& vm, Slot object);

// Allocation in a Vm; false: there is no memory, or no Vm any more.
bool newString(VmState& vm, std::string_view text, Slot out[2]);
bool newArray(VmState& vm, const void* elements, size_t count, size_t bytesEach, Slot out[3]);
bool newStrings(VmState& vm, const std::string* texts, size_t count, Slot out[3]);
/// Notes that a handle belongs to another Vm, or to one that has gone; false.
bool refuseForeign(VmState& vm);

/// Of a type T: name() is its text in Go; a value takes kSlots; kIsPlain: it is the same bytes in
/// Go and C++, without references.
template <class T, class = void>
struct Type;

template <class T>
struct Scalar {
  static constexpr size_t kSlots = 1;
  static constexpr bool kIsPlain = true;
  static bool put(VmState&, T value, Slot* to) {
    if constexpr (std::is_floating_point_v<T>) {
      *to = 0;
      std::memcpy(to, &value, sizeof value);
    } else {
      *to = static_cast<Slot>(
          static_cast<std::conditional_t<std::is_signed_v<T>, int64_t, uint64_t>>(value));
    }
    return true;
  }
  static T get(VmState&, const Slot* from) {
    T value;
    if constexpr (std::is_same_v<T, bool>) {
      value = *from != 0;
    } else {
      std::memcpy(&value, from, sizeof value);
    }
    return value;
  }
};
template <>
struct Type<bool> : Scalar<bool> {
  static std::string name() { return "bool"; }
};
template <>
struct Type<float> : Scalar<float> {
  static std::string name() { return "float32"; }
};
template <>
struct Type<double> : Scalar<double> {
  static std::string name() { return "float64"; }
};
template <class T>
struct Type<T, std::enable_if_t<std::is_integral_v<T> && !std::is_same_v<T, bool>>> : Scalar<T> {
  static std::string name() {
    return (std::is_signed_v<T> ? "int" : "uint") + std::to_string(8 * sizeof(T));
  }
};

struct StringType {
  static constexpr size_t kSlots = 2;
  static constexpr bool kIsPlain = false;
  static std::string name() { return "string"; }
  static bool put(VmState& vm, std::string_view text, Slot* to) { return newString(vm, text, to); }
  static std::string_view view(const Slot* from) {
    return {reinterpret_cast<const char*>(from[0]), static_cast<size_t>(from[1])};
  }
};
/// As a host function's parameter: valid until it returns.
template <>
struct Type<std::string_view> : StringType {
  static std::string_view get(VmState&, const Slot* from) { return view(from); }
};
template <>
struct Type<std::string> : StringType {
  static std::string get(VmState&, const Slot* from) { return std::string(view(from)); }
};

// --- Structs -------------------------------------------------------------------------------------

template <class M>
struct MemberOf;
template <class C, class M>
struct MemberOf<M C::*> {
  using type = M;
};

/// Members of the struct S, by pointers to them.
template <class S, auto... members>
struct Members {
  template <auto m>
  using Of = Type<typename MemberOf<decltype(m)>::type>;
  static constexpr size_t kSlots = (Of<members>::kSlots + ... + 0);
  static constexpr bool kIsPlain = (Of<members>::kIsPlain && ...);

  static bool put(VmState& vm, const S& s, Slot* to) {
    return ((Of<members>::put(vm, s.*members, std::exchange(to, to + Of<members>::kSlots))) && ...);
  }
  static S get(VmState& vm, const Slot* from) {
    S s{};
    ((s.*members = Of<members>::get(vm, std::exchange(from, from + Of<members>::kSlots))), ...);
    return s;
  }
  /// `names`: as VO_STRUCT has them, with commas.
  static std::string name(std::string_view names) {
    std::string out = "struct{";
    size_t end = 0;  // of what Go has laid out
    bool fits = true;
    auto add = [&](auto member, const std::string& type) {
      size_t comma = names.find(',');
      std::string_view field = names.substr(0, comma);
      names.remove_prefix(comma == std::string_view::npos ? names.size() : comma + 1);
      while (!field.empty() && field.front() == ' ') field.remove_prefix(1);
      while (!field.empty() && field.back() == ' ') field.remove_suffix(1);
      if (out.back() != '{') out += "; ";
      out += lowered(field) + " " + type;
      using M = typename MemberOf<decltype(member)>::type;
      end = (end + alignof(M) - 1) / alignof(M) * alignof(M);
      S probe{};
      fits = fits && reinterpret_cast<const char*>(&(probe.*member)) -
                             reinterpret_cast<const char*>(&probe) ==
                         static_cast<std::ptrdiff_t>(end);
      end += sizeof(M);
    };
    (add(members, Of<members>::name()), ...);
    end = (end + alignof(S) - 1) / alignof(S) * alignof(S);
    out += "}";
    // (by value each field is copied, so only what is shared in place must lie the same)
    return kIsPlain && (!fits || end != sizeof(S))
               ? out + " (with other fields or another order in C++)"
               : out;
  }
  static std::string lowered(std::string_view field) {
    std::string s(field);
    for (char& c : s)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return s;
  }
};
constexpr size_t kMostSlots = 16;  ///< of a struct by value

template <class T>
struct Type<T, std::void_t<typename Fields<T>::Members>> : Fields<T>::Members {
  static_assert(Fields<T>::Members::kSlots <= kMostSlots,
                "a struct of more than 16 registers (a string has 2) is passed as Ref<T> or T&");
  static std::string name() { return Fields<T>::Members::name(Fields<T>::kNames); }
};

// --- Slices --------------------------------------------------------------------------------------

template <class E>
struct SliceType {
  static_assert(
      Type<E>::kIsPlain,
      "elements of shared slices are numbers or structs of numbers (or strings, in a std::vector)");
  static constexpr size_t kSlots = 3;
  static constexpr bool kIsPlain = false;
  static std::string name() { return "[]" + Type<E>::name(); }
};
template <class E>
struct Type<Slice<E>> : SliceType<E> {
  static bool put(VmState& vm, Slice<E> s, Slot* to) {
    return newArray(vm, s.data, s.size, sizeof(E), to);
  }
  static Slice<E> get(VmState&, const Slot* from) {
    return {reinterpret_cast<E*>(from[0]), static_cast<size_t>(from[1])};
  }
};
template <class E>
struct Type<std::vector<E>> : SliceType<E> {
  static_assert(!std::is_same_v<E, bool>,
                "std::vector<bool> has no elements in memory: use uint8_t or Slice<bool>");
  static bool put(VmState& vm, const std::vector<E>& v, Slot* to) {
    return newArray(vm, v.data(), v.size(), sizeof(E), to);
  }
  static std::vector<E> get(VmState&, const Slot* from) {
    const E* begin = reinterpret_cast<const E*>(from[0]);
    return from[1] == 0 ? std::vector<E>() : std::vector<E>(begin, begin + from[1]);
  }
};
template <>
struct Type<std::vector<std::string>> {
  static constexpr size_t kSlots = 3;
  static constexpr bool kIsPlain = false;
  static std::string name() { return "[]string"; }
  static bool put(VmState& vm, const std::vector<std::string>& v, Slot* to) {
    return newStrings(vm, v.data(), v.size(), to);
  }
  static std::vector<std::string> get(VmState&, const Slot* from) {
    std::vector<std::string> out;
    const Slot* at = reinterpret_cast<const Slot*>(from[0]);
    for (Slot i = 0; i < from[1]; i++, at += 2) out.emplace_back(StringType::view(at));
    return out;
  }
};

// --- References to the script's objects ----------------------------------------------------------

template <class T>
struct Type<Ref<T>> {
  static_assert(Type<T>::kIsPlain,
                "objects that are shared in place are numbers or structs of numbers");
  static constexpr size_t kSlots = 1;
  static constexpr bool kIsPlain = false;
  static std::string name() { return "*" + Type<T>::name(); }
  static bool put(VmState& vm, const Ref<T>& r, Slot* to) {
    if (r.root() != nullptr && (r.root()->vm.get() != &vm || r.get() == nullptr))
      return refuseForeign(vm);
    *to = reinterpret_cast<Slot>(r.get());
    return true;
  }
  static Ref<T> get(VmState& vm, const Slot* from) {
    return *from == 0 ? Ref<T>() : Ref<T>(newRoot(vm, *from));
  }
};

template <class F>
struct FunctionText;
template <class T>
struct ResultText {
  static std::string name() { return " " + Type<T>::name(); }
};
template <>
struct ResultText<void> {
  static std::string name() { return {}; }
};
template <class T>
struct ResultText<Result<T>> {
  static std::string name() { return " (" + Type<T>::name() + ", error)"; }
};
template <>
struct ResultText<Result<void>> {
  static std::string name() { return " error"; }
};
template <class T>
using Plain = std::remove_cv_t<std::remove_reference_t<T>>;
template <class R, class... A>
struct FunctionText<R(A...)> {
  static std::string name() {
    std::string out;
    ((out += (out.empty() ? "" : ", ") + Type<Plain<A>>::name()), ...);
    return "func(" + out + ")" + ResultText<R>::name();
  }
};
template <class F>
struct Type<Function<F>> {
  static constexpr size_t kSlots = 1;
  static constexpr bool kIsPlain = false;
  static std::string name() { return FunctionText<F>::name(); }
  static bool put(VmState& vm, const Function<F>& f, Slot* to) {
    if (f && f.vm() != &vm) return refuseForeign(vm);
    *to = reinterpret_cast<Slot>(f.callee());
    return true;
  }
  static Function<F> get(VmState& vm, const Slot* from) {
    return *from == 0 ? Function<F>() : Function<F>(newRoot(vm, *from));
  }
};

}  // namespace detail
}  // namespace vo

// VO_STRUCT(T, x, y): scripts know T as struct { x …; y … }. Outside of namespaces, with at most 16
// members in their order.
#define VO_STRUCT(T, ...)                                                  \
  template <>                                                              \
  struct vo::Fields<T> {                                                   \
    using Members = vo::detail::Members<T VO_EACH_MEMBER(T, __VA_ARGS__)>; \
    static constexpr const char* kNames = #__VA_ARGS__;                    \
  }
#define VO_EACH_MEMBER(T, ...)                                                               \
  VO_PICK(__VA_ARGS__, VO_M16, VO_M15, VO_M14, VO_M13, VO_M12, VO_M11, VO_M10, VO_M9, VO_M8, \
          VO_M7, VO_M6, VO_M5, VO_M4, VO_M3, VO_M2, VO_M1, )(T, __VA_ARGS__)
#define VO_PICK(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, it, ...) it
#define VO_M1(T, x) , &T::x
#define VO_M2(T, x, ...) , &T::x VO_M1(T, __VA_ARGS__)
#define VO_M3(T, x, ...) , &T::x VO_M2(T, __VA_ARGS__)
#define VO_M4(T, x, ...) , &T::x VO_M3(T, __VA_ARGS__)
#define VO_M5(T, x, ...) , &T::x VO_M4(T, __VA_ARGS__)
#define VO_M6(T, x, ...) , &T::x VO_M5(T, __VA_ARGS__)
#define VO_M7(T, x, ...) , &T::x VO_M6(T, __VA_ARGS__)
#define VO_M8(T, x, ...) , &T::x VO_M7(T, __VA_ARGS__)
#define VO_M9(T, x, ...) , &T::x VO_M8(T, __VA_ARGS__)
#define VO_M10(T, x, ...) , &T::x VO_M9(T, __VA_ARGS__)
#define VO_M11(T, x, ...) , &T::x VO_M10(T, __VA_ARGS__)
#define VO_M12(T, x, ...) , &T::x VO_M11(T, __VA_ARGS__)
#define VO_M13(T, x, ...) , &T::x VO_M12(T, __VA_ARGS__)
#define VO_M14(T, x, ...) , &T::x VO_M13(T, __VA_ARGS__)
#define VO_M15(T, x, ...) , &T::x VO_M14(T, __VA_ARGS__)
#define VO_M16(T, x, ...) , &T::x VO_M15(T, __VA_ARGS__)
