// Calls out of host functions, answers that come later, and the loop of a host.
#include <poll.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "embed/embed_test.h"

namespace {

using namespace std::chrono_literals;
using vo::ErrorKind;
using vo::testing::compile;
using vo::testing::engine;
using vo::testing::valueOf;

/// A Vm whose host functions call it.
struct Calling {
  explicit Calling(const std::string& script, vo::VmOptions options = {}) {
    host.bind("call", [this](std::string_view name) -> vo::Result<std::string> {
      auto f = vm->function<std::string()>(name);
      if (!f.ok()) return f.error();
      return f.value()();
    });
    host.bind("each", [](int64_t n, vo::Function<int64_t(int64_t)> f) {
      int64_t sum = 0;
      for (int64_t i = 0; i < n; i++) {
        vo::Result<int64_t> r = f(i);
        if (!r.ok()) return int64_t{-1};
        sum += r.value();
      }
      return sum;
    });
    vm = std::make_unique<vo::Vm>(
        compile(
            "package script\n" + script +
                "\nfunc call(name string) (string, error)\nfunc each(n int, f func(int) int) int\n",
            host),
        options);
    vo::Result<void> started = vm->start();
    EXPECT_TRUE(started.ok()) << (started.ok() ? "" : started.error().text);
  }
  vo::Result<std::string> run(const char* name = "run") {
    return vm->function<std::string()>(name).value()();
  }
  vo::Host host;
  std::unique_ptr<vo::Vm> vm;
};

TEST(EmbedHostCalls, HostFunctionsCallTheirVm) {
  Calling c(R"(
import "fmt"
var depth int
func run() string { s, err := call("inner"); return fmt.Sprint(s, err) }
func inner() string { return fmt.Sprint("in", each(10, func(i int) int { return i * i })) }
func fails() string { panic("inside") }
func tries() string { _, err := call("fails"); return err.Error()[:13] }
func missing() string { _, err := call("nowhere"); return err.Error() }
func deeper() string { depth++; s, err := call("deeper"); if err != nil { return fmt.Sprint(depth, " ", err) }; return s }
func garbage() string { n := 0; for range 300 { s, _ := call("makes"); n += len(s) }; return fmt.Sprint(n) }
func makes() string { var s []byte; for range 50 { s = append(s, make([]byte, 1000)...) }; return string(s) }
)");
  for (int i = 0; i < 3; i++) EXPECT_EQ(valueOf(c.run()), "in285<nil>");
  EXPECT_EQ(valueOf(c.run("tries")), "panic: inside");
  EXPECT_EQ(valueOf(c.run("missing")), "the script has no function nowhere");
  EXPECT_EQ(valueOf(c.run("deeper")), "100 scripts and host functions call each other too deeply");
  EXPECT_EQ(valueOf(c.run("garbage")), "15000000");
  EXPECT_EQ(valueOf(c.run()), "in285<nil>");
}

TEST(EmbedHostCalls, OthersRunMeanwhile) {
  Calling c(R"(
import ("fmt"; "runtime"; "sync"; "time")
var kick, back = make(chan int), make(chan int)
func init() { go func() { for n := range kick { back <- n + 1 } }() }
func run() string { s, _ := call("asks"); return s }
func asks() string { kick <- 41; return fmt.Sprint(<-back) }
func sleeps() string { time.Sleep(2 * time.Millisecond); return "slept" }
func crossing() string {
	// Two goroutines are in host functions at once, and the one that came first is done first.
	var wg sync.WaitGroup
	first, second := make(chan int), make(chan int)
	out := ""
	wg.Go(func() { each(1, func(int) int { close(first); <-second; out += "a"; return 0 }); out += "A" })
	wg.Go(func() { <-first; each(1, func(int) int { close(second); runtime.Gosched(); time.Sleep(time.Millisecond); out += "b"; return 0 }); out += "B" })
	wg.Wait()
	return out
}
func goexits() string { _, err := call("leaves"); return err.Error() }
func leaves() string { runtime.Goexit(); return "" }
func early() string { each(3, func(i int) int { go func() { kick <- i }(); return <-back }); return "ok" }
)");
  EXPECT_EQ(valueOf(c.run()), "42");
  EXPECT_EQ(valueOf(c.run("sleeps")), "slept");
  EXPECT_EQ(valueOf(c.run("crossing")), "abBA");
  EXPECT_EQ(valueOf(c.run("goexits")), "runtime.Goexit was called");
  EXPECT_EQ(valueOf(c.run("early")), "ok");
  EXPECT_EQ(valueOf(c.run()), "42");
}

TEST(EmbedHostCalls, LimitsStopTheOutermostCall) {
  vo::VmOptions o;
  o.memory = 64 << 20;
  o.output = [](int, std::string_view) {};
  Calling c(R"(
import "fmt"
var n int
var never = make(chan int)
func count() string { n++; return fmt.Sprint(n) }
func spin() string { for { n |= 0 } }
func loops() string { s, err := call("spin"); return s + err.Error() }
func loopsDeep() string { call("loops"); return "went on" }
func eats() string { var all [][]byte; for { all = append(all, make([]byte, 1<<20)) } }
func feeds() string { call("eats"); return "went on" }
func waits() string { <-never; return "" }
func hangs() string { go func() { for { n |= 0 } }(); call("waits"); return "went on" }
func elsewhere() string { done := make(chan int); go func() { call("spin"); done <- 1 }(); <-done; return "went on" }
func swallows() string { for { call("spin") } }
)",
            o);
  int n = 0;
  for (int round = 0; round < 3; round++)
    for (const char* name : {"loops", "loopsDeep", "feeds", "hangs", "elsewhere", "swallows"}) {
      SCOPED_TRACE(name);
      bool eats = name == std::string("feeds");
      c.vm->setFuel(eats ? 0 : 30000);
      vo::Result<std::string> r = c.run(name);
      ASSERT_FALSE(r.ok()) << r.value();
      EXPECT_EQ(r.error().kind, eats ? ErrorKind::Memory : ErrorKind::Fuel) << r.error().text;
      c.vm->setFuel(0);
      EXPECT_EQ(valueOf(c.run("count")), std::to_string(++n));
      c.vm->setDeadline(10ms);
      if (!eats) {
        EXPECT_EQ(c.run(name).error().kind, ErrorKind::Interrupted);
      }
      c.vm->setDeadline(std::chrono::nanoseconds::max());
      EXPECT_EQ(valueOf(c.run("count")), std::to_string(++n));
    }
}

