// This file checks tags of struct fields: their form, and names for JSON and XML that several
// fields have.
#include <algorithm>
#include <map>
#include <tuple>

#include "vet/pass.h"

namespace vo::vet {

using namespace syntax;

namespace {

/// Takes a quoted string from the front; false if none is there.
bool takeQuoted(std::string_view* s, std::string_view* quoted) {
  size_t i = 1;
  while (i < s->size() && (*s)[i] != '"') i += (*s)[i] == '\\' ? 2 : 1;
  if (i >= s->size()) return false;
  *quoted = s->substr(0, i + 1);
  s->remove_prefix(i + 1);
  return true;
}

/// As strconv.Unquote; false if it is malformed.
bool unquote(std::string_view quoted, std::string* out) {
  quoted = quoted.substr(1, quoted.size() - 2);
  for (size_t i = 0; i < quoted.size(); i++) {
    if (quoted[i] == '\n') return false;
    if (quoted[i] != '\\') {
      *out += quoted[i];
      continue;
    }
    if (++i == quoted.size()) return false;
    constexpr std::string_view kNames = "abfnrtv\\\"", kValues = "\a\b\f\n\r\t\v\\\"";
    size_t at = kNames.find(quoted[i]);
    if (at != std::string_view::npos) {
      *out += kValues[at];
      continue;
    }
    size_t digits = quoted[i] == 'x'                       ? 2
                    : quoted[i] == 'u'                     ? 4
                    : quoted[i] == 'U'                     ? 8
                    : quoted[i] >= '0' && quoted[i] <= '7' ? 3
                                                           : 0;
    size_t begin = digits == 3 ? i : i + 1;
    if (digits == 0 || begin + digits > quoted.size()) return false;
    *out += '?';  // (which character it is decides nothing here)
    i = begin + digits - 1;
  }
  return true;
}

/// One `key:"value"` from the front of a tag, as reflect.StructTag.Get reads it. False: there is no
/// more.
bool takePair(std::string_view* tag, std::string_view* key, std::string* value) {
  while (tag->starts_with(' ')) tag->remove_prefix(1);
  size_t i = 0;
  while (i < tag->size() && (*tag)[i] > ' ' && (*tag)[i] != ':' && (*tag)[i] != '"' &&
         (*tag)[i] != 0x7f)
    i++;
  if (i == 0 || i + 1 >= tag->size() || (*tag)[i] != ':' || (*tag)[i + 1] != '"') return false;
  *key = tag->substr(0, i);
  tag->remove_prefix(i + 1);
  std::string_view quoted;
  value->clear();
  return takeQuoted(tag, &quoted) && unquote(quoted, value);
}

std::string valueOf(std::string_view tag, std::string_view wanted) {
  std::string_view key;
  std::string value;
  while (takePair(&tag, &key, &value))
    if (key == wanted) return value;
  return {};
}

/// Blanks that encoders take for part of a name.
bool hasOddBlank(std::string_view key, std::string_view value) {
  size_t comma = value.find(',');
  if (key == "xml") {
    if (value.starts_with(' ') || value.ends_with(' ') ||
        std::count(value.begin(), value.end(), ' ') > 1)
      return true;
    if (comma == std::string_view::npos) return false;
    if (comma > 0 && value[comma - 1] == ' ') return true;
  }
  if (key == "json" && comma == std::string_view::npos) return false;
  if (key != "asn1") value.remove_prefix(comma + 1);
  return value.find(' ') != std::string_view::npos;
}

/// What is wrong with a tag, or empty.
std::string_view wrongWith(std::string_view tag) {
  for (bool isFirst = true; !tag.empty(); isFirst = false) {
    if (!isFirst && tag[0] != ' ') return "key:\"value\" pairs not separated by spaces";
    while (tag.starts_with(' ')) tag.remove_prefix(1);
    if (tag.empty()) return {};
    size_t i = 0;
    while (i < tag.size() && static_cast<unsigned char>(tag[i]) > ' ' && tag[i] != ':' &&
           tag[i] != '"' && tag[i] != 0x7f)
      i++;
    if (i == 0) return "bad syntax for struct tag key";
    if (i + 1 >= tag.size() || tag[i] != ':') return "bad syntax for struct tag pair";
    if (tag[i + 1] != '"') return "bad syntax for struct tag value";
    std::string_view key = tag.substr(0, i), quoted;
    tag.remove_prefix(i + 1);
    std::string value;
    if (!takeQuoted(&tag, &quoted) || !unquote(quoted, &value))
      return "bad syntax for struct tag value";
    if (contains({"json", "xml", "asn1"}, key) && hasOddBlank(key, value))
      return "suspicious space in struct tag value";
  }
  return {};
}

/// `#q` of fmt.
std::string backquoted(std::string_view s) {
  bool can = std::none_of(s.begin(), s.end(), [](char c) {
    return c == '`' || (static_cast<unsigned char>(c) < ' ' && c != '\t') || c == 0x7f;
  });
  return can ? "`" + std::string(s) + "`" : types::quoteGo(s);
}

/// The fields of one struct.
class TagCheck {
 public:
  explicit TagCheck(Pass& pass) : pass_(pass) {}

