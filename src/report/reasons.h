/* Readings in full and the tree of reasons, as `why` tells them. */
#ifndef CASUS_REPORT_REASONS_H
#define CASUS_REPORT_REASONS_H
#include "report/phrase.h"

/* Question, label, basis, authority, who holds it, the objection, and what it sets aside. */
void reading_in_full(sheet *s, const m_reading *r, const source_table *sources, unsigned column);
/* Each reading applied in the tree, in its order, as often as it stands there: a term inside brackets, behind `such
 * that` or in another term decides no less by its reading. */
void each_reading(arena *mem, const m_reason *root, void (*found)(void *user, const m_reading *r), void *user);
/* The tree with its siblings, one node a paragraph, indented by depth. */
void tell_reasons(sheet *s, const m_reason *root, unsigned column);
#endif
