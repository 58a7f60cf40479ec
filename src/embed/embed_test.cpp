// The public API of include/vo/vo.hpp, used as a host does.
#include "embed/embed_test.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace std::chrono_literals;
using vo::ErrorKind;

using vo::testing::compile;
using vo::testing::engine;

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
    EXPECT_EQ(vm.function<int64_t(int64_t)>("spin").value()(1).error().kind, ErrorKind::Fuel);
    vm.setFuel(1000);
    EXPECT_EQ(vm.function<int64_t(int64_t)>("spin").value()(10).value(), 45);
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

TEST(Embed, LimitsStopTheCallAlone) {
  vo::Program program = compile(R"(package script
import ("strings"; "sync"; "time")
var n int
var c = make(chan int)
var later = make(chan int)
var mu sync.Mutex
var waits sync.WaitGroup
func count() int { n++; return n }
func forever() { defer count(); for { n |= 0 } }
func waits1() { time.Sleep(time.Hour) }
func receives() int { return <-c }
func others() { for range 3 { go func() { for { n |= 0 } }() }; <-c }
func nested() { defer func() { recover(); for { } }(); panic(1) }
func helper() int { return strings.Count(strings.Repeat("ab", 1<<28), "ba") }
func eats() int { var all [][]byte; for { all = append(all, make([]byte, 1<<20)) } }
func elsewhere() { go func() { eats() }(); <-c }
func deep(n int) int { return deep(n+1) + 1 }
func deepElsewhere() { go func() { deep(0) }(); <-c }
func sends(k int) int { for range k { go func() { c <- 1 }() }; s := 0; for range k { s += <-later; }; return s }
func forward() { go func() { for v := range c { later <- v } }() }
)");
  vo::VmOptions o;
  o.memory = 64 << 20;
  o.output = [](int, std::string_view) {};
  vo::Vm vm(program, o);
  ASSERT_TRUE(vm.start().ok());
  auto count = vm.function<int64_t()>("count").value();
  int64_t n = 0;
  auto stops = [&](const char* name, ErrorKind kind, auto call) {
    vo::Error e = call();
    EXPECT_EQ(e.kind, kind) << name << ": " << e.text;
    vm.setFuel(0);
    vm.setDeadline(std::chrono::nanoseconds::max());
    vo::Result<int64_t> counted = count();
    ASSERT_TRUE(counted.ok()) << name << ": " << counted.error().text;
    EXPECT_EQ(counted.value(), ++n) << name;
  };
  auto run = [&](const char* name) {
    vo::Result<void> r = vm.function<void()>(name).value()();
    return r.ok() ? vo::Error{ErrorKind::Over, "it has returned", {}, 0} : vo::Error(r.error());
  };
  auto number = [&](const char* name) {
    vo::Result<int64_t> r = vm.function<int64_t()>(name).value()();
    return r.ok() ? vo::Error{ErrorKind::Over, "it has returned", {}, 0} : vo::Error(r.error());
  };
  for (int round = 0; round < 3; round++) {
    for (const char* name : {"forever", "others", "nested"}) {
      stops(name, ErrorKind::Fuel, [&] { vm.setFuel(50000); return run(name); });
      stops(name, ErrorKind::Interrupted, [&] { vm.setDeadline(10ms); return run(name); });
      stops(name, ErrorKind::Interrupted, [&] { vm.interrupt(); return run(name); });
    }
    stops("waits1", ErrorKind::Interrupted, [&] { vm.setDeadline(10ms); return run("waits1"); });
    stops("helper", ErrorKind::Memory, [&] { return number("helper"); });
    stops("eats", ErrorKind::Memory, [&] { return number("eats"); });
    stops("elsewhere", ErrorKind::Memory, [&] { return run("elsewhere"); });
    stops("receives", ErrorKind::Interrupted, [&] { vm.setDeadline(10ms); return number("receives"); });
  }
  // Those that wait since then are woken, and are no more; what is left works.
  ASSERT_TRUE(vm.function<void()>("forward").value()().ok());
  vm.setDeadline(5s);
  stops("sends", ErrorKind::Interrupted, [&] {
    vm.setDeadline(200ms);
    vo::Result<int64_t> r = vm.function<int64_t(int64_t)>("sends").value()(5);  // the first go to those that wait
    return r.ok() ? vo::Error{ErrorKind::Interrupted, "", {}, 0} : vo::Error(r.error());
  });

  o.memory = 0;
  vo::Vm large(program, o);
  ASSERT_TRUE(large.start().ok());
  vo::Result<int64_t> deep = large.function<int64_t(int64_t)>("deep").value()(0);
  ASSERT_FALSE(deep.ok());
  EXPECT_EQ(deep.error().kind, ErrorKind::Stack);
  EXPECT_NE(deep.error().text.find("stack overflow"), std::string::npos);
  EXPECT_EQ(large.function<int64_t()>("count").value()().value(), 1);
  vo::Result<void> elsewhere = large.function<void()>("deepElsewhere").value()();
  ASSERT_FALSE(elsewhere.ok());
  EXPECT_EQ(elsewhere.error().kind, ErrorKind::Stack);
  EXPECT_EQ(large.function<int64_t()>("count").value()().value(), 2);
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

TEST(Embed, ScriptsHaveWhatTheyArePermitted) {
  const std::string script = R"(package script
import ("bufio"; "crypto/rand"; "errors"; "fmt"; "io/fs"; "net"; "os")
func read(path string) string { b, err := os.ReadFile(path); if err != nil { return fmt.Sprint(err, errors.Is(err, fs.ErrPermission)) }; return string(b[:2]) }
func connect() string { _, err := net.Dial("tcp", "127.0.0.1:1"); return err.Error() }
func chance() string { b := make([]byte, 4); rand.Read(b); return fmt.Sprint(b) }
func say() { fmt.Fprint(os.Stdout, "out"); fmt.Fprintln(os.Stderr, "err") }
func flood() { for { fmt.Println("0123456789") } }
func ask() string { _, err := bufio.NewReader(os.Stdin).ReadString('\n'); return err.Error() }
func foreign(fd int) string { _, err := os.NewFile(uintptr(fd), "f").Write([]byte("x")); return err.Error() }
)";
  vo::Program program = compile(script);
  auto text = [](vo::Vm& vm, const char* name) { return vm.function<std::string()>(name).value()().value(); };
  std::string out;
  vo::VmOptions o;
  o.output = [&out](int fd, std::string_view t) { (out += std::to_string(fd)) += t; };
  o.seed = 7;
  vo::Vm vm(program, o);
  ASSERT_TRUE(vm.start().ok());
  auto read = vm.function<std::string(std::string_view)>("read").value();
  EXPECT_EQ(read("/proc/version").value(), "open /proc/version: sandbox: no permission to read this (-allow-read) true");
  EXPECT_EQ(text(vm, "connect"), "dial tcp 127.0.0.1:1: socket: sandbox: no permission for this address (-allow-net)");
  EXPECT_EQ(text(vm, "ask"), "EOF");
  EXPECT_TRUE(vm.function<void()>("say").value()().ok());
  EXPECT_EQ(out, "1out2err\n");
  // A file of the host's stays the host's.
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  EXPECT_EQ(vm.function<std::string(int64_t)>("foreign").value()(ends[1]).value(), "write f: bad file descriptor");
  close(ends[0]);
  close(ends[1]);

  vo::Vm again(program, o);
  ASSERT_TRUE(again.start().ok());
  EXPECT_EQ(text(vm, "chance"), text(again, "chance"));

  o.permissions.read = {"/proc/version"};
  o.permissions.net = {"127.0.0.0/8:1"};
  o.permissions.outputBytes = 100;
  vo::Vm more(program, o);
  ASSERT_TRUE(more.start().ok());
  EXPECT_EQ(more.function<std::string(std::string_view)>("read").value()("/proc/version").value(), "Li");
  EXPECT_EQ(text(more, "connect"), "dial tcp 127.0.0.1:1: connect: connection refused");
  vo::Result<void> flood = more.function<void()>("flood").value()();
  ASSERT_FALSE(flood.ok());
  EXPECT_EQ(flood.error().kind, vo::ErrorKind::Interrupted);
  EXPECT_EQ(flood.error().text, "the script has written more than it may");

  o.permissions.read = {"/not/there"};
  vo::Vm wrong(program, o);
  vo::Result<void> started = wrong.start();
  ASSERT_FALSE(started.ok());
  EXPECT_EQ(started.error().text, "there is no /not/there that could be permitted: No such file or directory");
}

TEST(Embed, OnlyTrustedScriptsUseUnsafe) {
  const char* script = "package script\nimport \"unsafe\"\nfunc f(n int) int { return *(*int)(unsafe.Add(unsafe.Pointer(&n), 0)) }\n";
  auto refused = engine().compile({"s.vo", script});
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().kind, vo::ErrorKind::Compile);
  EXPECT_NE(refused.error().text.find("cannot be shown to be safe"), std::string::npos) << refused.error().text;
  auto trusted = engine().compile({"s.vo", script, true});
  ASSERT_TRUE(trusted.ok());
  vo::Vm vm(trusted.value());
  ASSERT_TRUE(vm.start().ok());
  EXPECT_EQ(vm.function<int64_t(int64_t)>("f").value()(5).value(), 5);
}

}  // namespace
