/* The instances of a treaty's clauses, and who owes what in each (docs/semantics.md, section 5): every clause, every
 * episode or the whole case, every party. Appends their rows and joint findings.
 */
#include "eval/run.h"

typedef struct { const duty *d; id duty_id; id treaty; } clause;

/* The profiles that run, NO_ID where the treaty has none: a list kept for each treaty. */
static const id *profiles_of(run *z, id treaty_id, uint32_t *n)
{
    range p = z->l->treaty.at[treaty_id].profiles;
    profile_list *list = &z->profiles[treaty_id];
    if (!list->at) {
        list->at = arena_array(z->mem, p.n + 1u, sizeof *list->at);
        if (!p.n) list->at[list->n++] = NO_ID;
        for (uint32_t i = 0; i < p.n; i++)
            if (z->pick[p.first + i]) list->at[list->n++] = p.first + i;
    }
    *n = list->n;
    return list->at;
}

/* Every `where` can hold in some admissible world in which the episode occurs, under some profile run. */
static bool where_can_hold(run *z, const instance *q)
{
    uint32_t n;
    const id *p = profiles_of(z, z->l->duty.at[q->duty].treaty, &n);
    for (uint32_t i = 0; i < n; i++) {
        space_clear(&z->s);
        z->g.s = &z->s;
        z->g.pick = picks_of(z, p[i]);
        expr x = ground_where(&z->g, q);
        if (z->s.given_up) return true; /* its rows will say so */
        if (x == X_FALSE) continue;
        if (x == X_TRUE) return true;
        if (q->episode != NO_ID) x = x_and(&z->s, x, occurs(&z->g, VAL(TAG_EVENT, q->episode)));
        require_givens(&z->g);
        if (holds_in(&z->s, x) != 0) return true;
    }
    return false;
}

static bool episode_possible(run *z, const instance *q)
{
    const duty *d = &z->l->duty.at[q->duty];
    bool possible = false;
    uint32_t n;
    const id *p = profiles_of(z, d->treaty, &n);
    for (uint32_t i = 0; i < n && !possible; i++) {
        space_clear(&z->s);
        z->g.s = &z->s;
        z->g.pick = picks_of(z, p[i]);
        expr x = episode_matches(&z->g, q);
        if (x > X_TRUE) require_givens(&z->g);
        possible = holds_in(&z->s, x) != 0;
    }
    return possible;
}

static const char *beneficiary_of(run *z, const clause *c, const instance *q, id *state)
{
    *state = NO_ID;
    bool victim = c->d->owed_to.kind == O_VAR && c->d->owed_to.slot == WHOLE && (int32_t)c->d->owed_to.what == c->d->victim;
    if (!c->d->has_owed_to || victim) {
        *state = q->victim;
        return q->victim == NO_ID ? NULL : thing_name(&z->tell, q->victim);
    }
    val v = owed_to_of(&z->g, q);
    if (VAL_TAG(v) == TAG_THING) {
        if (thing_of(z->l, z->r, VAL_ID(v))->sort == S_STATE) *state = VAL_ID(v);
        return thing_name(&z->tell, VAL_ID(v));
    }
    return VAL_TAG(v) == TAG_LIST ? val_name(&z->tell, NULL, v) : NULL;
}

/* The version to apply to a pair; NO_ID: none binds it. */
static id version_for(const run *z, const clause *c, id a, id b, day d, bool *anachronism)
{
    id own = version_between(z->l, c->treaty, a, b, d);
    range vs = z->l->treaty.at[c->treaty].versions;
    *anachronism = false;
    if (!z->x->text || own == NO_ID) return own;
    for (uint32_t i = vs.first; i < vs.first + vs.n; i++)
        if (z->l->version.at[i].name == z->x->text) {
            *anachronism = i != own;
            return i;
        }
    return own;
}

static bool wanted(const run *z, const frame *f)
{
    return z->x->for_state == NO_ID || f->q.bearer == z->x->for_state || (f->q.bearer == NO_ID && !f->q.together && f->q.victim == z->x->for_state);
}

