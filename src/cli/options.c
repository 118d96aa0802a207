/* The options: one table, read by the parser and by --help.
 *
 * Contract: options may stand anywhere before a lone --, in the forms --name value and
 * --name=value. What is wrong is told with the nearest right name.
 */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "cli/cli.h"

typedef enum { TAKES_TEXT, TAKES_LIST, TAKES_CHOICE, TAKES_NUMBER, TAKES_NOTHING } option_kind;
typedef struct { const char *word; int value; } choice;

typedef struct {
    const char *name, *value; /* value: what --help calls it */
    option_kind kind;
    unsigned commands;
    size_t field;             /* where it goes in options */
    const choice *choices;
    int least, most;          /* of a number */
    const char *help;
} option;

static const choice formats[] = {{"text", FORMAT_TEXT}, {"json", FORMAT_JSON}, {"rows", FORMAT_ROWS}, {NULL, 0}};
static const choice table_formats[] = {{"text", FORMAT_TEXT}, {"json", FORMAT_JSON}, {"csv", FORMAT_CSV}, {NULL, 0}};
static const choice columns[] = {
    {"profile", CASUS_BY_PROFILE}, {"treaty", CASUS_BY_TREATY}, {"party", CASUS_BY_PARTY}, {"policy", CASUS_BY_POLICY}, {NULL, 0}};
static const choice colors[] = {{"auto", COLOR_AUTO}, {"always", COLOR_ALWAYS}, {"never", COLOR_NEVER}, {NULL, 0}};
static const choice details[] = {{"summary", DETAIL_SUMMARY}, {"verdicts", CASUS_ROWS}, {"hinges", CASUS_HINGES}, {"reasons", CASUS_REASONS}, {NULL, 0}};

#define IN(f) offsetof(options, f)
#define LOOK (CMD_ASSESS | CMD_WHY | CMD_MATRIX)
#define READ (LOOK | CMD_CHECK | CMD_TEST | CMD_LIST)

static const option table[] = {
    {"under", "PROFILE", TAKES_LIST, LOOK, IN(under), NULL, 0, 0, "run this profile only (may be given again)"},
    {"reading", "TERM=READING", TAKES_LIST, LOOK, IN(reading), NULL, 0, 0, "read one term this way in every profile"},
    {"policy", "POLICY", TAKES_TEXT, LOOK, IN(policy), NULL, 0, 0, "open: disputes stay open (default); burden: presumptions answer what is open; found-only: only what is undisputed or found; case-of:STATE: as that state says"},
    {"as-of", "DAY", TAKES_TEXT, LOOK, IN(as_of), NULL, 0, 0, "as things stood on that day (year-month-day): what begins later is not looked at, and cannot be assumed to have happened"},
    {"known-by", "DAY", TAKES_TEXT, LOOK, IN(known_by), NULL, 0, 0, "with what was known by that day: later sources and later statements of the encoder are left out, and named"},
    {"text", "VERSION", TAKES_TEXT, LOOK, IN(text), NULL, 0, 0, "apply this version of the text, marked where it was not in force"},
    {"for", "STATE", TAKES_TEXT, LOOK, IN(for_state), NULL, 0, 0, "only what this state owed"},
    {"assume", "FACT", TAKES_LIST, LOOK, IN(assume), NULL, 0, 0, "take a fact or an appraisal as given, as in \"not justified(x)\""},
    {"set", "PARAMETER=DAYS", TAKES_LIST, LOOK, IN(set), NULL, 0, 0, "a length of time the text leaves open"},
    {"rules", "DIR", TAKES_LIST, READ, IN(rules), NULL, 0, 0, "look for treaties in this folder, too (may be given again)"},
    {"format", "FORMAT", TAKES_CHOICE, CMD_ASSESS, IN(format), formats, 0, 0, "text (default), json (casus.report/1), or rows (tab-separated)"},
    {"format", "FORMAT", TAKES_CHOICE, CMD_MATRIX | CMD_LIST, IN(format), table_formats, 0, 0, "text (default), csv (for a spreadsheet), or json"},
    {"clause", "CLAUSE", TAKES_TEXT, CMD_MATRIX, IN(clause), NULL, 0, 0, "only this clause: CST.4, CST.4.assist, or a duty's name: assist"},
    {"by", "WHAT", TAKES_CHOICE, CMD_MATRIX, IN(by), columns, 0, 0, "a column for each profile (default), treaty, party, or policy"},
    {"on", "DAY", TAKES_TEXT, CMD_LIST, IN(on), NULL, 0, 0, "only what was in force on that day (year-month-day)"},
    {"detail", "DETAIL", TAKES_CHOICE, CMD_ASSESS, IN(detail), details, 0, 0, "summary: a line for each case; verdicts; hinges (default): conditions, and what the verdicts turn on; reasons: all of them"},
    {"fail-on", "VERDICT", TAKES_TEXT, CMD_ASSESS, IN(fail_on), NULL, 0, 0, "exit with 1 where a result has, or may have, this verdict"},
    {"color", "WHEN", TAKES_CHOICE, CMD_ALL, IN(color), colors, 0, 0, "auto (default), always, or never"},
    {"width", "COLUMNS", TAKES_NUMBER, CMD_ALL, IN(width), NULL, 40, 1000, "columns of a line"},
    {"help", NULL, TAKES_NOTHING, CMD_ALL, IN(help), NULL, 0, 0, "this page"},
};
enum { OPTIONS = sizeof table / sizeof *table };

