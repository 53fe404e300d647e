package org.mortise.flow.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.flow.definition.ApproverSource;
import org.mortise.flow.definition.Branch;
import org.mortise.flow.definition.FlowDefinition;
import org.mortise.flow.definition.FlowNode;
import org.mortise.flow.definition.FlowSettings;
import org.mortise.flow.definition.NodeRight;
import org.mortise.flow.definition.VoteRule;

/** A random block tree with random people around it; the same for the same seed. */
final class RandomFlow {

    private static final int PEOPLE = 5;

    private final Random random;
    private final Flows.World world = new Flows.World();
    private final List<String> branches = new ArrayList<>();
    private int ids;

    private RandomFlow(long seed) {
        random = new Random(seed);
    }

    record Made(FlowDefinition definition, Facts facts, Random random) {}

    static Made of(long seed) {
        return new RandomFlow(seed).make();
    }

    private Made make() {
        var nodes = new ArrayList<FlowNode>();
        nodes.add(new FlowNode.Start("start", Flows.text("start")));
        nodes.addAll(sequence(3, 1));
        nodes.add(new FlowNode.End("end", Flows.text("end")));
        var definition = new FlowDefinition(
                ObjectKey.parse("test.random"),
                Flows.text("random"),
                ObjectKey.parse("test.form"),
                settings(),
                nodes,
                random.nextBoolean() ? List.of() : List.of(Flows.update("back")));
        world.startedBy(Flows.person(random.nextInt(PEOPLE)))
                .superior(random.nextInt(3) == 0 ? Optional.empty() : Optional.of(Flows.person(random.nextInt(PEOPLE))))
                .fallsBackOn(
                        random.nextBoolean() ? new UUID[] {Flows.ADMIN} : new UUID[] {Flows.person(0), Flows.ADMIN})
                .holds(branches.stream().filter(branch -> random.nextBoolean()).toArray(String[]::new));
        return new Made(definition, world.facts(), random);
    }

    private FlowSettings settings() {
        var empty = random.nextBoolean() ? FlowSettings.EmptyApprover.SKIP : FlowSettings.EmptyApprover.ADMINISTRATOR;
        return new FlowSettings(
                empty, null, one(FlowSettings.SelfApproval.values()), one(FlowSettings.Dedupe.values()));
    }

    private List<FlowNode> sequence(int depth, int atLeast) {
        var nodes = new ArrayList<FlowNode>();
        var length = atLeast + random.nextInt(3);
        for (var index = 0; index < length; index++) {
            nodes.add(node(depth));
        }
        return nodes;
    }

    private FlowNode node(int depth) {
        var id = "n" + ids++;
        var title = Flows.text(id);
        return switch (random.nextInt(depth > 0 ? 10 : 6)) {
            case 0, 1, 2, 3 -> {
                world.asks(id, people(4));
                Map<String, NodeRight> fields =
                        random.nextInt(4) == 0 ? Map.of("opinion", NodeRight.REQUIRED) : Map.of();
                yield new FlowNode.Approve(
                        id, title, List.of(new ApproverSource.Initiator()), one(VoteRule.values()), fields);
            }
            case 4 -> {
                world.asks(id, people(3));
                yield new FlowNode.Cc(id, title, List.of(new ApproverSource.Initiator()));
            }
            case 5 -> new FlowNode.UpdateRecord(id, title, Map.of());
            case 6, 7 -> new FlowNode.Choice(id, title, choices(depth - 1));
            default -> new FlowNode.Parallel(id, title, parallels(depth - 1));
        };
    }

    private List<Branch> choices(int depth) {
        var made = new ArrayList<Branch>();
        for (var index = random.nextInt(3); index > 0; index--) {
            var id = "b" + ids++;
            branches.add(id);
            made.add(Flows.when(id, sequence(depth, 0).toArray(FlowNode[]::new)));
        }
        made.add(
                random.nextInt(made.size() + 1),
                Flows.otherwise("b" + ids++, sequence(depth, 0).toArray(FlowNode[]::new)));
        return made;
    }

    private List<Branch> parallels(int depth) {
        var made = new ArrayList<Branch>();
        for (var index = 2 + random.nextInt(2); index > 0; index--) {
            made.add(Flows.branch("b" + ids++, sequence(depth, 1).toArray(FlowNode[]::new)));
        }
        return made;
    }

    private UUID[] people(int most) {
        return random.ints(random.nextInt(most), 0, PEOPLE)
                .mapToObj(Flows::person)
                .toArray(UUID[]::new);
    }

    private <T> T one(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
