/* Does any course of events fit the record? (rule 28)
 *
 * Two facts that clash are told as a pair. `given` lines are tried together with the facts they
 * speak of; where nothing fits, items are left out one by one as long as nothing fits still, so what
 * remains is a minimal set. It is told in order of days and names.
 */
#include "base/limits.h"
#include "eval/run.h"

typedef struct { span at; day on; const char *name; } item;
typedef VEC(item) items;

static item fact_item(const m_fact *m)
{
    return (item){m->at, m->from, m->text};
}

static bool before(const item *a, const item *b)
{
    if (a->on != b->on) return a->on < b->on;
    int order = strcmp(a->name, b->name);
    return order ? order < 0 : a->at.at < b->at.at;
}

/* Under one side's account it may be that account which does not fit. */
static const char *way_out(const run *z)
{
    if (z->x->case_of == NO_ID) return "mark one as claimed and denied, with both sides' sources, or delete one";
    const char *who = thing_name(&z->tell, z->x->case_of);
    return format(z->mem, "case-of:%s takes what %s claims as true and what %s denies as false: if that is what clashes, this account does not fit what is established; "
                          "else mark one as claimed and denied, or delete one", who, who, who);
}

/* `clash`: on which days, of two that do not hold on the same days; or "". */
static void tell_contradiction(run *z, items *set, const char *clash)
{
    for (uint32_t i = 1; i < set->n; i++)
        for (uint32_t k = i; k && before(&set->at[k], &set->at[k - 1]); k--) {
            item t = set->at[k];
            set->at[k] = set->at[k - 1];
            set->at[k - 1] = t;
        }
    diag *d = diag_add(z->diags, set->at[0].at, E_CONTRADICTION, "%s: this cannot be true together with what else is recorded", set->at[0].name);
    for (uint32_t i = 1; i < set->n; i++) diag_also(z->diags, d, set->at[i].at, "with this%s: %s", clash, set->at[i].name);
    const char *out = way_out(z);
    if (*clash) diag_help(z->diags, d, "on other days they go together: end the one where the other begins, or %s", out);
    else if (set->n > DIAG_LABELS + 1u) diag_help(z->diags, d, "%s; %u more belong to it", out, (unsigned)(set->n - DIAG_LABELS - 1));
    else diag_help(z->diags, d, "%s", out);
}

static void tell_pair(run *z, const m_fact *a, const m_fact *b, const char *clash)
{
    items set = {0};
    vec_push(z->mem, &set, fact_item(a));
    vec_push(z->mem, &set, fact_item(b));
    tell_contradiction(z, &set, clash);
}

/* The days on which both hold, where each also holds on others, or one does. */
static const char *days_of_both(const run *z, const relation_fact *a, const relation_fact *b)
{
    day from = a->from > b->from ? a->from : b->from, to = a->to < b->to ? a->to : b->to;
    char first[11], last[11];
    if (a->from == b->from && a->to == b->to) return "";
    day_write(from, first);
    day_write(to, last);
    if (from == to) return format(z->mem, ", on %s", first);
    if (from == DAY_MIN) return format(z->mem, ", until %s", last);
    return to == DAY_MAX ? format(z->mem, ", from %s on", first) : format(z->mem, ", from %s to %s", first, last);
}

/* ---- pairs of facts ------------------------------------------------------------------------------------ */
static bool arg_under(const run *z, val a, val wide)
{
    if (a == wide) return true;
    return VAL_TAG(wide) == TAG_ANY && VAL_TAG(a) == TAG_THING && (thing_of(z->l, z->r, VAL_ID(a))->sort & VAL_ID(wide));
}

