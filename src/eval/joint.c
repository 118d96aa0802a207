/* Joint findings: did at least one of them? (rule 12; asked over the case and over each set of acts
 * whose days overlap). All bearers are grounded in one space, so what one's justification excludes
 * of another's is seen. What is found is the gravest verdict on one of them, only those acts counting. */
#include "eval/run.h"

typedef struct { uint32_t bearer; act_found act; uint32_t set; } joint_act;
typedef struct {
    joint_act *at;
    uint32_t n, cap;
    expr *triggered, *due;   /* by bearer; due: the gates are met, too */
} joint_acts;

/* The breaches that each bearer may have committed: of a duty that is due, or they are none. */
static joint_acts gather_acts(run *z, ground *g, const frame *bearer, uint32_t n)
{
    joint_acts acts = {.triggered = arena_array(z->mem, n + 1u, sizeof(expr)), .due = arena_array(z->mem, n + 1u, sizeof(expr))};
    for (uint32_t i = 0; i < n; i++) {
        findings found;
        ground_duty(g, &bearer[i].q, z->param, false, NULL, &found);
        acts.triggered[i] = found.trigger;
        acts.due[i] = x_and(g->s, found.trigger, found.gates);
        for (uint32_t k = 0; k < found.act.n; k++) {
            act_found act = found.act.at[k];
            act.holds = x_and(g->s, found.trigger, act.holds);
            if (holds_in(g->s, act.holds) != 0) vec_push(z->mem, &acts, (joint_act){i, act, 0});
        }
    }
    return acts;
}

/* Their first days under the clause's text may differ; what is given is asked on that of the last of them. */
static void give(ground *g, const frame *last)
{
    g->treaty = last->d->treaty;
    g->day_event = NO_ID;
    g->law_day = g->law_lo = g->law_hi = last->q.lo;
    require_givens(g);
}

static int by_day(const run *z, id a, id b)
{
    const event *x = event_at(&z->f, a), *y = event_at(&z->f, b);
    return x->from != y->from ? (x->from < y->from ? -1 : 1) : a < b ? -1 : a > b;
}

/* The acts' events, each once, in order of days. */
static id *events_of(run *z, const joint_acts *acts, uint32_t *n)
{
    bool *seen = arena_array(z->mem, z->r->event.n + 1u, sizeof *seen);
    id *list = arena_array(z->mem, acts->n + 1u, sizeof *list);
    *n = 0;
    for (uint32_t i = 0; i < acts->n; i++)
        if (!seen[acts->at[i].act.ev]) {
            seen[acts->at[i].act.ev] = true;
            list[(*n)++] = acts->at[i].act.ev;
        }
    for (uint32_t gap = *n / 2; gap; gap /= 2) /* shell sort */
        for (uint32_t i = gap; i < *n; i++)
            for (uint32_t k = i; k >= gap && by_day(z, list[k], list[k - gap]) < 0; k -= gap) {
                id t = list[k];
                list[k] = list[k - gap];
                list[k - gap] = t;
            }
    return list;
}

/* Numbers the sets of acts linked by overlapping days, from 1, in order of days; first[k] is where set
 * k begins in the list, first[sets + 1] its end. */
static uint32_t number_sets(run *z, joint_acts *acts, const id *list, uint32_t n, uint32_t *first)
{
    uint32_t sets = 0, *set_of = arena_array(z->mem, z->r->event.n + 1u, sizeof *set_of);
    day last = DAY_MIN;
    for (uint32_t i = 0; i < n; i++) {
        const event *x = event_at(&z->f, list[i]);
        if (!sets || x->from > last) first[++sets] = i;
        if (x->to > last) last = x->to;
        set_of[list[i]] = sets;
    }
    first[sets + 1] = n;
    for (uint32_t i = 0; i < acts->n; i++) acts->at[i].set = set_of[acts->at[i].act.ev];
    return sets;
}

#define ANYBODY UINT32_MAX

static bool concerns(const joint_acts *acts, uint32_t bearer, uint32_t set)
{
    for (uint32_t i = 0; i < acts->n; i++)
        if (acts->at[i].bearer == bearer && (!set || acts->at[i].set == set)) return true;
    return false;
}

