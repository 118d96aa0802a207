/* Verdict sets, hinges, minimal sufficient answers. */
#include "eval/outcome.h"
#include "base/limits.h"

static arena *mem_of(const outcome *o)
{
    return o->t.s->mem;
}

void solve(outcome *o, space *s, const expr verdict[VERDICTS])
{
    memset(o, 0, sizeof *o);
    o->t.s = s;
    for (int v = 0; v < VERDICTS; v++)
        if (verdict[v] == X_TRUE && !s->given_up) {
            o->verdicts = 1u << v;
            return;
        }
    o->built = table_build(&o->t, s, verdict, VERDICTS);
    o->limited = !o->built;
    for (int v = 0; v < VERDICTS; v++) {
        if (o->limited && (verdict[v] != X_FALSE || s->given_up)) o->verdicts |= 1u << v;
        if (o->limited || verdict[v] == X_FALSE) continue;
        uint64_t *w = table_new(&o->t);
        const uint64_t *x = table_of(&o->t, verdict[v]);
        for (uint32_t i = 0; i < o->t.words; i++) w[i] = x[i] & o->t.admissible[i];
        if (!table_any(&o->t, w)) continue;
        o->world[v] = w;
        o->verdicts |= 1u << v;
    }
}

int holds_in(space *s, expr x)
{
    if (s->given_up) return 2;
    if (x <= X_TRUE) return (int)x;
    table t;
    if (!table_build(&t, s, &x, 1)) return 2;
    const uint64_t *at = table_of(&t, x);
    bool yes = false, no = false;
    for (uint32_t i = 0; i < t.words; i++) {
        yes = yes || (t.admissible[i] & at[i]);
        no = no || (t.admissible[i] & ~at[i]);
    }
    return yes && no ? 2 : yes;
}

uint8_t *verdict_by_world(outcome *o)
{
    uint8_t *v = arena_alloc(mem_of(o), o->t.worlds);
    memset(v, VERDICTS, o->t.worlds);
    for (int k = 0; k < VERDICTS; k++)
        if (o->world[k])
            for (uint32_t w = 0; (w = table_next(&o->t, o->world[k], w)) < o->t.worlds; w++) v[w] = (uint8_t)k;
    return v;
}

/* ---- hinges ----------------------------------------------------------------------------------------------
 * A minimal difference never spans choices that no constraint ties together: were it made of two such
 * parts, the first part alone would be admissible and, by minimality, change nothing; so the second
 * alone decides from there. Hence each tied group is searched by itself, the rest held fixed. */
typedef struct {
    outcome *o;
    uint32_t *group;
    uint8_t *verdict, of_bit[LIM_WORLD_BITS]; /* by world; by bit of a world: its column */
    bool *hinge, *cut;
} search;

static uint32_t group_of(const search *x, uint32_t c)
{
    while (x->group[c] != c) c = x->group[c];
    return c;
}

static void tie_formula(search *x, expr f, uint32_t *with, uint8_t *done)
{
    space *s = x->o->t.s;
    if (f <= X_TRUE || done[f]) return;
    done[f] = 1;
    expr_node n = s->node.at[f];
    if (n.op == X_ATOM) {
        for (uint32_t c = 0; c < x->o->t.column.n; c++) {
            if (x->o->t.column.at[c].choice != n.a) continue;
            if (*with == UINT32_MAX) *with = c;
            uint32_t a = group_of(x, c), b = group_of(x, *with);
            x->group[a > b ? a : b] = a < b ? a : b;
        }
    } else if (n.op == X_NOT) tie_formula(x, n.a, with, done);
    else
        for (uint32_t i = 0; i < n.n; i++) tie_formula(x, s->kid.at[n.a + i], with, done);
}

static void make_groups(search *x)
{
    table *t = &x->o->t;
    uint8_t *done = arena_alloc(t->s->mem, t->s->node.n);
    x->group = arena_array(t->s->mem, t->column.n + 1u, sizeof *x->group);
    for (uint32_t c = 0; c < t->column.n; c++) x->group[c] = c;
    for (uint32_t i = 0; i < t->constraint.n; i++) {
        uint32_t with = UINT32_MAX;
        memset(done, 0, t->s->node.n);
        tie_formula(x, t->constraint.at[i], &with, done);
    }
    for (uint32_t c = 0; c < t->column.n; c++) {
        uint32_t with = c;
        memset(done, 0, t->s->node.n);
        tie_formula(x, t->s->choice.at[t->column.at[c].choice].asked, &with, done);
    }
}

/* The columns that differ, of those to which the bits belong. */
static uint32_t difference(const search *x, uint32_t bits, uint32_t a, uint32_t b)
{
    uint32_t d = 0;
    for (uint32_t rest = (a ^ b) & bits; rest; rest &= rest - 1) {
        uint32_t c = x->of_bit[__builtin_ctz(rest)];
        const uint64_t *asked = x->o->t.column.at[c].asked;
        if (!asked || (world_in(asked, a) && world_in(asked, b))) d |= 1u << c;
    }
    return d;
}

