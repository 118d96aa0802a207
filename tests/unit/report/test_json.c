/* The schema casus.report/1: what was written is read back with jansson and compared. */
#include "handmade.h"
#include <jansson.h>
#include <stdio.h>

/* The report of the model, read back. */
static json_t *read_back(const handmade *h)
{
    bench b;
    out o = bench_out(&b, 0);
    assert_true(report_json(&o, &h->c));
    assert_int_equal(b.got.at[b.got.len - 1], '\n');
    assert_ptr_equal(strchr(b.got.at, '\n'), b.got.at + b.got.len - 1); /* one line */
    json_error_t wrong;
    json_t *whole = json_loadb(b.got.at, b.got.len, JSON_REJECT_DUPLICATES, &wrong);
    if (!whole) fail_msg("%s at %d", wrong.text, wrong.position);
    bench_end(&b);
    return whole;
}

/* Follows keys ("results") and numbers ("0") parted by dots. */
static json_t *part(json_t *j, const char *way)
{
    while (*way) {
        char key[64];
        size_t n = strcspn(way, ".");
        memcpy(key, way, n);
        key[n] = 0;
        json_t *next = json_is_array(j) ? json_array_get(j, (size_t)strtoul(key, NULL, 10)) : json_object_get(j, key);
        if (!next) fail_msg("nothing at %s", way);
        j = next;
        way += n + (way[n] == '.');
    }
    return j;
}

static void text_is(json_t *whole, const char *way, const char *expected)
{
    json_t *j = part(whole, way);
    if (!expected) assert_true(json_is_null(j));
    else assert_string_equal(json_string_value(j), expected);
}

static void bool_is(json_t *whole, const char *way, bool expected)
{
    json_t *j = part(whole, way);
    assert_true(json_is_boolean(j));
    assert_int_equal(json_boolean_value(j), expected);
}

static void number_is(json_t *whole, const char *way, int expected)
{
    assert_true(json_is_integer(part(whole, way)));
    assert_int_equal(json_integer_value(part(whole, way)), expected);
}

static void size_is(json_t *whole, const char *way, size_t expected)
{
    json_t *j = part(whole, way);
    assert_true(json_is_array(j));
    assert_int_equal(json_array_size(j), expected);
}

/* The keys of an object, in order. */
static void keys_are(json_t *whole, const char *way, const char *expected)
{
    char got[512] = "";
    size_t n = 0;
    const char *key;
    json_t *value;
    json_object_foreach(part(whole, way), key, value) {
        size_t len = strlen(key);
        assert_true(n + len + 2 < sizeof got);
        if (n) got[n++] = ' ';
        memcpy(got + n, key, len + 1);
        n += len;
    }
    assert_string_equal(got, expected);
}

static void test_the_members_are_those_of_the_schema(void **state)
{
    (void)state;
    handmade h;
    make_case(&h);
    json_t *j = read_back(&h);
    keys_are(j, "", "schema case title treaties names_then lens results joint not_run facts sources given answered presumptions notes");
    keys_are(j, "lens", "policy as_of known_by left_out undated encoder_statements parameters assumed");
    keys_are(j, "lens.parameters.0", "name value least most");
    keys_are(j, "results.0", "clause kind version anachronism sources instance obligor beneficiary profile readings verdicts settled "
                             "on_every_reading rests_on_encoder limited conditions limit missing turns_on enough enough_cut but_for overlays notes "
                             "parameters place");
    keys_are(j, "results.0.conditions.0", "role words status deciding term reading facts answered place");
    keys_are(j, "results.0.conditions.2", "role implied status deciding term reading facts answered place");
    keys_are(j, "results.0.turns_on", "facts appraisals readings");
    keys_are(j, "results.1.enough.0", "facts verdict");
    keys_are(j, "results.0.but_for.0", "facts verdicts");
    keys_are(j, "results.1.parameters.0", "name value least most ranges");
    keys_are(j, "joint.0", "clause instance obligors profile verdicts settled on_every_reading limited rests_on_encoder turns_on which_one_turns_on notes place");
    keys_are(j, "facts.0", "name kind text asks from to sometime open by_encoder standing place");
    keys_are(j, "facts.0.standing.0", "how who sources");
    keys_are(j, "facts.0.standing.0.sources.0", "key confidence");
    keys_are(j, "sources.0", "key title dated side url unverified");
    json_decref(j);
}

