package org.mortise.flow.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.FormTypes;
import org.mortise.core.condition.Assignment;
import org.mortise.core.condition.Condition;
import org.mortise.core.condition.ConditionCheck;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.formula.FxType;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.EncryptedUse;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataLookup;
import org.mortise.core.metadata.OptionUse;
import org.mortise.core.metadata.ValueType;

/** What is wrong with a flow, with pointers into its document; sound structure needs no check, since blocks cannot cross. */
final class FlowCheck {

    private static final int MANY_NODES = 30;
    private static final int MOST_NODES = 200;

    private final FlowDefinition definition;
    private final MetadataLookup lookup;
    private final @Nullable FormShape shape;
    private final @Nullable FormTypes types;
    private final Set<String> ids = new HashSet<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> inVain = new ArrayList<>();

    private FlowCheck(FlowDefinition definition, MetadataLookup lookup) {
        this.definition = definition;
        this.lookup = lookup;
        this.shape = lookup.form(definition.form()).orElse(null);
        this.types = shape == null ? null : FormTypes.unsecured(shape, lookup::form);
    }

    static List<Problem> errors(FlowDefinition definition, MetadataLookup lookup) {
        var check = new FlowCheck(definition, lookup);
        check.all();
        return List.copyOf(check.problems);
    }

    static List<Problem> warnings(FlowDefinition definition, MetadataLookup lookup) {
        var check = new FlowCheck(definition, lookup);
        check.all();
        var warnings = new ArrayList<>(check.inVain);
        var nodes = definition.allNodes();
        if (nodes.size() > MANY_NODES) {
            warnings.add(Problem.at("/nodes", "flow_many_nodes", Map.of("count", nodes.size())));
        }
        if (nodes.stream().noneMatch(FlowNode.Approve.class::isInstance)) {
            warnings.add(Problem.at("/nodes", "flow_without_approval"));
        }
        for (var node : nodes) {
            if (!(node instanceof FlowNode.Cc) && FlowDefinition.branches(node).size() == 1) {
                warnings.add(Problem.at("/nodes", "flow_one_branch", Map.of("node", node.title())));
            }
        }
        for (var other : lookup.all(FlowKind.NAME)) {
            var form = ObjectKey.resolve(
                    other.key().pkg(), other.doc().path("form").asText("?"));
            if (!other.key().equals(definition.key()) && form.equals(definition.form())) {
                warnings.add(Problem.at(
                        "/form",
                        "flow_form_has_another",
                        Map.of("flow", other.key().toString())));
            }
        }
        return warnings;
    }

    private void all() {
        if (shape == null) {
            add("/form", "flow_unknown_form", "form", definition.form().toString());
        }
        var role = definition.settings().emptyRole();
        if (role != null) {
            role(role, "/settings/emptyApprover/role");
        }
        if (definition.allNodes().size() > MOST_NODES) {
            add("/nodes", "flow_too_many_nodes", "most", MOST_NODES);
        }
        frame();
        nodes(definition.nodes(), "/nodes", true);
        for (var index = 0; index < definition.onReject().size(); index++) {
            var path = "/onReject/" + index;
            unique(definition.onReject().get(index).id(), path);
            update(definition.onReject().get(index), path);
        }
    }

    private void frame() {
        var nodes = definition.nodes();
        if (!(nodes.get(0) instanceof FlowNode.Start)) {
            problems.add(Problem.at("/nodes/0", "flow_start_first"));
        }
        if (!(nodes.get(nodes.size() - 1) instanceof FlowNode.End)) {
            problems.add(Problem.at("/nodes/" + (nodes.size() - 1), "flow_end_last"));
        }
    }

    private void nodes(List<FlowNode> nodes, String path, boolean outermost) {
        for (var index = 0; index < nodes.size(); index++) {
            var node = nodes.get(index);
            var at = path + "/" + index;
            unique(node.id(), at);
            if (node instanceof FlowNode.Start && !(outermost && index == 0)) {
                problems.add(Problem.at(at, "flow_start_first"));
            }
            if (node instanceof FlowNode.End && !(outermost && index == nodes.size() - 1)) {
                problems.add(Problem.at(at, "flow_end_last"));
            }
            node(node, at);
        }
    }

    private void node(FlowNode node, String at) {
        if (node instanceof FlowNode.Approve approve) {
            people(approve.approvers(), approve, at + "/approvers");
            rights(approve.fields(), at + "/fields");
            return;
        }
        if (node instanceof FlowNode.Cc cc) {
            people(cc.to(), cc, at + "/to");
            return;
        }
        if (node instanceof FlowNode.UpdateRecord update) {
            update(update, at);
            return;
        }
        if (node instanceof FlowNode.Choice choice) {
            choice(choice, at);
        }
        branches(node, at);
    }

