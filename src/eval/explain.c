/* Everything that explains a row: its conditions with the facts they rest on, which of them decide, and around
 * them overlays and notes (overlays.c), rank and what if. */
#include "eval/run.h"

/* ---- conditions ---------------------------------------------------------------------------------------------- */
static m_status status_of(run *z, expr x)
{
    static const m_status status[] = {STATUS_NOT_MET, STATUS_MET, STATUS_OPEN};
    return status[holds_in(z->g.s, x)];
}

typedef VEC(const m_fact *) fact_list;

static void collect(const reason *r, fact_list *out, arena *mem)
{
    for (; r; r = r->next) {
        bool known_already = !r->fact;
        for (uint32_t i = 0; i < out->n && !known_already; i++) known_already = out->at[i] == r->fact;
        if (!known_already) vec_push(mem, out, r->fact);
        collect(r->kid, out, mem);
    }
}

typedef VEC(const m_answer *) answer_list;

/* The policy's answers below the reason, each once. */
static void collect_answers(const reason *r, answer_list *out, arena *mem)
{
    for (; r; r = r->next) {
        bool known_already = !r->answer;
        for (uint32_t i = 0; i < out->n && !known_already; i++) known_already = !strcmp(out->at[i]->answer, r->answer->answer);
        if (!known_already) vec_push(mem, out, r->answer);
        collect_answers(r->kid, out, mem);
    }
}

static const m_reading *reading_in(const reason *r)
{
    return r ? r->reading : NULL;
}

static m_reason *tell_reasons(run *z, const reason *r)
{
    m_reason *first = NULL, **at = &first;
    for (; r; r = r->next) {
        m_reason *m = arena_zero(z->mem, sizeof *m);
        *m = (m_reason){.text = r->text, .status = status_of(z, r->x), .fact = r->fact, .reading = r->reading, .answer = r->answer};
        m->kid = tell_reasons(z, r->kid);
        *at = m;
        at = (m_reason **)(uintptr_t)&m->next;
    }
    return first;
}

/* The single term, relation or judgment a condition consists of; the kind of an act. */
static const char *cond_name(run *z, const condition *c, const reason *why)
{
    const formula *f = &z->l->f.formula.at[c->what];
    const reason *r = why->kid;
    if (f->op == F_NOT) {
        f = &z->l->f.formula.at[z->l->f.kid.at[f->kids.first]];
        r = r ? r->kid : NULL;
    }
    if (f->op == F_TERM) return name_of(&z->tell, z->l->term.at[f->a].name);
    if (f->op == F_RELATION) return r ? r->text : NULL;
    if (f->op == F_MATCH) return name_of(&z->tell, z->l->kind.at[z->l->f.pattern.at[f->a].kind].name);
    return NULL;
}

static void fill_cond(run *z, m_cond *m, expr x, const reason *why)
{
    fact_list facts_ = {0};
    answer_list answers = {0};
    m->status = status_of(z, x);
    collect(why->kid, &facts_, z->mem);
    m->facts = facts_.at;
    m->n_facts = facts_.n;
    collect_answers(why->kid, &answers, z->mem);
    m->answers = answers.at;
    m->n_answers = answers.n;
    m->reading = reading_in(why->kid);
    if (z->x->detail == DETAIL_REASONS) m->reason = tell_reasons(z, why->kid);
}

static void tell_conditions(run *z, const frame *f, const findings *found, m_row *row)
{
    const duty *d = f->d;
    row->conditions = arena_array(z->mem, d->conds.n + 2u, sizeof *row->conditions);
    if (found->occurs != X_TRUE) {
        m_cond *m = &row->conditions[row->n_conditions++];
        *m = (m_cond){.role = COND_WHERE, .implied = true, .words = "did it happen as the clause describes it?", .name = row->instance, .at = d->at};
        reason kid = {.fact = tell_event(&z->tell, f->q.episode), .x = found->occurs, .text = row->instance}, why = {.kid = &kid, .last = &kid};
        fill_cond(z, m, found->occurs, &why);
    }
    for (uint32_t i = 0; i < d->conds.n; i++) {
        const condition *c = &z->l->cond.at[d->conds.first + i];
        if (found->owed_why && c->role >= C_PROVIDED && (i == 0 || z->l->cond.at[d->conds.first + i - 1].role < C_PROVIDED)) {
            m_cond *m = &row->conditions[row->n_conditions++];
            *m = (m_cond){.role = COND_OWED, .implied = true, .words = "who may have used the force owes no help against itself", .at = d->at};
            reason why = {.kid = found->owed_why, .last = found->owed_why};
            fill_cond(z, m, found->owed, &why);
        }
        m_cond *m = &row->conditions[row->n_conditions++];
        *m = (m_cond){.role = (m_cond_role)c->role, .words = c->words, .implied = c->implied, .at = c->at};
        fill_cond(z, m, found->cond[i], found->why[i]);
        m->name = cond_name(z, c, found->why[i]);
    }
}

