package org.mortise.core.job;

/** This attempt was too slow: another one holds the job now, and what this one did is rolled back. */
final class LeaseLost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LeaseLost(JobRun run) {
        super("attempt %d of job %s (%s) has lost its lease".formatted(run.attempt(), run.id(), run.kind()));
    }
}
