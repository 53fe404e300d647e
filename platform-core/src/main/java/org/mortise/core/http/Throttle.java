package org.mortise.core.http;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.mortise.core.database.Database;
import org.mortise.core.kernel.Rejected;

/** Lets so much through from one place and no more, counted for all nodes together. */
@ApplicationScoped
public class Throttle {

    private static final Duration KEPT = Duration.ofDays(1);

    private final Database database;
    private final ThrottleTable table;
    private final Clock clock;

    Throttle(Database database, ThrottleTable table, Clock clock) {
        this.database = database;
        this.table = table;
        this.clock = clock;
    }

    /** Outside the container, for tests. */
    public static Throttle of(Database database, Clock clock) {
        return new Throttle(database, new ThrottleTable(), clock);
    }

    /**
     * How much is let through.
     *
     * @param burst so many at once
     * @param perMinute and so many more with every minute that passes
     */
    public record Rate(int burst, int perMinute) {
        public Rate {
            if (burst < 1 || perMinute < 1) {
                throw new IllegalArgumentException("a rate lets something through");
            }
        }
    }

    /**
     * Counts one request; refused with the seconds to wait when it is one too many.
     *
     * @param place what is counted together, such as a link and an address
     */
    public Uni<Void> pass(String place, Rate rate) {
        return table.fill(database.pool(), place, rate, clock.instant())
                .invoke(passed -> {
                    if (!passed) {
                        throw Rejected.because(
                                Rejected.Kind.TOO_MANY, "too_many_requests", Map.of("seconds", seconds(rate)));
                    }
                })
                .replaceWithVoid();
    }

    private static int seconds(Rate rate) {
        return Math.max(1, 60 / rate.perMinute());
    }

    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return table.prune(database.pool(), clock.instant().minus(KEPT));
    }
}
