/* Laws and streams of cases: use, sharing, order, recovery, and what is refused. */
#include "casus/shelf.h"

static const char terms[] =
    "scale gravity { small < great }\n"
    "event force { by state|group on state at place with gravity gravity }\n"
    "event help { by state to state }\n"
    "judgment justified(force)\n"
    "state A \"Aland\" from 1900-01-01\n"
    "state B \"Beland\" from 1900-01-01\n"
    "state C \"Celand\" from 1900-01-01\n"
    "place P \"Pass\"\n";
static const char pact[] =
    "use \"terms\"\n"
    "source p \"The Pact\" dated 1949-01-01\n"
    "treaty PACT \"Pact\" {\n"
    "  party A, B from 1950-01-01 [p]\n"
    "  version only from 1950-01-01\n"
    "  term attack(f: force) \"What is an attack?\" {\n"
    "    reading any_force \"any\" basis ordinary_meaning objection \"too wide\" means true\n"
    "    reading great_only \"great force\" basis context objection \"too narrow\" means f.gravity is at least great\n"
    "  }\n"
    "  profile wide { attack as any_force }\n"
    "  profile tight { attack as great_only }\n"
    "  parameter soon is 10 days between 5 and 20 days \"soon\"\n"
    "  article 5 \"Help\" {\n"
    "    text \"if attacked ... shall help\" [p]\n"
    "    duty help_out {\n"
    "      arises for each force f, party v\n"
    "      where \"attacked\" f.on is v\n"
    "      when \"attacked\" attack(f)\n"
    "      owed by each party o other than v\n"
    "      owed to v\n"
    "      shall \"help\" help h by o to v after f\n"
    "      within implied \"at once\" soon of f\n"
    "    }\n  }\n}\n";
#define CASE(NAME, REST) \
    "case " NAME " \"" NAME "\" {\n  assess under PACT\n  span 1960-01-01 .. 1960-02-01\n  source s \"S\"\n" REST "}\n"
#define STRUCK "  1960-01-02: force hit by C on A at P with gravity great [s]\n"
static const char one[] = "use \"pact\"\n" CASE("solo", STRUCK);
static const char three[] =
    "use \"pact\"\n" CASE("front", STRUCK) "case second \"broken\" {\n  assess whom\n}\n"
    CASE("third", STRUCK "  1960-01-03: help came by B to A [s]\n");
static const char joined[] = "use \"pact\"\n" CASE("front", STRUCK) "use \"pact\"\n" CASE("again", STRUCK) "use \"terms\"\n" CASE("last", STRUCK);
static const char stranger[] = "use \"pact\"\n" CASE("front", STRUCK) "use \"other\"\n" CASE("rear", STRUCK);

static const shelf_text files[] = {
    {"terms", terms}, {"pact", pact}, {"one", one}, {"three", three}, {"joined", joined}, {"stranger", stranger},
    {"other", "state D \"Deland\"\n"},
    {"same", "use \"pact\"\nuse \"pact\"\n" CASE("same", STRUCK)},
    {"more", "use \"pact\"\nuse \"other\"\n" CASE("further", STRUCK)},
    {"lost", "use \"nowhere\"\n" CASE("lost", STRUCK)},
    {"out", "use \"../pact\"\n" CASE("out", STRUCK)},
    {"root", "use \"/pact\"\n" CASE("root", STRUCK)},
    {"odd", "use \"folder\"\nuse \"secret\"\n" CASE("odd", STRUCK)},
    {"empty", "# nothing\n"}, {"nothing", ""}, {"only_use", "use \"pact\"\n"},
    {"ring_a", "use \"ring_b\"\nstate D \"D\"\n"}, {"ring_b", "use \"ring_a\"\nstate E \"E\"\n"},
    {"self", "use \"self\"\nstate D \"D\"\n"},
    {"wrong_law", "use \"one\"\nstate D \"D\"\n"},
    {"uses_wrong", "use \"broken_law\"\n" CASE("uses_wrong", STRUCK)},
    {"broken_law", "use \"terms\"\nevent force { by state }\n"},
    {"garbled", "csae x \"X\" {}\nuse \"pact\"\n" CASE("behind", STRUCK)},
    {"garbled_law", "use \"terms\"\nstaet D \"D\"\nstate E \"E\"\n"},
    {"bad_use", "use pact\n" CASE("behind", STRUCK)},
    {"mixed", "use \"pact\"\n" CASE("mixed", STRUCK) "state D \"D\"\n" CASE("behind", STRUCK)},
};
enum { FILES = sizeof files / sizeof *files };

