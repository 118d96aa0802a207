/* Head and foot of a report: what was looked at, and what it rests on. */
#ifndef CASUS_REPORT_FOOT_H
#define CASUS_REPORT_FOOT_H
#include "report/phrase.h"

/* Title, treaties, days, and everything about the lens that is not the default. */
void say_head(sheet *s, const m_case *c);
/* Profiles, open questions, what is missing, what rests on the encoder's word, sources; `readings`: theirs,
 * too. `folded`: some obligors were counted, not named. */
void say_foot(sheet *s, const m_case *c, bool readings, bool folded);
#endif
