/* How the parts of the model are put into words: days, lists, standings, readings, verdicts.
 * Everything is said on a sheet, into the open paragraph. */
#ifndef CASUS_REPORT_PHRASE_H
#define CASUS_REPORT_PHRASE_H
#include "report/layout.h"

/* "14 September 2022". */
void say_day(sheet *s, day d);
/* "16 to 17 September 2022", "since 3 May 2020", "until 3 May 2020"; nothing for always. */
void say_days(sheet *s, day from, day to);
bool has_days(day from, day to);
/* A text in a file's own words, but for its days, which are told as in the rest of the report. */
void say_quoted(sheet *s, const char *text);
/* A text that the evaluator composed: its days, kept as 2022-09-14 in the other formats, and its names are told as in
 * the rest of the report. */
void say_told(sheet *s, const char *text);
/* Several, "a, b and c". */
void say_told_list(sheet *s, const char *const *texts, size_t n);
/* "A, B and C". */
void say_list(sheet *s, const char *const *names, size_t n, const char *last);
/* A state by the name that it bore on the days of the case, or on one day: "the Soviet Union". */
void say_party(sheet *s, const char *declared);
void say_party_on(sheet *s, const char *declared, day on);
/* Several, "A, B and C". */
void say_parties(sheet *s, const char *const *names, size_t n, const char *last);
/* "HONORED or NOT HONORED". */
void say_verdicts(sheet *s, const verdict_word *v, size_t n);
/* ", claimed by Tajikistan [s176], denied by Kyrgyzstan [s174]"; what stands for a missing record. */
void say_standing(sheet *s, const m_fact *f);
/* Name, words, days and standing; of an undisputed fact only the sources. */
void say_fact(sheet *s, const m_fact *f);
/* The same with all that can be said, for comparing and for lists. */
void say_fact_in_full(sheet *s, const m_fact *f);
/* " [s174, s176 (low, unverified)]"; nothing where there are none. */
void say_sources(sheet *s, const m_cite *c, uint32_t n);
/* The standing; of an undisputed fact only the sources. */
void say_standing_short(sheet *s, const m_fact *f);
/* By its name only: it was told above. */
/* "for want of a finding: not justified(x)"; "presumed: not justified(x), burden on A (shown) [icj]" */
void say_answer(sheet *s, const m_answer *a);
void say_fact_again(sheet *s, const m_fact *f);
/* "reading outsider: only a state that is no party". */
void say_reading(sheet *s, const m_reading *r);
/* "file:line:column". */
void say_place(sheet *s, const source_table *sources, span at);
/* The same in brackets after a space; nothing where it stands in no file. */
void say_at(sheet *s, const source_table *sources, span at);
/* Bytes of the words with which both begin. */
size_t shared_words(const char *a, const char *b);
bool text_given(const char *s);
/* Both NULL, or the same text. */
bool same_text(const char *a, const char *b);
#endif
