/* Days as numbers: proleptic Gregorian, day 0 is 1970-01-01. No clock, no locale, no time zone. */
#ifndef CASUS_BASE_DAY_H
#define CASUS_BASE_DAY_H
#include <stdbool.h>
#include <stdint.h>

typedef int32_t day;
#define DAY_MIN INT32_MIN /* since always */
#define DAY_MAX INT32_MAX /* ongoing, never ending */

/* The day of year-month-day, years 1 to 9999; false where the calendar has no such day. */
bool day_make(int year, int month, int dom, day *out);
/* Whether the text is written year-month-day, as in 2022-09-16; `out` then has the day, or DAY_MIN where
 * the calendar has no such day. */
bool day_read(const char *text, day *out);
void day_split(day d, int *year, int *month, int *dom);
/* Writes "YYYY-MM-DD" and a NUL (11 bytes). DAY_MIN prints "always", DAY_MAX "ongoing". */
void day_write(day d, char out[11]);
/* Number of days of a month (28 to 31), 0 for no month. */
int day_month_length(int year, int month);
/* d + n days, kept within the type; DAY_MIN and DAY_MAX stay what they are. */
day day_add(day d, int32_t n);
#endif
