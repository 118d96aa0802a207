/* Warnings: each where it belongs, and none where it does not. */
#include "casus/shelf.h"

#define HEAD \
    "scale gravity { small < great }\n" \
    "event force { by state|group on state at place with gravity gravity }\n" \
    "event help { by state to state for gravity }\n" \
    "judgment justified(force)\n" \
    "relation title(place, one state)\n" \
    "state A \"Aland\" from 1900-01-01\n" \
    "state B \"Beland\" from 1900-01-01\n" \
    "state C \"Celand\" from 1900-01-01\n" \
    "place P \"Pass\"\n"
/* A treaty with this article text (line 17), conditions and readings. */
#define LAW(TEXT, CONDITIONS, ASIDE) \
    HEAD \
    "source p \"Pact\" dated 1949-01-01\n" \
    "source late_p \"Note\" dated 1990-01-01\n" \
    "treaty PACT \"Pact\" {\n" \
    "  party A, B from 1950-01-01 [p]\n" \
    "  version whole from 1950-01-01\n" \
    "  term attack(f: force) \"What is an attack?\" {\n" \
    "    reading broad_one \"any\" basis ordinary_meaning objection \"wide\"" ASIDE " means true\n" \
    "    reading held_one \"great\" basis context authority \"a note\" [late_p] held by A on 1991-01-01 objection \"narrow\" means f.gravity is at least great\n" \
    "  }\n" \
    "  profile wide { attack as broad_one }\n" \
    "  article 5 \"Help\" {\n" \
    "    text " TEXT " [p]\n" \
    "    duty aid {\n" \
    "      arises for each force f, party v\n" \
    CONDITIONS \
    "      owed by each party o other than v\n" \
    "      owed to v\n" \
    "      shall \"shall help\" help h by o to v after f\n" \
    "      within implied \"at once\" 5 days of f\n" \
    "    }\n  }\n}\n"
#define PLAIN "      where \"attacked by force\" f.on is v\n      when implied \"the word says not what it is\" attack(f)\n"

static const char *check_law(const char *text)
{
    shelf h;
    shelf_text files[] = {{"law", text}};
    casus_host host = shelf_host(&h, files, 1);
    casus_law *law = casus_law_new(&host);
    casus_result r = casus_law_load(law, "law");
    if (r == CASUS_OK) r = casus_law_compile(law, 1);
    size_t n = casus_message_count(law, NULL, 0);
    messages(law, NULL);
    if (r != CASUS_OK) fail_msg("refused:\n%s", said.at);
    assert_int_equal(n == 0, said.n == 0);
    casus_law_free(law);
    shelf_empty(&h);
    return said.at;
}

static const char good_law[] = LAW("\"if attacked by force, the others shall help\"", PLAIN
                                   "           \"the others\" f.on is state\n", "");

/* The warnings of a case with these statements (from line 6 on) under the plain law. */
static const char *check_case(const char *title, const char *statements)
{
    static char text[8192];
    snprintf(text, sizeof text,
             "use \"law\"\ncase demo \"%s\" {\n  assess under PACT\n  span 1995-01-01 .. 1995-02-01\n"
             "  source s \"S\" source sa \"SA\" side A source sc \"SC\" side C\n%s}\n", title, statements);
    shelf h;
    shelf_text files[] = {{"law", good_law}, {"case", text}};
    casus_host host = shelf_host(&h, files, 2);
    casus_law *law = casus_law_new(&host);
    casus_stream *s = casus_stream_open(law, "case");
    casus_result r = casus_stream_next(s);
    if (r == CASUS_OK) r = casus_stream_lint(s);
    size_t errors = casus_message_count(law, s, 1);
    messages(law, s);
    if (r != CASUS_OK || errors) fail_msg("refused:\n%s", said.at);
    casus_stream_close(s);
    casus_law_free(law);
    shelf_empty(&h);
    return said.at;
}

static void assert_warns(const char *text, const char *code, const char *place, const char *part)
{
    char head[16], at[64];
    snprintf(head, sizeof head, "warning[%s]", code);
    snprintf(at, sizeof at, "--> %s\n", place);
    assert_says(text, head);
    assert_says(text, at);
    assert_says(text, part);
    const char *first = strstr(text, "warning[");
    if (strstr(first + 1, "warning[")) fail_msg("more than one warning:\n%s", text);
}

static void assert_quiet(const char *text)
{
    if (*text) fail_msg("not quiet:\n%s", text);
}

/* ---- the law ------------------------------------------------------------------------------------- */
static void test_words_that_fit(void **state)
{
    (void)state;
    assert_quiet(check_law(good_law));
    /* Case, blanks, commas and what was left out make no difference. */
    assert_quiet(check_law(LAW("\"If  attacked ... by force, shall   help\"",
                               "      where \"attacked ... by force\" f.on is v\n      when implied \"x\" attack(f)\n", "")));
    assert_quiet(check_law(LAW("\"if attacked\" [p] text \"by force (of arms) shall help\"",
                               "      where \"Attacked\" f.on is v\n      when \"by force of arms\" attack(f)\n", "")));
}

