-- Which schools were met longest ago, in whatever way? Schools that never were come first.
SELECT sc.name AS school, c.name AS coach, (SELECT max(m.date) FROM met m WHERE m.school = a.school AND m.date <= :day) AS last_contact,
  CAST(julianday(:day) - julianday((SELECT max(m.date) FROM met m WHERE m.school = a.school AND m.date <= :day)) AS INTEGER) AS days
FROM assigned a JOIN now_schools sc ON sc.id = a.school JOIN now_coaches c ON c.id = a.coach
WHERE a.start <= :day AND a.end >= :day ORDER BY days IS NULL DESC, days DESC, sc.name