static void rows_of(run *z, const frame *f)
{
    every_law e, *law_ = NULL;
    if (!wanted(z, f)) return;
    uint32_t n;
    const id *p = profiles_of(z, f->d->treaty, &n);
    if (z->x->detail != DETAIL_ROWS && n) {
        law_prepare(z, f, &e);
        law_ = &e;
    }
    for (uint32_t i = 0; i < n; i++) add_row(z, f, p[i], law_);
}

/* Of a clause with several texts one tells of the strangers: that in force, or else the first. */
static bool tells_strangers(const run *z, const clause *c, day d)
{
    bool anachronism;
    id v = version_for(z, c, NO_ID, NO_ID, d, &anachronism);
    if (v != NO_ID) return version_has(z->l, v, c->d);
    for (uint32_t i = z->l->treaty.at[c->treaty].duties.first; i < c->duty_id; i++)
        if (z->l->duty.at[i].name == c->d->name && z->l->duty.at[i].article == c->d->article) return false;
    return true;
}

/* Does the clause leave the bearer out for certain? Then that is noted, and there is no row. */
static bool left_out(run *z, const frame *f)
{
    if (!f->d->excluded.n) return false;
    z->g.pick = z->open_pick;
    space_clear(&z->s);
    z->g.s = &z->s;
    if (!excluded_for_certain(&z->g, &f->q)) return false;
    if (wanted(z, f)) leave_out(z, f);
    return true;
}

/* One obligor of an instance; NO_ID with `together`: all parties. */
static void add_obligor(run *z, const clause *c, const instance *base, id bearer, const char *name)
{
    frame f = {.d = c->d, .duty_id = c->duty_id, .q = *base, .obligor = name};
    id owed = NO_ID;
    f.q.bearer = bearer;
    f.beneficiary = beneficiary_of(z, c, &f.q, &owed);
    if (owed != NO_ID && !party_on(z->l, c->treaty, owed, base->lo)) owed = NO_ID;
    f.version = version_for(z, c, bearer, owed, base->lo, &f.anachronism);
    if (bearer != NO_ID && !party_on(z->l, c->treaty, bearer, base->lo)) f.version = NO_ID;
    if (f.version != NO_ID && !version_has(z->l, f.version, c->d)) return; /* another text speaks */
    if (left_out(z, &f)) return;
    if (f.version != NO_ID) rows_of(z, &f);
    else if (wanted(z, &f) && tells_strangers(z, c, base->lo)) add_no_duty(z, &f, NO_ID);
}

static void add_obligors(run *z, const clause *c, const instance *base)
{
    range m = z->l->treaty.at[c->treaty].members;
    uint32_t first = z->row.n;
    if (c->d->owed == OWED_TOGETHER) add_obligor(z, c, base, NO_ID, "parties");
    else if (c->d->owed == OWED_NAMED) add_obligor(z, c, base, c->d->owed_name, thing_name(&z->tell, c->d->owed_name));
    else if (c->d->owed == OWED_VICTIM) add_obligor(z, c, base, base->victim, thing_name(&z->tell, base->victim));
    else
        for (uint32_t i = 0; i < m.n; i++) {
            const membership *x = &z->l->member.at[m.first + i];
            if (x->from <= base->lo && base->lo < x->until) add_obligor(z, c, base, x->state, thing_name(&z->tell, x->state));
        }
    tell_left_out(z, base, first);
}

