package org.mortise.core.http;

import java.util.Locale;
import java.util.UUID;
import org.mortise.core.kernel.Caller;

/**
 * A session that was found to be alive.
 *
 * @param locale the person's language, else the organisation's
 */
public record SignedIn(UUID session, Caller.User caller, Locale locale) {}
