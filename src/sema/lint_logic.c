/* Warnings about what a duty's conditions say together: none can be met with another (W012), one is met
 * always (W013), one duty demands what another forbids (W014), nothing is ever late (W015), or what changes
 * with the days is asked only once (W018).
 *
 * Contract: only what holds of every case is told. A relation, an appraisal, a term and an event asked for are each
 * taken to be met or not, independently; where even so no combination is left, none is. What would need a look
 * into terms and events is not told. Where there are more combinations than MOST_CELLS, that is said.
 */
#include "sema/lint.h"

enum { MOST_ATOMS = 16 }; /* different questions of two conditions */
#define MOST_CELLS 65536u

/* A question that a condition asks: yes or no, or which level a measure has (0: none is given). */
typedef struct { id formula; bool level; uint32_t answers, answer; int32_t first; /* rank of answer 1 */ } atom;

typedef struct {
    const law *l;
    diag_list *diags;
    atom at[MOST_ATOMS];
    uint32_t n;
    bool too_many, given_up; /* just now; for some conditions of the duty */
} logic;

static const formula *formula_at(const logic *x, id f)
{
    return &x->l->f.formula.at[f];
}

static bool same_operands(const logic *x, range a, range b, uint32_t n)
{
    if (n > a.n || n > b.n) return false;
    for (uint32_t i = 0; i < n; i++) {
        const operand *o = &x->l->f.arg.at[a.first + i], *p = &x->l->f.arg.at[b.first + i];
        if (o->kind != p->kind || o->slot != p->slot || o->sorts != p->sorts || o->what != p->what) return false;
    }
    return true;
}

/* The level that a formula compares a measure with, or NO_ID: f.gravity is [at least | at most] grave. */
static id level_in(const logic *x, const formula *f)
{
    if ((f->op != F_LEVEL && f->op != F_SAME) || f->kids.n < 2) return NO_ID;
    const operand *measure = &x->l->f.arg.at[f->kids.first], *level = measure + 1;
    bool is_level = level->kind == O_THING && level->what < x->l->thing.n && x->l->thing.at[level->what].sort == S_LEVEL;
    return is_level && measure->slot != WHOLE && measure->slot >= ROLES ? level->what : NO_ID;
}

static range levels_of(const logic *x, id level)
{
    for (uint32_t i = 0; i < x->l->scale.n; i++) {
        range r = x->l->scale.at[i].levels;
        if (level >= r.first && level < r.first + r.n) return r;
    }
    return (range){level, 1};
}

static bool is_same_question(const logic *x, const atom *a, const formula *f, id level)
{
    const formula *g = formula_at(x, a->formula);
    if (level != NO_ID) return a->level && same_operands(x, g->kids, f->kids, 1);
    if (a->level || g->op != f->op || g->a != f->a || g->q != f->q) return false;
    return f->op == F_MATCH ? a->formula == (id)(f - x->l->f.formula.at) : g->kids.n == f->kids.n && same_operands(x, g->kids, f->kids, f->kids.n);
}

static uint32_t atom_of(logic *x, id f)
{
    const formula *y = formula_at(x, f);
    id level = level_in(x, y);
    for (uint32_t i = 0; i < x->n; i++)
        if (is_same_question(x, &x->at[i], y, level)) return i;
    if (x->n == MOST_ATOMS) {
        x->too_many = true;
        return 0;
    }
    range r = level == NO_ID ? (range){0, 1} : levels_of(x, level);
    x->at[x->n] = (atom){f, level != NO_ID, r.n + 1, 0, level == NO_ID ? 0 : x->l->thing.at[r.first].rank};
    return x->n++;
}

static void find_atoms(logic *x, id f)
{
    const formula *y = formula_at(x, f);
    if (y->op == F_AND || y->op == F_OR || y->op == F_NOT)
        for (uint32_t i = 0; i < y->kids.n && !x->too_many; i++) find_atoms(x, x->l->f.kid.at[y->kids.first + i]);
    else if (y->op != F_TRUE && y->op != F_FALSE) atom_of(x, f);
}

