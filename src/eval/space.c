/* Formulas over choices, folded and hash-consed as they are built. */
#include "eval/space.h"

void space_init(space *s, arena *mem)
{
    *s = (space){.mem = mem, .most = LIM_STEPS};
    space_clear(s);
}

void space_clear(space *s)
{
    if (s->node.n > 2 && s->slot) memset(s->slot, 0, (s->mask + 1u) * sizeof *s->slot);
    s->node.n = s->kid.n = s->set.n = s->choice.n = s->shut.n = s->constraint.n = 0;
    s->steps = s->kept = 0;
    s->changed = false;
    s->given_up = KEPT_UP;
    memset(s->of_event, 0, sizeof s->of_event);
    vec_push(s->mem, &s->node, (expr_node){.op = X_CONST, .a = 0});
    vec_push(s->mem, &s->node, (expr_node){.op = X_CONST, .a = 1});
}

space_mark space_here(space *s)
{
    s->kept = s->choice.n;
    s->changed = false;
    return (space_mark){s->node.n, s->kid.n, s->set.n, s->choice.n, s->shut.n, s->constraint.n, s->steps};
}

/* The last node first: whoever found its place taken by another one came after that. */
static void take_out(space *s, uint32_t first)
{
    for (uint32_t x = s->node.n; x-- > first;) {
        uint32_t i = s->node.at[x].hash & s->mask;
        while (s->slot[i] != x + 1) i = (i + 1) & s->mask;
        s->slot[i] = 0;
    }
}

bool space_back(space *s, space_mark m)
{
    if (s->changed) return false;
    take_out(s, m.node);
    for (uint32_t c = s->choice.n; c-- > m.choice;) {
        const choice *x = &s->choice.at[c];
        s->of_event[(x->event ^ x->owner) % EVENT_LISTS] = x->next;
    }
    s->node.n = m.node, s->kid.n = m.kid, s->set.n = m.set;
    s->choice.n = m.choice, s->shut.n = m.shut, s->constraint.n = m.constraint;
    s->steps = m.steps;
    s->given_up = KEPT_UP;
    return true;
}

uint32_t space_choice(space *s, const choice *c)
{
    vec_push(s->mem, &s->choice, *c);
    choice *own = &s->choice.at[s->choice.n - 1];
    own->words = (c->n + 63u) / 64u;
    uint32_t *first = &s->of_event[(c->event ^ c->owner) % EVENT_LISTS];
    own->next = *first;
    *first = s->choice.n;
    return s->choice.n - 1;
}

uint32_t space_find(const space *s, choice_kind kind, id e, uint32_t owner, int slot)
{
    for (uint32_t i = s->of_event[(e ^ owner) % EVENT_LISTS]; i; i = s->choice.at[i - 1].next) {
        const choice *c = &s->choice.at[i - 1];
        if (c->kind == kind && c->event == e && c->owner == owner && c->slot == slot) return i - 1;
    }
    return NO_ID;
}

/* ---- hash-consing ------------------------------------------------------------------------------ */
static uint32_t mix(uint32_t h, uint32_t v)
{
    h = (h ^ v) * 0x9E3779B1u;
    return h ^ h >> 15;
}

static uint32_t hash_node(const space *s, expr_node x)
{
    uint32_t h = mix(x.op, x.a);
    if (x.op == X_ATOM) {
        uint32_t w = s->choice.at[x.a].words;
        for (uint32_t i = 0; i < w; i++) {
            uint64_t v = s->set.at[x.n + i];
            h = mix(mix(h, (uint32_t)v), (uint32_t)(v >> 32));
        }
    } else if (x.op == X_AND || x.op == X_OR) {
        h = mix(x.op, x.n);
        for (uint32_t i = 0; i < x.n; i++) h = mix(h, s->kid.at[x.a + i]);
    }
    return h;
}

static bool same_node(const space *s, expr_node x, expr_node y)
{
    if (x.op != y.op) return false;
    switch ((expr_op)x.op) {
    case X_CONST: case X_NOT: return x.a == y.a;
    case X_ATOM: return x.a == y.a && !memcmp(&s->set.at[x.n], &s->set.at[y.n], s->choice.at[x.a].words * sizeof(uint64_t));
    case X_AND: case X_OR: return x.n == y.n && !memcmp(&s->kid.at[x.a], &s->kid.at[y.a], x.n * sizeof(uint32_t));
    }
    return false;
}

