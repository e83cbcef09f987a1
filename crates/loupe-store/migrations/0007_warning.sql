-- Warnings of false certificates, and suspicions on their way to one.
SELECT 1;
