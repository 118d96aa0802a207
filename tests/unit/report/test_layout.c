/* Paragraphs, hanging columns, styles, and the mark that stands for the obligor. */
#include "bench.h"
#include "report/layout.h"

typedef struct { bench b; out o; sheet s; } desk;

static void desk_begin(desk *d, int width, bool color)
{
    d->o = bench_out(&d->b, 0);
    d->o.width = width;
    d->o.color = color;
    sheet_init(&d->s, &d->b.mem);
}

static void desk_end(desk *d, const char *expected)
{
    sheet_print(&d->o, &d->s);
    assert_string_equal(sb_done(&d->b.got), expected);
    bench_end(&d->b);
}

static void test_words_are_wrapped_with_a_hang(void **state)
{
    (void)state;
    desk d;
    desk_begin(&d, 40, false);
    para(&d.s, 2, 4);
    say_text(&d.s, "whenever one of the parties is attacked by any state or group of states");
    desk_end(&d, "  whenever one of the parties is\n    attacked by any state or group of\n    states\n");
}

static void test_the_last_column_is_used(void **state)
{
    (void)state;
    desk d;
    desk_begin(&d, 40, false);
    para(&d.s, 0, 0);
    say_text(&d.s, "1234567890123456789 12345678901234567890"); /* 40 columns */
    para(&d.s, 0, 0);
    say_text(&d.s, "1234567890123456789 123456789012345678901"); /* 41 */
    desk_end(&d, "1234567890123456789 12345678901234567890\n1234567890123456789\n123456789012345678901\n");
}

static void test_a_long_word_is_not_broken(void **state)
{
    (void)state;
    desk d;
    desk_begin(&d, 40, false);
    para(&d.s, 0, 2);
    say_text(&d.s, "see https://example.org/a/very/long/address/of/a/source there");
    desk_end(&d, "see\n  https://example.org/a/very/long/address/of/a/source\n  there\n");
}

static void test_columns_are_signs_not_bytes(void **state)
{
    (void)state;
    desk d;
    desk_begin(&d, 40, false);
    para(&d.s, 0, 0);
    say_text(&d.s, "\xC5\xA0\xC5\xA0\xC5\xA0\xC5\xA0\xC5\xA0\xC5\xA0\xC5\xA0\xC5\xA0\xC5\xA0 123456789012345678901234567890");
    desk_end(&d, "\xC5\xA0\xC5\xA0\xC5\xA0\xC5\xA0\xC5\xA0\xC5\xA0\xC5\xA0\xC5\xA0\xC5\xA0 123456789012345678901234567890\n");
}

static void test_labels_stand_in_a_column(void **state)
{
    (void)state;
    desk d;
    desk_begin(&d, 40, false);
    para(&d.s, 2, 10);
    say_text(&d.s, "met");
    to_hang(&d.s);
    say_text(&d.s, "one of the Member States, and more words");
    para(&d.s, 2, 10);
    say_text(&d.s, "a long label");
    to_hang(&d.s);
    say_text(&d.s, "words");
    para(&d.s, 2, 10);
    to_hang(&d.s);
    say_text(&d.s, "no label");
    blank_line(&d.s);
    desk_end(&d, "  met     one of the Member States, and\n          more words\n  a long label\n          words\n"
                 "          no label\n\n");
}

static void test_spaces_between_pieces_are_one(void **state)
{
    (void)state;
    desk d;
    desk_begin(&d, 40, false);
    para(&d.s, 0, 0);
    say_text(&d.s, " a ");
    say_text(&d.s, "  b");
    say(&d.s, "%s %d ", "c", 7);
    desk_end(&d, "a bc 7\n");
}

static void test_narrow_and_default_widths(void **state)
{
    (void)state;
    desk d;
    desk_begin(&d, 1, false); /* as 40: with less, nothing could be told */
    para(&d.s, 60, 60);       /* words keep some columns */
    say_text(&d.s, "at the request of that party");
    desk_end(&d, "                    at the request of\n                    that party\n");
    desk_begin(&d, 0, false); /* as 80 */
    para(&d.s, 0, 0);
    for (int i = 0; i < 21; i++) say_text(&d.s, "abc ");
    desk_end(&d, "abc abc abc abc abc abc abc abc abc abc abc abc abc abc abc abc abc abc abc abc\nabc\n");
}

static void test_styles_take_no_columns(void **state)
{
    (void)state;
    for (int color = 0; color < 2; color++) {
        desk d;
        desk_begin(&d, 40, color);
        para(&d.s, 0, 0);
        say_text(&d.s, "1234567890123456789 ");
        set_style(&d.s, STYLE_STRONG);
        say_text(&d.s, "12345678901234567890");
        set_style(&d.s, STYLE_PLAIN);
        desk_end(&d, color ? "1234567890123456789 \033[1m12345678901234567890\033[0m\n" : "1234567890123456789 12345678901234567890\n");
    }
}

static void test_a_file_cannot_forge_marks(void **state)
{
    (void)state;
    desk d;
    desk_begin(&d, 80, true);
    para(&d.s, 0, 0);
    say_text(&d.s, "\x03\x04!\n\x01\x02");
    say(&d.s, " %s", "\033[31m");
    desk_end(&d, "\\u{3}\\u{4}!\\u{a}\\u{1}\\u{2} \\u{1b}[31m\n");
}

static void test_the_obligor_becomes_a_mark(void **state)
{
    (void)state;
    desk d;
    desk_begin(&d, 80, false);
    d.s.obligor = "Russia";
    para(&d.s, 0, 0);
    say_text(&d.s, "if Russia, not Russian or BelRussia or Russia_2, sent help(Russia)");
    size_t len = sheet_end(&d.s);
    print_paragraphs(&d.o, d.s.body.at, len, "that party");
    print_paragraphs(&d.o, d.s.body.at, len, "Russia");
    assert_string_equal(sb_done(&d.b.got),
                        "if that party, not Russian or BelRussia or Russia_2, sent help(that party)\n"
                        "if Russia, not Russian or BelRussia or Russia_2, sent help(Russia)\n");
    bench_end(&d.b);
}

static void test_a_sheet_can_be_cut(void **state)
{
    (void)state;
    desk d;
    desk_begin(&d, 80, false);
    para(&d.s, 0, 0);
    say_text(&d.s, "kept");
    size_t len = sheet_end(&d.s);
    para(&d.s, 0, 0);
    say_text(&d.s, "taken back");
    sheet_cut(&d.s, len);
    desk_end(&d, "kept\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_are_wrapped_with_a_hang), cmocka_unit_test(test_the_last_column_is_used),
        cmocka_unit_test(test_a_long_word_is_not_broken),     cmocka_unit_test(test_columns_are_signs_not_bytes),
        cmocka_unit_test(test_labels_stand_in_a_column),      cmocka_unit_test(test_spaces_between_pieces_are_one),
        cmocka_unit_test(test_narrow_and_default_widths),     cmocka_unit_test(test_styles_take_no_columns),
        cmocka_unit_test(test_a_file_cannot_forge_marks),     cmocka_unit_test(test_the_obligor_becomes_a_mark),
        cmocka_unit_test(test_a_sheet_can_be_cut),
    };
    return cmocka_run_group_tests_name("report layout", tests, NULL, NULL);
}
