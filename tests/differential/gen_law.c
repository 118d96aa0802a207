/* Random law: one treaty with its terms, profiles and duties of all forms. */
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
enum { GRAVITY, ATTACKER, INJURED, LAWFUL, SOIL, ASKS, MATURE, ENOUGH, PART, FORMS };
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

/* The condition `which`, over the names f, v, r, a. */
static const char *say(int which)
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

/* ---- duties --------------------------------------------------------------------------------------- */

typedef struct { FILE *out; int number; bool each, victim, gate, right; const char *who; } duty_form;

static void section(const duty_form *d, const char *word, const char *what)
{
    fprintf(d->out, "      %s \"words\" %s\n", word, what);
}

/* Days of the calendar, places around places, and votes. */
static void write_days(const duty_form *d)
{
    char text[256];
    const char *a = date(1 + below(8)), *b = date(9 + below(4));
    switch (below(6)) {
    case 0: snprintf(text, sizeof text, "f after %s", a); break;
    case 1: snprintf(text, sizeof text, "f before %s", a); break;
    case 2: snprintf(text, sizeof text, "not f during %s .. %s", a, b); break;
    case 3: snprintf(text, sizeof text, "some request q before %s", b); break;
    case 4: snprintf(text, sizeof text, "f.at in %s", ONE_OF("Port", "Quay", "Ridge", "Isle")); break;
    default: snprintf(text, sizeof text, "no force g during %s .. %s such that (g.at in Port or g before f)", a, b); break;
    }
    section(d, "when", text);
}

/* How the act `d` was voted on; `other`: names that may be left out. */
static const char *vote(const duty_form *d)
{
    static char text[160];
    const char *rest = d->victim ? ONE_OF("", " other than v", " other than f.by", " other than v, f.by") : ONE_OF("", " other than f.by", " other than f.on");
    switch (below(4)) {
    case 0: snprintf(text, sizeof text, "d joined by each party%s", rest); break;
    case 1: snprintf(text, sizeof text, "d joined by at least %s of parties%s", ONE_OF("2/3", "1/2", "1/3"), rest); break;
    case 2: snprintf(text, sizeof text, "d joined by more than %s of parties%s", ONE_OF("1/2", "1/3"), rest); break;
    default: snprintf(text, sizeof text, "%sd joined by %s", chance(25) ? "not " : "", d->each ? "o" : ONE_OF("Boria", "f.on", "f.by")); break;
    }
    return text;
}

static void write_vote_gate(const duty_form *d)
{
    char text[320];
    if (chance(60)) {
        snprintf(text, sizeof text, "%s decision d%s%s such that (%s)", ONE_OF("first", "some", "no"), ONE_OF(" by Council", " by any organ", ""), ONE_OF(" after f", " after f", ""), vote(d));
        section(d, "provided", text);
    } else {
        snprintf(text, sizeof text, "first decision d by Council after %s", ONE_OF("f", "2000-02-03", "f during 2000-02-03 .. 2000-02-07"));
        section(d, "provided", text);
        section(d, "provided", vote(d));
        if (chance(40)) section(d, "provided", ONE_OF("d before 2000-02-06", "not d during 2000-02-03 .. 2000-02-05", "d after f"));
    }
}

static void write_trigger(const duty_form *d)
{
    if (d->victim) section(d, "where", chance(70) ? say(INJURED) : chance(60) ? "f.on is v" : say(SOIL));
    else section(d, "where", ONE_OF("f.on is party", "f.by is party", "f.on is party and f.by is not party", "true"));
    if (chance(15)) section(d, "where", ONE_OF("f.by is not Doria", "f.on is state", "title(f.at, any state)"));
    if (chance(70)) section(d, "when", say(GRAVITY));
    if (chance(50)) section(d, "when", say(LAWFUL));
    if (chance(40)) section(d, "when", say(ATTACKER));
    if (d->victim && chance(25)) section(d, "when", say(SOIL));
    if (chance(12)) section(d, "when", ONE_OF("no force g before f", "some force g on Alba before f", "every force g during f such that (g.gravity is at least serious)",
                            "no decision by Council before f", "(f.by is Boria or some request by Boria during f)", "f.gravity is at most serious",
                            "not (f.by is state and justified(f))"));
    if (chance(15)) write_days(d);
    if (chance(15)) section(d, "unless", ONE_OF("justified(f)", "f.by is Coria", "some withdrawal after f", "some notice n by Doria after f such that (n.to is party)"));
}

