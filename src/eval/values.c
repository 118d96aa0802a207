/* What names and roles stand for, and the days of events. */
#include "base/limits.h"
#include "eval/ground.h"

/* ---- days -------------------------------------------------------------------------------------- */
when day_of(ground *g, val ev)
{
    when w = {.fixed = true};
    if (VAL_TAG(ev) == TAG_HYPO) {
        const choice *c = &g->s->choice.at[VAL_ID(ev)];
        if (!c->gate) return (when){.none = true};
        return (when){.choice = VAL_ID(ev), .first = 1, .lo = c->lo, .hi = c->lo + (day)(c->n - 2)};
    }
    if (VAL_TAG(ev) != TAG_EVENT) return (when){.none = true};
    id e = VAL_ID(ev);
    const event *x = event_at(g->f, e);
    day lo = x->from, hi = g->f->last[e];
    if (e == g->day_event && x->sometime) lo = g->law_lo, hi = g->law_hi;
    w.from = lo, w.to = hi;
    if (!x->sometime || lo == hi) return w;
    uint32_t c = space_find(g->s, CH_DAY, e, NO_ID, 0);
    if (c == NO_ID) {
        choice n = {.kind = CH_DAY, .n = (uint32_t)(hi - lo) + 1, .asked = X_TRUE, .event = e, .owner = NO_ID, .lo = lo, .fact = NO_ID};
        n.asked = occurs(g, ev);
        c = space_choice(g->s, &n);
    }
    return (when){.choice = c, .first = 0, .lo = lo, .hi = hi};
}

/* a is one of its days lo .. hi (as numbers that may lie outside of its range). */
static expr in_days(ground *g, when a, int64_t lo, int64_t hi)
{
    if (a.none) return X_FALSE;
    if (a.fixed) return a.from >= lo && a.from <= hi ? X_TRUE : X_FALSE;
    if (lo < a.lo) lo = a.lo;
    if (hi > a.hi) hi = a.hi;
    if (lo > hi) return X_FALSE;
    if (lo == a.lo && hi == a.hi) /* any of its days: it happens, which is asked apart */
        return X_TRUE;
    return x_between(g->s, a.choice, lo - a.lo + a.first, hi - a.lo + a.first);
}

expr day_within(ground *g, when a, day lo, day hi)
{
    return in_days(g, a, lo, hi);
}

/* Both open: the days of the one are gone through. */
static expr compare_open(ground *g, when a, when b, int64_t k)
{
    if (a.choice == b.choice) return k <= 0 ? X_TRUE : X_FALSE;
    if ((int64_t)b.hi - b.lo > LIM_CELL_DAYS) {
        if ((int64_t)a.hi - a.lo > LIM_CELL_DAYS) space_give_up(g->s, TOO_WIDE);
        expr f = X_FALSE;
        for (int64_t d = a.lo; d <= a.hi && d - a.lo <= LIM_CELL_DAYS; d++)
            f = x_or(g->s, f, x_and(g->s, in_days(g, a, d, d), in_days(g, b, INT32_MIN, d - k)));
        return f;
    }
    expr f = X_FALSE;
    for (int64_t d = b.lo; d <= b.hi; d++) f = x_or(g->s, f, x_and(g->s, in_days(g, b, d, d), in_days(g, a, d + k, INT32_MAX)));
    return f;
}

expr not_before(ground *g, when a, when b, int64_t k)
{
    if (a.none || b.none) return g->lenient ? X_TRUE : X_FALSE;
    if (b.fixed) return in_days(g, a, (int64_t)b.from + k, INT32_MAX);
    if (a.fixed) return in_days(g, b, INT32_MIN, (int64_t)a.from - k);
    return compare_open(g, a, b, k);
}

expr overlap(ground *g, when a, when b)
{
    if (a.none || b.none) return g->lenient ? X_TRUE : X_FALSE;
    if (a.fixed && b.fixed) return a.from <= b.to && b.from <= a.to ? X_TRUE : X_FALSE;
    if (b.fixed) return in_days(g, a, b.from, b.to);
    if (a.fixed) return in_days(g, b, a.from, a.to);
    return x_and(g->s, compare_open(g, a, b, 0), compare_open(g, b, a, 0));
}

