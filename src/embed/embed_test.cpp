// The public API of include/vo/vo.hpp, used as a host does.
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "vo/vo.hpp"

namespace {

using namespace std::chrono_literals;
using vo::ErrorKind;

vo::Engine& engine() {
  static vo::Result<vo::Engine> opened = vo::Engine::open(testing::TempDir() + "embed_test.voa");
  EXPECT_TRUE(opened.ok()) << (opened.ok() ? "" : opened.error().text);
  return opened.value();
}

vo::Program compile(const std::string& text, const vo::Host& host = {}) {
  vo::Result<vo::Program> p = engine().compile({"script.vo", text}, host);
  EXPECT_TRUE(p.ok()) << (p.ok() ? "" : p.error().text);
  return p.ok() ? p.value() : vo::Program();
}

TEST(Embed, CallsHaveTypes) {
  vo::Vm vm(compile(R"(package script

import "strings"

type level int8

func fib(n int) int { if n < 2 { return n }; return fib(n-1) + fib(n-2) }
func mixed(a int8, b uint16, c float32, d float64, e bool) float64 { if e { return float64(a) + float64(b) + float64(c) + d }; return 0 }
func greet(name string, times int) string { return strings.Repeat("hi "+name+" ", times) }
func raise(l level) level { return l + 1 }
func nothing() {}
func isLong(s string) bool { return len(s) > 3 }
)"));
  ASSERT_TRUE(vm.start().ok());
  EXPECT_EQ(vm.function<int64_t(int64_t)>("fib").value()(20).value(), 6765);
  EXPECT_EQ(vm.function<double(int8_t, uint16_t, float, double, bool)>("mixed").value()(-3, 65535, 0.5F, 0.25, true).value(), 65532.75);
  auto greet = vm.function<std::string(std::string_view, int64_t)>("greet").value();
  for (int i = 0; i < 3; i++) EXPECT_EQ(greet("Ada", 2).value(), "hi Ada hi Ada ");
  EXPECT_EQ(greet("", 0).value(), "");
  EXPECT_EQ(vm.function<int8_t(int8_t)>("raise").value()(127).value(), -128);
  EXPECT_TRUE(vm.function<void()>("nothing").value()().ok());
  EXPECT_TRUE(vm.function<bool(std::string)>("isLong").value()("long").value());
}

TEST(Embed, WrongTypesAreSaid) {
  vo::Vm vm(compile("package script\nfunc f(a int, b string) float64 { return 0 }\nfunc g(m map[string]int) {}\nfunc h[T any](x T) {}\nfunc v(a ...int) {}\n"));
  ASSERT_TRUE(vm.start().ok());
  auto wrong = vm.function<double(int64_t)>("f");
  EXPECT_EQ(wrong.error().kind, ErrorKind::Signature);
  EXPECT_EQ(wrong.error().text, "f is func(a int, b string) float64, not func(int64) float64");
  EXPECT_FALSE((vm.function<float(int64_t, std::string_view)>("f").ok()));
  EXPECT_FALSE(vm.function<void(int64_t)>("g").ok());
  EXPECT_FALSE(vm.function<void(int64_t)>("h").ok());
  EXPECT_FALSE(vm.function<void(int64_t)>("v").ok());
  EXPECT_EQ(vm.function<void()>("nowhere").error().text, "the script has no function nowhere");
}

TEST(Embed, ErrorsOfTheCompilerHavePlaces) {
  auto p = engine().compile({"rules.vo", "package rules\n\nfunc f() int {\n\treturn \"x\" + y\n}\n"});
  ASSERT_FALSE(p.ok());
  EXPECT_EQ(p.error().kind, ErrorKind::Compile);
  ASSERT_FALSE(p.error().diagnostics.empty());
  EXPECT_EQ(p.error().diagnostics[0].file, "rules.vo");
  EXPECT_EQ(p.error().diagnostics[0].line, 4);
  EXPECT_EQ(p.error().diagnostics[0].column, 15);
  EXPECT_EQ(p.error().diagnostics[0].text, "undefined: y");
  EXPECT_FALSE(engine().compile({"broken.vo", "package 1"}).ok());
}

TEST(Embed, ErrorsAndPanicsArrive) {
  vo::Vm vm(compile(R"(package script

import ("errors"; "fmt"; "runtime")

var deferred int

func half(n int) (int, error) { if n%2 != 0 { return 0, fmt.Errorf("%d is odd", n) }; return n / 2, nil }
func check(ok bool) error { if !ok { return errors.New("not ok") }; return nil }
func at(i int) int { defer func() { deferred++ }(); return []int{1, 2, 3}[i] }
func count() int { return deferred }
func fails() { panic(errors.New("my fault")) }
func leaves() { defer func() { deferred += 100 }(); runtime.Goexit() }
)"));
  ASSERT_TRUE(vm.start().ok());
  auto half = vm.function<int64_t(int64_t)>("half").value();
  EXPECT_EQ(half(8).value(), 4);
  EXPECT_EQ(half(3).error().kind, ErrorKind::Returned);
  EXPECT_EQ(half(3).error().text, "3 is odd");
  auto check = vm.function<void(bool)>("check").value();
  EXPECT_TRUE(check(true).ok());
  EXPECT_EQ(check(false).error().text, "not ok");
  auto at = vm.function<int64_t(int64_t)>("at").value();
  for (int i = 0; i < 100; i++) {
    vo::Result<int64_t> r = at(5);
    ASSERT_EQ(r.error().kind, ErrorKind::Panic);
    ASSERT_NE(r.error().text.find("panic: runtime error: index out of range [5] with length 3\n\ngoroutine 1 [running]:\n"), std::string::npos) << r.error().text;
    ASSERT_NE(r.error().text.find("script.at(...)\n\tscript.vo:9"), std::string::npos) << r.error().text;
    ASSERT_EQ(at(2).value(), 3);
  }
  EXPECT_EQ(vm.function<int64_t()>("count").value()().value(), 200);
  EXPECT_NE(vm.function<void()>("fails").value()().error().text.find("my fault"), std::string::npos);
  EXPECT_EQ(vm.function<void()>("leaves").value()().error().kind, ErrorKind::Goexit);
  EXPECT_EQ(vm.function<int64_t()>("count").value()().value(), 300);
}

TEST(Embed, HostFunctionsAreCalled) {
  std::string said;
  int64_t calls = 0;
  vo::Host host;
  host.bind("log", [&said](std::string_view text) { said += text; });
  host.bind("next", [&calls] { return ++calls; });
  host.bind("join", [](std::string_view a, int32_t n, std::string_view b) { return std::string(a) + std::to_string(n) + std::string(b); });
  host.bind("refuse", [](bool really) -> double {
    if (really) throw std::runtime_error("not today");
    return 1.5;
  });
  vo::Program program = compile(R"(package script

func log(text string)
func next() int
func join(a string, n int32, b string) string
func refuse(really bool) float64

var first = next()

func run() string {
	log("a")
	f := log
	f("b")
	sum := 0
	for range 1000 { sum += next() }
	return join("<", int32(sum), ">")
}
func try(really bool) (result string) {
	defer func() { if r := recover(); r != nil { result = r.(error).Error() } }()
	if refuse(really) == 1.5 { return "fine" }
	return "wrong"
}
func dies() { refuse(true) }
func started() int { return first }
)", host);
  vo::Vm vm(program);
  ASSERT_TRUE(vm.start().ok());
  EXPECT_EQ(vm.function<int64_t()>("started").value()().value(), 1);
  EXPECT_EQ(vm.function<std::string()>("run").value()().value(), "<501500>");
  EXPECT_EQ(said, "ab");
  auto attempt = vm.function<std::string(bool)>("try").value();
  EXPECT_EQ(attempt(false).value(), "fine");
  EXPECT_EQ(attempt(true).value(), "host function refuse: not today");
  vo::Result<void> dies = vm.function<void()>("dies").value()();
  EXPECT_EQ(dies.error().kind, ErrorKind::Panic);
  EXPECT_NE(dies.error().text.find("panic: host function refuse: not today"), std::string::npos) << dies.error().text;

  auto wrong = engine().compile({"s.vo", "package s\nfunc log(n int)\nfunc absent() int\nfunc f() { log(absent()) }\n"}, host);
  ASSERT_FALSE(wrong.ok());
  EXPECT_NE(wrong.error().text.find("func log is declared as func(n int), and the host's is func(string)"), std::string::npos) << wrong.error().text;
  EXPECT_NE(wrong.error().text.find("func absent has no body, and the host has no function of that name"), std::string::npos) << wrong.error().text;
}

TEST(Embed, GoroutinesRunDuringCalls) {
  vo::Vm vm(compile(R"(package script

import ("sync"; "time")

var total int
var kick = make(chan int)

func init() { go func() { for n := range kick { total += n } }() }

func spread(n int) int {
	results := make(chan int)
	var wg sync.WaitGroup
	for i := range n { wg.Go(func() { time.Sleep(time.Millisecond); results <- i }) }
	go func() { wg.Wait(); close(results) }()
	sum := 0
	for r := range results { sum += r }
	return sum
}
func send(n int) { kick <- n }
func sum() int { return total }
func garbage() int { n := 0; for range 20000 { n += len(make([]byte, 1000)) }; return n }
)"));
  ASSERT_TRUE(vm.start().ok());
  EXPECT_EQ(vm.function<int64_t(int64_t)>("spread").value()(100).value(), 4950);
  auto send = vm.function<void(int64_t)>("send").value();
  for (int i = 1; i <= 10; i++) ASSERT_TRUE(send(i).ok());
  ASSERT_TRUE(vm.function<int64_t(int64_t)>("spread").value()(2).ok());
  EXPECT_EQ(vm.function<int64_t()>("sum").value()().value(), 55);
  EXPECT_EQ(vm.function<int64_t()>("garbage").value()().value(), 20000000);
}

constexpr const char* kLoops = R"(package script

import "os"

func forever() { for {} }
func blocks() { select {} }
func eats() int { var all [][]byte; for { all = append(all, make([]byte, 1<<20)) } }
func deep(n int) int { if n == 0 { return 0 }; return deep(n-1) + 1 }
func leaves() { os.Exit(3) }
func spin(n int) int { s := 0; for i := range n { s += i }; return s }
func dies() { done := make(chan int); go func() { panic("elsewhere") }(); <-done }
)";

TEST(Embed, LimitsHold) {
  vo::Program program = compile(kLoops);
  {
    vo::VmOptions o;
    o.fuel = 100000;
    vo::Vm vm(program, o);
    ASSERT_TRUE(vm.start().ok());
    EXPECT_EQ(vm.function<void()>("forever").value()().error().kind, ErrorKind::Fuel);
    EXPECT_EQ(vm.function<int64_t(int64_t)>("spin").value()(1).error().kind, ErrorKind::Over);
  }
  {
    vo::Vm vm(program);
    ASSERT_TRUE(vm.start().ok());
    std::thread other([&vm] { std::this_thread::sleep_for(20ms); vm.interrupt(); });
    EXPECT_EQ(vm.function<void()>("forever").value()().error().kind, ErrorKind::Interrupted);
    other.join();
  }
  for (const char* name : {"forever", "blocks"}) {
    vo::Vm vm(program);
    ASSERT_TRUE(vm.start().ok());
    vm.setDeadline(20ms);
    ErrorKind kind = vm.function<void()>(name).value()().error().kind;
    // (nothing can wake one that blocks for ever)
    EXPECT_EQ(kind, name == std::string("blocks") ? ErrorKind::Exited : ErrorKind::Interrupted);
  }
  {
    vo::VmOptions o;
    o.memory = 32 << 20;
    vo::Vm vm(program, o);
    ASSERT_TRUE(vm.start().ok());
    EXPECT_EQ(vm.function<int64_t()>("eats").value()().error().kind, ErrorKind::Memory);
  }
  {
    vo::Vm vm(program);
    ASSERT_TRUE(vm.start().ok());
    vo::Result<void> left = vm.function<void()>("leaves").value()();
    EXPECT_EQ(left.error().kind, ErrorKind::Exited);
    EXPECT_EQ(left.error().exitCode, 3);
  }
  {
    vo::VmOptions o;
    std::string output;
    o.output = [&output](int, std::string_view text) { output += text; };
    vo::Vm vm(program, o);
    ASSERT_TRUE(vm.start().ok());
    vo::Result<void> died = vm.function<void()>("dies").value()();
    EXPECT_EQ(died.error().kind, ErrorKind::Exited);
    EXPECT_EQ(died.error().exitCode, 2);
    EXPECT_NE(died.error().text.find("panic: elsewhere"), std::string::npos) << died.error().text;
    EXPECT_EQ(output, died.error().text);
  }
}

TEST(Embed, FuelIsExact) {
  int64_t ticks = 0;
  vo::Host host;
  host.bind("tick", [&ticks] { ticks++; });
  vo::Program program = compile("package script\nfunc tick()\nfunc run() { for { tick() } }\nfunc some(n int) { for range n { tick() } }\n", host);
  std::vector<int64_t> seen;
  for (uint64_t fuel : {1000, 1001, 1002, 50000, 50001, 1000, 50000}) {
    vo::Vm vm(program);
    ASSERT_TRUE(vm.start().ok());
    ticks = 0;
    vm.setFuel(fuel);
    uint64_t before = vm.fuelUsed();
    ASSERT_EQ(vm.function<void()>("run").value()().error().kind, ErrorKind::Fuel);
    EXPECT_EQ(vm.fuelUsed() - before, fuel);
    seen.push_back(ticks);
  }
  EXPECT_EQ(seen[1] - seen[0], 1);
  EXPECT_EQ(seen[2] - seen[1], 1);
  EXPECT_EQ(seen[3] - seen[0], 49000);
  EXPECT_EQ(seen[4] - seen[3], 1);
  EXPECT_EQ(seen[5], seen[0]);
  EXPECT_EQ(seen[6], seen[3]);
  vo::Vm vm(program);
  ASSERT_TRUE(vm.start().ok());
  auto some = vm.function<void(int64_t)>("some").value();
  for (int i = 0; i < 5; i++) {
    vm.setFuel(2000);
    ASSERT_TRUE(some(1500).ok());
  }
  vm.setFuel(0);
  ASSERT_TRUE(some(100000).ok());
  vm.setFuel(1000);
  ASSERT_EQ(some(1500).error().kind, ErrorKind::Fuel);
}

TEST(Embed, VmsAreApart) {
  vo::Program program = compile("package script\nvar n int\nfunc add(k int) int { n += k; return n }\n");
  std::vector<std::unique_ptr<vo::Vm>> vms;
  for (int i = 0; i < 50; i++) {
    vms.push_back(std::make_unique<vo::Vm>(program));
    ASSERT_TRUE(vms.back()->start().ok());
  }
  for (int round = 1; round <= 3; round++)
    for (int i = 0; i < 50; i++) ASSERT_EQ(vms[static_cast<size_t>(i)]->function<int64_t(int64_t)>("add").value()(i).value(), i * round);
  std::atomic<int> right = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; t++) {
    threads.emplace_back([&, t] {
      vo::Program own = compile("package own\nfunc f(n int) string { s := \"\"; for range n { s += \"x\" }; return s }\n");
      for (int i = 0; i < 20; i++) {
        vo::Vm vm(i % 2 == 0 ? own : program);
        if (!vm.start().ok()) continue;
        bool ok = i % 2 == 0 ? vm.function<std::string(int64_t)>("f").value()(t * 10 + i).value().size() == static_cast<size_t>(t * 10 + i)
                             : vm.function<int64_t(int64_t)>("add").value()(i).value() == i;
        right += ok ? 1 : 0;
      }
    });
  }
  for (std::thread& t : threads) t.join();
  EXPECT_EQ(right, 80);
}

// Without a limit a script may have more than a gigabyte (which is never touched).
TEST(Embed, NoLimitIsNoGigabyte) {
  vo::Vm vm(compile("package script\nvar kept []byte\nfunc f(n int) int { kept = make([]byte, n); return len(kept) }\n"));
  ASSERT_TRUE(vm.start().ok());
  vo::Result<int64_t> made = vm.function<int64_t(int64_t)>("f").value()(int64_t{1500} << 20);
  ASSERT_TRUE(made.ok()) << made.error().text;
  EXPECT_EQ(made.value(), int64_t{1500} << 20);
}

TEST(Embed, InitialisersMayFail) {
  vo::VmOptions o;
  o.output = [](int, std::string_view) {};
  vo::Vm vm(compile("package script\nfunc init() { panic(\"no licence\") }\nfunc f() {}\n"), o);
  vo::Result<void> started = vm.start();
  ASSERT_FALSE(started.ok());
  EXPECT_EQ(started.error().kind, ErrorKind::Exited);
  EXPECT_NE(started.error().text.find("panic: no licence"), std::string::npos) << started.error().text;
  EXPECT_EQ(vm.function<void()>("f").value()().error().kind, ErrorKind::Over);
  EXPECT_FALSE(vm.start().ok());
  vo::Vm none{vo::Program()};
  EXPECT_EQ(none.start().error().kind, ErrorKind::Over);
  EXPECT_FALSE(none.function<void()>("f").ok());
  EXPECT_FALSE(vo::Engine().compile({"x.vo", "package x\n"}).ok());
}

TEST(Embed, OutputIsTheHosts) {
  std::string output;
  vo::VmOptions o;
  o.output = [&output](int fd, std::string_view text) {
    EXPECT_EQ(fd, 1);  // (as in all .vo files)
    output += text;
  };
  vo::Vm vm(compile("package script\nfunc f() { println(\"x\", 1) }\n"), o);
  ASSERT_TRUE(vm.start().ok());
  ASSERT_TRUE(vm.function<void()>("f").value()().ok());
  EXPECT_EQ(output, "x 1\n");
}

}  // namespace
