/* Random cases: facts with standings of all kinds, open days, open roles, constraints, closures.
 * Each case has a budget of open questions, so that most rows have few worlds. */
#include "gen.h"
#include <string.h>

enum { MAX_EVENTS = 16 };
typedef enum { FORCE, REQUEST, WITHDRAWAL, ASSISTANCE, OFFER, REFUSAL, DECISION, CONSULTATION, NOTICE, KINDS } kind;
static const char *const kind_name[KINDS] = {"force", "request", "withdrawal", "assistance", "offer", "refusal", "decision", "consultation", "notice"};

static FILE *out;
static int case_number, first, length, budget;
static int events, kind_of[MAX_EVENTS];
static bool open_event[MAX_EVENTS];
static char atoms[24][128];   /* open questions that constraints may tie together */
static int n_atoms;

static bool spend(int percent, int price)
{
    if (budget < price || !chance(percent)) return false;
    budget -= price;
    return true;
}

static void add_atom(const char *name, const char *args)
{
    if (n_atoms < 24) snprintf(atoms[n_atoms++], sizeof atoms[0], "%s%s", name, args);
}

static const char *label(int event)
{
    static char text[8][24];
    static int turn;
    char *t = text[turn++ % 8];
    if (event == 0) return "blow"; /* in each case of a stream: options may name it */
    snprintf(t, sizeof text[0], "c%d_e%d", case_number, event);
    return t;
}

static const char *some_day(void)
{
    return date(first - 1 + below(length + 3));
}

/* ---- standings ------------------------------------------------------------------------------------ */

/* Writes voices, and `after` them; true where they leave the fact open. */
static bool write_voices(int open_percent, const char *after)
{
    if (!spend(open_percent, 1)) {
        fprintf(out, "%s%s\n", ONE_OF(" [s1]", " [s1]", " [s1]", " admitted by Alba [s1]", " found by Council [s1]", " agreed [s1]", " stipulated", " [s1] claimed by Alba [s2] admitted by Boria [s1]",
                                    " denied by Coria [s2] found by Council [s1]"), after);
        return false;
    }
    fprintf(out, "%s%s\n", ONE_OF(" claimed by Alba [s1] denied by Boria [s2]", " claimed by Alba [s1] denied by Boria [s2]", " claimed by Boria [s1]", " denied by Alba [s2]", " unknown [s1]", " [s1] unknown",
                                " claimed by Coria, Alba [s1] denied by Boria, Doria [s2]"), after);
    return true;
}

/* ---- events ----------------------------------------------------------------------------------------- */

/* Most cases are about Alba, struck by Doria or a group, helped by Boria and Coria. */
static const char *victim(void)
{
    return chance(70) ? "Alba" : state_name[below(STATES)];
}

static const char *helper(void)
{
    return chance(60) ? ONE_OF("Boria", "Boria", "Coria") : state_name[below(STATES)];
}

static const char *attacker(void)
{
    return chance(35) ? group_name[below(GROUPS)] : chance(50) ? "Doria" : state_name[below(STATES)];
}

static bool someone; /* the event says who acted, or whom it concerns */
static bool left_out; /* it does not say who acted, nor anything else yet */

/* A role: mostly one name, sometimes open or empty. */
static void write_role(const char *role, const char *name, const char *sort, int price)
{
    int how = below(100);
    if (how < 5 && (someone || strcmp(role, "by") == 0) && spend(100, price)) { /* left out */
        left_out = strcmp(role, "by") == 0;
        return;
    }
    someone = true;
    if (how < 10 && sort && spend(100, price)) fprintf(out, " %s any %s", role, sort);
    else if (how == 10) fprintf(out, " %s none", role);
    else fprintf(out, " %s %s", role, name);
}

static void write_actor(const char *name, bool group, bool organ)
{
    const char *other = name[0] == 'B' ? "Coria" : "Boria";
    bool council = organ && chance(25), joint = !council && chance(8);
    someone |= council || joint;
    if (council) fprintf(out, " by Council");
    else if (joint) fprintf(out, " by %s, %s", group ? group_name[below(GROUPS)] : name, other);
    else write_role("by", name, "state", 2);
}

static void write_level(const char *attribute, const char *const *level, int from)
{
    if (spend(12, 1)) fprintf(out, " with %s %s %s", attribute, ONE_OF("at least", "at most"), level[1]);
    else if (!chance(6)) fprintf(out, " with %s %s", attribute, level[from + below(LEVELS - from)]);
}