static bool clash(const run *z, const relation_fact *a, bool a_true, const relation_fact *b, bool b_true)
{
    const relation *x = &z->l->relation.at[a->relation];
    bool same = true, rest = true, under = true, over = true;
    if (a->from > b->to || b->from > a->to) return false;
    for (uint32_t i = 0; i < x->n; i++) {
        same = same && a->arg[i] == b->arg[i];
        if ((int)i != x->one) rest = rest && a->arg[i] == b->arg[i];
        under = under && arg_under(z, a->arg[i], b->arg[i]);
        over = over && arg_under(z, b->arg[i], a->arg[i]);
    }
    if (a_true != b_true) return same || (a_true ? under : over);
    if (!a_true || x->one < 0 || !rest || same) return false;
    return VAL_TAG(a->arg[x->one]) == TAG_THING && VAL_TAG(b->arg[x->one]) == TAG_THING;
}

static bool settled_relation(const run *z, id x)
{
    return z->f.relation[x] == IS_TRUE || z->f.relation[x] == IS_FALSE;
}

/* Ids of settled facts in order of first days, to find those whose days overlap. */
typedef struct { id *at; uint32_t n; } fact_ids;

static void sort_by_first_day(const run *z, fact_ids *f)
{
    bool sorted = true;
    for (uint32_t i = 1; i < f->n && sorted; i++) sorted = z->r->relation.at[f->at[i - 1]].from <= z->r->relation.at[f->at[i]].from;
    for (uint32_t gap = sorted ? 0 : f->n / 2; gap; gap /= 2) /* shell sort */
        for (uint32_t i = gap; i < f->n; i++)
            for (uint32_t k = i; k >= gap; k -= gap) {
                const relation_fact *x = &z->r->relation.at[f->at[k - gap]], *y = &z->r->relation.at[f->at[k]];
                if (x->from < y->from || (x->from == y->from && f->at[k - gap] < f->at[k])) break;
                id t = f->at[k];
                f->at[k] = f->at[k - gap];
                f->at[k - gap] = t;
            }
}

/* The first two of the facts that clash are told. Facts without number that hold on the same days are
 * not all compared (LIM_COMPARED); that is told, too. */
static bool facts_agree(run *z, fact_ids *f, uint32_t *steps)
{
    sort_by_first_day(z, f);
    for (uint32_t a = 0; a < f->n; a++) {
        const relation_fact *x = &z->r->relation.at[f->at[a]];
        for (uint32_t b = a + 1; b < f->n && z->r->relation.at[f->at[b]].from <= x->to; b++) {
            if (*steps == LIM_COMPARED) {
                diag *d = diag_add(z->diags, x->at, L_GIVEN_UP, "too many facts hold on the same days to see whether they contradict each other");
                diag_help(z->diags, d, "from this line on they were not compared; divide the case, or leave out facts that no clause asks about");
                z->limited = true;
                return true;
            }
            ++*steps;
            const relation_fact *y = &z->r->relation.at[f->at[b]];
            if (!clash(z, x, z->f.relation[f->at[a]] == IS_TRUE, y, z->f.relation[f->at[b]] == IS_TRUE)) continue;
            bool in_order = f->at[a] < f->at[b];
            tell_pair(z, tell_relation(&z->tell, f->at[in_order ? a : b]), tell_relation(&z->tell, f->at[in_order ? b : a]), days_of_both(z, x, y));
            return false;
        }
    }
    return true;
}

/* Can facts about different first things clash: is that place the exclusive one, or filled with "any state"? */
static bool meets_others(const run *z, id relation_id)
{
    if (z->l->relation.at[relation_id].one == 0) return true;
    for (uint32_t i = 0; i < z->r->relation.n; i++)
        if (z->r->relation.at[i].relation == relation_id && VAL_TAG(z->r->relation.at[i].arg[0]) == TAG_ANY && settled_relation(z, i)) return true;
    return false;
}