/* Under the answers as they stand. */
static bool holds(logic *x, id f)
{
    const formula *y = formula_at(x, f);
    bool all = true, some = false;
    if (y->op == F_TRUE || y->op == F_FALSE) return y->op == F_TRUE;
    if (y->op == F_AND || y->op == F_OR || y->op == F_NOT) {
        for (uint32_t i = 0; i < y->kids.n; i++) {
            bool one = holds(x, x->l->f.kid.at[y->kids.first + i]);
            all = all && one;
            some = some || one;
        }
        return y->op == F_AND ? all : y->op == F_OR ? some : !some;
    }
    const atom *a = &x->at[atom_of(x, f)];
    if (!a->level) return a->answer;
    if (!a->answer) return false;
    int32_t rank = a->first + (int32_t)a->answer - 1, wanted = x->l->thing.at[level_in(x, y)].rank;
    return y->op == F_SAME || y->q == IS_EQUAL ? rank == wanted : y->q == IS_AT_LEAST ? rank >= wanted : rank <= wanted;
}

static bool next_answers(logic *x)
{
    for (uint32_t i = 0; i < x->n; i++) {
        if (++x->at[i].answer < x->at[i].answers) return true;
        x->at[i].answer = 0;
    }
    return false;
}

/* What the conditions can come to, all of them together: met for some answers, not met for some; and not met for
 * some that give every measure a level. */
typedef struct { bool met, unmet, unmet_given, known; } outlook;

static outlook look(logic *x, const condition *const *c, uint32_t n)
{
    outlook o = {.known = false};
    uint32_t cells = 1;
    x->n = 0;
    x->too_many = false;
    for (uint32_t i = 0; i < n; i++) find_atoms(x, c[i]->what);
    for (uint32_t i = 0; i < x->n && cells <= MOST_CELLS; i++) cells *= x->at[i].answers;
    if (x->too_many || cells > MOST_CELLS) {
        x->given_up = true;
        return o;
    }
    o.known = true;
    do {
        bool all = true, levels = true;
        for (uint32_t i = 0; i < n && all; i++) all = holds(x, c[i]->what) != (c[i]->role == C_UNLESS);
        for (uint32_t i = 0; i < x->n; i++) levels = levels && (!x->at[i].level || x->at[i].answer);
        o.met = o.met || all;
        o.unmet = o.unmet || !all;
        o.unmet_given = o.unmet_given || (!all && levels);
    } while (next_answers(x));
    return o;
}

/* ---- W012, W013 ------------------------------------------------------------------------------------- */
/* The conditions of the trigger; those of a `shall not` that except an act are none. */
static uint32_t trigger_of(const law *l, const duty *d, const condition **out, uint32_t room)
{
    uint32_t n = 0;
    bool forbids = false;
    for (uint32_t i = 0; i < d->conds.n; i++) forbids = forbids || l->cond.at[d->conds.first + i].role == C_SHALL_NOT;
    for (uint32_t i = 0; i < d->conds.n && n < room; i++) {
        const condition *c = &l->cond.at[d->conds.first + i];
        if (c->role == C_WHERE || c->role == C_WHEN || (c->role == C_UNLESS && !forbids)) out[n++] = c;
    }
    return n;
}

static const char *role_of(const condition *c)
{
    return c->role == C_WHERE ? "where" : c->role == C_WHEN ? "when" : "unless";
}

static void tell_clash(logic *x, const duty *d, const condition *a, const condition *b)
{
    static const char *const told[] = {
        "no case can meet this condition: `%s` never arises", "this exception holds in every case: `%s` never arises",
        "no case can meet this condition together with another: `%s` never arises",
        "this exception holds wherever another condition is met: `%s` never arises"};
    diag *m = diag_add(x->diags, b->at, W_EXCLUDED, told[(a != b) * 2 + (b->role == C_UNLESS)], intern_str(x->l->names, d->name));
    if (a != b) diag_also(x->diags, m, a->at, "the other condition");
    diag_help(x->diags, m, b->role == C_UNLESS ? "say which cases the exception is to take away, or leave it out"
                           : a == b            ? "a condition and its contrary stand in it; leave one out, or write `or` where one of them is enough"
                                               : "all conditions must be met at once; leave one out, or join them by `or` where one of them is enough");
}

static void lint_clash(logic *x, const duty *d, const condition *const *c, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        outlook o = look(x, &c[i], 1);
        if (o.known && !o.met) {
            tell_clash(x, d, c[i], c[i]);
            return;
        }
    }
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = 0; k < i; k++) {
            const condition *const two[] = {c[k], c[i]};
            outlook o = look(x, two, 2);
            if (!o.known || o.met) continue;
            tell_clash(x, d, c[k], c[i]);
            return;
        }
}

