/* Arenas: alignment, growth in place, the ceiling, the long jump, and flat memory over resets. */
#include "kit.h"

#define KB ((size_t)1024)
#define NO_CEILING ((size_t)1 << 40)

static void alignment_and_contents(void **state)
{
    (void)state;
    host_memory h = {0};
    arena a;
    arena_init(&a, host_source(&h), NO_CEILING);
    assert_int_equal(h.blocks, 0); /* nothing is taken before it is needed */
    assert_non_null(arena_alloc(&a, 0));
    unsigned char *last = NULL;
    for (size_t size = 1; size < 300; size++) {
        unsigned char *p = arena_zero(&a, size);
        assert_int_equal((uintptr_t)p % 8, 0);
        for (size_t i = 0; i < size; i++) assert_int_equal(p[i], 0);
        memset(p, 0xAA, size);
        if (last) assert_int_equal(last[size - 2], 0xAA); /* neighbours do not overlap */
        last = p;
    }
    uint64_t *array = arena_array(&a, 1000, sizeof *array);
    for (int i = 0; i < 1000; i++) assert_true(array[i] == 0);
    assert_string_equal(arena_copy(&a, "Tashkent 1992", 8), "Tashkent");
    assert_string_equal(arena_copy(&a, "", 0), "");
    arena_free(&a);
    assert_int_equal(h.blocks, 0);
    assert_int_equal(h.bytes, 0);
    assert_int_equal(a.used, 0);
}

static void big_pieces_leave_the_current_chunk_usable(void **state)
{
    (void)state;
    host_memory h = {0};
    arena a;
    arena_init(&a, host_source(&h), NO_CEILING);
    char *first = arena_alloc(&a, 8);
    char *big = arena_alloc(&a, 1024 * KB);
    char *second = arena_alloc(&a, 8);
    memset(big, 1, 1024 * KB);
    assert_ptr_equal(second, first + 8);
    arena_free(&a);
    assert_int_equal(h.blocks, 0);
}

static void growing(void **state)
{
    (void)state;
    host_memory h = {0};
    arena a;
    arena_init(&a, host_source(&h), NO_CEILING);
    char *p = arena_alloc(&a, 10);
    memcpy(p, "123456789", 10);
    assert_ptr_equal(arena_grow(&a, p, 10, 5), p);
    char *q = arena_grow(&a, p, 10, 500);
    assert_ptr_equal(q, p); /* it was the last thing given out */
    arena_alloc(&a, 1);
    q = arena_grow(&a, p, 500, 1000);
    assert_ptr_not_equal(q, p);
    assert_string_equal(q, "123456789");
    q = arena_grow(&a, q, 1000, 200 * KB);
    assert_string_equal(q, "123456789");
    assert_non_null(arena_grow(&a, NULL, 0, 16));

    VEC(uint32_t) v = {0};
    for (uint32_t i = 0; i < 10000; i++) vec_push(&a, &v, i * 3);
    assert_int_equal(v.n, 10000);
    for (uint32_t i = 0; i < v.n; i++) assert_int_equal(v.at[i], i * 3);
    arena_free(&a);
    assert_int_equal(h.blocks, 0);
}

static void the_ceiling_holds(void **state)
{
    (void)state;
    host_memory h = {0};
    arena a;
    arena_init(&a, host_source(&h), 100 * KB);
    ASSERT_EXHAUSTED(&a, for (;;) arena_alloc(&a, 1000));
    assert_true(h.bytes <= 100 * KB);
    assert_true(h.bytes > 90 * KB); /* and nearly all of it can be had */
    ASSERT_EXHAUSTED(&a, arena_alloc(&a, 101 * KB));
    assert_true(a.oom); /* it stays so ... */
    arena_reset(&a);
    assert_false(a.oom); /* ... until the next round */
    arena_free(&a);
    arena_init(&a, host_source(&h), 0);
    ASSERT_EXHAUSTED(&a, arena_alloc(&a, 1));
    arena_free(&a);
    assert_int_equal(h.blocks, 0);
}

static void sizes_that_overflow(void **state)
{
    (void)state;
    host_memory h = {0};
    arena a;
    arena_init(&a, host_source(&h), NO_CEILING);
    for (size_t less = 0; less < 40; less++) ASSERT_EXHAUSTED(&a, arena_alloc(&a, SIZE_MAX - less));
    ASSERT_EXHAUSTED(&a, arena_array(&a, SIZE_MAX / 8 + 1, 8));
    ASSERT_EXHAUSTED(&a, arena_array(&a, SIZE_MAX, SIZE_MAX));
    ASSERT_EXHAUSTED(&a, arena_copy(&a, "", SIZE_MAX));
    char *volatile p = arena_alloc(&a, 8);
    ASSERT_EXHAUSTED(&a, arena_grow(&a, p, 8, SIZE_MAX));
    void *at = NULL;
    uint32_t cap = UINT32_MAX - 4;
    ASSERT_EXHAUSTED(&a, vec_grow(&a, &at, &cap, 8, 100));
    assert_int_equal(cap, UINT32_MAX - 4); /* a failed growth changes nothing */
    arena_free(&a);
    assert_int_equal(h.blocks, 0);
}

static void a_host_without_memory(void **state)
{
    (void)state;
    host_memory h = {.most = 1};
    arena a;
    arena_init(&a, host_source(&h), NO_CEILING);
    ASSERT_EXHAUSTED(&a, arena_alloc(&a, 1));
    assert_int_equal(a.used, 0);
    h.most = 1000; /* a refused roomy chunk is asked for again at its bare size */
    assert_non_null(arena_alloc(&a, 500));
    assert_true(a.used < 1000);
    ASSERT_EXHAUSTED(&a, arena_alloc(&a, 1000));
    h.most = 0;
    assert_non_null(arena_alloc(&a, 1000)); /* the host has some again */
    arena_free(&a);
    assert_int_equal(h.blocks, 0);
}

static void rounds_run_in_flat_memory(void **state)
{
    (void)state;
    host_memory h = {0};
    arena a;
    arena_init(&a, host_source(&h), NO_CEILING);
    size_t requests = 0;
    for (int round = 0; round < 50; round++) {
        for (int i = 0; i < 3000; i++) memset(arena_alloc(&a, 100), round, 100);
        if (round == 10) requests = h.requests;
        arena_reset(&a);
        assert_true(h.blocks <= 1);
    }
    assert_int_equal(h.requests, requests); /* settled rounds ask the host for nothing */
    arena_reset(&a);
    arena_reset(&a);
    assert_true(h.blocks <= 1);
    arena_free(&a);
    arena_free(&a);
    assert_int_equal(h.blocks, 0);
}

static void a_small_spare_chunk_gives_way(void **state)
{
    (void)state;
    host_memory h = {0};
    arena a;
    arena_init(&a, host_source(&h), 150 * KB);
    arena_alloc(&a, 8);
    arena_reset(&a); /* keeps 64 kB, which leaves 86 under the ceiling */
    assert_non_null(arena_alloc(&a, 120 * KB));
    assert_true(h.bytes <= 150 * KB);
    arena_free(&a);
    assert_int_equal(h.blocks, 0);
}

TESTS(T(alignment_and_contents), T(big_pieces_leave_the_current_chunk_usable), T(growing), T(the_ceiling_holds),
      T(sizes_that_overflow), T(a_host_without_memory), T(rounds_run_in_flat_memory), T(a_small_spare_chunk_gives_way))
