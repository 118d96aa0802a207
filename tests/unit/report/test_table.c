/* Tables: what falls into one cell, and the bytes of the three formats. */
#include "handmade.h"
#include "report/table.h"

static const char *const heads[] = {"case", "clause", NULL};

static outcome of(uint32_t verdicts)
{
    return (outcome){.verdicts = verdicts, .rows = 1};
}

static void fill(table *t, bench *b, uint32_t group)
{
    table_init(t, &b->mem, "casus.matrix/1", heads, group, "profile");
    uint32_t narrow = table_column(t, "narrow", true), broad = table_column(t, "broad", true);
    line *l = table_line(t, (const char *const[]){"=cmd", "X.1.keep"});
    table_count(t, l, narrow, of(1u << V_HONORED | 1u << V_NOT_HONORED));
    table_count(t, l, narrow, of(1u << V_NOT_TRIGGERED));
    table_count(t, l, narrow, of(1u << V_NOT_TRIGGERED));
    l = table_line(t, (const char *const[]){"b \"two\"\033", "X.2.help"});
    outcome x = {.verdicts = 1u << V_NOT_HONORED, .overlays = 1u << V_EXCUSED, .rows = 3};
    table_count(t, l, broad, x);
    x = (outcome){.verdicts = 1u << V_HONORED, .limited = true, .rows = 1};
    table_count(t, l, broad, x);
}

static void test_text(void **state)
{
    (void)state;
    bench b;
    table t;
    out o = bench_out(&b, 0);
    fill(&t, &b, 1);
    table_text(&o, &t);
    assert_string_equal(sb_done(&b.got), "clause    narrow                    broad\n"
                                         "------------------------------------------------------------\n"
                                         "=cmd\n"
                                         "X.1.keep  NOT TRIGGERED (2)         -\n"
                                         "          ? HONORED or NOT HONORED\n"
                                         "b \"two\"\\u{1b}\n"
                                         "X.2.help  -                         NOT HONORED, EXCUSED (3)\n"
                                         "                                    ! HONORED\n");
    bench_end(&b);
}

/* Too narrow for two columns: one below the other, and long cells broken. */
static void test_narrow_screen(void **state)
{
    (void)state;
    bench b;
    table t;
    out o = bench_out(&b, 0);
    o.width = 40;
    fill(&t, &b, 1);
    table_text(&o, &t);
    assert_string_equal(sb_done(&b.got), "clause    narrow\n"
                                         "----------------------------------\n"
                                         "=cmd\n"
                                         "X.1.keep  NOT TRIGGERED (2)\n"
                                         "          ? HONORED or NOT HONORED\n"
                                         "b \"two\"\\u{1b}\n"
                                         "X.2.help  -\n"
                                         "\n"
                                         "clause    broad\n"
                                         "----------------------------------\n"
                                         "=cmd\n"
                                         "X.1.keep  -\n"
                                         "b \"two\"\\u{1b}\n"
                                         "X.2.help  NOT HONORED, EXCUSED (3)\n"
                                         "          ! HONORED\n");
    bench_end(&b);
}

static void test_csv(void **state)
{
    (void)state;
    bench b;
    table t;
    out o = bench_out(&b, 0);
    fill(&t, &b, 1);
    table_csv(&o, &t);
    assert_string_equal(sb_done(&b.got), "\"case\",\"clause\",\"narrow\",\"broad\"\r\n"
                                         "\"'=cmd\",\"X.1.keep\",\"NOT TRIGGERED (2); ? HONORED or NOT HONORED\",\"\"\r\n"
                                         "\"b \"\"two\"\"\\u{1b}\",\"X.2.help\",\"\",\"NOT HONORED, EXCUSED (3); ! HONORED\"\r\n");
    bench_end(&b);
}