/* Every key of the object and of all below it stands in the manual between backquotes. */
static void are_documented(json_t *j, const char *manual)
{
    const char *key;
    json_t *value;
    size_t i;
    json_object_foreach(j, key, value) {
        char quoted[80];
        snprintf(quoted, sizeof quoted, "`%s`", key);
        if (!strstr(manual, quoted)) fail_msg("docs/report.md does not name %s", quoted);
        if (strcmp(key, "place") != 0 && strcmp(key, "readings") != 0) are_documented(value, manual);
    }
    json_array_foreach(j, i, value) are_documented(value, manual);
}

static void test_the_manual_names_every_member(void **state)
{
    (void)state;
    static char manual[64 * 1024];
    FILE *f = fopen("docs/report.md", "rb");
    assert_non_null(f);
    size_t n = fread(manual, 1, sizeof manual - 1, f);
    fclose(f);
    assert_in_range(n, 1000, sizeof manual - 2);
    handmade h;
    make_case(&h);
    m_overlay x = {V_EXCUSED, "force majeure", DAY_MIN, "storm"};
    h.row[0].overlays = &x, h.row[0].n_overlays = 1;
    json_t *j = read_back(&h);
    are_documented(j, manual);
    json_decref(j);
}

static void test_a_settled_row(void **state)
{
    (void)state;
    handmade h;
    make_case(&h);
    h.row[8].law_tried = false;
    json_t *j = read_back(&h);
    text_is(j, "schema", "casus.report/1");
    text_is(j, "case", "batken_2022");
    text_is(j, "treaties.0", "CST");
    text_is(j, "lens.policy", "open");
    text_is(j, "lens.as_of", NULL);
    size_is(j, "results", 9);
    text_is(j, "results.0.clause", "CST.4.assist");
    text_is(j, "results.0.version", "amended");
    text_is(j, "results.0.instance", "fighting_t");
    text_is(j, "results.0.obligor", "Armenia");
    text_is(j, "results.0.readings.outside", "outsider");
    size_is(j, "results.0.verdicts", 1);
    text_is(j, "results.0.verdicts.0.verdict", "NOT TRIGGERED");
    text_is(j, "results.0.verdicts.0.when", NULL);
    bool_is(j, "results.0.settled", true);
    bool_is(j, "results.0.on_every_reading", false);
    text_is(j, "results.0.conditions.2.role", "when");
    text_is(j, "results.0.conditions.2.implied", "nor whether a party can be the attacker");
    text_is(j, "results.0.conditions.2.status", "not met");
    text_is(j, "results.0.conditions.2.facts.0", "fighting_t");
    text_is(j, "results.0.missing.0", "at the request");
    text_is(j, "results.0.turns_on.readings.0", "outside");
    text_is(j, "results.0.but_for.0.verdicts.0", "NOT TRIGGERED");
    text_is(j, "results.8.version", NULL);
    text_is(j, "results.8.verdicts.0.verdict", "NO DUTY");
    text_is(j, "results.8.on_every_reading", NULL); /* not tried */
    json_decref(j);
}

static void test_an_open_row_and_a_joint_finding(void **state)
{
    (void)state;
    handmade h;
    make_case(&h);
    json_t *j = read_back(&h);
    bool_is(j, "results.1.settled", false);
    size_is(j, "results.1.verdicts", 3);
    text_is(j, "results.1.verdicts.2.when", "not justified(fighting_t) and appeal");
    text_is(j, "results.1.turns_on.facts.0", "appeal");
    text_is(j, "results.1.turns_on.appraisals.0", "justified(fighting_t)");
    text_is(j, "results.1.enough.0.verdict", "NOT TRIGGERED");
    bool_is(j, "results.1.enough_cut", true);
    number_is(j, "results.1.parameters.0.value", 30);
    number_is(j, "results.1.parameters.0.ranges.1.from", 16);
    size_is(j, "results.1.parameters.0.ranges.1.verdicts", 2);
    text_is(j, "joint.0.obligors.1", "Tajikistan");
    text_is(j, "joint.0.instance", NULL);
    bool_is(j, "joint.0.on_every_reading", true);
    json_decref(j);
}

static void test_facts_and_sources_stand_once(void **state)
{
    (void)state;
    handmade h;
    make_case(&h);
    json_t *j = read_back(&h);
    size_is(j, "facts", 6);
    text_is(j, "facts.0.name", "justified(fighting_t)");
    text_is(j, "facts.0.from", NULL);
    text_is(j, "facts.0.standing.0.how", "claimed by");
    text_is(j, "facts.0.standing.0.who.0", "Tajikistan");
    text_is(j, "facts.0.standing.0.sources.0.key", "s176");
    text_is(j, "facts.0.standing.0.sources.0.confidence", "low");
    text_is(j, "facts.2.from", "2022-09-16");
    text_is(j, "facts.2.to", "2022-09-17");
    text_is(j, "facts.4.kind", "unrecorded");
    bool_is(j, "facts.5.by_encoder", true);
    size_is(j, "sources", 3);
    bool_is(j, "sources.0.unverified", true);
    text_is(j, "sources.2.dated", "2022-10-07");
    json_decref(j);
}

