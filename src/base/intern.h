/* Interned names. Two levels: a case's table asks the frozen law's table first and adds only what
 * is new, so the law can be shared and the case's names forgotten with the case.
 * Symbol 0 is the empty text. Symbols of the law are below `first` of the case's table. */
#ifndef CASUS_BASE_INTERN_H
#define CASUS_BASE_INTERN_H
#include "base/text.h"

typedef uint32_t sym;

typedef struct { const char *at; uint32_t len, hash; uint64_t tail; } intern_entry; /* tail: the last bytes as a number */

/* Short names met lately, by hash: most words of a record come again soon. */
enum { RECENT_NAMES = 128 };
typedef struct { uint64_t tail; uint32_t len; sym name; } recent_name; /* len 0: none */

typedef struct interner {
    const struct interner *parent; /* frozen while this one lives, or NULL */
    arena *mem;
    VEC(intern_entry) entry;       /* entry i is symbol first + i */
    uint32_t *slot, mask;          /* open addressing: symbol + 1, or 0 */
    sym first;
    recent_name recent[RECENT_NAMES];
} interner;

void intern_init(interner *in, arena *mem, const interner *parent);
sym intern(interner *in, const char *s, size_t len);
/* The symbol of a text that is known already, or 0. */
sym intern_find(const interner *in, const char *s, size_t len);
slice intern_text(const interner *in, sym s);
/* NUL-terminated text of a symbol. */
const char *intern_str(const interner *in, sym s);
/* After its arena was reset: empty again, over the parent's present contents. */
void intern_restart(interner *in);
#endif
