/* Events that the record does not hold (docs/semantics.md, section 6; rule 4).
 *
 * A gate or a response may also be met by one unrecorded event, one choice per distinct query,
 * unless an absence or a complete record closes it.
 */
#include "eval/ground.h"

typedef struct {
    ground *g;
    names *n;
    id pattern_id;
    const pattern *p;
    bool act;
    uint32_t mask;
    val fixed[SLOTS];
} wanted;

/* The roles that the query fixes to one thing. False where no event can be as it asks. */
static bool fix_slots(wanted *w)
{
    ground *g = w->g;
    for (int i = 0; i < SLOTS; i++) w->fixed[i] = MISSING;
    for (uint32_t i = 0; i < w->p->quals.n; i++) {
        const qual *q = &g->pool->qual.at[w->p->quals.first + i];
        if (q->kind != QUAL_SLOT || q->cmp != IS_EQUAL) continue;
        if (q->what.kind == O_NOBODY) {
            w->fixed[q->slot] = NOBODY;
            continue;
        }
        val v = value_of(g, w->n, &q->what);
        if (v == NOBODY || v == MISSING) return false;
        if (VAL_TAG(v) == TAG_THING || VAL_TAG(v) == TAG_EVENT || VAL_TAG(v) == TAG_HYPO) w->fixed[q->slot] = v;
    }
    return true;
}

/* ---- what closes it ----------------------------------------------------------------------------------- */
static bool slot_closed(const wanted *w, const qual *q)
{
    ground *g = w->g;
    const facts *f = g->f;
    val v = w->fixed[q->slot];
    if (q->kind != QUAL_SLOT || VAL_TAG(v) == TAG_MISSING) return false;
    if (q->what.kind == O_ANY) return VAL_TAG(v) == TAG_THING && (thing_of(f->l, f->r, VAL_ID(v))->sort & q->what.sorts);
    if (q->what.kind == O_EVENT && q->what.slot == WHOLE) return v == VAL(TAG_EVENT, q->what.what);
    if (q->what.kind != O_THING) return false;
    if (q->cmp == IS_EQUAL) return v == VAL(TAG_THING, q->what.what);
    return level_holds(g, v, VAL(TAG_THING, q->what.what), q->cmp == IS_AT_LEAST) == X_TRUE;
}

static bool closes(const wanted *w, const closure *c)
{
    const formula_pool *pool = &w->g->f->r->f;
    range quals = pool->pattern.at[c->pattern].quals;
    for (uint32_t i = 0; i < quals.n; i++)
        if (!slot_closed(w, &pool->qual.at[quals.first + i])) return false;
    return true;
}

static void cite_closure(ground *g, id c)
{
    if (!g->why) return;
    reason *r = add_reason(g->f->mem, g->why, NULL, X_TRUE);
    r->fact = tell_closure(g->tell, c);
}

/* ---- the same query, and stricter ones -------------------------------------------------------------------- */
static bool same_operand(const operand *a, const val *x, int32_t own_a, const operand *b, const val *y, int32_t own_b)
{
    if (a->slot != b->slot) return false;
    if (a->kind == O_VAR && b->kind == O_VAR && (int32_t)a->what == own_a && (int32_t)b->what == own_b) return true;
    val v = a->kind == O_VAR ? x[a->what] : a->kind == O_THING ? VAL(TAG_THING, a->what) : MISSING;
    val u = b->kind == O_VAR ? y[b->what] : b->kind == O_THING ? VAL(TAG_THING, b->what) : MISSING;
    if (a->kind == O_ANY || b->kind == O_ANY || a->kind == O_NOBODY || b->kind == O_NOBODY) return a->kind == b->kind && a->sorts == b->sorts;
    return v == u && v != MISSING;
}

static bool same_days(const qual *q, const val *x, int32_t own_q, const qual *r, const val *y, int32_t own_r)
{
    if (q->what.kind == O_DAYS || r->what.kind == O_DAYS) return q->what.kind == r->what.kind && q->from == r->from && q->to == r->to;
    return same_operand(&q->what, x, own_q, &r->what, y, own_r);
}