/* ---- events ---------------------------------------------------------------------------------------- */
expr occurs(ground *g, val ev)
{
    if (VAL_TAG(ev) == TAG_HYPO) return x_between(g->s, VAL_ID(ev), 1, INT32_MAX);
    if (VAL_TAG(ev) != TAG_EVENT) return X_FALSE;
    id e = VAL_ID(ev);
    switch ((standing_value)g->f->event[e]) {
    case IS_TRUE: return X_TRUE;
    case IS_FALSE: case IS_DROPPED: return X_FALSE;
    case IS_OPEN:
        if (event_denied(g, e)) return X_FALSE;
        break;
    }
    uint32_t c = space_find(g->s, CH_OCCURS, e, NO_ID, 0);
    if (c == NO_ID) {
        choice n = {.kind = CH_OCCURS, .n = 2, .asked = X_TRUE, .event = e, .owner = NO_ID, .fact = NO_ID};
        c = space_choice(g->s, &n);
    }
    return x_is(g->s, c, 1);
}

id kind_of(const ground *g, val ev)
{
    if (VAL_TAG(ev) == TAG_EVENT) return event_at(g->f, VAL_ID(ev))->kind;
    if (VAL_TAG(ev) == TAG_HYPO) return g->f->l->f.pattern.at[g->s->choice.at[VAL_ID(ev)].what].kind;
    return NO_ID;
}

/* ---- open roles -------------------------------------------------------------------------------------- */
typedef VEC(val) values;

static void add_levels(ground *g, id scale_id, uint8_t cmp, val bound_level, values *out)
{
    const law *l = g->f->l;
    range levels = l->scale.at[scale_id].levels;
    int32_t limit = VAL_TAG(bound_level) == TAG_THING ? thing_of(l, g->f->r, VAL_ID(bound_level))->rank : 0;
    for (uint32_t i = 0; i < levels.n; i++) {
        int32_t rank = (int32_t)i;
        if ((cmp == IS_AT_LEAST && rank < limit) || (cmp == IS_AT_MOST && rank > limit)) continue;
        vec_push(g->f->mem, out, VAL(TAG_THING, levels.first + i));
    }
}

/* Every answer that an open role can have (rule 17: a question over its domain). */
static void domain_of(ground *g, id kind, int slot, uint16_t sorts, day on, values *out)
{
    const law *l = g->f->l;
    const record *r = g->f->r;
    id takes = l->kind.at[kind].takes[slot];
    if (sorts & S_EVENT)
        for (uint32_t i = 0; i < r->event.n; i++)
            if (r->event.at[i].kind == takes && g->f->event[i] != IS_DROPPED) vec_push(g->f->mem, out, VAL(TAG_EVENT, i));
    for (uint32_t i = 0; i < l->thing.n + r->thing.n; i++) {
        const individual *t = thing_of(l, r, i);
        if ((t->sort & sorts & ~(unsigned)S_LEVEL) && exists_on(t, on)) vec_push(g->f->mem, out, VAL(TAG_THING, i));
    }
}

static val open_role(ground *g, val ev, int slot, uint16_t sorts, uint8_t cmp, val stated, day on)
{
    bool recorded = VAL_TAG(ev) == TAG_EVENT;
    id e = recorded ? VAL_ID(ev) : NO_ID;
    uint32_t owner = recorded ? NO_ID : VAL_ID(ev);
    uint32_t c = space_find(g->s, CH_SLOT, e, owner, slot);
    if (c != NO_ID) return VAL(TAG_ROLE, c);
    if (g->f->x->policy != POLICY_OPEN && occurs(g, ev) == X_FALSE) return MISSING; /* nobody asks for the roles of what did not happen */
    values alt = {0};
    id kind = kind_of(g, ev);
    if (sorts & S_LEVEL) add_levels(g, g->f->l->kind.at[kind].takes[slot], cmp, stated, &alt);
    else domain_of(g, kind, slot, sorts, on, &alt);
    if (alt.n == 0) return NOBODY;
    if (alt.n == 1) return alt.at[0];
    choice n = {.kind = CH_SLOT, .n = alt.n, .asked = occurs(g, ev), .event = e, .owner = owner, .slot = (uint8_t)slot, .alt = alt.at, .fact = NO_ID};
    return VAL(TAG_ROLE, space_choice(g->s, &n));
}

