/* Source files: places against a plain count over the whole text, also when the window slides. */
#include "kit.h"
#include <stdio.h>
#include "base/source.h"

static host_memory memory;
static arena mem;
static source_table table;

static int open_table(void **state)
{
    (void)state;
    arena_init(&mem, host_source(&memory), (size_t)1 << 30);
    sources_init(&table, &mem);
    return 0;
}

static int close_table(void **state)
{
    (void)state;
    sources_drop(&table, 0);
    arena_free(&mem);
    return memory.blocks != 0;
}

static span at(const source *s, uint64_t offset, uint32_t len)
{
    return (span){s->base + offset, len};
}

/* The measure: lines and columns counted from the beginning of the text. */
static void expect_place(const source *s, const char *text, uint64_t offset)
{
    uint64_t line = 1, column = 1;
    for (uint64_t i = 0; i < offset; i++) {
        column++;
        if (text[i] == '\n') line++, column = 1;
    }
    place p = source_place(&table, at(s, offset, 1));
    if (p.line != line || p.column != column || p.offset != offset)
        fail_msg("offset %llu is told as %llu:%llu, and is %llu:%llu", (unsigned long long)offset, (unsigned long long)p.line,
                 (unsigned long long)p.column, (unsigned long long)line, (unsigned long long)column);
    assert_string_equal(p.file, s->name);
}

/* A text with lines of many lengths, some of them empty, some longer than a step of the map. */
static char *long_text(size_t n)
{
    char *text = malloc(n);
    uint32_t seed = 7;
    for (size_t i = 0; i < n; i++) {
        seed = seed * 1664525u + 1013904223u;
        bool end = (i / 20000) % 3 == 1 ? seed >> 16 == 0 : (seed >> 24) < 9;
        text[i] = end ? '\n' : (char)('a' + (seed >> 20) % 26);
    }
    return text;
}

/* A place that was pinned is told after the window has gone by; one that was not is forgotten. */
static void pinned_places(void **state)
{
    (void)state;
    char *text = long_text(100000);
    source *s = source_add(&table, "pinned", host_source(&memory)), *other = source_add(&table, "other", host_source(&memory));
    assert_true(source_append(s, text, 100000));
    for (uint64_t i = 0; i < 200; i++) assert_true(source_pin(s, at(s, i * 333, 5)));
    assert_true(source_pin(s, at(s, 0, 1)));       /* known already */
    assert_true(source_pin(s, at(s, 200000, 1)));  /* not there yet */
    assert_true(source_pin(s, at(other, 5, 1)));   /* of another file */
    assert_true(source_pin(s, NOWHERE));
    assert_int_equal(s->pins, 200);
    source_slide(s, 90000);
    for (uint64_t i = 0; i < 200; i++) expect_place(s, text, i * 333);
    assert_int_equal(source_place(&table, at(s, 40001, 1)).line, 0);
    assert_true(source_pin(s, at(s, 40001, 1))); /* too late */
    assert_int_equal(s->pins, 200);
    source_unpin(s);
    assert_int_equal(source_place(&table, at(s, 40293, 1)).line, 0);
    expect_place(s, text, 95000);
    memory.deny = 1;
    assert_false(source_pin(other, at(other, 0, 1)));
    memory.deny = 0;
    free(text);
}

static void places_of_small_texts(void **state)
{
    (void)state;
    const char *text = "treaty\n\n  duty\r\nlast";
    source *s = source_add(&table, "small.treaty", host_source(&memory));
    assert_true(source_append(s, text, strlen(text)));
    for (uint64_t i = 0; i <= strlen(text); i++) expect_place(s, text, i);
    assert_true(slice_eq(source_text(&table, at(s, 10, 4)), SLICE("duty")));
    assert_int_equal(source_text(&table, at(s, 17, 4)).len, 0); /* runs past the end */
    assert_true(slice_eq(source_line(&table, at(s, 0, 1)), SLICE("treaty")));
    assert_int_equal(source_line(&table, at(s, 7, 1)).len, 0);
    assert_true(slice_eq(source_line(&table, at(s, 12, 1)), SLICE("  duty"))); /* without the line end */
    assert_true(slice_eq(source_line(&table, at(s, 20, 0)), SLICE("last")));
    assert_ptr_equal(source_of(&table, at(s, 3, 1)), s);
}

static void nowhere_and_empty_files(void **state)
{
    (void)state;
    assert_null(source_of(&table, NOWHERE));
    assert_int_equal(source_place(&table, NOWHERE).line, 0);
    assert_int_equal(source_text(&table, NOWHERE).len, 0);
    assert_int_equal(source_line(&table, NOWHERE).len, 0);
    source *s = source_add(&table, "empty", host_source(&memory));
    place p = source_place(&table, at(s, 0, 0));
    assert_int_equal(p.line, 1);
    assert_int_equal(p.column, 1);
    assert_true(source_append(s, "", 0));
    assert_int_equal(source_line(&table, at(s, 0, 0)).len, 0);
    assert_null(source_of(&table, (span){s->base + ((uint64_t)9 << 50), 1})); /* beyond every file */
}

static void files_do_not_mix(void **state)
{
    (void)state;
    source *a = source_add(&table, "a", host_source(&memory)), *b = source_add(&table, "b", host_source(&memory));
    assert_true(source_append(a, "aaaa\nx", 6));
    assert_true(source_append(b, "b\nb\nx", 5));
    expect_place(a, "aaaa\nx", 5);
    expect_place(b, "b\nb\nx", 4);
    assert_true(slice_eq(source_text(&table, at(b, 0, 1)), SLICE("b")));
    span both = span_join(at(a, 0, 2), at(a, 5, 1));
    assert_true(slice_eq(source_text(&table, both), SLICE("aaaa\nx")));
    assert_int_equal(span_join(NOWHERE, at(a, 5, 1)).at, a->base + 5);
    assert_int_equal(span_join(at(a, 5, 1), NOWHERE).len, 1);
}

