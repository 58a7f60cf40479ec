// Values that C++ and scripts share: structs, slices, objects, func values, errors.
#include <cstdint>
#include <string>
#include <vector>

#include "embed/embed_test.h"

namespace geometry {
struct Point {
  double x = 0, y = 0;
};
struct Particle {
  Point at;
  int32_t kind = 0;
  bool alive = false;
  float mass = 0;
  uint64_t id = 0;
};
struct Named {
  std::string name;
  int64_t count = 0;
};
struct Swapped {
  int32_t b = 0;
  double a = 0;
};
}  // namespace geometry
VO_STRUCT(geometry::Point, x, y);
VO_STRUCT(geometry::Particle, at, kind, alive, mass, id);
VO_STRUCT(geometry::Named, name, count);
VO_STRUCT(geometry::Swapped, a, b);

namespace {

using geometry::Named;
using geometry::Particle;
using geometry::Point;
using vo::ErrorKind;
using vo::testing::compile;
using vo::testing::engine;
using vo::testing::valueOf;

TEST(EmbedValues, StructsAreSharedByFields) {
  vo::Host host;
  host.bind("mirror", [](Point p) { return Point{-p.x, p.y}; });
  host.bind("describe", [](const Named& n) { return n.name + "=" + std::to_string(n.count); });
  vo::Vm vm(compile(R"(package script
type Point struct { X, Y float64 }
type named struct { Name string; Count int }
type Particle struct { At Point; Kind int32; Alive bool; Mass float32; Id uint }
func mirror(p Point) Point
func describe(n named) string
func turn(p Point) Point { q := mirror(p); return Point{q.Y, q.X} }
func label(name string, n int) string { return describe(named{name, n}) }
func more(n named) named { return named{n.Name + "+", n.Count + 1} }
func grow(p Particle) Particle { p.At.X += 1; p.Kind--; p.Alive = !p.Alive; p.Mass *= 2; p.Id++; return p }
)",
                    host));
  ASSERT_TRUE(vm.start().ok());
  Point t = valueOf(vm.function<Point(Point)>("turn").value()({3, 4}));
  EXPECT_EQ(t.x, 4);
  EXPECT_EQ(t.y, -3);
  EXPECT_EQ(valueOf(vm.function<std::string(std::string_view, int64_t)>("label").value()("a", 7)),
            "a=7");
  Named n = valueOf(vm.function<Named(Named)>("more").value()({"n", 41}));
  EXPECT_EQ(n.name, "n+");
  EXPECT_EQ(n.count, 42);
  Particle p =
      valueOf(vm.function<Particle(Particle)>("grow").value()({{1, 2}, -5, false, 1.5F, 9}));
  EXPECT_EQ(p.at.x, 2);
  EXPECT_EQ(p.kind, -6);
  EXPECT_TRUE(p.alive);
  EXPECT_EQ(p.mass, 3);
  EXPECT_EQ(p.id, 10U);
}

TEST(EmbedValues, ScriptsMayBeNamedAsTheLibrarysPackages) {
  for (const char* name : {"plugin", "strings", "fmt", "main"}) {
    vo::Host host;
    host.bind("lookup", [](int64_t n) { return n + 1; });
    vo::Vm vm(compile("package " + std::string(name) +
                          "\nimport \"strings\"\nfunc lookup(n int) int\nfunc Repeat(n int) string "
                          "{ return strings.Repeat(\"x\", lookup(n)) }\n",
                      host));
    ASSERT_TRUE(vm.start().ok()) << name;
    EXPECT_EQ(valueOf(vm.function<std::string(int64_t)>("Repeat").value()(2)), "xxx") << name;
  }
}

