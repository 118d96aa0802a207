/* Relations and judgments on the law day (docs/semantics.md, section 3).
 *
 * What nobody recorded is open, one choice for the same relation and things; where the record
 * names somebody else for the same first thing, it is false.
 */
#include "eval/ground.h"

typedef struct { ground *g; id rel; const relation *what; val arg[RELATION_PLACES]; day on; } query;

static bool covers(const relation_fact *x, day d)
{
    return x->from <= d && d <= x->to;
}

static bool is_any(val v)
{
    return VAL_TAG(v) == TAG_ANY;
}

static bool asks_any(const query *q, const val *arg)
{
    for (uint32_t i = 0; i < q->what->n; i++)
        if (is_any(arg[i])) return true;
    return false;
}

/* Individual `v` (or a wider `any`) falls under the argument as recorded or asked. */
static bool falls_under(const query *q, val v, val wide)
{
    if (v == wide) return true;
    if (!is_any(wide) || VAL_TAG(v) != TAG_THING) return false;
    return thing_of(q->g->f->l, q->g->f->r, VAL_ID(v))->sort & VAL_ID(wide);
}

/* Walks the facts about the query's first argument, or all of the relation where that is open. */
typedef struct { item_list about; uint32_t at, all; } fact_walk;

static fact_walk whole_relation(void)
{
    return (fact_walk){.all = 1};
}

static fact_walk walk_facts(const query *q)
{
    if (is_any(q->arg[0])) return whole_relation();
    return (fact_walk){.about = index_find(&q->g->f->about, about_key(q->rel, q->arg[0]))};
}

static id next_fact(const query *q, fact_walk *w)
{
    const facts *f = q->g->f;
    while (w->all && w->all <= f->r->relation.n) {
        id x = w->all++ - 1;
        if (f->r->relation.at[x].relation == q->rel && f->relation[x] != IS_DROPPED) return x;
    }
    return w->all || w->at == w->about.n ? NO_ID : w->about.at[w->at++];
}

static bool same_args(const query *q, const val *a)
{
    for (uint32_t i = 0; i < q->what->n; i++)
        if (q->arg[i] != a[i]) return false;
    return true;
}

/* The same things but for the exclusive place. */
static bool same_but_one(const query *q, const val *a)
{
    for (uint32_t i = 0; i < q->what->n; i++)
        if ((int)i != q->what->one && q->arg[i] != a[i]) return false;
    return q->what->one >= 0 && q->arg[q->what->one] != a[q->what->one];
}

static expr settled_or_choice(query *q);

static uint32_t known_choice(const query *q, id fact)
{
    const space *s = q->g->s;
    for (uint32_t i = 0; i < s->choice.n; i++) {
        const choice *c = &s->choice.at[i];
        if (c->kind == CH_RELATION && c->what == q->rel && c->fact == fact && same_args(q, c->arg)) return i;
    }
    return NO_ID;
}

/* The place of the day in the choice's list, or where it would stand. */
static uint32_t day_place(const choice *c, day d)
{
    uint32_t lo = 0, hi = c->days.n;
    while (lo < hi) {
        uint32_t mid = (lo + hi) / 2;
        if (c->days.at[mid] < d) lo = mid + 1;
        else hi = mid;
    }
    return lo;
}

static bool asked_on(const choice *c, day d)
{
    uint32_t at = day_place(c, d);
    return at < c->days.n && c->days.at[at] == d;
}

static bool asked_together(const choice *a, const choice *b)
{
    for (uint32_t i = 0, k = 0; i < a->days.n && k < b->days.n;) {
        if (a->days.at[i] == b->days.at[k]) return true;
        if (a->days.at[i] < b->days.at[k]) i++;
        else k++;
    }
    return false;
}

/* What two choices of one relation say of each other: an exclusive place, "some state". */
static void tie(query *q, uint32_t own, uint32_t with)
{
    space *s = q->g->s;
    const choice *c = &s->choice.at[with];
    bool wider = true, narrower = true, any = false;
    for (uint32_t k = 0; k < q->what->n; k++) {
        wider = wider && falls_under(q, q->arg[k], c->arg[k]);
        narrower = narrower && falls_under(q, c->arg[k], q->arg[k]);
        any = any || is_any(c->arg[k]) || is_any(q->arg[k]);
    }
    expr mine = x_is(s, own, 1), other = x_is(s, with, 1);
    if (any && wider) space_require(s, x_if(s, mine, other));
    if (any && narrower) space_require(s, x_if(s, other, mine));
    if (!any && same_but_one(q, c->arg)) space_require(s, x_not(s, x_and(s, mine, other)));
}

