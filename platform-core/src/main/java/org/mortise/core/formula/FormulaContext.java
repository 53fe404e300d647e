package org.mortise.core.formula;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The record and the moment a formula is evaluated for. */
public interface FormulaContext {

    /** The value of a field in the Java shape of its type (see {@link Formula#evaluate}); null when blank. */
    @Nullable
    Object value(FieldPath path);

    /** The pinned present: the same for the whole evaluation. */
    Instant now();

    /** The zone of the application, never of the viewer: stored results must not depend on who saved. */
    ZoneId zone();

    /** The days on which the organisation works. */
    default WorkCalendar calendar() {
        return WorkCalendar.USUAL;
    }

    /** Thirty-two random bits, other ones each time; what is pinned for tests is pinned here. */
    default int random() {
        return Chance.SOURCE.nextInt();
    }

    /** {@code user.id}, {@code user.department}, {@code record.id} or {@link Labels#LANGUAGE}; null when there is none. */
    @Nullable
    String variable(String name);

    /**
     * The answer of another form in the Java shape of its type.
     *
     * @param values what the tests of the question compare with, none of them blank
     */
    default @Nullable Object ask(Question question, List<Object> values) {
        return FormulaError.REF;
    }
}
