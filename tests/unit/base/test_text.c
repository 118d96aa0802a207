/* Slices, the string builder with its own formatter, UTF-8, and edit distance. */
#include "scratch.h"
#include <limits.h>
#include <stdio.h>
#include "base/text.h"

static void slices(void **state)
{
    (void)state;
    assert_true(slice_eq(SLICE("duty"), slice_of("duty")));
    assert_false(slice_eq(SLICE("duty"), SLICE("dutY")));
    assert_false(slice_eq(SLICE("duty"), SLICE("dut")));
    assert_true(slice_eq(SLICE(""), (slice){NULL, 0}));
    assert_int_equal(SLICE("a\0b").len, 3);
}

static void building(void **state)
{
    (void)state;
    strbuf sb;
    sb_init(&sb, &mem);
    assert_string_equal(sb_done(&sb), "");
    for (int i = 0; i < 1000; i++) {
        sb_char(&sb, 'a');
        sb_str(&sb, "bc");
        sb_put(&sb, "def", 1);
        assert_int_equal(sb.at[sb.len], 0);
    }
    assert_int_equal(sb.len, 4000);
    assert_memory_equal(sb.at + 3996, "abcd", 5);
}

/* What the host's own snprintf makes of it is the measure. */
#define SAME(...) do { \
        char want_[512]; \
        strbuf got_; \
        snprintf(want_, sizeof want_, __VA_ARGS__); \
        sb_init(&got_, &mem); \
        sb_fmt(&got_, __VA_ARGS__); \
        assert_string_equal(sb_done(&got_), want_); \
    } while (0)

static void formatting(void **state)
{
    (void)state;
    SAME("%s", "plain");
    SAME("[%s] [%10s] [%-10s] [%.2s] [%.*s] [%*s] [%-*s] [%10.2s]", "abc", "abc", "abc", "abc", 1, "abc", 6, "abc", 6, "abc", "abc");
    SAME("[%*s]", -6, "abc");
    SAME("%d %d %d %d", 0, -1, INT_MAX, INT_MIN);
    SAME("%ld %lld %zu %llu", LONG_MIN, LLONG_MIN, SIZE_MAX, ULLONG_MAX);
    SAME("%u %x %X %lx", UINT_MAX, 0xBEEFu, 0xBEEFu, 0xDEADBEEFul);
    SAME("[%5d] [%-5d] [%05d] [%05d] [%04X] [%02x]", 42, 42, 42, -42, 0xADu, 7u);
    SAME("%c%c 100%% [%3c]", 'o', 'k', '!');
    SAME("%s", "");
    SAME("[%30d] [%030d]", 1, 1);
    strbuf sb;
    sb_init(&sb, &mem);
    const char *volatile nothing = NULL;
    sb_fmt(&sb, "%s", nothing);
    assert_string_equal(sb_done(&sb), "");
    sb_fmt(&sb, "%s", "then more");
    sb_fmt(&sb, "%d", 5);
    assert_string_equal(sb_done(&sb), "then more5");
}

static size_t check(const char *s, size_t n, bool more)
{
    char *copy = malloc(n ? n : 1); /* of the exact size, so that the sanitizer sees a step too far */
    memcpy(copy, s, n);
    size_t good = utf8_check(copy, n, more);
    free(copy);
    return good;
}