static void test_json(void **state)
{
    (void)state;
    bench b;
    table t;
    out o = bench_out(&b, 0);
    fill(&t, &b, 1);
    assert_true(table_json(&o, &t));
    assert_string_equal(
        sb_done(&b.got),
        "{\"schema\":\"casus.matrix/1\",\"by\":\"profile\",\"columns\":[\"narrow\",\"broad\"],\"rows\":["
        "{\"case\":\"=cmd\",\"clause\":\"X.1.keep\",\"cells\":{\"narrow\":["
        "{\"verdicts\":[\"NOT TRIGGERED\"],\"settled\":true,\"overlays\":[],\"overlays_possible\":[],\"anachronism\":false,"
        "\"weighed\":true,\"rests_on_encoder\":false,\"findings\":2},"
        "{\"verdicts\":[\"HONORED\",\"NOT HONORED\"],\"settled\":false,\"overlays\":[],\"overlays_possible\":[],"
        "\"anachronism\":false,\"weighed\":true,\"rests_on_encoder\":false,\"findings\":1}],\"broad\":[]}},"
        "{\"case\":\"b \\\"two\\\"\\u001B\",\"clause\":\"X.2.help\",\"cells\":{\"narrow\":[],\"broad\":["
        "{\"verdicts\":[\"NOT HONORED\"],\"settled\":true,\"overlays\":[\"EXCUSED\"],\"overlays_possible\":[],"
        "\"anachronism\":false,\"weighed\":true,\"rests_on_encoder\":false,\"findings\":3},"
        "{\"verdicts\":[\"HONORED\"],\"settled\":false,\"overlays\":[],\"overlays_possible\":[],\"anachronism\":false,"
        "\"weighed\":false,\"rests_on_encoder\":false,\"findings\":1}]}}]}\n");
    bench_end(&b);
}

/* As text a column that nobody asked for is left out, and that is said; the other formats have it. */
static void test_columns_not_shown(void **state)
{
    (void)state;
    bench b;
    table t;
    out o = bench_out(&b, 0);
    fill(&t, &b, 1);
    uint32_t quiet = table_column(&t, "quiet", false);
    table_count(&t, &t.lines.at[0], quiet, (outcome){.verdicts = 1u << V_HONORED, .rows = 1});
    table_text(&o, &t);
    assert_null(strstr(sb_done(&b.got), "quiet"));
    assert_non_null(strstr(sb_done(&b.got), "\nLeft out: 1 party that no line"));
    table_csv(&o, &t);
    assert_non_null(strstr(sb_done(&b.got), ",\"quiet\"\r\n"));
    bench_end(&b);
    o = bench_out(&b, 0);
    fill(&t, &b, 1);
    table_column(&t, "quiet", false);
    table_column(&t, "quiet", true);
    table_text(&o, &t);
    assert_non_null(strstr(sb_done(&b.got), "quiet\n"));
    assert_null(strstr(sb_done(&b.got), "Left out"));
    bench_end(&b);
}

/* Case, clause, profile of the handmade model: each finding is counted once, NO DUTY under both profiles. */
static uint32_t findings(const table *t, const char *clause, const char *column)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < t->lines.n; i++)
        for (uint32_t c = 0; c < t->lines.at[i].cells.n; c++) {
            if (strcmp(t->lines.at[i].texts[2], clause) != 0 || strcmp(t->columns.at[c], column) != 0) continue;
            for (uint32_t k = 0; k < t->lines.at[i].cells.at[c].of.n; k++) n += t->lines.at[i].cells.at[c].of.at[k].rows;
        }
    return n;
}

static void test_matrix_counts_every_finding(void **state)
{
    (void)state;
    handmade h;
    bench b;
    table t;
    bench_out(&b, 0);
    make_case(&h);
    uint32_t under[2] = {0}, all = 0;
    for (uint32_t i = 0; i < h.c.n_rows; i++) {
        if (strcmp(h.c.rows[i].clause, "CST.4.assist") != 0) continue;
        const char *p = h.c.rows[i].profile;
        all++;
        under[0] += !p || strcmp(p, "narrow") == 0;
        under[1] += !p || strcmp(p, "broad") == 0;
    }
    assert_true(all > 0);
    matrix_init(&t, &b.mem, BY_PROFILE);
    assert_int_equal(matrix_add(&t, BY_PROFILE, "CST.4", &h.c), all);
    assert_int_equal(findings(&t, "CST.4.assist", "narrow"), under[0]);
    assert_int_equal(findings(&t, "CST.4.assist", "broad"), under[1]);
    assert_int_equal(findings(&t, "CST.4.assist, at least one of Kyrgyzstan, Tajikistan", "narrow"), 1);
    matrix_init(&t, &b.mem, BY_TREATY);
    assert_int_equal(matrix_add(&t, BY_TREATY, "assist", &h.c), all);
    assert_int_equal(matrix_add(&t, BY_TREATY, "CST.41", &h.c), 0);
    assert_int_equal(findings(&t, "assist", "CST"), under[0] + under[1]);
    bench_end(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text), cmocka_unit_test(test_narrow_screen), cmocka_unit_test(test_csv), cmocka_unit_test(test_columns_not_shown),
        cmocka_unit_test(test_json), cmocka_unit_test(test_matrix_counts_every_finding),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
