/* Slices, the string builder, edit distance and UTF-8.
 *
 * Contract: no locale, no stdio, no memory but the builder's arena. The formatter is written out
 * here because the library must not depend on a host's printf, which may read the locale and
 * may take memory behind the embedder's back.
 */
#include "base/text.h"

bool slice_eq(slice a, slice b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}

slice slice_of(const char *s)
{
    return (slice){s, (uint32_t)strlen(s)};
}

void sb_init(strbuf *sb, arena *mem)
{
    *sb = (strbuf){.mem = mem};
}

/* Room for n further bytes and the NUL. */
static void sb_reserve(strbuf *sb, size_t n)
{
    if (n > SIZE_MAX / 4 || sb->len > SIZE_MAX / 4) arena_fail(sb->mem);
    size_t want = sb->len + n + 1;
    if (sb->at && want <= sb->cap) return;
    if (want < 64) want = 64;
    if (want < sb->cap * 2) want = sb->cap * 2;
    sb->at = arena_grow(sb->mem, sb->at, sb->cap, want);
    sb->cap = want;
}

char *sb_room(strbuf *sb, size_t n)
{
    sb_reserve(sb, n);
    return sb->at + sb->len;
}

void sb_put(strbuf *sb, const char *s, size_t n)
{
    sb_reserve(sb, n);
    if (n) memcpy(sb->at + sb->len, s, n);
    sb->len += n;
    sb->at[sb->len] = 0;
}

void sb_str(strbuf *sb, const char *s)
{
    sb_put(sb, s, strlen(s));
}

const char *sb_done(strbuf *sb)
{
    if (!sb->at) sb_put(sb, "", 0);
    return sb->at;
}

/* One conversion: %[-0][width][.precision][l|ll|z]letter */
typedef struct { bool left, zeros; size_t width; int precision; char size, letter; } conversion;

static void sb_padded(strbuf *sb, const conversion *c, const char *s, size_t n)
{
    size_t pad = c->width > n ? c->width - n : 0;
    if (c->left) sb_put(sb, s, n);
    for (; pad; pad--) sb_char(sb, ' ');
    if (!c->left) sb_put(sb, s, n);
}

static void sb_number(strbuf *sb, const conversion *c, unsigned long long value, bool negative)
{
    const char *digits = c->letter == 'X' ? "0123456789ABCDEF" : "0123456789abcdef";
    unsigned base = c->letter == 'x' || c->letter == 'X' ? 16 : 10;
    char buf[32];
    size_t at = sizeof buf;
    do buf[--at] = digits[value % base];
    while (value /= base);
    if (c->zeros && !c->left) {
        for (size_t n = sizeof buf - at + negative; n < c->width && at > 1; n++) buf[--at] = '0';
    }
    if (negative) buf[--at] = '-';
    sb_padded(sb, c, buf + at, sizeof buf - at);
}

static void sb_text(strbuf *sb, const conversion *c, const char *s)
{
    size_t n = 0, most = c->precision < 0 ? SIZE_MAX : (size_t)c->precision;
    if (!s) s = "";
    while (n < most && s[n]) n++;
    sb_padded(sb, c, s, n);
}

static size_t parse_count(const char **f)
{
    size_t n = 0;
    for (; **f >= '0' && **f <= '9' && n < 100000; (*f)++) n = n * 10 + (size_t)(**f - '0');
    return n;
}

/* A va_list that is handed down by address: plain va_list parameters may decay to pointers. */
typedef struct { va_list ap; } arguments;

