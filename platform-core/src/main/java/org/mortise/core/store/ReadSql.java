package org.mortise.core.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.FormAccess;
import org.mortise.core.access.RecordAction;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.access.ScopedQuery;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.SystemField;
import org.mortise.core.metadata.ValueType;
import org.mortise.core.store.ReadLayout.Kind;
import org.mortise.core.store.ReadLayout.Reference;

/** Builds the statements that read records: what the reader may see, of the records that he may see. */
final class ReadSql {

    /** A statement to keep, and how to read its rows. */
    record Compiled(Sql sql, ReadLayout layout) {}

    private static final Field<String> BLANK = DSL.inline((String) null, SQLDataType.CLOB);

    private final Aliases aliases = new Aliases();
    private final FormAccess access;
    private final FormColumns columns;
    private final Projection projection;
    private final List<SelectField<?>> selected = new ArrayList<>();
    private final List<String> parts = new ArrayList<>();
    private final List<Reference> references = new ArrayList<>();

    private ReadSql(FormAccess access, Set<String> wanted, Set<String> retired) {
        this.access = access;
        this.columns = FormColumns.secured(access, Aliases.ROOT, aliases);
        this.projection = new Projection(columns, wanted, retired);
    }

    /** A page of a list; one record more than asked for tells whether there is another page. */
    static Compiled list(FormAccess access, RecordQuery query, Set<String> retired, @Nullable Cursor cursor) {
        var sql = new ReadSql(access, Set.copyOf(query.fields()), retired);
        var keyset = Keyset.of(sql.columns, query);
        sql.selectRecord(false);
        var values = keyset.cursorValues();
        sql.selected.addAll(values);
        var select = DSL.select(sql.selected)
                .from(sql.table())
                .where(sql.columns.scope(RecordAction.READ))
                .and(matching(sql.columns, query.filter(), query.search()));
        var page = (cursor == null ? select : select.and(keyset.after(cursor)))
                .orderBy(keyset.order())
                .limit(DSL.inline(query.limit() + 1));
        return new Compiled(Sql.render(page), sql.layout(0, values.size()));
    }

    /** One record by the slot {@code id}, with sub-tables and rights. */
    static Compiled one(FormAccess access, RecordQuery query, Set<String> retired) {
        var sql = new ReadSql(access, Set.copyOf(query.fields()), retired);
        var select = sql.selectWhole()
                .where(sql.columns.idColumn().eq(Sql.slot("id", SQLDataType.UUID)))
                .and(sql.columns.scope(RecordAction.READ))
                .and(matching(sql.columns, query.filter(), query.search()));
        return new Compiled(Sql.render(select), sql.layout(access.scopes().size(), 0));
    }

    /** The records whose ids stand in the slot {@code ids}, without sub-tables, in no order. */
    static Compiled among(FormAccess access, RecordQuery query, Set<String> retired) {
        var sql = new ReadSql(access, Set.copyOf(query.fields()), retired);
        sql.selectRecord(false);
        var select = DSL.select(sql.selected).from(sql.table()).where(sql.columns.reachable(query));
        return new Compiled(Sql.render(select), sql.layout(0, 0));
    }

    /** The same with sub-tables and rights. */
    static Compiled whole(FormAccess access, RecordQuery query, Set<String> retired) {
        var sql = new ReadSql(access, Set.copyOf(query.fields()), retired);
        var select = sql.selectWhole().where(sql.columns.reachable(query));
        return new Compiled(Sql.render(select), sql.layout(access.scopes().size(), 0));
    }

    /** Of the ids in the slot {@code ids}, those of records. */
    static Sql existing(FormAccess access, RecordQuery query) {
        var columns = FormColumns.secured(access, Aliases.ROOT, new Aliases());
        return Sql.render(DSL.select(columns.idColumn())
                .from(Tables.records(access.shape()).as(Aliases.ROOT))
                .where(columns.reachable(query)));
    }

    /** The places of those queries among whose records is one of the ids in the slot {@code ids}. */
    static Sql reaching(List<ScopedQuery> queries) {
        var parts = new ArrayList<Select<Record1<Integer>>>();
        for (var place = 0; place < queries.size(); place++) {
            var access = queries.get(place).access();
            var columns = FormColumns.secured(access, Aliases.ROOT, new Aliases());
            parts.add(DSL.select(DSL.inline(place))
                    .from(Tables.records(access.shape()).as(Aliases.ROOT))
                    .where(columns.reachable(queries.get(place).query())));
        }
        return Sql.render(parts.stream().reduce(Select::unionAll).orElseThrow());
    }

