/* What a file says can neither move the cursor nor hide or reorder what stands beside it. */
#include "bench.h"
#include "report/escape.h"

static void escaped(const char *text, size_t n, const char *expected)
{
    bench b;
    bench_out(&b, 0);
    escape_text(&b.got, text, n);
    assert_string_equal(sb_done(&b.got), expected);
    bench_end(&b);
}

static void test_plain_text_stays(void **state)
{
    (void)state;
    escaped("", 0, "");
    escaped("Kyrgyz-Tajik border", 19, "Kyrgyz-Tajik border");
    escaped("\xC5\xA0koda \xE2\x82\xAC \xF0\x9F\x8C\x8D", 15, "\xC5\xA0koda \xE2\x82\xAC \xF0\x9F\x8C\x8D");
    escaped("back\\slash \"quoted\"", 19, "back\\slash \"quoted\"");
}

static void test_hidden_signs_are_named(void **state)
{
    (void)state;
    escaped("a\0b", 3, "a\\u{0}b");
    escaped("\t\n\r\033[31m\x7F", 9, "\\u{9}\\u{a}\\u{d}\\u{1b}[31m\\u{7f}");
    escaped("\xC2\x80\xC2\x9F", 4, "\\u{80}\\u{9f}");                         /* C1 */
    escaped("\xC2\xAD", 2, "\\u{ad}");                                         /* soft hyphen */
    escaped("\xE2\x80\x8B\xE2\x80\xAE\xE2\x81\xA6", 9, "\\u{200b}\\u{202e}\\u{2066}");
    escaped("\xEF\xBB\xBFx", 4, "\\u{feff}x");
    escaped("\xF3\xA0\x81\x81", 4, "\\u{e0041}");                              /* a tag */
}

static void test_bytes_that_are_no_text(void **state)
{
    (void)state;
    escaped("a\xFF" "b", 3, "a\\x{ff}b");
    escaped("\xE2\x82", 2, "\\x{e2}\\x{82}");
    escaped("\xC0\x80", 2, "\\x{c0}\\x{80}"); /* an overlong NUL */
}

static void test_no_low_byte_is_left(void **state)
{
    (void)state;
    for (uint32_t c = 0; c < 256; c++) {
        bench b;
        bench_out(&b, 0);
        char s[1] = {(char)c};
        escape_text(&b.got, s, 1);
        for (size_t i = 0; i < b.got.len; i++) assert_in_range((unsigned char)b.got.at[i], 0x20, 0x7E);
        bench_end(&b);
    }
}

static void test_hidden_ranges_have_edges(void **state)
{
    (void)state;
    static const uint32_t hidden[] = {0, 0x1F, 0x7F, 0x9F, 0xAD, 0x61C, 0x200B, 0x200F, 0x2028, 0x202E, 0x2060, 0x206F, 0xFEFF};
    static const uint32_t shown[] = {0x20, 0x7E, 0xA0, 0xAC, 0xAE, 0x61B, 0x61D, 0x200A, 0x2010, 0x2027, 0x202F, 0x205F, 0x2070, 0xFEFE};
    for (uint32_t i = 0; i < COUNT(hidden); i++) assert_true(sign_is_hidden(hidden[i]));
    for (uint32_t i = 0; i < COUNT(shown); i++) assert_false(sign_is_hidden(shown[i]));
}

static void test_columns_count_signs(void **state)
{
    (void)state;
    assert_int_equal(text_columns("", 0), 0);
    assert_int_equal(text_columns("abc", 3), 3);
    assert_int_equal(text_columns("\xC5\xA0koda \xE2\x82\xAC", 10), 7);
}

static void test_json_keeps_the_text(void **state)
{
    (void)state;
    bench b;
    out o = bench_out(&b, 0);
    static const char text[] = "\"a\x7F \xE2\x80\xAE\xC2\x85 \xC5\xA0 \xF3\xA0\x81\x81\"";
    out_json(&o, text, sizeof text - 1);
    assert_string_equal(sb_done(&b.got), "\"a\\u007f \\u202e\\u0085 \xC5\xA0 \\udb40\\udc41\"");
    bench_end(&b);
}

static void test_a_sink_that_refused_is_left_alone(void **state)
{
    (void)state;
    bench b;
    out o = bench_out(&b, 1);
    out_bytes(&o, "", 0); /* no call */
    assert_int_equal(b.calls, 0);
    out_bytes(&o, "a", 1);
    assert_true(o.failed);
    out_bytes(&o, "b", 1);
    assert_int_equal(b.calls, 1);
    bench_end(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plain_text_stays),      cmocka_unit_test(test_hidden_signs_are_named),
        cmocka_unit_test(test_bytes_that_are_no_text), cmocka_unit_test(test_no_low_byte_is_left),
        cmocka_unit_test(test_hidden_ranges_have_edges), cmocka_unit_test(test_columns_count_signs),
        cmocka_unit_test(test_json_keeps_the_text),   cmocka_unit_test(test_a_sink_that_refused_is_left_alone),
    };
    return cmocka_run_group_tests_name("report escape", tests, NULL, NULL);
}
