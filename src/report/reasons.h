/* Readings in full and the tree of reasons, as `why` tells them. */
#ifndef CASUS_REPORT_REASONS_H
#define CASUS_REPORT_REASONS_H
#include "report/phrase.h"

/* Question, label, basis, authority, who holds it, the objection, and what it sets aside. */
void reading_in_full(sheet *s, const m_reading *r, const source_table *sources, unsigned column);
/* The tree with its siblings, one node a paragraph, indented by depth. */
void tell_reasons(sheet *s, const m_reason *root, unsigned column);
#endif