/* Adds d to the minimal differences kept. */
static uint32_t keep_minimal(uint32_t *kept, uint32_t n, uint32_t room, uint32_t d)
{
    uint32_t out = 0;
    for (uint32_t i = 0; i < n; i++)
        if ((kept[i] & d) == kept[i]) return n;
    for (uint32_t i = 0; i < n; i++)
        if ((kept[i] & d) != d) kept[out++] = kept[i];
    if (out < room) kept[out++] = d;
    return out;
}

/* Nothing further can be found where every column is a hinge already. */
static bool all_found(const search *x, uint32_t columns)
{
    for (uint32_t c = 0; c < x->o->t.column.n; c++)
        if ((columns >> c & 1) && !x->hinge[c]) return false;
    return true;
}

static uint32_t bits_of(const table *t, uint32_t columns)
{
    uint32_t bits = 0;
    for (uint32_t c = 0; c < t->column.n; c++)
        if (columns >> c & 1) bits |= ((1u << t->column.at[c].bits) - 1u) << t->column.at[c].shift;
    return bits;
}

/* All pairs of the worlds given, which are alike outside of `columns`. */
static void search_worlds(search *x, uint32_t columns, const uint32_t *w, uint32_t n)
{
    enum { ROOM = 1024 };
    uint32_t kept[ROOM], bits = bits_of(&x->o->t, columns);
    for (uint32_t i = 0; i < n && !all_found(x, columns); i++) {
        uint32_t found = 0;
        for (uint32_t k = 0; k < n; k++)
            if (x->verdict[w[i]] != x->verdict[w[k]])
                found = keep_minimal(kept, found, ROOM, difference(x, bits, w[i], w[k]));
        if (found == ROOM) *x->cut = true; /* some may have been left out */
        for (uint32_t k = 0; k < found; k++)
            for (uint32_t c = 0; c < x->o->t.column.n; c++)
                if (kept[k] >> c & 1) x->hinge[c] = true;
    }
}

static int by_number(const uint32_t *key, uint32_t a, uint32_t b)
{
    return key[a] < key[b] ? -1 : key[a] > key[b] ? 1 : a < b ? -1 : 1;
}

/* Heap sort of worlds by key: worlds alike outside of the group come together. */
static void sort_worlds(uint32_t *w, uint32_t n, const uint32_t *key)
{
    for (uint32_t end = n, start = n / 2; end > 1;) {
        if (start) start--;
        else {
            uint32_t t = w[--end];
            w[end] = w[0];
            w[0] = t;
        }
        for (uint32_t root = start, kid; (kid = root * 2 + 1) < end; root = kid) {
            if (kid + 1 < end && by_number(key, w[kid], w[kid + 1]) < 0) kid++;
            if (by_number(key, w[root], w[kid]) >= 0) break;
            uint32_t t = w[root];
            w[root] = w[kid];
            w[kid] = t;
        }
    }
}

static void search_group(search *x, uint32_t columns, uint32_t *w, uint32_t n)
{
    enum { MOST = 2048 };
    table *t = &x->o->t;
    uint32_t own = bits_of(t, columns);
    uint32_t *key = arena_alloc(t->s->mem, t->worlds * sizeof *key);
    for (uint32_t i = 0; i < n; i++) key[w[i]] = w[i] & ~own;
    sort_worlds(w, n, key);
    for (uint32_t i = 0, k; i < n; i = k) {
        bool differ = false;
        for (k = i; k < n && key[w[k]] == key[w[i]]; k++) differ = differ || x->verdict[w[k]] != x->verdict[w[i]];
        if (!differ) continue;
        uint32_t size = k - i;
        if (size > MOST) *x->cut = true, size = MOST;
        search_worlds(x, columns, w + i, size);
    }
}

bool *factual_hinges(outcome *o, bool *cut)
{
    table *t = &o->t;
    search x = {.o = o, .cut = cut};
    *cut = false;
    x.hinge = arena_array(mem_of(o), t->column.n + 1u, sizeof *x.hinge);
    if (!o->built || is_settled(o)) return x.hinge;
    x.verdict = verdict_by_world(o);
    make_groups(&x);
    for (uint32_t c = 0; c < t->column.n; c++)
        for (uint32_t b = 0; b < t->column.at[c].bits; b++) x.of_bit[t->column.at[c].shift + b] = (uint8_t)c;
    uint32_t *w = arena_alloc(mem_of(o), t->worlds * sizeof *w), n = 0;
    for (uint32_t i = 0; (i = table_next(t, t->admissible, i)) < t->worlds; i++) w[n++] = i;
    for (uint32_t g = 0; g < t->column.n; g++) {
        uint32_t columns = 0;
        for (uint32_t c = 0; c < t->column.n; c++)
            if (group_of(&x, c) == g && t->column.at[c].bits) columns |= 1u << c;
        if (columns) search_group(&x, columns, w, n);
    }
    return x.hinge;
}

