/* Shared by the files of warnings. */
#ifndef CASUS_SEMA_LINT_H
#define CASUS_SEMA_LINT_H
#include "sema/sema.h"

/* Warns where a name or title judges what it names; `what` says what it is. */
void lint_loaded(diag_list *diags, span at, slice name, const char *what);
/* Whether a name holds a word that judges what it names. */
bool is_loaded(slice name);
/* Warns of roles that facts leave open. */
void lint_roles(const law *l, const record *r, diag_list *diags);
/* Warns of conditions that exclude each other, are always met, demand what another duty of the treaty forbids, or have no time limit. */
void lint_logic(const law *l, const source *file, diag_list *diags);
/* Warns of quoted words with letters of two alphabets, in the texts of a tree that stand at from .. from + size. */
void lint_letters(const ast *tree, const interner *names, uint64_t from, uint64_t size, diag_list *diags);
#endif
