/* Assessing a record under a lens: what is prepared, and in what order it is asked and told. */
#include "eval/run.h"

/* ---- preparation -------------------------------------------------------------------------------------- */
static void set_params(run *z)
{
    z->param = arena_array(z->mem, z->l->param.n + 1u, sizeof *z->param);
    for (uint32_t i = 0; i < z->l->param.n; i++) z->param[i] = z->l->param.at[i].value;
    for (uint32_t i = 0; i < z->x->n_params; i++) z->param[z->x->params[i].param] = z->x->params[i].days;
}

static bool profile_runs(const run *z, const profile *p)
{
    for (uint32_t i = 0; i < z->x->n_profiles; i++)
        if (z->x->profiles[i] == p->name) return true;
    return z->x->n_profiles == 0;
}

/* Rule 24: --reading replaces one pick in each profile. */
static void set_picks(run *z)
{
    const law *l = z->l;
    z->open_pick = arena_array(z->mem, l->term.n + 1u, sizeof *z->open_pick);
    z->no_pick = arena_array(z->mem, l->term.n + 1u, sizeof *z->no_pick);
    z->pick = arena_array(z->mem, l->profile.n + 1u, sizeof *z->pick);
    for (uint32_t t = 0; t < l->term.n; t++) z->open_pick[t] = UINT32_MAX;
    for (uint32_t i = 0; i < l->profile.n; i++) {
        const profile *p = &l->profile.at[i];
        range terms = l->treaty.at[p->treaty].terms;
        if (!profile_runs(z, p)) continue;
        z->pick[i] = arena_array(z->mem, l->term.n + 1u, sizeof **z->pick);
        for (uint32_t t = 0; t < terms.n; t++) {
            uint32_t own = l->pick.at[p->picks.first + t];
            z->pick[i][terms.first + t] = own == UINT32_MAX ? 0 : own;
        }
        for (uint32_t k = 0; k < z->x->n_picks; k++) z->pick[i][z->x->picks[k].term] = z->x->picks[k].reading;
    }
    for (uint32_t k = 0; k < z->x->n_picks; k++) z->no_pick[z->x->picks[k].term] = z->x->picks[k].reading;
}


/* ---- the run -------------------------------------------------------------------------------------------- */
static void begin_run(run *z, const law *l, record *r, const lens *x, const source_table *sources, arena *mem, diag_list *diags)
{
    memset(z, 0, sizeof *z);
    z->l = l;
    z->r = r;
    z->x = x;
    z->mem = mem;
    z->diags = diags;
    facts_build(&z->f, l, r, x, sources, mem);
    teller_init(&z->tell, &z->f, mem);
    space *const spaces[] = {&z->s, &z->law_space, &z->why_space, &z->joint_space, &z->pair_space};
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++) space_init(spaces[i], mem);
    z->g = (ground){.f = &z->f, .s = &z->s, .tell = &z->tell, .day_event = NO_ID, .thorough = x->detail != DETAIL_ROWS};
    set_params(z);
    set_picks(z);
    z->common = arena_array(mem, l->profile.n + 1u, sizeof *z->common);
    for (uint32_t i = 0; i <= l->profile.n; i++) {
        z->common[i].duty = NO_ID;
        space_init(&z->common[i].s, mem);
    }
    z->clause_name = arena_array(mem, l->duty.n + 1u, sizeof *z->clause_name);
    z->named = named_states(z);
    z->profiles = arena_array(mem, l->treaty.n + 1u, sizeof *z->profiles);
    z->out = arena_zero(mem, sizeof *z->out);
    z->out->sources = sources;
    if (x->detail == DETAIL_ROWS) vec_room(mem, &z->row, r->event.n); /* about as many, and they are large to copy */
    fit_policy(z);
}

static void assess_all(run *z)
{
    tell_head(z);
    for (uint32_t i = 0; i < z->r->assess.n; i++) assess_treaty(z, z->r->assess.at[i]);
    z->out->rows = z->row.at;
    z->out->n_rows = z->row.n;
    z->out->joints = z->joint.at;
    z->out->n_joints = z->joint.n;
    tell_whole(z);
}

m_case *assess_again(run *z, const lens *x)
{
    run own;
    diag_list quiet;
    diag_init(&quiet, z->mem);
    begin_run(&own, z->l, z->r, x, z->out->sources, z->mem, &quiet);
    if (!record_is_consistent(&own)) return NULL;
    assess_all(&own);
    return own.out;
}

static eval_result assess(const law *l, record *r, const lens *x, const source_table *sources, arena *mem, diag_list *diags, bool expectations, m_case **out)
{
    run z;
    begin_run(&z, l, r, x, sources, mem, diags);
    *out = z.out;
    if (!record_is_consistent(&z)) return EVAL_REJECTED;
    assess_all(&z);
    if (expectations) check_expectations(&z);
    return z.limited ? EVAL_LIMITED : EVAL_OK;
}

eval_result eval_assess(const law *l, record *r, const lens *x, const source_table *sources, arena *mem, diag_list *diags, m_case **out)
{
    return assess(l, r, x, sources, mem, diags, false, out);
}

eval_result eval_expectations(const law *l, record *r, const lens *x, const source_table *sources, arena *mem, diag_list *diags, m_case **out)
{
    lens own = *x;
    own.detail = r->expect.n && own.detail < DETAIL_HINGES ? DETAIL_HINGES : own.detail;
    return assess(l, r, &own, sources, mem, diags, true, out);
}
