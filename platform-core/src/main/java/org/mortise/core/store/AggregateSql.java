package org.mortise.core.store;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.SelectJoinStep;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.AggregateQuery;
import org.mortise.core.access.AggregateQuery.Dimension;
import org.mortise.core.access.AggregateQuery.Measure;
import org.mortise.core.access.FormAccess;
import org.mortise.core.access.RecordAction;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.formula.FxType;
import org.mortise.core.metadata.ValueType;

/**
 * Groups of records, or of rows of a sub-table, with their measures. The inner query holds the scope, the filter and the values as the reader may see them;
 * the outer one only groups, so that no group counts what its reader could not list.
 */
final class AggregateSql {

    private final AggregateQuery query;
    private final FormColumns columns;
    /** Null where records are grouped. */
    private final @Nullable RowByRowColumns rows;

    private final boolean among;

    private AggregateSql(FormAccess access, AggregateQuery query, boolean among) {
        this.query = query;
        this.among = among;
        var aliases = new Aliases();
        this.columns = FormColumns.secured(access, Aliases.ROOT, aliases);
        this.rows = query.rows() == null
                ? null
                : RowByRowColumns.of(columns, access.shape().field(query.rows()).orElseThrow(), aliases.next());
    }

    static Sql compile(FormAccess access, AggregateQuery query) {
        return new AggregateSql(access, query, false).compile();
    }

    /** Only of records whose first dimension leads to one of the ids in the slot {@code ids}. */
    static Sql among(FormAccess access, AggregateQuery query) {
        return new AggregateSql(access, query, true).compile();
    }

    private Sql compile() {
        var grouped = query.dimensions().stream()
                .map(dimension -> Tables.plain("b", dimensionName(dimension)))
                .toList();
        var selected = new ArrayList<SelectField<?>>(grouped);
        query.measures().forEach(measure -> selected.add(measured(measure)));
        var select = DSL.select(selected)
                .from(records().asTable("b"))
                .where(among ? DSL.condition("{0} = any({1})", grouped.get(0), ids()) : DSL.trueCondition())
                .groupBy(grouped)
                .orderBy(order())
                .limit(DSL.inline(query.limit()));
        return Sql.render(select);
    }

    private org.jooq.Select<Record> records() {
        var values = new ArrayList<SelectField<?>>();
        SelectJoinStep<Record> from =
                DSL.select(values).from(Tables.records(columns.access().shape()).as(Aliases.ROOT));
        if (rows != null) {
            from = from.join(rows.table()).on(rows.ofRecord());
        }
        for (var dimension : query.dimensions()) {
            var name = dimensionName(dimension);
            var type = source().types().typeOf(dimension.field());
            var value = scalar(dimension.field());
            if (type instanceof FxType.ListOf) {
                var each = "u" + name;
                from = from.leftJoin(DSL.lateral(DSL.table("unnest({0})", value).as(each, "v")))
                        .on(DSL.trueCondition());
                values.add(Tables.plain(each, "v").as(name));
            } else {
                values.add(bucketed(dimension, value, type).as(name));
            }
        }
        for (var measure : query.measures()) {
            if (measure.field() != null) {
                var value = measure.aggregate() == AggregateQuery.Aggregate.COUNT
                        ? counted(measure.field())
                        : scalar(measure.field());
                values.add(value.as(measureName(measure)));
            }
        }
        if (values.isEmpty()) {
            values.add(DSL.inline(1).as("one"));
        }
        return withValues(values, from);
    }

    /** jOOQ copies the list at {@code select}, so the columns are added once they are all known. */
    private org.jooq.Select<Record> withValues(List<SelectField<?>> values, SelectJoinStep<Record> from) {
        var step = from.where(columns.scope(RecordAction.READ))
                .and(rows == null ? DSL.trueCondition() : rows.shown())
                .and(query.filter() == null ? DSL.trueCondition() : filter(query.filter()))
                .and(ReadSql.matching(columns, null, query.search()))
                .and(among ? leading(query.dimensions().get(0).field()) : DSL.trueCondition());
        step.getQuery().addSelect(values);
        return step;
    }

    private ColumnSource source() {
        return rows == null ? columns : rows;
    }

    private Field<?> scalar(FieldPath path) {
        return rows == null ? columns.scalar(path) : rows.scalar(path);
    }

    private Field<?> counted(FieldPath path) {
        return rows == null ? columns.counted(path) : rows.counted(path);
    }

