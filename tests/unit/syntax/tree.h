/* Parsing a text in a test, and writing its tree on one line:
 *     KIND/op!:text{num}{num2}(children)
 * where op, ! (the flag), text, numbers and children stand only where the kind has them. */
#ifndef CASUS_TESTS_TREE_H
#define CASUS_TESTS_TREE_H
#include "kit.h"
#include "syntax/parse.h"

/* A text read in pieces of a given size. */
typedef struct { const char *text; size_t len, piece, at; } piecewise;

static MAYBE_UNUSED long read_pieces(void *user, char *buf, size_t room)
{
    piecewise *t = user;
    size_t n = t->len - t->at;
    if (n > t->piece) n = t->piece;
    if (n > room) n = room;
    if (n) memcpy(buf, t->text + t->at, n);
    t->at += n;
    return (long)n;
}

typedef struct {
    host_memory memory;
    arena mem;
    source_table sources;
    source *src;
    interner names;
    ast tree;
    diag_list diags;
    piecewise text;
    parser *p;
} desk;

static MAYBE_UNUSED void desk_open_bytes(desk *d, const char *text, size_t len, size_t piece, bool keep)
{
    memset(d, 0, sizeof *d);
    arena_init(&d->mem, host_source(&d->memory), (size_t)1 << 30);
    sources_init(&d->sources, &d->mem);
    intern_init(&d->names, &d->mem, NULL);
    diag_init(&d->diags, &d->mem);
    ast_init(&d->tree, &d->mem);
    d->src = source_add(&d->sources, "test", host_source(&d->memory));
    d->text = (piecewise){text, len, piece, 0};
    d->p = parse_open(&d->mem, d->src, read_pieces, &d->text, keep);
    parse_into(d->p, &d->tree, &d->names, &d->diags, &d->sources);
}

static MAYBE_UNUSED void desk_open(desk *d, const char *text)
{
    desk_open_bytes(d, text, strlen(text), 8192, true);
}

static MAYBE_UNUSED void desk_close(desk *d)
{
    sources_drop(&d->sources, 0);
    arena_free(&d->mem);
    assert_int_equal(d->memory.blocks, 0);
}

static const char *const kind_name[] = {
#define K(NAME) [N_##NAME] = #NAME
    K(NONE), K(NAME), K(STR), K(CITE), K(SORT), K(FROM), K(UNTIL), K(OF), K(FOR), K(USE), K(SOURCE), K(DATED), K(URL), K(SIDE),
    K(UNVERIFIED), K(SCALE), K(LEVEL), K(EVENT), K(ROLEDECL), K(ATTRDECL), K(RELATION), K(PLACEDECL), K(JUDGMENT), K(STATE),
    K(ALSO), K(ISO), K(COW), K(PLACE), K(IN), K(GROUP), K(ORGAN), K(PRESUME), K(BURDEN), K(TREATY), K(SIGNED), K(REGISTERED), K(AUTHENTIC), K(ENCODED),
    K(PARTY), K(GROUND), K(VERSION), K(TERM), K(PARAM), K(READING), K(BASIS), K(AUTHORITY), K(HELD), K(OBJECTION), K(REQUIRES),
    K(EXCLUDES), K(SETS_ASIDE), K(NOTE), K(MEANS), K(PROFILE), K(PICK), K(PARAMETER), K(BETWEEN), K(ARTICLE), K(INVERSION),
    K(TEXT), K(PREFER), K(RANKED), K(DUTY), K(ARISES), K(WHERE), K(WHEN), K(PROVIDED), K(OWED_BY), K(OWED_TO), K(SHALL), K(SHALL_NOT), K(MAY), K(ENDS), K(PARTLY),
    K(TENDERED), K(REFUSED), K(UNLESS), K(EXCUSED), K(RELEASED), K(WITHIN), K(SUBJECT), K(NOTWITHSTANDING), K(NO_PREJUDICE),
    K(COND), K(CLAUSE), K(AND), K(OR), K(NOT), K(TRUE), K(FALSE), K(CALL), K(IS), K(MATCH), K(LEAVES), K(ONE_OF), K(IF), K(PATTERN),
    K(ROLE), K(WITH), K(AFTER), K(BEFORE), K(DURING), K(SUCH), K(PATH), K(ANY), K(NOBODY), K(ARTICLE_REF), K(CASE), K(ASSESS),
    K(SPAN), K(MISSING), K(RECORD), K(ENCODER), K(GIVEN), K(FACT), K(VOICE), K(JOINED), K(EXPECT), K(EXPECT_FOR), K(EXPECT_TO),
    K(EXPECT_UNDER), K(EXPECT_POLICY), K(EXPECT_WITH), K(VERDICT), K(BECAUSE), K(NOTING), K(TURNING)
#undef K
};
_Static_assert(sizeof kind_name / sizeof *kind_name == N_KINDS, "a name per kind of node");

