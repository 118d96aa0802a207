/* Interned names: two levels, numbering by first use, and a parent that is never written to. */
#include "kit.h"
#include <stdio.h>
#include "base/intern.h"

static host_memory memory;
static arena law_mem, case_mem;

static int open_arenas(void **state)
{
    (void)state;
    arena_init(&law_mem, host_source(&memory), (size_t)1 << 30);
    arena_init(&case_mem, host_source(&memory), (size_t)1 << 30);
    return 0;
}

static int close_arenas(void **state)
{
    (void)state;
    arena_free(&law_mem);
    arena_free(&case_mem);
    return memory.blocks != 0;
}

static void one_name_one_symbol(void **state)
{
    (void)state;
    interner in;
    intern_init(&in, &law_mem, NULL);
    assert_int_equal(intern(&in, "", 0), 0);
    assert_string_equal(intern_str(&in, 0), "");
    sym a = intern(&in, "Armenia", 7), b = intern(&in, "Belarus", 7);
    assert_int_equal(a, 1);
    assert_int_equal(b, 2);
    assert_int_equal(intern(&in, "Armenian", 7), a);
    assert_int_not_equal(intern(&in, "Armenian", 8), a);
    assert_int_equal(intern_find(&in, "Belarus", 7), b);
    assert_int_equal(intern_find(&in, "Belaru", 6), 0);
    assert_int_equal(intern_find(&in, "", 0), 0);
    assert_string_equal(intern_str(&in, a), "Armenia");
    assert_true(slice_eq(intern_text(&in, b), SLICE("Belarus")));
    assert_int_equal(intern_text(&in, 9999).len, 0); /* no such symbol */
}

static void many_names_and_odd_bytes(void **state)
{
    (void)state;
    enum { MANY = 20000 };
    interner in;
    intern_init(&in, &law_mem, NULL);
    char text[32];
    for (int i = 0; i < MANY; i++) {
        int n = snprintf(text, sizeof text, "%*s%d", i % 17, "", i);
        assert_int_equal(intern(&in, text, (size_t)n), i + 1);
    }
    for (int i = 0; i < MANY; i++) {
        int n = snprintf(text, sizeof text, "%*s%d", i % 17, "", i);
        assert_int_equal(intern_find(&in, text, (size_t)n), i + 1);
        assert_string_equal(intern_str(&in, (sym)i + 1), text);
    }
    sym z = intern(&in, "a\0b", 3);
    assert_int_not_equal(z, intern(&in, "a", 1));
    assert_int_not_equal(z, intern(&in, "a\0c", 3));
    assert_int_equal(intern_text(&in, z).len, 3);
}

static void the_case_asks_the_law_first(void **state)
{
    (void)state;
    interner law, local;
    intern_init(&law, &law_mem, NULL);
    sym russia = intern(&law, "Russia", 6);
    uint32_t known = law.entry.n;
    intern_init(&local, &case_mem, &law);
    for (int round = 0; round < 5; round++) {
        assert_int_equal(local.first, known);
        assert_int_equal(intern(&local, "Russia", 6), russia);
        assert_int_equal(intern(&local, "", 0), 0);
        assert_string_equal(intern_str(&local, 0), "");
        sym fresh = intern(&local, "fighting_t", 10);
        assert_int_equal(fresh, known); /* numbered after the law's, from the start in every round */
        for (int i = 0; i < 500; i++) {
            char text[16];
            int n = snprintf(text, sizeof text, "e%d", i);
            intern(&local, text, (size_t)n);
        }
        assert_int_equal(intern_find(&local, "fighting_t", 10), fresh);
        assert_int_equal(intern_find(&local, "Russia", 6), russia);
        assert_int_equal(intern_find(&law, "fighting_t", 10), 0);
        assert_string_equal(intern_str(&local, fresh), "fighting_t");
        assert_string_equal(intern_str(&local, russia), "Russia");
        assert_int_equal(law.entry.n, known); /* the law's table was only read */
        arena_reset(&case_mem);
        intern_restart(&local);
        assert_int_equal(intern_find(&local, "fighting_t", 10), 0);
    }
    /* A law that grew meanwhile: the case's numbers follow it. */
    intern(&law, "Georgia", 7);
    intern_restart(&local);
    assert_int_equal(local.first, known + 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {T(one_name_one_symbol), T(many_names_and_odd_bytes), T(the_case_asks_the_law_first)};
    return cmocka_run_group_tests(tests, open_arenas, close_arenas);
}
