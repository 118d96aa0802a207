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
    *m = (m_answer){.question = question, .answer = answer, .applied = true};
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

const m_presumption *tell_presumption(teller *t, id which)
{
    if (t->presumption[which]) return t->presumption[which];
    const presumption *p = &t->f->l->presumption.at[which];
    m_presumption *m = arena_zero(t->mem, sizeof *m);
    *m = (m_presumption){.name = name_of(t, p->name), .title = p->title, .basis = p->basis, .authority = p->authority,
                         .objection = p->objection, .note = p->note, .at = p->at};
    m->cites = tell_law_cites(t, p->cites, &m->citations);
    return t->presumption[which] = m;
}

static bool same_question(const ground *g, const relation_question *a, id rel, const val *arg)
{
    bool same = a->relation == rel;
    for (uint32_t i = 0; same && i < g->f->l->relation.at[rel].n; i++) same = a->arg[i] == arg[i];
    return same;
}

/* An answer to the question, by a presumption or (NO_ID) for want of a finding; told once. */
static const m_answer *relation_answer(ground *g, id rel, const val *arg, id presumption_id, m_answer one)
{
    teller *t = g->tell;
    for (uint32_t i = 0; i < t->relation_answer.n; i++)
        if (t->relation_answer.at[i].presumption == presumption_id && same_question(g, &t->relation_answer.at[i].q, rel, arg))
            return t->relation_answer.at[i].answer;
    m_answer *m = arena_zero(t->mem, sizeof *m);
    *m = one;
    m->question = relation_text(t, g->s, rel, arg);
    m->answer = presumption_id != NO_ID && !g->f->l->presumption.at[presumption_id].no ? m->question : format(t->mem, "not %s", m->question);
    if (presumption_id != NO_ID) m->presumption = tell_presumption(t, presumption_id);
    if (m->applied) vec_push(t->mem, &t->answer, m);
    told_answer told = {{rel, {0}}, presumption_id, m};
    memcpy(told.q.arg, arg, sizeof told.q.arg);
    vec_push(t->mem, &t->relation_answer, told);
    return m;
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

const char *what_is_freed(ground *g)
{
    const facts *f = g->f;
    strbuf sb;
    sb_init(&sb, f->mem);
    for (uint32_t i = 0; i < f->r->event.n; i++)
        if (f->freed_event[i] && f->event[i] == IS_OPEN) sb_fmt(&sb, sb.len ? ", %s" : "%s", name_of(g->tell, event_at(f, i)->label));
    for (uint32_t i = 0; i < f->freed.n; i++) sb_fmt(&sb, sb.len ? ", %s" : "%s", relation_text(g->tell, g->s, f->freed.at[i].relation, f->freed.at[i].arg));
    return sb.len ? sb_done(&sb) : NULL;
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

/* ---- presumptions ---- */
/* The parameters that make the presumption speak of just this question; false where none do. */
static bool speaks_of(const ground *g, const presumption *p, const val *arg, names *n)
{
    for (uint32_t i = 0; i < MAX_VARS; i++) n->var[i] = MISSING;
    for (uint32_t i = 0; i < p->args.n; i++) {
        const operand *o = &g->f->l->f.arg.at[p->args.first + i];
        val v = arg[i];
        if (o->kind == O_THING) {
            if (v != VAL(TAG_THING, o->what)) return false;
            continue;
        }
        uint16_t sorts = p->param_sorts[o->what];
        bool happening = VAL_TAG(v) == TAG_EVENT || VAL_TAG(v) == TAG_HYPO, any = VAL_TAG(v) == TAG_ANY;
        bool fits = happening ? kind_of(g, v) == p->param_takes[o->what]
                    : any ? !(VAL_ID(v) & ~(unsigned)sorts)
                          : VAL_TAG(v) == TAG_THING && (thing_of(g->f->l, g->f->r, VAL_ID(v))->sort & sorts);
        if (!fits || (n->var[o->what] != MISSING && n->var[o->what] != v)) return false;
        n->var[o->what] = v;
    }
    return true;
}

/* Conditions that ask who "any state" is leave the presumption without an answer to it. */
static bool asks_of_any(const ground *g, const presumption *p, const names *n)
{
    const formula_pool *f = &g->f->l->f;
    uint32_t read = (p->where == NO_ID ? 0 : reads(f, p->where)) | (p->unless == NO_ID ? 0 : reads(f, p->unless));
    for (uint32_t i = 0; i < p->n_params; i++)
        if ((read >> i & 1) && VAL_TAG(n->var[i]) == TAG_ANY) return true;
    return false;
}

/* Where the presumption's conditions hold on the record. */
static expr conditions_hold(const ground *g, const presumption *p, const names *n)
{
    ground own = *g;
    names mine = *n;
    expr x = X_TRUE;
    own.pool = &g->f->l->f;
    own.group = GROUP_NONE;
    own.cutoff = DAY_MAX;
    own.bearer = -1;
    own.why = NULL;
    if (p->where != NO_ID) x = ground_formula(&own, &mine, p->where);
    if (p->unless != NO_ID) x = x_and(g->s, x, x_not(g->s, ground_formula(&own, &mine, p->unless)));
    return x;
}

static const m_answer *tell_presumed(ground *g, id which, const val *arg, const names *n, expr where_, expr contrary)
{
    const presumption *p = &g->f->l->presumption.at[which];
    ground own = *g;
    own.why = NULL;
    m_answer one = {.contrary = contrary != X_FALSE, .conditional = where_ != X_TRUE};
    one.applied = g->f->x->policy == POLICY_BURDEN && contrary != X_TRUE;
    one.burden = val_name(g->tell, g->s, value_of(&own, n, &p->burden));
    return relation_answer(g, p->relation, arg, which, one);
}

/* The presumption's conditions, where it speaks of the question; X_FALSE elsewhere. */
static expr presumed_where(const ground *g, const presumption *p, id rel, const val *arg, names *n)
{
    if (p->relation != rel || !speaks_of(g, p, arg, n) || asks_of_any(g, p, n)) return X_FALSE;
    return conditions_hold(g, p, n);
}

/* Where presumptions say yes, and where no. False: nowhere. */
static bool presumptions_on(ground *g, id rel, const val *arg, expr *yes, expr *no)
{
    const law *l = g->f->l;
    names n;
    *yes = *no = X_FALSE;
    for (id i = 0; i < l->presumption.n; i++) {
        const presumption *p = &l->presumption.at[i];
        expr *side = p->no ? no : yes, x = presumed_where(g, p, rel, arg, &n);
        *side = x_or(g->s, *side, x);
    }
    return *yes != X_FALSE || *no != X_FALSE;
}

static void tell_presumptions(ground *g, id rel, const val *arg, expr yes, expr no)
{
    const law *l = g->f->l;
    names n;
    for (id i = 0; i < l->presumption.n; i++) {
        const presumption *p = &l->presumption.at[i];
        expr x = presumed_where(g, p, rel, arg, &n);
        if (x == X_FALSE) continue;
        const m_answer *m = tell_presumed(g, i, arg, &n, x, p->no ? yes : no);
        if (g->why) add_reason(g->f->mem, g->why, NULL, x)->answer = m;
    }
}

bool relation_denied(ground *g, id rel, const val *arg)
{
    if (g->f->x->policy != POLICY_FOUND_ONLY || is_freed(g, rel, arg)) return false;
    const m_answer *m = relation_answer(g, rel, arg, NO_ID, (m_answer){.applied = true});
    if (g->why) add_reason(g->f->mem, g->why, NULL, X_FALSE)->answer = m;
    return true;
}

bool relation_presumed(ground *g, id rel, const val *arg, expr *yes, expr *no)
{
    bool burden = g->f->x->policy == POLICY_BURDEN;
    if (!g->f->l->presumption.n || (!burden && !g->why)) return false;
    if (!presumptions_on(g, rel, arg, yes, no)) return false;
    bool freed = burden && is_freed(g, rel, arg);
    if (!freed) tell_presumptions(g, rel, arg, *yes, *no);
    if (!burden || freed) return false;
    expr both = x_and(g->s, *yes, *no); /* two that answer contrarily answer nothing */
    *yes = x_and(g->s, *yes, x_not(g->s, both));
    *no = x_and(g->s, *no, x_not(g->s, both));
    return true;
}

bool unrecorded_denied(ground *g, const choice *query)
{
    if (g->f->x->policy != POLICY_FOUND_ONLY) return false;
    if (!g->why) return true;
    teller *t = g->tell;
    const char *name = query_name(t, g->s, query);
    m_answer *m = arena_zero(t->mem, sizeof *m); /* of one place: not listed for the case */
    *m = (m_answer){.question = name, .answer = format(t->mem, "no %s happened", name), .applied = true};
    add_reason(g->f->mem, g->why, NULL, X_FALSE)->answer = m;
    return true;
}
