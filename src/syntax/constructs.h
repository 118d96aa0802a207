/* The constructs of the language, as users know them, and which of them a tree uses: for the question
 * what the bundled cases leave untried. */
#ifndef CASUS_SYNTAX_CONSTRUCTS_H
#define CASUS_SYNTAX_CONSTRUCTS_H
#include <stdbool.h>
#include <stddef.h>
#include "syntax/ast.h"

/* How many there are. */
size_t construct_count(void);
/* `excused by`, a verdict's name ...; `verdict`: it is a verdict that an expectation names. */
const char *construct_name(size_t which, bool *verdict);
/* Sets used[i] for each construct in the tree. */
void constructs_used(const ast *t, unsigned char *used);
/* Whether nodes of the kind are told by a construct of their own, or stand in others only. */
bool construct_covers(node_kind kind);
#endif
