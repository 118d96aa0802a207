/* The tally of a case: each answer is counted once, in the one place where it belongs. */
#include "casus/shelf.h"

static const char law_text[] =
    "scale gravity { small < great }\n"
    "event force { by state on state with gravity gravity }\n"
    "event help { by state to state }\n"
    "event notice { by state under article }\n"
    "judgment justified(force)\n"
    "state A \"Aland\"\nstate B \"Beland\"\nstate C \"Celand\"\n"
    "state D1 \"D1\"\nstate D2 \"D2\"\nstate D3 \"D3\"\nstate D4 \"D4\"\nstate D5 \"D5\"\nstate D6 \"D6\"\n"
    "source p \"Pact\"\n"
    "treaty PACT \"Pact\" {\n"
    "  party A, B from 1950-01-01 [p]\n"
    "  version only from 1950-01-01\n"
    "  term attack(f: force) \"What is an attack?\" {\n"
    "    reading any_force \"any\" basis ordinary_meaning objection \"too wide\" means true\n"
    "    reading great_only \"great\" basis context objection \"too narrow\" means f.gravity is at least great\n"
    "  }\n"
    "  profile wide { attack as any_force }\n"
    "  profile tight { attack as great_only }\n"
    "  article 5 \"Help\" {\n"
    "    text \"if attacked unlawfully, help\" [p]\n"
    "    duty aid {\n"
    "      arises for each force f, party v\n"
    "      where \"attacked\" f.on is v\n"
    "      when \"attacked\" attack(f)\n"
    "           \"unlawfully\" not justified(f)\n"
    "      owed by each party o other than v\n"
    "      owed to v\n"
    "      shall \"help\" help h by o to v after f\n"
    "      within implied \"at once\" 10 days of f\n"
    "      excused by cause implied \"busy itself\" force x on o during f such that (x is not f)\n"
    "    }\n  }\n"
    "  article 9 \"End\" {\n"
    "    text \"may give notice\" [p]\n"
    "    power leave { held by each party o may \"give notice\" notice by o under PACT.9 }\n"
    "  }\n}\n"
    /* Nine members and a prohibition: six of them no case names. */
    "treaty PEACE \"Peace\" {\n"
    "  party A, B, C, D1, D2, D3, D4, D5, D6 from 1950-01-01 [p]\n"
    "  version only from 1950-01-01\n"
    "  article 1 { text \"no force\" [p]\n"
    "    duty refrain { owed by each party o shall not \"no force\" force f by o on any state } }\n}\n";
#define CASE(UNDER, LINES) "use \"law\"\ncase demo \"Demo\" {\n  assess under " UNDER "\n  span 1960-01-01 .. 1960-12-31\n" LINES \
    "  record complete for force, help, notice until 1961-12-31 by encoder \"invented\"\n}\n"
#define HIT(DAY, NAME, ON, SIZE) "  1960-" DAY ": force " NAME " by C on " ON " with gravity " SIZE
static const shelf_text files[] = {
    {"law", law_text},
    {"pact", CASE("PACT",
        HIT("01-02", "helped", "A", "great stipulated\n") "  1960-01-05: help by B to A stipulated\n"
        HIT("03-01", "disputed_word", "A", "small stipulated\n")
        HIT("05-01", "abandoned", "B", "great stipulated\n")
        HIT("07-01", "helped_late", "A", "great stipulated\n") "  1960-07-20: help by B to A stipulated\n"
        HIT("09-01", "doubtful", "B", "great unknown\n")
        HIT("10-01", "lawful", "A", "great stipulated\n") "  appraised: justified(lawful) stipulated\n"
        "  appraised: not justified(helped) stipulated\n  appraised: not justified(disputed_word) stipulated\n"
        "  appraised: not justified(abandoned) stipulated\n  appraised: not justified(helped_late) stipulated\n")},
    {"excused", CASE("PACT",
        HIT("05-01", "here", "B", "great stipulated\n") HIT("05-01", "there", "A", "great stipulated\n")
        "  appraised: not justified(here) stipulated\n  appraised: not justified(there) stipulated\n")},
    {"peace", CASE("PEACE", HIT("05-01", "hit", "B", "great stipulated\n"))},
};

static casus_tally tally_of(const char *file)
{
    shelf h;
    casus_tally t;
    casus_lens x;
    casus_host host = shelf_host(&h, files, sizeof files / sizeof *files);
    casus_law *law = casus_law_new(&host);
    casus_stream *s = casus_stream_open(law, file);
    casus_lens_init(&x);
    if (casus_stream_next(s) != CASUS_OK) fail_msg("%s", messages(law, s));
    assert_int_equal(casus_tally_of(s, &t), CASUS_REJECTED);
    if (casus_assess(s, &x) != CASUS_OK) fail_msg("%s", messages(law, s));
    assert_int_equal(casus_tally_of(s, &t), CASUS_OK);
    casus_stream_close(s);
    casus_law_free(law);
    shelf_empty(&h);
    return t;
}

static void each_answer_has_one_place(void **state)
{
    (void)state;
    casus_tally t = tally_of("pact");
    assert_int_equal(t.honored, 1);
    assert_int_equal(t.on_readings, 1);
    assert_int_equal(t.not_honored, 1);
    assert_int_equal(t.between, 1);
    assert_int_equal(t.on_facts, 1);
    assert_int_equal(t.nothing_owed, 1);
    assert_int_equal(t.rights, 2);
    assert_int_equal(t.not_weighed, 0);
}

/* Each of the two was under attack itself: no plain breach. */
static void an_excused_breach_lies_between(void **state)
{
    (void)state;
    casus_tally t = tally_of("excused");
    assert_int_equal(t.between, 2);
    assert_int_equal(t.not_honored, 0);
}

/* A state that no line names keeps the peace without being counted. */
static void who_is_not_named_is_not_counted(void **state)
{
    (void)state;
    casus_tally t = tally_of("peace");
    assert_int_equal(t.not_honored, 1);
    assert_int_equal(t.honored, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_answer_has_one_place),
        cmocka_unit_test(an_excused_breach_lies_between),
        cmocka_unit_test(who_is_not_named_is_not_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
