/* Standings under a lens, and the indexes of a record. */
#include "base/limits.h"
#include "eval/facts.h"

/* ---- standings ---------------------------------------------------------------------------------- */
static bool voice_is_by(const facts *f, const voice *v, id state)
{
    sym name = thing_of(f->l, f->r, state)->name;
    for (uint32_t i = 0; i < v->who.n; i++)
        if (f->r->who.at[v->who.first + i] == name) return true;
    return false;
}

bool source_known(const facts *f, id x)
{
    const source_item *s = source_item_of(f->l, f->r, x);
    return s->dated == DAY_MIN || s->dated <= f->x->known_by;
}

/* A voice whose every source is later is not heard. */
bool voice_heard(const facts *f, const voice *v)
{
    if (f->x->known_by == DAY_MAX || !v->cites.n) return true;
    for (uint32_t i = 0; i < v->cites.n; i++)
        if (source_known(f, f->r->cite.at[v->cites.first + i].source)) return true;
    return false;
}

typedef struct { bool any, definite, contested, for_it, against; } hearing;

static void hear(const facts *f, range voices, bool written_no, hearing *h)
{
    for (uint32_t i = 0; i < voices.n; i++) {
        const voice *v = &f->r->voice.at[voices.first + i];
        if (!voice_heard(f, v)) continue;
        h->any = true;
        bool own = f->x->case_of != NO_ID && voice_is_by(f, v, f->x->case_of);
        switch ((standing)v->how) {
        case ST_ADMITTED: case ST_FOUND: case ST_AGREED: case ST_STIPULATED: h->definite = true; break;
        case ST_CLAIMED:
            h->contested = true;
            if (own) *(written_no ? &h->against : &h->for_it) = true;
            break;
        case ST_DENIED:
            h->contested = true;
            if (own) *(written_no ? &h->for_it : &h->against) = true;
            break;
        case ST_UNKNOWN: h->contested = true; break;
        case ST_UNDISPUTED: case STANDINGS: break;
        }
    }
}

/* Whether only the account that is taken as true makes the voices definite. */
static bool by_account(const facts *f, const relation_fact *x)
{
    hearing h = {0};
    hear(f, x->voices, x->no, &h);
    return !h.definite && h.contested && h.for_it != h.against;
}

/* Of what the voices speak of (for a fact written with `no`: of its contrary). */
static standing_value standing_of(const facts *f, range voices, bool written_no)
{
    hearing h = {0};
    hear(f, voices, written_no, &h);
    if (voices.n && !h.any) return IS_DROPPED;
    if (h.definite || !h.contested) return written_no ? IS_FALSE : IS_TRUE;
    if (h.for_it != h.against) return h.for_it ? IS_TRUE : IS_FALSE;
    return IS_OPEN;
}

static void event_standings(facts *f)
{
    record *r = f->r;
    f->event = arena_alloc(f->mem, r->event.n + 1u);
    f->last = arena_alloc(f->mem, (r->event.n + 1u) * sizeof *f->last);
    for (uint32_t i = 0; i < r->event.n; i++) {
        const event *e = &r->event.at[i];
        f->event[i] = (uint8_t)standing_of(f, e->voices, false);
        f->last[i] = e->to;
        if (e->from > f->x->as_of) f->event[i] = IS_DROPPED;
        else if (e->to > f->x->as_of && e->sometime) f->last[i] = f->x->as_of;
    }
}

/* ---- an index ------------------------------------------------------------------------------------- */
static uint32_t index_slot_of(const index_by_key *x, uint64_t key)
{
    uint64_t h = key * 0x9E3779B97F4A7C15u;
    uint32_t i = (uint32_t)(h >> 32) & x->mask;
    while (x->slot[i] && x->bucket.at[x->slot[i] - 1].key != key) i = (i + 1) & x->mask;
    return i;
}

static void index_more(index_by_key *x, arena *mem)
{
    x->mask = x->slot ? x->mask * 2 + 1 : 31;
    x->slot = arena_array(mem, x->mask + 1u, sizeof *x->slot);
    for (uint32_t i = 0; i < x->bucket.n; i++) x->slot[index_slot_of(x, x->bucket.at[i].key)] = i + 1;
}

