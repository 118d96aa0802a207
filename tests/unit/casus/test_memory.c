/* Memory that ends at every request, and output that is refused at every byte: the bundled cases
 * are told, or it is told that they could not be; nothing is lost, nothing is called again. */
#include "casus/shelf.h"

enum { MOST_TEXTS = 16 };
static shelf_text bundle[MOST_TEXTS];
static size_t texts;

/* One file of the project, by its name without the folder. */
static void take_file(const char *folder, const char *name)
{
    char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *f = fopen(path, "rb");
    if (!f) fail_msg("%s cannot be read; unit programs run in the project's folder", path);
    char *text = calloc(1, 1 << 18);
    size_t n = fread(text, 1, (1 << 18) - 1, f);
    assert_true(n > 0 && n < (1 << 18) - 1);
    fclose(f);
    bundle[texts++] = (shelf_text){name, text};
}

static int take_bundle(void **state)
{
    (void)state;
    static const char *const rules[] = {"authorities.terms", "general-law.terms", "states.terms", "vocabulary.terms", "cst.treaty", "un-charter.treaty", "rus-arm-1997.treaty"};
    static const char *const cases[] = {"kyrgyzstan-2010.case", "batken-2022.case"};
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) take_file("rules", rules[i]);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) take_file("cases", cases[i]);
    return 0;
}

static int drop_bundle(void **state)
{
    (void)state;
    while (texts) free((void *)(uintptr_t)bundle[--texts].text);
    return 0;
}

static paper told, result;

static void tell(casus_law *law, casus_stream *s)
{
    told.n = told.most = 0;
    told.at[0] = 0;
    casus_messages(law, NULL, wide, write_paper, &told);
    if (s) casus_messages(law, s, wide, write_paper, &told);
}

/* All that `casus assess` and `casus test` do to one case. The greatest trouble met. */
static casus_result use_case(casus_stream *s)
{
    casus_lens x;
    casus_lens_init(&x);
    x.detail = CASUS_REASONS;
    size_t n, failed;
    casus_result r = casus_stream_lint(s);
    if (r == CASUS_OK) r = casus_assess(s, &x);
    result.n = result.most = 0;
    if (r == CASUS_OK) r = casus_write(s, CASUS_WHY, wide, write_paper, &result);
    if (r == CASUS_OK) r = casus_write(s, CASUS_JSON, wide, write_paper, &result);
    if (r == CASUS_OK) r = casus_expectations(s, &n, &failed);
    return r == CASUS_FINDINGS ? CASUS_OK : r;
}

/* One whole run. CASUS_OK: memory sufficed everywhere. */
static casus_result run(const casus_host *h, const char *file, bool *was_told)
{
    *was_told = false;
    casus_law *law = casus_law_new(h);
    if (!law) return CASUS_LIMIT;
    casus_stream *s = casus_stream_open(law, file);
    casus_result worst = s ? CASUS_OK : CASUS_LIMIT, r = CASUS_END;
    while (s && (r = casus_stream_next(s)) != CASUS_END) {
        if (r == CASUS_OK) r = use_case(s);
        if (r < worst) worst = r;
        bool open = casus_message_count(law, NULL, 1) || casus_message_count(law, s, 1);
        tell(law, s);
        /* The page of the message needs memory as well, so it may be missing when all is gone. */
        if (open && strstr(told.at, "L004")) *was_told = true;
    }
    casus_stream_close(s);
    casus_law_free(law);
    return worst;
}

static casus_result check_law(const casus_host *h)
{
    casus_law *law = casus_law_new(h);
    if (!law) return CASUS_LIMIT;
    casus_result r = casus_law_load(law, "cst.treaty");
    if (r == CASUS_OK) r = casus_law_compile(law, 1);
    tell(law, NULL);
    casus_law_free(law);
    return r;
}

