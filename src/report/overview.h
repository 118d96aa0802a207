/* All verdicts of a case at one glance, before they are explained. */
#ifndef CASUS_REPORT_OVERVIEW_H
#define CASUS_REPORT_OVERVIEW_H
#include "report/blocks.h"

void print_overview(out *o, blocks *b, sheet *page);
#endif
