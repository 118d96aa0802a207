/* What if: the verdict but for a fact, and at other values of a parameter. */
#include "base/limits.h"
#include "eval/run.h"

/* ---- but for ------------------------------------------------------------------------------------------------------- */
/* Where the fact's standing is kept; NULL of facts that have none to turn round. */
static uint8_t *standing_at(run *z, const told_fact *t)
{
    return t->kind == TOLD_EVENT ? &z->f.event[t->index] : t->kind == TOLD_RELATION ? &z->f.relation[t->index] : NULL;
}

static uint8_t contrary(uint8_t v)
{
    return v == IS_TRUE ? IS_FALSE : v == IS_FALSE ? IS_TRUE : v;
}

/* The verdicts with one or two standings turned round; those given where that was not weighed. */
static uint32_t verdicts_but_for(run *z, const frame *f, const uint32_t *pick, uint8_t *a, uint8_t *b, uint32_t verdicts, bool *limited)
{
    findings found;
    outcome o;
    uint8_t keep_a = *a, keep_b = b ? *b : 0;
    *a = contrary(*a);
    if (b) *b = contrary(*b);
    quick_outcome(z, &f->q, pick, NULL, &found, &o);
    *a = keep_a;
    if (b) *b = keep_b;
    *limited = *limited || o.limited;
    return o.limited ? verdicts : o.verdicts;
}

static void add_but_for(run *z, m_row *row, const m_fact *a, const m_fact *b, uint32_t verdicts)
{
    m_but_for *m = &row->but_for[row->n_but_for++];
    m->facts = arena_array(z->mem, 2, sizeof *m->facts);
    m->facts[0] = a->kind == FACT_EVENT ? a->name : a->text; /* the name alone would hide a "no" */
    if (b) m->facts[1] = b->kind == FACT_EVENT ? b->name : b->text;
    m->n = b ? 2 : 1;
    m->verdicts = arena_array(z->mem, VERDICTS, sizeof *m->verdicts);
    for (int v = 0; v < VERDICTS; v++)
        if (verdicts >> v & 1) m->verdicts[m->n_verdicts++] = (verdict_word)v;
}

/* The facts of the deciding conditions whose standing can be turned round, at most LIM_BUT_FOR of them;
 * gives how many there are. */
static uint32_t facts_to_turn(run *z, const frame *f, const m_row *row, const m_fact **fact, uint32_t *n)
{
    uint32_t all = 0, most = 0;
    for (uint32_t i = 0; i < row->n_conditions; i++) most += row->conditions[i].deciding ? row->conditions[i].n_facts : 0;
    const m_fact **every = arena_array(z->mem, most + 1u, sizeof *every);
    for (uint32_t i = 0; i < row->n_conditions; i++)
        for (uint32_t k = 0; row->conditions[i].deciding && k < row->conditions[i].n_facts; k++) {
            const told_fact *t = as_told(row->conditions[i].facts[k]);
            uint8_t *at = standing_at(z, t);
            if (!at || contrary(*at) == *at || (t->kind == TOLD_EVENT && t->index == f->q.episode)) continue;
            add_fact(every, &all, row->conditions[i].facts[k]);
        }
    *n = all < LIM_BUT_FOR ? all : LIM_BUT_FOR;
    memcpy(fact, every, *n * sizeof *fact);
    return all;
}

void tell_but_for(run *z, const frame *f, const uint32_t *pick, m_row *row, uint32_t verdicts, note_list *out)
{
    const m_fact *fact[LIM_BUT_FOR];
    bool limited = false;
    uint32_t n, all = facts_to_turn(z, f, row, fact, &n);
    row->but_for = arena_array(z->mem, LIM_BUT_FOR * LIM_BUT_FOR, sizeof *row->but_for);
    if (all > n) vec_push(z->mem, out, format(z->mem, "of the %u facts it rests on, the first %u were tried for what it would be but for them", (unsigned)all, (unsigned)n));
    for (uint32_t i = 0; i < n; i++) {
        uint32_t v = verdicts_but_for(z, f, pick, standing_at(z, as_told(fact[i])), NULL, verdicts, &limited);
        if (v != verdicts) add_but_for(z, row, fact[i], NULL, v);
    }
    for (uint32_t i = 0; i < n && !row->n_but_for; i++) /* pairs only where no fact alone matters */
        for (uint32_t k = i + 1; k < n; k++) {
            uint32_t v = verdicts_but_for(z, f, pick, standing_at(z, as_told(fact[i])), standing_at(z, as_told(fact[k])), verdicts, &limited);
            if (v != verdicts) add_but_for(z, row, fact[i], fact[k], v);
        }
    if (limited) vec_push(z->mem, out, "too many open questions to see what it would be but for some of its facts");
}

