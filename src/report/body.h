/* What is said of one row or joint finding, without the names of profile and obligor: rows of which
 * the same can be said are told together. Begins in an open paragraph, with the verdict. */
#ifndef CASUS_REPORT_BODY_H
#define CASUS_REPORT_BODY_H
#include "report/phrase.h"
#include "report/seen.h"

typedef struct {
    sheet *s;
    seen told;                   /* facts and readings told in this row */
    bool full;                   /* with the tree of reasons, the readings in full, and places */
    const source_table *sources;
} teller;

/* Columns of the parts of a row. */
enum { COL_ROW = 4, COL_LABEL = 6, COL_WORDS = 17, COL_ITEM = 27 };

void tell_row(teller *t, const m_row *r);
void tell_joint(teller *t, const m_joint *j);
/* A labelled paragraph: "note      ...". The label is empty for the further items of a list. */
void labelled(sheet *s, const char *label);
#endif
