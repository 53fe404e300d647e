package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
     * @param roles who may take the steps from a stage to others, by stage and the one it leads to; everybody where none are named
     * @param categories of the stages that name one
     */
    public record Settings(
            OptionSettings options,
            Map<String, List<String>> next,
            Map<String, Map<String, List<String>>> roles,
            List<String> categories) {

        public Settings {
            next = Map.copyOf(next);
            roles = Map.copyOf(roles);
            categories = List.copyOf(categories);
        }
    }

    @Override
    public String type() {
        return "stage";
    }

    @Override
    public CellReading cells() {
        return CellReading.ONE_OPTION;
    }

    @Override
    public boolean hasCourse() {
        return true;
    }

    @Override
    public ValueType valueType() {
        return ValueType.OPTION;
    }

    @Override
    public Settings settings(FieldProps props) {
        var next = new HashMap<String, List<String>>();
        var roles = new HashMap<String, Map<String, List<String>>>();
        var categories = new ArrayList<String>();
        for (var option : props.json().path("options")) {
            if (option.path("next").isArray()) {
                var keys = new ArrayList<String>();
                option.path("next").forEach(key -> keys.add(key.asText()));
                next.put(option.path("key").asText(), List.copyOf(keys));
            }
            roles.put(option.path("key").asText(), roles(option.path("roles")));
            categories.add(option.path("category").asText("open"));
        }
        return new Settings(OptionSettings.of(props), next, roles, categories);
    }

    private static Map<String, List<String>> roles(JsonNode byStage) {
        var roles = new HashMap<String, List<String>>();
        byStage.properties()
                .forEach(step -> roles.put(
                        step.getKey(),
                        step.getValue().valueStream().map(JsonNode::asText).toList()));
        return Map.copyOf(roles);
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
            for (var to :
                    settings.roles().getOrDefault(stages.get(index), Map.of()).keySet()) {
                if (!stages.contains(to)) {
                    problems.add(toNowhere("/options/" + index + "/roles/" + to, to, stages));
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
    public Outside outside() {
        return Outside.DECIDED_INSIDE;
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
    public Vocabulary vocabulary(Settings settings) {
        return Vocabulary.of(settings.options(), false, true);
    }

    @Override
    public List<Problem> validate(Settings settings, JsonNode value) {
        return settings.options().has(value.asText())
                ? List.of()
                : List.of(Problem.at("", "option_unknown", Map.of("option", value.asText())));
    }

    @Override
    public List<Problem> change(Settings settings, JsonNode before, JsonNode after, Writer writer) {
        var allowed = settings.next().get(before.asText());
        if (allowed != null && !allowed.contains(after.asText())) {
            return List.of(step("stage_step", settings, before, after));
        }
        var roles = settings.roles().getOrDefault(before.asText(), Map.of()).get(after.asText());
        return roles == null || writer.holdsOneOf(roles)
                ? List.of()
                : List.of(step("stage_step_role", settings, before, after));
    }

    private static Problem step(String code, Settings settings, JsonNode before, JsonNode after) {
        return Problem.at(
                "",
                code,
                Map.of(
                        "from", settings.options().label(before.asText()),
                        "to", settings.options().label(after.asText())));
    }

    @Override
    public ObjectNode valueSchema(Settings settings) {
        return ValueSchema.option(settings.options());
    }
}