/* bearer: ANYBODY: at least one of the n whom the set concerns; else that one alone. */
static void joint_verdicts(run *z, space *s, const joint_acts *acts, uint32_t set, uint32_t bearer, uint32_t n, expr verdict[VERDICTS])
{
    expr *each = arena_alloc(z->mem, (acts->n + 1u) * sizeof *each), triggered = X_FALSE, due = X_FALSE;
    uint32_t breaches = 0;
    for (uint32_t i = 0; i < acts->n; i++)
        if ((!set || acts->at[i].set == set) && (bearer == ANYBODY || acts->at[i].bearer == bearer)) each[breaches++] = acts->at[i].act.holds;
    for (uint32_t i = 0; i < n; i++) {
        if (bearer == ANYBODY ? !concerns(acts, i, set) : bearer != i) continue;
        triggered = x_or(s, triggered, acts->triggered[i]);
        due = x_or(s, due, acts->due[i]);
    }
    for (int v = 0; v < VERDICTS; v++) verdict[v] = X_FALSE;
    verdict[V_NOT_HONORED] = x_any_of(s, each, breaches);
    verdict[V_HONORED] = x_and(s, due, x_not(s, verdict[V_NOT_HONORED]));
    verdict[V_NOT_DUE] = x_and(s, triggered, x_not(s, due));
    verdict[V_NOT_TRIGGERED] = x_not(s, triggered);
}

static const char *labels_of(run *z, const id *list, uint32_t n)
{
    strbuf sb;
    sb_init(&sb, z->mem);
    for (uint32_t i = 0; i < n; i++) sb_fmt(&sb, i ? ", %s" : "%s", val_name(&z->tell, NULL, VAL(TAG_EVENT, list[i])));
    return sb_done(&sb);
}

/* A joint question: did one of these bearers (or only `bearer`) commit a breach by the acts of the set? */
typedef struct {
    const frame *bearers;
    uint32_t n, set, bearer;
    const joint_acts *acts;
    const uint32_t *pick;
} joint_question;

/* Grounds the acts of the question's bearers, and nobody else's, in a space that is begun anew. */
static joint_acts ground_acts(run *z, const joint_question *q, const uint32_t *pick, space *s)
{
    ground g = z->g;
    space_clear(s);
    g.s = s;
    g.pick = pick;
    give(&g, &q->bearers[q->n - 1]);
    joint_acts acts = gather_acts(z, &g, q->bearers, q->n);
    for (uint32_t i = 0; i < acts.n; i++)
        for (uint32_t k = 0; k < q->acts->n; k++)
            if (q->acts->at[k].act.ev == acts.at[i].act.ev) acts.at[i].set = q->acts->at[k].set;
    return acts;
}

static void ask_again(run *z, const joint_question *q, const uint32_t *pick, space *s, outcome *o)
{
    expr verdict[VERDICTS];
    joint_acts acts = ground_acts(z, q, pick, s);
    joint_verdicts(z, s, &acts, q->set, q->bearer, q->n, verdict);
    solve(o, s, verdict);
}

/* What the law makes of it, with every reading open. */
static void joint_law(run *z, const joint_question *q, const outcome *o, m_joint *j, m_hinges *h)
{
    every_law e;
    m_row row = {0};
    e.s = &z->law_space;
    ask_again(z, q, z->open_pick, e.s, &e.o);
    e.tried = !e.o.limited;
    if (j) j->law_tried = e.tried;
    if (!e.tried) return;
    bool cut = false; /* the one table took all readings */
    law_judge(z, q->bearers, &e, q->pick, false, o, &row, &cut);
    if (j) j->settled_by_law = row.settled_by_law;
    h->readings = row.turns_on.readings;
    h->n_readings = row.turns_on.n_readings;
}

static uint32_t verdicts_again(run *z, void *of)
{
    const joint_question *q = of;
    outcome o;
    ask_again(z, q, q->pick, &z->pair_space, &o);
    return o.verdicts | (o.limited ? VERDICTS_LIMITED : 0);
}

static void add_hinges(m_hinges *to, const m_hinges *h)
{
    for (uint32_t i = 0; i < h->n_facts; i++) add_fact(to->facts, &to->n_facts, h->facts[i]);
    for (uint32_t i = 0; i < h->n_appraisals; i++) add_fact(to->appraisals, &to->n_appraisals, h->appraisals[i]);
    for (uint32_t i = 0; i < h->n_readings; i++) {
        bool known = false;
        for (uint32_t k = 0; k < to->n_readings; k++) known = known || to->readings[k] == h->readings[i];
        if (!known) to->readings[to->n_readings++] = h->readings[i];
    }
}

