/* What the library gets from here: memory, and files.
 *
 * Contract for files: what a person names is opened as named. What a file uses is looked for below
 * that file's own folder, then below each rules folder. Where the own folder is a rules folder, it has
 * its place among them, so that a name means one file whoever uses it: with --rules, a draft of a
 * treaty stands in for the bundled one also where other bundled treaties use it. A name is a path
 * downwards (not absolute, no ..), and what it leads to must lie below the folder also when links are followed. Only
 * regular files are read; a device or pipe is noticed without waiting for it.
 */
#define _XOPEN_SOURCE 700
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "cli/cli.h"

#ifndef PATH_MAX
#define PATH_MAX 4096
#endif
#define STANDARD_INPUT "-"
#define INPUT_NAME     "(standard input)"

static void *resize(void *user, void *block, size_t old_size, size_t new_size)
{
    (void)user, (void)old_size;
    if (new_size) return realloc(block, new_size);
    free(block);
    return NULL;
}

/* ---- reading ------------------------------------------------------------------------------------ */
/* The descriptor is kept in the pointer itself: an open text needs no memory. */
static long read_fd(void *file, char *buf, size_t room)
{
    ssize_t n;
    do n = read((int)(intptr_t)file, buf, room);
    while (n < 0 && errno == EINTR);
    return (long)n;
}

static void close_fd(void *file)
{
    if ((int)(intptr_t)file != STDIN_FILENO) close((int)(intptr_t)file);
}

static casus_open_result open_path(const char *path, casus_text *out)
{
    struct stat st;
    size_t n = strlen(path);
    if (n >= sizeof out->name) return CASUS_NO_FILE; /* no system has one */
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (fd < 0) return errno == ENOENT || errno == ENOTDIR || errno == ENAMETOOLONG ? CASUS_NO_FILE : errno == ENXIO ? CASUS_NOT_REGULAR : CASUS_NOT_READABLE;
    if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
        close(fd);
        return CASUS_NOT_REGULAR;
    }
    memcpy(out->name, path, n + 1);
    snprintf(out->identity, sizeof out->identity, "%llx:%llx", (unsigned long long)st.st_dev, (unsigned long long)st.st_ino);
    out->read = read_fd;
    out->close = close_fd;
    out->file = (void *)(intptr_t)fd;
    return CASUS_OPENED;
}

/* ---- the standard input -------------------------------------------------------------------------- */
/* Kept in memory where it must be opened twice (`check` first looks what it is). */
static bool keep_all_input(host *h)
{
    size_t room = 0;
    for (;;) {
        if (h->input_size == room) {
            char *more = realloc(h->input, room ? room * 2 : 65536);
            if (!more) return false;
            h->input = more;
            room = room ? room * 2 : 65536;
        }
        long n = read_fd((void *)(intptr_t)STDIN_FILENO, h->input + h->input_size, room - h->input_size);
        if (n < 0) return false;
        if (n == 0) return true;
        h->input_size += (size_t)n;
    }
}

static long read_kept(void *file, char *buf, size_t room)
{
    host *h = file;
    size_t left = h->input_size - h->input_at, n = left < room ? left : room;
    memcpy(buf, h->input + h->input_at, n);
    h->input_at += n;
    return (long)n;
}

static void close_kept(void *file)
{
    (void)file;
}

static casus_open_result open_input(host *h, casus_text *out)
{
    snprintf(out->name, sizeof out->name, "%s", INPUT_NAME);
    snprintf(out->identity, sizeof out->identity, "%s", STANDARD_INPUT);
    out->read = read_fd;
    out->close = close_fd;
    out->file = (void *)(intptr_t)STDIN_FILENO;
    if (!h->keep_input) return CASUS_OPENED;
    if (!h->input && !keep_all_input(h)) return CASUS_NOT_READABLE;
    h->input_at = 0;
    out->read = read_kept;
    out->close = close_kept;
    out->file = h;
    return CASUS_OPENED;
}

/* ---- what files use ------------------------------------------------------------------------------- */
static bool leads_down(const char *name)
{
    if (!*name || *name == '/') return false;
    for (const char *p = name; p; p = strchr(p, '/') ? strchr(p, '/') + 1 : NULL)
        if (p[0] == '.' && p[1] == '.' && (p[2] == '/' || !p[2])) return false;
    return true;
}

