/* Rows of the verdict model: a question's outcome with everything that explains it. */
#include "base/limits.h"
#include "eval/run.h"

/* ---- small pieces -------------------------------------------------------------------------------------- */
const uint32_t *picks_of(const run *z, id profile_id)
{
    return profile_id == NO_ID ? z->no_pick : z->pick[profile_id];
}

const char *clause_name(run *z, const duty *d)
{
    const char **name = &z->clause_name[d - z->l->duty.at];
    if (*name) return *name;
    return *name = format(z->mem, "%s.%d%s.%s", name_of(&z->tell, z->l->treaty.at[d->treaty].name), d->article / 2, d->article % 2 ? "bis" : "",
                  name_of(&z->tell, d->name));
}

uint32_t possible_verdicts(const run *z, const duty *d)
{
    if (duty_permits(d)) return RIGHT_STATUSES;
    uint32_t v = 1u << V_NOT_TRIGGERED | 1u << V_HONORED | 1u << V_NOT_HONORED, acts = 0;
    for (uint32_t i = 0; i < d->conds.n; i++) {
        cond_role role_ = (cond_role)z->l->cond.at[d->conds.first + i].role;
        if (role_ == C_PROVIDED) v |= 1u << V_NOT_DUE;
        if (role_ == C_TENDERED) v |= 1u << V_TENDER_REFUSED;
        if (role_ == C_PARTLY || (role_ == C_SHALL && acts++)) v |= 1u << V_HONORED_IN_PART;
    }
    if (acts && d->within.given) v |= 1u << V_HONORED_LATE;
    if (acts && z->x->as_of != DAY_MAX) v |= 1u << V_PENDING;
    return v;
}

void quick_outcome(run *z, const instance *q, const uint32_t *pick, common_ground *common, findings *found, outcome *o)
{
    space *s = &z->s;
    z->g.pick = pick;
    if (common) common->s.most = s->most;
    if (common && ground_common(&z->g, q, common)) s = &common->s;
    else {
        common = NULL;
        space_clear(s);
    }
    z->g.s = s;
    ground_duty(&z->g, q, z->param, false, common, found);
    for (int v = 0; v < VERDICTS; v++)
        if (found->verdict[v] == X_TRUE && !s->given_up) { /* settled on the record: nine tenths end here */
            memset(o, 0, sizeof *o);
            o->t.s = s;
            o->verdicts = 1u << v;
            return;
        }
    require_givens(&z->g);
    solve(o, s, found->verdict);
    if (!s->given_up) return;
    /* What was grounded is not exact, so every verdict the clause can have is left. */
    o->verdicts = possible_verdicts(z, &z->l->duty.at[q->duty]);
}

/* ---- the row ------------------------------------------------------------------------------------------------------------ */
static m_row frame_row(run *z, const frame *f, id profile_id)
{
    m_row row = {.treaty = name_of(&z->tell, z->l->treaty.at[f->d->treaty].name), .clause = clause_name(z, f->d), .what = (clause_kind)f->d->what, .title = f->d->article_title,
                 .anachronism = f->anachronism, .obligor = f->obligor, .beneficiary = f->beneficiary, .instance_from = DAY_MIN,
                 .instance_to = DAY_MAX, .version_from = DAY_MIN, .at = f->d->at};
    if (f->version != NO_ID) {
        const version *v = &z->l->version.at[f->version];
        row.version = name_of(&z->tell, v->name);
        row.version_title = v->title;
        row.version_from = v->from;
        row.cites = tell_law_cites(&z->tell, v->cites, &row.citations);
    }
    if (f->q.episode != NO_ID) {
        const event *e = event_at(&z->f, f->q.episode);
        row.instance = name_of(&z->tell, e->label);
        row.instance_from = e->sometime ? f->q.lo : e->from;
        row.instance_to = e->sometime ? f->q.hi : e->to;
    }
    if (profile_id != NO_ID) row.profile = name_of(&z->tell, z->l->profile.at[profile_id].name);
    return row;
}

void tell_limited(run *z, span at, const char *question, const outcome *o)
{
    enum { NAMED = 20 };
    const table *t = &o->t;
    z->limited = true;
    if (t->s->given_up == TOO_LONG) {
        unsigned most = (unsigned)t->s->most;
        if (++z->given_up == LIM_GIVEN_UP) /* a case of very many such questions ends, too */
            z->s.most = z->law_space.most = z->why_space.most = z->joint_space.most = z->pair_space.most = LIM_STEPS_AFTER;
        diag *d = diag_add(z->diags, at, L_GIVEN_UP, "%s: not weighed further, it takes more than %u steps", question, most);
        diag_help(z->diags, d, "give days more narrowly, or settle some open questions with --assume");
        return;
    }
    if (t->s->given_up == TOO_WIDE) {
        diag *d = diag_add(z->diags, at, L_GIVEN_UP, "%s: not weighed further, open days lie too far apart to be compared", question);
        diag_help(z->diags, d, "give the days more narrowly: two open stretches of more than %u days, or %u days for one request, are not gone through", LIM_CELL_DAYS, LIM_GATE_DAYS);
        return;
    }
    strbuf sb;
    sb_init(&sb, z->mem);
    for (uint32_t c = 0; c < t->column.n && c < NAMED; c++) sb_fmt(&sb, c ? ", %s" : "%s", choice_name(&z->tell, t->s, t->column.at[c].choice));
    if (t->column.n > NAMED) sb_fmt(&sb, ", and %u more", (unsigned)(t->column.n - NAMED));
    diag *d = diag_add(z->diags, at, L_WORLDS, "%s: more than %u open questions", question, LIM_WORLD_BITS);
    diag_help(z->diags, d, "let the record close some (record complete for ...), or settle some with --assume; open here: %s", sb_done(&sb));
}

