package org.mortise.core.job;

import java.time.Duration;

/** A handler cannot do its job just now through nobody's fault: the job waits for {@code pause}, and no attempt is counted. */
public final class Postponed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration pause;

    public Postponed(String reason, Duration pause) {
        super(reason);
        this.pause = pause;
    }

    public Duration pause() {
        return pause;
    }
}
