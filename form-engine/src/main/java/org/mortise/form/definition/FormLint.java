package org.mortise.form.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mortise.core.http.FrameHosts;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataLookup;
import org.mortise.core.metadata.OptionUse;
import org.mortise.form.model.FieldDefinition;
import org.mortise.form.model.FormDefinition;
import org.mortise.form.model.Layout;
import org.mortise.form.model.LinkageRule;
import org.mortise.form.model.Validation;
import org.mortise.form.node.NodeCatalog;
import org.mortise.form.node.NodeSite;

/** What in a form that may be published is probably not meant: what nobody ever sees, rules that never fire, options that are gone. */
final class FormLint {

    private final FormDefinition form;
    private final FormShape shape;
    private final MetadataLookup lookup;
    private final FrameHosts frames;
    private final OptionUse options;
    private final List<Problem> warnings = new ArrayList<>();
    private final Map<String, LocalizedText> titles = new HashMap<>();

    FormLint(FormDefinition form, FormShape shape, MetadataLookup lookup, FrameHosts frames) {
        this.form = form;
        this.shape = shape;
        this.lookup = lookup;
        this.frames = frames;
        this.options = new OptionUse(shape, lookup);
    }

    List<Problem> warnings() {
        fields(form.fields(), "/model/fields/", null);
        if (!form.layouts().isEmpty()) {
            collect(form.layouts().get(0).nodes(), "/layouts/0/nodes/");
        }
        new PlacementLint(form, shape, this::isHiddenAlways, warnings).check();
        form.rules().forEach(this::rule);
        form.validations().forEach(this::validation);
        new StageLint(form, warnings).check();
        new SubmissionLint(form, lookup, warnings).check();
        new ConditionLint(form, shape, lookup, warnings).check();
        visibility();
        choices();
        return List.copyOf(warnings);
    }

