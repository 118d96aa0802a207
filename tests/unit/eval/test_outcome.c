/* Verdicts over worlds, hinges (rule 27), and sets of answers that are enough. */
#include "worlds.h"
#include "base/limits.h"

/* Two verdicts: NOT HONORED where the formula holds, HONORED elsewhere. */
static void ask(bench *b, expr breach, outcome *o)
{
    expr v[VERDICTS] = {X_FALSE};
    v[V_NOT_HONORED] = breach;
    v[V_HONORED] = x_not(&b->s, breach);
    solve(o, &b->s, v);
}

/* Which choices are hinges, as bits by the choices' numbers. */
static uint32_t hinges(outcome *o)
{
    bool cut;
    bool *hinge = factual_hinges(o, &cut);
    uint32_t bits = 0;
    assert_false(cut);
    for (uint32_t c = 0; c < o->t.column.n; c++) bits |= (uint32_t)hinge[c] << o->t.column.at[c].choice;
    return bits;
}

static void settled_by_folding(void **state)
{
    (void)state;
    bench b;
    outcome o;
    bench_open(&b);
    expr p = yes_or_no(&b);
    ask(&b, x_or(&b.s, p, x_not(&b.s, p)), &o);
    assert_true(is_settled(&o) && !o.built && !o.limited);
    assert_int_equal(o.verdicts, 1u << V_NOT_HONORED);
    assert_int_equal(hinges(&o), 0);
    bench_close(&b);
}

static void settled_by_constraints(void **state)
{
    (void)state;
    bench b;
    outcome o;
    bench_open(&b);
    expr f[] = {yes_or_no(&b), yes_or_no(&b)};
    space_require(&b.s, x_one_of(&b.s, COUNT_EXACTLY, f, 2));
    ask(&b, x_or(&b.s, f[0], f[1]), &o);
    assert_true(is_settled(&o) && o.built);
    assert_int_equal(o.verdicts, 1u << V_NOT_HONORED);
    ask(&b, f[0], &o);
    assert_int_equal(o.verdicts, 1u << V_NOT_HONORED | 1u << V_HONORED);
    assert_int_equal(hinges(&o), 3); /* no admissible world differs in one of them alone */
    bench_close(&b);
}

/* Exactly one of three, and a fourth question: which of the three is no hinge where only the fourth matters. */
static void minimal_differences(void **state)
{
    (void)state;
    bench b;
    outcome o;
    bench_open(&b);
    expr f[] = {yes_or_no(&b), yes_or_no(&b), yes_or_no(&b)}, r = yes_or_no(&b);
    space_require(&b.s, x_one_of(&b.s, COUNT_EXACTLY, f, 3));
    ask(&b, f[0], &o);
    assert_int_equal(hinges(&o), 7);
    ask(&b, x_or(&b.s, f[0], f[1]), &o);
    assert_int_equal(hinges(&o), 7);
    ask(&b, x_and(&b.s, r, x_any_of(&b.s, f, 3)), &o);
    assert_int_equal(hinges(&o), 8);
    ask(&b, x_and(&b.s, r, f[2]), &o);
    assert_int_equal(hinges(&o), 15);
    bench_close(&b);
}

/* A question that is not asked where the two worlds part is no difference between them. */
static void not_asked_is_no_hinge(void **state)
{
    (void)state;
    bench b;
    outcome o;
    bench_open(&b);
    expr happened = yes_or_no(&b), lawful = x_is(&b.s, new_choice(&b, 2, happened), 1);
    ask(&b, lawful, &o);
    assert_int_equal(hinges(&o), 3);
    space_require(&b.s, x_if(&b.s, happened, lawful));
    ask(&b, lawful, &o);
    assert_int_equal(hinges(&o), 1);
    bench_close(&b);
}

/* The day of an event is one question, however many days there are. */
static void a_day_is_one_hinge(void **state)
{
    (void)state;
    bench b;
    outcome o;
    bench_open(&b);
    uint32_t d = new_choice(&b, 366, X_TRUE);
    expr p = yes_or_no(&b);
    expr v[VERDICTS] = {X_FALSE};
    v[V_HONORED] = x_between(&b.s, d, 0, 30);
    v[V_HONORED_LATE] = x_between(&b.s, d, 31, 200);
    v[V_NOT_HONORED] = x_between(&b.s, d, 201, 365);
    solve(&o, &b.s, v);
    assert_int_equal(o.verdicts, 1u << V_HONORED | 1u << V_HONORED_LATE | 1u << V_NOT_HONORED);
    assert_int_equal(hinges(&o), 1);
    assert_int_equal(o.t.bits, 2);
    assert_int_equal(p, x_is(&b.s, 1, 1));
    bench_close(&b);
}

