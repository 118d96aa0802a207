/* Output: results on the standard output, talk on the standard error, each with its own style.
 *
 * Contract: once the standard output refused bytes, nothing more is written to it and the run ends
 * with END_LIMIT; a closed pipe is told like a full disk and does not kill the program.
 */
#define _XOPEN_SOURCE 700
#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>
#include "cli/cli.h"

static struct { bool failed; int error; color_choice color; int width; } state;

void output_init(const options *o)
{
    signal(SIGPIPE, SIG_IGN); /* a write that fails is told */
    signal(SIGXFSZ, SIG_IGN);
    if (!o) return;
    state.color = (color_choice)o->color;
    state.width = o->width;
}

static casus_style style_of(int fd)
{
    casus_style style = {state.color == COLOR_ALWAYS, state.width};
    bool terminal = isatty(fd) != 0;
    const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
    if (state.color == COLOR_AUTO) style.color = terminal && !(no_color && *no_color) && term && *term && strcmp(term, "dumb") != 0;
    struct winsize size;
    if (!style.width && terminal && ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40) style.width = size.ws_col < 120 ? size.ws_col : 120;
    return style;
}

casus_style style_of_output(void)
{
    return style_of(STDOUT_FILENO);
}

casus_style style_of_talk(void)
{
    return style_of(STDERR_FILENO);
}

static void failed(void)
{
    if (!state.failed) state.error = errno;
    state.failed = true;
}

/* ---- progress ----------------------------------------------------------------------------------- */
/* Milliseconds of a clock that nobody sets. */
static long long now(void)
{
    struct timespec t = {0};
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (long long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static struct { long long begun, told; int columns; } line;

void progress(size_t done, const char *name)
{
    enum { PATIENCE = 1000, BETWEEN = 100, LONGEST = 40 };
    long long at = now();
    if (!line.begun) line.begun = at;
    if (!done || at - line.begun < PATIENCE || at - line.told < BETWEEN || !isatty(STDERR_FILENO)) return;
    progress_end();
    line.told = at;
    line.columns = fprintf(stderr, "casus: %zu case%s done, now %s ", done, done == 1 ? "" : "s", strlen(name) > LONGEST ? "a further one" : name);
    fflush(stderr);
}

void progress_end(void)
{
    if (line.columns > 0) fprintf(stderr, "\r%*s\r", line.columns, "");
    line.columns = 0;
}

int to_output(void *user, const char *bytes, size_t n)
{
    (void)user;
    progress_end();
    if (!state.failed && fwrite(bytes, 1, n, stdout) != n) failed();
    return state.failed;
}

/* That nobody can be told changes nothing in how the run ends. */
int to_talk(void *user, const char *bytes, size_t n)
{
    (void)user;
    progress_end();
    fwrite(bytes, 1, n, stderr);
    return 0;
}

bool output_well(void)
{
    return !state.failed;
}

void print(const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    if (!state.failed && vfprintf(stdout, fmt, ap) < 0) failed();
    va_end(ap);
}

void print_words(int at, int indent, const char *text)
{
    const int width = state.width ? state.width : 80;
    while (*text) {
        int n = (int)strcspn(text, " \n");
        if (at > indent && at + 1 + n > width) {
            print("\n");
            at = 0;
        } else if (at > indent) {
            print(" ");
            at++;
        }
        if (at < indent) {
            print("%*s", indent - at, "");
            at = indent;
        }
        print("%.*s", n, text);
        at += n;
        text += n;
        text += strspn(text, " \n");
    }
    print("\n");
}

/* Bytes of the sign of UTF-8 that stands here; 0: none does. */
static int sign_bytes(const unsigned char *s)
{
    int n = *s < 0x80 ? 1 : *s < 0xc2 ? 0 : *s < 0xe0 ? 2 : *s < 0xf0 ? 3 : *s < 0xf5 ? 4 : 0;
    for (int i = 1; i < n; i++)
        if ((s[i] & 0xc0) != 0x80) return 0;
    return n;
}

/* The character that a terminal would obey (C0, C1) or be turned round by (bidi), or that hides; or 0. */
static unsigned commanding(const unsigned char *s, int bytes)
{
    unsigned c = *s;
    if (bytes == 2) c = (c & 0x1fu) << 6 | (s[1] & 0x3fu);
    if (bytes == 3) c = (c & 0x0fu) << 12 | (s[1] & 0x3fu) << 6 | (s[2] & 0x3fu);
    if (bytes == 4) return 0;
    if (c < 0x20 ? c != '\n' && c != '\t' : c >= 0x7f && c < 0xa0) return c;
    bool turns = (c >= 0x200b && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    return turns || c == 0xad || c == 0x61c || c == 0xfeff ? c : 0;
}

/* The next sign as it is shown; gives its bytes. Names of files are others' words: what a terminal would
 * obey is shown, not done. */
static int shown_sign(const unsigned char *s, char out[16])
{
    int n = sign_bytes(s);
    unsigned c = n ? commanding(s, n) : 0;
    if (!n) snprintf(out, 16, "\\x{%x}", *s);
    else if (c) snprintf(out, 16, "\\u{%x}", c);
    else {
        memcpy(out, s, (size_t)n);
        out[n] = 0;
    }
    return n ? n : 1;
}

void make_safe(char *out, size_t room, const char *text)
{
    size_t used = 0;
    for (const unsigned char *s = (const unsigned char *)text; *s;) {
        char sign[16];
        s += shown_sign(s, sign);
        size_t n = strlen(sign);
        if (used + n >= room) break;
        memcpy(out + used, sign, n);
        used += n;
    }
    out[used] = 0;
}

void talk_words(const char *text)
{
    for (const unsigned char *s = (const unsigned char *)text; *s;) {
        char sign[16];
        s += shown_sign(s, sign);
        fputs(sign, stderr);
    }
}

void talk_argument(const char *text)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./-+=:,@%";
    if (*text && strspn(text, plain) == strlen(text)) {
        fputs(text, stderr);
        return;
    }
    fputc('\'', stderr);
    for (const unsigned char *s = (const unsigned char *)text; *s;) {
        char sign[16];
        bool quote = *s == '\'';
        s += shown_sign(s, sign);
        fputs(quote ? "'\\''" : sign, stderr);
    }
    fputc('\'', stderr);
}

void talk(const char *fmt, ...)
{
    char text[8192]; /* longer than any path and what is said of it */
    va_list ap;
    progress_end();
    if (fflush(stdout) != 0) failed(); /* what was said before comes first where both go to one place */
    fputs("casus: ", stderr);
    va_start(ap, fmt);
    vsnprintf(text, sizeof text, fmt, ap);
    va_end(ap);
    talk_words(text);
    fputc('\n', stderr);
}

int output_end(int status)
{
    progress_end();
    if (!state.failed && fflush(stdout) != 0) failed();
    if (!state.failed && fclose(stdout) != 0) failed();
    if (!state.failed) return status;
    if (state.error == EPIPE) fputs("casus: the output was closed before everything was written\n", stderr);
    else fprintf(stderr, "casus: the output could not be written: %s\n", strerror(state.error));
    return END_LIMIT;
}