/* The option as the command has it; one of other commands if it has none. */
static const option *option_named(const char *name, size_t n, unsigned bit)
{
    const option *other = NULL;
    for (size_t i = 0; i < OPTIONS; i++) {
        if (strlen(table[i].name) != n || memcmp(table[i].name, name, n) != 0) continue;
        if (table[i].commands & bit) return &table[i];
        other = &table[i];
    }
    return other;
}

static int unknown_option(const command *c, const char *arg, size_t n)
{
    const char *names[OPTIONS];
    char name[64];
    size_t known = 0;
    for (size_t i = 0; i < OPTIONS; i++)
        if (table[i].commands & c->bit) names[known++] = table[i].name;
    if (n >= sizeof name) n = sizeof name - 1;
    memcpy(name, arg, n);
    name[n] = 0;
    const char *near = casus_nearest(name, names, known);
    if (near) talk("`casus %s` has no option --%s; did you mean --%s?", c->name, name, near);
    else talk("`casus %s` has no option --%s; `casus help %s` lists them", c->name, name, c->name);
    return END_BAD;
}

static int wrong_command(const command *c, const option *x)
{
    for (size_t i = 0; i < n_commands; i++)
        if (x->commands & commands[i].bit) {
            talk("--%s is an option of `casus %s`, not of `casus %s`", x->name, commands[i].name, c->name);
            break;
        }
    return END_BAD;
}

static int set_choice(const option *x, const char *value, int *field)
{
    const char *names[8];
    size_t n = 0;
    for (const choice *k = x->choices; k->word; k++) {
        names[n++] = k->word;
        if (strcmp(k->word, value) == 0) {
            *field = k->value;
            return END_WELL;
        }
    }
    const char *near = casus_nearest(value, names, n);
    if (near) talk("--%s %s: did you mean %s?", x->name, value, near);
    else talk("--%s cannot be %s; %s", x->name, value, x->help);
    return END_BAD;
}

static int set_number(const option *x, const char *value, int *field)
{
    int v = 0;
    const char *p = value;
    for (; *p >= '0' && *p <= '9' && v < 100000; p++) v = v * 10 + (*p - '0');
    if (*p || p == value || v < x->least || v > x->most) {
        talk("--%s takes a number from %d to %d, not `%s`", x->name, x->least, x->most, value);
        return END_BAD;
    }
    *field = v;
    return END_WELL;
}

static int set_option(const option *x, const char *value, options *o)
{
    void *field = (char *)o + x->field;
    switch (x->kind) {
    case TAKES_TEXT: *(const char **)field = value; break;
    case TAKES_LIST: ((words *)field)->at[((words *)field)->n++] = value; break;
    case TAKES_CHOICE: return set_choice(x, value, field);
    case TAKES_NUMBER: return set_number(x, value, field);
    case TAKES_NOTHING: *(bool *)field = true; break;
    }
    return END_WELL;
}

static int check_words(const command *c, const options *o)
{
    if (o->help || (o->files.n >= c->least && o->files.n <= c->most)) return END_WELL;
    const char *example = c->examples[0];
    if (o->files.n < c->least) talk("`casus %s` needs: casus %s %s, for example: %s", c->name, c->name, c->usage, example);
    else talk("`casus %s` takes: casus %s %s; `%s` is too much", c->name, c->name, c->usage, o->files.at[c->most]);
    return END_BAD;
}