    private org.jooq.Condition filter(org.mortise.core.condition.Condition filter) {
        return ConditionSql.compile(filter, source(), columns.access().caller());
    }

    private org.jooq.Condition leading(FieldPath path) {
        return rows != null && rows.types().isOfRow(path)
                ? rows.leading(path, ids(), AggregateSql::leading)
                : leading(columns, path);
    }

    /** Over indexes: of the link's column, or of the table that holds many links. */
    private static org.jooq.Condition leading(FormColumns from, FieldPath path) {
        var ids = ids();
        if (path.keys().size() > 1) {
            return from.linked(
                    FieldPath.of(path.keys().get(0)), inner -> leading((FormColumns) inner, FormColumns.rest(path)));
        }
        var link = from.access().shape().field(path.toString()).orElseThrow(() -> ConditionSql.unknownField(path));
        if (link.type() == ValueType.LINK) {
            return DSL.condition("{0} = any({1})", from.scalar(path), ids);
        }
        var rows = Tables.of(link).as("among");
        return from.idColumn()
                .in(DSL.select(Tables.plain("among", "src"))
                        .from(rows)
                        .where(DSL.condition("{0} = any({1})", Tables.plain("among", "dst"), ids)));
    }

    private static Field<?> ids() {
        return Sql.slot("ids", SQLDataType.UUID.getArrayDataType());
    }

    private Field<?> bucketed(Dimension dimension, Field<?> value, @Nullable FxType type) {
        if (dimension.step() != null) {
            var step = DSL.inline(dimension.step());
            return DSL.field("(floor({0} / {1}) * {1})", SQLDataType.NUMERIC, value, step);
        }
        if (dimension.bucket() == null) {
            return value;
        }
        var zone = columns.access().caller().zone();
        var day = type == FxType.Scalar.DATETIME ? SqlValues.localDate(value, zone) : value;
        return DSL.field(
                "date_trunc({0}, ({1})::timestamp)::date",
                SQLDataType.LOCALDATE, DSL.inline(dimension.bucket().unit()), day);
    }

    private Field<?> measured(Measure measure) {
        var value = Tables.plain("b", measureName(measure));
        return switch (measure.aggregate()) {
            case COUNT -> measure.field() == null ? DSL.count() : DSL.count(value);
            case COUNT_DISTINCT -> DSL.countDistinct(value);
            case COUNT_TRUE -> DSL.field("(count(*) filter (where {0}))", SQLDataType.BIGINT, value);
            case SHARE_TRUE -> DSL.field("avg(({0})::int)", SQLDataType.NUMERIC, value);
            case SUM -> DSL.field("sum({0})", SQLDataType.NUMERIC, value);
            case AVG -> DSL.field("avg({0})", SQLDataType.NUMERIC, value);
            case MIN -> DSL.min(value);
            case MAX -> DSL.max(value);
            // Of the two in the middle each is found from its own end: so nothing is rounded, as it would be in
            // between.
            case MEDIAN ->
                DSL.field(
                        "((percentile_disc(0.5) within group (order by {0})"
                                + " + percentile_disc(0.5) within group (order by {0} desc)) / 2)",
                        SQLDataType.NUMERIC, value);
        };
    }

    private List<OrderField<?>> order() {
        var order = new ArrayList<OrderField<?>>();
        for (var level : query.sort()) {
            var value = sorted(level.key());
            order.add(
                    level.descending() ? value.desc().nullsLast() : value.asc().nullsLast());
        }
        for (var dimension : query.dimensions()) {
            order.add(ranked(dimension).asc().nullsLast());
        }
        return order;
    }

    private Field<?> sorted(String key) {
        for (var dimension : query.dimensions()) {
            if (dimension.key().equals(key)) {
                return ranked(dimension);
            }
        }
        return query.measures().stream()
                .filter(measure -> measure.key().equals(key))
                .findFirst()
                .<Field<?>>map(this::measured)
                .orElseThrow(() -> SqlValues.notSqlable(key));
    }

    /** Options in the order of their author. */
    private Field<?> ranked(Dimension dimension) {
        var value = Tables.plain("b", dimensionName(dimension));
        return columns.access()
                .shape()
                .field(dimension.field().toString())
                .filter(field -> !field.options().isEmpty())
                .<Field<?>>map(field -> Keyset.rank(value, field))
                .orElse(value);
    }

    private String dimensionName(Dimension dimension) {
        return "d" + query.dimensions().indexOf(dimension);
    }

    private String measureName(Measure measure) {
        return "m" + query.measures().indexOf(measure);
    }
}