/* ---- minimal sufficient answers --------------------------------------------------------------------------------- */
typedef struct { literal lit; uint64_t *worlds; } known;
typedef VEC(known) knowns;

/* The column's answer lies in one cell, or in all but that one. */
static void add_literal(outcome *o, uint32_t c, uint32_t cell, bool but, knowns *out)
{
    table *t = &o->t;
    const column *x = &t->column.at[c];
    const choice *ch = &t->s->choice.at[x->choice];
    known k = {.lit = {c, arena_array(t->s->mem, ch->words, sizeof(uint64_t))}, .worlds = table_new(t)};
    for (uint32_t a = 0; a < ch->n; a++)
        if ((x->cell_of[a] == cell) != but) k.lit.answers[a / 64] |= (uint64_t)1 << a % 64;
    for (uint32_t w = 0; (w = table_next(t, t->admissible, w)) < t->worlds; w++)
        if ((cell_in(x, w) == cell) != but && (!x->asked || world_in(x->asked, w))) k.worlds[w / 64] |= (uint64_t)1 << w % 64;
    if (table_any(t, k.worlds)) vec_push(t->s->mem, out, k);
}

static bool within(const table *t, const uint64_t *a, const uint64_t *b)
{
    for (uint32_t i = 0; i < t->words; i++)
        if (a[i] & ~b[i]) return false;
    return true;
}

static bool has_subset(const implicants *found, const known *k, const uint32_t *at, uint32_t n)
{
    for (uint32_t i = 0; i < found->n; i++) {
        uint32_t same = 0;
        for (uint32_t a = 0; a < found->at[i].n; a++)
            for (uint32_t b = 0; b < n; b++) same += found->at[i].lit[a].answers == k[at[b]].lit.answers;
        if (same == found->at[i].n) return true;
    }
    return false;
}

/* Sets of exactly `size` answers, in order of the columns. */
static void try_sets(outcome *o, verdict_word v, const knowns *k, uint32_t size, implicants *out, bool *cut)
{
    table *t = &o->t;
    uint32_t at[3] = {0, 1, 2};
    uint64_t *both = table_new(t);
    if (k->n < size) return;
    for (;;) {
        bool apart = true;
        for (uint32_t i = 1; i < size; i++) apart = apart && k->at[at[i]].lit.column != k->at[at[i - 1]].lit.column;
        for (uint32_t i = 0; i < t->words; i++) {
            both[i] = t->admissible[i];
            for (uint32_t a = 0; a < size; a++) both[i] &= k->at[at[a]].worlds[i];
        }
        if (apart && table_any(t, both) && within(t, both, o->world[v]) && !has_subset(out, k->at, at, size)) {
            if (out->n == LIM_ENOUGH_SETS) {
                *cut = true;
                return;
            }
            implicant m = {.n = size, .verdict = v, .worlds = table_new(t)};
            for (uint32_t a = 0; a < size; a++) m.lit[a] = k->at[at[a]].lit;
            memcpy(m.worlds, both, t->words * sizeof *both);
            vec_push(t->s->mem, out, m);
        }
        uint32_t i = size;
        while (i && at[i - 1] == k->n - size + i - 1) i--;
        if (!i) return;
        at[i - 1]++;
        for (; i < size; i++) at[i] = at[i - 1] + 1;
    }
}

static void search_implicants(outcome *o, verdict_word v, bool inner, implicants *out, bool *cut)
{
    knowns k = {0};
    table *t = &o->t;
    for (uint32_t c = 0; c < t->column.n; c++) {
        const column *x = &t->column.at[c];
        const choice *ch = &t->s->choice.at[x->choice];
        if (ch->kind == CH_SLOT && ch->owner != NO_ID && !inner) continue;
        for (uint32_t cell = 0; cell < x->cells; cell++) add_literal(o, c, cell, false, &k);
        for (uint32_t cell = 0; cell < x->cells && x->cells > 2; cell++) add_literal(o, c, cell, true, &k);
    }
    for (uint32_t size = 1; size <= LIM_ENOUGH_SIZE && !*cut; size++) try_sets(o, v, &k, size, out, cut);
}

void find_implicants(outcome *o, verdict_word v, bool inner, implicants *out, bool *cut)
{
    if (inner) {
        search_implicants(o, v, inner, out, cut);
        return;
    }
    if (!o->enough[v]) {
        o->enough[v] = arena_zero(mem_of(o), sizeof *o->enough[v]);
        search_implicants(o, v, inner, o->enough[v], &o->enough_cut[v]);
    }
    *out = *o->enough[v];
    *cut = *cut || o->enough_cut[v];
}