static void test_words_unused(void **state)
{
    (void)state;
    assert_warns(check_law(LAW("\"if attacked by force, at sea or in the air, shall help\"", PLAIN, "")), "W001", "law:21:33", "no condition");
    assert_warns(check_law(LAW("\"if attacked by force ... within its region ... shall help\"", PLAIN, "")), "W001", "law:21:36", "no condition");
    /* Small words alone say nothing; an article without duties is there to be read. */
    assert_quiet(check_law(LAW("\"if attacked by force, and with it, shall help\"", PLAIN, "")));
}

static void test_words_absent(void **state)
{
    (void)state;
    assert_warns(check_law(LAW("\"attacked by force, shall help\"",
                               "      where \"attacked with force\" f.on is v\n      when \"by force\" attack(f)\n", "")),
                 "W003", "law:24:13", "in a row");
    /* Words on two sides of a gap do not stand in a row, and not in another order. */
    assert_warns(check_law(LAW("\"attacked ... by force, shall help\"", PLAIN, "")), "W003", "law:24:13", "in a row");
    assert_warns(check_law(LAW("\"attacked by force, shall help\"",
                               "      where \"force ... attacked\" f.on is v\n      when \"by force\" attack(f)\n", "")),
                 "W003", "law:24:13", "in a row");
}

static void test_no_words(void **state)
{
    (void)state;
    assert_warns(check_law(LAW("\"attacked by force, shall help\"", "      where \"attacked by force\" f.on is v\n      when \"...\" attack(f)\n", "")),
                 "W002", "law:25:12", "beside no words");
    assert_warns(check_law(LAW("\"attacked by force, shall help\"", "      where \"attacked by force\" f.on is v\n      when implied \"\" attack(f)\n", "")),
                 "W002", "law:25:12", "gives no reason");
}

static void test_words_set_aside(void **state)
{
    (void)state;
    const char *text = check_law(LAW("\"attacked by force, shall help\"", PLAIN, " sets aside \"by force\""));
    assert_warns(text, "W006", "law:16:80", "`broad_one` sets aside words of article 5");
    assert_says(text, "--> law:21:20\n");
    assert_warns(check_law(LAW("\"attacked by force, shall help\"", PLAIN, " sets aside \"by fire\"")), "W003", "law:16:80", "no article");
}

static void test_loaded_names_in_the_law(void **state)
{
    (void)state;
    assert_warns(check_law("event force, aggression { by state }\n"), "W005", "law:1:14", "`aggression`");
    assert_warns(check_law("relation terrorist_of(group, state)\n"), "W005", "law:1:10", "`terrorist`");
    assert_quiet(check_law("event force, progression, deterrence { by state }\njudgment unprovoked(force)\n"));
}

/* ---- cases ---------------------------------------------------------------------------------------- */
#define HIT "  1995-01-02: force hit by C on A at P with gravity great [s]\n"

static void test_a_quiet_case(void **state)
{
    (void)state;
    assert_quiet(check_case("Border", HIT "  throughout: title(P, A) [s]\n  appraised: justified(hit) claimed by C [sc] denied by A [sa]\n"));
}

static void test_one_side(void **state)
{
    (void)state;
    assert_warns(check_case("Border", HIT "  appraised: justified(hit) claimed by C [sc]\n"), "W004", "case:7:14", "`justified(hit)` is claimed by C and nobody");
    assert_warns(check_case("Border", "  1995-01-02: force hit by C on A at P with gravity great claimed by A [sa]\n"), "W004", "case:6:15", "`hit` is claimed by A");
    assert_warns(check_case("Border", HIT "  appraised: justified(hit) claimed by C [sa] denied by A [sa]\n"), "W004", "case:7:14", "only sources of A");
    assert_quiet(check_case("Border", HIT "  appraised: justified(hit) claimed by C [sa] denied by A [s]\n"));
    /* Said in the file, found by somebody, heard elsewhere, or claimed by a rival holder. */
    assert_quiet(check_case("Border", HIT "  missing source of A \"none found\"\n  appraised: justified(hit) claimed by C [sc]\n"));
    assert_quiet(check_case("Border", HIT "  appraised: justified(hit) claimed by C [sc] found by Court [s]\n"));
    assert_quiet(check_case("Border", HIT "  appraised: justified(hit) claimed by C [sc]\n  appraised: not justified(hit) claimed by A [sa]\n"));
    assert_quiet(check_case("Border", HIT "  throughout: title(P, A) claimed by A [sa]\n  throughout: title(P, C) claimed by C [sc]\n"));
    assert_quiet(check_case("Border", "  1995-01-02: force hit by C on A at P with gravity great claimed by A [sa] denied by C [sc]\n"
                                      "  appraised: justified(hit) denied by A [sa]\n"));
    /* Another source missing than that of the other side does not help. */
    assert_warns(check_case("Border", HIT "  missing source of C \"none found\"\n  appraised: justified(hit) claimed by C [sc]\n"), "W004", "case:8:14", "nobody");
}

