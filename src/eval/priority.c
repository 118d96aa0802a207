/* Which clause prevails (rule 21): what the clauses say of each other, and what an article ranks.
 *
 * A clause named by another, or preferred to another, prevails where the one demands and the other
 * forbids. A rank between whole treaties names no pair of clauses: it decides only where every act
 * that the one demands is certainly one that the other forbids; elsewhere it is noted, not weighed.
 */
#include "eval/run.h"

/* By what one clause prevails: 0 nothing, 1 as the later treaty, 2 by the rank of an instrument, 3 clause before clause. */
typedef struct { int strength; const preference *by; } rank_of;

static bool names_duty(const priority_ref *p, const duty *d)
{
    return p->treaty == d->treaty && p->article == d->article && (!p->duty || p->duty == d->name);
}

/* The clauses say so themselves: d is subject to w, or w stands notwithstanding d. */
static bool stated(const run *z, const duty *w, const duty *d)
{
    for (uint32_t i = 0; i < d->priorities.n; i++) {
        const priority_ref *p = &z->l->priority.at[d->priorities.first + i];
        if (p->kind == 0 && names_duty(p, w)) return true;
    }
    for (uint32_t i = 0; i < w->priorities.n; i++) {
        const priority_ref *p = &z->l->priority.at[w->priorities.first + i];
        if (p->kind == 1 && names_duty(p, d)) return true;
    }
    return false;
}

static bool is_meant(const ranked *x, const duty *d)
{
    if (x->kind == RANKED_LATER || x->kind == RANKED_ANY) return true;
    return x->treaty == d->treaty && (x->kind == RANKED_TREATY || (x->article == d->article && (!x->duty || x->duty == d->name)));
}

/* The article that lays it down binds whoever owes the duty, on that day. */
static bool binds_bearer(const run *z, const preference *p, const frame *f)
{
    if (f->q.bearer != NO_ID && !party_on(z->l, p->treaty, f->q.bearer, f->q.lo)) return false;
    id v = version_between(z->l, p->treaty, f->q.bearer, NO_ID, f->q.lo);
    return v != NO_ID && (!p->version || z->l->version.at[v].name == p->version);
}

/* The later treaty prevails between those who are parties of both. */
static bool is_later(const run *z, const duty *w, const duty *d, const frame *f)
{
    day a = z->l->treaty.at[w->treaty].concluded, b = z->l->treaty.at[d->treaty].concluded;
    bool state = f->q.victim != NO_ID;
    return a != DAY_MAX && b != DAY_MAX && a > b && (!state || party_on(z->l, w->treaty, f->q.victim, f->q.lo));
}

static rank_of rank(const run *z, const duty *w, const duty *d, const frame *f)
{
    rank_of best = {0, NULL};
    if (stated(z, w, d)) return (rank_of){3, NULL};
    for (uint32_t i = 0; i < z->l->preference.n; i++) {
        const preference *p = &z->l->preference.at[i];
        bool clauses = p->winner.kind == RANKED_CLAUSE && p->loser.kind == RANKED_CLAUSE;
        int strength = clauses ? 3 : p->winner.kind == RANKED_LATER ? 1 : 2;
        if (strength <= best.strength || !is_meant(&p->winner, w) || !is_meant(&p->loser, d)) continue;
        if ((!clauses && w->treaty == d->treaty) || !binds_bearer(z, p, f)) continue;
        if (p->winner.kind == RANKED_LATER && !is_later(z, w, d, f)) continue;
        best = (rank_of){strength, p};
    }
    return best;
}

/* ---- what both ask ------------------------------------------------------------------------------------- */
/* The row's bearer is one of those who owe the other clause as well; of `owed by v` the victim. */
static bool bears(const duty *d, const instance *q)
{
    switch ((owed_kind)d->owed) {
    case OWED_TOGETHER: return q->together;
    case OWED_EACH: return q->bearer != NO_ID;
    case OWED_NAMED: return q->bearer == d->owed_name;
    case OWED_VICTIM: return q->bearer != NO_ID && (q->victim == NO_ID || q->victim == q->bearer);
    }
    return false;
}

