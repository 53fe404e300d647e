package org.mortise.server;

import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;

/** Which of the measurements that libraries offer are kept. */
@Dependent
class Measures {

    /** Each connection offers them under one name, so that they would tell of the first alone; {@code sql.pool.*} tells of all. */
    private static final Set<String> OF_ONE_CONNECTION = Set.of("postgresql.queue.size", "postgresql.current");

    @Produces
    @Singleton
    MeterFilter kept() {
        return MeterFilter.deny(id -> OF_ONE_CONNECTION.contains(id.getName()));
    }
}