static conversion parse_conversion(const char **f, arguments *a)
{
    conversion c = {.precision = -1};
    for (; **f == '-' || **f == '0'; (*f)++) *(**f == '-' ? &c.left : &c.zeros) = true;
    if (**f == '*') {
        int w = va_arg(a->ap, int);
        c.left |= w < 0;
        c.width = (size_t)(w < 0 ? -(long long)w : w);
        (*f)++;
    } else c.width = parse_count(f);
    if (**f == '.') {
        (*f)++;
        if (**f == '*') {
            c.precision = va_arg(a->ap, int);
            (*f)++;
        } else c.precision = (int)parse_count(f);
    }
    if (**f == 'z' || **f == 'l') c.size = *(*f)++;
    if (c.size == 'l' && **f == 'l') {
        c.size = 'L';
        (*f)++;
    }
    c.letter = **f;
    if (**f) (*f)++;
    return c;
}

static void sb_signed(strbuf *sb, const conversion *c, arguments *a)
{
    long long v = c->size == 'L'   ? va_arg(a->ap, long long)
                  : c->size == 'l' ? va_arg(a->ap, long)
                  : c->size == 'z' ? (long long)va_arg(a->ap, size_t)
                                   : va_arg(a->ap, int);
    sb_number(sb, c, v < 0 ? 0 - (unsigned long long)v : (unsigned long long)v, v < 0);
}

static void sb_unsigned(strbuf *sb, const conversion *c, arguments *a)
{
    unsigned long long v = c->size == 'L'   ? va_arg(a->ap, unsigned long long)
                           : c->size == 'l' ? va_arg(a->ap, unsigned long)
                           : c->size == 'z' ? va_arg(a->ap, size_t)
                                            : va_arg(a->ap, unsigned);
    sb_number(sb, c, v, false);
}

void sb_vfmt(strbuf *sb, const char *fmt, va_list ap)
{
    arguments a;
    va_copy(a.ap, ap);
    sb_reserve(sb, 0);
    sb->at[sb->len] = 0;
    for (const char *f = fmt; *f;) {
        const char *plain = f;
        while (*f && *f != '%') f++;
        if (f > plain) sb_put(sb, plain, (size_t)(f - plain));
        if (!*f) break;
        const char *start = f++;
        conversion c = parse_conversion(&f, &a);
        char one;
        switch (c.letter) {
        case '%': sb_char(sb, '%'); break;
        case 's': sb_text(sb, &c, va_arg(a.ap, const char *)); break;
        case 'c': one = (char)va_arg(a.ap, int); sb_padded(sb, &c, &one, 1); break;
        case 'd': sb_signed(sb, &c, &a); break;
        case 'u': case 'x': case 'X': sb_unsigned(sb, &c, &a); break;
        default: /* none of ours: shown as it is, and the rest, whose arguments are now unsure, too */
            sb_str(sb, start);
            f = start + strlen(start);
        }
    }
    va_end(a.ap);
}

void sb_fmt(strbuf *sb, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    sb_vfmt(sb, fmt, ap);
    va_end(ap);
}

/* Length of the well-formed sequence at s (Unicode 3.9, table 3-7: no overlong forms, no
 * surrogates, nothing above U+10FFFF); 0 for none; -1 where the n bytes are its beginning. */
static int sequence(const unsigned char *s, size_t n)
{
    if (s[0] < 0x80) return s[0] != 0;
    if (s[0] < 0xC2 || s[0] > 0xF4) return 0;
    int len = s[0] < 0xE0 ? 2 : s[0] < 0xF0 ? 3 : 4;
    if (n < 2) return -1;
    unsigned char low = s[0] == 0xE0 ? 0xA0 : s[0] == 0xF0 ? 0x90 : 0x80;
    unsigned char high = s[0] == 0xED ? 0x9F : s[0] == 0xF4 ? 0x8F : 0xBF;
    if (s[1] < low || s[1] > high) return 0;
    for (int i = 2; i < len; i++) {
        if ((size_t)i >= n) return -1;
        if ((s[i] & 0xC0) != 0x80) return 0;
    }
    return len;
}

/* Whether eight bytes are all ASCII and none is NUL. */
static inline bool plain_bytes(const char *s)
{
    const uint64_t ones = 0x0101010101010101u, tops = 0x8080808080808080u;
    uint64_t w;
    memcpy(&w, s, 8);
    return !((w | (w - ones)) & tops); /* without high bits, only a NUL borrows into one */
}

