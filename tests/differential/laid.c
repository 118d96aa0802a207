/* What stands over a verdict (section 8 of docs/semantics.md): excuses, releases, clauses that
 * prevail, uses of a right. Kept as bits, one for each kind and ground met in the row's worlds. */
#include "duty.h"
#include <stdio.h>
#include <string.h>

enum { MAX_LAID = 64 };
typedef enum { LAID_EXCUSED, LAID_RELEASED, LAID_AVAILABLE, LAID_USED, LAID_PREVAILS, LAID_WITHOUT } laid_kind;
static struct { laid_kind kind; const char *ground; bool acts; } laid[MAX_LAID];
static int n_laid;
static uint64_t held;             /* in the world at hand, in some way of meeting the gates */
static uint64_t here, some, every; /* over its verdict; over that of some world, of every world */

static int bit_of(laid_kind kind, const char *ground)
{
    for (int i = 0; i < n_laid; i++)
        if (laid[i].kind == kind && strcmp(laid[i].ground, ground) == 0) return i;
    if (n_laid == MAX_LAID) fatal("too much stands over a verdict");
    laid[n_laid].kind = kind;
    laid[n_laid].ground = ground;
    laid[n_laid].acts = false;
    return n_laid++;
}

void lay_nothing(void)
{
    held = here = 0;
}

static void hold(int bit, bool is)
{
    if (is) held |= UINT64_C(1) << bit;
}

/* ---- relief --------------------------------------------------------------------------------------- */

static bool is_act(node_id f)
{
    const node *n = NODE(f);
    return n->kind == N_MATCH && n->op != Q_NO && n->op != Q_EVERY && kind_named(NODE(n->kid)->text) >= 0;
}

/* An event that releases: not before the window opens, not after the last day. */
static bool releases(const state *st, node_id f)
{
    int found[MAX_LIST], n = matches(NODE(f)->kid, st->env, found);
    bool some_one = false;
    for (int i = 0; i < n; i++) {
        bool known = things[found[i]].sort == T_IS_EVENT;
        some_one |= !known || (window_open(st, first_day(found[i])) && first_day(found[i]) <= st->limit);
    }
    return some_one;
}

/* The membership that covers the law day ends after the window opened, and in time. */
static bool leaves(const state *st, node_id f)
{
    value who = operand(NODE(f)->kid, st->env);
    const treaty_decl *t = &treaties[st->r->of->treaty];
    day on = law_day(), last = st->r->of->within ? st->limit : span_to;
    for (int i = 0; i < t->members; i++) {
        const membership *m = &t->member[i];
        if (who.n != 1 || m->state != who.at[0] || on < m->from || on >= m->until) continue;
        return m->until != DAY_MAX && m->until <= last && m->until <= as_of && window_open(st, m->until - 1);
    }
    return false;
}

static bool relief_holds(const state *st, node_id f, bool release)
{
    stand(SIDE_OTHER);
    if (NODE(f)->kind == N_LEAVES) return leaves(st, f);
    return release && is_act(f) ? releases(st, f) : formula(f, st->env);
}

/* All conditions of one ground, in however many sections. */
static void lay_ground(const state *st, node_kind section, sym ground)
{
    bool all = true, but_acts = true, release = section == N_RELEASED, acts = false;
    EACH_COND(st->r->of, section, s, c) {
        if (NODE(s)->text != ground) continue;
        bool is = relief_holds(st, formula_of(c), release);
        all &= is;
        if (is_act(formula_of(c))) acts = true;
        else but_acts &= is;
    }
    hold(bit_of(release ? LAID_RELEASED : LAID_EXCUSED, text_of(ground)), all);
    if (release || !acts) return;
    hold(bit_of(LAID_AVAILABLE, text_of(ground)), but_acts);
}

void lay_relief(const state *st)
{
    static const node_kind section[] = {N_EXCUSED, N_RELEASED};
    for (int i = 0; i < 2; i++)
        EACH_KID(&tree, st->r->of->node, s) {
            bool first = NODE(s)->kind == section[i];
            for (node_id k = NODE(st->r->of->node)->kid; first && k != s; k = NODE(k)->next)
                first = NODE(k)->kind != section[i] || NODE(k)->text != NODE(s)->text;
            if (first) lay_ground(st, section[i], NODE(s)->text);
        }
}

void lay_use(int event)
{
    hold(bit_of(LAID_USED, things[event].name), true);
}

void lay_without(int event)
{
    int bit = bit_of(LAID_WITHOUT, things[event].name);
    here |= UINT64_C(1) << bit;
}