/* Appended in pieces of every size, a long text has the places of the whole. */
static void places_of_long_texts(void **state)
{
    (void)state;
    size_t n = 100000;
    char *text = long_text(n);
    for (size_t piece = 1; piece < 60000; piece = piece * 3 + 1) {
        source *s = source_add(&table, "long", host_source(&memory));
        for (size_t i = 0; i < n; i += piece) assert_true(source_append(s, text + i, i + piece < n ? piece : n - i));
        for (uint64_t i = 0; i < n; i += 997) expect_place(s, text, i);
        for (uint64_t k = SOURCE_STEP; k < n; k += SOURCE_STEP)
            for (uint64_t i = k - 1; i <= k + 1; i++) expect_place(s, text, i);
        expect_place(s, text, n);
        sources_drop(&table, table.n - 1);
    }
    free(text);
}

/* A stream: the window slides, the places stay those of the whole file, the memory stays flat. */
static void sliding(void **state)
{
    (void)state;
    size_t n = 300000;
    char *text = long_text(n);
    static const size_t window[] = {1, 10, 100, 4095, 4096, 4097, 20000};
    for (size_t w = 0; w < sizeof window / sizeof *window; w++) {
        source *s = source_add(&table, "stream", host_source(&memory));
        size_t before = memory.bytes, most = 0;
        for (size_t i = 0, piece = 1; i < n; i += piece, piece = piece % 3000 + 37) {
            if (i + piece > n) piece = n - i;
            assert_true(source_append(s, text + i, piece));
            uint64_t size = i + piece, from = size > window[w] ? size - window[w] : 0;
            source_slide(s, from);
            assert_int_equal(s->from, from);
            assert_true(s->len == size - from && memcmp(s->text, text + from, s->len) == 0);
            if (memory.bytes - before > most) most = memory.bytes - before;
            if (i % 7 == 0) {
                expect_place(s, text, from);
                expect_place(s, text, from + (size - from) / 2);
                expect_place(s, text, size);
            }
        }
        assert_true(most < 8 * (window[w] + 3037) + 16384);
        sources_drop(&table, table.n - 1);
    }
    free(text);
}

static void what_the_window_forgot(void **state)
{
    (void)state;
    const char *text = "one\ntwo two\nthree\n";
    source *s = source_add(&table, "stream", host_source(&memory));
    assert_true(source_append(s, text, strlen(text)));
    source_slide(s, 8); /* in the middle of line 2 */
    assert_int_equal(source_text(&table, at(s, 4, 3)).len, 0);
    assert_true(slice_eq(source_text(&table, at(s, 8, 3)), SLICE("two")));
    assert_int_equal(source_line(&table, at(s, 8, 3)).len, 0); /* not the whole line */
    assert_true(slice_eq(source_line(&table, at(s, 12, 5)), SLICE("three")));
    place p = source_place(&table, at(s, 5, 1)); /* gone, but on the line whose start is known */
    assert_int_equal(p.line, 2);
    assert_int_equal(p.column, 2);
    p = source_place(&table, at(s, 1, 1));
    assert_int_equal(p.line, 0); /* forgotten */
    assert_int_equal(p.offset, 1);
    source_slide(s, 3); /* never backwards */
    assert_int_equal(s->from, 8);
    source_slide(s, 5000); /* never past the end */
    assert_int_equal(s->from, strlen(text));
    expect_place(s, text, strlen(text));
}

/* The next case uses the places of the last one's files again. */
static void dropping(void **state)
{
    (void)state;
    uint32_t law = table.n;
    uint64_t base = 0;
    for (int round = 0; round < 20; round++) {
        source *s = source_add(&table, "case", host_source(&memory));
        if (round) assert_int_equal(s->base, base);
        base = s->base;
        assert_true(source_append(s, "x\ny", 3));
        expect_place(s, "x\ny", 2);
        sources_drop(&table, law);
        assert_null(source_of(&table, (span){base, 1}));
    }
    sources_drop(&table, 9999);
    assert_int_equal(table.n, law);
}

static void a_host_without_memory(void **state)
{
    (void)state;
    source *s = source_add(&table, "big", host_source(&memory));
    char text[10000];
    memset(text, 'x', sizeof text);
    assert_true(source_append(s, text, 1000));
    for (size_t n = 1; n <= 2; n++) {
        memory.deny = n;
        bool told = source_append(s, text, sizeof text);
        memory.deny = 0;
        if (told) continue; /* it needed fewer requests */
        assert_int_equal(s->size, 1000); /* what failed changed nothing */
        assert_true(slice_eq(source_text(&table, at(s, 0, 1)), SLICE("x")));
    }
    assert_true(source_append(s, text, sizeof text));
    memory.deny = 1;
    ASSERT_EXHAUSTED(&mem, source_add(&table, "name", host_source(&memory)));
    memory.deny = 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define S(F) cmocka_unit_test_setup_teardown(F, open_table, close_table)
        S(places_of_small_texts), S(nowhere_and_empty_files), S(files_do_not_mix), S(places_of_long_texts), S(sliding),
        S(what_the_window_forgot), S(pinned_places), S(dropping), S(a_host_without_memory)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
