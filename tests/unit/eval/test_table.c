/* Truth tables: which choices get how many bits, and which worlds are admissible. */
#include "worlds.h"
#include "base/limits.h"

static uint32_t count(const table *t, const uint64_t *set)
{
    uint32_t n = 0;
    for (uint32_t w = 0; (w = table_next(t, set, w)) < t->worlds; w++) n++;
    return n;
}

/* Days asked about only as "not after the twentieth" are one bit, with a second question two. */
static void as_many_cells_as_are_told_apart(void **state)
{
    (void)state;
    bench b;
    table t;
    bench_open(&b);
    uint32_t c = new_choice(&b, 1000, X_TRUE);
    expr early = x_between(&b.s, c, 0, 19), late = x_between(&b.s, c, 500, 999), f = x_or(&b.s, early, x_not(&b.s, late));
    assert_true(table_build(&t, &b.s, &early, 1));
    assert_int_equal(t.column.at[0].cells, 2);
    assert_int_equal(t.bits, 1);
    assert_int_equal(t.words, 1);
    assert_int_equal(t.column.at[0].answer_of[t.column.at[0].cell_of[700]], 20);
    expr roots[] = {early, late};
    assert_true(table_build(&t, &b.s, roots, 2));
    assert_int_equal(t.column.at[0].cells, 3);
    assert_int_equal(t.bits, 2);
    assert_int_equal(count(&t, t.admissible), 3); /* the fourth number of two bits is no answer */
    assert_int_equal(f, x_between(&b.s, c, 0, 499));
    bench_close(&b);
}

/* Only choices that the question can tell apart, and those that a constraint ties to them, get bits. */
static void constraints_bring_in_what_they_tie(void **state)
{
    (void)state;
    bench b;
    table t;
    bench_open(&b);
    expr p = yes_or_no(&b), q = yes_or_no(&b), r = yes_or_no(&b), apart = yes_or_no(&b), also = yes_or_no(&b);
    space_require(&b.s, x_not(&b.s, x_and(&b.s, p, q)));
    space_require(&b.s, x_or(&b.s, q, r));
    space_require(&b.s, x_or(&b.s, apart, also));
    assert_true(table_build(&t, &b.s, &p, 1));
    assert_int_equal(t.column.n, 3);
    assert_int_equal(t.constraint.n, 2);
    /* not (p and q), q or r: 3 of the 8 have neither; (p,q,r) = 001, 010, 011, 101. */
    assert_int_equal(count(&t, t.admissible), 4);
    assert_true(table_build(&t, &b.s, &also, 1));
    assert_int_equal(t.column.n, 2);
    assert_int_equal(count(&t, t.admissible), 3);
    bench_close(&b);
}

/* A choice that is asked only under a condition brings in that condition, and has one world without it. */
static void not_asked(void **state)
{
    (void)state;
    bench b;
    table t;
    bench_open(&b);
    expr happened = yes_or_no(&b), lawful = x_is(&b.s, new_choice(&b, 2, happened), 1);
    assert_true(table_build(&t, &b.s, &lawful, 1));
    assert_int_equal(t.column.n, 2);
    assert_null(t.column.at[0].asked);
    assert_non_null(t.column.at[1].asked);
    assert_int_equal(count(&t, t.admissible), 3);
    for (uint32_t w = 0; (w = table_next(&t, t.admissible, w)) < t.worlds; w++)
        if (!cell_in(&t.column.at[0], w)) assert_false(world_in(table_of(&t, lawful), w));
    bench_close(&b);
}

/* Sixteen bits are a table of 8 kB, seventeen are too many; then the columns can still be named. */
static void sixteen_bits(void **state)
{
    (void)state;
    bench b;
    table t;
    bench_open(&b);
    expr some = X_FALSE;
    for (uint32_t i = 0; i < LIM_WORLD_BITS; i++) some = x_or(&b.s, some, yes_or_no(&b));
    assert_true(table_build(&t, &b.s, &some, 1));
    assert_int_equal(t.bits, 16);
    assert_int_equal(t.words * sizeof(uint64_t), 8192);
    assert_int_equal(count(&t, table_of(&t, some)), 65535);
    some = x_or(&b.s, some, yes_or_no(&b));
    assert_false(table_build(&t, &b.s, &some, 1));
    assert_int_equal(t.column.n, LIM_WORLD_BITS + 1);
    bench_close(&b);
}

