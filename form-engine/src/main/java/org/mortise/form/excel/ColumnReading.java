package org.mortise.form.excel;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mortise.core.metadata.OptionShape;
import org.mortise.form.control.BoundControl;
import org.mortise.form.control.Control;
import org.mortise.form.control.ControlCatalog;
import org.mortise.form.control.FieldProps;
import org.mortise.form.control.Vocabulary;

/** How the cells of one column are read: which coercion its plan asks for. */
final class ColumnReading {

    /** Kinds of field that keep whatever a cell says, such as 暂无. */
    private static final Set<String> TEXTS =
            Set.of("text", "textarea", "richtext", "select", "multiselect", "url", "user", "tag");

    private static final ControlCatalog CONTROLS = ControlCatalog.installed();

    private ColumnReading() {}

    /** Whether fillers such as 暂无 mean nothing in the column, whatever else does. */
    static boolean isTyped(ColumnPlan plan) {
        return !TEXTS.contains(plan.type()) && vocabulary(plan).isEmpty();
    }

    /** What the field of the column offers by name. */
    static Optional<Vocabulary> vocabulary(ColumnPlan plan) {
        return CONTROLS.find(plan.type())
                .flatMap(control -> Optional.ofNullable(bound(control, plan).vocabulary()));
    }

    /** Whether options can be made for words of the column. */
    static boolean grows(ColumnPlan plan) {
        return vocabulary(plan).filter(Vocabulary::grows).isPresent();
    }

    /**
     * @param people ids of people by {@link Coercion.Reference#name}, for a form that is just being made
     * @param zone in which the sheet's wall times are meant
     */
    static Coercion of(ColumnPlan plan, Map<String, String> people, ZoneId zone) {
        var order = Moment.Order.named(plan.text("order", ""));
        var scale = plan.props().path("scale").asInt(2);
        return switch (plan.type()) {
            case "phone" -> plan.text("kind", "any").equals("mobile") ? new Phones.Mobile() : new Phones.Landline();
            case "number" -> new Figures.Percentless(amount(plan, scale));
            case "money" ->
                plan.props().has(MixedAmount.CURRENCIES)
                        ? MixedAmount.of(plan, scale)
                        : new InOneCurrency(amount(plan, scale), plan.text(InOneCurrency.CURRENCY, ""));
            case "integer" -> new Figures.Whole(amount(plan, 0));
            case "percent" -> new Figures.Percent(scale);
            case "date" -> new Dates.Day(order);
            case "datetime" -> new Dates.Instant(order, zone);
            case "time" -> new Times.Clock(byControl(plan, zone));
            case "duration" -> new Times.Span(byControl(plan, zone));
            case "month" -> new Times.Month(byControl(plan, zone), order);
            case "switch" -> new Coercion.YesNo();
            case "select" -> options(plan, Words.Cut.ONE);
            case "multiselect" -> options(plan, Words.Cut.SEVERAL);
            case "email" -> new Coercion.Address(new Coercion.Email());
            case "url" -> new Coercion.Address(new Coercion.Plain());
            case "user" -> new Coercion.Reference(people, "import_person_unknown");
            case "text", "textarea" -> new Coercion.Plain();
            case Target.SERIAL -> new Coercion.Kept();
            default -> CONTROLS.find(plan.type()).isEmpty() ? new Coercion.Plain() : byName(plan, zone);
        };
    }

    private static Figures.Amount amount(ColumnPlan plan, int scale) {
        var min = plan.props().hasNonNull("min")
                ? new BigDecimal(plan.props().path("min").asText())
                : null;
        return new Figures.Amount(plan.text("unit", "元"), min, scale);
    }

    /** Words that stand for something, where the field offers things by name. */
    private static Coercion byName(ColumnPlan plan, ZoneId zone) {
        var control = bound(CONTROLS.find(plan.type()).orElseThrow(), plan);
        var vocabulary = control.vocabulary();
        return vocabulary == null
                ? new Coercion.ByControl(control, zone)
                : new Named(control, zone, vocabulary, plan.answers());
    }

    /** Every other kind of field reads its cells itself. */
    private static Coercion.ByControl byControl(ColumnPlan plan, ZoneId zone) {
        return new Coercion.ByControl(bound(CONTROLS.find(plan.type()).orElseThrow(), plan), zone);
    }

    private static BoundControl<?> bound(Control<?> control, ColumnPlan plan) {
        var options = OptionShape.list(plan.props().path("options"));
        return BoundControl.of(control, new FieldProps(plan.props(), options));
    }

    private static Coercion options(ColumnPlan plan, Words.Cut cut) {
        var keys = spellings(plan);
        return new Words(
                word -> {
                    var key = keys.get(Choices.spelling(word));
                    return key == null ? Words.Found.not("import_unknown_option") : Words.Found.of(key);
                },
                plan.answers(),
                cut);
    }

    private static Map<String, String> spellings(ColumnPlan plan) {
        var keys = new HashMap<String, String>();
        for (var option : plan.props().path("options")) {
            var key = option.path("key").asText();
            keys.put(Choices.spelling(key), key);
            keys.put(Choices.spelling(option.path("label").asText(key)), key);
        }
        return Map.copyOf(keys);
    }
}