/* The choice is asked on the query's day: it is tied to those that are asked on it as well. What nobody
 * recorded has one answer for all days, so two of these are tied whenever they are asked. */
static void ask_on_day(query *q, uint32_t own, bool fresh)
{
    space *s = q->g->s;
    for (uint32_t i = 0; i < s->choice.n; i++) {
        const choice *c = &s->choice.at[i], *mine = &s->choice.at[own];
        if (i == own || c->kind != CH_RELATION || c->what != q->rel) continue;
        bool timeless = c->fact == NO_ID && mine->fact == NO_ID;
        if (timeless ? fresh : asked_on(c, q->on) && !asked_together(c, mine)) tie(q, own, i);
    }
    choice *mine = &s->choice.at[own];
    uint32_t at = day_place(mine, q->on);
    s->changed = s->changed || own < s->kept;
    vec_push(s->mem, &mine->days, q->on);
    memmove(mine->days.at + at + 1, mine->days.at + at, (mine->days.n - 1 - at) * sizeof *mine->days.at);
    mine->days.at[at] = q->on;
}

/* Open claims of others to an exclusive place, or of the same by "some state", belong to the question. */
static void bring_rivals(const query *q)
{
    fact_walk w = walk_facts(q);
    if (q->what->one == 0) w = whole_relation();
    for (id x; (x = next_fact(q, &w)) != NO_ID;) {
        const relation_fact *f = &q->g->f->r->relation.at[x];
        if (q->g->f->relation[x] != IS_OPEN || !covers(f, q->on) || same_args(q, f->arg)) continue;
        bool any = asks_any(q, f->arg) || asks_any(q, q->arg);
        if (!any && !same_but_one(q, f->arg)) continue;
        query other = *q;
        memcpy(other.arg, f->arg, sizeof other.arg);
        settled_or_choice(&other);
    }
}

static expr open_choice(query *q, id fact, expr asked)
{
    uint32_t c = known_choice(q, fact);
    if (c != NO_ID) {
        if (asked_on(&q->g->s->choice.at[c], q->on)) return x_is(q->g->s, c, 1);
        ask_on_day(q, c, false); /* others may claim it on that day */
        bring_rivals(q);
        return x_is(q->g->s, c, 1);
    }
    choice n = {.kind = CH_RELATION, .judgment = q->what->judgment, .n = 2, .asked = asked, .event = NO_ID, .owner = NO_ID, .what = q->rel, .fact = fact};
    memcpy(n.arg, q->arg, sizeof n.arg);
    for (uint32_t i = 0; i < q->what->n; i++)
        if (VAL_TAG(q->arg[i]) == TAG_EVENT || VAL_TAG(q->arg[i]) == TAG_HYPO)
            n.asked = x_and(q->g->s, n.asked, occurs(q->g, q->arg[i]));
    c = space_choice(q->g->s, &n);
    ask_on_day(q, c, true);
    bring_rivals(q);
    return x_is(q->g->s, c, 1);
}

/* What the record leaves open, the policy may answer; where it does, nothing is asked. */
static expr open_question(query *q, id fact)
{
    expr yes, no;
    space *s = q->g->s;
    if (relation_denied(q->g, q->rel, q->arg)) return X_FALSE;
    if (!relation_presumed(q->g, q->rel, q->arg, &yes, &no)) return open_choice(q, fact, X_TRUE);
    expr open = x_and(s, x_not(s, yes), x_not(s, no));
    return open == X_FALSE ? yes : x_or(s, yes, x_and(s, open, open_choice(q, fact, open)));
}

/* Somebody else holds the exclusive place for certain. */
static bool held_by_another(const query *q)
{
    if (q->what->one < 0 || is_any(q->arg[q->what->one])) return false;
    fact_walk w = walk_facts(q);
    if (q->what->one == 0) w = whole_relation();
    for (id x; (x = next_fact(q, &w)) != NO_ID;) {
        const relation_fact *f = &q->g->f->r->relation.at[x];
        if (q->g->f->relation[x] == IS_TRUE && covers(f, q->on) && same_but_one(q, f->arg) && !is_any(f->arg[q->what->one])) return true;
    }
    return false;
}

static void cite_fact(query *q, id fact, expr x)
{
    if (!q->g->why) return;
    reason *r = add_reason(q->g->f->mem, q->g->why, NULL, x);
    r->fact = tell_relation(q->g->tell, fact);
}

static void say(query *q, const char *text, expr x)
{
    if (q->g->why) add_reason(q->g->f->mem, q->g->why, text, x);
}

