/* Acts below the gates: what was done in time, late or in part, tendered and refused; breaches; relief.
 *
 * Recorded acts are taken in order of days; an unrecorded one is possible where the record does not
 * close it (docs/semantics.md, sections 6 to 8).
 */
#include "eval/asking.h"

expr in_time(asking *a, val ev)
{
    ground *g = a->g;
    if (!g->has_limit) return X_TRUE;
    when w = day_of(g, ev);
    if (w.none) return unrecorded_in_time(g, ev);
    return x_not(sp(a), not_before(g, w, g->limit_base, (int64_t)g->limit_days + 1));
}

/* Some gate binds the name. */
static bool bound_by_gate(const asking *a, const operand *o)
{
    for (uint32_t i = 0; i < a->d->conds.n; i++)
        if (cond_at(a, i)->role == C_PROVIDED && is_first(a, cond_at(a, i)) && o->kind == O_VAR && bound_by(a, cond_at(a, i)) == (int32_t)o->what) return true;
    return false;
}

static void set_limit(asking *a, expr guard)
{
    ground *g = a->g;
    g->has_limit = a->d->within.given;
    g->limit_days = 0;
    g->way = a->d->within.kind != WITHIN_DATE && bound_by_gate(a, &a->d->within.of) ? guard : X_TRUE;
    if (a->d->within.given && a->d->within.kind != WITHIN_DATE && a->q->episode != NO_ID) /* no days run from what did not happen */
        g->way = x_and(sp(a), g->way, occurs(g, VAL(TAG_EVENT, a->q->episode)));
    if (!g->has_limit) return;
    if (a->d->within.kind == WITHIN_DATE) {
        g->limit_base = (when){.fixed = true, .from = a->d->within.days, .to = a->d->within.days};
        a->out->first_last = a->out->last_day = a->d->within.days;
        return;
    }
    g->limit_base = day_of(g, value_of(g, &a->n, &a->d->within.of));
    g->limit_days = a->d->within.kind == WITHIN_PARAM ? a->param[a->d->within.param] : a->d->within.days;
    if (g->limit_base.none) g->has_limit = false;
    if (!g->has_limit) return;
    day first = day_add(g->limit_base.fixed ? g->limit_base.from : g->limit_base.lo, g->limit_days);
    day last = day_add(g->limit_base.fixed ? g->limit_base.from : g->limit_base.hi, g->limit_days);
    if (first < a->out->first_last) a->out->first_last = first;
    if (last > a->out->last_day) a->out->last_day = last;
}

/* ---- acts ------------------------------------------------------------------------------------------------------ */
typedef struct { expr any, timely, recorded; } done_acts;

static void note_early(asking *a, val ev, expr window)
{
    if (!a->trace || window != X_FALSE || VAL_TAG(ev) != TAG_EVENT) return;
    for (uint32_t i = 0; i < a->out->early.n; i++)
        if (a->out->early.at[i] == VAL_ID(ev)) return;
    vec_push(a->g->f->mem, &a->out->early, VAL_ID(ev));
}

/* The act counts because an organ's act is the bearer's that joined. */
static void note_organ(asking *a, val ev)
{
    if (!a->trace || VAL_TAG(ev) != TAG_EVENT || a->q->bearer == NO_ID || joined_act(a->g, ev, a->q->bearer) == X_FALSE) return;
    for (uint32_t i = 0; i < a->out->through_organ.n; i++)
        if (a->out->through_organ.at[i] == VAL_ID(ev)) return;
    vec_push(a->g->f->mem, &a->out->through_organ, VAL_ID(ev));
}

