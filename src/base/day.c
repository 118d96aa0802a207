/* Days as numbers, after H. Hinnant's days_from_civil: the year is taken to begin in March, so
 * that the leap day comes last, and 400 years make an era of 146097 days.
 *
 * Contract: pure arithmetic; no value of the type overflows. */
#include "base/day.h"

#define ERA_DAYS 146097
#define TO_1970  719468 /* days from 0000-03-01 to 1970-01-01 */

static bool leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int day_month_length(int year, int month)
{
    static const unsigned char length[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12) return 0;
    return length[month - 1] + (month == 2 && leap(year));
}

bool day_make(int year, int month, int dom, day *out)
{
    if (year < 1 || year > 9999 || dom < 1 || dom > day_month_length(year, month)) return false;
    int y = year - (month <= 2);
    int era = y / 400, year_of_era = y % 400;
    int day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + dom - 1;
    *out = era * ERA_DAYS + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - TO_1970;
    return true;
}

void day_split(day d, int *year, int *month, int *dom)
{
    int64_t z = (int64_t)d + TO_1970;
    int64_t era = (z >= 0 ? z : z - (ERA_DAYS - 1)) / ERA_DAYS;
    int doe = (int)(z - era * ERA_DAYS); /* day of the era */
    int yoe = (doe - doe / 1460 + doe / 36524 - doe / (ERA_DAYS - 1)) / 365;
    int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    int m = (5 * doy + 2) / 153; /* 0 is March */
    *dom = doy - (153 * m + 2) / 5 + 1;
    *month = m < 10 ? m + 3 : m - 9;
    *year = (int)(era * 400) + yoe + (*month <= 2);
}

static void write_word(char out[11], const char *word)
{
    int i = 0;
    for (; word[i]; i++) out[i] = word[i];
    out[i] = 0;
}

static void write_number(char *out, int digits, int value)
{
    for (; digits-- > 0; value /= 10) out[digits] = (char)('0' + value % 10);
}

void day_write(day d, char out[11])
{
    int y, m, dom;
    day_split(d, &y, &m, &dom);
    if (d == DAY_MIN) write_word(out, "always");
    else if (d == DAY_MAX) write_word(out, "ongoing");
    else if (y < 1) write_word(out, "before 1"); /* only sums of days come here; they must fit the room */
    else if (y > 9999) write_word(out, "after 9999");
    else {
        write_number(out, 4, y);
        write_number(out + 5, 2, m);
        write_number(out + 8, 2, dom);
        out[4] = out[7] = '-';
        out[10] = 0;
    }
}

day day_add(day d, int32_t n)
{
    if (d == DAY_MIN || d == DAY_MAX) return d;
    int64_t sum = (int64_t)d + n;
    if (sum <= DAY_MIN) return DAY_MIN + 1; /* a sum of days is a day, never "always" */
    if (sum >= DAY_MAX) return DAY_MAX - 1;
    return (day)sum;
}

bool day_read(const char *text, day *out)
{
    int part[3] = {0};
    for (int i = 0, at = 0; i < 10; i++) {
        bool digit = text[i] >= '0' && text[i] <= '9', hyphen = i == 4 || i == 7;
        if (hyphen ? text[i] != '-' : !digit) return false;
        if (hyphen) at++;
        else part[at] = part[at] * 10 + (text[i] - '0');
    }
    if (text[10]) return false;
    if (!day_make(part[0], part[1], part[2], out)) *out = DAY_MIN;
    return true;
}
