package org.mortise.form.linkage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Problem;

/**
 * How far a record has come on its way through an approval, as far as that keeps whoever writes from changing it. The platform and
 * whoever writes with the rights of a step are not kept, and administrators are not once the record has been approved.
 */
enum Submission {
    OPEN(""),
    RUNNING("field_in_approval"),
    APPROVED("field_approved");

    private final String code;

    Submission(String code) {
        this.code = code;
    }

    static Submission of(Surroundings around) {
        var variables = around.variables();
        if (!variables.containsKey(Surroundings.ROLES) || "true".equals(variables.get(Surroundings.AT_STEP))) {
            return OPEN;
        }
        return switch (around.system().path("flow_state").asText("")) {
            case "running" -> RUNNING;
            case "approved" -> "true".equals(variables.get(Surroundings.ADMINISTRATOR)) ? OPEN : APPROVED;
            default -> OPEN;
        };
    }

    /** Whether it keeps people from changing a field. */
    boolean holds(AfterSubmit allowed) {
        return switch (this) {
            case OPEN -> false;
            case RUNNING -> allowed != AfterSubmit.FREE;
            case APPROVED -> allowed == AfterSubmit.LOCKED;
        };
    }

    /** Code of the problem with a change that it keeps people from. */
    String code() {
        return code;
    }

    /** Whether a problem is that people are kept from a change. */
    static boolean tells(Problem problem) {
        return problem.code().equals(RUNNING.code) || problem.code().equals(APPROVED.code);
    }

    /** What is kept of a value: of a sub-table which rows there are and in which order, since each column says itself. */
    static Object kept(PreparedField field, @Nullable JsonNode value) {
        if (value == null || !field.isTable()) {
            return Walk.isBlank(value) || value == null ? "" : value;
        }
        var ids = new ArrayList<String>();
        value.forEach(row -> ids.add(Rows.id(row)));
        return ids.isEmpty() ? "" : ids;
    }
}