static bool same_formula(const formula_pool *p, id a, const val *x, int32_t own_a, id b, const val *y, int32_t own_b)
{
    const formula *f = &p->formula.at[a], *h = &p->formula.at[b];
    if (f->op != h->op || f->q != h->q || f->kids.n != h->kids.n) return false;
    switch ((formula_op)f->op) {
    case F_AND: case F_OR: case F_NOT: case F_ONE_OF: case F_IF:
        for (uint32_t i = 0; i < f->kids.n; i++)
            if (!same_formula(p, p->kid.at[f->kids.first + i], x, own_a, p->kid.at[h->kids.first + i], y, own_b)) return false;
        return true;
    case F_MATCH: return a == b && x == y;
    case F_TRUE: case F_FALSE: return true;
    case F_WHEN: {
        const qual *q = &p->qual.at[f->a], *r = &p->qual.at[h->a];
        return q->kind == r->kind && same_operand(&p->arg.at[f->kids.first], x, own_a, &p->arg.at[h->kids.first], y, own_b) && same_days(q, x, own_a, r, y, own_b);
    }
    case F_RELATION: case F_SAME: case F_SORT: case F_PARTY: case F_LEVEL: case F_TERM: case F_LEAVES: case F_OCCURS: case F_JOINED: case F_LIES_IN: break;
    }
    if (f->a != h->a) return false;
    for (uint32_t i = 0; i < f->kids.n; i++)
        if (!same_operand(&p->arg.at[f->kids.first + i], x, own_a, &p->arg.at[h->kids.first + i], y, own_b)) return false;
    return true;
}

/* The same pattern as written, wherever it stands, of the same things. */
static bool same_written(const formula_pool *p, id a, const val *x, id b, const val *y)
{
    const pattern *m = &p->pattern.at[a], *n = &p->pattern.at[b];
    if (m->kind != n->kind || m->quals.n != n->quals.n) return false;
    for (uint32_t i = 0; i < m->quals.n; i++) {
        const qual *q = &p->qual.at[m->quals.first + i], *r = &p->qual.at[n->quals.first + i];
        if (q->kind != r->kind || q->slot != r->slot || q->cmp != r->cmp) return false;
        if (q->kind == QUAL_SUCH ? !same_formula(p, q->such, x, m->var, r->such, y, n->var)
                                 : !same_days(q, x, m->var, r, y, n->var))
            return false;
    }
    return true;
}

bool same_pattern(const formula_pool *p, id a, id b, const names *n)
{
    return a == b || same_written(p, a, n->var, b, n->var);
}

static bool same_query(const wanted *w, const choice *c)
{
    if (c->kind != CH_UNRECORDED || c->gate != (w->g->group == GROUP_GATE)) return false;
    if (c->what != w->pattern_id) return same_written(w->g->pool, w->pattern_id, w->n->var, c->what, c->env);
    for (uint32_t i = 0; i < MAX_VARS; i++)
        if ((w->mask >> i & 1) && c->env[i] != w->n->var[i]) return false;
    return true;
}

/* Every time qualifier and `such that` of query `loose` stands in query `strict` as well. */
static bool demands_all(const formula_pool *p, const choice *strict, const choice *loose)
{
    const pattern *a = &p->pattern.at[strict->what], *b = &p->pattern.at[loose->what];
    for (uint32_t i = 0; i < b->quals.n; i++) {
        const qual *want = &p->qual.at[b->quals.first + i];
        bool there = want->kind == QUAL_SLOT && loose->fixed[want->slot] != MISSING && loose->fixed[want->slot] == strict->fixed[want->slot];
        for (uint32_t k = 0; k < a->quals.n && !there; k++) {
            const qual *has = &p->qual.at[a->quals.first + k];
            if (has->kind != want->kind) continue;
            if (want->kind == QUAL_SUCH) there = same_formula(p, has->such, strict->env, a->var, want->such, loose->env, b->var);
            else if (want->kind != QUAL_SLOT || (has->slot == want->slot && has->cmp == want->cmp))
                there = same_days(has, strict->env, a->var, want, loose->env, b->var);
        }
        if (!there) return false;
    }
    return true;
}

/* The stricter event occurs only where the looser does (in time: in time; on a day: by that day); a query
 * that is closed takes no part in this. */
static void imply(ground *g, uint32_t strict, uint32_t loose)
{
    space *s = g->s;
    const choice a = s->choice.at[strict], b = s->choice.at[loose];
    expr apart = x_or(s, b.closed, x_not(s, b.asked));
    if (a.gate)
        for (uint32_t i = 1; i < a.n; i++)
            space_require(s, x_if(s, x_is(s, strict, i), x_or(s, x_not(s, b.asked), x_between(s, loose, 1, (int64_t)a.lo + i - b.lo))));
    else if (a.n == 3 && b.n == 3) {
        space_require(s, x_if(s, x_is(s, strict, 1), x_or(s, apart, x_is(s, loose, 1))));
        space_require(s, x_if(s, x_is(s, strict, 2), x_or(s, apart, x_between(s, loose, 1, 2))));
    } else space_require(s, x_if(s, x_between(s, strict, 1, 2), x_or(s, apart, x_between(s, loose, 1, 2))));
}

static void tie_pair(ground *g, uint32_t one, uint32_t other)
{
    const choice *c = &g->s->choice.at[one], *n = &g->s->choice.at[other];
    if (c->kind != CH_UNRECORDED || n->kind != CH_UNRECORDED || c->gate != n->gate) return;
    if (g->f->l->f.pattern.at[c->what].kind != g->f->l->f.pattern.at[n->what].kind) return;
    bool stricter = demands_all(g->pool, n, c), looser = demands_all(g->pool, c, n);
    if (stricter) imply(g, other, one);
    if (looser) imply(g, one, other);
}

