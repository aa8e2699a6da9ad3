-- What staff ask of the records again and again, worked out once when the file is written, in plain SQL over its tables.

-- The version of a record that counts, by the id of any version.
CREATE TABLE latest AS
WITH RECURSIVE version(kind, id, earlier) AS (
  SELECT 'schools', id, replaces FROM schools UNION ALL SELECT 'districts', id, replaces FROM districts
  UNION ALL SELECT 'coaches', id, replaces FROM coaches UNION ALL SELECT 'leaders', id, replaces FROM leaders
  UNION ALL SELECT 'cohorts', id, replaces FROM cohorts UNION ALL SELECT 'assignments', id, replaces FROM assignments
  UNION ALL SELECT 'plans', id, replaces FROM plans UNION ALL SELECT 'agreements', id, replaces FROM agreements
), step(kind, id, now, depth) AS (
  SELECT kind, id, id, 0 FROM version
  UNION ALL SELECT step.kind, step.id, version.id, depth + 1
  FROM step JOIN version ON version.kind = step.kind AND version.earlier = step.now WHERE depth < 1000
)
SELECT kind, id, now, max(depth) AS later_versions FROM step GROUP BY kind, id;
CREATE UNIQUE INDEX latest_key ON latest (kind, id);

-- Days of school of each calendar.
CREATE TABLE school_days AS
WITH RECURSIVE each(calendar, year, day, last) AS (
  SELECT calendar, id, first_day, last_day FROM now_school_years
  UNION ALL SELECT calendar, year, date(day, '+1 day'), last FROM each WHERE day < last
)
SELECT DISTINCT calendar, day FROM each
WHERE strftime('%w', day) NOT IN ('0', '6') AND NOT EXISTS (
  SELECT 1 FROM school_years_closed c WHERE c.record = each.year AND each.day BETWEEN c.first AND c.last);
CREATE UNIQUE INDEX school_days_key ON school_days (calendar, day);

-- Assignments, what they name by the version that counts.
CREATE TABLE assigned AS
SELECT a.id, c.now AS coach, s.now AS school, d.now AS district, coalesce(nd.calendar, 'program') AS calendar, a.start,
  coalesce(a.end, '9999-12-31') AS end
FROM now_assignments a
JOIN latest c ON c.kind = 'coaches' AND c.id = a.coach JOIN latest s ON s.kind = 'schools' AND s.id = a.school
LEFT JOIN now_schools ns ON ns.id = s.now LEFT JOIN latest d ON d.kind = 'districts' AND d.id = ns.district
LEFT JOIN now_districts nd ON nd.id = d.now;
CREATE UNIQUE INDEX assigned_key ON assigned (id);
CREATE INDEX assigned_pair ON assigned (school, coach);

-- Contacts and reports in the same way. A report was sent when the first version on its school and half month was.
CREATE TABLE met AS
SELECT m.id, c.now AS coach, coalesce(s.now, '') AS school, coalesce(h.now, '') AS cohort, m.date, m.minutes, m.mode
FROM now_contacts m JOIN latest c ON c.kind = 'coaches' AND c.id = m.coach
LEFT JOIN latest s ON s.kind = 'schools' AND s.id = m.school LEFT JOIN latest h ON h.kind = 'cohorts' AND h.id = m.cohort;
CREATE INDEX met_pair ON met (school, coach, date);
CREATE INDEX met_cohort ON met (cohort, date);
CREATE TABLE sent AS
WITH RECURSIVE back(id, school, half, earlier, sent) AS (
  SELECT id, school, half, replaces, sent FROM now_reports
  UNION ALL SELECT b.id, b.school, b.half, r.replaces, CASE WHEN r.school = b.school AND r.half = b.half THEN r.sent END
  FROM back b JOIN reports r ON r.id = b.earlier
)
SELECT r.id, c.now AS coach, s.now AS school, r.half, min(b.sent) AS sent, r.seen_by_leader
FROM now_reports r JOIN back b ON b.id = r.id JOIN latest c ON c.kind = 'coaches' AND c.id = r.coach
JOIN latest s ON s.kind = 'schools' AND s.id = r.school GROUP BY r.id;
CREATE INDEX sent_pair ON sent (school, coach, half);

-- Every version of agreements and plans that count, with the place of the version and the assignment that counts.
CREATE TABLE plan_versions AS
SELECT l.now AS plan, p.id AS version, p.date, l.later_versions, a.now AS assignment FROM plans p
JOIN latest l ON l.kind = 'plans' AND l.id = p.id JOIN now_plans n ON n.id = l.now
JOIN latest a ON a.kind = 'assignments' AND a.id = p.assignment;
CREATE TABLE agreement_versions AS
SELECT l.now AS agreement, g.id AS version, g.date, a.now AS assignment FROM agreements g
JOIN latest l ON l.kind = 'agreements' AND l.id = g.id JOIN now_agreements n ON n.id = l.now
JOIN latest a ON a.kind = 'assignments' AND a.id = g.assignment;

-- Spans of school weeks in which a contact is asked for, and the contacts that count.
CREATE TABLE spans AS
WITH year AS (SELECT calendar, first_day, last_day FROM now_school_years),
week AS (
  SELECT a.id AS assignment, y.first_day AS year, y.last_day AS year_end, a.calendar, a.end,
    date(d.day, '-' || ((strftime('%w', d.day) + 6) % 7) || ' days') AS monday
  FROM assigned a JOIN year y ON y.calendar = a.calendar
  JOIN school_days d ON d.calendar = a.calendar AND d.day BETWEEN max(a.start, y.first_day) AND min(a.end, y.last_day)
  GROUP BY a.id, y.first_day, monday
  HAVING count(*) >= (SELECT value FROM policy WHERE name = 'cadence.contacts.least_school_days')
), numbered AS (
  SELECT *, (row_number() OVER (PARTITION BY assignment, year ORDER BY monday) - 1)
    / (SELECT value FROM policy WHERE name = 'cadence.contacts.every_weeks') AS span FROM week
)
SELECT assignment, year, year_end, calendar, min(monday) AS first, date(max(monday), '+6 days') AS last,
  (SELECT max(day) FROM school_days d WHERE d.calendar = n.calendar AND d.day <= min(date(max(n.monday), '+6 days'), n.end))
    AS due
