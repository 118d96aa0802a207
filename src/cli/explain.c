/* casus explain: the page of a message code, or the list of codes. */
#include <string.h>
#include "cli/cli.h"

int run_explain(const options *o)
{
    char code[16] = "";
    session x;
    const char *word = o->files.n ? o->files.at[0] : NULL;
    for (size_t i = 0; word && word[i] && i + 1 < sizeof code; i++) code[i] = word[i] >= 'a' && word[i] <= 'z' ? (char)(word[i] - 32) : word[i];
    if (session_init(&x, o)) {
        casus_result r = casus_explain(&x.host.lib, word ? code : NULL, style_of_output(), to_output, NULL);
        if (r == CASUS_REJECTED) talk("there is no message `%s`; `casus explain` lists them all", word);
        worsen(&x, r == CASUS_OK ? END_WELL : r == CASUS_REJECTED ? END_BAD : END_LIMIT);
    } else worsen(&x, END_LIMIT);
    return session_end(&x);
}
