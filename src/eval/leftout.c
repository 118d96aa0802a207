/* Whom a clause leaves out of its obligors for certain: that is told beside those who are left (rule 14). */
#include "eval/run.h"

void add_note(run *z, const char *text)
{
    m_case *m = z->out;
    const char **grown = arena_array(z->mem, m->n_notes + 1u, sizeof *grown);
    for (uint32_t i = 0; i < m->n_notes; i++) {
        if (!strcmp(m->notes[i], text)) return; /* of another text of the clause */
        grown[i] = m->notes[i];
    }
    grown[m->n_notes++] = text;
    m->notes = grown;
}

/* Is the state in that role of the event, alone or among others? */
static bool stands_in(const run *z, id e, uint8_t slot, id state)
{
    val v = event_at(&z->f, e)->slot[slot];
    if (VAL_TAG(v) != TAG_LIST) return v == VAL(TAG_THING, state);
    for (uint32_t i = 1; i <= z->r->list.at[VAL_ID(v)]; i++)
        if (z->r->list.at[VAL_ID(v) + i] == VAL(TAG_THING, state)) return true;
    return false;
}

/* Rule 14: a state that the clause leaves out for certain (and that is not the one to be helped) owes
 * nothing, and that is told. */
void leave_out(run *z, const frame *f)
{
    if (z->x->detail == DETAIL_ROWS || f->q.bearer == f->q.victim || duty_permits(f->d)) return;
    const char *why = "the clause leaves it out";
    for (uint32_t i = 0; i < f->d->excluded.n && f->q.episode != NO_ID; i++) {
        const operand *o = &z->l->f.arg.at[f->d->excluded.first + i];
        if (o->kind != O_VAR || (int32_t)o->what != f->d->episode || o->slot == WHOLE || !stands_in(z, f->q.episode, o->slot, f->q.bearer)) continue;
        const event *e = event_at(&z->f, f->q.episode);
        bool strikes = o->slot == ROLE_BY && z->l->kind.at[e->kind].sorts[ROLE_ON]; /* force, not a request */
        why = strikes ? format(z->mem, "the %s %s is by it, and nobody owes help against itself (implied)", name_of(&z->tell, z->l->kind.at[e->kind].name), name_of(&z->tell, e->label))
                      : format(z->mem, "it is %s.%s, which the clause leaves out", name_of(&z->tell, e->label), slot_word(&z->tell, e->kind, o->slot));
    }
    vec_push(z->mem, &z->left_out, format(z->mem, "%s owes nothing here: %s", f->obligor, why));
}

/* Who was left out is noted in the rows of the instance, which begin at `first`; where it has none, in the case. */
void tell_left_out(run *z, const instance *q, uint32_t first)
{
    bool told = false;
    for (uint32_t i = first; i < z->row.n && z->left_out.n; i++) {
        m_row *row = &z->row.at[i];
        if (!row->version) continue; /* NO DUTY */
        const char **all = arena_array(z->mem, row->n_notes + z->left_out.n, sizeof *all);
        uint32_t n = 0;
        for (uint32_t k = 0; k < z->left_out.n; k++) all[n++] = z->left_out.at[k];
        for (uint32_t k = 0; k < row->n_notes; k++) all[n++] = row->notes[k];
        row->notes = all;
        row->n_notes = n;
        told = true;
    }
    const char *of = clause_name(z, &z->l->duty.at[q->duty]);
    if (q->episode != NO_ID) of = format(z->mem, "%s, %s", of, name_of(&z->tell, event_at(&z->f, q->episode)->label));
    for (uint32_t k = 0; k < z->left_out.n && !told; k++) add_note(z, format(z->mem, "%s: %s", of, z->left_out.at[k]));
    z->left_out.n = 0;
}
