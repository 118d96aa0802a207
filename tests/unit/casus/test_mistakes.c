/* Typical mistakes of newcomers: each is told where it stands, by its code, with what to do. */
#include "casus/shelf.h"

#define WORLD \
    "scale gravity { small < great }\n" \
    "event force { by state|group on state at place with gravity gravity }\n" \
    "event request, help, offer { by state to state for gravity }\n" \
    "event refusal { by state of offer }\n" \
    "judgment justified(force)\n" \
    "state A \"Aland\" from 1900-01-01\n" \
    "state B \"Beland\" from 1900-01-01\n" \
    "place P \"Pass\"\n" \
    "source p \"Pact\" dated 1949-01-01\n"
/* The duty's statements begin on line 16. */
#define DUTY(STATEMENTS) \
    WORLD \
    "treaty PACT \"Pact\" {\n" \
    "  party A, B from 1950-01-01 [p]\n" \
    "  version whole from 1950-01-01\n" \
    "  article 5 \"Help\" {\n" \
    "    text \"if attacked ... at its request ... shall help\" [p]\n" \
    "    duty aid {\n" \
    STATEMENTS \
    "    }\n  }\n}\n"
#define CASE(STATEMENTS) \
    "use \"pact\"\n" \
    "case c \"A case\" {\n" \
    "  assess under PACT\n" \
    "  span 1960-01-01 .. 1960-12-31\n" \
    STATEMENTS \
    "}\n"

/* A mistake, where it is told (code, place), and words of its message. */
typedef struct { const char *text, *code, *place, *words; } mistake;

static const char *told_of_law(const char *text)
{
    shelf h;
    shelf_text files[] = {{"pact", text}};
    casus_host host = shelf_host(&h, files, 1);
    casus_law *law = casus_law_new(&host);
    casus_result r = casus_law_load(law, "pact");
    if (r == CASUS_OK) r = casus_law_compile(law, 0);
    messages(law, NULL);
    assert_int_equal(r == CASUS_OK, said.n == 0);
    casus_law_free(law);
    shelf_empty(&h);
    return said.at;
}

static const char good_duty[] = DUTY("arises for each force f, party v\n where \"attacked\" f.on is v\n owed by each party o other than v\n"
                                     "shall \"help\" help by o to v after f\n");

static const char *told_of_case(const char *text)
{
    shelf h;
    shelf_text files[] = {{"pact", good_duty}, {"case", text}};
    casus_host host = shelf_host(&h, files, 2);
    casus_law *law = casus_law_new(&host);
    casus_stream *s = casus_stream_open(law, "case");
    while (casus_stream_next(s) != CASUS_END);
    messages(law, s);
    casus_stream_close(s);
    casus_law_free(law);
    shelf_empty(&h);
    return said.at;
}

static void assert_told(const mistake *m, size_t n, const char *(*tell)(const char *))
{
    for (size_t i = 0; i < n; i++) {
        const char *told = tell(m[i].text);
        assert_says(told, m[i].code);
        assert_says(told, m[i].place);
        assert_says(told, m[i].words);
        const char *first = strstr(told, "error[");
        if (!first || strstr(first + 1, "error[")) fail_msg("not one error:\n%s", told);
    }
}

#define ARISES "arises for each force f, party v where \"attacked\" f.on is v owed by each party o other than v\n"

/* A label is known to what stands below only where a gate names it with `first`; and an offer to its
 * refusal, a forbidden act to its exception. */
static void labels_are_kept_inside(void **state)
{
    (void)state;
    static const mistake rows[] = {
        {DUTY(ARISES "provided \"at its request\" some request r by v after f\n shall \"help\" help by o to v after r\n"),
         "E208", "pact:18:36", "first request r"},
        {DUTY(ARISES "when \"attacked\" some request r by v after f and r.for is great\n shall \"help\" help by o to v after f\n"),
         "E208", "pact:17:49", "it is named here"},
        {DUTY(ARISES "shall \"help\" help h by o to v after f\n partly \"help\" help by v to o after h\n"),
         "E208", "pact:18:37", "it is named here"},
    };
    assert_told(rows, sizeof rows / sizeof *rows, told_of_law);
    assert_string_equal(told_of_law(good_duty), "");
    assert_string_equal(told_of_law(DUTY(ARISES "provided \"at its request\" first request r by v after f such that (r.for is great)\n"
                                                "shall \"help\" help by o to v after r\n tendered \"help\" offer t by o to v after r\n"
                                                "refused implied \"by v\" refusal by v of t\n")), "");
    assert_string_equal(told_of_law(DUTY("owed by each party o shall not \"attacked\" force f by o unless implied \"defence\" justified(f)\n")), "");
    /* The same label may be used once more where the first is no longer known. */
    assert_string_equal(told_of_law(DUTY(ARISES "shall \"help\" help h by o to v after f\n partly \"help\" help h by o\n")), "");
}

static void a_good_case_is_silent(void **state)
{
    (void)state;
    assert_string_equal(told_of_case(CASE("  1960-02-01: force f1 by A on B [p]\n")), "");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(labels_are_kept_inside),
        cmocka_unit_test(a_good_case_is_silent),
    };
    return cmocka_run_group_tests_name("casus: mistakes of newcomers", tests, NULL, NULL);
}