  void field(const types::Var* f, std::string_view tag) {
    for (const char* key : {"json", "xml"}) duplicates(tag, key, f, f, 1);
    if (std::string_view wrong = wrongWith(tag); !wrong.empty())
      report(f, "struct field tag " + backquoted(tag) +
                    " not compatible with reflect.StructTag.Get: " + std::string(wrong));
    if (f->embedded || f->isExported()) return;
    for (const char* key : {"json", "xml"}) {
      std::string value = valueOf(tag, key);
      if (value.empty() || value == "-") continue;
      return report(f, "struct field " + std::string(f->name.str()) + " has " + key +
                           " tag but is not exported");
    }
  }

 private:
  void report(const types::Var* f, std::string message) {
    pass_.report({f->pos, f->pos.plus(static_cast<uint32_t>(f->name.str().size()))},
                 std::move(message));
  }

  /// `nearest`: the field of the struct itself, through which `f` is reached.
  void duplicates(std::string_view tag, std::string key, const types::Var* nearest,
                  const types::Var* f, int level) {
    std::string value = valueOf(tag, key);
    if (value == "-") return;
    if (value.empty() || value[0] == ',') {
      const auto* s = f->embedded ? types::underAs<types::Struct>(f->type) : nullptr;
      for (size_t i = 0; s != nullptr && i < s->fields.size(); i++)
        if (s->fields[i]->isExported())
          duplicates(s->tags.empty() ? std::string_view() : s->tags[i], key, nearest, s->fields[i],
                     level + 1);
      return;
    }
    if (key == "xml" && f->name.str() == "XMLName") return;
    if (size_t comma = value.find(','); comma != std::string::npos) {
      if (key == "xml" && (value.substr(comma) + ",").find(",attr,") != std::string::npos)
        key += " attribute";
      value.resize(comma);
    }
    auto [first, isNew] = seen_.emplace(std::tuple(key, value, level), f->pos);
    if (isNew) return;
    diag::Location also = pass_.unit.sources.locate(first->second);
    std::string file(also.file), own(pass_.unit.sources.locate(f->pos).file);
    std::string folder = own.substr(0, own.rfind('/') + 1);
    if (file.starts_with(folder)) file = file.substr(folder.size());
    report(nearest, "struct field " + std::string(f->name.str()) + " repeats " + key + " tag " +
                        types::quoteGo(value) + " also at " + file + ":" +
                        std::to_string(also.line));
  }

  Pass& pass_;
  std::map<std::tuple<std::string, std::string, int>, diag::Pos> seen_;
};

}  // namespace

void structtag(Pass& pass) {
  if (pass.path().starts_with("encoding/")) return;
  pass.tree.each<StructType>([&](const StructType* e, uint32_t) {
    const auto* s = types::dynCast<types::Struct>(pass.typeOf(e));
    if (s == nullptr) return;
    TagCheck check(pass);
    for (size_t i = 0; i < s->fields.size(); i++)
      check.field(s->fields[i], s->tags.empty() ? std::string_view() : s->tags[i]);
  });
}

}  // namespace vo::vet
