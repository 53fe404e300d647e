package org.mortise.core.http;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;

/** First checks of what was sent. */
public final class RequestBodies {

    private RequestBodies() {}

    /** The body; refused with 400 when there is none. */
    public static <T> T required(@Nullable T body) {
        if (body == null) {
            throw Rejected.because(Rejected.Kind.MALFORMED, "body_missing");
        }
        return body;
    }

    /**
     * How long the body says it is; negative when the request does not say. One that is no number does not get this far.
     *
     * @param announced the header {@code Content-Length}
     */
    public static long length(@Nullable String announced) {
        return announced == null ? -1 : Long.parseLong(announced);
    }

    /** The text; when it is missing a problem is noted and the text is empty. */
    public static String text(@Nullable String text, String path, List<Problem> problems) {
        if (text == null || text.isBlank()) {
            problems.add(Problem.at(path, "required"));
            return "";
        }
        return text;
    }

    /** Ends the request with all problems, if there are any. */
    public static void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw Rejected.invalid(problems);
        }
    }
}
