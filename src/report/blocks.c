/* Blocks and groups.
 *
 * Contract: linear in the rows of a block, but for the number of its groups. What a row says is
 * composed with its obligor's name kept as a mark (layout.h); where an earlier row of the same
 * profile said the same, its words are taken back and the obligor is added there.
 */
#include "report/blocks.h"

void blocks_init(blocks *b, const m_case *c, arena *mem)
{
    *b = (blocks){.c = c};
    sheet_init(&b->words, mem);
    b->words.names = c;
    b->alike = (teller){.s = &b->words, .mode = TELL_ALIKE};
    b->next = arena_array(mem, c->n_rows, sizeof *b->next);
}

static bool same_block(const m_row *a, const m_row *b)
{
    return same_text(a->clause, b->clause) && same_text(a->instance, b->instance) && same_text(a->beneficiary, b->beneficiary) &&
           a->instance_from == b->instance_from && a->instance_to == b->instance_to;
}

uint32_t block_end(const m_case *c, uint32_t from)
{
    uint32_t to = from + 1;
    while (to < c->n_rows && same_block(&c->rows[from], &c->rows[to])) to++;
    return to;
}

/* --- groups ------------------------------------------------------------------------------------ */

void begin_groups(blocks *b)
{
    sheet_cut(&b->words, 0);
    b->groups.n = 0;
}

static uint32_t hash_bytes(const char *s, size_t n)
{
    uint32_t h = 2166136261u;
    for (size_t i = 0; i < n; i++) h = (h ^ (unsigned char)s[i]) * 16777619u;
    return h;
}

static bool same_words(const blocks *b, const group *x, const group *y)
{
    const char *s = b->words.body.at;
    return x->hash == y->hash && x->len == y->len && memcmp(s + x->at, s + y->at, x->len) == 0;
}

static void begin_words(blocks *b, group *g, const char *obligor)
{
    g->at = sheet_end(&b->words);
    b->words.obligor = obligor;
    para(&b->words, 0, 0);
}

/* Adds the group, or a row to the earlier one that says the same under the same profile. */
static void add_group(blocks *b, group g)
{
    g.len = sheet_end(&b->words) - g.at;
    g.hash = hash_bytes(b->words.body.at + g.at, g.len);
    for (uint32_t k = 0; g.row && k < b->groups.n; k++) {
        group *old = &b->groups.at[k];
        if (!same_text(old->profile, g.profile) || !same_words(b, old, &g)) continue;
        sheet_cut(&b->words, g.at);
        b->next[old->last] = g.first;
        old->last = g.first;
        old->n++;
        return;
    }
    vec_push(b->words.body.mem, &b->groups, g);
}

void group_rows(blocks *b, uint32_t from, uint32_t to, composer compose)
{
    begin_groups(b);
    for (uint32_t i = from; i < to; i++) {
        const m_row *r = &b->c->rows[i];
        group g = {.profile = r->profile, .row = r, .first = i, .last = i, .n = 1};
        b->next[i] = NO_ROW;
        begin_words(b, &g, r->obligor);
        if (r->version) say(&b->words, "%s%s", r->version, r->anachronism ? "!" : "");
        compose(&b->alike, r);
        add_group(b, g);
    }
}

void group_joint(blocks *b, const m_joint *j)
{
    group g = {.profile = j->profile, .joint = j, .first = NO_ROW, .last = NO_ROW};
    begin_words(b, &g, NULL);
    say_text(&b->words, j->instance ? j->instance : "");
    tell_joint(&b->alike, j);
    add_group(b, g);
}

static bool same_obligors(const blocks *b, const group *x, const group *y)
{
    if (x->n != y->n) return false;
    for (uint32_t i = x->first, k = y->first; i != NO_ROW; i = b->next[i], k = b->next[k])
        if (!same_text(b->c->rows[i].obligor, b->c->rows[k].obligor)) return false;
    return true;
}

bool same_group(const blocks *b, const group *x, const group *y)
{
    return same_words(b, x, y) && same_obligors(b, x, y);
}

const group *common_group(const blocks *b)
{
    const group *all = NULL;
    for (uint32_t i = 0; i < b->groups.n; i++) {
        const group *g = &b->groups.at[i];
        if (is_no_duty(g->row)) continue;
        if (!all) all = g;
        else if (!same_obligors(b, all, g) || same_text(all->profile, g->profile)) return NULL;
    }
    return all;
}

/* Those of the group whom no line of the case names, where they are so many that they are only counted. */
static uint32_t folded_in(const blocks *b, const group *g)
{
    uint32_t n = 0;
    for (uint32_t i = g->first; i != NO_ROW; i = b->next[i]) n += b->c->rows[i].uninvolved;
    return n >= FOLDED_FROM ? n : 0;
}

void say_obligors(blocks *b, sheet *s, const group *g)
{
    uint32_t folded = folded_in(b, g), named = g->n - folded, k = 0;
    for (uint32_t i = g->first; i != NO_ROW; i = b->next[i]) {
        const char *name = b->c->rows[i].obligor;
        if (folded && b->c->rows[i].uninvolved) continue;
        say_text(s, k == 0 ? "" : k + 1 < named || folded ? ", " : " and ");
        if (same_text(name, "parties")) say_text(s, "the parties together");
        else say_party(s, name);
        k++;
    }
    if (!folded) return;
    b->folded = true;
    say(s, named ? " and %u other parties" : "%u parties that the case does not name", (unsigned)folded);
}

uint32_t say_profiles_of(blocks *b, sheet *s, uint32_t k)
{
    const group *g = &b->groups.at[k];
    uint32_t n = 0;
    for (uint32_t j = k; j < b->groups.n; j++) {
        group *other = &b->groups.at[j];
        if (other->told || !same_group(b, g, other)) continue;
        other->told = true;
        if (other->profile) say(s, "%s%s", n++ ? ", " : "", other->profile);
    }
    return n;
}
