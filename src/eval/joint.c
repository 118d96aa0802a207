/* Joint findings: did at least one of them? (rule 12; asked over the case and over each set of acts
 * whose days overlap). All bearers are grounded in one space, so what one's justification excludes
 * of another's is seen. */
#include "eval/run.h"

typedef struct { uint32_t bearer; act_found act; uint32_t set; } joint_act;
typedef VEC(joint_act) joint_acts;

/* The breaches that each bearer may have committed. */
static joint_acts gather_acts(run *z, ground *g, const frame *bearer, uint32_t n)
{
    joint_acts acts = {0};
    for (uint32_t i = 0; i < n; i++) {
        findings found;
        ground_duty(g, &bearer[i].q, z->param, false, NULL, &found);
        for (uint32_t k = 0; k < found.act.n; k++)
            if (holds_in(g->s, found.act.at[k].breach) != 0) vec_push(z->mem, &acts, (joint_act){i, found.act.at[k], 0});
    }
    return acts;
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

static bool concerns(const joint_acts *acts, uint32_t bearer, uint32_t set)
{
    for (uint32_t i = 0; i < acts->n; i++)
        if (acts->at[i].bearer == bearer && (!set || acts->at[i].set == set)) return true;
    return false;
}

static void joint_verdicts(run *z, space *s, const joint_acts *acts, uint32_t set, expr verdict[VERDICTS])
{
    expr *each = arena_alloc(z->mem, (acts->n + 1u) * sizeof *each);
    uint32_t n = 0;
    for (uint32_t i = 0; i < acts->n; i++)
        if (!set || acts->at[i].set == set) each[n++] = acts->at[i].act.breach;
    for (int v = 0; v < VERDICTS; v++) verdict[v] = X_FALSE;
    verdict[V_NOT_HONORED] = x_any_of(s, each, n);
    verdict[V_HONORED] = x_not(s, verdict[V_NOT_HONORED]);
}

static const char *labels_of(run *z, const id *list, uint32_t n)
{
    strbuf sb;
    sb_init(&sb, z->mem);
    for (uint32_t i = 0; i < n; i++) sb_fmt(&sb, i ? ", %s" : "%s", val_name(&z->tell, NULL, VAL(TAG_EVENT, list[i])));
    return sb_done(&sb);
}

/* The same question with every reading open, for what the law makes of it. */
static void joint_law(run *z, const frame *bearer, uint32_t n, const joint_acts *fixed, uint32_t set, const uint32_t *pick, const outcome *o, m_joint *j)
{
    every_law e;
    ground g = z->g;
    expr verdict[VERDICTS];
    m_row row = {0};
    space_init(&e.s, z->mem);
    g.s = &e.s;
    g.pick = z->open_pick;
    require_givens(&g);
    joint_acts acts = gather_acts(z, &g, bearer, n);
    for (uint32_t i = 0; i < acts.n; i++)
        for (uint32_t k = 0; k < fixed->n; k++)
            if (fixed->at[k].act.ev == acts.at[i].act.ev) acts.at[i].set = fixed->at[k].set;
    joint_verdicts(z, &e.s, &acts, set, verdict);
    solve(&e.o, &e.s, verdict);
    e.tried = !e.o.limited;
    j->law_tried = e.tried;
    if (!e.tried) return;
    bool cut = false; /* the one table took all readings */
    law_judge(z, bearer, &e, pick, o, &row, &cut);
    j->settled_by_law = row.settled_by_law;
    j->turns_on.readings = row.turns_on.readings;
    j->turns_on.n_readings = row.turns_on.n_readings;
}

static void add_joint(run *z, const frame *bearer, uint32_t n, id profile_id, const joint_acts *acts, uint32_t set, const char *labels)
{
    const uint32_t *pick = picks_of(z, profile_id);
    const char *cut = NULL;
    expr verdict[VERDICTS];
    outcome o;
    m_joint j = {.clause = clause_name(z, bearer->d), .title = bearer->d->article_title, .at = bearer->d->at,
                 .profile = profile_id == NO_ID ? NULL : name_of(&z->tell, z->l->profile.at[profile_id].name),
                 .instance = labels};
    j.obligors = arena_array(z->mem, n, sizeof *j.obligors);
    for (uint32_t i = 0; i < n; i++)
        if (concerns(acts, i, set)) j.obligors[j.n_obligors++] = bearer[i].obligor;
    if (j.n_obligors < 2) return;
    joint_verdicts(z, z->g.s, acts, set, verdict);
    solve(&o, z->g.s, verdict);
    j.settled = is_settled(&o) && !o.limited;
    tell_verdicts(z, &o, &j.verdicts, &j.n_verdicts);
    if (z->x->detail != DETAIL_ROWS) {
        tell_hinges(z, &o, &j.turns_on, &cut);
        joint_law(z, bearer, n, acts, set, pick, &o, &j);
    }
    vec_push(z->mem, &z->joint, j);
}

void add_joints(run *z, const frame *bearer, uint32_t n, id profile_id)
{
    space own;
    space_init(&own, z->mem);
    z->g.s = &own;
    z->g.pick = picks_of(z, profile_id);
    require_givens(&z->g);
    joint_acts acts = gather_acts(z, &z->g, bearer, n);
    if (acts.n < 2) {
        z->g.s = &z->s;
        return;
    }
    uint32_t count;
    const id *list = events_of(z, &acts, &count);
    uint32_t *first = arena_array(z->mem, count + 2u, sizeof *first), sets = number_sets(z, &acts, list, count, first);
    add_joint(z, bearer, n, profile_id, &acts, 0, NULL);
    for (uint32_t s = 1; s <= sets; s++) {
        z->g.s = &own;
        if (first[s + 1] > first[s]) add_joint(z, bearer, n, profile_id, &acts, s, labels_of(z, list + first[s], first[s + 1] - first[s]));
    }
    z->g.s = &z->s;
}