size_t text_visible(const char *s, size_t n, char end)
{
    const uint64_t ones = 0x0101010101010101u, tops = 0x8080808080808080u;
    const unsigned char *u = (const unsigned char *)s;
    uint64_t ends = (unsigned char)end * ones, w;
    size_t i = 0;
    for (; n - i >= 8; i += 8) {
        memcpy(&w, s + i, 8);
        /* beyond ASCII, before the blank, behind the tilde, or the end: there may be one */
        if ((w | (w - 0x20 * ones) | (w + ones) | ((w ^ ends) - ones)) & tops) break;
    }
    while (i < n && u[i] >= 0x20 && u[i] < 0x7F && s[i] != end) i++;
    return i;
}

size_t utf8_check(const char *s, size_t n, bool more)
{
    const unsigned char *u = (const unsigned char *)s;
    for (size_t i = 0; i < n;) {
        while (n - i >= 8 && plain_bytes(s + i)) i += 8;
        if (i == n) break;
        if (u[i] - 1u < 0x7F) {
            i++;
            continue;
        }
        int len = sequence(u + i, n - i);
        if (len < 0 && more) return n;
        if (len <= 0) return i;
        i += (size_t)len;
    }
    return n;
}

uint32_t utf8_at(const char *s, size_t n, uint32_t *code)
{
    const unsigned char *u = (const unsigned char *)s;
    int len = sequence(u, n);
    if (len <= 1) { /* ASCII; a byte that is no text stands for itself, so that callers move on */
        *code = u[0];
        return 1;
    }
    uint32_t c = u[0] & (0x7Fu >> len);
    for (int i = 1; i < len; i++) c = c << 6 | (u[i] & 0x3Fu);
    *code = c;
    return (uint32_t)len;
}

#define DISTANCE_SIGNS 160 /* longer than any name (LIM_NAME): such texts are only compared whole */

/* The signs of a text, or DISTANCE_SIGNS + 1 where there are more than that. */
static uint32_t signs_of(slice s, uint32_t out[DISTANCE_SIGNS])
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < s.len; n++) {
        uint32_t code;
        i += utf8_at(s.at + i, s.len - i, &code);
        if (n == DISTANCE_SIGNS) return n + 1;
        out[n] = code;
    }
    return n;
}

static uint32_t least(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

uint32_t edit_distance(slice a, slice b, uint32_t cap)
{
    if (slice_eq(a, b)) return 0;
    uint32_t x[DISTANCE_SIGNS], y[DISTANCE_SIGNS], row[3][DISTANCE_SIGNS + 1];
    uint32_t n = signs_of(a, x), m = signs_of(b, y);
    uint32_t over = cap == UINT32_MAX ? cap : cap + 1;
    if (n > DISTANCE_SIGNS || m > DISTANCE_SIGNS || (n > m ? n - m : m - n) > cap) return over;
    for (uint32_t j = 0; j <= m; j++) row[0][j] = j;
    for (uint32_t i = 1; i <= n; i++) {
        uint32_t *now = row[i % 3], *last = row[(i + 2) % 3], *before = row[(i + 1) % 3];
        uint32_t best = now[0] = i;
        for (uint32_t j = 1; j <= m; j++) {
            uint32_t d = least(least(last[j], now[j - 1]) + 1, last[j - 1] + (x[i - 1] != y[j - 1]));
            if (i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1]) d = least(d, before[j - 2] + 1);
            now[j] = d;
            best = least(best, d);
        }
        /* A swap reaches back two rows, but only at the cost of one more than that row's value. */
        if (best > cap && i > 1) {
            uint32_t earlier = UINT32_MAX;
            for (uint32_t j = 0; j <= m; j++) earlier = least(earlier, last[j]);
            if (earlier >= cap) return over;
        }
    }
    uint32_t d = row[n % 3][m];
    return d > cap ? over : d;
}
