package org.mortise.form.excel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mortise.core.kernel.Json;
import org.mortise.form.excel.MappedRow.CellNote;

/** Turns rows of a sheet into records by the plans of its columns. Pure: the same row always gives the same record. */
final class SheetMapping {

    private static final Set<String> TEXTS = Set.of("text", "textarea", "select", "multiselect", "url", "user");

    private record Column(ColumnPlan plan, Coercion coercion) {}

    private final List<Column> columns;

    /**
     * @param people ids of people by {@link Coercion.Reference#name}
     * @param zone in which the sheet's wall times are meant
     */
    SheetMapping(List<ColumnPlan> plans, Map<String, String> people, ZoneId zone) {
        this.columns = plans.stream()
                .filter(plan -> !plan.skip())
                .map(plan -> new Column(plan, coercion(plan, people, zone)))
                .toList();
    }

    MappedRow map(SheetRow row) {
        var data = Json.object();
        var problems = new ArrayList<CellNote>();
        var warnings = new ArrayList<CellNote>();
        for (var column : columns) {
            var plan = column.plan();
            var cell = row.cell(plan.index());
            var typed = !TEXTS.contains(plan.type());
            if (cell.isEmpty() || (typed && Normal.isFiller(Normal.fold(cell.text())))) {
                if (plan.required()) {
                    problems.add(new CellNote(plan.title(), "import_required"));
                }
                continue;
            }
            var coerced = column.coercion().coerce(cell);
            put(data, plan.key(), coerced.value());
            if (coerced.problem() != null) {
                problems.add(new CellNote(plan.title(), coerced.problem()));
            }
            if (coerced.warning() != null) {
                warnings.add(new CellNote(plan.title(), coerced.warning()));
            }
        }
        return new MappedRow(row.number(), data, problems, warnings);
    }

    private static void put(ObjectNode data, String key, @org.jspecify.annotations.Nullable Object value) {
        if (value != null) {
            data.set(key, Json.mapper().valueToTree(value));
        }
    }

    private static Coercion coercion(ColumnPlan plan, Map<String, String> people, ZoneId zone) {
        var order = plan.text("order", "year_first").equals("month_first")
                ? Moment.Order.MONTH_FIRST
                : Moment.Order.YEAR_FIRST;
        var scale = plan.props().path("scale").asInt(2);
        return switch (plan.type()) {
            case "phone" -> plan.text("kind", "any").equals("mobile") ? new Coercion.Mobile() : new Coercion.Landline();
            case "number", "money" ->
                new Coercion.Amount(
                        plan.text("unit", "元"),
                        plan.props().hasNonNull("min")
                                ? new BigDecimal(plan.props().path("min").asText())
                                : null,
                        scale);
            case "percent" -> new Coercion.Percent(scale);
            case "date" -> new Coercion.Day(order);
            case "datetime" -> new Coercion.Instant(order, zone);
            case "switch" -> new Coercion.YesNo();
            case "select" -> new Coercion.Choice(spellings(plan));
            case "multiselect" -> new Coercion.Choices(spellings(plan));
            case "email" -> new Coercion.Email();
            case "user" -> new Coercion.Reference(people, "import_person_unknown");
            default -> new Coercion.Plain();
        };
    }

    private static Map<String, String> spellings(ColumnPlan plan) {
        var keys = new HashMap<String, String>();
        for (var option : plan.props().path("options")) {
            var key = option.path("key").asText();
            keys.put(Coercion.Choice.spelling(key), key);
            keys.put(Coercion.Choice.spelling(option.path("label").asText(key)), key);
        }
        return Map.copyOf(keys);
    }
}
