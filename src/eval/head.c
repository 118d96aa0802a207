/* What the model says of the case as a whole: its days, the lens and what that leaves out; and, once its rows are there,
 * what stayed open, what closes it, and what a policy answered.
 */
#include "eval/run.h"

static void tell_frame(run *z)
{
    m_case *m = z->out;
    record *r = z->r;
    m->name = name_of(&z->tell, r->name);
    m->title = r->title;
    m->encoded_by = r->encoded_by;
    m->encoded_on = r->encoded_on;
    m->from = r->from, m->to = r->to;
    m->policy = z->x->policy == POLICY_FOUND_ONLY ? "found-only" : z->x->policy == POLICY_BURDEN ? "burden" : z->x->case_of == NO_ID ? "open" : format(z->mem, "case-of:%s", thing_name(&z->tell, z->x->case_of));
    m->for_state = z->x->for_state == NO_ID ? NULL : thing_name(&z->tell, z->x->for_state);
    m->as_of = z->x->as_of;
    m->known_by = z->x->known_by;
    m->treaties = arena_array(z->mem, r->assess.n + 1u, sizeof *m->treaties);
    m->treaty_titles = arena_array(z->mem, r->assess.n + 1u, sizeof *m->treaty_titles);
    for (uint32_t i = 0; i < r->assess.n; i++) {
        m->treaties[i] = name_of(&z->tell, z->l->treaty.at[r->assess.at[i]].name);
        m->treaty_titles[m->n_treaties++] = z->l->treaty.at[r->assess.at[i]].title;
    }
    m->assumed = arena_array(z->mem, z->x->n_assume + 1u, sizeof *m->assumed);
    for (uint32_t i = 0; i < z->x->n_assume; i++) m->assumed[m->n_assumed++] = z->x->assume[i].text;
    m->missing_sides = arena_array(z->mem, r->missing.n + 1u, sizeof *m->missing_sides);
    for (uint32_t i = 0; i < r->missing.n; i++)
        m->missing_sides[m->n_missing_sides++] = format(z->mem, "%s: %s", name_of(&z->tell, r->missing.at[i].side), r->missing.at[i].what);
}

/* What --known-by does to the case's own sources: later ones are left out, those without a day kept. */
static void tell_known_by(run *z)
{
    m_case *m = z->out;
    record *r = z->r;
    bool *seen = arena_array(z->mem, z->l->source.n + r->source.n + 1u, sizeof *seen);
    m->known_later = arena_array(z->mem, r->cite.n + 1u, sizeof *m->known_later);
    m->known_undated = arena_array(z->mem, r->cite.n + 1u, sizeof *m->known_undated);
    if (z->x->known_by == DAY_MAX) return;
    for (uint32_t i = 0; i < r->cite.n; i++) {
        id x = r->cite.at[i].source;
        const source_item *s = source_item_of(z->l, r, x);
        if (seen[x]) continue;
        seen[x] = true;
        const char *key = name_of(&z->tell, s->key);
        if (s->dated == DAY_MIN) m->known_undated[m->n_known_undated++] = key;
        else if (s->dated > z->x->known_by) m->known_later[m->n_known_later++] = key;
    }
    for (uint32_t i = 0; i < r->closure.n; i++) {
        if (!r->closure.at[i].encoder) continue;
        if (encoded_later(&z->f)) m->encoder_left_out = true;
        else m->encoder_kept = true;
    }
}

static void add_name(const char **list, uint32_t *n, const char *name)
{
    for (uint32_t i = 0; i < *n; i++)
        if (!strcmp(list[i], name)) return;
    list[(*n)++] = name;
}

static void tell_lens(run *z)
{
    m_case *m = z->out;
    const law *l = z->l;
    m->profiles = arena_array(z->mem, l->profile.n + 1u, sizeof *m->profiles);
    m->not_run = arena_array(z->mem, l->profile.n + 1u, sizeof *m->not_run);
    m->params = arena_array(z->mem, l->param.n + 1u, sizeof *m->params);
    for (uint32_t i = 0; i < z->r->assess.n; i++) {
        const treaty *t = &l->treaty.at[z->r->assess.at[i]];
        for (uint32_t k = t->profiles.first; k < t->profiles.first + t->profiles.n; k++) {
            const char *name = name_of(&z->tell, l->profile.at[k].name);
            if (z->pick[k]) add_name(m->profiles, &m->n_profiles, name);
            else add_name(m->not_run, &m->n_not_run, name);
        }
        for (uint32_t k = t->params.first; k < t->params.first + t->params.n; k++) {
            const parameter *p = &l->param.at[k];
            m->params[m->n_params++] = (m_param){.name = name_of(&z->tell, p->name), .why = p->why, .value = z->param[k], .lo = p->lo, .hi = p->hi};
        }
    }
}

typedef VEC(const m_fact *) open_list;

static void add_open(run *z, open_list *list, const m_fact *const *facts_, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        bool there = false;
        for (uint32_t k = 0; k < list->n && !there; k++) there = !strcmp(list->at[k]->name, facts_[i]->name);
        if (!there) vec_push(z->mem, list, facts_[i]);
    }
}