/* States struck that are no parties: one row each that says so. */
static void add_strangers(run *z, const clause *c, const instance *base)
{
    val on = event_at(&z->f, base->episode)->slot[ROLE_ON];
    val one[2] = {1, on};
    const val *list = VAL_TAG(on) == TAG_LIST ? &z->r->list.at[VAL_ID(on)] : one;
    for (uint32_t i = 1; i <= list[0]; i++) {
        if (VAL_TAG(list[i]) != TAG_THING || thing_of(z->l, z->r, VAL_ID(list[i]))->sort != S_STATE) continue;
        instance q = *base;
        q.victim = VAL_ID(list[i]);
        q.together = false;
        if (party_on(z->l, c->treaty, q.victim, base->lo) || !where_can_hold(z, &q)) continue;
        frame f = {.d = c->d, .duty_id = c->duty_id, .version = NO_ID, .q = q, .beneficiary = thing_name(&z->tell, q.victim)};
        if (wanted(z, &f)) add_no_duty(z, &f, NO_ID);
    }
}

static void add_instances(run *z, const clause *c, const instance *base)
{
    range m = z->l->treaty.at[c->treaty].members;
    if (!episode_possible(z, base)) return;
    if (c->d->victim < 0) {
        if (where_can_hold(z, base)) add_obligors(z, c, base);
        return;
    }
    for (uint32_t i = 0; i < m.n; i++) {
        const membership *x = &z->l->member.at[m.first + i];
        instance q = *base;
        if (base->lo < x->from || base->lo >= x->until) continue;
        q.victim = x->state;
        if (where_can_hold(z, &q)) add_obligors(z, c, &q);
    }
    if (tells_strangers(z, c, base->lo)) add_strangers(z, c, base);
}

/* The last of the days from `lo` on which no membership, suspension or version begins or ends (rule 8). */
static day stretch_end(const run *z, id treaty_id, day lo, day hi)
{
    const treaty *t = &z->l->treaty.at[treaty_id];
    for (uint32_t i = 0; i < t->members.n; i++) {
        const membership *m = &z->l->member.at[t->members.first + i];
        if (m->from > lo && m->from <= hi) hi = m->from - 1;
        if (m->until > lo && m->until <= hi) hi = m->until - 1;
    }
    for (uint32_t i = 0; i < t->suspensions.n; i++) {
        const suspension *s = &z->l->suspended.at[t->suspensions.first + i];
        if (s->from > lo && s->from <= hi) hi = s->from - 1;
        if (s->until > lo && s->until <= hi) hi = s->until - 1;
    }
    for (uint32_t i = 0; i < t->versions.n; i++) {
        day from = z->l->version.at[t->versions.first + i].from;
        if (from > lo && from <= hi) hi = from - 1;
    }
    return hi;
}

static void add_episodes(run *z, const clause *c)
{
    id kind = z->l->f.pattern.at[c->d->arises].kind;
    for (uint32_t k = z->f.kind_first[kind]; k < z->f.kind_first[kind + 1]; k++) {
        id e = z->f.by_kind[k];
        const event *x = event_at(&z->f, e);
        if (z->f.event[e] == IS_FALSE || event_denied(&z->g, e)) continue;
        day last = x->sometime ? z->f.last[e] : x->from;
        for (int64_t lo = x->from; lo <= last;) {
            day hi = stretch_end(z, c->treaty, (day)lo, last);
            instance q = {.duty = c->duty_id, .episode = e, .lo = (day)lo, .hi = hi, .victim = NO_ID, .bearer = NO_ID, .together = c->d->owed == OWED_TOGETHER};
            add_instances(z, c, &q);
            lo = (int64_t)hi + 1;
        }
    }
}

/* The last day looked at: of the span, with an as-of day not after it. */
static day last_day(const run *z)
{
    return z->x->as_of < z->r->to ? z->x->as_of : z->r->to;
}

/* The first day of the span on which the bearer is a party and the clause's text is the one that binds it. */
static bool bound_by_text(const run *z, const clause *c, frame *f)
{
    range vs = z->l->treaty.at[c->treaty].versions, m = z->l->treaty.at[c->treaty].members;
    int64_t best = INT64_MAX;
    for (uint32_t i = 0; i < vs.n + m.n + 1; i++) {
        day d = i < vs.n ? z->l->version.at[vs.first + i].from : i < vs.n + m.n ? z->l->member.at[m.first + i - vs.n].from : z->r->from;
        bool anachronism;
        if (d < z->r->from || d > last_day(z) || d >= best) continue;
        if (f->q.bearer != NO_ID && !party_on(z->l, c->treaty, f->q.bearer, d)) continue;
        id v = version_for(z, c, f->q.bearer, NO_ID, d, &anachronism);
        if (!version_has(z->l, v, c->d)) continue;
        best = f->q.lo = f->q.hi = d;
        f->version = v;
        f->anachronism = anachronism;
    }
    return best != INT64_MAX;
}