typedef struct { shelf shelf; casus_law *law; casus_stream *s; } desk;

static void open_desk(desk *d, const char *name)
{
    casus_host h = shelf_host(&d->shelf, files, FILES);
    d->law = casus_law_new(&h);
    assert_non_null(d->law);
    d->s = casus_stream_open(d->law, name);
    assert_non_null(d->s);
}

static void close_desk(desk *d)
{
    casus_stream_close(d->s);
    casus_law_free(d->law);
    shelf_empty(&d->shelf);
}

static void expect_case(desk *d, const char *name)
{
    casus_result r = casus_stream_next(d->s);
    if (r != CASUS_OK) fail_msg("%s: %d, %s", name, r, messages(d->law, d->s));
    assert_string_equal(casus_stream_case(d->s), name);
}

/* The first call refuses and says so; then there is nothing more. */
static void expect_refusal(const char *file, const char *code, const char *part)
{
    desk d;
    open_desk(&d, file);
    assert_int_equal(casus_stream_next(d.s), CASUS_REJECTED);
    const char *text = messages(d.law, d.s);
    assert_says(text, code);
    assert_says(text, part);
    assert_int_equal(casus_stream_next(d.s), CASUS_END);
    close_desk(&d);
}

static void test_one_case(void **state)
{
    (void)state;
    desk d;
    open_desk(&d, "one");
    assert_false(casus_stream_holds_law(d.s));
    assert_string_equal(casus_stream_case(d.s), "");
    expect_case(&d, "solo");
    assert_int_equal(casus_message_count(d.law, d.s, 0), 0);
    assert_int_equal(casus_stream_next(d.s), CASUS_END);
    assert_int_equal(casus_stream_next(d.s), CASUS_END);
    close_desk(&d);
}

static void test_one_byte_at_a_time(void **state)
{
    (void)state;
    desk d;
    casus_host h = shelf_host(&d.shelf, files, FILES);
    d.shelf.step = 1;
    d.law = casus_law_new(&h);
    d.s = casus_stream_open(d.law, "joined");
    expect_case(&d, "front");
    expect_case(&d, "again");
    expect_case(&d, "last");
    assert_int_equal(casus_stream_next(d.s), CASUS_END);
    close_desk(&d);
}

static void test_goes_on_after_a_broken_case(void **state)
{
    (void)state;
    desk d;
    open_desk(&d, "three");
    expect_case(&d, "front");
    assert_int_equal(casus_stream_next(d.s), CASUS_REJECTED);
    assert_string_equal(casus_stream_case(d.s), "");
    casus_lens x;
    casus_lens_init(&x);
    assert_int_equal(casus_assess(d.s, &x), CASUS_REJECTED);
    assert_says(messages(d.law, d.s), "three:9:10");
    expect_case(&d, "third");
    close_desk(&d);
}

/* Files written one behind the other repeat their `use` lines. */
static void test_later_use_lines(void **state)
{
    (void)state;
    desk d;
    open_desk(&d, "joined");
    expect_case(&d, "front");
    expect_case(&d, "again");
    expect_case(&d, "last");
    close_desk(&d);
    open_desk(&d, "stranger");
    expect_case(&d, "front");
    assert_int_equal(casus_stream_next(d.s), CASUS_REJECTED);
    assert_says(messages(d.law, d.s), "E402");
    expect_case(&d, "rear");
    close_desk(&d);
}

