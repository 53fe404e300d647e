package org.mortise.core.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.impl.DSL;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.SystemField;
import org.mortise.core.metadata.ValueType;
import org.mortise.core.store.FormStorageTable.Stored;

/**
 * The statements that make the database fit a form; each may be run again. All names come from the shape and are quoted.
 *
 * <p>Tables only ever grow: a field that goes leaves its column behind.
 */
final class TableDdl {

    private static final String STORAGE =
            " WITH (fillfactor = 88, autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02,"
                    + " autovacuum_vacuum_insert_scale_factor = 0.05)";
    private static final int LONGEST_NAME = 63;

    /** Set by whoever writes what may be older than the form. */
    static final String OLDER = "mortise.older";

    static final String LINK_COLUMNS =
            " (src uuid NOT NULL, dst uuid NOT NULL, ord integer NOT NULL, PRIMARY KEY (src, dst))";

    private final FormShape shape;
    private final List<String> inUse;
    private final Map<String, Stored> stored;
    private final List<String> statements = new ArrayList<>();

    private TableDdl(FormShape shape, List<String> inUse, Map<String, Stored> stored) {
        this.shape = shape;
        this.inUse = inUse;
        this.stored = stored;
    }

    /**
     * Tables, columns, triggers and the indexes that every form has; without unique indexes.
     *
     * @param inUse tables that exist already: indexes of new links are built later there, see {@link #laterIndexes}
     * @param stored what is stored where, by path: such columns are left alone, because looking whether they are there would hold up
     *     who reads until the publish ends
     */
    static List<String> tables(FormShape shape, List<String> inUse, Map<String, Stored> stored) {
        var ddl = new TableDdl(shape, inUse, stored);
        ddl.records();
        for (var field : shape.fields()) {
            if (field.type() == ValueType.SUBTABLE) {
                ddl.subTable(field);
            }
            if (field.type() == ValueType.LINKS) {
                ddl.links(field);
            }
        }
        ddl.search();
        return ddl.statements;
    }

    /** Table and column of links that came to a table in use. */
    record LaterIndex(String table, String column, IndexWish.Direction direction) {}

    static List<LaterIndex> laterIndexes(FormShape previous, FormShape next) {
        var known = links(previous);
        return links(next).stream()
                .filter(link -> !known.contains(link) && tableNames(previous).contains(link.table()))
                .toList();
    }

    static List<String> tableNames(FormShape shape) {
        var names = new ArrayList<>(List.of(shape.table()));
        shape.fields().stream()
                .filter(field -> field.type() == ValueType.SUBTABLE)
                .map(Tables::tableOf)
                .forEach(names::add);
        return names;
    }

    /** The typed view for reports outside: {@code app.<pkg>_<form>}, columns by field key; without what is sealed. */
    static List<String> view(FormShape shape) {
        var view = Tables.quoted("app", viewName(shape.form()));
        var columns = new ArrayList<String>();
        for (var system : SystemField.values()) {
            columns.add(Tables.quoted(system.column()) + " AS " + Tables.quoted(system.key()));
        }
        for (var field : shape.fields()) {
            if (field.column() != null && !field.mayBeSealed()) {
                columns.add(Tables.quoted(field.column()) + " AS " + Tables.quoted(field.key()));
            }
        }
        return List.of(
                "DROP VIEW IF EXISTS " + view,
                "CREATE VIEW " + view + " AS SELECT " + String.join(", ", columns) + " FROM "
                        + Tables.quoted(Tables.SCHEMA, shape.table()));
    }

    static String viewName(ObjectKey form) {
        return shortened(form.pkg().replace('.', '_') + "_" + form.key());
    }

    static String indexName(String prefix, String table, List<String> columns) {
        return shortened(prefix + "_" + table + "_" + String.join("_", columns));
    }

