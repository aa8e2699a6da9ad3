-- Who needs a call? Assignments of the day with something late or missing, the gravest first, and what it is.
WITH {duties}
SELECT sc.name AS school, c.name AS coach, s.state, group_concat(d.rule || ' ' || d.first || ' (' || d.state || ')', ', ') AS because
FROM standing s JOIN now_schools sc ON sc.id = s.school JOIN now_coaches c ON c.id = s.coach
JOIN duties d ON d.assignment = s.assignment AND d.state IN ('missing', 'late')
WHERE s.state IN ('missing', 'late') GROUP BY s.assignment ORDER BY s.state = 'late', sc.name
