/* Telling: the present result, messages, and the pages of codes, each by way of a report.
 *
 * Contract: messages need memory of their own, so that they can be told when the law's or the
 * case's is used up. What a sink refused is reported as CASUS_LIMIT.
 */
#include "casus_inner.h"
#include "base/nearest.h"
#include "report/report.h"

#define LIM_TELL_MEMORY ((size_t)64 << 20)

static out teller(casus_style style, casus_sink sink, void *user, arena *mem)
{
    return (out){.put = sink, .user = user, .mem = mem, .color = style.color != 0, .width = style.width};
}

/* What states are called in words is found out only for who says it. */
static bool write_as(out *o, const casus_stream *s, casus_format format)
{
    m_case *c = s->model;
    if (format != CASUS_ROW_LINES && format != CASUS_EXPECTATIONS) eval_names(c, &s->law->core, &s->rec, o->mem);
    switch (format) {
    case CASUS_TEXT: report_text(o, c); return true;
    case CASUS_JSON: return report_json(o, c);
    case CASUS_WHY: report_why(o, c); return true;
    case CASUS_ROW_LINES: report_rows(o, c); return true;
    case CASUS_EXPECTATIONS: report_expects(o, c); return true;
    }
    return false;
}

casus_result casus_write(casus_stream *s, casus_format format, casus_style style, casus_sink sink, void *user)
{
    if (!s->model) return CASUS_REJECTED;
    jmp_buf way_out;
    s->mem.on_oom = &way_out;
    if (setjmp(way_out)) {
        s->untold = true;
        return CASUS_LIMIT;
    }
    out o = teller(style, sink, user, &s->mem);
    bool whole = write_as(&o, s, format);
    return whole && !o.failed ? CASUS_OK : CASUS_LIMIT;
}

static size_t count(const diag_list *dl, bool exhausted, int errors_only)
{
    size_t n = (size_t)dl->errors + dl->limits + exhausted;
    return errors_only == 2 ? dl->errors : errors_only ? n : n + dl->warnings;
}

size_t casus_message_count(const casus_law *l, const casus_stream *s, int errors_only)
{
    return s ? count(&s->diags, s->untold, errors_only) : count(&l->diags, l->untold, errors_only);
}

/* The message that memory is out, which nobody had memory to append. */
static void tell_exhausted(out *o, const source_table *sources)
{
    diag d = {.code = L_MEMORY, .sev = SEV_LIMIT, .headline = "there is not enough memory, or too long a calculation, to go on",
              .help = "assess fewer facts at once, settle some with --assume, or use a machine with more memory"};
    diag *at = &d;
    diag_list dl = {.mem = o->mem};
    dl.list.at = &at;
    dl.list.n = 1;
    dl.limits = 1;
    report_diags(o, &dl, sources);
}

typedef struct {
    diag_list *diags;
    bool *untold; /* that memory is out */
    const source_table *sources;
    const char *code;
    casus_style style;
    casus_sink sink;
    void *user;
} telling;

static casus_result tell_messages(const telling *t, arena *mem)
{
    jmp_buf way_out;
    mem->on_oom = &way_out;
    if (setjmp(way_out)) return CASUS_LIMIT;
    out o = teller(t->style, t->sink, t->user, mem);
    if (t->diags->list.n) report_diags(&o, t->diags, t->sources);
    if (*t->untold) tell_exhausted(&o, t->sources);
    return o.failed ? CASUS_LIMIT : CASUS_OK;
}

static casus_result tell_page(const telling *t, arena *mem)
{
    jmp_buf way_out;
    mem->on_oom = &way_out;
    if (setjmp(way_out)) return CASUS_LIMIT;
    out o = teller(t->style, t->sink, t->user, mem);
    bool known = report_explain(&o, t->code);
    return o.failed ? CASUS_LIMIT : known ? CASUS_OK : CASUS_REJECTED;
}

/* Tells with memory of its own, given back afterwards. */
static casus_result tell(const casus_host *host, casus_result (*how)(const telling *, arena *), const telling *what)
{
    arena mem;
    arena_init(&mem, host_memory(host), LIM_TELL_MEMORY);
    casus_result r = how(what, &mem);
    arena_free(&mem);
    return r;
}

casus_result casus_messages(casus_law *l, casus_stream *s, casus_style style, casus_sink sink, void *user)
{
    telling t = {.style = style, .sink = sink, .user = user};
    t.diags = s ? &s->diags : &l->diags;
    t.untold = s ? &s->untold : &l->untold;
    t.sources = s ? &s->sources : &l->sources;
    if (!count(t.diags, *t.untold, 0)) return CASUS_OK;
    casus_result r = tell(s ? &s->host : &l->host, tell_messages, &t);
    *t.untold = false;
    *t.diags = (diag_list){.mem = t.diags->mem};
    return r;
}

casus_result casus_explain(const casus_host *host, const char *code, casus_style style, casus_sink sink, void *user)
{
    telling t = {.code = code, .style = style, .sink = sink, .user = user};
    return tell(host, tell_page, &t);
}

const char *casus_nearest(const char *word, const char *const *words, size_t n)
{
    nearest near = {.wanted = slice_of(word)};
    for (size_t i = 0; i < n; i++) nearest_consider(&near, words[i], slice_of(words[i]));
    return near.best[0];
}
