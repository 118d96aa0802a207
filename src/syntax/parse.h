/* The parse driver: source bytes to one declaration at a time.
 *
 * parse_next reads the next top-level declaration into the tree and stops behind its closing
 * bracket, so a stream of cases needs the memory of one. After a mistake the driver skips to
 * the next declaration; one mistake gives one message. Lexer and parser keep all their memory
 * in the given arena.
 */
#ifndef CASUS_SYNTAX_PARSE_H
#define CASUS_SYNTAX_PARSE_H
#include "base/diag.h"
#include "syntax/ast.h"

typedef struct parser parser;

typedef enum { PARSE_ITEM, PARSE_END, PARSE_REJECTED } parse_result;
typedef enum { AHEAD_USE, AHEAD_CASE, AHEAD_LAW, AHEAD_END, AHEAD_REJECTED } parse_ahead;

/* Starts reading `read` as file `src`. `mem` holds the scanner's buffers and must outlive the
 * parser; the tree, names and messages may live in arenas that are reset between items (then
 * call parse_into again). `keep` keeps the whole text of the file for later messages. */
parser *parse_open(arena *mem, source *src, source_read read, void *user, bool keep);
void parse_into(parser *p, ast *tree, interner *names, diag_list *diags, source_table *sources);
/* What the next declaration is, by its first word; no name of it was looked at yet, so the caller
 * may still call parse_into. AHEAD_REJECTED: none of these words; parse_next will tell. */
parse_ahead parse_peek(parser *p);
/* The next declaration; *item is its root. */
parse_result parse_next(parser *p, node_id *item);
/* Parses one formula (for --assume) held in `text`; 0 after a message. */
node_id parse_formula(arena *mem, source *src, const char *text, ast *tree, interner *names,
                      diag_list *diags, source_table *sources);
#endif
