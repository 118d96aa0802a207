/* The parse driver: tokens with what the grammar must not see (unclosed blocks, depth), one
 * declaration per call, and recovery at the next declaration. */
#include "syntax/driver.h"
#include "parser.h"

#define WINDOW_KEPT 65536u /* bytes */

int casus_flexlex_init_extra(struct parser *p, void **scanner);
int casus_scan(CASUS_YYSTYPE *value, span *at, void *scanner);
int casus_yylex(CASUS_YYSTYPE *value, span *at, struct parser *p);

void statement_done(struct parser *p)
{
    p->base = p->run = p->brackets = 0;
}

void parse_push_back(struct parser *p, int token, uint32_t value, span at)
{
    p->pushed = token;
    p->pushed_value = value;
    p->pushed_at = at;
}

/* Declarations that never stand inside a block: met at the start of a line, the block was left open. */
static bool only_outside(int token)
{
    return token == T_USE || token == T_TREATY || token == T_CASE || token == T_SCALE || token == T_EVENT ||
           token == T_RELATION || token == T_JUDGMENT || token == T_PRESUME;
}

static bool starts_item(int token)
{
    return only_outside(token) || token == T_SOURCE || token == T_STATE || token == T_PLACE || token == T_GROUP ||
           token == T_ORGAN;
}

static bool at_line_start(const struct parser *p, span at)
{
    uint64_t off = at.at - p->src->base;
    if (off == 0) return true;
    if (off <= p->src->from || off > p->src->from + p->src->len) return false;
    return p->src->text[off - p->src->from - 1] == '\n';
}

static bool has_block(int first)
{
    return first == T_TREATY || first == T_CASE || first == T_SCALE || first == T_EVENT || first == T_PRESUME;
}

/* Of a declaration amid a treaty's block, which has no block of its own, the end: only a title could follow. */
static bool stray_ends(const struct parser *p, int token)
{
    bool may_end = p->first == T_RELATION || p->first == T_JUDGMENT || p->first == T_USE;
    return p->stray.read && may_end && (p->last == ')' || p->last == T_STRING) && token != T_STRING;
}

/* Whether the present declaration has ended before this token. Those with a block end by
 * themselves; the others (`state`, `source`, `use` ...) end where the next one begins, or where a
 * line begins with what may be the misspelled first word of the next one. */
static bool ends_before(const struct parser *p, int token, span at)
{
    if (p->formula || !p->last || p->braces || p->brackets) return false;
    if (stray_ends(p, token)) return true;
    switch (p->last) { /* a name follows: a word of the language in its place is to be told as such */
    case T_STATE: case T_SOURCE: case T_PLACE: case T_GROUP: case T_ORGAN: case T_RELATION: case T_JUDGMENT: case T_PRESUME: case T_SCALE:
    case T_EVENT: case T_TREATY: case T_CASE: case T_SIDE: case T_ISO: case T_IN: case T_OF: case ',': return false;
    default: break;
    }
    if (at_line_start(p, at)) return starts_item(token) || token == T_NAME || (token == '}' && p->surplus);
    return !has_block(p->first) && (starts_item(token) || (token == '}' && p->surplus));
}

static int raw_token(struct parser *p, CASUS_YYSTYPE *value, span *at)
{
    if (p->pushed >= 0) {
        int t = p->pushed;
        p->pushed = -1;
        value->num = (int32_t)p->pushed_value;
        *at = p->pushed_at;
        return t;
    }
    return casus_scan(value, at, p->scanner);
}

/* Remembers the token for the messages about the next one. The span was written just now, member
 * by member: read as a whole, it would have to be waited for. */
static int came(struct parser *p, int token, const span *at)
{
    p->before = p->last;
    p->before_at = p->last_at;
    p->last = token;
    p->last_at.at = at->at;
    p->last_at.len = at->len;
    return token;
}

void parse_too_long(struct parser *p)
{
    if (!p->rejected && !p->quiet)
        diag_help(p->diags, diag_add(p->diags, (span){p->item_at, 1}, L_SIZE, "the declaration that begins here is longer than %u bytes", LIM_ITEM),
                  "divide it: a case into several cases, a treaty's facts and terms into several files");
    p->rejected = true;
}

