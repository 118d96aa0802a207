/* What is laid over a row's verdicts (EXCUSED, RELEASED, USED, ACTED WHILE NOT AVAILABLE), and its notes: each told where
 * it holds. They are read off the findings of the row, in the space in which these were made. */
#include "eval/run.h"

expr verdicts_expr(space *s, const findings *found, uint32_t mask)
{
    expr x = X_FALSE;
    for (int v = 0; v < VERDICTS; v++)
        if (mask >> v & 1) x = x_or(s, x, found->verdict[v]);
    return x;
}

/* Where a formula holds, in words; NULL where everywhere. False where nowhere for certain. */
bool tell_where(run *z, expr x, const char **when_)
{
    outcome o;
    expr two[VERDICTS] = {0};
    *when_ = NULL;
    if (x == X_FALSE && !z->g.s->given_up) return false;
    two[0] = x;
    two[1] = x_not(z->g.s, x);
    solve(&o, z->g.s, two);
    if (!(o.verdicts & 1)) return false;
    if (o.limited) *when_ = "too many open questions to see where";
    if (o.built && !is_settled(&o)) *when_ = when_text(z, &o, (verdict_word)0);
    return true;
}

void tell_overlays(run *z, const findings *found, m_row *row, note_list *n)
{
    static const uint32_t late = 1u << V_NOT_HONORED | 1u << V_HONORED_LATE | 1u << V_HONORED_IN_PART;
    space *s = z->g.s;
    row->overlays = arena_array(z->mem, found->relief.n + found->act.n + found->without.n + z->l->duty.n + 1u, sizeof *row->overlays);
    for (uint32_t i = 0; i < found->relief.n; i++) {
        const relief *r = &found->relief.at[i];
        const char *ground_ = name_of(&z->tell, r->ground), *when_;
        expr open = verdicts_expr(s, found, r->release ? late | 1u << V_PENDING : late);
        if (tell_where(z, x_and(s, open, r->holds), &when_))
            row->overlays[row->n_overlays++] = (m_overlay){r->release ? V_RELEASED : V_EXCUSED, ground_, r->on, when_};
        else if (!r->release && r->has_acts && tell_where(z, x_and(s, open, r->available), &when_))
            vec_push(z->mem, n, format(z->mem, "%s: available, not used", ground_));
    }
}

void tell_uses(run *z, const findings *found, bool idle, m_row *row)
{
    const char *when_;
    for (uint32_t k = idle; k < 2; k++) {
        uint32_t n = k ? found->without.n : found->act.n;
        for (uint32_t i = 0; i < n; i++) {
            const act_found *act = k ? &found->without.at[i] : &found->act.at[i];
            const event *e = event_at(&z->f, act->ev);
            if (!tell_where(z, k ? act->holds : x_and(z->g.s, found->verdict[V_USED], act->holds), &when_)) continue;
            row->overlays[row->n_overlays++] = (m_overlay){k ? V_ACTED_WITHOUT : V_USED, val_name(&z->tell, NULL, VAL(TAG_EVENT, act->ev)),
                                                           e->sometime ? DAY_MIN : e->from, when_};
        }
    }
}

static const char *days_of_event(run *z, id e)
{
    char a[11], b[11];
    const event *x = event_at(&z->f, e);
    day_write(x->from, a);
    if (x->to == DAY_MAX) return format(z->mem, "since %s", a);
    day_write(x->to, b);
    return x->from == x->to ? format(z->mem, "%s", a) : format(z->mem, x->sometime ? "a day from %s to %s" : "%s to %s", a, b);
}

