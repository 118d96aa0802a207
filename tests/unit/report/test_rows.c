/* Rows as lines, and expectations that failed: exact bytes. */
#include "handmade.h"

static void test_rows(void **state)
{
    (void)state;
    handmade h;
    bench b;
    make_case(&h);
    h.c.rows = &h.row[6]; /* Russia, twice, and the one without duty */
    h.c.n_rows = 3;
    h.joint[0].turns_on = h.joint[0].which; /* (of a finding that is open) */
    out o = bench_out(&b, 0);
    report_rows(&o, &h.c);
    assert_string_equal(sb_done(&b.got),
                        "CST.4.assist\tamended\tfighting_t\tRussia\tKyrgyzstan\tnarrow\tNOT TRIGGERED\t-\t-\toutside\n"
                        "CST.4.assist\tamended\tfighting_t\tRussia\tKyrgyzstan\tbroad\tNOT TRIGGERED|NOT DUE|NOT HONORED\t"
                        "appeal\tjustified(fighting_t)\t-\n"
                        "CST.4.assist\t-\tfighting_t\tUzbekistan\tKyrgyzstan\tnarrow\tNO DUTY\t-\t-\t-\n"
                        "joint\tCST.4.assist\t-\tKyrgyzstan,Tajikistan\tnarrow\tNOT HONORED\t-\t"
                        "justified(fighting_t);justified(fighting_k)\t-\n");
    assert_int_equal(b.calls, 4);
    bench_end(&b);
}

static void test_a_row_of_nothing_has_all_fields(void **state)
{
    (void)state;
    m_row row = {.clause = "X.1.keep"};
    m_joint joint = {.clause = "X.1.keep"};
    m_case c = {.rows = &row, .n_rows = 1, .joints = &joint, .n_joints = 1};
    bench b;
    out o = bench_out(&b, 0);
    report_rows(&o, &c);
    assert_string_equal(sb_done(&b.got), "X.1.keep\t-\t-\t-\t-\t-\t-\t-\t-\t-\njoint\tX.1.keep\t-\t-\t-\t-\t-\t-\t-\n");
    bench_end(&b);
}

static void test_a_name_cannot_add_fields_or_rows(void **state)
{
    (void)state;
    m_row row = {.clause = "X.1\tkeep\n"};
    m_case c = {.rows = &row, .n_rows = 1};
    bench b;
    out o = bench_out(&b, 0);
    report_rows(&o, &c);
    assert_string_equal(sb_done(&b.got), "X.1\\u{9}keep\\u{a}\t-\t-\t-\t-\t-\t-\t-\t-\t-\n");
    bench_end(&b);
}

static void test_only_failed_expectations_are_told(void **state)
{
    (void)state;
    handmade h;
    bench b;
    make_case(&h);
    out o = bench_out(&b, 0);
    report_expects(&o, &h.c);
    assert_string_equal(sb_done(&b.got), "case batken_2022 does not meet an expectation\n"
                                         "  expected  CST.4.assist(fighting_t) for Russia under broad: honored\n"
                                         "  got       NOT TRIGGERED, NOT DUE or NOT HONORED\n"
                                         "  turns on  justified(fighting_t), appeal\n");
    bench_end(&b);
    h.expect[0].ok = true;
    o = bench_out(&b, 0);
    report_expects(&o, &h.c);
    assert_int_equal(b.calls, 0);
    bench_end(&b);
}

static void test_a_failed_expectation_begins_with_its_place(void **state)
{
    (void)state;
    static const char text[] = "case x {\n  expect X.1.keep : honored\n}\n";
    handmade h;
    bench b;
    make_case(&h);
    out o = bench_out(&b, 0);
    sources_init(&h.sources, &b.mem);
    source *s = source_add(&h.sources, "x.case", (mem_source){resize_block, NULL});
    assert_true(source_append(s, text, sizeof text - 1));
    h.expect[0].at = (span){s->base + 11, 25};
    h.expect[0].hinge = NULL;
    report_expects(&o, &h.c);
    static const char begins[] = "x.case:2:3: case batken_2022 does not meet an expectation\n  expected  ";
    assert_memory_equal(sb_done(&b.got), begins, sizeof begins - 1);
    assert_null(strstr(b.got.at, "turns on"));
    sources_drop(&h.sources, 0);
    bench_end(&b);
}

static void test_refusing_sinks(void **state)
{
    (void)state;
    handmade h;
    make_case(&h);
    for (size_t i = 1; i <= 10; i++) {
        bench b;
        out o = bench_out(&b, i);
        report_rows(&o, &h.c);
        assert_true(o.failed);
        assert_int_equal(b.calls, i);
        bench_end(&b);
    }
    for (size_t i = 1; i <= 4; i++) {
        bench b;
        out o = bench_out(&b, i);
        report_expects(&o, &h.c);
        assert_true(o.failed);
        bench_end(&b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_a_row_of_nothing_has_all_fields),
        cmocka_unit_test(test_a_name_cannot_add_fields_or_rows),
        cmocka_unit_test(test_only_failed_expectations_are_told),
        cmocka_unit_test(test_a_failed_expectation_begins_with_its_place),
        cmocka_unit_test(test_refusing_sinks),
    };
    return cmocka_run_group_tests_name("report rows", tests, NULL, NULL);
}
