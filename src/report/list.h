/* Lists of what the law holds: treaties, parties, readings; and of cases.
 *
 * Contract: with a day, only what was in force on it. Days are written year-month-day, as in files. A
 * list is complete once everything was added and it was put into order (table_sort).
 */
#ifndef CASUS_REPORT_LIST_H
#define CASUS_REPORT_LIST_H
#include "report/table.h"
#include "sema/core.h"

typedef enum { LIST_TREATIES, LIST_CASES, LIST_READINGS, LIST_PARTIES } listing;

void list_init(table *t, arena *mem, listing what);
/* Adds what the treaty holds; `on` DAY_MAX: at any time. */
void list_treaty(table *t, listing what, day on, const law *l, const treaty *x);
void list_case(table *t, day on, const record *r);
#endif
