/* Patterns and the events of the record (docs/semantics.md, section 4). */
#include "eval/ground.h"

/* The organ's act counts for the state where that is a party: on the act's first day, if it is known. */
static expr counts_for(ground *g, val ev, id organ, id state)
{
    const law *l = g->f->l;
    expr x = X_FALSE;
    if (thing_of(l, g->f->r, organ)->parent != g->treaty) return x;
    range m = l->treaty.at[g->treaty].members;
    for (uint32_t i = 0; i < m.n; i++) {
        const membership *own = &l->member.at[m.first + i];
        if (own->state == state) x = x_or(g->s, x, day_within(g, day_of(g, ev), own->from, own->until == DAY_MAX ? DAY_MAX : own->until - 1));
    }
    return x;
}

static bool has_joined(const facts *f, const event *e, id state)
{
    for (uint32_t i = 0; i < e->joined.n; i++)
        if (f->r->who_id.at[e->joined.first + i] == state) return true;
    return false;
}

expr joined_act(ground *g, val ev, id state)
{
    if (VAL_TAG(ev) != TAG_EVENT) return X_FALSE;
    const event *e = event_at(g->f, VAL_ID(ev));
    parts by = {0};
    expr x = X_FALSE;
    if (VAL_TAG(e->slot[ROLE_BY]) == TAG_THING && thing_of(g->f->l, g->f->r, VAL_ID(e->slot[ROLE_BY]))->sort != S_ORGAN) return x; /* nearly always */
    parts_of(g, role_of(g, ev, ROLE_BY), &by);
    for (uint32_t i = 0; i < by.n; i++) {
        if (VAL_TAG(by.at[i].v) != TAG_THING || thing_of(g->f->l, g->f->r, VAL_ID(by.at[i].v))->sort != S_ORGAN) continue;
        expr counts = !e->joined_given ? counts_for(g, ev, VAL_ID(by.at[i].v), state) : has_joined(g->f, e, state) ? X_TRUE : X_FALSE;
        x = x_or(g->s, x, x_and(g->s, by.at[i].holds, counts));
    }
    return x;
}

/* An act of the bearer is also one of an organ that it joined (rule 13). */
static expr actor_is(ground *g, val ev, val by, val who)
{
    expr x = equal(g, by, who);
    return VAL_TAG(who) == TAG_THING ? x_or(g->s, x, joined_act(g, ev, VAL_ID(who))) : x;
}

static bool is_bearer(const ground *g, const qual *q)
{
    return q->slot == ROLE_BY && q->what.kind == O_VAR && q->what.slot == WHOLE && (int32_t)q->what.what == g->bearer;
}

/* A role and what is asked of it are one thing each, nearly always: they are the same, or not. */
static bool plain_slot(const ground *g, const names *n, const qual *q, val ev, bool act, expr *out)
{
    if (VAL_TAG(ev) != TAG_EVENT || q->slot >= ROLES || q->cmp != IS_EQUAL || q->what.slot != WHOLE) return false;
    if (q->what.kind != O_VAR && q->what.kind != O_THING) return false;
    val v = event_at(g->f, VAL_ID(ev))->slot[q->slot], w = q->what.kind == O_VAR ? n->var[q->what.what] : VAL(TAG_THING, q->what.what);
    if (VAL_TAG(v) != TAG_THING || VAL_TAG(w) != TAG_THING || (v != w && act && q->slot == ROLE_BY)) return false;
    *out = v == w ? X_TRUE : X_FALSE;
    return true;
}

static expr slot_holds(ground *g, const names *n, const qual *q, val ev, bool act)
{
    expr plain;
    if (plain_slot(g, n, q, ev, act, &plain)) return plain;
    val v = role_of(g, ev, q->slot), w = value_of(g, n, &q->what);
    if (q->cmp == IS_EQUAL && VAL_TAG(v) == TAG_THING && VAL_TAG(w) == TAG_THING && (v == w || !act || q->slot != ROLE_BY))
        return v == w ? X_TRUE : X_FALSE; /* nearly always */
    if (q->what.kind == O_NOBODY) return v == NOBODY ? X_TRUE : X_FALSE;
    if (q->cmp == IS_AT_LEAST || q->cmp == IS_AT_MOST) return level_holds(g, v, w, q->cmp == IS_AT_LEAST);
    if (act && is_bearer(g, q)) return actor_is(g, ev, v, w);
    return equal(g, v, w);
}

when days_of_qual(ground *g, const names *n, const qual *q)
{
    if (q->what.kind == O_DAYS) return (when){.fixed = true, .from = q->from, .to = q->to};
    return day_of(g, value_of(g, n, &q->what));
}

