/* The pages of the message codes: each code has one, and its examples do what the page says. They
 * are run through the public header, as a user would run them. */
#include "bench.h"
#include <stdio.h>
#include "casus.h"

typedef struct { const char *code, *kind, *wrong, *right, *text; } page;
static const page pages[] = {
#define PAGE(code, kind, wrong, right, text) {code, kind, wrong, right, text},
#include "report/pages.def"
#undef PAGE
};

/* --- a host that has the example in memory and the rules on disk ------------------------------- */

typedef struct { const char *at; size_t left; } example;

static long read_example(void *file, char *buf, size_t room)
{
    example *e = file;
    size_t n = e->left < room ? e->left : room;
    memcpy(buf, e->at, n);
    e->at += n;
    e->left -= n;
    return (long)n;
}

static void close_example(void *file)
{
    (void)file;
}

static long read_rules(void *file, char *buf, size_t room)
{
    size_t n = fread(buf, 1, room, file);
    return ferror((FILE *)file) ? -1 : (long)n;
}

static void close_rules(void *file)
{
    fclose(file);
}

static casus_open_result open_text(void *user, const char *name, const char *from, casus_text *out_text)
{
    (void)from;
    memset(out_text, 0, sizeof *out_text);
    snprintf(out_text->name, sizeof out_text->name, "%s", name);
    snprintf(out_text->identity, sizeof out_text->identity, "%s", name);
    if (strstr(name, "..")) return CASUS_NOT_ALLOWED;
    if (strncmp(name, "page.", 5) == 0) {
        out_text->file = user;
        out_text->read = read_example;
        out_text->close = close_example;
        return CASUS_OPENED;
    }
    char path[256];
    snprintf(path, sizeof path, "rules/%s", name);
    FILE *f = fopen(path, "rb");
    if (!f) return CASUS_NO_FILE;
    out_text->file = f;
    out_text->read = read_rules;
    out_text->close = close_rules;
    return CASUS_OPENED;
}

static void run_law(casus_law *l, const char *name)
{
    casus_law_load(l, name);
    casus_law_compile(l, 1);
}

static casus_stream *run_case(casus_law *l, const char *name)
{
    casus_stream *s = casus_stream_open(l, name);
    assert_non_null(s);
    casus_lens x;
    casus_lens_init(&x);
    if (casus_stream_next(s) != CASUS_OK) return s;
    casus_stream_lint(s);
    size_t n, failed;
    if (casus_assess(s, &x) == CASUS_OK) casus_expectations(s, &n, &failed);
    return s;
}

/* All messages that an example gets, in the bench. */
static const char *messages_of(bench *b, const page *p, const char *text)
{
    example e = {text, strlen(text)};
    casus_host host = {resize_block, open_text, &e};
    casus_style style = {0, 80};
    char name[32];
    snprintf(name, sizeof name, "page.%s", p->kind);
    bench_out(b, 0);
    casus_law *l = casus_law_new(&host);
    assert_non_null(l);
    casus_stream *s = NULL;
    if (strcmp(p->kind, "case") == 0) s = run_case(l, name);
    else run_law(l, name);
    casus_messages(l, s, style, collect, b);
    if (s) casus_messages(l, NULL, style, collect, b);
    casus_stream_close(s);
    casus_law_free(l);
    return sb_done(&b->got);
}

/* --- tests ------------------------------------------------------------------------------------- */

static void test_wrong_examples_get_their_message(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < COUNT(pages); i++) {
        const page *p = &pages[i];
        if (!p->wrong) continue;
        bench b;
        const char *got = messages_of(&b, p, p->wrong);
        char mark[16];
        snprintf(mark, sizeof mark, "[%s]", p->code);
        if (!strstr(got, mark)) fail_msg("the wrong example of %s gets:\n%s", p->code, got);
        bench_end(&b);
    }
}

static void test_right_examples_are_accepted(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < COUNT(pages); i++) {
        const page *p = &pages[i];
        if (!p->right) continue;
        bench b;
        const char *got = messages_of(&b, p, p->right);
        char mark[16];
        snprintf(mark, sizeof mark, "[%s]", p->code);
        if (strstr(got, "error[") || strstr(got, mark)) fail_msg("the right example of %s gets:\n%s", p->code, got);
        bench_end(&b);
    }
}