/* What the facts about exactly these things say together: definite ones win. */
static bool recorded(query *q, expr *out)
{
    fact_walk w = walk_facts(q);
    id first = NO_ID;
    bool yes = false, no = false, open = false;
    for (id x; (x = next_fact(q, &w)) != NO_ID;) {
        const relation_fact *f = &q->g->f->r->relation.at[x];
        if (!covers(f, q->on) || !same_args(q, f->arg)) continue;
        if (first == NO_ID) first = x;
        yes = yes || q->g->f->relation[x] == IS_TRUE;
        no = no || q->g->f->relation[x] == IS_FALSE;
        open = open || q->g->f->relation[x] == IS_OPEN;
    }
    if (first == NO_ID) return false;
    *out = yes ? X_TRUE : no || held_by_another(q) ? X_FALSE : open_question(q, first);
    w = walk_facts(q);
    for (id x; q->g->why && (x = next_fact(q, &w)) != NO_ID;) {
        const relation_fact *f = &q->g->f->r->relation.at[x];
        if (covers(f, q->on) && same_args(q, f->arg)) cite_fact(q, x, *out);
    }
    return true;
}

/* R(.., any state) over these things is false for certain: recorded with `no`, or denied by whose account is taken. */
static bool denied_of_all(query *q)
{
    fact_walk w = walk_facts(q);
    for (id x; (x = next_fact(q, &w)) != NO_ID;) {
        const relation_fact *f = &q->g->f->r->relation.at[x];
        if (q->g->f->relation[x] != IS_FALSE || !covers(f, q->on)) continue;
        bool under = true;
        for (uint32_t i = 0; i < q->what->n; i++) under = under && falls_under(q, q->arg[i], f->arg[i]);
        if (!under) continue;
        cite_fact(q, x, X_FALSE);
        return true;
    }
    return false;
}

/* The fact that names somebody for the same first thing, or NO_ID; `any state` names nobody, nor does a `no`,
 * but where it is taken not to be so: by --assume, or by the account that denies it. */
static id names_somebody(const query *q)
{
    fact_walk w = walk_facts(q);
    for (id x; (x = next_fact(q, &w)) != NO_ID;) {
        const relation_fact *f = &q->g->f->r->relation.at[x];
        bool named = !f->no || q->g->f->relation[x] == IS_TRUE;
        if (named && covers(f, q->on) && f->arg[0] == q->arg[0] && !asks_any(q, f->arg)) return x;
    }
    return NO_ID;
}

/* Somebody of the sort holds it for certain: that somebody does is no question then. */
static bool has_holder(const query *q)
{
    fact_walk w = walk_facts(q);
    for (id x; (x = next_fact(q, &w)) != NO_ID;) {
        const relation_fact *f = &q->g->f->r->relation.at[x];
        bool under = q->g->f->relation[x] == IS_TRUE && covers(f, q->on) && !asks_any(q, f->arg);
        for (uint32_t i = 0; i < q->what->n; i++) under = under && falls_under(q, f->arg[i], q->arg[i]);
        if (under) return true;
    }
    return false;
}

/* A place of which the record says nothing lies in another: that one is asked about instead. */
static bool ask_around(query *q)
{
    for (uint32_t i = 0; i < q->what->n; i++) {
        if (VAL_TAG(q->arg[i]) != TAG_THING) continue;
        const individual *t = thing_of(q->g->f->l, q->g->f->r, VAL_ID(q->arg[i]));
        if (t->sort != S_PLACE || t->parent == NO_ID) continue;
        for (id x = 0; x < q->g->f->r->relation.n; x++) {
            const relation_fact *f = &q->g->f->r->relation.at[x];
            if (f->relation == q->rel && q->g->f->relation[x] != IS_DROPPED && covers(f, q->on) && f->arg[i] == q->arg[i]) return false;
        }
        q->arg[i] = VAL(TAG_THING, t->parent);
        return true;
    }
    return false;
}

/* One state of some: whoever the record names, or one witness. */
static expr some_witness(query *q)
{
    space *s = q->g->s;
    expr f = X_FALSE;
    if (!has_holder(q) && recorded(q, &f) && f == X_FALSE && q->g->f->x->policy == POLICY_OPEN) return X_FALSE;
    fact_walk w = walk_facts(q);
    for (id x; (x = next_fact(q, &w)) != NO_ID;) {
        const relation_fact *y = &q->g->f->r->relation.at[x];
        bool under = covers(y, q->on) && q->g->f->relation[x] != IS_FALSE && !same_args(q, y->arg);
        for (uint32_t i = 0; i < q->what->n; i++) under = under && falls_under(q, y->arg[i], q->arg[i]);
        if (!under) continue;
        query named = *q;
        memcpy(named.arg, y->arg, sizeof named.arg);
        f = x_or(s, f, settled_or_choice(&named));
    }
    return f;
}

