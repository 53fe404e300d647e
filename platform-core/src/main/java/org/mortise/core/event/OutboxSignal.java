package org.mortise.core.event;

import jakarta.enterprise.context.ApplicationScoped;

/** Tells this node's dispatcher that events were committed here; other nodes notice them when they next look. */
@ApplicationScoped
class OutboxSignal {

    private volatile Runnable listener = () -> {};

    void listen(Runnable newListener) {
        listener = newListener;
    }

    void raise() {
        listener.run();
    }
}