/* An unrecorded act closes its query where the record is complete; a condition tells so by itself. */
static done_acts acts_of(asking *a, uint32_t i, bool timed)
{
    done_acts x = {X_FALSE, X_FALSE, X_FALSE};
    candidate c;
    ground *g = a->g;
    const formula *f = &a->l->f.formula.at[cond_at(a, i)->what];
    bool limit = g->has_limit;
    bool asked_in_time = timed; /* or by a `shall` of the same words: that is one query */
    for (uint32_t k = 0; k < a->d->conds.n && !asked_in_time; k++)
        asked_in_time = cond_at(a, k)->role == C_SHALL && same_pattern(g->pool, f->a, a->l->f.formula.at[cond_at(a, k)->what].a, &a->n);
    candidate_walk walk = walk_candidates(g, &a->n, f->a, true);
    for (;;) {
        g->group = GROUP_RESPONSE;
        g->has_limit = limit && asked_in_time;
        look_into(a, i);
        bool more = next_candidate(g, &a->n, &walk, &c);
        g->why = NULL;
        g->has_limit = limit;
        if (!more) break;
        expr window = in_window(a, c.ev), counts = x_and(sp(a), c.holds, window);
        note_early(a, c.ev, window);
        if (counts != X_FALSE) note_organ(a, c.ev);
        x.any = x_or(sp(a), x.any, counts);
        if (timed) x.timely = x_or(sp(a), x.timely, x_and(sp(a), counts, in_time(a, c.ev)));
        if (VAL_TAG(c.ev) != TAG_EVENT) continue;
        x.recorded = x_or(sp(a), x.recorded, c.holds);
        if (a->trace) vec_push(g->f->mem, &a->out->did, (act_found){.ev = VAL_ID(c.ev), .holds = c.holds});
        if (counts != X_TRUE || a->trace || g->thorough || event_at(g->f, VAL_ID(c.ev))->sometime) continue;
        if (x.timely == X_TRUE || !timed) break; /* nothing can be better than in time */
        skip_recorded(&walk);                     /* those that begin later are no earlier */
    }
    return x;
}

/* A tender in time that is refused. */
static expr tenders(asking *a, uint32_t i, expr guard)
{
    ground *g = a->g;
    candidates c = {0};
    expr x = X_FALSE, refused = X_FALSE;
    const formula *f = &a->l->f.formula.at[cond_at(a, i)->what];
    int32_t var = a->l->f.pattern.at[f->a].var;
    g->group = GROUP_RESPONSE;
    look_into(a, i);
    find_candidates(g, &a->n, f->a, true, &c);
    g->why = NULL;
    val before = a->n.var[var];
    for (uint32_t k = 0; k < c.n; k++) {
        expr counts = x_and(sp(a), c.at[k].holds, in_window(a, c.at[k].ev)), all = X_TRUE;
        a->out->cond[i] = x_or(sp(a), a->out->cond[i], x_and(sp(a), guard, counts));
        bool none = true;
        a->n.var[var] = c.at[k].ev;
        bool limit = g->has_limit;
        g->has_limit = false; /* of a refusal only the tender's time is asked */
        for (uint32_t r = 0; r < a->d->conds.n; r++) {
            if (cond_at(a, r)->role != C_REFUSED) continue;
            look_into(a, r);
            expr y = ground_formula(g, &a->n, cond_at(a, r)->what);
            g->why = NULL;
            a->out->cond[r] = x_or(sp(a), a->out->cond[r], x_and(sp(a), x_and(sp(a), guard, counts), y));
            all = x_and(sp(a), all, y);
            none = false;
        }
        g->has_limit = limit;
        a->n.var[var] = before;
        refused = none ? X_FALSE : all;
        x = x_or(sp(a), x, x_and(sp(a), x_and(sp(a), counts, in_time(a, c.at[k].ev)), refused));
    }
    return x;
}

/* ---- relief -------------------------------------------------------------------------------------------------------- */
static relief *relief_of(asking *a, sym ground_, bool release)
{
    for (uint32_t i = 0; i < a->out->relief.n; i++)
        if (a->out->relief.at[i].ground == ground_ && a->out->relief.at[i].release == release) return &a->out->relief.at[i];
    vec_push(a->g->f->mem, &a->out->relief, (relief){ground_, release, X_FALSE, X_FALSE, DAY_MIN, false});
    return &a->out->relief.at[a->out->relief.n - 1];
}