static void write_gates(duty_form *d)
{
    char text[256];
    const char *whom = d->victim ? "v" : ONE_OF("Alba", "any state");
    d->gate = chance(65);
    if (d->gate) {
        snprintf(text, sizeof text, "first request r by %s%s%s", whom, ONE_OF("", "", " under T.4", " to Council"), ONE_OF(" after f", " after f", " during f", ""));
        if (chance(45)) snprintf(text + strlen(text), sizeof text - strlen(text), " such that %s", readings[ASKS] ? "asks(r)" : say(ASKS));
        section(d, "provided", text);
        if (d->victim && chance(35)) section(d, "provided", say(MATURE));
        if (chance(10)) section(d, "provided", ONE_OF("first decision m by any organ after r", "no withdrawal by any state of r", "some consultation on r.by after r", "not justified(f)"));
    } else if (chance(25)) {
        section(d, "provided", ONE_OF("some decision by Council after f", "no decision by Council for talks", "some request by Alba", "every request after f such that (justified(f))",
                "some request q by any state after f such that (q.for is at least material)"));
    }
}

static void write_holder(duty_form *d, int which)
{
    if (d->victim && chance(25)) fprintf(d->out, "      held by v\n"), d->who = " by v";
    else if (d->each) fprintf(d->out, "      held by each party o%s\n", d->victim ? ONE_OF(" other than v, f.by", " other than v", "") : ONE_OF(" other than f.by", ""));
    else if (which < 88) fprintf(d->out, "      held by parties together\n");
    else fprintf(d->out, "      held by Boria\n"), d->who = " by Boria";
}

static void write_bearer(duty_form *d)
{
    int which = below(100);
    d->each = which < 75;
    d->who = d->each ? " by o" : "";
    if (d->right) {
        write_holder(d, which);
        return;
    }
    if (d->victim && chance(6)) {
        fprintf(d->out, "      owed by v\n");
        d->each = false;
        d->who = " by v";
    } else if (d->each) fprintf(d->out, "      owed by each party o%s\n", d->victim ? ONE_OF(" other than v, f.by", " other than v, f.by", " other than v", "") : ONE_OF(" other than f.by", ""));
    else if (which < 90) fprintf(d->out, "      owed by parties together\n");
    else {
        const char *name = state_name[below(STATES)];
        fprintf(d->out, "      owed by %s\n", name);
        static char by[32];
        snprintf(by, sizeof by, " by %s", name);
        d->who = by;
    }
    if (d->victim) fprintf(d->out, "      owed to v\n");
    else if (chance(20)) fprintf(d->out, "      owed to %s\n", ONE_OF("Alba", "f.on"));
}

static const char *after_what(const duty_form *d)
{
    return d->gate ? ONE_OF(" after r", " after r", " after f", "") : ONE_OF(" after f", " after f", "");
}

static void write_help(const duty_form *d, const char *word, const char *label)
{
    char text[320], such[200] = "";
    const char *to = d->victim ? " to v" : ONE_OF("", " to Alba", " to any state");
    bool full = label[0] == 'a';
    if (full && chance(15)) snprintf(such, sizeof such, " with form%s %s", ONE_OF("", " at least", " at most"), aid_name[below(LEVELS)]);
    else if (full && d->gate && chance(60)) snprintf(such, sizeof such, " such that %s", say(ENOUGH));
    else if (full && chance(50)) snprintf(such, sizeof such, " such that %s", say(PART));
    else if (!full && chance(60)) snprintf(such, sizeof such, " such that (p.form is at least material)");
    snprintf(text, sizeof text, "assistance %s%s%s%s%s", label, d->who, to, after_what(d), such);
    section(d, word, text);
}

static void write_tender(const duty_form *d)
{
    char text[320];
    const char *such = d->gate && chance(50) ? " such that (t.for is at least r.for)" : ONE_OF("", "", " for material");
    snprintf(text, sizeof text, "offer t%s%s%s%s", d->who, ONE_OF(" to v", " to v", " to v", ""), after_what(d), such);
    section(d, "tendered", text);
    section(d, "refused", ONE_OF("refusal by v of t", "refusal by v of t", "refusal of t", "refusal q by any state of t such that (q.by is not Boria)"));
}

static void write_other_act(const duty_form *d, const char *word, const char *label)
{
    char text[256];
    if (chance(50)) snprintf(text, sizeof text, "consultation %s%s on %s%s", label, d->who, d->victim ? "v" : "any state", after_what(d));
    else snprintf(text, sizeof text, "notice %s%s%s%s", label, d->who, ONE_OF(" to Council", " to Council", ""), after_what(d));
    section(d, word, text);
}

