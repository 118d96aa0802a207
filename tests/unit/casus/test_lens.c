/* Lenses: what their strings mean, and what is said of strings that mean nothing. */
#include "casus/shelf.h"

static const char law_text[] =
    "scale gravity { small < great }\n"
    "event force { by state|group on state with gravity gravity }\n"
    "event help { by state to state }\n"
    "judgment justified(force)\n"
    "relation acts_for(group, state)\n"
    "state A \"Aland\" also \"the Old Realm\" (1900-01-01 .. 1949-12-31) also \"the Realm\" (1950-01-01 .. 1989-12-31) from 1900-01-01\n"
    "state B \"Beland\" also \"Bee\" also \"the Old Realm\" (1940-01-01 .. 1989-12-31) from 1900-01-01\n"
    "state C \"Celand\" also \"the Sea\" also \"the Realm\" (1990-01-01 .. 1999-12-31) from 1900-01-01\n"
    "state D \"Deland\" also \"the Sea\" from 1900-01-01\n"
    "source p \"Pact\"\n"
    "treaty PACT \"Pact\" {\n"
    "  party A, B from 1950-01-01 [p]\n"
    "  version older from 1950-01-01\n"
    "  version newer from 1970-01-01\n"
    "  term attack(f: force) \"What is an attack?\" {\n"
    "    reading broad_one \"any\" basis ordinary_meaning objection \"too wide\" means true\n"
    "    reading strict_one \"great\" basis context objection \"too narrow\" means f.gravity is at least great\n"
    "  }\n"
    "  term both(f: force) \"a definition\" means attack(f)\n"
    "  profile wide { attack as broad_one }\n"
    "  profile tight { attack as strict_one }\n"
    "  parameter soon is 10 days between 5 and 20 days \"soon\"\n"
    "  article 5 \"Help\" {\n"
    "    text \"if attacked unlawfully by a state, help\" [p]\n"
    "    duty aid {\n"
    "      arises for each force f, party v\n"
    "      where \"attacked\" f.on is v\n"
    "      when \"attacked\" both(f)\n"
    "           \"unlawfully\" not justified(f)\n"
    "           \"by a state\" f.by is state or acts_for(f.by, any state)\n"
    "      owed by each party o other than v\n"
    "      owed to v\n"
    "      shall \"help\" help h by o to v after f\n"
    "      within implied \"at once\" soon of f\n"
    "    }\n  }\n}\n";
static const char case_text[] =
    "use \"law\"\n"
    "case demo \"Demo\" {\n  assess under PACT\n  span 1960-01-01 .. 1960-02-01\n  source s \"S\" dated 1960-02-01\n"
    "  1960-01-02: force hit by C on A with gravity small [s]\n"
    "  1960-01-14: help came by B to A [s]\n"
    "  record complete for help until 1960-12-31 [s]\n"
    "  group band \"a band\"\n"
    "  appraised: justified(hit) claimed by C [s] denied by A [s]\n}\n";
static const shelf_text files[] = {{"law", law_text}, {"case", case_text}};

static paper rows;

/* The rows under the lens; NULL where it was refused, then `said` tells why. */
static const char *rows_under(const casus_lens *x)
{
    shelf h;
    casus_host host = shelf_host(&h, files, 2);
    casus_law *law = casus_law_new(&host);
    casus_stream *s = casus_stream_open(law, "case");
    casus_result r = casus_stream_next(s);
    if (r == CASUS_OK) r = casus_assess(s, x);
    rows.n = 0;
    rows.at[0] = 0;
    if (r == CASUS_OK) assert_int_equal(casus_write(s, CASUS_ROW_LINES, wide, write_paper, &rows), CASUS_OK);
    else assert_int_equal(r, CASUS_REJECTED);
    messages(law, s);
    assert_int_equal(said.n == 0, r == CASUS_OK);
    casus_stream_close(s);
    casus_law_free(law);
    shelf_empty(&h);
    return r == CASUS_OK ? rows.at : NULL;
}

