// This file writes values as delve does: a type in front of what does not show its own, lengths of
// what may be cut, one level of structs after another until the text would be of no use.
#include <charconv>
#include <cmath>
#include <cstring>

#include "base/text.h"
#include "debug/inspector.h"
#include "runtime/chan.h"
#include "runtime/map.h"

namespace vo::debug {

using abi::Kind;

namespace {

constexpr int kMostDepth = 3;
constexpr uint64_t kMostElements = 64;
constexpr int64_t kMostBytes = 512;

template <class T>
T load(const std::byte* p) {
  T v;
  memcpy(&v, p, sizeof v);
  return v;
}

std::string floatText(double d, bool isFloat) {
  if (std::isnan(d)) return "NaN";
  if (std::isinf(d)) return d > 0 ? "+Inf" : "-Inf";
  char buffer[64];
  std::to_chars_result r =
      isFloat ? std::to_chars(buffer, buffer + sizeof buffer, static_cast<float>(d))
              : std::to_chars(buffer, buffer + sizeof buffer, d);
  return {buffer, r.ptr};
}

std::string hexText(uint64_t n) {
  char buffer[20] = "0x";
  return {buffer, std::to_chars(buffer + 2, buffer + sizeof buffer, n, 16).ptr};
}

}  // namespace

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (char c : text) {
    auto u = static_cast<unsigned char>(c);
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\t':
        out += "\\t";
        break;
      case '\r':
        out += "\\r";
        break;
      default:
        if (u >= 0x20 && u != 0x7f) {
          out += c;
        } else {
          constexpr char kDigits[] = "0123456789abcdef";
          out += {'\\', 'x', kDigits[u >> 4], kDigits[u & 15]};
        }
    }
  }
  return out + "\"";
}

std::string Inspector::text(const Value& v) const {
  std::string out;
  addText(out, v, 0, true);
  return out;
}

void Inspector::addElements(std::string& out, const abi::Type* elem, std::byte* at, int64_t n,
                            const Value& of, int depth) const {
  out += '[';
  auto shown = static_cast<int64_t>(std::min<uint64_t>(static_cast<uint64_t>(n), kMostElements));
  if (depth >= kMostDepth) {
    out += n == 0 ? "]" : "...]";
    return;
  }
  if (!isReadable(at, static_cast<uint64_t>(shown) * elem->size)) {
    out += "unreadable]";
    return;
  }
  for (int64_t i = 0; i < shown; i++) {
    if (i != 0) out += ',';
    addText(out, {elem, at + i * static_cast<int64_t>(elem->size), of.copy, false}, depth + 1,
            elem->kind() == Kind::Interface);
  }
  if (shown < n) out += ",...+" + std::to_string(n - shown) + " more";
  out += ']';
}