/* The instance of another duty for the same bearer and episode; false where there can be none. */
static bool same_matter(run *z, const frame *f, id w, instance *q)
{
    const duty *d = &z->l->duty.at[w];
    *q = f->q;
    q->duty = w;
    if (d->arises == NO_ID) q->episode = NO_ID;
    else if (q->episode == NO_ID || z->l->f.pattern.at[d->arises].kind != event_at(&z->f, q->episode)->kind) return false;
    if (d->victim < 0) q->victim = NO_ID;
    if (!bears(d, q)) return false;
    if (q->bearer != NO_ID && !party_on(z->l, d->treaty, q->bearer, q->lo)) return false;
    return version_has(z->l, version_between(z->l, d->treaty, q->bearer, NO_ID, q->lo), d);
}

static names names_in(const duty *d, const instance *q)
{
    names n;
    for (uint32_t i = 0; i < MAX_VARS; i++) n.var[i] = MISSING;
    if (d->episode >= 0 && q->episode != NO_ID) n.var[d->episode] = VAL(TAG_EVENT, q->episode);
    if (d->victim >= 0 && q->victim != NO_ID) n.var[d->victim] = VAL(TAG_THING, q->victim);
    if (d->bearer >= 0 && q->bearer != NO_ID) n.var[d->bearer] = VAL(TAG_THING, q->bearer);
    return n;
}

static bool is_level(const run *z, val v, int32_t *rank_)
{
    if (VAL_TAG(v) != TAG_THING || thing_of(z->l, z->r, VAL_ID(v))->sort != S_LEVEL) return false;
    *rank_ = thing_of(z->l, z->r, VAL_ID(v))->rank;
    return true;
}

/* Days of the calendar: what meets the one meets the other. */
static bool days_within(const qual *has, const qual *want)
{
    if (has->kind == QUAL_DURING) return want->from <= has->from && has->to <= want->to;
    return has->kind == QUAL_AFTER ? has->from >= want->from : has->from <= want->from;
}

/* What one qualifier says of an act makes another one certain. */
static bool implied_by(run *z, const qual *has, const names *mine, const qual *want, const names *its)
{
    int32_t low, high;
    if (has->kind != want->kind || has->slot != want->slot || want->kind == QUAL_SUCH) return false;
    if (has->what.kind == O_DAYS || want->what.kind == O_DAYS)
        return has->what.kind == want->what.kind && days_within(has, want);
    val v = value_of(&z->g, mine, &has->what), w = value_of(&z->g, its, &want->what);
    bool one = VAL_TAG(v) == TAG_THING || VAL_TAG(v) == TAG_EVENT;
    if (want->kind != QUAL_SLOT) return one && v == w;
    if (want->what.kind == O_ANY && has->what.kind == O_ANY) return !(has->what.sorts & ~(unsigned)want->what.sorts);
    if (want->what.kind == O_ANY) return VAL_TAG(v) == TAG_THING && (thing_of(z->l, z->r, VAL_ID(v))->sort & want->what.sorts);
    if (want->cmp == IS_EQUAL) return has->cmp == IS_EQUAL && one && v == w;
    if (!is_level(z, v, &low) || !is_level(z, w, &high)) return false;
    if (want->cmp == IS_AT_LEAST) return has->cmp != IS_AT_MOST && low >= high;
    return has->cmp != IS_AT_LEAST && low <= high;
}

/* Every act of the demanded pattern is one of the forbidden pattern. */
static bool falls_within(run *z, id demanded, const names *mine, id forbidden, const names *its)
{
    const formula_pool *f = &z->l->f;
    const pattern *a = &f->pattern.at[demanded], *b = &f->pattern.at[forbidden];
    if (a->kind != b->kind) return false;
    for (uint32_t i = 0; i < b->quals.n; i++) {
        const qual *want = &f->qual.at[b->quals.first + i];
        bool certain = want->kind == QUAL_SLOT && want->what.kind == O_ANY && !(z->l->kind.at[b->kind].sorts[want->slot] & ~(unsigned)want->what.sorts);
        for (uint32_t k = 0; k < a->quals.n && !certain; k++) certain = implied_by(z, &f->qual.at[a->quals.first + k], mine, want, its);
        if (!certain) return false;
    }
    return true;
}

typedef enum { NOT_CONTRARY, PERHAPS_CONTRARY, CONTRARY } contrariety;

