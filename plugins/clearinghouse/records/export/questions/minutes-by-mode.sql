-- How is coaching time spent? Minutes by month and way of meeting, in the year up to the day.
SELECT substr(date, 1, 7) AS month, mode, count(*) AS contacts, sum(minutes) AS minutes
FROM met WHERE date > date(:day, '-1 year') AND date <= :day GROUP BY month, mode ORDER BY month, mode
