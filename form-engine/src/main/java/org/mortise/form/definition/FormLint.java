package org.mortise.form.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mortise.core.condition.Conditions;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataLookup;
import org.mortise.core.metadata.ValueType;
import org.mortise.form.model.FieldDefinition;
import org.mortise.form.model.FormDefinition;
import org.mortise.form.model.Layout;
import org.mortise.form.model.LinkageRule;
import org.mortise.form.model.Validation;

/** What in a form that may be published is probably not meant: what nobody ever sees, rules that never fire, options that are gone. */
final class FormLint {

    private static final Set<ValueType> SEVERAL =
            Set.of(ValueType.OPTIONS, ValueType.USERS, ValueType.LINKS, ValueType.SUBTABLE);

    private final FormDefinition form;
    private final FormShape shape;
    private final OptionUse options;
    private final List<Problem> warnings = new ArrayList<>();
    private final Map<String, LocalizedText> titles = new HashMap<>();

    FormLint(FormDefinition form, FormShape shape, MetadataLookup lookup) {
        this.form = form;
        this.shape = shape;
        this.options = new OptionUse(shape, lookup);
    }

    List<Problem> warnings() {
        fields(form.fields(), "/model/fields/");
        if (!form.layouts().isEmpty()) {
            placing(form.layouts().get(0));
        }
        for (var index = 0; index < form.rules().size(); index++) {
            rule(form.rules().get(index));
        }
        form.validations().forEach(this::validation);
        new StageLint(form, warnings).check();
        visibility();
        choices();
        return List.copyOf(warnings);
    }

    private void fields(List<FieldDefinition> fields, String pointer) {
        var seen = new HashSet<String>();
        for (var index = 0; index < fields.size(); index++) {
            var field = fields.get(index);
            var at = pointer + index;
            if (!seen.add(field.title().in(Locale.SIMPLIFIED_CHINESE))) {
                add(at + "/title", "lint_title_twice", field.title());
            }
            if (field.required()
                    && field.compute() == null
                    && alwaysReadOnly(field.key())
                    && field.initial().isMissingNode()) {
                add(at + "/required", "lint_required_unwritable", field.title());
            }
            fields(field.fields(), at + "/fields/");
        }
    }

    private boolean alwaysReadOnly(String key) {
        return form.rules().stream()
                .filter(rule -> rule.enabled() && verdict(rule.when()) == Verdict.ALWAYS)
                .flatMap(rule -> rule.then().stream())
                .anyMatch(action ->
                        action.act().equals("readonly") && action.targets().contains(key));
    }

    private void placing(Layout layout) {
        var placed = new HashSet<String>();
        collect(layout.nodes(), "/layouts/0/nodes/", placed);
        for (var index = 0; index < form.fields().size(); index++) {
            var field = form.fields().get(index);
            if (!placed.contains(field.key())) {
                add("/model/fields/" + index, "lint_not_placed", field.title());
            }
        }
    }

    private void collect(List<Layout.Node> nodes, String pointer, Set<String> placed) {
        for (var index = 0; index < nodes.size(); index++) {
            var node = nodes.get(index);
            if (node.field() != null) {
                placed.add(node.field());
            }
            if (node.key() != null) {
                titles.put(node.key(), node.title());
                if (node.holdsOthers() && node.children().isEmpty()) {
                    add(pointer + index, "lint_section_empty", node.title());
                }
            }
            collect(node.children(), pointer + index + "/children/", placed);
        }
    }

    private void rule(LinkageRule rule) {
        options.check(rule.when(), rule.pointer(), warnings);
        if (rule.then().isEmpty() && rule.otherwise().isEmpty()) {
            add(rule.place() + "/then", "lint_rule_without_effect", rule.title());
        } else if (rule.enabled() && rule.otherwise().isEmpty() && verdict(rule.when()) == Verdict.NEVER) {
            add(rule.pointer(), "lint_rule_never", rule.title());
        }
    }

    private void validation(Validation validation) {
        var assertion = validation.assertionPointer();
        options.check(validation.when(), validation.pointer() + "/when", warnings);
        options.check(validation.assertion(), assertion, warnings);
        if (verdict(validation.when()) != Verdict.NEVER && verdict(validation.assertion()) == Verdict.NEVER) {
            add(assertion, "lint_validation_always_fails", validation.message());
        }
    }

