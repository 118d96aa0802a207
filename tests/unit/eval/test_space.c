/* Formulas over choices: folded and shared as they are built. */
#include "worlds.h"

static void constants_fold(void **state)
{
    (void)state;
    bench b;
    bench_open(&b);
    expr p = yes_or_no(&b);
    assert_int_equal(x_and(&b.s, p, X_TRUE), p);
    assert_int_equal(x_and(&b.s, X_FALSE, p), X_FALSE);
    assert_int_equal(x_or(&b.s, p, X_FALSE), p);
    assert_int_equal(x_or(&b.s, X_TRUE, p), X_TRUE);
    assert_int_equal(x_not(&b.s, X_TRUE), X_FALSE);
    assert_int_equal(x_if(&b.s, X_FALSE, p), X_TRUE);
    assert_int_equal(x_if(&b.s, X_TRUE, p), p);
    assert_int_equal(x_if(&b.s, p, p), X_TRUE);
    bench_close(&b);
}

/* The contested fact of rule 1: p or not p, whatever p. */
static void contraries_fold(void **state)
{
    (void)state;
    bench b;
    bench_open(&b);
    expr p = yes_or_no(&b), q = yes_or_no(&b), both = x_and(&b.s, p, q);
    assert_int_equal(x_or(&b.s, p, x_not(&b.s, p)), X_TRUE);
    assert_int_equal(x_and(&b.s, p, x_not(&b.s, p)), X_FALSE);
    assert_int_equal(x_or(&b.s, both, x_not(&b.s, both)), X_TRUE);
    assert_int_equal(x_and(&b.s, x_and(&b.s, q, both), x_not(&b.s, x_and(&b.s, p, q))), X_FALSE);
    assert_int_equal(x_not(&b.s, x_not(&b.s, both)), both);
    bench_close(&b);
}

/* Equal formulas have equal numbers, however they were put together. */
static void equal_formulas_are_one(void **state)
{
    (void)state;
    bench b;
    bench_open(&b);
    expr p = yes_or_no(&b), q = yes_or_no(&b), r = yes_or_no(&b);
    assert_int_equal(x_and(&b.s, p, q), x_and(&b.s, q, p));
    assert_int_equal(x_and(&b.s, x_and(&b.s, p, q), r), x_and(&b.s, p, x_and(&b.s, r, q)));
    assert_int_equal(x_or(&b.s, x_or(&b.s, r, q), p), x_or(&b.s, x_or(&b.s, p, r), q));
    assert_int_equal(x_and(&b.s, x_and(&b.s, p, q), p), x_and(&b.s, p, q));
    assert_int_not_equal(x_and(&b.s, p, q), x_or(&b.s, p, q));
    expr three[] = {p, q, r};
    assert_int_equal(x_any_of(&b.s, three, 3), x_or(&b.s, p, x_or(&b.s, q, r)));
    assert_int_equal(x_any_of(&b.s, three, 1), p);
    assert_int_equal(x_any_of(&b.s, three, 0), X_FALSE);
    uint32_t nodes = b.s.node.n, kids = b.s.kid.n;
    x_or(&b.s, q, x_or(&b.s, r, p));
    assert_int_equal(b.s.node.n, nodes);
    assert_int_equal(b.s.kid.n, kids);
    bench_close(&b);
}

/* Answers of one choice are sets: merged, complemented, cut to what there is. */
static void answers_are_sets(void **state)
{
    (void)state;
    bench b;
    bench_open(&b);
    uint32_t c = new_choice(&b, 5, X_TRUE);
    assert_int_equal(x_or(&b.s, x_is(&b.s, c, 1), x_is(&b.s, c, 2)), x_between(&b.s, c, 1, 2));
    assert_int_equal(x_and(&b.s, x_between(&b.s, c, 0, 2), x_between(&b.s, c, 2, 4)), x_is(&b.s, c, 2));
    assert_int_equal(x_and(&b.s, x_is(&b.s, c, 0), x_is(&b.s, c, 1)), X_FALSE);
    assert_int_equal(x_or(&b.s, x_between(&b.s, c, 0, 2), x_between(&b.s, c, 2, 4)), X_TRUE);
    assert_int_equal(x_not(&b.s, x_between(&b.s, c, 0, 1)), x_between(&b.s, c, 2, 4));
    assert_int_equal(x_between(&b.s, c, -7, 99), X_TRUE);
    assert_int_equal(x_between(&b.s, c, 5, 9), X_FALSE);
    assert_int_equal(x_between(&b.s, c, 3, 2), X_FALSE);
    assert_int_equal(x_is(&b.s, c, 5), X_FALSE);
    bench_close(&b);
}

