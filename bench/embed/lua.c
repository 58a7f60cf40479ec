/* The same with Lua's C API: Lua 5.4, or LuaJIT (its compiler is off when the first argument is "interpreter"). See bench/embed/run. */
#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const char* calls =
    "function add(x) return x + 1 end\n"
    "function text(s) return #s end\n"
    "function loop(n) local s = 0; for i = 0, n - 1 do s = s + id(i) end return s end\n"
    "function back(n) return each(n, add) end\n";
static const char* tenant =
    "local sold = {}\n"
    "function Price(item, n)\n"
    "  sold[item] = (sold[item] or 0) + n\n"
    "  local price = n * 2.5\n"
    "  if sold[item] > 100 then price = price * 0.9 end\n"
    "  return price\n"
    "end\n";

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec * 1e-9;
}
static long residentKilobytes(void) {
  FILE* f = fopen("/proc/self/smaps_rollup", "r");
  char line[200];
  long sum = 0, n;
  while (fgets(line, sizeof line, f) != NULL)
    if (sscanf(line, "Private_Dirty: %ld", &n) == 1) sum += n;
  fclose(f);
  return sum;
}
static int id(lua_State* l) {
  lua_pushinteger(l, luaL_checkinteger(l, 1));
  return 1;
}
static int each(lua_State* l) {
  lua_Integer n = luaL_checkinteger(l, 1), s = 0;
  for (lua_Integer i = 0; i < n; i++) {
    lua_pushvalue(l, 2);
    lua_pushinteger(l, i);
    lua_call(l, 1, 1);
    s += lua_tointeger(l, -1);
    lua_pop(l, 1);
  }
  lua_pushinteger(l, s);
  return 1;
}
static lua_State* make(const char* script, int interpreted) {
  lua_State* l = luaL_newstate();
  luaL_openlibs(l);
  if (interpreted) luaL_dostring(l, "jit.off()");
  lua_pushcfunction(l, id);
  lua_setglobal(l, "id");
  lua_pushcfunction(l, each);
  lua_setglobal(l, "each");
  if (luaL_dostring(l, script)) {
    fputs(lua_tostring(l, -1), stderr);
    exit(1);
  }
  return l;
}
/* The function is kept, as with libvo, and the call is protected. */
static double callEach(lua_State* l, const char* name, int rounds, int withText) {
  lua_getglobal(l, name);
  double begin = now();
  lua_Integer s = 0;
  for (int i = 0; i < rounds; i++) {
    lua_pushvalue(l, -1);
    if (withText) {
      lua_pushlstring(l, "a short text", 12);
    } else {
      lua_pushinteger(l, s);
    }
    if (lua_pcall(l, 1, 1, 0) != 0) exit(1);
    s = lua_tointeger(l, -1);
    lua_pop(l, 1);
  }
  double t = now() - begin;
  lua_pop(l, 1);
  return t;
}
static double callOnce(lua_State* l, const char* name, int rounds, int unused) {
  (void)unused;
  double begin = now();
  lua_getglobal(l, name);
  lua_pushinteger(l, rounds);
  if (lua_pcall(l, 1, 1, 0) != 0) exit(1);
  lua_pop(l, 1);
  return now() - begin;
}
static void report(const char* name, double (*f)(lua_State*, const char*, int, int), lua_State* l, const char* function, int withText) {
  const int rounds = 2000000;
  double best = 1e9;
  for (int r = 0; r < 5; r++) {
    double t = f(l, function, rounds, withText);
    if (t < best) best = t;
  }
  printf("%s, ns %.1f\n", name, best * 1e9 / rounds);
}

int main(int argc, char** argv) {
  int interpreted = argc > 1 && strcmp(argv[1], "interpreter") == 0;
  double t = now();
  for (int i = 0; i < 1000; i++) lua_close(make(calls, interpreted));
  printf("create and destroy, us %.1f\n", (now() - t) * 1e3);
  lua_State* l = make(calls, interpreted);
  report("host calls script", callEach, l, "add", 0);
  report("host calls script with a text", callEach, l, "text", 1);
  report("script calls host", callOnce, l, "loop", 0);
  report("script calls host calls script", callOnce, l, "back", 0);
  lua_close(l);
  enum { kTenants = 100 };
  long before = residentKilobytes();
  for (int i = 0; i < kTenants; i++) {
    l = make(tenant, interpreted);
    lua_getglobal(l, "Price");
    lua_pushliteral(l, "apple");
    lua_pushinteger(l, i);
    if (lua_pcall(l, 2, 1, 0) != 0) return 1;
    lua_pop(l, 1);
  }
  printf("isolate, KiB %.1f\n", (double)(residentKilobytes() - before) / kTenants);
  return 0;
}
