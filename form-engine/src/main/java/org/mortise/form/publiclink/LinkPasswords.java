package org.mortise.form.publiclink;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.mortise.core.access.AccessGate;
import org.mortise.core.database.Database;
import org.mortise.core.http.Throttle;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.org.PasswordRules;
import org.mortise.core.org.Passwords;
import org.mortise.core.session.LoginBrake;
import org.mortise.core.session.Tokens;
import org.mortise.form.definition.PublishedForms;

/**
 * Passwords of public links. They are kept, checked and braked like those of people; who knows one gets a key for some hours, and
 * nothing of the link is open without.
 */
@ApplicationScoped
public class LinkPasswords {

    /** Long enough to fill in anything, and over the day after. */
    static final Duration OPENS = Duration.ofHours(12);

    /** Guesses from many addresses at once wait for each other; a class room gets in. */
    private static final Throttle.Rate THROUGH_ONE_LINK = new Throttle.Rate(100, 30);

    private final Database database;
    private final OpenLinks links;
    private final LinkKeyTable table;
    private final Passwords passwords;
    private final LoginBrake brake;
    private final Throttle throttle;
    private final Clock clock;

    LinkPasswords(
            Database database,
            OpenLinks links,
            LinkKeyTable table,
            Passwords passwords,
            LoginBrake brake,
            Throttle throttle,
            Clock clock) {
        this.database = database;
        this.links = links;
        this.table = table;
        this.passwords = passwords;
        this.brake = brake;
        this.throttle = throttle;
        this.clock = clock;
    }

    /** Outside the container, for tests of engines. */
    public static LinkPasswords of(Database database, AccessGate gate, Clock clock) {
        return new LinkPasswords(
                database,
                new OpenLinks(database, gate, PublishedForms.of(), new PublicLinkTable(), clock),
                new LinkKeyTable(),
                new Passwords(),
                LoginBrake.of(database, clock),
                Throttle.of(database, clock),
                clock);
    }

    /** The key for whoever knows the password; a link without one gives its key to everybody who has its address. */
    public Uni<String> open(String token, String ip, String password) {
        return links.address(Arrival.of(token, null))
                .call(links::standing)
                .map(PublicLinkTable.Address::link)
                .flatMap(link -> table.password(database.pool(), link)
                        .flatMap(hash -> hash.isEmpty()
                                ? Uni.createFrom().item(Tokens.next())
                                : opened(link, ip, password, hash.get())));
    }

    private Uni<String> opened(ObjectKey link, String ip, String password, String hash) {
        var account = "public link " + link;
        var key = Tokens.next();
        return brake.attempt(account, ip)
                .chain(() -> throttle.pass("public password " + link, THROUGH_ONE_LINK))
                .chain(() -> password.length() > Passwords.MAX_LENGTH
                        ? Uni.createFrom().item(false)
                        : passwords.matches(password, hash))
                .flatMap(right -> right
                        ? table.add(database.pool(), link, hash, Tokens.hash(key), clock.instant())
                        : Uni.createFrom().item(false))
                .invoke(right -> {
                    if (!right) {
                        throw Rejected.invalid(List.of(Problem.at("/password", "publiclink_password_wrong")));
                    }
                })
                .chain(() -> brake.succeeded(account, ip))
                .replaceWith(key);
    }

    /** Sets or replaces the password; whoever had a key has to give the new one. */
    public Uni<Void> set(ObjectKey link, String password) {
        var wrong = PasswordRules.check(password, "/password", List.of(link.key()));
        if (wrong.isPresent()) {
            throw Rejected.invalid(List.of(wrong.get()));
        }
        return passwords.hash(password).flatMap(hash -> write(link, Optional.of(hash)));
    }

    /** From now on the address alone is enough. */
    public Uni<Void> remove(ObjectKey link) {
        return write(link, Optional.empty());
    }

    private Uni<Void> write(ObjectKey link, Optional<String> hash) {
        return database.inTransaction(transaction -> table.set(transaction, link, hash.orElse(null)))
                .invoke(known -> {
                    if (!known) {
                        throw Rejected.notFound();
                    }
                })
                .replaceWithVoid();
    }

    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return table.forget(database.pool(), clock.instant().minus(OPENS));
    }
}