/* A choice of more answers than fit into one word, or into the few that need no memory. */
static void many_answers(void **state)
{
    (void)state;
    static const uint32_t sizes[] = {63, 64, 65, 128, 256, 257, 366};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        bench b;
        bench_open(&b);
        uint32_t n = sizes[i], c = new_choice(&b, n, X_TRUE);
        expr low = x_between(&b.s, c, 0, n / 2), high = x_between(&b.s, c, n / 2 + 1, n - 1);
        assert_int_equal(x_not(&b.s, low), high);
        assert_int_equal(x_or(&b.s, low, high), X_TRUE);
        assert_int_equal(x_and(&b.s, low, high), X_FALSE);
        assert_int_equal(x_not(&b.s, x_not(&b.s, x_is(&b.s, c, n - 1))), x_is(&b.s, c, n - 1));
        bench_close(&b);
    }
}

static void one_of_several(void **state)
{
    (void)state;
    bench b;
    bench_open(&b);
    expr f[] = {yes_or_no(&b), yes_or_no(&b), yes_or_no(&b)};
    expr least = x_one_of(&b.s, COUNT_AT_LEAST, f, 3), most = x_one_of(&b.s, COUNT_AT_MOST, f, 3), one = x_one_of(&b.s, COUNT_EXACTLY, f, 3);
    world w = {{0}};
    do {
        uint32_t n = w.answer[0] + w.answer[1] + w.answer[2];
        assert_int_equal(true_in(&b.s, least, &w), n >= 1);
        assert_int_equal(true_in(&b.s, most, &w), n <= 1);
        assert_int_equal(true_in(&b.s, one, &w), n == 1);
    } while (next_world(&b.s, &w));
    bench_close(&b);
}

/* A space is used for one question after the other: nothing of the last one is left. */
static void cleared(void **state)
{
    (void)state;
    bench b;
    bench_open(&b);
    for (int round = 0; round < 3; round++) {
        space_clear(&b.s);
        assert_int_equal(b.s.choice.n, 0);
        assert_int_equal(b.s.constraint.n, 0);
        expr f = X_TRUE;
        for (int i = 0; i < 100; i++) f = x_and(&b.s, f, x_not(&b.s, yes_or_no(&b)));
        assert_int_equal(b.s.choice.n, 100);
        assert_int_equal(b.s.node.at[f].n, 100);
        space_require(&b.s, f);
        space_require(&b.s, X_TRUE);
        assert_int_equal(b.s.constraint.n, 1);
    }
    bench_close(&b);
}

/* Random formulas mean after folding what their parts meant. */
static void folding_keeps_the_meaning(void **state)
{
    (void)state;
    uint32_t seed = 1;
    for (int round = 0; round < 300; round++) {
        bench b;
        bench_open(&b);
        draw_choices(&b, &seed);
        expr x = draw_formula(&b, &seed, 3), y = draw_formula(&b, &seed, 3);
        expr both = x_and(&b.s, x, y), either = x_or(&b.s, x, y), not = x_not(&b.s, x), then = x_if(&b.s, x, y);
        world w = {{0}};
        do {
            bool p = true_in(&b.s, x, &w), q = true_in(&b.s, y, &w);
            assert_int_equal(true_in(&b.s, both, &w), p && q);
            assert_int_equal(true_in(&b.s, either, &w), p || q);
            assert_int_equal(true_in(&b.s, not, &w), !p);
            assert_int_equal(true_in(&b.s, then, &w), !p || q);
        } while (next_world(&b.s, &w));
        bench_close(&b);
    }
}

