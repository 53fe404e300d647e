package org.mortise.core.formula;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.FxType.ListOf;
import org.mortise.core.formula.FxType.Ref;
import org.mortise.core.formula.FxType.Scalar;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.LocalizedText;

/**
 * One line of the vectors or of the fuzz: an expression, the record it sees, and what came or should come of it. A field with
 * {@code repeat} holds its value so many times.
 */
record FormulaCase(JsonNode json, AtomicInteger drawn) implements FieldTypes, FormulaContext {

    static final String NOW = "2026-03-15T02:30:00Z";
    static final String ZONE = "Asia/Shanghai";

    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneId.of("UTC"));
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    FormulaCase(JsonNode json) {
        this(json, new AtomicInteger());
    }

    String expr() {
        return json.path("expr").asText();
    }

    JsonNode expected() {
        return json.path("expect");
    }

    /** {@code {type, value}}, {@code {error}} or the first {@code {problem, from, to}}, exactly as lines expect it. */
    JsonNode outcome() {
        var compilation =
                Formula.compile(expr(), this, Blanks.of(json.path("blank").asText()));
        var formula = compilation.formula();
        if (formula == null) {
            var problem = compilation.problems().get(0);
            var outcome = Json.object()
                    .put("problem", problem.code())
                    .put("from", problem.from())
                    .put("to", problem.to());
            var suggestion = problem.params().get("suggestion");
            return suggestion == null ? outcome : outcome.put("suggestion", suggestion.toString());
        }
        return outcome(formula.type(), formula.evaluate(this));
    }

    static ObjectNode outcome(FxType type, @Nullable Object value) {
        if (value instanceof FormulaError error) {
            return Json.object().put("error", error.code());
        }
        return Json.object().put("type", type.id()).set("value", write(value));
    }

    @Override
    public @Nullable FxType typeOf(FieldPath path) {
        var field = json.path("fields").path(path.toString());
        return field.isMissingNode() ? null : type(field.path("type").asText());
    }

    @Override
    public Collection<String> known() {
        var known = new ArrayList<String>();
        json.path("fields").fieldNames().forEachRemaining(known::add);
        return known;
    }

    @Override
    public @Nullable FieldPath currencyOf(FieldPath path) {
        return currencyIn(json.path("fields").path(path.toString()));
    }

    @Override
    public @Nullable String codeOf(FieldPath path) {
        var code = json.path("fields").path(path.toString()).path("code");
        return code.isTextual() ? code.asText() : null;
    }

    @Override
    public Origin originOf(FieldPath path) {
        var origin = json.path("fields").path(path.toString()).path("origin").asText("");
        return new Origin(origin.isEmpty() ? path.toString() : origin, !origin.isEmpty());
    }

    @Override
    public @Nullable Labels labelsOf(FieldPath path) {
        var field = json.path("fields").path(path.toString());
        if (!field.has("labels")) {
            return null;
        }
        var byKey = new HashMap<String, List<LocalizedText>>();
        field.path("labels").properties().forEach(entry -> {
            var labels = new ArrayList<LocalizedText>();
            entry.getValue().forEach(label -> labels.add(LocalizedText.fromJson(Json.plain(label))));
            byKey.put(entry.getKey(), labels);
        });
        return new Labels(byKey, field.path("path").asBoolean(false), Set.of());
    }

    static @Nullable FieldPath currencyIn(JsonNode field) {
        return field.hasNonNull("currency")
                ? FieldPath.of(field.path("currency").asText())
                : null;
    }

    @Override
    public FieldPath serial() {
        return FieldPath.of("no");
    }

    @Override
    public @Nullable OtherForm form(String reference) {
        return SampleForm.named(reference);
    }

    @Override
    public Collection<String> forms() {
        return SampleForm.names();
    }

    @Override
    public @Nullable Object ask(Question question, List<Object> values) {
        return SampleForm.answer(question, values);
    }

    @Override
    public @Nullable Object value(FieldPath path) {
        var field = json.path("fields").path(path.toString());
        if (field.isMissingNode()) {
            return null;
        }
        var type = type(field.path("type").asText());
        var repeat = field.path("repeat").asInt();
        if (repeat == 0) {
            return read(type, field.path("value"));
        }
        return type instanceof ListOf list
                ? Collections.nCopies(repeat, read(list.element(), field.path("value")))
                : field.path("value").asText().repeat(repeat);
    }

    @Override
    public Instant now() {
        return Instant.parse(json.path("now").asText(NOW));
    }

    @Override
    public ZoneId zone() {
        return ZoneId.of(json.path("zone").asText(ZONE));
    }

    @Override
    public WorkCalendar calendar() {
        var calendar = json.path("calendar");
        if (calendar.isMissingNode()) {
            return WorkCalendar.USUAL;
        }
        var workDays = new HashSet<DayOfWeek>();
        calendar.path("workDays").forEach(day -> workDays.add(DayOfWeek.of(day.asInt())));
        return new WorkCalendar(workDays, days(calendar.path("holidays")), days(calendar.path("worked")));
    }

    private static Set<LocalDate> days(JsonNode days) {
        var parsed = new HashSet<LocalDate>();
        days.forEach(day -> parsed.add(LocalDate.parse(day.asText())));
        return parsed;
    }

    /** The same bits for every line, other ones at every draw. */
    @Override
    public int random() {
        return drawn.incrementAndGet() * 0x9E3779B9;
    }

    @Override
    public @Nullable String variable(String name) {
        return switch (name) {
            case "user.id" -> "u1";
            case "user.department" -> "d1";
            case "record.id" -> "r1";
            case Labels.LANGUAGE ->
                json.hasNonNull("language") ? json.path("language").asText() : null;
            default -> null;
        };
    }

    static FxType type(String id) {
        if (id.startsWith("list:")) {
            return new ListOf(type(id.substring(5)));
        }
        return id.startsWith("ref:") ? new Ref(id.substring(4)) : Scalar.valueOf(id.toUpperCase(Locale.ROOT));
    }

    static @Nullable Object read(FxType type, JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return null;
        }
        if (type instanceof ListOf list) {
            List<@Nullable Object> elements = new ArrayList<>();
            value.forEach(element -> elements.add(read(list.element(), element)));
            return Collections.unmodifiableList(elements);
        }
        if (type == Scalar.NUMBER || type == Scalar.DURATION) {
            return new BigDecimal(value.asText());
        }
        if (type == Scalar.BOOL) {
            return value.asBoolean();
        }
        if (type == Scalar.DATE) {
            return LocalDate.parse(value.asText());
        }
        if (type == Scalar.DATETIME) {
            return Instant.parse(value.asText());
        }
        return type == Scalar.TIME ? LocalTime.parse(value.asText()) : value.asText();
    }

    static JsonNode write(@Nullable Object value) {
        if (value == null) {
            return NullNode.getInstance();
        }
        if (value instanceof List<?> list) {
            ArrayNode elements = Json.mapper().createArrayNode();
            list.forEach(element -> elements.add(write(element)));
            return elements;
        }
        if (value instanceof Boolean bool) {
            return Json.mapper().getNodeFactory().booleanNode(bool);
        }
        return Json.mapper().getNodeFactory().textNode(text(value));
    }

    private static String text(Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof Instant instant) {
            return INSTANT.format(instant.truncatedTo(ChronoUnit.MILLIS));
        }
        return value instanceof LocalTime time ? TIME.format(time) : value.toString();
    }
}
