-- Which steps of work plans are past their day?
WITH {duties}
SELECT sc.name AS school, x.goal, x.owner, x.due, CAST(julianday(:day) - julianday(x.due) AS INTEGER) AS days_past
FROM plans_in_force p JOIN plans_actions x ON x.record = p.version JOIN assigned a ON a.id = p.assignment
JOIN now_schools sc ON sc.id = a.school WHERE x.state = 'open' AND x.due < :day ORDER BY x.due, sc.name
