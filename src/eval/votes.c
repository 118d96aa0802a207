/* Who joined in an act, and how many of the parties did (docs/semantics.md, section 4).
 *
 * The record names who joined; where it names nobody, every member of that day did. Everything is settled for
 * one actor, one day and one list of names at a time: only these can be open.
 */
#include "eval/ground.h"

typedef struct {
    ground *g;
    const names *n;
    const formula *x;
    val ev, by;              /* the act, and who did it: of an open role one answer */
    day on;                  /* its first day, on which membership is asked */
    parts named;             /* who is asked for, or left out */
} vote;

static bool among(const vote *v, id state)
{
    for (uint32_t i = 0; i < v->named.n; i++)
        if (v->named.at[i].v == VAL(TAG_THING, state)) return true;
    return false;
}

/* Did it act itself, or is it a member, on that day, of an organ that did? */
static bool takes_part(const vote *v, val actor, id state, bool members)
{
    const law *l = v->g->f->l;
    if (actor == VAL(TAG_THING, state)) return true;
    if (!members || VAL_TAG(actor) != TAG_THING) return false;
    const individual *t = thing_of(l, v->g->f->r, VAL_ID(actor));
    return t->sort == S_ORGAN && t->parent != NO_ID && party_on(l, t->parent, state, v->on);
}

static bool names_who_joined(const vote *v)
{
    return VAL_TAG(v->ev) == TAG_EVENT && event_at(v->g->f, VAL_ID(v->ev))->joined_given;
}

static bool joined_in(const vote *v, id state)
{
    const record *r = v->g->f->r;
    bool named = names_who_joined(v);
    if (named) {
        range joined = event_at(v->g->f, VAL_ID(v->ev))->joined;
        for (uint32_t i = 0; i < joined.n; i++)
            if (r->who_id.at[joined.first + i] == state) return true;
    }
    if (VAL_TAG(v->by) != TAG_LIST) return takes_part(v, v->by, state, !named);
    const val *m = &r->list.at[VAL_ID(v->by)];
    for (uint32_t i = 1; i <= m[0]; i++)
        if (takes_part(v, m[i], state, !named)) return true;
    return false;
}

/* A party of the clause's treaty that day, by this entry of its members: the first that covers the day. */
static bool is_voter(const vote *v, range members, uint32_t i)
{
    const membership *all = &v->g->f->l->member.at[members.first], *x = &all[i];
    if (v->on < x->from || v->on >= x->until) return false;
    for (uint32_t k = 0; k < i; k++)
        if (all[k].state == x->state && all[k].from <= v->on && v->on < all[k].until) return false;
    return !among(v, x->state);
}

static const char *thing_text(const vote *v, id state)
{
    return val_name(v->g->tell, v->g->s, VAL(TAG_THING, state));
}

static void tell_count(const vote *v, uint32_t joined, uint32_t voters, const char *absent, bool enough)
{
    const char *who = names_who_joined(v) ? "" : "; nobody is named as joining, so every member of that day did";
    add_reason(v->g->f->mem, v->g->why, format(v->g->f->mem, "joined by %u of %u parties that count%s%s%s", joined, voters, *absent ? ", not by " : "", absent, who),
               enough ? X_TRUE : X_FALSE);
}

static bool enough_joined(const vote *v)
{
    const law *l = v->g->f->l;
    range m = l->treaty.at[v->g->treaty].members;
    uint64_t voters = 0, joined = 0, share = v->x->a >> 16, of = v->x->a & 0xFFFF;
    strbuf absent;
    if (v->g->why) sb_init(&absent, v->g->f->mem);
    for (uint32_t i = 0; i < m.n; i++) {
        id state = l->member.at[m.first + i].state;
        if (!is_voter(v, m, i)) continue;
        bool did = joined_in(v, state);
        voters++;
        joined += did;
        if (v->g->why && !did) sb_fmt(&absent, voters - joined > 1 ? ", %s" : "%s", thing_text(v, state));
    }
    bool enough = voters && (v->x->q == JOINED_EACH ? joined == voters : v->x->q == JOINED_AT_LEAST ? joined * of >= voters * share : joined * of > voters * share);
    if (v->g->why) tell_count(v, (uint32_t)joined, (uint32_t)voters, sb_done(&absent), enough);
    return enough;
}

