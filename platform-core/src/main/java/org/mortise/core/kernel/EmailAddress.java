package org.mortise.core.kernel;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads e-mail addresses. */
public final class EmailAddress {

    public static final int LONGEST = 254;

    /** What an address in lower case is like, as every reader of patterns understands it. */
    public static final String PATTERN = "[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9-]{1,63}(\\.[a-z0-9-]{1,63})+";

    private static final String SCHEME = "mailto:";
    private static final Pattern ADDRESS = Pattern.compile(PATTERN);

    private EmailAddress() {}

    /** In lower case and narrow letters; empty when the text is none. */
    public static Optional<String> of(String text) {
        var address = HalfWidth.of(text).toLowerCase(Locale.ROOT);
        if (address.startsWith(SCHEME)) {
            address = address.substring(SCHEME.length());
        }
        return Optional.of(address)
                .filter(known ->
                        known.length() <= LONGEST && ADDRESS.matcher(known).matches());
    }
}
