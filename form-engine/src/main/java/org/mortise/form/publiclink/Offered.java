package org.mortise.form.publiclink;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.form.linkage.Discretion;
import org.mortise.form.linkage.PreparedField;
import org.mortise.form.linkage.PreparedForm;

/**
 * All that a link lets people without an account see.
 *
 * @param paths of fields, and of columns as {@code table.column}
 * @param offers what they see of other forms, by path of the field that points there
 */
record Offered(Set<String> paths, Map<String, LinkOffer> offers) {

    Offered {
        paths = Set.copyOf(paths);
        offers = Map.copyOf(offers);
    }

    static Offered of(PublicLink link) {
        var paths = new HashSet<>(link.fields().keySet());
        link.fields().forEach((key, columns) -> columns.forEach(column -> paths.add(key + "." + column)));
        return new Offered(paths, link.offers());
    }

    boolean has(String path) {
        return paths.contains(path);
    }

    /** Whether whoever looks at the page can work out the value: his formula reads nothing but what he sees. */
    boolean isComputed(PreparedForm form, PreparedField field) {
        var formula = field.compute();
        return formula != null
                && formula.asks().isEmpty()
                && !formula.isPersonal()
                && formula.reads().stream().allMatch(path -> shows(form, path, tableOf(field)));
    }

    /** @param table in whose rows the path is named; null: in the record */
    boolean shows(PreparedForm form, FieldPath path, @Nullable String table) {
        var keys = path.keys();
        var inRow = table != null && form.at(table + "." + keys.get(0)).isPresent();
        var from = inRow ? table + "." + keys.get(0) : keys.get(0);
        var rest = keys.subList(1, keys.size());
        if (rest.isEmpty()) {
            return has(from);
        }
        var column = from + "." + rest.get(0);
        if (rest.size() == 1 && form.at(column).isPresent()) {
            return has(column);
        }
        if (rest.size() == 2 && form.at(column).isPresent()) {
            return has(column) && sees(column, rest.get(1));
        }
        return rest.size() == 1 && has(from) && sees(from, rest.get(0));
    }

    /** The same as what somebody may know of; who he is, and what other forms hold, is no business of his. */
    Discretion.Knowledge in(PreparedForm form) {
        return new Discretion.Knowledge() {
            @Override
            public boolean knows(FieldPath path) {
                return form.field(path.keys().get(0)).isEmpty() || shows(form, path, null);
            }

            @Override
            public boolean knows(ObjectKey other, FieldPath path) {
                return false;
            }

            @Override
            public boolean knowsPeople() {
                return false;
            }
        };
    }

    private boolean sees(String path, String key) {
        return Optional.ofNullable(offers.get(path))
                .filter(offer -> offer.show().contains(key))
                .isPresent();
    }

    static @Nullable String tableOf(PreparedField field) {
        var dot = field.path().indexOf('.');
        return dot < 0 ? null : field.path().substring(0, dot);
    }
}
