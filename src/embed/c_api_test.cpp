// The C API of include/vo/vo.h.
#include "vo/vo.h"

#include <gtest/gtest.h>

#include <cstring>
#include <string>

namespace {

constexpr char kScript[] = R"(package s

import ("fmt"; "os"; "time")

func Read(path string) string { b, err := os.ReadFile(path); if err != nil { return err.Error() }; return string(b[:2]) }
func Write(path string) string { return fmt.Sprint(os.WriteFile(path, nil, 0o600)) }
func Env() string { return fmt.Sprint(os.Environ()) }
func Tick() bool { return time.Now().UnixNano()%int64(time.Second) == 0 }
func Flood() { for { fmt.Println("0123456789") } }
)";

struct Host {
  Host() {
    engine = vo_engine_open(VO_TEST_IMAGE, &error);
    program = engine == nullptr ? nullptr : vo_compile(engine, "s.vo", kScript, strlen(kScript), nullptr, 0, &error);
    EXPECT_NE(program, nullptr) << vo_error_text(error);
  }
  ~Host() {
    vo_program_free(program);
    vo_engine_free(engine);
  }
  vo_error* error = nullptr;
  vo_engine* engine = nullptr;
  vo_program* program = nullptr;
};

std::string call(vo_vm* vm, const char* name, const char* arg = nullptr) {
  vo_error* error = nullptr;
  const vo_function* f = vo_find(vm, name, arg == nullptr ? ":s" : "s:s", &error);
  EXPECT_NE(f, nullptr) << vo_error_text(error);
  vo_value in = {}, out = {};
  if (arg != nullptr) in.string = {arg, strlen(arg)};
  EXPECT_EQ(vo_call(f, &in, &out, &error), VO_OK);
  return {out.string.data, out.string.size};
}

TEST(EmbedC, PermissionsAreGiven) {
  Host host;
  vo_vm* none = vo_vm_new(host.program, nullptr, &host.error);
  EXPECT_EQ(call(none, "Read", "/proc/version"), "open /proc/version: sandbox: no permission to read this (-allow-read)");
  EXPECT_EQ(call(none, "Env"), "[]");
  vo_vm_free(none);

  const char* const read[] = {"/proc/version", nullptr};
  const char* const env[] = {"A=1", "B=2", nullptr};
  std::string output;
  vo_options o = {};
  o.allow_read = read;
  o.env = env;
  o.clock_step = 1'000'000'000;
  o.output_bytes = 100;
  o.output = [](void* to, int, const char* text, size_t size) { static_cast<std::string*>(to)->append(text, size); };
  o.output_context = &output;
  vo_vm* vm = vo_vm_new(host.program, &o, &host.error);
  EXPECT_EQ(call(vm, "Read", "/proc/version"), "Li");
  EXPECT_EQ(call(vm, "Write", "/proc/version"), "open /proc/version: sandbox: no permission to write this (-allow-write)");
  EXPECT_EQ(call(vm, "Env"), "[A=1 B=2]");
  vo_value tick = {};
  EXPECT_EQ(vo_call(vo_find(vm, "Tick", ":b", nullptr), nullptr, &tick, nullptr), VO_OK);
  EXPECT_EQ(tick.integer, 1);
  EXPECT_EQ(vo_call(vo_find(vm, "Flood", ":", nullptr), nullptr, nullptr, nullptr), VO_INTERRUPTED);
  EXPECT_LE(output.size(), 100U);
  vo_vm_free(vm);

  const char* const nowhere[] = {"/not/there", nullptr};
  o.allow_read = nowhere;
  EXPECT_EQ(vo_vm_new(host.program, &o, &host.error), nullptr);
  EXPECT_EQ(vo_error_status(host.error), VO_ENGINE);
  vo_error_free(host.error);
}

TEST(EmbedC, WrongTypesAreErrors) {
  Host host;
  vo_vm* vm = vo_vm_new(host.program, nullptr, nullptr);
  for (const char* type : {"s:l", "l:s", "x:s", "s", "s:ss"}) {
    vo_error* error = nullptr;
    EXPECT_EQ(vo_find(vm, "Read", type, &error), nullptr) << type;
    EXPECT_EQ(vo_error_status(error), VO_SIGNATURE);
    vo_error_free(error);
  }
  vo_vm_free(vm);
}

}  // namespace
