-- Who has room for another school? Schools of each coach on the day, and how many he or she may take on.
SELECT c.name AS coach, count(DISTINCT a.school) AS schools, c.most_schools, c.most_schools - count(DISTINCT a.school) AS room
FROM now_coaches c LEFT JOIN assigned a ON a.coach = c.id AND a.start <= :day AND a.end >= :day GROUP BY c.id ORDER BY c.name
