package org.mortise.core.store;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.SelectJoinStep;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.mortise.core.access.FormAccess;
import org.mortise.core.access.RecordAction;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.SystemField;
import org.mortise.core.metadata.ValueType;

/** Builds the statements around a write: lock, leave before and after, insert, update, trash. */
final class WriteSql {

    private static final String SYSTEM =
            "id, ver, created_at, created_by, updated_at, updated_by, owner_id, dept_id, form_version";

    private WriteSql() {}

    /** $1 ids: holds the records in the order of their ids. */
    static String hold(FormShape shape) {
        return "SELECT FROM " + records(shape) + " WHERE id = ANY($1) ORDER BY id FOR UPDATE";
    }

    /**
     * The whole records by the slot {@code ids} that {@code action} reaches, in the order of their ids; see {@link #DATA} for the
     * columns. A statement that waited for a lock would see the row as it is by then, but what hangs off it as it was before: so
     * {@link #hold} comes first, and this one does not wait.
     */
    static Sql held(FormAccess access, RecordAction action) {
        var columns = FormColumns.secured(access, Aliases.ROOT, new Aliases());
        return Sql.render(whole(columns, access)
                .where(DSL.condition(
                        "{0} = any({1})", columns.idColumn(), Sql.slot("ids", SQLDataType.UUID.getArrayDataType())))
                .and(columns.scope(action))
                .orderBy(columns.idColumn()));
    }

    private static SelectJoinStep<Record> whole(FormColumns columns, FormAccess access) {
        var selected = new ArrayList<SelectField<?>>();
        for (var system : List.of(
                SystemField.ID,
                SystemField.VERSION,
                SystemField.CREATED_AT,
                SystemField.CREATED_BY,
                SystemField.OWNER,
                SystemField.DEPARTMENT,
                SystemField.FLOW_STATE)) {
            selected.add(Tables.column(Aliases.ROOT, system));
        }
        selected.add(Tables.plain(Aliases.ROOT, "flow_instance"));
        selected.add(text(Tables.plain(Aliases.ROOT, "data")));
        for (var field : parts(access.shape())) {
            selected.add(part(field));
        }
        selected.addAll(scopes(columns));
        return DSL.select(selected).from(Tables.records(access.shape()).as(Aliases.ROOT));
    }

    /** Column of {@link #held} with the document; the parts follow it, then one column per scope. */
    static final int DATA = 8;

    /** For the records in the slot {@code ids}: the id, then one column per scope of the grants. */
    static Sql scopesOf(FormAccess access) {
        var columns = FormColumns.secured(access, Aliases.ROOT, new Aliases());
        var selected = new ArrayList<SelectField<?>>();
        selected.add(columns.idColumn());
        selected.addAll(scopes(columns));
        return Sql.render(DSL.select(selected)
                .from(Tables.records(access.shape()).as(Aliases.ROOT))
                .where(DSL.condition(
                        "{0} = any({1})", columns.idColumn(), Sql.slot("ids", SQLDataType.UUID.getArrayDataType()))));
    }

    /** Sub-tables and many links, in the order of {@link #held}. */
    static List<FieldShape> parts(FormShape shape) {
        return shape.fields().stream()
                .filter(field -> field.type() == ValueType.SUBTABLE || field.type() == ValueType.LINKS)
                .toList();
    }

    /** $1 ids, $2 owners, $3 departments, $4 documents; $5 when, $6 by whom; $7 and $8 when and by whom each was made, if not so. */
    static String insert(FormShape shape) {
        return "INSERT INTO " + records(shape) + " (" + SYSTEM + ", data)"
                + " SELECT t.id, 1, coalesce(t.at, $5::timestamptz), coalesce(t.by, $6::uuid), coalesce(t.changed, $5::timestamptz),"
                + " $6::uuid,"
                + " t.owner, t.dept, " + shape.version() + ", t.data::jsonb"
                + " FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $7::timestamptz[], $8::uuid[],"
                + " $9::timestamptz[]) AS t(id, owner, dept, data, at, by, changed)";
    }

    /** $1 id, $2 version seen, $3 keys to clear, $4 values to set, $5 when, $6 by whom, $7 owner, $8 department. */
    static String update(FormShape shape) {
        return "UPDATE " + records(shape) + " SET data = (data - $3::text[]) || ($4::text)::jsonb, ver = ver + 1,"
                + " updated_at = $5, updated_by = $6, owner_id = $7, dept_id = $8, form_version = "
                + shape.version() + " WHERE id = $1 AND ver = $2 RETURNING ver";
    }

