// Limits: what a call does while one stops it, by each kind of limit that can. Afterwards the Vm
// goes on.
#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "embed/embed_test.h"

namespace {

using namespace std::chrono_literals;
using vo::ErrorKind;
using vo::testing::compile;
using vo::testing::engine;
using vo::testing::valueOf;

/// Which limits end it.
enum Ends : unsigned {
  kTime = 1,
  kFuel = 2,
  kMemory = 4,
  kStack = 8,
  kStays = 16,  ///< what holds the memory lives on: goroutines, timers
  kLocks =
      32,  ///< it may be stopped while it holds a lock of the library's, which then stays locked
};

struct Situation {
  const char* name;
  unsigned ends;
  const char* body;
};

constexpr Situation kSituations[] = {
    // Loops and calls.
    {"loop", kTime | kFuel, "for { n |= 0 }"},
    {"emptyLoop", kTime | kFuel, "for {}"},
    {"gotoLoop", kTime | kFuel, "again: goto again"},
    {"rangeLoop", kTime | kFuel, "for range 1 << 62 { }"},
    {"rangeFunc", kTime | kFuel,
     "for i := range func(yield func(int) bool) { for yield(1) { } } { n |= i & 0 }"},
    {"recursion", kTime | kFuel, "fib(60)"},
    {"closures", kTime | kFuel, "f := func() {}; for { f() }"},
    {"methods", kTime | kFuel, "var s fmt.Stringer = time.Second; for { _ = s.String() }"},
    {"generic", kTime | kFuel, "for { n |= pick(0, 0) }"},
    {"reflection", kTime | kFuel,
     "v := reflect.ValueOf(fib); a := []reflect.Value{reflect.ValueOf(2)}; for { v.Call(a) }"},
    {"panics", kTime | kFuel, "for { func() { defer func() { recover() }(); panic(1) }() }"},
    {"tooDeep", kStack, "deep(0)"},
    {"deepDefer", kStack | kMemory | kFuel,
     "var f func(int); f = func(k int) { defer func() {}(); f(k + 1) }; f(0)"},
    // Deferred calls.
    {"deferLoops", kTime | kFuel, "defer func() { for { n |= 0 } }()"},
    {"unwinding", kTime | kFuel, "defer func() { for { n |= 0 } }(); panic(1)"},
    {"goexit", kTime | kFuel,
     "done := make(chan int); go func() { defer close(done); defer func() { for { n |= 0 } }(); "
     "runtime.Goexit() }(); <-done"},
    {"deferGrows", kTime | kFuel | kMemory, "for { defer func() {}() }"},
    {"panicAgain", kTime | kFuel | kMemory | kStack,
     "var f func(); f = func() { defer f(); panic(1) }; f()"},
    // Waiting.
    {"sleep", kTime, "time.Sleep(time.Hour)"},
    {"receive", kTime, "go func() { time.Sleep(time.Hour) }(); <-never"},
    {"send", kTime, "go func() { time.Sleep(time.Hour) }(); never <- 1"},
    {"select_", kTime, "select { case <-never: case <-time.After(time.Hour): }"},
    {"mutex", kTime,
     "go func() { time.Sleep(time.Hour) }(); var mu sync.Mutex; mu.Lock(); mu.Lock()"},
    {"waitGroup", kTime,
     "var wg sync.WaitGroup; wg.Go(func() { time.Sleep(time.Hour) }); wg.Wait()"},
    {"cond", kTime,
     "go func() { time.Sleep(time.Hour) }(); c := sync.NewCond(new(sync.Mutex)); c.L.Lock(); "
     "c.Wait()"},
    {"context_", kTime,
     "c, cancel := context.WithTimeout(context.Background(), time.Hour); defer cancel(); "
     "<-c.Done()"},
    {"ticker", kTime, "for range time.Tick(time.Millisecond) { }"},
    {"pipe", kTime,
     "r, _ := io.Pipe(); go func() { time.Sleep(time.Hour) }(); r.Read(make([]byte, 1))"},
    // Goroutines.
    {"spinner", kTime | kFuel, "go func() { for { n |= 0 } }(); for { runtime.Gosched() }"},
    {"pingPong", kTime | kFuel,
     "a, b := make(chan int), make(chan int); go func() { for v := range a { b <- v } }(); for { a "
     "<- 1; <-b }"},
    {"bomb", kTime | kFuel | kMemory | kStays, "for { go func() { <-never }() }"},
    {"forks", kTime | kFuel | kMemory | kStays, "var f func(); f = func() { for { go f() } }; f()"},
    {"timers", kTime | kFuel | kMemory | kStays, "for { time.AfterFunc(time.Hour, func() {}) }"},
    {"finalizers", kTime | kFuel,
     "for { p := new([2]int); runtime.SetFinalizer(p, func(*[2]int) { for { n |= 0 } }); "
     "runtime.GC() }"},
    // Memory.
    {"slices_", kMemory | kFuel, "var a [][]byte; for { a = append(a, make([]byte, 1<<20)) }"},
    {"text", kMemory, "s := \"x\"; for { s += s }"},
    {"maps_", kMemory, "m := map[int]int{}; for i := 0; ; i++ { m[i] = i }"},
    {"list", kMemory,
     "type node struct { next *node; data [100]int }; var l *node; for { l = &node{next: l} }"},
    {"oneSlice", kMemory, "n = len(make([]byte, 1<<30))"},
    {"boxes", kMemory, "m := map[int]any{}; for i := 0; ; i++ { m[i] = make([]int, 100) }"},
    {"buffer", kMemory, "var b bytes.Buffer; for { b.WriteString(\"some text that is written\") }"},
    {"channel", kMemory, "n = cap(make(chan int, 1<<28))"},
    // Natives and long C++ loops.
    {"repeat", kMemory, "n = len(strings.Repeat(\"ab\", 1<<29))"},
    {"counts", kTime | kFuel,
     "s := strings.Repeat(\"ab\", 1<<20); for { n |= strings.Count(s, \"ba\") & 0 }"},
    {"copies", kTime | kFuel,
     "a, b := make([]byte, 1<<23), make([]byte, 1<<23); for { copy(a, b) }"},
    {"clears", kTime | kFuel, "a := make([]int, 1<<20); for { clear(a) }"},
    {"sorts", kTime | kFuel,
     "a := make([]int, 1<<16); for { for i := range a { a[i] = -i }; sort.Ints(a) }"},
    {"regexps", kTime | kFuel,
     "regexp.MustCompile(\"(x+x+)+y\").MatchString(strings.Repeat(\"x\", 1<<20))"},
    {"bigExp", kTime | kFuel, "x := big.NewInt(3); for { x.Exp(x, big.NewInt(1000003), nil) }"},
    {"bigMul", kTime | kFuel,
     "x := new(big.Int).Lsh(big.NewInt(1), 1<<20); for { new(big.Int).Mul(x, x) }"},
    {"width", kTime | kFuel, "for { n |= len(fmt.Sprintf(\"%1000000d\", 1)) & 0 }"},
    {"mapIterates", kTime | kFuel,
     "m := map[int]int{}; for i := range 100000 { m[i] = i }; for { for k := range m { n |= k & 0 "
     "} }"},
    {"mapClears", kTime | kFuel,
     "m := map[int]int{}; for { for i := range 1000 { m[i] = i }; clear(m) }"},
    {"compares", kTime | kFuel,
     "s := strings.Repeat(\"a\", 1<<20); t := strings.Repeat(\"a\", 1<<20); for { if s != t { "
     "break } }"},
    {"hashes", kTime | kFuel, "b := make([]byte, 1<<20); for { sha256.Sum256(b) }"},
    {"json_", kTime | kFuel,
     "b := []byte(\"[\" + strings.Repeat(\"1,\", 1<<16) + \"1]\"); for { var v any; "
     "json.Unmarshal(b, &v) }"},
    {"flate_", kTime | kFuel,
     "w, _ := flate.NewWriter(io.Discard, 9); b := make([]byte, 1<<16); for { w.Write(b) }"},
    {"collects", kTime | kFuel, "for { runtime.GC() }"},
    {"prints", kTime | kFuel | kLocks, "for { fmt.Println(\"text\") }"},
    {"stackTraces", kTime | kFuel, "for { n |= len(debug.Stack()) & 0 }"},
};

std::string script() {
  std::string out = R"(package script

import (
	"bytes"
	"compress/flate"
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"math/big"
	"reflect"
	"regexp"
	"runtime"
	"runtime/debug"
	"sort"
	"strings"
	"sync"
	"time"
)

var n int
var counted int
var never = make(chan int)

func count() int { counted++; return counted }
func fib(n int) int { if n < 2 { return n }; return fib(n-1) + fib(n-2) }
func deep(n int) int { return deep(n+1) + 1 }
func pick[T any](a, b T) T { return a }
)";
  for (const Situation& s : kSituations)
    out += "func " + std::string(s.name) + "() { " + s.body + " }\n";
  return out;
}