expr time_holds(ground *g, const names *n, const qual *q, val ev)
{
    /* An unrecorded response meets its query by what it is; it has no day of its own. */
    if (VAL_TAG(ev) == TAG_HYPO && !g->s->choice.at[VAL_ID(ev)].gate) return X_TRUE;
    when a = day_of(g, ev), b = days_of_qual(g, n, q);
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
        const qual *q = &g->pool->qual.at[quals.first + i]; /* the pools do not grow while questions are asked */
        if (q->kind == QUAL_SUCH) continue;
        expr x = q->kind == QUAL_SLOT ? slot_holds(g, n, q, ev, act) : time_holds(g, n, q, ev);
        f = f == X_TRUE ? x : x_and(g->s, f, x);
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

/* The day before which no event that matches can begin, where a qualifier says so for certain. */
static day earliest(ground *g, const names *n, const pattern *p)
{
    day from = DAY_MIN;
    for (uint32_t i = 0; i < p->quals.n && !g->f->kind_vague[p->kind]; i++) {
        const qual *q = &g->pool->qual.at[p->quals.first + i];
        if (q->kind != QUAL_AFTER) continue;
        when w = days_of_qual(g, n, q);
        if (!w.none && w.fixed && w.from > from) from = w.from;
    }
    return from;
}

/* First place in the list (in order of first days) that does not begin before the day. */
static uint32_t first_from(const facts *f, item_list l, day from)
{
    uint32_t lo = 0, hi = from == DAY_MIN ? 0 : l.n;
    while (lo < hi) {
        uint32_t mid = (lo + hi) / 2;
        if (event_at(f, l.at[mid])->from < from) lo = mid + 1;
        else hi = mid;
    }
    return lo;
}

candidate_walk walk_candidates(ground *g, const names *n, id pattern_id, bool act)
{
    const pattern *p = &g->pool->pattern.at[pattern_id];
    candidate_walk w = {.pattern = pattern_id, .act = act};
    id who = NO_ID;
    int slot = best_slot(g, n, p, &who);
    if (slot < 0)
        w.own = (item_list){g->f->by_kind + g->f->kind_first[p->kind], g->f->kind_first[p->kind + 1] - g->f->kind_first[p->kind]};
    else {
        w.own = index_find(&g->f->slot, slot_key(p->kind, slot, who));
        w.wild = index_find(&g->f->wild, slot_key(p->kind, slot, 0));
    }
    day from = earliest(g, n, p);
    w.a = first_from(g->f, w.own, from);
    w.b = first_from(g->f, w.wild, from);
    return w;
}

static bool earlier(const facts *f, id a, id b)
{
    day x = event_at(f, a)->from, y = event_at(f, b)->from;
    return x < y || (x == y && a < b);
}

/* Of two lists in order the earlier one; an event in both comes once. */
id next_recorded(const facts *f, candidate_walk *w)
{
    if (w->a == w->own.n && w->b == w->wild.n) return NO_ID;
    id a = w->a < w->own.n ? w->own.at[w->a] : NO_ID, b = w->b < w->wild.n ? w->wild.at[w->b] : NO_ID;
    bool take_a = b == NO_ID || (a != NO_ID && !earlier(f, b, a));
    w->b += a == b || !take_a;
    w->a += take_a;
    return take_a ? a : b;
}

static expr happens(ground *g, val ev)
{
    expr x = occurs(g, ev);
    if (g->cutoff == DAY_MAX || x == X_FALSE) return x;
    return x_and(g->s, x, day_within(g, day_of(g, ev), DAY_MIN, g->cutoff));
}

static reason *cite_event(ground *g, val ev, expr x)
{
    reason *r = add_reason(g->f->mem, g->why, NULL, x);
    r->fact = VAL_TAG(ev) == TAG_EVENT ? tell_event(g->tell, VAL_ID(ev)) : choice_fact(g->tell, g->s, VAL_ID(ev));
    return r;
}

/* Whether the event can match: with its reasons below the present one, where these are wanted. */
static expr recorded_match(ground *g, names *n, const candidate_walk *w, val ev)
{
    reason *up = g->why, own = {0};
    bool denied = event_denied(g, VAL_ID(ev));
    if (g->f->event[VAL_ID(ev)] == IS_FALSE || (denied && !up)) return X_FALSE;
    if (up) g->why = &own;
    expr x = qualifiers_hold(g, n, w->pattern, ev, w->act, true);
    g->why = up;
    if (denied && x != X_FALSE) cite_event(g, ev, X_FALSE)->answer = event_answer(g, VAL_ID(ev));
    if (x != X_FALSE) x = x_and(g->s, happens(g, ev), x);
    if (x == X_FALSE || !up) return x;
    cite_event(g, ev, x);
    up->last->kid = own.kid;
    return x;
}

bool next_candidate(ground *g, names *n, candidate_walk *w, candidate *out)
{
    if (w->done) return false;
    for (id e; (e = next_recorded(g->f, w)) != NO_ID;) {
        if (event_at(g->f, e)->from > g->cutoff) continue;
        expr x = recorded_match(g, n, w, VAL(TAG_EVENT, e));
        if (x == X_FALSE) continue;
        *out = (candidate){VAL(TAG_EVENT, e), x};
        return true;
    }
    w->done = true;
    val hypo = unrecorded_event(g, n, w->pattern, w->act);
    if (hypo == MISSING) return false;
    *out = (candidate){hypo, happens(g, hypo)};
    if (g->why) cite_event(g, hypo, out->holds);
    return true;
}

void find_candidates(ground *g, names *n, id pattern_id, bool act, candidates *out)
{
    candidate_walk w = walk_candidates(g, n, pattern_id, act);
    for (candidate c; next_candidate(g, n, &w, &c);) vec_push(g->f->mem, out, c);
}
