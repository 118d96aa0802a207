/* generate CASES FACTS SEED [FIRST] - writes CASES cases of FACTS facts each under pact.treaty.
 *
 * The same arguments give the same bytes. Every case draws from its own numbers, so that case N of
 * a seed is the same in every file; FIRST (1) is the number of the first one. A fact is one line of
 * the chronicle: a title, an event or an appraisal. Of the events about a fifth are uses of force;
 * requests come from those who were struck, help and consultations from those who were asked.
 * 15 % of the facts are claimed by one side and denied by the other, 10 % are only denied. A larger
 * record is a longer crisis: the span grows with FACTS. Sources and remarks are as the bundled cases
 * have them (11 bytes a word there, 8 here): every third fact brings a source of its own. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { STATES = 12, MEMBERS = 6, PLACES = 6, FACTS_MAX = 4000, NOBODY = -1 };
enum { SECOND_CLAIM = 40, CONTESTED = 15, DENIED = 10, APPRAISED = 85 }; /* per cent */

static const char *const state_name[STATES] = {"Arvia",  "Belmark", "Corland", "Dornia",       "Estmark", "Fenland",
                                               "Galdor", "Hestia",  "Ivaria",  "Jutland_East", "Keswick", "Lorvale"};
static const char *const place_name[PLACES] = {"Northmarch", "Oldbridge", "Pinehills", "Quarry_Bay", "Redshore", "Saltmines"};
static const char *const gravity_name[] = {"incident", "serious", "grave"};
static const char *const aid_name[] = {"declaratory", "diplomatic", "monitoring", "material", "military"};

typedef enum { FORCE, REQUEST, CONSULTATION, DECISION, ASSISTANCE, STATEMENT, KINDS } kind;
static const char *const kind_name[KINDS] = {"force", "request", "consultation", "decision", "assistance", "statement"};
/* The share of each kind among the events, per cent, added up. */
static const int kind_share[KINDS] = {20, 40, 56, 66, 86, 100};

typedef struct { kind what; int day, days, number, by, other, article, level, place; } event;
typedef struct { int owner, rival; } claim; /* who holds a place, and who claims it, too */

static uint64_t state_of_chance;

