/* Source files on one line of positions, and the line map.
 *
 * Contract: every file has a stretch of 2^40 positions from its base on, so a position tells its
 * file by division. The window of a stream slides by moving `text` forward; bytes are copied
 * down only once at least half as many were forgotten, so a stream is copied about twice at most.
 * Lines are counted once, when bytes arrive, with a mark every SOURCE_STEP bytes: a place is
 * found by counting from the nearest mark, so printing 100,000 places stays linear.
 * Windows, marks and names belong to `mem`; call sources_drop before the table's arena is freed.
 */
#include "base/source.h"

#define STRETCH_BITS 40u

void sources_init(source_table *t, arena *mem)
{
    *t = (source_table){.mem = mem, .next_base = 1};
}

void sources_init_above(source_table *t, arena *mem, uint32_t below)
{
    sources_init(t, mem);
    vec_grow(mem, (void **)&t->at, &t->cap, sizeof *t->at, below + 8);
    memset(t->at, 0, t->cap * sizeof *t->at);
    t->n = below;
    t->next_base = 1 + ((uint64_t)below << STRETCH_BITS);
}

static void give_back(source *s)
{
    if (s->text) s->mem.resize(s->mem.user, s->text - s->dead, s->dead + s->cap, 0);
    if (s->mark) s->mem.resize(s->mem.user, s->mark, s->mark_cap * sizeof *s->mark, 0);
    if (s->pin) s->mem.resize(s->mem.user, s->pin, s->pin_cap * sizeof *s->pin, 0);
    if (s->name) s->mem.resize(s->mem.user, (void *)(uintptr_t)s->name, strlen(s->name) + 1, 0);
    *s = (source){0};
}

void sources_drop(source_table *t, uint32_t first)
{
    if (first >= t->n) return;
    for (uint32_t i = first; i < t->n; i++) give_back(t->at[i]);
    t->n = first;
    t->next_base = 1 + ((uint64_t)first << STRETCH_BITS);
}

source *source_add(source_table *t, const char *name, mem_source mem)
{
    if (t->n == t->cap) {
        uint32_t had = t->cap;
        vec_grow(t->mem, (void **)&t->at, &t->cap, sizeof *t->at, 1);
        memset(t->at + had, 0, (t->cap - had) * sizeof *t->at);
    }
    /* A dropped source's record is used again, so that one table serves any number of cases. */
    if (!t->at[t->n]) t->at[t->n] = arena_zero(t->mem, sizeof **t->at);
    size_t size = strlen(name) + 1;
    char *copy = mem.resize(mem.user, NULL, 0, size);
    if (!copy) arena_fail(t->mem);
    memcpy(copy, name, size);
    source *s = t->at[t->n++];
    *s = (source){.name = copy, .base = t->next_base, .line_at_from = 1, .mem = mem, .end = {1, 0}};
    t->next_base += (uint64_t)1 << STRETCH_BITS;
    return s;
}

/* Room for n further bytes behind the window. */
static bool reserve_text(source *s, size_t n)
{
    if (n <= s->cap - s->len) return true;
    size_t room = s->dead + s->cap;
    if (s->dead) {
        char *start = s->text - s->dead;
        bool enough = s->dead >= s->len / 2;
        memmove(start, s->text, s->len);
        s->text = start;
        s->cap = room;
        s->dead = 0;
        if (enough && n <= s->cap - s->len) return true;
    }
    if (n > SIZE_MAX / 4 || s->len > SIZE_MAX / 4) return false;
    size_t want = (s->len + n) * 2;
    if (want < 4096) want = 4096;
    if (want <= room) return true;
    char *text = s->mem.resize(s->mem.user, s->text, room, want);
    if (!text) return false;
    s->text = text;
    s->cap = want;
    return true;
}

static bool reserve_marks(source *s, size_t n)
{
    size_t want = s->marks + n / SOURCE_STEP + 2;
    if (want <= s->mark_cap) return true;
    want *= 2;
    source_mark *mark = s->mem.resize(s->mem.user, s->mark, s->mark_cap * sizeof *mark, want * sizeof *mark);
    if (!mark) return false;
    s->mark = mark;
    s->mark_cap = want;
    return true;
}

/* Moves a mark over n bytes of text that begin at file offset `at`. */
static void count_lines(source_mark *m, const char *text, size_t n, uint64_t at)
{
    const char *p = text, *stop = text + n;
    while (p < stop && (p = memchr(p, '\n', (size_t)(stop - p)))) {
        p++;
        m->line++;
        m->start = at + (uint64_t)(p - text);
    }
}

