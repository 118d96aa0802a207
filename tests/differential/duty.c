/* The verdict of one world (sections 7 and 8 of docs/semantics.md). */
#include "duty.h"
#include <stdlib.h>
#include <string.h>

bool has_section(const duty *d, node_kind section)
{
    return ast_kid(&tree, d->node, section) != 0;
}

void stand(side where)
{
    cx.where = where;
    cx.cutoff = DAY_MAX;
    cx.bearer = cx.timed = 0;
    cx.limit = DAY_MAX;
}

/* All conditions of a section, every one of them evaluated. */
static bool all_hold(const duty *d, node_kind section, const binding *env)
{
    bool all = true;
    EACH_COND(d, section, s, c) all &= formula(formula_of(c), env);
    return all;
}

static bool some_holds(const duty *d, node_kind section, const binding *env)
{
    bool some = false;
    EACH_COND(d, section, s, c) some |= formula(formula_of(c), env);
    return some;
}

/* ---- gates and the window --------------------------------------------------------------------------- */

/* The earliest of what matches; all of them where several begin on that day. */
static int earliest(node_id pattern, const binding *env, int *out)
{
    int found[MAX_LIST], n = matches(pattern, env, found), kept = 0;
    day first = DAY_MAX;
    for (int i = 0; i < n; i++)
        if (first_day(found[i]) < first) first = first_day(found[i]);
    for (int i = 0; i < n; i++)
        if (first_day(found[i]) == first) out[kept++] = found[i];
    return kept;
}

bool binds(node_id f)
{
    return NODE(f)->kind == N_MATCH && NODE(f)->op == Q_FIRST && kind_named(NODE(NODE(f)->kid)->text) >= 0;
}

/* Whether every gate is met without the events that begin after the day, `first` binding what it does. */
bool window_open(const state *st, day on)
{
    bool met = true;
    context saved = cx;
    stand(SIDE_GATE);
    cx.cutoff = on;
    EACH_COND(st->r->of, N_PROVIDED, s, c) {
        node_id f = formula_of(c);
        if (!binds(f)) {
            met &= formula(f, st->env);
            continue;
        }
        int found[MAX_LIST], n = earliest(NODE(f)->kid, st->env, found);
        const value *bound = lookup((sym)NODE(NODE(f)->kid)->num, st->env);
        bool same = !bound && n > 0;
        for (int i = 0; i < n; i++) same |= bound && bound->at[0] == found[i];
        met &= same;
    }
    cx = saved;
    return met;
}

/* ---- acts ---------------------------------------------------------------------------------------------- */

/* The events that count as the act, with what is known of their day: in time or not. */
typedef struct { int n, at[MAX_LIST]; bool in_time[MAX_LIST]; } acts;

/* The name whose acts are also those of organs that it joined. */
void stand_as_bearer(const row *r)
{
    const node *who = NODE(r->of->owed_by);
    if (who->op != OWED_EACH && !borne_by_victim(r->of)) return;
    cx.bearer = who->text;
    cx.bearer_is = r->obligor;
}

static void stand_at_acts(const state *st, node_id act)
{
    const duty *d = st->r->of;
    stand(SIDE_OTHER);
    stand_as_bearer(st->r);
    cx.timed = d->within ? act : 0;
    cx.row = st->r;
    cx.limit = st->limit;
}

static void find_acts(const state *st, node_id f, bool timed, acts *out)
{
    int found[MAX_LIST];
    node_id pattern = NODE(f)->kid;
    if (NODE(f)->kind != N_MATCH) fatal("an act that is no pattern");
    stand_at_acts(st, timed ? pattern : 0);
    int n = matches(pattern, st->env, found);
    out->n = 0;
    for (int i = 0; i < n; i++) {
        bool unrecorded_one = things[found[i]].sort == T_IS_UNRECORDED;
        if (!unrecorded_one && !window_open(st, first_day(found[i]))) continue;
        bool fresh, late = unrecorded_one ? choices[choice_for(CH_UNRECORDED, found[i], 0, 0, 0, &fresh)].now == 2
                                          : first_day(found[i]) > st->limit;
        out->in_time[out->n] = !late;
        out->at[out->n++] = found[i];
    }
}

static bool any_in_time(const acts *a)
{
    for (int i = 0; i < a->n; i++)
        if (a->in_time[i]) return true;
    return false;
}

/* Whether some tender in time was refused. */
static bool refused(const state *st, const acts *tenders, sym label)
{
    bool some = false;
    for (int i = 0; i < tenders->n; i++) {
        if (!tenders->in_time[i]) continue;
        binding t = bind(label, tenders->at[i], st->env);
        stand(SIDE_OTHER);
        cx.limit = st->limit;
        some |= all_hold(st->r->of, N_REFUSED, &t) && has_section(st->r->of, N_REFUSED);
    }
    return some;
}

