/* Grounding a duty: trigger, gates, acts, and the verdicts in their order. */
#include "base/limits.h"
#include "eval/duty.h"

typedef struct {
    ground *g;
    const law *l;
    const duty *d;
    const instance *q;
    const int32_t *param;
    findings *out;
    bool trace;
    names n;
    uint32_t ways;           /* in which the gates can be met; the last of them: */
    names way;
    expr way_guard;
    expr full, late, tender, pending, part, breach; /* joined over all ways the gates can be met */
} asking;

static space *sp(const asking *a)
{
    return a->g->s;
}

static const condition *cond_at(const asking *a, uint32_t i)
{
    return &a->l->cond.at[a->d->conds.first + i];
}

/* Whether a later condition speaks of what a gate binds is known from the names it reads. */
static bool is_first(const asking *a, const condition *c)
{
    const formula *f = &a->l->f.formula.at[c->what];
    return f->op == F_MATCH && f->q == Q_FIRST;
}

static int32_t bound_by(const asking *a, const condition *c)
{
    return a->l->f.pattern.at[a->l->f.formula.at[c->what].a].var;
}

static void look_into(asking *a, uint32_t i)
{
    a->g->why = a->trace ? a->out->why[i] : NULL;
}

/* ---- versions ------------------------------------------------------------------------------------------ */
static bool binds(const law *l, const version *v, id state)
{
    if (!v->restricted || state == NO_ID) return true;
    for (uint32_t i = 0; i < v->only_for.n; i++)
        if (l->names_of.at[v->only_for.first + i] == state) return true;
    return false;
}

id version_between(const law *l, id treaty_id, id a, id b, day d)
{
    range vs = l->treaty.at[treaty_id].versions;
    id best = NO_ID;
    for (uint32_t i = vs.first; i < vs.first + vs.n; i++) {
        const version *v = &l->version.at[i];
        if (v->from > d || !binds(l, v, a) || !binds(l, v, b)) continue;
        if (best == NO_ID || v->from >= l->version.at[best].from) best = i;
    }
    return best;
}

/* ---- trigger --------------------------------------------------------------------------------------------- */
static expr conds_of(asking *a, cond_role role_)
{
    expr all = X_TRUE;
    for (uint32_t i = 0; i < a->d->conds.n; i++) {
        if (cond_at(a, i)->role != role_) continue;
        look_into(a, i);
        expr x = ground_formula(a->g, &a->n, cond_at(a, i)->what);
        a->out->cond[i] = x;
        all = x_and(sp(a), all, x);
    }
    a->g->why = NULL;
    return all;
}

static expr excluded_not(asking *a)
{
    expr x = X_TRUE;
    if (a->q->bearer == NO_ID) return x;
    for (uint32_t i = 0; i < a->d->excluded.n; i++) {
        val v = value_of(a->g, &a->n, &a->l->f.arg.at[a->d->excluded.first + i]);
        x = x_and(sp(a), x, x_not(sp(a), equal(a->g, VAL(TAG_THING, a->q->bearer), v)));
    }
    return x;
}

static void ground_trigger(asking *a)
{
    findings *o = a->out;
    ground *g = a->g;
    g->group = GROUP_NONE;
    o->occurs = X_TRUE;
    if (a->q->episode != NO_ID) {
        val e = VAL(TAG_EVENT, a->q->episode);
        o->occurs = x_and(sp(a), occurs(g, e), qualifiers_hold(g, &a->n, a->d->arises, e, false, true));
    }
    o->where = conds_of(a, C_WHERE);
    o->owed = excluded_not(a);
    if (a->trace && o->owed != X_TRUE) {
        o->owed_why = arena_zero(g->f->mem, sizeof *o->owed_why);
        o->owed_why->x = o->owed;
        if (a->q->episode != NO_ID) o->owed_why->fact = tell_event(g->tell, a->q->episode);
    }
    expr when_ = conds_of(a, C_WHEN), barred = X_FALSE;
    bool forbids = false;
    for (uint32_t i = 0; i < a->d->conds.n; i++) forbids = forbids || cond_at(a, i)->role == C_SHALL_NOT;
    for (uint32_t i = 0; i < a->d->conds.n && !forbids; i++) {
        if (cond_at(a, i)->role != C_UNLESS) continue;
        look_into(a, i);
        o->cond[i] = ground_formula(g, &a->n, cond_at(a, i)->what);
        barred = x_or(sp(a), barred, o->cond[i]);
        g->why = NULL;
    }
    o->trigger = x_and(sp(a), x_and(sp(a), o->occurs, o->where), x_and(sp(a), o->owed, x_and(sp(a), when_, x_not(sp(a), barred))));
}

