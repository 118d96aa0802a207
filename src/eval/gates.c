/* Gates: the ways in which they can be met, and the window that they open (rules 10, 12, 20). */
#include "eval/asking.h"

/* ---- the window ---------------------------------------------------------------------------------------------- */
/* Rule 10: with the events that begin after `by` left out, every gate is still met. */
expr gates_met_by(ground *g, void *of, day by)
{
    asking *a = of;
    ground own = *g;
    expr all = X_TRUE;
    own.cutoff = by;
    own.group = GROUP_GATE;
    own.why = NULL;
    for (uint32_t i = 0; i < a->d->conds.n && all != X_FALSE; i++) {
        const condition *c = cond_at(a, i);
        if (c->role != C_PROVIDED) continue;
        if (is_first(a, c)) all = x_and(sp(a), all, day_within(g, day_of(g, a->n.var[bound_by(a, c)]), DAY_MIN, by));
        else if (reaches_pattern(a->l, &a->l->f, c->what)) all = x_and(sp(a), all, ground_formula(&own, &a->n, c->what));
    }
    return all;
}

/* The next day after d on which something that gates can match begins or may begin. */
static int64_t next_beginning(const asking *a, int64_t d, int64_t hi)
{
    const facts *f = a->g->f;
    int64_t next = hi + 1;
    for (uint32_t i = 0; i < f->r->event.n; i++) {
        const event *e = event_at(f, i);
        int64_t at = e->sometime && e->from <= d && d < f->last[i] ? d + 1 : e->from;
        if (at > d && at < next) next = at;
    }
    for (uint32_t i = 0; i < sp(a)->choice.n; i++) {
        const choice *c = &sp(a)->choice.at[i];
        if (c->kind == CH_UNRECORDED && c->gate && c->lo <= d + 1 && d + 1 <= c->lo + (day)c->n && d + 1 < next) next = d + 1;
        if (c->kind == CH_UNRECORDED && c->gate && c->lo > d && c->lo < next) next = c->lo;
    }
    return next;
}

static bool has_timed_gates(const asking *a)
{
    for (uint32_t i = 0; i < a->d->conds.n; i++)
        if (cond_at(a, i)->role == C_PROVIDED && reaches_pattern(a->l, &a->l->f, cond_at(a, i)->what)) return true;
    return false;
}

expr in_window(asking *a, val ev)
{
    when w = day_of(a->g, ev);
    if (w.none) return X_TRUE; /* an unrecorded act is one that counts */
    if (w.fixed) return gates_met_by(a->g, a, w.from);
    if (!has_timed_gates(a)) return X_TRUE;
    expr x = X_FALSE;
    for (int64_t d = w.lo; d <= w.hi;) {
        int64_t next = next_beginning(a, d, w.hi);
        x = x_or(sp(a), x, x_and(sp(a), day_within(a->g, w, (day)d, (day)(next - 1)), gates_met_by(a->g, a, (day)d)));
        d = next;
    }
    return x;
}

/* ---- gates ---------------------------------------------------------------------------------------------------------------- */
/* All that can be the first: none begins after one that is there for certain. */
static void first_candidates(asking *a, id pattern_id, candidates *out)
{
    candidate_walk w = walk_candidates(a->g, &a->n, pattern_id, false);
    day certain = DAY_MAX;
    for (candidate c; next_candidate(a->g, &a->n, &w, &c);) {
        bool recorded = VAL_TAG(c.ev) == TAG_EVENT;
        if (recorded && !a->trace && event_at(a->g->f, VAL_ID(c.ev))->from > certain) {
            skip_recorded(&w);
            continue;
        }
        vec_push(a->g->f->mem, out, c);
        if (recorded && c.holds == X_TRUE && !event_at(a->g->f, VAL_ID(c.ev))->sometime && certain == DAY_MAX)
            certain = event_at(a->g->f, VAL_ID(c.ev))->from;
    }
}

/* Both are recorded, and the one cannot begin before the other does for certain. */
static bool begins_no_sooner(const asking *a, val one, val other)
{
    if (VAL_TAG(one) != TAG_EVENT || VAL_TAG(other) != TAG_EVENT) return false;
    const event *x = event_at(a->g->f, VAL_ID(other));
    return !x->sometime && event_at(a->g->f, VAL_ID(one))->from >= x->from;
}

/* Goes through the gates in order; `first` binds its event for what stands below it, in each world
 * the earliest match, ties all (rule 12). */
static void through_gates(asking *a, uint32_t i, expr guard)
{
    space *s = sp(a);
    while (i < a->d->conds.n && cond_at(a, i)->role != C_PROVIDED) i++;
    if (guard == X_FALSE) return;
    if (i == a->d->conds.n) {
        if (a->common) vec_push(a->g->f->mem, &a->common->way, (gate_way){a->n, guard});
        else below_gates(a, guard);
        return;
    }
    const condition *c = cond_at(a, i);
    a->g->group = GROUP_GATE;
    look_into(a, i);
    if (!is_first(a, c)) {
        expr x = ground_formula(a->g, &a->n, c->what);
        a->g->why = NULL;
        a->out->cond[i] = x_or(s, a->out->cond[i], x_and(s, guard, x));
        through_gates(a, i + 1, x_and(s, guard, x));
        return;
    }
    candidates found = {0};
    int32_t var = bound_by(a, c);
    first_candidates(a, a->l->f.formula.at[c->what].a, &found);
    a->g->why = NULL;
    uint32_t recorded = found.n && VAL_TAG(found.at[found.n - 1].ev) != TAG_EVENT ? found.n - 1 : found.n;
    for (uint32_t k = 0; k < found.n; k++) {
        expr first = found.at[k].holds;
        a->out->cond[i] = x_or(s, a->out->cond[i], x_and(s, guard, first));
        for (uint32_t o = 0; o < found.n && first != X_FALSE; o++) {
            if (o == k) continue;
            if (begins_no_sooner(a, found.at[o].ev, found.at[k].ev)) { /* nor does any recorded one behind it */
                o = recorded - 1;
                continue;
            }
            expr sooner = x_not(s, not_before(a->g, day_of(a->g, found.at[o].ev), day_of(a->g, found.at[k].ev), 0));
            first = x_and(s, first, x_not(s, x_and(s, found.at[o].holds, sooner)));
        }
        a->n.var[var] = found.at[k].ev;
        through_gates(a, i + 1, x_and(s, guard, first));
        a->n.var[var] = MISSING;
    }
}

/* A gate that speaks of no earlier gate's event is computed for the reasons even where that one is
 * unmet (rule 19), whether or not the earlier one binds its event. */
void later_gates(asking *a)
{
    uint32_t bound_so_far = 0;
    bool later = false;
    for (uint32_t i = 0; i < a->d->conds.n; i++) {
        const condition *c = cond_at(a, i);
        if (c->role != C_PROVIDED) continue;
        if (later && !is_first(a, c) && !(reads(&a->l->f, c->what) & bound_so_far)) {
            a->g->group = GROUP_GATE;
            look_into(a, i);
            if (a->trace) a->out->why[i]->kid = a->out->why[i]->last = NULL;
            a->out->cond[i] = ground_formula(a->g, &a->n, c->what);
            a->g->why = NULL;
        }
        if (is_first(a, c)) bound_so_far |= 1u << bound_by(a, c);
        later = true;
    }
}

void ground_gates(asking *a)
{
    through_gates(a, 0, X_TRUE);
    settle_responses(a->g);
}
