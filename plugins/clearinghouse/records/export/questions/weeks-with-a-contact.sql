-- How many of the weeks that asked for a contact had one, by coach, in the year up to the day?
WITH {duties}
SELECT c.name AS coach, sum(d.state = 'done') AS weeks_with_contact, count(*) AS weeks_asked,
  round(100.0 * sum(d.state = 'done') / nullif(count(*), 0), 1) AS percent
FROM duties d JOIN assigned a ON a.id = d.assignment JOIN now_coaches c ON c.id = a.coach
WHERE d.rule = 'contact' AND d.state NOT IN ('waiting', 'due-soon') AND d.due > date(:day, '-1 year') AND d.due <= :day
GROUP BY a.coach ORDER BY c.name
