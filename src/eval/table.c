/* Laying out and filling truth tables. */
#include "eval/table.h"
#include "base/limits.h"

/* ---- which choices matter -------------------------------------------------------------------------- */
typedef struct {
    space *s;
    uint8_t *node, *choice, *constraint; /* seen */
    VEC(expr) atom;                      /* every atom met */
    uint32_t *first, *next;              /* by choice, by atom: the atoms of each choice in order, + 1 */
    VEC(expr) todo;
} gather;

static void visit(gather *g, expr root)
{
    space *s = g->s;
    vec_push(s->mem, &g->todo, root);
    while (g->todo.n) {
        expr x = g->todo.at[--g->todo.n];
        if (x <= X_TRUE || g->node[x]) continue;
        g->node[x] = 1;
        expr_node n = s->node.at[x];
        if (n.op == X_ATOM) {
            vec_push(s->mem, &g->atom, x);
            if (!g->choice[n.a]) {
                g->choice[n.a] = 1;
                vec_push(s->mem, &g->todo, s->choice.at[n.a].asked);
            }
        } else if (n.op == X_NOT) vec_push(s->mem, &g->todo, n.a);
        else
            for (uint32_t i = 0; i < n.n; i++) vec_push(s->mem, &g->todo, s->kid.at[n.a + i]);
    }
}

/* Does the formula speak of a choice that matters already, or of one asked only where such a choice lets it? */
static bool touches(gather *g, expr x, uint8_t *done)
{
    if (x <= X_TRUE || done[x]) return false;
    done[x] = 1;
    expr_node n = g->s->node.at[x];
    if (n.op == X_ATOM) return g->choice[n.a] || touches(g, g->s->choice.at[n.a].asked, done);
    if (n.op == X_NOT) return touches(g, n.a, done);
    for (uint32_t i = 0; i < n.n; i++)
        if (touches(g, g->s->kid.at[n.a + i], done)) return true;
    return false;
}

/* A constraint on a choice that matters brings in all its other choices. */
static void close_over(gather *g, table *t, const constraints *list)
{
    space *s = g->s;
    uint8_t *done = arena_zero(s->mem, s->node.n);
    for (bool more = true; more && !s->given_up;) {
        more = false;
        for (uint32_t i = 0; i < list->n; i++) {
            if (g->constraint[i]) continue;
            memset(done, 0, s->node.n);
            space_step(s, s->node.n / 64 + 1);
            if (!touches(g, list->at[i], done)) continue;
            g->constraint[i] = 1;
            vec_push(s->mem, &t->constraint, list->at[i]);
            visit(g, list->at[i]);
            more = true;
        }
    }
}

/* ---- cells of answers ----------------------------------------------------------------------------------- */
static void refine(column *c, const space *s, expr atom, uint32_t *split)
{
    const choice *ch = &s->choice.at[c->choice];
    const uint64_t *set = &s->set.at[s->node.at[atom].n];
    uint32_t cells = 0;
    for (uint32_t i = 0; i < c->cells * 2; i++) split[i] = UINT32_MAX;
    for (uint32_t a = 0; a < ch->n; a++) {
        uint32_t *to = &split[c->cell_of[a] * 2u + set_has(set, a)];
        if (*to == UINT32_MAX) *to = cells++;
        c->cell_of[a] = *to;
    }
    c->cells = cells;
}

static void lay_out_column(table *t, const gather *g, uint32_t which)
{
    space *s = t->s;
    uint32_t n = s->choice.at[which].n;
    column c = {.choice = which, .cells = 1, .shift = t->bits};
    c.cell_of = arena_array(s->mem, n, sizeof *c.cell_of);
    uint32_t *split = arena_array(s->mem, (size_t)n * 2 + 2, sizeof *split);
    for (uint32_t i = g->first[which]; i; i = g->next[i - 1]) refine(&c, s, g->atom.at[i - 1], split);
    c.answer_of = arena_array(s->mem, c.cells, sizeof *c.answer_of);
    for (uint32_t a = n; a-- > 0;) c.answer_of[c.cell_of[a]] = a;
    while ((1u << c.bits) < c.cells) c.bits++;
    t->bits += c.bits;
    vec_push(s->mem, &t->column, c);
}

