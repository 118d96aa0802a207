/* "Did you mean": the up to three nearest of the words considered. */
#ifndef CASUS_BASE_NEAREST_H
#define CASUS_BASE_NEAREST_H
#include "base/diag.h"

typedef struct { slice wanted; const char *best[3]; uint32_t far[3]; } nearest;

/* Considers a word that may be meant; `shown` is what to write instead (often the word itself). */
void nearest_consider(nearest *n, const char *shown, slice word);
/* Adds help to a message: one word with a fix at `at` (none where that is NOWHERE), or several. */
void nearest_help(const nearest *n, diag_list *diags, diag *d, span at);
#endif