    /** $1 ids, $2 versions seen, $3 keys to clear as JSON arrays, $4 values to set: the same version with other computed values. */
    static String recomputed(FormShape shape) {
        return "UPDATE " + records(shape) + " AS r SET data = (r.data - n.cleared) || n.set FROM (SELECT id, ver,"
                + " ARRAY(SELECT jsonb_array_elements_text(cleared::jsonb)) AS cleared, set::jsonb AS set"
                + " FROM unnest($1::uuid[], $2::int[], $3::text[], $4::text[]) AS t(id, ver, cleared, set)) AS n"
                + " WHERE r.id = n.id AND r.ver = n.ver";
    }

    /** $1 id, $2 document: the same record, kept otherwise. */
    static String conform(FormShape shape) {
        return "UPDATE " + records(shape) + " SET data = ($2::text)::jsonb WHERE id = $1 AND data <> ($2::text)::jsonb";
    }

    /** $1 id after which to go on, null: from the start; $2 how many. */
    static String idsAfter(FormShape shape) {
        return "SELECT id FROM " + records(shape) + " WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT $2";
    }

    /** $1 id, $2 state, $3 instance, $4 when. */
    static String flowState(FormShape shape) {
        return "UPDATE " + records(shape)
                + " SET flow_state = $2, flow_instance = $3, ver = ver + 1, updated_at = $4 WHERE id = $1";
    }

    /** $1 id, $2 version seen, $3 form, $4 when, $5 by whom, $6 what hung off it. */
    static String trash(FormShape shape) {
        return "WITH gone AS (DELETE FROM " + records(shape) + " AS r WHERE r.id = $1 AND r.ver = $2"
                + " RETURNING to_jsonb(r) AS record)"
                + " INSERT INTO record_trash (id, form, deleted_at, deleted_by, record, children)"
                + " SELECT $1, $3, $4, $5, record, ($6::text)::jsonb FROM gone";
    }

    /** Takes the record of the slot {@code id} back from the trash if a delete would reach it. */
    static Sql restore(FormAccess access) {
        var columns = FormColumns.secured(access, Aliases.ROOT, new Aliases());
        var row = DSL.table(
                        "jsonb_populate_record(null::{0}, {1})",
                        Tables.records(access.shape()), Tables.plain("t", "record"))
                .as(Aliases.ROOT);
        var select = Sql.render(DSL.select(
                        Tables.plain(Aliases.ROOT, "id"),
                        DSL.field("{0} + 1", Tables.plain(Aliases.ROOT, "ver")),
                        Tables.plain(Aliases.ROOT, "created_at"),
                        Tables.plain(Aliases.ROOT, "created_by"),
                        Tables.plain(Aliases.ROOT, "updated_at"),
                        Tables.plain(Aliases.ROOT, "updated_by"),
                        Tables.plain(Aliases.ROOT, "owner_id"),
                        Tables.plain(Aliases.ROOT, "dept_id"),
                        Tables.plain(Aliases.ROOT, "form_version"),
                        Tables.plain(Aliases.ROOT, "flow_state"),
                        Tables.plain(Aliases.ROOT, "flow_instance"),
                        Tables.plain(Aliases.ROOT, "data"),
                        Tables.plain(Aliases.ROOT, "data_x"))
                .from(DSL.table(DSL.name("record_trash")).as("t"))
                .crossJoin(DSL.lateral(row))
                .where(Tables.plain("t", "id").eq(Sql.slot("id", SQLDataType.UUID)))
                .and(Tables.plain("t", "form").eq(DSL.val(access.shape().form().toString())))
                .and(columns.scope(RecordAction.DELETE)));
        return new Sql(
                "INSERT INTO " + records(access.shape()) + " (" + SYSTEM + ", flow_state, flow_instance, data, data_x) "
                        + select.text() + " RETURNING ver, data::text",
                select.binds());
    }

    private static List<Field<Boolean>> scopes(FormColumns columns) {
        return columns.access().scopes().stream()
                .map(scope -> matches(columns.compiled(scope)))
                .toList();
    }

    private static Field<Boolean> matches(Condition scope) {
        return DSL.field("coalesce({0}, false)", Boolean.class, scope);
    }

    private static Field<String> part(FieldShape field) {
        var rows = field.type() == ValueType.SUBTABLE;
        var element = rows
                ? DSL.field("jsonb_build_object('_id', {0}) || {1}", Tables.plain("p", "id"), Tables.plain("p", "data"))
                : Tables.plain("p", "dst");
        return text(DSL.field(
                "coalesce(({0}), '[]'::jsonb)",
                DSL.select(DSL.field("jsonb_agg({0} order by {1})", element, Tables.plain("p", "ord")))
                        .from(Tables.of(field).as("p"))
                        .where(Tables.plain("p", rows ? "parent_id" : "src").eq(Tables.plain(Aliases.ROOT, "id")))));
    }

    private static Field<String> text(Field<?> json) {
        return DSL.field("({0})::text", String.class, json);
    }

    private static String records(FormShape shape) {
        return Tables.quoted(Tables.SCHEMA, shape.table());
    }
}