/* ---- filling ------------------------------------------------------------------------------------------------ */
uint64_t *table_new(const table *t)
{
    return arena_zero(t->s->mem, t->words * sizeof(uint64_t));
}

static uint64_t full_word(const table *t)
{
    return t->bits >= 6 ? UINT64_MAX : ((uint64_t)1 << t->worlds) - 1;
}

/* Word i of the table "bit b of the world's number is set". */
static uint64_t bit_word(uint32_t b, uint32_t i)
{
    static const uint64_t low[6] = {0xAAAAAAAAAAAAAAAAu, 0xCCCCCCCCCCCCCCCCu, 0xF0F0F0F0F0F0F0F0u,
                                    0xFF00FF00FF00FF00u, 0xFFFF0000FFFF0000u, 0xFFFFFFFF00000000u};
    return b < 6 ? low[b] : i >> (b - 6) & 1 ? UINT64_MAX : 0;
}

static void add_cell(const table *t, const column *c, uint32_t cell, uint64_t *out)
{
    for (uint32_t i = 0; i < t->words; i++) {
        uint64_t m = full_word(t);
        for (uint32_t b = 0; b < c->bits; b++) {
            uint64_t v = bit_word(c->shift + b, i);
            m &= cell >> b & 1 ? v : ~v;
        }
        out[i] |= m;
    }
}

static const column *column_of(const table *t, uint32_t which)
{
    uint32_t lo = 0, hi = t->column.n;
    while (lo < hi) {
        uint32_t mid = (lo + hi) / 2;
        if (t->column.at[mid].choice < which) lo = mid + 1;
        else hi = mid;
    }
    return lo < t->column.n && t->column.at[lo].choice == which ? &t->column.at[lo] : NULL;
}

static void fill_atom(const table *t, expr_node n, uint64_t *out)
{
    const column *c = column_of(t, n.a);
    const uint64_t *set = &t->s->set.at[n.n];
    if (!c) return; /* not among the table's choices: the caller's mistake, and nothing holds */
    for (uint32_t k = 0; k < c->cells; k++)
        if (set_has(set, c->answer_of[k])) add_cell(t, c, k, out);
}

const uint64_t *table_of(table *t, expr x)
{
    if (x >= t->memo_n) { /* nodes made after the layout */
        uint64_t **memo = arena_array(t->s->mem, t->s->node.n, sizeof *memo);
        memcpy(memo, t->memo, t->memo_n * sizeof *memo);
        t->memo = memo;
        t->memo_n = t->s->node.n;
    }
    if (t->memo[x]) return t->memo[x];
    uint64_t *out = table_new(t), full = full_word(t);
    expr_node n = t->s->node.at[x];
    switch ((expr_op)n.op) {
    case X_CONST:
        for (uint32_t i = 0; i < t->words; i++) out[i] = n.a ? full : 0;
        break;
    case X_ATOM: fill_atom(t, n, out); break;
    case X_NOT: {
        const uint64_t *a = table_of(t, n.a);
        for (uint32_t i = 0; i < t->words; i++) out[i] = ~a[i] & full;
        break;
    }
    case X_AND: case X_OR:
        for (uint32_t i = 0; i < t->words && n.op == X_AND; i++) out[i] = full;
        for (uint32_t k = 0; k < n.n; k++) {
            const uint64_t *a = table_of(t, t->s->kid.at[n.a + k]);
            for (uint32_t i = 0; i < t->words; i++) out[i] = n.op == X_AND ? out[i] & a[i] : out[i] | a[i];
        }
        break;
    }
    t->memo[x] = out;
    return out;
}

static void admit(table *t)
{
    space *s = t->s;
    uint64_t *adm = table_new(t);
    for (uint32_t i = 0; i < t->words; i++) adm[i] = full_word(t);
    for (uint32_t k = 0; k < t->column.n; k++) {
        column *c = &t->column.at[k];
        if (c->cells != 1u << c->bits) {
            uint64_t *valid = table_new(t);
            for (uint32_t cell = 0; cell < c->cells; cell++) add_cell(t, c, cell, valid);
            for (uint32_t i = 0; i < t->words; i++) adm[i] &= valid[i];
        }
        expr asked = s->choice.at[c->choice].asked;
        if (asked == X_TRUE) continue;
        c->asked = table_new(t);
        uint64_t *first = table_new(t);
        memcpy(c->asked, table_of(t, asked), t->words * sizeof *first);
        add_cell(t, c, c->cell_of[0], first);
        for (uint32_t i = 0; i < t->words; i++) adm[i] &= c->asked[i] | first[i];
    }
    for (uint32_t k = 0; k < t->constraint.n; k++) {
        const uint64_t *x = table_of(t, t->constraint.at[k]);
        for (uint32_t i = 0; i < t->words; i++) adm[i] &= x[i];
    }
    t->admissible = adm;
}

