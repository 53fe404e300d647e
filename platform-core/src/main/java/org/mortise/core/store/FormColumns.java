package org.mortise.core.store;

import java.util.List;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.FieldRight;
import org.mortise.core.access.FormAccess;
import org.mortise.core.access.FormTypes;
import org.mortise.core.access.RecordAction;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.formula.FxType;
import org.mortise.core.metadata.FieldAspect;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.SystemField;
import org.mortise.core.metadata.ValueType;

/**
 * The columns of a form as one caller may use them: a field that only some grants show is blank in the other records, and links
 * lead only to records that he may read.
 *
 * <p>The scopes of grants themselves are compiled over {@link #raw} columns: they are the rule, not subject to it.
 */
final class FormColumns implements ColumnSource {

    private final FormAccess access;
    private final String alias;
    private final Aliases aliases;
    private final boolean secured;
    private final FormTypes types;

    private FormColumns(FormAccess access, String alias, Aliases aliases, boolean secured) {
        this.access = access;
        this.alias = alias;
        this.aliases = aliases;
        this.secured = secured;
        this.types = secured ? access.types() : access.allTypes();
    }

    static FormColumns secured(FormAccess access, String alias, Aliases aliases) {
        return new FormColumns(access, alias, aliases, true);
    }

    private FormColumns raw() {
        return new FormColumns(access, alias, aliases, false);
    }

    String alias() {
        return alias;
    }

    FormAccess access() {
        return access;
    }

    /** The records that {@code action} reaches. */
    Condition scope(RecordAction action) {
        return compiled(access.scope(action));
    }

    /** Of the readable records, those that show at least {@code right} of a field. */
    Condition showing(String key, FieldRight right) {
        return compiled(access.showing(key, right));
    }

    /** A condition of a grant; true for {@code ALWAYS}. */
    Condition compiled(org.mortise.core.condition.Condition scope) {
        return scope.equals(org.mortise.core.condition.Condition.ALWAYS)
                ? DSL.trueCondition()
                : ConditionSql.compile(scope, raw(), access.caller());
    }

    /** A condition of the caller. */
    Condition filter(org.mortise.core.condition.Condition filter) {
        return ConditionSql.compile(filter, this, access.caller());
    }

    @Override
    public FormTypes types() {
        return types;
    }

    @Override
    public @Nullable Column column(FieldPath path) {
        var type = types.typeOf(path);
        if (type == null) {
            return null;
        }
        var key = path.keys().get(0);
        var field = access.shape().field(key).orElse(null);
        if (field == null) {
            return SystemField.of(key)
                    .map(system -> new Column.Ready(limited(Tables.column(alias, system), key), type))
                    .orElse(null);
        }
        if (path.keys().size() == 1) {
            return field.mayBeSealed()
                    ? new Column.Sealed(limited(mark(alias, field), key), Sealing.place(access.shape(), key), field)
                    : new Column.Ready(limited(own(field), key), type);
        }
        var aspect = FieldAspect.of(field, path.keys().subList(1, path.keys().size()));
        if (aspect.isPresent()) {
            return new Column.Ready(limited(new AspectSql(alias, field).of(aspect.get()), key), type);
        }
        var first = FieldPath.of(key);
        return field.type() == ValueType.SUBTABLE
                ? new Column.Rows(first, rest(path))
                : new Column.Linked(first, rest(path));
    }

    /** A single value for orders, groups and measures, over to-one links too. */
    Field<?> scalar(FieldPath path) {
        var column = column(path);
        if (column instanceof Column.Ready ready) {
            return ready.field();
        }
        if (column instanceof Column.Sealed sealed) {
            throw SealedSql.refused(sealed);
        }
        if (!(column instanceof Column.Linked linked)) {
            throw ConditionSql.unknownField(path);
        }
        var target = target(linked.link());
        var inner = target.scalar(linked.rest());
        return DSL.field(DSL.select(inner)
                .from(Tables.records(target.access.shape()).as(target.alias))
                .where(target.idColumn().eq(link(linked.link())))
                .and(target.reach()));
    }

    /** What is filled where the field is, for counting. */
    Field<?> counted(FieldPath path) {
        return column(path) instanceof Column.Sealed sealed ? sealed.mark() : scalar(path);
    }

