// This file is the fuzz target of libvo's API: sequences of calls in any order, out of host
// functions as well, with handles of other Vms, of Vms that are no more, and answers of promises
// from other threads. Bytes say what is done; each Vm has fuel, little memory and a deadline.
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "vo/vo.hpp"

struct Body {
  double x, y;
  int64_t n;
};
VO_STRUCT(Body, x, y, n);

namespace {

constexpr const char* kScript = R"vo(package script

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"
)

type Body struct { X, Y float64; N int }

func act(n int) int
func ask() int
func askError(s string) (string, error)
func keep(f func(int) int)
func keepBody(b *Body)
func touch(b *Body, xs []float64)
func words(n int) []string

var all []*Body
var kick = make(chan int)
var mu sync.Mutex
var total int

func plain(n int) int { total += n; return total }
func acts(n int) int { defer func() { total++ }(); return act(n) + 1 }
func asks(n int) int { total += ask(); return total }
func askErrors(n int) int { s, err := askError(fmt.Sprint(n)); if err != nil { return -1 }; return len(s) }
func spins(n int) int { for { total += n } }
func eats(n int) int { var a [][]byte; for { a = append(a, make([]byte, 1<<16)) } }
func deep(n int) int { return deep(n+1) + 1 }
func panics(n int) int { defer act(n); panic(errors.New(strings.Repeat("p", n&63))) }
func recovers(n int) (r int) { defer func() { if recover() != nil { r = act(n) } }(); return panics(n) }
func spawns(n int) int {
	for i := range n & 7 { go func() { total += act(i); kick <- i }() }
	return n
}
func takes(n int) int { select { case v := <-kick: return v; case <-time.After(time.Millisecond): return act(n) } }
func locks(n int) int { mu.Lock(); defer mu.Unlock(); return act(n) }
func keeps(n int) int { keep(func(k int) int { total += k + n; return act(k) }); return n }
func bodies(n int) int { b := &Body{N: n}; all = append(all, b); keepBody(b); return len(all) }
func forgets(n int) int { all = nil; s := 0; for range n & 63 { s += len(make([]byte, 9999)) }; return s }
func touches(n int) int { b := Body{N: n}; xs := make([]float64, n&15); touch(&b, xs); for _, x := range xs { total += int(x) }; return b.N }
func wordy(n int) int { s := 0; for _, w := range words(n & 255) { s += len(w) }; return s }
func moves(b *Body) int { b.X += b.Y; act(b.N); return b.N }
)vo";
constexpr const char* kNames[] = {"plain", "acts",   "asks",     "askErrors", "spins", "eats",
                                  "deep",  "panics", "recovers", "spawns",    "takes", "locks",
                                  "keeps", "bodies", "forgets",  "touches",   "wordy"};
constexpr const char* kOthers[] = {
    "package a\nfunc act(n int) int\nfunc plain(n int) int { return act(n) }\n",
    "package b\nfunc act(s string)\n",
    "package c\nfunc init() { act(1) }\nfunc act(n int) int\nvar x = act(2)\nfunc plain(n int) int "
    "{ return x }\n",
    "package d\nfunc f( {"};

using Call = vo::Function<int64_t(int64_t)>;

/// What one input does.
class Session {
 public:
  Session(const uint8_t* data, size_t size) : at_(data), end_(data + size) {}
  void run() {
    while (at_ != end_ && steps_ < kMostSteps) step();
    for (auto& vm : vms_) vm.reset();
  }
  int64_t act() {
    if (depth_ > 8) return 0;
    depth_++;
    step();
    depth_--;
    return next();
  }
  void keep(Call f) {
    if (calls_.size() < kMost) calls_.push_back(std::move(f));
  }
  void keep(vo::Ref<Body> b) {
    if (bodies_.size() < kMost) bodies_.push_back(std::move(b));
  }
  void keep(vo::Promise<int64_t> p) {
    if (promises_.size() < kMost) promises_.push_back(std::move(p));
  }
  void keep(vo::Promise<vo::Result<std::string>> p) {
    if (texts_.size() < kMost) texts_.push_back(std::move(p));
  }
  size_t next() { return at_ == end_ ? 0 : *at_++; }

 private:
  static constexpr int kMostSteps = 60;
  static constexpr size_t kMost = 16;
  void step();
  void make(std::unique_ptr<vo::Vm>& vm);
  template <class T>
  T* pick(std::vector<T>& list) {
    size_t i = next();
    return list.empty() ? nullptr : &list[i % list.size()];
  }

  const uint8_t* at_;
  const uint8_t* end_;
  int steps_ = 0, depth_ = 0;
  std::unique_ptr<vo::Vm> vms_[3];
  std::vector<Call> calls_;
  std::vector<vo::Function<int64_t(vo::Ref<Body>)>> moves_;
  std::vector<vo::Ref<Body>> bodies_;
  std::vector<vo::Promise<int64_t>> promises_;
  std::vector<vo::Promise<vo::Result<std::string>>> texts_;
};

Session* current = nullptr;

/// Engine, host and the scripts, which are compiled once.
struct World {
  World() {
    host.bind("act", [](int64_t) { return current->act(); });
    host.bind("ask", [](vo::Promise<int64_t> p) { current->keep(std::move(p)); });
    host.bind("askError", [](std::string, vo::Promise<vo::Result<std::string>> p) {
      current->keep(std::move(p));
    });
    host.bind("keep", [](Call f) { current->keep(std::move(f)); });
    host.bind("keepBody", [](vo::Ref<Body> b) { current->keep(std::move(b)); });
    host.bind("touch", [](Body& b, vo::Slice<double> xs) {
      for (double& x : xs) x += 1;
      b.n += current->act();
    });
    host.bind("words", [](int64_t n) {
      return std::vector<std::string>(static_cast<size_t>(n), std::string(current->next(), 'w'));
    });
    std::string image = (std::filesystem::temp_directory_path() / "vo-host-fuzz.voa").string();
    auto opened = vo::Engine::open(image);
    if (!opened) std::fputs(opened.error().text.c_str(), stderr), std::abort();
    engine = opened.value();
    for (bool isTrusted : {false, true}) {
      auto p = engine.compile({"script.vo", kScript, isTrusted}, host);
      if (!p) std::fputs(p.error().text.c_str(), stderr), std::abort();
      programs.push_back(p.value());
    }
  }
  vo::Host host;
  vo::Engine engine;
  std::vector<vo::Program> programs;
};

