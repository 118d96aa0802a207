/* The program: which command was meant, and help for whoever does not know yet. */
#include <stdio.h>
#include <string.h>
#include "cli/cli.h"

static const char *const check_examples[] = {
    "casus check cases/batken-2022.case", "looks a case through, and the treaties it uses",
    "casus check rules/*.treaty", "looks the treaties through",
    NULL};
static const char *const assess_examples[] = {
    "casus assess cases/kyrgyzstan-2010.case", "what was triggered, and what was honored",
    "casus assess cases --detail summary", "all cases in the folder cases, a line for each",
    "casus assess cases/*.case --format json", "all cases, one JSON object a line",
    "casus assess cases/batken-2022.case --under narrow --for Russia", "one reading of the law, one state",
    "casus assess cases/batken-2022.case --assume \"not justified(fighting_t)\"", "what if it was not self-defence?",
    "casus assess - < my.case", "a case from the standard input",
    NULL};
static const char *const test_examples[] = {
    "casus test", "all expectations of all cases below cases/",
    "casus test cases/armenia-2022.case", "those of one case",
    NULL};
static const char *const why_examples[] = {
    "casus why cases/batken-2022.case CST.4", "all reasons behind the verdicts on Article 4",
    "casus why cases/batken-2022.case CST.4.assist --under broad --for Russia", "for one duty, profile and state",
    NULL};
static const char *const matrix_examples[] = {
    "casus matrix cases/*.case --clause CST.4.assist", "one clause over all cases, a column for each profile",
    "casus matrix cases/batken-2022.case --by policy", "what follows under each policy",
    "casus matrix cases/*.case --clause assist --by treaty --format csv", "the duty to assist under every treaty, for a spreadsheet",
    NULL};
static const char *const list_examples[] = {
    "casus list parties --on 2012-06-01", "who was bound by which treaty on that day",
    "casus list readings rules/cst.treaty", "the questions of law one treaty leaves open, and their readings",
    "casus list treaties", "the treaties that come with casus",
    "casus list cases", "the cases below cases/",
    NULL};
static const char *const explain_examples[] = {
    "casus explain E302", "what the message E302 means and what to do",
    "casus explain not due", "what the verdict NOT DUE means",
    "casus explain", "all messages and verdicts there are",
    NULL};
static const char *const help_examples[] = {"casus help assess", "how to assess a case", NULL};
static const char *const version_examples[] = {"casus version", "the version of this program", NULL};

const command commands[] = {
    {CMD_ASSESS, "assess", "CASE...", "did the obligation arise, was it honored?", assess_examples,
     "CASE is a file that holds a case, or a folder: then all cases below it. "
     "Verdicts depend on how the law is read: each profile of the treaty is run, and what a verdict turns on is named. "
     "The treaties a case uses are looked for in its own folder, then in the folders of --rules, then in those of the "
     "variable CASUS_RULES (separated by :), then among the rules that come with casus.",
     1, SIZE_MAX, run_assess},
    {CMD_WHY, "why", "CASE CLAUSE", "all reasons behind the verdicts on a clause", why_examples,
     "A clause is written TREATY.ARTICLE or TREATY.ARTICLE.DUTY, as the report of `casus assess` shows it.", 2, 2, run_why},
    {CMD_CHECK, "check", "FILE...", "look files through for mistakes and doubts", check_examples,
     "FILE may be a folder: then all files below it are looked through. Mistakes and warnings are told on the standard error; "
     "each has a code that `casus explain` explains.", 1, SIZE_MAX, run_check},
    {CMD_TEST, "test", "[PATH...]", "compare cases with what they expect", test_examples,
     "A path is a case or a folder that is searched for *.case; without one it is cases/.", 0, SIZE_MAX, run_test},
    {CMD_MATRIX, "matrix", "CASE...", "many cases in one table", matrix_examples,
     "A line for each case and clause; open verdicts are marked, so that no color is needed. A folder stands for all cases below it.", 1, SIZE_MAX, run_matrix},
    {CMD_LIST, "list", "[WHAT] [FILE...]", "treaties, parties, readings or cases", list_examples,
     "WHAT is treaties, parties, readings or cases. Without files: all treaties where rules are looked for, or the cases below cases/. "
     "A party's text is the latest it accepted; which text binds two states depends on both, and casus assess tells it.", 0, SIZE_MAX, run_list},
    {CMD_EXPLAIN, "explain", "[WHAT]", "explain a message or a verdict", explain_examples, "WHAT is the code of a message, such as E302, or a verdict, such as NOT DUE.", 0, 5, run_explain},
    {CMD_HELP, "help", "[COMMAND]", "explain a command", help_examples, NULL, 0, 1, run_help},
    {CMD_VERSION, "version", "", "print the version", version_examples, NULL, 0, 0, run_version},
};
const size_t n_commands = sizeof commands / sizeof *commands;

