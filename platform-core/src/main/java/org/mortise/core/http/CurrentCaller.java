package org.mortise.core.http;

import jakarta.enterprise.context.RequestScoped;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Persona;
import org.mortise.core.kernel.Rejected;

/** Who sent the request and which language they read. */
@RequestScoped
public class CurrentCaller {

    private Locale locale = Locale.SIMPLIFIED_CHINESE;
    private @Nullable SignedIn signedIn;
    private @Nullable Persona persona;

    /** The signed-in person; 401 when there is none. */
    public Caller.User user() {
        return session().caller();
    }

    /** Whoever reads: whom the signed-in person plays in a preview, else that person; see {@link Playable}. */
    public Caller reader() {
        return persona == null ? user() : new Caller.Played(user().id(), persona);
    }

    /** The session of the request; 401 when there is none. */
    public SignedIn session() {
        if (signedIn == null) {
            throw Rejected.because(Rejected.Kind.UNAUTHENTICATED, "not_signed_in");
        }
        return signedIn;
    }

    /** The language asked for, else the person's, else the organisation's. */
    public Locale locale() {
        return locale;
    }

    void read(Locale asked) {
        locale = asked;
    }

    void plays(Persona played) {
        persona = played;
    }

    void signedIn(SignedIn newSession, Locale chosen) {
        signedIn = newSession;
        locale = chosen;
    }
}
