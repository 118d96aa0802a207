/* Grounding a duty: its trigger, and the verdicts in their order. Gates and acts have files of their own. */
#include "eval/asking.h"

/* ---- versions ------------------------------------------------------------------------------------------ */
static bool binds(const law *l, const version *v, id state)
{
    if (!v->restricted || state == NO_ID) return true;
    for (uint32_t i = 0; i < v->only_for.n; i++)
        if (l->names_of.at[v->only_for.first + i] == state) return true;
    return false;
}

const suspension *suspended_between(const law *l, id treaty_id, id a, id b, day d)
{
    range ss = l->treaty.at[treaty_id].suspensions;
    for (uint32_t i = ss.first; i < ss.first + ss.n; i++) {
        const suspension *s = &l->suspended.at[i];
        if (((s->a == a && s->b == b) || (s->a == b && s->b == a)) && s->from <= d && d < s->until) return s;
    }
    return NULL;
}

id version_between(const law *l, id treaty_id, id a, id b, day d)
{
    if (suspended_between(l, treaty_id, a, b, d)) return NO_ID;
    range vs = l->treaty.at[treaty_id].versions;
    id best = NO_ID;
    for (uint32_t i = vs.first; i < vs.first + vs.n; i++) {
        const version *v = &l->version.at[i];
        if (v->from > d || !binds(l, v, a) || !binds(l, v, b)) continue;
        if (best == NO_ID || v->from >= l->version.at[best].from) best = i;
    }
    return best;
}

bool version_has(const law *l, id version_id, const duty *d)
{
    return version_id != NO_ID && (d->version == 0 || l->version.at[version_id].name == d->version);
}

/* ---- trigger --------------------------------------------------------------------------------------------- */
bool duty_has(const law *l, const duty *d, cond_role role_)
{
    for (uint32_t i = 0; i < d->conds.n; i++)
        if (l->cond.at[d->conds.first + i].role == role_) return true;
    return false;
}

bool duty_forbids(const law *l, const duty *d)
{
    return duty_has(l, d, C_SHALL_NOT);
}

/* The episode occurs as the clause describes it; a standing duty has none. */
static expr episode_holds(asking *a)
{
    if (a->q->episode == NO_ID) return X_TRUE;
    val e = VAL(TAG_EVENT, a->q->episode);
    return x_and(sp(a), occurs(a->g, e), qualifiers_hold(a->g, &a->n, a->d->arises, e, false, true));
}

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

/* Some exception bars the duty; those of a prohibition except the act instead. */
static expr barred(asking *a)
{
    expr x = X_FALSE;
    for (uint32_t i = 0; i < a->d->conds.n && !duty_forbids(a->l, a->d); i++) {
        if (cond_at(a, i)->role != C_UNLESS) continue;
        look_into(a, i);
        a->out->cond[i] = ground_formula(a->g, &a->n, cond_at(a, i)->what);
        x = x_or(sp(a), x, a->out->cond[i]);
        a->g->why = NULL;
    }
    return x;
}