static void test_loaded_names(void **state)
{
    (void)state;
    assert_warns(check_case("The invasion of Aland", HIT), "W005", "case:2:6", "`invasion`");
    assert_warns(check_case("Border", "  1995-01-02: force unprovoked_hit by C on A at P with gravity great [s]\n"), "W005", "case:6:21", "`unprovoked`");
    assert_warns(check_case("Border", "  group Liberators \"Army\"\n" HIT), "W005", "case:6:9", "`Liberators`");
}

static void test_readings_held_late(void **state)
{
    (void)state;
    assert_quiet(check_case("Border", HIT)); /* the note of 1990 was there first */
    static char text[4096];
    shelf h;
    snprintf(text, sizeof text, "use \"law\"\ncase demo \"Demo\" {\n  assess under PACT\n  span 1985-01-01 .. 1985-02-01\n  source s \"S\"\n"
             "  1985-01-02: force hit by C on A at P with gravity great [s]\n}\n");
    shelf_text files[] = {{"law", good_law}, {"case", text}};
    casus_host host = shelf_host(&h, files, 2);
    casus_law *law = casus_law_new(&host);
    casus_stream *s = casus_stream_open(law, "case");
    assert_int_equal(casus_stream_next(s), CASUS_OK);
    assert_int_equal(casus_stream_lint(s), CASUS_OK);
    assert_warns(messages(law, s), "W007", "case:4:3", "since 1990-01-01");
    assert_says(said.at, "--> law:17:13\n");
    casus_stream_close(s);
    casus_law_free(law);
    shelf_empty(&h);
}

static void test_outside_the_law(void **state)
{
    (void)state;
    assert_warns(check_case("Border", HIT "  1949-12-31: help early by B to A for great [s]\n"), "W008", "case:7:15", "`early`");
    /* A day later the law is there, and what is odd is how far from the case it lies. */
    assert_warns(check_case("Border", HIT "  1950-01-01: help early by B to A for great [s]\n"), "W016", "case:7:15", "`early` lies 16436 days before");
}

static void test_who_was_struck(void **state)
{
    (void)state;
    assert_warns(check_case("Border", "  1995-01-02: force hit by A on C at P with gravity great [s]\n"), "W009", "case:6:15", "strikes C");
    /* Both directions on record: somebody thought about it. Neither a party: no exchange helps. */
    assert_quiet(check_case("Border", HIT "  1995-01-02: force back by A on C at P with gravity great [s]\n"));
    assert_quiet(check_case("Border", "  1995-01-02: force hit by C on C at P with gravity great [s]\n"));
}

/* One role may be open; an event that says nothing at all is refused, with an example. */
static void test_no_role_at_all(void **state)
{
    (void)state;
    shelf h;
    shelf_text files[] = {{"law", good_law},
                          {"case", "use \"law\"\ncase demo \"D\" {\n  assess under PACT\n  span 1995-01-01 .. 1995-02-01\n  source s \"S\"\n"
                                   "  1995-01-02: force hit [s]\n}\n"}};
    casus_host host = shelf_host(&h, files, 2);
    casus_law *law = casus_law_new(&host);
    casus_stream *s = casus_stream_open(law, "case");
    assert_int_equal(casus_stream_next(s), CASUS_REJECTED);
    const char *text = messages(law, s);
    assert_says(text, "error[E202]");
    assert_says(text, "--> case:6:15\n");
    assert_says(text, "write: force by STATE on STATE at PLACE with gravity LEVEL\n");
    casus_stream_close(s);
    casus_law_free(law);
    shelf_empty(&h);
}

static void test_open_roles(void **state)
{
    (void)state;
    assert_warns(check_case("Border", "  1995-01-02: force hit by C with gravity great [s]\n"), "W010", "case:6:15", "does not say `on`");
    assert_warns(check_case("Border", "  1995-01-02: force hit by C on A at P [s]\n"), "W010", "case:6:15", "does not say `gravity`");
    assert_warns(check_case("Border", HIT "  1995-01-03: help came to A [s]\n"), "W010", "case:7:15", "does not say `by`");
    /* What no clause asks for may be left out; `any` and `none` say something. */
    assert_quiet(check_case("Border", "  1995-01-02: force hit by C on A with gravity great [s]\n"));
    assert_quiet(check_case("Border", "  1995-01-02: force hit by any state on A with gravity great [s]\n"));
    assert_quiet(check_case("Border", HIT "  1995-01-03: help came by none to A [s]\n"));
}

TESTS(T(test_words_that_fit), T(test_words_unused), T(test_words_absent), T(test_no_words), T(test_words_set_aside),
      T(test_loaded_names_in_the_law), T(test_a_quiet_case), T(test_one_side), T(test_loaded_names), T(test_readings_held_late),
      T(test_outside_the_law), T(test_who_was_struck), T(test_no_role_at_all), T(test_open_roles))
