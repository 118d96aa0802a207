/* Interned names: open addressing over a vector of entries.
 *
 * Contract: symbols are numbered in the order of first use, so nothing that is printed depends on
 * the hash. A table with a parent never writes to it, so that many threads may share the law's.
 * Nothing is allocated before the first new name: restarting costs the same however many names
 * the last case had.
 */
#include "base/intern.h"

#define SLOTS_FIRST 64u

/* The last eight bytes as a number, or all where they are fewer; len is not 0. Of texts of one
 * length, different bytes give different numbers. */
static inline uint64_t tail_of(const char *s, size_t len)
{
    if (len > 8) s += len - 8, len = 8;
    if (len < 4) {
        const unsigned char *u = (const unsigned char *)s;
        return u[0] | (uint64_t)u[len / 2] << 8 | (uint64_t)u[len - 1] << 16;
    }
    uint32_t first, last; /* they may overlap */
    memcpy(&first, s, 4);
    memcpy(&last, s + len - 4, 4);
    return first | (uint64_t)last << 32;
}

/* Eight bytes at a time; multiply and fold. The order of bytes does not matter: see above. A
 * product's upper bytes know all bytes of what was multiplied, so they come to the lower end. */
static inline uint32_t hash_of(const char *s, size_t len, uint64_t tail)
{
    const uint64_t k = 0x9E3779B97F4A7C15u;
    uint64_t h = len;
    for (; len > 8; s += 8, len -= 8) {
        uint64_t w;
        memcpy(&w, s, 8);
        h = (h ^ w) * k;
        h ^= h >> 32;
    }
    return __builtin_bswap32((uint32_t)(((h ^ tail) * k) >> 32));
}

/* Whether two texts of one length and tail are the same. Most are no longer than their tail. */
static inline bool same(const char *a, const char *b, size_t len)
{
    for (; len > 8; a += 8, b += 8, len -= 8) {
        uint64_t x, y;
        memcpy(&x, a, 8);
        memcpy(&y, b, 8);
        if (x != y) return false;
    }
    return true;
}

void intern_init(interner *in, arena *mem, const interner *parent)
{
    in->parent = parent;
    in->mem = mem;
    intern_restart(in);
}

void intern_restart(interner *in)
{
    /* The reset arena took entries and slots with it; there is nothing to clear. */
    in->entry.at = NULL;
    in->entry.n = in->entry.cap = 0;
    in->slot = NULL;
    in->mask = 0;
    memset(in->recent, 0, sizeof in->recent);
    in->first = in->parent ? in->parent->first + in->parent->entry.n : 0;
    if (!in->parent) vec_push(in->mem, &in->entry, (intern_entry){.at = ""}); /* symbol 0 */
}

static inline intern_entry entry_for(const char *s, size_t len)
{
    uint64_t tail = tail_of(s, len);
    return (intern_entry){s, (uint32_t)len, hash_of(s, len, tail), tail};
}

static inline sym find_here(const interner *in, const intern_entry *wanted)
{
    if (!in->slot) return 0;
    for (uint32_t i = wanted->hash & in->mask; in->slot[i]; i = (i + 1) & in->mask) {
        const intern_entry *e = &in->entry.at[in->slot[i] - 1 - in->first];
        if (e->tail == wanted->tail && e->len == wanted->len && same(e->at, wanted->at, e->len)) return in->slot[i] - 1;
    }
    return 0;
}

/* Most names are the law's, so that is asked first (no text is in both). */
static inline sym find_entry(const interner *in, const intern_entry *wanted)
{
    sym found = in->parent ? find_here(in->parent, wanted) : 0;
    return found ? found : find_here(in, wanted);
}

sym intern_find(const interner *in, const char *s, size_t len)
{
    if (!len || len > UINT32_MAX) return 0;
    intern_entry wanted = entry_for(s, len);
    return find_entry(in, &wanted);
}

static void set_slot(interner *in, uint32_t hash, sym s)
{
    uint32_t i = hash & in->mask;
    while (in->slot[i]) i = (i + 1) & in->mask;
    in->slot[i] = s + 1;
}

/* Twice the slots; the entries keep their symbols. */
static void more_slots(interner *in)
{
    uint32_t n = in->slot ? (in->mask + 1) * 2 : SLOTS_FIRST;
    in->slot = arena_array(in->mem, n, sizeof *in->slot);
    in->mask = n - 1;
    for (uint32_t i = in->first ? 0 : 1; i < in->entry.n; i++) set_slot(in, in->entry.at[i].hash, in->first + i);
}

static sym add_entry(interner *in, intern_entry e)
{
    if (in->entry.n >= UINT32_MAX / 4 - in->first) arena_fail(in->mem);
    if (!in->slot || in->entry.n + 1 > (in->mask + 1) / 4 * 3) more_slots(in);
    e.at = arena_copy(in->mem, e.at, e.len);
    sym fresh = in->first + in->entry.n;
    vec_push(in->mem, &in->entry, e);
    set_slot(in, e.hash, fresh);
    return fresh;
}

static sym found_or_added(interner *in, const intern_entry *e)
{
    sym found = find_entry(in, e);
    return found ? found : add_entry(in, *e);
}

sym intern(interner *in, const char *s, size_t len)
{
    if (!len) return 0;
    if (len > UINT32_MAX) arena_fail(in->mem);
    intern_entry e = entry_for(s, len);
    if (len > sizeof e.tail) return found_or_added(in, &e);
    recent_name *r = &in->recent[e.hash % RECENT_NAMES]; /* the tail of a short name is all of it */
    if (r->tail == e.tail && r->len == e.len) return r->name;
    sym name = found_or_added(in, &e);
    *r = (recent_name){e.tail, e.len, name};
    return name;
}

slice intern_text(const interner *in, sym s)
{
    while (s < in->first) in = in->parent;
    s -= in->first;
    return s < in->entry.n ? (slice){in->entry.at[s].at, in->entry.at[s].len} : SLICE("");
}

const char *intern_str(const interner *in, sym s)
{
    return intern_text(in, s).at;
}
