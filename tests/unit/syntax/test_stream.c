/* Reading in small pieces and from streams: the size of the pieces changes nothing, a stream of
 * cases runs in flat memory, and no sign is torn where a buffer ends. */
#include "syntax/tree.h"
#include <stdio.h>

/* Trees and messages of a text read in pieces of one size, on the heap. */
static char *told(const char *text, size_t len, size_t piece, bool keep)
{
    desk d;
    desk_open_bytes(&d, text, len, piece, keep);
    const char *trees = all_trees(&d);
    size_t n = strlen(trees), m = strlen(messages_text(&d));
    char *out = malloc(n + m + 2);
    memcpy(out, trees, n);
    out[n] = '\n';
    memcpy(out + n + 1, messages_text(&d), m + 1);
    desk_close(&d);
    return out;
}

static void same_in_all_pieces(const char *text, size_t len)
{
    char *whole = told(text, len, 1 << 20, true);
    for (size_t piece = 1; piece <= 7; piece++) {
        char *parts = told(text, len, piece, true);
        if (strcmp(whole, parts) != 0) fail_msg("pieces of %zu give\n%s\nnot\n%s", piece, parts, whole);
        free(parts);
    }
    free(whole);
}

static const char correct[] =
    "\xEF\xBB\xBFuse \"vocabulary.terms\"\nstate R \"Ruritani\xC3\xA4\" iso RUR # \xE2\x80\x9Cnote\xE2\x80\x9D \xF0\x9F\x98\x80\n"
    "source s \"S\"\ncase a_one \"One\" {\n  assess under T\r\n  2022-09-16 .. 2022-09-17: force f by A on B [s]\n}\n"
    "case two \"Tw\xC3\xB6\" { span 2022-01-01 .. 2022-12-31 expect T.4 bis.d(f): not honored }\n";

static const char wrong[] =
    "state A \"a\" isso AAA\nstate B \"b\"\ntreaty T \"t\" {\n  article 1 \xE2\x80\x9CTitle\xE2\x80\x9D { }\n}\n"
    "case c \"C\" {\n  2022-02-30: force by A [s]\n}\nplace P \"p\"\ncase d \"D\" { given a and b or c [s] }\n"
    "case e \"E\" {\n  span 2022-01-01 .. 2022-01-02\n\ngroup g \"G\"\nevent x { }\nsource s \"not closed\n";

static void pieces(void **state)
{
    (void)state;
    same_in_all_pieces(correct, sizeof correct - 1);
    same_in_all_pieces(wrong, sizeof wrong - 1);
}

static void pieces_of_damaged_texts(void **state)
{
    (void)state;
    static const char damage[] = {0, (char)0x80, (char)0xC3, (char)0xFF, '"', '{', '}', '(', ';'};
    char text[sizeof correct];
    for (size_t i = 0; i < sizeof correct - 1; i += 5)
        for (size_t k = 0; k < sizeof damage; k += 1) {
            memcpy(text, correct, sizeof text);
            text[i] = damage[k];
            char *whole = told(text, sizeof text - 1, 1 << 20, true), *parts = told(text, sizeof text - 1, 1 + i % 7, true);
            if (strcmp(whole, parts) != 0)
                fail_msg("byte %02X at %zu in pieces of %zu gives\n%s\nnot\n%s", (unsigned char)damage[k], i, 1 + i % 7, parts, whole);
            free(whole);
            free(parts);
        }
}

static void cut_at_every_byte(void **state)
{
    (void)state;
    for (size_t n = 0; n < sizeof correct - 1; n++) {
        char *whole = told(correct, n, 1 << 20, true), *parts = told(correct, n, 3, true);
        assert_string_equal(whole, parts);
        free(whole);
        free(parts);
    }
}

/* Long comments and quotations of two-, three- and four-byte signs, so that every buffer of the
 * scanner ends inside a sign in one of them. */
static void signs_at_the_ends_of_buffers(void **state)
{
    (void)state;
    static const char *const signs[] = {"\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80"};
    static const size_t sizes[] = {4000, 8190, 16380, 32760, 65530};
    char *text = malloc(300000);
    for (size_t s = 0; s < 3; s++)
        for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++)
            for (size_t lead = 0; lead < 9; lead++) {
                size_t n = (size_t)snprintf(text, 300000, "use \"x\" %*s#", (int)lead, ""), w = strlen(signs[s]);
                for (size_t i = 0; i < sizes[k] / w + 8; i++) memcpy(text + n, signs[s], w), n += w;
                n += (size_t)snprintf(text + n, 300000 - n, "\nstate A \"a\" # %.*s\nstate B \"b\"", (int)(w * 3), signs[s]);
                for (size_t piece = k ? 701 : 1; piece <= 8192; piece = piece * 8 + 2584) {
                    char *out = told(text, n, piece, true);
                    assert_string_equal(out, "USE:x STATE:A(STR:a) STATE:B(STR:b)\n");
                    free(out);
                }
            }
    free(text);
}

