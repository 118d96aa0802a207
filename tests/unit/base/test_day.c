/* Days: every day of the years 1 to 9999 goes there and back, and nothing else is a day. */
#include "kit.h"
#include "base/day.h"

static day days(int y, int m, int d)
{
    day out = 0;
    assert_true(day_make(y, m, d, &out));
    return out;
}

static void every_day_there_and_back(void **state)
{
    (void)state;
    static const int length[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    day last = days(1, 1, 1) - 1;
    for (int y = 1; y <= 9999; y++) {
        bool leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
        for (int m = 1; m <= 12; m++) {
            int n = length[m - 1] + (m == 2 && leap);
            if (day_month_length(y, m) != n) fail_msg("%d-%d has %d days, not %d", y, m, n, day_month_length(y, m));
            for (int d = 1; d <= n; d++) {
                day x;
                int yy, mm, dd;
                if (!day_make(y, m, d, &x) || x != last + 1) fail_msg("%d-%d-%d does not follow the day before it", y, m, d);
                day_split(x, &yy, &mm, &dd);
                if (yy != y || mm != m || dd != d) fail_msg("%d-%d-%d comes back as %d-%d-%d", y, m, d, yy, mm, dd);
                last = x;
            }
        }
    }
}

static void known_days(void **state)
{
    (void)state;
    assert_int_equal(days(1970, 1, 1), 0);
    assert_int_equal(days(1969, 12, 31), -1);
    assert_int_equal(days(2000, 2, 29), 11016);
    assert_int_equal(days(1914, 8, 4), -20239);
    assert_int_equal(days(1, 1, 1), -719162);
    assert_int_equal(days(9999, 12, 31), 2932896);
    assert_int_equal(days(1992, 5, 15) - days(1991, 5, 15), 366);
}

static void what_is_no_day(void **state)
{
    (void)state;
    static const int wrong[][3] = {{0, 1, 1}, {-1, 1, 1}, {10000, 1, 1}, {1914, 0, 1}, {1914, 13, 1}, {1914, 1, 0}, {1914, 1, 32},
                                   {1914, 2, 29}, {1900, 2, 29}, {2100, 2, 29}, {2000, 2, 30}, {1914, 4, 31}, {1914, 1, -1}};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        day x = 77;
        assert_false(day_make(wrong[i][0], wrong[i][1], wrong[i][2], &x));
        assert_int_equal(x, 77);
    }
    assert_int_equal(day_month_length(1914, 0), 0);
    assert_int_equal(day_month_length(1914, 13), 0);
    assert_int_equal(day_month_length(1914, -1), 0);
}

static void writing(void **state)
{
    (void)state;
    static const struct { int y, m, d; const char *text; } table[] = {
        {1992, 5, 15, "1992-05-15"}, {1, 1, 1, "0001-01-01"}, {9999, 12, 31, "9999-12-31"}, {1600, 2, 29, "1600-02-29"}};
    char text[11];
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        day_write(days(table[i].y, table[i].m, table[i].d), text);
        assert_string_equal(text, table[i].text);
    }
    day_write(DAY_MIN, text);
    assert_string_equal(text, "always");
    day_write(DAY_MAX, text);
    assert_string_equal(text, "ongoing");
    /* Sums of days can leave the calendar; they still fit the room. */
    static const day far[] = {DAY_MIN + 1, DAY_MAX - 1, -719163, 2932897, -1000000000, 1000000000};
    for (size_t i = 0; i < sizeof far / sizeof *far; i++) {
        memset(text, 'x', sizeof text);
        day_write(far[i], text);
        assert_non_null(memchr(text, 0, sizeof text));
    }
}

static void adding(void **state)
{
    (void)state;
    assert_int_equal(day_add(10, 5), 15);
    assert_int_equal(day_add(10, -15), -5);
    assert_int_equal(day_add(DAY_MIN, 1), DAY_MIN);
    assert_int_equal(day_add(DAY_MAX, -1), DAY_MAX);
    assert_int_equal(day_add(DAY_MAX - 5, INT32_MAX), DAY_MAX - 1);
    assert_int_equal(day_add(DAY_MIN + 5, INT32_MIN), DAY_MIN + 1);
    assert_int_equal(day_add(DAY_MAX - 5, 5), DAY_MAX - 1);
}

TESTS(T(every_day_there_and_back), T(known_days), T(what_is_no_day), T(writing), T(adding))
