-- Which standards did coaching work on, in the year up to the day? A contact that names two counts for both.
SELECT s.value AS standard, count(*) AS contacts, sum(m.minutes) AS minutes, count(DISTINCT nullif(m.school, '')) AS schools
FROM met m JOIN contacts_standards s ON s.record = m.id WHERE m.date > date(:day, '-1 year') AND m.date <= :day
GROUP BY s.value ORDER BY minutes DESC, standard