const char exit_statuses[] =
    "Exit status: 0 all is well; 1 an expectation failed or --fail-on was met; 2 the command or a file was refused; 3 a limit, "
    "memory, reading or writing. Results are written to the standard output, all else to the standard error.";

const command *command_named(const char *name)
{
    for (size_t i = 0; i < n_commands; i++)
        if (strcmp(commands[i].name, name) == 0) return &commands[i];
    return NULL;
}

static void list_commands(FILE *to)
{
    for (size_t i = 0; i < n_commands; i++) {
        char line[64];
        snprintf(line, sizeof line, "casus %s %s", commands[i].name, commands[i].usage);
        fprintf(to, "    %-31s %s\n", line, commands[i].summary);
    }
}

void welcome(const char *program)
{
    fputs("casus answers one question of treaty law: on these facts, under this wording,\n"
          "did the obligation arise, and was it honored?\n\n"
          "You type a line, press Enter, and read the answer. For a first one, type\n\n"
          "    casus assess cases/kyrgyzstan-2010.case\n\n"
          "What can be typed:\n\n", stderr);
    list_commands(stderr);
    fputs("\n`casus help assess` explains the first of them, with examples. Nothing you type\n"
          "here changes a file.\n", stderr);
    if (strchr(program, '/')) fprintf(stderr, "\nHere the program is not installed: write %s where casus stands above.\n", program);
}

int run_help(const options *o)
{
    if (!o->files.n) {
        print("casus - did the obligation arise, and was it honored?\n\n");
        for (size_t i = 0; i < n_commands; i++) {
            print("    casus %-8s%-17s", commands[i].name, commands[i].usage);
            print_words(35, 36, commands[i].summary);
        }
        print("\nExamples:\n\n");
        for (const char *const *e = assess_examples; *e; e += 2) print("    %s\n        %s\n", e[0], e[1]);
        print("\n`casus help COMMAND` and `casus COMMAND --help` tell more.\n\n");
        print_words(0, 0, exit_statuses);
        return END_WELL;
    }
    const command *c = command_named(o->files.at[0]);
    if (c) {
        print_help(c);
        return END_WELL;
    }
    talk("there is no command `%s`; `casus help` lists them", o->files.at[0]);
    return END_BAD;
}

int run_version(const options *o)
{
    (void)o;
    print("casus %s\n", CASUS_VERSION);
    return END_WELL;
}

static bool ends_with(const char *text, const char *end)
{
    size_t n = strlen(text), m = strlen(end);
    return n >= m && strcmp(text + n - m, end) == 0;
}

static int unknown_command(const char *word)
{
    const char *names[sizeof commands / sizeof *commands];
    for (size_t i = 0; i < n_commands; i++) names[i] = commands[i].name;
    const char *near = casus_nearest(word, names, n_commands);
    if (ends_with(word, ".case")) talk("to assess a case, type: casus assess %s", word);
    else if (ends_with(word, ".treaty") || ends_with(word, ".terms")) talk("to look a file of law through, type: casus check %s", word);
    else if (near) talk("there is no command `%s`; did you mean: casus %s", word, near);
    else talk("there is no command `%s`", word);
    fputs("\nWhat can be typed:\n\n", stderr);
    list_commands(stderr);
    return END_BAD;
}

int main(int argc, char **argv)
{
    options o = {0};
    output_init(NULL);
    if (argc < 2) {
        welcome(argv[0] ? argv[0] : "casus");
        return END_BAD;
    }
    const char *word = argv[1];
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0) word = "help";
    if (strcmp(word, "--version") == 0) word = "version";
    const command *c = command_named(word);
    if (!c) return unknown_command(argv[1]);
    int status = parse_options(argc - 2, argv + 2, c, &o);
    if (status == END_WELL) {
        output_init(&o);
        if (o.help) print_help(c);
        else status = c->run(&o);
    }
    free_options(&o);
    return output_end(status);
}
