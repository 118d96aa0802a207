/* Streams of cases from files, sharing laws: files that use the same treaties are read under one
 * law, loaded and checked once. A law that files share has exactly what each of them uses, so a
 * verdict does not depend on which other files were named. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "cli/cli.h"

bool session_init(session *x, const options *o)
{
    *x = (session){.o = o, .n_files = o->files.n};
    return host_init(&x->host, o);
}

/* Whoever reads the results must be able to see that a draft was read, and not the bundled text. */
static void tell_instead(const session *x)
{
    char text[sizeof x->host.instead + 64], safe[2 * sizeof text];
    if (!x->host.instead[0]) return;
    snprintf(text, sizeof text, "Read instead of the bundled file of the same name: %s", x->host.instead);
    if (x->o->format == FORMAT_TEXT && x->shows && x->status != END_BAD) {
        print("\n");
        make_safe(safe, sizeof safe, text);
        print_words(0, 0, safe);
    } else talk("%s", text);
}

int session_end(session *x)
{
    tell_instead(x);
    for (size_t i = 0; i < x->n_laws; i++) casus_law_free(x->law[i]);
    free(x->law);
    host_free(&x->host);
    return x->status;
}

void worsen(session *x, int status)
{
    if (status > x->status) x->status = status;
}

static void no_memory(session *x)
{
    talk("there is not enough memory to go on");
    worsen(x, END_LIMIT);
}

static void tell_one(session *x, casus_law *law, casus_stream *s)
{
    size_t all = casus_message_count(law, s, 0), graver = casus_message_count(law, s, 1), errors = casus_message_count(law, s, 2);
    if (!all) return;
    x->errors += errors;
    x->limits += graver - errors;
    x->warnings += all - graver;
    fflush(stdout);
    if (casus_messages(law, s, style_of_talk(), to_talk, NULL) == CASUS_LIMIT) no_memory(x);
}

/* The command line again, without one file. */
static void say_command(const session *x, const char *without)
{
    fprintf(stderr, "casus %s", x->o->command);
    for (size_t i = 0; i < x->o->files.n; i++)
        if (!without || strcmp(x->o->files.at[i], without) != 0) {
            fputc(' ', stderr);
            talk_argument(x->o->files.at[i]);
        }
}

void tell_messages(session *x, casus_law *law, casus_stream *s)
{
    tell_one(x, law, NULL);
    if (s) tell_one(x, law, s);
    if (!x->host.missing[0]) return;
    fputs("casus: with the folder DIR that holds ", stderr);
    talk_words(x->host.missing);
    fputs(", run: ", stderr);
    say_command(x, NULL);
    fputs(" --rules DIR\n", stderr);
    x->host.missing[0] = 0;
}

/* The last law on the shelf, which nothing was loaded into yet. */
static casus_law *fresh_law(session *x)
{
    if (x->fresh) return x->law[x->n_laws - 1];
    if (x->n_laws == x->room) {
        size_t room = x->room * 2 + 8;
        casus_law **law = realloc(x->law, room * sizeof(casus_law *));
        if (!law) return NULL;
        x->law = law;
        x->room = room;
    }
    casus_law *law = casus_law_new(&x->host.lib);
    if (!law) return NULL;
    x->law[x->n_laws++] = law;
    x->fresh = true;
    return law;
}

/* A stream on a law that fits it, or on a fresh one; *law says which. */
static casus_stream *open_stream(session *x, const char *file, casus_law **law)
{
    *law = fresh_law(x);
    casus_stream *s = *law ? casus_stream_open(*law, file) : NULL;
    if (!s) no_memory(x);
    for (size_t i = 0; s && i + 1 < x->n_laws; i++)
        if (casus_stream_fits(s, x->law[i])) {
            casus_stream_move(s, x->law[i]);
            *law = x->law[i];
            break;
        }
    return s;
}

bool holds_law(session *x, const char *file)
{
    casus_law *law;
    casus_stream *s = open_stream(x, file, &law);
    bool yes = s && casus_stream_holds_law(s);
    casus_stream_close(s);
    return yes;
}

/* A treaty among the cases: the command that was probably meant. */
static void tell_swapped(const session *x, const char *file)
{
    fputs("casus: run: ", stderr);
    say_command(x, file);
    fputc('\n', stderr);
}

void each_case(session *x, const char *file, take_case *take, void *user)
{
    casus_law *law;
    casus_stream *s = open_stream(x, file, &law);
    if (!s) return;
    casus_result r;
    x->file = file;
    while (output_well() && (r = casus_stream_next(s)) != CASUS_END) {
        if (law == x->law[x->n_laws - 1]) x->fresh = false;
        bool silent = !casus_message_count(law, NULL, 0) && !casus_message_count(law, s, 0);
        progress(x->cases++, r == CASUS_OK ? casus_stream_case(s) : "");
        if (r == CASUS_OK) take(x, s, user);
        else worsen(x, r == CASUS_LIMIT ? END_LIMIT : END_BAD);
        tell_messages(x, law, s);
        if (r != CASUS_OK && silent) talk("%s: left out, for what it uses was refused", file);
        if (casus_stream_holds_law(s) && x->n_files > 1) tell_swapped(x, file);
    }
    casus_stream_close(s);
}

void each_case_below(session *x, const char *path, take_case *take, void *user)
{
    paths found = {0};
    if (!find_paths(&found, path, ".case")) worsen(x, END_LIMIT);
    else if (!found.n) {
        talk("there is no case below %s: no file there has a name that ends in .case", path);
        worsen(x, END_BAD);
    }
    for (size_t i = 0; i < found.n && output_well(); i++) each_case(x, found.at[i], take, user);
    free_paths(&found);
}
