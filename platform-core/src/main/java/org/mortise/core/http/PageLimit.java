package org.mortise.core.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Rejected;

/** How many items a page may have. */
public final class PageLimit {

    public static final int MAX = 500;

    private static final int DEFAULT = 50;

    private PageLimit() {}

    /** The number asked for, else 50; refused with 400 outside 1 to 500. */
    public static int of(@Nullable Integer asked) {
        if (asked == null) {
            return DEFAULT;
        }
        if (asked < 1 || asked > MAX) {
            throw Rejected.because(Rejected.Kind.MALFORMED, "limit_invalid", Map.of("max", MAX));
        }
        return asked;
    }
}