/* ---- parameters ------------------------------------------------------------------------------------------------------ */
#define CALENDAR 3652059 /* days: no two lie further apart, so a longer time changes nothing */

/* The values of a parameter from lo to hi, a bit each, marked where something can change. */
typedef struct { uint64_t *bit; int32_t lo, hi; } marks;

static marks marks_of(run *z, const parameter *p)
{
    marks m = {.lo = p->lo, .hi = p->hi - p->lo > CALENDAR ? p->lo + CALENDAR : p->hi};
    m.bit = arena_array(z->mem, (size_t)(m.hi - m.lo) / 64 + 1, sizeof *m.bit);
    return m;
}

static void mark(marks *m, int64_t value)
{
    if (value > m->lo && value <= m->hi) m->bit[(value - m->lo) / 64] |= (uint64_t)1 << (value - m->lo) % 64;
}

/* The least value and those marked, in order: the first LIM_TURN_VALUES of them and one more; *n: how many there are. */
static const int32_t *marked_values(run *z, const marks *m, uint32_t *n)
{
    int32_t *value = arena_array(z->mem, LIM_TURN_VALUES + 1, sizeof *value);
    value[0] = m->lo;
    *n = 1;
    for (int32_t v = 1; v <= m->hi - m->lo; v++)
        if (m->bit[v / 64] >> v % 64 & 1 && (*n)++ <= LIM_TURN_VALUES) value[*n - 1] = m->lo + v;
    return value;
}

/* A limit that runs from a first or last possible day of `from` meets one of `to`. */
static void mark_pair(marks *m, const event *from, day first, day last)
{
    const day start[2] = {from->from, from->sometime ? from->to : from->from};
    for (int i = 0; i < 2; i++) {
        mark(m, (int64_t)first - start[i]);
        mark(m, (int64_t)last - start[i]);
    }
}

/* Asks the pattern for the bearer's own acts only? */
static bool by_bearer(const run *z, const duty *d, const pattern *p)
{
    for (uint32_t i = 0; i < p->quals.n; i++) {
        const qual *q = &z->l->f.qual.at[p->quals.first + i];
        if (q->kind == QUAL_SLOT && q->slot == ROLE_BY && q->what.kind == O_VAR && q->what.slot == WHOLE && (int32_t)q->what.what == d->bearer) return true;
    }
    return false;
}

/* An act whose time is asked: of a kind that is, and not by another state where only the bearer's count. */
static bool is_timed(const run *z, const frame *f, id kind, val by)
{
    const duty *d = f->d;
    bool another = VAL_TAG(by) == TAG_THING && f->q.bearer != NO_ID && VAL_ID(by) != f->q.bearer && thing_of(z->l, z->r, VAL_ID(by))->sort == S_STATE;
    for (uint32_t i = 0; i < d->conds.n; i++) {
        const condition *c = &z->l->cond.at[d->conds.first + i];
        if (c->role != C_SHALL && c->role != C_SHALL_NOT && c->role != C_MAY && c->role != C_TENDERED) continue;
        const pattern *p = &z->l->f.pattern.at[z->l->f.formula.at[c->what].a];
        if (p->kind == kind && !(another && by_bearer(z, d, p))) return true;
    }
    return false;
}

static bool limit_runs_from(const run *z, const frame *f, id e)
{
    int32_t var = (int32_t)f->d->within.of.what;
    if (f->d->within.of.kind != O_VAR) return true;
    return var == f->d->episode ? e == f->q.episode : event_at(&z->f, e)->kind == f->d->var_kind[var];
}