TEST(EmbedHostCalls, ProgramsEndInside) {
  for (const char* name : {"exits", "dies", "locks"}) {
    SCOPED_TRACE(name);
    std::string output;
    vo::VmOptions o;
    o.output = [&output](int, std::string_view text) { output += text; };
    Calling c(R"(
import ("os"; "sync")
func run() string { call("exits"); return "" }
func exits() string { os.Exit(7); return "" }
func dies() string { done := make(chan int); go func() { panic("elsewhere") }(); <-done; return "" }
func locks() string { var mu sync.Mutex; mu.Lock(); mu.Lock(); return "" }
func outer() string { call(which); return "went on" }
var which string
func init() { which = ")" +
                  std::string(name) + "\" }\n",
              o);
    vo::Result<std::string> r = c.run("outer");
    ASSERT_FALSE(r.ok());
    EXPECT_EQ(r.error().kind, ErrorKind::Exited);
    EXPECT_EQ(r.error().exitCode, name == std::string("exits") ? 7 : 2);
    EXPECT_EQ(c.run("outer").error().kind, ErrorKind::Over);
  }
}

TEST(EmbedHostCalls, InitialisersCallToo) {
  std::string seen;
  vo::Host host;
  host.bind("twice", [&seen](vo::Function<std::string(std::string)> f) {
    for (const char* s : {"a", "b"}) seen += f(s).value();
  });
  vo::Vm vm(compile(R"(package script
func twice(f func(string) string)
var log string
func init() { twice(func(s string) string { log += s; return s + s }) }
func get() string { return log }
)",
                    host));
  ASSERT_TRUE(vm.start().ok());
  EXPECT_EQ(seen, "aabb");
  EXPECT_EQ(valueOf(vm.function<std::string()>("get").value()()), "ab");
}