static bool fails(const m_cond *c)
{
    return c->role == COND_UNLESS ? c->status == STATUS_MET : c->status == STATUS_NOT_MET;
}

static bool is_trigger(m_cond_role r)
{
    return r == COND_WHERE || r == COND_WHEN || r == COND_UNLESS || r == COND_OWED;
}

/* Whether some act, perhaps, is one that a `shall not` forbids. */
static bool some_act(const m_row *row)
{
    for (uint32_t i = 0; i < row->n_conditions; i++)
        if (row->conditions[i].role == COND_SHALL_NOT && row->conditions[i].status != STATUS_NOT_MET) return true;
    return false;
}

/* Of a right or power: a failed trigger as below, else the gates that are not met and what ended it; where it
 * can be there, the acts that use it. */
static void mark_deciding_of_right(m_row *row, uint32_t verdicts)
{
    bool certain = false, lacking = verdicts >> V_NOT_AVAILABLE & 1, there = verdicts & (1u << V_AVAILABLE | 1u << V_USED);
    for (uint32_t i = 0; i < row->n_conditions; i++) certain = certain || (is_trigger(row->conditions[i].role) && fails(&row->conditions[i]));
    for (uint32_t i = 0; i < row->n_conditions; i++) {
        m_cond *c = &row->conditions[i];
        if (is_trigger(c->role)) c->deciding = lacking && (certain ? fails(c) : c->status == STATUS_OPEN);
        else if (c->role == COND_PROVIDED) c->deciding = lacking && !certain && c->status != STATUS_MET;
        else if (c->role == COND_ENDS) c->deciding = !certain && c->status != STATUS_NOT_MET;
        else c->deciding = there && c->role == COND_MAY;
    }
}

/* What the verdict rests on: of a failed trigger the conditions that fail for certain, or where none
 * does, the open ones; below it the gates, or the acts. An exception to a `shall not` matters where there
 * is an act to except, a part of the help where the whole is not there. */
static void mark_deciding(m_row *row, uint32_t verdicts, bool forbids)
{
    if (verdicts & RIGHT_STATUSES) {
        mark_deciding_of_right(row, verdicts);
        return;
    }
    static const uint32_t undue = 1u << V_NOT_TRIGGERED | 1u << V_NOT_DUE, partial = 1u << V_HONORED_IN_PART | 1u << V_NOT_HONORED;
    bool certain = false, act = forbids && some_act(row);
    for (uint32_t i = 0; i < row->n_conditions; i++) certain = certain || (is_trigger(row->conditions[i].role) && fails(&row->conditions[i]));
    for (uint32_t i = 0; i < row->n_conditions; i++) {
        m_cond *c = &row->conditions[i];
        bool exception = forbids && c->role == COND_UNLESS;
        if (exception) c->deciding = act && (verdicts & ~undue);
        else if (is_trigger(c->role)) c->deciding = (verdicts >> V_NOT_TRIGGERED & 1) && (certain ? fails(c) : c->status == STATUS_OPEN);
        else if (c->role == COND_PROVIDED) c->deciding = (verdicts >> V_NOT_DUE & 1) && c->status != STATUS_MET;
        else if (c->role == COND_TENDERED || c->role == COND_REFUSED) c->deciding = verdicts >> V_TENDER_REFUSED & 1;
        else if (c->role == COND_EXCUSED || c->role == COND_RELEASED) c->deciding = false;
        else c->deciding = (verdicts & (c->role == COND_PARTLY ? partial : ~undue)) != 0;
    }
}

static void tell_limit(run *z, const frame *f, const findings *found, m_row *row)
{
    const duty *d = f->d;
    m_limit *m = &row->limit;
    if (!d->within.given) return;
    *m = (m_limit){.words = d->within.words ? d->within.words : "", .implied = d->within.implied, .from = DAY_MIN, .to = DAY_MIN};
    if (d->within.kind == WITHIN_PARAM) m->parameter = name_of(&z->tell, z->l->param.at[d->within.param].name);
    if (d->within.kind != WITHIN_DATE) m->days = m->parameter ? z->param[d->within.param] : d->within.days;
    if (found->last_day == DAY_MIN) return;
    m->from = found->first_last;
    m->to = found->last_day;
}