    private void records() {
        var table = shape.table();
        add("CREATE TABLE IF NOT EXISTS " + rec(table)
                + " (id uuid PRIMARY KEY, ver integer NOT NULL DEFAULT 1, created_at timestamptz NOT NULL, created_by uuid,"
                + " updated_at timestamptz NOT NULL, updated_by uuid, owner_id uuid, dept_id uuid,"
                + " flow_state text COLLATE \"C\" NOT NULL DEFAULT 'draft', flow_instance uuid,"
                + " form_version integer, data jsonb NOT NULL, data_x jsonb)" + STORAGE);
        columns(table, "", shape.fields());
        trigger(table, shape.fields());
        index(table, "created_at", "id");
        index(table, "owner_id", "created_at", "id");
        index(table, "dept_id", "created_at", "id");
        linkIndexes(table, shape.fields());
    }

    private void subTable(FieldShape field) {
        var table = Tables.tableOf(field);
        add("CREATE TABLE IF NOT EXISTS " + rec(table)
                + " (id uuid PRIMARY KEY, parent_id uuid NOT NULL, ord integer NOT NULL, data jsonb NOT NULL)"
                + STORAGE);
        columns(table, field.key() + ".", field.fields());
        trigger(table, field.fields());
        index(table, "parent_id", "ord");
        linkIndexes(table, field.fields());
    }

    private void links(FieldShape field) {
        var table = Tables.tableOf(field);
        add("CREATE TABLE IF NOT EXISTS " + rec(table) + LINK_COLUMNS);
        index(table, "dst", "src");
    }

    private void search() {
        var table = shape.searchTable();
        add("CREATE TABLE IF NOT EXISTS " + rec(table) + " (id uuid PRIMARY KEY, tsv tsvector NOT NULL)");
        add("CREATE INDEX IF NOT EXISTS " + Tables.quoted(indexName("i", table, List.of("tsv"))) + " ON " + rec(table)
                + " USING gin (tsv)");
    }

    private boolean isStored(String table, String path, FieldShape field) {
        var known = stored.get(path);
        return known != null && known.table().equals(table) && Objects.equals(known.column(), field.column());
    }

    /** @param prefix of the paths of the fields */
    private void columns(String table, String prefix, List<FieldShape> fields) {
        var added = fields.stream()
                .filter(field -> field.column() != null)
                .filter(field -> !isStored(table, prefix + field.key(), field))
                .map(TableDdl::column)
                .toList();
        if (!added.isEmpty()) {
            add("ALTER TABLE " + rec(table) + " " + String.join(", ", added));
        }
    }

    private static String column(FieldShape field) {
        var declared = Columns.declared(field.type());
        var collation = declared.equals("text") ? " COLLATE \"C\"" : "";
        return "ADD COLUMN IF NOT EXISTS " + Tables.quoted(Tables.columnOf(field)) + " " + declared + collation;
    }

    /**
     * Fills the columns from the document whoever writes it: another node, an import, or a hand. Values are only looked at one by one
     * when one of them does not fit its column.
     */
    private void trigger(String table, List<FieldShape> fields) {
        function(table, fields);
        add("CREATE OR REPLACE TRIGGER shadow BEFORE INSERT OR UPDATE ON " + rec(table)
                + " FOR EACH ROW EXECUTE FUNCTION " + shadow(table) + "()");
    }

    private static String shadow(String table) {
        return rec(shortened(table + "_shadow"));
    }

    private void function(String table, List<FieldShape> fields) {
        var kept = fields.stream().filter(field -> field.column() != null).toList();
        var body = kept.isEmpty()
                ? ""
                : "BEGIN " + joined(kept, Columns::trusting) + " EXCEPTION WHEN data_exception THEN "
                        + joined(kept, Columns::careful) + " END; ";
        add("CREATE OR REPLACE FUNCTION " + shadow(table) + "() RETURNS trigger LANGUAGE plpgsql AS $shadow$ BEGIN "
                + late(fields) + body + "RETURN NEW; END $shadow$");
    }