static bool relations_agree(run *z)
{
    if (z->f.uncompared) {
        diag *d = diag_add(z->diags, z->r->at, L_GIVEN_UP, "too many facts about the same things to see what the account of %s says against others", thing_name(&z->tell, z->x->case_of));
        diag_help(z->diags, d, "what was not compared is left open; divide the case, or leave out facts that no clause asks about");
        z->limited = true;
    }
    fact_ids f = {arena_alloc(z->mem, (z->r->relation.n + 1u) * sizeof *f.at), 0};
    bool *whole = arena_array(z->mem, z->l->relation.n + 1u, sizeof *whole), fine = true;
    uint32_t steps = 0;
    for (id rel = 0; rel < z->l->relation.n && fine; rel++) {
        whole[rel] = z->r->relation.n && meets_others(z, rel);
        f.n = 0;
        for (id i = 0; i < z->r->relation.n && whole[rel]; i++)
            if (z->r->relation.at[i].relation == rel && settled_relation(z, i)) f.at[f.n++] = i;
        fine = facts_agree(z, &f, &steps);
    }
    for (uint32_t h = 0; h < z->f.about.bucket.n && fine; h++) {
        const bucket *about = &z->f.about.bucket.at[h];
        f.n = 0;
        for (uint32_t a = 0; a < about->n; a++)
            if (settled_relation(z, z->f.about.item[about->first + a])) f.at[f.n++] = z->f.about.item[about->first + a];
        if (f.n > 1 && !whole[z->r->relation.at[f.at[0]].relation]) fine = facts_agree(z, &f, &steps);
    }
    return fine;
}

/* An absence beside an event that is certainly of that kind and in those days. */
static bool absences_hold(run *z)
{
    bool fine = true;
    ground g = z->g;
    g.pool = &z->r->f;
    g.treaty = z->r->assess.n ? z->r->assess.at[0] : 0;
    g.group = GROUP_NONE;
    g.cutoff = DAY_MAX;
    g.bearer = -1;
    for (uint32_t i = 0; i < z->r->closure.n; i++) {
        const closure *c = &z->r->closure.at[i];
        if (c->complete || z->f.closure[i] != IS_TRUE) continue;
        id kind = z->r->f.pattern.at[c->pattern].kind;
        for (uint32_t k = z->f.kind_first[kind]; k < z->f.kind_first[kind + 1]; k++) {
            id e = z->f.by_kind[k];
            const event *x = event_at(&z->f, e);
            names n;
            if (z->f.event[e] != IS_TRUE || x->from < c->from || (x->sometime ? x->to : x->from) > c->to) continue;
            for (uint32_t v = 0; v < MAX_VARS; v++) n.var[v] = MISSING;
            space_clear(&z->s);
            g.s = &z->s;
            g.law_day = g.law_lo = g.law_hi = x->from;
            if (qualifiers_hold(&g, &n, c->pattern, VAL(TAG_EVENT, e), false, true) != X_TRUE) continue;
            tell_pair(z, tell_closure(&z->tell, i), tell_event(&z->tell, e), "");
            fine = false;
        }
    }
    return fine;
}

/* ---- given lines ------------------------------------------------------------------------------------------- */
typedef struct { uint8_t *standing, keep, off; item told; bool used; } lever;
typedef VEC(lever) levers;

/* The record asked by itself, of no clause. */
static ground of_record(const run *z)
{
    ground g = z->g;
    g.day_event = NO_ID;
    g.law_day = g.law_lo = g.law_hi = z->r->from;
    g.treaty = z->r->assess.n ? z->r->assess.at[0] : 0;
    return g;
}

void fit_policy(run *z)
{
    ground g = of_record(z);
    free_what_is_given(&g);
    forget_answers(&z->tell); /* of what is now left open, too */
}

/* No `given` line is certainly broken on the day; `seen`: cleared where that was more than could be weighed. */
static bool fits_on(run *z, space *s, day on, bool *seen)
{
    ground g = of_record(z);
    space_clear(s);
    g.s = s;
    g.law_day = g.law_lo = g.law_hi = on;
    require_givens(&g);
    for (uint32_t i = 0; i < s->constraint.n && !s->given_up; i++) {
        table t;
        expr x = s->constraint.at[i];
        if (x == X_FALSE) return false;
        if (table_build(&t, s, &x, 1)) {
            if (!table_any(&t, t.admissible)) return false;
        } else *seen = false;
    }
    *seen = *seen && !s->given_up;
    return true;
}