TEST(EmbedHostCalls, DestroyTheirVm) {
  for (const char* name : {"direct", "nested", "loops", "initialiser"}) {
    SCOPED_TRACE(name);
    std::unique_ptr<vo::Vm> vm;
    vo::Host host;
    host.bind("destroy", [&vm] { vm.reset(); });
    host.bind("call", [](vo::Function<void()> f) { return f().ok(); });
    bool early = name == std::string("initialiser");
    vm = std::make_unique<vo::Vm>(compile(std::string(R"(package script
func destroy()
func call(f func()) bool
func direct() string { destroy(); return "done" }
func nested() string { if call(destroy) { return "fine" }; return "failed" }
func loops() string { for { destroy() } }
)") + (early ? "func init() { destroy() }\n" : ""),
                                          host));
    vo::Result<void> started = vm->start();
    if (early) {
      EXPECT_EQ(started.error().text, "the Vm is no more");
    } else {
      auto f = vm->function<std::string()>(name).value();
      for (int i = 0; i < 2; i++) EXPECT_EQ(f().error().text, "the Vm is no more");
    }
    EXPECT_EQ(vm, nullptr);
  }
}

TEST(EmbedHostCalls, WaitsAreInterruptedAtOnce) {
  vo::Vm vm(compile("package script\nimport \"time\"\nfunc sleep() { time.Sleep(time.Hour) }\n"));
  ASSERT_TRUE(vm.start().ok());
  auto sleep = vm.function<void()>("sleep").value();
  // (it looks for itself each 50 ms; of several times on a busy machine the smallest tells)
  auto soonest = [](auto wait) {
    auto least = std::chrono::steady_clock::duration::max();
    for (int i = 0; i < 5; i++) least = std::min(least, wait());
    return least;
  };
  auto interrupted = [&] {
    std::atomic<std::chrono::steady_clock::time_point> asked;
    std::thread other([&] {
      std::this_thread::sleep_for(5ms);
      asked = std::chrono::steady_clock::now();
      vm.interrupt();
    });
    EXPECT_EQ(sleep().error().kind, ErrorKind::Interrupted);
    auto now = std::chrono::steady_clock::now();
    other.join();
    return now - asked.load();
  };
  auto late = [&] {
    vm.setDeadline(3ms);
    auto begin = std::chrono::steady_clock::now();
    EXPECT_EQ(sleep().error().kind, ErrorKind::Interrupted);
    return std::chrono::steady_clock::now() - begin;
  };
  EXPECT_LT(soonest(interrupted), 20ms);
  EXPECT_LT(soonest(late), 20ms);
}

// --- Answers that come later ---------------------------------------------------------------------

TEST(EmbedPromises, AreAnsweredByOtherThreads) {
  std::vector<std::thread> threads;
  vo::Host host;
  host.bind("fetch", [&threads](std::string url, int64_t ms, vo::Promise<std::string> answer) {
    threads.emplace_back([url, ms, answer] {
      std::this_thread::sleep_for(std::chrono::milliseconds(ms));
      if (url == "bad") return answer.reject("no such host");
      answer.resolve("<" + url + ">");
    });
  });
  host.bind("size", [&threads](std::string_view name, vo::Promise<vo::Result<int64_t>> answer) {
    std::string kept(name);
    threads.emplace_back([kept, answer] {
      if (kept.empty()) return answer.resolve(vo::Error{ErrorKind::Returned, "no name", {}, 0});
      answer.resolve(static_cast<int64_t>(kept.size()));
    });
  });
  host.bind("pause", [](vo::Promise<void> answer) { answer.resolve(); });
  host.bind("drop", [](vo::Promise<int64_t>) {});
  vo::Program program = compile(R"(package script
import ("fmt"; "sync")
func fetch(url string, ms int) string
func size(name string) (int, error)
func pause()
func drop() int
func one(url string) string { return fetch(url, 1) }
func all(n int) string {
	var wg sync.WaitGroup
	out := make([]string, n)
	for i := range n { wg.Go(func() { out[i] = fetch(fmt.Sprint(i), (n-i)/2) }) }
	wg.Wait()
	return fmt.Sprint(out)
}
func sizes() string { a, err := size("four"); b, err2 := size(""); return fmt.Sprint(a, err, b, err2) }
func pauses() int { for range 1000 { pause() }; return 1000 }
func tried(f func()) (s string) { defer func() { s = recover().(error).Error() }(); f(); return "no panic" }
func rejected() string { return tried(func() { fetch("bad", 0) }) }
func dropped() string { return tried(func() { drop() }) }
)",
                                host);
  {
    vo::Vm vm(program);
    ASSERT_TRUE(vm.start().ok());
    EXPECT_EQ(valueOf(vm.function<std::string(std::string)>("one").value()("a")), "<a>");
    EXPECT_EQ(valueOf(vm.function<std::string(int64_t)>("all").value()(8)),
              "[<0> <1> <2> <3> <4> <5> <6> <7>]");
    EXPECT_EQ(valueOf(vm.function<std::string()>("sizes").value()()), "4 <nil> 0 no name");
    EXPECT_EQ(valueOf(vm.function<int64_t()>("pauses").value()()), 1000);
    EXPECT_EQ(valueOf(vm.function<std::string()>("rejected").value()()),
              "host function fetch: no such host");
    EXPECT_EQ(valueOf(vm.function<std::string()>("dropped").value()()),
              "host function drop: the promise was dropped");
    // An answer that comes when its goroutine was given up, or its Vm is no more, is heard by
    // nobody.
    vm.setDeadline(5ms);
    EXPECT_EQ(vm.function<std::string(int64_t)>("all").value()(100).error().kind,
              ErrorKind::Interrupted);
    vm.setDeadline(std::chrono::nanoseconds::max());
    EXPECT_EQ(valueOf(vm.function<std::string(std::string)>("one").value()("b")), "<b>");
    vm.setDeadline(5ms);
    EXPECT_FALSE(vm.function<std::string(int64_t)>("all").value()(100).ok());
  }
  for (std::thread& t : threads) t.join();
}