    /** Deleted records that the reader could read and delete, newest first. */
    static Compiled trash(FormAccess access, RecordQuery query, Set<String> retired) {
        var sql = new ReadSql(access, Set.copyOf(query.fields()), retired);
        sql.selectRecord(false);
        sql.selected.add(Tables.plain("t", "deleted_at"));
        sql.selected.add(Tables.plain("t", "deleted_by"));
        var deleted = DSL.table(DSL.name("record_trash")).as("t");
        var row = DSL.table(
                        "jsonb_populate_record(null::{0}, {1})",
                        Tables.records(access.shape()), Tables.plain("t", "record"))
                .as(Aliases.ROOT);
        var select = DSL.select(sql.selected)
                .from(deleted)
                .crossJoin(DSL.lateral(row))
                .where(Tables.plain("t", "form")
                        .eq(DSL.val(access.shape().form().toString())))
                .and(sql.columns.scope(RecordAction.READ))
                .and(sql.columns.scope(RecordAction.DELETE))
                .and(titled(sql.columns, query.search()))
                .orderBy(
                        Tables.plain("t", "deleted_at").desc(),
                        Tables.plain("t", "id").desc())
                .limit(DSL.inline(query.limit()));
        return new Compiled(Sql.render(select), sql.layout(0, 2));
    }

    /** Deleted records are not in the search tables; what names them is enough to find them by. */
    private static Condition titled(FormColumns columns, @Nullable String search) {
        return search == null || search.isBlank()
                ? DSL.trueCondition()
                : DSL.condition("strpos(lower({0}), lower({1})) > 0", title(columns), DSL.val(search.strip()));
    }

    /** How many there are, counted no further than one beyond the most that is told. */
    static Sql count(FormAccess access, RecordQuery query) {
        var columns = FormColumns.secured(access, Aliases.ROOT, new Aliases());
        var some = DSL.select(DSL.inline(1).as("one"))
                .from(Tables.records(access.shape()).as(Aliases.ROOT))
                .where(columns.scope(RecordAction.READ))
                .and(matching(columns, query.filter(), query.search()))
                .limit(DSL.inline(RecordCount.MAX + 1));
        return Sql.render(DSL.select(DSL.count()).from(some.asTable("some")));
    }

    /** Titles of the records whose ids stand in the slot {@code ids}. */
    static Sql titles(FormAccess access) {
        var columns = FormColumns.secured(access, Aliases.ROOT, new Aliases());
        var select = DSL.select(columns.idColumn(), title(columns))
                .from(Tables.records(access.shape()).as(Aliases.ROOT))
                .where(DSL.condition(
                        "{0} = any({1})", columns.idColumn(), Sql.slot("ids", SQLDataType.UUID.getArrayDataType())))
                .and(columns.scope(RecordAction.READ));
        return Sql.render(select);
    }

    /** The caller's filter and search over what he may see. */
    static Condition matching(
            FormColumns columns, org.mortise.core.condition.@Nullable Condition filter, @Nullable String search) {
        var filtered = filter == null ? DSL.trueCondition() : columns.filter(filter);
        return search == null || search.isBlank() ? filtered : filtered.and(SearchSql.matches(columns, search));
    }

    /** What names a record: masked or blank where its reader may see no more. */
    static Field<?> title(FormColumns columns) {
        var shape = columns.access().shape();
        var named = shape.field(shape.titleField()).orElse(null);
        if (named == null) {
            return BLANK;
        }
        var language = columns.access().caller().identity().locale().toLanguageTag();
        var translation = named.translations().get(language);
        return shape.field(translation == null ? "" : translation)
                .<Field<?>>map(field -> DSL.coalesce(shown(columns, field), shown(columns, named)))
                .orElseGet(() -> shown(columns, named));
    }

    private static Field<String> shown(FormColumns columns, FieldShape field) {
        var key = field.key();
        if (field.mayBeSealed()
                || !columns.access().mayShow(key)
                || !field.type().hasColumn()) {
            return BLANK;
        }
        var column = Tables.column(columns.alias(), field);
        return DSL.case_()
                .when(
                        columns.showing(key, org.mortise.core.access.FieldRight.READ),
                        DSL.field("({0})::text", SQLDataType.CLOB, column))
                .when(
                        columns.showing(key, org.mortise.core.access.FieldRight.MASKED),
                        DSL.field(
                                "rec.mask({0}, ({1})::text)",
                                SQLDataType.CLOB,
                                DSL.inline(field.traits().mask().name()),
                                column));
    }