/* The same on each day of which something is asked: the case's first, and the first day of each event. */
static bool fits(run *z, bool *seen)
{
    space s;
    space_init(&s, z->mem);
    bool fit = fits_on(z, &s, z->r->from, seen);
    day last = z->r->from;
    for (uint32_t i = 0; fit && i < z->r->event.n; i++) {
        if (z->r->event.at[i].from == last || z->f.event[i] == IS_FALSE || z->f.event[i] == IS_DROPPED) continue;
        last = z->r->event.at[i].from;
        fit = fits_on(z, &s, last, seen);
    }
    return fit;
}

static void mark_formula(const run *z, id f, bool *relation_, bool *event_)
{
    const formula_pool *p = &z->r->f;
    const formula *x = &p->formula.at[f];
    if (x->op == F_OCCURS) event_[x->a] = true;
    if (x->op == F_RELATION) relation_[x->a] = true;
    if (x->op == F_AND || x->op == F_OR || x->op == F_NOT || x->op == F_IF || x->op == F_ONE_OF)
        for (uint32_t i = 0; i < x->kids.n; i++) mark_formula(z, p->kid.at[x->kids.first + i], relation_, event_);
}

static void gather_levers(run *z, levers *out)
{
    record *r = z->r;
    bool *relation_ = arena_array(z->mem, z->l->relation.n + 1u, sizeof *relation_), *event_ = arena_array(z->mem, r->event.n + 1u, sizeof *event_);
    for (uint32_t i = 0; i < r->given.n; i++) {
        if (z->f.given[i] != IS_TRUE) continue;
        mark_formula(z, r->given.at[i].formula, relation_, event_);
        vec_push(z->mem, out, (lever){&z->f.given[i], IS_TRUE, IS_OPEN, {r->given.at[i].at, DAY_MIN, "a `given` line"}, true});
    }
    for (uint32_t i = 0; i < r->event.n; i++)
        if (event_[i] && (z->f.event[i] == IS_TRUE || z->f.event[i] == IS_FALSE))
            vec_push(z->mem, out, (lever){&z->f.event[i], z->f.event[i], IS_OPEN, fact_item(tell_event(&z->tell, i)), true});
    for (uint32_t i = 0; i < r->relation.n; i++)
        if (relation_[r->relation.at[i].relation] && settled_relation(z, i))
            vec_push(z->mem, out, (lever){&z->f.relation[i], z->f.relation[i], IS_OPEN, fact_item(tell_relation(&z->tell, i)), true});
}

static bool givens_fit(run *z)
{
    levers l = {0};
    items set = {0};
    bool seen = true;
    if (!z->r->given.n) return true;
    if (fits(z, &seen)) {
        if (seen) return true;
        diag *d = diag_add(z->diags, z->r->given.at[0].at, L_GIVEN_UP, "the `given` lines tie too many open questions together to see whether all can be true");
        diag_help(z->diags, d, "settle some of what they name with --assume, or divide the lines");
        z->limited = true;
        return true;
    }
    gather_levers(z, &l);
    for (uint32_t i = 0; i < l.n; i++) {
        *l.at[i].standing = l.at[i].off;
        l.at[i].used = fits(z, &seen);
        if (l.at[i].used) *l.at[i].standing = l.at[i].keep;
    }
    for (uint32_t i = 0; i < l.n; i++)
        if (l.at[i].used) vec_push(z->mem, &set, l.at[i].told);
    if (!set.n) vec_push(z->mem, &set, (item){z->r->at, z->r->from, "the record"});
    tell_contradiction(z, &set, "");
    return false;
}

bool record_is_consistent(run *z)
{
    bool pairs = relations_agree(z);
    bool absences = absences_hold(z);
    return pairs && absences && givens_fit(z);
}