static gather start_gather(space *s, const constraints *list)
{
    return (gather){.s = s, .node = arena_zero(s->mem, s->node.n), .choice = arena_zero(s->mem, s->choice.n + 1u),
                    .constraint = arena_zero(s->mem, list->n + 1u)};
}

/* So that each column is laid out from its own atoms, however many choices there are. */
static void sort_atoms(gather *g)
{
    const space *s = g->s;
    g->first = arena_array(s->mem, s->choice.n + 1u, sizeof *g->first);
    g->next = arena_array(s->mem, g->atom.n + 1u, sizeof *g->next);
    for (uint32_t i = g->atom.n; i; i--) {
        uint32_t *first = &g->first[s->node.at[g->atom.at[i - 1]].a];
        g->next[i - 1] = *first;
        *first = i;
    }
}

/* Columns and bits for the roots under the constraints listed; the formulas met are counted. */
static void lay_out(table *t, space *s, const expr *roots, uint32_t n, const constraints *list)
{
    *t = (table){.s = s};
    gather g = start_gather(s, list);
    for (uint32_t i = 0; i < n; i++) visit(&g, roots[i]);
    for (uint32_t i = 0; i < list->n; i++) /* one that nothing meets leaves no world at all */
        if (list->at[i] == X_FALSE) vec_push(s->mem, &t->constraint, X_FALSE);
    close_over(&g, t, list);
    sort_atoms(&g);
    for (uint32_t c = 0; c < s->choice.n; c++)
        if (g.choice[c]) lay_out_column(t, &g, c);
    for (uint32_t x = 0; x < s->node.n; x++) t->met += g.node[x];
}

/* The same without the roles of unrecorded events that the roots do not speak of. */
static void lay_out_without_inner(table *t, space *s, const expr *roots, uint32_t n)
{
    constraints list = {0};
    gather g = start_gather(s, &list);
    for (uint32_t i = 0; i < s->constraint.n; i++) vec_push(s->mem, &list, s->constraint.at[i]);
    for (uint32_t i = 0; i < n; i++) visit(&g, roots[i]);
    bool some = false;
    for (uint32_t c = 0; c < s->choice.n; c++)
        if (s->choice.at[c].kind == CH_SLOT && s->choice.at[c].owner != NO_ID && !g.choice[c] && !s->given_up) {
            eliminate_choice(s, &list, c);
            some = true;
        }
    lay_out(t, s, roots, n, &list);
    t->without_inner = some;
}

bool table_build(table *t, space *s, const expr *roots, uint32_t n)
{
    constraints list = {s->constraint.at, s->constraint.n, s->constraint.cap};
    *t = (table){.s = s};
    if (s->given_up) return false;
    lay_out(t, s, roots, n, &list);
    if (t->bits > LIM_WORLD_BITS) lay_out_without_inner(t, s, roots, n);
    if (t->bits > LIM_WORLD_BITS || s->given_up) return false;
    t->worlds = 1u << t->bits;
    t->words = t->bits > 6 ? 1u << (t->bits - 6) : 1;
    if ((uint64_t)t->met * t->words > LIM_TABLE_WORDS) {
        space_give_up(s, TOO_LONG);
        return false;
    }
    t->memo = arena_array(s->mem, s->node.n, sizeof *t->memo);
    t->memo_n = s->node.n;
    admit(t);
    return true;
}

bool table_any(const table *t, const uint64_t *set)
{
    for (uint32_t i = 0; i < t->words; i++)
        if (set[i]) return true;
    return false;
}

uint32_t table_next(const table *t, const uint64_t *set, uint32_t w)
{
    while (w < t->worlds) {
        uint64_t rest = set[w / 64] >> (w % 64);
        if (rest) return w + (uint32_t)__builtin_ctzll(rest);
        w = (w / 64 + 1) * 64;
    }
    return t->worlds;
}
