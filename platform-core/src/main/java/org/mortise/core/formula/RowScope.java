package org.mortise.core.formula;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.FxType.ListOf;

/**
 * What {@code {row}} stands for in the second argument of FILTER and MAP, or in the condition of QUERY.
 *
 * @param list the path of the list that is walked; null when it is no field, so that it has no columns beside it
 * @param element the type of its elements
 * @param form the form whose records are asked for; null for a list
 * @param columns the nodes that were made for fields of that form
 */
record RowScope(
        @Nullable FieldPath list, FxType element, @Nullable OtherForm form, Set<Expr> columns) {

    private static final String ROW = "row";

    static RowScope of(Expr list) {
        return new RowScope(
                list instanceof Expr.Field field ? field.path() : null,
                list.type() instanceof ListOf many ? many.element() : FxType.Scalar.BLANK,
                null,
                Set.of());
    }

    /** The records of another form, of which only the fields can be spoken of. */
    static RowScope of(@Nullable OtherForm form) {
        return new RowScope(null, FxType.Scalar.BLANK, form, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    static boolean isMeantBy(String dotted) {
        return dotted.equals(ROW) || dotted.startsWith(ROW + ".");
    }

    /** The node for {@code row} or {@code row.column}; null when there is no such column. */
    Expr.@Nullable Row find(String dotted, FieldTypes fields) {
        if (form != null) {
            return field(form, dotted);
        }
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

    private Expr.@Nullable Row field(OtherForm other, String dotted) {
        var path = dotted.lastIndexOf('.') == ROW.length() && dotted.length() > ROW.length() + 1
                ? other.path(dotted.substring(ROW.length() + 1))
                : null;
        var type = path == null ? null : other.typeOf(path);
        if (path == null || type == null) {
            return null;
        }
        var field = new Expr.Row(path, type);
        columns.add(field);
        return field;
    }

    /** What may be meant by a column that is not there. */
    Collection<String> known(FieldTypes fields) {
        if (form != null) {
            return form.known().stream().map(path -> ROW + "." + path).toList();
        }
        var known = new ArrayList<String>(List.of(ROW));
        var table = list == null ? "" : list.keys().get(0) + ".";
        fields.known().stream()
                .filter(path -> list != null && path.startsWith(table))
                .forEach(path -> known.add(ROW + "." + path.substring(table.length())));
        return known;
    }
}
