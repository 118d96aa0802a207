/* Arenas: chunks obtained from the host, carved up by moving a pointer.
 *
 * Contract: each new chunk is twice the size of the current one, and arena_reset keeps the largest
 * as spare. So whatever a round needs, after a few rounds one chunk holds all of it, and a
 * stream of cases asks the host for nothing. The oom flag is sticky until arena_reset.
 */
#include "base/arena.h"

#define CHUNK_FIRST ((size_t)64 << 10)

struct arena_chunk {
    arena_chunk *next;
    size_t size; /* of the whole block, with this head */
};
_Static_assert(sizeof(arena_chunk) % 8 == 0, "what follows a chunk's head is aligned to 8");

/* An empty arena points here, so that no pointer is ever null: arena_alloc(a, 0) gives a valid
 * address and the difference of the two is defined. Nothing is ever written to it. */
static const uint64_t no_room = 0;

static void set_empty(arena *a)
{
    a->cur = a->end = (char *)(uintptr_t)&no_room;
    a->head = NULL;
}

void arena_init(arena *a, mem_source mem, size_t ceiling)
{
    *a = (arena){.ceiling = ceiling, .mem = mem};
    set_empty(a);
}

static void release(arena *a, arena_chunk *c)
{
    a->used -= c->size;
    a->mem.resize(a->mem.user, c, c->size, 0);
}

static void release_all(arena *a, arena_chunk *c)
{
    while (c) {
        arena_chunk *next = c->next;
        release(a, c);
        c = next;
    }
}

void arena_free(arena *a)
{
    release_all(a, a->head);
    release_all(a, a->spare);
    a->spare = NULL;
    set_empty(a);
}

void arena_reset(arena *a)
{
    arena_chunk *kept = a->spare, *next;
    for (arena_chunk *c = a->head; c; c = next) {
        next = c->next;
        arena_chunk *lost = c;
        if (!kept || c->size > kept->size) {
            lost = kept;
            kept = c;
        }
        if (lost) release(a, lost);
    }
    if (kept) {
        kept->next = NULL;
#ifdef __SANITIZE_ADDRESS__
        memset(kept + 1, 0xDD, kept->size - sizeof *kept); /* whoever still reads it shall notice */
#endif
    }
    a->spare = kept;
    a->oom = false;
    set_empty(a);
}

_Noreturn void arena_fail(arena *a)
{
    a->oom = true;
    if (a->on_oom) longjmp(*a->on_oom, 1);
    __builtin_trap(); /* a facade that forgot to set on_oom: there is nowhere to go */
}

/* A chunk of `size` bytes within the ceiling, or NULL. */
static arena_chunk *obtain(arena *a, size_t size)
{
    if (size > a->ceiling - a->used) return NULL;
    arena_chunk *c = a->mem.resize(a->mem.user, NULL, 0, size);
    if (!c) return NULL;
    *c = (arena_chunk){.size = size};
    a->used += size;
    return c;
}

/* A chunk with `need` bytes, its head included: the spare one, a roomy one, or a bare one. */
static arena_chunk *next_chunk(arena *a, size_t need)
{
    arena_chunk *c = a->spare;
    if (c && c->size >= need) {
        a->spare = NULL;
        return c;
    }
    size_t want = CHUNK_FIRST;
    if (a->head && a->head->size < SIZE_MAX / 2 && a->head->size * 2 > want) want = a->head->size * 2;
    size_t left = (a->ceiling - a->used) & ~(size_t)7u;
    if (want > left) want = left;
    if (want < need) want = need;
    c = obtain(a, want);
    if (!c && a->spare) { /* too small to be of use here, but its room counts */
        release(a, a->spare);
        a->spare = NULL;
        c = obtain(a, want);
    }
    return c || want == need ? c : obtain(a, need);
}

void *arena_more(arena *a, size_t size)
{
    if (size > SIZE_MAX - 7u - sizeof(arena_chunk)) arena_fail(a);
    size_t n = (size + 7u) & ~(size_t)7u;
    arena_chunk *c = next_chunk(a, n + sizeof *c);
    if (!c) arena_fail(a);
    char *p = (char *)(c + 1);
    size_t rest = c->size - sizeof *c - n;
    if (a->head && rest < (size_t)(a->end - a->cur)) { /* a single big piece: go on with the current chunk */
        c->next = a->head->next;
        a->head->next = c;
    } else {
        c->next = a->head;
        a->head = c;
        a->cur = p + n;
        a->end = a->cur + rest;
    }
    return p;
}

void *arena_array(arena *a, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size) arena_fail(a);
    return arena_zero(a, count * size);
}

void *arena_grow(arena *a, void *p, size_t old_size, size_t size)
{
    if (size <= old_size) return p;
    size_t had = (old_size + 7u) & ~(size_t)7u;
    if (p && old_size && (char *)p + had == a->cur && size <= SIZE_MAX - 7u) {
        size_t n = ((size + 7u) & ~(size_t)7u) - had;
        if (n <= (size_t)(a->end - a->cur)) {
            a->cur += n;
            return p;
        }
    }
    void *q = arena_alloc(a, size);
    if (old_size) memcpy(q, p, old_size);
    return q;
}

char *arena_copy(arena *a, const char *s, size_t len)
{
    if (len == SIZE_MAX) arena_fail(a);
    char *p = arena_alloc(a, len + 1);
    if (len) memcpy(p, s, len);
    p[len] = 0;
    return p;
}

void vec_grow(arena *a, void **at, uint32_t *cap, size_t item, uint32_t more)
{
    /* Doubling keeps pushing linear. */
    uint64_t want = (uint64_t)*cap + (more > *cap ? more : *cap);
    if (want < 8) want = 8;
    if (want > UINT32_MAX || want > SIZE_MAX / item) arena_fail(a);
    /* `at` is in truth a T **, so it is copied as bytes: that is allowed for every type. */
    void *p;
    memcpy(&p, at, sizeof p);
    p = arena_grow(a, p, *cap * item, (size_t)want * item);
    memcpy(at, &p, sizeof p);
    *cap = (uint32_t)want;
}