TEST(EmbedValues, OtherStructsAreRefused) {
  vo::Vm vm(compile(R"(package script
type Point struct { X, Z float64 }
type S struct { A float64; B int32 }
type node struct { next *node; n int }
func f(p Point) {}
func g(s S) {}
func h(n *node) {}
func v(xs ...int) {}
)"));
  ASSERT_TRUE(vm.start().ok());
  EXPECT_EQ(vm.function<void(Point)>("f").error().text,
            "f is func(p Point), not func(struct{x float64; y float64})");
  EXPECT_EQ(vm.function<void(geometry::Swapped)>("g").error().text,
            "g is func(s S), not func(struct{a float64; b int32} (with other fields or another "
            "order in C++))");
  EXPECT_FALSE(vm.function<void(vo::Ref<Point>)>("h").ok());
  EXPECT_FALSE(vm.function<void(std::vector<int64_t>)>("v").ok());
}

TEST(EmbedValues, SlicesAreViewsOrCopies) {
  vo::Host host;
  host.bind("scale", [](vo::Slice<double> xs, double by) {
    for (double& x : xs) x *= by;
  });
  host.bind("range", [](int64_t n) {
    std::vector<int32_t> out;
    for (int64_t i = 0; i < n; i++) out.push_back(static_cast<int32_t>(i * i));
    return out;
  });
  host.bind("split", [](std::string_view text) {
    std::vector<std::string> out;
    for (char c : text) out.emplace_back(3, c);
    return out;
  });
  host.bind("total", [](const std::vector<std::string>& words) {
    std::string all;
    for (const std::string& w : words) all += w;
    return all;
  });
  vo::Vm vm(compile(R"(package script
import ("sort"; "strings")
type P struct { x, y float64 }
func scale(xs []float64, by float64)
func range_(n int) []int32
func split(s string) []string
func total(w []string) string
func squares(n int) (sum int) { for _, x := range rangeOf(n) { sum += int(x) }; return }
func rangeOf(n int) []int32 { return range_(n) }
func halves(xs []float64) []float64 { scale(xs[1:], 0.5); return xs }
func sorted(words []string) []string { words = append(words, "m"); sort.Strings(words); return words }
func joined(s string) string { parts := split(s); return strings.Join(parts, "-") + total(parts[1:]) }
func centre(ps []P) P { var c P; for _, p := range ps { c.x += p.x; c.y += p.y }; ps[0].x = 100; return c }
func none(n []uint8) []uint8 { if n == nil { return nil }; return n[:0] }
func big(n int) int { s := 0; for range n { s += len(split("abcdefghij")) + len(range_(1000)) }; return s }
)",
                    host.bind("range_", [](int64_t n) {
                      std::vector<int32_t> out;
                      for (int64_t i = 0; i < n; i++) out.push_back(static_cast<int32_t>(i * i));
                      return out;
                    })));
  ASSERT_TRUE(vm.start().ok());
  EXPECT_EQ(valueOf(vm.function<int64_t(int64_t)>("squares").value()(5)), 30);
  EXPECT_EQ(
      valueOf(vm.function<std::vector<double>(std::vector<double>)>("halves").value()({8, 8, 6})),
      (std::vector<double>{8, 4, 3}));
  auto sorted = vm.function<std::vector<std::string>(std::vector<std::string>)>("sorted").value();
  EXPECT_EQ(valueOf(sorted({"z", "", "a"})), (std::vector<std::string>{"", "a", "m", "z"}));
  EXPECT_EQ(valueOf(sorted({})), (std::vector<std::string>{"m"}));
  EXPECT_EQ(valueOf(vm.function<std::string(std::string)>("joined").value()("abc")),
            "aaa-bbb-cccbbbccc");
  std::vector<Point> points = {{1, 2}, {3, 4}};
  Point c = valueOf(
      vm.function<Point(vo::Slice<Point>)>("centre").value()({points.data(), points.size()}));
  EXPECT_EQ(c.x, 4);
  EXPECT_EQ(c.y, 6);
  EXPECT_EQ(points[0].x, 1) << "an argument is copied";
  EXPECT_TRUE(
      valueOf(vm.function<std::vector<uint8_t>(std::vector<uint8_t>)>("none").value()({1, 2}))
          .empty());
  EXPECT_EQ(valueOf(vm.function<int64_t(int64_t)>("big").value()(5000)), 5000 * 1010);
}

