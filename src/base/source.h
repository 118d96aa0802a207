/* Source files, spans and lines.
 *
 * A span is a range of bytes on one 64-bit line on which every file has its own stretch, so a
 * span needs no file number. Lines and columns are computed only when something is printed.
 * A file may be a stream: then only a window of its text is kept (from the start of the current
 * declaration), together with the count of lines before it.
 */
#ifndef CASUS_BASE_SOURCE_H
#define CASUS_BASE_SOURCE_H
#include "base/text.h"

typedef struct { uint64_t at; uint32_t len; } span; /* at 0: nowhere */
#define NOWHERE ((span){0, 0})
static inline span span_join(span a, span b)
{
    if (!a.at) return b;
    if (!b.at || b.at < a.at) return a;
    return (span){a.at, (uint32_t)(b.at + b.len - a.at)};
}

/* Gives up to `room` further bytes; 0 at the end, negative on failure. */
typedef long (*source_read)(void *user, char *buf, size_t room);

/* The line number at a file offset, and the offset at which that line began. */
typedef struct { uint64_t line, start; } source_mark;
#define SOURCE_STEP 4096u /* bytes between two marks */
typedef struct { uint64_t offset; source_mark line; } source_pinned;

typedef struct {
    const char *name;       /* as shown to people (owned by `mem`) */
    uint64_t base;          /* first position of the file */
    uint64_t size;          /* bytes known so far */
    char *text;             /* the window */
    uint64_t from;          /* file offset of text[0] */
    size_t len, cap;        /* bytes in the window, room */
    uint64_t line_at_from;  /* line number of text[0], from 1 */
    uint64_t col_at_from;   /* bytes of that line before text[0] */
    mem_source mem;         /* owns `text` (not the arena: the window slides) */
    size_t dead;            /* forgotten bytes that still lie before text[0] in its block */
    source_mark end;        /* at offset `size` */
    source_mark *mark;      /* the line map: mark[i] is at offset (mark_first + i) * SOURCE_STEP */
    uint64_t mark_first;
    size_t marks, mark_cap;
    source_pinned *pin;     /* what is known of positions that the window has gone by */
    size_t pins, pin_cap;
} source;

typedef struct {
    source **at;
    uint32_t n, cap;
    arena *mem;
    uint64_t next_base;
} source_table;

typedef struct { const char *file; uint64_t line, column, offset; } place; /* column in bytes, from 1 */

void sources_init(source_table *t, arena *mem);
/* The same; the first `below` places are for sources that belong to another table (set them in
 * `at`), so that one table serves both. */
void sources_init_above(source_table *t, arena *mem, uint32_t below);
/* Frees the windows of all sources from number `first` on and forgets them. */
void sources_drop(source_table *t, uint32_t first);
/* A new, empty source named `name` (copied). `mem` owns its window. */
source *source_add(source_table *t, const char *name, mem_source mem);
/* Appends bytes to the window; false where memory is out. */
bool source_append(source *s, const char *bytes, size_t n);
/* Forgets the text before file offset `offset` (counting its lines first). */
void source_slide(source *s, uint64_t offset);
/* Remembers the place of a position, so that it can be told after the window has gone by; false
 * where memory is out. Positions of other files and those already forgotten are passed over. */
bool source_pin(source *s, span at);
/* Forgets all of them (their messages were told). */
void source_unpin(source *s);
const source *source_of(const source_table *t, span sp);
place source_place(const source_table *t, span sp);
/* The text of a span, empty where the window no longer holds it. */
slice source_text(const source_table *t, span sp);
/* The whole line on which `sp` begins, without its end; empty where it is no longer held. */
slice source_line(const source_table *t, span sp);
#endif