static void index_add(index_by_key *x, arena *mem, uint64_t key, uint32_t item)
{
    if (!x->slot || x->bucket.n + 1 > (x->mask + 1) / 2) index_more(x, mem);
    uint32_t *slot = &x->slot[index_slot_of(x, key)];
    if (!*slot) {
        vec_push(mem, &x->bucket, (bucket){key, 0, 0});
        *slot = x->bucket.n;
    }
    x->bucket.at[*slot - 1].n++;
    vec_push(mem, &x->entry, (bucket){0, *slot - 1, item});
}

/* Puts each key's items side by side; nothing is added afterwards. */
static void index_close(index_by_key *x, arena *mem)
{
    uint32_t at = 0;
    x->item = arena_alloc(mem, (x->entry.n + 1u) * sizeof *x->item);
    for (uint32_t i = 0; i < x->bucket.n; i++) {
        x->bucket.at[i].first = at;
        at += x->bucket.at[i].n;
        x->bucket.at[i].n = 0;
    }
    for (uint32_t i = 0; i < x->entry.n; i++) {
        bucket *b = &x->bucket.at[x->entry.at[i].first];
        x->item[b->first + b->n++] = x->entry.at[i].n;
    }
}

item_list index_find(const index_by_key *x, uint64_t key)
{
    if (!x->slot) return (item_list){NULL, 0};
    uint32_t slot = x->slot[index_slot_of(x, key)];
    if (!slot) return (item_list){NULL, 0};
    return (item_list){x->item + x->bucket.at[slot - 1].first, x->bucket.at[slot - 1].n};
}

uint64_t slot_key(id kind, int slot, id thing)
{
    return ((uint64_t)kind << 40) | ((uint64_t)(unsigned)slot << 32) | thing;
}

uint64_t about_key(id relation_id, val first)
{
    return ((uint64_t)relation_id << 32) | first;
}

/* ---- indexes ---------------------------------------------------------------------------------------- */
/* Order within a kind: first day, then place in the file. A merge of runs: chronicles come sorted. */
static void sort_by_day(const record *r, id *a, id *spare, uint32_t n)
{
    bool sorted = true;
    for (uint32_t i = 1; i < n && sorted; i++) sorted = r->event.at[a[i - 1]].from <= r->event.at[a[i]].from;
    if (sorted) return;
    uint32_t half = n / 2, i = 0, k = half, o = 0;
    sort_by_day(r, a, spare, half);
    sort_by_day(r, a + half, spare, n - half);
    while (i < half || k < n)
        spare[o++] = k >= n || (i < half && r->event.at[a[i]].from <= r->event.at[a[k]].from) ? a[i++] : a[k++];
    memcpy(a, spare, n * sizeof *a);
}

static void index_kinds(facts *f)
{
    const record *r = f->r;
    uint32_t kinds = f->l->kind.n;
    uint32_t *at = arena_array(f->mem, kinds + 2u, sizeof *at);
    f->kind_first = arena_array(f->mem, kinds + 2u, sizeof *f->kind_first);
    f->by_kind = arena_alloc(f->mem, (r->event.n + 1u) * sizeof *f->by_kind);
    for (uint32_t i = 0; i < r->event.n; i++)
        if (f->event[i] != IS_DROPPED) f->kind_first[r->event.at[i].kind + 1]++;
    for (uint32_t k = 0; k < kinds; k++) f->kind_first[k + 1] += f->kind_first[k], at[k + 1] = f->kind_first[k + 1];
    f->kind_vague = arena_array(f->mem, kinds + 1u, sizeof *f->kind_vague);
    for (uint32_t i = 0; i < r->event.n; i++) {
        if (f->event[i] == IS_DROPPED) continue;
        f->by_kind[at[r->event.at[i].kind]++] = i;
        f->kind_vague[r->event.at[i].kind] |= r->event.at[i].sometime;
    }
    id *spare = arena_alloc(f->mem, (r->event.n + 1u) * sizeof *spare);
    for (uint32_t k = 0; k < kinds; k++)
        sort_by_day(r, f->by_kind + f->kind_first[k], spare, f->kind_first[k + 1] - f->kind_first[k]);
}

