/* Lets the nth call that changes a file fail, to see what becomes of the reviewer's work: loaded before libc by
   tests/benchmarks/review_faults.py. Calls on descriptors below 3 (the terminal) are left alone. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <sys/types.h>

static long calls, failing;
static int with;

void faults_arm(long at, int error) { calls = 0; failing = at; with = error; }
long faults_seen(void) { return calls; }

static int fails(void) {
    if (failing == 0 || ++calls != failing) return 0;
    errno = with;
    return 1;
}

#define PASS(result, name, parameters, arguments, on_disk)                     \
    result name parameters {                                                   \
        static result (*real) parameters;                                      \
        if (!real) real = (result (*) parameters)dlsym(RTLD_NEXT, #name);      \
        return (on_disk) && fails() ? -1 : real arguments;                     \
    }

PASS(ssize_t, write, (int file, const void *data, size_t size), (file, data, size), file > 2)
PASS(ssize_t, pwrite, (int file, const void *data, size_t size, off_t at), (file, data, size, at), 1)
PASS(ssize_t, pwrite64, (int file, const void *data, size_t size, off64_t at), (file, data, size, at), 1)
PASS(int, fsync, (int file), (file), 1)
PASS(int, fdatasync, (int file), (file), 1)
PASS(int, ftruncate, (int file, off_t size), (file, size), 1)
PASS(int, ftruncate64, (int file, off64_t size), (file, size), 1)
PASS(int, rename, (const char *from, const char *to), (from, to), 1)
PASS(int, unlink, (const char *name), (name), 1)