void Inspector::addText(std::string& out, const Value& v, int depth, bool showsType) const {
  if (v.isNil()) {
    out += "nil";
    return;
  }
  const abi::Type* t = v.type;
  switch (t->kind()) {
    case Kind::Bool:
      out += load<bool>(v.at) ? "true" : "false";
      return;
    case Kind::Int:
    case Kind::Int64:
      out += std::to_string(load<int64_t>(v.at));
      return;
    case Kind::Int8:
      out += std::to_string(load<int8_t>(v.at));
      return;
    case Kind::Int16:
      out += std::to_string(load<int16_t>(v.at));
      return;
    case Kind::Int32:
      out += std::to_string(load<int32_t>(v.at));
      return;
    case Kind::Uint:
    case Kind::Uint64:
    case Kind::Uintptr:
      out += std::to_string(load<uint64_t>(v.at));
      return;
    case Kind::Uint8:
      out += std::to_string(load<uint8_t>(v.at));
      return;
    case Kind::Uint16:
      out += std::to_string(load<uint16_t>(v.at));
      return;
    case Kind::Uint32:
      out += std::to_string(load<uint32_t>(v.at));
      return;
    case Kind::Float32:
      out += floatText(static_cast<double>(load<float>(v.at)), true);
      return;
    case Kind::Float64:
      out += floatText(load<double>(v.at), false);
      return;
    case Kind::Complex64:
    case Kind::Complex128: {
      bool isSmall = t->kind() == Kind::Complex64;
      double re = isSmall ? static_cast<double>(load<float>(v.at)) : load<double>(v.at),
             im = isSmall ? static_cast<double>(load<float>(v.at + 4)) : load<double>(v.at + 8);
      out += "(" + floatText(re, isSmall) + " + " + floatText(im, isSmall) + "i)";
      return;
    }
    case Kind::String: {
      auto s = load<abi::GoString>(v.at);
      int64_t shown = std::min(s.len, kMostBytes);
      if (s.len < 0 || (s.len != 0 && !isReadable(s.data, static_cast<uint64_t>(shown)))) {
        out += "unreadable string";
        return;
      }
      out += quoted(s.view().substr(0, static_cast<size_t>(shown)));
      if (shown < s.len) out += "+" + std::to_string(s.len - shown) + " more";
      return;
    }
    case Kind::Array:
      if (showsType) out += typeText(t) + " ";
      addElements(out, abi::asArray(t)->elem, v.at, static_cast<int64_t>(abi::asArray(t)->len), v,
                  depth);
      return;
    case Kind::Slice: {
      auto s = load<abi::GoSlice>(v.at);
      out +=
          typeText(t) + " len: " + std::to_string(s.len) + ", cap: " + std::to_string(s.cap) + ", ";
      if (s.data == nullptr) {
        out += "nil";
      } else {
        addElements(out, abi::asSlice(t)->elem, static_cast<std::byte*>(s.data), s.len, {}, depth);
      }
      return;
    }
    case Kind::Struct: {
      const abi::StructType* s = abi::asStruct(t);
      if (showsType) out += typeText(t) + " ";
      out += '{';
      if (depth >= kMostDepth) {
        out += s->fieldCount == 0 ? "}" : "...}";
        return;
      }
      for (int64_t i = 0; i < s->fieldCount; i++) {
        if (i != 0) out += ", ";
        out += s->fields[i].name.name();
        out += ": ";
        addText(out, {s->fields[i].typ, v.at + s->fields[i].offset, v.copy, false}, depth + 1,
                true);
      }
      out += '}';
      return;
    }
    case Kind::Pointer: {
      if (load<uint64_t>(v.at) == 0) {
        out += "nil <" + typeText(t) + ">";
        return;
      }
      std::expected<Value, std::string> to = pointee(v);
      if (!to || depth >= kMostDepth) {
        out += "(" + typeText(t) + ")(" + hexText(load<uint64_t>(v.at)) + ")";
        return;
      }
      out += '*';
      addText(out, *to, depth + 1, true);
      return;
    }
    case Kind::Map: {
      auto* m = load<runtime::Map*>(v.at);
      if (showsType) out += typeText(t) + " ";
      if (m == nullptr) {
        out += "nil";
        return;
      }
      out += '[';
      if (depth >= kMostDepth) {
        out += runtime::mapLen(m) == 0 ? "]" : "...]";
        return;
      }
      std::vector<Entry> all = entries(v, kMostElements);
      bool isFirst = true;
      for (const Entry& e : all) {
        if (!isFirst) out += ", ";
        isFirst = false;
        addText(out, e.key, depth + 1, false);
        out += ": ";
        addText(out, e.element, depth + 1, e.element.type->kind() == Kind::Interface);
      }
      if (uint64_t n = static_cast<uint64_t>(runtime::mapLen(m)); all.size() < n)
        out += ",...+" + std::to_string(n - all.size()) + " more";
      out += ']';
      return;
    }
    case Kind::Chan: {
      auto* c = load<runtime::Chan*>(v.at);
      out += typeText(t) + " ";
      out += c == nullptr ? "nil" : std::to_string(c->count) + "/" + std::to_string(c->capacity);
      return;
    }
    case Kind::Func: {
      auto* closure = load<const abi::Closure*>(v.at);
      if (closure == nullptr) {
        out += "nil";
      } else if (isReadable(closure, sizeof *closure) &&
                 isReadable(reinterpret_cast<void*>(closure->code), sizeof(link::Function))) {
        out += reinterpret_cast<const link::Function*>(closure->code)->name;
      } else {
        out += "unreadable func";
      }
      return;
    }
    case Kind::Interface: {
      Value d = dynamic(v);
      out += typeText(t);
      if (d.isNil()) {
        out += " nil";
        return;
      }
      out += "(" + typeText(d.type) + ") ";
      addText(out, d, depth + 1, false);
      return;
    }
    case Kind::UnsafePointer:
      out += "unsafe.Pointer(" + hexText(load<uint64_t>(v.at)) + ")";
      return;
    default:
      out += "?";
      return;
  }
}

std::string Inspector::panicText(abi::Eface value) const {
  if (value.type == nullptr) return "nil";
  Value v =
      value.type->directIface() ? make(value.type, &value.data) : make(value.type, value.data);
  std::string type = typeText(value.type);
  // The library's errors that are texts.
  for (std::string_view known :
       {"*errors.errorString", "*fmt.wrapError", "*fmt.wrapErrors", "*fmt.fmtError"}) {
    if (type != known) continue;
    for (std::string_view name : {"s", "msg"})
      if (std::expected<Value, std::string> s = field(v, name);
          s && s->type->kind() == Kind::String)
        return std::string(load<abi::GoString>(s->at).view());
  }
  if (type == "string") return std::string(load<abi::GoString>(v.at).view());
  std::string inner = text(v);
  return v.type->kind() == Kind::Struct || v.type->kind() == Kind::Pointer
             ? inner
             : type + "(" + inner + ")";
}

}  // namespace vo::debug