/* An event that releases: not before the window opens, not after the last day. */
static expr releasing(asking *a, uint32_t i, relief *r)
{
    candidates c = {0};
    expr x = X_FALSE;
    bool limit = a->g->has_limit;
    a->g->has_limit = false;
    find_candidates(a->g, &a->n, a->l->f.formula.at[cond_at(a, i)->what].a, false, &c);
    a->g->has_limit = limit;
    for (uint32_t k = 0; k < c.n; k++) {
        when w = day_of(a->g, c.at[k].ev);
        expr at = w.none ? X_TRUE : x_and(sp(a), in_window(a, c.at[k].ev), in_time(a, c.at[k].ev));
        x = x_or(sp(a), x, x_and(sp(a), c.at[k].holds, at));
        if (!w.none && w.fixed && r->on == DAY_MIN && at != X_FALSE) r->on = w.from;
    }
    return x;
}

static day leaving_day(const asking *a, const formula *f)
{
    val who = value_of(a->g, &a->n, &a->l->f.arg.at[f->kids.first]);
    range m = a->l->treaty.at[a->d->treaty].members;
    for (uint32_t i = 0; i < m.n; i++) {
        const membership *x = &a->l->member.at[m.first + i];
        if (VAL_TAG(who) == TAG_THING && x->state == VAL_ID(who) && x->from <= a->q->lo && a->q->lo < x->until) return x->until;
    }
    return DAY_MIN;
}

static void ground_relief(asking *a, expr guard, bool release)
{
    cond_role which = release ? C_RELEASED : C_EXCUSED;
    for (uint32_t i = 0; i < a->d->conds.n; i++) {
        sym own = cond_at(a, i)->ground;
        if (cond_at(a, i)->role != which) continue;
        bool seen = false; /* a ground's conditions are taken together, at its first */
        for (uint32_t k = 0; k < i; k++) seen = seen || (cond_at(a, k)->role == which && cond_at(a, k)->ground == own);
        if (seen) continue;
        expr all = X_TRUE, but_acts = X_TRUE;
        relief *r = relief_of(a, own, release);
        for (uint32_t k = i; k < a->d->conds.n; k++) {
            const condition *c = cond_at(a, k);
            if (c->role != which || c->ground != own) continue;
            const formula *f = &a->l->f.formula.at[c->what];
            a->g->group = GROUP_RESPONSE;
            look_into(a, k);
            bool act = f->op == F_MATCH && f->q != Q_NO && f->q != Q_EVERY;
            expr x = release && act ? releasing(a, k, r) : ground_formula(a->g, &a->n, c->what);
            a->g->why = NULL;
            if (f->op == F_LEAVES && x != X_FALSE && r->on == DAY_MIN) r->on = leaving_day(a, f);
            a->out->cond[k] = x_or(sp(a), a->out->cond[k], x_and(sp(a), guard, x));
            all = x_and(sp(a), all, x);
            if (act) r->has_acts = true;
            else but_acts = x_and(sp(a), but_acts, x);
        }
        r->holds = x_or(sp(a), r->holds, x_and(sp(a), guard, all));
        r->available = x_or(sp(a), r->available, x_and(sp(a), guard, but_acts));
    }
}