static bool ever_bound(const run *z, const clause *c, id state)
{
    range m = z->l->treaty.at[c->treaty].members;
    for (uint32_t i = 0; i < m.n; i++) {
        const membership *x = &z->l->member.at[m.first + i];
        if (x->state == state && x->from <= last_day(z) && x->until > z->r->from) return true;
    }
    return false;
}

/* A standing duty: whoever is a party on some day of the span. As of a day before the case nothing is said of it. */
static void add_standing(run *z, const clause *c)
{
    if (last_day(z) < z->r->from) return;
    range m = z->l->treaty.at[c->treaty].members;
    frame *bearer = arena_array(z->mem, m.n + 1u, sizeof *bearer);
    uint32_t n = 0, first = z->row.n;
    for (uint32_t i = 0; i < m.n && c->d->owed == OWED_EACH; i++) {
        const membership *x = &z->l->member.at[m.first + i];
        bool again = false;
        if (x->from > last_day(z) || x->until <= z->r->from) continue;
        for (uint32_t k = 0; k < n; k++) again = again || bearer[k].q.bearer == x->state;
        if (again) continue;
        frame f = {.d = c->d, .duty_id = c->duty_id, .obligor = thing_name(&z->tell, x->state),
                   .q = {.duty = c->duty_id, .episode = NO_ID, .victim = NO_ID, .bearer = x->state}};
        if (!bound_by_text(z, c, &f) || left_out(z, &f)) continue;
        bearer[n++] = f;
        rows_of(z, &f);
    }
    tell_left_out(z, &(instance){.duty = c->duty_id, .episode = NO_ID}, first);
    if (c->d->owed != OWED_EACH) {
        bool together = c->d->owed == OWED_TOGETHER;
        frame f = {.d = c->d, .duty_id = c->duty_id, .obligor = together ? "parties" : thing_name(&z->tell, c->d->owed_name),
                   .q = {.duty = c->duty_id, .episode = NO_ID, .victim = NO_ID, .bearer = together ? NO_ID : c->d->owed_name, .together = together}};
        f.q.lo = f.q.hi = z->r->from;
        f.version = NO_ID;
        if (bound_by_text(z, c, &f)) rows_of(z, &f);
        else if (!together && wanted(z, &f) && tells_strangers(z, c, z->r->from) && !ever_bound(z, c, f.q.bearer)) add_no_duty(z, &f, NO_ID);
    }
    uint32_t profiles;
    const id *p = profiles_of(z, c->treaty, &profiles);
    for (uint32_t i = 0; i < profiles && n > 1 && z->x->for_state == NO_ID && !duty_permits(c->d); i++) add_joints(z, bearer, n, p[i]);
}

static bool clause_wanted(const run *z, const duty *d)
{
    if (z->x->clause_treaty == NO_ID) return true;
    return d->treaty == z->x->clause_treaty && (z->x->clause_article < 0 || d->article == z->x->clause_article) &&
           (!z->x->clause_duty || d->name == z->x->clause_duty);
}

void assess_treaty(run *z, id treaty_id)
{
    range d = z->l->treaty.at[treaty_id].duties;
    for (uint32_t i = 0; i < d.n; i++) {
        clause c = {&z->l->duty.at[d.first + i], d.first + i, treaty_id};
        if (!clause_wanted(z, c.d)) continue;
        if (c.d->arises == NO_ID) add_standing(z, &c);
        else add_episodes(z, &c);
    }
}
