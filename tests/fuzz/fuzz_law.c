/* Fuzz target: a law and cases under it, both hostile. The input is the text of the law, a line of two
 * percent signs, and the text of the cases. Every
 * case is read, warned about, assessed in full and looked at once more as of the first day of its
 * span; all that is said is written. tests/fuzz/seeds.sh makes inputs to begin with. */
#include "target.h"

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
    casus_result r = CASUS_OK;
    size_t told = 0;
    casus_law *law = fuzz_law(&h, 1, &r, &told);
    if (law && r == CASUS_OK) fuzz_cases(law, &told);
    casus_law_free(law);
    return 0;
}
