/* What is said of one row or joint finding, without the names of profile and obligor: rows of which
 * the same can be said are told together. Begins in an open paragraph, with the verdict. */
#ifndef CASUS_REPORT_BODY_H
#define CASUS_REPORT_BODY_H
#include "report/phrase.h"
#include "report/seen.h"

typedef enum {
    TELL_ALIKE, /* for comparing only: every fact in full, whatever was told before */
    TELL_SHORT, /* `assess`: what the verdict depends on; facts once in a block, readings once in a clause */
    TELL_FULL   /* `why`: every condition, readings in full, trees of reasons, places */
} tell_mode;

typedef struct {
    sheet *s;
    seen told;                   /* facts told in this block */
    seen explained;              /* readings explained in this clause */
    tell_mode mode;
    const source_table *sources;
} teller;

/* Columns of the parts of a row. */
enum { COL_ROW = 4, COL_LABEL = 6, COL_WORDS = 17, COL_ITEM = 27 };

bool is_no_duty(const m_row *r);
/* One verdict on all readings written down, where the clause raises a question of law at all. */
bool on_every_reading(const m_row *r);
bool jointly_on_every_reading(const m_joint *j);
void tell_row(teller *t, const m_row *r);
void tell_joint(teller *t, const m_joint *j);
/* A fact: in full where it was not told before. */
void tell_fact(teller *t, const m_fact *f);
/* The conditions of a row (conditions.c). */
void tell_conditions(teller *t, const m_row *r);
#endif
