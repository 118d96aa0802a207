/* Fuzz target: a law and cases under it, both hostile. The input is the text of the law, a line of two
 * percent signs, and the text of the cases. Every
 * case is read, warned about, assessed in full and looked at once more as of the first day of its
 * span; all that is said is written. tests/fuzz/seeds.sh makes inputs to begin with. */
#include "target.h"

static void assess(casus_stream *s)
{
    casus_lens x;
    size_t n = 0, failed = 0;
    unsigned sum = 0;
    casus_lens_init(&x);
    x.detail = CASUS_REASONS;
    casus_stream_lint(s);
    if (casus_assess(s, &x) != CASUS_REJECTED)
        for (int f = CASUS_TEXT; f <= CASUS_ROW_LINES; f++) casus_write(s, (casus_format)f, (casus_style){0, 80}, fuzz_sink, &sum);
    x.as_of = "1950-06-01";
    if (casus_assess(s, &x) != CASUS_REJECTED) casus_write(s, CASUS_TEXT, (casus_style){0, 80}, fuzz_sink, &sum);
    casus_expectations(s, &n, &failed);
}

/* Where the line of percent signs begins, or `size`. */
static size_t cut_at(const char *text, size_t size)
{
    for (size_t i = 0; i + 4 <= size; i++)
        if (!memcmp(text + i, "\n%%\n", 4)) return i + 1;
    return size;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *text = (const char *)data;
    size_t cut = cut_at(text, size), rest = cut == size ? cut : cut + 3;
    fuzz_host h = {.text = {{"law", text, cut, 65536, 0}, {"cases", text + rest, size - rest, 65536, 0}}, .n = 2};
    casus_host host = {fuzz_resize, fuzz_open, &h};
    casus_law *law = casus_law_new(&host);
    if (!law) return 0;
    casus_result r = casus_law_load(law, "law");
    if (r == CASUS_OK) r = casus_law_compile(law, 1);
    size_t told = 0;
    fuzz_told(law, NULL, r, &told);
    casus_stream *s = r == CASUS_OK ? casus_stream_open(law, "cases") : NULL;
    for (r = CASUS_OK; s && r != CASUS_END;) {
        r = casus_stream_next(s);
        if (r == CASUS_OK) assess(s);
        fuzz_told(law, s, r, &told);
    }
    casus_stream_close(s);
    casus_law_free(law);
    return 0;
}
