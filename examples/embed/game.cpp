// A game loop: a thousand entities whose behaviour is a script's. Entities live in the script's
// memory, and C++ moves them in place; what an entity waits for (a delay, an order to follow) is a
// goroutine that waits. Each frame runs the goroutines that are ready for two milliseconds at most.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "vo/vo.hpp"

struct Entity {
  double x, y, vx, vy;
  int32_t id;
  bool alive;
};
VO_STRUCT(Entity, x, y, vx, vy, id, alive);

namespace {

constexpr const char* kScript = R"vo(package game

type Entity struct {
	X, Y, VX, VY float64
	ID           int32
	Alive        bool
}

func nextFrame(id int32) int  // waits; which frame it is
func spawned(e *Entity)
func report(text string)

var hits int

// Each entity has a mind of its own.
func (e *Entity) live() {
	for e.Alive {
		frame := nextFrame(e.ID)
		switch {
		case e.ID%10 == 0 && frame == 30:
			e.Alive = false
			report("gone")
		case e.X > 100 || e.X < 0:
			e.VX = -e.VX
			hits++
		}
	}
}

func Populate(n int) {
	for i := range n {
		e := &Entity{X: float64(i % 100), Y: float64(i / 100), VX: float64(i%7) - 3, ID: int32(i), Alive: true}
		spawned(e)
		go e.live()
	}
}

func Hits() int { return hits }
)vo";

template <class T>
T must(vo::Result<T> r) {
  if (r) return std::move(r.value());
  std::fputs(r.error().text.c_str(), stderr);
  std::exit(1);
}

}  // namespace

int main() {
  std::vector<vo::Ref<Entity>> entities;
  std::vector<vo::Promise<int64_t>> waiting;  // for the next frame
  int gone = 0;
  vo::Host host;
  host.bind("nextFrame", [&](int32_t, vo::Promise<int64_t> answer) { waiting.push_back(answer); });
  host.bind("spawned", [&](vo::Ref<Entity> e) { entities.push_back(e); });
  host.bind("report", [&](std::string_view) { gone++; });

  vo::Engine engine = must(vo::Engine::open());
  vo::Program program = must(engine.compile({"game.vo", kScript}, host));
  vo::Vm vm(program);
  if (vo::Result<void> started = vm.start(); !started)
    return std::fputs(started.error().text.c_str(), stderr), 1;
  auto populate = must(vm.function<void(int64_t)>("Populate"));
  if (vo::Result<void> r = populate(1000); !r) return std::fputs(r.error().text.c_str(), stderr), 1;

  for (int frame = 0; frame < 60; frame++) {
    std::vector<vo::Promise<int64_t>> now;
    now.swap(waiting);
    for (const auto& answer : now) answer.resolve(frame);
    vo::RunState state = must(vm.run(std::chrono::milliseconds(2)));
    while (state.kind == vo::RunState::Kind::Ready)
      state = must(vm.run(std::chrono::milliseconds(2)));
    for (const auto& e : entities) {
      if (!e->alive) continue;
      e->x += e->vx;
      e->y += e->vy;
    }
  }
  double sum = 0;
  int alive = 0;
  for (const auto& e : entities) {
    sum += e->x;
    alive += e->alive ? 1 : 0;
  }
  std::printf("%zu entities, %d alive, %d gone, sum of x %.0f, %lld turns\n", entities.size(),
              alive, gone, sum,
              static_cast<long long>(must(must(vm.function<int64_t()>("Hits"))())));
  return 0;
}
