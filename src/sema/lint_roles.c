/* Warnings about roles that a fact leaves open though clauses of the case's treaties ask for them.
 *
 * Contract: as in lint.c; a role that no clause asks for may be left out in silence.
 */
#include "sema/lint.h"

typedef struct {
    const law *l;
    const record *r;
    diag_list *diags;
    bool *asked; /* kind * SLOTS + slot */
} role_linter;

/* Which slots clauses ask for: by a qualifier of a pattern, or as NAME.role in a condition. kinds:
 * of the events that the variables of the present clause or term stand for. */
static void ask_operand(role_linter *x, const operand *o, const id *kinds)
{
    if (o->kind == O_VAR && o->slot < SLOTS && o->what < MAX_VARS && kinds[o->what] != NO_ID) x->asked[kinds[o->what] * SLOTS + o->slot] = true;
}

static void ask_formula(role_linter *x, id which, id *kinds);

static void ask_pattern(role_linter *x, id which, id *kinds)
{
    const pattern *p = &x->l->f.pattern.at[which];
    if (p->var >= 0 && p->var < MAX_VARS) kinds[p->var] = p->kind;
    for (uint32_t k = 0; k < p->quals.n; k++) {
        const qual *q = &x->l->f.qual.at[p->quals.first + k];
        if (q->kind == QUAL_SLOT) x->asked[p->kind * SLOTS + q->slot] = true;
        if (q->kind == QUAL_SUCH) ask_formula(x, q->such, kinds);
        else ask_operand(x, &q->what, kinds);
    }
}

static void ask_formula(role_linter *x, id which, id *kinds)
{
    if (which == NO_ID) return;
    const formula *f = &x->l->f.formula.at[which];
    switch ((formula_op)f->op) {
    case F_TRUE: case F_FALSE: case F_OCCURS: break;
    case F_MATCH: ask_pattern(x, f->a, kinds); break;
    case F_AND: case F_OR: case F_NOT: case F_ONE_OF: case F_IF:
        for (uint32_t i = 0; i < f->kids.n; i++) ask_formula(x, x->l->f.kid.at[f->kids.first + i], kinds);
        break;
    case F_RELATION: case F_SAME: case F_SORT: case F_PARTY: case F_LEVEL: case F_TERM: case F_LEAVES: case F_JOINED: case F_WHEN: case F_LIES_IN:
        for (uint32_t i = 0; i < f->kids.n; i++) ask_operand(x, &x->l->f.arg.at[f->kids.first + i], kinds);
        break;
    }
}

static void ask_term(role_linter *x, const term *t)
{
    id kinds[MAX_VARS];
    for (uint32_t i = 0; i < MAX_VARS; i++) kinds[i] = NO_ID;
    for (uint32_t i = 0; i < t->n_params && i < RELATION_PLACES; i++) kinds[i] = t->param_takes[i];
    ask_formula(x, t->means, kinds);
    for (uint32_t i = 0; i < t->readings.n; i++) ask_formula(x, x->l->reading.at[t->readings.first + i].means, kinds);
}

static void ask_duty(role_linter *x, const duty *d)
{
    id kinds[MAX_VARS];
    for (uint32_t i = 0; i < MAX_VARS; i++) kinds[i] = i < d->n_vars ? d->var_kind[i] : NO_ID;
    if (d->arises != NO_ID) ask_pattern(x, d->arises, kinds);
    for (uint32_t i = 0; i < d->conds.n; i++) ask_formula(x, x->l->cond.at[d->conds.first + i].what, kinds);
    for (uint32_t i = 0; i < d->excluded.n; i++) ask_operand(x, &x->l->f.arg.at[d->excluded.first + i], kinds);
    if (d->has_owed_to) ask_operand(x, &d->owed_to, kinds);
}

/* Of the treaties the case is assessed under. */
static void find_asked(role_linter *x)
{
    for (uint32_t i = 0; i < x->r->assess.n; i++) {
        const treaty *t = &x->l->treaty.at[x->r->assess.at[i]];
        for (uint32_t k = 0; k < t->terms.n; k++) ask_term(x, &x->l->term.at[t->terms.first + k]);
        for (uint32_t k = 0; k < t->duties.n; k++) ask_duty(x, &x->l->duty.at[t->duties.first + k]);
    }
}

static const char *slot_name(const role_linter *x, const event_kind *k, int slot)
{
    return slot < ROLES ? role_word((role)slot) : intern_str(x->l->names, k->attribute[slot - ROLES]);
}

/* "a state or group"; of a measure its scale. */
static void put_taken(const role_linter *x, strbuf *sb, const event_kind *k, int slot)
{
    static const struct { uint16_t sort; const char *word; } word[] = {{S_STATE, "state"}, {S_GROUP, "group"}, {S_ORGAN, "organ"}, {S_PLACE, "place"},
                                                                      {S_TREATY, "treaty"}, {S_ARTICLE, "clause"}, {S_LEVEL, "level"}, {S_EVENT, "event"}};
    uint32_t n = 0;
    for (size_t i = 0; i < sizeof word / sizeof *word; i++) {
        if (!(k->sorts[slot] & word[i].sort)) continue;
        bool named = word[i].sort == S_LEVEL && k->takes[slot] < x->l->scale.n;
        sb_fmt(sb, "%s%s%s%s", n++ ? " or " : "a ", word[i].word, named ? " of " : "", named ? intern_str(x->l->names, x->l->scale.at[k->takes[slot]].name) : "");
    }
}

static void lint_event(role_linter *x, const event *e)
{
    const event_kind *k = &x->l->kind.at[e->kind];
    strbuf sb, takes;
    sb_init(&sb, x->diags->mem);
    sb_init(&takes, x->diags->mem);
    for (int s = 0; s < SLOTS; s++) {
        if (!k->sorts[s] || e->slot[s] != MISSING || !x->asked[e->kind * SLOTS + (uint32_t)s]) continue;
        sb_fmt(&sb, "%s`%s`", sb.len ? ", " : "", slot_name(x, k, s));
        sb_fmt(&takes, "%sbehind `%s` stands ", takes.len ? ", " : "", slot_name(x, k, s));
        put_taken(x, &takes, k, s);
    }
    if (!sb.len) return;
    diag *d = diag_add(x->diags, e->at, W_MISSING_ROLE, "`%s` does not say %s", intern_str(x->r->names, e->label), sb_done(&sb));
    diag_help(x->diags, d, "clauses ask for it: write it if it is known, or `none` if there was none; %s", sb_done(&takes));
}

void lint_roles(const law *l, const record *r, diag_list *diags)
{
    role_linter x = {l, r, diags, arena_zero(r->mem, (size_t)(l->kind.n + 1u) * SLOTS)};
    find_asked(&x);
    for (uint32_t i = 0; i < r->event.n; i++) lint_event(&x, &r->event.at[i]);
}
