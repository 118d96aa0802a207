/* What a case's findings rest on, each once, in the order in which the findings name it. */
#ifndef CASUS_REPORT_COLLECT_H
#define CASUS_REPORT_COLLECT_H
#include "eval/model.h"

typedef struct {
    VEC(const m_fact *) facts;
    VEC(const m_source *) sources; /* cited by these facts, for the texts in force, and by the readings if asked for */
} collection;

collection collect(arena *mem, const m_case *c, bool readings);
#endif
