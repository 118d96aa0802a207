/* Diagnostics as data. Stages append records; nothing here prints or exits.
 *
 * A record has a stable code, a headline of at most 20 words, a primary span, labelled related
 * spans, one sentence on why it matters, and help, with a replacement text where the repair is
 * unique. The registry of codes is codes.def.
 */
#ifndef CASUS_BASE_DIAG_H
#define CASUS_BASE_DIAG_H
#include "base/source.h"

typedef enum { SEV_NOTE, SEV_WARNING, SEV_ERROR, SEV_LIMIT } severity;

typedef enum {
#define CODE(id, name, sev, title, why) name,
#include "base/codes.def"
#undef CODE
    DIAG_CODES
} diag_code;

enum { DIAG_LABELS = 3 };          /* related places told with a message */

typedef struct { span at; const char *text; } diag_label;

typedef struct {
    diag_code code;
    severity sev;
    span at;
    const char *headline;
    const char *help;     /* or NULL */
    const char *fix;      /* replacement for `fix_at`, or NULL */
    span fix_at;
    diag_label label[DIAG_LABELS];
    uint32_t labels;
} diag;

typedef struct {
    arena *mem;
    VEC(diag *) list;
    uint32_t errors, warnings, limits, dropped; /* the dropped ones are counted by severity, too */
    diag *scratch; /* takes what is not kept */
} diag_list;

void diag_init(diag_list *dl, arena *mem);
/* Appends a record and gives it for further detail (never NULL). Failing in one line:
 *     return diag_add(dl, sp, E_UNKNOWN, "...", ...), false; */
diag *diag_add(diag_list *dl, span at, diag_code code, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));
diag *diag_vadd(diag_list *dl, span at, diag_code code, const char *fmt, va_list ap)
    __attribute__((format(printf, 4, 0)));
/* Whether the record is one that is kept: help that is costly to find is not looked for otherwise. */
bool diag_is_kept(const diag_list *dl, const diag *d);
void diag_help(diag_list *dl, diag *d, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
void diag_also(diag_list *dl, diag *d, span at, const char *fmt, ...) __attribute__((format(printf, 4, 5)));
void diag_fix(diag_list *dl, diag *d, span at, const char *fmt, ...) __attribute__((format(printf, 4, 5)));

/* "E101" and the like. */
const char *diag_id(diag_code code);
const char *diag_title(diag_code code);
/* One sentence on why it matters. */
const char *diag_why(diag_code code);
severity diag_severity(diag_code code);
/* The code with this id, or DIAG_CODES. */
diag_code diag_by_id(const char *id);
#endif
