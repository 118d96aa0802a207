/* Rights and powers in the world at hand (section 8 of docs/semantics.md): whether they are there, the
 * recorded acts that use them, and those that came while they were not there. */
#include "duty.h"

/* The recorded events that end a right or power. */
static int endings(const state *st, int *out)
{
    int n = 0, found[MAX_LIST];
    stand(SIDE_RECORD);
    EACH_COND(st->r->of, N_ENDS, s, c) {
        int m = matches(NODE(formula_of(c))->kid, st->env, found);
        for (int i = 0; i < m && n < MAX_LIST; i++) out[n++] = found[i];
    }
    return n;
}

/* Acts of a standing right are judged by the law of their own day. */
static void stand_at_act(const row *r, int t)
{
    stand(SIDE_RECORD);
    if (!r->of->arises) cx.episode = t;
    stand_as_bearer(r);
}

/* The holder may act on the first day of the event. */
static bool may_act_then(const state *st, int t, const int *ended, int n_ended)
{
    const row *r = st->r;
    bool may_act = first_day(t) <= st->limit;
    for (int i = 0; i < n_ended; i++) may_act &= first_day(ended[i]) >= first_day(t);
    may_act = window_open(st, first_day(t)) && may_act;
    if (r->of->arises) return may_act;
    int version = version_on(r->of->treaty, r->obligor, -1, first_day(t));
    return may_act && (r->obligor < 0 || is_member(r->of->treaty, r->obligor, first_day(t))) && version >= 0 &&
           (!r->of->version || treaties[r->of->treaty].version[version].name == r->of->version);
}

static bool is_named_act(node_id pattern, int t, const binding *env)
{
    return kind_named(NODE(pattern)->text) == things[t].kind && occurs(t) && qualifies(pattern, t, env, true);
}

/* The recorded event was an act that the right allows, on a day on which it was there. */
static bool is_use(const state *st, node_id pattern, int t, const int *ended, int n_ended)
{
    context saved = cx;
    stand_at_act(st->r, t);
    bool use = is_named_act(pattern, t, st->env) && may_act_then(st, t, ended, n_ended);
    cx = saved;
    return use;
}

static const row *marking; /* the row of which acts are sought that came while the right was not there */

verdict_word may(const state *st)
{
    int ended[MAX_LIST], n = endings(st, ended);
    bool there = true, used = false;
    for (int i = 0; i < n; i++) there &= window_open(st, first_day(ended[i]));
    for (int t = n_law_things; t < n_record_things; t++) {
        if (things[t].sort != T_IS_EVENT) continue;
        EACH_COND(st->r->of, N_MAY, s, c) {
            bool use = is_use(st, NODE(formula_of(c))->kid, t, ended, n);
            if (use) lay_use(t);
            used |= use;
            if (marking && kind_named(NODE(NODE(formula_of(c))->kid)->text) == things[t].kind) things[t].right_there |= may_act_then(st, t, ended, n);
        }
    }
    return !there ? V_NOT_AVAILABLE : used ? V_USED : V_AVAILABLE;
}

/* The gates' names stand for nothing: an act satisfies whatever is asked of them. */
static const binding *without_gates(const row *r, const binding *env, binding *at)
{
    int n = 0;
    EACH_COND(r->of, N_PROVIDED, s, c) {
        if (!binds(formula_of(c)) || n == 8) continue;
        at[n] = (binding){(sym)NODE(NODE(formula_of(c))->kid)->num, {.any = -1}, env};
        env = &at[n++];
    }
    return env;
}

/* Whether the event was such an act, and did not begin before the episode. */
static bool is_done(const row *r, int t, const binding *env)
{
    context saved = cx;
    bool done = false;
    stand_at_act(r, t);
    cx.lenient = true;
    EACH_COND(r->of, N_MAY, s, c) done |= is_named_act(NODE(formula_of(c))->kid, t, env);
    done = done && (!r->of->arises || first_day(t) >= first_day(r->episode));
    cx = saved;
    return done;
}

/* In the world at hand: the recorded acts that a right names, on days on which it was not there. */
int acts_without(void *a_row)
{
    const row *r = a_row;
    binding at[3], gate[8];
    for (int t = n_law_things; t < n_record_things; t++) things[t].right_there = false;
    marking = r;
    lay_nothing();
    verdict_of(r);
    marking = NULL;
    lay_nothing();
    const binding *env = without_gates(r, bind_row(r, at), gate);
    bool is_there = triggered;
    for (int t = n_law_things; t < n_record_things; t++) {
        if (things[t].sort != T_IS_EVENT) continue;
        if (is_done(r, t, env) && !(is_there && things[t].right_there)) lay_without(t);
    }
    return 0;
}
