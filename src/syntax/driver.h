/* What scanner, grammar and driver share; nobody else includes it. */
#ifndef CASUS_SYNTAX_DRIVER_H
#define CASUS_SYNTAX_DRIVER_H
#include "base/limits.h"
#include "syntax/parse.h"


struct parser {
    arena *mem;
    source *src;
    source_read read;
    void *user;
    void *scanner;
    ast *tree;
    interner *names;
    diag_list *diags;
    source_table *sources;

    uint64_t at;               /* position of the next byte */
    uint64_t item_at;          /* where the present declaration began */
    uint64_t line_bytes;       /* bytes read since the last line end (LIM_LINE) */
    uint32_t carry;            /* bytes of a UTF-8 sequence cut off by the last read */
    char carried[4];
    uint32_t held, held_at;    /* bytes read and checked for which the scanner had no room, and how many it has by now */
    char held_bytes[8];
    char trouble;              /* what stopped the reading: 0, 'u' bad UTF-8, '0' NUL, 'l' long line, 't' long text, 'r' read failed */
    bool keep, rejected, quiet, ended;
    bool stopped;              /* the reading has come to the trouble, and it was told */
    bool formula;              /* one formula is read, no declarations */

    uint32_t braces;           /* open blocks */
    span open[8];              /* where each of them began (well-formed files nest four deep) */
    uint32_t base, run;        /* open brackets and nots around, and the nots in a row just now */
    uint32_t mark[LIM_DEPTH + 1]; /* `base` at each open bracket */
    uint32_t brackets;

    int pushed;                /* a token handed back, or -1 */
    uint32_t pushed_value;
    span pushed_at;
    int first;                 /* the declaration's first token */
    int last, before;          /* the declaration's last token, and the one before it; 0: none */
    span last_at, before_at;
    int start;                 /* a pseudo token to begin with */
    bool surplus;              /* the last } closes nothing */
    bool opened;               /* the declaration has opened a block */
    struct {                   /* a declaration met at the start of a line amid a treaty's block: was the block left open */
        int word;              /* before it, or does it stand in a wrong place? What follows it tells. Its first word, or 0 */
        bool read, told;       /* it was begun to be read; it was told */
        span at, open;
    } stray;
    node_id item;              /* the declaration that was completed */
};

/* Scanner's helpers (scan.c): each failing one has appended a message. */
int scan_input(struct parser *p, char *buf, size_t room);
bool scan_quiet_text(struct parser *p, const char *s, size_t n, span at);
bool scan_string(struct parser *p, const char *s, size_t n, span at, sym *out);
bool scan_date(struct parser *p, const char *s, span at, int32_t *out);
void scan_date_form(struct parser *p, const char *s, span at);
void scan_date_words(struct parser *p, const char *s, span at);
void scan_and_or(struct parser *p, span at);
bool scan_number(struct parser *p, const char *s, size_t n, span at, int32_t *out);
bool scan_open(struct parser *p, span at, char which);
void scan_close(struct parser *p, char which);
void scan_too_long(struct parser *p, span at, const char *what, uint32_t limit);
void scan_unclosed_quote(struct parser *p, const char *s, size_t n, span at);
void scan_comment_sign(struct parser *p, const char *s, span at);
void scan_foreign(struct parser *p, span at);
void scan_stray(struct parser *p, char c, span at);

/* The message for a token that cannot stand where it does (messages.c). */
void syntax_message(struct parser *p, span at, const char *found, const char **expected, int n);
/* A block left open: told at its opener; `next` is where that was noticed. */
void unclosed_message(struct parser *p, span open, span next);
/* A declaration amid the block opened at `open`, where none can stand. */
void stray_message(struct parser *p, span at, span open, bool in_case);
/* The declaration being read is longer than allowed: told once; it is lost. */
void parse_too_long(struct parser *p);
/* Lets the text before a file offset go; places that messages speak of stay known. */
void parse_slide(struct parser *p, uint64_t offset);
/* Grammar's helpers (parse.c). */
void parse_push_back(struct parser *p, int token, uint32_t value, span at);
void statement_done(struct parser *p);
static inline node_id make(struct parser *p, node_kind kind, span at, sym text, node_id kid)
{
    return ast_add(p->tree, kind, at, text, kid);
}
static inline node_list list_one(node_id one)
{
    return (node_list){one, one};
}
static inline node_list list_join(struct parser *p, node_list a, node_list b)
{
    if (!a.first) return b;
    if (!b.first) return a;
    p->tree->node.at[a.last].next = b.first;
    return (node_list){a.first, b.last};
}
static inline node_list list_add(struct parser *p, node_list l, node_id one)
{
    return list_join(p, l, list_one(one));
}
#endif
