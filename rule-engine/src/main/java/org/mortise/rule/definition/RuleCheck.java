package org.mortise.rule.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.FormTypes;
import org.mortise.core.condition.Assignment;
import org.mortise.core.condition.ConditionCheck;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.formula.FieldTypes;
import org.mortise.core.formula.Formula;
import org.mortise.core.formula.FxType;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.EncryptedUse;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataLookup;
import org.mortise.core.metadata.ValueType;

/** What is wrong with a rule: forms, fields, values and recipients that do not exist or do not fit. */
final class RuleCheck {

    private final RuleDefinition rule;
    private final MetadataLookup lookup;
    private final List<Problem> problems = new ArrayList<>();

    private RuleCheck(RuleDefinition rule, MetadataLookup lookup) {
        this.rule = rule;
        this.lookup = lookup;
    }

    static List<Problem> of(RuleDefinition rule, MetadataLookup lookup) {
        var shape = lookup.form(rule.form()).orElse(null);
        if (shape == null) {
            return List.of(Problem.at(
                    "/form", "rule_unknown_form", Map.of("form", rule.form().toString())));
        }
        var check = new RuleCheck(rule, lookup);
        check.check(shape);
        return List.copyOf(check.problems);
    }

    private void check(FormShape shape) {
        var types = rule.types(shape, lookup::form);
        ConditionCheck.check(rule.when(), rule.conditionTypes(shape, lookup::form), place())
                .forEach(problem -> problems.add(problem.under("/when")));
        problems.addAll(new EncryptedUse(shape, lookup)
                .inCondition(Json.convert(rule.when().toJson(), JsonNode.class), "/when"));
        trigger(shape);
        var ids = new HashSet<String>();
        for (var index = 0; index < rule.steps().size(); index++) {
            var step = rule.steps().get(index);
            var at = "/steps/" + index;
            if (!ids.add(step.id())) {
                problems.add(Problem.at(at + "/id", "rule_duplicate_step", Map.of("id", step.id())));
            }
            step(step, at, shape, types);
        }
    }

    /** Only a written record has an image from before. */
    private ConditionCheck.Place place() {
        return rule.trigger() instanceof Trigger.RecordWritten
                ? ConditionCheck.Place.CHANGE
                : ConditionCheck.Place.RECORD;
    }

    private void trigger(FormShape shape) {
        if (rule.trigger() instanceof Trigger.RecordWritten written) {
            if (rule.before() && written.on().contains(Trigger.DELETE)) {
                problems.add(Problem.at("/trigger/on", "rule_before_saves_only"));
            }
            written.changes().stream()
                    .filter(field -> shape.field(field).isEmpty())
                    .forEach(field -> problems.add(unknownField("/trigger/changes", field)));
        }
        if (rule.before() && !(rule.trigger() instanceof Trigger.RecordWritten)) {
            problems.add(Problem.at("/trigger/type", "rule_before_saves_only"));
        }
        if (rule.trigger() instanceof Trigger.CommentWritten && rule.alongside().isShadowedBy(shape)) {
            problems.add(Problem.at("/trigger/type", "rule_comment_shadowed"));
        }
        if (rule.trigger() instanceof Trigger.Pressed pressed) {
            problems.addAll(PressCheck.of(pressed, shape, lookup));
        }
        if (rule.trigger() instanceof Trigger.FlowMoved moved) {
            if (moved.flow() != null && lookup.find("flow", moved.flow()).isEmpty()) {
                problems.add(Problem.at(
                        "/trigger/flow",
                        "rule_unknown_flow",
                        Map.of("flow", moved.flow().toString())));
            }
        }
    }