static void lint_always(logic *x, const condition *c)
{
    outlook o = look(x, &c, 1);
    if (!o.known || !x->n || (o.unmet && o.unmet_given)) return;
    if (c->role == C_UNLESS) return;
    diag *m = diag_add(x->diags, c->at, W_ALWAYS, o.unmet ? "this `%s` is met at every level of the scale" : "this `%s` is met in every case", role_of(c));
    diag_help(x->diags, m, o.unmet ? "name the least level that is meant, or leave the condition out and say why in a comment"
                                   : "it says a thing and its contrary, joined by `or`; say what the words require, or leave it out");
}

/* ---- W014 --------------------------------------------------------------------------------------------- */
/* Operands of two duties stand for the same: the bearer, the party struck, the episode, or one named thing. */
static bool same_thing(const duty *a, const operand *o, const duty *b, const operand *p)
{
    if (o->slot != p->slot || o->kind != p->kind) return false;
    if (o->kind != O_VAR) return o->what == p->what && o->sorts == p->sorts;
    int32_t v = (int32_t)o->what, w = (int32_t)p->what;
    return (v == a->bearer && w == b->bearer) || (v == a->victim && w == b->victim && v >= 0) || (v == a->episode && w == b->episode && v >= 0);
}

/* What the act's qualifier asks is so of whatever meets the other one. */
static bool asks_less(const law *l, const duty *forbidding, const qual *f, const duty *demanding, const qual *q)
{
    if (f->kind != q->kind || f->kind == QUAL_SUCH) return false;
    if (f->what.kind == O_DAYS) return q->what.kind == O_DAYS && f->from == q->from && f->to == q->to;
    if (f->kind != QUAL_SLOT) return same_thing(forbidding, &f->what, demanding, &q->what);
    if (f->slot != q->slot) return false;
    bool level = f->what.kind == O_THING && q->what.kind == O_THING && f->slot >= ROLES;
    if (level && f->cmp == IS_AT_LEAST && q->cmp != IS_AT_MOST) return l->thing.at[q->what.what].rank >= l->thing.at[f->what.what].rank;
    if (f->what.kind == O_ANY) return (f->what.sorts & S_STATE) && q->what.kind == O_VAR && q->what.slot == WHOLE && ((int32_t)q->what.what == demanding->victim || (int32_t)q->what.what == demanding->bearer);
    return f->cmp == q->cmp && same_thing(forbidding, &f->what, demanding, &q->what);
}

static const pattern *act_at(const law *l, const condition *c)
{
    const formula *f = &l->f.formula.at[c->what];
    return f->op == F_MATCH ? &l->f.pattern.at[f->a] : NULL;
}

/* Every act that the one demands is one that the other forbids. */
static bool breaks(const law *l, const duty *demanding, const condition *shall, const duty *forbidding, const condition *shall_not)
{
    const pattern *a = act_at(l, shall), *b = act_at(l, shall_not);
    if (!a || !b || a->kind != b->kind) return false;
    for (uint32_t i = 0; i < b->quals.n; i++) {
        bool met = false;
        for (uint32_t k = 0; k < a->quals.n && !met; k++)
            met = asks_less(l, forbidding, &l->f.qual.at[b->quals.first + i], demanding, &l->f.qual.at[a->quals.first + k]);
        if (!met) return false;
    }
    return true;
}

static bool same_condition(const law *l, const duty *a, id f, const duty *b, id g)
{
    const formula *x = &l->f.formula.at[f], *y = &l->f.formula.at[g];
    if (x->op != y->op || x->q != y->q || x->kids.n != y->kids.n || x->op == F_MATCH) return false;
    if (x->op == F_AND || x->op == F_OR || x->op == F_NOT) {
        for (uint32_t i = 0; i < x->kids.n; i++)
            if (!same_condition(l, a, l->f.kid.at[x->kids.first + i], b, l->f.kid.at[y->kids.first + i])) return false;
        return true;
    }
    if (x->a != y->a) return false;
    for (uint32_t i = 0; i < x->kids.n; i++)
        if (!same_thing(a, &l->f.arg.at[x->kids.first + i], b, &l->f.arg.at[y->kids.first + i])) return false;
    return true;
}

