/* From the tree to the core: names, kinds, versions, lowering.
 *
 * The law: sema_declare takes each declaration as it is read, sema_compile resolves the bodies
 * when all are there, so the order of files and declarations changes nothing. A case:
 * sema_record lowers one case into a record. All mistakes become messages; a function that
 * returns false has appended at least one.
 */
#ifndef CASUS_SEMA_SEMA_H
#define CASUS_SEMA_SEMA_H
#include "base/diag.h"
#include "sema/core.h"
#include "syntax/ast.h"

/* What names mean inside one case; kept by the stream, forgotten in no time by a new stamp. */
typedef struct { uint32_t stamp; id thing, event, source; uint32_t used; /* numbered names made from it */ } case_name;
typedef struct { arena *mem; case_name *at; uint32_t cap, stamp; } case_names;

typedef struct {
    law *law;
    const ast *tree;
    diag_list *diags;
    VEC(node_id) items;      /* roots of all declarations */
} sema;

void sema_init(sema *s, law *l, arena *mem, interner *names, const ast *tree, diag_list *diags);
/* Takes one top-level declaration other than `use` and `case`. */
void sema_declare(sema *s, node_id item);
/* Resolves everything declared; afterwards the law is complete. */
bool sema_compile(sema *s);
/* Warnings about what one file of the law declares (sema/lint.c). */
void sema_lint(sema *s, const source *file);

/* Lowers the case at `item` into *r (cleared first). */
bool sema_record(const law *l, record *r, arena *mem, interner *names, case_names *scope, const ast *tree,
                 node_id item, diag_list *diags);
/* Lowers a formula over the record's facts (--assume); NO_ID after a message. */
id sema_formula(const law *l, record *r, case_names *scope, const ast *tree, node_id f, diag_list *diags);
/* Warnings of a case; `tree` holds it. */
void sema_record_lint(const law *l, const record *r, const ast *tree, diag_list *diags);

#endif
