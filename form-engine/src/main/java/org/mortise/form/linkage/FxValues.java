package org.mortise.form.linkage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mortise.core.condition.Literals;
import org.mortise.core.contract.RecordValues;
import org.mortise.core.formula.FxType;
import org.mortise.core.kernel.Json;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.ValueType;
import org.mortise.form.control.DatetimeControl;
import org.mortise.form.control.Decimals;

/** Between the JSON of records and the values of the formula language. */
public final class FxValues {

    private static final int MOST_DIGITS = 20;

    private FxValues() {}

    /** The value in canonical JSON of a field; null when blank. */
    public static @Nullable Object read(@Nullable JsonNode json, ValueType type) {
        if (json == null || json.isNull() || json.isMissingNode()) {
            return null;
        }
        return switch (type) {
            case NUMBER -> json.isNumber() ? json.decimalValue() : new BigDecimal(json.asText());
            case BOOLEAN -> json.booleanValue();
            case DATE -> LocalDate.parse(json.asText());
            case DATETIME -> Instant.parse(json.asText());
            case TIME -> LocalTime.parse(json.asText());
            case TEXT, LONG_TEXT, OPTION, USER, DEPARTMENT, LINK -> json.asText();
            case OPTIONS, USERS, DEPARTMENTS, LINKS -> texts(json);
            case FILES, STRUCTURE -> RecordValues.fromJson(type, json);
            case SUBTABLE -> rowIds(json);
        };
    }

    private static Object texts(JsonNode array) {
        var texts = new ArrayList<@Nullable Object>();
        array.forEach(element -> texts.add(element.asText()));
        return Collections.unmodifiableList(texts);
    }

    private static Object rowIds(JsonNode rows) {
        var ids = new ArrayList<@Nullable Object>();
        rows.forEach(row -> ids.add(row.path("_id").asText()));
        return Collections.unmodifiableList(ids);
    }

    /** Whether values of {@code type} may be put into a field. */
    public static boolean fits(FxType type, FieldShape field) {
        if (type == FxType.Scalar.BLANK) {
            return true;
        }
        return switch (field.type()) {
            case NUMBER -> type == FxType.Scalar.NUMBER || type == FxType.Scalar.DURATION;
            case TEXT, LONG_TEXT -> type == FxType.Scalar.TEXT || type == FxType.Scalar.OPTION;
            case OPTION -> type == FxType.Scalar.OPTION || type == FxType.Scalar.TEXT;
            case BOOLEAN -> type == FxType.Scalar.BOOL;
            case DATE, DATETIME -> type == FxType.Scalar.DATE || type == FxType.Scalar.DATETIME;
            case TIME -> type == FxType.Scalar.TIME;
            case USER -> type == FxType.Scalar.USER;
            case DEPARTMENT -> type == FxType.Scalar.DEPARTMENT;
            case LINK -> type instanceof FxType.Ref ref && ref.form().equals(String.valueOf(field.target()));
            case OPTIONS -> type instanceof FxType.ListOf list && list.element() == FxType.Scalar.OPTION;
            case DEPARTMENTS -> type instanceof FxType.ListOf list && list.element() == FxType.Scalar.DEPARTMENT;
            case USERS -> type instanceof FxType.ListOf list && list.element() == FxType.Scalar.USER;
            case LINKS, FILES, STRUCTURE, SUBTABLE -> false;
        };
    }

    /** The canonical JSON of a value that {@link #fits} a field; JSON null when blank, and null when the field cannot hold it. */
    public static @Nullable JsonNode write(@Nullable Object value, FieldShape field, ZoneId zone) {
        if (value == null || value.equals("")) {
            return NullNode.getInstance();
        }
        return switch (field.type()) {
            case NUMBER -> number((BigDecimal) value, field.scale());
            case BOOLEAN -> BooleanNode.valueOf((Boolean) value);
            case DATE -> text(Literals.fit(value, FxType.Scalar.DATE, zone));
            case DATETIME -> instant(Literals.fit(value, FxType.Scalar.DATETIME, zone));
            case OPTIONS, USERS, DEPARTMENTS -> array(value);
            case LINKS, FILES, STRUCTURE, SUBTABLE -> null;
            case TEXT, LONG_TEXT, TIME, OPTION, USER, DEPARTMENT, LINK -> text(value);
        };
    }

    private static @Nullable JsonNode number(BigDecimal number, int scale) {
        var canonical = Decimals.canonical(number, scale);
        var digits = canonical.indexOf('.') < 0 ? canonical.length() : canonical.indexOf('.');
        return digits - (canonical.startsWith("-") ? 1 : 0) > MOST_DIGITS ? null : TextNode.valueOf(canonical);
    }

    private static JsonNode array(Object list) {
        var array = Json.mapper().createArrayNode();
        if (list instanceof List<?> elements) {
            elements.stream()
                    .filter(Objects::nonNull)
                    .map(String::valueOf)
                    .distinct()
                    .forEach(array::add);
        }
        return array.isEmpty() ? NullNode.getInstance() : array;
    }

    private static JsonNode text(@Nullable Object value) {
        return TextNode.valueOf(String.valueOf(value));
    }

    private static JsonNode instant(@Nullable Object value) {
        return value instanceof Instant instant
                ? TextNode.valueOf(DatetimeControl.canonical(instant))
                : NullNode.getInstance();
    }
}