/* The n-th request alone is refused, for every n until nothing is refused any more. */
static void walk(const char *file)
{
    size_t told_of = 0;
    for (size_t n = 1;; n++) {
        assert_true(n < 5000);
        shelf h;
        bool was_told;
        casus_host host = shelf_host(&h, bundle, texts);
        h.mem.deny = n;
        casus_result r = file ? run(&host, file, &was_told) : check_law(&host);
        assert_true(r == CASUS_OK || r == CASUS_LIMIT);
        shelf_empty(&h);
        if (file && was_told) told_of++;
        if (h.mem.deny) { /* fewer than n requests were made */
            assert_int_equal(r, CASUS_OK);
            break;
        }
    }
    if (file) assert_true(told_of > 0);
}

static void test_every_request_fails_once(void **state)
{
    (void)state;
    walk("kyrgyzstan-2010.case");
    walk("batken-2022.case");
    walk(NULL);
}

/* From the n-th request on, none is granted: also the telling has to do without. */
static void test_every_request_fails_from_then_on(void **state)
{
    (void)state;
    for (size_t n = 1;; n++) {
        shelf h;
        bool was_told;
        casus_host host = shelf_host(&h, bundle, texts);
        h.mem.deny_after = n;
        casus_result r = run(&host, "kyrgyzstan-2010.case", &was_told);
        shelf_empty(&h);
        if (r == CASUS_OK && h.mem.requests < n) break;
        assert_true(r == CASUS_OK || r == CASUS_LIMIT);
    }
}

/* A case that needed too much is given up; the next one is taken. */
static void test_the_stream_goes_on(void **state)
{
    (void)state;
    shelf h;
    casus_host host = shelf_host(&h, bundle, texts);
    char *twice = calloc(1, 1 << 19);
    const char *text = bundle[texts - 1].text;
    snprintf(twice, 1 << 19, "%s\n%s", text, text);
    bundle[texts++] = (shelf_text){"twice", twice};
    h.n = texts;
    casus_law *law = casus_law_new(&host);
    casus_stream *s = casus_stream_open(law, "twice");
    casus_lens x;
    casus_lens_init(&x);
    assert_int_equal(casus_stream_next(s), CASUS_OK);
    h.mem.most = 1; /* no further block */
    casus_result r = casus_assess(s, &x);
    assert_int_equal(r, CASUS_LIMIT);
    assert_int_equal(casus_message_count(law, s, 1), 1);
    assert_int_equal(casus_write(s, CASUS_TEXT, wide, write_paper, &result), CASUS_REJECTED);
    h.mem.most = 0;
    tell(law, s);
    assert_says(told.at, "L004");
    assert_int_equal(casus_stream_next(s), CASUS_OK);
    assert_int_equal(casus_assess(s, &x), CASUS_OK);
    assert_int_equal(casus_stream_next(s), CASUS_END);
    casus_stream_close(s);
    casus_law_free(law);
    shelf_empty(&h);
    texts--;
    free(twice);
}

/* ---- refusing sinks ------------------------------------------------------------------------------ */
static void refuse(casus_stream *s, casus_format format)
{
    result.n = result.most = result.after = 0;
    assert_int_equal(casus_write(s, format, wide, write_paper, &result), CASUS_OK);
    size_t whole = result.n;
    assert_true(whole > 0 || format == CASUS_EXPECTATIONS);
    for (size_t most = 1; most < whole; most += 1 + whole / 200) {
        result.n = 0;
        result.most = most;
        result.after = 0;
        assert_int_equal(casus_write(s, format, wide, write_paper, &result), CASUS_LIMIT);
        assert_int_equal(result.after, 1); /* refused once, and not asked again */
        assert_true(result.n <= most);
    }
    result.n = result.most = 0;
    assert_int_equal(casus_write(s, format, wide, write_paper, &result), CASUS_OK);
    assert_int_equal(result.n, whole);
}

