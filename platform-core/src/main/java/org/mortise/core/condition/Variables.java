package org.mortise.core.condition;

import static org.mortise.core.formula.FxType.Scalar.DATE;
import static org.mortise.core.formula.FxType.Scalar.DATETIME;
import static org.mortise.core.formula.FxType.Scalar.DEPARTMENT;
import static org.mortise.core.formula.FxType.Scalar.TEXT;
import static org.mortise.core.formula.FxType.Scalar.USER;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.FxType;

/** What a condition may say about the person who asks, and about the moment. */
public final class Variables {

    public static final String NOW = "now";
    public static final String TODAY = "today";

    /** Whoever belongs to one's own department; and whoever belongs to it or to one below it. */
    public static final String DEPARTMENT_PEOPLE = "user.departmentPeople";

    public static final String DEPARTMENT_TREE_PEOPLE = "user.departmentTreePeople";

    private static final Map<String, FxType> TYPES = Map.of(
            "user.id",
            USER,
            "user.department",
            DEPARTMENT,
            "user.departmentTree",
            new FxType.ListOf(DEPARTMENT),
            "user.departments",
            new FxType.ListOf(DEPARTMENT),
            DEPARTMENT_PEOPLE,
            new FxType.ListOf(USER),
            DEPARTMENT_TREE_PEOPLE,
            new FxType.ListOf(USER),
            "user.subordinates",
            new FxType.ListOf(USER),
            "user.roles",
            new FxType.ListOf(TEXT),
            NOW,
            DATETIME,
            TODAY,
            DATE);

    private Variables() {}

    public static @Nullable FxType typeOf(String name) {
        return TYPES.get(name);
    }

    /** The value of a variable: as {@link ConditionEnvironment#variable} gives it, an {@code Instant} or a {@code LocalDate}. */
    public static @Nullable Object value(String name, ConditionEnvironment environment) {
        if (name.equals(NOW)) {
            return environment.now();
        }
        if (name.equals(TODAY)) {
            return environment.now().atZone(environment.zone()).toLocalDate();
        }
        return environment.variable(name);
    }

    public static Set<String> known() {
        return TYPES.keySet();
    }
}
