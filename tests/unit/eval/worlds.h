/* A space of worlds in a test, and the same worlds gone through one by one: every choice given each of
 * its answers, every formula computed as it stands. What tables make of formulas is compared with it. */
#ifndef CASUS_TESTS_WORLDS_H
#define CASUS_TESTS_WORLDS_H
#include "kit.h"
#include "eval/outcome.h"

typedef struct { host_memory memory; arena mem; space s; } bench;

static MAYBE_UNUSED void bench_open(bench *b)
{
    memset(b, 0, sizeof *b);
    arena_init(&b->mem, host_source(&b->memory), (size_t)1 << 30);
    space_init(&b->s, &b->mem);
}

static MAYBE_UNUSED void bench_close(bench *b)
{
    arena_free(&b->mem);
    assert_int_equal(b->memory.blocks, 0);
}

/* A choice of n answers, asked where `asked` holds. */
static MAYBE_UNUSED uint32_t new_choice(bench *b, uint32_t n, expr asked)
{
    choice c = {.kind = CH_OCCURS, .n = n, .asked = asked, .event = NO_ID, .owner = NO_ID, .fact = NO_ID};
    return space_choice(&b->s, &c);
}

/* An open yes or no; the formula that it is yes. */
static MAYBE_UNUSED expr yes_or_no(bench *b)
{
    return x_is(&b->s, new_choice(b, 2, X_TRUE), 1);
}

enum { MOST_CHOICES = 5 };
typedef struct { uint32_t answer[MOST_CHOICES]; } world;

static MAYBE_UNUSED bool true_in(const space *s, expr x, const world *w)
{
    const expr_node n = s->node.at[x];
    switch ((expr_op)n.op) {
    case X_CONST: return n.a != 0;
    case X_ATOM: return set_has(&s->set.at[n.n], w->answer[n.a]);
    case X_NOT: return !true_in(s, n.a, w);
    case X_AND: case X_OR:
        for (uint32_t i = 0; i < n.n; i++)
            if (true_in(s, s->kid.at[n.a + i], w) == (n.op == X_OR)) return n.op == X_OR;
        return n.op == X_AND;
    }
    return false;
}

/* A choice that is not asked has no answer: of its worlds only that with answer 0 counts. */
static MAYBE_UNUSED bool admissible(const space *s, const world *w)
{
    for (uint32_t c = 0; c < s->choice.n; c++)
        if (w->answer[c] && !true_in(s, s->choice.at[c].asked, w)) return false;
    for (uint32_t i = 0; i < s->constraint.n; i++)
        if (!true_in(s, s->constraint.at[i], w)) return false;
    return true;
}

/* The next world in a fixed order; false after the last. Begin with all answers 0. */
static MAYBE_UNUSED bool next_world(const space *s, world *w)
{
    for (uint32_t c = 0; c < s->choice.n; c++) {
        if (++w->answer[c] < s->choice.at[c].n) return true;
        w->answer[c] = 0;
    }
    return false;
}

/* Numbers that look random and are the same everywhere. */
static MAYBE_UNUSED uint32_t draw(uint32_t *state, uint32_t below)
{
    *state = *state * 1664525u + 1013904223u;
    return (*state >> 8) % below;
}

/* A formula of some depth over the choices. */
static MAYBE_UNUSED expr draw_formula(bench *b, uint32_t *state, uint32_t depth)
{
    space *s = &b->s;
    if (depth == 0 || draw(state, 4) == 0) {
        uint32_t c = draw(state, s->choice.n), first = draw(state, s->choice.at[c].n);
        return x_between(s, c, first, first + draw(state, 2));
    }
    expr x = draw_formula(b, state, depth - 1), y = draw_formula(b, state, depth - 1);
    switch (draw(state, 4)) {
    case 0: return x_not(s, x);
    case 1: return x_and(s, x, y);
    case 2: return x_or(s, x, y);
    default: return x_if(s, x, y);
    }
}

/* Two to four choices of two or three answers, some asked only where another one has not its first. */
static MAYBE_UNUSED void draw_choices(bench *b, uint32_t *state)
{
    uint32_t n = 2 + draw(state, 3);
    for (uint32_t i = 0; i < n; i++) {
        expr asked = i && draw(state, 3) == 0 ? x_not(&b->s, x_is(&b->s, draw(state, i), 0)) : X_TRUE;
        new_choice(b, 2 + draw(state, 2), asked);
    }
}
#endif