static void test_an_open_question_told_anew_is_one_fact(void **state)
{
    (void)state;
    handmade h;
    make_case(&h);
    m_fact again = h.silent, elsewhere = h.appeal;
    elsewhere.at.at = 99; /* another record of the same name is another fact */
    const m_fact *facts[] = {&again, &elsewhere};
    h.narrow_cond[3].facts = facts, h.narrow_cond[3].n_facts = 2;
    json_t *j = read_back(&h);
    size_is(j, "facts", 7);
    json_decref(j);
}

static void test_places(void **state)
{
    (void)state;
    static const char text[] = "a\nbb clause\n";
    handmade h;
    make_case(&h);
    arena mem;
    arena_init(&mem, (mem_source){resize_block, NULL}, 1 << 20);
    sources_init(&h.sources, &mem);
    source *s = source_add(&h.sources, "odd\xFF.treaty", (mem_source){resize_block, NULL});
    assert_true(source_append(s, text, sizeof text - 1));
    h.row[0].at = (span){s->base + 5, 6};
    json_t *j = read_back(&h);
    text_is(j, "results.0.place.file", "odd\xEF\xBF\xBD.treaty"); /* a name need not be UTF-8, JSON must */
    number_is(j, "results.0.place.line", 2);
    number_is(j, "results.0.place.column", 4);
    text_is(j, "results.1.place", NULL);
    json_decref(j);
    sources_drop(&h.sources, 0);
    arena_free(&mem);
}

static void test_hostile_texts_come_back_as_they_were(void **state)
{
    (void)state;
    static const char title[] = "\033[2J \"\\ \x7F \xC2\x85 \xE2\x80\xAE \xF3\xA0\x81\x81 </script>";
    handmade h;
    bench b;
    make_case(&h);
    h.c.title = title;
    out o = bench_out(&b, 0);
    assert_true(report_json(&o, &h.c));
    for (size_t i = 0; i + 1 < b.got.len; i++) assert_in_range((unsigned char)b.got.at[i], 0x20, 0x7E);
    bench_end(&b);
    json_t *j = read_back(&h);
    text_is(j, "title", title);
    json_decref(j);
}

static void test_a_refusing_sink(void **state)
{
    (void)state;
    handmade h;
    bench b;
    make_case(&h);
    out o = bench_out(&b, 0);
    assert_true(report_json(&o, &h.c));
    size_t calls = b.calls;
    bench_end(&b);
    assert_in_range(calls, 2, 100); /* pieces of some size */
    for (size_t i = 1; i <= calls; i++) {
        o = bench_out(&b, i);
        assert_false(report_json(&o, &h.c));
        assert_true(o.failed);
        assert_int_equal(b.calls, i);
        bench_end(&b);
    }
}

/* jansson's memory ends at its n-th request; whatever was built is given back (the sanitizer looks). */
static size_t asked, ends_at;
static void *limited_alloc(size_t n)
{
    return ++asked >= ends_at ? NULL : malloc(n);
}

static void test_memory_may_end_anywhere(void **state)
{
    (void)state;
    handmade h;
    make_case(&h);
    h.c.n_rows = 2;
    size_t failures = 0;
    for (ends_at = 1;; ends_at += 1 + ends_at / 40) {
        bench b;
        out o = bench_out(&b, 0);
        asked = 0;
        json_set_alloc_funcs(limited_alloc, free);
        bool ok = report_json(&o, &h.c);
        json_set_alloc_funcs(malloc, free);
        assert_true(ok == (asked < ends_at));
        bench_end(&b);
        if (ok) break;
        failures++;
    }
    assert_in_range(failures, 100, 10000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_members_are_those_of_the_schema),
        cmocka_unit_test(test_the_manual_names_every_member),
        cmocka_unit_test(test_a_settled_row),
        cmocka_unit_test(test_an_open_row_and_a_joint_finding),
        cmocka_unit_test(test_facts_and_sources_stand_once),
        cmocka_unit_test(test_an_open_question_told_anew_is_one_fact),
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_hostile_texts_come_back_as_they_were),
        cmocka_unit_test(test_a_refusing_sink),
        cmocka_unit_test(test_memory_may_end_anywhere),
    };
    return cmocka_run_group_tests_name("report json", tests, NULL, NULL);
}