static void tie_queries(ground *g, uint32_t fresh)
{
    for (uint32_t i = 0; i < fresh && g->s->choice.at[fresh].gate; i++) tie_pair(g, i, fresh);
}

void settle_responses(ground *g)
{
    space *s = g->s;
    for (uint32_t i = 0; i < s->choice.n; i++) {
        if (s->choice.at[i].kind != CH_UNRECORDED || s->choice.at[i].gate) continue;
        space_require(s, x_not(s, x_and(s, s->choice.at[i].closed, occurs(g, VAL(TAG_HYPO, i)))));
        for (uint32_t k = 0; k < i; k++) tie_pair(g, k, i);
    }
}

/* ---- making it ----------------------------------------------------------------------------------------------- */
/* Whether the limit, and with it what is closed and what is late, depends on how the gates are met. */
static expr way_of(const wanted *w)
{
    return w->act && w->g->has_limit ? w->g->way : X_TRUE;
}

/* Only where the events exist that the query speaks of (rule 6), and what its limit counts from. */
static expr asked_where(const wanted *w)
{
    ground *g = w->g;
    expr asked = way_of(w);
    for (uint32_t i = 0; i < MAX_VARS; i++) {
        val v = w->n->var[i];
        if ((w->mask >> i & 1) && (VAL_TAG(v) == TAG_EVENT || VAL_TAG(v) == TAG_HYPO)) asked = x_and(g->s, asked, occurs(g, v));
    }
    return asked;
}

static val make_choice(wanted *w, choice c)
{
    ground *g = w->g;
    c.kind = CH_UNRECORDED;
    c.what = w->pattern_id;
    memcpy(c.fixed, w->fixed, sizeof c.fixed);
    if (unrecorded_denied(g, &c)) return MISSING;
    c.asked = x_or(g->s, c.asked, asked_where(w));
    c.event = c.owner = c.fact = NO_ID;
    c.env = arena_alloc(g->f->mem, sizeof w->n->var);
    memcpy(c.env, w->n->var, sizeof w->n->var);
    uint32_t n = space_choice(g->s, &c);
    val ev = VAL(TAG_HYPO, n);
    reason *why = g->why;
    g->why = NULL;
    space_require(g->s, x_if(g->s, occurs(g, ev), qualifiers_hold(g, w->n, w->pattern_id, ev, w->act, true)));
    g->why = why;
    tie_queries(g, n);
    return ev;
}

/* The days a gate can fall on, from what its qualifiers fix for certain. */
static void narrow_days(const wanted *w, int64_t *lo, int64_t *hi)
{
    ground *g = w->g;
    for (uint32_t i = 0; i < w->p->quals.n; i++) {
        const qual *q = &g->pool->qual.at[w->p->quals.first + i];
        if (q->kind == QUAL_SLOT || q->kind == QUAL_SUCH) continue;
        when b = days_of_qual(g, w->n, q);
        if (b.none || !b.fixed) continue;
        if (q->kind != QUAL_BEFORE && b.from > *lo) *lo = b.from;
        if (q->kind == QUAL_DURING && b.to < *hi) *hi = b.to;
        if (q->kind == QUAL_BEFORE && (int64_t)b.from - 1 < *hi) *hi = (int64_t)b.from - 1;
    }
}

static val gate_event(wanted *w)
{
    ground *g = w->g;
    const record *r = g->f->r;
    int64_t lo = g->span_from, hi = g->span_to;
    if (g->f->x->as_of < hi) hi = g->f->x->as_of;
    narrow_days(w, &lo, &hi);
    for (uint32_t i = first_closure(g->f, w->p->kind); i; i = next_closure(g->f, i)) {
        const closure *c = &r->closure.at[i - 1];
        if (!closes(w, c)) continue;
        if (c->to >= lo && (c->complete || c->from <= hi)) cite_closure(g, i - 1);
        if ((c->complete || c->from <= lo) && c->to >= lo) lo = (int64_t)c->to + 1;
        else if (!c->complete && c->to >= hi && c->from <= hi) hi = (int64_t)c->from - 1;
    }
    if (lo > hi) return MISSING;
    if (hi - lo > LIM_GATE_DAYS) {
        space_give_up(g->s, TOO_WIDE);
        hi = lo + LIM_GATE_DAYS;
    }
    val ev = make_choice(w, (choice){.gate = true, .n = (uint32_t)(hi - lo) + 2, .lo = (day)lo, .asked = X_FALSE});
    if (ev == MISSING) return ev;
    for (uint32_t i = first_closure(g->f, w->p->kind); i; i = next_closure(g->f, i)) {
        const closure *c = &r->closure.at[i - 1];
        if (closes(w, c) && c->to >= lo && !c->complete && c->from <= hi)
            space_require(g->s, x_not(g->s, x_between(g->s, VAL_ID(ev), c->from > lo ? c->from - lo + 1 : 1, c->to - lo + 1)));
    }
    return ev;
}

