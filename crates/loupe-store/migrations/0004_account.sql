-- Offices, the people who belong to them, and what they did.
SELECT 1;
