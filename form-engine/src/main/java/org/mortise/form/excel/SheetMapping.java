package org.mortise.form.excel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Json;
import org.mortise.core.metadata.OptionShape;
import org.mortise.form.control.BoundControl;
import org.mortise.form.control.ControlCatalog;
import org.mortise.form.control.FieldProps;
import org.mortise.form.excel.MappedRow.CellNote;

/** Turns rows of a sheet into records by the plans of its columns. Pure: the same row always gives the same record. */
final class SheetMapping {

    private static final Set<String> TEXTS = Set.of("text", "textarea", "select", "multiselect", "url", "user");

    private static final ControlCatalog CONTROLS = ControlCatalog.installed();

    private record Column(ColumnPlan plan, Coercion coercion, boolean typed) {}

    private final List<Column> columns;

    /**
     * @param people ids of people by {@link Coercion.Reference#name}
     * @param zone in which the sheet's wall times are meant
     */
    SheetMapping(List<ColumnPlan> plans, Map<String, String> people, ZoneId zone) {
        this(plans, people, Map.of(), zone);
    }

    private SheetMapping(
            List<ColumnPlan> plans, Map<String, String> people, Map<Integer, Coercion> pointers, ZoneId zone) {
        this.columns = plans.stream()
                .filter(plan -> !plan.skip())
                .map(plan -> column(plan, people, pointers.get(plan.index()), zone))
                .toList();
    }

    /** For a form that exists; {@code pointers} reads, by position, the columns that lead to people, departments or records. */
    static SheetMapping into(List<ColumnPlan> plans, Map<Integer, Coercion> pointers, ZoneId zone) {
        return new SheetMapping(plans, Map.of(), pointers, zone);
    }

    private static Column column(ColumnPlan plan, Map<String, String> people, @Nullable Coercion pointer, ZoneId zone) {
        return pointer == null
                ? new Column(plan, coercion(plan, people, zone), !TEXTS.contains(plan.type()))
                : new Column(plan, pointer, true);
    }

    MappedRow map(SheetRow row) {
        var data = Json.object();
        var problems = new ArrayList<CellNote>();
        var warnings = new ArrayList<CellNote>();
        for (var column : columns) {
            var plan = column.plan();
            var cell = row.cell(plan.index());
            if (cell.isEmpty() || (column.typed() && Normal.isFiller(Normal.fold(cell.text())))) {
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

    private static void put(ObjectNode data, String key, @Nullable Object value) {
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
            case "text", "textarea", "url" -> new Coercion.Plain();
            default -> byControl(plan, zone);
        };
    }

    /** Every other kind of field reads its cells itself. */
    private static Coercion byControl(ColumnPlan plan, ZoneId zone) {
        var control = CONTROLS.find(plan.type()).orElse(null);
        if (control == null) {
            return new Coercion.Plain();
        }
        var options = OptionShape.list(plan.props().path("options"));
        var bound = BoundControl.of(control, new FieldProps(plan.props(), options));
        return new Coercion.ByControl(bound, zone);
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
