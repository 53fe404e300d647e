package org.mortise.form.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.UniqueShape;
import org.mortise.core.metadata.ValueType;

/** Fields of which some values are still kept as they were before they became encrypted, or while they were. */
final class Turning {

    private static final Set<ValueType> TEXTS = Set.of(ValueType.TEXT, ValueType.LONG_TEXT);

    private Turning() {}

    /** @param before the form in force until {@code next} is; null for a new one */
    static FormShape since(@Nullable FormShape before, FormShape next) {
        return before == null ? next : next.with(since(before.fields(), next.fields()));
    }

    private static List<FieldShape> since(List<FieldShape> before, List<FieldShape> next) {
        return next.stream()
                .map(field -> named(before, field.key())
                        .map(was -> since(was, field))
                        .findFirst()
                        .orElse(field))
                .toList();
    }

    private static FieldShape since(FieldShape was, FieldShape field) {
        var turns = TEXTS.contains(field.type()) && (was.turning() || was.encrypted() != field.encrypted());
        return field.but()
                .turning(turns)
                .fields(since(was.fields(), field.fields()))
                .build();
    }

    /**
     * What cannot be done to such fields until all values are turned: nobody could say what those mean that are left, or whether two
     * records share one.
     */
    static List<Problem> problems(@Nullable FormShape before, FormShape next) {
        if (before == null) {
            return List.of();
        }
        var problems = new ArrayList<Problem>();
        for (var path : before.turning()) {
            var was = before.at(path).orElseThrow();
            var now = next.at(path).orElse(null);
            if (now == null || !now.control().equals(was.control()) || becomesUnique(before, next, path)) {
                problems.add(Problem.at("/model/fields", "field_turning_fixed", Map.of("field", was.title())));
            }
        }
        return List.copyOf(problems);
    }

    private static boolean becomesUnique(FormShape before, FormShape next, String path) {
        return next.at(path).orElseThrow().unique()
                        && !before.at(path).orElseThrow().unique()
                || next.uniques().stream()
                        .filter(unique -> before.uniques().stream().noneMatch(known -> isSame(known, unique)))
                        .anyMatch(unique -> asks(unique, path));
    }

    private static boolean isSame(UniqueShape known, UniqueShape unique) {
        return Objects.equals(known.table(), unique.table())
                && known.fields().equals(unique.fields())
                && known.everywhere() == unique.everywhere()
                && Objects.equals(known.when(), unique.when());
    }

    private static boolean asks(UniqueShape unique, String path) {
        var prefix = unique.table() == null ? "" : unique.table() + ".";
        return unique.fields().stream().anyMatch(field -> path.equals(prefix + field));
    }

    private static Stream<FieldShape> named(List<FieldShape> fields, String key) {
        return fields.stream().filter(field -> field.key().equals(key));
    }
}
