/* Which file was probably meant by a name that no file has: one beside it, among the cases, or among the rules,
 * that is called alike but for its ending, for - and _, or for a few letters.
 *
 * Contract: folders are looked into, not what lies below them; which one is found does not depend on the order in
 * which a folder lists its files.
 */
#define _XOPEN_SOURCE 700
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "cli/cli.h"

enum { MOST_FILES = 1024, NAME_ROOM = 128 };

typedef struct { char stem[NAME_ROOM], name[NAME_ROOM]; } candidate;

/* The name in small letters, with - for _, and without the ending of a file of the language or of another text. */
static bool stem_of(const char *name, char *out, size_t room)
{
    size_t n = strlen(name);
    const char *dot = strrchr(name, '.');
    if (dot && dot > name) n = (size_t)(dot - name);
    if (!n || n >= room) return false;
    for (size_t i = 0; i < n; i++) out[i] = name[i] == '_' ? '-' : name[i] >= 'A' && name[i] <= 'Z' ? (char)(name[i] - 'A' + 'a') : name[i];
    out[n] = 0;
    return true;
}

static bool ends_in(const char *name, const char *ending)
{
    size_t n = strlen(name), m = strlen(ending);
    return n > m && strcmp(name + n - m, ending) == 0;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const candidate *)a)->name, ((const candidate *)b)->name);
}

static size_t list_folder(const char *folder, const char *ending, candidate *found)
{
    size_t n = 0;
    DIR *d = opendir(folder);
    for (struct dirent *e; d && n < MOST_FILES && (e = readdir(d));) {
        size_t len = strlen(e->d_name);
        if (len >= NAME_ROOM || e->d_name[0] == '.' || !ends_in(e->d_name, ending) || !stem_of(e->d_name, found[n].stem, NAME_ROOM)) continue;
        memcpy(found[n].name, e->d_name, len + 1);
        n++;
    }
    if (d) closedir(d);
    if (n) qsort(found, n, sizeof *found, by_name);
    return n;
}

static bool find_near(const char *folder, const char *stem, const char *ending, candidate *found, const char **stems, char *out, size_t room)
{
    size_t n = list_folder(folder, ending, found), k = 0;
    for (size_t i = 0; i < n; i++) stems[i] = found[i].stem;
    const char *best = n ? casus_nearest(stem, stems, n) : NULL;
    if (!best) return false;
    while (stems[k] != best) k++;
    bool here = strcmp(folder, ".") == 0;
    int len = snprintf(out, room, "%s%s%s", here ? "" : folder, here ? "" : "/", found[k].name);
    return len > 0 && (size_t)len < room;
}

bool similar_file(const char *folder, const char *name, bool used, char *out, size_t room)
{
    static const char *const named_first[] = {".case", ".treaty", ".terms"}, *const used_first[] = {".treaty", ".terms"};
    const char *const *ending = used ? used_first : named_first;
    size_t n = used ? 2 : 3;
    char stem[NAME_ROOM];
    if (!stem_of(name, stem, sizeof stem)) return false;
    candidate *found = malloc(MOST_FILES * sizeof *found);
    const char **stems = malloc(MOST_FILES * sizeof *stems);
    bool good = false;
    for (int own = 1; own >= 0 && found && stems; own--) /* files of the ending that was written, then the others */
        for (size_t i = 0; i < n && !good; i++)
            if (ends_in(name, ending[i]) == own) good = find_near(folder, stem, ending[i], found, stems, out, room);
    free(found);
    free(stems);
    return good;
}
