package org.mortise.form.excel;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mortise.core.metadata.Nesting;
import org.mortise.core.metadata.OptionShape;
import org.mortise.core.metadata.ValueType;
import org.mortise.form.control.BoundControl;
import org.mortise.form.control.CellReading;
import org.mortise.form.control.Control;
import org.mortise.form.control.ControlCatalog;
import org.mortise.form.control.FieldProps;
import org.mortise.form.control.Vocabulary;

/** How the cells of one column are read: which coercion its plan asks for. */
final class ColumnReading {

    /** What keeps whatever a cell says, such as 暂无. */
    private static final Set<CellReading> TEXTS = EnumSet.of(
            CellReading.WORDS,
            CellReading.LONG_WORDS,
            CellReading.ONE_OPTION,
            CellReading.SEVERAL_OPTIONS,
            CellReading.WEB_ADDRESS,
            CellReading.PERSON);

    private static final ControlCatalog CONTROLS = ControlCatalog.installed();

    private ColumnReading() {}

    /** Whether fillers such as 暂无 mean nothing in the column, whatever else does. */
    static boolean isTyped(ColumnPlan plan) {
        var keeps = control(plan.type())
                .map(Control::traits)
                .filter(traits -> traits.markup() || traits.open())
                .isPresent();
        return !TEXTS.contains(named(plan)) && !keeps && vocabulary(plan).isEmpty();
    }

    static Optional<Control<?>> control(String type) {
        return CONTROLS.find(type);
    }

    /** What the plan names; columns that are named by their control are read by that alone. */
    static CellReading named(ColumnPlan plan) {
        return CellReading.named(plan.type()).orElse(CellReading.OWN);
    }

    static boolean leadsToRecords(ColumnPlan plan) {
        return named(plan) == CellReading.RECORD || named(plan) == CellReading.RECORDS;
    }

    /** Whether its cells show pictures or lead to files. */
    static boolean holdsFiles(ColumnPlan plan) {
        return named(plan) == CellReading.FILES
                || control(plan.type())
                        .filter(control -> control.valueType() == ValueType.FILES && !control.isByHand())
                        .isPresent();
    }

    /** Whether its options stand below each other. */
    static boolean isDeep(ColumnPlan plan) {
        return control(plan.type())
                .filter(control -> control.traits().nesting() != Nesting.FLAT)
                .isPresent();
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
        return switch (named(plan)) {
            case TELEPHONE -> plan.text("kind", "any").equals("mobile") ? new Phones.Mobile() : new Phones.Landline();
            case NUMBER -> new Figures.Percentless(amount(plan, scale));
            case AMOUNT ->
                plan.props().has(MixedAmount.CURRENCIES)
                        ? MixedAmount.of(plan, scale)
                        : new InOneCurrency(amount(plan, scale), plan.text(InOneCurrency.CURRENCY, ""));
            case WHOLE -> new Figures.Whole(amount(plan, 0));
            case SHARE -> new Figures.Percent(scale);
            case DAY -> new Dates.Day(order);
            case MOMENT -> new Dates.Instant(order, zone);
            case CLOCK -> new Times.Clock(byControl(plan, zone));
            case SPAN -> new Times.Span(byControl(plan, zone));
            case MONTH -> new Times.Month(byControl(plan, zone), order);
            case YES_OR_NO -> new Coercion.YesNo();
            case AGREED -> new Coercion.Agreed();
            case ONE_OPTION -> options(plan, Words.Cut.ONE);
            case SEVERAL_OPTIONS -> options(plan, Words.Cut.SEVERAL);
            case MAILBOX -> new Coercion.Address(new Coercion.Email());
            case WEB_ADDRESS -> new Coercion.Address(new Coercion.Plain());
            case PERSON -> new Coercion.Reference(people, "import_person_unknown");
            case WORDS, LONG_WORDS -> new Coercion.Plain();
            case GIVEN_NUMBER -> new Coercion.Kept();
            case PEOPLE, DEPARTMENT, DEPARTMENTS, RECORD, RECORDS, PICTURES, FILES, OWN ->
                CONTROLS.find(plan.type()).isEmpty() ? new Coercion.Plain() : byName(plan, zone);
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
