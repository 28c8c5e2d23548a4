ALTER TABLE job_runs
    ADD COLUMN progress_done BIGINT NULL AFTER next_run_at,
    ADD COLUMN progress_total BIGINT NULL AFTER progress_done;
