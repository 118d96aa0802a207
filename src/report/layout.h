/* Paragraphs: a report is composed on a sheet first and broken into lines when it is printed.
 *
 * Contract: the words of a sheet are escaped as they are said, so a byte below 0x20 on it is
 * always one of the layout's own marks. Two sheets that look alike are equal byte for byte, which
 * is how rows of several obligors are found to say the same: while a sheet has an obligor, its name
 * is kept as a mark, printed as the name or, for several, as "that party".
 */
#ifndef CASUS_REPORT_LAYOUT_H
#define CASUS_REPORT_LAYOUT_H
#include "report/report.h"

typedef enum { STYLE_PLAIN, STYLE_STRONG, STYLE_FAINT, STYLE_ERROR, STYLE_WARNING, STYLES } text_style;

typedef struct {
    strbuf body, scratch;
    const char *obligor; /* or NULL */
    const m_case *names; /* whose names its words are told in, or NULL: as they are declared */
    bool open;           /* a paragraph has begun */
} sheet;

void sheet_init(sheet *s, arena *mem);
/* Back to the first `len` bytes of the body (of whole paragraphs). */
void sheet_cut(sheet *s, size_t len);
/* Ends the open paragraph, if any; gives the bytes so far. */
size_t sheet_end(sheet *s);
/* Begins a paragraph: its first line at column `left`, the others at `hang`. */
void para(sheet *s, unsigned left, unsigned hang);
/* Goes on at the column `hang`: on this line where there is room, else on the next. */
void to_hang(sheet *s);
void blank_line(sheet *s);
void set_style(sheet *s, text_style style);
/* Says words; everything is escaped. Conversions as sb_fmt. */
void say(sheet *s, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* Says one text without a format. */
void say_text(sheet *s, const char *text);
/* Prints paragraphs; `obligor` is what its mark becomes. */
void print_paragraphs(out *o, const char *at, size_t n, const char *obligor);
/* Prints the whole sheet and clears it. */
void sheet_print(out *o, sheet *s);
#endif
