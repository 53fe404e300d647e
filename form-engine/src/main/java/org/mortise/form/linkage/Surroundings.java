package org.mortise.form.linkage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.FieldRight;
import org.mortise.core.formula.Question;
import org.mortise.core.formula.WorkCalendar;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.form.control.Occasion;

/**
 * Everything around a record that its computation may look at; the same for the whole pass.
 *
 * @param zone of the organisation, never of the reader
 * @param variables {@code user.…} by name: texts or lists of texts; without {@link #ROLES} it is the platform that writes
 * @param rights right to a field by key, {@code table.column} for columns
 * @param links reads linked records
 * @param departmentTree a department and all below it, as ids
 * @param calendar the days on which the organisation works
 * @param system system fields of the record by key, canonical JSON; empty for a new one
 */
public record Surroundings(
        Instant now,
        ZoneId zone,
        Map<String, Object> variables,
        Function<String, FieldRight> rights,
        LinkedRecords links,
        Function<String, Collection<String>> departmentTree,
        WorkCalendar calendar,
        ObjectNode system) {

    /** Qualified keys of the roles that whoever writes holds. */
    public static final String ROLES = "user.roles";

    /** {@code "true"} for administrators, whom nobody asks for a role; not for formulas and conditions. */
    public static final String ADMINISTRATOR = "user.administrator";

    /** {@code "true"} for whoever writes with the rights of a step of a flow; not for formulas and conditions. */
    public static final String AT_STEP = "user.atStep";

    public Surroundings {
        variables = Map.copyOf(variables);
    }

    /** When, and by whose calendar, values are judged. */
    Occasion occasion() {
        return new Occasion(now, zone, calendar);
    }

    /** Records that links point to and answers of other forms, loaded before the pass. */
    @FunctionalInterface
    public interface LinkedRecords {

        /** Fields and system fields by key, canonical JSON; null when it is not there or not loaded. */
        @Nullable
        ObjectNode find(ObjectKey form, String id);

        /**
         * What a question to another form came to; as if nothing were found, and noted, as long as it has not been asked.
         *
         * @param values what its tests compare with
         * @param except id of a record that is not meant; null for none
         */
        default @Nullable Object answer(Question question, List<Object> values, @Nullable String except) {
            return question.nothing();
        }
    }
}
