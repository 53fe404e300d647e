package org.mortise.form.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.FormTypes;
import org.mortise.core.condition.ConditionCheck;
import org.mortise.core.condition.Conditions;
import org.mortise.core.condition.ConstantCheck;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.formula.FieldTypes;
import org.mortise.core.formula.FxType;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataLookup;
import org.mortise.core.metadata.UniqueShape;
import org.mortise.form.model.Unknown;

/**
 * What is wrong with what shall be unique. The database keeps it by an index, so its condition may only compare fields of the same
 * record (or row) with constants.
 */
final class UniqueCheck {

    private final FormShape shape;
    private final FormTypes types;
    private final List<Problem> problems;

    UniqueCheck(FormShape shape, MetadataLookup lookup, List<Problem> problems) {
        this.shape = shape;
        this.types = FormTypes.unsecured(shape, lookup::form);
        this.problems = problems;
    }

    void check(List<UniqueShape> uniques) {
        for (var index = 0; index < uniques.size(); index++) {
            var unique = uniques.get(index);
            var at = "/model/uniques/" + index;
            var table = unique.table() == null ? null : rows(unique.table());
            if (unique.table() != null && table == null) {
                problems.add(Unknown.field(at + "/table", unique.table(), shape));
                continue;
            }
            fields(unique, table, at);
            if (unique.when() != null) {
                condition(unique.when(), table, at + "/when");
            }
        }
    }

    private @Nullable FieldShape rows(String key) {
        return shape.field(key).filter(field -> !field.fields().isEmpty()).orElse(null);
    }

    private void fields(UniqueShape unique, @Nullable FieldShape table, String at) {
        for (var key : unique.fields()) {
            var field = field(table, key).orElse(null);
            if (field == null) {
                problems.add(
                        table == null
                                ? Unknown.field(at + "/fields", key, shape)
                                : Problem.at(at + "/fields", "field_unknown", Map.of("field", key)));
            } else if (!field.type().hasColumn()) {
                problems.add(Problem.at(at + "/fields", "unique_not_possible", Map.of("field", key)));
            }
        }
    }

    private Optional<FieldShape> field(@Nullable FieldShape table, String key) {
        return table == null ? shape.field(key) : table.field(key);
    }

    private void condition(JsonNode when, @Nullable FieldShape table, String at) {
        try {
            var condition = Conditions.parse(Json.plain(when));
            var wrong = ConditionCheck.check(
                    condition, table == null ? types : new Row(types, table), ConditionCheck.Place.RECORD);
            wrong.forEach(problem -> problems.add(problem.under(at)));
            ConstantCheck.moving(condition, key -> field(table, key)
                            .filter(field -> field.type().hasColumn())
                            .isPresent())
                    .stream()
                    .filter(part -> wrong.isEmpty())
                    .forEach(part -> problems.add(Problem.at(at, "unique_condition", Map.of("what", part))));
        } catch (Rejected malformed) {
            malformed.problems().forEach(problem -> problems.add(problem.under(at)));
        }
    }

    /** The columns of a sub-table as one row has them, without the record around. */
    private record Row(FormTypes types, FieldShape table) implements FieldTypes {

        @Override
        public @Nullable FxType typeOf(FieldPath path) {
            var keys = new ArrayList<String>();
            keys.add(table.key());
            keys.addAll(path.keys());
            return types.typeOf(new FieldPath(keys)) instanceof FxType.ListOf list ? list.element() : null;
        }

        @Override
        public Collection<String> known() {
            return table.fields().stream().map(FieldShape::key).toList();
        }
    }
}