/* Room for every word of the command line in each of the lists. */
static bool room_for_lists(options *o, size_t n)
{
    words *lists[] = {&o->files, &o->under, &o->reading, &o->assume, &o->set, &o->rules};
    size_t count = sizeof lists / sizeof *lists;
    const char **room = calloc((n + 1) * count, sizeof *room);
    if (!room) return false;
    for (size_t i = 0; i < count; i++) lists[i]->at = room + i * (n + 1);
    return true;
}

void free_options(options *o)
{
    free(o->files.at); /* the first of the lists begins their one block */
    *o = (options){0};
}

static int parse_one(int argc, char **argv, int *i, const command *c, options *o)
{
    const char *arg = strcmp(argv[*i], "-h") == 0 ? "--help" : argv[*i];
    if (arg[0] != '-' || !arg[1]) {
        o->files.at[o->files.n++] = arg;
        return END_WELL;
    }
    if (arg[1] != '-' && option_named(arg + 1, strcspn(arg + 1, "="), c->bit)) {
        talk("options are written with two hyphens: did you mean -%s?", arg);
        return END_BAD;
    }
    if (arg[1] != '-') {
        talk("options are written with two hyphens, as in --help; for a file of that name, write ./%s", arg);
        return END_BAD;
    }
    const char *name = arg + 2, *equals = strchr(name, '=');
    size_t n = equals ? (size_t)(equals - name) : strlen(name);
    const option *x = option_named(name, n, c->bit);
    if (!x) return unknown_option(c, name, n);
    if (!(x->commands & c->bit)) return wrong_command(c, x);
    if (x->kind == TAKES_NOTHING && equals) {
        talk("--%s takes no value", x->name);
        return END_BAD;
    }
    const char *value = equals ? equals + 1 : x->kind == TAKES_NOTHING ? "" : ++*i < argc ? argv[*i] : NULL;
    if (!value || (!*value && x->kind != TAKES_NOTHING)) {
        talk("--%s needs a value: --%s %s", x->name, x->name, x->value);
        return END_BAD;
    }
    return set_option(x, value, o);
}

int parse_options(int argc, char **argv, const command *c, options *o)
{
    memset(o, 0, sizeof *o);
    o->command = c->name;
    o->detail = CASUS_HINGES;
    if (!room_for_lists(o, (size_t)argc)) {
        talk("there is not enough memory to start");
        return END_LIMIT;
    }
    bool ended = false;
    for (int i = 0; i < argc; i++) {
        if (!ended && strcmp(argv[i], "--") == 0) {
            ended = true;
            continue;
        }
        if (ended) {
            o->files.at[o->files.n++] = argv[i];
            continue;
        }
        int status = parse_one(argc, argv, &i, c, o);
        if (status != END_WELL) return status;
    }
    return check_words(c, o);
}

void print_help(const command *c)
{
    print("casus %s - %s\n\nExamples:\n\n", c->name, c->summary);
    for (const char *const *e = c->examples; *e; e += 2) print("    %s\n        %s\n", e[0], e[1]);
    print("\nUsage: casus %s %s%s[options]\n\n", c->name, c->usage, *c->usage ? " " : "");
    if (c->about) {
        print_words(0, 0, c->about);
        print("\n");
    }
    print("Options:\n\n");
    for (size_t i = 0; i < OPTIONS; i++) {
        if (!(table[i].commands & c->bit)) continue;
        char left[64];
        snprintf(left, sizeof left, "--%s%s%s", table[i].name, table[i].value ? " " : "", table[i].value ? table[i].value : "");
        print("    %-24s", left);
        print_words(28, 29, table[i].help);
    }
    print("\n");
    print_words(0, 0, exit_statuses);
}

void lens_of(const options *o, casus_lens *out)
{
    casus_lens_init(out);
    out->policy = o->policy;
    out->as_of = o->as_of;
    out->known_by = o->known_by;
    out->text = o->text;
    out->for_state = o->for_state;
    out->profiles = o->under.at;
    out->n_profiles = o->under.n;
    out->readings = o->reading.at;
    out->n_readings = o->reading.n;
    out->assume = o->assume.at;
    out->n_assume = o->assume.n;
    out->set = o->set.at;
    out->n_set = o->set.n;
    out->detail = o->detail;
}