/* ---- below the gates -------------------------------------------------------------------------------------------------- */
static void ground_shall(asking *a, expr guard)
{
    space *s = sp(a);
    expr full = X_TRUE, late = X_TRUE, some = X_FALSE, tender = X_FALSE, done = X_TRUE, begun = X_FALSE;
    bool refusable = false;
    for (uint32_t i = 0; i < a->d->conds.n; i++) refusable = refusable || cond_at(a, i)->role == C_REFUSED;
    for (uint32_t i = 0; i < a->d->conds.n; i++) {
        cond_role role_ = (cond_role)cond_at(a, i)->role;
        if (role_ == C_SHALL || role_ == C_PARTLY) {
            done_acts x = acts_of(a, i, role_ == C_SHALL);
            a->out->cond[i] = x_or(s, a->out->cond[i], x_and(s, guard, x.any));
            some = x_or(s, some, x.any);
            begun = x_or(s, begun, x.recorded);
            if (role_ == C_PARTLY) continue;
            full = x_and(s, full, x.timely);
            late = x_and(s, late, x.any);
            done = x_and(s, done, x.recorded);
        } else if (role_ == C_TENDERED && (refusable || a->trace)) tender = x_or(s, tender, tenders(a, i, guard));
    }
    expr pending = X_FALSE;
    if (a->g->f->x->as_of != DAY_MAX)
        pending = a->g->has_limit ? day_within(a->g, a->g->limit_base, day_add(a->g->f->x->as_of, -a->g->limit_days), DAY_MAX) : X_TRUE;
    a->full = x_or(s, a->full, x_and(s, guard, full));
    a->late = x_or(s, a->late, x_and(s, guard, late));
    a->tender = x_or(s, a->tender, x_and(s, guard, tender));
    a->pending = x_or(s, a->pending, x_and(s, guard, pending));
    a->part = x_or(s, a->part, x_and(s, guard, some));
    a->out->done = x_or(s, a->out->done, x_and(s, guard, done));
    a->out->begun = x_or(s, a->out->begun, x_and(s, guard, begun));
}

expr text_in_force(asking *a, id e)
{
    const event *x = event_at(a->g->f, e);
    range vs = a->l->treaty.at[a->d->treaty].versions;
    expr f = X_FALSE;
    if (!a->d->version || a->g->f->x->text) return X_TRUE;
    int64_t last = x->sometime ? a->g->f->last[e] : x->from;
    for (int64_t lo = x->from; lo <= last;) {
        int64_t hi = last;
        for (uint32_t i = vs.first; i < vs.first + vs.n; i++)
            if (a->l->version.at[i].from > lo && a->l->version.at[i].from <= hi) hi = (int64_t)a->l->version.at[i].from - 1;
        id v = version_between(a->l, a->d->treaty, a->q->bearer, NO_ID, (day)lo);
        if (version_has(a->l, v, a->d))
            f = x_or(sp(a), f, day_within(a->g, day_of(a->g, VAL(TAG_EVENT, e)), (day)lo, (day)hi));
        lo = hi + 1;
    }
    return f;
}

static void breach_by(asking *a, uint32_t i, val ev, expr guard)
{
    space *s = sp(a);
    ground *g = a->g;
    const pattern *p = &a->l->f.pattern.at[a->l->f.formula.at[cond_at(a, i)->what].a];
    expr x = occurs(g, ev), lawful = X_FALSE;
    if (x == X_FALSE) return;
    reason own = {0};
    if (a->trace) g->why = &own;
    x = x_and(s, x, qualifiers_hold(g, &a->n, a->l->f.formula.at[cond_at(a, i)->what].a, ev, false, true));
    g->why = NULL;
    if (x == X_FALSE) return;
    if (a->q->episode == NO_ID) x = x_and(s, x, text_in_force(a, VAL_ID(ev)));
    if (a->q->episode == NO_ID && a->q->bearer != NO_ID) x = x_and(s, x, is_party(g, VAL(TAG_THING, a->q->bearer)));
    x = x_and(s, x, x_and(s, in_time(a, ev), in_window(a, ev)));
    if (a->trace && x != X_FALSE) {
        a->out->cond[i] = x_or(s, a->out->cond[i], x_and(s, guard, x));
        reason *r = add_reason(g->f->mem, a->out->why[i], NULL, x);
        r->fact = tell_event(g->tell, VAL_ID(ev));
        r->kid = own.kid;
    }
    val before = a->n.var[p->var];
    a->n.var[p->var] = ev;
    for (uint32_t u = 0; u < a->d->conds.n; u++) {
        if (cond_at(a, u)->role != C_UNLESS) continue;
        look_into(a, u);
        expr y = ground_formula(g, &a->n, cond_at(a, u)->what);
        g->why = NULL;
        if (a->trace) a->out->cond[u] = x_or(s, a->out->cond[u], x_and(s, x, y));
        lawful = x_or(s, lawful, y);
    }
    a->n.var[p->var] = before;
    x = x_and(s, x, x_not(s, lawful));
    if (x != X_FALSE) vec_push(g->f->mem, &a->out->act, (act_found){.ev = VAL_ID(ev), .holds = x_and(s, guard, x)});
}

