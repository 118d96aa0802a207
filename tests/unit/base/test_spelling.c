/* Names with an article, alone, as one word, and two spellings of one name. */
#include "scratch.h"
#include "base/spelling.h"

static void articles(void **state)
{
    (void)state;
    assert_string_equal(name_alone("the Soviet Union"), "Soviet Union");
    assert_string_equal(name_alone("Soviet Union"), "Soviet Union");
    assert_string_equal(name_alone("theland"), "theland");
    assert_string_equal(name_alone("the "), "the ");
    assert_string_equal(name_alone("The Gambia"), "The Gambia"); /* a part of the name */
    assert_string_equal(name_alone(""), "");
}

static void one_word_is(const char *name, const char *expected)
{
    strbuf sb;
    sb_init(&sb, &mem);
    sb_one_word(&sb, name);
    assert_string_equal(sb_done(&sb), expected);
}

static void one_word(void **state)
{
    (void)state;
    one_word_is("the Soviet Union", "Soviet_Union");
    one_word_is("Austria-Hungary", "Austria_Hungary");
    one_word_is("the Congo (Leopoldville)", "Congo_Leopoldville");
    one_word_is("  A   b_ _c ", "A_b_c");
    one_word_is("T\303\274rkiye", "T\303\274rkiye");
    one_word_is("...", "");
}

static void spellings(void **state)
{
    (void)state;
    assert_true(same_spelling(&mem, "the United States", "United_States"));
    assert_true(same_spelling(&mem, "Austria-Hungary", "Austria_Hungary"));
    assert_true(same_spelling(&mem, "Alder", "Alder"));
    assert_false(same_spelling(&mem, "the United States of America", "United_States"));
    assert_false(same_spelling(&mem, "alder", "Alder"));
    assert_false(same_spelling(&mem, "UnitedStates", "United_States"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {T(articles), T(one_word), T(spellings)};
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
