/* A set of things that were told already, to tell them in full only once. */
#ifndef CASUS_REPORT_SEEN_H
#define CASUS_REPORT_SEEN_H
#include "base/arena.h"

typedef struct {
    arena *mem;
    struct { const void *what; uint32_t round; } *slot;
    uint32_t cap, n, round; /* entries of earlier rounds count as free */
} seen;

void seen_init(seen *s, arena *mem);
/* Forgets all, at no cost. */
void seen_forget(seen *s);
/* Whether it was told before; from now on it was. was_seen only asks. */
bool seen_before(seen *s, const void *what);
bool was_seen(const seen *s, const void *what);
#endif