void tell_row_limited(run *z, const m_row *row, const outcome *o)
{
    tell_limited(z, row->at, format(z->mem, "%s, %s, %s", row->clause, row->instance ? row->instance : "standing", row->obligor ? row->obligor : "nobody"), o);
}

/* What stands at all times, or may be done by anybody, says nothing of a state that the case does not name,
 * unless it was broken or used (through an organ), or is open. */
static bool is_uninvolved(const run *z, const frame *f, const m_row *row)
{
    static const uint32_t idle = 1u << V_NOT_TRIGGERED | 1u << V_HONORED | 1u << V_NOT_AVAILABLE | 1u << V_AVAILABLE;
    id who = f->q.bearer;
    if (who == NO_ID || who >= z->l->thing.n || z->named[who] || (f->d->arises != NO_ID && !duty_permits(f->d))) return false;
    return row->n_verdicts == 1 && idle >> row->verdicts[0].verdict & 1 && !row->n_overlays;
}

void add_row(run *z, const frame *f, id profile_id, const every_law *e)
{
    const uint32_t *pick = picks_of(z, profile_id);
    m_row row = frame_row(z, f, profile_id);
    if (z->x->detail == DETAIL_ROWS) {
        findings found;
        outcome o;
        quick_outcome(z, &f->q, pick, &z->common[profile_id == NO_ID ? 0 : profile_id + 1], &found, &o);
        row.settled = is_settled(&o);
        row.limited = o.limited;
        tell_verdicts(z, &o, &row.verdicts, &row.n_verdicts);
        bool incomplete = o.t.s->given_up != KEPT_UP;
        if (o.limited) tell_row_limited(z, &row, &o);
        else tell_row_resting(z, f, pick, o.verdicts, &row);
        if (!incomplete) tell_laid_over(z, f, pick, o.verdicts, &row);
    } else {
        explain_row(z, f, pick, e, &row);
    }
    row.uninvolved = is_uninvolved(z, f, &row);
    vec_push(z->mem, &z->row, row);
}

/* "from 1994-04-20 to 1999-04-20 (expiry)", for each time that the state was a party. */
static const char *times_as_party(run *z, id treaty_id, id state, m_row *row)
{
    range m = z->l->treaty.at[treaty_id].members;
    strbuf sb;
    sb_init(&sb, z->mem);
    for (uint32_t i = 0; i < m.n; i++) {
        const membership *x = &z->l->member.at[m.first + i];
        char from[11], last[11];
        if (x->state != state) continue;
        row->cites = tell_law_cites(&z->tell, x->cites, &row->citations); /* of the last time */
        day_write(x->from, from);
        sb_fmt(&sb, sb.len ? " and from %s" : "from %s", from);
        if (x->until == DAY_MAX) continue;
        day_write(x->until - 1, last); /* the `until` day does not bind */
        sb_fmt(&sb, " to %s", last);
        if (x->ground) sb_fmt(&sb, " (%s)", name_of(&z->tell, x->ground));
    }
    return sb.len ? sb_done(&sb) : NULL;
}

/* Why no text bound: which of the two was no party that day, or that no text was in force. */
static const char *why_no_duty(run *z, const frame *f, m_row *row)
{
    id state[2] = {f->q.bearer, f->q.victim};
    char on[11];
    day_write(f->q.lo, on);
    for (int i = 0; i < 2; i++) {
        if (state[i] == NO_ID || party_on(z->l, f->d->treaty, state[i], f->q.lo)) continue;
        const char *name = thing_name(&z->tell, state[i]), *times = times_as_party(z, f->d->treaty, state[i], row);
        return times ? format(z->mem, "%s was no party on %s; it was one %s", name, on, times) : format(z->mem, "%s was never a party", name);
    }
    const suspension *s = suspended_between(z->l, f->d->treaty, state[0], state[1], f->q.lo);
    if (s) {
        char from[11];
        day_write(s->from, from);
        row->cites = tell_law_cites(&z->tell, s->cites, &row->citations);
        return format(z->mem, "suspended between %s and %s from %s%s%s%s", thing_name(&z->tell, state[0]), thing_name(&z->tell, state[1]), from,
                      s->ground ? " (" : "", s->ground ? name_of(&z->tell, s->ground) : "", s->ground ? ")" : "");
    }
    return format(z->mem, "no text was in force between them on %s", on);
}

void add_no_duty(run *z, const frame *f, id profile_id)
{
    m_row row = frame_row(z, f, profile_id);
    row.verdicts = arena_alloc(z->mem, sizeof *row.verdicts);
    row.verdicts[0] = (m_verdict){duty_permits(f->d) ? V_NOT_AVAILABLE : V_NO_DUTY, NULL};
    row.n_verdicts = 1;
    row.settled = row.settled_by_law = row.law_tried = true;
    if (z->x->detail != DETAIL_ROWS) {
        row.notes = arena_alloc(z->mem, sizeof *row.notes);
        row.notes[row.n_notes++] = why_no_duty(z, f, &row);
    }
    vec_push(z->mem, &z->row, row);
}
