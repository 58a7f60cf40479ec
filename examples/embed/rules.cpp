// A rule engine: a hundred tenants, each with a script of its own in a Vm of its own, served by eight threads. A script that loops, panics
// or is wrong costs its tenant an answer, and nobody else anything.
#include <chrono>
#include <cstdio>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "vo/vo.hpp"

namespace {

constexpr int kTenants = 100, kThreads = 8, kOrders = 20;

std::string scriptOf(int tenant) {
  if (tenant % 25 == 7) return "package rules\nfunc Price(item string, n int) float64 { for { n++ } }\n";
  if (tenant % 25 == 9) return "package rules\nfunc Price(item string, n int) float64 { return []float64{1}[n] }\n";
  return R"(package rules

import ("fmt"; "strings")

func audit(text string)

var sold = map[string]int{}

func Price(item string, n int) (float64, error) {
	if strings.TrimSpace(item) == "" {
		fail fmt.Errorf("no item")
	}
	sold[item] += n
	price := float64(n) * )" + std::to_string(1 + tenant % 3) + R"(
	if sold[item] > 100 {
		audit(fmt.Sprintf("%s: %d sold", item, sold[item]))
		price *= 0.9
	}
	return price, nil
}
)";
}

struct Counts {
  std::mutex mutex;
  int prices = 0, refused = 0, panics = 0, stopped = 0, audits = 0;
  double sum = 0;
};

void serve(const vo::Engine& engine, int tenant, Counts& counts) {
  vo::Host host;
  host.bind("audit", [&counts](std::string_view) {
    std::lock_guard<std::mutex> lock(counts.mutex);
    counts.audits++;
  });
  vo::Result<vo::Program> program = engine.compile({"tenant" + std::to_string(tenant) + ".vo", scriptOf(tenant)}, host);
  if (!program) {
    std::fputs(program.error().text.c_str(), stderr);
    return;
  }
  vo::VmOptions options;
  options.memory = 64 << 20;
  vo::Vm vm(program.value(), options);
  if (!vm.start()) return;
  vo::Result<vo::Function<double(std::string_view, int64_t)>> price = vm.function<double(std::string_view, int64_t)>("Price");
  for (int i = 0; i < kOrders && price.ok(); i++) {
    vm.setFuel(1000000);  // for each order; one that has no end costs its tenant that order
    vo::Result<double> r = price.value()(i % 10 == 3 ? " " : "apple", i);
    std::lock_guard<std::mutex> lock(counts.mutex);
    if (r) {
      counts.prices++;
      counts.sum += r.value();
    } else if (r.error().kind == vo::ErrorKind::Returned) {
      counts.refused++;
    } else if (r.error().kind == vo::ErrorKind::Panic) {
      counts.panics++;
    } else if (r.error().kind == vo::ErrorKind::Fuel) {
      counts.stopped++;
    }
  }
}

}  // namespace

int main() {
  vo::Result<vo::Engine> engine = vo::Engine::open();
  if (!engine) {
    std::fprintf(stderr, "%s\n", engine.error().text.c_str());
    return 1;
  }
  Counts counts;
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; t++)
    threads.emplace_back([&, t] {
      for (int tenant = t; tenant < kTenants; tenant += kThreads) serve(engine.value(), tenant, counts);
    });
  for (std::thread& t : threads) t.join();
  std::printf("%d prices, sum %.1f; %d orders refused, %d panics, %d scripts stopped, %d audits\n", counts.prices, counts.sum, counts.refused, counts.panics,
              counts.stopped, counts.audits);
  return 0;
}
