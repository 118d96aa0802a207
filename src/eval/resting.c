/* What a verdict owes to the encoder alone: would it be less certain without the encoder's own
 * statements that the record is complete?
 *
 * Contract: those statements are named that together keep the verdicts from being what they would be without
 * any, and none that matters nothing to that. Standings are turned off for the question and put back.
 */
#include "eval/run.h"

typedef VEC(id) closure_list;

/* The encoder's statements in force. */
static closure_list statements(run *z)
{
    closure_list c = {0};
    for (uint32_t i = 0; i < z->r->closure.n; i++)
        if (z->r->closure.at[i].encoder && z->f.closure[i] == IS_TRUE) vec_push(z->mem, &c, i);
    return c;
}

static void set_all(run *z, const closure_list *c, standing_value v)
{
    for (uint32_t i = 0; i < c->n; i++) z->f.closure[c->at[i]] = (uint8_t)v;
}

static void put_verdicts(run *z, uint32_t mask, m_resting *out)
{
    out->verdicts = arena_array(z->mem, VERDICTS, sizeof *out->verdicts);
    for (int v = 0; v < VERDICTS; v++)
        if (mask >> v & 1) out->verdicts[out->n_verdicts++] = (verdict_word)v;
}

void tell_resting(run *z, uint32_t verdicts, verdict_question *ask, void *of, m_resting *out)
{
    closure_list all = statements(z);
    if (!all.n) return;
    set_all(z, &all, IS_DROPPED);
    uint32_t without = ask(z, of);
    out->facts = arena_array(z->mem, all.n, sizeof *out->facts);
    for (uint32_t i = 0; i < all.n && without != verdicts; i++) { /* each is put back unless it matters */
        z->f.closure[all.at[i]] = IS_TRUE;
        if (ask(z, of) == without) continue;
        z->f.closure[all.at[i]] = IS_DROPPED;
        out->facts[out->n++] = tell_closure(&z->tell, all.at[i]);
    }
    set_all(z, &all, IS_TRUE);
    out->limited = without & VERDICTS_LIMITED;
    put_verdicts(z, without, out);
}

typedef struct { const instance *q; const uint32_t *pick; } row_question;

static uint32_t row_verdicts(run *z, void *of)
{
    const row_question *x = of;
    findings found;
    outcome o;
    quick_outcome(z, x->q, x->pick, NULL, &found, &o);
    return o.verdicts | (o.limited ? VERDICTS_LIMITED : 0);
}

void tell_row_resting(run *z, const frame *f, const uint32_t *pick, uint32_t verdicts, m_row *row)
{
    row_question x = {&f->q, pick};
    tell_resting(z, verdicts, row_verdicts, &x, &row->resting);
}
