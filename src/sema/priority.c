/* Priorities between clauses, checked when all treaties are there: they exist, and none waits
 * for itself. */
#include "sema/resolve.h"

static id find_duty(const law *l, const priority_ref *p)
{
    for (uint32_t i = 0; i < l->duty.n; i++)
        if (l->duty.at[i].treaty == p->treaty && l->duty.at[i].article == p->article && (!p->duty || l->duty.at[i].name == p->duty)) return i;
    return NO_ID;
}

static bool circle(resolver *r, id from, id d, uint32_t depth)
{
    law *l = r->law;
    if (depth > l->duty.n) return true;
    range p = l->duty.at[d].priorities;
    for (uint32_t i = 0; i < p.n; i++) {
        const priority_ref *x = &l->priority.at[p.first + i];
        if (x->kind != 0) continue;
        id to = find_duty(l, x);
        if (to == NO_ID) continue;
        if (to == from || circle(r, from, to, depth + 1)) {
            if (depth == 0) {
                diag *g = fail(r, x->at, E_CIRCLE, "`%s` is subject to a clause that is subject to it", str(r, l->duty.at[d].name));
                diag_also(r->diags, g, l->duty.at[to].at, "`%s` stands here", str(r, l->duty.at[to].name));
                diag_help(r->diags, g, "drop one of the two `subject to`");
            }
            return true;
        }
    }
    return false;
}

void check_priorities(resolver *r)
{
    law *l = r->law;
    for (uint32_t i = 0; i < l->duty.n; i++) {
        range p = l->duty.at[i].priorities;
        for (uint32_t k = 0; k < p.n; k++) {
            const priority_ref *x = &l->priority.at[p.first + k];
            if (x->treaty == NO_ID || find_duty(l, x) != NO_ID) continue;
            diag *d = fail(r, x->at, E_UNKNOWN_CLAUSE, "%s has no such clause", str(r, l->treaty.at[x->treaty].name));
            diag_also(r->diags, d, l->treaty.at[x->treaty].at, "the treaty that was searched");
        }
        if (!r->failed) circle(r, i, i, 0);
    }
}