static void too_many(void **state)
{
    (void)state;
    bench b;
    outcome o;
    bench_open(&b);
    expr some = X_FALSE;
    for (uint32_t i = 0; i <= LIM_WORLD_BITS; i++) some = x_or(&b.s, some, yes_or_no(&b));
    ask(&b, some, &o);
    assert_true(o.limited && !o.built);
    assert_int_equal(o.verdicts, 1u << V_NOT_HONORED | 1u << V_HONORED); /* what folding leaves possible */
    assert_int_equal(hinges(&o), 0);
    assert_int_equal(holds_in(&b.s, some), 2);
    bench_close(&b);
}

/* No admissible world: no verdict. */
static void contradiction(void **state)
{
    (void)state;
    bench b;
    outcome o;
    bench_open(&b);
    expr p = yes_or_no(&b);
    space_require(&b.s, p);
    space_require(&b.s, x_not(&b.s, p));
    ask(&b, p, &o);
    assert_int_equal(o.verdicts, 0);
    bench_close(&b);
}

static uint32_t enough(outcome *o, verdict_word v, implicants *found)
{
    bool cut = false;
    *found = (implicants){0};
    find_implicants(o, v, false, found, &cut);
    assert_false(cut);
    return found->n;
}

static void enough_by_one_and_by_two(void **state)
{
    (void)state;
    bench b;
    outcome o;
    implicants found;
    bench_open(&b);
    expr p = yes_or_no(&b), q = yes_or_no(&b);
    ask(&b, x_or(&b.s, p, q), &o);
    assert_int_equal(enough(&o, V_NOT_HONORED, &found), 2);
    assert_true(found.at[0].n == 1 && found.at[1].n == 1);
    assert_int_equal(enough(&o, V_HONORED, &found), 1);
    assert_int_equal(found.at[0].n, 2);
    assert_int_equal(found.at[0].lit[0].answers[0], 1); /* no, and no */
    assert_int_equal(found.at[0].lit[1].answers[0], 1);
    bench_close(&b);
}

/* Sets of more than three answers are not listed; of more than 32 sets it is said that there are more. */
static void enough_is_bounded(void **state)
{
    (void)state;
    bench b;
    outcome o;
    implicants found;
    bench_open(&b);
    expr all = X_TRUE, pairs = X_FALSE;
    expr f[10];
    for (int i = 0; i < 10; i++) f[i] = yes_or_no(&b);
    for (int i = 0; i < 4; i++) all = x_and(&b.s, all, f[i]);
    ask(&b, all, &o);
    assert_int_equal(enough(&o, V_NOT_HONORED, &found), 0);
    assert_int_equal(enough(&o, V_HONORED, &found), 4);
    for (int i = 0; i < 10; i++)
        for (int k = 0; k < i; k++) pairs = x_or(&b.s, pairs, x_and(&b.s, f[i], f[k]));
    ask(&b, pairs, &o);
    bool cut = false;
    found = (implicants){0};
    find_implicants(&o, V_NOT_HONORED, false, &found, &cut);
    assert_true(cut);
    assert_int_equal(found.n, LIM_ENOUGH_SETS);
    bench_close(&b);
}

/* ---- against the definitions, over worlds gone through one by one ---------------------------------------- */
enum { MOST_WORLDS = 81 };
typedef struct { world at[MOST_WORLDS]; bool breach[MOST_WORLDS]; uint32_t n; } enumerated;

static void enumerate(const bench *b, expr breach, enumerated *e)
{
    world w = {{0}};
    e->n = 0;
    do {
        if (!admissible(&b->s, &w)) continue;
        e->breach[e->n] = true_in(&b->s, breach, &w);
        e->at[e->n++] = w;
    } while (next_world(&b->s, &w));
}

static uint32_t asked_difference(const space *s, const world *a, const world *b)
{
    uint32_t d = 0;
    for (uint32_t c = 0; c < s->choice.n; c++)
        if (a->answer[c] != b->answer[c] && true_in(s, s->choice.at[c].asked, a) && true_in(s, s->choice.at[c].asked, b)) d |= 1u << c;
    return d;
}

