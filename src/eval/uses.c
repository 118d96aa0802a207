/* Rights and powers: while they are there, and the recorded acts that use them.
 *
 * Nobody owes a use, so none is supposed that the record does not hold: uses are closed, as
 * episodes are (docs/semantics.md, section 6). What ends a right is closed like every exception.
 */
#include "eval/asking.h"

typedef VEC(candidate) endings;

/* The recorded events that end it. */
static endings find_endings(asking *a, expr guard)
{
    endings all = {0};
    for (uint32_t i = 0; i < a->d->conds.n; i++) {
        candidates own = {0};
        if (cond_at(a, i)->role != C_ENDS) continue;
        look_into(a, i);
        find_candidates(a->g, &a->n, a->l->f.formula.at[cond_at(a, i)->what].a, false, &own);
        a->g->why = NULL;
        for (uint32_t k = 0; k < own.n; k++) {
            a->out->cond[i] = x_or(sp(a), a->out->cond[i], x_and(sp(a), guard, own.at[k].holds));
            vec_push(a->g->f->mem, &all, own.at[k]);
        }
    }
    return all;
}

/* It ended before the gates were met: then it was never there. */
static expr ended_unopened(asking *a, const endings *all)
{
    expr x = X_FALSE;
    for (uint32_t k = 0; k < all->n; k++) x = x_or(sp(a), x, x_and(sp(a), all->at[k].holds, x_not(sp(a), in_window(a, all->at[k].ev))));
    return x;
}

/* It ended on an earlier day than the act began; on the day itself it is still there. */
static expr ended_before(asking *a, const endings *all, val act)
{
    expr x = X_FALSE;
    for (uint32_t k = 0; k < all->n; k++) {
        expr earlier = x_not(sp(a), not_before(a->g, day_of(a->g, all->at[k].ev), day_of(a->g, act), 0));
        x = x_or(sp(a), x, x_and(sp(a), all->at[k].holds, earlier));
    }
    return x;
}

/* Of a standing right each act is asked about on its own day. */
static void set_law_day(asking *a, id e)
{
    const event *x = event_at(a->g->f, e);
    if (a->q->episode != NO_ID) return;
    a->g->day_event = e;
    a->g->law_lo = x->from;
    a->g->law_hi = x->sometime ? a->g->f->last[e] : x->from;
}

/* The holder may act on the day of the event: the gates are met, the time runs, nothing has ended it. */
static expr may_act_then(asking *a, const endings *all, id e)
{
    val ev = VAL(TAG_EVENT, e);
    expr x = x_and(sp(a), x_and(sp(a), in_window(a, ev), in_time(a, ev)), x_not(sp(a), ended_before(a, all, ev)));
    if (a->q->episode != NO_ID || x == X_FALSE) return x;
    x = x_and(sp(a), x, text_in_force(a, e));
    return a->q->bearer == NO_ID ? x : x_and(sp(a), x, is_party(a->g, VAL(TAG_THING, a->q->bearer)));
}

static act_found *act_of(asking *a, id e)
{
    for (uint32_t i = 0; i < a->out->act.n; i++)
        if (a->out->act.at[i].ev == e) return &a->out->act.at[i];
    vec_push(a->g->f->mem, &a->out->act, (act_found){.ev = e});
    return &a->out->act.at[a->out->act.n - 1];
}

/* The event as an act under condition i, in this way of meeting the gates. */
static void use_by(asking *a, uint32_t i, const endings *all, id e, expr guard)
{
    space *s = sp(a);
    ground *g = a->g;
    val ev = VAL(TAG_EVENT, e);
    expr x = occurs(g, ev);
    reason own = {0};
    if (x == X_FALSE) return;
    if (a->trace) g->why = &own;
    x = x_and(s, x, qualifiers_hold(g, &a->n, a->l->f.formula.at[cond_at(a, i)->what].a, ev, true, true));
    g->why = NULL;
    if (x == X_FALSE && !a->trace) return;
    expr then = x_and(s, guard, may_act_then(a, all, e));
    act_found *found = act_of(a, e);
    found->there = x_or(s, found->there, then);
    found->holds = x_or(s, found->holds, x_and(s, then, x));
    if (x == X_FALSE) return;
    a->used = x_or(s, a->used, x_and(s, then, x));
    a->out->cond[i] = x_or(s, a->out->cond[i], x_and(s, then, x));
    if (!a->trace) return;
    reason *r = add_reason(g->f->mem, a->out->why[i], NULL, x_and(s, then, x));
    r->fact = tell_event(g->tell, e);
    r->kid = own.kid;
}

void ground_uses(asking *a, expr guard)
{
    ground *g = a->g, keep = *g;
    g->group = GROUP_NONE;
    endings all = find_endings(a, guard);
    a->open = x_or(sp(a), a->open, x_and(sp(a), guard, x_not(sp(a), ended_unopened(a, &all))));
    for (uint32_t i = 0; i < a->d->conds.n; i++) {
        if (cond_at(a, i)->role != C_MAY) continue;
        id kind = a->l->f.pattern.at[a->l->f.formula.at[cond_at(a, i)->what].a].kind;
        for (uint32_t k = g->f->kind_first[kind]; k < g->f->kind_first[kind + 1]; k++) {
            set_law_day(a, g->f->by_kind[k]);
            use_by(a, i, &all, g->f->by_kind[k], guard);
        }
    }
    g->day_event = keep.day_event;
    g->law_lo = keep.law_lo;
    g->law_hi = keep.law_hi;
    g->group = keep.group;
}

/* Where the right was not there when the event began. */
static expr not_there_then(asking *a, id e)
{
    for (uint32_t i = 0; i < a->out->act.n; i++)
        if (a->out->act.at[i].ev == e) return x_not(sp(a), x_and(sp(a), a->out->trigger, a->out->act.at[i].there));
    return X_TRUE;
}

/* An act under several conditions is one act. */
static void add_without(asking *a, id e, expr x)
{
    for (uint32_t i = 0; i < a->out->without.n; i++)
        if (a->out->without.at[i].ev == e) {
            a->out->without.at[i].holds = x_or(sp(a), a->out->without.at[i].holds, x);
            return;
        }
    vec_push(a->g->f->mem, &a->out->without, (act_found){.ev = e, .holds = x});
}

void acts_without(asking *a)
{
    ground *g = a->g, keep = *g;
    g->lenient = true;
    g->group = GROUP_NONE;
    for (uint32_t i = 0; i < a->d->conds.n; i++) {
        if (cond_at(a, i)->role != C_MAY) continue;
        id pattern_id = a->l->f.formula.at[cond_at(a, i)->what].a, kind = a->l->f.pattern.at[pattern_id].kind;
        for (uint32_t k = g->f->kind_first[kind]; k < g->f->kind_first[kind + 1]; k++) {
            id e = g->f->by_kind[k];
            val ev = VAL(TAG_EVENT, e);
            set_law_day(a, e);
            expr done = x_and(sp(a), occurs(g, ev), qualifiers_hold(g, &a->n, pattern_id, ev, true, true));
            expr x = x_and(sp(a), done, not_there_then(a, e));
            /* What began before the episode had nothing to do with it. */
            if (a->q->episode != NO_ID) x = x_and(sp(a), x, not_before(g, day_of(g, ev), day_of(g, VAL(TAG_EVENT, a->q->episode)), 0));
            if (x != X_FALSE) add_without(a, e, x);
        }
    }
    g->lenient = keep.lenient;
    g->day_event = keep.day_event;
    g->law_lo = keep.law_lo;
    g->law_hi = keep.law_hi;
    g->group = keep.group;
}
