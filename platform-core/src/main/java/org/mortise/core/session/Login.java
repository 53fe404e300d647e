package org.mortise.core.session;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Database;
import org.mortise.core.http.SignedIn;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.org.Passwords;
import org.mortise.core.org.People;
import org.mortise.core.org.Person;

/** Checks passwords and opens sessions. An unknown login, a wrong password and a disabled person get the same answer. */
@ApplicationScoped
class Login {

    /** A session that was just opened; its token goes into the cookie and nowhere else. */
    record Opened(UUID person, String token) {}

    private final Database database;
    private final People people;
    private final Passwords passwords;
    private final Sessions sessions;
    private final LoginBrake brake;

    Login(Database database, People people, Passwords passwords, Sessions sessions, LoginBrake brake) {
        this.database = database;
        this.people = people;
        this.passwords = passwords;
        this.sessions = sessions;
        this.brake = brake;
    }

    Uni<Opened> open(String login, String password, String ip, @Nullable String agent) {
        return brake.attempt(login, ip)
                .chain(() -> people.byLogin(login))
                .flatMap(person -> verified(person, password))
                .call(person -> brake.succeeded(login, ip))
                .flatMap(person -> session(person, ip, agent));
    }

    /** Sets a new password after the current one was given again; other devices are signed out. */
    Uni<Void> changePassword(SignedIn current, String login, String ip, String password, String next) {
        return brake.attempt(login, ip)
                .chain(() -> people.password(current.caller().id()))
                .flatMap(hash -> passwords.matches(password, hash.orElse(null)))
                .invoke(right -> {
                    if (!right) {
                        throw Rejected.invalid(List.of(Problem.at("/current", "password_wrong")));
                    }
                })
                .chain(() -> brake.succeeded(login, ip))
                .chain(() -> passwords.hash(next))
                .flatMap(hash -> database.inTransaction(transaction -> people.setPassword(
                                transaction, current.caller().id(), hash)
                        .chain(() -> sessions.endOthers(transaction, current))));
    }

    private Uni<Person> verified(Optional<Person> person, String password) {
        if (password.length() > Passwords.MAX_LENGTH) {
            throw wrong();
        }
        return person.map(found -> people.password(found.id()))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .flatMap(hash -> passwords.matches(password, hash.orElse(null)))
                .map(right -> person.filter(found -> right).orElseThrow(Login::wrong));
    }

    private Uni<Opened> session(Person person, String ip, @Nullable String agent) {
        return database.inTransaction(transaction -> sessions.open(transaction, person.id(), ip, agent))
                .map(token -> new Opened(person.id(), token));
    }

    private static Rejected wrong() {
        return Rejected.because(Rejected.Kind.UNAUTHENTICATED, "login_wrong");
    }
}