    @Override
    public Condition linked(FieldPath link, Function<ColumnSource, Condition> inner) {
        var target = target(link);
        return link(link)
                .in(DSL.select(target.idColumn())
                        .from(Tables.records(target.access.shape()).as(target.alias))
                        .where(inner.apply(target))
                        .and(target.reach()));
    }

    @Override
    public Condition rows(FieldPath table, Function<ColumnSource, Condition> inner) {
        var field = access.shape().field(table.toString()).orElseThrow(() -> ConditionSql.unknownField(table));
        var rowAlias = aliases.next();
        return DSL.exists(DSL.selectOne()
                .from(Tables.of(field).as(rowAlias))
                .where(Tables.plain(rowAlias, "parent_id").eq(Tables.plain(alias, "id")))
                .and(secured ? showing(field.key(), FieldRight.READ) : DSL.trueCondition())
                .and(inner.apply(new RowColumns(this, field, rowAlias))));
    }

    /** The records of another form as the same caller may see them, or all of them in the scope of a grant. */
    FormColumns target(FieldShape link) {
        var form = link.target();
        if (form == null) {
            throw ConditionSql.unknownField(FieldPath.of(link.key()));
        }
        var target = secured
                ? access.linked(form).orElseThrow(() -> ConditionSql.unknownField(FieldPath.of(link.key())))
                : access.caller().form(form);
        return new FormColumns(target, aliases.next(), aliases, secured);
    }

    /** @return {@code expression} where the field may be read, blank elsewhere */
    Field<?> limited(Field<?> expression, String key) {
        if (!secured) {
            return expression;
        }
        var showing = access.showing(key, FieldRight.READ);
        return showing.equals(org.mortise.core.condition.Condition.ALWAYS)
                ? expression
                : DSL.when(compiled(showing), SqlValues.untyped(expression));
    }

    /** Of the records whose ids stand in the slot {@code ids}, those that the caller may read and {@code query} asks for. */
    Condition reachable(RecordQuery query) {
        return DSL.condition("{0} = any({1})", idColumn(), Sql.slot("ids", SQLDataType.UUID.getArrayDataType()))
                .and(scope(RecordAction.READ))
                .and(ReadSql.matching(this, query.filter(), query.search()));
    }

    Condition reach() {
        return secured ? scope(RecordAction.READ) : DSL.trueCondition();
    }

    Field<Object> idColumn() {
        return Tables.plain(alias, "id");
    }

    private FormColumns target(FieldPath link) {
        return target(access.shape().field(link.toString()).orElseThrow(() -> ConditionSql.unknownField(link)));
    }

    private Field<Object> link(FieldPath link) {
        return ConditionSql.field(ConditionSql.ready(this, link));
    }

    private Field<?> own(FieldShape field) {
        return switch (field.type()) {
            case LONG_TEXT -> document(alias, field);
            case LINKS -> array("src", "dst", field);
            case SUBTABLE -> array("parent_id", "id", field);
            default -> Tables.column(alias, field);
        };
    }

    /** What stands for a value that is sealed; the value itself where no walk has turned it yet. */
    static Field<?> mark(String alias, FieldShape field) {
        return field.column() != null
                ? Tables.column(alias, field)
                : DSL.field(
                        "(" + Columns.mark(field, "{0}", "{1}") + ")",
                        SQLDataType.CLOB,
                        Tables.plain(alias, "data"),
                        DSL.inline(field.key()));
    }

    static Field<?> document(String alias, FieldShape field) {
        return DSL.field("({0} ->> {1})", SQLDataType.CLOB, Tables.plain(alias, "data"), DSL.inline(field.key()));
    }

    private Field<?> array(String parent, String element, FieldShape field) {
        var rowAlias = aliases.next();
        return DSL.field(
                "array({0})",
                Columns.dataType(field.type()),
                DSL.select(Tables.plain(rowAlias, element))
                        .from(Tables.of(field).as(rowAlias))
                        .where(Tables.plain(rowAlias, parent).eq(Tables.plain(alias, "id")))
                        .orderBy(Tables.plain(rowAlias, "ord")));
    }

    static FieldPath rest(FieldPath path) {
        return new FieldPath(List.copyOf(path.keys().subList(1, path.keys().size())));
    }

    /** The element of a list, for the columns of a sub-table as each row has them. */
    static @Nullable FxType element(@Nullable FxType type) {
        return type instanceof FxType.ListOf list ? list.element() : null;
    }
}
