/* One arena for all tests of a program, set up and given back around each; what is still held then fails the test. */
#ifndef CASUS_TESTS_SCRATCH_H
#define CASUS_TESTS_SCRATCH_H
#include "kit.h"

static host_memory memory;
static arena mem;

static int open_arena(void **state)
{
    (void)state;
    arena_init(&mem, host_source(&memory), (size_t)1 << 30);
    return 0;
}

static int close_arena(void **state)
{
    (void)state;
    arena_free(&mem);
    return memory.blocks != 0;
}
#endif