/* Which of them it was: what the verdict on each, by the same acts, turns on. */
static void tell_which(run *z, joint_question q, m_joint *j)
{
    const char *cut = NULL;
    uint32_t room = z->g.s->choice.n + 1u;
    j->which.facts = arena_array(z->mem, room * (q.n + 1u), sizeof *j->which.facts);
    j->which.appraisals = arena_array(z->mem, room * (q.n + 1u), sizeof *j->which.appraisals);
    j->which.readings = arena_array(z->mem, z->l->term.n + 1u, sizeof *j->which.readings);
    for (q.bearer = 0; q.bearer < q.n; q.bearer++) {
        expr verdict[VERDICTS];
        m_hinges own = {0};
        outcome o;
        if (!concerns(q.acts, q.bearer, q.set)) continue;
        joint_verdicts(z, z->g.s, q.acts, q.set, q.bearer, q.n, verdict);
        solve(&o, z->g.s, verdict);
        tell_hinges(z, &o, &own, &cut);
        joint_law(z, &q, &o, NULL, &own);
        add_hinges(&j->which, &own);
    }
    sort_facts(j->which.facts, j->which.n_facts);
    sort_facts(j->which.appraisals, j->which.n_appraisals);
}

/* What is asked of the others, whom the set does not concern, is no part of the question. */
static joint_question of_concerned(run *z, const joint_question *all, joint_acts *acts)
{
    joint_question q = *all;
    frame *bearer = arena_array(z->mem, all->n + 1u, sizeof *bearer);
    q.n = 0;
    for (uint32_t i = 0; i < all->n; i++)
        if (concerns(all->acts, i, all->set)) bearer[q.n++] = all->bearers[i];
    q.bearers = bearer;
    if (q.n < 2) return q;
    *acts = ground_acts(z, &q, q.pick, z->g.s);
    q.acts = acts;
    return q;
}

static void add_joint(run *z, const joint_question *all, id profile_id, const char *labels)
{
    joint_acts acts;
    joint_question own = z->g.s->given_up ? *all : of_concerned(z, all, &acts), *q = &own;
    if (q->n < 2) return;
    const frame *bearer = q->bearers;
    const char *cut = NULL;
    expr verdict[VERDICTS];
    outcome o;
    m_joint j = {.clause = clause_name(z, bearer->d), .title = bearer->d->article_title, .at = bearer->d->at,
                 .profile = profile_id == NO_ID ? NULL : name_of(&z->tell, z->l->profile.at[profile_id].name),
                 .instance = labels, .asks_law = bearer->d->terms.n > 0};
    j.obligors = arena_array(z->mem, q->n, sizeof *j.obligors);
    for (uint32_t i = 0; i < q->n; i++) j.obligors[j.n_obligors++] = bearer[i].obligor;
    joint_verdicts(z, z->g.s, q->acts, q->set, ANYBODY, q->n, verdict);
    solve(&o, z->g.s, verdict);
    if (o.limited) {
        o.verdicts &= possible_verdicts(z, bearer->d);
        tell_limited(z, j.at, format(z->mem, "%s, %s, at least one of them", j.clause, labels ? labels : "standing"), &o);
    }
    j.limited = o.limited;
    j.settled = is_settled(&o) && !o.limited;
    tell_verdicts(z, &o, &j.verdicts, &j.n_verdicts);
    if (z->x->detail != DETAIL_ROWS) {
        tell_hinges(z, &o, &j.turns_on, &cut);
        j.notes = arena_array(z->mem, 1, sizeof *j.notes);
        if (cut) j.notes[j.n_notes++] = cut;
        joint_law(z, q, &o, &j, &j.turns_on);
        tell_which(z, *q, &j);
    }
    if (!o.limited) tell_resting(z, o.verdicts, verdicts_again, q, &j.resting);
    vec_push(z->mem, &z->joint, j);
}

void add_joints(run *z, const frame *bearer, uint32_t n, id profile_id)
{
    space *own = &z->joint_space;
    space_clear(own);
    z->g.s = own;
    z->g.pick = picks_of(z, profile_id);
    give(&z->g, &bearer[n - 1]);
    joint_acts acts = gather_acts(z, &z->g, bearer, n);
    if (acts.n < 2 && !own->given_up) {
        z->g.s = &z->s;
        return;
    }
    uint32_t count;
    const id *list = events_of(z, &acts, &count);
    uint32_t *first = arena_array(z->mem, count + 2u, sizeof *first), sets = number_sets(z, &acts, list, count, first);
    joint_question q = {bearer, n, 0, ANYBODY, &acts, z->g.pick};
    add_joint(z, &q, profile_id, NULL);
    for (q.set = 1; q.set <= sets && !own->given_up; q.set++) {
        z->g.s = own;
        const id *at = list + first[q.set];
        if (first[q.set + 1] > first[q.set]) add_joint(z, &q, profile_id, labels_of(z, at, first[q.set + 1] - first[q.set]));
    }
    z->g.s = &z->s;
}