/* Writes the same small case again and again; a stream that is never kept as a whole. */
typedef struct { uint32_t left; size_t at, len; char text[256]; } endless;

static long read_endless(void *user, char *buf, size_t room)
{
    endless *e = user;
    if (e->at == e->len) {
        if (!e->left) return 0;
        e->left--;
        e->len = (size_t)snprintf(e->text, sizeof e->text, "# number %u\ncase c%u \"C\" {\n  2022-01-01: force by A on B [s]\n%s}\n", e->left,
                                  e->left, e->left % 10 == 3 ? "  span = 5\n" : "");
        e->at = 0;
    }
    size_t n = e->len - e->at < room ? e->len - e->at : room;
    memcpy(buf, e->text + e->at, n);
    e->at += n;
    return (long)n;
}

static void a_stream_runs_in_flat_memory(void **state)
{
    (void)state;
    enum { CASES = 20000 };
    desk d;
    desk_open(&d, "");
    host_memory host = {0};
    arena mem;
    arena_init(&mem, host_source(&host), (size_t)1 << 30);
    endless e = {.left = CASES};
    source *src = source_add(&d.sources, "stream", host_source(&host));
    parser *p = parse_open(&d.mem, src, read_endless, &e, false);
    size_t most = 0, read = 0, rejected = 0;
    for (;;) {
        ast tree;
        interner names;
        diag_list diags;
        arena_reset(&mem);
        ast_init(&tree, &mem);
        intern_init(&names, &mem, &d.names);
        diag_init(&diags, &mem);
        parse_into(p, &tree, &names, &diags, &d.sources);
        node_id item = 0;
        parse_result r = parse_next(p, &item);
        if (r == PARSE_END) break;
        read++;
        uint32_t number = CASES - (uint32_t)read;
        assert_true((r == PARSE_REJECTED) == (number % 10 == 3));
        if (r == PARSE_REJECTED) {
            rejected++;
            assert_int_equal(diags.list.n, 1);
            /* Places count from the beginning of the stream, and the line is there to be shown. */
            place at = source_place(&d.sources, diags.list.at[0]->at);
            assert_int_equal(at.line, (read - 1) * 4 + rejected - 1 + 4);
            assert_int_equal(at.column, 8);
            assert_true(slice_eq(source_line(&d.sources, diags.list.at[0]->at), SLICE("  span = 5")));
        } else {
            char want[16];
            snprintf(want, sizeof want, "c%u", number);
            assert_string_equal(intern_str(&names, ast_node(&tree, item)->text), want);
        }
        if (read <= 1000 && host.bytes > most) most = host.bytes;
        assert_true(host.bytes <= most);
    }
    assert_int_equal(read, CASES);
    sources_drop(&d.sources, 0);
    arena_free(&mem);
    assert_int_equal(host.blocks, 0);
    desk_close(&d);
}

static long read_failing(void *user, char *buf, size_t room)
{
    piecewise *t = user;
    return t->at == t->len ? -1 : read_pieces(user, buf, room);
}

/* What was read before the failure stands; the declaration in which it happened does not. */
static void a_read_that_fails(void **state)
{
    (void)state;
    desk d;
    desk_open(&d, "");
    static const char text[] = "use \"x\"\ncase c \"C\" { }\ncase d \"D\" {";
    piecewise t = {text, sizeof text - 1, 8, 0};
    source *src = source_add(&d.sources, "broken", host_source(&d.memory));
    parser *p = parse_open(&d.mem, src, read_failing, &t, true);
    parse_into(p, &d.tree, &d.names, &d.diags, &d.sources);
    node_id item = 0;
    assert_int_equal(parse_next(p, &item), PARSE_ITEM);
    assert_int_equal(parse_next(p, &item), PARSE_ITEM);
    assert_int_equal(parse_next(p, &item), PARSE_REJECTED);
    assert_int_equal(parse_next(p, &item), PARSE_END);
    assert_int_equal(d.diags.list.n, 1);
    assert_int_equal(d.diags.list.at[0]->code, E_FILE);
    desk_close(&d);
}

TESTS(T(pieces), T(pieces_of_damaged_texts), T(cut_at_every_byte), T(signs_at_the_ends_of_buffers), T(a_stream_runs_in_flat_memory),
      T(a_read_that_fails))