static void write_performance(duty_form *d)
{
    bool help = chance(75);
    if (help) write_help(d, "shall", "a");
    else write_other_act(d, "shall", "a");
    if (chance(25)) write_other_act(d, "shall", "b");
    if (help && chance(70)) write_help(d, "partly", "p");
    if (d->victim && chance(70)) write_tender(d);
    int limit = below(100);
    const char *of = d->gate && chance(65) ? "r" : "f";
    if (limit < 45) fprintf(d->out, "      within \"soon\" %d days of %s\n", below(7), of);
    else if (limit < 65) fprintf(d->out, "      within \"soon\" soon of %s\n", of);
    else if (limit < 75) fprintf(d->out, "      within \"soon\" no later than %s\n", date(3 + below(9)));
    if (chance(15)) fprintf(d->out, "      excused by need \"words\" %s\n", d->each ? ONE_OF("force g on o during f", "justified(f)", "consultation e by o") : "force g during f");
    if (d->gate && chance(15)) fprintf(d->out, "      released by withdrawn \"words\" %s\n", d->victim ? "withdrawal by v of r" : "withdrawal of r");
    if (d->each && chance(15)) fprintf(d->out, "      released by ended \"words\" o leaves\n");
}

static void write_episode_duty(duty_form *d)
{
    d->victim = chance(80);
    fprintf(d->out, "      arises for each force f%s%s\n",
            ONE_OF("", "", "", " with gravity at least serious", " by any state", " on any state", " such that (f.gravity is not grave)", " at Port"), d->victim ? ", party v" : "");
    write_trigger(d);
    write_gates(d);
    write_bearer(d);
    if (chance(12)) write_vote_gate(d);
    if (d->each && d->victim && chance(12)) {
        fprintf(d->out, "      shall not \"words\" %s\n", ONE_OF("assistance a by o during f", "force g by o on v after f", "assistance a by o to any state such that (a.to is f.by)"));
        if (chance(40)) fprintf(d->out, "      unless \"words\" %s\n", ONE_OF("some decision by Council", "f.by is state"));
        if (chance(40)) fprintf(d->out, "      within \"soon\" %d days of f\n", below(6));
    } else write_performance(d);
}

/* What may be done, and what ends it; `from`: what it comes after. */
static void write_allowed(const duty_form *d, const char *from)
{
    char text[320];
    for (int acts = chance(20) ? 2 : 1; acts > 0; acts--) {
        snprintf(text, sizeof text, "%s%s%s%s", ONE_OF("force x", "force x", "assistance x", "notice x"), d->who, from, ONE_OF("", "", " such that (x.by is party)", ""));
        section(d, "may", text);
    }
    if (chance(25)) section(d, "may", chance(50) ? "force y such that (not justified(y))" : "force y with gravity at most serious");
    if (chance(40)) {
        const char *ending = ONE_OF("decision by Council", "notice", "withdrawal", "force e");
        snprintf(text, sizeof text, "%s%s%s", ending, from, strcmp(ending, "force e") == 0 ? " such that (justified(e))" : "");
        section(d, "until", text);
    }
}

static void write_episode_right(duty_form *d)
{
    d->victim = chance(80);
    fprintf(d->out, "      arises for each force f%s%s\n", ONE_OF("", "", " by any state", " such that (f.gravity is not grave)"), d->victim ? ", party v" : "");
    write_trigger(d);
    write_gates(d);
    write_bearer(d);
    write_allowed(d, after_what(d));
    if (chance(35)) fprintf(d->out, "      within \"soon\" %d days of %s\n", below(7), d->gate && chance(60) ? "r" : "f");
    else if (chance(10)) fprintf(d->out, "      within \"soon\" no later than %s\n", date(3 + below(9)));
}

static void write_standing_right(duty_form *d)
{
    bool each = chance(85);
    d->who = each ? " by o" : " by Alba";
    fprintf(d->out, "      held by %s\n", each ? "each party o" : "Alba");
    if (chance(20)) section(d, "provided", ONE_OF("some decision by Council", "no request by Alba"));
    if (chance(15)) section(d, "unless", "some withdrawal by any state");
    write_allowed(d, "");
}

static void write_right(FILE *out, int number)
{
    duty_form d = {.out = out, .number = number, .right = true};
    fprintf(out, "    %s act {\n", ONE_OF("right", "power"));
    if (chance(70)) write_episode_right(&d);
    else write_standing_right(&d);
    fprintf(out, "    }\n");
}

