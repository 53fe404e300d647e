package org.mortise.core.store;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mortise.core.condition.Condition;
import org.mortise.core.condition.Operand;
import org.mortise.core.condition.Operator;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.SystemField;
import org.mortise.core.metadata.ValueType;

/**
 * An index that somebody's questions would be answered faster by; see {@link FormIndexes}.
 *
 * @param included columns that the index carries without being ordered by them, so that the table need not be looked at
 */
public record IndexWish(String table, List<Key> keys, List<String> included) {

    private static final int MOST_COLUMNS = 8;
    /** What scopes ask about. */
    private static final List<String> WHOSE_RECORDS =
            List.of(SystemField.OWNER.column(), SystemField.DEPARTMENT.column());

    /** A column to order by. */
    record Key(String column, Direction direction) {}

    /** As lists are ordered: blanks come last either way, in columns that may be blank. */
    enum Direction {
        ASCENDING(""),
        DESCENDING(" DESC"),
        DESCENDING_BLANKS_LAST(" DESC NULLS LAST"),
        /** By each element of a column that holds several, which has no order of its own. */
        ELEMENTS("");

        private final String sql;

        Direction(String sql) {
            this.sql = sql;
        }
    }

    /** A level of order by the key of a field. */
    public record Level(String field, boolean descending) {}

    public IndexWish {
        keys = List.copyOf(keys);
        included = List.copyOf(included);
    }

    /**
     * What a list with this filter and this order asks for: the fields that the filter fixes, then the order, then the id. Empty when
     * the indexes that every form has will do, or when the order is by something that is no column.
     */
    public static Optional<IndexWish> ofList(FormShape shape, @Nullable Condition filter, List<Level> sort) {
        var fixed = new LinkedHashSet<String>();
        if (filter != null) {
            fixed(shape, filter, fixed);
        }
        if (fixed.isEmpty() && sort.isEmpty()) {
            return Optional.empty();
        }
        var keys = new ArrayList<Key>();
        fixed.forEach(column -> keys.add(new Key(column, Direction.ASCENDING)));
        var levels = sort.isEmpty() ? List.of(new Level(SystemField.CREATED_AT.key(), true)) : sort;
        var descends = levels.get(0).descending();
        // Without blanks one order read backwards is the other.
        var either = levels.stream()
                .allMatch(level -> shape.field(level.field()).isEmpty() && level.descending() == descends);
        for (var level : levels) {
            var field = shape.field(level.field()).orElse(null);
            var column = field == null ? system(level.field()) : ordered(field);
            if (column == null) {
                return Optional.empty();
            }
            keys.add(new Key(column, direction(level.descending() && !either, field != null)));
        }
        keys.add(new Key("id", direction(descends && !either, false)));
        return keys.size() > MOST_COLUMNS
                ? Optional.empty()
                : Optional.of(new IndexWish(shape.table(), keys, whoseRecords(keys)));
    }

    /** Carried along, so that a count within somebody's scope is answered by the index alone. */
    private static List<String> whoseRecords(List<Key> keys) {
        var columns = new ArrayList<>(WHOSE_RECORDS);
        keys.forEach(key -> columns.remove(key.column()));
        return columns;
    }

    private static Direction direction(boolean descending, boolean blankable) {
        if (!descending) {
            return Direction.ASCENDING;
        }
        return blankable ? Direction.DESCENDING_BLANKS_LAST : Direction.DESCENDING;
    }