/* Of an organ's act it is told that its members count, for nobody is named. */
static void note_unnamed(const vote *v)
{
    act_list *told = v->g->unnamed;
    if (!told || names_who_joined(v) || VAL_TAG(v->by) != TAG_THING || thing_of(v->g->f->l, v->g->f->r, VAL_ID(v->by))->sort != S_ORGAN) return;
    for (uint32_t i = 0; i < told->n; i++)
        if (told->at[i] == v->ev) return;
    vec_push(v->g->f->mem, told, v->ev);
}

static bool one_joined(const vote *v)
{
    for (uint32_t i = 0; i < v->named.n; i++)
        if (VAL_TAG(v->named.at[i].v) == TAG_THING && joined_in(v, VAL_ID(v->named.at[i].v))) return true;
    if (v->g->why && !names_who_joined(v))
        add_reason(v->g->f->mem, v->g->why, "nobody is named as joining in it, so every member of that day did", X_TRUE);
    return false;
}

/* The operands from `at` on: joint actors are all of them, of an open role each answer is followed. */
static expr over_named(vote *v, uint32_t at)
{
    ground *g = v->g;
    if (at == v->x->kids.n) note_unnamed(v);
    if (at == v->x->kids.n) return (v->x->q == JOINED_ONE ? one_joined(v) : enough_joined(v)) ? X_TRUE : X_FALSE;
    val who = value_of(g, v->n, &g->pool->arg.at[v->x->kids.first + at]);
    uint32_t before = v->named.n;
    if (who == MISSING) return g->lenient ? X_TRUE : X_FALSE;
    if (VAL_TAG(who) != TAG_ROLE) {
        parts_of(g, who, &v->named);
        expr x = over_named(v, at + 1);
        v->named.n = before;
        return x;
    }
    parts answers = {0};
    expr f = X_FALSE;
    parts_of(g, who, &answers);
    for (uint32_t i = 0; i < answers.n; i++) {
        vec_push(g->f->mem, &v->named, answers.at[i]);
        f = x_or(g->s, f, x_and(g->s, answers.at[i].holds, over_named(v, at + 1)));
        v->named.n = before;
    }
    return f;
}

/* The last day from `lo` on of which the same states are members of everything. */
static int64_t same_members_until(const law *l, int64_t lo, int64_t hi)
{
    for (uint32_t i = 0; i < l->member.n; i++) {
        const membership *x = &l->member.at[i];
        if (x->from > lo && (int64_t)x->from - 1 < hi) hi = (int64_t)x->from - 1;
        if (x->until > lo && (int64_t)x->until - 1 < hi) hi = (int64_t)x->until - 1;
    }
    return hi;
}

static expr over_days(vote *v)
{
    ground *g = v->g;
    when w = day_of(g, v->ev);
    expr f = X_FALSE;
    if (w.none || w.fixed) { /* an unrecorded response has no day of its own: the law's is taken */
        v->on = w.fixed && !w.none ? w.from : g->day_event == NO_ID ? g->law_day : g->law_lo;
        return over_named(v, 1);
    }
    for (int64_t lo = w.lo; lo <= w.hi;) {
        int64_t hi = same_members_until(g->f->l, lo, w.hi);
        v->on = (day)lo;
        f = x_or(g->s, f, x_and(g->s, over_named(v, 1), day_within(g, w, (day)lo, (day)hi)));
        lo = hi + 1;
    }
    return f;
}

static expr by_actor(vote *v)
{
    ground *g = v->g;
    val by = role_of(g, v->ev, ROLE_BY);
    expr f = X_FALSE;
    if (VAL_TAG(by) != TAG_ROLE) {
        v->by = by;
        return over_days(v);
    }
    parts answers = {0};
    parts_of(g, by, &answers);
    for (uint32_t i = 0; i < answers.n; i++) {
        v->by = answers.at[i].v;
        f = x_or(g->s, f, x_and(g->s, answers.at[i].holds, over_days(v)));
    }
    return f;
}

expr joined_holds(ground *g, const names *n, const formula *x)
{
    vote v = {.g = g, .n = n, .x = x};
    val act = value_of(g, n, &g->pool->arg.at[x->kids.first]);
    if (act == MISSING) return g->lenient ? X_TRUE : X_FALSE;
    parts each = {0};
    expr f = X_FALSE;
    parts_of(g, act, &each); /* an event role may be open, too */
    for (uint32_t i = 0; i < each.n; i++) {
        v.ev = each.at[i].v;
        if (VAL_TAG(v.ev) != TAG_EVENT && VAL_TAG(v.ev) != TAG_HYPO) continue;
        f = x_or(g->s, f, x_and(g->s, each.at[i].holds, by_actor(&v)));
    }
    return f;
}
