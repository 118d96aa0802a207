/* States by the other names that their declarations give: see resolve.h. */
#include <string.h>
#include "base/spelling.h"
#include "sema/resolve.h"

typedef struct { id state; bool several; } called;

static void found(called *x, id state)
{
    x->several = x->several || (x->state != NO_ID && x->state != state);
    x->state = state;
}

id state_called(const law *l, arena *mem, const char *name, day from, day to, bool *several)
{
    called then = {NO_ID, false}, ever = {NO_ID, false};
    for (uint32_t i = 0; i < l->thing.n; i++) {
        const individual *x = &l->thing.at[i];
        if (x->sort == S_STATE && x->title && same_spelling(mem, x->title, name)) found(&ever, i);
    }
    for (uint32_t i = 0; i < l->day_name.n; i++) {
        const day_name *x = &l->day_name.at[i];
        if (!same_spelling(mem, x->text, name)) continue;
        found(&ever, x->state);
        if (!x->always && x->from <= to && from <= x->to) found(&then, x->state);
    }
    const called *x = then.state != NO_ID ? &then : &ever;
    *several = x->several;
    return x->several ? NO_ID : x->state;
}