/* Rule 27, word for word. */
static uint32_t hinges_by_definition(const space *s, const enumerated *e)
{
    uint32_t hinge = 0;
    for (uint32_t a = 0; a < e->n; a++)
        for (uint32_t b = 0; b < e->n; b++) {
            if (e->breach[a] == e->breach[b]) continue;
            uint32_t d = asked_difference(s, &e->at[a], &e->at[b]);
            bool minimal = true;
            for (uint32_t c = 0; c < e->n && minimal; c++) {
                uint32_t part = asked_difference(s, &e->at[a], &e->at[c]);
                minimal = e->breach[c] == e->breach[a] || part == d || (part & d) != part;
            }
            if (minimal) hinge |= d;
        }
    return hinge;
}

/* Every set that is told leaves only its verdict, leaves a world, and does not without one of its answers. */
static void check_enough(const bench *b, const enumerated *e, const outcome *o, const implicant *m)
{
    for (uint32_t left_out = 0; left_out <= m->n; left_out++) { /* m->n: none */
        bool any = false, only = true;
        for (uint32_t w = 0; w < e->n; w++) {
            bool meets = true;
            for (uint32_t i = 0; i < m->n; i++) {
                uint32_t c = o->t.column.at[m->lit[i].column].choice;
                meets = meets && (i == left_out || (set_has(m->lit[i].answers, e->at[w].answer[c]) && true_in(&b->s, b->s.choice.at[c].asked, &e->at[w])));
            }
            any = any || meets;
            only = only && (!meets || e->breach[w] == (m->verdict == V_NOT_HONORED));
        }
        assert_true(any);
        assert_int_equal(only, left_out == m->n);
    }
}

/* Each single answer that is enough is told. */
static void check_single(const bench *b, const enumerated *e, const outcome *o, const implicants *found, verdict_word v)
{
    for (uint32_t k = 0; k < o->t.column.n; k++) {
        const column *x = &o->t.column.at[k];
        for (uint32_t cell = 0; cell < x->cells; cell++) {
            bool any = false, only = true, told = false;
            for (uint32_t w = 0; w < e->n; w++) {
                if (x->cell_of[e->at[w].answer[x->choice]] != cell || !true_in(&b->s, b->s.choice.at[x->choice].asked, &e->at[w])) continue;
                any = true;
                only = only && e->breach[w] == (v == V_NOT_HONORED);
            }
            for (uint32_t i = 0; i < found->n; i++) {
                const literal *l = &found->at[i].lit[0];
                told = told || (found->at[i].n == 1 && l->column == k && set_has(l->answers, x->answer_of[cell]));
            }
            assert_true(told || !any || !only);
        }
    }
}

static void as_defined(void **state)
{
    (void)state;
    uint32_t seed = 5, open = 0, sets = 0;
    enumerated *e = test_malloc(sizeof *e);
    for (int round = 0; round < 400; round++) {
        bench b;
        outcome o;
        bench_open(&b);
        draw_choices(&b, &seed);
        for (uint32_t i = draw(&seed, 3); i; i--) space_require(&b.s, draw_formula(&b, &seed, 2));
        expr breach = draw_formula(&b, &seed, 3);
        /* Constraints apart from the question are no part of its table: they must leave it worlds. */
        enumerate(&b, breach, e);
        ask(&b, breach, &o);
        uint32_t verdicts = 0;
        for (uint32_t w = 0; w < e->n; w++) verdicts |= e->breach[w] ? 1u << V_NOT_HONORED : 1u << V_HONORED;
        if (e->n) assert_int_equal(o.verdicts, verdicts);
        if (e->n && !is_settled(&o)) {
            open++;
            assert_int_equal(hinges(&o), hinges_by_definition(&b.s, e));
            for (int v = V_HONORED; v <= V_NOT_HONORED; v += V_NOT_HONORED - V_HONORED) {
                implicants found;
                sets += enough(&o, (verdict_word)v, &found);
                for (uint32_t i = 0; i < found.n; i++) check_enough(&b, e, &o, &found.at[i]);
                check_single(&b, e, &o, &found, (verdict_word)v);
            }
        }
        bench_close(&b);
    }
    test_free(e);
    assert_true(open > 100 && sets > 300);
}

TESTS(T(settled_by_folding), T(settled_by_constraints), T(minimal_differences), T(not_asked_is_no_hinge), T(a_day_is_one_hinge),
      T(too_many), T(contradiction), T(enough_by_one_and_by_two), T(enough_is_bounded), T(as_defined))
