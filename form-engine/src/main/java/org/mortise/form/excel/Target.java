package org.mortise.form.excel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.SystemField;
import org.mortise.core.metadata.ValueType;
import org.mortise.form.control.CellReading;
import org.mortise.form.control.Control;
import org.mortise.form.control.Vocabulary;
import org.mortise.form.linkage.PreparedField;

/**
 * Something of a form that a column of a sheet can go to.
 *
 * @param path key of the field, {@code table.column} or {@code field.part}
 * @param title also names the sub-table, or the part
 * @param type kind of field as {@link ColumnReading} reads it
 * @param field null for what the platform keeps of every record
 * @param compares whether cells are only compared with what the form computes
 */
record Target(
        String path,
        LocalizedText title,
        String type,
        boolean isLine,
        @Nullable PreparedField field,
        boolean compares) {

    /** How the plan calls columns of numbers that the platform gives; whoever migrates may keep those of the file. */
    static final String SERIAL = CellReading.GIVEN_NUMBER.type();

    private static final String MOMENT = CellReading.MOMENT.type();
    private static final String PERSON = CellReading.PERSON.type();

    /** What an older system knows of a record; only for who may migrate. */
    private static final List<Target> ORIGINS = List.of(
            new Target(SystemField.CREATED_AT.key(), LocalizedText.of("创建时间", "Created at"), MOMENT, false, null),
            new Target(SystemField.CREATED_BY.key(), LocalizedText.of("创建人", "Created by"), PERSON, false, null),
            new Target(SystemField.UPDATED_AT.key(), LocalizedText.of("更新时间", "Updated at"), MOMENT, false, null));

    private static final Target OWNER =
            new Target(SystemField.OWNER.key(), LocalizedText.of("负责人", "Owner"), PERSON, false, null);

    /** @param owned whether a field of the form says whom a record belongs to */
    static List<Target> origins(boolean owned) {
        return owned
                ? ORIGINS
                : Stream.concat(ORIGINS.stream(), Stream.of(OWNER)).toList();
    }

    private Target(String path, LocalizedText title, String type, boolean isLine, @Nullable PreparedField field) {
        this(path, title, type, isLine, field, false);
    }

    /** A computed field, or a computed column of {@code table}. */
    static Target compared(@Nullable PreparedField table, PreparedField field) {
        var plain = table == null ? field(field) : line(table, field);
        return new Target(plain.path(), plain.title(), plain.type(), plain.isLine(), field, true);
    }

    static Target field(PreparedField field) {
        return new Target(field.key(), field.definition().title(), type(field.shape()), false, field);
    }

    static Target line(PreparedField table, PreparedField column) {
        var title = LocalizedText.joined(
                ".", List.of(table.definition().title(), column.definition().title()));
        return new Target(column.path(), title, type(column.shape()), true, column);
    }

    /** The parts of a field that may stand in columns of their own. */
    static List<Target> parts(PreparedField field) {
        var targets = new ArrayList<Target>();
        field.control()
                .control()
                .columns()
                .forEach((part, called) -> targets.add(new Target(
                        field.key() + "." + part,
                        LocalizedText.joined(" · ", List.of(field.definition().title(), called)),
                        reading(field.shape().parts().get(part)).type(),
                        false,
                        field)));
        return targets;
    }

    private static CellReading reading(@Nullable ValueType part) {
        if (part == ValueType.NUMBER) {
            return CellReading.NUMBER;
        }
        return part == ValueType.DATE ? CellReading.DAY : CellReading.WORDS;
    }

    private boolean isPart() {
        return field != null && !isLine && !field.key().equals(path);
    }

    /** The column as the form has it; whether a value is missing is for the form to say, after its defaults. */
    ColumnPlan plan(ColumnPlan column) {
        var props = field == null || isPart() ? Json.object() : settings(field);
        ColumnPlan.ABOUT_CELLS.stream()
                .filter(column.props()::has)
                .forEach(key -> props.set(key, column.props().path(key)));
        props.put("line", isLine);
        props.put("compare", compares);
        return new ColumnPlan(column.index(), column.header(), path, column.title(), type, props, false, false);
    }

    private ObjectNode settings(PreparedField of) {
        var shape = of.shape();
        var given = of.definition().props();
        ObjectNode props = given.isObject() ? given.deepCopy() : Json.object();
        // The form has the last word on what is too small, in its own sentence.
        props.remove("min");
        props.put("scale", shape.scale());
        if (type.equals(CellReading.AMOUNT.type()) && shape.currency() == null && !props.has(InOneCurrency.CURRENCY)) {
            props.put(InOneCurrency.CURRENCY, InOneCurrency.USUAL);
        }
        if (type.equals(CellReading.ONE_OPTION.type()) || type.equals(CellReading.SEVERAL_OPTIONS.type())) {
            var options = props.putArray("options");
            for (var option : shape.options()) {
                for (var label : option.label().texts().values()) {
                    options.addObject().put("key", option.key()).put("label", label);
                }
                // After the labels: the first of a key is what people are shown.
                for (var alias : option.others()) {
                    options.addObject().put("key", option.key()).put("label", alias);
                }
            }
        } else if (!shape.options().isEmpty() && props.path("options").isEmpty()) {
            props.set("options", Json.mapper().valueToTree(shape.options()));
        }
        return props;
    }

    /** What cells may name, where the field offers things by name. */
    Optional<Vocabulary> vocabulary() {
        return field == null
                ? Optional.empty()
                : Optional.ofNullable(field.control().vocabulary());
    }

    /**
     * How well it fits a header: its title in any language, best with what stands in brackets after it, beats its key, and the name of
     * a column alone beats nothing.
     */
    int rank(String header) {
        var whole = whole(header);
        if (title.texts().values().stream().anyMatch(text -> whole(text).equals(whole))) {
            return 5;
        }
        var wanted = spelling(header);
        if (titles(title).contains(wanted)) {
            return 4;
        }
        if (spelling(path).equals(wanted)) {
            return 3;
        }
        return isLine && field != null && titles(field.definition().title()).contains(wanted) ? 1 : 0;
    }

    private static List<String> titles(LocalizedText title) {
        var spelled = new ArrayList<String>();
        title.texts().values().forEach(text -> spelled.add(spelling(text)));
        return spelled;
    }

    private static String whole(String text) {
        return Normal.optionKey(Normal.header(text)).replaceAll("[/·:：]", ".");
    }

    static String spelling(String text) {
        return Normal.optionKey(Normal.header(text))
                .replaceFirst("[(\\[][^()\\[\\]]*[)\\]]$", "")
                .replaceAll("[/·:：]", ".");
    }

    private static String type(FieldShape shape) {
        if (shape.traits().numbered()) {
            return SERIAL;
        }
        var reading = ColumnReading.control(shape.control())
                .filter(control -> reads(control, shape))
                .flatMap(control -> Optional.ofNullable(control.cells()))
                .orElseGet(() -> CellReading.of(shape.type()));
        return reading == CellReading.OWN ? shape.control() : reading.type();
    }

    /** Whether the control has the word on cells of the field, whose values may be others when they come from elsewhere. */
    private static boolean reads(Control<?> control, FieldShape shape) {
        var isItsType = control.valueType() == shape.type();
        return control.cells() == CellReading.ONE_OPTION || control.cells() == CellReading.SEVERAL_OPTIONS
                ? isItsType && !shape.options().isEmpty()
                : isItsType || CellReading.of(shape.type()) == CellReading.OWN;
    }
}
