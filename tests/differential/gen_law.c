/* Random law: one treaty with its terms and profiles; its clauses are those of gen_duty.c. */
#include "gen.h"
#include <string.h>

/* Conditions that ask none of the questions presumed. */
static void write_presumption(FILE *out, const char *head, const char *that, const char *const *condition)
{
    fprintf(out, "presume %s \"some rule\" {\n  that %s\n", head, that);
    if (chance(60)) fprintf(out, "  where %s\n", condition[below(4)]);
    if (chance(30)) fprintf(out, "  unless %s\n", condition[below(4)]);
    fprintf(out, "  burden on Alba\n  authority \"a case\"\n  objection \"some\"\n}\n");
}

static void write_presumptions(FILE *out)
{
    bool soil = chance(20);
    const char *title = soil ? "f.by is Doria" : "title(f.at, Alba)";
    const char *const of_force[] = {"f.by is state", "f.gravity is at least serious", title, "some withdrawal by f.on"};
    const char *const of_group[] = {"some force by g on s", "g is Guard", "s is not Doria", "no request by s"};
    const char *const of_place[] = {"s is Alba", "some force on s at p", "p is not Ridge", "no notice by s"};
    if (chance(55)) write_presumption(out, "lawless(f: force)", "not justified(f)", of_force);
    if (chance(20)) write_presumption(out, "lawful(f: force)", "justified(f)", of_force);
    if (chance(30)) write_presumption(out, "own_will(g: group, s: state)", "not acts_for(g, s)", of_group);
    if (chance(10)) write_presumption(out, "not_doria(g: group)", "not acts_for(g, Doria)", (const char *const[]){"g is Guard", "some force by g", "some request", "no force by Doria"});
    if (soil) write_presumption(out, "no_title(s: state, p: place)", "not title(p, s)", of_place);
}

void write_vocabulary(FILE *out)
{
    fputs("scale gravity { incident < serious < grave }\n"
          "scale aid { talks < material < military }\n"
          "event force { by state|group on state|group at place with gravity gravity }\n"
          "event request { by state|group to state|organ for aid under article }\n"
          "event withdrawal { by state|group of request }\n"
          "event assistance { by state|organ to state with form aid }\n"
          "event offer { by state|organ to state for aid }\n"
          "event refusal { by state of offer }\n"
          "event decision { by organ on state for aid }\n"
          "event consultation { by state|organ on state }\n"
          "event notice { by state|organ to state|organ }\n"
          "relation title(place, one state)\n"
          "relation acts_for(group, state)\n"
          "judgment justified(force)\n",
          out);
    write_presumptions(out);
    for (int i = 0; i < STATES; i++) fprintf(out, "state %s \"%s\"\n", state_name[i], state_name[i]);
    for (int i = 0; i < GROUPS; i++) fprintf(out, "group %s \"%s\"\n", group_name[i], group_name[i]);
    fputs("place Port \"Port\"\nplace Quay \"Quay\" in Port\nplace Isle \"Isle\"\nplace Ridge \"Ridge\" in Isle\n", out);
}

/* ---- terms ---------------------------------------------------------------------------------------- */

/* What a clause may ask; a term where it was declared, else one of its readings in place. */
typedef struct { const char *name, *params, *reading[3]; } term_form;
static const term_form form[FORMS] = {
    {"weighty", "f: force", {"f.gravity is at least grave", "f.gravity is at least serious", "f.gravity is not incident"}},
    {"attacker", "f: force", {"f.by is state or acts_for(f.by, any state)", "f.by is not party", "true"}},
    {"injured", "f: force, v: party", {"f.on is v", "f.on is v or acts_for(f.on, v)", "title(f.at, v)"}},
    {"unlawful", "f: force", {"not justified(f)", "true", "not (justified(f) and f.by is party)"}},
    {"soil", "f: force, v: party", {"title(f.at, v)", "true", "title(f.at, any state) and f.on is not group"}},
    {"asks", "r: request", {"r.for is at least material", "r.to is organ or r.for is military", "r.by is state"}},
    {"mature", "r: request, v: party", {"some decision by Council on v after r", "true", "no withdrawal by v of r"}},
    {"enough", "a: assistance, r: request", {"a.form is at least r.for", "a.form is at least material", "true"}},
    {"partial", "a: assistance", {"a.form is at least material", "a.form is not military", "true"}},
};
static const char *const args[FORMS] = {"f", "f", "f, v", "f", "f, v", "r", "r, v", "a, r", "a"};
static int readings[FORMS]; /* of the declared terms; 0: not declared */
enum { PROFILES = 2 };
static int pick[PROFILES][FORMS];
static char asked[FORMS][160];
static bool tied; /* some reading leans on another */

bool is_declared(int which)
{
    return readings[which];
}

const char *say(int which)
{
    const term_form *t = &form[which];
    if (readings[which]) snprintf(asked[which], sizeof asked[which], "%s(%s)", t->name, args[which]);
    else snprintf(asked[which], sizeof asked[which], "(%s)", t->reading[below(3)]);
    return asked[which];
}

/* A reading may lean on another term's, as far as both profiles can stand. */
static void write_tie(FILE *out, int t, int reading, int other)
{
    int theirs = below(readings[other]);
    bool requires = chance(50);
    for (int p = 0; p < PROFILES; p++)
        if (pick[p][t] == reading && (pick[p][other] == theirs) != requires) return;
    tied = true;
    fprintf(out, " %s %s.r%d", requires ? "requires" : "excludes", form[other].name, theirs);
}

