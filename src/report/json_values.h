/* Values of JSON, for every report that writes it.
 *
 * Contract: jansson takes its memory from the process, not from an arena: every value is attached to
 * the whole before it is filled, the arena is not used while the whole lives, and so the one release
 * in dump_json frees everything, whatever failed in between. What could not be had sets `failed`.
 */
#ifndef CASUS_REPORT_JSON_VALUES_H
#define CASUS_REPORT_JSON_VALUES_H
#include "report/report.h"
#include <jansson.h>

typedef struct { bool failed; const source_table *sources; /* for add_place */ } writer;

/* Attaches a new value under `key`, or at the end of an array where key is NULL. Gives it back,
 * borrowed; NULL where memory is out. */
json_t *attach(writer *w, json_t *to, const char *key, json_t *value);
json_t *add_object(writer *w, json_t *to, const char *key);
json_t *add_array(writer *w, json_t *to, const char *key);
/* NULL becomes null. */
void add_text(writer *w, json_t *to, const char *key, const char *s);
void add_bool(writer *w, json_t *to, const char *key, bool value);
void add_number(writer *w, json_t *to, const char *key, uint64_t value);
/* "YYYY-MM-DD"; the two ends of time become null. */
void add_day(writer *w, json_t *to, const char *key, day d);
void add_texts(writer *w, json_t *to, const char *key, const char *const *s, uint32_t n);
/* Where `at` stands: file, line, column; null where it stands in no file. */
void add_place(writer *w, json_t *to, span at);
/* Writes the whole as one line and gives it back to jansson. False where the sink refused or memory was
 * out; then what was written is no whole line. */
bool dump_json(out *o, const writer *w, json_t *whole);
#endif
