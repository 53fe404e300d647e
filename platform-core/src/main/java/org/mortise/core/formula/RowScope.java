package org.mortise.core.formula;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.FxType.ListOf;

/**
 * What {@code {row}} stands for in the second argument of FILTER and MAP.
 *
 * @param list the path of the list that is walked; null when it is no field, so that it has no columns beside it
 * @param element the type of its elements
 */
record RowScope(@Nullable FieldPath list, FxType element) {

    private static final String ROW = "row";

    static RowScope of(Expr list) {
        return new RowScope(
                list instanceof Expr.Field field ? field.path() : null,
                list.type() instanceof ListOf many ? many.element() : FxType.Scalar.BLANK);
    }

    static boolean isMeantBy(String dotted) {
        return dotted.equals(ROW) || dotted.startsWith(ROW + ".");
    }

    /** The node for {@code row} or {@code row.column}; null when there is no such column. */
    Expr.@Nullable Row find(String dotted, FieldTypes fields) {
        if (dotted.equals(ROW)) {
            return new Expr.Row(null, element);
        }
        var column = List.of(dotted.split("\\.", -1));
        if (list == null || column.contains("")) {
            return null;
        }
        for (var shared = list.keys().size(); shared > 0; shared--) {
            var keys = new ArrayList<>(list.keys().subList(0, shared));
            keys.addAll(column.subList(1, column.size()));
            var path = new FieldPath(keys);
            if (fields.typeOf(path) instanceof ListOf cells) {
                return new Expr.Row(path, cells.element());
            }
        }
        return null;
    }

    /** What may be meant by a column that is not there. */
    Collection<String> known(FieldTypes fields) {
        var known = new ArrayList<String>(List.of(ROW));
        var table = list == null ? "" : list.keys().get(0) + ".";
        fields.known().stream()
                .filter(path -> list != null && path.startsWith(table))
                .forEach(path -> known.add(ROW + "." + path.substring(table.length())));
        return known;
    }
}
