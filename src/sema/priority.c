/* Priorities between clauses, checked when all treaties are there: what they name exists, and no
 * clause waits for itself. `A subject to B` and `B notwithstanding A` say the same: A waits for B.
 *
 * Contract: the walk is iterative and passes each pair once, so that thousands of clauses that
 * name each other are told as quickly as two.
 */
#include "base/limits.h"
#include "sema/resolve.h"

typedef struct { id loser, winner; span at; } wait; /* `at`: where it is said */
typedef struct { VEC(wait) pair; uint32_t *first; } waits; /* of loser d: pairs first[d] up to first[d + 1] */

static bool is_named(const law *l, const priority_ref *p, id d)
{
    const duty *x = &l->duty.at[d];
    return x->treaty == p->treaty && x->article == p->article && (!p->duty || x->name == p->duty);
}

/* ---- prefer ------------------------------------------------------------------------------------ */
static ranked lower_ranked(resolver *r, node_id item)
{
    const node *n = ast_node(r->tree, item), *c = n->kid ? ast_node(r->tree, n->kid) : n;
    ranked x = {n->op, NO_ID, c->num * 2 + c->flag, (sym)c->num2, n->at};
    if (n->op == RANKED_LATER || n->op == RANKED_ANY) return x;
    x.treaty = law_treaty(r->law, c->text);
    if (x.treaty == NO_ID) help_nearest(r, fail(r, c->at, E_UNKNOWN, "no treaty is called `%s`", str(r, c->text)), c->text, NAMES_THING, S_TREATY, c->at);
    return x;
}

void lower_preference(resolver *r, node_id item, id treaty_id, const article *a)
{
    const node *n = ast_node(r->tree, item);
    if (r->law->preference.n == LIM_RANKS) {
        if (!r->failed) fail(r, n->at, L_SIZE, "more than %u ranks between clauses or treaties", LIM_RANKS);
        return;
    }
    preference p = {.treaty = treaty_id, .article = a->number, .version = a->version, .words = str(r, n->text), .implied = n->flag, .at = n->at};
    p.winner = lower_ranked(r, n->kid);
    p.loser = lower_ranked(r, ast_node(r->tree, n->kid)->next);
    if (p.winner.kind == RANKED_TREATY && p.loser.kind == RANKED_TREATY && p.winner.treaty == p.loser.treaty && p.winner.treaty != NO_ID)
        fail(r, n->at, E_CIRCLE, "`%s` would have to prevail over itself", str(r, r->law->treaty.at[p.winner.treaty].name));
    vec_push(r->mem, &r->law->preference, p);
}

static bool is_ranked(const law *l, const ranked *x, id d)
{
    const duty *y = &l->duty.at[d];
    return y->treaty == x->treaty && y->article == x->article && (!x->duty || y->name == x->duty);
}

static void clause_is_there(resolver *r, const ranked *x)
{
    if (x->kind != RANKED_CLAUSE || x->treaty == NO_ID) return;
    if (has_clause(r->law, x->treaty, x->article, x->duty)) {
        range all = r->law->treaty.at[x->treaty].duties;
        for (id d = all.first; d < all.first + all.n; d++)
            if (is_ranked(r->law, x, d) && r->law->duty.at[d].what == CLAUSE_DUTY) return;
        diag *g = fail(r, x->at, E_DUTY, "no duty is named: a right or power prevails over nothing, and nothing over it");
        diag_help(r->diags, g, "write what it excepts where the prohibition or the duty stands: unless \"words\" CONDITION");
        return;
    }
    const char *duty_name = x->duty ? str(r, x->duty) : "";
    help_clauses(r, fail(r, x->at, E_UNKNOWN_CLAUSE, "%s has no clause %d%s%s%s", str(r, r->law->treaty.at[x->treaty].name), x->article / 2,
                         x->article % 2 ? "bis" : "", x->duty ? "." : "", duty_name), x->treaty);
}

/* An article ranked before another one means each pair of their clauses. */
static void add_pair(resolver *r, waits *w, wait pair)
{
    if (w->pair.n < LIM_PARTS * LIM_PRIORITIES) vec_push(r->mem, &w->pair, pair);
    else if (!r->failed) fail(r, pair.at, L_SIZE, "these articles come to more than %u pairs of clauses", LIM_PARTS * LIM_PRIORITIES);
}

/* Clause over clause is a priority like those that the clauses state themselves. */
static void add_preferences(resolver *r, waits *w)
{
    law *l = r->law;
    for (uint32_t i = 0; i < l->preference.n && !r->failed; i++) {
        const preference *p = &l->preference.at[i];
        clause_is_there(r, &p->winner);
        clause_is_there(r, &p->loser);
        if (p->winner.kind != RANKED_CLAUSE || p->loser.kind != RANKED_CLAUSE || r->failed) continue;
        range a = l->treaty.at[p->winner.treaty].duties, b = l->treaty.at[p->loser.treaty].duties;
        for (id x = a.first; x < a.first + a.n; x++)
            for (id y = b.first; is_ranked(l, &p->winner, x) && y < b.first + b.n; y++)
                if (is_ranked(l, &p->loser, y)) add_pair(r, w, (wait){y, x, p->at});
    }
}