static int event_of(kind k)
{
    int found[MAX_EVENTS], n = 0;
    for (int i = 0; i < events; i++)
        if (kind_of[i] == (int)k) found[n++] = i;
    return n ? found[below(n)] : -1;
}

static void write_of(kind k)
{
    int of = event_of(k);
    if (of < 0 || (chance(6) && !left_out && spend(100, 1))) return;
    fprintf(out, " of %s", label(of));
}

static bool by_organ(kind k)
{
    return k == ASSISTANCE || k == OFFER || k == CONSULTATION || k == NOTICE;
}

static void write_roles(kind k)
{
    left_out = false;
    someone = k == DECISION || k == REFUSAL || k == WITHDRAWAL;
    if (k == DECISION) fprintf(out, " by Council");
    else if (k == FORCE) write_actor(attacker(), true, false);
    else if (k == REQUEST || k == WITHDRAWAL) write_actor(victim(), true, false);
    else if (k == REFUSAL) write_actor(victim(), false, false);
    else write_actor(helper(), false, by_organ(k));
    if (k == FORCE) {
        write_role("on", chance(15) ? group_name[below(GROUPS)] : victim(), "state", 2);
        write_role("at", place_name[below(PLACES)], "place", 2);
        write_level("gravity", gravity_name, below(LEVELS));
    }
    if (k == REQUEST || k == NOTICE) write_role("to", chance(60) ? "Council" : helper(), chance(50) ? "state" : "organ", 2);
    if (k == ASSISTANCE || k == OFFER) write_role("to", victim(), "state", 2);
    if (k == DECISION || k == CONSULTATION) write_role("on", victim(), "state", 2);
    if (k == REQUEST || k == OFFER || k == DECISION) write_role("for", aid_name[chance(50) ? 1 : below(LEVELS)], NULL, 2);
    if (k == REQUEST && !spend(8, 1)) fprintf(out, " under %s", ONE_OF("T.4", "T.4", "T.4", "T.2"));
    if (k == WITHDRAWAL) write_of(REQUEST);
    if (k == REFUSAL) write_of(OFFER);
    if (k == ASSISTANCE) write_level("form", aid_name, 0);
}

static void write_event(kind k)
{
    int from = first - 1 + below(length + 2), n = events;
    if (k == REFUSAL && event_of(OFFER) < 0) k = OFFER;
    if (k == WITHDRAWAL && event_of(REQUEST) < 0) k = REQUEST;
    if (spend(14, 1)) fprintf(out, "  sometime %s .. %s: ", date(from), date(from + 1 + below(2)));
    else if (chance(20)) fprintf(out, "  %s .. %s: ", date(from), date(from + 1 + below(4)));
    else fprintf(out, "  %s: ", date(from));
    fprintf(out, "%s %s", kind_name[k], label(n));
    write_roles(k);
    const char *joined = by_organ(k) && chance(35) ? ONE_OF(" joined by Alba", " joined by Boria, Coria", " joined by Boria", " joined by Alba, Boria, Coria", " joined by Doria, Alba") : "";
    open_event[n] = write_voices(22, joined);
    if (open_event[n]) add_atom(label(n), "");
    kind_of[events++] = (int)k;
}

static void write_events(void)
{
    int n = 2 + below(8);
    write_event(FORCE);
    for (int i = 0; i < n && events < MAX_EVENTS; i++) {
        static const kind often[] = {FORCE, FORCE, REQUEST, REQUEST, REQUEST, WITHDRAWAL, ASSISTANCE, ASSISTANCE, ASSISTANCE, OFFER, OFFER, REFUSAL, REFUSAL, DECISION, CONSULTATION, NOTICE};
        write_event(often[below(16)]);
        if (kind_of[events - 1] == OFFER && chance(60) && events < MAX_EVENTS) write_event(REFUSAL);
    }
}

/* ---- relations, judgments, silence ------------------------------------------------------------------- */

static void write_when(void)
{
    if (chance(75)) fprintf(out, "  throughout: ");
    else fprintf(out, "  %s .. %s: ", date(first - 2 + below(4)), date(first + 1 + below(length)));
}

/* Mostly at most one certain holder: a record that contradicts itself says nothing more. */
static void write_holders(const char *relation, const char *argument, bool one)
{
    char args[64];
    int start = below(STATES);
    bool certain = false;
    for (int i = 0, n = 1 + chance(25) + chance(8); i < n; i++) {
        const char *holder = state_name[(start + i) % STATES];
        bool any = !one && chance(15), no = chance(12);
        write_when();
        snprintf(args, sizeof args, "(%s, %s)", argument, any ? "any state" : holder);
        fprintf(out, "%s%s%s", no ? "no " : "", relation, args);
        bool open = write_voices(certain ? 100 : 45, "");
        if (open && !any && !no) add_atom(relation, args);
        if (!open) certain = true;
        if (certain && !chance(15)) break;
    }
}

