package org.mortise.form.publiclink;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Database;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.session.Tokens;

/**
 * Visits of people without an account who bring files: a secret of the page that holds them together until an entry has them. A visit
 * belongs to one link, takes files for some hours, and ends with the entry.
 */
@ApplicationScoped
public class Visits {

    private static final Duration TAKES_FILES = Duration.ofHours(4);

    /** As long as files that nothing refers to. */
    private static final Duration KEPT = Duration.ofDays(1);

    private final Database database;
    private final VisitTable table;
    private final Clock clock;

    Visits(Database database, VisitTable table, Clock clock) {
        this.database = database;
        this.table = table;
        this.clock = clock;
    }

    /** The secret of a new visit. */
    Uni<String> begin(ObjectKey link) {
        var secret = Tokens.next();
        return table.begin(database.pool(), Ids.next(), link, Tokens.hash(secret), clock.instant())
                .replaceWith(secret);
    }

    /** The visit that files may be brought to. */
    Uni<Optional<UUID>> open(ObjectKey link, String secret) {
        return table.find(
                database.pool(), link, Tokens.hash(secret), clock.instant().minus(TAKES_FILES));
    }

    /** The visit whose files an entry may have. */
    Uni<Optional<UUID>> of(Transaction transaction, ObjectKey link, @Nullable String secret) {
        return secret == null
                ? Uni.createFrom().item(Optional.empty())
                : table.find(
                        transaction.connection(),
                        link,
                        Tokens.hash(secret),
                        clock.instant().minus(KEPT));
    }

    Uni<Void> end(Transaction transaction, UUID visit) {
        return table.end(transaction.connection(), visit);
    }

    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return table.forget(database.pool(), clock.instant().minus(KEPT));
    }
}
