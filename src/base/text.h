/* Slices, a string builder, and small helpers over bytes. */
#ifndef CASUS_BASE_TEXT_H
#define CASUS_BASE_TEXT_H
#include <stdarg.h>
#include "base/arena.h"

typedef struct { const char *at; uint32_t len; } slice;
#define SLICE(lit) ((slice){(lit), (uint32_t)(sizeof(lit) - 1)})
bool slice_eq(slice a, slice b);
slice slice_of(const char *s);

/* A growing text in an arena; `at` is always NUL-terminated once something was added. */
typedef struct { arena *mem; char *at; size_t len, cap; } strbuf;
void sb_init(strbuf *sb, arena *mem);
void sb_put(strbuf *sb, const char *s, size_t n);
void sb_str(strbuf *sb, const char *s);
static inline void sb_char(strbuf *sb, char c)
{
    if (sb->len + 1 >= sb->cap) {
        sb_put(sb, &c, 1);
        return;
    }
    sb->at[sb->len++] = c;
    sb->at[sb->len] = 0;
}
/* Room for n further bytes and a NUL behind the text, for one who writes them there and counts them in `len`. */
char *sb_room(strbuf *sb, size_t n);
/* printf's s, d, u, x, X (with l, ll, z), c, %%, width, precision of s, flags - and 0; no other
 * conversion. */
void sb_fmt(strbuf *sb, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void sb_vfmt(strbuf *sb, const char *fmt, va_list ap) __attribute__((format(printf, 2, 0)));
/* The finished text (arena-owned, never NULL). */
const char *sb_done(strbuf *sb);

/* Edit distance (insert, delete, replace, swap of neighbours), at most `cap`; cap+1 means more. */
uint32_t edit_distance(slice a, slice b, uint32_t cap);
/* Offset of the first byte that starts no valid UTF-8 sequence or is NUL; `n` where all is well.
 * `more`: further bytes will follow, so a sequence cut off at the end counts as well. */
size_t utf8_check(const char *s, size_t n, bool more);
/* How many bytes from s on are visible ASCII or blanks, and none of them is `end`. */
size_t text_visible(const char *s, size_t n, char end);
/* Length of the UTF-8 sequence at s (n > 0 bytes there, valid), and its code point. */
uint32_t utf8_at(const char *s, size_t n, uint32_t *code);
#endif