static void test_refusals(void **state)
{
    (void)state;
    expect_refusal("no_such_file", "E401", "`no_such_file`");
    expect_refusal("folder", "E401", "`folder`");
    expect_refusal("lost", "E401", "here, there");
    expect_refusal("out", "E402", "../pact");
    expect_refusal("root", "E402", "/pact");
    expect_refusal("odd", "E401", "`secret` cannot be opened");
    expect_refusal("empty", "E013", "no case");
    expect_refusal("nothing", "E013", "no case");
    expect_refusal("only_use", "E013", "no case");
    expect_refusal("pact", "E012", "casus check pact");
    expect_refusal("uses_wrong", "E102", "`force`");
}

/* A misspelled first word costs only what it begins, and does not hide what the file is. */
static void test_garbled_beginnings(void **state)
{
    (void)state;
    desk d;
    open_desk(&d, "garbled");
    assert_false(casus_stream_holds_law(d.s));
    assert_int_equal(casus_stream_next(d.s), CASUS_REJECTED);
    assert_says(messages(d.law, d.s), "did you mean `case`?");
    expect_case(&d, "behind");
    close_desk(&d);
    open_desk(&d, "garbled_law");
    assert_true(casus_stream_holds_law(d.s));
    assert_int_equal(casus_stream_next(d.s), CASUS_REJECTED);
    assert_says(messages(d.law, d.s), "did you mean `state`?");
    assert_int_equal(casus_stream_next(d.s), CASUS_REJECTED);
    assert_says(messages(d.law, d.s), "E012");
    assert_int_equal(casus_stream_next(d.s), CASUS_END);
    close_desk(&d);
    open_desk(&d, "bad_use");
    assert_int_equal(casus_stream_next(d.s), CASUS_REJECTED);
    assert_says(messages(d.law, d.s), "--> bad_use:1:5");
    close_desk(&d);
}

static void test_law_between_cases(void **state)
{
    (void)state;
    desk d;
    open_desk(&d, "mixed");
    expect_case(&d, "mixed");
    assert_int_equal(casus_stream_next(d.s), CASUS_REJECTED);
    assert_says(messages(d.law, d.s), "E012");
    expect_case(&d, "behind");
    close_desk(&d);
}

static void expect_no_law(const char *file, const char *code)
{
    shelf h;
    casus_host host = shelf_host(&h, files, FILES);
    casus_law *law = casus_law_new(&host);
    assert_int_equal(casus_law_load(law, file), CASUS_REJECTED);
    assert_int_equal(casus_law_compile(law, 1), CASUS_REJECTED);
    assert_says(messages(law, NULL), code);
    casus_law_free(law);
    shelf_empty(&h);
}

static void test_laws_refused(void **state)
{
    (void)state;
    expect_no_law("ring_a", "E402");
    expect_no_law("self", "E402");
    expect_no_law("wrong_law", "E012");
    expect_no_law("nothing", "E013");
    expect_no_law("no_such_file", "E401");
}

static void test_text_loaded_twice_is_read_once(void **state)
{
    (void)state;
    shelf h;
    casus_host host = shelf_host(&h, files, FILES);
    casus_law *law = casus_law_new(&host);
    assert_int_equal(casus_law_load(law, "terms"), CASUS_OK);
    assert_int_equal(casus_law_load(law, "pact"), CASUS_OK);
    assert_int_equal(casus_law_load(law, "pact"), CASUS_OK);
    assert_int_equal(casus_law_compile(law, 1), CASUS_OK);
    assert_int_equal(casus_law_compile(law, 1), CASUS_OK);
    assert_int_equal(casus_law_load(law, "other"), CASUS_REJECTED); /* frozen */
    assert_int_equal(casus_message_count(law, NULL, 0), 0);
    casus_law_free(law);
    shelf_empty(&h);
}

