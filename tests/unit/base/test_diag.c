/* Diagnostics: the registry, records with their details, repetitions, caps. */
#include "kit.h"
#include <ctype.h>
#include "base/diag.h"
#include "base/limits.h"

static host_memory memory;
static arena mem;
static diag_list list;

static int open_list(void **state)
{
    (void)state;
    arena_init(&mem, host_source(&memory), (size_t)1 << 30);
    diag_init(&list, &mem);
    return 0;
}

static int close_list(void **state)
{
    (void)state;
    arena_free(&mem);
    return memory.blocks != 0;
}

static span at(uint64_t where, uint32_t len)
{
    return (span){where, len};
}

static void the_registry(void **state)
{
    (void)state;
    for (diag_code c = (diag_code)0; c < DIAG_CODES; c = (diag_code)(c + 1)) {
        const char *name = diag_id(c);
        assert_int_equal(strlen(name), 4);
        assert_non_null(strchr("EWL", name[0]));
        for (int i = 1; i < 4; i++) assert_true(isdigit((unsigned char)name[i]));
        assert_int_equal(diag_by_id(name), c); /* so no id stands for two codes */
        assert_true(diag_title(c)[0] && strlen(diag_title(c)) < 70);
        const char *why = diag_why(c);
        assert_true(isupper((unsigned char)why[0]) && why[strlen(why) - 1] == '.');
        assert_true((name[0] == 'W') == (diag_severity(c) == SEV_WARNING));
        assert_true(name[0] != 'E' || diag_severity(c) == SEV_ERROR);
        static const char *const never[] = {"token", "syntax error", "unexpected", "identifier", "expression", "arity", "null", "illegal"};
        for (size_t i = 0; i < sizeof never / sizeof *never; i++) {
            assert_null(strstr(diag_title(c), never[i]));
            assert_null(strstr(why, never[i]));
        }
    }
    assert_int_equal(diag_by_id("E999"), DIAG_CODES);
    assert_int_equal(diag_by_id(""), DIAG_CODES);
}

static void a_record_with_details(void **state)
{
    (void)state;
    diag *d = diag_add(&list, at(10, 4), E_UNKNOWN, "nothing is called `%s`", "Ruritana");
    diag_help(&list, d, "did you mean `%s`?", "Ruritania");
    diag_fix(&list, d, at(10, 4), "%s", "Ruritania");
    for (int i = 0; i < 5; i++) diag_also(&list, d, at(20 + (uint64_t)i, 1), "place %d", i);
    assert_int_equal(list.list.n, 1);
    assert_ptr_equal(list.list.at[0], d);
    assert_string_equal(d->headline, "nothing is called `Ruritana`");
    assert_string_equal(d->help, "did you mean `Ruritania`?");
    assert_string_equal(d->fix, "Ruritania");
    assert_int_equal(d->fix_at.at, 10);
    assert_int_equal(d->labels, 3); /* what does not fit is left out */
    assert_string_equal(d->label[2].text, "place 2");
    assert_int_equal(d->sev, SEV_ERROR);
}

static void counting(void **state)
{
    (void)state;
    diag_add(&list, at(1, 1), E_DATE, "one");
    diag_add(&list, at(2, 1), W_LOADED, "two");
    diag_add(&list, at(3, 1), L_WORLDS, "three");
    diag_add(&list, at(4, 1), L_DEPTH, "four"); /* a limit of the text is an error */
    assert_int_equal(list.errors, 2);
    assert_int_equal(list.warnings, 1);
    assert_int_equal(list.limits, 1);
}

static void repetitions(void **state)
{
    (void)state;
    diag_add(&list, at(5, 2), E_UNKNOWN, "first");
    diag *again = diag_add(&list, at(5, 2), E_UNKNOWN, "told in other words");
    diag_help(&list, again, "help"); /* may be given detail like any other */
    diag_also(&list, again, at(9, 1), "label");
    diag_fix(&list, again, at(9, 1), "fix");
    assert_int_equal(list.list.n, 1);
    assert_null(list.list.at[0]->help);
    assert_int_equal(list.errors, 1);
    diag_add(&list, at(5, 3), E_UNKNOWN, "another span");
    diag_add(&list, at(5, 2), E_DUPLICATE, "another code");
    assert_int_equal(list.list.n, 3);
    diag_add(&list, NOWHERE, E_FILE, "no file a");
    diag_add(&list, NOWHERE, E_FILE, "no file b"); /* without a place the words count */
    diag_add(&list, NOWHERE, E_FILE, "no file a");
    assert_int_equal(list.list.n, 5);
    assert_int_equal(list.dropped, 0);
}

static void caps(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < LIM_DIAGS - 1; i++) diag_add(&list, at(1 + i, 1), E_UNKNOWN, "mistake %u", i);
    assert_int_equal(list.list.n, LIM_DIAGS - 1);
    diag_add(&list, at(5000, 1), W_LOADED, "the last that is kept");
    assert_int_equal(list.list.n, LIM_DIAGS);
    assert_int_equal(list.dropped, 0);
    size_t used = mem.used;
    for (uint32_t i = 0; i < 100000; i++) {
        diag *d = diag_add(&list, at(10000 + i, 1), i % 2 ? E_UNKNOWN : W_LOADED, "mistake %u of a million", i);
        assert_non_null(d);
        diag_help(&list, d, "help %u", i);
    }
    assert_int_equal(list.list.n, LIM_DIAGS);
    assert_int_equal(list.dropped, 100000);
    assert_int_equal(list.errors, LIM_DIAGS - 1 + 50000); /* counted, though not kept */
    assert_int_equal(list.warnings, 1 + 50000);
    assert_true(mem.used - used <= 65536); /* and they cost nothing */
    /* Limits have some room of their own. */
    for (uint32_t i = 0; i < LIM_LIMITS; i++) {
        diag_add(&list, at(7, 1), L_GIVEN_UP, "question %u", i);
        assert_int_equal(list.list.n, LIM_DIAGS + i + 1);
    }
    diag_add(&list, at(7, 1), L_GIVEN_UP, "one more");
    assert_int_equal(list.list.n, LIM_DIAGS + LIM_LIMITS);
    assert_int_equal(list.limits, LIM_LIMITS + 1);
    assert_int_equal(list.dropped, 100001);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define S(F) cmocka_unit_test_setup_teardown(F, open_list, close_list)
        S(the_registry), S(a_record_with_details), S(counting), S(repetitions), S(caps)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
