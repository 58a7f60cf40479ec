// Isolates of several threads at once: 8 threads with 8 Vms each, answers and interrupts from others. For ThreadSanitizer as well.
#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
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

constexpr int kThreads = 8, kVms = 8;

TEST(EmbedThreads, IsolatesRunInParallel) {
  std::atomic<int64_t> asked = 0;
  vo::Host host;
  host.bind("ask", [&asked](int64_t n, vo::Promise<int64_t> answer) {
    asked++;
    std::thread([n, answer] { answer.resolve(n * n); }).detach();
  });
  host.bind("twice", [](vo::Function<int64_t(int64_t)> f, int64_t n) { return f(n).value() + f(n).value(); });
  vo::Program program = compile(R"(package script
import ("fmt"; "strings"; "sync")
var seen = map[string]int{}
func ask(n int) int
func twice(f func(int) int, n int) int
func work(k int) int {
	var mu sync.Mutex
	var wg sync.WaitGroup
	sum := 0
	for i := range 8 {
		wg.Go(func() {
			v := ask(i) + twice(func(n int) int { return n + k }, i)
			mu.Lock()
			defer mu.Unlock()
			sum += v
			seen[fmt.Sprint(i)] += len(strings.Repeat("x", i))
		})
	}
	wg.Wait()
	return sum
}
func forever() { for { seen["x"]++ } }
)",
                                host);
  int expected = 0;
  for (int i = 0; i < 8; i++) expected += i * i + 2 * i;
  std::atomic<int> failed = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; t++) {
    threads.emplace_back([&, t] {
      // (each also compiles one of its own)
      std::vector<std::unique_ptr<vo::Vm>> vms;
      for (int i = 0; i < kVms; i++) {
        vms.push_back(std::make_unique<vo::Vm>(i % 2 == 0 ? program : compile("package own\nfunc work(k int) int { return k * " + std::to_string(t) + " }\nfunc forever() { for {} }\n")));
        if (!vms.back()->start().ok()) failed++;
      }
      for (int round = 0; round < 3; round++)
        for (int i = 0; i < kVms; i++) {
          vo::Result<int64_t> r = vms[i]->function<int64_t(int64_t)>("work").value()(round);
          int64_t wanted = i % 2 == 0 ? expected + 16 * round : round * t;
          if (!r.ok() || r.value() != wanted) failed++;
        }
      std::thread other([&vms] {
        std::this_thread::sleep_for(5ms);
        vms[0]->interrupt();
      });
      if (vms[0]->function<void()>("forever").value()().error().kind != ErrorKind::Interrupted) failed++;
      other.join();
    });
  }
  for (std::thread& t : threads) t.join();
  EXPECT_EQ(failed, 0);
  EXPECT_EQ(asked, kThreads * kVms / 2 * 3 * 8);
}

}  // namespace
