-- Certificates: drafts, what was issued, every step, receipts.
SELECT 1;