/* A table of sixteen bits has 1024 words for each formula: so many formulas may be asked, and no more. */
static void words_of_a_table(void **state)
{
    (void)state;
    enum { MOST = LIM_TABLE_WORDS / 1024 };
    bench b;
    table t;
    bench_open(&b);
    expr p[LIM_WORLD_BITS], all = X_FALSE, some;
    for (uint32_t i = 0; i < LIM_WORLD_BITS; i++) p[i] = yes_or_no(&b), all = x_or(&b.s, all, p[i]);
    some = x_and(&b.s, p[0], p[1]);
    for (uint32_t i = 0;; i++) { /* one formula more in each round */
        some = i % 2 ? x_and(&b.s, some, p[2 + i % 14]) : x_or(&b.s, some, p[2 + i % 14]);
        if (b.s.node.n < MOST) continue; /* not all of them are asked */
        expr roots[] = {all, some};
        bool built = table_build(&t, &b.s, roots, 2);
        assert_int_equal(t.bits, LIM_WORLD_BITS);
        assert_int_equal(built, t.met <= MOST);
        if (!built) break;
    }
    assert_int_equal(t.met, MOST + 1);
    assert_int_equal(b.s.given_up, TOO_LONG);
    bench_close(&b);
}

/* Six bits are one word; one more are two. */
static void one_word_or_more(void **state)
{
    (void)state;
    for (uint32_t n = 1; n <= 9; n++) {
        bench b;
        table t;
        bench_open(&b);
        expr all = X_TRUE, odd = X_FALSE;
        for (uint32_t i = 0; i < n; i++) {
            expr p = yes_or_no(&b);
            all = x_and(&b.s, all, p);
            odd = x_or(&b.s, x_and(&b.s, odd, x_not(&b.s, p)), x_and(&b.s, x_not(&b.s, odd), p));
        }
        expr roots[] = {all, odd};
        assert_true(table_build(&t, &b.s, roots, 2));
        assert_int_equal(t.words, n <= 6 ? 1 : 1u << (n - 6));
        assert_int_equal(count(&t, t.admissible), 1u << n);
        assert_int_equal(count(&t, table_of(&t, all)), 1);
        assert_int_equal(count(&t, table_of(&t, odd)), 1u << (n - 1));
        assert_int_equal(table_next(&t, table_of(&t, all), 0), (1u << n) - 1);
        assert_false(table_any(&t, table_of(&t, X_FALSE)));
        bench_close(&b);
    }
}

/* Formulas made after the table was laid out are computed as well. */
static void formulas_made_later(void **state)
{
    (void)state;
    bench b;
    table t;
    bench_open(&b);
    expr p = yes_or_no(&b), q = yes_or_no(&b), both = x_and(&b.s, p, q);
    assert_true(table_build(&t, &b.s, &both, 1));
    expr later = x_or(&b.s, x_not(&b.s, p), x_and(&b.s, p, x_not(&b.s, q)));
    assert_int_equal(count(&t, table_of(&t, later)), 3);
    bench_close(&b);
}

/* A constraint that nothing meets leaves no world, whatever it speaks of. */
static void no_world_at_all(void **state)
{
    (void)state;
    bench b;
    table t;
    bench_open(&b);
    expr p = yes_or_no(&b);
    space_require(&b.s, X_FALSE);
    assert_true(table_build(&t, &b.s, &p, 1));
    assert_false(table_any(&t, t.admissible));
    bench_close(&b);
}

/* Random questions: the worlds of the table are those of the enumeration, cell for answer. */
static void as_enumerated(void **state)
{
    (void)state;
    uint32_t seed = 7;
    for (int round = 0; round < 300; round++) {
        bench b;
        table t;
        bench_open(&b);
        draw_choices(&b, &seed);
        for (uint32_t i = draw(&seed, 3); i; i--) space_require(&b.s, draw_formula(&b, &seed, 2));
        expr x = draw_formula(&b, &seed, 3);
        for (uint32_t c = 0; c < b.s.choice.n; c++) x = x_and(&b.s, x, x_or(&b.s, x_is(&b.s, c, 0), draw_formula(&b, &seed, 1)));
        assert_true(table_build(&t, &b.s, &x, 1));
        bool any_yes = false, any_no = false;
        world w = {{0}};
        do {
            if (!admissible(&b.s, &w)) continue;
            uint32_t number = 0;
            for (uint32_t k = 0; k < t.column.n; k++)
                number |= (uint32_t)t.column.at[k].cell_of[w.answer[t.column.at[k].choice]] << t.column.at[k].shift;
            assert_true(world_in(t.admissible, number));
            assert_int_equal(world_in(table_of(&t, x), number), true_in(&b.s, x, &w));
            any_yes = any_yes || true_in(&b.s, x, &w);
            any_no = any_no || !true_in(&b.s, x, &w);
        } while (next_world(&b.s, &w));
        /* Where a constraint apart from the question leaves no world, the question does not see it. */
        if (any_yes || any_no) assert_int_equal(holds_in(&b.s, x), any_yes && any_no ? 2 : any_yes);
        bench_close(&b);
    }
}

TESTS(T(as_many_cells_as_are_told_apart), T(constraints_bring_in_what_they_tie), T(not_asked), T(sixteen_bits), T(words_of_a_table), T(one_word_or_more),
      T(formulas_made_later), T(no_world_at_all), T(as_enumerated))
