-- How far have goals come, by the goal of the improvement plan that they serve?
WITH {duties}
SELECT coalesce(g.improvement_goal, '(none)') AS improvement_goal, g.state, count(*) AS goals
FROM plans_in_force p JOIN plans_goals g ON g.record = p.version GROUP BY 1, 2 ORDER BY 1, 2
