package org.mortise.core.kernel;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that is refused, with everything that is wrong with it; nothing was written.
 *
 * <p>The one way in which a user's mistake leaves the inside: {@code core.http} turns it into problem+json.
 */
public final class Rejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why, as the HTTP status that says it. */
    public enum Kind {
        MALFORMED(400),
        UNAUTHENTICATED(401),
        FORBIDDEN(403),
        /** Absent, or outside the caller's scope: the two look the same. */
        NOT_FOUND(404),
        CONFLICT(409),
        PRECONDITION_FAILED(412),
        TOO_LARGE(413),
        INVALID(422),
        PRECONDITION_REQUIRED(428),
        TOO_MANY(429);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    private final Kind kind;
    private final transient List<Problem> problems;
    private final transient @Nullable Object current;

    private Rejected(Kind kind, List<Problem> problems, @Nullable Object current) {
        super(kind + " " + told(problems), null, false, false);
        this.kind = kind;
        this.problems = List.copyOf(problems);
        this.current = current;
    }

    /** Messages come into logs and the table of jobs, where no values of records belong. */
    private static List<String> told(List<Problem> problems) {
        return problems.stream()
                .map(problem -> (problem.code() + " " + problem.path()).strip())
                .toList();
    }

    public static Rejected because(Kind kind, Problem problem) {
        return new Rejected(kind, List.of(problem), null);
    }

    public static Rejected because(Kind kind, String code, Map<String, Object> params) {
        return because(kind, new Problem(code, "", params));
    }

    public static Rejected because(Kind kind, String code) {
        return because(kind, Problem.of(code));
    }

    public static Rejected invalid(List<Problem> problems) {
        return new Rejected(Kind.INVALID, problems, null);
    }

    public static Rejected notFound() {
        return because(Kind.NOT_FOUND, "not_found");
    }

    /** A stale version: carries the current state so that the user can compare and decide. */
    public static Rejected stale(Object current) {
        return new Rejected(Kind.CONFLICT, List.of(Problem.of("stale_version")), current);
    }

    /** The same refusal with the state that the caller did not know of. */
    public Rejected showing(Object now) {
        return new Rejected(kind, problems, now);
    }

    public Kind kind() {
        return kind;
    }

    public List<Problem> problems() {
        return problems;
    }

    public @Nullable Object current() {
        return current;
    }
}
