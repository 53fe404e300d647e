package org.mortise.core.job;

import io.smallrye.mutiny.Uni;

/**
 * Does the jobs of one kind; implemented as {@code @ApplicationScoped} beans.
 *
 * <p>A job runs at least once: after a crash it is run again. A handler whose effects must happen exactly once finishes with
 * {@link Jobs#complete} in the transaction of its effects. A failure is tried again with growing pauses;
 * {@link Postponed} is none.
 */
public interface JobHandler {

    String kind();

    Uni<Void> run(JobRun run);
}
