// This file writes JSON as Go's encoding/json does.
#include "cli/json_object.h"

#include "syntax/json_string.h"

namespace vo::cli {
namespace {

/// One level deeper, but for the first line.
std::string indented(const std::string& json) {
  std::string out;
  for (char c : json) {
    out += c;
    if (c == '\n') out += '\t';
  }
  return out;
}

std::string array(const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items) out += (out.empty() ? "\n\t" : ",\n\t") + indented(item);
  return items.empty() ? "[]" : "[" + out + "\n]";
}

}  // namespace

void JsonObject::add(std::string_view key, std::string_view text) { fields_.emplace_back(key, syntax::jsonString(text)); }
void JsonObject::add(std::string_view key, bool value) { fields_.emplace_back(key, value ? "true" : "false"); }
void JsonObject::add(std::string_view key, const JsonObject& object) { fields_.emplace_back(key, object.text()); }

void JsonObject::add(std::string_view key, const std::vector<std::string>& list) {
  std::vector<std::string> items;
  for (const std::string& s : list) items.push_back(syntax::jsonString(s));
  fields_.emplace_back(key, array(items));
}

void JsonObject::add(std::string_view key, const std::vector<JsonObject>& list) {
  std::vector<std::string> items;
  for (const JsonObject& o : list) items.push_back(o.text());
  fields_.emplace_back(key, array(items));
}

std::string JsonObject::text() const {
  std::string out;
  for (const auto& [key, value] : fields_) out += (out.empty() ? "\n\t" : ",\n\t") + syntax::jsonString(key) + ": " + indented(value);
  return fields_.empty() ? "{}" : "{" + out + "\n}";
}

}  // namespace vo::cli
