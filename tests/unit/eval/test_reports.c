/* The bundled cases as JSON, read with jansson: the shape that docs/report.md promises, and what must hold
 * between its parts. (Run in the project's folder.) */
#include <jansson.h>
#include <stdio.h>
#include "kit.h"
#include "casus.h"

static const char *const bundled[] = {"armenia-2022.case", "batken-2022.case", "karabakh-2020.case", "kazakhstan-2022.case",
                                      "kyrgyzstan-2010.case"};
enum { CASES = sizeof bundled / sizeof *bundled };

/* ---- a host on the files of the project ------------------------------------------------------------------- */
static host_memory memory;
static char *written;
static size_t length;

static long read_file(void *file, char *buf, size_t room)
{
    return (long)fread(buf, 1, room, file);
}

static void close_file(void *file)
{
    fclose(file);
}

static casus_open_result open_file(void *user, const char *name, const char *from, casus_text *out)
{
    (void)user;
    char path[120];
    if (snprintf(path, sizeof path, "%s/%s", from ? "rules" : "cases", name) >= (int)sizeof path) return CASUS_NO_FILE;
    FILE *f = fopen(path, "rb");
    if (!f) return CASUS_NO_FILE;
    snprintf(out->name, sizeof out->name, "%s", path);
    snprintf(out->identity, sizeof out->identity, "%s", path);
    out->read = read_file;
    out->close = close_file;
    out->file = f;
    return CASUS_OPENED;
}

static int keep(void *user, const char *bytes, size_t n)
{
    (void)user;
    written = realloc(written, length + n + 1);
    if (!written) return 1;
    memcpy(written + length, bytes, n);
    length += n;
    return 0;
}

/* The report on a case; json_decref gives it back. */
static json_t *report_on(const char *name, const casus_lens *lens)
{
    casus_host host = {host_resize, open_file, &memory};
    casus_lens own = *lens;
    own.detail = CASUS_HINGES;
    casus_law *law = casus_law_new(&host);
    casus_stream *s = casus_stream_open(law, name);
    json_error_t error;
    length = 0;
    assert_int_equal(casus_stream_next(s), CASUS_OK);
    assert_int_equal(casus_assess(s, &own), CASUS_OK);
    assert_int_equal(casus_write(s, CASUS_JSON, (casus_style){0, 0}, keep, NULL), CASUS_OK);
    casus_stream_close(s);
    casus_law_free(law);
    assert_int_equal(memory.blocks, 0);
    assert_true(length > 0 && written[length - 1] == '\n' && !memchr(written, '\n', length - 1)); /* one line */
    json_t *root = json_loadb(written, length, JSON_REJECT_DUPLICATES, &error);
    if (!root) fail_msg("%s, byte %d: %s", name, error.position, error.text);
    return root;
}

static const char *text_of(const json_t *o, const char *key)
{
    const json_t *v = json_object_get(o, key);
    if (!v) fail_msg("no member %s", key);
    return json_is_null(v) ? NULL : json_string_value(v);
}

static json_t *list_of(const json_t *o, const char *key)
{
    json_t *v = json_object_get(o, key);
    if (!json_is_array(v)) fail_msg("%s is no list", key);
    return v;
}

static bool names_one(const json_t *facts, const char *name)
{
    size_t i, n = 0;
    json_t *f;
    json_array_foreach(facts, i, f) n += !strcmp(text_of(f, "name"), name);
    return n == 1;
}

/* ---- what must hold ------------------------------------------------------------------------------------------ */
static int rank(const char *verdict)
{
    static const char *const order[] = {"NO DUTY", "NOT TRIGGERED", "NOT DUE", "HONORED", "TENDER REFUSED", "HONORED LATE", "PENDING",
                                        "HONORED IN PART", "NOT HONORED", "NOT AVAILABLE", "AVAILABLE", "USED"};
    for (int i = 0; i < (int)(sizeof order / sizeof *order); i++)
        if (!strcmp(order[i], verdict)) return i;
    fail_msg("%s is no verdict", verdict);
    return -1;
}

