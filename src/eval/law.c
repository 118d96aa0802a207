/* Hinges of law: re-picking one term at a time, and every admissible product of readings.
 *
 * All readings of the clause's terms become choices beside the open facts, so one table answers for
 * every profile. Where that table would be too large, the products are gone through one by one, up to
 * LIM_PRODUCTS (rule 25).
 */
#include "base/limits.h"
#include "eval/run.h"

/* The i-th reading that r requires or excludes, in that order. NULL where i is past the last. */
static const reading_ref *tied_reading(const law *l, const reading *r, uint32_t i, bool *excludes)
{
    if (i >= r->requires.n + r->excludes.n) return NULL;
    *excludes = i >= r->requires.n;
    return &l->reading_ref.at[*excludes ? r->excludes.first + i - r->requires.n : r->requires.first + i];
}

static bool uses_term(const law *l, const duty *d, id t)
{
    for (uint32_t i = 0; i < d->terms.n; i++)
        if (l->term_use.at[d->terms.first + i] == t) return true;
    return false;
}

/* requires and excludes, between terms that the clause uses. */
static void require_readings(ground *g, const duty *d)
{
    const law *l = g->f->l;
    for (uint32_t i = 0; i < d->terms.n; i++) {
        id t = l->term_use.at[d->terms.first + i];
        for (uint32_t k = 0; k < l->term.at[t].readings.n; k++) {
            const reading *r = &l->reading.at[l->term.at[t].readings.first + k];
            const reading_ref *x;
            bool excludes;
            for (uint32_t e = 0; (x = tied_reading(l, r, e, &excludes)); e++) {
                if (!uses_term(l, d, x->term)) continue;
                expr other = x_is(g->s, reading_choice(g, x->term), x->reading);
                space_require(g->s, x_if(g->s, x_is(g->s, reading_choice(g, t), k), excludes ? x_not(g->s, other) : other));
            }
        }
    }
}

void law_prepare(run *z, const frame *f, every_law *e)
{
    ground g = z->g;
    findings found;
    e->s = &z->law_space;
    space_clear(e->s);
    g.s = e->s;
    g.pick = z->open_pick;
    ground_duty(&g, &f->q, z->param, false, NULL, &found);
    require_readings(&g, f->d);
    require_givens(&g);
    solve(&e->o, e->s, found.verdict);
    e->tried = !e->o.limited;
}

static const column *column_of_term(const every_law *e, id t)
{
    for (uint32_t c = 0; c < e->o.t.column.n; c++) {
        const choice *ch = &e->s->choice.at[e->o.t.column.at[c].choice];
        if (ch->kind == CH_READING && ch->what == t) return &e->o.t.column.at[c];
    }
    return NULL;
}

/* World w with the term's reading replaced. */
static uint32_t repick(const column *c, uint32_t w, uint32_t reading_)
{
    uint32_t mask = ((1u << c->bits) - 1u) << c->shift;
    return (w & ~mask) | (uint32_t)c->cell_of[reading_] << c->shift;
}

static bool picked(const every_law *e, const uint32_t *pick, uint32_t w)
{
    for (uint32_t c = 0; c < e->o.t.column.n; c++) {
        const column *x = &e->o.t.column.at[c];
        const choice *ch = &e->s->choice.at[x->choice];
        if (ch->kind == CH_READING && cell_in(x, w) != x->cell_of[pick[ch->what]]) return false;
    }
    return true;
}

/* Does this reading in the place of the one picked change the verdict in a world that both admit, or what the
 * verdict can be? (Help that nobody recorded can be enough on the one reading alone: no world that both admit shows it.) */
static bool reading_turns(const every_law *e, const uint8_t *verdict, const uint32_t *pick, const column *c, uint32_t r)
{
    uint32_t here = 0, there = 0; /* bits of verdicts */
    for (uint32_t w = 0; w < e->o.t.worlds; w++) {
        if (!picked(e, pick, w)) continue;
        uint8_t own = verdict[w], other = verdict[repick(c, w, r)];
        if (own != VERDICTS && other != VERDICTS && own != other) return true;
        if (own != VERDICTS) here |= 1u << own;
        if (other != VERDICTS) there |= 1u << other;
    }
    return there && there != here;
}

