/* A C program with a script. */
#include <stdio.h>
#include <string.h>

#include "vo/vo.h"

static const char kScript[] =
    "package shop\n"
    "\n"
    "import (\"errors\"; \"fmt\"; \"strings\")\n"
    "\n"
    "func stock(item string) int\n"
    "\n"
    "func Offer(item string, price float64) (string, error) {\n"
    "	n := stock(item)\n"
    "	if n == 0 {\n"
    "		fail errors.New(item + \" is sold out\")\n"
    "	}\n"
    "	if n > 100 {\n"
    "		price *= 0.8\n"
    "	}\n"
    "	return fmt.Sprintf(\"%s %.2f\", strings.ToUpper(item), price), nil\n"
    "}\n"
    "\n"
    "func Broken(i int) int { return []int{1}[i] }\n";

static const char* stock(void* context, const vo_value* args, vo_value* result) {
  int* asked = context;
  ++*asked;
  if (args[0].string.size == 0) return "no item";
  result->integer = args[0].string.data[0] == 'a' ? 500 : args[0].string.data[0] == 'b' ? 3 : 0;
  return NULL;
}

int main(void) {
  int asked = 0;
  vo_error* error = NULL;
  vo_host_function host = {"stock", "s:l", stock, &asked};
  vo_engine* engine = vo_engine_open(VO_IMAGE_FILE, &error);
  vo_program* program = engine ? vo_compile(engine, "shop.vo", kScript, strlen(kScript), &host, 1, &error) : NULL;
  vo_vm* vm = program ? vo_vm_new(program, NULL, &error) : NULL;
  const vo_function* offer = vm ? vo_find(vm, "Offer", "sd:s", &error) : NULL;
  const vo_function* broken = vm ? vo_find(vm, "Broken", "l:l", &error) : NULL;
  if (!offer || !broken) {
    fprintf(stderr, "%s\n", vo_error_text(error));
    return 1;
  }
  const char* items[] = {"apple", "bread", "cheese", ""};
  for (int i = 0; i < 4; i++) {
    vo_value args[2], result;
    args[0].string.data = items[i];
    args[0].string.size = strlen(items[i]);
    args[1].number = 10;
    vo_status status = vo_call(offer, args, &result, &error);
    if (status == VO_OK) {
      printf("%.*s\n", (int)result.string.size, result.string.data);
    } else {
      printf("%d: %.*s\n", (int)status, (int)strcspn(vo_error_text(error), "\n"), vo_error_text(error));
      vo_error_free(error);
    }
  }
  vo_value arg = {0}, result = {0};
  arg.integer = 7;
  printf("%s", vo_call(broken, &arg, &result, NULL) == VO_PANIC ? "a panic, " : "?");
  arg.integer = 0;
  printf("%d, %d asked\n", vo_call(broken, &arg, &result, NULL) == VO_OK ? (int)result.integer : -1, asked);
  vo_vm_free(vm);
  vo_program_free(program);
  vo_engine_free(engine);
  return 0;
}
