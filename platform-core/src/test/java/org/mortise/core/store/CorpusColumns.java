package org.mortise.core.store;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.mortise.core.condition.ConditionContext;
import org.mortise.core.condition.ConditionFixtures;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.formula.FieldTypes;
import org.mortise.core.formula.FxType;

/** The fields of the corpus as tables: {@code record}, the customer it links to, and the rows of its items. */
final class CorpusColumns implements ColumnSource {

    private static final ConditionFixtures.Fields FIELDS = ConditionFixtures.fields();
    private static final Field<Integer> RECORD_ID = DSL.field(DSL.name("record", "id"), SQLDataType.INTEGER);

    private final DSLContext database;

    CorpusColumns(Connection connection) {
        database = DSL.using(connection, SQLDialect.POSTGRES);
        createTable("record", columns(""), "id integer primary key");
        createTable("customer", columns("customer."), "record integer, id uuid");
        createTable("items", columns("items."), "record integer");
    }

    DSLContext database() {
        return database;
    }

    @Override
    public FieldTypes types() {
        return FIELDS;
    }

    @Override
    public @Nullable Column column(FieldPath path) {
        var type = FIELDS.typeOf(path);
        if (type == null) {
            return null;
        }
        if (path.keys().size() == 1) {
            return new Column.Ready(field("record", path.toString(), type), type);
        }
        var first = FieldPath.of(path.keys().get(0));
        var rest = new FieldPath(path.keys().subList(1, path.keys().size()));
        return first.toString().equals("items") ? new Column.Rows(first, rest) : new Column.Linked(first, rest);
    }

    /** The customer row belongs to the record too, so that the same customer may look different in another case. */
    @Override
    public Condition linked(FieldPath link, Function<ColumnSource, Condition> inner) {
        var id = DSL.field(DSL.name("customer", "id"), SQLDataType.UUID);
        var target = DSL.select(id)
                .from(DSL.table(DSL.name("customer")))
                .where(DSL.field(DSL.name("customer", "record"), SQLDataType.INTEGER)
                        .eq(RECORD_ID))
                .and(inner.apply(new Inner("customer", "customer.")));
        return DSL.field(DSL.name("record", link.toString()), SQLDataType.UUID).in(target);
    }

    @Override
    public Condition rows(FieldPath table, Function<ColumnSource, Condition> inner) {
        return DSL.exists(DSL.selectOne()
                .from(DSL.table(DSL.name("items")))
                .where(DSL.field(DSL.name("items", "record"), SQLDataType.INTEGER)
                        .eq(RECORD_ID))
                .and(inner.apply(new Inner("items", "items."))));
    }

    void insert(int id, ConditionContext record) {
        var values = values("", record);
        values.put(DSL.field(DSL.name("id"), SQLDataType.INTEGER), id);
        run("record", values);
        var customer = values("customer.", record);
        var customerId = record.value(FieldPath.of("customer"));
        if (customerId != null && customer.values().stream().anyMatch(CorpusColumns::isPresent)) {
            customer.put(DSL.field(DSL.name("record"), SQLDataType.INTEGER), id);
            customer.put(DSL.field(DSL.name("id"), SQLDataType.UUID), SqlValues.bind(customerId, FxType.Scalar.USER));
            run("customer", customer);
        }
        insertItems(id, record);
    }

    void clear() {
        for (var table : List.of("record", "customer", "items")) {
            var removed = database.deleteFrom(DSL.table(DSL.name(table))).execute();
            assert removed >= 0;
        }
    }

    private void insertItems(int id, ConditionContext record) {
        var columns = columns("items.");
        var rows = columns.keySet().stream()
                .mapToInt(column -> list(record, column).size())
                .max()
                .orElse(0);
        for (var row = 0; row < rows; row++) {
            var values = new LinkedHashMap<Field<?>, @Nullable Object>();
            values.put(DSL.field(DSL.name("record"), SQLDataType.INTEGER), id);
            for (var column : columns.entrySet()) {
                var cells = list(record, column.getKey());
                var type = ((FxType.ListOf) column.getValue()).element();
                values.put(
                        bare(column.getKey(), type), SqlValues.bind(row < cells.size() ? cells.get(row) : null, type));
            }
            run("items", values);
        }
    }

    private static List<?> list(ConditionContext record, String column) {
        return record.value(FieldPath.of("items." + column)) instanceof List<?> list ? list : List.of();
    }

    private static boolean isPresent(@Nullable Object value) {
        return !(value instanceof org.jooq.Param<?> param) || param.getValue() != null;
    }

    private Map<Field<?>, @Nullable Object> values(String prefix, ConditionContext record) {
        var values = new LinkedHashMap<Field<?>, @Nullable Object>();
        columns(prefix).forEach((column, type) -> {
            var value = record.value(FieldPath.of(prefix + column));
            values.put(
                    bare(column, type),
                    value instanceof List<?> list && type instanceof FxType.ListOf of
                            ? SqlValues.array(list, of.element())
                            : SqlValues.bind(value, type));
        });
        return values;
    }

    private void run(String table, Map<Field<?>, @Nullable Object> values) {
        var inserted =
                database.insertInto(DSL.table(DSL.name(table))).set(values).execute();
        if (inserted != 1) {
            throw new IllegalStateException("not inserted into " + table);
        }
    }

    private void createTable(String table, Map<String, FxType> columns, String keys) {
        var definitions = new ArrayList<>(List.of(keys));
        columns.forEach((column, type) -> {
            var own = table.equals("items") && type instanceof FxType.ListOf list ? list.element() : type;
            definitions.add(DSL.name(column) + " " + SqlValues.dataType(own).getCastTypeName(database.configuration()));
        });
        var created = database.execute("create table " + table + " (" + String.join(", ", definitions) + ")");
        assert created == 0;
    }

    /** The columns of one table, without their prefix. */
    private static Map<String, FxType> columns(String prefix) {
        var columns = new LinkedHashMap<String, FxType>();
        FIELDS.byPath().forEach((path, type) -> {
            if (path.startsWith(prefix) && path.indexOf('.', prefix.length()) < 0) {
                columns.put(path.substring(prefix.length()), type);
            }
        });
        return columns;
    }

    private static Field<?> field(String table, String column, FxType type) {
        return DSL.field(DSL.name(table, column), SqlValues.dataType(type));
    }

    private static Field<?> bare(String column, FxType type) {
        return DSL.field(DSL.name(column), SqlValues.dataType(type));
    }

    /** What a nested query sees. */
    private record Inner(String table, String prefix) implements ColumnSource {

        @Override
        public FieldTypes types() {
            return FIELDS;
        }

        @Override
        public @Nullable Column column(FieldPath path) {
            var whole = FIELDS.typeOf(FieldPath.of(prefix + path));
            if (whole == null) {
                return null;
            }
            var type = table.equals("items") && whole instanceof FxType.ListOf list ? list.element() : whole;
            return new Column.Ready(CorpusColumns.field(table, path.toString(), type), type);
        }

        @Override
        public Condition linked(FieldPath link, Function<ColumnSource, Condition> inner) {
            throw new IllegalStateException("the corpus has no second hop");
        }

        @Override
        public Condition rows(FieldPath rows, Function<ColumnSource, Condition> inner) {
            throw new IllegalStateException("the corpus has no rows behind a link");
        }
    }
}
