/* The table of constructs: complete, and what a text uses. */
#include "kit.h"
#include "syntax/constructs.h"

static void test_every_kind_is_covered(void **state)
{
    (void)state;
    for (int k = 0; k < N_KINDS; k++)
        if (!construct_covers((node_kind)k)) fail_msg("node kind %d is in no construct and no part of one", k);
}

static void test_names_are_distinct(void **state)
{
    (void)state;
    for (size_t i = 0; i < construct_count(); i++)
        for (size_t k = 0; k < i; k++) {
            bool a, b;
            assert_string_not_equal(construct_name(i, &a), construct_name(k, &b));
        }
}

static bool uses(const unsigned char *used, const char *name)
{
    for (size_t i = 0; i < construct_count(); i++) {
        bool verdict;
        if (strcmp(construct_name(i, &verdict), name) == 0) return used[i];
    }
    fail_msg("there is no construct %s", name);
    return false;
}

static void test_what_a_tree_uses(void **state)
{
    (void)state;
    host_memory host = {0};
    arena mem;
    arena_init(&mem, host_source(&host), (size_t)1 << 20);
    ast t;
    ast_init(&t, &mem);
    unsigned char used[512] = {0};
    assert_true(construct_count() <= sizeof used);
    constructs_used(&t, used);
    for (size_t i = 0; i < construct_count(); i++) assert_false(used[i]);
    span at = {0};
    node_id n = ast_add(&t, N_MATCH, at, 0, 0);
    t.node.at[n].op = Q_EVERY;
    n = ast_add(&t, N_COND, at, 0, n);
    t.node.at[n].flag = 1;
    n = ast_add(&t, N_VERDICT, at, 0, 0);
    t.node.at[n].op = V_PENDING;
    constructs_used(&t, used);
    assert_false(uses(used, "expect ... never"));
    t.node.at[n].flag = 1; /* as the parser marks "never pending" */
    constructs_used(&t, used);
    assert_true(uses(used, "expect ... never"));
    assert_true(uses(used, "PENDING"));
    assert_true(uses(used, "every EVENT"));
    assert_true(uses(used, "implied"));
    assert_false(uses(used, "some EVENT"));
    assert_false(uses(used, "where"));
    arena_free(&mem);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_kind_is_covered),
        cmocka_unit_test(test_names_are_distinct),
        cmocka_unit_test(test_what_a_tree_uses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
