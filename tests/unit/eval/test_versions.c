/* Which text binds two parties on a day (rule 9). */
#define name_of name_of_symbol /* eval/tell.h has one of its own */
#include "sema/lower.h"
#undef name_of
#include "eval/duty.h"

static const char law_text[] =
    "state A \"A\"\nstate B \"B\"\nstate C \"C\"\nstate D \"D\"\n"
    "treaty T \"Three texts\" {\n  party A, B, C, D from 1950-01-01\n"
    "  version young from 1970-01-01 for A, B\n  version old from 1950-01-01\n  version last from 1990-01-01\n}\n"
    "treaty U \"None in common\" {\n  party A, B, C from 1950-01-01\n"
    "  version west from 1950-01-01 for A, B\n  version east from 1960-01-01 for B, C\n}\n"
    "treaty V \"Of one day\" {\n  party A from 1950-01-01\n  version uno from 1950-01-01\n  version due_ from 1950-01-01\n}\n";

static const char *between(const lowered_law *x, id treaty_, const char *a, const char *b, day d)
{
    id v = version_between(&x->l, treaty_, a ? thing_named(x, a) : NO_ID, b ? thing_named(x, b) : NO_ID, d);
    return v == NO_ID ? "none" : name_of_symbol(x, x->l.version.at[v].name);
}

/* The latest begun that binds both, in whatever order the file has them. */
static void latest_that_binds_both(void **state)
{
    (void)state;
    lowered_law x;
    sound_law(&x, law_text, NULL);
    assert_string_equal(between(&x, 0, "A", "B", on(1949, 12, 31)), "none");
    assert_string_equal(between(&x, 0, "A", "B", on(1950, 1, 1)), "old");
    assert_string_equal(between(&x, 0, "A", "B", on(1969, 12, 31)), "old");
    assert_string_equal(between(&x, 0, "A", "B", on(1970, 1, 1)), "young");
    assert_string_equal(between(&x, 0, "A", "C", on(1970, 1, 1)), "old");
    assert_string_equal(between(&x, 0, "C", "B", on(1989, 12, 31)), "old");
    assert_string_equal(between(&x, 0, "C", "D", on(1990, 1, 1)), "last");
    assert_string_equal(between(&x, 0, "A", "B", on(1990, 1, 1)), "last");
    law_close(&x);
}

/* Of one state alone: the latest that binds it; of nobody: the latest. */
static void one_side_or_none(void **state)
{
    (void)state;
    lowered_law x;
    sound_law(&x, law_text, NULL);
    assert_string_equal(between(&x, 0, "A", NULL, on(1980, 1, 1)), "young");
    assert_string_equal(between(&x, 0, NULL, "C", on(1980, 1, 1)), "old");
    assert_string_equal(between(&x, 0, NULL, NULL, on(1980, 1, 1)), "young");
    law_close(&x);
}

static void none_in_common(void **state)
{
    (void)state;
    lowered_law x;
    sound_law(&x, law_text, NULL);
    assert_string_equal(between(&x, 1, "A", "C", on(1980, 1, 1)), "none");
    assert_string_equal(between(&x, 1, "A", "B", on(1980, 1, 1)), "west");
    assert_string_equal(between(&x, 1, "B", "C", on(1980, 1, 1)), "east");
    assert_string_equal(between(&x, 1, "B", "C", on(1959, 12, 31)), "none");
    law_close(&x);
}

/* Two texts that begin on one day: the one declared last stands. */
static void of_one_day(void **state)
{
    (void)state;
    lowered_law x;
    sound_law(&x, law_text, NULL);
    assert_string_equal(between(&x, 2, "A", NULL, on(1950, 1, 1)), "due_");
    law_close(&x);
}

TESTS(T(latest_that_binds_both), T(one_side_or_none), T(none_in_common), T(of_one_day))
