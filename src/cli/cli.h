/* Shared by the files of the command line: commands, options, the host, and how runs end. */
#ifndef CASUS_CLI_CLI_H
#define CASUS_CLI_CLI_H
#include <stdbool.h>
#include "casus.h"

/* How a run ends; of several the greatest counts. */
enum { END_WELL = 0, END_FINDINGS = 1, END_BAD = 2, END_LIMIT = 3 };

typedef struct { const char **at; size_t n; } words;
typedef enum { FORMAT_TEXT, FORMAT_JSON, FORMAT_ROWS, FORMAT_CSV } output_format;
typedef enum { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER } color_choice;

typedef struct {
    const char *command;     /* its name */
    words files;             /* what stands without a -- */
    words under, reading, assume, set, rules;
    const char *policy, *as_of, *known_by, *text, *for_state, *fail_on, *clause, *on;
    int format, color, detail, width, by; /* output_format, color_choice, CASUS_ROWS ... or DETAIL_SUMMARY, columns; casus_columns */
    bool help, version;
} options;

/* Commands as bits, for the table of options. */
enum { CMD_CHECK = 1, CMD_ASSESS = 2, CMD_TEST = 4, CMD_WHY = 8, CMD_EXPLAIN = 16, CMD_HELP = 32, CMD_VERSION = 64, CMD_MATRIX = 128, CMD_LIST = 256, CMD_ALL = 511 };

typedef struct {
    unsigned bit;
    const char *name, *usage, *summary; /* usage: what follows the name */
    const char *const *examples;        /* pairs: command line, what it does; NULL ends */
    const char *about;                  /* further lines of --help, or NULL */
    size_t least, most;                 /* words it takes */
    int (*run)(const options *o);
} command;

/* main.c */
extern const command commands[];
extern const size_t n_commands;
const command *command_named(const char *name);
extern const char exit_statuses[];
void welcome(const char *program); /* as it was called */
int run_help(const options *o);
int run_version(const options *o);

/* options.c: END_WELL, or END_BAD after telling. */
int parse_options(int argc, char **argv, const command *c, options *out);
void free_options(options *o);
void print_help(const command *c);
void lens_of(const options *o, casus_lens *out);

/* One file per command. */
int run_check(const options *o);
int run_assess(const options *o);
int run_test(const options *o);
int run_why(const options *o);
int run_explain(const options *o);
int run_matrix(const options *o);
int run_list(const options *o);

/* host.c: what the library gets from here. */
typedef struct {
    casus_host lib;
    const char **rules;      /* folders searched for what a file uses, in order */
    size_t n_rules, n_named; /* the first n_named: by --rules and CASUS_RULES */
    bool keep_input;         /* the standard input may be opened more than once */
    char *env, *input;       /* owned */
    size_t input_size, input_at;
    char missing[256];       /* what a file uses and was not found; empty: nothing */
    char instead[1024];      /* files read while there are bundled ones of the same name */
} host;
bool host_init(host *h, const options *o);
void host_free(host *h);

/* output.c: results go to the standard output, talk to the standard error. */
void output_init(const options *o);
casus_style style_of_output(void);
casus_style style_of_talk(void);
int to_output(void *user, const char *bytes, size_t n);
int to_talk(void *user, const char *bytes, size_t n);
/* Says a line "casus: ..." to people. */
void talk(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
/* The words alone, and a word of a command as a shell takes it. What a terminal would obey is shown as \u{...}. */
void talk_words(const char *text);
void talk_argument(const char *text);
/* The same words in `out`, cut where its `room` bytes end. */
void make_safe(char *out, size_t room, const char *text);
/* Prints a part of the result. */
void print(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
/* Prints words in lines of the output's width, from column `indent` on; `at`: columns already printed. */
void print_words(int at, int indent, const char *text);
/* Tells on a terminal, where a run of several cases lasts longer than a second, how many are done; silent in a pipe.
 * The line is taken back before anything else is written. */
void progress(size_t done, const char *name);
void progress_end(void);
/* Whether the output took everything so far. */
bool output_well(void);
/* Hands over the last bytes; the status of the run, END_LIMIT where they were refused. */
int output_end(int status);

/* cases.c: streams of cases, sharing the laws that several of them use. */
typedef struct {
    const options *o;
    host host;
    casus_law **law;
    size_t n_laws, room;
    const char *file;        /* being read, as it was named */
    size_t n_files;          /* of the words on the command line, those that are files */
    bool shows;              /* the results are a report or a table */
    bool fresh;              /* the last law is not used yet */
    int status;              /* of the run so far */
    size_t errors, warnings, limits; /* told */
    size_t cases;            /* done */
} session;
bool session_init(session *x, const options *o);
int session_end(session *x);
void worsen(session *x, int status);
/* What to do with a case that was not refused. */
typedef void take_case(session *x, casus_stream *s, void *user);
/* Takes every case of the file; those that are refused are told. */
void each_case(session *x, const char *file, take_case *take, void *user);
/* The same for a file, or for all cases below a folder, by name; that there is none is told. */
void each_case_below(session *x, const char *path, take_case *take, void *user);
bool holds_law(session *x, const char *file);
/* Tells the messages of a law, and of a stream where one is given. */
void tell_messages(session *x, casus_law *law, casus_stream *s);

/* paths.c: files below folders. */
typedef struct { char **at; size_t n, room; } paths;
/* Adds the path itself; of a folder, the files below it whose names end so, by name. False, told, where a
 * folder cannot be read or memory is out. */
bool find_paths(paths *p, const char *path, const char *ending);
void free_paths(paths *p);
bool folder_there(const char *path);

/* similar.c: the file of the language in that folder whose name is nearest, of those that
 * a file can use or of all; false where none is near. */
bool similar_file(const char *folder, const char *name, bool used, char *out, size_t room);

/* assess.c: assesses the cases of the first `n` files or folders named. */
int assess_files(const options *o, size_t n, const casus_lens *x, casus_format format);
/* summary.c: a line for each case, with how many answers it has and what they turn on. */
enum { DETAIL_SUMMARY = CASUS_REASONS + 1 }; /* a choice of --detail that is no detail of a lens */
int assess_in_lines(const options *o, const casus_lens *x);
#endif
