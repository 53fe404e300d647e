package org.mortise.core.store;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.sqlclient.data.Numeric;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.FormAccess;
import org.mortise.core.access.RecordAction;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.formula.FxType;
import org.mortise.core.formula.Question;
import org.mortise.core.formula.Question.Comparison;
import org.mortise.core.formula.Question.Pick;
import org.mortise.core.formula.Question.Test;
import org.mortise.core.metadata.SystemField;

/**
 * Answers a question of a formula for any number of records in one statement: what they compare with comes as arrays, and each
 * asking is a sub-query of its own, so that it finds its way over an index where there is one.
 *
 * <p>Blanks are what they are in formulas: a blank number is zero, a blank truth is false, a blank date stands in no order.
 */
final class AnswerSql {

    static final int LONGEST_LIST = 1_000;

    private static final String ASKED = "q";
    private static final String EXCEPT = "except";
    private static final MathContext EXACT = new MathContext(34, RoundingMode.HALF_UP);

    private final FormAccess access;
    private final Question question;
    private final FormColumns columns;
    private final @Nullable RowByRowColumns rows;

    private AnswerSql(FormAccess access, Question question) {
        var aliases = new Aliases();
        this.access = access;
        this.question = question;
        this.columns = FormColumns.secured(access, Aliases.ROOT, aliases);
        this.rows = question.rows() == null
                ? null
                : RowByRowColumns.of(
                        columns, access.shape().field(question.rows()).orElseThrow(), aliases.next());
    }

    static Sql compile(FormAccess access, Question question) {
        return new AnswerSql(access, question).compile();
    }

    /** The tests that compare with something. */
    private static List<Test> comparing(Question question) {
        return question.tests().stream()
                .filter(test -> test.comparison().takesValue())
                .toList();
    }

    /** What the slots hold for many askings; an asking with something that cannot be compared is never answered. */
    static Map<String, Object> slots(Question question, List<Inquiry> inquiries) {
        var slots = new HashMap<String, Object>();
        var tests = comparing(question);
        for (var index = 0; index < tests.size(); index++) {
            var at = index;
            var type = element(tests.get(index).type());
            var values = inquiries.stream().map(one -> physical(one.values().get(at), type));
            slots.put(name(index), values.toArray(length -> array(type, length)));
        }
        slots.put(EXCEPT, inquiries.stream().map(Inquiry::except).toArray(UUID[]::new));
        return slots;
    }

    private Sql compile() {
        var tests = comparing(question);
        var arrays = new ArrayList<Field<?>>();
        var names = new ArrayList<String>();
        for (var index = 0; index < tests.size(); index++) {
            arrays.add(slot(
                    name(index), SqlValues.dataType(element(tests.get(index).type()))));
            names.add(name(index));
        }
        arrays.add(slot(EXCEPT, SQLDataType.UUID));
        names.addAll(List.of(EXCEPT, "n"));
        var askings =
                DSL.table("unnest({0}) with ordinality", DSL.list(arrays)).as(ASKED, names.toArray(String[]::new));
        var selected = new ArrayList<SelectField<?>>(List.of(Tables.plain(ASKED, "n"), answer()));
        if (question.pick() == Pick.AVG) {
            selected.add(found(DSL.count(result())));
        }
        return Sql.render(DSL.select(selected).from(askings));
    }

    private static Field<?> slot(String name, DataType<?> type) {
        var arrays = type.getArrayDataType();
        return DSL.field(
                "cast({0} as " + arrays.getCastTypeName(Rendering.SQL.configuration()) + ")", Sql.slot(name, arrays));
    }

    private static String name(int index) {
        return "k" + index;
    }

    private Field<?> answer() {
        return switch (question.pick()) {
            case COUNT -> found(question.result() == null ? DSL.count() : DSL.count(result()));
            case SUM, AVG -> found(DSL.field("sum({0})", SQLDataType.NUMERIC, result()));
            case MIN -> found(DSL.field("min({0})", Object.class, result()));
            case MAX -> found(DSL.field("max({0})", Object.class, result()));
            case FIRST -> one(false);
            case LAST -> one(true);
            case LIST -> all();
        };
    }

    private Field<?> result() {
        var path = question.result();
        return path == null ? columns.idColumn() : scalar(path);
    }

    private Field<?> scalar(FieldPath path) {
        return rows == null ? columns.scalar(path) : rows.scalar(path);
    }

    private Field<?> found(Field<?> aggregate) {
        return DSL.field(DSL.select(aggregate).from(asked()).where(meant()));
    }

    /** The records, or their rows. */
    private Table<?> asked() {
        var records = Tables.records(access.shape()).as(Aliases.ROOT);
        return rows == null ? records : records.join(rows.table()).on(rows.ofRecord());
    }

    /** The first that was created, or the last. */
    private Field<?> one(boolean last) {
        return DSL.field(DSL.select(result())
                .from(asked())
                .where(meant())
                .orderBy(order().map(each -> last ? each.desc() : each.asc()).toList())
                .limit(DSL.inline(1)));
    }

