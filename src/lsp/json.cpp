// This file reads JSON values.
#include "lsp/json.h"

#include <limits>

namespace vo::lsp {

Value Value::operator[](const char* name) const {
  if (!isObject()) return {};
  auto it = json_->find(name);
  return it == json_->end() ? Value() : Value(*it);
}

std::string Value::text() const { return isText() ? *json_->get_ptr<const std::string*>() : std::string(); }

int64_t Value::number(int64_t other) const {
  if (!isNumber()) return other;
  if (!json_->is_number_unsigned()) return *json_->get_ptr<const int64_t*>();
  auto n = *json_->get_ptr<const uint64_t*>();
  return n <= static_cast<uint64_t>(std::numeric_limits<int64_t>::max()) ? static_cast<int64_t>(n) : other;
}

std::vector<Value> Value::items() const {
  std::vector<Value> out;
  if (json_ == nullptr || !json_->is_array()) return out;
  for (const Json& j : *json_) out.emplace_back(j);
  return out;
}

Json parseJson(std::string_view text) { return Json::parse(text.begin(), text.end(), nullptr, /*allow_exceptions=*/false); }

std::string dumpJson(const Json& j) { return j.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace vo::lsp
