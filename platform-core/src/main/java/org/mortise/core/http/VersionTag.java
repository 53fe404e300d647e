package org.mortise.core.http;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Rejected;

/** Versions as HTTP writes them: {@code ETag: "7"}, {@code If-Match: "7"}. */
public final class VersionTag {

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"?(\\d{1,9})\"?");

    private VersionTag() {}

    public static String of(int version) {
        return "\"" + version + "\"";
    }

    /** The version that the client has seen; refused with 428 when it does not say, with 400 when it is no version. */
    public static int required(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw Rejected.because(Rejected.Kind.PRECONDITION_REQUIRED, "if_match_required");
        }
        var tag = TAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw Rejected.because(Rejected.Kind.MALFORMED, "if_match_invalid");
        }
        return Integer.parseInt(tag.group(1));
    }
}