static void test_streams_share_a_law_that_fits(void **state)
{
    (void)state;
    desk d;
    open_desk(&d, "one");
    assert_false(casus_stream_fits(d.s, d.law)); /* not compiled yet */
    expect_case(&d, "solo");
    casus_host h = {shelf_resize, shelf_open, &d.shelf};
    casus_law *spare = casus_law_new(&h);
    casus_stream *same = casus_stream_open(spare, "same"), *more = casus_stream_open(spare, "more");
    assert_true(casus_stream_fits(same, d.law));
    assert_false(casus_stream_fits(more, d.law)); /* it uses more than the law has */
    casus_stream_move(same, d.law);
    assert_int_equal(casus_stream_next(same), CASUS_OK);
    assert_string_equal(casus_stream_case(same), "same");
    assert_string_equal(casus_stream_case(d.s), "solo"); /* the other stream still has its case */
    assert_int_equal(casus_stream_next(more), CASUS_OK);
    assert_false(casus_stream_fits(same, spare)); /* the law has more than it uses */
    casus_stream_close(same);
    casus_stream_close(more);
    casus_law_free(spare);
    close_desk(&d);
}

static void test_compiled_law_without_what_is_used(void **state)
{
    (void)state;
    shelf h;
    casus_host host = shelf_host(&h, files, FILES);
    casus_law *law = casus_law_new(&host);
    assert_int_equal(casus_law_load(law, "pact"), CASUS_OK);
    assert_int_equal(casus_law_compile(law, 0), CASUS_OK);
    casus_stream *good = casus_stream_open(law, "one"), *bad = casus_stream_open(law, "more");
    assert_int_equal(casus_stream_next(good), CASUS_OK);
    assert_int_equal(casus_stream_next(bad), CASUS_REJECTED);
    assert_says(messages(law, bad), "`other` is no part of the law");
    assert_int_equal(casus_stream_next(bad), CASUS_END);
    casus_stream_close(good);
    casus_stream_close(bad);
    casus_law_free(law);
    shelf_empty(&h);
}

static void test_reading_fails(void **state)
{
    (void)state;
    for (long n = 0; n < 12; n++) {
        desk d;
        casus_host h = shelf_host(&d.shelf, files, FILES);
        d.shelf.step = 200;
        d.shelf.fail_after = n;
        d.law = casus_law_new(&h);
        d.s = casus_stream_open(d.law, "one");
        casus_result r = casus_stream_next(d.s);
        if (n < 10) assert_int_equal(r, CASUS_LIMIT);
        if (r != CASUS_OK) assert_says(messages(d.law, d.s), "E401");
        close_desk(&d);
    }
}

/* 20,000 cases need no more blocks than the first few. */
static void test_a_stream_runs_in_flat_memory(void **state)
{
    (void)state;
    static const char head[] = "use \"pact\"\n", body[] = CASE("again", STRUCK);
    enum { CASES = 20000 };
    char *text = malloc(sizeof head + CASES * sizeof body);
    size_t n = sizeof head - 1;
    memcpy(text, head, n);
    for (int i = 0; i < CASES; i++, n += sizeof body - 1) memcpy(text + n, body, sizeof body - 1);
    text[n] = 0;
    shelf_text all[] = {{"terms", terms}, {"pact", pact}, {"many", text}};
    desk d;
    casus_host h = shelf_host(&d.shelf, all, 3);
    d.law = casus_law_new(&h);
    d.s = casus_stream_open(d.law, "many");
    size_t bytes = 0;
    casus_lens x;
    casus_lens_init(&x);
    for (int i = 0; i < CASES; i++) {
        assert_int_equal(casus_stream_next(d.s), CASUS_OK);
        if (i % 100 == 0) assert_int_equal(casus_assess(d.s, &x), CASUS_OK);
        if (i == 1000) bytes = d.shelf.mem.bytes;
    }
    assert_int_equal(d.shelf.mem.bytes, bytes);
    assert_int_equal(casus_stream_next(d.s), CASUS_END);
    close_desk(&d);
    free(text);
}

TESTS(T(test_one_case), T(test_one_byte_at_a_time), T(test_goes_on_after_a_broken_case), T(test_later_use_lines), T(test_refusals),
      T(test_garbled_beginnings), T(test_law_between_cases), T(test_laws_refused), T(test_text_loaded_twice_is_read_once), T(test_streams_share_a_law_that_fits),
      T(test_compiled_law_without_what_is_used), T(test_reading_fails), T(test_a_stream_runs_in_flat_memory))
