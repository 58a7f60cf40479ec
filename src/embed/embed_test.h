// What the tests of the public API share: one engine.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "vo/vo.hpp"

namespace vo::testing {

inline vo::Engine& engine() {
  static vo::Result<vo::Engine> opened = vo::Engine::open(VO_TEST_IMAGE);
  EXPECT_TRUE(opened.ok()) << (opened.ok() ? "" : opened.error().text);
  return opened.value();
}

inline vo::Program compile(const std::string& text, const vo::Host& host = {},
                           bool isTrusted = false) {
  vo::Result<vo::Program> p = engine().compile({"script.vo", text, isTrusted}, host);
  EXPECT_TRUE(p.ok()) << (p.ok() ? "" : p.error().text);
  return p.ok() ? p.value() : vo::Program();
}

/// What a call that has to succeed gives.
template <class T>
T valueOf(vo::Result<T> r) {
  EXPECT_TRUE(r.ok()) << (r.ok() ? "" : r.error().text);
  return r.ok() ? std::move(r.value()) : T();
}

}  // namespace vo::testing