static void join_breaches(asking *a)
{
    expr *each = arena_alloc(a->g->f->mem, (a->out->act.n + 1u) * sizeof *each);
    for (uint32_t i = 0; i < a->out->act.n; i++) each[i] = a->out->act.at[i].holds;
    a->breach = x_any_of(sp(a), each, a->out->act.n);
}

/* Acts of a `shall not` are recorded ones; of a standing duty each is judged by its own day. */
static void ground_shall_not(asking *a, expr guard)
{
    ground *g = a->g, keep = *g;
    g->group = GROUP_NONE;
    for (uint32_t i = 0; i < a->d->conds.n; i++) {
        if (cond_at(a, i)->role != C_SHALL_NOT) continue;
        candidate_walk w = walk_candidates(g, &a->n, a->l->f.formula.at[cond_at(a, i)->what].a, false);
        for (id e; (e = next_recorded(g->f, &w)) != NO_ID;) {
            const event *x = event_at(g->f, e);
            if (a->q->episode == NO_ID) {
                g->day_event = e;
                g->law_lo = x->from;
                g->law_hi = x->sometime ? g->f->last[e] : x->from;
            }
            breach_by(a, i, VAL(TAG_EVENT, e), guard);
        }
    }
    join_breaches(a);
    g->day_event = keep.day_event;
    g->law_lo = keep.law_lo;
    g->law_hi = keep.law_hi;
    g->group = keep.group;
}

void below_gates(asking *a, expr guard)
{
    a->out->gates = x_or(sp(a), a->out->gates, guard);
    set_limit(a, guard);
    a->g->window = gates_met_by;
    a->g->window_of = a;
    if (duty_permits(a->d)) ground_uses(a, guard);
    else if (duty_forbids(a->l, a->d)) ground_shall_not(a, guard);
    else ground_shall(a, guard);
    ground_relief(a, guard, false);
    ground_relief(a, guard, true);
    a->g->has_limit = false;
    a->g->window = NULL;
}

/* What was done, where no gate could be met: names bound by gates satisfy whatever is asked of them. */
void done_without_gate(asking *a)
{
    space *s = sp(a);
    expr done = X_TRUE, begun = X_FALSE;
    bool any = false;
    a->g->lenient = true;
    a->g->group = GROUP_NONE;
    for (uint32_t i = 0; i < a->d->conds.n; i++) {
        cond_role role_ = (cond_role)cond_at(a, i)->role;
        if (role_ != C_SHALL && role_ != C_PARTLY) continue;
        candidates c = {0};
        expr x = X_FALSE;
        find_candidates(a->g, &a->n, a->l->f.formula.at[cond_at(a, i)->what].a, true, &c);
        for (uint32_t k = 0; k < c.n; k++) {
            x = x_or(s, x, c.at[k].holds);
            if (VAL_TAG(c.at[k].ev) == TAG_EVENT) vec_push(a->g->f->mem, &a->out->did, (act_found){.ev = VAL_ID(c.at[k].ev), .holds = c.at[k].holds});
        }
        begun = x_or(s, begun, x);
        if (role_ == C_SHALL) done = x_and(s, done, x), any = true;
    }
    a->g->lenient = false;
    a->out->done = any ? done : X_FALSE;
    a->out->begun = begun;
}
