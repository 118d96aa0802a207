/* Walks conditions in the world at hand (section 4 of docs/semantics.md). All parts of a condition
 * are evaluated, whatever the others say. */
#include "ref.h"

#define NODE(ID) (&tree.node.at[ID])

binding bind(sym name, int t, const binding *up)
{
    return (binding){name, one_value(t), up};
}

const value *lookup(sym name, const binding *env)
{
    for (; env; env = env->up)
        if (name && env->name == name) return &env->what;
    return NULL;
}

static int named(sym name, const binding *env)
{
    const value *v = lookup(name, env);
    int t = v ? (v->n == 1 ? v->at[0] : -1) : thing_named(name);
    if (t < 0) fatal("%s: no single thing is named %s", case_name, text_of(name));
    return t;
}

value operand(node_id which, const binding *env)
{
    const node *n = NODE(which);
    value v = {.any = -1};
    if (n->kind == N_NOBODY) return v;
    if (n->kind == N_ANY) return (value){.any = NODE(n->kid)->op};
    if (n->kind == N_ARTICLE_REF) return one_value(article_named(n->text, n->num, n->flag));
    if (n->kind == N_NAME) {
        const value *bound = lookup(n->text, env);
        return bound ? *bound : one_value(named(n->text, env));
    }
    int t = named(n->text, env);
    int s = n->op ? slot_by_role(things[t].kind, n->op - 1) : slot_by_attr(things[t].kind, (sym)n->num);
    return s < 0 ? v : slot_value(t, s);
}

static bool in_common(const value *a, const value *b)
{
    for (int i = 0; i < a->n; i++) {
        if (b->any >= 0 && of_sort(a->at[i], 1u << b->any)) return true;
        for (int j = 0; j < b->n; j++)
            if (a->at[i] == b->at[j]) return true;
    }
    return false;
}

/* One comparison, by rank where levels are compared. */
static bool compare(const value *a, is_kind how, const value *b)
{
    if (how == IS_EQUAL || how == IS_SORT) return in_common(a, b);
    if (a->n != 1 || b->n != 1) return false;
    const thing *x = &things[a->at[0]], *y = &things[b->at[0]];
    if (x->sort != T_IS_LEVEL || y->sort != T_IS_LEVEL || x->owner != y->owner) return false;
    return how == IS_AT_LEAST ? x->rank >= y->rank : x->rank <= y->rank;
}

static bool is_formula(const node *n, const binding *env)
{
    value left = operand(n->kid, env), right;
    node_id second = NODE(n->kid)->next;
    right = NODE(second)->kind == N_SORT ? (value){.any = NODE(second)->op} : operand(second, env);
    return compare(&left, (is_kind)n->op, &right) != n->flag;
}

static bool call(const node *n, const binding *env)
{
    value args[6];
    int n_args = 0, term = term_named(n->text, cx.treaty), rel = relation_named(n->text);
    for (node_id k = n->kid; k; k = NODE(k)->next) args[n_args++] = operand(k, env);
    if (term < 0) {
        if (rel < 0) fatal("%s: neither term nor relation: %s", case_name, text_of(n->text));
        return relation_holds(rel, args, n_args);
    }
    binding at[6];
    for (int i = 0; i < n_args; i++) at[i] = (binding){terms[term].param[i], args[i], i ? &at[i - 1] : NULL};
    context saved = cx;
    cx.timed = cx.bearer = 0;
    bool is = formula(terms[term].means[terms[term].defined ? 0 : picks[term]], n_args ? &at[n_args - 1] : NULL);
    cx = saved;
    return is;
}

/* An organ's act counts for those who joined it; `joined by` missing: under its own treaty, for every party. */
static bool joined_act(int t, const value *actors)
{
    const thing *e = &things[t];
    if (e->sort != T_IS_EVENT) return false;
    for (int i = 0; i < actors->n; i++) {
        const thing *a = &things[actors->at[i]];
        if (a->sort != T_IS_ORGAN) continue;
        if (e->has_joined) {
            for (int j = 0; j < e->joined.n; j++)
                if (e->joined.at[j] == cx.bearer_is) return true;
        } else if (a->owner == cx.treaty && is_member(a->owner, cx.bearer_is, first_day(t))) return true;
    }
    return false;
}