static uint32_t chance(uint32_t below)
{
    uint64_t z = (state_of_chance += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return (uint32_t)(((z ^ (z >> 31)) >> 32) * below >> 32);
}

static bool per_cent(int n)
{
    return (int)chance(100) < n;
}

/* One of the first `n` states other than `not_this`. */
static int some_state(int n, int not_this)
{
    int s;
    do s = (int)chance((uint32_t)n);
    while (s == not_this);
    return s;
}

/* Some earlier event of the kind (of requests: under the article), or NULL. */
static const event *earlier(const event *list, int n, kind what, int article)
{
    for (int tries = 0; n > 0 && tries < 12; tries++) {
        const event *e = &list[chance((uint32_t)n)];
        if (e->what == what && (what == FORCE ? e->other < MEMBERS : e->article == article)) return e;
    }
    return NULL;
}

static event invent(const event *list, int n, const claim *place, int first, int last)
{
    event e = {.what = FORCE, .number = n + 1, .day = first + (int)chance((uint32_t)(last - first + 1)), .days = 1};
    for (int share = (int)chance(100); share >= kind_share[e.what];) e.what++;
    const event *cause = NULL;
    switch (e.what) {
    case FORCE:
        e.by = some_state(STATES, NOBODY);
        e.place = (int)chance(PLACES);
        e.other = place[e.place].owner;
        if (e.other == e.by || per_cent(30)) e.other = some_state(STATES, e.by);
        e.level = (int)chance(3);
        if (per_cent(30)) e.days += (int)chance(9);
        break;
    case REQUEST:
        cause = per_cent(70) ? earlier(list, n, FORCE, 0) : NULL;
        e.by = cause ? cause->other : some_state(MEMBERS, NOBODY);
        e.other = per_cent(50) ? NOBODY : some_state(MEMBERS, e.by);
        e.article = cause ? 4 : 2;
        e.level = cause ? 3 + (int)chance(2) : 1;
        if (cause) e.day = cause->day + (int)chance(11);
        break;
    case CONSULTATION:
    case ASSISTANCE:
        e.article = e.what == ASSISTANCE ? 4 : 2;
        cause = earlier(list, n, REQUEST, e.article);
        e.other = cause ? cause->by : some_state(MEMBERS, NOBODY);
        e.by = some_state(per_cent(90) ? MEMBERS : STATES, e.other);
        e.level = e.what == ASSISTANCE ? 1 + (int)chance(4) : 0;
        if (cause) e.day = cause->day + (int)chance(e.what == ASSISTANCE ? 40 : 20);
        break;
    case DECISION:
        e.other = some_state(MEMBERS, NOBODY);
        e.by = NOBODY;
        e.level = 1 + (int)chance(4);
        break;
    default:
        e.by = some_state(STATES, NOBODY);
        e.other = some_state(STATES, e.by);
    }
    if (e.day > last) e.day = last;
    return e;
}

static int by_day(const void *a, const void *b)
{
    const event *x = a, *y = b;
    return x->day != y->day ? (x->day < y->day ? -1 : 1) : x->number - y->number;
}

static void put_day(int number)
{
    int z = number + 719468, era = z / 146097, doe = z - era * 146097;
    int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365, doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    int mp = (5 * doy + 2) / 153, dom = doy - (153 * mp + 2) / 5 + 1, month = mp < 10 ? mp + 3 : mp - 9;
    printf("%04d-%02d-%02d", yoe + era * 400 + (month <= 2), month, dom);
}

/* A fact's voices: `claimant` and `denier` are its two sides. */
static void put_voices(int claimant, int denier, int sources)
{
    int share = (int)chance(100), a = 1 + (int)chance((uint32_t)sources), b = 1 + (int)chance((uint32_t)sources);
    if (share < CONTESTED) printf(" claimed by %s [s%d] denied by %s [s%d]\n", state_name[claimant], a, state_name[denier], b);
    else if (share < CONTESTED + DENIED) printf(" denied by %s [s%d]\n", state_name[denier], a);
    else if (a != b && per_cent(40)) printf(" [s%d, s%d]\n", a, b);
    else printf(" [s%d]\n", a);
}

static int put_titles(claim *place, int sources)
{
    int lines = 0;
    for (int p = 0; p < PLACES; p++) {
        int owner = some_state(per_cent(70) ? MEMBERS : STATES, NOBODY);
        int rival = per_cent(SECOND_CLAIM) ? some_state(STATES, owner) : NOBODY;
        place[p] = (claim){owner, rival};
        for (int turn = 0; turn < (rival == NOBODY ? 1 : 2); turn++, lines++) {
            printf("  throughout: title(%s, %s)", place_name[p], state_name[turn ? rival : owner]);
            int a = 1 + (int)chance((uint32_t)sources), b = 1 + (int)chance((uint32_t)sources);
            if (rival == NOBODY) printf(" [s%d]\n", a);
            else printf(" claimed by %s [s%d] denied by %s [s%d]\n", state_name[turn ? rival : owner], a, state_name[turn ? owner : rival], b);
        }
    }
    return lines;
}

static void put_event(const event *e, int sources)
{
    const char *other = e->other == NOBODY ? "Council" : state_name[e->other];
    printf("  ");
    put_day(e->day);
    if (e->days > 1) {
        printf(" .. ");
        put_day(e->day + e->days - 1);
    }
    printf(": %s %s_%d by %s", kind_name[e->what], kind_name[e->what], e->number, e->by == NOBODY ? "Council" : state_name[e->by]);
    switch (e->what) {
    case FORCE: printf(" on %s at %s with gravity %s", other, place_name[e->place], gravity_name[e->level]); break;
    case REQUEST: printf(" to %s for %s under PACT.%d", other, aid_name[e->level], e->article); break;
    case CONSULTATION: printf(" on %s under PACT.2", other); break;
    case DECISION: printf(" on %s for %s", other, aid_name[e->level]); break;
    case ASSISTANCE: printf(" to %s with form %s", other, aid_name[e->level]); break;
    default: printf(" on %s to Council", other);
    }
    int claimant = e->by == NOBODY ? e->other : e->by, denier = e->other == NOBODY ? some_state(STATES, e->by) : e->other;
    put_voices(e->what == FORCE ? denier : claimant, e->what == FORCE ? claimant : denier, sources);
}

static void put_appraisal(const event *e, int sources)
{
    printf("  appraised: %sjustified(force_%d)", per_cent(70) ? "not " : "", e->number);
    put_voices(e->by, e->other, sources);
}

/* A remark of the encoder, as records have them. */
static void put_remark(void)
{
    static const char *const remark[] = {
        "The accounts of both sides differ on the hour, not on the day.",
        "Reported by one agency first and taken over by others; no independent confirmation was found.",
        "The number of those who took part is not recorded here: no clause asks for it.",
        "The text of the letter was not found; its contents follow a statement made a day later.",
        "Named after the village nearest to it; the place itself has no name of its own.",
    };
    printf("  # %s\n", remark[chance(5)]);
}

static void put_sources(int sources, int first, int last)
{
    static const char *const title[] = {"Press survey of the region, morning edition", "Statement of the foreign ministry",
                                        "Report of the observer mission to the Council", "Letter to the depositary, reported",
                                        "Communique of the Council, translated", "Interview of the prime minister"};
    for (int s = 1; s <= sources; s++) {
        int day = first + (int)chance((uint32_t)(last - first + 90));
        printf("  source s%d \"%s, no. %u\" dated ", s, title[chance(6)], 1 + chance(900));
        put_day(day);
        if (per_cent(30)) printf(" side %s", state_name[some_state(STATES, NOBODY)]);
        printf("\n            url \"https://records.example/%d/crisis-%u/%u-as-published.html\"\n", 1970 + day / 366, chance(9000), chance(900000));
    }
}

static void put_head(int number, int facts, int first, int last, int sources)
{
    printf("\n# Crisis no. %d, invented for the timings.\n#\n# Left out: whatever no clause of the Pact asks for.\n\n", number);
    printf("case case_%d \"Crisis no. %d, %d facts on record\" {\n  assess under PACT\n  span ", number, number, facts);
    put_day(first);
    printf(" .. ");
    put_day(last);
    printf("\n  encoded by \"the generator\" on 2020-01-01\n\n");
    put_sources(sources, first, last);
    printf("\n  record complete for request, consultation, assistance until ");
    put_day(last + 60); /* behind every time limit, so that silence is closed */
    printf(" [s1]\n\n");
}

static void put_case(int number, int facts)
{
    static event list[FACTS_MAX];
    int first = 9496 + (int)chance(6500), last = first + 60 + facts * 2 / 5; /* from 1996 to 2013 */
    int sources = 3 + facts / 3, n = 0, appraisals = 0;
    bool appraised[FACTS_MAX + 1] = {false};
    claim place[PLACES];
    put_head(number, facts, first, last, sources);
    int lines = put_titles(place, sources);
    while (lines < facts) {
        list[n] = invent(list, n, place, first, last);
        lines++;
        if (list[n].what == FORCE && lines < facts && per_cent(APPRAISED)) appraised[n + 1] = true, appraisals++, lines++;
        n++;
    }
    qsort(list, (size_t)n, sizeof *list, by_day);
    for (int i = 0; i < n; i++) {
        if (per_cent(12)) put_remark();
        put_event(&list[i], sources);
    }
    for (int i = 0; i < n && appraisals; i++)
        if (appraised[list[i].number]) put_appraisal(&list[i], sources);
    printf("}\n");
}

int main(int argc, char **argv)
{
    int cases = argc > 2 ? (int)strtol(argv[1], NULL, 10) : 0, facts = argc > 2 ? (int)strtol(argv[2], NULL, 10) : 0;
    uint64_t seed = argc > 3 ? strtoull(argv[3], NULL, 10) : 1;
    int first = argc > 4 ? (int)strtol(argv[4], NULL, 10) : 1;
    if (cases < 1 || facts < 2 * PLACES || facts > FACTS_MAX) {
        fprintf(stderr, "usage: generate CASES FACTS SEED [FIRST]   (%d to %d facts)\n", 2 * PLACES, FACTS_MAX);
        return 2;
    }
    printf("use \"pact.treaty\"\n");
    for (int i = first; i < first + cases; i++) {
        state_of_chance = seed * 0xD6E8FEB86659FD93u + (uint64_t)i * 0xA0761D6478BD642Fu + (uint64_t)facts;
        put_case(i, facts);
    }
    return fflush(stdout) || ferror(stdout) ? 3 : 0;
}
