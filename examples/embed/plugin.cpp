// A plugin that asks the host for what takes a while: its goroutines park on the host's promises,
// and the host's own event loop goes on.
#include <poll.h>

#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <queue>
#include <string>
#include <thread>
#include <utility>

#include "vo/vo.hpp"

namespace {

constexpr const char* kScript = R"vo(package plugin

import (
	"fmt"
	"strings"
	"sync"
	"time"
)

func lookup(key string) (string, error) // asks the host's store
func done(summary string)

func Start(keys string) {
	go func() {
		defer func() {
			if r := recover(); r != nil { done(fmt.Sprint(r)) }
		}()
		names := strings.Fields(keys)
		found := make([]string, len(names))
		var wg sync.WaitGroup
		for i, name := range names {
			wg.Go(func() {
				value, err := lookup(name)
				if err != nil { value = "(" + err.Error() + ")" }
				found[i] = name + "=" + value
			})
		}
		wg.Wait()
		time.Sleep(2 * time.Millisecond)
		done(strings.Join(found, " "))
	}()
}
)vo";

/// A store that answers from a thread of its own.
class Store {
 public:
  using Answer = vo::Promise<vo::Result<std::string>>;
  Store() : thread_([this] { serve(); }) {}
  ~Store() {
    ask("", {});
    thread_.join();
  }
  void ask(std::string key, Answer answer) {
    std::lock_guard<std::mutex> lock(mutex_);
    questions_.emplace(std::move(key), std::move(answer));
    asked_.notify_one();
  }

 private:
  void serve() {
    for (;;) {
      std::unique_lock<std::mutex> lock(mutex_);
      asked_.wait(lock, [this] { return !questions_.empty(); });
      auto [key, answer] = std::move(questions_.front());
      questions_.pop();
      lock.unlock();
      if (key.empty()) return;
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
      if (key == "moon") {
        answer.resolve(vo::Error{vo::ErrorKind::Returned, "too far", {}, 0});
      } else {
        answer.resolve(key + "!");
      }
    }
  }
  std::mutex mutex_;
  std::condition_variable asked_;
  std::queue<std::pair<std::string, Answer>> questions_;
  std::thread thread_;
};

}  // namespace

int main() {
  std::string summary;
  Store store;
  vo::Host host;
  host.bind("lookup", [&store](std::string key, Store::Answer answer) {
    store.ask(std::move(key), std::move(answer));
  });
  host.bind("done", [&summary](std::string text) { summary = std::move(text); });
  vo::Result<vo::Engine> engine = vo::Engine::open();
  if (!engine) return std::fputs(engine.error().text.c_str(), stderr), 1;
  vo::Result<vo::Program> program = engine.value().compile({"plugin.vo", kScript}, host);
  if (!program) return std::fputs(program.error().text.c_str(), stderr), 1;
  vo::Vm vm(program.value());
  if (!vm.start()) return 1;
  auto start = vm.function<void(std::string_view)>("Start");
  if (!start || !start.value()("sun moon earth")) return 1;

  int rounds = 0;
  while (summary.empty()) {  // the host's loop: here it watches nothing but the script
    vo::Result<vo::RunState> state = vm.run(std::chrono::milliseconds(1));
    if (!state) return std::fputs(state.error().text.c_str(), stderr), 1;
    if (state.value().kind == vo::RunState::Kind::Idle) break;
    pollfd events = {vm.eventFd(), POLLIN, 0};
    auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(state.value().nextTimer);
    int longest = state.value().kind == vo::RunState::Kind::Ready ? 0
                  : ms.count() < 1000                             ? static_cast<int>(ms.count()) + 1
                                                                  : 1000;
    poll(&events, 1, longest);
    rounds++;
  }
  std::printf("%s%s\n", summary.c_str(), rounds < 1000 ? "" : ", after too many rounds");
  return 0;
}
