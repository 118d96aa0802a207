/* What states are called in words: which name covers which days, in sentences, alone, and in formulas. */
#include "handmade.h"
#include "report/names.h"
#include "report/table.h"

/* Russia had one name on the days of the case, Kyrgyzstan changed its own amid them, Tajikistan had two; Uzbekistan's
 * is spelled out. Sorted as the evaluator sorts them. */
static m_name names[8];
static m_day_name day_names[3];

static void make_names(handmade *h)
{
    make_case(h);
    day early = on(1900, 1, 1), late = on(2099, 12, 31);
    h->c.from = on(2022, 9, 14), h->c.to = on(2022, 9, 20);
    uint32_t n = 0;
    names[n++] = (m_name){"Kyrgyzstan", "the Kirghiz Realm", true, early, on(2022, 9, 16)};
    names[n++] = (m_name){"Russia", "the Old Union", true, early, on(2022, 12, 31)};
    names[n++] = (m_name){"Russia", "the New Union", true, on(2023, 1, 1), late};
    names[n++] = (m_name){"Russia_East", "Eastland", true, early, late};
    names[n++] = (m_name){"Tajikistan", "Tajikistan", true, early, late};
    names[n++] = (m_name){"Tajikistan", "the Tajik Realm", true, early, late};
    names[n++] = (m_name){"Uzbekistan", "the Uzbekistan", false, DAY_MIN, DAY_MAX};
    h->c.names = names;
    h->c.n_names = n;
    day_names[0] = (m_day_name){"Russia", "the Old Union", DAY_MIN, DAY_MAX};
    day_names[1] = (m_day_name){"Kyrgyzstan", "the Kirghiz Realm", DAY_MIN, on(2022, 9, 16)};
    day_names[2] = (m_day_name){"Tajikistan", "the Tajik Realm", DAY_MIN, DAY_MAX};
    h->c.day_names = day_names;
    h->c.n_day_names = 3;
}

static void test_the_one_name_that_covers_all_days(void **state)
{
    (void)state;
    handmade h;
    make_names(&h);
    assert_string_equal(name_told(&h.c, "Russia"), "the Old Union");
    assert_string_equal(name_told(&h.c, "Kyrgyzstan"), "Kyrgyzstan"); /* changed amid the days */
    assert_string_equal(name_told(&h.c, "Tajikistan"), "Tajikistan"); /* two at once */
    assert_string_equal(name_told(&h.c, "Uzbekistan"), "the Uzbekistan");
    assert_string_equal(name_told(&h.c, "Armenia"), "Armenia");
    assert_string_equal(name_told(&h.c, "Russ"), "Russ");
    assert_string_equal(name_told(&h.c, "Russia_East"), "Eastland");
    assert_string_equal(name_on(&h.c, "Kyrgyzstan", on(2022, 9, 16), on(2022, 9, 16)), "the Kirghiz Realm");
    assert_string_equal(name_on(&h.c, "Kyrgyzstan", on(2022, 9, 17), on(2022, 9, 17)), "Kyrgyzstan");
    assert_string_equal(name_on(&h.c, "Russia", on(2022, 12, 31), on(2023, 1, 1)), "Russia");
    assert_string_equal(name_on(&h.c, "Russia", on(2023, 1, 1), on(2023, 1, 1)), "the New Union");
    h.c.n_names = 0;
    assert_string_equal(name_told(&h.c, "Russia"), "Russia");
}

static void named_is(const handmade *h, const char *spare, const char *text, const char *expected)
{
    bench b;
    bench_out(&b, 0);
    put_named(&b.got, &h->c, spare, text);
    assert_string_equal(sb_done(&b.got), expected);
    bench_end(&b);
}

static const char *told(bench *b, void (*report)(out *, const m_case *), const handmade *h)
{
    out o = bench_out(b, 0);
    o.width = 300;
    report(&o, &h->c);
    return sb_done(&b->got);
}

static void says(void (*report)(out *, const m_case *), const handmade *h, const char *expected)
{
    bench b;
    const char *got = told(&b, report, h);
    if (!strstr(got, expected)) fail_msg("\"%s\" is not said in:\n%s", expected, got);
    bench_end(&b);
}