static verdict_word shall(const state *st)
{
    const duty *d = st->r->of;
    int wanted = 0, there = 0, in_time = 0;
    bool partly = false, tender = false;
    acts a;
    EACH_COND(d, N_SHALL, s, c) {
        find_acts(st, formula_of(c), true, &a);
        wanted++;
        there += a.n > 0;
        in_time += any_in_time(&a);
    }
    EACH_COND(d, N_PARTLY, s, c) {
        find_acts(st, formula_of(c), false, &a);
        partly |= a.n > 0;
    }
    EACH_COND(d, N_TENDERED, s, c) {
        find_acts(st, formula_of(c), true, &a);
        tender |= refused(st, &a, (sym)NODE(NODE(formula_of(c))->kid)->num);
    }
    lay_relief(st);
    if (in_time == wanted) return V_HONORED;
    if (tender) return V_TENDER_REFUSED;
    if (there == wanted) return V_HONORED_LATE;
    if (as_of != DAY_MAX && as_of <= st->limit) return V_PENDING;
    return there || partly ? V_HONORED_IN_PART : V_NOT_HONORED;
}

/* ---- what shall not be done ------------------------------------------------------------------------------ */

/* Whether the event is a breach. A standing duty judges each act by the law of its own day. */
static bool is_breach(const state *st, node_id pattern, int t)
{
    const row *r = st->r;
    context saved = cx;
    stand(SIDE_RECORD);
    bool always = r->of->arises == 0, breach = false;
    if (always) cx.episode = t;
    if (kind_named(NODE(pattern)->text) == things[t].kind && occurs(t) && qualifies(pattern, t, st->env, true)) {
        binding own = bind((sym)NODE(pattern)->num, t, st->env);
        breach = !some_holds(r->of, N_UNLESS, &own) && first_day(t) <= st->limit && window_open(st, first_day(t));
        if (always) {
            int version = version_on(r->of->treaty, r->obligor >= 0 ? r->obligor : -1, -1, first_day(t));
            breach = breach && version >= 0 && (!r->of->version || treaties[r->of->treaty].version[version].name == r->of->version);
        }
    }
    cx = saved;
    return breach;
}

static uint64_t breaches_in(const state *st)
{
    uint64_t set = 0;
    int number = 0;
    for (int t = n_law_things; t < n_record_things; t++) {
        if (things[t].sort != T_IS_EVENT) continue;
        if (number == 64) fatal("%s: too many events", case_name);
        EACH_COND(st->r->of, N_SHALL_NOT, s, c)
            if (is_breach(st, NODE(formula_of(c))->kid, t)) set |= UINT64_C(1) << number;
        number++;
    }
    return set;
}

/* ---- from the trigger down ---------------------------------------------------------------------------------- */

/* The parameter's default, or what the lens sets. */
static int days_of(int treaty, sym name)
{
    const treaty_decl *t = &treaties[treaty];
    const char *given = set_parameter ? strchr(set_parameter, '=') : NULL;
    int days = 0;
    for (int i = 0; i < t->parameters; i++)
        if (t->parameter[i].name == name) days = t->parameter[i].days;
    if (given && strncmp(set_parameter, text_of(name), (size_t)(given - set_parameter)) == 0) days = (int)strtol(given + 1, NULL, 10);
    return days;
}

bool limit_of_gate(const row *r)
{
    if (!r->of->within || NODE(r->of->within)->op == WITHIN_DATE) return false;
    node_id x = NODE(r->of->within)->kid;
    if (NODE(r->of->within)->op == WITHIN_PARAM) x = NODE(x)->next;
    EACH_COND(r->of, N_PROVIDED, s, c)
        if (binds(formula_of(c)) && NODE(x)->kind == N_NAME && NODE(x)->text == (sym)NODE(NODE(formula_of(c))->kid)->num) return true;
    return false;
}

day limit_of(const row *r, const binding *env)
{
    const node *w = NODE(r->of->within);
    if (!r->of->within) return DAY_MAX;
    if (w->op == WITHIN_DATE) return w->num;
    int days = w->num;
    node_id x = w->kid;
    if (w->op == WITHIN_PARAM) {
        days = days_of(r->of->treaty, NODE(x)->text);
        x = NODE(x)->next;
    }
    return day_add(first_day(operand(x, env).at[0]), days);
}

/* Of several events bound alike any will do: the verdict that most of them can bring about. */
static verdict_word better(const duty *d, verdict_word a, verdict_word b)
{
    static const verdict_word acting[] = {V_HONORED, V_TENDER_REFUSED, V_HONORED_LATE, V_PENDING, V_HONORED_IN_PART, V_NOT_HONORED, V_NOT_DUE};
    static const verdict_word refraining[] = {V_NOT_HONORED, V_HONORED, V_NOT_DUE};
    static const verdict_word allowed[] = {V_USED, V_AVAILABLE, V_NOT_AVAILABLE};
    const verdict_word *order = permits(d) ? allowed : has_section(d, N_SHALL) ? acting : refraining;
    while (*order != a && *order != b) order++;
    return *order;
}

static bool gates_only; /* what stands below them is not asked */
static uint64_t counted = UINT64_MAX; /* the acts that count as breaches, by number */
static uint64_t breached;             /* those of the last verdict */