static expr settled_or_choice(query *q)
{
    expr x;
    bool any = asks_any(q, q->arg);
    if (!any && recorded(q, &x)) return x;
    if (denied_of_all(q)) return X_FALSE;
    query whole = *q;
    if (ask_around(&whole)) {
        if (q->g->why) say(q, format(q->g->f->mem, "asked of the place around it: %s", relation_text(q->g->tell, q->g->s, q->rel, whole.arg)), X_TRUE);
        return settled_or_choice(&whole);
    }
    id other = names_somebody(q);
    if (any && other != NO_ID) return some_witness(q);
    if (any && recorded(q, &x)) return x;
    if (other != NO_ID) {
        cite_fact(q, other, X_FALSE);
        say(q, "the record names somebody else, so this is taken as false", X_FALSE);
        return X_FALSE;
    }
    if (held_by_another(q)) return X_FALSE;
    x = open_question(q, NO_ID);
    if (x > X_TRUE) say(q, format(q->g->f->mem, "%s: not on record, so it is open", relation_text(q->g->tell, q->g->s, q->rel, q->arg)), x);
    return x;
}

/* On the law day; where that is open, stretch by stretch between days on which facts begin or end. */
static expr on_law_day(query *q)
{
    ground *g = q->g;
    if (q->what->judgment) q->on = 0;
    if (g->day_event == NO_ID || g->law_lo == g->law_hi || q->what->judgment) {
        if (!q->what->judgment) q->on = g->day_event == NO_ID ? g->law_day : g->law_lo;
        return settled_or_choice(q);
    }
    expr f = X_FALSE;
    for (int64_t from = g->law_lo; from <= g->law_hi;) {
        int64_t to = g->law_hi;
        for (uint32_t i = 0; i < g->f->r->relation.n; i++) {
            const relation_fact *x = &g->f->r->relation.at[i];
            if (x->relation != q->rel) continue;
            if (x->from > from && (int64_t)x->from - 1 < to) to = (int64_t)x->from - 1;
            if (x->to >= from && x->to < to) to = x->to;
        }
        query stretch = *q;
        stretch.on = (day)from;
        expr here = settled_or_choice(&stretch);
        f = x_or(g->s, f, x_and(g->s, here, day_within(g, day_of(g, VAL(TAG_EVENT, g->day_event)), (day)from, (day)to)));
        from = to + 1;
    }
    return f;
}

static bool takes_arg(const ground *g, const relation *r, uint32_t i, val v)
{
    if (is_any(v)) return (VAL_ID(v) & r->sorts[i]) != 0;
    if (VAL_TAG(v) == TAG_EVENT || VAL_TAG(v) == TAG_HYPO) return (r->sorts[i] & S_EVENT) && kind_of(g, v) == r->takes[i];
    return VAL_TAG(v) == TAG_THING && (thing_of(g->f->l, g->f->r, VAL_ID(v))->sort & r->sorts[i]);
}

expr relation_holds(ground *g, id rel, const val *arg)
{
    query q = {.g = g, .rel = rel, .what = &g->f->l->relation.at[rel]};
    memcpy(q.arg, arg, sizeof q.arg);
    for (uint32_t i = 0; i < q.what->n; i++) {
        if (arg[i] == MISSING) return g->lenient ? X_TRUE : X_FALSE;
        if (VAL_TAG(arg[i]) != TAG_LIST && VAL_TAG(arg[i]) != TAG_ROLE) continue;
        parts each = {0};
        expr f = X_FALSE;
        parts_of(g, arg[i], &each);
        for (uint32_t k = 0; k < each.n; k++) {
            q.arg[i] = each.at[k].v;
            f = x_or(g->s, f, x_and(g->s, each.at[k].holds, relation_holds(g, rel, q.arg)));
        }
        return VAL_TAG(arg[i]) == TAG_ROLE ? x_and(g->s, f, g->s->choice.at[VAL_ID(arg[i])].asked) : f;
    }
    for (uint32_t i = 0; i < q.what->n; i++)
        if (!takes_arg(g, q.what, i, arg[i])) return X_FALSE;
    for (uint32_t i = q.what->n; i < RELATION_PLACES; i++) q.arg[i] = 0;
    expr x = on_law_day(&q);
    for (uint32_t i = 0; i < q.what->n; i++) /* of what does not occur nothing holds */
        if (VAL_TAG(arg[i]) == TAG_EVENT || VAL_TAG(arg[i]) == TAG_HYPO) x = x_and(g->s, x, occurs(g, arg[i]));
    return x;
}
