package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.ValueType;

/** From one day to another, both included; its code is {@code start/end}. Also reads {@code 2026-03-01 ~ 2026-03-05}. */
public final class DaterangeControl implements StructureControl<DaterangeControl.Settings> {

    private static final Pattern BETWEEN = Pattern.compile("\\s*(?:~|至|到|—|–)\\s*");

    /** @param mostDays longest there may be; 0 for any */
    public record Settings(int mostDays) {}

    @Override
    public String type() {
        return "daterange";
    }

    @Override
    public Map<String, LocalizedText> columns() {
        var columns = new LinkedHashMap<String, LocalizedText>();
        columns.put("start", LocalizedText.of("开始", "start"));
        columns.put("end", LocalizedText.of("结束", "end"));
        return columns;
    }

    @Override
    public Settings settings(FieldProps props) {
        return new Settings(props.integer("maxDays", 0));
    }

    @Override
    public Map<String, ValueType> parts(Settings settings) {
        return Map.of("start", ValueType.DATE, "end", ValueType.DATE);
    }

    @Override
    public Coerced read(Settings settings, JsonNode parts) {
        var start = DateControl.parse(parts.path("start").asText("").strip());
        var end = DateControl.parse(parts.path("end").asText("").strip());
        if (start == null || end == null) {
            return Coerced.refused(refusal());
        }
        return end.isBefore(start)
                ? Coerced.refused("daterange_reversed")
                : Coerced.of(Json.object()
                        .put("code", start + "/" + end)
                        .put("start", start.toString())
                        .put("end", end.toString())
                        .put("text", start + " ~ " + end));
    }

    @Override
    public Coerced written(Settings settings, String text) {
        var ends = BETWEEN.split(text);
        return ends.length == 2
                ? read(settings, Json.object().put("start", ends[0]).put("end", ends[1]))
                : Coerced.refused(refusal());
    }

    @Override
    public String refusal() {
        return "not_a_daterange";
    }

    @Override
    public List<Problem> validate(Settings settings, JsonNode value) {
        var days = ChronoUnit.DAYS.between(
                        LocalDate.parse(value.path("start").asText()),
                        LocalDate.parse(value.path("end").asText()))
                + 1;
        return settings.mostDays() > 0 && days > settings.mostDays()
                ? List.of(Problem.at("", "daterange_too_long", Map.of("max", settings.mostDays())))
                : List.of();
    }

    @Override
    public ObjectNode valueSchema(Settings settings) {
        var given = Json.object();
        given.set("start", ValueSchema.of(ValueType.DATE, 0));
        given.set("end", ValueSchema.of(ValueType.DATE, 0));
        var following = Json.object();
        following.set("code", ValueSchema.text());
        following.set("text", ValueSchema.text());
        return ValueSchema.parts(List.of("start", "end"), given, following);
    }
}