    private void branches(FlowNode node, String at) {
        var branches = FlowDefinition.branches(node);
        for (var index = 0; index < branches.size(); index++) {
            var branch = branches.get(index);
            var path = at + "/branches/" + index;
            unique(branch.id(), path);
            if (node instanceof FlowNode.Parallel && branch.nodes().isEmpty()) {
                add(path, "flow_parallel_branch_empty", "node", node.title());
            }
            nodes(branch.nodes(), path + "/nodes", false);
        }
    }

    private void choice(FlowNode.Choice choice, String at) {
        var defaults = choice.branches().stream().filter(Branch::otherwise).count();
        if (defaults != 1) {
            add(at, defaults == 0 ? "flow_choice_without_default" : "flow_choice_defaults", "node", choice.title());
        }
        for (var index = 0; index < choice.branches().size(); index++) {
            var branch = choice.branches().get(index);
            var path = at + "/branches/" + index + "/when";
            if (branch.when() == null && !branch.otherwise()) {
                add(path, "flow_branch_without_condition", "branch", branch.title());
            }
            if (branch.when() != null) {
                condition(branch.when(), path);
            }
        }
    }

    private void condition(Condition condition, String path) {
        if (shape != null) {
            var written = Json.convert(condition.toJson(), JsonNode.class);
            inVain.addAll(new OptionUse(shape, lookup).inCondition(written, path));
            problems.addAll(new EncryptedUse(shape, lookup).inCondition(written, path));
        }
        if (types != null) {
            ConditionCheck.check(condition, types, ConditionCheck.Place.RECORD)
                    .forEach(problem -> problems.add(problem.under(path)));
        }
    }

    private void people(List<ApproverSource> sources, FlowNode node, String path) {
        if (sources.isEmpty()) {
            add(path, node instanceof FlowNode.Cc ? "flow_cc_nobody" : "flow_approve_nobody", "node", node.title());
        }
        for (var index = 0; index < sources.size(); index++) {
            var source = sources.get(index);
            if (source instanceof ApproverSource.Role role) {
                role(role.role(), path + "/" + index + "/role");
            }
            if (source instanceof ApproverSource.Field field) {
                person(field.field(), path + "/" + index + "/field");
            }
        }
    }

    private void person(FieldPath field, String path) {
        if (types == null) {
            return;
        }
        var type = types.typeOf(field);
        if (type == null) {
            add(path, "flow_unknown_field", "field", field.toString());
            return;
        }
        var one = type instanceof FxType.ListOf list ? list.element() : type;
        if (one != FxType.Scalar.USER && one != FxType.Scalar.DEPARTMENT) {
            add(path, "flow_field_not_person", "field", field.toString());
        }
    }

    private void rights(Map<String, NodeRight> rights, String path) {
        for (var right : rights.entrySet()) {
            if (right.getKey().equals(FlowNode.Approve.EVERY_FIELD)) {
                continue;
            }
            var at = path + "/" + right.getKey();
            var field = field(right.getKey(), at);
            var writes = right.getValue().fieldRight() == NodeRight.WRITE.fieldRight();
            if (field != null && field.computed() && writes) {
                add(at, "flow_field_computed", "field", field.title());
            }
        }
    }

    private void update(FlowNode.UpdateRecord update, String at) {
        for (var entry : update.set().entrySet()) {
            assignment(entry.getKey(), entry.getValue(), at + "/set/" + entry.getKey());
        }
    }

    private void assignment(String key, JsonNode value, String path) {
        var field = field(key, path);
        if (field == null || types == null) {
            return;
        }
        if (field.computed()) {
            add(path, "flow_field_computed", "field", field.title());
            return;
        }
        if (field.type() == ValueType.SUBTABLE) {
            add(path, "flow_field_not_settable", "field", field.title());
            return;
        }
        Assignment.check(key, Json.plainOrNull(value), types, types)
                .forEach(problem -> problems.add(problem.under(path)));
        problems.addAll(OptionUse.inValue(field, value, path));
    }

    private @Nullable FieldShape field(String key, String path) {
        if (shape == null) {
            return null;
        }
        var dot = key.indexOf('.');
        var field = dot < 0
                ? shape.field(key).orElse(null)
                : shape.field(key.substring(0, dot))
                        .flatMap(table -> table.field(key.substring(dot + 1)))
                        .orElse(null);
        if (field == null) {
            add(path, "flow_unknown_field", "field", key);
        }
        return field;
    }

    private void role(ObjectKey role, String path) {
        if (lookup.find("role", role).isEmpty()) {
            add(path, "flow_unknown_role", "role", role.toString());
        }
    }

    private void unique(String id, String path) {
        if (!ids.add(id)) {
            add(path + "/id", "flow_duplicate_id", "id", id);
        }
    }

    private void add(String path, String code, String param, Object value) {
        problems.add(Problem.at(path, code, Map.of(param, value)));
    }
}
