package org.mortise.form.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.Expr;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.formula.Question;
import org.mortise.core.formula.Question.Comparison;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.SystemField;
import org.mortise.core.metadata.ValueType;

/**
 * A question that a computed field asks of another form.
 *
 * @param form whose field it is
 * @param table of the column whose formula it is; null for a field
 * @param other the form that is asked
 */
public record Asked(
        FormShape form, PreparedField field, @Nullable PreparedField table, Expr.Ask ask, FormShape other) {

    static List<Asked> of(PreparedForm form) {
        var asked = new ArrayList<Asked>();
        for (var field : form.fields()) {
            collect(form, field, null, asked);
            field.columns().forEach(column -> collect(form, column, field, asked));
        }
        return List.copyOf(asked);
    }

    private static void collect(
            PreparedForm form, PreparedField field, @Nullable PreparedField table, List<Asked> asked) {
        if (field.compute() != null) {
            field.compute().asks().stream()
                    .filter(ask -> !ask.question().isForDirectory())
                    .forEach(ask -> form.linked(ObjectKey.parse(ask.question().form()))
                            .ifPresent(other -> asked.add(new Asked(form.shape(), field, table, ask, other))));
        }
    }

    public Question question() {
        return ask.question();
    }

    /** How those who ask are found from a record that is asked. */
    public sealed interface Lead {

        /**
         * The other record points to the one that asks.
         *
         * @param rows of which the link is a column; null for a field of the other form
         */
        record Pointed(@Nullable FieldShape rows, FieldShape link) implements Lead {}

        /** The one that asks points to the other record. */
        record Pointing(@Nullable FieldShape table, FieldShape link) implements Lead {}

        /**
         * Both hold the same.
         *
         * @param rows of which the field is a column; null for a field of the other form
         */
        record Equal(
                @Nullable FieldShape rows,
                FieldShape field,
                @Nullable FieldShape table,
                FieldShape here) implements Lead {}
    }

    /** A test for equality that leads back; empty when those who ask cannot be found, such as for a range. */
    public Optional<Lead> lead() {
        var at = 0;
        for (var test : question().tests()) {
            var value = test.comparison().takesValue() ? ask.values().get(at++) : null;
            var lead = test.comparison() == Comparison.EQ && value != null
                    ? lead(test.field(), value)
                    : Optional.<Lead>empty();
            if (lead.isPresent()) {
                return lead;
            }
        }
        return Optional.empty();
    }

    private Optional<Lead> lead(FieldPath tested, Expr value) {
        var first = other.field(tested.keys().get(0)).orElse(null);
        var rows = tested.keys().size() > 1 ? first : null;
        var theirs = rows == null ? first : rows.field(tested.keys().get(1)).orElse(null);
        if (value instanceof Expr.Call call && call.functionName().equals("RECORDID")) {
            return theirs != null && form.form().equals(theirs.target())
                    ? Optional.of(new Lead.Pointed(rows, theirs))
                    : Optional.empty();
        }
        if (!(value instanceof Expr.Field own) || own.path().keys().size() > 1) {
            return Optional.empty();
        }
        var inRow = table == null
                ? null
                : table.shape().field(own.path().toString()).orElse(null);
        var here = inRow == null ? form.field(own.path().toString()).orElse(null) : inRow;
        var around = inRow == null || table == null ? null : table.shape();
        if (here == null) {
            return Optional.empty();
        }
        if (tested.equals(FieldPath.of(SystemField.ID.key()))) {
            return here.type() == ValueType.LINK && other.form().equals(here.target())
                    ? Optional.of(new Lead.Pointing(around, here))
                    : Optional.empty();
        }
        return theirs != null && likeness(theirs.type()) != null && likeness(theirs.type()) == likeness(here.type())
                ? Optional.of(new Lead.Equal(rows, theirs, around, here))
                : Optional.empty();
    }

    /** Whether records that hold the same as one that changes are found over this field. */
    public static boolean mayLead(FieldShape field) {
        return likeness(field.type()) != null && !field.encrypted();
    }

    /** Values of one likeness are kept in columns of one type; null for those that are not found by their column. */
    private static @Nullable ValueType likeness(ValueType type) {
        return switch (type) {
            case TEXT, OPTION -> ValueType.TEXT;
            case USER, DEPARTMENT, LINK -> ValueType.LINK;
            case NUMBER, BOOLEAN, DATE, DATETIME, TIME -> type;
            case LONG_TEXT, OPTIONS, USERS, DEPARTMENTS, LINKS, FILES, STRUCTURE, SUBTABLE -> null;
        };
    }

    /** The fields of the other form that decide about the answer. */
    public List<String> watched() {
        var watched = new ArrayList<String>();
        if (question().rows() != null) {
            watched.add(question().rows());
        }
        question().tests().forEach(test -> watched.add(test.field().keys().get(0)));
        if (question().result() != null) {
            watched.add(question().result().keys().get(0));
        }
        return watched;
    }
}
