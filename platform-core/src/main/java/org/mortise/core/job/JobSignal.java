package org.mortise.core.job;

import jakarta.enterprise.context.ApplicationScoped;

/** Tells this node's worker that a job was committed here. */
@ApplicationScoped
class JobSignal {

    private volatile Runnable listener = () -> {};

    void listen(Runnable newListener) {
        listener = newListener;
    }

    void raise() {
        listener.run();
    }
}