static void write_request_duty(duty_form *d)
{
    d->victim = chance(50);
    fprintf(d->out, "      arises for each request r%s\n", d->victim ? ", party v" : ONE_OF("", " under T.2", " for material", " by any state"));
    section(d, "where", d->victim ? ONE_OF("r.by is v", "r.by is v and r.for is at least material") : ONE_OF("r.by is party", "r.by is party and r.for is not talks"));
    fprintf(d->out, "      owed by each party o%s\n", d->victim ? " other than v" : " other than r.by");
    if (d->victim || chance(50)) fprintf(d->out, "      owed to %s\n", d->victim ? "v" : "r.by");
    section(d, "shall", d->victim ? ONE_OF("consultation c by o on v after r", "assistance c by o to v after r") : ONE_OF("consultation c by o on r.by after r", "consultation c by o"));
    if (chance(70)) fprintf(d->out, "      within \"soon\" %s of r\n", ONE_OF("soon", "2 days", "4 days"));
}

static void write_together_duty(duty_form *d)
{
    fprintf(d->out, "      arises for each decision d\n");
    section(d, "where", ONE_OF("d.on is party", "d.by is Council", "d.on is party and d.for is at least material"));
    fprintf(d->out, "      owed by parties together\n");
    section(d, "shall", ONE_OF("notice n to Council after d", "notice n by any state after d", "assistance n to d.on after d"));
    if (chance(70)) fprintf(d->out, "      within \"soon\" %s of d\n", ONE_OF("soon", "3 days"));
}

/* What binds those only who joined in a decision. */
static void write_accepted_duty(duty_form *d)
{
    fprintf(d->out, "      arises for each decision d\n");
    section(d, "where", ONE_OF("d.by is Council", "d.on is party", "d joined by Boria", "d joined by d.on"));
    fprintf(d->out, "      owed by each party o%s\n", chance(50) ? " other than d.on" : "");
    section(d, chance(80) ? "when" : "unless", ONE_OF("d joined by o", "d joined by o", "not d joined by o", "d joined by o and d joined by at least 1/2 of parties other than d.on", "d joined by each party other than d.on, o"));
    section(d, "shall", ONE_OF("notice n by o after d", "assistance n by o to any state after d", "consultation n by o"));
    if (chance(70)) fprintf(d->out, "      within \"soon\" %s of d\n", ONE_OF("soon", "3 days"));
}

static void write_standing_duty(duty_form *d)
{
    bool named = chance(12);
    fprintf(d->out, "      owed by %s\n", named ? "Alba" : "each party o");
    fprintf(d->out, "      shall not \"words\" %s\n", named ? ONE_OF("force f by Alba", "force f on any state such that (f.by is Alba or acts_for(f.by, Alba))")
                                                      : ONE_OF("force f on any state such that (f.by is o or acts_for(f.by, o))", "force f on any state such that (f.by is o or acts_for(f.by, o))",
                                                               "force f by o with gravity at least serious", "force f by o such that (f.on is party)", "force f such that ((f.by is o or acts_for(f.by, o)) and f.on is not o)"));
    if (chance(60)) fprintf(d->out, "      unless \"words\" justified(f)\n");
    if (chance(20)) fprintf(d->out, "      unless \"words\" %s\n", ONE_OF("title(f.at, Alba)", "f.by is Coria", "f.on is group", "some decision by Council before f"));
}

static bool second_is_right; /* the clause of article 2: no rank over it */

static void write_duty(FILE *out, int number)
{
    duty_form d = {.out = out, .number = number};
    int which = below(100);
    bool right = chance(22);
    if (number == 2) second_is_right = right;
    if (right) {
        write_right(out, number);
        return;
    }
    fprintf(out, "    duty act {\n");
    if (which < 62) write_episode_duty(&d);
    else if (which < 74) write_request_duty(&d);
    else if (which < 80) write_together_duty(&d);
    else if (which < 86) write_accepted_duty(&d);
    else write_standing_duty(&d);
    if (number > 2 && chance(10) && !second_is_right) fprintf(out, "      subject to T.2.act\n");
    fprintf(out, "    }\n");
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
        else {
            second_is_right = false;
            fprintf(out, "    duty act {\n");
            write_standing_duty(&(duty_form){.out = out});
            fprintf(out, "    }\n");
        }
        fprintf(out, "  }\n");
    }
    fprintf(out, "}\n");
}
