package org.mortise.core.condition;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.WorkCalendar;

/** What surrounds a condition whichever record it is asked of: the person, the moment and the organisation. */
public interface ConditionEnvironment {

    Instant now();

    /** The application's zone, never the reader's. */
    ZoneId zone();

    /**
     * The value of one of {@link Variables} that start with {@code user.}: an id, a list of ids or keys, or null where there
     * is none. {@code now} and {@code today} are not asked for: they follow from {@link #now} and {@link #zone}.
     */
    @Nullable
    Object variable(String name);

    /** The days on which the organisation works. */
    default WorkCalendar calendar() {
        return WorkCalendar.USUAL;
    }

    /** The marks by which a sealed field knows a text, see {@code Seal}: one for each of the keys. */
    default List<String> marks(String place, String text) {
        throw new IllegalStateException("nothing is sealed at " + place);
    }

    /** The department and all departments below it, as ids. */
    Collection<String> departmentTree(String department);
}