    /**
     * Who still writes as the form was before its values began to turn comes too late, and has to begin anew: what he wrote would stay
     * as it was for good, where the walk has been. What is taken out of the trash may be older, and is brought up to date at once.
     */
    private static String late(List<FieldShape> fields) {
        var late =
                fields.stream().filter(FieldShape::turning).map(TableDdl::late).collect(Collectors.joining(" OR "));
        return late.isEmpty()
                ? ""
                : "IF (" + late + ") AND current_setting('" + OLDER
                        + "', true) IS DISTINCT FROM 'on' THEN RAISE EXCEPTION"
                        + " 'written for an older version of the form' USING ERRCODE = 'serialization_failure'; END IF; ";
    }

    private static String late(FieldShape field) {
        var key = Rendering.SQL.render(DSL.inline(field.key()));
        var held = "NEW.data->" + key;
        var older = field.encrypted()
                ? "jsonb_typeof(" + held + ") = 'string' AND " + held + " <> '\"\"'"
                : "jsonb_typeof(" + held + ") = 'object'";
        return "(" + older + " AND " + held + " IS DISTINCT FROM OLD.data->" + key + ")";
    }

    /** Once no value has to be turned any more: what fills the columns, and the view. Nobody who writes waits for this. */
    static List<String> settled(FormShape shape) {
        var ddl = new TableDdl(shape, List.of(), Map.of());
        ddl.function(shape.table(), shape.fields());
        shape.fields().stream()
                .filter(field -> field.type() == ValueType.SUBTABLE)
                .forEach(field -> ddl.function(Tables.tableOf(field), field.fields()));
        ddl.statements.addAll(view(shape));
        return ddl.statements;
    }

    private static String joined(List<FieldShape> fields, Function<FieldShape, String> part) {
        return fields.stream().map(part).collect(Collectors.joining(" "));
    }

    private static List<LaterIndex> links(FormShape shape) {
        var links = new ArrayList<LaterIndex>();
        for (var field : shape.fields()) {
            if (field.type() == ValueType.LINK) {
                links.add(new LaterIndex(shape.table(), Tables.columnOf(field), IndexWish.Direction.ASCENDING));
            }
            for (var column : field.fields()) {
                if (column.type() == ValueType.LINK || column.type() == ValueType.LINKS) {
                    var direction = column.type() == ValueType.LINK
                            ? IndexWish.Direction.ASCENDING
                            : IndexWish.Direction.ELEMENTS;
                    links.add(new LaterIndex(Tables.tableOf(field), Tables.columnOf(column), direction));
                }
            }
        }
        return links;
    }

    private void linkIndexes(String table, List<FieldShape> fields) {
        if (inUse.contains(table)) {
            return;
        }
        for (var field : fields) {
            if (field.type() == ValueType.LINK) {
                index(table, Tables.columnOf(field));
            }
            if (field.type() == ValueType.LINKS && field.column() != null) {
                var column = Tables.columnOf(field);
                add("CREATE INDEX IF NOT EXISTS " + Tables.quoted(indexName("i", table, List.of(column))) + " ON "
                        + rec(table) + " USING gin (" + Tables.quoted(column) + ")");
            }
        }
    }

    private void index(String table, String... columns) {
        var quoted = List.of(columns).stream().map(Tables::quoted).collect(Collectors.joining(", "));
        add("CREATE INDEX IF NOT EXISTS " + Tables.quoted(indexName("i", table, List.of(columns))) + " ON " + rec(table)
                + " (" + quoted + ")");
    }

    private void add(String statement) {
        statements.add(statement);
    }

    private static String rec(String table) {
        return Tables.quoted(Tables.SCHEMA, table);
    }

    /** Long names keep their start and get a hash of the whole. */
    private static String shortened(String name) {
        if (name.length() <= LONGEST_NAME) {
            return name;
        }
        var hash = String.format(Locale.ROOT, "_%08x", name.hashCode());
        return name.substring(0, LONGEST_NAME - hash.length()) + hash;
    }
}