static void note_acts(run *z, const findings *found, uint32_t verdicts, note_list *n)
{
    for (uint32_t i = 0; i < found->early.n; i++)
        vec_push(z->mem, n, format(z->mem, "earlier help, before the last gate was met: %s (%s)", val_name(&z->tell, NULL, VAL(TAG_EVENT, found->early.at[i])),
                                   days_of_event(z, found->early.at[i])));
    for (uint32_t i = 0; i < found->through_organ.n && (verdicts & ~(1u << V_NOT_TRIGGERED | 1u << V_NOT_DUE)); i++) {
        const event *e = event_at(&z->f, found->through_organ.at[i]);
        vec_push(z->mem, n, format(z->mem, e->joined_given ? "%s, an act of %s, counts as its own: it joined in it" : "%s, an act of %s, counts as its own: it was a party that day, and nobody is named as joining",
                                   name_of(&z->tell, e->label), val_name(&z->tell, NULL, e->slot[ROLE_BY])));
    }
    for (uint32_t i = 0; i < found->unnamed.n; i++)
        vec_push(z->mem, n, format(z->mem, "who joined in %s is not on record: it counts as joined by every member of that day",
                                   val_name(&z->tell, z->g.s, found->unnamed.at[i])));
    if (!(verdicts >> V_NOT_HONORED & 1)) return;
    for (uint32_t i = 0; i < found->act.n; i++) {
        expr holds = found->act.at[i].holds;
        const char *what = val_name(&z->tell, NULL, VAL(TAG_EVENT, found->act.at[i].ev)), *days = days_of_event(z, found->act.at[i].ev), *when_ = NULL;
        bool certain = holds_in(z->g.s, holds) == 1;
        if (!certain && !tell_where(z, holds, &when_)) continue; /* in no course of events */
        vec_push(z->mem, n, certain ? format(z->mem, "breach: %s (%s)", what, days)
                            : when_ ? format(z->mem, "a breach if %s: %s (%s)", when_, what, days)
                                    : format(z->mem, "possibly a breach: %s (%s)", what, days));
    }
}

/* What was done where nothing was owed (yet) under this clause. */
static void note_done(run *z, const frame *f, const uint32_t *pick, const m_row *row, const findings *found, note_list *n)
{
    static const char *const what[] = {"PERFORMED WITHOUT DUTY", "performed in part without duty"};
    space *s = z->g.s;
    const expr act[] = {found->done, found->begun};
    const char *when_;
    expr idle = x_or(s, found->verdict[V_NOT_TRIGGERED], found->verdict[V_NOT_DUE]);
    for (int i = 0; i < 2; i++) {
        expr x = x_and(s, idle, act[i]);
        if (!tell_where(z, x, &when_)) continue;
        const char *elsewhere = owed_elsewhere(z, f, pick, row->profile, found, x);
        vec_push(z->mem, n, format(z->mem, when_ ? "%s under this clause if %s%s" : "%s under this clause%s%s", what[i], when_ ? when_ : "", elsewhere));
        return;
    }
}

/* A record that ends before the time limit does not show what came after (rule 4). */
static void note_record_end(run *z, const frame *f, const findings *found, note_list *n)
{
    const duty *d = f->d;
    day last = found->last_day;
    if (d->within.given && d->within.kind == WITHIN_DATE) return;
    for (uint32_t i = 0; i < d->conds.n; i++) {
        const condition *c = &z->l->cond.at[d->conds.first + i];
        if (c->role != C_SHALL) continue;
        id kind = z->l->f.pattern.at[z->l->f.formula.at[c->what].a].kind;
        for (uint32_t k = first_closure(&z->f, kind); k; k = next_closure(&z->f, k)) {
            const closure *x = &z->r->closure.at[k - 1];
            char a[11], b[11];
            if (!x->complete || x->to >= last) continue;
            day_write(x->to, a);
            day_write(last, b);
            vec_push(z->mem, n, format(z->mem, "the record of %s is complete only until %s, the time limit runs until %s", name_of(&z->tell, z->l->kind.at[kind].name), a, b));
        }
    }
}

/* What a reading says beside its words bears on what is owed, once something is. */
static void note_readings(run *z, const m_row *row, uint32_t verdicts, note_list *n)
{
    if (!(verdicts & ~(1u << V_NOT_TRIGGERED | 1u << V_NOT_DUE | 1u << V_NOT_AVAILABLE))) return;
    for (uint32_t i = 0; i < row->n_readings; i++)
        if (row->readings[i]->note) vec_push(z->mem, n, row->readings[i]->note);
}

void tell_notes(run *z, const frame *f, const uint32_t *pick, const m_row *row, const findings *found, uint32_t verdicts, note_list *n)
{
    bool demands = !duty_forbids(z->l, f->d) && !duty_permits(f->d);
    note_acts(z, found, verdicts, n);
    if (demands) note_done(z, f, pick, row, found, n);
    note_readings(z, row, verdicts, n);
    if (demands) note_record_end(z, f, found, n);
}