/* Every pair that a clause's priorities say; tells the clauses that are not there. */
static void add_waits(resolver *r, waits *w, id d)
{
    law *l = r->law;
    range mine = l->duty.at[d].priorities;
    for (uint32_t i = 0; i < mine.n; i++) {
        const priority_ref *p = &l->priority.at[mine.first + i];
        if (p->treaty == NO_ID) continue;
        bool found = false, among_duties = false;
        range duties = l->treaty.at[p->treaty].duties;
        for (id e = duties.first; e < duties.first + duties.n; e++) {
            if (!is_named(l, p, e)) continue;
            found = true;
            among_duties = among_duties || (l->duty.at[d].what == CLAUSE_DUTY && l->duty.at[e].what == CLAUSE_DUTY);
            wait pair = {p->kind == 0 ? d : e, p->kind == 0 ? e : d, p->at};
            if (p->kind < 2) vec_push(r->mem, &w->pair, pair);
        }
        if (found && (among_duties || p->kind > 1)) continue;
        if (found) {
            const duty *own = &l->duty.at[d];
            diag *g = fail(r, p->at, E_DUTY, own->what == CLAUSE_DUTY ? "no duty is named: a right or power prevails over nothing" : "a %s prevails over nothing, and nothing over it",
                           clause_word((clause_kind)own->what));
            diag_help(r->diags, g, "write what it excepts where the prohibition or the duty stands: unless \"words\" CONDITION");
            continue;
        }
        const char *name = str(r, l->treaty.at[p->treaty].name), *duty_name = p->duty ? str(r, p->duty) : "";
        help_clauses(r, fail(r, p->at, E_UNKNOWN_CLAUSE, "%s has no clause %d%s%s%s", name, p->article / 2, p->article % 2 ? "bis" : "",
                             p->duty ? "." : "", duty_name), p->treaty);
    }
}

/* Orders the pairs by loser, keeping the order in which they are written. */
static void sort_waits(resolver *r, waits *w)
{
    uint32_t n = r->law->duty.n, *next = arena_array(r->mem, n + 1u, sizeof *next);
    wait *sorted = arena_array(r->mem, w->pair.n + 1u, sizeof *sorted);
    w->first = arena_array(r->mem, n + 2u, sizeof *w->first);
    for (uint32_t i = 0; i < w->pair.n; i++) w->first[w->pair.at[i].loser + 1]++;
    for (uint32_t d = 0; d <= n; d++) w->first[d + 1] += w->first[d];
    for (uint32_t d = 0; d < n; d++) next[d] = w->first[d];
    for (uint32_t i = 0; i < w->pair.n; i++) sorted[next[w->pair.at[i].loser]++] = w->pair.at[i];
    w->pair.at = sorted;
}

typedef struct { id duty; uint32_t at; } step;

/* The circle is what stands on the way from the clause met again. */
static void tell_circle(resolver *r, const waits *w, const step *way, uint32_t n)
{
    const law *l = r->law;
    const wait *last = &w->pair.at[way[n - 1].at];
    uint32_t i = 0;
    while (way[i].duty != last->winner) i++;
    const char *name = str(r, l->duty.at[last->winner].name);
    diag *d = i + 1 == n ? fail(r, last->at, E_CIRCLE, "`%s` would have to wait for itself", name)
                         : fail(r, last->at, E_CIRCLE, "`%s` waits for `%s`, and that for it", str(r, l->duty.at[last->loser].name), name);
    for (; i + 1 < n; i++) {
        const wait *p = &w->pair.at[way[i].at];
        diag_also(r->diags, d, p->at, "`%s` waits for `%s`", str(r, l->duty.at[p->loser].name), str(r, l->duty.at[p->winner].name));
    }
    diag_help(r->diags, d, "take one `subject to`, `notwithstanding` or `prefer` of the circle away");
}

static bool has_circle(resolver *r, const waits *w)
{
    uint32_t n = r->law->duty.n, len = 0;
    uint8_t *state = arena_array(r->mem, n + 1u, sizeof *state); /* 0 not seen, 1 on the way, 2 done */
    step *way = arena_array(r->mem, n + 1u, sizeof *way);
    for (id root = 0; root < n; root++) {
        if (state[root]) continue;
        state[root] = 1;
        way[len++] = (step){root, w->first[root]};
        while (len) {
            step *top = &way[len - 1];
            if (top->at == w->first[top->duty + 1]) {
                state[top->duty] = 2;
                if (--len) way[len - 1].at++;
                continue;
            }
            id next = w->pair.at[top->at].winner;
            if (state[next] == 1) {
                tell_circle(r, w, way, len);
                return true;
            }
            if (state[next] == 2) {
                top->at++;
                continue;
            }
            state[next] = 1;
            way[len++] = (step){next, w->first[next]};
        }
    }
    return false;
}

void check_priorities(resolver *r)
{
    waits w = {.first = NULL};
    for (id d = 0; d < r->law->duty.n; d++) add_waits(r, &w, d);
    add_preferences(r, &w);
    if (r->failed) return;
    sort_waits(r, &w);
    has_circle(r, &w);
}