val role_of(ground *g, val ev, int slot)
{
    if (VAL_TAG(ev) == TAG_HYPO) {
        const choice *c = &g->s->choice.at[VAL_ID(ev)];
        if (c->fixed[slot] != MISSING) return c->fixed[slot];
        id kind = kind_of(g, ev);
        return open_role(g, ev, slot, g->f->l->kind.at[kind].sorts[slot], IS_EQUAL, MISSING, g->span_from);
    }
    if (VAL_TAG(ev) != TAG_EVENT) return MISSING;
    const event *x = event_at(g->f, VAL_ID(ev));
    val v = x->slot[slot];
    uint16_t sorts = g->f->l->kind.at[x->kind].sorts[slot];
    if (v == MISSING) return open_role(g, ev, slot, sorts, IS_EQUAL, MISSING, x->from);
    if (VAL_TAG(v) == TAG_ANY) return open_role(g, ev, slot, (uint16_t)VAL_ID(v), IS_EQUAL, MISSING, x->from);
    if (slot >= ROLES && x->cmp[slot - ROLES] != IS_EQUAL) return open_role(g, ev, slot, sorts, x->cmp[slot - ROLES], v, x->from);
    return v;
}

val value_of(ground *g, const names *n, const operand *o)
{
    val v = MISSING;
    switch ((operand_kind)o->kind) {
    case O_THING: return VAL(TAG_THING, o->what);
    case O_NOBODY: return NOBODY;
    case O_DAYS: return MISSING;
    case O_ANY: return VAL(TAG_ANY, o->sorts);
    case O_EVENT: v = VAL(TAG_EVENT, o->what); break;
    case O_VAR: v = n->var[o->what]; break;
    }
    if (o->slot == WHOLE || v == MISSING) return v;
    return role_of(g, v, o->slot);
}

/* ---- comparing ------------------------------------------------------------------------------------------ */
void parts_of(ground *g, val v, parts *out)
{
    if (VAL_TAG(v) == TAG_LIST) {
        const val *m = &g->f->r->list.at[VAL_ID(v)];
        for (uint32_t i = 1; i <= m[0]; i++) vec_push(g->f->mem, out, (part){m[i], X_TRUE});
    } else if (VAL_TAG(v) == TAG_ROLE) {
        uint32_t c = VAL_ID(v), count = g->s->choice.at[c].n;
        const val *alt = g->s->choice.at[c].alt;
        for (uint32_t i = 0; i < count; i++) vec_push(g->f->mem, out, (part){alt[i], x_is(g->s, c, i)});
    } else vec_push(g->f->mem, out, (part){v, X_TRUE});
}

static bool compound(val v)
{
    return VAL_TAG(v) == TAG_LIST || VAL_TAG(v) == TAG_ROLE;
}

typedef bool pair_test(const ground *g, val a, val b);

/* An open role has an answer only where it is asked: where its event occurs. */
static expr asked_of(const ground *g, val v)
{
    return VAL_TAG(v) == TAG_ROLE ? g->s->choice.at[VAL_ID(v)].asked : X_TRUE;
}

/* Some part of a and some part of b pass the test together. */
static expr some_pair(ground *g, val a, val b, pair_test *test)
{
    parts x = {0}, y = {0};
    expr f = X_FALSE;
    parts_of(g, a, &x);
    parts_of(g, b, &y);
    for (uint32_t i = 0; i < x.n; i++)
        for (uint32_t k = 0; k < y.n; k++)
            if (test(g, x.at[i].v, y.at[k].v)) f = x_or(g->s, f, x_and(g->s, x.at[i].holds, y.at[k].holds));
    return x_and(g->s, f, x_and(g->s, asked_of(g, a), asked_of(g, b)));
}

static bool same_thing(const ground *g, val a, val b)
{
    (void)g;
    return a == b && a != NOBODY;
}

expr equal(ground *g, val a, val b)
{
    if (a == MISSING || b == MISSING) return g->lenient ? X_TRUE : X_FALSE;
    if (a == NOBODY || b == NOBODY) return X_FALSE;
    if (VAL_TAG(a) == TAG_ANY || VAL_TAG(b) == TAG_ANY) /* "is any state" */
        return VAL_TAG(a) == TAG_ANY ? is_sort(g, b, (uint16_t)VAL_ID(a)) : is_sort(g, a, (uint16_t)VAL_ID(b));
    if (a == b && !compound(a)) return X_TRUE;
    if (a == b && VAL_TAG(a) == TAG_ROLE) return asked_of(g, a);
    if (!compound(a) && !compound(b)) return X_FALSE;
    return some_pair(g, a, b, same_thing);
}

