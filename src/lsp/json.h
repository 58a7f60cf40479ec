// JSON values, read without trust: what is absent or of another type reads as empty.
//
// nlohmann's library is built without exceptions, so its own accessors would abort on a wrong type. No state: any
// thread.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace vo::lsp {

using Json = nlohmann::json;

/// A value somewhere inside of a message that outlives it, or none.
class Value {
 public:
  Value() = default;
  Value(const Json& json) : json_(&json) {}  // NOLINT: implicit on purpose
  /// The member; none if this is no object or has none.
  Value operator[](const char* name) const;
  bool exists() const { return json_ != nullptr && !json_->is_null(); }
  std::string text() const;
  bool isText() const { return json_ != nullptr && json_->is_string(); }
  /// `other` if it is no integer.
  int64_t number(int64_t other = 0) const;
  bool isNumber() const { return json_ != nullptr && json_->is_number_integer(); }
  bool flag() const { return json_ != nullptr && json_->is_boolean() && *json_->get_ptr<const bool*>(); }
  bool isObject() const { return json_ != nullptr && json_->is_object(); }
  /// The elements of an array, else none.
  std::vector<Value> items() const;
  /// A copy of the value; null for none.
  Json copy() const { return json_ == nullptr ? Json() : *json_; }

 private:
  const Json* json_ = nullptr;
};

/// Discarded (Json::is_discarded) if the text is no JSON.
Json parseJson(std::string_view text);
/// One line. Bytes that are no UTF-8 become U+FFFD.
std::string dumpJson(const Json& j);

}  // namespace vo::lsp
