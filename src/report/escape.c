/* Escaping, and the way to the sink.
 *
 * Contract: every format writes a file's words through escape_text or out_json. JSON keeps its own
 * spelling, so that a reader of the JSON gets back the very text of the file.
 */
#include "report/escape.h"

bool sign_is_hidden(uint32_t code)
{
    static const struct { uint32_t from, to; } hidden[] = {
        {0x00, 0x1F},     {0x7F, 0x9F},     {0xAD, 0xAD},     {0x034F, 0x034F},  {0x061C, 0x061C},
        {0x115F, 0x1160}, {0x17B4, 0x17B5}, {0x180B, 0x180F}, {0x200B, 0x200F},  {0x2028, 0x202E},
        {0x2060, 0x206F}, {0x3164, 0x3164}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF},  {0xFFA0, 0xFFA0},
        {0xFFF9, 0xFFFB}, {0xE0000, 0xE0FFF},
    };
    if (code >= 0x20 && code < 0x7F) return false;
    for (size_t i = 0; i < sizeof hidden / sizeof *hidden && code >= hidden[i].from; i++)
        if (code <= hidden[i].to) return true;
    return false;
}

/* The sign at s: its length, its code, and whether the bytes are none. */
static uint32_t sign_at(const char *s, size_t n, uint32_t *code, bool *broken)
{
    uint32_t len = utf8_at(s, n, code);
    *broken = len == 1 && *code >= 0x80;
    return len;
}

/* The text from `i` on, of which the sign there may be none to show as it is. */
static void escape_rest(strbuf *sb, const char *s, size_t n, size_t i)
{
    size_t plain = i;
    while ((i += text_visible(s + i, n - i, '\n')) < n) {
        uint32_t code;
        bool broken;
        uint32_t len = sign_at(s + i, n - i, &code, &broken);
        if (broken || sign_is_hidden(code)) {
            sb_put(sb, s + plain, i - plain);
            sb_fmt(sb, broken ? "\\x{%x}" : "\\u{%x}", code);
            plain = i + len;
        }
        i += len;
    }
    sb_put(sb, s + plain, n - plain);
}

void escape_text(strbuf *sb, const char *s, size_t n)
{
    char *to = sb_room(sb, n);
    size_t i = 0;
    for (; i < n && (unsigned char)s[i] - 0x20u < 0x5F; i++) to[i] = s[i]; /* plain ASCII: nearly always all of it */
    sb->len += i;
    to[i] = 0;
    if (i < n) escape_rest(sb, s, n, i);
}

size_t text_columns(const char *s, size_t n)
{
    size_t columns = 0;
    for (size_t i = 0; i < n; i++) columns += ((unsigned char)s[i] & 0xC0) != 0x80;
    return columns;
}

void out_bytes(out *o, const char *s, size_t n)
{
    if (o->failed || n == 0) return;
    if (o->put(o->user, s, n) != 0) o->failed = true;
}

/* Four hexadecimal digits after \u. */
static void put_unit(out *o, uint32_t unit)
{
    static const char digit[] = "0123456789abcdef";
    char text[6] = {'\\', 'u', digit[unit >> 12 & 15], digit[unit >> 8 & 15], digit[unit >> 4 & 15], digit[unit & 15]};
    out_bytes(o, text, sizeof text);
}

void out_json(out *o, const char *s, size_t n)
{
    size_t plain = 0;
    for (size_t i = 0; i < n;) {
        uint32_t code, len = utf8_at(s + i, n - i, &code);
        if (sign_is_hidden(code)) {
            out_bytes(o, s + plain, i - plain);
            if (code < 0x10000) put_unit(o, code);
            else { /* two halves, as JSON wants it */
                put_unit(o, 0xD800 + ((code - 0x10000) >> 10));
                put_unit(o, 0xDC00 + ((code - 0x10000) & 0x3FF));
            }
            plain = i + len;
        }
        i += len;
    }
    out_bytes(o, s + plain, n - plain);
}
