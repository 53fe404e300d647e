package org.mortise.core.formula;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.Expr.BinaryOp;
import org.mortise.core.formula.Question.Comparison;
import org.mortise.core.kernel.Json;

/** The other forms that vectors and examples may ask, with a few records each; both twins read them. */
record SampleForm(JsonNode json) implements FieldTypes {

    private static final JsonNode ALL = read();

    static @Nullable OtherForm named(String name) {
        var json = ALL.path(name);
        return json.isMissingNode() ? null : new OtherForm(json.path("key").asText(), new SampleForm(json));
    }

    static Collection<String> names() {
        var names = new ArrayList<String>();
        ALL.fieldNames().forEachRemaining(names::add);
        names.removeIf(name -> name.startsWith("@"));
        return names;
    }

    @Override
    public @Nullable FxType typeOf(FieldPath path) {
        var type = json.path("fields").path(path.toString());
        return type.isMissingNode() ? null : FormulaCase.type(type.asText());
    }

    @Override
    public @Nullable FieldPath currencyOf(FieldPath path) {
        var currency = json.path("currencies").path(path.toString());
        return currency.isTextual() ? FieldPath.of(currency.asText()) : null;
    }

    @Override
    public Collection<String> known() {
        var known = new ArrayList<String>();
        json.path("fields").fieldNames().forEachRemaining(known::add);
        return known;
    }

    static @Nullable Object answer(Question question, List<Object> values) {
        var found = new ArrayList<@Nullable Object>();
        for (var form : ALL) {
            if (form.path("key").asText().equals(question.form())) {
                form.path("rows").forEach(record -> rows(record, question.rows())
                        .forEach(row -> collect(new SampleForm(form), row, question, values, found)));
            }
        }
        if (found.isEmpty()) {
            return question.nothing();
        }
        var some = found.stream().filter(java.util.Objects::nonNull).toList();
        var sum = some.stream()
                .filter(BigDecimal.class::isInstance)
                .map(BigDecimal.class::cast)
                .reduce(BigDecimal::add);
        Comparator<Object> order = org.mortise.core.formula.Comparison::order;
        return switch (question.pick()) {
            case FIRST -> found.get(0);
            case LAST -> found.get(found.size() - 1);
            case COUNT -> BigDecimal.valueOf(some.size());
            case SUM -> sum.orElse(BigDecimal.ZERO);
            case AVG ->
                sum.map(all -> all.divide(BigDecimal.valueOf(some.size()), 34, RoundingMode.HALF_UP))
                        .orElse(null);
            case MIN -> some.stream().min(order).orElse(null);
            case MAX -> some.stream().max(order).orElse(null);
            case LIST -> Collections.unmodifiableList(some);
        };
    }

    /** A record as it is, or each of its rows with what the record holds. */
    private static List<JsonNode> rows(JsonNode record, @Nullable String table) {
        var rows = new ArrayList<JsonNode>();
        if (table == null) {
            rows.add(record);
        }
        record.path(String.valueOf(table)).forEach(cells -> {
            var row = ((ObjectNode) record).deepCopy();
            cells.properties().forEach(cell -> row.set(table + "." + cell.getKey(), cell.getValue()));
            rows.add(row);
        });
        return rows;
    }

    private static void collect(
            SampleForm form, JsonNode row, Question question, List<Object> values, List<@Nullable Object> found) {
        var at = 0;
        for (var test : question.tests()) {
            var value = FormulaCase.read(test.type(), row.path(test.field().toString()));
            var other = test.comparison().takesValue() ? values.get(at++) : null;
            if (!holds(test.comparison(), value, other, test.type())) {
                return;
            }
        }
        var result = question.result();
        var type = result == null ? null : new OtherForm("", question.rows(), form).typeOf(result);
        found.add(result == null || type == null ? Boolean.TRUE : FormulaCase.read(type, row.path(result.toString())));
    }

    private static boolean holds(Comparison comparison, @Nullable Object value, @Nullable Object other, FxType type) {
        return switch (comparison) {
            case EMPTY -> Values.isBlank(value);
            case FILLED -> !Values.isBlank(value);
            case EQ -> org.mortise.core.formula.Comparison.equal(value, type, other, type);
            case NE -> !org.mortise.core.formula.Comparison.equal(value, type, other, type);
            default ->
                org.mortise.core.formula.Comparison.holds(BinaryOp.valueOf(comparison.name()), value, other, type);
        };
    }

    private static JsonNode read() {
        try (var stream = SampleForm.class.getResourceAsStream("/formula/forms.json")) {
            return Json.mapper().readTree(stream);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
