package org.mortise.server;

import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Which of the measurements that libraries offer are kept. */
@Dependent
class Measures {

    /** Each connection offers it under one name, so that it would tell of the first alone; {@code sql.pool.queue.size} tells of all. */
    private static final String QUEUE_OF_ONE_CONNECTION = "postgresql.queue.size";

    @Produces
    @Singleton
    MeterFilter kept() {
        return MeterFilter.deny(id -> id.getName().equals(QUEUE_OF_ONE_CONNECTION));
    }
}