/* The text ends inside a block, or a declaration begins there at the start of a line. True: it is to be read for itself. */
static bool inside_block(struct parser *p, int t, span at)
{
    span open = p->open[p->braces > 8 ? 7 : p->braces - 1];
    bool other = t && t != T_TREATY, in_case = p->first == T_CASE;
    p->rejected = true;
    if (in_case && other && t != T_CASE && t != T_USE) {
        stray_message(p, at, open, true);
        return false;
    }
    if (other && p->first == T_TREATY && p->keep) {
        p->stray.word = t;
        p->stray.read = p->stray.told = false;
        p->stray.at = at;
        p->stray.open = open;
    } else unclosed_message(p, open, at);
    return true;
}

/* The first token of a declaration that stands amid a treaty, or behind such ones: whether it still belongs to
 * the treaty. That one is lost in either case, and its rest is skipped. */
static bool in_lost_treaty(struct parser *p, int t, span at)
{
    bool begins = at_line_start(p, at), another = begins && starts_item(t) && t != T_TREATY && t != T_CASE;
    if (!p->stray.read || another) { /* not to be told yet */
        p->stray.read = true;
        return false;
    }
    bool outside = t == 0 || t == T_REJECTED || (begins && (starts_item(t) || t == T_NAME));
    if (!p->stray.told && outside) unclosed_message(p, p->stray.open, p->stray.at);
    else if (!p->stray.told) stray_message(p, p->stray.at, p->stray.open, false);
    p->stray.told = true;
    if (outside || t == '}') p->stray.word = 0, p->stray.read = false;
    if (outside) return false;
    if (t != '}' && !p->braces) p->braces = 1;
    p->rejected = true;
    return true;
}

/* A token with which a declaration begins, ends or goes wrong, or may do so. */
static __attribute__((noinline)) int edge_token(struct parser *p, int t, const CASUS_YYSTYPE *value, const span *at)
{
    if (p->braces && (t == 0 || (only_outside(t) && at_line_start(p, *at))) && !p->stopped) {
        if (p->rejected || inside_block(p, t, *at)) parse_push_back(p, t, 0, *at);
        return T_REJECTED;
    }
    if (p->stray.word && !p->last && in_lost_treaty(p, t, *at)) return T_REJECTED;
    if (ends_before(p, t, *at)) {
        parse_push_back(p, t, (uint32_t)value->num, *at);
        came(p, t, at);
        return 0;
    }
    if (t == 0 && p->stopped && !p->rejected) p->rejected = true;
    if (t == T_REJECTED) p->rejected = true;
    if (!p->last) p->item_at = at->at, p->first = t;
    if (p->at - p->item_at > LIM_ITEM) {
        parse_too_long(p);
        return T_REJECTED;
    }
    return came(p, t, at);
}

int casus_yylex(CASUS_YYSTYPE *value, span *at, struct parser *p)
{
    if (p->start) {
        int t = p->start;
        p->start = 0;
        *at = (span){p->at, 0};
        return t;
    }
    int t = raw_token(p, value, at);
    if (t != T_NOT && t != '(') p->run = 0;
    bool amid = p->braces && p->last && t && t != T_REJECTED && !only_outside(t) && p->at - p->item_at <= LIM_ITEM;
    return amid ? came(p, t, at) : edge_token(p, t, value, at); /* nearly always amid a block */
}

parser *parse_open(arena *mem, source *src, source_read read, void *user, bool keep)
{
    parser *p = arena_zero(mem, sizeof *p);
    p->mem = mem;
    p->src = src;
    p->read = read;
    p->user = user;
    p->keep = keep;
    p->pushed = -1;
    p->at = src->base;
    if (casus_flexlex_init_extra(p, &p->scanner)) arena_fail(mem);
    return p;
}

void parse_slide(struct parser *p, uint64_t offset)
{
    bool good = true;
    for (uint32_t i = 0; i < p->diags->list.n; i++) {
        const diag *d = p->diags->list.at[i];
        good = source_pin(p->src, d->at) && good;
        good = (!d->fix || source_pin(p->src, d->fix_at)) && good;
        for (uint32_t k = 0; k < d->labels; k++) good = source_pin(p->src, d->label[k].at) && good;
    }
    if (!good) arena_fail(p->mem);
    source_slide(p->src, offset);
}