/* A place, or one that lies in it. */
static bool lies_in(const node *n, const binding *env)
{
    value spot = operand(n->kid, env);
    int around = named(n->text, env);
    for (int i = 0; i < spot.n; i++)
        for (int t = spot.at[i]; t >= 0 && things[t].sort == T_IS_PLACE; t = things[t].owner)
            if (t == around) return true;
    return false;
}

/* Who did it joins in it; so do those who are named, or where nobody is, the members of its organ that day. */
static bool joined_in(int t, int state, day on)
{
    int by = slot_by_role(things[t].kind, ROLE_BY);
    value actors = by < 0 ? (value){.any = -1} : slot_value(t, by);
    for (int i = 0; i < actors.n; i++) {
        const thing *a = &things[actors.at[i]];
        if (actors.at[i] == state) return true;
        if (!things[t].has_joined && a->sort == T_IS_ORGAN && a->owner >= 0 && is_member(a->owner, state, on)) return true;
    }
    for (int i = 0; things[t].has_joined && i < things[t].joined.n; i++)
        if (things[t].joined.at[i] == state) return true;
    return false;
}

static bool joins(const node *n, const binding *env)
{
    value act = operand(n->kid, env), named_there[9];
    int n_named = 0, voters = 0, joined = 0;
    bool one = false;
    for (node_id k = NODE(n->kid)->next; k; k = NODE(k)->next) named_there[n_named++] = operand(k, env);
    if (act.n != 1 || (things[act.at[0]].sometime && !occurs(act.at[0]))) return false;
    int t = act.at[0];
    day on = first_day(t);
    if (on == DAY_MIN) on = law_day();
    for (int s = 0; s < n_things; s++) {
        bool is_named = false;
        for (int i = 0; i < n_named; i++)
            for (int k = 0; k < named_there[i].n; k++) is_named |= named_there[i].at[k] == s;
        if (is_named) one |= joined_in(t, s, on);
        if (is_named || things[s].sort != T_IS_STATE || !is_member(cx.treaty, s, on)) continue;
        voters++;
        joined += joined_in(t, s, on);
    }
    if (n->op == JOINED_ONE) return one;
    int share = n->num >> 16, of = n->num & 0xFFFF;
    if (!voters) return false;
    return n->op == JOINED_EACH ? joined == voters : n->op == JOINED_AT_LEAST ? joined * of >= share * voters : joined * of > share * voters;
}

/* The event's days, against those of the calendar or of another event. */
static bool days_fit(const node *q, int t, const binding *env)
{
    if (!q->kid) {
        day from = first_day(t);
        return q->kind == N_AFTER ? from >= q->num : q->kind == N_BEFORE ? from < q->num : from <= q->num2 && q->num <= last_day(t);
    }
    value x = operand(q->kid, env);
    if (cx.lenient && x.n == 0) return true;
    if (x.n != 1 || (!occurs(x.at[0]) && !cx.lenient)) return false;
    day first = first_day(x.at[0]), mine = first_day(t);
    if (first == DAY_MIN) return true;
    if (q->kind == N_AFTER) return mine >= first;
    if (q->kind == N_BEFORE) return mine < first;
    return mine <= last_day(x.at[0]) && first <= last_day(t);
}

static bool time_qualifier(const node *q, int t, const binding *env)
{
    if (q->kid) operand(q->kid, env);
    return things[t].sort == T_IS_UNRECORDED || days_fit(q, t, env); /* an unrecorded event's answers keep to them */
}

/* Of a known event; an unrecorded one that is no gate has no day. */
static bool asks_days(const node *pattern, int t, const binding *env)
{
    bool all = true;
    if (things[t].sort == T_IS_UNRECORDED && things[t].type != Q_GATE) return true;
    if (things[t].sometime && !occurs(t)) return false;
    for (node_id k = pattern->kid; k; k = NODE(k)->next) all &= days_fit(NODE(k), t, env);
    return all;
}

static bool such(const node *q, const node *pattern, int t, const binding *env)
{
    binding own = bind((sym)pattern->num, t, env);
    context saved = cx;
    cx.timed = cx.bearer = 0;
    bool is = formula(q->kid, pattern->num ? &own : env);
    cx = saved;
    return is;
}

static bool slot_qualifier(const node *q, int t, const binding *env)
{
    int kind = things[t].kind, which = q->kind == N_ROLE ? slot_by_role(kind, q->op) : slot_by_attr(kind, q->text);
    if (which < 0) return false;
    value has = slot_value(t, which), wanted = operand(q->kid, env);
    if (compare(&has, q->kind == N_ROLE ? IS_EQUAL : (is_kind)q->op, &wanted)) return true;
    return q->kind == N_ROLE && q->op == ROLE_BY && cx.bearer && NODE(q->kid)->kind == N_NAME &&
           NODE(q->kid)->text == cx.bearer && joined_act(t, &has);
}

