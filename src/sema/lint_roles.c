/* Warnings about what a fact leaves open though clauses of the case's treaties ask for it: a role of the event, and
 * whatever only one can hold towards the place where it happened (whose soil it is).
 *
 * Contract: as in lint.c; what no clause asks for may be left out in silence.
 */
#include "sema/lint.h"

typedef struct { id relation, kind; uint8_t place, slot; } slot_relation;

typedef struct {
    const law *l;
    const record *r;
    diag_list *diags;
    bool *asked; /* kind * SLOTS + slot */
    VEC(slot_relation) held; /* relations that only one can hold, asked of what stands in a slot */
    VEC(id) told;            /* places warned of */
} role_linter;

/* Which slots clauses ask for: by a qualifier of a pattern, or as NAME.role in a condition. kinds:
 * of the events that the variables of the present clause or term stand for. */
static void ask_operand(role_linter *x, const operand *o, const id *kinds)
{
    if (o->kind == O_VAR && o->slot < SLOTS && o->what < MAX_VARS && kinds[o->what] != NO_ID) x->asked[kinds[o->what] * SLOTS + o->slot] = true;
}

/* `title(f.at, v)`: only one can hold it towards f.at. */
static void ask_relation(role_linter *x, const formula *f, const id *kinds)
{
    const relation *what = &x->l->relation.at[f->a];
    if (what->judgment || what->one < 0) return;
    for (uint32_t i = 0; i < f->kids.n; i++) {
        const operand *o = &x->l->f.arg.at[f->kids.first + i];
        if ((int)i == what->one || o->kind != O_VAR || o->slot >= SLOTS || o->what >= MAX_VARS || kinds[o->what] == NO_ID) continue;
        slot_relation r = {f->a, kinds[o->what], (uint8_t)i, (uint8_t)o->slot};
        bool had = false;
        for (uint32_t k = 0; k < x->held.n; k++) {
            const slot_relation *h = &x->held.at[k];
            had = had || (h->relation == r.relation && h->kind == r.kind && h->place == r.place && h->slot == r.slot);
        }
        if (!had) vec_push(x->r->mem, &x->held, r);
    }
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
    case F_RELATION:
        ask_relation(x, f, kinds);
        /* fall through */
    case F_SAME: case F_SORT: case F_PARTY: case F_LEVEL: case F_TERM: case F_LEAVES: case F_JOINED: case F_WHEN: case F_LIES_IN:
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

/* Whether some line speaks of the place, or of one around it: one relation told is enough, for what the others add
 * is often unknown. */
static bool is_spoken_of(const role_linter *x, id where)
{
    for (; where != NO_ID; where = thing_of(x->l, x->r, where)->parent)
        for (uint32_t i = 0; i < x->r->relation.n; i++)
            for (uint32_t k = 0; k < RELATION_PLACES; k++)
                if (k < x->l->relation.at[x->r->relation.at[i].relation].n && x->r->relation.at[i].arg[k] == VAL(TAG_THING, where)) return true;
    return false;
}

static void tell_silence(role_linter *x, const event *e, const slot_relation *h, id what)
{
    const relation *r = &x->l->relation.at[h->relation];
    const char *name = intern_str(x->l->names, r->name), *thing = intern_str(x->r->names, thing_of(x->l, x->r, what)->name);
    for (uint32_t i = 0; i < x->told.n; i++)
        if (x->told.at[i] == what) return;
    vec_push(x->r->mem, &x->told, what);
    strbuf sb;
    sb_init(&sb, x->diags->mem);
    for (uint32_t i = 0; i < r->n; i++) sb_fmt(&sb, "%s%s", i ? ", " : "", i == h->place ? thing : (int)i == r->one ? "STATE" : "...");
    diag *d = diag_add(x->diags, e->at, W_SILENT, "no line says anything of %s, where `%s` happened", thing, intern_str(x->r->names, e->label));
    diag_help(x->diags, d, "clauses ask %s(...)%s%s; write for instance throughout: %s(%s) [s1]", name, r->doc ? ": " : "", r->doc ? r->doc : "", name, sb_done(&sb));
}

static void lint_silence(role_linter *x, const event *e)
{
    for (uint32_t k = 0; k < x->held.n; k++) {
        const slot_relation *h = &x->held.at[k];
        val v = e->slot[h->slot];
        uint32_t n = VAL_TAG(v) == TAG_LIST ? x->r->list.at[VAL_ID(v)] : VAL_TAG(v) == TAG_THING;
        for (uint32_t i = 0; i < n && h->kind == e->kind; i++) {
            val one = VAL_TAG(v) == TAG_LIST ? x->r->list.at[VAL_ID(v) + 1 + i] : v;
            if (VAL_TAG(one) != TAG_THING || thing_of(x->l, x->r, VAL_ID(one))->sort != S_PLACE) continue;
            if (!is_spoken_of(x, VAL_ID(one))) tell_silence(x, e, h, VAL_ID(one));
        }
    }
}

void lint_roles(const law *l, const record *r, diag_list *diags)
{
    role_linter x = {.l = l, .r = r, .diags = diags, .asked = arena_zero(r->mem, (size_t)(l->kind.n + 1u) * SLOTS)};
    find_asked(&x);
    for (uint32_t i = 0; i < r->event.n; i++) {
        lint_event(&x, &r->event.at[i]);
        lint_silence(&x, &r->event.at[i]);
    }
}
