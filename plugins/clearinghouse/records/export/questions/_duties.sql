recent AS (
  SELECT id FROM assigned WHERE start <= :day AND end >= date(:day, '-1 year')
), past AS MATERIALIZED (
  SELECT s.*, (SELECT min(date) FROM span_contacts m WHERE m.assignment = s.assignment AND m.first = s.first AND m.date <= :day)
      AS done, EXISTS (SELECT 1 FROM now_school_years y WHERE y.calendar = s.calendar AND y.first_day > s.year_end
      AND y.first_day <= :day) AS over
  FROM spans s WHERE s.first <= :day AND s.assignment IN (SELECT id FROM recent)
), met_last AS (
  SELECT assignment, year, max(first) AS first FROM past WHERE done NOTNULL GROUP BY assignment, year
), runs AS (
  SELECT p.*, coalesce(p.first < l.first, 0) AS followed, (SELECT count(*) FROM past e WHERE e.assignment = p.assignment
      AND e.year = p.year AND e.first <= p.first AND e.first > coalesce((SELECT max(d.first) FROM past d
        WHERE d.assignment = p.assignment AND d.year = p.year AND d.done NOTNULL AND d.first < p.first), '')) AS run
  FROM past p LEFT JOIN met_last l USING (assignment, year)
), duties AS MATERIALIZED (
  SELECT 'contact' AS rule, assignment, first, last, due, done, CASE
      WHEN done NOTNULL THEN 'done'
      WHEN :day <= due THEN CASE WHEN julianday(due) - julianday(:day) <= (SELECT value FROM policy WHERE name = 'cadence.contacts.due_soon_days')
        THEN 'due-soon' ELSE 'waiting' END
      WHEN over OR followed THEN 'never'
      WHEN run * (SELECT value FROM policy WHERE name = 'cadence.contacts.every_weeks')
        >= (SELECT value FROM policy WHERE name = 'cadence.contacts.missing_after_weeks') THEN 'missing' ELSE 'late' END AS state
  FROM runs
  UNION ALL
  SELECT 'report', assignment, first, last, due, done, CASE
      WHEN done <= due THEN 'done' WHEN done NOTNULL THEN 'done-late'
      WHEN :day <= due THEN CASE WHEN julianday(due) - julianday(:day) <= (SELECT value FROM policy WHERE name = 'cadence.reports.due_soon_days')
        THEN 'due-soon' ELSE 'waiting' END
      WHEN julianday(:day) - julianday(due) >= (SELECT value FROM policy WHERE name = 'cadence.reports.closed_after_days') THEN 'never'
      WHEN julianday(:day) - julianday(due) >= (SELECT value FROM policy WHERE name = 'cadence.reports.missing_after_days') THEN 'missing'
      ELSE 'late' END
  FROM (
    SELECT h.*, (SELECT min(r.sent) FROM sent r JOIN assigned a ON a.id = h.assignment
      WHERE r.school = a.school AND r.coach = a.coach AND r.half = h.half AND r.sent <= :day) AS done
    FROM halves h WHERE h.first <= :day AND h.assignment IN (SELECT id FROM recent))
  UNION ALL
  SELECT rule, assignment, start, due, due, done, CASE
      WHEN done <= due THEN 'done' WHEN done NOTNULL THEN 'done-late'
      WHEN :day <= due THEN CASE WHEN julianday(due) - julianday(:day) <= (SELECT value FROM policy WHERE name = 'cadence.start.due_soon_days')
        THEN 'due-soon' ELSE 'waiting' END
      WHEN julianday(:day) - julianday(due) >= (SELECT value FROM policy WHERE name = 'cadence.start.missing_after_days') THEN 'missing'
      ELSE 'late' END
  FROM (SELECT assignment, rule, start, due, CASE WHEN done <= :day THEN done END AS done FROM starts WHERE assignment IN (SELECT id FROM recent))
), standing AS MATERIALIZED (
  SELECT a.id AS assignment, a.coach, a.school, a.district, coalesce((SELECT CASE min(CASE d.state WHEN 'missing' THEN 1 WHEN 'late' THEN 2
      WHEN 'due-soon' THEN 3 END) WHEN 1 THEN 'missing' WHEN 2 THEN 'late' WHEN 3 THEN 'due-soon' END
      FROM duties d WHERE d.assignment = a.id), 'done') AS state
  FROM assigned a WHERE a.start <= :day AND a.end >= :day
), plans_in_force AS (
  SELECT assignment, version, plan FROM (
    SELECT v.*, row_number() OVER (PARTITION BY plan ORDER BY later_versions) AS place FROM plan_versions v WHERE date <= :day)
  WHERE place = 1 AND assignment IN (SELECT assignment FROM standing)
)