static void test_in_sentences_and_in_formulas(void **state)
{
    (void)state;
    handmade h;
    make_names(&h);
    named_is(&h, NULL, "request by Russia to Uzbekistan", "request by the Old Union to the Uzbekistan");
    named_is(&h, NULL, "not acts_for(band, Russia) and x.by is Russia", "not acts_for(band, Old_Union) and x.by is the Old Union");
    named_is(&h, NULL, "after (unrecorded request by Russia)", "after (unrecorded request by the Old Union)");
    named_is(&h, NULL, "title(Osh, Russia); Russia", "title(Osh, Old_Union); the Old Union");
    named_is(&h, NULL, "case-of:Russia", "case-of:Old_Union");
    named_is(&h, NULL, "Russias, _Russia, Russia_East", "Russias, _Russia, Eastland");
    named_is(&h, "Russia", "help by Russia to Uzbekistan", "help by Russia to the Uzbekistan");
    named_is(&h, NULL, "", "");
}

/* Who is spelled out keeps its declared name in formulas, where it could be typed. */
static void test_spelled_out(void **state)
{
    (void)state;
    handmade h;
    make_names(&h);
    names[h.c.n_names++] = (m_name){"Wild__Band", "the Wild Band", false, DAY_MIN, DAY_MAX};
    named_is(&h, NULL, "force by Wild__Band; acts_for(Wild__Band, Russia)", "force by the Wild Band; acts_for(Wild__Band, Old_Union)");
    bench b;
    bench_out(&b, 0);
    assert_string_equal(named_alone(&b.mem, &h.c, "Wild__Band"), "Wild Band");
    bench_end(&b);
}

/* Who suffers or acts together has one name in the model. */
static void test_several_as_one(void **state)
{
    (void)state;
    handmade h;
    make_names(&h);
    for (uint32_t i = 0; i < h.c.n_rows; i++) h.row[i].beneficiary = "Kyrgyzstan, Uzbekistan, Russia";
    says(report_text, &h, "\n    fighting_t, owed to Kyrgyzstan, the Uzbekistan and the Old Union\n");
    says(report_text, &h, "\n  Owed to Kyrgyzstan, the Uzbekistan and the Old Union by Armenia, Belarus, Kazakhstan and the Old Union\n");
}

/* What a file says in its own words is left alone. */
static void test_quoted_words_stay(void **state)
{
    (void)state;
    handmade h;
    make_names(&h);
    named_is(&h, NULL, "prevails (X.1: \"Russia shall\") over Russia", "prevails (X.1: \"Russia shall\") over the Old Union");
    named_is(&h, NULL, "no request by Russia (the encoder: Russia kept silent)", "no request by the Old Union (the encoder: Russia kept silent)");
    named_is(&h, NULL, "Russia prevails (X.1; implied: Russia is the first)", "the Old Union prevails (X.1; implied: Russia is the first)");
}

static void test_the_report(void **state)
{
    (void)state;
    handmade h;
    make_names(&h);
    says(report_text, &h, "\nNames of those days: the Old Union, recorded as Russia; the Kirghiz Realm until 16 September 2022, here Kyrgyzstan; "
                          "the Tajik Realm, here Tajikistan\n");
    says(report_text, &h, "\n  Owed to Kyrgyzstan by Armenia, Belarus, Kazakhstan and the Old Union\n");
    h.row[7].obligor = h.row[6].obligor = h.row[5].obligor = h.row[4].obligor = "Russia_East";
    h.c.n_rows = 8;
    says(report_text, &h, "\n  Owed to Kyrgyzstan by Armenia, Belarus, Eastland and Eastland\n");
    h.c.title = "Russia at the border"; /* quoted */
    says(report_text, &h, "Russia at the border\n");
}

/* Who says so is named as on the day of its own source; others as in the days of the case. */
static void test_voices_of_other_days(void **state)
{
    (void)state;
    static const char *russia[] = {"Russia"};
    handmade h;
    make_names(&h);
    m_source own = {"own", "Statement by Russia", NULL, "Russia", on(2024, 5, 1), false}, press = {"press", "Press", NULL, NULL, on(2024, 5, 1), false};
    m_cite by_itself = {&own, NULL}, by_press = {&press, NULL};
    m_voice voices[2] = {{ST_ADMITTED, russia, &by_itself, 1, 1}, {ST_CLAIMED, russia, &by_press, 1, 1}};
    h.justified_t.voices = voices;
    h.justified_t.n_voices = 2;
    says(report_text, &h, "justified(fighting_t), admitted by the New Union [own], claimed by the Old Union [press]");
    says(report_text, &h, "own         Statement by Russia, 1 May 2024, side New Union\n");
    static const char *court[] = {"Court_of_Appeal", "Russia_East"}; /* the one is declared nowhere */
    voices[1] = (m_voice){ST_FOUND, court, NULL, 2, 0};
    says(report_text, &h, ", found by Court of Appeal and Eastland");
    m_held by_russia = {"Russia on 2023-06-11", NULL, 0, "Russia", on(2023, 6, 11)};
    h.outsider.held = &by_russia;
    h.outsider.n_held = 1;
    says(report_why, &h, "held by: the New Union on 11 June 2023\n");
}

