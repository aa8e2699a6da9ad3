"""The one bridge: totals of private records that give nobody away, for staff to review and publish."""