/* Whether the event, which occurs, meets the pattern's qualifiers. */
bool qualifies(node_id pattern, int t, const binding *env, bool such_that)
{
    EACH_KID(&tree, pattern, k) {
        const node *q = NODE(k);
        bool is = true;
        if (q->kind == N_ROLE || q->kind == N_WITH) is = slot_qualifier(q, t, env);
        if (q->kind == N_AFTER || q->kind == N_BEFORE || q->kind == N_DURING) is = time_qualifier(q, t, env);
        if (q->kind == N_SUCH && such_that) is = such(q, NODE(pattern), t, env);
        if (!is) return false;
    }
    return true;
}

/* What is written settles that the event is another one: nothing need be asked about it. */
static bool other_event(node_id pattern, int t, const binding *env)
{
    EACH_KID(&tree, pattern, k) {
        const node *q = NODE(k);
        if (q->kind != N_ROLE || NODE(q->kid)->kind != N_NAME || (q->op == ROLE_BY && cx.bearer)) continue;
        int which = slot_by_role(things[t].kind, q->op);
        value wanted = operand(q->kid, env);
        if (which >= 0 && things[t].slot[which].state == SLOT_SET && !in_common(&things[t].slot[which].set, &wanted)) return true;
    }
    return false;
}

static bool is_there(node_id pattern, int t, const binding *env, bool such_that)
{
    return !other_event(pattern, t, env) && occurs(t) && (cx.cutoff == DAY_MAX || first_day(t) <= cx.cutoff) &&
           qualifies(pattern, t, env, such_that);
}

int matches(node_id pattern, const binding *env, int *out)
{
    int n = 0, kind = kind_named(NODE(pattern)->text);
    for (int t = n_law_things; t < n_record_things; t++)
        if (things[t].sort == T_IS_EVENT && things[t].kind == kind && is_there(pattern, t, env, true)) out[n++] = t;
    if (cx.where == SIDE_RECORD || found_only) return n;
    int u = unrecorded(pattern, env);
    if (unrecorded_occurs(u) && (cx.cutoff == DAY_MAX || first_day(u) <= cx.cutoff)) out[n++] = u;
    return n;
}

static bool every(node_id pattern, const binding *env)
{
    int kind = kind_named(NODE(pattern)->text);
    bool all = true;
    for (int t = n_law_things; t < n_record_things; t++)
        if (things[t].sort == T_IS_EVENT && things[t].kind == kind && is_there(pattern, t, env, false))
            all &= qualifies(pattern, t, env, true);
    return all;
}

static bool match(const node *n, const binding *env)
{
    int found[MAX_LIST], kind = kind_named(NODE(n->kid)->text);
    if (kind < 0) {
        int t = named(NODE(n->kid)->text, env);
        return NODE(n->kid)->kid ? asks_days(NODE(n->kid), t, env) : occurs(t);
    }
    if (n->op == Q_EVERY) return every(n->kid, env);
    return (matches(n->kid, env, found) > 0) == (n->op != Q_NO);
}

bool formula(node_id which, const binding *env)
{
    const node *n = NODE(which);
    int count = 0, all = 0;
    if (n->kind == N_AND || n->kind == N_OR || n->kind == N_ONE_OF || n->kind == N_IF)
        EACH_KID(&tree, which, k) {
            all++;
            if (n->kind == N_IF && all == 1) count += !formula(k, env);
            else count += formula(k, env);
        }
    switch (n->kind) {
    case N_AND: return count == all;
    case N_OR: case N_IF: return count > 0;
    case N_ONE_OF: return n->op == COUNT_EXACTLY ? count == 1 : n->op == COUNT_AT_LEAST ? count >= 1 : count <= 1;
    case N_NOT: return !formula(n->kid, env);
    case N_TRUE: return true;
    case N_FALSE: case N_LEAVES: return false; /* leaves: only releases ask it, and no row line shows them */
    case N_CALL: return call(n, env);
    case N_JOINS: return joins(n, env);
    case N_LIES_IN: return lies_in(n, env);
    case N_IS: return is_formula(n, env);
    case N_MATCH: return match(n, env);
    default: fatal("a formula of kind %d", n->kind);
    }
}
