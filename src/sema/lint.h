/* Shared by the files of warnings. */
#ifndef CASUS_SEMA_LINT_H
#define CASUS_SEMA_LINT_H
#include "sema/sema.h"

/* Warns where a name or title judges what it names; `what` says what it is. */
void lint_loaded(diag_list *diags, span at, slice name, const char *what);
/* Warns of roles that facts leave open. */
void lint_roles(const law *l, const record *r, diag_list *diags);
#endif
