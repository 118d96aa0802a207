/* The caret printer: exact bytes. */
#include "bench.h"

typedef struct { bench b; out o; source_table sources; diag_list dl; source *s; } desk;

static void begin(desk *d, const char *name, const char *text, size_t n)
{
    d->o = bench_out(&d->b, 0);
    sources_init(&d->sources, &d->b.mem);
    diag_init(&d->dl, &d->b.mem);
    d->s = source_add(&d->sources, name, (mem_source){resize_block, NULL});
    assert_true(source_append(d->s, text, n));
}

static span at(const desk *d, size_t offset, uint32_t len)
{
    return (span){d->s->base + offset, len};
}

static const char *told(desk *d)
{
    report_diags(&d->o, &d->dl, &d->sources);
    return sb_done(&d->b.got);
}

static void end(desk *d)
{
    sources_drop(&d->sources, 0);
    bench_end(&d->b);
}

static void has(const char *text, const char *expected)
{
    if (!strstr(text, expected)) fail_msg("\"%s\" is not in:\n%s", expected, text);
}

static void test_a_whole_message(void **state)
{
    (void)state;
    static const char text[] = "case x {\n  2022-09-16: force f by Russia at Batkn\n}\n";
    desk d;
    begin(&d, "x.case", text, sizeof text - 1);
    diag *g = diag_add(&d.dl, at(&d, 44, 5), E_UNKNOWN, "no place is called %s", "Batkn");
    diag_help(&d.dl, g, "did you mean Batken?");
    diag_also(&d.dl, g, at(&d, 0, 4), "in this case");
    diag_fix(&d.dl, g, at(&d, 44, 5), "Batken");
    assert_string_equal(told(&d), "error[E101]: no place is called Batkn\n"
                                  "  --> x.case:2:36\n"
                                  "   |\n"
                                  " 2 |   2022-09-16: force f by Russia at Batkn\n"
                                  "   |                                    ^^^^^\n"
                                  "  also:  in this case\n"
                                  "  --> x.case:1:1\n"
                                  "   |\n"
                                  " 1 | case x {\n"
                                  "   | ----\n"
                                  "  why:   A name that nothing declares could mean anything.\n"
                                  "  help:  did you mean Batken?\n"
                                  "  fix:   write Batken for Batkn\n"
                                  "  page:  casus explain E101\n"
                                  "\n");
    end(&d);
}

static void test_severities_and_no_place(void **state)
{
    (void)state;
    desk d;
    begin(&d, "x.case", "x", 1);
    diag_add(&d.dl, NOWHERE, W_ONE_SIDED, "one side only");
    diag_add(&d.dl, NOWHERE, L_WORLDS, "too many open questions");
    const char *got = told(&d);
    has(got, "warning[W004]: one side only\n  why: ");
    has(got, "limit[L001]: too many open questions\n");
    assert_null(strstr(got, "-->"));
    end(&d);
}

static void test_carets_stand_under_signs(void **state)
{
    (void)state;
    static const char text[] = "\t\xC5\xA0\xC5\xA0 \xE2\x80\x8Bname\n"; /* tab, two signs, a hidden sign */
    desk d;
    begin(&d, "x.case", text, sizeof text - 1);
    diag_add(&d.dl, at(&d, 9, 4), E_UNKNOWN, "name");
    has(told(&d), "  --> x.case:1:10\n"
                  "   |\n"
                  " 1 |     \xC5\xA0\xC5\xA0 \\u{200b}name\n"
                  "   |                ^^^^\n");
    end(&d);
    begin(&d, "x.case", text, sizeof text - 1);
    diag_add(&d.dl, at(&d, 6, 3), E_SIGN, "a hidden sign"); /* marked as wide as it is shown */
    has(told(&d), "   |        ^^^^^^^^\n");
    end(&d);
    begin(&d, "x.case", "ab\xFF" "cd\n", 6);
    diag_add(&d.dl, at(&d, 2, 1), E_BYTE, "a byte");
    has(told(&d), " 1 | ab\\x{ff}cd\n   |   ^^^^^^\n");
    end(&d);
}

static void test_ends_of_lines_and_files(void **state)
{
    (void)state;
    desk d;
    begin(&d, "x.case", "case x {\n", 9);
    diag_add(&d.dl, at(&d, 9, 0), E_UNCLOSED, "the end"); /* after the last line */
    has(told(&d), "  --> x.case:2:1\n   |\n 2 | \n   | ^\n");
    end(&d);
    begin(&d, "x.case", "case x {\r\n}", 11);
    diag_add(&d.dl, at(&d, 5, 200), E_UNCLOSED, "past the line"); /* marked to the line's end */
    has(told(&d), " 1 | case x {\n   |      ^^^\n");
    end(&d);
    begin(&d, "x.case", "case x {", 8);
    diag_add(&d.dl, at(&d, 8, 0), E_UNCLOSED, "at the line's end");
    has(told(&d), " 1 | case x {\n   |         ^\n");
    end(&d);
}

