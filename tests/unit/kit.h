/* What every unit program needs: cmocka, and a host's memory that counts, so that a leak or a
 * broken ceiling shows. Each test program is one translation unit; hence the static functions. */
#ifndef CASUS_TESTS_KIT_H
#define CASUS_TESTS_KIT_H
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "base/arena.h"

#define MAYBE_UNUSED __attribute__((unused))

/* Blocks and bytes that the library holds just now, and all requests. `deny` refuses the n-th
 * request from now (0: none), `deny_after` every one from that on, counted from the first, `most`
 * every request above so many bytes (0: none). */
typedef struct { size_t blocks, bytes, requests, deny, deny_after, most; } host_memory;

static void *host_resize(void *user, void *block, size_t old_size, size_t size)
{
    host_memory *h = user;
    if (size == 0) {
        if (block) h->blocks--, h->bytes -= old_size;
        free(block);
        return NULL;
    }
    h->requests++;
    if ((h->deny && --h->deny == 0) || (h->most && size > h->most) || (h->deny_after && h->requests >= h->deny_after)) return NULL;
    void *p = realloc(block, size);
    assert_non_null(p);
    if (!block) h->blocks++;
    h->bytes += size - (block ? old_size : 0);
    return p;
}

static MAYBE_UNUSED mem_source host_source(host_memory *h)
{
    return (mem_source){host_resize, h};
}

/* Runs the statement and asserts that it ends in the arena's long jump. */
#define ASSERT_EXHAUSTED(A, ...) do { \
        jmp_buf env_; \
        arena *arena_ = (A); \
        jmp_buf *kept_ = arena_->on_oom; \
        if (setjmp(env_) == 0) { \
            arena_->on_oom = &env_; \
            __VA_ARGS__; \
            fail_msg("line %d: memory was not exhausted", __LINE__); \
        } \
        arena_->on_oom = kept_; \
        assert_true(arena_->oom); \
    } while (0)

#define TESTS(...) \
    int main(void) \
    { \
        const struct CMUnitTest tests[] = {__VA_ARGS__}; \
        return cmocka_run_group_tests(tests, NULL, NULL); \
    }
#define T(F) cmocka_unit_test(F)
#endif
