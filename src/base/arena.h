/* Memory in arenas: everything of one lifetime is given back at once.
 *
 * Contract: arena_alloc never returns NULL. Where memory or the ceiling is exhausted it sets the
 * sticky `oom` flag and jumps to `on_oom`, which the library's facade sets on entry and which is
 * the only long jump of the library (flex's fatal error takes the same way out). Code between
 * owns nothing but arena memory, so nothing leaks on that way.
 */
#ifndef CASUS_BASE_ARENA_H
#define CASUS_BASE_ARENA_H
#include <setjmp.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Where raw blocks come from. `size` 0 frees; otherwise as realloc. NULL means exhausted. */
typedef struct {
    void *(*resize)(void *user, void *block, size_t old_size, size_t size);
    void *user;
} mem_source;

typedef struct arena_chunk arena_chunk;

typedef struct {
    char *cur, *end;      /* free room of the current chunk */
    arena_chunk *head;    /* current chunk, linked to the older ones */
    arena_chunk *spare;   /* chunks kept by arena_reset for the next round */
    size_t used, ceiling; /* bytes obtained from `mem`; the most it may obtain */
    mem_source mem;
    jmp_buf *on_oom;
    bool oom;
} arena;

void arena_init(arena *a, mem_source mem, size_t ceiling);
/* Frees every chunk; the arena may be used again after arena_init. */
void arena_free(arena *a);
/* Forgets all contents but keeps up to one spare chunk, so a stream of cases runs in flat memory. */
void arena_reset(arena *a);
/* Slow path of arena_alloc; use arena_alloc. */
void *arena_more(arena *a, size_t size);
/* Marks the arena exhausted and jumps out. */
_Noreturn void arena_fail(arena *a);

/* `size` bytes, aligned to 8, contents undefined. */
static inline void *arena_alloc(arena *a, size_t size)
{
    size_t n = (size + 7u) & ~(size_t)7u;
    if (n < size || (size_t)(a->end - a->cur) < n) return arena_more(a, size);
    void *p = a->cur;
    a->cur += n;
    return p;
}
/* As arena_alloc, all bytes zero. */
static inline void *arena_zero(arena *a, size_t size)
{
    return memset(arena_alloc(a, size), 0, size);
}
/* `count * size` zeroed bytes; overflow counts as exhaustion. */
void *arena_array(arena *a, size_t count, size_t size);
/* As realloc: in place where `p` (of `old_size` bytes) was the last thing given out. */
void *arena_grow(arena *a, void *p, size_t old_size, size_t size);
/* Copies `len` bytes and adds a NUL. */
char *arena_copy(arena *a, const char *s, size_t len);

/* A growable array in an arena: VEC(type) v = {0}; vec_push(arena, &v, item). */
#define VEC(T) struct { T *at; uint32_t n, cap; }
#define vec_push(A, V, ...) \
    ((V)->n == (V)->cap ? vec_grow((A), (void **)&(V)->at, &(V)->cap, sizeof *(V)->at, 1) : (void)0, \
     (void)((V)->at[(V)->n++] = (__VA_ARGS__)))
/* Room for that many items in an array that has none yet. */
#define vec_room(A, V, N) ((V)->at || !(N) ? (void)0 : vec_grow((A), (void **)&(V)->at, &(V)->cap, sizeof *(V)->at, (N)))
/* Room for `more` items beyond the capacity. */
void vec_grow(arena *a, void **at, uint32_t *cap, size_t item, uint32_t more);
#endif