void parse_into(parser *p, ast *tree, interner *names, diag_list *diags, source_table *sources)
{
    source_unpin(p->src); /* what was told in the old list is done with */
    p->tree = tree;
    p->names = names;
    p->diags = diags;
    p->sources = sources;
}

parse_ahead parse_peek(parser *p)
{
    if (p->ended) return AHEAD_END;
    CASUS_YYSTYPE value = {0};
    span at;
    p->rejected = false; /* what is met here belongs to the next declaration */
    int t = raw_token(p, &value, &at);
    parse_push_back(p, t, (uint32_t)value.num, at);
    if (t == T_USE) return AHEAD_USE;
    if (t == T_CASE) return AHEAD_CASE;
    if (starts_item(t)) return AHEAD_LAW;
    return t == 0 && !p->trouble ? AHEAD_END : AHEAD_REJECTED;
}

/* After a mistake: on to the next declaration, without a word. */
static void skip_item(parser *p)
{
    CASUS_YYSTYPE value;
    span at;
    p->quiet = true;
    if (!p->opened && p->pushed < 0 && has_block(p->first)) p->braces = 1; /* its { is missing */
    if (p->pushed >= 0 && starts_item(p->pushed)) p->braces = 0;
    else
        for (;;) {
            int t = raw_token(p, &value, &at);
            if (t == 0) break;
            bool outside = only_outside(t) || t == T_STATE; /* where lines are indented as is usual */
            bool begins = at_line_start(p, at) || p->first != T_USE; /* in the name of a file without quotation marks: no */
            if ((outside && at_line_start(p, at)) || (!p->braces && starts_item(t) && begins)) {
                parse_push_back(p, t, (uint32_t)value.num, at);
                break;
            }
        }
    p->quiet = false;
    if (p->stray.told) { /* another declaration in the same treaty, or its end */
        p->stray.word = p->braces && p->pushed > 0 && p->pushed != T_TREATY && p->pushed != T_CASE ? p->pushed : 0;
        p->stray.read = false;
    }
    p->braces = 0;
}

/* Of a stream, the declarations before this one; the last few stay, for messages about them may be
 * told together with those about this one (as those about leading `use` lines are). */
static void let_go_before(parser *p)
{
    uint64_t begin = (p->pushed >= 0 ? p->pushed_at.at : p->at) - p->src->base;
    if (!p->keep && begin - p->src->from > WINDOW_KEPT) parse_slide(p, begin);
}

parse_result parse_next(parser *p, node_id *item)
{
    if (p->ended) return PARSE_END;
    let_go_before(p);
    p->rejected = false;
    p->item = 0;
    p->last = p->before = 0;
    p->opened = false;
    statement_done(p);
    if (casus_yyparse(p) != 0) {
        if (!p->stopped) skip_item(p);
        if (p->stopped) p->ended = true; /* told by now; there is nothing to go on with */
        return PARSE_REJECTED;
    }
    if (p->stopped && !p->item) {
        p->ended = true;
        return PARSE_REJECTED;
    }
    *item = p->item;
    if (!p->item) p->ended = true;
    return p->item ? PARSE_ITEM : PARSE_END;
}

typedef struct { const char *at; size_t len; } memory_text;

static long read_memory(void *user, char *buf, size_t room)
{
    memory_text *m = user;
    size_t n = m->len < room ? m->len : room;
    memcpy(buf, m->at, n);
    m->at += n;
    m->len -= n;
    return (long)n;
}

node_id parse_formula(arena *mem, source *src, const char *text, ast *tree, interner *names, diag_list *diags,
                      source_table *sources)
{
    memory_text *m = arena_alloc(mem, sizeof *m);
    *m = (memory_text){text, strlen(text)};
    parser *p = parse_open(mem, src, read_memory, m, true);
    parse_into(p, tree, names, diags, sources);
    p->start = START_FORMULA;
    p->formula = true;
    node_id item = 0;
    return parse_next(p, &item) == PARSE_ITEM ? item : 0;
}
