/* The one escaping module: what a file says can neither move the cursor nor hide or reorder what
 * stands beside it. Also the width of a text on the screen, which depends on the same question.
 */
#ifndef CASUS_REPORT_ESCAPE_H
#define CASUS_REPORT_ESCAPE_H
#include "report/report.h"

/* Controls (C0, DEL, C1), signs of no width, and signs that reorder text. */
bool sign_is_hidden(uint32_t code);
/* Appends a text with such signs as \u{202e} and bytes that are no UTF-8 as \x{ff}. What it
 * appends holds no byte below 0x20: formats may use those for themselves. */
void escape_text(strbuf *sb, const char *s, size_t n);
/* Columns of a text that was escaped: one per sign. */
size_t text_columns(const char *s, size_t n);

/* Hands bytes to the sink as they are. */
void out_bytes(out *o, const char *s, size_t n);
/* Hands over a piece of JSON; such signs, which there stand only in strings, as \u202e. */
void out_json(out *o, const char *s, size_t n);
#endif