static void index_slot(facts *f, id kind, int s, val v, id e)
{
    switch (VAL_TAG(v)) {
    case TAG_THING:
        index_add(&f->slot, f->mem, slot_key(kind, s, VAL_ID(v)), e);
        if (s == ROLE_BY && thing_of(f->l, f->r, VAL_ID(v))->sort == S_ORGAN) index_add(&f->wild, f->mem, slot_key(kind, s, 0), e);
        break;
    case TAG_LIST: {
        const val *m = &f->r->list.at[VAL_ID(v)];
        bool organ = false;
        for (uint32_t i = 1; i <= m[0]; i++) {
            if (VAL_TAG(m[i]) != TAG_THING) continue;
            index_add(&f->slot, f->mem, slot_key(kind, s, VAL_ID(m[i])), e);
            organ = organ || thing_of(f->l, f->r, VAL_ID(m[i]))->sort == S_ORGAN;
        }
        if (s == ROLE_BY && organ) index_add(&f->wild, f->mem, slot_key(kind, s, 0), e);
        break;
    }
    case TAG_MISSING: case TAG_ANY: index_add(&f->wild, f->mem, slot_key(kind, s, 0), e); break;
    default: break;
    }
}

static void index_slots(facts *f)
{
    for (uint32_t i = 0; i < f->kind_first[f->l->kind.n]; i++) {
        id e = f->by_kind[i];
        const event *v = event_at(f, e);
        for (int s = 0; s < ROLES; s++)
            if (f->l->kind.at[v->kind].sorts[s] && s != ROLE_UNDER) index_slot(f, v->kind, s, v->slot[s], e);
    }
    index_close(&f->slot, f->mem);
    index_close(&f->wild, f->mem);
}

bool encoded_later(const facts *f)
{
    const record *r = f->r;
    return r->encoded_by && r->encoded_on != DAY_MIN && r->encoded_on > f->x->known_by;
}

static void index_closures(facts *f)
{
    record *r = f->r;
    f->closure = arena_alloc(f->mem, r->closure.n + 1u);
    f->closures_of = arena_array(f->mem, f->l->kind.n + 1u, sizeof *f->closures_of);
    f->closure_next = arena_array(f->mem, r->closure.n + 1u, sizeof *f->closure_next);
    for (uint32_t i = r->closure.n; i-- > 0;) {
        f->closure[i] = (uint8_t)standing_of(f, r->closure.at[i].voices, false);
        if (r->closure.at[i].encoder && encoded_later(f)) f->closure[i] = IS_DROPPED; /* rule 11 */
        if (f->closure[i] != IS_TRUE) continue;
        id kind = r->f.pattern.at[r->closure.at[i].pattern].kind;
        f->closure_next[i] = f->closures_of[kind];
        f->closures_of[kind] = i + 1;
    }
}

static void index_relations(facts *f)
{
    record *r = f->r;
    f->relation = arena_alloc(f->mem, r->relation.n + 1u);
    for (uint32_t i = 0; i < r->relation.n; i++) {
        const relation_fact *x = &r->relation.at[i];
        f->relation[i] = (uint8_t)standing_of(f, x->voices, x->no);
        if (f->relation[i] != IS_DROPPED) index_add(&f->about, f->mem, about_key(x->relation, x->arg[0]), i);
    }
}

/* Several lines about one question have one answer (rule 2 of section 3). What an account says on one of them
 * yields to what another says for certain on all its days; said both ways by one account, it stays open. */
static void join_accounts(facts *f, item_list about, uint32_t *steps)
{
    const record *r = f->r;
    VEC(id) opened = {0};
    for (uint32_t i = 0; i < about.n; i++) {
        const relation_fact *x = &r->relation.at[about.at[i]];
        bool yields = false;
        if (!by_account(f, x)) continue;
        for (uint32_t k = 0; k < about.n && !yields; k++) {
            if (*steps == LIM_COMPARED) {
                f->uncompared = yields = true;
                break;
            }
            ++*steps;
            const relation_fact *y = &r->relation.at[about.at[k]];
            uint8_t theirs = f->relation[about.at[k]], mine = f->relation[about.at[i]];
            bool covers = y->from <= x->from && x->to <= y->to && memcmp(x->arg, y->arg, sizeof x->arg) == 0;
            yields = covers && ((mine == IS_TRUE && theirs == IS_FALSE) || (mine == IS_FALSE && theirs == IS_TRUE));
        }
        if (yields) vec_push(f->mem, &opened, about.at[i]);
    }
    for (uint32_t i = 0; i < opened.n; i++) f->relation[opened.at[i]] = IS_OPEN; /* not before all were compared */
}