static void put_slot(space *s, uint32_t h, expr x)
{
    uint32_t i = h & s->mask;
    while (s->slot[i]) i = (i + 1) & s->mask;
    s->slot[i] = x + 1;
}

static void more_slots(space *s)
{
    uint32_t n = s->slot ? (s->mask + 1) * 2 : 64;
    s->slot = arena_array(s->mem, n, sizeof *s->slot);
    s->mask = n - 1;
    for (expr i = 2; i < s->node.n; i++) put_slot(s, s->node.at[i].hash, i);
}

/* The node's number; where it is known already, what was pushed onto the pools for it is dropped. */
static expr intern_node(space *s, expr_node x)
{
    if (!s->slot || s->node.n + 1 > (s->mask + 1) / 2) more_slots(s);
    uint32_t h = x.hash = hash_node(s, x);
    for (uint32_t i = h & s->mask; s->slot[i]; i = (i + 1) & s->mask)
        if (same_node(s, s->node.at[s->slot[i] - 1], x)) {
            if (x.op == X_ATOM) s->set.n = x.n;
            if (x.op == X_AND || x.op == X_OR) s->kid.n = x.a;
            return s->slot[i] - 1;
        }
    space_step(s, 4); /* what it takes in memory counts, too */
    vec_push(s->mem, &s->node, x);
    put_slot(s, h, s->node.n - 1);
    return s->node.n - 1;
}

/* Room for a set under construction: `few` where that is enough. */
static uint64_t *set_room(space *s, uint64_t few[4], uint32_t words)
{
    if (words <= 4) return few;
    if (words > s->scratch_words) {
        s->scratch = arena_alloc(s->mem, words * sizeof *s->scratch);
        s->scratch_words = words;
    }
    return s->scratch;
}

/* ---- atoms --------------------------------------------------------------------------------------- */
expr x_in(space *s, uint32_t c, const uint64_t *set)
{
    const choice *ch = &s->choice.at[c];
    uint32_t count = 0, words = ch->words, n = ch->n, at = s->set.n;
    space_step(s, words);
    for (uint32_t i = 0; i < words; i++) count += (uint32_t)__builtin_popcountll(set[i]);
    if (count == 0 || s->given_up) return X_FALSE;
    if (count == n) return X_TRUE;
    for (uint32_t i = 0; i < words; i++) vec_push(s->mem, &s->set, set[i]);
    return intern_node(s, (expr_node){.op = X_ATOM, .a = c, .n = at});
}

expr x_between(space *s, uint32_t c, int64_t first, int64_t last)
{
    int64_t n = s->choice.at[c].n;
    if (first < 0) first = 0;
    if (last > n - 1) last = n - 1;
    if (first > last) return X_FALSE;
    uint32_t words = s->choice.at[c].words;
    uint64_t few[4], *set = set_room(s, few, words);
    memset(set, 0, words * sizeof *set);
    for (int64_t i = first; i <= last; i++) set[i / 64] |= (uint64_t)1 << (i % 64);
    return x_in(s, c, set);
}

expr x_is(space *s, uint32_t c, uint32_t answer)
{
    return x_between(s, c, answer, answer);
}

/* ---- connectives ------------------------------------------------------------------------------------ */
expr x_not(space *s, expr a)
{
    if (s->given_up) return X_FALSE;
    if (a <= X_TRUE) return !a;
    expr_node x = s->node.at[a];
    if (x.op == X_NOT) return x.a;
    if (x.op == X_ATOM) {
        uint32_t words = s->choice.at[x.a].words, n = s->choice.at[x.a].n;
        uint64_t few[4], *set = set_room(s, few, words);
        for (uint32_t i = 0; i < words; i++) set[i] = ~s->set.at[x.n + i];
        if (n % 64) set[words - 1] &= ((uint64_t)1 << n % 64) - 1;
        return x_in(s, x.a, set);
    }
    return intern_node(s, (expr_node){.op = X_NOT, .a = a});
}

/* What a formula brings into a junction: its own kids where it is of the same kind, else itself. */
typedef struct { expr one; uint32_t at, n; } bundle; /* `at` in the pool; n 0: only `one` */

static bundle bundle_of(const space *s, expr_op op, expr x)
{
    expr_node n = s->node.at[x];
    return n.op == op ? (bundle){0, n.a, n.n} : (bundle){x, 0, 0};
}

