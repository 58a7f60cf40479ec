// What embedding costs with libvo: see bench/embed/run. Each line: a name and a figure.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include "vo/vo.hpp"

namespace {

constexpr const char* kCalls = R"vo(package script

func id(x int) int
func each(n int, f func(int) int) int
func add(x int) int { return x + 1 }
func text(s string) int { return len(s) }
func loop(n int) int { s := 0; for i := range n { s += id(i) }; return s }
func back(n int) int { return each(n, add) }
)vo";
/// One tenant's script, as a rule engine has them: nothing is imported.
constexpr const char* kTenant = R"vo(package tenant

var sold = map[string]int{}

func Price(item string, n int) float64 {
	sold[item] += n
	price := float64(n) * 2.5
	if sold[item] > 100 { price *= 0.9 }
	return price
}
)vo";

double now() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

long residentKilobytes() {
  FILE* f = std::fopen("/proc/self/smaps_rollup", "r");
  char line[200];
  long sum = 0, n;
  while (std::fgets(line, sizeof line, f) != nullptr)
    if (std::sscanf(line, "Private_Dirty: %ld", &n) == 1) sum += n;  // (pages of the image are nobody's own)
  std::fclose(f);
  return sum;
}

void fail(const vo::Error& e) {
  std::fputs(e.text.c_str(), stderr);
  std::exit(1);
}
template <class T>
T must(vo::Result<T> r) {
  if (!r) fail(r.error());
  return std::move(r.value());
}

}  // namespace

int main(int argc, char** argv) {
  vo::Engine engine = must(vo::Engine::open());
  vo::Host host;
  host.bind("id", [](int64_t x) { return x; });
  host.bind("each", [](int64_t n, vo::Function<int64_t(int64_t)> f) {
    int64_t s = 0;
    for (int64_t i = 0; i < n; i++) s += f(i).value();
    return s;
  });
  const int rounds = 2000000;
  if (argc > 1 && std::strcmp(argv[1], "evaluations") == 0) {
    // Compile a small script, run it, drop it.
    long count = std::atol(argv[2]), first = 0, sum = 0;
    double t = now();
    for (long i = 0; i < count; i++) {
      vo::Vm vm(must(engine.compile({"e.vo", "package e\nfunc F(n int) int { s := 0; for i := range n { s += i * " + std::to_string(i % 1000) + " }; return s }\n"})));
      if (auto started = vm.start(); !started) fail(started.error());
      sum += must(must(vm.function<int64_t(int64_t)>("F"))(10));
      if (i == count / 10) first = residentKilobytes();
    }
    std::printf("evaluation, us %.1f\n", (now() - t) * 1e6 / count);
    std::printf("resident after a tenth, KiB %ld\nresident at the end, KiB %ld\n(sum %ld)\n", first, residentKilobytes(), sum);
    return 0;
  }
  vo::Program calls = must(engine.compile({"calls.vo", kCalls, true}, host));
  double t = now();
  for (int i = 0; i < 1000; i++) {
    vo::Vm vm(calls);
    (void)vm.start();
  }
  std::printf("create and destroy, us %.1f\n", (now() - t) * 1e3);
  {
    vo::Vm vm(calls);
    (void)vm.start();
    auto add = must(vm.function<int64_t(int64_t)>("add"));
    auto text = must(vm.function<int64_t(std::string_view)>("text"));
    auto loop = must(vm.function<int64_t(int64_t)>("loop"));
    auto back = must(vm.function<int64_t(int64_t)>("back"));
    int64_t s = 0;
    auto time = [&](const char* name, auto body) {
      double best = 1e9;
      for (int r = 0; r < 5; r++) {
        double begin = now();
        body();
        best = std::min(best, now() - begin);
      }
      std::printf("%s, ns %.1f\n", name, best * 1e9 / rounds);
    };
    time("host calls script", [&] { for (int i = 0; i < rounds; i++) s = add(s).value(); });
    time("host calls script with a text", [&] { for (int i = 0; i < rounds; i++) s += text("a short text").value(); });
    time("script calls host", [&] { s += loop(rounds).value(); });
    time("script calls host calls script", [&] { s += back(rounds).value(); });
    if (s == 0) std::puts("");
  }
  const int tenants = 100;
  vo::Program tenant = must(engine.compile({"tenant.vo", kTenant, true}, host));
  long before = residentKilobytes();
  std::vector<std::unique_ptr<vo::Vm>> vms;
  for (int i = 0; i < tenants; i++) {
    vms.push_back(std::make_unique<vo::Vm>(tenant));
    (void)vms.back()->start();
    must(must(vms.back()->function<double(std::string_view, int64_t)>("Price"))("apple", i));
  }
  std::printf("isolate, KiB %.1f\n", static_cast<double>(residentKilobytes() - before) / tenants);
  return 0;
}