static void ground_trigger(asking *a)
{
    findings *o = a->out;
    ground *g = a->g;
    g->group = GROUP_NONE;
    o->occurs = episode_holds(a);
    expr where_ = conds_of(a, C_WHERE);
    o->owed = excluded_not(a);
    if (a->trace && o->owed != X_TRUE) {
        o->owed_why = arena_zero(g->f->mem, sizeof *o->owed_why);
        o->owed_why->x = o->owed;
        if (a->q->episode != NO_ID) o->owed_why->fact = tell_event(g->tell, a->q->episode);
    }
    expr when_ = conds_of(a, C_WHEN), bar = barred(a);
    o->trigger = x_and(sp(a), x_and(sp(a), o->occurs, where_), x_and(sp(a), o->owed, x_and(sp(a), when_, x_not(sp(a), bar))));
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

/* Filled in place: it is large, and begun for every row. */
static void begin(asking *a, ground *g, const instance *q, findings *out)
{
    const law *l = g->f->l;
    const record *r = g->f->r;
    a->g = g;
    a->l = l;
    a->d = &l->duty.at[q->duty];
    a->q = q;
    a->out = out;
    a->param = NULL;
    a->trace = false;
    a->common = NULL;
    a->open = a->used = a->full = a->late = a->tender = a->pending = a->part = a->breach = X_FALSE;
    g->pool = &l->f;
    g->treaty = a->d->treaty;
    g->day_event = q->episode;
    g->law_day = g->law_lo = q->lo;
    g->law_hi = q->hi;
    g->cutoff = DAY_MAX;
    g->bearer = a->d->bearer;
    g->has_limit = false;
    g->window = NULL;
    g->span_from = r->from;
    g->span_to = r->to;
    g->lenient = false;
    g->why = NULL;
    g->unnamed = NULL;
    g->group = GROUP_NONE;
    set_names(a);
}

static void order_statuses(const asking *a)
{
    findings *o = a->out;
    space *s = a->g->s;
    expr there = x_and(s, o->trigger, a->open);
    for (int i = 0; i < VERDICTS; i++) o->verdict[i] = X_FALSE;
    o->verdict[V_NOT_AVAILABLE] = x_not(s, there);
    o->verdict[V_USED] = x_and(s, there, a->used);
    o->verdict[V_AVAILABLE] = x_and(s, there, x_not(s, a->used));
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

bool ground_common(ground *g, const instance *q, common_ground *c)
{
    asking a;
    findings o = {0};
    begin(&a, g, q, &o);
    if (c->duty != q->duty) *c = (common_ground){.duty = q->duty, .s = c->s, .way = c->way, .leaves_bearer_out = q->episode != NO_ID && leaves_bearer_out(&a)};
    if (!c->leaves_bearer_out) return false;
    g->s = &c->s;
    if (c->valid && same_instance(&c->q, q) && space_back(g->s, c->mark)) return true;
    space_clear(g->s);
    c->way.n = 0;
    if (a.d->bearer >= 0) a.n.var[a.d->bearer] = MISSING;
    o.cond = arena_array(g->f->mem, a.d->conds.n + 1u, sizeof *o.cond);
    c->occurs = episode_holds(&a);
    expr where_ = conds_of(&a, C_WHERE), when_ = conds_of(&a, C_WHEN), bar = barred(&a);
    c->trigger = x_and(g->s, x_and(g->s, c->occurs, where_), x_and(g->s, when_, x_not(g->s, bar)));
    a.common = c;
    if (c->trigger != X_FALSE) ground_gates(&a);
    c->q = *q;
    c->valid = g->s->given_up == KEPT_UP;
    c->mark = space_here(g->s);
    return true;
}

static void go_on_from(asking *a, const common_ground *c)
{
    findings *o = a->out;
    val bearer = a->d->bearer < 0 ? MISSING : a->n.var[a->d->bearer];
    o->occurs = c->occurs;
    o->owed = excluded_not(a);
    o->trigger = x_and(sp(a), c->trigger, o->owed);
    if (o->trigger == X_FALSE) return;
    for (uint32_t i = 0; i < c->way.n; i++) {
        a->n = c->way.at[i].n;
        if (a->d->bearer >= 0) a->n.var[a->d->bearer] = bearer;
        below_gates(a, c->way.at[i].guard);
    }
    settle_responses(a->g);
}

/* ---- the duty ------------------------------------------------------------------------------------------------------------------ */
void ground_duty(ground *g, const instance *q, const int32_t *param, bool trace, const common_ground *common, findings *out)
{
    memset(out, 0, sizeof *out);
    asking a;
    begin(&a, g, q, out);
    uint32_t n = a.d->conds.n;
    bool forbids = duty_forbids(a.l, a.d);
    a.param = param;
    a.trace = trace;
    if (trace) g->unnamed = &out->unnamed;
    out->gates = X_FALSE;
    out->first_last = DAY_MAX;
    out->last_day = DAY_MIN;
    out->cond = arena_array(g->f->mem, n + 1u, sizeof *out->cond);
    if (trace) {
        out->why = arena_array(g->f->mem, n + 1u, sizeof *out->why);
        for (uint32_t i = 0; i < n; i++) out->why[i] = arena_zero(g->f->mem, sizeof **out->why);
    }
    if (common) go_on_from(&a, common);
    else {
        ground_trigger(&a);
        if (out->trigger != X_FALSE || trace) ground_gates(&a);
    }
    if (trace) later_gates(&a);
    bool permits = duty_permits(a.d);
    if (trace && permits) acts_without(&a);
    else if (trace && out->gates == X_FALSE && !forbids) done_without_gate(&a);
    if (permits) order_statuses(&a);
    else order_verdicts(&a, forbids);
    g->why = NULL;
    g->unnamed = NULL;
}

expr ground_where(ground *g, const instance *q)
{
    findings none = {0};
    asking a;
    begin(&a, g, q, &none);
    expr all = X_TRUE;
    for (uint32_t i = 0; i < a.d->conds.n && all != X_FALSE; i++)
        if (cond_at(&a, i)->role == C_WHERE) all = x_and(g->s, all, ground_formula(g, &a.n, cond_at(&a, i)->what));
    return all;
}

bool excluded_for_certain(ground *g, const instance *q)
{
    findings none = {0};
    asking a;
    begin(&a, g, q, &none);
    return excluded_not(&a) == X_FALSE && !g->s->given_up;
}

expr episode_matches(ground *g, const instance *q)
{
    findings none = {0};
    asking a;
    begin(&a, g, q, &none);
    return episode_holds(&a);
}

val owed_to_of(ground *g, const instance *q)
{
    findings none = {0};
    asking a;
    begin(&a, g, q, &none);
    return value_of(g, &a.n, &a.d->owed_to);
}