static uint32_t bundle_size(bundle b)
{
    return b.n ? b.n : 1;
}

static expr bundle_kid(const space *s, bundle b, uint32_t i)
{
    return b.n ? s->kid.at[b.at + i] : b.one;
}

/* Writes the kids of both, sorted and each once, to the end of the pool. */
static void merge_kids(space *s, bundle a, bundle b)
{
    uint32_t i = 0, k = 0, n = bundle_size(a), m = bundle_size(b);
    space_step(s, n + m);
    while (i < n || k < m) {
        expr x = i < n ? bundle_kid(s, a, i) : UINT32_MAX, y = k < m ? bundle_kid(s, b, k) : UINT32_MAX, next = x < y ? x : y;
        vec_push(s->mem, &s->kid, next);
        i += x == next;
        k += y == next;
    }
}

static bool has_kid(const space *s, uint32_t first, expr x)
{
    uint32_t lo = first, hi = s->kid.n;
    while (lo < hi) {
        uint32_t mid = (lo + hi) / 2;
        if (s->kid.at[mid] < x) lo = mid + 1;
        else hi = mid;
    }
    return lo < s->kid.n && s->kid.at[lo] == x;
}

/* A formula beside its contrary decides the whole. Two atoms of one
 * choice are merged into one. */
static expr join(space *s, expr_op op, expr a, expr b)
{
    expr nil = op == X_AND ? X_TRUE : X_FALSE, all = op == X_AND ? X_FALSE : X_TRUE;
    if (s->given_up) return X_FALSE;
    if (a == all || b == all) return all;
    if (a == nil || a == b) return b;
    if (b == nil) return a;
    expr_node x = s->node.at[a], y = s->node.at[b];
    if ((x.op == X_NOT && x.a == b) || (y.op == X_NOT && y.a == a)) return all;
    if (x.op == X_ATOM && y.op == X_ATOM && x.a == y.a) {
        uint32_t words = s->choice.at[x.a].words;
        uint64_t few[4], *set = set_room(s, few, words);
        for (uint32_t i = 0; i < words; i++)
            set[i] = op == X_AND ? s->set.at[x.n + i] & s->set.at[y.n + i] : s->set.at[x.n + i] | s->set.at[y.n + i];
        return x_in(s, x.a, set);
    }
    uint32_t first = s->kid.n;
    merge_kids(s, bundle_of(s, op, a), bundle_of(s, op, b));
    for (uint32_t i = first; i < s->kid.n; i++) {
        expr_node k = s->node.at[s->kid.at[i]];
        if (k.op != X_NOT || !has_kid(s, first, k.a)) continue;
        s->kid.n = first;
        return all;
    }
    if (s->kid.n - first == 1) {
        expr only = s->kid.at[first];
        s->kid.n = first;
        return only;
    }
    return intern_node(s, (expr_node){.op = (uint8_t)op, .a = first, .n = s->kid.n - first});
}

expr x_and(space *s, expr a, expr b)
{
    return join(s, X_AND, a, b);
}

expr x_or(space *s, expr a, expr b)
{
    return join(s, X_OR, a, b);
}

expr x_any_of(space *s, const expr *f, uint32_t n)
{
    if (n == 0) return X_FALSE;
    if (n == 1) return f[0];
    return x_or(s, x_any_of(s, f, n / 2), x_any_of(s, f + n / 2, n - n / 2));
}

/* No two of the n formulas hold: none of one half beside one of the other, and so on in each. */
static expr at_most_one(space *s, const expr *f, uint32_t n)
{
    expr most = X_TRUE;
    if (n < 2) return most;
    uint32_t half = n / 2;
    for (uint32_t i = 0; i < half && !s->given_up; i++) {
        expr apart = X_TRUE;
        for (uint32_t k = half; k < n && apart != X_FALSE; k++) apart = x_and(s, apart, x_not(s, x_and(s, f[i], f[k])));
        most = x_and(s, most, apart);
    }
    return x_and(s, most, x_and(s, at_most_one(s, f, half), at_most_one(s, f + half, n - half)));
}

expr x_one_of(space *s, count_kind how, const expr *f, uint32_t n)
{
    expr least = how == COUNT_AT_MOST ? X_TRUE : x_any_of(s, f, n);
    return how == COUNT_AT_LEAST ? least : x_and(s, least, at_most_one(s, f, n));
}
