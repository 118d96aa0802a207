/* Assessing a record: every clause, every episode, every party (docs/semantics.md, section 5). */
#include "base/limits.h"
#include "eval/run.h"

/* ---- preparation -------------------------------------------------------------------------------------- */
static void set_params(run *z)
{
    z->param = arena_array(z->mem, z->l->param.n + 1u, sizeof *z->param);
    for (uint32_t i = 0; i < z->l->param.n; i++) z->param[i] = z->l->param.at[i].value;
    for (uint32_t i = 0; i < z->x->n_params; i++) z->param[z->x->params[i].param] = z->x->params[i].days;
}

static bool profile_runs(const run *z, const profile *p)
{
    for (uint32_t i = 0; i < z->x->n_profiles; i++)
        if (z->x->profiles[i] == p->name) return true;
    return z->x->n_profiles == 0;
}

/* Rule 24: --reading replaces one pick in each profile. */
static void set_picks(run *z)
{
    const law *l = z->l;
    z->open_pick = arena_array(z->mem, l->term.n + 1u, sizeof *z->open_pick);
    z->no_pick = arena_array(z->mem, l->term.n + 1u, sizeof *z->no_pick);
    z->pick = arena_array(z->mem, l->profile.n + 1u, sizeof *z->pick);
    for (uint32_t t = 0; t < l->term.n; t++) z->open_pick[t] = UINT32_MAX;
    for (uint32_t i = 0; i < l->profile.n; i++) {
        const profile *p = &l->profile.at[i];
        range terms = l->treaty.at[p->treaty].terms;
        if (!profile_runs(z, p)) continue;
        z->pick[i] = arena_array(z->mem, l->term.n + 1u, sizeof **z->pick);
        for (uint32_t t = 0; t < terms.n; t++) {
            uint32_t own = l->pick.at[p->picks.first + t];
            z->pick[i][terms.first + t] = own == UINT32_MAX ? 0 : own;
        }
        for (uint32_t k = 0; k < z->x->n_picks; k++) z->pick[i][z->x->picks[k].term] = z->x->picks[k].reading;
    }
    for (uint32_t k = 0; k < z->x->n_picks; k++) z->no_pick[z->x->picks[k].term] = z->x->picks[k].reading;
}

/* ---- instances -------------------------------------------------------------------------------------------- */
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
    if (left_out(z, &f)) return;
    if (f.version == NO_ID) {
        if (wanted(z, &f) && tells_strangers(z, c, base->lo)) add_no_duty(z, &f, NO_ID);
        return;
    }
    if (!version_has(z->l, f.version, c->d)) return;
    rows_of(z, &f);
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

static void assess_treaty(run *z, id treaty_id)
{
    range d = z->l->treaty.at[treaty_id].duties;
    for (uint32_t i = 0; i < d.n; i++) {
        clause c = {&z->l->duty.at[d.first + i], d.first + i, treaty_id};
        if (!clause_wanted(z, c.d)) continue;
        if (c.d->arises == NO_ID) add_standing(z, &c);
        else add_episodes(z, &c);
    }
}

/* ---- the case ------------------------------------------------------------------------------------------------- */
static void tell_frame(run *z)
{
    m_case *m = z->out;
    record *r = z->r;
    m->name = name_of(&z->tell, r->name);
    m->title = r->title;
    m->encoded_by = r->encoded_by;
    m->encoded_on = r->encoded_on;
    m->from = r->from, m->to = r->to;
    m->policy = z->x->policy == POLICY_FOUND_ONLY ? "found-only" : z->x->policy == POLICY_BURDEN ? "burden" : z->x->case_of == NO_ID ? "open" : format(z->mem, "case-of:%s", thing_name(&z->tell, z->x->case_of));
    m->for_state = z->x->for_state == NO_ID ? NULL : thing_name(&z->tell, z->x->for_state);
    m->as_of = z->x->as_of;
    m->known_by = z->x->known_by;
    m->treaties = arena_array(z->mem, r->assess.n + 1u, sizeof *m->treaties);
    m->treaty_titles = arena_array(z->mem, r->assess.n + 1u, sizeof *m->treaty_titles);
    for (uint32_t i = 0; i < r->assess.n; i++) {
        m->treaties[i] = name_of(&z->tell, z->l->treaty.at[r->assess.at[i]].name);
        m->treaty_titles[m->n_treaties++] = z->l->treaty.at[r->assess.at[i]].title;
    }
    m->assumed = arena_array(z->mem, z->x->n_assume + 1u, sizeof *m->assumed);
    for (uint32_t i = 0; i < z->x->n_assume; i++) m->assumed[m->n_assumed++] = z->x->assume[i].text;
    m->missing_sides = arena_array(z->mem, r->missing.n + 1u, sizeof *m->missing_sides);
    for (uint32_t i = 0; i < r->missing.n; i++)
        m->missing_sides[m->n_missing_sides++] = format(z->mem, "%s: %s", name_of(&z->tell, r->missing.at[i].side), r->missing.at[i].what);
}

