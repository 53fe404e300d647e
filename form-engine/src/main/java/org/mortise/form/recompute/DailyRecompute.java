package org.mortise.form.recompute;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import org.mortise.core.database.Database;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.Metadata;
import org.mortise.core.org.Organisation;
import org.mortise.form.definition.PublishedForms;

/**
 * Once a day, shortly after midnight where the organisation is, has formulas and rollups that speak of today put what they give now
 * where filters, orders and reports look for it. A node that was down at midnight makes up for it when it comes back.
 */
@ApplicationScoped
public class DailyRecompute {

    private static final Duration KEPT = Duration.ofDays(90);

    private final Database database;
    private final Metadata metadata;
    private final PublishedForms forms;
    private final RecomputeDesk desk;
    private final RecomputeTable table;
    private final Organisation organisation;
    private final Clock clock;

    DailyRecompute(
            Database database,
            Metadata metadata,
            PublishedForms forms,
            RecomputeDesk desk,
            RecomputeTable table,
            Organisation organisation,
            Clock clock) {
        this.database = database;
        this.metadata = metadata;
        this.forms = forms;
        this.desk = desk;
        this.table = table;
        this.organisation = organisation;
        this.clock = clock;
    }

    /** Outside the container, for tests of engines: looks only when told to. */
    public static DailyRecompute of(
            Database database,
            Metadata metadata,
            PublishedForms forms,
            RecomputeDesk desk,
            Organisation organisation,
            Clock clock) {
        return new DailyRecompute(database, metadata, forms, desk, new RecomputeTable(database), organisation, clock);
    }

    @Scheduled(every = "5m", delayed = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return queue(organisation.zone())
                .chain(() -> table.prune(clock.instant().minus(KEPT)));
    }

    /** Each form whose formulas or rollups speak of today or ask what nobody is told of, unless that was done for the day that it is now. */
    public Uni<Void> queue(ZoneId zone) {
        var day = clock.instant().atZone(zone).toLocalDate();
        return database.inTransaction(metadata::current).flatMap(world -> Multi.createFrom()
                .iterable(world.all(FormShape.KIND))
                .filter(form -> forms.of(world, form.key()).isDueNightly())
                .onItem()
                .transformToUniAndConcatenate(form ->
                        database.inTransaction(transaction -> desk.daily(transaction, form.key(), form.version(), day)))
                .collect()
                .last()
                .replaceWithVoid());
    }
}