    private org.jooq.SelectJoinStep<Record> selectWhole() {
        selectRecord(true);
        for (var scope : access.scopes()) {
            selected.add(DSL.field("coalesce({0}, false)", Boolean.class, columns.compiled(scope)));
        }
        return DSL.select(selected).from(table());
    }

    private Table<?> table() {
        return Tables.records(access.shape()).as(Aliases.ROOT);
    }

    private ReadLayout layout(int scopes, int cursor) {
        return new ReadLayout(List.copyOf(parts), List.copyOf(references), scopes, cursor);
    }

    /** @param whole with sub-tables */
    private void selectRecord(boolean whole) {
        for (var system : List.of(
                SystemField.ID,
                SystemField.VERSION,
                SystemField.CREATED_AT,
                SystemField.CREATED_BY,
                SystemField.UPDATED_AT,
                SystemField.UPDATED_BY,
                SystemField.OWNER,
                SystemField.DEPARTMENT,
                SystemField.FLOW_STATE,
                SystemField.FORM_VERSION)) {
            selected.add(columns.limited(Tables.column(Aliases.ROOT, system), system.key()));
        }
        selected.add(Tables.plain(Aliases.ROOT, "flow_instance"));
        selected.add(projection.document());
        for (var field : access.shape().fields()) {
            if (projection.keeps(field) && access.mayAsk(field.key())) {
                selectPart(field, whole);
            }
        }
        for (var field : access.shape().fields()) {
            if (projection.keeps(field) && access.mayAsk(field.key())) {
                selectReferences(field, whole);
            }
        }
    }

    private void selectPart(FieldShape field, boolean whole) {
        if (field.type() == ValueType.LINKS) {
            parts.add(field.key());
            selected.add(projection.links(field, aliases));
        }
        if (field.type() == ValueType.SUBTABLE && whole) {
            parts.add(field.key());
            selected.add(projection.rows(field, aliases));
        }
    }

    private void selectReferences(FieldShape field, boolean whole) {
        if (field.key().equals(access.shape().ownerField())
                || field.key().equals(access.shape().departmentField())) {
            // The same person or department stands in the record's own column.
            return;
        }
        if (field.type() != ValueType.SUBTABLE) {
            reference(field, field.key(), false, columns.column(FieldPath.of(field.key())));
            return;
        }
        for (var column : field.fields()) {
            var key = field.key() + "." + column.key();
            if (whole && access.mayAsk(key) && kind(column.type()) != null) {
                var row = aliases.next();
                var held = columns.limited(Tables.plain(row, Tables.columnOf(column)), key);
                var ids = DSL.field(
                        "array({0})",
                        SQLDataType.UUID.getArrayDataType(),
                        DSL.select(isArray(column.type()) ? DSL.field("unnest({0})", held) : held)
                                .from(Tables.of(field).as(row))
                                .where(Tables.plain(row, "parent_id").eq(columns.idColumn())));
                reference(
                        column,
                        key,
                        true,
                        new ColumnSource.Column.Ready(ids, new org.mortise.core.formula.FxType.Ref(key)));
            }
        }
    }

    /** @param path of the field, {@code table.column} for a column */
    private void reference(FieldShape field, String path, boolean several, ColumnSource.@Nullable Column column) {
        var kind = kind(field.type());
        if (kind == null || !(column instanceof ColumnSource.Column.Ready ready)) {
            return;
        }
        var target = field.target() == null
                ? null
                : access.named(path, field.target()).orElse(null);
        if (kind == Kind.RECORD && target == null) {
            return;
        }
        selected.add(ready.field());
        references.add(new Reference(kind, several || isArray(field.type()), target));
    }

    private static boolean isArray(ValueType type) {
        return type == ValueType.LINKS || type == ValueType.USERS || type == ValueType.DEPARTMENTS;
    }

    private static @Nullable Kind kind(ValueType type) {
        return switch (type) {
            case USER, USERS -> Kind.PERSON;
            case DEPARTMENT, DEPARTMENTS -> Kind.DEPARTMENT;
            case LINK, LINKS -> Kind.RECORD;
            default -> null;
        };
    }
}