/* In the order of section 6, each once; with a condition exactly where there are several. */
static void check_verdicts(const json_t *result)
{
    json_t *list = list_of(result, "verdicts"), *v;
    size_t i, n = json_array_size(list);
    int last = -1;
    assert_true(n > 0);
    assert_int_equal(json_is_true(json_object_get(result, "settled")), n == 1);
    json_array_foreach(list, i, v) {
        int r = rank(text_of(v, "verdict"));
        assert_true(r > last);
        last = r;
        assert_int_equal(text_of(v, "when") != NULL, n > 1);
    }
}

static void check_conditions(const json_t *result, const json_t *facts)
{
    size_t i, k;
    json_t *c, *name;
    json_array_foreach(list_of(result, "conditions"), i, c) {
        const char *status = text_of(c, "status");
        assert_true(!strcmp(status, "met") || !strcmp(status, "not met") || !strcmp(status, "open"));
        assert_int_not_equal(!json_object_get(c, "words"), !json_object_get(c, "implied"));
        json_array_foreach(list_of(c, "facts"), k, name)
            if (!names_one(facts, json_string_value(name))) fail_msg("%s is not told once", json_string_value(name));
    }
}

/* A settled result turns on no fact; an open one on some fact or appraisal. */
static void check_hinges(const json_t *result)
{
    const json_t *h = json_object_get(result, "turns_on");
    size_t facts = json_array_size(list_of(h, "facts")) + json_array_size(list_of(h, "appraisals"));
    assert_int_equal(facts > 0, !json_is_true(json_object_get(result, "settled")));
    assert_int_equal(json_array_size(list_of(result, "enough")) > 0, facts > 0);
    if (json_is_true(json_object_get(result, "on_every_reading"))) {
        assert_true(json_is_true(json_object_get(result, "settled")));
        assert_int_equal(json_array_size(list_of(h, "readings")), 0);
    }
}

static void the_shape(void **state)
{
    (void)state;
    for (int i = 0; i < CASES; i++) {
        casus_lens lens;
        casus_lens_init(&lens);
        json_t *root = report_on(bundled[i], &lens), *facts = list_of(root, "facts"), *r;
        size_t k;
        assert_string_equal(text_of(root, "schema"), "casus.report/1");
        assert_true(text_of(root, "case") && text_of(root, "title"));
        assert_true(json_array_size(list_of(root, "results")) > 0);
        assert_string_equal(text_of(json_object_get(root, "lens"), "policy"), "open");
        json_array_foreach(list_of(root, "results"), k, r) {
            assert_non_null(text_of(r, "clause"));
            check_verdicts(r);
            check_conditions(r, facts);
            check_hinges(r);
        }
        json_array_foreach(list_of(root, "joint"), k, r) {
            assert_true(json_array_size(list_of(r, "obligors")) > 1);
            check_verdicts(r);
        }
        json_decref(root);
    }
}

/* The lens stands in the report as it was asked for. */
static void the_lens(void **state)
{
    (void)state;
    static const char *const under[] = {"broad"}, *const set[] = {"at_once=71"};
    casus_lens lens;
    casus_lens_init(&lens);
    lens.policy = "case-of:Armenia";
    lens.as_of = "2022-12-31";
    lens.known_by = "2026-12-31";
    lens.profiles = under, lens.n_profiles = 1;
    lens.set = set, lens.n_set = 1;
    json_t *root = report_on("armenia-2022.case", &lens), *told = json_object_get(root, "lens"), *p;
    size_t i;
    bool seen = false;
    assert_string_equal(text_of(told, "policy"), "case-of:Armenia");
    assert_string_equal(text_of(told, "as_of"), "2022-12-31");
    assert_string_equal(text_of(told, "known_by"), "2026-12-31");
    assert_string_equal(text_of(told, "encoder_statements"), "kept");
    json_array_foreach(list_of(told, "parameters"), i, p)
        if (!strcmp(text_of(p, "name"), "at_once")) seen = json_integer_value(json_object_get(p, "value")) == 71;
    assert_true(seen);
    assert_string_equal(json_string_value(json_array_get(list_of(root, "not_run"), 0)), "narrow");
    json_decref(root);
}

static int give_back(void **state)
{
    (void)state;
    free(written);
    written = NULL;
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {T(the_shape), T(the_lens)};
    return cmocka_run_group_tests(tests, NULL, give_back);
}
