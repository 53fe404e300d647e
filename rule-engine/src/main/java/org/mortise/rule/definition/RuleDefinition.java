package org.mortise.rule.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.mortise.core.access.FormTypes;
import org.mortise.core.condition.Condition;
import org.mortise.core.condition.Conditions;
import org.mortise.core.contract.Comments;
import org.mortise.core.contract.RecordFacts;
import org.mortise.core.formula.FieldTypes;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.OptionShape;

/**
 * A rule as its author stated it: when this happens and that holds, do these.
 *
 * @param version published version, for the log of runs
 * @param form form of the record that sets it off
 * @param before whether it acts while the record is saved, instead of afterwards
 */
public record RuleDefinition(
        ObjectKey key,
        int version,
        LocalizedText title,
        ObjectKey form,
        boolean enabled,
        Trigger trigger,
        Condition when,
        boolean before,
        List<RuleStep> steps) {

    private static final RuleInputs NO_INPUTS = new RuleInputs(List.of());

    public RuleDefinition {
        steps = List.copyOf(steps);
    }

    /** The types of what it may look at: the record that sets it off, and what comes along with that. */
    public FieldTypes types(FormShape shape, Function<ObjectKey, Optional<FormShape>> forms) {
        return alongside().types(shape, forms);
    }

    /** The same for its condition: what people are asked is not known yet when it is decided whether they are offered the rule. */
    FieldTypes conditionTypes(FormShape shape, Function<ObjectKey, Optional<FormShape>> forms) {
        return trigger instanceof Trigger.Pressed ? FormTypes.unsecured(shape, forms) : types(shape, forms);
    }

    Alongside alongside() {
        if (trigger instanceof Trigger.CommentWritten) {
            return SaidValues.ALONGSIDE;
        }
        return trigger instanceof Trigger.Pressed pressed ? pressed.inputs().alongside() : Alongside.NOTHING;
    }

    /** Facts of the record that sets it off with what a person has answered. */
    public RecordFacts withAnswers(RecordFacts facts, JsonNode answers) {
        return alongside().with(facts, inputs().values(answers));
    }

    /** The same with the comment that sets it off. */
    public RecordFacts withComment(RecordFacts facts, Comments.Said said) {
        return alongside().with(facts, SaidValues.of(said));
    }

    public RuleInputs inputs() {
        return trigger instanceof Trigger.Pressed pressed ? pressed.inputs() : NO_INPUTS;
    }

    /**
     * Reads a document that fits the schema.
     *
     * @throws Rejected when its condition cannot be read
     */
    public static RuleDefinition read(ObjectKey key, int version, JsonNode doc) {
        var form = ObjectKey.resolve(key.pkg(), doc.path("form").asText());
        var steps = new ArrayList<RuleStep>();
        doc.path("steps").forEach(step -> steps.add(step(key, step)));
        return new RuleDefinition(
                key,
                version,
                LocalizedText.fromJson(Json.plain(doc.path("title"))),
                form,
                doc.path("enabled").asBoolean(true),
                trigger(key, doc.path("trigger")),
                doc.has("when") ? Conditions.parse(Json.plain(doc.path("when"))) : Condition.ALWAYS,
                doc.path("phase").asText("async").equals("before"),
                steps);
    }

    private static Trigger trigger(ObjectKey key, JsonNode trigger) {
        if (trigger.path("type").asText().equals("flow")) {
            var flow = trigger.hasNonNull("flow")
                    ? ObjectKey.resolve(key.pkg(), trigger.path("flow").asText())
                    : null;
            return new Trigger.FlowMoved(flow, texts(trigger.path("on")));
        }
        if (trigger.path("type").asText().equals("comment")) {
            return new Trigger.CommentWritten();
        }
        if (trigger.path("type").asText().equals("manual")) {
            return pressed(key, trigger);
        }
        return new Trigger.RecordWritten(texts(trigger.path("on")), texts(trigger.path("changes")));
    }

    private static Trigger pressed(ObjectKey key, JsonNode trigger) {
        var roles = new ArrayList<ObjectKey>();
        trigger.path("roles").forEach(role -> roles.add(ObjectKey.resolve(key.pkg(), role.asText())));
        var inputs = new ArrayList<RuleInput>();
        for (var input : trigger.path("input")) {
            inputs.add(new RuleInput(
                    input.path("key").asText(),
                    RuleInput.Kind.named(input.path("type").asText()),
                    LocalizedText.fromJson(Json.plain(input.path("title"))),
                    input.path("required").asBoolean(false),
                    OptionShape.list(input.path("options"))));
        }
        return new Trigger.Pressed(
                roles,
                trigger.hasNonNull("confirm") ? LocalizedText.fromJson(Json.plain(trigger.path("confirm"))) : null,
                new RuleInputs(inputs),
                texts(trigger.path("offered")));
    }

    private static RuleStep step(ObjectKey key, JsonNode step) {
        var id = step.path("id").asText();
        return switch (step.path("type").asText()) {
            case "set" -> new RuleStep.SetFields(id, set(step));
            case "update" ->
                new RuleStep.UpdateRecord(id, step.path("record").path("field").asText(null), set(step));
            case "create" ->
                new RuleStep.CreateRecord(
                        id, ObjectKey.resolve(key.pkg(), step.path("form").asText()), set(step));
            default -> notice(key, id, step);
        };
    }

    private static RuleStep notice(ObjectKey key, String id, JsonNode step) {
        var recipients = new ArrayList<RuleStep.Recipient>();
        for (var to : step.path("to")) {
            var by = to.path("by").asText();
            var name = to.path(by).asText();
            recipients.add(new RuleStep.Recipient(
                    by, by.equals("role") ? ObjectKey.resolve(key.pkg(), name).toString() : name));
        }
        return new RuleStep.Notify(
                id, recipients, step.path("title"), step.hasNonNull("body") ? step.path("body") : null);
    }

    private static Map<String, JsonNode> set(JsonNode step) {
        var set = new LinkedHashMap<String, JsonNode>();
        step.path("set").properties().forEach(entry -> set.put(entry.getKey(), entry.getValue()));
        return set;
    }

    private static Set<String> texts(JsonNode array) {
        var texts = new HashSet<String>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
