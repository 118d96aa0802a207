/* Eliminating choices that only constraints speak of.
 *
 * What an unrecorded event would have been like (its roles) matters to a question only in so far as
 * such an event is possible at all. Where a table would be too large, such a choice c is replaced by
 * what the constraints on it leave for the rest: some answer of c satisfies them. Verdict sets and
 * the hinges on other choices of fact stay what they are; that hinges on such choices are not looked for is told.
 */
#include "eval/table.h"

typedef struct { space *s; uint32_t c; uint32_t answer; expr *memo; uint32_t n; } substitution;

/* The formula with the choice's answer put in. */
static expr put_in(substitution *u, expr x)
{
    if (x <= X_TRUE || u->s->given_up) return x;
    if (x < u->n && u->memo[x] != UINT32_MAX) return u->memo[x];
    expr_node n = u->s->node.at[x];
    expr y = x;
    switch ((expr_op)n.op) {
    case X_CONST: break;
    case X_ATOM:
        if (n.a == u->c) y = set_has(&u->s->set.at[n.n], u->answer) ? X_TRUE : X_FALSE;
        break;
    case X_NOT: y = x_not(u->s, put_in(u, n.a)); break;
    case X_AND: case X_OR:
        y = n.op == X_AND ? X_TRUE : X_FALSE;
        for (uint32_t i = 0; i < n.n; i++) {
            expr k = put_in(u, u->s->kid.at[n.a + i]);
            y = n.op == X_AND ? x_and(u->s, y, k) : x_or(u->s, y, k);
        }
        break;
    }
    if (x < u->n) u->memo[x] = y;
    return y;
}

/* `memo`: room for `n` formulas, those that there were before the first answer. */
static expr with_answer(space *s, expr x, uint32_t c, uint32_t answer, expr *memo, uint32_t n)
{
    substitution u = {s, c, answer, memo, n};
    space_step(s, n / 16);
    memset(memo, 0xFF, n * sizeof *memo);
    return put_in(&u, x);
}

static bool speaks_of(const space *s, expr x, uint32_t c, uint8_t *done)
{
    if (x <= X_TRUE || done[x]) return false;
    done[x] = 1;
    expr_node n = s->node.at[x];
    if (n.op == X_ATOM) return n.a == c;
    if (n.op == X_NOT) return speaks_of(s, n.a, c, done);
    for (uint32_t i = 0; i < n.n; i++)
        if (speaks_of(s, s->kid.at[n.a + i], c, done)) return true;
    return false;
}

void eliminate_choice(space *s, constraints *list, uint32_t c)
{
    expr all = X_TRUE, some = X_FALSE;
    uint32_t kept = 0;
    uint8_t *done = arena_alloc(s->mem, s->node.n);
    expr *bear = arena_array(s->mem, list->n + 1u, sizeof *bear);
    uint32_t n_bear = 0;
    for (uint32_t i = 0; i < list->n; i++) {
        memset(done, 0, s->node.n);
        space_step(s, s->node.n / 64);
        if (speaks_of(s, list->at[i], c, done)) bear[n_bear++] = list->at[i];
        else list->at[kept++] = list->at[i];
    }
    list->n = kept;
    for (uint32_t i = 0; i < n_bear; i++) all = x_and(s, all, bear[i]);
    uint32_t answers = s->choice.at[c].n, n = s->node.n;
    expr *memo = arena_alloc(s->mem, (n + 1u) * sizeof *memo);
    expr asked = s->choice.at[c].asked;
    for (uint32_t a = 0; a < answers && !s->given_up; a++) some = x_or(s, some, with_answer(s, all, c, a, memo, n));
    /* Where it is not asked it has its first answer (table.c). */
    expr rest = x_or(s, x_and(s, asked, some), x_and(s, x_not(s, asked), with_answer(s, all, c, 0, memo, n)));
    if (rest != X_TRUE) vec_push(s->mem, list, rest);
}
