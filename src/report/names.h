/* What states are called in a report in words: by the name that they bore on the days it speaks of.
 *
 * The model names each state as it is declared, at all times. Where exactly one dated name covers all of the days
 * that are meant, the state is told by that name; otherwise by the declared one, in the spelling of its title ("the
 * United States"). What stands in files in their own words is not touched.
 */
#ifndef CASUS_REPORT_NAMES_H
#define CASUS_REPORT_NAMES_H
#include "base/spelling.h"
#include "eval/model.h"

/* What the state is called on all of the days from .. to, with its article if it takes one: "the Soviet Union". */
const char *name_on(const m_case *c, const char *declared, day from, day to);
/* On the days of the case. */
const char *name_told(const m_case *c, const char *declared);
/* Appends a text that the evaluator composed, with the names of the case's days: in words with their article, in a
 * formula as one word. A name that equals `spare` (or NULL) stays as it is. */
void put_named(strbuf *sb, const m_case *c, const char *spare, const char *text);
/* The same of a name, or of a text of names, that stands alone: "Soviet Union". */
const char *named_alone(arena *mem, const m_case *c, const char *text);
#endif