/* ---- the window ---------------------------------------------------------------------------------------------- */
/* Rule 10: with the events that begin after `by` left out, every gate is still met. */
static expr gates_met_by(ground *g, void *of, day by)
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
    g->too_wide = g->too_wide || own.too_wide;
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

static expr in_window(asking *a, val ev)
{
    when w = day_of(a->g, ev);
    if (w.none) return X_TRUE; /* an unrecorded act is one that counts */
    if (w.fixed) return gates_met_by(a->g, a, w.from);
    expr x = X_FALSE;
    for (int64_t d = w.lo; d <= w.hi;) {
        int64_t next = next_beginning(a, d, w.hi);
        x = x_or(sp(a), x, x_and(sp(a), day_within(a->g, w, (day)d, (day)(next - 1)), gates_met_by(a->g, a, (day)d)));
        d = next;
    }
    return x;
}

static expr in_time(asking *a, val ev)
{
    ground *g = a->g;
    if (!g->has_limit) return X_TRUE;
    when w = day_of(g, ev);
    if (w.none) return unrecorded_in_time(g, ev);
    return x_not(sp(a), not_before(g, w, g->limit_base, (int64_t)g->limit_days + 1));
}

static void set_limit(asking *a)
{
    ground *g = a->g;
    g->has_limit = a->d->within.given;
    g->limit_days = 0;
    if (!g->has_limit) return;
    if (a->d->within.kind == WITHIN_DATE) {
        g->limit_base = (when){.fixed = true, .from = a->d->within.days, .to = a->d->within.days};
        return;
    }
    g->limit_base = day_of(g, value_of(g, &a->n, &a->d->within.of));
    g->limit_days = a->d->within.kind == WITHIN_PARAM ? a->param[a->d->within.param] : a->d->within.days;
    if (g->limit_base.none) g->has_limit = false;
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

/* An unrecorded act closes its query where the record is complete; a condition tells so by itself. */
static done_acts acts_of(asking *a, uint32_t i, bool timed)
{
    done_acts x = {X_FALSE, X_FALSE, X_FALSE};
    candidate c;
    ground *g = a->g;
    const formula *f = &a->l->f.formula.at[cond_at(a, i)->what];
    bool limit = g->has_limit;
    candidate_walk walk = walk_candidates(g, &a->n, f->a, true);
    /* None that begins after an act that counts for certain, on a day that is known, changes anything. */
    for (bool certain = false; !certain || a->trace;) {
        g->group = GROUP_RESPONSE;
        g->has_limit = limit && timed;
        look_into(a, i);
        bool more = next_candidate(g, &a->n, &walk, &c);
        g->why = NULL;
        g->has_limit = limit;
        if (!more) break;
        expr window = in_window(a, c.ev), counts = x_and(sp(a), c.holds, window);
        note_early(a, c.ev, window);
        certain = counts == X_TRUE && VAL_TAG(c.ev) == TAG_EVENT && !event_at(g->f, VAL_ID(c.ev))->sometime;
        x.any = x_or(sp(a), x.any, counts);
        if (timed) x.timely = x_or(sp(a), x.timely, x_and(sp(a), counts, in_time(a, c.ev)));
        if (VAL_TAG(c.ev) == TAG_EVENT) x.recorded = x_or(sp(a), x.recorded, c.holds);
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
        } else if (role_ == C_TENDERED) tender = x_or(s, tender, tenders(a, i, guard));
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
    if (x != X_FALSE) vec_push(g->f->mem, &a->out->act, (act_found){VAL_ID(ev), x_and(s, guard, x)});
}

static void join_breaches(asking *a)
{
    expr *each = arena_alloc(a->g->f->mem, (a->out->act.n + 1u) * sizeof *each);
    for (uint32_t i = 0; i < a->out->act.n; i++) each[i] = a->out->act.at[i].breach;
    a->breach = x_any_of(sp(a), each, a->out->act.n);
}

/* Acts of a `shall not` are recorded ones; of a standing duty each is judged by its own day. */
static void ground_shall_not(asking *a, expr guard)
{
    ground *g = a->g, keep = *g;
    g->group = GROUP_NONE;
    for (uint32_t i = 0; i < a->d->conds.n; i++) {
        if (cond_at(a, i)->role != C_SHALL_NOT) continue;
        id kind = a->l->f.pattern.at[a->l->f.formula.at[cond_at(a, i)->what].a].kind;
        for (uint32_t k = g->f->kind_first[kind]; k < g->f->kind_first[kind + 1]; k++) {
            id e = g->f->by_kind[k];
            const event *x = event_at(g->f, e);
            if (a->q->episode == NO_ID) {
                g->day_event = e;
                g->law_lo = x->from;
                g->law_hi = x->sometime ? g->f->last[e] : x->from;
                id v = version_between(a->l, a->d->treaty, a->q->bearer, NO_ID, x->from);
                if (a->d->version && !g->f->x->text && (v == NO_ID || a->l->version.at[v].name != a->d->version)) continue;
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

static void below_gates(asking *a, expr guard)
{
    bool forbids = false;
    a->ways++;
    a->way = a->n;
    a->way_guard = guard;
    a->out->gates = x_or(sp(a), a->out->gates, guard);
    set_limit(a);
    a->g->window = gates_met_by;
    a->g->window_of = a;
    for (uint32_t i = 0; i < a->d->conds.n; i++) forbids = forbids || cond_at(a, i)->role == C_SHALL_NOT;
    if (forbids) ground_shall_not(a, guard);
    else ground_shall(a, guard);
    ground_relief(a, guard, false);
    ground_relief(a, guard, true);
    a->g->has_limit = false;
    a->g->window = NULL;
}

/* ---- gates ---------------------------------------------------------------------------------------------------------------- */
/* All that can be the first: none begins after one that is there for certain. */
static void first_candidates(asking *a, id pattern_id, candidates *out)
{
    candidate_walk w = walk_candidates(a->g, &a->n, pattern_id, false);
    day certain = DAY_MAX;
    for (candidate c; next_candidate(a->g, &a->n, &w, &c);) {
        bool recorded = VAL_TAG(c.ev) == TAG_EVENT;
        if (recorded && !a->trace && event_at(a->g->f, VAL_ID(c.ev))->from > certain) break;
        vec_push(a->g->f->mem, out, c);
        if (recorded && c.holds == X_TRUE && !event_at(a->g->f, VAL_ID(c.ev))->sometime && certain == DAY_MAX)
            certain = event_at(a->g->f, VAL_ID(c.ev))->from;
    }
}

/* Goes through the gates in order; `first` binds its event for what stands below it, in each world
 * the earliest match, ties all (rule 12). */
static void through_gates(asking *a, uint32_t i, expr guard)
{
    space *s = sp(a);
    while (i < a->d->conds.n && cond_at(a, i)->role != C_PROVIDED) i++;
    if (guard == X_FALSE) return;
    if (i == a->d->conds.n) {
        below_gates(a, guard);
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
    for (uint32_t k = 0; k < found.n; k++) {
        expr first = found.at[k].holds;
        a->out->cond[i] = x_or(s, a->out->cond[i], x_and(s, guard, first));
        for (uint32_t o = 0; o < found.n && first != X_FALSE; o++) {
            if (o == k) continue;
            expr sooner = x_not(s, not_before(a->g, day_of(a->g, found.at[o].ev), day_of(a->g, found.at[k].ev), 0));
            first = x_and(s, first, x_not(s, x_and(s, found.at[o].holds, sooner)));
        }
        a->n.var[var] = found.at[k].ev;
        through_gates(a, i + 1, x_and(s, guard, first));
        a->n.var[var] = MISSING;
    }
}

/* A gate that speaks of no earlier gate's event is computed for the reasons even where that one is
 * unmet (rule 19). */
static void later_gates(asking *a)
{
    uint32_t bound_so_far = 0;
    for (uint32_t i = 0; i < a->d->conds.n; i++) {
        const condition *c = cond_at(a, i);
        if (c->role != C_PROVIDED) continue;
        if (bound_so_far && !is_first(a, c) && !(reads(&a->l->f, c->what) & bound_so_far)) {
            a->g->group = GROUP_GATE;
            look_into(a, i);
            if (a->trace) a->out->why[i]->kid = a->out->why[i]->last = NULL;
            a->out->cond[i] = ground_formula(a->g, &a->n, c->what);
            a->g->why = NULL;
        }
        if (is_first(a, c)) bound_so_far |= 1u << bound_by(a, c);
    }
}

/* What was done, where no gate could be met: names bound by gates satisfy whatever is asked of them. */
static void done_without_gate(asking *a)
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
        for (uint32_t k = 0; k < c.n; k++) x = x_or(s, x, c.at[k].holds);
        begun = x_or(s, begun, x);
        if (role_ == C_SHALL) done = x_and(s, done, x), any = true;
    }
    a->g->lenient = false;
    a->out->done = any ? done : X_FALSE;
    a->out->begun = begun;
}

/* ---- the whole -------------------------------------------------------------------------------------------------------------- */
static void set_names(asking *a)
{
    const instance *q = a->q;
    for (uint32_t i = 0; i < MAX_VARS; i++) a->n.var[i] = MISSING;
    if (a->d->episode >= 0 && q->episode != NO_ID) a->n.var[a->d->episode] = VAL(TAG_EVENT, q->episode);
    if (a->d->victim >= 0 && q->victim != NO_ID) a->n.var[a->d->victim] = VAL(TAG_THING, q->victim);
    if (a->d->bearer >= 0 && q->bearer != NO_ID) a->n.var[a->d->bearer] = VAL(TAG_THING, q->bearer);
}

static asking begin(ground *g, const instance *q, findings *out)
{
    const law *l = g->f->l;
    const record *r = g->f->r;
    asking a = {.g = g, .l = l, .d = &l->duty.at[q->duty], .q = q, .out = out, .full = X_FALSE, .late = X_FALSE,
                .tender = X_FALSE, .pending = X_FALSE, .part = X_FALSE, .breach = X_FALSE};
    g->pool = &l->f;
    g->treaty = a.d->treaty;
    g->day_event = q->episode;
    g->law_day = g->law_lo = q->lo;
    g->law_hi = q->hi;
    g->cutoff = DAY_MAX;
    g->bearer = a.d->bearer;
    g->has_limit = false;
    g->window = NULL;
    g->span_from = r->from;
    g->span_to = r->to;
    g->lenient = false;
    g->why = NULL;
    g->group = GROUP_NONE;
    set_names(&a);
    return a;
}

static void order_verdicts(const asking *a, bool forbids)
{
    findings *o = a->out;
    space *s = a->g->s;
    expr due = x_and(s, o->trigger, o->gates), rest = due;
    for (int i = 0; i < VERDICTS; i++) o->verdict[i] = X_FALSE;
    o->verdict[V_NOT_TRIGGERED] = x_not(s, o->trigger);
    o->verdict[V_NOT_DUE] = x_and(s, o->trigger, x_not(s, o->gates));
    if (forbids) {
        o->verdict[V_NOT_HONORED] = x_and(s, due, a->breach);
        o->verdict[V_HONORED] = x_and(s, due, x_not(s, a->breach));
        return;
    }
    const struct { verdict_word v; expr x; } order[] = {
        {V_HONORED, a->full}, {V_TENDER_REFUSED, a->tender}, {V_HONORED_LATE, a->late}, {V_PENDING, a->pending}, {V_HONORED_IN_PART, a->part}};
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        o->verdict[order[i].v] = x_and(s, rest, order[i].x);
        rest = x_and(s, rest, x_not(s, order[i].x));
    }
    o->verdict[V_NOT_HONORED] = rest;
}

/* ---- what bearers have in common ------------------------------------------------------------------------------------------- */
static bool same_instance(const instance *a, const instance *b)
{
    return a->duty == b->duty && a->episode == b->episode && a->lo == b->lo && a->hi == b->hi && a->victim == b->victim;
}

static bool leaves_bearer_out(const asking *a)
{
    uint32_t bearer = a->d->bearer < 0 ? 0 : 1u << a->d->bearer;
    if (a->d->arises != NO_ID && (pattern_reads(&a->l->f, a->d->arises) & bearer)) return false;
    for (uint32_t i = 0; i < a->d->conds.n; i++)
        if (cond_at(a, i)->role <= C_PROVIDED && (reads(&a->l->f, cond_at(a, i)->what) & bearer)) return false;
    return true;
}

static bool take_common(asking *a, const common_ground *c)
{
    findings *o = a->out;
    if (!c || !c->valid || !same_instance(&c->q, a->q)) return false;
    o->occurs = o->where = X_TRUE;
    o->owed = excluded_not(a);
    o->trigger = x_and(sp(a), c->trigger, o->owed);
    if (o->trigger == X_FALSE || c->gates == X_FALSE) return true;
    val bearer = a->d->bearer < 0 ? MISSING : a->n.var[a->d->bearer];
    a->n = c->n;
    if (a->d->bearer >= 0) a->n.var[a->d->bearer] = bearer;
    below_gates(a, X_TRUE);
    return true;
}

static void keep_common(const asking *a, expr trigger, common_ground *c)
{
    if (!c) return;
    c->valid = false;
    if (c->duty != a->q->duty) c->leaves_bearer_out = leaves_bearer_out(a);
    c->duty = a->q->duty;
    bool one_way = trigger == X_FALSE || (a->ways == 0 && a->out->gates == X_FALSE) || (a->ways == 1 && a->way_guard == X_TRUE);
    if (!c->leaves_bearer_out || trigger > X_TRUE || !one_way) return;
    *c = (common_ground){true, *a->q, trigger, a->out->gates, a->way, c->duty, true};
}

static void ground_anew(asking *a, common_ground *common)
{
    findings *o = a->out;
    ground_trigger(a);
    if (o->trigger != X_FALSE || a->trace) through_gates(a, 0, X_TRUE);
    /* A bearer that is excluded says nothing of the others. */
    if (o->owed == X_TRUE) keep_common(a, o->trigger, common);
}

/* ---- the duty ------------------------------------------------------------------------------------------------------------------ */
void ground_duty(ground *g, const instance *q, const int32_t *param, bool trace, common_ground *common, findings *out)
{
    memset(out, 0, sizeof *out);
    asking a = begin(g, q, out);
    uint32_t n = a.d->conds.n;
    bool forbids = false;
    a.param = param;
    a.trace = trace;
    out->gates = X_FALSE;
    out->cond = arena_array(g->f->mem, n + 1u, sizeof *out->cond);
    if (trace) {
        out->why = arena_array(g->f->mem, n + 1u, sizeof *out->why);
        for (uint32_t i = 0; i < n; i++) out->why[i] = arena_zero(g->f->mem, sizeof **out->why);
    }
    for (uint32_t i = 0; i < n; i++) forbids = forbids || cond_at(&a, i)->role == C_SHALL_NOT;
    if (!take_common(&a, common)) ground_anew(&a, common);
    if (trace) later_gates(&a);
    if (trace && out->gates == X_FALSE && !forbids) done_without_gate(&a);
    order_verdicts(&a, forbids);
    g->why = NULL;
}

expr ground_where(ground *g, const instance *q)
{
    findings none = {0};
    asking a = begin(g, q, &none);
    expr all = X_TRUE;
    for (uint32_t i = 0; i < a.d->conds.n && all != X_FALSE; i++)
        if (cond_at(&a, i)->role == C_WHERE) all = x_and(g->s, all, ground_formula(g, &a.n, cond_at(&a, i)->what));
    return all;
}

bool excluded_for_certain(ground *g, const instance *q)
{
    findings none = {0};
    asking a = begin(g, q, &none);
    return excluded_not(&a) == X_FALSE;
}

expr episode_matches(ground *g, const instance *q)
{
    findings none = {0};
    asking a = begin(g, q, &none);
    val e = VAL(TAG_EVENT, q->episode);
    return x_and(g->s, occurs(g, e), qualifiers_hold(g, &a.n, a.d->arises, e, false, true));
}

val owed_to_of(ground *g, const instance *q)
{
    findings none = {0};
    asking a = begin(g, q, &none);
    return value_of(g, &a.n, &a.d->owed_to);
}