static void write_day(strbuf *sb, day x)
{
    char text[11];
    day_write(x, text);
    sb_fmt(sb, "{%s}", text);
}

static void write_numbers(strbuf *sb, const desk *d, const node *n)
{
    switch ((int)n->kind) {
    case N_FROM: case N_UNTIL: case N_DATED: case N_SIGNED: case N_ENCODED: case N_HELD: case N_VERSION: case N_RECORD:
        write_day(sb, n->num);
        break;
    case N_ISO: case N_SPAN: case N_FACT:
        write_day(sb, n->num);
        write_day(sb, n->num2);
        break;
    case N_BETWEEN: /* of days in a period, of numbers in a parameter */
        if (n->num > 0) sb_fmt(sb, "{%d}", n->num);
        else write_day(sb, n->num);
        if (n->num2 > 0 && n->num2 != DAY_MAX) sb_fmt(sb, "{%d}", n->num2);
        else write_day(sb, n->num2);
        break;
    case N_WITHIN:
        if (n->op == WITHIN_DATE) write_day(sb, n->num);
        else if (n->num) sb_fmt(sb, "{%d}", n->num);
        break;
    case N_CITE: case N_PATTERN: case N_PATH:
        if (n->num) sb_fmt(sb, ".%s", intern_str(&d->names, (sym)n->num));
        break;
    case N_CLAUSE:
        sb_fmt(sb, ".%d", n->num);
        if (n->num2) sb_fmt(sb, ".%s", intern_str(&d->names, (sym)n->num2));
        break;
    default:
        if (n->num) sb_fmt(sb, "{%d}", n->num);
    }
}

static void write_tree(strbuf *sb, const desk *d, node_id which)
{
    const node *n = ast_node(&d->tree, which);
    sb_str(sb, kind_name[n->kind]);
    if (n->op) sb_fmt(sb, "/%u", n->op);
    if (n->flag) sb_char(sb, '!');
    if (n->text) sb_fmt(sb, ":%s", intern_str(&d->names, n->text));
    write_numbers(sb, d, n);
    if (!n->kid) return;
    sb_char(sb, '(');
    EACH_KID(&d->tree, which, k) {
        if (k != n->kid) sb_char(sb, ' ');
        write_tree(sb, d, k);
    }
    sb_char(sb, ')');
}

static MAYBE_UNUSED const char *tree_text(desk *d, node_id which)
{
    strbuf sb;
    sb_init(&sb, &d->mem);
    write_tree(&sb, d, which);
    return sb_done(&sb);
}

/* All messages on one line each: CODE line:column-length headline [help]. */
static MAYBE_UNUSED const char *messages_text(desk *d)
{
    strbuf sb;
    sb_init(&sb, &d->mem);
    for (uint32_t i = 0; i < d->diags.list.n; i++) {
        const diag *g = d->diags.list.at[i];
        place p = source_place(&d->sources, g->at);
        sb_fmt(&sb, "%s %llu:%llu-%u %s\n", diag_id(g->code), (unsigned long long)p.line, (unsigned long long)p.column, g->at.len,
               g->headline);
    }
    return sb_done(&sb);
}

/* The whole text as one line of trees, with !! for each rejected declaration. */
static MAYBE_UNUSED const char *all_trees(desk *d)
{
    strbuf sb;
    sb_init(&sb, &d->mem);
    for (;;) {
        node_id item = 0;
        parse_result r = parse_next(d->p, &item);
        if (r == PARSE_END) break;
        if (sb.len) sb_char(&sb, ' ');
        if (r == PARSE_REJECTED) sb_str(&sb, "!!");
        else write_tree(&sb, d, item);
    }
    return sb_done(&sb);
}
#endif