/* What --known-by does to the case's own sources: later ones are left out, those without a day kept. */
static void tell_known_by(run *z)
{
    m_case *m = z->out;
    record *r = z->r;
    bool *seen = arena_array(z->mem, z->l->source.n + r->source.n + 1u, sizeof *seen);
    m->known_later = arena_array(z->mem, r->cite.n + 1u, sizeof *m->known_later);
    m->known_undated = arena_array(z->mem, r->cite.n + 1u, sizeof *m->known_undated);
    if (z->x->known_by == DAY_MAX) return;
    for (uint32_t i = 0; i < r->cite.n; i++) {
        id x = r->cite.at[i].source;
        const source_item *s = source_item_of(z->l, r, x);
        if (seen[x]) continue;
        seen[x] = true;
        const char *key = name_of(&z->tell, s->key);
        if (s->dated == DAY_MIN) m->known_undated[m->n_known_undated++] = key;
        else if (s->dated > z->x->known_by) m->known_later[m->n_known_later++] = key;
    }
    for (uint32_t i = 0; i < r->closure.n; i++) {
        if (!r->closure.at[i].encoder) continue;
        if (encoded_later(&z->f)) m->encoder_left_out = true;
        else m->encoder_kept = true;
    }
}

static void add_name(const char **list, uint32_t *n, const char *name)
{
    for (uint32_t i = 0; i < *n; i++)
        if (!strcmp(list[i], name)) return;
    list[(*n)++] = name;
}

static void tell_lens(run *z)
{
    m_case *m = z->out;
    const law *l = z->l;
    m->profiles = arena_array(z->mem, l->profile.n + 1u, sizeof *m->profiles);
    m->not_run = arena_array(z->mem, l->profile.n + 1u, sizeof *m->not_run);
    m->params = arena_array(z->mem, l->param.n + 1u, sizeof *m->params);
    for (uint32_t i = 0; i < z->r->assess.n; i++) {
        const treaty *t = &l->treaty.at[z->r->assess.at[i]];
        for (uint32_t k = t->profiles.first; k < t->profiles.first + t->profiles.n; k++) {
            const char *name = name_of(&z->tell, l->profile.at[k].name);
            if (z->pick[k]) add_name(m->profiles, &m->n_profiles, name);
            else add_name(m->not_run, &m->n_not_run, name);
        }
        for (uint32_t k = t->params.first; k < t->params.first + t->params.n; k++) {
            const parameter *p = &l->param.at[k];
            m->params[m->n_params++] = (m_param){.name = name_of(&z->tell, p->name), .why = p->why, .value = z->param[k], .lo = p->lo, .hi = p->hi};
        }
    }
}

typedef VEC(const m_fact *) open_list;

static void add_open(run *z, open_list *list, const m_fact *const *facts_, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        bool there = false;
        for (uint32_t k = 0; k < list->n && !there; k++) there = !strcmp(list->at[k]->name, facts_[i]->name);
        if (!there) vec_push(z->mem, list, facts_[i]);
    }
}

