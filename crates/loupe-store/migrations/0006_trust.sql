-- Trust bundles and the keys that sign certificates.
SELECT 1;
