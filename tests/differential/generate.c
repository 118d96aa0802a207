/* generate SEED N DIR - N random pairs of a treaty and a case, five cases to a treaty.
 *
 * Writes DIR/pI.terms, pI.treaty, pI.case (a stream of five cases) and pI.args (options for both
 * programs: a day as of which, a day by which sources were known,
 * what is assumed, a text applied, a side whose claims are taken, a length of time). The same seed gives the same bytes. */
#include "gen.h"
#include <stdlib.h>

static uint64_t state_of;

static uint64_t mixed(uint64_t z)
{
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

void seed_with(uint64_t seed)
{
    state_of = mixed(seed + UINT64_C(0x9E3779B97F4A7C15));
}

static uint64_t next_number(void)
{
    return mixed(state_of += UINT64_C(0x9E3779B97F4A7C15));
}

int below(int n)
{
    return (int)(next_number() % (uint64_t)n);
}

bool chance(int percent)
{
    return below(100) < percent;
}

const char *one_of(const char *const *list, int n)
{
    return list[below(n)];
}

const char *const state_name[STATES] = {"Alba", "Boria", "Coria", "Doria"};
const char *const group_name[GROUPS] = {"Guard", "Host"};
const char *const place_name[PLACES] = {"Port", "Quay", "Ridge"};
const char *const gravity_name[LEVELS] = {"incident", "serious", "grave"};
const char *const aid_name[LEVELS] = {"talks", "material", "military"};

const char *date(int n)
{
    static char text[8][32];
    static int turn;
    static const int length[] = {31, 29, 31, 30, 31, 30, 31};
    int month = 1;
    char *out = text[turn++ % 8];
    while (n < 0) n += length[--month];
    while (n >= length[month]) n -= length[month++];
    snprintf(out, sizeof text[0], "2000-%02d-%02d", month + 1, n + 1);
    return out;
}

static FILE *open_part(const char *dir, int which, const char *ending)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/p%d.%s", dir, which, ending);
    FILE *f = fopen(path, "w");
    if (!f) {
        perror(path);
        exit(2);
    }
    return f;
}

/* Of what is assumed: an event that each case records, or what is asked of it, of a place or of a group. */
static void write_assumption(FILE *out, bool as_of)
{
    char text[64];
    int which = below(4);
    if (which == 0) snprintf(text, sizeof text, "justified(blow)");
    else if (which == 1) snprintf(text, sizeof text, "title(%s,%s)", place_name[below(PLACES)], state_name[below(STATES)]);
    else if (which == 2) snprintf(text, sizeof text, "acts_for(%s,%s)", group_name[below(GROUPS)], state_name[below(STATES)]);
    else snprintf(text, sizeof text, "blow");
    fprintf(out, " --assume ");
    if (chance(50) || (as_of && which == 3)) fprintf(out, "not(%s)", text); /* what begins later is not assumed to be so */
    else fprintf(out, "%s", text);
}

static void write_args(FILE *out, const law_shape *shape)
{
    bool as_of = chance(40);
    if (as_of) fprintf(out, "--as-of %s", date(1 + below(14)));
    else if (chance(10)) fprintf(out, "--policy case-of:%s", state_name[below(STATES)]);
    else if (chance(12)) fprintf(out, "--policy found-only");
    else if (chance(25)) fprintf(out, "--policy burden");
    if (chance(12)) fprintf(out, " --known-by %s", date(2 + below(12)));
    for (int n = chance(15) ? 1 : 0; n > 0; n--) write_assumption(out, as_of);
    if (shape->two_versions && chance(25)) fprintf(out, " --text %s", chance(50) ? "old" : "new");
    if (chance(10)) fprintf(out, " --set soon=%d", below(12));
    if (shape->reading[0] && chance(50)) fprintf(out, " --reading %s", shape->reading);
    fprintf(out, "\n");
}

static void write_pair(const char *dir, uint64_t seed, int which, int cases)
{
    char vocabulary[64];
    law_shape shape;
    seed_with(seed * 1000003 + (uint64_t)which);
    snprintf(vocabulary, sizeof vocabulary, "p%d.terms", which);
    FILE *f = open_part(dir, which, "terms");
    write_vocabulary(f);
    fclose(f);
    f = open_part(dir, which, "treaty");
    write_treaty(f, vocabulary, &shape);
    fclose(f);
    f = open_part(dir, which, "args");
    write_args(f, &shape);
    fclose(f);
    f = open_part(dir, which, "case");
    fprintf(f, "use \"p%d.treaty\"\n", which);
    for (int i = 0; i < cases; i++) write_case(f, i, &shape);
    fclose(f);
}

int main(int argc, char **argv)
{
    enum { CASES = 5 };
    if (argc != 4) {
        fprintf(stderr, "usage: generate SEED N DIR\n");
        return 2;
    }
    uint64_t seed = strtoull(argv[1], NULL, 10);
    long n = strtol(argv[2], NULL, 10);
    for (int i = 0; i * CASES < n; i++) write_pair(argv[3], seed, i, n - i * CASES < CASES ? (int)(n - i * CASES) : CASES);
    return 0;
}
