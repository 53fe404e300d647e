package org.mortise.core.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.UniqueShape;

/** How the values that must be unique may still be kept while a walk turns some of them. */
final class OlderShapes {

    private OlderShapes() {}

    /**
     * The form itself first, then with fields that turn as they were: those that are unique together in every way, because records
     * may have been written while one of them had turned and the other had not; all the others at once.
     */
    static List<FormShape> of(FormShape shape) {
        var turning = shape.turning();
        if (turning.isEmpty()) {
            return List.of(shape);
        }
        var together = turning.stream()
                .filter(path -> shape.uniques().stream().anyMatch(unique -> names(unique, path)))
                .toList();
        var alone = new HashSet<>(turning);
        together.forEach(alone::remove);
        var shapes = new ArrayList<>(List.of(shape));
        for (var ways = 0; ways < (1 << together.size()); ways++) {
            var turned = new HashSet<>(alone);
            for (var index = 0; index < together.size(); index++) {
                if ((ways & (1 << index)) != 0) {
                    turned.add(together.get(index));
                }
            }
            if (!turned.isEmpty()) {
                shapes.add(asBefore(shape, turned));
            }
        }
        return List.copyOf(shapes);
    }

    private static boolean names(UniqueShape unique, String path) {
        var prefix = unique.table() == null ? "" : unique.table() + ".";
        return unique.fields().stream().anyMatch(field -> path.equals(prefix + field));
    }

    private static FormShape asBefore(FormShape shape, Set<String> turned) {
        return shape.with(shape.fields().stream()
                .map(field -> asBefore(field, field.key(), turned)
                        .but()
                        .fields(field.fields().stream()
                                .map(column -> asBefore(column, field.key() + "." + column.key(), turned))
                                .toList())
                        .build())
                .toList());
    }

    private static FieldShape asBefore(FieldShape field, String path, Set<String> turned) {
        return turned.contains(path) ? field.but().encrypted(!field.encrypted()).build() : field;
    }
}