    /** Rules in force that do {@code act} to something, by what they do it to. */
    private Map<String, List<Effect>> effects(String act) {
        var effects = new HashMap<String, List<Effect>>();
        for (var index = 0; index < form.rules().size(); index++) {
            var rule = form.rules().get(index);
            for (var action = 0; action < rule.then().size(); action++) {
                var effect = rule.then().get(action);
                if (!rule.enabled() || !effect.act().equals(act)) {
                    continue;
                }
                var at = rule.placeOf("then", action);
                for (var target : effect.targets()) {
                    effects.computeIfAbsent(target, key -> new ArrayList<>())
                            .add(new Effect(rule, at, verdict(rule.when()), effect.options()));
                }
            }
        }
        return effects;
    }

    private record Effect(LinkageRule rule, String at, Verdict verdict, List<String> options) {}

    private void visibility() {
        var shown = effects("show");
        var hidden = effects("hide");
        hidden.forEach((target, effects) -> {
            var always = effects.stream()
                    .filter(effect -> effect.verdict() == Verdict.ALWAYS)
                    .findFirst();
            if (always.isPresent()) {
                add(
                        always.get().at(),
                        shown.containsKey(target) ? "lint_shown_and_hidden" : "lint_never_visible",
                        titleOf(target));
                return;
            }
            effects.stream()
                    .filter(hide -> shown.getOrDefault(target, List.of()).stream()
                            .anyMatch(show ->
                                    show.rule().when().equals(hide.rule().when())))
                    .findFirst()
                    .ifPresent(hide -> add(hide.at(), "lint_shown_and_hidden", titleOf(target)));
        });
        shown.forEach((target, effects) -> {
            if (effects.stream().allMatch(effect -> effect.verdict() == Verdict.NEVER) && !isShownOtherwise(target)) {
                add(effects.get(0).at(), "lint_never_visible", titleOf(target));
            }
        });
    }

    private boolean isShownOtherwise(String target) {
        return form.rules().stream()
                .filter(LinkageRule::enabled)
                .flatMap(rule -> rule.otherwise().stream())
                .anyMatch(action ->
                        action.act().equals("show") && action.targets().contains(target));
    }

    /** Options that rules in force at all times leave out: nobody can choose them. */
    private void choices() {
        effects("options").forEach((target, effects) -> {
            var field = field(target);
            var always = effects.stream()
                    .filter(effect -> effect.verdict() == Verdict.ALWAYS)
                    .toList();
            if (field == null || always.isEmpty()) {
                return;
            }
            var dead = field.options().stream()
                    .filter(option ->
                            always.stream().anyMatch(effect -> !effect.options().contains(option.key())))
                    .map(option -> (Object) option.label())
                    .toList();
            if (!dead.isEmpty()) {
                warnings.add(Problem.at(
                        always.get(0).at(), "lint_option_dead", Map.of("field", field.title(), "options", dead)));
            }
        });
    }

    private Verdict verdict(JsonNode when) {
        if (when.isMissingNode() || when.isNull()) {
            return Verdict.ALWAYS;
        }
        try {
            return Verdict.of(Conditions.parse(Json.plain(when)), this::isSingle);
        } catch (Rejected malformed) {
            return Verdict.OPEN;
        }
    }

    private boolean isSingle(String path) {
        var field = options.fieldAt(path);
        return field != null && path.indexOf('.') < 0 && !SEVERAL.contains(field.type());
    }

    private @Nullable FieldShape field(String target) {
        var dot = target.indexOf('.');
        return dot < 0
                ? shape.field(target).orElse(null)
                : shape.field(target.substring(0, dot))
                        .flatMap(table -> table.field(target.substring(dot + 1)))
                        .orElse(null);
    }

    private LocalizedText titleOf(String target) {
        var field = field(target);
        return field == null ? titles.getOrDefault(target, LocalizedText.of(target)) : field.title();
    }

    private void add(String at, String code, LocalizedText title) {
        warnings.add(Problem.at(at, code, Map.of("title", title)));
    }
}
