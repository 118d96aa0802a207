/* Lists of diagnostics and the registry of their codes.
 *
 * Contract: what is not kept goes to the list's one scratch record, so that a hostile file with
 * millions of mistakes costs no memory. Not kept are the messages past LIM_DIAGS (LIM_LIMITS more, of limits; counted as
 * dropped) and a second one with the code and span of a kept one: passes that meet the same
 * mistake again shall not make a cascade. Without a place, and of limits (which name what was not done),
 * only the same headline is a repetition.
 */
#include "base/diag.h"
#include "base/limits.h"

static const struct { const char *id, *title, *why; severity sev; } registry[] = {
#define CODE(id, name, sev, title, why) [name] = {id, title, why, sev},
#include "base/codes.def"
#undef CODE
};
_Static_assert(sizeof registry / sizeof registry[0] == DIAG_CODES, "every code has its entry");

void diag_init(diag_list *dl, arena *mem)
{
    *dl = (diag_list){.mem = mem};
}

static const char *text_of(diag_list *dl, const char *fmt, va_list ap) __attribute__((format(printf, 2, 0)));
static const char *text_of(diag_list *dl, const char *fmt, va_list ap)
{
    strbuf sb;
    sb_init(&sb, dl->mem);
    sb_vfmt(&sb, fmt, ap);
    return sb_done(&sb);
}

static bool is_repeated(const diag_list *dl, span at, diag_code code, const char *headline)
{
    for (uint32_t i = 0; i < dl->list.n; i++) {
        const diag *d = dl->list.at[i];
        if (d->code != code || d->at.at != at.at || d->at.len != at.len) continue;
        if ((at.at && d->sev != SEV_LIMIT) || strcmp(d->headline, headline) == 0) return true;
    }
    return false;
}

/* A record to write into that nobody will read. */
static diag *scratch(diag_list *dl, diag d)
{
    if (!dl->scratch) dl->scratch = arena_alloc(dl->mem, sizeof *dl->scratch);
    *dl->scratch = d;
    return dl->scratch;
}

static void count(diag_list *dl, severity sev)
{
    switch (sev) {
    case SEV_NOTE: break;
    case SEV_WARNING: dl->warnings++; break;
    case SEV_ERROR: dl->errors++; break;
    case SEV_LIMIT: dl->limits++; break;
    }
}

diag *diag_vadd(diag_list *dl, span at, diag_code code, const char *fmt, va_list ap)
{
    diag d = {.code = code, .sev = registry[code].sev, .at = at, .headline = ""};
    bool full = dl->list.n >= LIM_DIAGS + (d.sev == SEV_LIMIT ? LIM_LIMITS : 0);
    if (!full || !at.at || d.sev == SEV_LIMIT) d.headline = text_of(dl, fmt, ap); /* the words tell whether it is new */
    if (is_repeated(dl, at, code, d.headline)) return scratch(dl, d);
    count(dl, d.sev);
    if (full) {
        dl->dropped++;
        return scratch(dl, d);
    }
    diag *kept = arena_alloc(dl->mem, sizeof *kept);
    *kept = d;
    vec_push(dl->mem, &dl->list, kept);
    return kept;
}

diag *diag_add(diag_list *dl, span at, diag_code code, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    diag *d = diag_vadd(dl, at, code, fmt, ap);
    va_end(ap);
    return d;
}

bool diag_is_kept(const diag_list *dl, const diag *d)
{
    return d != dl->scratch;
}

void diag_help(diag_list *dl, diag *d, const char *fmt, ...)
{
    if (!diag_is_kept(dl, d)) return;
    va_list ap;
    va_start(ap, fmt);
    d->help = text_of(dl, fmt, ap);
    va_end(ap);
}

void diag_also(diag_list *dl, diag *d, span at, const char *fmt, ...)
{
    if (!diag_is_kept(dl, d) || d->labels == sizeof d->label / sizeof d->label[0]) return;
    va_list ap;
    va_start(ap, fmt);
    d->label[d->labels++] = (diag_label){at, text_of(dl, fmt, ap)};
    va_end(ap);
}

void diag_fix(diag_list *dl, diag *d, span at, const char *fmt, ...)
{
    if (!diag_is_kept(dl, d)) return;
    va_list ap;
    va_start(ap, fmt);
    d->fix = text_of(dl, fmt, ap);
    d->fix_at = at;
    va_end(ap);
}

const char *diag_id(diag_code code)
{
    return registry[code].id;
}

const char *diag_title(diag_code code)
{
    return registry[code].title;
}

const char *diag_why(diag_code code)
{
    return registry[code].why;
}

severity diag_severity(diag_code code)
{
    return registry[code].sev;
}

diag_code diag_by_id(const char *id)
{
    diag_code c = (diag_code)0;
    while (c < DIAG_CODES && strcmp(registry[c].id, id) != 0) c = (diag_code)(c + 1);
    return c;
}