    /** @param table key of the sub-table whose columns they are; null for fields of the form */
    private void fields(List<FieldDefinition> fields, String pointer, @Nullable String table) {
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
            var known = field(table == null ? field.key() : table + "." + field.key());
            if (known != null) {
                new FieldLint(field, known, at, warnings).check();
                new ReachLint(shape, lookup, warnings).check(known, at);
            }
            formulas(field, table, at);
            fields(field.fields(), at + "/fields/", field.key());
        }
    }

    private void formulas(FieldDefinition field, @Nullable String table, String at) {
        var rows = table == null ? null : field(table);
        var lint = new FormulaLint(shape, lookup, warnings);
        if (field.compute() != null) {
            lint.check(field.compute(), rows, at + "/compute");
        }
        if (field.initial().hasNonNull("expr")) {
            lint.check(field.initial().path("expr").asText(), rows, at + "/default/expr");
        }
    }

    private boolean alwaysReadOnly(String key) {
        return form.rules().stream()
                .filter(rule -> rule.enabled() && verdict(rule) == Verdict.ALWAYS)
                .flatMap(rule -> rule.then().stream())
                .anyMatch(action ->
                        action.act().equals("readonly") && action.targets().contains(key));
    }

    private boolean isHiddenAlways(String key) {
        return effects("hide").getOrDefault(key, List.of()).stream()
                .anyMatch(effect -> effect.verdict() == Verdict.ALWAYS);
    }

    private void collect(List<Layout.Node> nodes, String pointer) {
        for (var index = 0; index < nodes.size(); index++) {
            var node = nodes.get(index);
            if (node.key() != null) {
                titles.put(node.key(), node.title());
                if (node.holdsOthers() && node.children().isEmpty()) {
                    add(pointer + index, "lint_section_empty", node.title());
                }
            }
            var site = new NodeSite(node, pointer + index, shape, lookup, frames, warnings);
            NodeCatalog.installed().find(node.kind()).ifPresent(kind -> kind.warn(site));
            collect(node.children(), pointer + index + "/children/");
        }
    }

    private void rule(LinkageRule rule) {
        conditions(rule.when(), rule.table(), rule.pointer());
        values(rule.then(), rule, "then");
        values(rule.otherwise(), rule, "else");
        var title = isOfField(rule) ? titleOf(rule.then().get(0).targets().get(0)) : rule.title();
        if (rule.enabled() && Verdict.isIdle(rule.when(), options(rule.table()))) {
            add(rule.pointer(), "lint_condition_always", title);
        }
        var never = rule.enabled() && rule.otherwise().isEmpty() && verdict(rule) == Verdict.NEVER;
        if (isOfField(rule)) {
            if (never) {
                add(rule.pointer(), "lint_condition_never", title);
            }
            return;
        }
        if (rule.then().isEmpty() && rule.otherwise().isEmpty()) {
            add(rule.place() + "/then", "lint_rule_without_effect", rule.title());
        } else if (never) {
            add(rule.pointer(), "lint_rule_never", rule.title());
        }
    }

    private void values(List<LinkageRule.Action> actions, LinkageRule rule, String branch) {
        var lint = new FormulaLint(shape, lookup, warnings);
        for (var index = 0; index < actions.size(); index++) {
            lint.written(actions.get(index).value(), rows(rule.table()), rule.placeOf(branch, index) + "/value");
        }
    }

    /** Options that are gone, values that are never there, and formulas that ask for such. */
    private void conditions(JsonNode condition, @Nullable String table, String at) {
        warnings.addAll(options(table).inCondition(condition, at));
        new BoundsLint(form, table, key -> options(table).fieldAt(key), warnings).inCondition(condition, at);
        new FormulaLint(shape, lookup, warnings).inCondition(condition, rows(table), at);
    }

    private @Nullable FieldShape rows(@Nullable String table) {
        return table == null ? null : shape.field(table).orElse(null);
    }

    /** Whether it is written at a field, which has no place for its effects. */
    private static boolean isOfField(LinkageRule rule) {
        return rule.place().equals(rule.pointer());
    }

    private void validation(Validation validation) {
        var assertion = validation.assertionPointer();
        var asked = options(validation.table());
        conditions(validation.when(), validation.table(), validation.pointer() + "/when");
        conditions(validation.assertion(), validation.table(), assertion);
        if (Verdict.isIdle(validation.when(), asked)) {
            add(validation.pointer() + "/when", "lint_condition_always", validation.message());
        }
        if (Verdict.of(validation.when(), asked) == Verdict.NEVER) {
            add(validation.pointer() + "/when", "lint_validation_never", validation.message());
        } else if (Verdict.of(validation.assertion(), asked) == Verdict.NEVER) {
            add(assertion, "lint_validation_always_fails", validation.message());
        } else if (Verdict.isIdle(validation.assertion(), asked)) {
            add(assertion, "lint_validation_always_holds", validation.message());
        }
    }

    /** Rules in force that do {@code act} to something, by what they do it to. */
    private Map<String, List<Effect>> effects(String act) {
        var effects = new HashMap<String, List<Effect>>();
        for (var rule : form.rules()) {
            for (var action = 0; action < rule.then().size(); action++) {
                var effect = rule.then().get(action);
                if (!rule.enabled() || !effect.act().equals(act)) {
                    continue;
                }
                var at = rule.placeOf("then", action);
                for (var target : effect.targets()) {
                    effects.computeIfAbsent(target, key -> new ArrayList<>())
                            .add(new Effect(rule, at, verdict(rule), effect.options()));
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

    private Verdict verdict(LinkageRule rule) {
        return Verdict.of(rule.when(), options(rule.table()));
    }

    /** @param table key of the sub-table in whose rows a condition is asked; null where the record is asked */
    private OptionUse options(@Nullable String table) {
        return table == null ? options : new OptionUse(shape, lookup, rows(table));
    }

    private @Nullable FieldShape field(String target) {
        return shape.at(target).orElse(null);
    }

    private LocalizedText titleOf(String target) {
        var field = field(target);
        return field == null ? titles.getOrDefault(target, LocalizedText.of(target)) : field.title();
    }

    private void add(String at, String code, LocalizedText title) {
        warnings.add(Problem.at(at, code, Map.of("title", title)));
    }
}