TEST(EmbedValues, ObjectsAreSharedInPlace) {
  vo::Host host;
  std::vector<vo::Ref<Particle>> kept;
  host.bind("keep", [&kept](vo::Ref<Particle> p) { kept.push_back(p); });
  host.bind("move", [](Particle& p, double dx) { p.at.x += dx; });
  vo::Program program = compile(R"(package script
import "runtime"
type Point struct { x, y float64 }
type Particle struct { at Point; kind int32; alive bool; mass float32; id uint }
func keep(p *Particle)
func move(p *Particle, dx float64)
var all []*Particle
func spawn(n int) { for i := range n { p := &Particle{id: uint(i)}; all = append(all, p); keep(p) } }
func forget() { all = nil; for range 100 { _ = make([]byte, 100000) }; runtime.GC() }
func step(p *Particle) float64 { move(p, 1.5); p.at.y--; return p.at.x }
func sum() (n float64) { for _, p := range all { n += p.at.x }; return }
func try() (s string) { defer func() { s = recover().(error).Error() }(); move(nil, 1); return "" }
func isNil(p *Particle) bool { return p == nil }
func local() float64 { var p Particle; move(&p, 2); return p.at.x }
)",
                                host);
  vo::Ref<Particle> stale;
  vo::Function<double(vo::Ref<Particle>)> staleStep;
  {
    vo::Vm vm(program);
    ASSERT_TRUE(vm.start().ok());
    ASSERT_TRUE(vm.function<void(int64_t)>("spawn").value()(1000).ok());
    ASSERT_EQ(kept.size(), 1000U);
    for (auto& p : kept) p->at.x = static_cast<double>(p->id);
    EXPECT_EQ(valueOf(vm.function<double()>("sum").value()()), 499500);
    ASSERT_TRUE(vm.function<void()>("forget").value()().ok());
    for (size_t i = 0; i < kept.size(); i++)
      ASSERT_EQ(kept[i]->at.x, static_cast<double>(i)) << "a handle keeps its object";
    auto step = vm.function<double(vo::Ref<Particle>)>("step").value();
    EXPECT_EQ(valueOf(step(kept[7])), 8.5);
    EXPECT_EQ(kept[7]->at.y, -1);
    vo::Ref<Particle> made = vm.make<Particle>();
    made->at.x = 10;
    EXPECT_EQ(valueOf(step(made)), 11.5);
    EXPECT_EQ(valueOf(vm.function<std::string()>("try").value()()),
              "host function move: nil pointer");
    EXPECT_EQ(valueOf(vm.function<double()>("local").value()()), 2);
    EXPECT_TRUE(valueOf(vm.function<bool(vo::Ref<Particle>)>("isNil").value()({})));
    EXPECT_FALSE(valueOf(vm.function<bool(vo::Ref<Particle>)>("isNil").value()(made)));
    // What belongs to another Vm is refused.
    vo::Vm other(program);
    ASSERT_TRUE(other.start().ok());
    auto theirs = other.function<double(vo::Ref<Particle>)>("step").value();
    vo::Result<double> refused = theirs(made);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().text, "the handle belongs to another Vm");
    EXPECT_EQ(valueOf(theirs(other.make<Particle>())), 1.5);
    stale = made;
    staleStep = step;
  }
  EXPECT_FALSE(stale);
  for (auto& p : kept) EXPECT_EQ(p.get(), nullptr);
  kept.clear();
  vo::Result<double> r = staleStep(stale);
  ASSERT_FALSE(r.ok());
  EXPECT_EQ(staleStep({}).error().kind, ErrorKind::Over);
  EXPECT_EQ(staleStep({}).error().text, "the Vm is no more");
}

TEST(EmbedValues, FuncValuesAreKept) {
  vo::Host host;
  std::vector<vo::Function<int64_t(int64_t)>> handlers;
  host.bind("onEvent", [&handlers](vo::Function<int64_t(int64_t)> f) { handlers.push_back(f); });
  host.bind("apply", [](vo::Function<std::string(std::string, int64_t)> f, std::string_view text) {
    vo::Result<std::string> r = f(std::string(text), 2);
    return r.ok() ? r.value() : "failed: " + r.error().text.substr(0, r.error().text.find('\n'));
  });
  host.bind("attempt", [](vo::Function<vo::Result<double>(double)> f, double x) -> std::string {
    vo::Result<double> r = f(x);
    return r.ok() ? std::to_string(r.value()) : r.error().text;
  });
  {
    vo::Vm vm(compile(R"(package script
import ("errors"; "strings"; "math")
func onEvent(f func(int) int)
func apply(f func(string, int) string, s string) string
func attempt(f func(float64) (float64, error), x float64) string
type counter struct { n int }
func (c *counter) add(n int) int { c.n += n; return c.n }
var c counter
func register() {
	total := 0
	onEvent(func(n int) int { total += n; return total })
	onEvent(c.add)
	onEvent(double)
	onEvent(nil)
}
func double(n int) int { return 2 * n }
func count() int { return c.n }
func run() string {
	return apply(strings.Repeat, "ab") + apply(func(s string, n int) string { return s[n:] }, "xyz") + "," + apply(func(s string, n int) string { panic("no") }, "")
}
func root(x float64) (float64, error) { if x < 0 { return 0, errors.New("negative") }; return math.Sqrt(x), nil }
func roots() string { return attempt(root, 16) + " " + attempt(root, -1) }
func choose(which bool) func(int) int { if which { return double }; return nil }
)",
                      host));
    ASSERT_TRUE(vm.start().ok());
    ASSERT_TRUE(vm.function<void()>("register").value()().ok());
    ASSERT_EQ(handlers.size(), 4U);
    EXPECT_EQ(valueOf(handlers[0](5)), 5);
    EXPECT_EQ(valueOf(handlers[0](6)), 11);
    EXPECT_EQ(valueOf(handlers[1](3)), 3);
    EXPECT_EQ(valueOf(vm.function<int64_t()>("count").value()()), 3);
    EXPECT_EQ(valueOf(handlers[2](21)), 42);
    EXPECT_FALSE(handlers[3]);
    EXPECT_EQ(handlers[3](1).error().text, "the function is nil");
    EXPECT_EQ(valueOf(vm.function<std::string()>("run").value()()), "ababz,failed: panic: no");
    EXPECT_EQ(valueOf(vm.function<std::string()>("roots").value()()), "4.000000 negative");
    auto choose = vm.function<vo::Function<int64_t(int64_t)>(bool)>("choose").value();
    EXPECT_EQ(valueOf(valueOf(choose(true))(4)), 8);
    EXPECT_FALSE(valueOf(choose(false)));
  }
  EXPECT_EQ(handlers[0](1).error().kind, ErrorKind::Over);
}