/* Whether the open file lies below the folder when all links are followed. */
static bool lies_below(const char *folder, const char *path, const casus_text *text)
{
    char base[PATH_MAX], whole[PATH_MAX];
    struct stat opened, found;
    if (!realpath(folder, base) || !realpath(path, whole)) return false;
    size_t n = strlen(base);
    if (n == 1) n = 0; /* the root folder */
    if (strncmp(base, whole, n) != 0 || whole[n] != '/') return false;
    /* What was opened is what was looked at, even if somebody changes links meanwhile. */
    return fstat((int)(intptr_t)text->file, &opened) == 0 && stat(whole, &found) == 0 && opened.st_dev == found.st_dev &&
           opened.st_ino == found.st_ino;
}

static casus_open_result open_below(const char *folder, const char *name, casus_text *out)
{
    char path[PATH_MAX];
    bool here = strcmp(folder, ".") == 0;
    int n = snprintf(path, sizeof path, "%s%s%s", here ? "" : folder, here ? "" : "/", name);
    if (n < 0 || (size_t)n >= sizeof path) return CASUS_NO_FILE;
    casus_open_result r = open_path(path, out);
    if (r != CASUS_OPENED || lies_below(folder, path, out)) return r;
    out->close(out->file);
    return CASUS_NOT_ALLOWED;
}

/* The folder of the using file; of the standard input, where the program was started. */
static void folder_of(const char *from, char *out, size_t room)
{
    const char *slash = strcmp(from, INPUT_NAME) == 0 ? NULL : strrchr(from, '/');
    if (!slash) snprintf(out, room, ".");
    else snprintf(out, room, "%.*s", slash == from ? 1 : (int)(slash - from), from);
}

static void note_folder(casus_text *out, size_t *n, const char *folder)
{
    int more = snprintf(out->name + *n, sizeof out->name - *n, "%s%s", *n ? ", " : "", strcmp(folder, ".") == 0 ? "the present folder" : folder);
    *n = more < 0 || *n + (size_t)more >= sizeof out->name ? sizeof out->name - 1 : *n + (size_t)more;
}

/* Whether two regular files hold the same bytes; false where one cannot be read. */
static bool same_bytes(const char *a, const char *b)
{
    char left[4096], right[4096];
    FILE *one = fopen(a, "rb"), *two = one ? fopen(b, "rb") : NULL;
    bool same = two != NULL;
    for (size_t n = 1; same && n;) {
        n = fread(left, 1, sizeof left, one);
        same = fread(right, 1, sizeof right, two) == n && memcmp(left, right, n) == 0 && !ferror(one) && !ferror(two);
    }
    if (one) fclose(one);
    if (two) fclose(two);
    return same;
}

/* Remembers that a file beside the one that uses it, or of a folder that somebody named, is read, and not
 * the bundled one of that name, which says something else. */
static void note_instead(host *h, const char *name, const char *path)
{
    size_t n = strlen(h->instead);
    char other[PATH_MAX];
    struct stat mine, theirs;
    if (stat(path, &mine) != 0 || strstr(h->instead, path)) return;
    for (size_t i = h->n_named; i < h->n_rules; i++) {
        snprintf(other, sizeof other, "%s/%s", h->rules[i], name);
        if (stat(other, &theirs) != 0 || !S_ISREG(theirs.st_mode)) continue;
        if (mine.st_size == theirs.st_size && same_bytes(path, other)) continue;
        size_t sep = n ? 2 : 0, len = strlen(path);
        if (n + sep + len >= sizeof h->instead) return;
        memcpy(h->instead + n, ", ", sep);
        memcpy(h->instead + n + sep, path, len + 1);
        return;
    }
}

static bool is_rules_folder(const host *h, const char *folder)
{
    for (size_t i = 0; i < h->n_rules; i++)
        if (strcmp(h->rules[i], folder) == 0) return true;
    return false;
}

