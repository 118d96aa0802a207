/* The reports: pure functions of the verdict model and of the messages, told through a sink.
 *
 * Contract: nothing here decides anything; what is printed stands in the model. The same model
 * and style give the same bytes. Every text of a file passes the one escaping module (escape.h),
 * so no file can move the cursor, reorder a line or break a format. After the sink refused bytes
 * it is not called again, and `failed` stays set. Scratch memory comes from `mem`.
 */
#ifndef CASUS_REPORT_REPORT_H
#define CASUS_REPORT_REPORT_H
#include "base/diag.h"
#include "eval/model.h"

/* Where a report goes. Fill the first part, zero the rest. */
typedef struct {
    int (*put)(void *user, const char *bytes, size_t n); /* non-zero: refused */
    void *user;
    bool failed;
    arena *mem;
    bool color;
    int width;   /* columns; 0: 80 */
    strbuf line; /* scratch of the layout */
} out;

/* What `assess` prints, to be read aloud. */
void report_text(out *o, const m_case *c);
/* The schema casus.report/1 (docs/report.md), one line per case. False where the sink refused or
 * memory is out; then what was written is no whole line. */
bool report_json(out *o, const m_case *c);
/* What `why` prints: as the text, with the whole tree of reasons and the readings in full. */
void report_why(out *o, const m_case *c);
/* Lines for comparing: clause, version, instance, obligor, beneficiary, profile, verdicts, and the
 * hinges (facts, appraisals, readings), separated by tabs, "-" where there is none; then the joint
 * findings: "joint", clause, instance, obligors, profile, verdicts, hinges. */
void report_rows(out *o, const m_case *c);
/* The expectations that failed: place, what was expected, what came out, and what it turns on. */
void report_expects(out *o, const m_case *c);
/* Messages with the lines they speak of. */
void report_diags(out *o, const diag_list *dl, const source_table *sources);
/* The page of a message code or of a verdict, or for NULL the list of both. False where there is no such one. */
bool report_explain(out *o, const char *code);
#endif