static void tell_open(run *z)
{
    open_list open = {0}, encoder = {0};
    for (uint32_t i = 0; i < z->row.n; i++) {
        add_open(z, &open, z->row.at[i].turns_on.facts, z->row.at[i].turns_on.n_facts);
        add_open(z, &open, z->row.at[i].turns_on.appraisals, z->row.at[i].turns_on.n_appraisals);
    }
    for (uint32_t i = 0; i < z->r->closure.n; i++)
        if (z->r->closure.at[i].encoder && z->f.closure[i] == IS_TRUE) vec_push(z->mem, &encoder, tell_closure(&z->tell, i));
    z->out->open_facts = open.at;
    z->out->n_open_facts = open.n;
    z->out->by_encoder = encoder.at;
    z->out->n_by_encoder = encoder.n;
}

/* What ties the open questions to each other, in the words of the file. */
static void tell_givens(run *z)
{
    m_case *m = z->out;
    m->givens = arena_array(z->mem, z->r->given.n + 1u, sizeof *m->givens);
    for (uint32_t i = 0; i < z->r->given.n; i++) {
        const char *words = words_at(z, z->r->given.at[i].at);
        if (z->f.given[i] == IS_TRUE) m->givens[m->n_givens++] = strncmp(words, "given ", 6) ? words : words + 6;
    }
}

/* What the policy answered, what presumptions would, and what it had to leave open. */
static void tell_policy(run *z)
{
    m_case *m = z->out;
    const char *freed = what_is_freed(&z->g);
    m->answers = z->tell.answer.at;
    m->n_answers = z->tell.answer.n;
    m->presumptions = arena_array(z->mem, z->l->presumption.n + 1u, sizeof *m->presumptions);
    for (uint32_t i = 0; i < z->l->presumption.n; i++)
        if (z->tell.presumption[i]) m->presumptions[m->n_presumptions++] = z->tell.presumption[i];
    if (!freed) return;
    add_note(z, format(z->mem, "the policy leaves open: %s; with its answers no course of events would fit what is given", freed));
}

/* An event that begins after the as-of day and of which something is assumed, or NO_ID. */
static id later_event(const run *z, id formula_id)
{
    const formula_pool *p = &z->r->f;
    const formula *x = &p->formula.at[formula_id];
    if (x->op == F_OCCURS) return event_at(&z->f, x->a)->from > z->x->as_of ? x->a : NO_ID;
    for (uint32_t i = 0; i < x->kids.n; i++) {
        const operand *o = x->op == F_RELATION ? &p->arg.at[x->kids.first + i] : NULL;
        id e = !o ? later_event(z, p->kid.at[x->kids.first + i]) : o->kind == O_EVENT && event_at(&z->f, o->what)->from > z->x->as_of ? o->what : NO_ID;
        if (e != NO_ID) return e;
    }
    return NO_ID;
}

/* What an as-of day means for assumptions, and for duties that are owed at all times. */
static void tell_as_of(run *z)
{
    char on[11], from[11];
    for (uint32_t i = 0; i < z->x->n_assume; i++) {
        id e = later_event(z, z->x->assume[i].formula);
        if (e == NO_ID) continue;
        day_write(z->x->as_of, on);
        day_write(event_at(&z->f, e)->from, from);
        add_note(z, format(z->mem, "as of %s, %s (%s) is not looked at: that \"%s\" is assumed changes nothing about it", on, name_of(&z->tell, event_at(&z->f, e)->label), from, z->x->assume[i].text));
    }
    if (z->x->as_of >= z->r->to) return;
    day_write(z->x->as_of, on);
    day_write(z->r->from, from);
    add_note(z, z->x->as_of < z->r->from
                    ? format(z->mem, "as of %s no day of the case had come (it begins on %s): whether duties that stand at all times were kept is not said", on, from)
                    : format(z->mem, "as of %s: what begins later is not looked at, and a prohibition is HONORED where it was kept until that day", on));
}