static void write_relations(void)
{
    for (int i = 0; i < PLACES; i++)
        if (chance(45)) write_holders("title", place_name[i], true);
    for (int i = 0; i < GROUPS; i++)
        if (chance(45)) write_holders("acts_for", group_name[i], false);
}

static void write_judgments(void)
{
    char args[40];
    for (int i = 0; i < events; i++) {
        if (kind_of[i] != FORCE || !chance(65)) continue;
        snprintf(args, sizeof args, "(%s)", label(i));
        bool not = chance(30);
        fprintf(out, "  appraised: %sjustified%s", not ? "not " : "", args);
        if (write_voices(50, "")) add_atom("justified", args);
        /* Often a second line on the same question, of either sign: one answer for both. (No chance is drawn for it.) */
        static const char *const voice[] = {" claimed by Alba [s1]", " denied by Boria [s2]", " claimed by Boria [s2] denied by Alba [s1]"};
        if ((i + 2 * events) % 3 == 0) fprintf(out, "  appraised: %sjustified%s%s\n", (i + events) % 2 ? "not " : "", args, voice[(i + events) % 5 % 3]);
    }
}

/* Of a kind that the case records no event of: whether the two fit together is another question. */
static void write_absence(void)
{
    kind k = (kind)(REQUEST + below(KINDS - REQUEST));
    if (event_of(k) >= 0) return;
    fprintf(out, "  %s .. %s: no %s", date(first - below(2)), date(first + below(length + 8)), kind_name[k]);
    if (k != DECISION && chance(60)) fprintf(out, " by %s", k == REQUEST || k == REFUSAL || k == WITHDRAWAL ? "Alba" : helper());
    if (k == ASSISTANCE && chance(40)) fprintf(out, " to Alba");
    if (k == REQUEST && chance(40)) fprintf(out, " under T.4");
    write_voices(25, "");
}

static void write_silence(void)
{
    static const char *const kinds_left_open[] = {"request", "assistance", "offer", "refusal", "decision, consultation", "notice, withdrawal", "assistance, offer, refusal", "withdrawal"};
    for (int i = 0; i < 8; i++) {
        if (!chance(60)) continue;
        fprintf(out, "  record complete for %s until %s%s\n", kinds_left_open[i], chance(65) ? date(first + length + 8) : some_day(), chance(80) ? " [s1]" : " by encoder \"no more found\"");
    }
    if (chance(25))
        fprintf(out, "  record complete for %s until %s [s1]\n", ONE_OF("request by Alba", "assistance by Boria to Alba", "offer by any state", "request under T.4", "assistance with form at least material"),
                date(first + length + below(9)));
    if (chance(40)) write_absence();
}

static void write_given(void)
{
    for (int i = 0; i < 2 && n_atoms >= 2; i++) {
        if (!chance(45)) continue;
        const char *a = atoms[--n_atoms], *b = atoms[--n_atoms];
        int how = below(5);
        if (how < 3) fprintf(out, "  given %s one of (%s, %s) [s1]\n", ONE_OF("exactly", "at least", "at most"), a, b);
        else if (how == 3) fprintf(out, "  given if %s then %s%s [s1]\n", a, chance(30) ? "not " : "", b);
        else if (chance(50)) fprintf(out, "  given %s or not %s [s1]\n", a, b);
        else fprintf(out, "  given if %s then %s.%s [s1]\n", a, label(0), ONE_OF("by is state", "by is not Doria", "on is Alba", "gravity is at least serious"));
    }
}

static void write_source(const char *key, const char *title, const char *side, int dated)
{
    fprintf(out, "  source %s \"%s\"", key, title);
    if (chance(dated)) fprintf(out, " dated %s", date(first + below(length + 4)));
    fprintf(out, " side %s\n", side);
}

void write_case(FILE *to, int number, const law_shape *shape)
{
    (void)shape;
    out = to;
    case_number = number;
    first = 1 + below(4);
    length = 2 + below(6);
    budget = 1 + below(5);
    events = n_atoms = 0;
    fprintf(out, "case c%d \"case %d\" {\n  assess under T\n  span %s .. %s\n", number, number, date(first), date(first + length - 1));
    write_source("s1", "one source", "Alba", 25);
    write_source("s2", "another", "Boria", 50);
    write_events();
    write_relations();
    write_judgments();
    write_silence();
    write_given();
    fprintf(out, "}\n");
}