    /** As they were created, and rows as they stand in their record. */
    private Stream<Field<?>> order() {
        return Stream.concat(
                Stream.of(Tables.column(Aliases.ROOT, SystemField.CREATED_AT), columns.idColumn()),
                Stream.ofNullable(rows).map(RowByRowColumns::place));
    }

    private Field<?> all() {
        return DSL.field(
                "array({0})",
                DSL.select(result())
                        .from(asked())
                        .where(meant())
                        .and(DSL.condition("{0} is not null", result()))
                        .orderBy(order().toList())
                        .limit(DSL.inline(LONGEST_LIST)));
    }

    private Condition meant() {
        var meant = columns.scope(RecordAction.READ)
                .and(rows == null ? DSL.trueCondition() : rows.shown())
                .and(DSL.condition("{0} is distinct from {1}", columns.idColumn(), Tables.plain(ASKED, EXCEPT)));
        var index = 0;
        for (var test : question.tests()) {
            meant = meant.and(holds(test, index));
            index += test.comparison().takesValue() ? 1 : 0;
        }
        return meant;
    }

    private Condition holds(Test test, int index) {
        var field = scalar(test.field());
        if (test.comparison() == Comparison.EMPTY || test.comparison() == Comparison.FILLED) {
            var blank = test.type() instanceof FxType.ListOf
                    ? DSL.condition("coalesce(cardinality({0}), 0) = 0", field)
                    : DSL.condition("{0} is null", field);
            return test.comparison() == Comparison.EMPTY ? blank : DSL.not(blank);
        }
        var value = Tables.plain(ASKED, name(index));
        if (test.type() instanceof FxType.ListOf) {
            return DSL.condition("{1} = any({0})", field, value);
        }
        if (test.type() == FxType.Scalar.BOOL) {
            return DSL.condition("coalesce({0}, false) " + sign(test.comparison()) + " {1}", field, value);
        }
        return compared(test, field, value);
    }

    private static Condition compared(Test test, Field<?> field, Field<?> value) {
        var sign = sign(test.comparison());
        if (test.type() == FxType.Scalar.NUMBER || test.type() == FxType.Scalar.DURATION) {
            return DSL.condition("({0} " + sign + " {1} or ({0} is null and 0 " + sign + " {1}))", field, value);
        }
        return switch (test.comparison()) {
            case EQ -> DSL.condition("{0} = {1}", field, value);
            // What cannot be compared is never found.
            case NE -> DSL.condition("({0} is distinct from {1} and {1} is not null)", field, value);
            default ->
                SqlValues.dataType(test.type()) == SQLDataType.CLOB
                        ? DSL.condition("coalesce({0}, '') collate \"C\" " + sign + " {1}", field, value)
                        : DSL.condition("{0} " + sign + " {1}", field, value);
        };
    }

    private static String sign(Comparison comparison) {
        return switch (comparison) {
            case EQ -> "=";
            case NE -> "<>";
            case LT -> "<";
            case LE -> "<=";
            case GT -> ">";
            case GE -> ">=";
            case EMPTY, FILLED -> throw new IllegalArgumentException(comparison + " compares with nothing");
        };
    }

    private static FxType element(FxType type) {
        return type instanceof FxType.ListOf list ? list.element() : type;
    }

    /** Null for a text that is no id, where ids are compared. */
    private static @Nullable Object physical(Object value, FxType type) {
        if (value instanceof Instant instant) {
            return instant.atOffset(ZoneOffset.UTC);
        }
        if (SqlValues.dataType(type) != SQLDataType.UUID) {
            return value;
        }
        try {
            return UUID.fromString(value.toString());
        } catch (IllegalArgumentException noId) {
            return null;
        }
    }

    private static Object[] array(FxType type, int length) {
        var data = SqlValues.dataType(type);
        if (data == SQLDataType.UUID) {
            return new UUID[length];
        }
        if (data == SQLDataType.CLOB) {
            return new String[length];
        }
        return switch ((FxType.Scalar) type) {
            case BOOL -> new Boolean[length];
            case DATE -> new LocalDate[length];
            case DATETIME -> new OffsetDateTime[length];
            case TIME -> new LocalTime[length];
            default -> new BigDecimal[length];
        };
    }

    /** The number of the asking, from one. */
    static int asking(Row row) {
        return row.getLong(0).intValue() - 1;
    }

    /** The answer in the shapes of the formula language. */
    static @Nullable Object answer(Question question, Row row) {
        var value = plain(row.getValue(1));
        if (question.pick() == Pick.AVG && value instanceof BigDecimal sum) {
            return sum.divide(BigDecimal.valueOf(row.getLong(2)), EXACT);
        }
        return value == null ? question.nothing() : value;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Object[] elements) {
            var list = new ArrayList<@Nullable Object>(elements.length);
            Stream.of(elements).forEach(element -> list.add(plain(element)));
            return Collections.unmodifiableList(list);
        }
        if (value instanceof Numeric number) {
            return number.bigDecimalValue();
        }
        if (value instanceof Long || value instanceof Integer) {
            return BigDecimal.valueOf(((Number) value).longValue());
        }
        if (value instanceof OffsetDateTime time) {
            return time.toInstant();
        }
        return value instanceof UUID id ? id.toString() : value;
    }
}
