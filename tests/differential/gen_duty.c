/* Random clauses: duties of all forms, rights and powers. */
#include "gen.h"
#include <string.h>

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
        if (chance(45)) snprintf(text + strlen(text), sizeof text - strlen(text), " such that %s", is_declared(ASKS) ? "asks(r)" : say(ASKS));
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
        if (chance(20)) section(d, "shall not", ONE_OF("notice k by o after f", "consultation k by o on v"));
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
    int whose = below(100);
    bool named = whose < 12, together = whose >= 12 && whose < 20;
    d->each = !named && !together;
    fprintf(d->out, "      owed by %s%s\n", named ? "Alba" : together ? "parties together" : "each party o", d->each && chance(15) ? ONE_OF(" other than Coria", " other than Alba, Doria") : "");
    if (chance(20)) section(d, "when", ONE_OF("title(Port, Alba)", "not title(Ridge, Boria)", "some decision by Council before 2000-02-06", "acts_for(Host, Alba)"));
    if (d->each && chance(8)) section(d, "when", ONE_OF("not acts_for(Host, o)", "title(Port, o) or title(Ridge, o)"));
    if (chance(10)) section(d, "provided", ONE_OF("some request by Alba", "some notice by any state to Council", "no withdrawal by Coria"));
    if (together) section(d, "shall not", ONE_OF("force f such that (f.by is party)", "force f by any state at Port", "force f on any state such that (f.by is party and f.on is party)"));
    else fprintf(d->out, "      shall not \"words\" %s\n", named ? ONE_OF("force f by Alba", "force f on any state such that (f.by is Alba or acts_for(f.by, Alba))")
                                                      : ONE_OF("force f on any state such that (f.by is o or acts_for(f.by, o))", "force f on any state such that (f.by is o or acts_for(f.by, o))",
                                                               "force f by o with gravity at least serious", "force f by o such that (f.on is party)", "force f such that ((f.by is o or acts_for(f.by, o)) and f.on is not o)"));
    bool second = d->each && chance(15); /* an `unless` that speaks of f would not be asked of it */
    if (!second && chance(60)) fprintf(d->out, "      unless \"words\" justified(f)\n");
    if (second) section(d, "shall not", ONE_OF("assistance g by o to any state", "notice g by o", "assistance g by o to any state such that (g.to is not party)"));
    if (chance(8)) fprintf(d->out, "      within \"soon\" no later than %s\n", date(3 + below(9)));
    if (chance(8)) section(d, "excused by need", d->each ? ONE_OF("some consultation e by o", "title(Port, o)", "consultation e by o") : "some decision by Council");
    if (d->each && chance(8)) section(d, "released by ended", "o leaves");
    if (!second && chance(20)) fprintf(d->out, "      unless \"words\" %s\n", ONE_OF("title(f.at, Alba)", "f.by is Coria", "f.on is group", "some decision by Council before f"));
}

static bool second_is_right; /* the clause of article 2: no rank over it */

void write_plain_duty(FILE *out)
{
    second_is_right = false;
    fprintf(out, "    duty act {\n");
    write_standing_duty(&(duty_form){.out = out});
    fprintf(out, "    }\n");
}

void write_duty(FILE *out, int number)
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
