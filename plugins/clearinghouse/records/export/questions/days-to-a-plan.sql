-- How long did it take from assignment to work plan, and who has none yet?
WITH {duties}
SELECT sc.name AS school, c.name AS coach, a.start, d.done AS plan_on, d.due, d.state,
  CAST(julianday(d.done) - julianday(a.start) AS INTEGER) AS days
FROM duties d JOIN assigned a ON a.id = d.assignment JOIN standing s USING (assignment)
JOIN now_schools sc ON sc.id = a.school JOIN now_coaches c ON c.id = a.coach
WHERE d.rule = 'plan' ORDER BY d.done NOTNULL, days DESC, sc.name
