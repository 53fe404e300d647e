package org.mortise.core.session;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.mortise.core.database.Database;
import org.mortise.core.kernel.Rejected;

/**
 * Makes guessing of passwords slow, whatever they open: from the fifth failure on, an account waits from one address 1, 2, 4 … seconds, at most 15 minutes. Never for
 * ever, and never from other addresses, so that nobody can lock somebody else out.
 */
@ApplicationScoped
public class LoginBrake {

    private static final int FREE = 5;
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final Database database;
    private final LoginAttemptTable table;
    private final Clock clock;

    LoginBrake(Database database, LoginAttemptTable table, Clock clock) {
        this.database = database;
        this.table = table;
        this.clock = clock;
    }

    /** Outside the container, for tests of engines. */
    public static LoginBrake of(Database database, Clock clock) {
        return new LoginBrake(database, new LoginAttemptTable(), clock);
    }

    /** Counts an attempt; refused with the seconds to wait when it comes too early. */
    public Uni<Void> attempt(String login, String ip) {
        var account = account(login);
        return table.reserve(database.pool(), account, ip, clock.instant(), FREE, (int) LONGEST.toSeconds())
                .flatMap(allowed -> allowed ? Uni.createFrom().voidItem() : refuse(account, ip));
    }

    /** The attempt was right: earlier failures no longer count. */
    public Uni<Void> succeeded(String login, String ip) {
        return table.forget(database.pool(), account(login), ip);
    }

    private Uni<Void> refuse(String account, String ip) {
        return table.blockedUntil(database.pool(), account, ip).map(until -> {
            var seconds = until.map(
                            end -> Duration.between(clock.instant(), end).toSeconds() + 1)
                    .orElse(1L);
            throw Rejected.because(Rejected.Kind.TOO_MANY, "login_throttled", Map.of("seconds", seconds));
        });
    }

    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return table.prune(database.pool(), clock.instant().minus(Duration.ofDays(1)));
    }

    private static String account(String login) {
        var lower = login.toLowerCase(Locale.ROOT);
        return lower.length() <= 100 ? lower : lower.substring(0, 100);
    }
}
