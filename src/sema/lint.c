/* Warnings: what is allowed and yet probably not meant. */
#include "sema/sema.h"

void sema_lint(sema *s, const source *file)
{
    (void)s, (void)file;
}

void sema_record_lint(const law *l, const record *r, diag_list *diags)
{
    (void)l, (void)r, (void)diags;
}
