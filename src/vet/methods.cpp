// This file checks methods whose names are known from interfaces of the library.
#include <algorithm>
#include <span>

#include "vet/pass.h"

namespace vo::vet {

using namespace syntax;

namespace {

/// Types of parameters and results, separated by blanks. With `=`: only if this one is there, the
/// method is meant.
struct Canonical {
  std::string_view name, params, results;
};
constexpr Canonical kCanonical[] = {
    {"As", "any", "bool"},
    {"Format", "=fmt.State rune", ""},
    {"GobDecode", "[]byte", "error"},
    {"GobEncode", "", "[]byte error"},
    {"Is", "error", "bool"},
    {"MarshalJSON", "", "[]byte error"},
    {"MarshalXML", "*xml.Encoder xml.StartElement", "error"},
    {"ReadByte", "", "byte error"},
    {"ReadFrom", "=io.Reader", "int64 error"},
    {"ReadRune", "", "rune int error"},
    {"Scan", "=fmt.ScanState rune", "error"},
    {"Seek", "=int64 int", "int64 error"},
    {"UnmarshalJSON", "[]byte", "error"},
    {"UnmarshalXML", "*xml.Decoder xml.StartElement", "error"},
    {"UnreadByte", "", "error"},
    {"UnreadRune", "", "error"},
    {"Unwrap", "", "error"},
    {"WriteByte", "byte", "error"},
    {"WriteTo", "=io.Writer", "int64 error"},
};

std::vector<std::string_view> split(std::string_view list) {
  std::vector<std::string_view> out;
  while (!list.empty()) {
    size_t end = std::min(list.find(' '), list.size());
    out.push_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return out;
}

std::string join(std::string_view list) {
  std::string out;
  for (std::string_view t : split(list))
    out += (out.empty() ? "" : ", ") + std::string(t.starts_with('=') ? t.substr(1) : t);
  return out;
}

class MethodCheck {
 public:
  MethodCheck(Pass& pass, const Ident* id) : pass_(pass), id_(id) {}

  void run() {
    std::string_view name = id_->name.str();
    const Canonical* c = std::find_if(std::begin(kCanonical), std::end(kCanonical),
                                      [&](const Canonical& x) { return x.name == name; });
    const auto* f = types::dynCast<types::Func>(pass_.definition(id_));
    const types::Signature* s = f == nullptr ? nullptr : f->signature();
    if (c == std::end(kCanonical) || s == nullptr) return;
    auto params = s->params->vars, results = s->results->vars;
    if (name == "WriteTo" && params.size() > 1) return;
    bool isOfError = name == "Is" || name == "As" || name == "Unwrap";
    if (isOfError && (s->recv == nullptr || !pass_.implements(s->recv->type, pass_.errorType())))
      return;
    if (name == "Unwrap") {
      std::string t =
          params.empty() && results.size() == 1 ? text(results[0]->type) : std::string();
      if (t != "error" && t != "[]error")
        pass_.report(id_,
                     "method Unwrap() should have signature Unwrap() error or Unwrap() []error");
      return;
    }
    if (!matches(c->params, params, true) || !matches(c->results, results, true)) return;
    if (matches(c->params, params, false) && matches(c->results, results, false)) return;
    std::string wanted = std::string(name) + "(" + join(c->params) + ")", list = join(c->results);
    if (!list.empty())
      wanted += list.find(',') == std::string::npos ? " " + list : " (" + list + ")";
    pass_.report(id_, "method " + std::string(name) + text(s).substr(4) +
                          " should have signature " + wanted);
  }

 private:
  std::string text(const types::Type* t) const { return pass_.typeTextByName(t); }

  bool matches(std::string_view wanted, std::span<types::Var* const> actual,
               bool onlyMarked) const {
    std::vector<std::string_view> list = split(wanted);
    for (size_t i = 0; i < list.size(); i++) {
      bool isMarked = list[i].starts_with('=');
      if (onlyMarked && !isMarked) continue;
      if (i >= actual.size()) return false;
      std::string_view expected = isMarked ? list[i].substr(1) : list[i];
      std::string t = text(actual[i]->type);
      if (t != expected && !(expected == "any" && t == "interface{}")) return false;
    }
    return onlyMarked || actual.size() <= list.size();
  }

  Pass& pass_;
  const Ident* id_;
};

}  // namespace

void stdmethods(Pass& pass) {
  pass.tree.each<FuncDecl>([&](const FuncDecl* d, uint32_t) {
    if (!d->receiver.empty()) MethodCheck(pass, d->name).run();
  });
  pass.tree.each<InterfaceType>([&](const InterfaceType* t, uint32_t) {
    for (const InterfaceElement& e : t->elements)
      if (e.name != nullptr) MethodCheck(pass, e.name).run();
  });
}

}  // namespace vo::vet
