/* What if: the verdict but for a fact, and at other values of a parameter. */
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

static uint32_t verdicts_but_for(run *z, const frame *f, const uint32_t *pick, uint8_t *a, uint8_t *b)
{
    findings found;
    outcome o;
    uint8_t keep_a = *a, keep_b = b ? *b : 0;
    *a = contrary(*a);
    if (b) *b = contrary(*b);
    quick_outcome(z, &f->q, pick, NULL, &found, &o);
    *a = keep_a;
    if (b) *b = keep_b;
    return o.verdicts;
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

void tell_but_for(run *z, const frame *f, const uint32_t *pick, m_row *row, uint32_t verdicts)
{
    enum { MOST = 12 };
    const m_fact *fact[MOST];
    uint32_t n = 0;
    row->but_for = arena_array(z->mem, MOST * MOST, sizeof *row->but_for);
    for (uint32_t i = 0; i < row->n_conditions; i++)
        for (uint32_t k = 0; row->conditions[i].deciding && k < row->conditions[i].n_facts && n < MOST; k++) {
            const told_fact *t = as_told(row->conditions[i].facts[k]);
            uint8_t *at = standing_at(z, t);
            if (!at || contrary(*at) == *at || (t->kind == TOLD_EVENT && t->index == f->q.episode)) continue;
            add_fact(fact, &n, row->conditions[i].facts[k]);
        }
    for (uint32_t i = 0; i < n; i++) {
        uint32_t v = verdicts_but_for(z, f, pick, standing_at(z, as_told(fact[i])), NULL);
        if (v != verdicts) add_but_for(z, row, fact[i], NULL, v);
    }
    if (row->n_but_for) return;
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = i + 1; k < n; k++) {
            uint32_t v = verdicts_but_for(z, f, pick, standing_at(z, as_told(fact[i])), standing_at(z, as_told(fact[k])));
            if (v != verdicts) add_but_for(z, row, fact[i], fact[k], v);
        }
}

/* ---- parameters ------------------------------------------------------------------------------------------------------ */
/* The values of a parameter, marked where something can change. */
typedef struct { bool *at; int32_t lo, hi; } marks;

static void mark(marks *m, int64_t value)
{
    if (value > m->lo && value <= m->hi) m->at[value - m->lo] = true;
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

/* Kinds of acts whose time is asked. */
static bool is_timed_kind(const run *z, const duty *d, id kind)
{
    for (uint32_t i = 0; i < d->conds.n; i++) {
        const condition *c = &z->l->cond.at[d->conds.first + i];
        if ((c->role == C_SHALL || c->role == C_SHALL_NOT || c->role == C_MAY || c->role == C_TENDERED) &&
            z->l->f.pattern.at[z->l->f.formula.at[c->what].a].kind == kind)
            return true;
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
 * end of a record of such acts, the as-of day. */
static uint32_t turning_values(run *z, const frame *f, const parameter *p, int32_t *out, uint32_t room)
{
    marks m = {arena_array(z->mem, (size_t)(p->hi - p->lo) + 1, sizeof *m.at), p->lo, p->hi};
    for (uint32_t k = 0; k < z->r->event.n; k++) {
        const event *from = event_at(&z->f, k);
        if (!limit_runs_from(z, f, k)) continue;
        for (uint32_t i = 0; i < z->r->event.n; i++)
            if (is_timed_kind(z, f->d, event_at(&z->f, i)->kind)) mark_pair(&m, from, event_at(&z->f, i)->from, event_at(&z->f, i)->to);
        for (uint32_t c = 0; c < z->r->closure.n; c++) {
            const closure *x = &z->r->closure.at[c];
            if (!is_timed_kind(z, f->d, z->r->f.pattern.at[x->pattern].kind)) continue;
            mark_pair(&m, from, x->from, day_add(x->to, 1));
        }
        if (z->x->as_of != DAY_MAX) mark_pair(&m, from, day_add(z->x->as_of, 1), day_add(z->x->as_of, 1));
    }
    uint32_t n = 0;
    out[n++] = p->lo;
    for (int32_t v = p->lo + 1; v <= p->hi && n < room; v++)
        if (m.at[v - p->lo]) out[n++] = v;
    return n;
}

void tell_parameter(run *z, const frame *f, const uint32_t *pick, m_row *row)
{
    enum { ROOM = 400 };
    const duty *d = f->d;
    if (!d->within.given || d->within.kind != WITHIN_PARAM || z->r->event.n > 200) return;
    const parameter *p = &z->l->param.at[d->within.param];
    int32_t value[ROOM], keep = z->param[d->within.param];
    uint32_t n = turning_values(z, f, p, value, ROOM), last = 0;
    m_param m = {.name = name_of(&z->tell, p->name), .why = p->why, .value = keep, .lo = p->lo, .hi = p->hi};
    m.ranges = arena_array(z->mem, n + 1u, sizeof *m.ranges);
    for (uint32_t i = 0; i < n; i++) {
        findings found;
        outcome o;
        z->param[d->within.param] = value[i];
        quick_outcome(z, &f->q, pick, NULL, &found, &o);
        if (m.n_ranges && o.verdicts == last) continue;
        last = o.verdicts;
        if (m.n_ranges) m.ranges[m.n_ranges - 1].to = value[i] - 1;
        m_param_range *r = &m.ranges[m.n_ranges++];
        *r = (m_param_range){value[i], p->hi, arena_array(z->mem, VERDICTS, sizeof *r->verdicts), 0};
        for (int v = 0; v < VERDICTS; v++)
            if (o.verdicts >> v & 1) r->verdicts[r->n_verdicts++] = (verdict_word)v;
    }
    z->param[d->within.param] = keep;
    if (m.n_ranges < 2) return;
    row->parameters = arena_alloc(z->mem, sizeof *row->parameters);
    row->parameters[row->n_parameters++] = m;
}