static bool has_sort(const ground *g, val v, uint16_t mask)
{
    if (VAL_TAG(v) == TAG_THING) return thing_of(g->f->l, g->f->r, VAL_ID(v))->sort & mask;
    return (VAL_TAG(v) == TAG_EVENT || VAL_TAG(v) == TAG_HYPO) && (mask & S_EVENT);
}

expr is_sort(ground *g, val a, uint16_t mask)
{
    if (a == MISSING) return g->lenient ? X_TRUE : X_FALSE;
    if (!compound(a)) return has_sort(g, a, mask) ? X_TRUE : X_FALSE;
    parts x = {0};
    expr f = X_FALSE;
    parts_of(g, a, &x);
    for (uint32_t i = 0; i < x.n; i++)
        if (has_sort(g, x.at[i].v, mask)) f = x_or(g->s, f, x.at[i].holds);
    return x_and(g->s, f, asked_of(g, a));
}

static bool reaches_level(const ground *g, val a, val b)
{
    if (!has_sort(g, a, S_LEVEL) || !has_sort(g, b, S_LEVEL)) return false;
    const individual *l = thing_of(g->f->l, g->f->r, VAL_ID(a)), *m = thing_of(g->f->l, g->f->r, VAL_ID(b));
    return l->parent == m->parent && l->rank >= m->rank;
}

static bool stays_at_level(const ground *g, val a, val b)
{
    return reaches_level(g, b, a);
}

expr level_holds(ground *g, val a, val b, bool at_least)
{
    pair_test *test = at_least ? reaches_level : stays_at_level;
    if (a == MISSING || b == MISSING) return g->lenient ? X_TRUE : X_FALSE;
    if (!compound(a) && !compound(b)) return test(g, a, b) ? X_TRUE : X_FALSE;
    return some_pair(g, a, b, test);
}

static bool within_place(const ground *g, val a, val b)
{
    if (!has_sort(g, a, S_PLACE)) return false;
    for (id x = VAL_ID(a); x != NO_ID; x = thing_of(g->f->l, g->f->r, x)->parent)
        if (VAL(TAG_THING, x) == b) return true;
    return false;
}

expr lies_in(ground *g, val a, val b)
{
    if (a == MISSING) return g->lenient ? X_TRUE : X_FALSE;
    if (!compound(a)) return within_place(g, a, b) ? X_TRUE : X_FALSE;
    return some_pair(g, a, b, within_place);
}

/* A party on the law day; where that is open, day by day between the ends of memberships. */
static expr state_is_party(ground *g, id state)
{
    const law *l = g->f->l;
    if (g->day_event == NO_ID || g->law_lo == g->law_hi)
        return party_on(l, g->treaty, state, g->day_event == NO_ID ? g->law_day : g->law_lo) ? X_TRUE : X_FALSE;
    range m = l->treaty.at[g->treaty].members;
    expr f = X_FALSE;
    for (uint32_t i = 0; i < m.n; i++) {
        const membership *x = &l->member.at[m.first + i];
        if (x->state == state) f = x_or(g->s, f, in_days(g, day_of(g, VAL(TAG_EVENT, g->day_event)), x->from, (int64_t)x->until - 1));
    }
    return f;
}

expr is_party(ground *g, val a)
{
    if (a == MISSING) return g->lenient ? X_TRUE : X_FALSE;
    if (!compound(a)) return has_sort(g, a, S_STATE) ? state_is_party(g, VAL_ID(a)) : X_FALSE;
    parts x = {0};
    expr f = X_FALSE;
    parts_of(g, a, &x);
    for (uint32_t i = 0; i < x.n; i++)
        if (has_sort(g, x.at[i].v, S_STATE)) f = x_or(g->s, f, x_and(g->s, x.at[i].holds, state_is_party(g, VAL_ID(x.at[i].v))));
    return x_and(g->s, f, asked_of(g, a));
}