World& world() {
  static auto* w = new World;
  return *w;
}

void Session::make(std::unique_ptr<vo::Vm>& vm) {
  vo::VmOptions o;
  o.memory = 8 << 20;
  o.fuel = 20000;
  o.seed = 1 + next();
  o.output = [](int, std::string_view) {};
  vm = std::make_unique<vo::Vm>(world().programs[next() % 2], o);
  vm->setDeadline(std::chrono::milliseconds(20));
  if (next() % 8 != 0) (void)vm->start();
}

void Session::step() {
  steps_++;
  auto& vm = vms_[next() % 3];
  // (whose a kept handle is only it knows)
  auto limit = [this] {
    for (auto& v : vms_) {
      if (v == nullptr) continue;
      v->setFuel(20000);
      v->setDeadline(std::chrono::milliseconds(5));
    }
  };
  switch (next() % 20) {
    case 0:
      make(vm);
      break;
    case 1:
      if (vm != nullptr) (void)vm->start();
      break;
    case 2:
    case 3:
    case 4:
      if (vm == nullptr) make(vm);
      if (vm != nullptr)
        if (auto f = vm->function<int64_t(int64_t)>(kNames[next() % std::size(kNames)]); f.ok())
          keep(f.value());
      break;
    case 5:
    case 6:
    case 7:
    case 8:
    case 9:
      if (Call* f = pick(calls_)) {
        limit();
        Call kept = *f;  // (the list may grow)
        (void)kept(static_cast<int64_t>(next()));
      }
      break;
    case 10:
      if (vm != nullptr) {
        limit();
        (void)vm->run(std::chrono::milliseconds(1));
      }
      break;
    case 11:
      if (vm != nullptr) vm->interrupt();
      break;
    case 12:
      if (vm != nullptr) keep(vm->make<Body>());
      break;
    case 13:
      if (vm != nullptr)
        if (auto f = vm->function<int64_t(vo::Ref<Body>)>("moves"); f.ok() && moves_.size() < kMost)
          moves_.push_back(f.value());
      break;
    case 14:
      if (auto* f = pick(moves_)) {
        limit();
        auto kept = *f;
        vo::Ref<Body>* b = pick(bodies_);
        (void)kept(b == nullptr ? vo::Ref<Body>() : *b);
      }
      break;
    case 15:
      if (auto* p = pick(promises_)) {
        vo::Promise<int64_t> kept = *p;
        if (next() % 2 == 0) {
          kept.resolve(static_cast<int64_t>(next()));
        } else {
          std::thread([kept] { kept.reject("no"); }).join();
        }
      }
      if (auto* p = pick(texts_)) {
        auto kept = *p;
        if (next() % 2 == 0) kept.resolve(std::string(next(), 'a'));
        if (next() % 2 == 0) kept.resolve(vo::Error{vo::ErrorKind::Returned, "e", {}, 0});
      }
      break;
    case 16:
      vm.reset();
      break;
    case 17:
      for (auto& b : bodies_)
        if (b) b->x += b->y++;
      if (next() % 2 == 0) bodies_.clear();
      if (next() % 2 == 0) promises_.clear();
      if (next() % 2 == 0) texts_.clear();
      if (next() % 4 == 0) calls_.clear();
      break;
    case 18:
      if (vm != nullptr) {
        (void)vm->eventFd();
        (void)vm->fuelUsed();
        vm->setFuel(next() * 8);
        (void)vm->function<double(int64_t)>("plain");
        (void)vm->function<int64_t(int64_t)>("nowhere");
      }
      break;
    case 19:
      if (next() % 8 == 0 && depth_ < 2) {
        auto p = world().engine.compile(
            {"o.vo", kOthers[next() % std::size(kOthers)], next() % 2 == 0}, world().host);
        if (p.ok()) {
          vo::VmOptions o;
          o.memory = 4 << 20;
          o.fuel = 2000;
          vo::Vm other(p.value(), o);
          if (other.start().ok())
            if (auto f = other.function<int64_t(int64_t)>("plain"); f.ok()) {
              other.setDeadline(std::chrono::milliseconds(5));
              (void)f.value()(1);
              keep(f.value());
            }
        }
      }
      break;
  }
}

}  // namespace

extern "C" size_t LLVMFuzzerMutate(uint8_t* data, size_t size, size_t maxSize);
/// Bytes change as libFuzzer has them change, or a run of steps is repeated.
extern "C" size_t LLVMFuzzerCustomMutator(uint8_t* data, size_t size, size_t maxSize,
                                          unsigned seed) {
  constexpr size_t kRun = 6;
  if (seed % 4 != 0 || size < kRun || size + kRun > maxSize)
    return LLVMFuzzerMutate(data, size, maxSize);
  size_t from = seed / 4 % (size - kRun + 1);
  for (size_t i = 0; i < kRun; i++) data[size + i] = data[from + i];
  return size + kRun;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  world();
  auto session = std::make_unique<Session>(data, size);
  current = session.get();
  session->run();
  session.reset();
  return 0;
}
