/* Fuzz target: a text of the law is read, resolved, checked and warned about. The first byte says in
 * pieces of what size it is read. */
#include "target.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 1) return 0;
    fuzz_host h = {.text = {{"law", (const char *)data + 1, size - 1, data[0] < 8 ? data[0] + 1u : 65536, 0}}, .n = 1};
    casus_result r = CASUS_OK;
    size_t told = 0;
    casus_law_free(fuzz_law(&h, 1, &r, &told));
    return 0;
}