TEST(EmbedLoop, RunsWhatIsReady) {
  std::vector<vo::Promise<int64_t>> asked;
  vo::Host host;
  host.bind("ask", [&asked](vo::Promise<int64_t> answer) { asked.push_back(answer); });
  vo::Vm vm(compile(R"(package script
import "time"
var ticks, answers, spins int
func ask() int
func idle() {}
func start() {
	go func() { for range 3 { time.Sleep(5 * time.Millisecond); ticks++ } }()
	go func() { for range 2 { answers += ask() } }()
}
func spin() { go func() { for { spins++ } }() }
func get() int { return ticks*1000 + answers }
)",
                    host));
  ASSERT_TRUE(vm.start().ok());
  EXPECT_EQ(valueOf(vm.run(1s)).kind, vo::RunState::Kind::Idle);
  ASSERT_TRUE(vm.function<void()>("start").value()().ok());
  int rounds = 0;
  size_t answered = 0;
  for (; rounds < 1000; rounds++) {
    vo::RunState s = valueOf(vm.run(1s));
    if (s.kind == vo::RunState::Kind::Idle) break;
    ASSERT_EQ(s.kind, vo::RunState::Kind::Waiting);
    if (answered < asked.size()) {
      std::thread other([&] { asked[answered++].resolve(20); });
      other.join();
      pollfd p{vm.eventFd(), POLLIN, 0};
      EXPECT_EQ(poll(&p, 1, 1000), 1) << "an answer is an event";
    } else if (s.nextTimer != std::chrono::nanoseconds::max()) {
      EXPECT_LE(s.nextTimer, 5ms);
      std::this_thread::sleep_for(s.nextTimer);
    }
  }
  EXPECT_EQ(answered, 2U);
  EXPECT_EQ(valueOf(vm.function<int64_t()>("get").value()()), 3040);
  ASSERT_TRUE(vm.function<void()>("spin").value()().ok());
  for (int i = 0; i < 3; i++) EXPECT_EQ(valueOf(vm.run(2ms)).kind, vo::RunState::Kind::Ready);
  EXPECT_EQ(valueOf(vm.function<int64_t()>("get").value()()), 3040);
  vm.setFuel(1000);
  EXPECT_EQ(vm.run(10s).error().kind, ErrorKind::Fuel);
  vm.setFuel(0);
  vm.setDeadline(2ms);
  EXPECT_EQ(vm.run(10s).error().kind, ErrorKind::Interrupted);
  vm.setDeadline(std::chrono::nanoseconds::max());
  EXPECT_EQ(valueOf(vm.function<int64_t()>("get").value()()), 3040);
}

}  // namespace