static void tell_missing(run *z, m_row *row, uint32_t verdicts)
{
    row->missing = arena_array(z->mem, row->n_conditions + 1u, sizeof *row->missing);
    if (!(verdicts & (1u << V_NOT_DUE | 1u << V_NOT_AVAILABLE))) return;
    for (uint32_t i = 0; i < row->n_conditions; i++)
        if (row->conditions[i].role == COND_PROVIDED && row->conditions[i].status == STATUS_NOT_MET)
            row->missing[row->n_missing++] = row->conditions[i].words;
}

/* ---- the row ------------------------------------------------------------------------------------------------------------ */
void explain_row(run *z, const frame *f, const uint32_t *pick, const every_law *e, m_row *row)
{
    findings found;
    outcome o;
    note_list n = {0};
    bool forbids = duty_forbids(z->l, f->d), permits = duty_permits(f->d);
    const char *cut = NULL;
    quick_outcome(z, &f->q, pick, NULL, &found, &o);
    row->settled = is_settled(&o);
    row->limited = o.limited;
    if (o.limited) tell_row_limited(z, row, &o);
    tell_verdicts(z, &o, &row->verdicts, &row->n_verdicts);
    tell_hinges(z, &o, &row->turns_on, &cut);
    tell_enough(z, &o, row);
    if (cut) vec_push(z->mem, &n, cut);
    row->readings = arena_array(z->mem, f->d->terms.n + 1u, sizeof *row->readings);
    for (uint32_t i = 0; i < f->d->terms.n; i++) {
        id t = z->l->term_use.at[f->d->terms.first + i];
        row->readings[row->n_readings++] = tell_reading(&z->tell, t, pick[t]);
    }
    if (z->s.given_up) { /* all that follows would be given up as well */
        row->notes = n.at;
        row->n_notes = n.n;
        return;
    }
    bool law_cut = false;
    law_judge(z, f, e, pick, true, &o, row, &law_cut);
    if (law_cut) vec_push(z->mem, &n, "too many open questions to compare every reading; more of them may matter");
    uint32_t verdicts = o.verdicts;
    /* Once more with reasons: in a space of its own, since quick questions clear theirs. */
    space *own = &z->why_space;
    space_clear(own);
    z->g.s = own;
    z->g.pick = pick;
    ground_duty(&z->g, &f->q, z->param, true, NULL, &found);
    require_givens(&z->g);
    if (own->given_up) vec_push(z->mem, &n, "too long a calculation to see on which conditions this rests");
    tell_conditions(z, f, &found, row);
    mark_deciding(row, verdicts, forbids);
    tell_limit(z, f, &found, row);
    tell_missing(z, row, verdicts);
    tell_overlays(z, &found, row, &n);
    if (permits) tell_uses(z, &found, false, row);
    tell_notes(z, f, pick, row, &found, verdicts, &n);
    z->g.s = own;
    z->g.pick = pick;
    const char **ranks;
    uint32_t n_ranks = tell_priority(z, f, &found, row, &ranks);
    for (uint32_t i = 0; i < n_ranks; i++) vec_push(z->mem, &n, ranks[i]);
    if (!o.limited) tell_row_resting(z, f, pick, verdicts, row);
    if (is_settled(&o) && !o.limited) tell_but_for(z, f, pick, row, verdicts, &n);
    tell_parameter(z, f, pick, row, &n);
    row->notes = n.at;
    row->n_notes = n.n;
}

/* Whether something may be laid over a row of these verdicts at all: of most clauses nothing can. */
static bool may_be_laid_over(const run *z, const frame *f, uint32_t verdicts)
{
    static const uint32_t undone = 1u << V_NOT_HONORED | 1u << V_HONORED_LATE | 1u << V_HONORED_IN_PART;
    if (duty_permits(f->d)) return true;
    if (verdicts & (undone | 1u << V_PENDING) && duty_has(z->l, f->d, C_RELEASED)) return true;
    return verdicts & undone && (duty_has(z->l, f->d, C_EXCUSED) || z->l->priority.n || z->l->preference.n);
}

void tell_laid_over(run *z, const frame *f, const uint32_t *pick, uint32_t verdicts, m_row *row)
{
    findings found;
    note_list unsaid = {0};
    const char **ranks;
    bool thorough = z->g.thorough;
    if (!may_be_laid_over(z, f, verdicts)) return;
    space_clear(&z->why_space);
    z->g.s = &z->why_space;
    z->g.pick = pick;
    z->g.thorough = true; /* as where reasons are told: the same overlays have to come out */
    ground_duty(&z->g, &f->q, z->param, true, NULL, &found);
    require_givens(&z->g);
    tell_overlays(z, &found, row, &unsaid);
    if (duty_permits(f->d)) tell_uses(z, &found, true, row);
    tell_priority(z, f, &found, row, &ranks);
    z->g.thorough = thorough;
}
