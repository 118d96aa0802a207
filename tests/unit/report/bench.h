/* A sink that collects bytes or refuses them at a chosen call, with an arena of its own. */
#ifndef TEST_REPORT_BENCH_H
#define TEST_REPORT_BENCH_H
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>
#include "report/report.h"

#define COUNT(a) ((uint32_t)(sizeof(a) / sizeof(a)[0]))

typedef struct { strbuf got; size_t calls, refuse_at; arena mem; jmp_buf oom; } bench;

static void *resize_block(void *user, void *block, size_t old_size, size_t size)
{
    (void)user, (void)old_size;
    if (size) return realloc(block, size);
    free(block);
    return NULL;
}

/* Refuses call number `refuse_at`; a call after that is a mistake of the report. */
static int collect(void *user, const char *bytes, size_t n)
{
    bench *b = user;
    b->calls++;
    if (b->refuse_at) assert_true(b->calls <= b->refuse_at);
    assert_true(n > 0);
    sb_put(&b->got, bytes, n);
    return b->calls == b->refuse_at;
}

static out bench_out(bench *b, size_t refuse_at)
{
    memset(b, 0, sizeof *b);
    arena_init(&b->mem, (mem_source){resize_block, NULL}, (size_t)1 << 30);
    sb_init(&b->got, &b->mem);
    b->refuse_at = refuse_at;
    return (out){.put = collect, .user = b, .mem = &b->mem};
}

static void bench_end(bench *b)
{
    arena_free(&b->mem);
}
#endif