/* A state that says nothing has no account: whoever asks for it must not take the open answers for its own. */
static void tell_account(run *z)
{
    const record *r = z->r;
    if (z->x->case_of == NO_ID) return;
    sym name = thing_of(z->l, r, z->x->case_of)->name;
    for (uint32_t i = 0; i < r->voice.n; i++) {
        const voice *v = &r->voice.at[i];
        if (v->how != ST_CLAIMED && v->how != ST_DENIED) continue;
        for (uint32_t k = 0; k < v->who.n; k++)
            if (r->who.at[v->who.first + k] == name) return;
    }
    add_note(z, format(z->mem, "%s claims and denies nothing in this record: its account answers no question", thing_name(&z->tell, z->x->case_of)));
}

static void begin_run(run *z, const law *l, record *r, const lens *x, const source_table *sources, arena *mem, diag_list *diags)
{
    memset(z, 0, sizeof *z);
    z->l = l;
    z->r = r;
    z->x = x;
    z->mem = mem;
    z->diags = diags;
    facts_build(&z->f, l, r, x, sources, mem);
    teller_init(&z->tell, &z->f, mem);
    space *const spaces[] = {&z->s, &z->law_space, &z->why_space, &z->joint_space, &z->pair_space};
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++) space_init(spaces[i], mem);
    z->g = (ground){.f = &z->f, .s = &z->s, .tell = &z->tell, .day_event = NO_ID, .thorough = x->detail != DETAIL_ROWS};
    set_params(z);
    set_picks(z);
    z->common = arena_array(mem, l->profile.n + 1u, sizeof *z->common);
    for (uint32_t i = 0; i <= l->profile.n; i++) {
        z->common[i].duty = NO_ID;
        space_init(&z->common[i].s, mem);
    }
    z->clause_name = arena_array(mem, l->duty.n + 1u, sizeof *z->clause_name);
    z->named = named_states(z);
    z->profiles = arena_array(mem, l->treaty.n + 1u, sizeof *z->profiles);
    z->out = arena_zero(mem, sizeof *z->out);
    z->out->sources = sources;
    if (x->detail == DETAIL_ROWS) vec_room(mem, &z->row, r->event.n); /* about as many, and they are large to copy */
    fit_policy(z);
}

static void assess_all(run *z)
{
    tell_frame(z);
    tell_known_by(z);
    tell_lens(z);
    tell_as_of(z);
    tell_account(z);
    for (uint32_t i = 0; i < z->r->assess.n; i++) assess_treaty(z, z->r->assess.at[i]);
    z->out->rows = z->row.at;
    z->out->n_rows = z->row.n;
    z->out->joints = z->joint.at;
    z->out->n_joints = z->joint.n;
    tell_policy(z);
    tell_day_names(z);
    if (z->x->detail == DETAIL_ROWS) return;
    tell_open(z);
    tell_givens(z);
}

m_case *assess_again(run *z, const lens *x)
{
    run own;
    diag_list quiet;
    diag_init(&quiet, z->mem);
    begin_run(&own, z->l, z->r, x, z->out->sources, z->mem, &quiet);
    if (!record_is_consistent(&own)) return NULL;
    assess_all(&own);
    return own.out;
}

static eval_result assess(const law *l, record *r, const lens *x, const source_table *sources, arena *mem, diag_list *diags, bool expectations, m_case **out)
{
    run z;
    begin_run(&z, l, r, x, sources, mem, diags);
    *out = z.out;
    if (!record_is_consistent(&z)) return EVAL_REJECTED;
    assess_all(&z);
    if (expectations) check_expectations(&z);
    return z.limited ? EVAL_LIMITED : EVAL_OK;
}

eval_result eval_assess(const law *l, record *r, const lens *x, const source_table *sources, arena *mem, diag_list *diags, m_case **out)
{
    return assess(l, r, x, sources, mem, diags, false, out);
}

eval_result eval_expectations(const law *l, record *r, const lens *x, const source_table *sources, arena *mem, diag_list *diags, m_case **out)
{
    lens own = *x;
    own.detail = r->expect.n && own.detail < DETAIL_HINGES ? DETAIL_HINGES : own.detail;
    return assess(l, r, &own, sources, mem, diags, true, out);
}