static casus_lens plain(void)
{
    casus_lens x;
    casus_lens_init(&x);
    return x;
}

static void assert_refused(const casus_lens *x, const char *code, const char *part)
{
    if (rows_under(x)) fail_msg("not refused (%s):\n%s", code, rows.at);
    assert_says(said.at, code);
    assert_says(said.at, part);
}

static void test_everything_by_default(void **state)
{
    (void)state;
    casus_lens x = plain();
    const char *text = rows_under(&x);
    assert_non_null(text);
    assert_says(text, "\twide\tNOT TRIGGERED|HONORED LATE\t");
    assert_says(text, "\ttight\tNOT TRIGGERED\t");
}

static void test_profiles(void **state)
{
    (void)state;
    const char *tight[] = {"tight"}, *wrong[] = {"tigth"};
    casus_lens x = plain();
    x.profiles = tight;
    x.n_profiles = 1;
    const char *text = rows_under(&x);
    assert_says(text, "\ttight\t");
    assert_null(strstr(text, "\twide\t"));
    x.profiles = wrong;
    assert_refused(&x, "E101", "did you mean `tight`?");
}

static void test_readings(void **state)
{
    (void)state;
    const char *good[] = {"attack=strict_one"};
    casus_lens x = plain();
    x.readings = good;
    x.n_readings = 1;
    assert_null(strstr(rows_under(&x), "HONORED"));
    static const struct { const char *pick, *code, *part; } wrong[] = {
        {"attack=strict", "E101", "the readings of attack are: broad_one, strict_one"},
        {"atack=strict_one", "E101", "did you mean `attack`?"},
        {"attack", "E101", "TERM=READING"},
        {"attack=", "E101", "TERM=READING"},
        {"=strict_one", "E101", "TERM=READING"},
        {"both=strict_one", "E101", "definition"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        x.readings = &wrong[i].pick;
        assert_refused(&x, wrong[i].code, wrong[i].part);
    }
}

static void test_a_term_is_picked_once(void **state)
{
    (void)state;
    const char *twice[] = {"attack=strict_one", "attack=broad_one"}, *days[] = {"soon=6", "soon=7"};
    casus_lens x = plain();
    x.readings = twice;
    x.n_readings = 2;
    assert_refused(&x, "E102", "`attack` is read in two ways");
    x = plain();
    x.set = days;
    x.n_set = 2;
    assert_refused(&x, "E102", "`soon` is set twice");
}

static void test_parameters(void **state)
{
    (void)state;
    const char *good[] = {"soon=12"}, *last[] = {"soon=20"};
    casus_lens x = plain();
    x.set = good;
    x.n_set = 1;
    assert_says(rows_under(&x), "\twide\tNOT TRIGGERED|HONORED\t");
    x.set = last;
    assert_non_null(rows_under(&x));
    static const struct { const char *set, *code, *part; } wrong[] = {
        {"soon=21", "E210", "do not lie between 5 and 20"}, {"soon=4", "E210", "do not lie between 5 and 20"},
        {"soon=x", "E210", "PARAMETER=DAYS"},               {"soon=-1", "E210", "PARAMETER=DAYS"},
        {"soon", "E210", "PARAMETER=DAYS"},                 {"son=12", "E101", "did you mean `soon`?"},
        {"soon=99999999999999999999", "E210", "PARAMETER=DAYS"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        x.set = &wrong[i].set;
        assert_refused(&x, wrong[i].code, wrong[i].part);
    }
}

static void test_policies(void **state)
{
    (void)state;
    casus_lens x = plain();
    x.policy = "open";
    assert_says(rows_under(&x), "\twide\tNOT TRIGGERED|HONORED LATE\t");
    x.policy = "case-of:A";
    assert_says(rows_under(&x), "\twide\tHONORED LATE\t");
    x.policy = "case-of:C";
    assert_says(rows_under(&x), "\twide\tNOT TRIGGERED\t");
    x.policy = "found-only"; /* that it was lawful was not found, so the exception fails */
    assert_says(rows_under(&x), "\twide\tHONORED LATE\t");
    x.policy = "case-of:Beeland";
    assert_refused(&x, "E101", "`Beeland`");
    x.policy = "burden"; /* the law declares no presumption */
    assert_says(rows_under(&x), "\twide\tNOT TRIGGERED|HONORED LATE\t");
    x.policy = "closed";
    assert_refused(&x, "E101", "case-of:STATE");
}

static void test_days(void **state)
{
    (void)state;
    casus_lens x = plain();
    x.as_of = "1960-01-10";
    assert_says(rows_under(&x), "PENDING");
    x.as_of = "10.1.1960";
    assert_refused(&x, "E005", "as-of");
    x.as_of = "1960-02-30";
    assert_refused(&x, "E004", "1960-02-30");
    x = plain();
    x.known_by = "1950-13-01";
    assert_refused(&x, "E004", "1950-13-01");
}

static void test_versions(void **state)
{
    (void)state;
    casus_lens x = plain();
    x.text = "newer";
    assert_says(rows_under(&x), "\tnewer\t");
    x.text = "never";
    assert_refused(&x, "E101", "did you mean `newer`?");
}

static void test_states(void **state)
{
    (void)state;
    casus_lens x = plain();
    x.for_state = "B";
    assert_says(rows_under(&x), "PACT.5.aid");
    x.for_state = "Belnad";
    assert_refused(&x, "E101", "did you mean `B`?");
    x.for_state = "hit";
    assert_refused(&x, "E101", "no state is called `hit`");
}

/* A state may be named as a report names it: a name of the case's days before one of other days, and none where it
 * is the name of several. */
static void test_other_names_of_states(void **state)
{
    (void)state;
    static const char *const of_b[] = {"Beland", "the Beland", "Bee", "the Old Realm", "Old Realm", "Old_Realm"};
    casus_lens x = plain();
    for (size_t i = 0; i < sizeof of_b / sizeof *of_b; i++) {
        x.for_state = of_b[i];
        assert_says(rows_under(&x), "PACT.5.aid\tolder\thit\tB\tA\t");
    }
    x.for_state = "the Sea";
    assert_refused(&x, "E101", "more than one state is called `the Sea`");
    x.for_state = "the old realm";
    assert_refused(&x, "E101", "no state is called `the old realm`");
    x.for_state = NULL;
    x.policy = "case-of:the Realm"; /* A, which denies it; C has that name thirty years later */
    assert_says(rows_under(&x), "\twide\tHONORED LATE\t");
    x.policy = "case-of:Celand";
    assert_says(rows_under(&x), "\twide\tNOT TRIGGERED\t");
}

static void test_clauses(void **state)
{
    (void)state;
    casus_lens x = plain();
    static const char *const good[] = {"PACT.5", "PACT.5.aid"};
    for (size_t i = 0; i < 2; i++) {
        x.clause = good[i];
        assert_says(rows_under(&x), "PACT.5.aid");
    }
    static const struct { const char *clause, *code, *part; } wrong[] = {
        {"PACT.6", "E103", "PACT.5.aid"},  {"PACT.5.help", "E103", "PACT.5.aid"}, {"PACT.5bis", "E103", "PACT.5.aid"},
        {"PACT", "E103", "CST.4.assist"},  {"PACT.", "E103", "CST.4.assist"},     {"PACT.5.", "E103", "CST.4.assist"},
        {".5", "E101", "no treaty"},       {"PCAT.5", "E101", "`PACT`"},          {"PACT.99999999999999999999", "E103", "CST.4.assist"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        x.clause = wrong[i].clause;
        assert_refused(&x, wrong[i].code, wrong[i].part);
    }
}

static void test_assumptions(void **state)
{
    (void)state;
    const char *one[] = {"not justified(hit)"}, *clash[] = {"justified(hit)", "not justified(hit)"};
    casus_lens x = plain();
    x.assume = one;
    x.n_assume = 1;
    assert_says(rows_under(&x), "\twide\tHONORED LATE\t");
    const char *named[] = {"not acts_for(band, Realm)"}, *as_declared[] = {"not acts_for(band, A)"}, *several[] = {"acts_for(band, Sea)"};
    char text[2][sizeof rows.at];
    for (int i = 0; i < 2; i++) {
        x.assume = i ? named : as_declared;
        memcpy(text[i], rows_under(&x), sizeof text[i]);
    }
    assert_string_equal(text[0], text[1]);
    x.assume = several;
    assert_refused(&x, "E101", "`Sea`");
    x.assume = clash;
    x.n_assume = 2;
    assert_refused(&x, "E302", "assumed the other way here");
    static const struct { const char *fact, *code; } wrong[] = {
        {"justified(hti)", "E101"}, {"justified(", "E007"}, {"", "E007"}, {"unheard_of(hit)", "E101"}, {"justified(hit) and or", "E0"},
        {"justified(hit) or hit", "E011"}, {"not (justified(hit) and hit)", "E011"}, {"no help by B", "E011"},
        {"some help by B", "E011"}, {"justified(hit) and not justified(hit)", "E302"},
    };
    x.n_assume = 1;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        x.assume = &wrong[i].fact;
        assert_refused(&x, wrong[i].code, "what is assumed");
    }
}

/* What one lens assumes is forgotten by the next. */
static void test_lenses_in_turn(void **state)
{
    (void)state;
    const char *fact[] = {"acts_for(Band, C)"};
    shelf h;
    static const char band[] = "use \"law\"\ncase demo \"Demo\" {\n  assess under PACT\n  span 1960-01-01 .. 1960-02-01\n"
        "  source s \"S\"\n  group Band \"Band\"\n  1960-01-02: force hit by Band on A with gravity great [s]\n}\n";
    const shelf_text all[] = {{"law", law_text}, {"case", band}};
    casus_host host = shelf_host(&h, all, 2);
    casus_law *law = casus_law_new(&host);
    casus_stream *s = casus_stream_open(law, "case");
    assert_int_equal(casus_stream_next(s), CASUS_OK);
    char text[3][4096];
    for (int i = 0; i < 3; i++) {
        casus_lens x = plain();
        x.assume = fact;
        x.n_assume = i == 1;
        x.detail = CASUS_HINGES;
        assert_int_equal(casus_assess(s, &x), CASUS_OK);
        rows.n = 0;
        assert_int_equal(casus_write(s, CASUS_ROW_LINES, wide, write_paper, &rows), CASUS_OK);
        assert_true(rows.n < sizeof text[i]);
        memcpy(text[i], rows.at, rows.n + 1);
    }
    assert_string_not_equal(text[0], text[1]);
    assert_string_equal(text[0], text[2]);
    casus_stream_close(s);
    casus_law_free(law);
    shelf_empty(&h);
}

static void test_verdict_names(void **state)
{
    (void)state;
    assert_int_equal(casus_has_verdict(NULL, "NOT HONORED"), 0);
    assert_int_equal(casus_has_verdict(NULL, "not-honored"), 0);
    assert_int_equal(casus_has_verdict(NULL, "Honored_in_part"), 0);
    assert_int_equal(casus_has_verdict(NULL, "BROKEN"), -1);
    assert_int_equal(casus_has_verdict(NULL, ""), -1);
    assert_int_equal(casus_has_verdict(NULL, "NOT HONORED "), -1);
}

static void test_nearest_words(void **state)
{
    (void)state;
    static const char *const words[] = {"assess", "check", "explain"};
    assert_string_equal(casus_nearest("asses", words, 3), "assess");
    assert_string_equal(casus_nearest("chekc", words, 3), "check");
    assert_null(casus_nearest("zzz", words, 3));
    assert_null(casus_nearest("assess", words, 0));
}

TESTS(T(test_everything_by_default), T(test_profiles), T(test_readings), T(test_a_term_is_picked_once), T(test_parameters), T(test_policies),
      T(test_days), T(test_versions), T(test_states), T(test_other_names_of_states), T(test_clauses), T(test_assumptions), T(test_lenses_in_turn), T(test_verdict_names), T(test_nearest_words))