static void test_refusing_sinks(void **state)
{
    (void)state;
    shelf h;
    casus_host host = shelf_host(&h, bundle, texts);
    casus_law *law = casus_law_new(&host);
    casus_stream *s = casus_stream_open(law, "batken-2022.case");
    casus_lens x;
    casus_lens_init(&x);
    x.detail = CASUS_REASONS;
    assert_int_equal(casus_stream_next(s), CASUS_OK);
    assert_int_equal(casus_write(s, CASUS_TEXT, wide, write_paper, &result), CASUS_REJECTED); /* nothing yet */
    assert_int_equal(casus_assess(s, &x), CASUS_OK);
    for (int format = CASUS_TEXT; format <= CASUS_ROW_LINES; format++) refuse(s, (casus_format)format);
    casus_stream_close(s);
    casus_law_free(law);
    shelf_empty(&h);
}

/* ---- tables ---------------------------------------------------------------------------------------- */
enum { MATRICES = CASUS_BY_POLICY + 1, LISTS = CASUS_LIST_PARTIES + 1 };

/* One table of a case that is assessed: first the matrices by what their columns are, then the lists. */
static casus_result one_table(const casus_host *h, casus_law *law, const casus_stream *s, int which, casus_table_format format)
{
    casus_listing list = (casus_listing)(which - MATRICES);
    casus_table *t = which < MATRICES ? casus_matrix_new(h, (casus_columns)which) : casus_list_new(h, list, NULL);
    if (!t) return CASUS_LIMIT;
    casus_result r = which < MATRICES ? casus_matrix_add(t, s, NULL, NULL) : list == CASUS_LIST_CASES ? casus_list_case(t, s) : casus_list_law(t, law);
    if (r == CASUS_OK) r = casus_table_write(t, format, wide, write_paper, &result);
    casus_table_free(t);
    return r;
}

static void test_tables(void **state)
{
    (void)state;
    static paper whole;
    shelf h;
    casus_host host = shelf_host(&h, bundle, texts);
    casus_law *law = casus_law_new(&host), *rules = casus_law_new(&host);
    casus_stream *s = casus_stream_open(law, "batken-2022.case");
    casus_lens x;
    casus_lens_init(&x);
    x.detail = CASUS_ROWS;
    assert_int_equal(casus_stream_next(s), CASUS_OK);
    assert_int_equal(casus_assess(s, &x), CASUS_OK);
    assert_int_equal(casus_law_load(rules, "cst.treaty"), CASUS_OK);
    assert_int_equal(casus_law_compile(rules, 0), CASUS_OK);
    for (int which = 0; which < MATRICES + LISTS; which++)
        for (int format = CASUS_TABLE_TEXT; format <= CASUS_TABLE_JSON; format++) {
            result.n = result.most = 0;
            assert_int_equal(one_table(&host, rules, s, which, (casus_table_format)format), CASUS_OK);
            whole = result;
            assert_true(whole.n > 0);
            for (size_t n = 1;; n++) { /* the n-th request is refused */
                assert_true(n < 5000);
                result.n = 0;
                h.mem.deny = n;
                casus_result r = one_table(&host, rules, s, which, (casus_table_format)format);
                bool refused = !h.mem.deny;
                h.mem.deny = 0;
                assert_true(r == CASUS_OK || (refused && r == CASUS_LIMIT));
                if (r == CASUS_OK) { /* a reserve may be refused; what is told is whole */
                    assert_int_equal(result.n, whole.n);
                    assert_memory_equal(result.at, whole.at, whole.n);
                }
                if (!refused) break;
            }
            for (size_t most = 1; most < whole.n; most += 1 + whole.n / 50) { /* the sink refuses what is more */
                result.n = result.after = 0;
                result.most = most;
                assert_int_equal(one_table(&host, rules, s, which, (casus_table_format)format), CASUS_LIMIT);
                assert_int_equal(result.after, 1);
                assert_memory_equal(result.at, whole.at, result.n);
            }
        }
    result.n = result.most = 0;
    casus_stream_close(s);
    casus_law_free(law);
    casus_law_free(rules);
    shelf_empty(&h);
}

int main(void)
{
    const struct CMUnitTest tests[] = {T(test_every_request_fails_once), T(test_every_request_fails_from_then_on), T(test_the_stream_goes_on),
                                       T(test_refusing_sinks), T(test_tables)};
    return cmocka_run_group_tests(tests, take_bundle, drop_bundle);
}