static bool term_turns(const every_law *e, const uint8_t *verdict, const uint32_t *pick, const law *l, id t)
{
    const column *c = column_of_term(e, t);
    if (!c) return false;
    for (uint32_t r = 0; r < l->term.at[t].readings.n; r++)
        if (r != pick[t] && reading_turns(e, verdict, pick, c, r)) return true;
    return false;
}

static void add_reading(run *z, m_row *row, const uint32_t *pick, id t)
{
    row->turns_on.readings[row->turns_on.n_readings++] = tell_reading(&z->tell, t, pick[t]);
}

/* ---- without the one table -------------------------------------------------------------------------------- */
static bool admissible_picks(const law *l, const duty *d, const uint32_t *pick)
{
    for (uint32_t i = 0; i < d->terms.n; i++) {
        id t = l->term_use.at[d->terms.first + i];
        const reading *r = &l->reading.at[l->term.at[t].readings.first + pick[t]];
        const reading_ref *x;
        bool excludes;
        for (uint32_t e = 0; (x = tied_reading(l, r, e, &excludes)); e++)
            if (uses_term(l, d, x->term) && (pick[x->term] == x->reading) == excludes) return false;
    }
    return true;
}

/* Is there a world, admissible under both picks, to which they give different verdicts? Both are grounded
 * in one space, so the constraints of both hold. -1 where that is more than a table takes. */
static int picks_differ(run *z, const frame *f, const uint32_t *a, const uint32_t *b)
{
    space *s = &z->pair_space;
    ground g = z->g;
    findings x, y;
    expr differ = X_FALSE;
    table t;
    space_clear(s);
    g.s = s;
    g.pick = a;
    ground_duty(&g, &f->q, z->param, false, NULL, &x);
    g.pick = b;
    ground_duty(&g, &f->q, z->param, false, NULL, &y);
    require_givens(&g);
    for (int v = 0; v < VERDICTS; v++) differ = x_or(s, differ, x_and(s, x.verdict[v], x_not(s, y.verdict[v])));
    if (s->given_up) return -1;
    if (differ == X_FALSE) return 0;
    if (!table_build(&t, s, &differ, 1)) return -1;
    const uint64_t *at = table_of(&t, differ);
    for (uint32_t i = 0; i < t.words; i++)
        if (at[i] & t.admissible[i]) return 1;
    return 0;
}

/* Can the verdict be another with this pick than with the row's? `cut`: there were too many questions to see it. */
static bool verdicts_differ(run *z, const frame *f, const uint32_t *pick, const outcome *o, bool *cut)
{
    findings found;
    outcome other;
    quick_outcome(z, &f->q, pick, NULL, &found, &other);
    *cut = *cut || other.limited;
    return !o->limited && !other.limited && other.verdicts && other.verdicts != o->verdicts;
}

/* Does re-picking this one term change the verdict in a world, or what it can be (`o`: the row's; NULL: that is not asked)?
 * `cut`: that could not be seen of every reading. */
static bool one_term_turns(run *z, const frame *f, id t, const uint32_t *pick, const outcome *o, bool *cut)
{
    uint32_t *own = arena_array(z->mem, z->l->term.n + 1u, sizeof *own);
    bool turns = false;
    memcpy(own, pick, z->l->term.n * sizeof *own);
    for (uint32_t r = 0; r < z->l->term.at[t].readings.n && !turns; r++) {
        own[t] = r;
        if (r == pick[t] || !admissible_picks(z->l, f->d, own)) continue;
        int differ = picks_differ(z, f, pick, own);
        *cut = *cut || differ < 0;
        turns = differ > 0 || (o && verdicts_differ(z, f, own, o, cut));
    }
    return turns;
}

