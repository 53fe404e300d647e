package org.mortise.core.org;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import org.mortise.core.database.Database;
import org.mortise.core.database.Transaction;

/** The one organisation of this instance, as this node last read it (at most five seconds ago). */
@ApplicationScoped
public class Organisation {

    private final Database database;
    private final OrganisationTable table;
    private final Clock clock;
    private volatile OrganisationProfile profile = OrganisationProfile.UNNAMED;

    Organisation(Database database, OrganisationTable table, Clock clock) {
        this.database = database;
        this.table = table;
        this.clock = clock;
    }

    /** Outside the container, for tests of engines. */
    public static Organisation of(Database database, Clock clock) {
        return new Organisation(database, new OrganisationTable(), clock);
    }

    public String name() {
        return profile.name();
    }

    /** Language of those who have not chosen one. */
    public Locale language() {
        return profile.language();
    }

    /** The zone in which days begin and end. */
    public ZoneId zone() {
        return profile.zone();
    }

    /** Names the organisation. */
    public Uni<Void> found(Transaction transaction, OrganisationProfile founded) {
        transaction.afterCommit(() -> profile = founded);
        return table.write(transaction, founded, clock.instant());
    }

    void start(@Observes StartupEvent started) {
        refresh().subscribe().with(done -> {});
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> refresh() {
        return table.read(database.pool())
                .invoke(read -> read.ifPresent(found -> profile = found))
                .replaceWithVoid();
    }
}
