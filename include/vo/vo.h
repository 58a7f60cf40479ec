/* libvo for C: Go and Vo as the scripting language of a program. The same as vo.hpp, whose comments tell more; a C++ program uses that.
 *
 * Types of functions are texts: letters of the parameters, ':', the letter of the result or nothing.
 *   b  bool      l  int, int64       u  uint, uint64, uintptr      i  int32      f  float32      d  float64      s  string
 * "sl:d" is func(string, int) float64, or (float64, error).
 *
 * What fails gives a null pointer or a status that is not VO_OK, and, if `error` is not null, an error to be freed. One thread at a time uses a vm and what
 * belongs to it; engines and programs are any thread's. */
#ifndef VO_VO_H
#define VO_VO_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct vo_engine vo_engine;
typedef struct vo_program vo_program;
typedef struct vo_vm vo_vm;
typedef struct vo_function vo_function;
typedef struct vo_error vo_error;

typedef enum {
  VO_OK,
  VO_ENGINE,
  VO_COMPILE,
  VO_SIGNATURE,
  VO_RETURNED, /* the function has returned an error that is not nil */
  VO_PANIC,
  VO_GOEXIT,
  VO_FUEL, /* a limit has stopped the call; the vm goes on, up to here */
  VO_MEMORY,
  VO_STACK,
  VO_INTERRUPTED,
  VO_EXITED, /* from here on the program has ended */
  VO_OVER
} vo_status;

vo_status vo_error_status(const vo_error* error);
/* Ends with 0; lives as long as the error. */
const char* vo_error_text(const vo_error* error);
/* The place of the first diagnostic of VO_COMPILE, or 0. */
int vo_error_line(const vo_error* error);
int vo_error_column(const vo_error* error);
int vo_error_exit_code(const vo_error* error);
void vo_error_free(vo_error* error);

/* bool is in `integer`, as 0 or 1. */
typedef union {
  int64_t integer;
  uint64_t unsigned_integer;
  double number; /* of float32, too */
  struct {
    const char* data;
    size_t size;
  } string;
} vo_value;

/* A host function: fills *result in; a string there is copied when the function has returned. What is returned is null, or the text of a panic. Strings among the
 * arguments are the script's, until the function returns. */
typedef const char* (*vo_host_call)(void* context, const vo_value* args, vo_value* result);
typedef struct {
  const char* name;
  const char* type;
  vo_host_call call;
  void* context;
} vo_host_function;

/* find_package(Vo) says where the installed image is; `pkg-config --variable=image vo`, too. */
#ifndef VO_IMAGE_FILE
#define VO_IMAGE_FILE ""
#endif
/* `image`: see vo::Engine::open; VO_IMAGE_FILE, or null. */
vo_engine* vo_engine_open(const char* image, vo_error** error);
void vo_engine_free(vo_engine* engine);

/* The script may do nothing to the process, and ask of the system what vo_options say. */
vo_program* vo_compile(vo_engine* engine, const char* name, const char* text, size_t size, const vo_host_function* host, size_t host_count, vo_error** error);
void vo_program_free(vo_program* program);

typedef struct {
  size_t memory;      /* bytes; 0: the 4 GiB of address space that a vm then has */
  uint64_t fuel;      /* calls and back-edges; 0: no limit */
  uint64_t seed;      /* 0: taken from the system */
  void (*output)(void* context, int fd, const char* text, size_t size); /* null: the process' */
  void* output_context;
  /* What the script may ask of the system (docs/sandbox.md): null, or names with a null behind the last. */
  const char* const* allow_read;  /* folders with all below them, and files */
  const char* const* allow_write;
  const char* const* allow_net;   /* IP[/bits][:port], "localhost", "*" */
  const char* const* env;         /* "NAME=value": all of its environment */
  int allow_entropy;              /* random numbers of the system */
  int64_t clock_step;             /* nanoseconds; clocks show multiples of it. 0: a millisecond */
  uint64_t open_files;            /* at a time; 0: 256 */
  uint64_t output_bytes;          /* after which the program ends; 0: any number */
} vo_options;

/* Makes and starts it; `options` may be null. The program may be freed before. */
vo_vm* vo_vm_new(vo_program* program, const vo_options* options, vo_error** error);
void vo_vm_free(vo_vm* vm);
/* From any thread, or a signal handler. */
void vo_vm_interrupt(vo_vm* vm);
/* Calls that take longer from now on are interrupted. */
void vo_vm_set_deadline(vo_vm* vm, int64_t nanoseconds);

/* Belongs to the vm. */
const vo_function* vo_find(vo_vm* vm, const char* name, const char* type, vo_error** error);
/* A string result lives until the function's next call. */
vo_status vo_call(const vo_function* function, const vo_value* args, vo_value* result, vo_error** error);

#ifdef __cplusplus
}
#endif
#endif