TEST(EmbedValues, HostFunctionsReturnErrors) {
  vo::Host host;
  int64_t calls = 0;
  host.bind("parse", [&calls](std::string_view text) -> vo::Result<int64_t> {
    calls++;
    if (text.empty()) return vo::Error{ErrorKind::Returned, "no digits", {}, 0};
    return std::stoll(std::string(text));
  });
  host.bind("check", [](bool ok) -> vo::Result<void> {
    if (!ok) return vo::Error{ErrorKind::Returned, "not ok", {}, 0};
    return {};
  });
  host.bind("load", [](std::string_view name) -> vo::Result<std::string> {
    if (name == "x") return vo::Error{ErrorKind::Returned, "no file x", {}, 0};
    return std::string(name) + "!";
  });
  vo::Vm vm(compile(R"(package script
import ("errors"; "fmt")
func parse(s string) (int, error)
func check(ok bool) error
func load(name string) (string, error)
var early, earlyErr = parse("")
func sum(a, b string) (int, error) { x := parse(a)?; y := parse(b)?; return x + y, nil }
func text() string {
	n, err := parse("")
	_, err2 := parse("")
	s, err3 := load("x")
	t, err4 := load("y")
	return fmt.Sprint(n, err, err == err2, errors.Is(err, err), check(true), check(false), s, err3, t, err4, early, earlyErr)
}
func many(n int) int { failed := 0; for i := range n { s := ""; if i%2 == 0 { s = "1" }; if _, err := parse(s); err != nil { failed += len(err.Error()) } }; return failed }
)",
                    host));
  ASSERT_TRUE(vm.start().ok());
  auto sum = vm.function<int64_t(std::string_view, std::string_view)>("sum").value();
  EXPECT_EQ(valueOf(sum("12", "30")), 42);
  EXPECT_EQ(sum("12", "").error().text, "no digits");
  EXPECT_EQ(valueOf(vm.function<std::string()>("text").value()()),
            "0 no digits false true <nil> not okno file xy!<nil> 0 no digits");
  calls = 0;
  EXPECT_EQ(valueOf(vm.function<int64_t(int64_t)>("many").value()(200000)), 900000);
  EXPECT_EQ(calls, 200000);
}

// A result that there is no memory for is put again after a collection: the host function is not
// called again.
TEST(EmbedValues, ResultsWaitForMemory) {
  int64_t calls = 0;
  vo::Host host;
  host.bind("text", [&calls](int64_t n) {
    calls++;
    return std::string(static_cast<size_t>(n), 'x');
  });
  host.bind("list", [&calls](int64_t n) -> vo::Result<std::vector<std::string>> {
    calls++;
    return std::vector<std::string>(static_cast<size_t>(n), std::string(1000, 'y'));
  });
  vo::VmOptions o;
  o.memory = 24 << 20;
  o.output = [](int, std::string_view) {};
  vo::Vm vm(compile(R"(package script
func text(n int) string
func list(n int) ([]string, error)
func run(n int) (sum int) { for range n { sum += len(text(5000000)); l, err := list(3000); if err == nil { sum += len(l) } }; return }
func tooMuch() int { return len(text(50000000)) }
)",
                    host),
            o);
  ASSERT_TRUE(vm.start().ok());
  EXPECT_EQ(valueOf(vm.function<int64_t(int64_t)>("run").value()(50)), 50 * 5003000LL);
  EXPECT_EQ(calls, 100);
  EXPECT_EQ(vm.function<int64_t()>("tooMuch").value()().error().kind, ErrorKind::Memory);
  EXPECT_EQ(calls, 101);
  EXPECT_EQ(valueOf(vm.function<int64_t(int64_t)>("run").value()(2)), 2 * 5003000LL);
}

}  // namespace
