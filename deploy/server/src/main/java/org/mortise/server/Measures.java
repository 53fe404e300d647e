package org.mortise.server;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;

/** Which of the measurements that libraries offer are kept, and under which names. */
@Dependent
class Measures {

    /** Each connection offers them under one name, so that they would tell of the first alone; {@code sql.pool.*} tells of all. */
    private static final Set<String> OF_ONE_CONNECTION = Set.of("postgresql.queue.size", "postgresql.current");

    /** Answers to requests that match no method: known by the address as it was sent, with ids and secrets of links in it. */
    private static final Set<String> UNROUTED = Set.of("405", "406", "415");

    @Produces
    @Singleton
    MeterFilter kept() {
        return MeterFilter.deny(id -> OF_ONE_CONNECTION.contains(id.getName()));
    }

    @Produces
    @Singleton
    MeterFilter withoutAddressesOfNothing() {
        return new MeterFilter() {

            @Override
            public Meter.Id map(Meter.Id id) {
                var answered = id.getTag("status");
                return id.getName().equals("http.server.requests") && answered != null && UNROUTED.contains(answered)
                        ? id.replaceTags(Tags.of(id.getTagsAsIterable()).and("uri", "NOT_ROUTED"))
                        : id;
            }
        };
    }
}
