/* What was done without a duty under one clause may have been owed under another of the same case:
 * the note then names that clause, wherever the lens looks.
 *
 * Contract: a clause is named where in some course of events that the record leaves open it was owed by the
 * same bearer (or by the parties together) on the same episode, and one of the same acts counts under it.
 */
#include "eval/run.h"

/* Where one of the acts counts under both. */
static expr same_act(space *s, const findings *a, const findings *b)
{
    expr x = X_FALSE;
    for (uint32_t i = 0; i < a->did.n; i++)
        for (uint32_t k = 0; k < b->did.n; k++)
            if (a->did.at[i].ev == b->did.at[k].ev) x = x_or(s, x, x_and(s, a->did.at[i].holds, b->did.at[k].holds));
    return x;
}

/* The readings of the other clause's treaty under the profile of the same name; NULL where it has none that runs. */
static const uint32_t *picks_there(const run *z, id there, id own_treaty, const uint32_t *pick, const char *profile_name)
{
    range p = z->l->treaty.at[there].profiles;
    if (there == own_treaty) return pick;
    if (!p.n) return z->no_pick;
    for (uint32_t i = p.first; i < p.first + p.n; i++)
        if (z->pick[i] && profile_name && !strcmp(name_of(&z->tell, z->l->profile.at[i].name), profile_name)) return z->pick[i];
    return NULL;
}

/* The same question under the other duty; false where it cannot be asked of this bearer and episode. */
static bool instance_there(const run *z, const frame *f, id w, instance *q)
{
    const duty *d = &z->l->duty.at[w];
    *q = f->q;
    q->duty = w;
    q->together = d->owed == OWED_TOGETHER;
    if (d == f->d || duty_permits(d) || duty_forbids(z->l, d) || d->arises == NO_ID || q->episode == NO_ID) return false;
    if (z->l->f.pattern.at[d->arises].kind != event_at(&z->f, q->episode)->kind) return false;
    if (d->victim >= 0 && q->victim == NO_ID) return false;
    if (d->victim < 0) q->victim = NO_ID;
    if (q->together) q->bearer = NO_ID;
    else if (q->bearer == NO_ID || (d->owed == OWED_NAMED && d->owed_name != q->bearer) || (d->owed == OWED_VICTIM && q->victim != q->bearer)) return false;
    if (q->bearer != NO_ID && !party_on(z->l, d->treaty, q->bearer, q->lo)) return false;
    return version_has(z->l, version_between(z->l, d->treaty, q->bearer, NO_ID, q->lo), d);
}

/* Is there an admissible world in which it holds? */
static bool possible(run *z, expr x)
{
    return holds_in(z->g.s, x) != 0;
}

const char *owed_elsewhere(run *z, const frame *f, const uint32_t *pick, const char *profile_name, const findings *found, expr idle_act)
{
    space *s = z->g.s;
    strbuf sb;
    sb_init(&sb, z->mem);
    for (uint32_t i = 0; i < z->r->assess.n; i++) {
        range duties = z->l->treaty.at[z->r->assess.at[i]].duties;
        for (id w = duties.first; w < duties.first + duties.n; w++) {
            const duty *d = &z->l->duty.at[w];
            const uint32_t *there = picks_there(z, d->treaty, f->d->treaty, pick, profile_name);
            instance q;
            findings other;
            if (!there || !instance_there(z, f, w, &q)) continue;
            z->g.pick = there;
            ground_duty(&z->g, &q, z->param, true, NULL, &other);
            z->g.pick = pick;
            expr owed = x_and(s, x_and(s, other.trigger, other.gates), same_act(s, found, &other));
            if (!possible(z, x_and(s, idle_act, owed))) continue;
            bool always = !possible(z, x_and(s, idle_act, x_not(s, owed)));
            sb_fmt(&sb, always ? "; it was owed under %s" : "; it may have been owed under %s", clause_name(z, d));
        }
    }
    return sb_done(&sb);
}