/* Several obligors who say the same but for their names are told together, whatever they are called. */
static void test_that_party(void **state)
{
    (void)state;
    handmade h;
    make_names(&h);
    m_verdict verdicts[4][2];
    apart_by_names(&h, verdicts);
    says(report_text, &h, "\n      NOT HONORED          if no help by that party\n");
    verdicts[2][1].when = "no help by Russia";
    says(report_text, &h, "\n    broad, for Kazakhstan: ");
    says(report_text, &h, "\n      NOT HONORED          if no help by the Old Union\n");
}

static void test_rows_and_json_keep_declared_names(void **state)
{
    (void)state;
    handmade h;
    bench b;
    make_names(&h);
    assert_null(strstr(told(&b, report_rows, &h), "Union"));
    bench_end(&b);
    out o = bench_out(&b, 0);
    assert_true(report_json(&o, &h.c));
    const char *got = sb_done(&b.got);
    assert_non_null(strstr(got, "\"names_then\":[{\"declared\":\"Russia\",\"then\":\"Old Union\",\"from\":null,\"to\":null,\"told\":true},"
                                "{\"declared\":\"Kyrgyzstan\",\"then\":\"Kirghiz Realm\",\"from\":null,\"to\":\"2022-09-16\",\"told\":false},"
                                "{\"declared\":\"Tajikistan\",\"then\":\"Tajik Realm\",\"from\":null,\"to\":null,\"told\":false}]"));
    assert_non_null(strstr(got, "\"obligor\":\"Russia\""));
    assert_null(strstr(strstr(got, "\"results\""), "Old Union"));
    bench_end(&b);
}

/* A column of cases from days with different names has both; for programs it has the declared one. */
static void test_a_matrix_by_party(void **state)
{
    (void)state;
    handmade h;
    bench b;
    table t;
    out o = bench_out(&b, 0);
    o.width = 200;
    make_names(&h);
    matrix_init(&t, &b.mem, BY_PARTY);
    matrix_add(&t, BY_PARTY, NULL, &h.c);
    h.c.name = "later";
    h.c.from = h.c.to = on(2023, 5, 1);
    matrix_add(&t, BY_PARTY, NULL, &h.c);
    table_text(&o, &t);
    assert_non_null(strstr(b.got.at, "  Old Union / New Union  "));
    assert_non_null(strstr(b.got.at, "\n\nOld Union, recorded as Russia\nNew Union, recorded as Russia\n"));
    b.got.len = 0;
    table_csv(&o, &t);
    assert_null(strstr(b.got.at, "Union"));
    assert_non_null(strstr(b.got.at, ",\"Russia\","));
    bench_end(&b);
}

static void test_a_matrix_of_joint_findings(void **state)
{
    (void)state;
    handmade h;
    bench b;
    table t;
    out o = bench_out(&b, 0);
    o.width = 200;
    make_names(&h);
    static const char *both[] = {"Russia", "Tajikistan"};
    h.joint[0].obligors = both;
    matrix_init(&t, &b.mem, BY_PROFILE);
    matrix_add(&t, BY_PROFILE, NULL, &h.c);
    table_text(&o, &t);
    assert_non_null(strstr(b.got.at, "\nCST.4.assist, at least one of Old Union, Tajikistan  "));
    b.got.len = 0;
    table_csv(&o, &t);
    assert_non_null(strstr(b.got.at, "\"CST.4.assist, at least one of Russia, Tajikistan\""));
    bench_end(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_one_name_that_covers_all_days), cmocka_unit_test(test_in_sentences_and_in_formulas),
        cmocka_unit_test(test_quoted_words_stay), cmocka_unit_test(test_spelled_out), cmocka_unit_test(test_several_as_one),
        cmocka_unit_test(test_the_report), cmocka_unit_test(test_voices_of_other_days),
        cmocka_unit_test(test_that_party), cmocka_unit_test(test_rows_and_json_keep_declared_names), cmocka_unit_test(test_a_matrix_by_party),
        cmocka_unit_test(test_a_matrix_of_joint_findings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