/* Values at which something can change: the limit meets the first or last possible day of an act, the
 * end of a record of such acts, the as-of day. NULL where that is too much to compare. */
static const int32_t *turning_values(run *z, const frame *f, const parameter *p, uint32_t *n)
{
    marks m = marks_of(z, p);
    id *act = arena_array(z->mem, z->r->event.n + 1u, sizeof *act);
    uint32_t acts = 0;
    uint64_t pairs = 0;
    for (uint32_t i = 0; i < z->r->event.n; i++)
        if (is_timed(z, f, event_at(&z->f, i)->kind, event_at(&z->f, i)->slot[ROLE_BY])) act[acts++] = i;
    for (uint32_t k = 0; k < z->r->event.n; k++) {
        const event *from = event_at(&z->f, k);
        if (!limit_runs_from(z, f, k)) continue;
        pairs += acts + z->r->closure.n + 1;
        if (pairs > LIM_TURN_PAIRS) return NULL;
        for (uint32_t i = 0; i < acts; i++) mark_pair(&m, from, event_at(&z->f, act[i])->from, event_at(&z->f, act[i])->to);
        for (uint32_t c = 0; c < z->r->closure.n; c++) {
            const closure *x = &z->r->closure.at[c];
            if (!is_timed(z, f, z->r->f.pattern.at[x->pattern].kind, MISSING)) continue;
            mark_pair(&m, from, x->from, day_add(x->to, 1));
        }
        if (z->x->as_of != DAY_MAX) mark_pair(&m, from, day_add(z->x->as_of, 1), day_add(z->x->as_of, 1));
    }
    return marked_values(z, &m, n);
}

static void add_range(run *z, m_param *m, int32_t from, int32_t to, uint32_t verdicts)
{
    m_param_range *r = &m->ranges[m->n_ranges++];
    *r = (m_param_range){from, to, arena_array(z->mem, VERDICTS, sizeof *r->verdicts), 0};
    for (int v = 0; v < VERDICTS; v++)
        if (verdicts >> v & 1) r->verdicts[r->n_verdicts++] = (verdict_word)v;
}

void tell_parameter(run *z, const frame *f, const uint32_t *pick, m_row *row, note_list *out)
{
    const duty *d = f->d;
    if (!d->within.given || d->within.kind != WITHIN_PARAM) return;
    const parameter *p = &z->l->param.at[d->within.param];
    int32_t keep = z->param[d->within.param], to = p->hi;
    uint32_t n = 0, last = 0;
    const int32_t *value = turning_values(z, f, p, &n);
    m_param m = {.name = name_of(&z->tell, p->name), .why = p->why, .value = keep, .lo = p->lo, .hi = p->hi};
    if (!value) {
        vec_push(z->mem, out, format(z->mem, "too many events to see at which values of %s the verdicts change", m.name));
        return;
    }
    if (n > LIM_TURN_VALUES) {
        to = value[LIM_TURN_VALUES] - 1;
        n = LIM_TURN_VALUES;
        vec_push(z->mem, out, format(z->mem, "values of %s above %d were not tried", m.name, (int)to));
    }
    m.ranges = arena_array(z->mem, n + 1u, sizeof *m.ranges);
    bool limited = false;
    for (uint32_t i = 0; i < n; i++) {
        findings found;
        outcome o;
        z->param[d->within.param] = value[i];
        quick_outcome(z, &f->q, pick, NULL, &found, &o);
        limited = limited || o.limited;
        if (m.n_ranges && o.verdicts == last) continue;
        last = o.verdicts;
        if (m.n_ranges) m.ranges[m.n_ranges - 1].to = value[i] - 1;
        add_range(z, &m, value[i], to, o.verdicts);
        if (z->s.given_up == TOO_LONG) break; /* others will take as long */
    }
    z->param[d->within.param] = keep;
    if (limited) vec_push(z->mem, out, format(z->mem, "too many open questions to see at which values of %s the verdicts change", m.name));
    if (m.n_ranges < 2 || limited) return;
    row->parameters = arena_alloc(z->mem, sizeof *row->parameters);
    row->parameters[row->n_parameters++] = m;
}
