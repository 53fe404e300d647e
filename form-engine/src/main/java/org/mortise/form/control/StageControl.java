package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mortise.core.formula.Suggestion;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.OptionShape;
import org.mortise.core.metadata.ValueType;

/**
 * Where something stands in an ordered course: options with a category, and from each the stages it may go to. What must be filled
 * in or hold before a stage is entered stands at its option as {@code require} and {@code gate} and is part of the form's logic.
 */
public final class StageControl implements Control<StageControl.Settings> {

    private static final Set<String> CATEGORIES = Set.of("open", "won", "lost");

    /**
     * The course.
     *
     * @param next keys of the stages that may follow, by stage; a stage that is not in it leads anywhere
     * @param categories of the stages that name one
     */
    public record Settings(OptionSettings options, Map<String, List<String>> next, List<String> categories) {

        public Settings {
            next = Map.copyOf(next);
            categories = List.copyOf(categories);
        }
    }

    @Override
    public String type() {
        return "stage";
    }

    @Override
    public ValueType valueType() {
        return ValueType.OPTION;
    }

    @Override
    public Settings settings(FieldProps props) {
        var next = new HashMap<String, List<String>>();
        var categories = new ArrayList<String>();
        for (var option : props.json().path("options")) {
            if (option.path("next").isArray()) {
                var keys = new ArrayList<String>();
                option.path("next").forEach(key -> keys.add(key.asText()));
                next.put(option.path("key").asText(), List.copyOf(keys));
            }
            categories.add(option.path("category").asText("open"));
        }
        return new Settings(OptionSettings.of(props), next, categories);
    }

    @Override
    public List<Problem> check(Settings settings) {
        var problems = new ArrayList<>(settings.options().check());
        steps(settings, problems);
        for (var index = 0; index < settings.categories().size(); index++) {
            if (!CATEGORIES.contains(settings.categories().get(index))) {
                problems.add(Problem.at(
                        "/options/" + index + "/category",
                        "stage_category",
                        Map.of("category", settings.categories().get(index))));
            }
        }
        return problems;
    }

    private static void steps(Settings settings, List<Problem> problems) {
        var stages = settings.options().options().stream().map(OptionShape::key).toList();
        for (var index = 0; index < stages.size(); index++) {
            var next = settings.next().getOrDefault(stages.get(index), List.of());
            for (var step = 0; step < next.size(); step++) {
                if (!stages.contains(next.get(step))) {
                    problems.add(toNowhere("/options/" + index + "/next/" + step, next.get(step), stages));
                }
            }
        }
    }

    private static Problem toNowhere(String at, String stage, List<String> stages) {
        var params = new HashMap<String, Object>();
        params.put("option", stage);
        var nearest = Suggestion.nearest(stage, stages);
        if (nearest != null) {
            params.put("suggestion", nearest);
        }
        return Problem.at(at, "stage_next_unknown", params);
    }

    @Override
    public Coerced coerce(Settings settings, JsonNode sent, Coercion coercion) {
        return Texts.read(sent, "not_an_option", Coerced::of);
    }

    @Override
    public Coerced cell(Settings settings, String text, Coercion coercion) {
        return settings.options()
                .named(text)
                .map(Coerced::of)
                .orElseGet(() -> Coerced.refused("import_unknown_option"));
    }

    @Override
    public List<Problem> validate(Settings settings, JsonNode value) {
        return settings.options().has(value.asText())
                ? List.of()
                : List.of(Problem.at("", "option_unknown", Map.of("option", value.asText())));
    }

    @Override
    public List<Problem> change(Settings settings, JsonNode before, JsonNode after) {
        var allowed = settings.next().get(before.asText());
        return allowed == null || allowed.contains(after.asText())
                ? List.of()
                : List.of(Problem.at(
                        "",
                        "stage_step",
                        Map.of(
                                "from", settings.options().label(before.asText()),
                                "to", settings.options().label(after.asText()))));
    }
}
