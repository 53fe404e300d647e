package org.mortise.flow.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mortise.core.condition.Condition;
import org.mortise.core.condition.Conditions;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;

/** Reads flow documents that fit their JSON Schema. */
public final class FlowReader {

    private final ObjectKey key;
    private final List<Problem> problems = new ArrayList<>();

    private FlowReader(ObjectKey key) {
        this.key = key;
    }

    /**
     * @throws Rejected {@code INVALID} when a condition cannot be read, with pointers into {@code doc}
     * @throws IllegalArgumentException when {@code doc} does not fit the schema
     */
    public static FlowDefinition read(ObjectKey key, JsonNode doc) {
        var reader = new FlowReader(key);
        var definition = new FlowDefinition(
                key,
                title(doc, key.key()),
                reader.resolve(text(doc, "form")),
                reader.settings(doc.path("settings")),
                reader.nodes(doc.path("nodes"), "/nodes"),
                reader.updates(doc.path("onReject")));
        if (!reader.problems.isEmpty()) {
            throw Rejected.invalid(reader.problems);
        }
        return definition;
    }

    private FlowSettings settings(JsonNode json) {
        var usual = FlowSettings.DEFAULT;
        var empty = json.path("emptyApprover");
        var emptyApprover =
                empty.has("do") ? FlowSettings.EmptyApprover.parse(text(empty, "do")) : usual.emptyApprover();
        return new FlowSettings(
                emptyApprover,
                emptyApprover == FlowSettings.EmptyApprover.ROLE ? resolve(text(empty, "role")) : null,
                json.has("selfApproval")
                        ? FlowSettings.SelfApproval.parse(text(json, "selfApproval"))
                        : usual.selfApproval(),
                json.has("dedupe") ? FlowSettings.Dedupe.parse(text(json, "dedupe")) : usual.dedupe());
    }

    private List<FlowNode> nodes(JsonNode array, String path) {
        var nodes = new ArrayList<FlowNode>();
        for (var index = 0; index < array.size(); index++) {
            nodes.add(node(array.get(index), path + "/" + index));
        }
        return nodes;
    }

    private FlowNode node(JsonNode json, String path) {
        var id = text(json, "id");
        var title = title(json, id);
        var type = text(json, "type");
        return switch (type) {
            case "start" -> new FlowNode.Start(id, title);
            case "approve" ->
                new FlowNode.Approve(
                        id,
                        title,
                        sources(json.path("approvers")),
                        VoteRule.parse(json.path("vote").asText("any")),
                        rights(json.path("fields")));
            case "cc" -> new FlowNode.Cc(id, title, sources(json.path("to")));
            case "choice" -> new FlowNode.Choice(id, title, branches(json.path("branches"), path + "/branches"));
            case "parallel" -> new FlowNode.Parallel(id, title, branches(json.path("branches"), path + "/branches"));
            case "update_record" -> update(json);
            case "end" -> new FlowNode.End(id, title);
            default -> throw new IllegalArgumentException("no such node: " + type);
        };
    }

    private List<Branch> branches(JsonNode array, String path) {
        var branches = new ArrayList<Branch>();
        for (var index = 0; index < array.size(); index++) {
            var json = array.get(index);
            var at = path + "/" + index;
            branches.add(new Branch(
                    text(json, "id"),
                    title(json, text(json, "id")),
                    condition(json.get("when"), at + "/when"),
                    json.path("default").asBoolean(false),
                    nodes(json.path("nodes"), at + "/nodes")));
        }
        return branches;
    }

    private @Nullable Condition condition(@Nullable JsonNode json, String path) {
        if (json == null || json.isNull()) {
            return null;
        }
        try {
            return Conditions.parse(Json.plain(json));
        } catch (Rejected unreadable) {
            unreadable.problems().forEach(problem -> problems.add(problem.under(path)));
            return null;
        }
    }

    private List<FlowNode.UpdateRecord> updates(JsonNode array) {
        var updates = new ArrayList<FlowNode.UpdateRecord>();
        for (var index = 0; index < array.size(); index++) {
            var json = array.get(index);
            if (json.has("set")) {
                updates.add(update(json));
            } else {
                problems.add(Problem.at("/onReject/" + index, "flow_on_reject_updates_only"));
            }
        }
        return updates;
    }

    private static FlowNode.UpdateRecord update(JsonNode json) {
        var set = new LinkedHashMap<String, JsonNode>();
        json.path("set").properties().forEach(entry -> set.put(entry.getKey(), entry.getValue()));
        var id = text(json, "id");
        return new FlowNode.UpdateRecord(id, title(json, id), set);
    }

    private List<ApproverSource> sources(JsonNode array) {
        var sources = new ArrayList<ApproverSource>();
        array.forEach(json -> sources.add(source(json)));
        return sources;
    }

    private ApproverSource source(JsonNode json) {
        var by = text(json, "by");
        return switch (by) {
            case "user" -> new ApproverSource.Person(text(json, "user"));
            case "role" -> new ApproverSource.Role(resolve(text(json, "role")));
            case "department_head" ->
                new ApproverSource.DepartmentHead(json.path("level").asInt(1));
            case "superior" -> new ApproverSource.Superior(json.path("level").asInt(1));
            case "field" -> new ApproverSource.Field(FieldPath.of(text(json, "field")));
            case "initiator" -> new ApproverSource.Initiator();
            default -> throw new IllegalArgumentException("no such source of people: " + by);
        };
    }

    private static Map<String, NodeRight> rights(JsonNode json) {
        var rights = new LinkedHashMap<String, NodeRight>();
        json.properties()
                .forEach(entry -> rights.put(
                        entry.getKey(), NodeRight.parse(entry.getValue().asText())));
        return rights;
    }

    private ObjectKey resolve(String reference) {
        return ObjectKey.resolve(key.pkg(), reference);
    }

    private static LocalizedText title(JsonNode json, String id) {
        var title = json.get("title");
        if (title != null && !title.isNull()) {
            return LocalizedText.fromJson(Json.plain(title));
        }
        return LocalizedText.of(id);
    }

    private static String text(JsonNode json, String name) {
        var value = json.path(name).asText("");
        if (value.isEmpty()) {
            throw new IllegalArgumentException("no " + name + " in " + json);
        }
        return value;
    }
}