void lay_over(verdict_word v)
{
    bool undone = v == V_NOT_HONORED || v == V_HONORED_LATE || v == V_HONORED_IN_PART;
    for (int i = 0; i < n_laid; i++) {
        bool stands = laid[i].kind == LAID_RELEASED ? undone || v == V_PENDING : laid[i].kind == LAID_USED ? v == V_USED : undone;
        if (stands) here |= held & UINT64_C(1) << i;
    }
}

/* ---- over the worlds of a row ------------------------------------------------------------------------ */

void laid_of_no_world(void)
{
    some = 0;
    every = UINT64_MAX;
}

void laid_of_world(void)
{
    some |= here;
    every &= here;
}

static bool has_bit(uint64_t set, laid_kind kind, const char *ground)
{
    for (int i = 0; i < n_laid; i++)
        if (laid[i].kind == kind && strcmp(laid[i].ground, ground) == 0) return set >> i & 1;
    return false;
}

void each_laid(void (*tell)(const char *kind, const char *ground, bool always, void *user), void *user)
{
    static const char *const word[] = {"EXCUSED", "RELEASED", "available", "USED", "EXCUSED", "ACTED WHILE NOT AVAILABLE"};
    for (int i = 0; i < n_laid; i++) {
        bool told = some >> i & 1;
        if (laid[i].kind == LAID_AVAILABLE) told = told && !has_bit(some, LAID_EXCUSED, laid[i].ground);
        if (told) tell(word[laid[i].kind], laid[i].ground, laid[i].kind != LAID_AVAILABLE && every >> i & 1, user);
    }
}

void forget_laid(void)
{
    n_laid = 0;
}

/* ---- clauses that prevail ------------------------------------------------------------------------------ */

/* The row's bearer owes the other clause as well. */
static bool bears(const duty *w, const row *r)
{
    const node *who = NODE(w->owed_by);
    if (who->op == OWED_TOGETHER || r->obligor < 0) return who->op == OWED_TOGETHER && r->obligor < 0;
    if (who->op == OWED_EACH) return true;
    return borne_by_victim(w) ? r->victim < 0 || r->victim == r->obligor : thing_named(who->text) == r->obligor;
}

/* The row of the clause for the same bearer and matter; false where there can be none. */
static bool same_matter(const row *r, const duty *w, row *out)
{
    *out = *r;
    out->of = w;
    if (!w->arises) out->episode = -1;
    else if (r->episode < 0 || kind_named(NODE(w->arises)->text) != things[r->episode].kind) return false;
    if (!w->victim) out->victim = -1;
    if (!bears(w, out)) return false;
    if (r->obligor >= 0 && !is_member(w->treaty, r->obligor, r->on)) return false;
    out->version = version_on(w->treaty, r->obligor, -1, r->on);
    return out->version >= 0 && (!w->version || treaties[w->treaty].version[out->version].name == w->version);
}

static bool forbids(const duty *d)
{
    return has_section(d, N_SHALL_NOT);
}

/* Towards the same victim; where only the other clause speaks of one, towards any. */
static bool owed_too(row *q)
{
    bool due = false;
    if (!q->of->victim || q->victim >= 0) return is_due(q);
    for (int v = 0; v < n_law_things; v++) {
        if (things[v].sort != T_IS_STATE || !is_member(q->of->treaty, v, q->on)) continue;
        q->victim = v;
        if (bears(q->of, q)) due |= is_due(q);
    }
    return due;
}

/* Each clause that the row's clause is subject to, and that is owed as well. */
int verdict_with_ranks(void *a_row)
{
    const row *r = a_row;
    verdict_word v = (verdict_word)world_verdict(a_row);
    bool undone = v == V_NOT_HONORED || v == V_HONORED_LATE || v == V_HONORED_IN_PART;
    held = here = 0;
    EACH_KID(&tree, r->of->node, k) {
        if (NODE(k)->kind != N_SUBJECT) continue;
        const node *c = NODE(NODE(k)->kid);
        duty w;
        for (int i = 0; duty_at(r->of->treaty, c->num, c->flag, (sym)c->num2, i, &w); i++) {
            row q;
            if (permits(&w) || forbids(&w) == forbids(r->of) || !same_matter(r, &w, &q)) continue;
            bool due = owed_too(&q);
            hold(bit_of(LAID_PREVAILS, keep_text("%s prevails", clause_name(&w))), due && undone);
        }
    }
    here = held;
    return v;
}

bool has_ranks(const duty *d)
{
    return !permits(d) && has_section(d, N_SUBJECT);
}