/* What a person may have meant by a file that is not there: beside it, or where the bundled files are. */
static void guess_named(const host *h, const char *path, casus_text *out)
{
    char folder[PATH_MAX];
    const char *slash = strrchr(path, '/'), *base = slash ? slash + 1 : path;
    if (strlen(path) >= sizeof folder) return;
    folder_of(path, folder, sizeof folder);
    bool found = similar_file(folder, base, false, out->meant, sizeof out->meant) || similar_file("cases", base, false, out->meant, sizeof out->meant);
    for (size_t i = 0; i < h->n_rules && !found; i++) found = similar_file(h->rules[i], base, false, out->meant, sizeof out->meant);
    int n = snprintf(folder, sizeof folder, "%s/../cases", h->rules[h->n_rules - 1]); /* where casus was built, the cases stand beside the rules */
    char whole[PATH_MAX];
    if (!found && n > 0 && (size_t)n < sizeof folder && realpath(folder, whole)) found = similar_file(whole, base, false, out->meant, sizeof out->meant);
    if (!found) out->meant[0] = 0;
}

static void guess_used(const host *h, const char *own, const char *name, casus_text *out)
{
    char path[sizeof out->meant];
    bool found = similar_file(own, name, true, path, sizeof path);
    for (size_t i = 0; i < h->n_rules && !found; i++) found = similar_file(h->rules[i], name, true, path, sizeof path);
    const char *slash = strrchr(path, '/');
    if (found) snprintf(out->meant, sizeof out->meant, "%s", slash ? slash + 1 : path);
}

static casus_open_result open_used(host *h, const char *name, const char *from, casus_text *out)
{
    char own[PATH_MAX];
    casus_text looked = {0};
    size_t n = 0;
    if (!leads_down(name)) return CASUS_NOT_ALLOWED;
    folder_of(from, own, sizeof own);
    for (size_t i = is_rules_folder(h, own) ? 1 : 0; i <= h->n_rules; i++) {
        const char *folder = i ? h->rules[i - 1] : own;
        casus_open_result r = open_below(folder, name, out);
        if (r == CASUS_OPENED && i <= h->n_named) note_instead(h, name, out->name);
        if (r != CASUS_NO_FILE) return r;
        note_folder(&looked, &n, folder);
    }
    memcpy(out->name, looked.name, sizeof out->name);
    guess_used(h, own, name, out);
    if (!out->meant[0]) snprintf(h->missing, sizeof h->missing, "%s", name);
    return CASUS_NO_FILE;
}

static casus_open_result open_text(void *user, const char *name, const char *from, casus_text *out)
{
    host *h = user;
    if (from) return open_used(h, name, from, out);
    if (strcmp(name, STANDARD_INPUT) == 0) return open_input(h, out);
    casus_open_result r = open_path(name, out);
    if (r == CASUS_NO_FILE) guess_named(h, name, out);
    return r;
}

/* ---- the folders ---------------------------------------------------------------------------------- */
/* Seen from where the program was started, so that what is printed is the same on every machine. */
static const char *shown_folder(const char *folder)
{
    char here[PATH_MAX];
    if (!getcwd(here, sizeof here)) return folder;
    size_t n = strlen(here);
    if (strcmp(folder, here) == 0) return ".";
    return strncmp(folder, here, n) == 0 && folder[n] == '/' ? folder + n + 1 : folder;
}

bool host_init(host *h, const options *o)
{
    const char *env = getenv("CASUS_RULES");
    *h = (host){.lib = {resize, open_text, h}};
    size_t most = o->rules.n + 2;
    for (const char *p = env; p && *p; p++) most += *p == ':';
    h->rules = calloc(most + 1, sizeof *h->rules);
    h->env = env ? malloc(strlen(env) + 1) : NULL;
    if (!h->rules || (env && !h->env)) return false;
    for (size_t i = 0; i < o->rules.n; i++) h->rules[h->n_rules++] = o->rules.at[i];
    if (env) memcpy(h->env, env, strlen(env) + 1);
    for (char *p = h->env; p && *p;) {
        char *colon = strchr(p, ':');
        if (colon) *colon = 0;
        if (*p) h->rules[h->n_rules++] = p;
        p = colon ? colon + 1 : NULL;
    }
    h->n_named = h->n_rules;
    h->rules[h->n_rules++] = shown_folder(CASUS_RULES_INSTALLED);
    h->rules[h->n_rules++] = shown_folder(CASUS_RULES_SOURCE);
    return true;
}

void host_free(host *h)
{
    free(h->rules);
    free(h->env);
    free(h->input);
}
