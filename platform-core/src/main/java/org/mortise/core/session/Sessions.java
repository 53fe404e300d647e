package org.mortise.core.session;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Database;
import org.mortise.core.database.Transaction;
import org.mortise.core.http.Authenticator;
import org.mortise.core.http.SignedIn;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Ids;
import org.mortise.core.org.Organisation;
import org.mortise.core.org.SessionEnder;
import org.mortise.core.session.SessionTable.Alive;

/** Sessions of people. Each request looks its session up, so that an ended one is dead on every node with the next request. */
@ApplicationScoped
public class Sessions implements Authenticator, SessionEnder {

    /** A session that nobody used for this long is over. */
    static final Duration IDLE = Duration.ofHours(12);

    /** Every session is over after this, used or not. */
    static final Duration LONGEST = Duration.ofDays(7);

    /** How exact "last seen" is: writing it with every request would be waste. */
    private static final Duration SEEN_STEP = Duration.ofMinutes(1);

    private static final int LONGEST_AGENT = 300;

    private final Database database;
    private final SessionTable table;
    private final Organisation organisation;
    private final Clock clock;

    Sessions(Database database, SessionTable table, Organisation organisation, Clock clock) {
        this.database = database;
        this.table = table;
        this.organisation = organisation;
        this.clock = clock;
    }

    /** Opens a session and returns its token, which is kept nowhere. */
    Uni<String> open(Transaction transaction, UUID person, String ip, @Nullable String agent) {
        var token = Tokens.next();
        var now = clock.instant();
        var device = new Device(Ids.next(), now, now, ip, shortened(agent));
        return table.insert(transaction, person, Tokens.hash(token), device, now.plus(LONGEST))
                .replaceWith(token);
    }

    @Override
    public Uni<Optional<SignedIn>> signedIn(String token) {
        var now = clock.instant();
        return table.find(database.pool(), Tokens.hash(token), now, now.minus(IDLE))
                .call(found -> found.filter(
                                alive -> alive.seenAt().plus(SEEN_STEP).isBefore(now))
                        .map(alive -> table.seen(database.pool(), alive.id(), now))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .map(found -> found.map(this::signedIn));
    }

    @Override
    public Locale language() {
        return organisation.language();
    }

    Uni<List<Device>> devices(Caller.User user) {
        Instant now = clock.instant();
        return table.devices(database.pool(), user.id(), now, now.minus(IDLE));
    }

    /** Ends one of the person's sessions; false when there is no such session. */
    Uni<Boolean> end(Caller.User user, UUID session) {
        return table.delete(database.pool(), user.id(), session);
    }

    @Override
    public Uni<Void> endAll(Transaction transaction, UUID person) {
        return table.deleteAll(transaction, person, null);
    }

    Uni<Void> endOthers(Transaction transaction, SignedIn current) {
        return table.deleteAll(transaction, current.caller().id(), current.session());
    }

    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return table.prune(database.pool(), clock.instant(), clock.instant().minus(IDLE));
    }

    private SignedIn signedIn(Alive alive) {
        var language = alive.language();
        return new SignedIn(
                alive.id(),
                new Caller.User(alive.person()),
                language == null ? organisation.language() : Locale.forLanguageTag(language));
    }

    private static String shortened(@Nullable String agent) {
        if (agent == null) {
            return "";
        }
        return agent.length() <= LONGEST_AGENT ? agent : agent.substring(0, LONGEST_AGENT);
    }
}
