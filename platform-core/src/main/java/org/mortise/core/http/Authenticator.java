package org.mortise.core.http;

import io.smallrye.mutiny.Uni;
import java.util.Locale;
import java.util.Optional;

/** Knows who a session cookie belongs to; implemented by the feature that keeps sessions. */
public interface Authenticator {

    /** The session with this token, if it is alive now. */
    Uni<Optional<SignedIn>> signedIn(String token);

    /** Language of those who are not signed in and ask for none. */
    Locale language();
}
