/* Open addressing over addresses. The order of a report never depends on it: it only says whether. */
#include "report/seen.h"

void seen_init(seen *s, arena *mem)
{
    *s = (seen){.mem = mem, .round = 1};
}

void seen_forget(seen *s)
{
    s->n = 0;
    if (++s->round) return;
    for (uint32_t i = 0; i < s->cap; i++) s->slot[i].round = 0; /* after 2^32 rounds */
    s->round = 1;
}

/* The slot of a thing, or the free one where it would be. */
static uint32_t find(const seen *s, const void *what)
{
    uint64_t h = (uint64_t)(uintptr_t)what * 0x9E3779B97F4A7C15u;
    uint32_t i = (uint32_t)(h >> 32) & (s->cap - 1);
    while (s->slot[i].round == s->round && s->slot[i].what != what) i = (i + 1) & (s->cap - 1);
    return i;
}

static void grow(seen *s)
{
    seen bigger = *s;
    bigger.cap = s->cap ? s->cap * 2 : 64;
    bigger.slot = arena_array(s->mem, bigger.cap, sizeof *bigger.slot);
    for (uint32_t i = 0; i < s->cap; i++) {
        if (s->slot[i].round != s->round) continue;
        uint32_t k = find(&bigger, s->slot[i].what);
        bigger.slot[k].what = s->slot[i].what;
        bigger.slot[k].round = s->round;
    }
    *s = bigger;
}

bool seen_before(seen *s, const void *what)
{
    if (s->n * 2 >= s->cap) grow(s);
    uint32_t i = find(s, what);
    if (s->slot[i].round == s->round) return true;
    s->slot[i].what = what;
    s->slot[i].round = s->round;
    s->n++;
    return false;
}

bool was_seen(const seen *s, const void *what)
{
    return s->n && s->slot[find(s, what)].round == s->round;
}