bool source_append(source *s, const char *bytes, size_t n)
{
    if (n == 0) return true;
    if (n >= ((uint64_t)1 << STRETCH_BITS) - 1 - s->size) return false;
    if (!reserve_text(s, n) || !reserve_marks(s, n)) return false;
    memcpy(s->text + s->len, bytes, n);
    s->len += n;
    while (n) {
        size_t past = (size_t)(s->size % SOURCE_STEP);
        if (past == 0) s->mark[s->marks++] = s->end;
        size_t piece = n < SOURCE_STEP - past ? n : SOURCE_STEP - past;
        count_lines(&s->end, bytes, piece, s->size);
        bytes += piece;
        s->size += piece;
        n -= piece;
    }
    return true;
}

/* Line and line start at a file offset from `from` to `size`. */
static source_mark mark_at(const source *s, uint64_t offset)
{
    source_mark m = {s->line_at_from, s->from - s->col_at_from};
    if (offset == s->size) return s->end;
    uint64_t at = s->from, k = offset / SOURCE_STEP;
    if (k >= s->mark_first && k - s->mark_first < s->marks && k * SOURCE_STEP >= at) {
        m = s->mark[k - s->mark_first];
        at = k * SOURCE_STEP;
    }
    count_lines(&m, s->text + (at - s->from), (size_t)(offset - at), at);
    return m;
}

static const source_pinned *pin_of(const source *s, uint64_t offset)
{
    for (size_t i = 0; i < s->pins; i++)
        if (s->pin[i].offset == offset) return &s->pin[i];
    return NULL;
}

bool source_pin(source *s, span at)
{
    if (at.at < s->base || at.at - s->base < s->from || at.at - s->base > s->size || pin_of(s, at.at - s->base)) return true;
    if (s->pins == s->pin_cap) {
        size_t want = s->pin_cap ? s->pin_cap * 2 : 8;
        source_pinned *pin = s->mem.resize(s->mem.user, s->pin, s->pin_cap * sizeof *pin, want * sizeof *pin);
        if (!pin) return false;
        s->pin = pin;
        s->pin_cap = want;
    }
    s->pin[s->pins++] = (source_pinned){at.at - s->base, mark_at(s, at.at - s->base)};
    return true;
}

void source_unpin(source *s)
{
    s->pins = 0;
}

void source_slide(source *s, uint64_t offset)
{
    if (offset > s->size) offset = s->size;
    if (offset <= s->from) return;
    source_mark m = mark_at(s, offset);
    size_t gone = (size_t)(offset - s->from);
    s->line_at_from = m.line;
    s->col_at_from = offset - m.start;
    s->from = offset;
    s->text += gone;
    s->dead += gone;
    s->len -= gone;
    s->cap -= gone;
    size_t stale = (size_t)(offset / SOURCE_STEP - s->mark_first);
    if (stale > s->marks) stale = s->marks;
    if (stale > s->marks / 2) { /* costs less than the marks that went */
        s->marks -= stale;
        memmove(s->mark, s->mark + stale, s->marks * sizeof *s->mark);
        s->mark_first += stale;
    }
}

const source *source_of(const source_table *t, span sp)
{
    if (!sp.at) return NULL;
    uint64_t i = (sp.at - 1) >> STRETCH_BITS;
    return i < t->n ? t->at[i] : NULL;
}

place source_place(const source_table *t, span sp)
{
    const source *s = source_of(t, sp);
    if (!s) return (place){"", 0, 0, 0};
    place p = {s->name, 0, 0, sp.at - s->base};
    uint64_t offset = p.offset < s->size ? p.offset : s->size;
    source_mark m = {s->line_at_from, s->from - s->col_at_from};
    const source_pinned *pin = offset < s->from ? pin_of(s, offset) : NULL;
    if (offset >= s->from) m = mark_at(s, offset);
    else if (pin) m = pin->line;
    else if (offset == 0) m = (source_mark){1, 0};
    else if (offset < m.start) return p; /* its line is forgotten */
    p.line = m.line;
    p.column = offset - m.start + 1;
    return p;
}

slice source_text(const source_table *t, span sp)
{
    const source *s = source_of(t, sp);
    if (!s) return SLICE("");
    uint64_t offset = sp.at - s->base;
    if (offset < s->from || offset + sp.len > s->size) return SLICE("");
    return (slice){s->len ? s->text + (offset - s->from) : "", sp.len};
}

slice source_line(const source_table *t, span sp)
{
    const source *s = source_of(t, sp);
    if (!s || !s->len) return SLICE("");
    uint64_t offset = sp.at - s->base;
    if (offset < s->from || offset > s->size) return SLICE("");
    uint64_t start = mark_at(s, offset).start;
    if (start < s->from) return SLICE("");
    const char *at = s->text + (start - s->from), *stop = s->text + s->len;
    const char *nl = at < stop ? memchr(at, '\n', (size_t)(stop - at)) : NULL;
    size_t len = (size_t)((nl ? nl : stop) - at);
    if (len && at[len - 1] == '\r') len--;
    return (slice){at, len < UINT32_MAX ? (uint32_t)len : UINT32_MAX};
}