/* Whenever the demanding duty arises, the forbidding one binds the same party, without exception or gate. */
static bool binds_as_well(const law *l, const duty *demanding, const duty *forbidding)
{
    const pattern *e = forbidding->arises == NO_ID ? NULL : &l->f.pattern.at[forbidding->arises];
    if (forbidding->owed != OWED_EACH || demanding->owed != OWED_EACH || forbidding->version != demanding->version) return false;
    if (e && (demanding->arises == NO_ID || e->quals.n || e->kind != l->f.pattern.at[demanding->arises].kind)) return false;
    for (uint32_t i = 0; i < forbidding->conds.n; i++) {
        const condition *c = &l->cond.at[forbidding->conds.first + i];
        bool there = c->role == C_SHALL_NOT;
        if (c->role != C_SHALL_NOT && c->role != C_WHERE && c->role != C_WHEN) return false;
        for (uint32_t k = 0; k < demanding->conds.n && !there; k++) {
            const condition *other = &l->cond.at[demanding->conds.first + k];
            there = (other->role == C_WHERE || other->role == C_WHEN) && same_condition(l, forbidding, c->what, demanding, other->what);
        }
        if (!there) return false;
    }
    return true;
}

static bool excluded_alike(const law *l, const duty *demanding, const duty *forbidding)
{
    for (uint32_t i = 0; i < forbidding->excluded.n; i++) {
        bool there = false;
        for (uint32_t k = 0; k < demanding->excluded.n; k++)
            there = there || same_thing(forbidding, &l->f.arg.at[forbidding->excluded.first + i], demanding, &l->f.arg.at[demanding->excluded.first + k]);
        if (!there) return false;
    }
    return true;
}

/* A priority settles which of the two gives way. */
static bool is_settled(const law *l, const duty *a, const duty *b)
{
    for (uint32_t i = 0; i < a->priorities.n; i++) {
        const priority_ref *p = &l->priority.at[a->priorities.first + i];
        if (p->kind != 2 && p->treaty == b->treaty && p->article == b->article) return true;
    }
    return false;
}

static void tell_bind(logic *x, const duty *d, const condition *shall, const duty *other, const condition *shall_not)
{
    const law *l = x->l;
    range m = l->treaty.at[d->treaty].members;
    const char *name = intern_str(l->names, d->name), *contrary = intern_str(l->names, other->name);
    diag *g = diag_add(x->diags, shall->at, W_BIND, "`%s` demands an act that `%s` forbids", name, contrary);
    diag_also(x->diags, g, shall_not->at, "forbidden here");
    if (d->arises != NO_ID && m.n > 1)
        diag_help(x->diags, g, "a case that shows it: %s on %s; if %s then acts, it breaks `%s`, if not, `%s`. Say which prevails: subject to %s.%d%s",
                  intern_str(l->names, l->kind.at[l->f.pattern.at[d->arises].kind].name), intern_str(l->names, l->thing.at[l->member.at[m.first].state].name),
                  intern_str(l->names, l->thing.at[l->member.at[m.first + 1].state].name), contrary, name, intern_str(l->names, l->treaty.at[d->treaty].name), other->article / 2, other->article % 2 ? "bis" : "");
    else diag_help(x->diags, g, "whoever acts breaks the one, whoever does not, the other; say which prevails: subject to %s.%d%s", intern_str(l->names, l->treaty.at[d->treaty].name), other->article / 2, other->article % 2 ? "bis" : "");
}

static void lint_bind(logic *x, const duty *d)
{
    const law *l = x->l;
    range duties = l->treaty.at[d->treaty].duties;
    for (id w = duties.first; w < duties.first + duties.n; w++) {
        const duty *other = &l->duty.at[w];
        if (other == d || !binds_as_well(l, d, other) || !excluded_alike(l, d, other) || is_settled(l, d, other) || is_settled(l, other, d)) continue;
        for (uint32_t i = 0; i < d->conds.n; i++)
            for (uint32_t k = 0; k < other->conds.n; k++) {
                const condition *a = &l->cond.at[d->conds.first + i], *b = &l->cond.at[other->conds.first + k];
                if (a->role != C_SHALL || b->role != C_SHALL_NOT || !breaks(l, d, a, other, b)) continue;
                tell_bind(x, d, a, other, b);
                return;
            }
    }
}