static void utf8(void **state)
{
    (void)state;
    static const struct { const char *text; size_t n, good; } table[] = {
        {"", 0, 0}, {"plain", 5, 5}, {"a\0b", 3, 1}, {"\xC3\xA9t\xC3\xA9", 5, 5}, {"\xE2\x80\x9C", 3, 3}, {"\xF0\x9F\x98\x80", 4, 4},
        {"a\x80", 2, 1}, {"\xC0\x80", 2, 0}, {"\xC1\xBF", 2, 0}, {"\xE0\x9F\xBF", 3, 0}, {"\xE0\xA0\x80", 3, 3},
        {"\xED\xA0\x80", 3, 0}, {"\xED\x9F\xBF", 3, 3}, {"\xF0\x8F\xBF\xBF", 4, 0}, {"\xF4\x8F\xBF\xBF", 4, 4},
        {"\xF4\x90\x80\x80", 4, 0}, {"\xF5\x80\x80\x80", 4, 0}, {"\xFF", 1, 0}, {"ab\xC3", 3, 2}, {"ab\xE2\x80", 4, 2},
        {"ab\xE2\x80x", 5, 2}, {"\xC3\xA9\xC3", 3, 2}, {"\xE2\x28\xA1", 3, 0}, {"\xF0\x90\x28\xBC", 4, 0}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (check(table[i].text, table[i].n, false) != table[i].good)
            fail_msg("row %zu: %zu bytes are good, not %zu", i, table[i].good, check(table[i].text, table[i].n, false));
}

/* Every code point, written by hand, is valid and read back; the surrogates are not. */
static void utf8_every_sign(void **state)
{
    (void)state;
    for (uint32_t c = 1; c < 0x110000; c++) {
        unsigned char s[4];
        uint32_t n = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4, code = 0;
        static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
        for (uint32_t i = n, rest = c; i-- > 0; rest >>= 6) s[i] = (unsigned char)(i ? 0x80 | (rest & 0x3F) : lead[n] | rest);
        bool surrogate = c >= 0xD800 && c <= 0xDFFF;
        size_t good = utf8_check((char *)s, n, false);
        if (good != (surrogate ? 0 : n)) fail_msg("U+%04X: %zu bytes are good", c, good);
        if (!surrogate && (utf8_at((char *)s, n, &code) != n || code != c)) fail_msg("U+%04X is read as U+%04X", c, code);
    }
}

/* A byte that begins no sign stands for itself, so that whoever walks a text gets on. */
static void utf8_at_a_bad_byte(void **state)
{
    (void)state;
    uint32_t code = 0;
    assert_int_equal(utf8_at("\x80", 1, &code), 1);
    assert_int_equal(code, 0x80);
    assert_int_equal(utf8_at("\xE2\x80", 2, &code), 1);
    assert_int_equal(code, 0xE2);
    assert_int_equal(utf8_at("\0", 1, &code), 1);
    assert_int_equal(code, 0);
}

static uint32_t far(const char *a, const char *b, uint32_t cap)
{
    uint32_t d = edit_distance(slice_of(a), slice_of(b), cap);
    assert_int_equal(edit_distance(slice_of(b), slice_of(a), cap), d);
    return d;
}

static void distance(void **state)
{
    (void)state;
    assert_int_equal(far("when", "when", 0), 0);
    assert_int_equal(far("whne", "when", 3), 1); /* neighbours swapped */
    assert_int_equal(far("whn", "when", 3), 1);
    assert_int_equal(far("whenn", "when", 3), 1);
    assert_int_equal(far("wham", "when", 3), 2);
    assert_int_equal(far("", "abc", 5), 3);
    assert_int_equal(far("kitten", "sitting", 5), 3);
    assert_int_equal(far("abcd", "badc", 5), 2);
    assert_int_equal(far("abc", "xyz", 1), 2); /* cap + 1: more than asked for */
    assert_int_equal(far("abc", "abcdefgh", 2), 3);
    assert_int_equal(far("caf\xC3\xA9", "cafe", 3), 1); /* signs count, not bytes */
    assert_int_equal(far("a", "b", UINT32_MAX), 1);
    assert_int_equal(far("ca", "abc", 9), 3); /* no piece is edited twice */
}

static void distance_of_long_texts(void **state)
{
    (void)state;
    char a[400], b[400];
    memset(a, 'x', sizeof a);
    memset(b, 'x', sizeof b);
    for (uint32_t n = 120; n < 200; n++) {
        uint32_t d = edit_distance((slice){a, n}, (slice){b, n - 1}, 5);
        assert_true(n <= 160 ? d == 1 : d == 6);
    }
    assert_int_equal(edit_distance((slice){a, 399}, (slice){b, 399}, 5), 0);
}

/* The distance is a measure: it never depends on the cap, and a detour is never shorter than the plain count. */
static void distance_and_cap(void **state)
{
    (void)state;
    static const char *const words[] = {"", "a", "ab", "ba", "duty", "dutty", "udty", "party", "parties", "pary", "request", "reqeust", "quest"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        for (size_t k = 0; k < sizeof words / sizeof *words; k++) {
            uint32_t whole = far(words[i], words[k], 50);
            for (uint32_t cap = 0; cap < 12; cap++) assert_int_equal(far(words[i], words[k], cap), whole > cap ? cap + 1 : whole);
        }
}

static void visible_texts(void **state)
{
    (void)state;
    char text[32];
    for (size_t n = 0; n <= 20; n++)
        for (size_t at = 0; at < n; at++)
            for (int c = 0; c < 256; c++) {
                memset(text, '~', sizeof text);
                text[at] = (char)c;
                assert_int_equal(text_visible(text, n, '\n'), c >= ' ' && c <= '~' ? n : at);
                assert_int_equal(text_visible(text, n, '"'), c >= ' ' && c <= '~' && c != '"' ? n : at);
                assert_int_equal(text_visible(text, n, (char)c), c == '~' ? 0 : at);
            }
}

int main(void)
{
    const struct CMUnitTest tests[] = {T(slices), T(visible_texts), T(building), T(formatting), T(utf8), T(utf8_every_sign), T(utf8_at_a_bad_byte),
                                       T(distance), T(distance_of_long_texts), T(distance_and_cap)};
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