static void test_every_code_has_its_page_in_order(void **state)
{
    (void)state;
    assert_int_equal(COUNT(pages), DIAG_CODES);
    for (uint32_t i = 0; i < COUNT(pages); i++) {
        assert_string_equal(pages[i].code, diag_id((diag_code)i));
        assert_true(strlen(pages[i].text) > 40);
        /* Only messages about size and memory go without an example. */
        assert_true((pages[i].wrong && pages[i].right) || pages[i].code[0] == 'L');
    }
}

static void test_pages_use_the_words_of_the_law(void **state)
{
    (void)state;
    static const char *const banned[] = {"token", "syntax", "unexpected", "identifier", "expression", "arity", "null", "illegal"};
    for (uint32_t i = 0; i < COUNT(pages); i++)
        for (uint32_t k = 0; k < COUNT(banned); k++)
            if (strstr(pages[i].text, banned[k])) fail_msg("the page of %s says %s", pages[i].code, banned[k]);
}

static void test_a_page_as_printed(void **state)
{
    (void)state;
    bench b;
    out o = bench_out(&b, 0);
    assert_true(report_explain(&o, "E210"));
    assert_string_equal(sb_done(&b.got),
                        "E210: a number or period out of order\n"
                        "\n"
                        "A period that ends before it begins, or a number beyond its range, says nothing.\n"
                        "\n"
                        "The day after `until` is the first on which it no longer holds. A parameter lies\n"
                        "between its least and its greatest value.\n"
                        "\n"
                        "Wrong:\n"
                        "\n"
                        "    state Ruritania \"Ruritania\" from 1920-01-01 until 1919-01-01\n"
                        "\n"
                        "Right:\n"
                        "\n"
                        "    state Ruritania \"Ruritania\" from 1919-01-01 until 1920-01-01\n");
    bench_end(&b);
}

static void test_the_list_of_codes(void **state)
{
    (void)state;
    bench b;
    out o = bench_out(&b, 0);
    assert_true(report_explain(&o, NULL));
    const char *line = sb_done(&b.got);
    for (uint32_t i = 0; i < DIAG_CODES; i++) {
        assert_memory_equal(line, diag_id((diag_code)i), 4);
        line = strchr(line, '\n') + 1;
    }
    /* Then each verdict and remark, with what it means. */
    for (int v = 0; v <= V_WITHOUT_DUTY; v++) {
        char name[64];
        snprintf(name, sizeof name, "\n%s: ", verdict_name((verdict_word)v));
        assert_non_null(strstr(line - 1, name));
    }
    bench_end(&b);
}

static void test_the_page_of_a_verdict(void **state)
{
    (void)state;
    for (int v = 0; v <= V_WITHOUT_DUTY; v++) {
        bench b;
        out o = bench_out(&b, 0);
        assert_true(report_explain(&o, verdict_name((verdict_word)v)));
        assert_memory_equal(sb_done(&b.got), verdict_name((verdict_word)v), strlen(verdict_name((verdict_word)v)));
        assert_non_null(strstr(sb_done(&b.got), "\n\n"));
        bench_end(&b);
    }
}

static void test_no_such_code(void **state)
{
    (void)state;
    bench b;
    out o = bench_out(&b, 0);
    assert_false(report_explain(&o, "E999"));
    assert_false(report_explain(&o, ""));
    assert_int_equal(b.calls, 0);
    bench_end(&b);
}

static void test_a_refusing_sink(void **state)
{
    (void)state;
    for (size_t i = 1; i <= 8; i++) {
        bench b;
        out o = bench_out(&b, i);
        report_explain(&o, "E101");
        assert_true(o.failed);
        assert_int_equal(b.calls, i);
        bench_end(&b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_code_has_its_page_in_order),
        cmocka_unit_test(test_wrong_examples_get_their_message),
        cmocka_unit_test(test_right_examples_are_accepted),
        cmocka_unit_test(test_pages_use_the_words_of_the_law),
        cmocka_unit_test(test_a_page_as_printed),
        cmocka_unit_test(test_the_list_of_codes), cmocka_unit_test(test_the_page_of_a_verdict),
        cmocka_unit_test(test_no_such_code),
        cmocka_unit_test(test_a_refusing_sink),
    };
    return cmocka_run_group_tests_name("report pages", tests, NULL, NULL);
}