/* ---- W015 --------------------------------------------------------------------------------------------- */
static void lint_no_limit(const logic *x, const duty *d)
{
    bool demands = false;
    for (uint32_t i = 0; i < d->conds.n; i++) demands = demands || x->l->cond.at[d->conds.first + i].role == C_SHALL;
    if (!demands || d->within.given) return;
    diag *m = diag_add(x->diags, d->at, W_NO_LIMIT, "the duty `%s` has no time limit", intern_str(x->l->names, d->name));
    diag_help(x->diags, m, "add: within \"words of the text\" 30 days of ...; where the text sets none: within implied \"the text sets no day\" and a `parameter`, "
                           "so that the report shows what the number decides");
}

/* ---- W018 --------------------------------------------------------------------------------------------- */
/* Its answer may be another on another day: a relation, or who is a party. `seen`: the terms looked through. */
static bool changes_with_days(const logic *x, id f, bool *seen)
{
    const formula *y = formula_at(x, f);
    if (y->op == F_RELATION) return !x->l->relation.at[y->a].judgment;
    if (y->op == F_PARTY) return true;
    if (y->op == F_TERM && !seen[y->a]) {
        const term *t = &x->l->term.at[y->a];
        seen[y->a] = true;
        if (t->means != NO_ID && changes_with_days(x, t->means, seen)) return true;
        for (uint32_t i = 0; i < t->readings.n; i++)
            if (changes_with_days(x, x->l->reading.at[t->readings.first + i].means, seen)) return true;
    }
    if (y->op == F_AND || y->op == F_OR || y->op == F_NOT || y->op == F_ONE_OF || y->op == F_IF)
        for (uint32_t i = 0; i < y->kids.n; i++)
            if (changes_with_days(x, x->l->f.kid.at[y->kids.first + i], seen)) return true;
    return false;
}

/* A prohibition that stands at all times: its acts are judged by their own days, its conditions by one. */
static void lint_asked_once(const logic *x, const duty *d)
{
    bool forbids = false;
    for (uint32_t i = 0; i < d->conds.n; i++) forbids = forbids || x->l->cond.at[d->conds.first + i].role == C_SHALL_NOT;
    if (d->arises != NO_ID || !forbids) return;
    for (uint32_t i = 0; i < d->conds.n; i++) {
        const condition *c = &x->l->cond.at[d->conds.first + i];
        if (c->role != C_WHERE && c->role != C_WHEN && c->role != C_PROVIDED) continue;
        if (!changes_with_days(x, c->what, arena_array(x->diags->mem, x->l->term.n + 1u, sizeof(bool)))) continue;
        diag *m = diag_add(x->diags, formula_at(x, c->what)->at, W_ASKED_ONCE, "`%s` stands at all times: this is asked of its first day, not of the day of each act", intern_str(x->l->names, d->name));
        diag_help(x->diags, m, "what shall be so on the day of the act belongs into the act: shall not \"...\" force f by o such that (...)");
    }
}

static void tell_given_up(const logic *x, const duty *d)
{
    diag *g = diag_add(x->diags, d->at, L_GIVEN_UP, "the conditions of `%s` ask too many things to see whether some exclude each other", intern_str(x->l->names, d->name));
    diag_help(x->diags, g, "give parts of them a name: term NAME(f: force) means ...");
}

void lint_logic(const law *l, const source *file, diag_list *diags)
{
    enum { MOST_CONDITIONS = 64 }; /* each is compared with each */
    logic x = {.l = l, .diags = diags};
    for (uint32_t i = 0; i < l->duty.n; i++) {
        const duty *d = &l->duty.at[i];
        const condition *c[MOST_CONDITIONS + 1];
        if (d->at.at < file->base || d->at.at - file->base > file->size) continue;
        uint32_t n = trigger_of(l, d, c, MOST_CONDITIONS + 1);
        x.given_up = n > MOST_CONDITIONS;
        if (n > MOST_CONDITIONS) n = MOST_CONDITIONS;
        lint_clash(&x, d, c, n);
        for (uint32_t k = 0; k < n; k++) lint_always(&x, c[k]);
        if (x.given_up) tell_given_up(&x, d);
        lint_bind(&x, d);
        lint_no_limit(&x, d);
        lint_asked_once(&x, d);
    }
}
