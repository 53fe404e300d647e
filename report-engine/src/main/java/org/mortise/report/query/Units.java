package org.mortise.report.query;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.access.FormAccess;
import org.mortise.core.condition.Condition;
import org.mortise.core.condition.Conditions;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.kernel.Json;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.PublishedObject;

/** What the figures of a field are in, as its form says. */
final class Units {

    static final String PERCENT = "%";
    private static final String SECONDS = "s";
    private static final String USUAL_CURRENCY = "CNY";

    private Units() {}

    /**
     * A currency, {@code %}, {@code s} for durations, or null for plain numbers and where the amounts have several currencies.
     *
     * @param filter what the figures are asked for with; it may ask for one of the currencies
     */
    static @Nullable String of(FormAccess access, FieldPath path, @Nullable Condition filter) {
        var currency = access.types().currencyOf(path);
        if (currency != null) {
            return filter == null ? null : Conditions.pinned(filter, currency);
        }
        return of(access.shape(), path, access.caller());
    }

    private static @Nullable String of(FormShape shape, FieldPath path, CallerAccess access) {
        var form = shape;
        var field = Json.object().path("no field");
        for (var key : path.keys()) {
            var within = field.isMissingNode() ? doc(form, access).path("model") : field;
            field = named(within.path("fields"), key);
            var target = form.field(key).map(found -> found.target()).orElse(null);
            if (target != null) {
                form = access.snapshot().form(target).orElse(form);
                field = path.keys().indexOf(key) == path.keys().size() - 1
                        ? field
                        : Json.object().path("no field");
            }
        }
        return unit(field);
    }

    private static @Nullable String unit(JsonNode field) {
        return switch (field.path("type").asText()) {
            case "money" -> field.path("props").path("currency").asText(USUAL_CURRENCY);
            case "percent" -> PERCENT;
            case "duration" -> SECONDS;
            default -> null;
        };
    }

    private static JsonNode doc(FormShape form, CallerAccess access) {
        return access.snapshot()
                .find("form", form.form())
                .map(PublishedObject::doc)
                .orElseGet(Json::object);
    }

    private static JsonNode named(JsonNode fields, String key) {
        for (var field : fields) {
            if (field.path("key").asText().equals(key)) {
                return field;
            }
        }
        return fields.path("none");
    }
}