static void tell_open(run *z)
{
    open_list open = {0}, encoder = {0};
    for (uint32_t i = 0; i < z->row.n; i++) {
        add_open(z, &open, z->row.at[i].turns_on.facts, z->row.at[i].turns_on.n_facts);
        add_open(z, &open, z->row.at[i].turns_on.appraisals, z->row.at[i].turns_on.n_appraisals);
    }
    for (uint32_t i = 0; i < z->r->closure.n; i++)
        if (z->r->closure.at[i].encoder && z->f.closure[i] == IS_TRUE) vec_push(z->mem, &encoder, tell_closure(&z->tell, i));
    z->out->open_facts = open.at;
    z->out->n_open_facts = open.n;
    z->out->by_encoder = encoder.at;
    z->out->n_by_encoder = encoder.n;
}

/* What ties the open questions to each other, in the words of the file. */
static void tell_givens(run *z)
{
    m_case *m = z->out;
    m->givens = arena_array(z->mem, z->r->given.n + 1u, sizeof *m->givens);
    for (uint32_t i = 0; i < z->r->given.n; i++) {
        const char *words = words_at(z, z->r->given.at[i].at);
        if (z->f.given[i] == IS_TRUE) m->givens[m->n_givens++] = strncmp(words, "given ", 6) ? words : words + 6;
    }
}

/* What the policy answered, what presumptions would, and what it had to leave open. */
static void tell_policy(run *z)
{
    m_case *m = z->out;
    const char *freed = what_is_freed(&z->g);
    m->answers = z->tell.answer.at;
    m->n_answers = z->tell.answer.n;
    m->presumptions = arena_array(z->mem, z->l->presumption.n + 1u, sizeof *m->presumptions);
    for (uint32_t i = 0; i < z->l->presumption.n; i++)
        if (z->tell.presumption[i]) m->presumptions[m->n_presumptions++] = z->tell.presumption[i];
    if (!freed) return;
    add_note(z, format(z->mem, "the policy leaves open: %s; with its answers no course of events would fit what is given", freed));
}

/* An event that begins after the as-of day and of which something is assumed, or NO_ID. */
static id later_event(const run *z, id formula_id)
{
    const formula_pool *p = &z->r->f;
    const formula *x = &p->formula.at[formula_id];
    if (x->op == F_OCCURS) return event_at(&z->f, x->a)->from > z->x->as_of ? x->a : NO_ID;
    for (uint32_t i = 0; i < x->kids.n; i++) {
        const operand *o = x->op == F_RELATION ? &p->arg.at[x->kids.first + i] : NULL;
        id e = !o ? later_event(z, p->kid.at[x->kids.first + i]) : o->kind == O_EVENT && event_at(&z->f, o->what)->from > z->x->as_of ? o->what : NO_ID;
        if (e != NO_ID) return e;
    }
    return NO_ID;
}

/* What an as-of day means for assumptions, and for duties that are owed at all times. */
static void tell_as_of(run *z)
{
    char on[11], from[11];
    for (uint32_t i = 0; i < z->x->n_assume; i++) {
        id e = later_event(z, z->x->assume[i].formula);
        if (e == NO_ID) continue;
        day_write(z->x->as_of, on);
        day_write(event_at(&z->f, e)->from, from);
        add_note(z, format(z->mem, "as of %s, %s (%s) is not looked at: that \"%s\" is assumed changes nothing about it", on, name_of(&z->tell, event_at(&z->f, e)->label), from, z->x->assume[i].text));
    }
    if (z->x->as_of >= z->r->to) return;
    day_write(z->x->as_of, on);
    day_write(z->r->from, from);
    add_note(z, z->x->as_of < z->r->from
                    ? format(z->mem, "as of %s no day of the case had come (it begins on %s): whether duties that stand at all times were kept is not said", on, from)
                    : format(z->mem, "as of %s: what begins later is not looked at, and a prohibition is HONORED where it was kept until that day", on));
}

/* A state that says nothing has no account: whoever asks for it must not take the open answers for its own. */
static void tell_account(run *z)
{
    const record *r = z->r;
    if (z->x->case_of == NO_ID) return;
    sym name = thing_of(z->l, r, z->x->case_of)->name;
    for (uint32_t i = 0; i < r->voice.n; i++) {
        const voice *v = &r->voice.at[i];
        if (v->how != ST_CLAIMED && v->how != ST_DENIED) continue;
        for (uint32_t k = 0; k < v->who.n; k++)
            if (r->who.at[v->who.first + k] == name) return;
    }
    add_note(z, format(z->mem, "%s claims and denies nothing in this record: its account answers no question", thing_name(&z->tell, z->x->case_of)));
}

void tell_head(run *z)
{
    tell_frame(z);
    tell_known_by(z);
    tell_lens(z);
    tell_as_of(z);
    tell_account(z);
}

void tell_whole(run *z)
{
    tell_policy(z);
    tell_day_names(z);
    if (z->x->detail == DETAIL_ROWS) return;
    tell_open(z);
    tell_givens(z);
}
