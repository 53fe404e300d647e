package org.mortise.core.session;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Database;
import org.mortise.core.database.Transaction;
import org.mortise.core.http.Locales;
import org.mortise.core.http.RequestBodies;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.org.NewPerson;
import org.mortise.core.org.Organisation;
import org.mortise.core.org.OrganisationProfile;
import org.mortise.core.org.PasswordRules;
import org.mortise.core.org.Passwords;
import org.mortise.core.org.People;

/** Founds the organisation with its first administrator, who proves by a token that they started the server. */
@ApplicationScoped
public class Setup {

    private static final Duration VALID = Duration.ofHours(24);

    private final Database database;
    private final SetupTokenTable tokens;
    private final People people;
    private final Passwords passwords;
    private final Organisation organisation;
    private final Sessions sessions;
    private final Clock clock;

    Setup(
            Database database,
            SetupTokenTable tokens,
            People people,
            Passwords passwords,
            Organisation organisation,
            Sessions sessions,
            Clock clock) {
        this.database = database;
        this.tokens = tokens;
        this.people = people;
        this.passwords = passwords;
        this.organisation = organisation;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Whether there is no administrator yet. */
    public Uni<Boolean> needed() {
        return people.administrators().map(List::isEmpty);
    }

    /** A new token for whoever reads the console, valid for a day in place of earlier ones; empty when it is not needed. */
    public Uni<Optional<String>> newToken() {
        return needed().flatMap(needed -> needed ? issue() : Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Optional<String>> issue() {
        var token = Tokens.next();
        return tokens.replace(
                        database.pool(), Tokens.hash(token), clock.instant().plus(VALID))
                .replaceWith(Optional.of(token));
    }

    /** Founds the organisation and signs its administrator in. */
    Uni<Login.Opened> found(SetupRequest request, String ip, String agent) {
        var founding = founding(request);
        return needed().invoke(Setup::refuseUnlessNeeded)
                .chain(() -> passwords.hash(founding.password()))
                .flatMap(hash -> database.inTransaction(transaction ->
                        found(transaction, founding, hash).flatMap(person -> open(transaction, person, ip, agent))));
    }

    private Uni<UUID> found(Transaction transaction, Founding founding, String passwordHash) {
        return tokens.use(transaction, Tokens.hash(founding.token()), clock.instant())
                .invoke(Setup::refuseUnlessValid)
                .chain(() -> organisation.found(transaction, founding.profile()))
                .chain(() -> people.create(
                        transaction, new NewPerson(founding.login(), founding.name(), null, null, true, passwordHash)));
    }

    private Uni<Login.Opened> open(Transaction transaction, UUID person, String ip, String agent) {
        return sessions.open(transaction, person, ip, agent).map(token -> new Login.Opened(person, token));
    }

    private static void refuseUnlessNeeded(boolean needed) {
        if (!needed) {
            throw Rejected.because(Rejected.Kind.CONFLICT, "already_set_up");
        }
    }

    private static void refuseUnlessValid(boolean valid) {
        if (!valid) {
            throw Rejected.because(Rejected.Kind.FORBIDDEN, Problem.at("/token", "setup_token_invalid"));
        }
    }

    /** A request in which nothing is missing. */
    private record Founding(String token, OrganisationProfile profile, String name, String login, String password) {}

    private static Founding founding(SetupRequest request) {
        var problems = new ArrayList<Problem>();
        var token = text(request.token(), "/token", problems);
        var title = text(request.organisation(), "/organisation", problems);
        var name = text(request.name(), "/name", problems);
        var login = text(request.login(), "/login", problems);
        var password = RequestBodies.text(request.password(), "/password", problems);
        var language = Locales.tagged(request.language());
        if (language.isEmpty()) {
            problems.add(Problem.at("/language", "language_unsupported"));
        }
        if (title.length() > 100) {
            problems.add(Problem.at("/organisation", "too_long", Map.of("max", 100)));
        }
        if (!password.isEmpty()) {
            PasswordRules.check(password, "/password", List.of(login, name, title))
                    .ifPresent(problems::add);
        }
        RequestBodies.refuse(problems);
        var profile = new OrganisationProfile(title, language.orElseThrow(), OrganisationProfile.UNNAMED.zone());
        return new Founding(token, profile, name, login, password);
    }

    private static String text(@Nullable String text, String path, List<Problem> problems) {
        return RequestBodies.text(text, path, problems).strip();
    }
}
