/* Policies: what a lens takes for the answer to questions that the record leaves open.
 *
 * Contract: every answer given is told, once for the case and at each place where it is asked. An
 * answer is one that some admissible course of events has under the policy `open`: where `given`
 * lines exclude it, the question stays open (docs/semantics.md, section 10).
 */
#include "eval/ground.h"
#include "eval/outcome.h"

/* ---- telling ------------------------------------------------------------------------------------ */
static m_answer *new_answer(teller *t, const char *question, const char *answer)
{
    m_answer *m = arena_zero(t->mem, sizeof *m);
    *m = (m_answer){.question = question, .answer = answer};
    vec_push(t->mem, &t->answer, m);
    return m;
}

void forget_answers(teller *t)
{
    memset(t->event_answer, 0, (t->f->r->event.n + 1u) * sizeof *t->event_answer);
    t->relation_answer.n = t->answer.n = 0;
}

const m_answer *event_answer(ground *g, id e)
{
    teller *t = g->tell;
    if (t->event_answer[e]) return t->event_answer[e];
    const char *name = name_of(t, event_at(g->f, e)->label);
    return t->event_answer[e] = new_answer(t, name, format(t->mem, "%s did not happen", name));
}

static bool same_question(const ground *g, const relation_question *a, id rel, const val *arg)
{
    bool same = a->relation == rel;
    for (uint32_t i = 0; same && i < g->f->l->relation.at[rel].n; i++) same = a->arg[i] == arg[i];
    return same;
}

static const m_answer *relation_answer(ground *g, id rel, const val *arg)
{
    teller *t = g->tell;
    for (uint32_t i = 0; i < t->relation_answer.n; i++)
        if (same_question(g, &t->relation_answer.at[i].q, rel, arg)) return t->relation_answer.at[i].answer;
    const char *name = relation_text(t, g->s, rel, arg);
    told_answer one = {{rel, {0}}, new_answer(t, name, format(t->mem, "not %s", name))};
    memcpy(one.q.arg, arg, sizeof one.q.arg);
    vec_push(t->mem, &t->relation_answer, one);
    return one.answer;
}

/* ---- what stays open because of `given` lines ------------------------------------------------------ */
/* A question and the same with `any state` in a place are tied to each other. */
static bool falls_under(const ground *g, val v, val wide)
{
    if (v == wide) return true;
    if (VAL_TAG(wide) != TAG_ANY || VAL_TAG(v) != TAG_THING) return false;
    return thing_of(g->f->l, g->f->r, VAL_ID(v))->sort & VAL_ID(wide);
}

static bool is_freed(ground *g, id rel, const val *arg)
{
    facts *f = g->f;
    for (uint32_t i = 0; i < f->freed.n; i++) {
        const relation_question *q = &f->freed.at[i];
        bool tied = q->relation == rel;
        for (uint32_t k = 0; tied && k < f->l->relation.at[rel].n; k++)
            tied = falls_under(g, arg[k], q->arg[k]) || falls_under(g, q->arg[k], arg[k]);
        if (tied) return true;
    }
    if (!f->freeing) return false;
    relation_question q = {.relation = rel};
    memcpy(q.arg, arg, sizeof q.arg);
    vec_push(f->mem, &f->freed, q);
    return true;
}

/* Asks the `given` lines from `first` up to `last` on a day; whether some course of events fits them. */
static bool lines_fit(const ground *g, uint32_t first, uint32_t last, day on)
{
    space s;
    ground own = *g;
    space_init(&s, g->f->mem);
    own.s = &s;
    own.law_day = own.law_lo = own.law_hi = on;
    require_given_lines(&own, first, last);
    expr all = X_TRUE;
    for (uint32_t i = 0; i < s.constraint.n; i++) all = x_and(&s, all, s.constraint.at[i]);
    return holds_in(&s, all) != 0;
}

/* The lines are asked on the day from which each question of the case is looked at. */
static bool lines_always_fit(const ground *g, uint32_t first, uint32_t last)
{
    const record *r = g->f->r;
    bool fit = lines_fit(g, first, last, r->from);
    for (uint32_t i = 0; fit && i < r->event.n; i++)
        if (r->event.at[i].from != (i ? r->event.at[i - 1].from : r->from)) fit = lines_fit(g, first, last, r->event.at[i].from);
    return fit;
}

static void free_lines(ground *g, uint32_t first, uint32_t last)
{
    g->f->freeing = true;
    lines_always_fit(g, first, last);
    g->f->freeing = false;
}

void free_what_is_given(ground *g)
{
    uint32_t n = g->f->r->given.n;
    if (g->f->x->policy == POLICY_OPEN || !n || lines_always_fit(g, 0, n)) return;
    for (uint32_t i = 0; i < n; i++)
        if (!lines_always_fit(g, i, i + 1)) free_lines(g, i, i + 1);
    if (!lines_always_fit(g, 0, n)) free_lines(g, 0, n);
}

/* ---- answers ------------------------------------------------------------------------------------------ */
bool event_denied(ground *g, id e)
{
    facts *f = g->f;
    if (f->freeing) f->freed_event[e] = true;
    if (!event_not_found(f, e)) return false;
    event_answer(g, e);
    return true;
}

bool relation_answered(ground *g, id rel, const val *arg, expr *out)
{
    if (g->f->x->policy != POLICY_FOUND_ONLY || is_freed(g, rel, arg)) return false;
    const m_answer *m = relation_answer(g, rel, arg);
    *out = X_FALSE;
    if (g->why) add_reason(g->f->mem, g->why, NULL, *out)->answer = m;
    return true;
}

bool unrecorded_denied(ground *g, const choice *query)
{
    if (g->f->x->policy != POLICY_FOUND_ONLY) return false;
    if (!g->why) return true;
    teller *t = g->tell;
    const char *name = query_name(t, g->s, query);
    m_answer *m = arena_zero(t->mem, sizeof *m); /* of one place: not listed for the case */
    *m = (m_answer){.question = name, .answer = format(t->mem, "no %s happened", name)};
    add_reason(g->f->mem, g->why, NULL, X_FALSE)->answer = m;
    return true;
}