static verdict_word after_gates(const row *r, const binding *env)
{
    state st = {.r = r, .env = env};
    if (gates_only) return V_HONORED;
    st.limit = limit_of(r, env);
    if (permits(r->of)) return may(&st);
    if (has_section(r->of, N_SHALL)) return shall(&st);
    lay_relief(&st);
    uint64_t own = breaches_in(&st) & counted;
    breached |= own;
    return own ? V_NOT_HONORED : V_HONORED;
}

static verdict_word gates(const row *r, node_id section, node_id cond, const binding *env)
{
    while (!cond && section) {
        if (NODE(section)->kind == N_PROVIDED) cond = NODE(section)->kid;
        section = NODE(section)->next;
    }
    if (!cond) return after_gates(r, env);
    node_id f = formula_of(cond);
    stand(SIDE_GATE);
    verdict_word unmet = permits(r->of) ? V_NOT_AVAILABLE : V_NOT_DUE;
    if (!binds(f)) return formula(f, env) ? gates(r, section, NODE(cond)->next, env) : unmet;
    int found[MAX_LIST], n = earliest(NODE(f)->kid, env, found);
    verdict_word best = unmet;
    for (int i = 0; i < n; i++) {
        binding bound = bind((sym)NODE(NODE(f)->kid)->num, found[i], env);
        best = better(r->of, best, gates(r, section, NODE(cond)->next, &bound));
    }
    return best;
}

/* Names a duty binds: the episode, the victim, the bearer. */
const binding *bind_row(const row *r, binding at[3])
{
    const binding *env = NULL;
    int n = 0;
    if (r->of->arises) at[n] = bind((sym)NODE(r->of->arises)->num, r->episode, env), env = &at[n++];
    if (r->victim >= 0) at[n] = bind(NODE(r->of->victim)->text, r->victim, env), env = &at[n++];
    if (r->obligor >= 0 && NODE(r->of->owed_by)->op == OWED_EACH) at[n] = bind(NODE(r->of->owed_by)->text, r->obligor, env), env = &at[n++];
    return env;
}

static void stand_at_row(const row *r)
{
    cx = (context){.treaty = r->of->treaty, .episode = r->episode, .no_episode = r->on, .cutoff = DAY_MAX, .limit = DAY_MAX};
    stand(SIDE_RECORD);
}

int may_match(void *a_row)
{
    const row *r = a_row;
    binding at[3];
    const binding *env = bind_row(r, at);
    stand_at_row(r);
    return occurs(r->episode) && qualifies(r->of->arises, r->episode, env, true);
}

int may_arise(void *a_row)
{
    const row *r = a_row;
    binding at[3];
    const binding *env = bind_row(r, at);
    stand_at_row(r);
    bool there = occurs(r->episode);
    return all_hold(r->of, N_WHERE, env) && there;
}

/* The bearer is not who the duty leaves out, where the record does not say who that is. */
static bool is_left_out(const row *r, const binding *env)
{
    bool out = false;
    if (r->obligor >= 0)
        EACH_KID(&tree, r->of->owed_by, x) {
            value v = operand(x, env);
            for (int i = 0; i < v.n; i++) out |= v.at[i] == r->obligor;
        }
    return out;
}

bool triggered;

verdict_word verdict_of(const row *r)
{
    const duty *d = r->of;
    binding at[3];
    const binding *env = bind_row(r, at);
    stand_at_row(r);
    if (r->version < 0) return permits(d) ? V_NOT_AVAILABLE : V_NO_DUTY;
    bool met = !d->arises || (occurs(r->episode) && qualifies(d->arises, r->episode, env, true));
    met &= !is_left_out(r, env);
    /* Every condition is asked, whatever the others say. */
    met &= all_hold(d, N_WHERE, env);
    met &= all_hold(d, N_WHEN, env);
    if (has_section(d, N_SHALL) || permits(d)) met &= !some_holds(d, N_UNLESS, env);
    /* What stands below is asked in any case, if there is an episode to ask of. */
    bool there = met || !d->arises || occurs(r->episode);
    triggered = met;
    verdict_word below = there ? gates(r, NODE(d->node)->kid, 0, env) : V_NOT_TRIGGERED;
    if (!met) return permits(d) ? V_NOT_AVAILABLE : V_NOT_TRIGGERED;
    return below;
}

int world_verdict(void *a_row)
{
    lay_nothing();
    verdict_word v = verdict_of(a_row);
    lay_over(v);
    return v;
}

bool is_due(const row *r)
{
    gates_only = true;
    verdict_word v = verdict_of(r);
    gates_only = false;
    return v == V_HONORED;
}

uint64_t breaches(const row *r)
{
    breached = 0;
    return verdict_of(r) == V_NOT_HONORED ? breached : 0;
}

verdict_word verdict_by(const row *r, uint64_t set)
{
    counted = set;
    verdict_word v = verdict_of(r);
    counted = UINT64_MAX;
    return v;
}
