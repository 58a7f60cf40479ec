// JSON objects in the form that the go command prints them: a field a line, indented by tabs.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vo::cli {

class JsonObject {
 public:
  void add(std::string_view key, std::string_view text);
  void add(std::string_view key, const char* text) { add(key, std::string_view(text)); }
  void add(std::string_view key, bool value);
  void add(std::string_view key, const std::vector<std::string>& list);
  void add(std::string_view key, const JsonObject& object);
  void add(std::string_view key, const std::vector<JsonObject>& list);
  /// Without a newline at the end.
  std::string text() const;

 private:
  std::vector<std::pair<std::string, std::string>> fields_;  ///< key and value as JSON
};

}  // namespace vo::cli
