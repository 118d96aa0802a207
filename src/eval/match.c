/* Patterns and the events of the record (docs/semantics.md, section 4). */
#include "eval/ground.h"

/* An act of the bearer is also one of an organ that it joined (rule 13). */
static expr actor_is(ground *g, val ev, val by, val who)
{
    expr x = equal(g, by, who);
    if (VAL_TAG(ev) == TAG_EVENT && VAL_TAG(who) == TAG_THING && joined_by(g->f, VAL_ID(ev), VAL_ID(who))) return X_TRUE;
    return x;
}

static expr slot_holds(ground *g, const names *n, const qual *q, val ev, bool act)
{
    val v = role_of(g, ev, q->slot), w = value_of(g, n, &q->what);
    if (q->what.kind == O_NOBODY) return v == NOBODY ? X_TRUE : X_FALSE;
    if (q->cmp == IS_AT_LEAST || q->cmp == IS_AT_MOST) return level_holds(g, v, w, q->cmp == IS_AT_LEAST);
    if (act && q->slot == ROLE_BY && q->what.kind == O_VAR && q->what.slot == WHOLE && (int32_t)q->what.what == g->bearer)
        return actor_is(g, ev, v, w);
    return equal(g, v, w);
}

static expr time_holds(ground *g, const names *n, const qual *q, val ev)
{
    /* An unrecorded response meets its query by what it is; it has no day of its own. */
    if (VAL_TAG(ev) == TAG_HYPO && !g->s->choice.at[VAL_ID(ev)].gate) return X_TRUE;
    when a = day_of(g, ev), b = day_of(g, value_of(g, n, &q->what));
    if (a.none || b.none) return g->lenient ? X_TRUE : X_FALSE;
    switch ((qual_kind)q->kind) {
    case QUAL_AFTER: return not_before(g, a, b, 0);
    case QUAL_BEFORE: return x_not(g->s, not_before(g, a, b, 0));
    case QUAL_DURING: return overlap(g, a, b);
    case QUAL_SLOT: case QUAL_SUCH: break;
    }
    return X_FALSE;
}

expr qualifiers_hold(ground *g, names *n, id pattern_id, val ev, bool act, bool such)
{
    const pattern *p = &g->pool->pattern.at[pattern_id];
    range quals = p->quals;
    expr f = X_TRUE;
    val before = n->var[p->var];
    int32_t var = p->var;
    n->var[var] = ev;
    for (uint32_t i = 0; i < quals.n; i++) {
        const qual q = g->pool->qual.at[quals.first + i];
        if (q.kind == QUAL_SLOT) f = x_and(g->s, f, slot_holds(g, n, &q, ev, act));
        else if (q.kind != QUAL_SUCH) f = x_and(g->s, f, time_holds(g, n, &q, ev));
        if (f == X_FALSE && !g->why) break;
    }
    for (uint32_t i = 0; such && f != X_FALSE && i < quals.n; i++) {
        const qual q = g->pool->qual.at[quals.first + i];
        if (q.kind == QUAL_SUCH) f = x_and(g->s, f, ground_formula(g, n, q.such));
    }
    n->var[var] = before;
    return f;
}

/* ---- finding ------------------------------------------------------------------------------------------ */
typedef VEC(id) found;

static void take_chain(ground *g, const chains *c, uint64_t key, found *out)
{
    for (uint32_t l = chain_find(c, key); l; l = c->link.at[l - 1].next) vec_push(g->f->mem, out, c->link.at[l - 1].item);
}

static bool earlier(const facts *f, id a, id b)
{
    day x = event_at(f, a)->from, y = event_at(f, b)->from;
    return x < y || (x == y && a < b);
}

/* Two chains of one slot, each in order: put in one order, without the doubles of organs' acts. */
static void put_in_order(const facts *f, found *v)
{
    for (uint32_t i = 1; i < v->n; i++)
        for (uint32_t k = i; k && earlier(f, v->at[k], v->at[k - 1]); k--) {
            id t = v->at[k];
            v->at[k] = v->at[k - 1];
            v->at[k - 1] = t;
        }
    uint32_t n = 0;
    for (uint32_t i = 0; i < v->n; i++)
        if (!n || v->at[n - 1] != v->at[i]) v->at[n++] = v->at[i];
    v->n = n;
}

/* The role by which the events are best looked up: one that is a single individual, or -1. */
static int best_slot(ground *g, const names *n, const pattern *p, id *who)
{
    for (uint32_t i = 0; i < p->quals.n; i++) {
        const qual *q = &g->pool->qual.at[p->quals.first + i];
        if (q->kind != QUAL_SLOT || q->slot >= ROLES || q->slot == ROLE_UNDER || q->cmp != IS_EQUAL) continue;
        if (q->what.kind != O_THING && q->what.kind != O_VAR) continue;
        val v = value_of(g, n, &q->what);
        if (VAL_TAG(v) != TAG_THING) continue;
        *who = VAL_ID(v);
        return q->slot;
    }
    return -1;
}

static void find_events(ground *g, const names *n, const pattern *p, found *out)
{
    id who = NO_ID;
    int slot = best_slot(g, n, p, &who);
    if (slot < 0) {
        for (uint32_t i = g->f->kind_first[p->kind]; i < g->f->kind_first[p->kind + 1]; i++)
            vec_push(g->f->mem, out, g->f->by_kind[i]);
        return;
    }
    take_chain(g, &g->f->slot, slot_key(p->kind, slot, who), out);
    uint32_t own = out->n;
    take_chain(g, &g->f->wild, slot_key(p->kind, slot, 0), out);
    if (own && out->n > own) put_in_order(g->f, out);
}

static expr happens(ground *g, val ev)
{
    expr x = occurs(g, ev);
    if (g->cutoff == DAY_MAX || x == X_FALSE) return x;
    return x_and(g->s, x, day_within(g, day_of(g, ev), DAY_MIN, g->cutoff));
}

static void cite_event(ground *g, val ev, expr x)
{
    reason *r = add_reason(g->f->mem, g->why, NULL, x);
    r->fact = VAL_TAG(ev) == TAG_EVENT ? tell_event(g->tell, VAL_ID(ev)) : choice_fact(g->tell, g->s, VAL_ID(ev));
}

void find_candidates(ground *g, names *n, id pattern_id, bool act, candidates *out)
{
    const pattern p = g->pool->pattern.at[pattern_id];
    found events = {0};
    find_events(g, n, &p, &events);
    reason *up = g->why;
    for (uint32_t i = 0; i < events.n; i++) {
        val ev = VAL(TAG_EVENT, events.at[i]);
        if (g->cutoff != DAY_MAX && event_at(g->f, events.at[i])->from > g->cutoff) continue;
        expr x = happens(g, ev);
        if (x == X_FALSE) continue;
        reason own = {0};
        if (up) g->why = &own;
        x = x_and(g->s, x, qualifiers_hold(g, n, pattern_id, ev, act, true));
        g->why = up;
        if (x == X_FALSE) continue;
        vec_push(g->f->mem, out, (candidate){ev, x});
        if (!up) continue;
        cite_event(g, ev, x);
        up->last->kid = own.kid;
    }
    val hypo = unrecorded_event(g, n, pattern_id, act);
    if (hypo == MISSING) return;
    expr x = happens(g, hypo);
    vec_push(g->f->mem, out, (candidate){hypo, x});
    if (up) cite_event(g, hypo, x);
}
