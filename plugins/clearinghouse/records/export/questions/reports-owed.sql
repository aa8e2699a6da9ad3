-- Which reports are owed? Half months without a report, by coach.
WITH {duties}
SELECT c.name AS coach, sc.name AS school, d.first AS half_month_from, d.due, d.state
FROM duties d JOIN standing s USING (assignment) JOIN now_schools sc ON sc.id = s.school JOIN now_coaches c ON c.id = s.coach
WHERE d.rule = 'report' AND d.state IN ('missing', 'late', 'due-soon') ORDER BY c.name, d.due, sc.name