TEST(EmbedLimits, EachSituationIsStopped) {
  static_assert(std::size(kSituations) >= 60);
  vo::Program program = compile(script());
  ASSERT_TRUE(program);
  int stopped = 0;
  for (const Situation& s : kSituations) {
    for (unsigned limit : {kTime, kFuel, kMemory, kStack}) {
      if ((s.ends & limit) == 0) continue;
      SCOPED_TRACE(std::string(s.name) + (limit == kTime     ? ": time"
                                          : limit == kFuel   ? ": fuel"
                                          : limit == kMemory ? ": memory"
                                                             : ": stack"));
      vo::VmOptions o;
      // (with room for a stack that is too deep, or for what takes time)
      o.memory = limit == kMemory ? 32 << 20 : size_t{2500} << 20;
      o.output = [](int, std::string_view) {};
      vo::Vm vm(program, o);
      ASSERT_TRUE(vm.start().ok());
      auto count = vm.function<int64_t()>("count").value();
      auto call = vm.function<void()>(s.name).value();
      for (int64_t round = 1; round <= 2; round++) {
        if (limit == kTime) vm.setDeadline(15ms);
        if (limit == kFuel) vm.setFuel(3000);
        if (limit != kTime) vm.setDeadline(60s);  // a hang is an error, too
        vo::Result<void> r = call();
        ASSERT_FALSE(r.ok());
        ErrorKind wanted = limit == kTime     ? ErrorKind::Interrupted
                           : limit == kFuel   ? ErrorKind::Fuel
                           : limit == kMemory ? ErrorKind::Memory
                                              : ErrorKind::Stack;
        ASSERT_EQ(r.error().kind, wanted) << r.error().text.substr(0, 500);
        vm.setFuel(0);
        vm.setDeadline(60s);
        vo::Result<int64_t> counted = count();
        if (limit == kMemory && (s.ends & kStays) != 0 && !counted.ok()) {
          ASSERT_EQ(counted.error().kind, ErrorKind::Memory);
        } else {
          ASSERT_EQ(valueOf(std::move(counted)), round);
        }
        stopped++;
        if (limit == kStack || limit == kMemory || (s.ends & kLocks) != 0)
          break;  // (what the stopped goroutine holds goes when it would run again)
      }
    }
  }
  RecordProperty("stopped", stopped);
}

}  // namespace