    /**
     * What figures ask for: an index that alone holds everything they look at, together with whose records they are.
     *
     * @param grouped keys of the fields that groups are made by
     * @param others keys of all other fields that are looked at
     */
    public static Optional<IndexWish> ofFigures(FormShape shape, List<String> grouped, Set<String> others) {
        var keys = new LinkedHashSet<String>();
        var included = new LinkedHashSet<String>();
        for (var key : grouped) {
            keys.add(column(shape, key));
        }
        for (var key : others) {
            included.add(column(shape, key));
        }
        included.addAll(WHOSE_RECORDS);
        included.removeAll(keys);
        if (keys.isEmpty()
                || keys.contains("")
                || included.contains("")
                || keys.size() + included.size() > MOST_COLUMNS) {
            return Optional.empty();
        }
        return Optional.of(new IndexWish(
                shape.table(),
                keys.stream()
                        .map(column -> new Key(column, Direction.ASCENDING))
                        .toList(),
                List.copyOf(included)));
    }

    /** What questions about one field or column ask for; empty for what no column holds. */
    static Optional<IndexWish> ofField(String table, FieldShape field) {
        var column = field.column();
        if (column == null) {
            return Optional.empty();
        }
        var direction = isScalar(field.type()) || field.type() == ValueType.TIME || field.type() == ValueType.STRUCTURE
                ? Direction.ASCENDING
                : Direction.ELEMENTS;
        return Optional.of(new IndexWish(table, List.of(new Key(column, direction)), List.of()));
    }

    String name() {
        var parts = new ArrayList<String>();
        keys.forEach(key -> parts.add(key.direction().sql.isEmpty() ? key.column() : key.column() + "_desc"));
        if (!included.isEmpty()) {
            parts.add("with");
            parts.addAll(included);
        }
        return TableDdl.indexName("i", table, parts);
    }

    String create() {
        var ordered = keys.stream()
                .map(key -> Tables.quoted(key.column()) + key.direction().sql)
                .collect(Collectors.joining(", "));
        var carried = included.isEmpty()
                ? ""
                : included.stream().map(Tables::quoted).collect(Collectors.joining(", ", " INCLUDE (", ")"));
        return "CREATE INDEX CONCURRENTLY IF NOT EXISTS " + Tables.quoted(name()) + " ON "
                + Tables.quoted(Tables.SCHEMA, table) + (isOfElements() ? " USING gin" : "") + " (" + ordered + ")"
                + carried;
    }

    private boolean isOfElements() {
        return keys.stream().anyMatch(key -> key.direction() == Direction.ELEMENTS);
    }

    /** Fields that a filter holds to one value. */
    private static void fixed(FormShape shape, Condition filter, Set<String> columns) {
        if (filter instanceof Condition.All all) {
            all.of().forEach(part -> fixed(shape, part, columns));
        }
        if (filter instanceof Condition.Comparison comparison
                && comparison.operator() == Operator.EQ
                && !(comparison.operand() instanceof Operand.FieldValue)
                && comparison.field().keys().size() == 1) {
            shape.field(first(comparison.field()))
                    .filter(field -> isScalar(field.type()) && field.column() != null)
                    .ifPresent(field -> columns.add(Tables.columnOf(field)));
        }
    }

    private static String first(FieldPath path) {
        return path.keys().get(0);
    }

    /** The column that a list by this field is ordered by; null when it is not ordered by a column. */
    private static @Nullable String ordered(FieldShape field) {
        return isScalar(field.type()) && field.options().isEmpty() && !field.mayBeSealed() ? field.column() : null;
    }

    private static @Nullable String system(String key) {
        return SystemField.of(key)
                .filter(system -> system == SystemField.CREATED_AT || system == SystemField.ID)
                .map(SystemField::column)
                .orElse(null);
    }

    /** Empty for what is not a column of the form's own table. */
    private static String column(FormShape shape, String key) {
        var field = shape.field(key).orElse(null);
        if (field != null) {
            return isScalar(field.type()) && field.column() != null ? field.column() : "";
        }
        return SystemField.of(key).map(SystemField::column).orElse("");
    }

    private static boolean isScalar(ValueType type) {
        return switch (type) {
            case TEXT, NUMBER, DATE, DATETIME, OPTION, BOOLEAN, LINK, USER, DEPARTMENT -> true;
            default -> false;
        };
    }
}