/* A question may take LIM_STEPS steps; with the next it is given up, nothing is built for it any more, and it
 * is neither true nor false. The next question begins anew. */
static void questions_are_given_up(void **state)
{
    (void)state;
    bench b;
    bench_open(&b);
    expr p = yes_or_no(&b), q = yes_or_no(&b);
    space_step(&b.s, LIM_STEPS - b.s.steps - 1);
    assert_int_equal(b.s.given_up, KEPT_UP);
    space_step(&b.s, 1);
    assert_int_equal(b.s.given_up, KEPT_UP);
    assert_int_equal(holds_in(&b.s, X_TRUE), 1);
    space_step(&b.s, 1);
    assert_int_equal(b.s.given_up, TOO_LONG);
    uint32_t nodes = b.s.node.n;
    assert_int_equal(x_and(&b.s, p, q), X_FALSE);
    assert_int_equal(x_or(&b.s, p, X_TRUE), X_FALSE);
    assert_int_equal(x_not(&b.s, q), X_FALSE);
    assert_int_equal(x_is(&b.s, 0, 1), X_FALSE);
    assert_int_equal(b.s.node.n, nodes);
    assert_int_equal(holds_in(&b.s, X_TRUE), 2);
    assert_int_equal(holds_in(&b.s, X_FALSE), 2);
    outcome o;
    expr verdict[VERDICTS] = {X_TRUE};
    solve(&o, &b.s, verdict);
    assert_true(o.limited);
    assert_false(is_settled(&o));
    space_step(&b.s, UINT32_MAX);
    space_clear(&b.s);
    assert_int_equal(b.s.given_up, KEPT_UP);
    p = yes_or_no(&b);
    assert_int_equal(x_or(&b.s, p, X_TRUE), X_TRUE);
    bench_close(&b);
}

/* What is built after a mark is forgotten whole, and equal formulas are found again under their old numbers. */
static void back_to_a_mark(void **state)
{
    (void)state;
    bench b;
    bench_open(&b);
    expr p = yes_or_no(&b), q = yes_or_no(&b), both = x_and(&b.s, p, q);
    space_require(&b.s, x_or(&b.s, p, q));
    uint32_t steps = b.s.steps;
    space_mark m = space_here(&b.s);
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 40; i++) { /* more than the table of formulas had room for */
            expr r = yes_or_no(&b);
            space_require(&b.s, x_if(&b.s, x_and(&b.s, both, r), x_not(&b.s, x_or(&b.s, q, r))));
        }
        space_give_up(&b.s, TOO_WIDE);
        assert_true(space_back(&b.s, m));
        assert_int_equal(b.s.given_up, KEPT_UP);
        assert_int_equal(b.s.steps, steps);
        assert_int_equal(b.s.choice.n, 2);
        assert_int_equal(b.s.constraint.n, 1);
        assert_int_equal(b.s.node.n, m.node);
        assert_int_equal(x_and(&b.s, q, p), both);
        assert_int_equal(b.s.node.n, m.node);
        uint32_t fresh = b.s.node.n;
        assert_int_equal(x_not(&b.s, both), fresh);
        assert_true(space_back(&b.s, m));
    }
    bench_close(&b);
}

/* A choice of before the mark is asked of one day more: that cannot be taken back. */
static void no_way_back(void **state)
{
    (void)state;
    bench b;
    bench_open(&b);
    expr p = yes_or_no(&b);
    space_mark m = space_here(&b.s);
    x_not(&b.s, p);
    b.s.changed = true;
    assert_false(space_back(&b.s, m));
    space_clear(&b.s);
    assert_true(space_back(&b.s, space_here(&b.s)));
    bench_close(&b);
}

TESTS(T(constants_fold), T(contraries_fold), T(equal_formulas_are_one), T(answers_are_sets), T(many_answers), T(one_of_several),
      T(cleared), T(back_to_a_mark), T(no_way_back), T(questions_are_given_up), T(folding_keeps_the_meaning))