/* A line of one megabyte: shown around the caret, within the width, at every place. */
static void test_long_lines_are_windowed(void **state)
{
    (void)state;
    enum { LONG = 1 << 20 };
    char *text = malloc(LONG);
    assert_non_null(text);
    for (size_t i = 0; i < LONG; i++) text[i] = (char)(i % 10 == 9 ? ' ' : 'a' + i % 10);
    static const size_t offsets[] = {0, 1, 30, 75, 80, 1000, LONG / 2, LONG - 5, LONG - 1};
    for (uint32_t i = 0; i < COUNT(offsets); i++)
        for (int width = 40; width <= 120; width += 40) {
            desk d;
            begin(&d, "x.case", text, LONG);
            d.o.width = width;
            diag_add(&d.dl, at(&d, offsets[i], 3), E_UNKNOWN, "name");
            const char *line = strstr(told(&d), " 1 | "), *marks = strchr(line, '\n') + 1;
            size_t shown = strcspn(line, "\n"), caret = strcspn(marks, "^");
            assert_in_range(shown, 30, (unsigned)width);
            assert_int_equal(line[caret], text[offsets[i]]);
            assert_int_equal(strspn(marks + caret, "^"), offsets[i] + 3 <= LONG ? 3 : LONG - offsets[i]);
            end(&d);
        }
    free(text);
}

static void test_a_span_longer_than_the_window(void **state)
{
    (void)state;
    char text[400];
    memset(text, 'x', sizeof text);
    desk d;
    begin(&d, "x.case", text, sizeof text);
    diag_add(&d.dl, at(&d, 100, 250), E_UNKNOWN, "name");
    const char *line = strstr(told(&d), " 1 | "), *marks = strchr(line, '\n') + 1;
    assert_in_range(strcspn(line, "\n"), 70, 80);
    assert_in_range(strcspn(marks, "\n"), 60, 80);
    end(&d);
}

static void test_fixes(void **state)
{
    (void)state;
    static const char text[] = "a b c\n";
    desk d;
    begin(&d, "x.case", text, sizeof text - 1);
    diag_fix(&d.dl, diag_add(&d.dl, at(&d, 0, 1), E_SIGN, "one"), at(&d, 0, 1), "%s", "");
    diag_fix(&d.dl, diag_add(&d.dl, at(&d, 2, 1), E_UNCLOSED, "two"), at(&d, 5, 0), "}");
    const char *got = told(&d);
    has(got, "  fix:   delete it\n");
    has(got, "  fix:   insert } at x.case:1:6\n");
    end(&d);
}

static void test_what_a_stream_forgot_is_told_by_place(void **state)
{
    (void)state;
    desk d;
    begin(&d, "x.case", "first\nsecond\nthird\n", 19);
    source_slide(d.s, 13);
    diag_add(&d.dl, at(&d, 6, 6), E_UNKNOWN, "name");
    const char *got = told(&d);
    has(got, "  --> x.case");
    assert_null(strstr(got, "|"));
    end(&d);
}

static void test_dropped_messages_are_counted(void **state)
{
    (void)state;
    char text[300];
    memset(text, 'x', sizeof text);
    desk d;
    begin(&d, "x.case", text, sizeof text);
    for (uint32_t i = 0; i < 150; i++) diag_add(&d.dl, at(&d, i, 1), E_UNKNOWN, "name %u", i);
    has(told(&d), "\n50 further messages are not shown (in all: 150 errors, 0 warnings, 0 limits)\n");
    end(&d);
}

static void test_a_refusing_sink(void **state)
{
    (void)state;
    static const char text[] = "a b\n";
    for (size_t i = 1; i <= 9; i++) {
        desk d;
        begin(&d, "x.case", text, sizeof text - 1);
        d.b.refuse_at = i;
        diag *g = diag_add(&d.dl, at(&d, 0, 1), E_UNKNOWN, "one");
        diag_help(&d.dl, g, "help");
        diag_also(&d.dl, g, at(&d, 2, 1), "other");
        told(&d);
        assert_true(d.o.failed);
        assert_int_equal(d.b.calls, i);
        end(&d);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_whole_message),
        cmocka_unit_test(test_severities_and_no_place),
        cmocka_unit_test(test_carets_stand_under_signs),
        cmocka_unit_test(test_ends_of_lines_and_files),
        cmocka_unit_test(test_long_lines_are_windowed),
        cmocka_unit_test(test_a_span_longer_than_the_window),
        cmocka_unit_test(test_fixes),
        cmocka_unit_test(test_what_a_stream_forgot_is_told_by_place),
        cmocka_unit_test(test_dropped_messages_are_counted),
        cmocka_unit_test(test_a_refusing_sink),
    };
    return cmocka_run_group_tests_name("report messages", tests, NULL, NULL);
}