/* Whether the acts that the one demands are those that the other forbids. */
static contrariety compare_acts(run *z, const duty *demands, const instance *p, const duty *forbids, const instance *q)
{
    contrariety c = NOT_CONTRARY;
    names mine = names_in(demands, p), its = names_in(forbids, q);
    bool excepted = duty_has(z->l, forbids, C_UNLESS);
    for (uint32_t i = 0; i < demands->conds.n; i++) {
        const condition *act = &z->l->cond.at[demands->conds.first + i];
        id a = z->l->f.formula.at[act->what].a;
        for (uint32_t k = 0; act->role == C_SHALL && k < forbids->conds.n; k++) {
            const condition *bar = &z->l->cond.at[forbids->conds.first + k];
            id b = z->l->f.formula.at[bar->what].a;
            if (bar->role != C_SHALL_NOT || z->l->f.pattern.at[a].kind != z->l->f.pattern.at[b].kind) continue;
            if (!excepted && falls_within(z, a, &mine, b, &its)) return CONTRARY;
            c = PERHAPS_CONTRARY;
        }
    }
    return c;
}

/* ---- the row ------------------------------------------------------------------------------------------------ */
static const char *prevails_text(run *z, const duty *w, const preference *by)
{
    if (!by) return format(z->mem, "%s prevails", clause_name(z, w));
    const char *article_ = format(z->mem, "%s.%d%s", name_of(&z->tell, z->l->treaty.at[by->treaty].name), by->article / 2, by->article % 2 ? "bis" : "");
    return format(z->mem, by->implied ? "%s prevails (%s; implied: %s)" : "%s prevails (%s: \"%s\")", clause_name(z, w), article_, by->words);
}

static expr is_due(run *z, const instance *q)
{
    findings other;
    ground_duty(&z->g, q, z->param, false, NULL, &other);
    return x_and(z->g.s, other.trigger, other.gates);
}

/* Where the other clause is owed as well: towards the same victim, or where only the other one speaks of a victim, towards any. */
static expr owed_too(run *z, const duty *w, instance q)
{
    expr x = X_FALSE;
    if (w->victim < 0 || q.victim != NO_ID) return is_due(z, &q);
    for (id v = 0; v < z->l->thing.n; v++) {
        if (z->l->thing.at[v].sort != S_STATE || !party_on(z->l, w->treaty, v, q.lo)) continue;
        q.victim = v;
        if (bears(w, &q)) x = x_or(z->g.s, x, is_due(z, &q));
    }
    return x;
}

typedef VEC(const char *) texts;

/* One clause that prevails over the row's: an excuse where it is owed as well, or a note. */
static void tell_winner(run *z, const frame *f, id which, rank_of won, const findings *found, m_row *row, texts *notes)
{
    static const uint32_t undone = 1u << V_NOT_HONORED | 1u << V_HONORED_LATE | 1u << V_HONORED_IN_PART;
    const duty *w = &z->l->duty.at[which];
    instance q;
    const char *when_, *text = prevails_text(z, w, won.by);
    if (!same_matter(z, f, which, &q)) return;
    contrariety c = CONTRARY;
    if (won.strength < 3) c = duty_forbids(z->l, w) ? compare_acts(z, f->d, &f->q, w, &q) : compare_acts(z, w, &q, f->d, &f->q);
    if (c == NOT_CONTRARY) return;
    expr both = x_and(z->g.s, verdicts_expr(z->g.s, found, undone), owed_too(z, w, q));
    if (!tell_where(z, both, &when_)) return;
    rank_of reverse = rank(z, f->d, w, f);
    if (reverse.strength == won.strength)
        vec_push(z->mem, notes, format(z->mem, "%s, and %s: which of them does is not decided here", text, prevails_text(z, f->d, reverse.by)));
    else if (c == PERHAPS_CONTRARY)
        vec_push(z->mem, notes, format(z->mem, "%s as far as the two are contrary, which is not certain of every act and not weighed", text));
    else row->overlays[row->n_overlays++] = (m_overlay){V_EXCUSED, text, DAY_MIN, when_};
}

uint32_t tell_priority(run *z, const frame *f, const findings *found, m_row *row, const char ***notes)
{
    texts told = {0};
    for (id w = 0; w < z->l->duty.n; w++) {
        const duty *d = &z->l->duty.at[w];
        if (duty_permits(d) || duty_permits(f->d) || duty_forbids(z->l, d) == duty_forbids(z->l, f->d)) continue;
        rank_of won = rank(z, d, f->d, f);
        if (!won.strength || rank(z, f->d, d, f).strength > won.strength) continue;
        tell_winner(z, f, w, won, found, row, &told);
    }
    *notes = told.at;
    return told.n;
}
