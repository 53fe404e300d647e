package org.mortise.form.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.Nesting;
import org.mortise.core.metadata.OptionShape;
import org.mortise.form.linkage.PreparedForm;

/** What a person reads of a value: labels, names and titles instead of keys and ids. */
final class Cells {

    private static final Pattern DECIMAL = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private static final String STEP = " / ";
    /** Of trees whose options lead in a circle nobody wants to read more. */
    private static final int DEEPEST = 20;

    /** Of fields that are the same object: they are long, and compared for each cell. */
    private final IdentityHashMap<FieldShape, Map<String, String>> ways = new IdentityHashMap<>();

    private final PreparedForm form;
    private final ZoneId zone;
    private final Locale locale;

    Cells(PreparedForm form, ZoneId zone, Locale locale) {
        this.form = form;
        this.zone = zone;
        this.locale = locale;
    }

    /**
     * @param path key of the field, {@code table.column} in a sub-table
     * @param labels names and titles by id
     * @return masked values stay the texts they are
     */
    Object of(String path, FieldShape field, JsonNode value, JsonNode labels) {
        if (value.isNull() || value.isMissingNode()) {
            return SheetFile.BLANK;
        }
        var text = value.asText();
        return switch (field.type()) {
            case NUMBER -> DECIMAL.matcher(text).matches() ? new BigDecimal(text) : text;
            case DATE -> DATE.matcher(text).matches() ? LocalDate.parse(text) : text;
            case DATETIME -> text.endsWith("Z") ? LocalDateTime.ofInstant(Instant.parse(text), zone) : text;
            case BOOLEAN -> value.isBoolean() ? yesOrNo(value.booleanValue()) : text;
            case OPTION ->
                field.traits().nesting() == Nesting.NODE
                        ? ways.computeIfAbsent(field, known -> new HashMap<>())
                                .computeIfAbsent(text, key -> way(field, key))
                        : option(field, text);
            case OPTIONS, USERS, DEPARTMENTS, LINKS -> several(field, value, labels);
            case USER, DEPARTMENT, LINK -> labels.path(text).asText(text);
            case FILES -> names(value);
            case STRUCTURE -> structure(path, value);
            case TEXT, LONG_TEXT, TIME, SUBTABLE -> text;
        };
    }

    private String structure(String path, JsonNode value) {
        return form.at(path)
                .map(field -> field.control().written(value, locale))
                .orElse("");
    }

    private String yesOrNo(boolean value) {
        var chinese = locale.getLanguage().equals("zh");
        if (chinese) {
            return value ? "是" : "否";
        }
        return value ? "Yes" : "No";
    }

    private String option(FieldShape field, String key) {
        return field.option(key)
                .map(OptionShape::label)
                .map(label -> label.in(locale))
                .orElse(key);
    }

    private static String names(JsonNode files) {
        var names = new ArrayList<String>();
        files.forEach(file -> names.add(file.path("name").asText()));
        return String.join("\n", names);
    }

    /** Of options that share a label in a tree, the way to each: its label alone does not bring it back. */
    private String way(FieldShape field, String key) {
        var label = option(field, key);
        var isAlone = field.options().stream()
                        .filter(option -> option.label().in(locale).equals(label))
                        .count()
                < 2;
        var above = isAlone ? Optional.<String>empty() : above(field, key);
        var way = new StringBuilder(label);
        for (var depth = 0; above.isPresent() && depth < DEEPEST; depth++) {
            way.insert(0, option(field, above.get()) + STEP);
            above = above(field, above.get());
        }
        return way.toString();
    }

    private static Optional<String> above(FieldShape field, String key) {
        return field.option(key).flatMap(option -> Optional.ofNullable(option.parent()));
    }

    private String several(FieldShape field, JsonNode values, JsonNode labels) {
        var texts = new ArrayList<String>();
        values.forEach(value -> texts.add(
                field.options().isEmpty()
                        ? labels.path(value.asText()).asText(value.asText())
                        : option(field, value.asText())));
        if (field.traits().nesting() == Nesting.WAY) {
            return String.join(STEP, texts);
        }
        return String.join(locale.getLanguage().equals("zh") ? "、" : ", ", texts);
    }
}