FROM numbered n GROUP BY assignment, year, span
HAVING count(*) = (SELECT value FROM policy WHERE name = 'cadence.contacts.every_weeks');
CREATE INDEX spans_key ON spans (assignment, year, first);
CREATE TABLE span_contacts AS
SELECT s.assignment, s.first, m.id AS contact, m.date FROM spans s JOIN assigned a ON a.id = s.assignment
JOIN met m ON m.school = a.school AND m.coach = a.coach AND m.date BETWEEN max(s.first, a.start) AND min(s.last, a.end)
WHERE m.mode IN (SELECT value FROM policy WHERE name = 'cadence.contacts.modes')
UNION
SELECT s.assignment, s.first, m.id, m.date FROM spans s JOIN assigned a ON a.id = s.assignment
JOIN latest l ON l.kind = 'schools' AND l.now = a.school JOIN cohorts_schools cs ON cs.value = l.id
JOIN now_cohorts nc ON nc.id = cs.record
JOIN met m ON m.cohort = nc.id AND m.date BETWEEN max(s.first, a.start) AND min(s.last, a.end)
WHERE m.mode IN (SELECT value FROM policy WHERE name = 'cadence.contacts.modes');
CREATE INDEX span_contacts_key ON span_contacts (assignment, first, date);

-- Half months for which a report is asked, up to a year after the last day that the store knows of.
CREATE TABLE halves AS
WITH RECURSIVE horizon(day) AS (
  SELECT date(max(day), '+1 year') FROM (SELECT max(last_day) AS day FROM school_years UNION ALL SELECT max(date) FROM contacts
    UNION ALL SELECT max(sent) FROM reports UNION ALL SELECT max(start) FROM assignments)
), part(assignment, first, last) AS (
  SELECT id, CASE WHEN substr(start, 9) <= '15' THEN substr(start, 1, 8) || '01' ELSE substr(start, 1, 8) || '16' END,
    CASE WHEN substr(start, 9) <= '15' THEN substr(start, 1, 8) || '15'
      ELSE date(substr(start, 1, 8) || '01', '+1 month', '-1 day') END
  FROM assigned
  UNION ALL
  SELECT p.assignment, date(p.last, '+1 day'),
    CASE WHEN substr(p.last, 9) = '15' THEN date(substr(p.last, 1, 8) || '01', '+1 month', '-1 day')
      ELSE date(p.last, '+15 days') END
  FROM part p JOIN assigned a ON a.id = p.assignment WHERE date(p.last, '+1 day') <= min(a.end, (SELECT day FROM horizon))
), counted AS (
  SELECT p.*, a.calendar, date(p.last, '+' || (SELECT value FROM policy WHERE name = 'cadence.reports.days_to_send') || ' days')
    AS plain_due, (SELECT count(*) FROM school_days d WHERE d.calendar = a.calendar
      AND d.day BETWEEN max(p.first, a.start) AND min(p.last, a.end)) AS school_days
  FROM part p JOIN assigned a ON a.id = p.assignment
  WHERE EXISTS (SELECT 1 FROM school_days d WHERE d.calendar = a.calendar)
)
SELECT assignment, substr(first, 1, 7) || CASE WHEN substr(first, 9) = '01' THEN '-first' ELSE '-second' END AS half,
  first, last, CASE WHEN (SELECT value FROM policy WHERE name = 'cadence.wait_for_school') THEN coalesce((
    SELECT min(d.day) FROM school_days d JOIN now_school_years y ON y.calendar = d.calendar
    WHERE d.calendar = c.calendar AND c.plain_due BETWEEN y.first_day AND y.last_day AND d.day BETWEEN c.plain_due AND y.last_day
  ), plain_due) ELSE plain_due END AS due
FROM counted c WHERE NOT (SELECT value FROM policy WHERE name = 'cadence.reports.skip_without_school_days')
  OR school_days >= (SELECT value FROM policy WHERE name = 'cadence.reports.least_school_days');
CREATE INDEX halves_key ON halves (assignment, half);

-- Agreement and plan, due after an assignment began.
CREATE TABLE starts AS
WITH asked(rule, name) AS (VALUES ('agreement', 'cadence.start.agreement_within_days'), ('plan', 'cadence.start.plan_within_days')),
plain AS (
  SELECT a.id AS assignment, a.start, a.calendar, rule, date(a.start, '+' || p.value || ' days') AS due
  FROM assigned a, asked JOIN policy p USING (name)
)
SELECT assignment, rule, start, CASE WHEN (SELECT value FROM policy WHERE name = 'cadence.wait_for_school') THEN coalesce((
    SELECT min(d.day) FROM school_days d JOIN now_school_years y ON y.calendar = d.calendar
    WHERE d.calendar = c.calendar AND c.due BETWEEN y.first_day AND y.last_day AND d.day BETWEEN c.due AND y.last_day
  ), due) ELSE due END AS due,
  CASE rule WHEN 'plan' THEN (SELECT min(date) FROM plan_versions v WHERE v.assignment = c.assignment)
    ELSE (SELECT min(date) FROM agreement_versions v WHERE v.assignment = c.assignment) END AS done
FROM plain c;
