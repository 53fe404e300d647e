package org.mortise.core.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mortise.core.condition.Condition;
import org.mortise.core.condition.Conditions;
import org.mortise.core.condition.Operand;
import org.mortise.core.condition.Operator;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.SystemField;

/**
 * What a role may do with the records of a form.
 *
 * @param scope which records; {@link Condition#ALWAYS} for all of them
 * @param comments what may be done about the comments on those of them that may be read
 */
public record Grant(
        ObjectKey form, Set<RecordAction> actions, Condition scope, FieldRights fields, CommentRight comments) {

    private static final Map<String, Condition> NAMED_SCOPES = Map.of(
            "all", Condition.ALWAYS,
            "own", compare(SystemField.OWNER, Operator.EQ, "user.id"),
            "own_and_subordinates", compare(SystemField.OWNER, Operator.IN, "user.subordinates"),
            "department", compare(SystemField.DEPARTMENT, Operator.EQ, "user.department"),
            "department_tree", compare(SystemField.DEPARTMENT, Operator.IN, "user.departmentTree"));

    /** Everything with every record. */
    static Grant everything(ObjectKey form) {
        return new Grant(
                form, EnumSet.allOf(RecordAction.class), Condition.ALWAYS, FieldRights.ALL, CommentRight.MANAGE);
    }

    public Grant {
        actions = Set.copyOf(actions);
    }

    /** @param json one element of {@code grants} of a role document that fits its schema */
    static Grant parse(JsonNode json, String pkg) {
        var actions = EnumSet.noneOf(RecordAction.class);
        json.path("actions")
                .forEach(action ->
                        actions.add(RecordAction.valueOf(action.asText().toUpperCase(Locale.ROOT))));
        return new Grant(
                ObjectKey.resolve(pkg, json.path("form").asText()),
                actions,
                scope(json.get("scope")),
                FieldRights.parse(json.get("fields")),
                CommentRight.parse(json.path("comments").asText("")));
    }

    /** The same of fewer records. */
    Grant within(Condition condition) {
        var both = scope.equals(Condition.ALWAYS) ? condition : new Condition.All(List.of(scope, condition));
        return new Grant(form, actions, both, fields, comments);
    }

    boolean allows(RecordAction action) {
        return actions.contains(action);
    }

    /** An absent scope is the narrowest one. */
    private static Condition scope(@Nullable JsonNode json) {
        if (json == null) {
            return nothing();
        }
        if (json.isTextual()) {
            return NAMED_SCOPES.getOrDefault(json.asText(), nothing());
        }
        return Conditions.parse(Json.plain(json));
    }

    private static Condition nothing() {
        return new Condition.Any(List.of());
    }

    private static Condition compare(SystemField field, Operator operator, String variable) {
        return new Condition.Comparison(FieldPath.of(field.key()), operator, new Operand.Variable(variable));
    }
}