/* --assume: what is named is taken as it says, whatever the voices. */
static void assume(facts *f, id formula_id, bool value)
{
    record *r = f->r;
    const formula *x = &r->f.formula.at[formula_id];
    if (x->op == F_NOT) {
        assume(f, r->f.kid.at[x->kids.first], !value);
    } else if (x->op == F_AND) {
        for (uint32_t i = 0; i < x->kids.n; i++) assume(f, r->f.kid.at[x->kids.first + i], value);
    } else if (x->op == F_OCCURS && event_at(f, x->a)->from > f->x->as_of) {
        return; /* of what begins later nothing is asked, and `given` lines about it stay out */
    } else if (x->op == F_OCCURS) {
        f->event[x->a] = value ? IS_TRUE : IS_FALSE;
    } else if (x->op == F_RELATION) {
        relation_fact t = {.relation = x->a, .from = DAY_MIN, .to = DAY_MAX, .no = !value, .at = x->at};
        for (uint32_t i = 0; i < x->kids.n; i++) {
            const operand *o = &r->f.arg.at[x->kids.first + i];
            t.arg[i] = o->kind == O_EVENT ? VAL(TAG_EVENT, o->what) : o->kind == O_ANY ? VAL(TAG_ANY, o->sorts) : VAL(TAG_THING, o->what);
        }
        bool told = false;
        for (uint32_t i = 0; i < r->relation.n; i++) {
            if (r->relation.at[i].relation != t.relation || memcmp(r->relation.at[i].arg, t.arg, sizeof t.arg) != 0) continue;
            if (f->relation[i] == IS_DROPPED) index_add(&f->about, f->mem, about_key(t.relation, t.arg[0]), i); /* its sources are later */
            f->relation[i] = value ? IS_TRUE : IS_FALSE;
            told = true;
        }
        if (told) return;
        vec_push(f->mem, &r->relation, t);
        uint8_t *grown = arena_alloc(f->mem, r->relation.n + 1u);
        memcpy(grown, f->relation, r->relation.n - 1u);
        grown[r->relation.n - 1] = value ? IS_TRUE : IS_FALSE;
        f->relation = grown;
        index_add(&f->about, f->mem, about_key(t.relation, t.arg[0]), r->relation.n - 1);
    }
}

void facts_build(facts *f, const law *l, record *r, const lens *x, const source_table *sources, arena *mem)
{
    *f = (facts){.l = l, .r = r, .x = x, .mem = mem, .sources = sources};
    event_standings(f);
    index_relations(f);
    for (uint32_t i = 0; i < x->n_assume; i++) assume(f, x->assume[i].formula, true);
    index_close(&f->about, mem);
    uint32_t compared = 0;
    for (uint32_t i = 0; x->case_of != NO_ID && i < f->about.bucket.n; i++) {
        const bucket *b = &f->about.bucket.at[i];
        join_accounts(f, (item_list){f->about.item + b->first, b->n}, &compared);
    }
    index_kinds(f);
    index_slots(f);
    index_closures(f);
    f->freed_event = arena_array(mem, r->event.n + 1u, sizeof *f->freed_event);
    f->given = arena_alloc(mem, r->given.n + 1u);
    for (uint32_t i = 0; i < r->given.n; i++) f->given[i] = (uint8_t)standing_of(f, r->given.at[i].voices, false);
}

/* ---- small questions ----------------------------------------------------------------------------------- */
bool party_on(const law *l, id treaty_id, id state, day d)
{
    range m = l->treaty.at[treaty_id].members;
    for (uint32_t i = 0; i < m.n; i++) {
        const membership *x = &l->member.at[m.first + i];
        if (x->state == state && x->from <= d && d < x->until) return true;
    }
    return false;
}

bool exists_on(const individual *t, day d)
{
    return t->sort != S_STATE || (t->from <= d && d < t->until);
}
