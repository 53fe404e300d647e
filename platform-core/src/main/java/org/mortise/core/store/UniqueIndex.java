package org.mortise.core.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.FormTypes;
import org.mortise.core.condition.Condition;
import org.mortise.core.condition.Conditions;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.formula.FieldTypes;
import org.mortise.core.formula.FxType;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.UniqueShape;
import org.mortise.core.metadata.ValueType;

/**
 * What keeps values apart. Records have a unique index, with a condition a partial one; of links to many, the table of the links has
 * it, so that no two records share one that they lead to. Rows of a sub-table have an exclusion constraint that is asked after each
 * statement, so that two rows may swap their values in one save.
 *
 * @param rows the sub-table; null for records
 * @param where condition in SQL; null when all are compared
 * @param asked the fields and what the condition looks at
 * @param pointer where its author finds it in the document of the form
 */
record UniqueIndex(
        String name,
        String table,
        List<FieldShape> fields,
        @Nullable FieldShape rows,
        boolean everywhere,
        @Nullable String where,
        List<FieldShape> asked,
        @Nullable LocalizedText message,
        String pointer) {

    private static final String SEPARATOR = "\u001f";

    /** Column of the table of links that says where one leads to. */
    private static final String LED_TO = "dst";

    private static final Set<ValueType> KNOWN_BY_ID = Set.of(
            ValueType.LINK,
            ValueType.LINKS,
            ValueType.USER,
            ValueType.USERS,
            ValueType.DEPARTMENT,
            ValueType.DEPARTMENTS,
            ValueType.FILES);

    static List<UniqueIndex> of(FormShape shape) {
        var found = new ArrayList<UniqueIndex>();
        for (var index = 0; index < shape.fields().size(); index++) {
            var field = shape.fields().get(index);
            var at = "/model/fields/" + index;
            single(shape, field, null, at).ifPresent(found::add);
            for (var column = 0; column < field.fields().size(); column++) {
                single(shape, field.fields().get(column), field, at + "/fields/" + column)
                        .ifPresent(found::add);
            }
        }
        for (var index = 0; index < shape.uniques().size(); index++) {
            of(shape, shape.uniques().get(index), "/model/uniques/" + index).ifPresent(found::add);
        }
        var names = new ArrayList<String>();
        found.removeIf(each -> names.contains(each.name) || !names.add(each.name));
        return found;
    }

    private static Optional<UniqueIndex> single(
            FormShape shape, FieldShape field, @Nullable FieldShape rows, String pointer) {
        if (field.unique() && isOfLinks(field) && rows == null) {
            var table = Tables.tableOf(field);
            var name = TableDdl.indexName("u", table, List.of(LED_TO));
            return Optional.of(new UniqueIndex(
                    name, table, List.of(field), null, false, null, List.of(field), null, pointer + "/props/unique"));
        }
        var written = new UniqueShape(rows == null ? null : rows.key(), List.of(field.key()), false, null, null);
        return field.unique() ? of(shape, written, pointer + "/props/unique") : Optional.empty();
    }

    /** Empty when a field of it has gone. */
    private static Optional<UniqueIndex> of(FormShape shape, UniqueShape written, String pointer) {
        var rows = written.table() == null ? null : shape.field(written.table()).orElse(null);
        if (written.table() != null && (rows == null || rows.table() == null)) {
            return Optional.empty();
        }
        var known = rows == null ? shape.fields() : rows.fields();
        var fields = written.fields().stream()
                .flatMap(key -> known.stream().filter(field -> field.key().equals(key)))
                .filter(field -> field.column() != null)
                .toList();
        if (fields.size() != written.fields().size()) {
            return Optional.empty();
        }
        var when = written.when() == null ? null : Conditions.parse(Json.plain(written.when()));
        var own = own(shape, rows, known);
        var where = when == null ? null : Rendering.SQL.renderInlined(ConditionSql.compile(when, own, own));
        var table = rows == null ? shape.table() : Tables.tableOf(rows);
        var parts = new ArrayList<>(fields.stream().map(Tables::columnOf).toList());
        if (where != null) {
            parts.add(String.format(Locale.ROOT, "%08x", where.hashCode()));
        }
        var kind = rows == null ? "u" : written.everywhere() ? "xa" : "x";
        return Optional.of(new UniqueIndex(
                TableDdl.indexName(kind, table, parts),
                table,
                fields,
                rows,
                written.everywhere(),
                where,
                asked(fields, when, own),
                written.message(),
                pointer));
    }

    private static boolean isOfLinks(FieldShape field) {
        return field.type() == ValueType.LINKS && field.table() != null;
    }

    private boolean ofLinks() {
        return rows == null && isOfLinks(fields.get(0));
    }

    private static OwnColumns own(FormShape shape, @Nullable FieldShape rows, List<FieldShape> known) {
        var types = FormTypes.unsecured(shape, form -> Optional.empty());
        return new OwnColumns(rows == null ? types : new RowTypes(types, rows), known);
    }

    private static List<FieldShape> asked(List<FieldShape> fields, @Nullable Condition when, OwnColumns own) {
        if (when == null) {
            return fields;
        }
        var read = Conditions.fields(when, own.types());
        return own.fields().stream()
                .filter(field -> fields.contains(field) || read.contains(FieldPath.of(field.key())))
                .toList();
    }

    /** Columns of a sub-table as one row has them. */
    private record RowTypes(FormTypes types, FieldShape table) implements FieldTypes {

        @Override
        public @Nullable FxType typeOf(FieldPath path) {
            return FormColumns.element(types.typeOf(FieldPath.of(table.key() + "." + path)));
        }

        @Override
        public List<String> known() {
            return table.fields().stream().map(FieldShape::key).toList();
        }
    }

    String create() {
        if (rows == null) {
            return "CREATE UNIQUE INDEX IF NOT EXISTS " + Tables.quoted(name) + " ON " + rec() + " (" + columns() + ")"
                    + (where == null ? "" : " WHERE " + where);
        }
        var same = compared().stream().map(column -> column + " WITH =").collect(Collectors.joining(", "));
        return "ALTER TABLE " + rec() + " ADD CONSTRAINT " + Tables.quoted(name) + " EXCLUDE USING btree (" + same + ")"
                + (where == null ? "" : " WHERE (" + where + ")") + " DEFERRABLE INITIALLY IMMEDIATE";
    }

    String drop() {
        return rows == null
                ? "DROP INDEX IF EXISTS " + Tables.quoted(Tables.SCHEMA, name)
                : "ALTER TABLE " + rec() + " DROP CONSTRAINT IF EXISTS " + Tables.quoted(name);
    }

    /**
     * Values that occur more than once, the most frequent first: the value as text, how often, how many such values there are in
     * all. What only an id stands for is told by nothing but its number.
     */
    String duplicates(int limit) {
        var filled =
                fields.stream().map(field -> quoted(field) + " IS NOT NULL").collect(Collectors.joining(" AND "));
        return "SELECT concat_ws('" + SEPARATOR + "', " + columns()
                + ") AS value, count(*) AS times, count(*) OVER () AS all_values FROM "
                + rec() + " WHERE " + filled + (where == null ? "" : " AND (" + where + ")") + " GROUP BY "
                + String.join(", ", compared()) + " HAVING count(*) > 1 ORDER BY 2 DESC, 1 LIMIT " + limit;
    }

    /**
     * Which of the documents in $1 (texts) it looks at, by their position from 1: two hashes of the values that it compares, which are
     * the same for values that are the same to the index, and the record that has these values already, if there is one.
     */
    String standing() {
        if (ofLinks()) {
            return standingOfLinks();
        }
        var read = asked.stream()
                .map(field -> "(" + Columns.of(field, "d.data") + ") AS " + Tables.quoted(Tables.columnOf(field)))
                .collect(Collectors.joining(", "));
        var same = fields.stream()
                .map(field -> Tables.quoted(Tables.columnOf(field)))
                .map(column -> "r." + column + " = s." + column)
                .collect(Collectors.joining(" AND "));
        var filled = fields.stream()
                .map(field -> "s." + Tables.quoted(Tables.columnOf(field)) + " IS NOT NULL")
                .collect(Collectors.joining(" AND "));
        var condition = where == null ? "" : " AND (" + where + ")";
        var other = rows == null || everywhere
                ? "(SELECT r." + (rows == null ? "id" : "parent_id") + " FROM " + rec() + " AS r WHERE " + same
                        + condition + " LIMIT 1)"
                : "null::uuid";
        return "SELECT s.n, hash_record_extended(ROW(" + columns() + "), 0), hash_record_extended(ROW(" + columns()
                + "), 1), " + other + " FROM (SELECT d.n, " + read
                + " FROM (SELECT t.doc::jsonb AS data, t.n FROM unnest($1::text[]) WITH ORDINALITY AS t(doc, n)) AS d)"
                + " AS s WHERE " + filled + condition;
    }

    /** One line for each record that a document leads to. */
    private String standingOfLinks() {
        return "SELECT s.n, hash_record_extended(ROW(s.dst), 0), hash_record_extended(ROW(s.dst), 1),"
                + " (SELECT r.src FROM " + rec() + " AS r WHERE r.dst = s.dst LIMIT 1)"
                + " FROM (SELECT t.n, e.id::uuid AS dst FROM unnest($1::text[]) WITH ORDINALITY AS t(doc, n)"
                + " CROSS JOIN LATERAL jsonb_array_elements_text(CASE jsonb_typeof(t.doc::jsonb -> " + key()
                + ") WHEN 'array' THEN t.doc::jsonb -> " + key() + " ELSE '[]' END) AS e(id)) AS s";
    }

    private String key() {
        return Rendering.SQL.renderInlined(DSL.inline(fields.get(0).key()));
    }

    /** Of records that are led to, given by their ids in $1, those to which some record leads. */
    static String ledTo(FieldShape links) {
        return "SELECT " + LED_TO + " FROM " + Tables.quoted(Tables.SCHEMA, Tables.tableOf(links)) + " WHERE " + LED_TO
                + " = ANY($1)";
    }

    /** A value as people know it: options by their labels, and nothing of what is known by its id alone. */
    String named(String value) {
        var parts = value.split(SEPARATOR, -1);
        var named = new ArrayList<String>();
        for (var index = 0; index < fields.size() && parts.length == fields.size(); index++) {
            var field = fields.get(index);
            if (!KNOWN_BY_ID.contains(field.type()) && !field.mayBeSealed()) {
                var part = parts[index];
                named.add(field.option(part)
                        .map(option -> option.label().in(Locale.SIMPLIFIED_CHINESE))
                        .orElse(part));
            }
        }
        return named.isEmpty() ? "…" : String.join(" / ", named);
    }

    /** Whether all that it looks at was there before, so that what is stored can be asked. */
    boolean isOver(FormShape previous) {
        var known = rows == null
                ? previous.fields()
                : previous.field(rows.key()).map(FieldShape::fields).orElse(List.of());
        return asked.stream().allMatch(field -> known.stream()
                .anyMatch(old -> old.type() == field.type() && Objects.equals(old.column(), field.column())));
    }

    /** What somebody is told who writes the same values again. */
    Problem taken() {
        var at = rows == null ? "/data/" + fields.get(0).key() : "/data/" + rows.key();
        if (message != null) {
            return Problem.at(at, "validation_failed", Map.of("message", message));
        }
        if (rows != null) {
            return Problem.at(
                    at,
                    everywhere ? "row_not_unique_anywhere" : "row_not_unique",
                    Map.of("field", titles(), "table", rows.title()));
        }
        if (ofLinks()) {
            return Problem.at(at, "link_taken", Map.of("field", fields.get(0).title()));
        }
        return fields.size() == 1 && where == null
                ? Problem.at(at, "not_unique", Map.of("field", fields.get(0).title()))
                : Problem.at(at, where == null ? "not_unique_together" : "not_unique_where", Map.of("field", titles()));
    }

    /** All titles in one label: 客户 + 日期. */
    LocalizedText titles() {
        return LocalizedText.joined(
                " + ", fields.stream().map(FieldShape::title).toList());
    }

    private List<String> compared() {
        var columns = new ArrayList<String>();
        if (rows != null && !everywhere) {
            columns.add(Tables.quoted("parent_id"));
        }
        fields.forEach(field -> columns.add(quoted(field)));
        return columns;
    }

    private String columns() {
        return fields.stream().map(this::quoted).collect(Collectors.joining(", "));
    }

    private String quoted(FieldShape field) {
        return Tables.quoted(ofLinks() ? LED_TO : Tables.columnOf(field));
    }

    private String rec() {
        return Tables.quoted(Tables.SCHEMA, table);
    }
}
