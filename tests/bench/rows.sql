-- rows.sql - the verdict rows of pact.treaty as a database would compute them, loading included. The
-- tables come from tables.awk and are read from the current folder. Prints the first seven columns
-- of `casus assess --format rows`.
PRAGMA temp_store = MEMORY;
CREATE TABLE member    (number INT, name TEXT, since INT, until INT);
CREATE TABLE span      (crisis INT, since INT, until INT);
CREATE TABLE title     (crisis INT, place TEXT, state TEXT, sure INT);
CREATE TABLE appraisal (crisis INT, label TEXT, answer TEXT);
CREATE TABLE event     (crisis INT, line INT, kind TEXT, label TEXT, day INT, actor TEXT, other TEXT, place TEXT,
                        article TEXT, level TEXT, sure INT);
BEGIN;
.mode tabs
.import member member
.import span span
.import title title
.import appraisal appraisal
.import event event
COMMIT;
CREATE INDEX event_by ON event (crisis, kind, actor, other, day);
CREATE INDEX event_of ON event (kind, article);
CREATE INDEX title_of ON title (crisis, place, state);
CREATE INDEX appraisal_of ON appraisal (crisis, label);
ANALYZE;

CREATE TEMP TABLE verdict (crisis INT, clause INT, line INT, number INT, name TEXT, version TEXT, instance TEXT,
                           obligor TEXT, beneficiary TEXT, no_duty INT, untriggered INT, not_due INT, honored INT,
                           late INT, broken INT);

-- Non-aggression: a use of force against another party that is not lawful for certain.
INSERT INTO verdict
SELECT o.crisis, 1, 0, o.number, 'PACT.1.refrain', 'only', '-', o.name, '-', 0, 0, 0,
       coalesce(max(f.sure AND j.answer IS 'no'), 0) = 0, 0, count(f.line) > 0
FROM (SELECT DISTINCT crisis, number, name FROM span s JOIN member m ON m.since <= s.until AND s.since < m.until) o
LEFT JOIN (event f JOIN member a ON a.name = f.actor AND a.since <= f.day AND f.day < a.until
                   JOIN member b ON b.name = f.other AND b.since <= f.day AND f.day < b.until
                   LEFT JOIN appraisal j ON j.crisis = f.crisis AND j.label = f.label)
     ON f.crisis = o.crisis AND f.kind = 'force' AND f.actor = o.name AND j.answer IS NOT 'yes'
GROUP BY o.crisis, o.number;

-- Consultation, within 14 days of a request under Article 2.
INSERT INTO verdict
SELECT r.crisis, 2, r.line, o.number, 'PACT.2.consult', 'only', r.label, o.name, r.actor, 0, NOT r.sure, 0,
       coalesce(max(c.day <= r.day + 14), 0),
       coalesce(max(c.day > r.day + 14), 0) AND NOT coalesce(max(c.day <= r.day + 14 AND c.sure), 0),
       NOT coalesce(max(c.sure), 0)
FROM event r JOIN member v ON v.name = r.actor AND v.since <= r.day AND r.day < v.until
JOIN member o ON o.name <> r.actor AND o.since <= r.day AND r.day < o.until
LEFT JOIN event c ON c.crisis = r.crisis AND c.kind = 'consultation' AND c.actor = o.name AND c.other = r.actor
                     AND c.day >= r.day
WHERE r.kind = 'request' AND r.article = '2'
GROUP BY r.crisis, r.line, o.number;

-- Mutual defence: an attack on a party, every request that may be its first one, help after it.
CREATE TEMP TABLE attack AS
SELECT f.*, v.number AS victim,
       coalesce(j.answer, 'open') <> 'yes' AND f.level <> 'incident' AND t.sure IS NOT NULL AS may,
       f.sure AND j.answer IS 'no' AND f.level <> 'incident' AND t.sure IS 1 AS must,
       (SELECT min(r.day) FROM event r WHERE r.crisis = f.crisis AND r.kind = 'request' AND r.article = '4'
                                          AND r.actor = f.other AND r.day >= f.day AND r.sure) AS asked
FROM event f LEFT JOIN member v ON v.name = f.other AND v.since <= f.day AND f.day < v.until
LEFT JOIN appraisal j ON j.crisis = f.crisis AND j.label = f.label
LEFT JOIN title t ON t.crisis = f.crisis AND t.place = f.place AND t.state = f.other
WHERE f.kind = 'force';

INSERT INTO verdict
SELECT crisis, 4, line, 0, 'PACT.4.assist', '-', label, '-', other, 1, 0, 0, 0, 0, 0 FROM attack WHERE victim IS NULL;

INSERT INTO verdict
SELECT crisis, 4, line, number, 'PACT.4.assist', 'only', label, name, other, 0, NOT must, may AND asked IS NULL,
       max(may AND in_time), max(may AND late AND NOT surely_in_time), max(may AND asking AND NOT surely)
FROM (SELECT f.crisis, f.line, o.number, f.label, o.name, f.other, f.must, f.may, f.asked, r.line IS NOT NULL AS asking,
             coalesce(max(a.day <= r.day + 30), 0) AS in_time, coalesce(max(a.day > r.day + 30), 0) AS late,
             coalesce(max(a.day <= r.day + 30 AND a.sure), 0) AS surely_in_time, coalesce(max(a.sure), 0) AS surely
      FROM attack f JOIN member o ON o.name <> f.other AND o.name <> f.actor AND o.since <= f.day AND f.day < o.until
      LEFT JOIN event r ON r.crisis = f.crisis AND r.kind = 'request' AND r.actor = f.other AND r.article = '4'
                           AND f.may AND r.day >= f.day AND (f.asked IS NULL OR r.day <= f.asked)
      LEFT JOIN event a ON a.crisis = f.crisis AND a.kind = 'assistance' AND a.actor = o.name AND a.other = f.other
                           AND a.level IN ('material', 'military') AND a.day >= r.day
      WHERE f.victim IS NOT NULL
      GROUP BY f.crisis, f.line, o.number, r.line)
GROUP BY crisis, line, number;

SELECT name, version, instance, obligor, beneficiary, '-',
       substr(iif(no_duty, '|NO DUTY', '') || iif(untriggered, '|NOT TRIGGERED', '') || iif(not_due, '|NOT DUE', '') ||
              iif(honored, '|HONORED', '') || iif(late, '|HONORED LATE', '') || iif(broken, '|NOT HONORED', ''), 2)
FROM verdict ORDER BY crisis, clause, line, number;