    private void step(RuleStep step, String at, FormShape shape, FieldTypes types) {
        if (step instanceof RuleStep.SetFields set) {
            assignments(set.set(), at, shape, types);
        }
        if (step instanceof RuleStep.UpdateRecord update) {
            update(update, at, shape, types);
        }
        if (step instanceof RuleStep.CreateRecord create) {
            lookup.form(create.form())
                    .ifPresentOrElse(
                            target -> assignments(create.set(), at, target, types),
                            () -> problems.add(unknownForm(at, create.form())));
        }
        if (step instanceof RuleStep.Notify notice) {
            recipients(notice, at, types);
            text(notice.title(), at + "/title", types);
            if (notice.body() != null) {
                text(notice.body(), at + "/body", types);
            }
        }
    }

    private void update(RuleStep.UpdateRecord update, String at, FormShape shape, FieldTypes types) {
        var target = update.target(shape, lookup);
        if (update.link() != null && target.isEmpty()) {
            problems.add(unknownField(at + "/record/field", update.link()));
        }
        if (update.link() == null
                && rule.trigger() instanceof Trigger.RecordWritten written
                && written.on().contains(Trigger.DELETE)) {
            problems.add(Problem.at(at + "/record", "rule_updates_deleted"));
        }
        target.ifPresent(form -> assignments(update.set(), at, form, types));
    }

    private void assignments(Map<String, JsonNode> set, String at, FormShape target, FieldTypes source) {
        var targetTypes = types(target);
        set.forEach((key, value) -> {
            var pointer = at + "/set/" + key;
            var field = target.field(key).orElse(null);
            if (field == null) {
                problems.add(unknownField(pointer, key));
                return;
            }
            if (field.computed() || field.type() == ValueType.SUBTABLE) {
                problems.add(Problem.at(pointer, "rule_field_not_settable", Map.of("field", field.title())));
                return;
            }
            Assignment.check(key, Json.plainOrNull(value), targetTypes, source)
                    .forEach(problem -> problems.add(problem.under(pointer)));
            unknownOption(field, value)
                    .ifPresent(option -> problems.add(Problem.at(
                            pointer, "rule_unknown_option", Map.of("field", field.title(), "option", option))));
        });
    }

    private static Optional<String> unknownOption(FieldShape field, JsonNode value) {
        var literals = value.isArray() ? value : Json.mapper().createArrayNode().add(value);
        for (var literal : literals) {
            if (!field.options().isEmpty()
                    && literal.isTextual()
                    && field.option(literal.asText()).isEmpty()) {
                return Optional.of(literal.asText());
            }
        }
        return Optional.empty();
    }

    private void recipients(RuleStep.Notify notice, String at, FieldTypes types) {
        for (var index = 0; index < notice.to().size(); index++) {
            var recipient = notice.to().get(index);
            var pointer = at + "/to/" + index;
            if (recipient.by().equals("field") && !isPerson(types.typeOf(FieldPath.of(recipient.name())))) {
                problems.add(unknownField(pointer + "/field", recipient.name()));
            }
            if (recipient.by().equals("role")
                    && lookup.find("role", ObjectKey.parse(recipient.name())).isEmpty()) {
                problems.add(Problem.at(pointer + "/role", "rule_unknown_role", Map.of("role", recipient.name())));
            }
        }
    }

    private static boolean isPerson(@Nullable FxType type) {
        return type == FxType.Scalar.USER
                || (type instanceof FxType.ListOf list && list.element() == FxType.Scalar.USER);
    }

    private void text(JsonNode text, String at, FieldTypes types) {
        if (!text.has("expr")) {
            return;
        }
        for (var problem : Formula.compile(text.path("expr").asText(), types).problems()) {
            problems.add(Problem.at(at + "/expr", problem.code(), problem.params()));
        }
    }

    private FieldTypes types(FormShape shape) {
        return FormTypes.unsecured(shape, lookup::form);
    }

    private static Problem unknownField(String at, String field) {
        return Problem.at(at, "rule_unknown_field", Map.of("field", field));
    }

    private static Problem unknownForm(String at, ObjectKey form) {
        return Problem.at(at + "/form", "rule_unknown_form", Map.of("form", form.toString()));
    }
}
