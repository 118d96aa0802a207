/* The tally of an assessed case: how many of its answers are settled, and on what the others turn.
 *
 * Contract: an answer is a duty, an episode, a beneficiary and an obligor; the model tells it row after row, one for
 * each profile. Parties that no line of the case names (a standing duty kept, a right not used) are no answers
 * here, as the report only counts them. Joint findings are left out: each names answers that are counted already.
 */
#include "casus_inner.h"

enum { NOTHING_OWED = 1 << V_NO_DUTY | 1 << V_NOT_TRIGGERED | 1 << V_NOT_DUE };

static bool same_name(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool same_answer(const m_row *a, const m_row *b)
{
    return same_name(a->clause, b->clause) && same_name(a->instance, b->instance) && same_name(a->beneficiary, b->beneficiary) &&
           same_name(a->obligor, b->obligor) && a->instance_from == b->instance_from && a->instance_to == b->instance_to;
}

/* Excuses and releases take a breach out of the breaches, be it in some courses of events only. */
static uint32_t verdicts_of(const m_row *r, bool *open)
{
    uint32_t mask = 0;
    for (uint32_t i = 0; i < r->n_verdicts; i++) mask |= 1u << r->verdicts[i].verdict;
    for (uint32_t i = 0; i < r->n_overlays; i++) {
        verdict_word kind = r->overlays[i].kind;
        if (kind != V_EXCUSED && kind != V_RELEASED) continue;
        mask |= 1u << kind;
        *open = *open || r->overlays[i].when;
    }
    *open = *open || !r->settled;
    return mask;
}

static void count_answer(casus_tally *t, const m_row *r, uint32_t n)
{
    bool open = false, differs = false;
    uint32_t mask = 0;
    if (r->what != CLAUSE_DUTY) {
        t->rights++;
        return;
    }
    for (uint32_t i = 0; i < n; i++) {
        if (r[i].limited) {
            t->not_weighed++;
            return;
        }
        uint32_t one = verdicts_of(&r[i], &open);
        differs = differs || (i && one != mask);
        mask = one;
    }
    if (open) t->on_facts++;
    else if (differs) t->on_readings++;
    else if (mask & NOTHING_OWED) t->nothing_owed++;
    else if (mask == 1u << V_HONORED) t->honored++;
    else if (mask == 1u << V_NOT_HONORED) t->not_honored++;
    else t->between++;
}

casus_result casus_tally_of(const casus_stream *s, casus_tally *out)
{
    *out = (casus_tally){0};
    if (!s->model) return CASUS_REJECTED;
    const m_case *c = s->model;
    for (uint32_t i = 0, to; i < c->n_rows; i = to) {
        for (to = i + 1; to < c->n_rows && same_answer(&c->rows[i], &c->rows[to]);) to++;
        if (!c->rows[i].uninvolved) count_answer(out, &c->rows[i], to - i);
    }
    return CASUS_OK;
}