static void write_terms(FILE *out)
{
    memset(readings, 0, sizeof readings);
    tied = false;
    for (int left = below(5); left > 0; left--) readings[below(FORMS)] = chance(15) ? 1 : 2 + below(2);
    for (int p = 0; p < PROFILES; p++)
        for (int t = 0; t < FORMS; t++) pick[p][t] = readings[t] > 1 ? below(readings[t]) : 0;
    int before = -1;
    for (int t = 0; t < FORMS; t++) {
        if (readings[t] == 1) fprintf(out, "  term %s(%s) \"?\" means %s\n", form[t].name, form[t].params, form[t].reading[below(3)]);
        if (readings[t] < 2) continue;
        fprintf(out, "  term %s(%s) \"?\" {\n", form[t].name, form[t].params);
        for (int i = 0; i < readings[t]; i++) {
            fprintf(out, "    reading r%d basis context objection \"some\"", i);
            if (before >= 0 && chance(15)) write_tie(out, t, i, before);
            fprintf(out, " means %s\n", form[t].reading[i]);
        }
        fprintf(out, "  }\n");
        before = t;
    }
}

/* A reading to put into every profile. */
static void choose_reading(char *out, size_t room)
{
    int t = below(FORMS);
    out[0] = 0;
    for (int i = 0; i < FORMS && readings[t] < 2; i++) t = (t + 1) % FORMS;
    if (readings[t] > 1 && !tied) snprintf(out, room, "%s=r%d", form[t].name, below(readings[t]));
}

static void write_profiles(FILE *out)
{
    static const char *const name[PROFILES] = {"narrow", "broad"};
    bool any = false;
    for (int t = 0; t < FORMS; t++) any |= readings[t] > 1;
    for (int p = 0; p < PROFILES && any; p++) {
        fprintf(out, "  profile %s {\n", name[p]);
        for (int t = 0; t < FORMS; t++)
            if (readings[t] > 1) fprintf(out, "    %s as r%d\n", form[t].name, pick[p][t]);
        fprintf(out, "  }\n");
    }
}

static void write_members(FILE *out)
{
    fprintf(out, "  party Alba, Boria from 1999-01-01\n");
    if (chance(60)) fprintf(out, "  party Coria from 1999-01-01\n");
    else fprintf(out, "  party Coria from %s until %s by withdrawal\n", chance(60) ? "1999-01-01" : date(1 + below(4)), date(5 + below(8)));
    if (chance(15)) fprintf(out, "  suspended between %s from %s%s\n", ONE_OF("Alba, Boria", "Coria, Alba"), date(below(9)), chance(40) ? " until 2001-02-01 by quarrel" : "");
    if (chance(40)) fprintf(out, "  party Doria from %s%s%s\n", chance(60) ? "1999-01-01" : date(below(9)), chance(30) ? " until 2000-03-01" : "", "");
}

/* Facts of every case under it: certain ones of a place that no case names, so that none contradicts them. */
static void write_shared(FILE *out)
{
    if (chance(25)) fprintf(out, "  throughout: %s [s0]\n", ONE_OF("title(Isle, Alba)", "title(Isle, Coria)", "no title(Isle, Doria)", "no title(Isle, any state)"));
    else if (chance(20)) fprintf(out, "  %s .. %s: title(Isle, %s) stipulated\n", date(below(4)), date(4 + below(6)), ONE_OF("Boria", "Alba"));
    if (chance(20)) fprintf(out, "  throughout: %s unknown\n", ONE_OF("title(Port, Boria)", "title(Isle, Boria)", "acts_for(Guard, Alba)", "acts_for(Host, any state)"));
}

void write_treaty(FILE *out, const char *vocabulary, law_shape *shape)
{
    shape->two_versions = chance(40);
    shape->articles = 1 + below(2);
    fprintf(out, "use \"%s\"\nsource s0 \"the text\"\ntreaty T \"A treaty\" {\n", vocabulary);
    fprintf(out, "  signed 1998-01-01 by Alba, Boria, Coria\n  organ Council \"The Council\" of T\n");
    write_members(out);
    write_shared(out);
    fprintf(out, "  version old from 1999-01-01 \"first text\" [s0]\n");
    if (shape->two_versions) fprintf(out, "  version new from %s%s \"second text\" [s0]\n", date(below(8)), ONE_OF("", "", " for Alba, Boria", " for Alba, Boria, Doria"));
    write_terms(out);
    choose_reading(shape->reading, sizeof shape->reading);
    write_profiles(out);
    fprintf(out, "  parameter soon is %d days between 0 and 30 days \"open\"\n", 1 + below(7));
    /* Articles 2 and 4 always exist: acts are said to be under them. The third is sometimes 4 bis. */
    for (int a = 0; a < 3; a++) {
        if (a == 2 && shape->articles < 2) break;
        fprintf(out, "  article %s", a == 0 ? "2" : a == 1 ? "4" : ONE_OF("6", "4 bis"));
        if (a == 1 && shape->two_versions && chance(60)) {
            fprintf(out, " version old \"Text\" {\n    text \"words\" [s0]\n");
            write_duty(out, a * 2 + 2);
            fprintf(out, "  }\n  article 4 version new");
        }
        fprintf(out, " \"Text\" {\n    text \"words soon\" [s0]\n");
        if (a || chance(50)) write_duty(out, a * 2 + 2);
        else write_plain_duty(out);
        fprintf(out, "  }\n");
    }
    fprintf(out, "}\n");
}