static void judge_one_by_one(run *z, const frame *f, const uint32_t *pick, const outcome *o, m_row *row, bool *cut)
{
    const law *l = z->l;
    uint32_t *own = arena_array(z->mem, l->term.n + 1u, sizeof *own);
    uint64_t products = 1;
    memcpy(own, pick, l->term.n * sizeof *own);
    for (uint32_t i = 0; i < f->d->terms.n; i++) {
        id t = l->term_use.at[f->d->terms.first + i];
        if (products <= LIM_PRODUCTS) products *= l->term.at[t].readings.n;
        if (l->term.at[t].readings.n > 1 && one_term_turns(z, f, t, pick, o, cut)) add_reading(z, row, pick, t);
    }
    row->law_tried = !is_settled(o) && !o->limited; /* what is open on this reading is not settled on every one */
    if (products > LIM_PRODUCTS || !is_settled(o)) return;
    bool same = true;
    for (uint64_t p = 0; p < products && same; p++) {
        uint64_t rest = p;
        for (uint32_t i = 0; i < f->d->terms.n; i++) {
            id t = l->term_use.at[f->d->terms.first + i];
            own[t] = (uint32_t)(rest % l->term.at[t].readings.n);
            rest /= l->term.at[t].readings.n;
        }
        if (!admissible_picks(l, f->d, own)) continue;
        findings found;
        outcome other;
        quick_outcome(z, &f->q, own, NULL, &found, &other);
        if (other.limited) {
            row->law_tried = false;
            *cut = true;
            return;
        }
        same = other.verdicts == o->verdicts;
    }
    row->law_tried = true;
    row->settled_by_law = same;
}

static bool speaks_of_reading(const space *s, expr x, id t, uint8_t *done)
{
    if (x <= X_TRUE || done[x]) return false;
    done[x] = 1;
    expr_node n = s->node.at[x];
    if (n.op == X_ATOM) {
        const choice *c = &s->choice.at[n.a];
        return (c->kind == CH_READING && c->what == t) || speaks_of_reading(s, c->asked, t, done);
    }
    if (n.op == X_NOT) return speaks_of_reading(s, n.a, t, done);
    for (uint32_t i = 0; (n.op == X_AND || n.op == X_OR) && i < n.n; i++)
        if (speaks_of_reading(s, s->kid.at[n.a + i], t, done)) return true;
    return false;
}

/* Something is asked under some readings of the term alone. In the one table a world has an answer to it only there, so
 * two readings are compared as two questions in one space, where both have it. */
static bool asks_by_reading(const every_law *e, id t)
{
    uint8_t *done = arena_zero(e->s->mem, e->s->node.n);
    for (uint32_t c = 0; c < e->o.t.column.n; c++)
        if (speaks_of_reading(e->s, e->s->choice.at[e->o.t.column.at[c].choice].asked, t, done)) return true;
    return false;
}

void law_judge(run *z, const frame *f, const every_law *e, const uint32_t *pick, bool alone, const outcome *o, m_row *row, bool *cut)
{
    row->turns_on.readings = arena_array(z->mem, f->d->terms.n + 1u, sizeof *row->turns_on.readings);
    if (!e->tried) {
        judge_one_by_one(z, f, pick, o, row, cut);
        return;
    }
    row->law_tried = true;
    row->settled_by_law = is_settled(o) && e->o.verdicts == o->verdicts;
    if (!e->o.built) return;
    uint8_t *verdict = verdict_by_world((outcome *)(uintptr_t)&e->o);
    for (uint32_t i = 0; i < f->d->terms.n; i++) {
        id t = z->l->term_use.at[f->d->terms.first + i];
        if (term_turns(e, verdict, pick, z->l, t) || (alone && asks_by_reading(e, t) && one_term_turns(z, f, t, pick, NULL, cut))) add_reading(z, row, pick, t);
    }
}