/* The query's last day is one that the closure covers. */
static expr response_closed(const wanted *w, const closure *c)
{
    ground *g = w->g;
    bool limited = w->act && g->has_limit;
    if (!limited) return g->span_to <= c->to && (c->complete || c->from <= g->span_to) ? X_TRUE : X_FALSE;
    int64_t from = c->complete ? DAY_MIN : (int64_t)c->from - g->limit_days, to = (int64_t)c->to - g->limit_days;
    if (from < DAY_MIN) from = DAY_MIN;
    if (c->to == DAY_MAX) to = DAY_MAX;
    if (to < DAY_MIN) return X_FALSE;
    return day_within(g, g->limit_base, (day)from, (day)to);
}

/* Where the record closes the query, as far as it is asked under the present way of meeting the gates. */
static expr closed_here(const wanted *w)
{
    ground *g = w->g;
    const record *r = g->f->r;
    expr closed = X_FALSE;
    for (uint32_t i = first_closure(g->f, w->p->kind); i; i = next_closure(g->f, i)) {
        const closure *c = &r->closure.at[i - 1];
        if (!closes(w, c)) continue;
        expr x = response_closed(w, c);
        if (x != X_FALSE) cite_closure(g, i - 1);
        closed = x_or(g->s, closed, x);
    }
    return closed;
}

/* Closed whenever the gates are met in this way; they may be met in another, in which it is not. */
static val shut(wanted *w)
{
    space *s = w->g->s;
    choice c = {.kind = CH_UNRECORDED, .what = w->pattern_id, .closed = way_of(w), .asked = asked_where(w), .env = arena_alloc(s->mem, sizeof w->n->var)};
    memcpy(c.env, w->n->var, sizeof w->n->var);
    if (c.closed != X_TRUE) vec_push(s->mem, &s->shut, c);
    return MISSING;
}

/* Nothing is late before the last day is over. */
static void require_day(wanted *w, val ev)
{
    ground *g = w->g;
    if (!w->act || !g->has_limit || g->f->x->as_of == DAY_MAX) return;
    expr over = day_within(g, g->limit_base, DAY_MIN, day_add(g->f->x->as_of, -1 - g->limit_days));
    space_require(g->s, x_if(g->s, x_and(g->s, way_of(w), x_is(g->s, VAL_ID(ev), 2)), over));
}

/* The query was asked where the gates were met otherwise. */
static val response_again(wanted *w, uint32_t known)
{
    space *s = w->g->s;
    val ev = VAL(TAG_HYPO, known);
    if (!w->act || !w->g->has_limit) return ev;
    expr closed = closed_here(w);
    s->choice.at[known].closed = x_or(s, s->choice.at[known].closed, x_and(s, way_of(w), closed));
    s->choice.at[known].asked = x_or(s, s->choice.at[known].asked, asked_where(w));
    require_day(w, ev);
    return closed == X_TRUE ? MISSING : ev;
}

static val response_event(wanted *w)
{
    ground *g = w->g;
    space *s = g->s;
    expr closed = closed_here(w);
    if (closed == X_TRUE) return shut(w);
    choice c = {.n = w->act && g->has_limit ? 3 : 2, .closed = x_and(s, way_of(w), closed), .asked = X_FALSE};
    for (uint32_t i = 0; i < s->shut.n; i++) {
        if (!same_query(w, &s->shut.at[i])) continue;
        c.closed = x_or(s, c.closed, s->shut.at[i].closed);
        c.asked = x_or(s, c.asked, s->shut.at[i].asked);
    }
    val ev = make_choice(w, c);
    if (ev != MISSING) require_day(w, ev);
    return ev;
}

val unrecorded_event(ground *g, names *n, id pattern_id, bool act)
{
    if (g->group == GROUP_NONE) return MISSING;
    wanted w = {.g = g, .n = n, .pattern_id = pattern_id, .p = &g->pool->pattern.at[pattern_id], .act = act};
    if (!fix_slots(&w)) return MISSING;
    w.mask = pattern_reads(g->pool, pattern_id);
    for (uint32_t i = 0; i < g->s->choice.n; i++)
        if (same_query(&w, &g->s->choice.at[i])) return g->group == GROUP_GATE ? VAL(TAG_HYPO, i) : response_again(&w, i);
    return g->group == GROUP_GATE ? gate_event(&w) : response_event(&w);
}

expr unrecorded_in_time(ground *g, val ev)
{
    return x_is(g->s, VAL_ID(ev), 1);
}
